import pytest

from corpus.senryaku import parse_senryaku
from rag.errors import CorpusError
from rag.records import Library, Slide


def _slide(library: Library, locator: str) -> Slide:
    record = library.get("senryaku", locator)
    assert isinstance(record, Slide)
    return record


def _lines(library: Library, locator: str, name: str) -> list[str]:
    field = _slide(library, locator).field(name)
    assert field is not None
    return ["".join(s.display for s in field.sentences[a:b]) for a, b in field.bullets]


def test_the_blocks(library: Library) -> None:
    assert [(s.kind, s.locator) for s in library.slides if s.kind != "row"] == [
        ("page", "フォローアップ"),
        ("table", "進捗状況の表"),
        ("block", "2019年度の進捗"),
        ("block", "2020年度に実施する主な取組"),
        ("block", "総括"),
        ("block", "注"),
        ("page", "方向性①"),
        ("area", "方向性①/教育改革"),
        ("area", "方向性①/研究開発"),
        ("page", "方向性②"),
        ("block", "方向性②/方向性"),
        ("block", "方向性②/進捗"),
    ]


TABLE = [
    ("教育改革", 31, 27, 4, 87),
    ("研究開発", 16, 11, 5, 69),
    ("社会実装", 26, 24, 2, 92),
    ("データ関連基盤", 9, 8, 1, 89),
    ("デジガバ・中小", 3, 3, 0, 100),
    ("倫理・その他", 4, 4, 0, 100),
    ("Total", 89, 77, 12, 87),
]


def test_the_table(library: Library) -> None:
    assert _slide(library, "進捗状況の表").children == tuple(f"進捗状況の表/{row[0]}" for row in TABLE)
    for name, *numbers in TABLE:
        row = _slide(library, f"進捗状況の表/{name}")
        assert row.title == name
        assert row.values == tuple(
            zip(
                ("取組数", "計画通り", "未了/一部未了", "進捗率"),
                numbers,
                ("件", "件", "件", "%"),
                strict=True,
            )
        )
        cells = [row.field(column) for column, _, _ in row.values]
        assert [c.text for c in cells if c] == [*map(str, numbers[:3]), f"{numbers[3]}%"]


def test_the_table_adds_up(library: Library) -> None:
    rows = [s.values for s in library.slides if s.kind == "row"]
    for column in range(3):
        assert sum(row[column][1] for row in rows[:-1]) == rows[-1][column][1]


def test_the_caption_behind_the_table(library: Library) -> None:
    table = _slide(library, "進捗状況の表")
    assert table.title == "2019年度内を期限とした取組の進捗状況"
    assert _lines(library, "進捗状況の表", "表題") == ["(参考)2019年度内を期限とした取組の進捗状況"]


def test_the_bullets_before_their_heading(library: Library) -> None:
    lines = _lines(library, "2019年度の進捗", "本文")
    assert len(lines) == 5
    assert (
        lines[0]
        == "GIGAスクール構想の前倒し実施、数理・データサイエンス・AI教育プログラム認定制度(リテラシーレベル)検討"
    )
    block = _slide(library, "2019年度の進捗")
    heading, body = block.field("見出し"), block.field("本文")
    assert heading is not None
    assert body is not None
    assert body.end < heading.start


def test_the_plans_stand_behind_the_summary(library: Library) -> None:
    plans = _lines(library, "2020年度に実施する主な取組", "本文")
    assert len(plans) == 7
    assert plans[3] == "5Gや光ファイバ等のAI利活用に向けたネットワーク基盤の高度化、計算資源の増強"
    assert _lines(library, "総括", "本文")[1] == "取組の8割強は、計画通りに進捗。"
    assert len(_lines(library, "総括", "本文")) == 3


def test_the_notes(library: Library) -> None:
    assert _lines(library, "注", "本文") == [
        "※1 RPA:Robotic Process Automation",
        "※2 GPAI:Global Partnership on AI",
    ]


@pytest.mark.parametrize(
    ("locator", "name", "count", "first", "last"),
    [
        ("方向性①/教育改革", "進捗", 4, "小中学校の児童生徒一人に一台の端末確保する等のGIGAスクール構想のもと", "第四次産業革命"),
        ("方向性①/教育改革", "方向性", 5, "遠隔教育環境の整備", "社会人向けのリカレント教育"),
        ("方向性①/研究開発", "方向性", 5, "AIの社会実装を促すために", "研究開発工程表の実行を推進"),
        ("方向性①/研究開発", "進捗", 4, "日本の英知の発掘・糾合", "AIの信頼性を担保に向け"),
        ("方向性②/方向性", "方向性", 11, "引き続き、各分野での社会実装", "AIの品質に関する規格提案"),
        ("方向性②/進捗", "進捗", 12, "重点5分野における戦略", "新型コロナウイルス対応過程で"),
    ],
)  # fmt: skip
def test_columns(library: Library, locator: str, name: str, count: int, first: str, last: str) -> None:
    lines = _lines(library, locator, name)
    assert len(lines) == count
    assert lines[0].startswith(first)
    assert lines[-1].startswith(last)


def test_words_broken_over_lines_are_joined(library: Library) -> None:
    lines = _lines(library, "方向性①/研究開発", "進捗")
    assert "「人工知能研究開発ネットワーク」を設置し、3月末までに104の機関が参画" in lines[0]
    assert "AIRCやNICTにおけるAI研究開発に資する" in lines[1]


def test_every_bullet_of_the_text_is_in_one_field(library: Library) -> None:
    source = library.sources["senryaku"].text
    marks = sum(source.count(f"\n{mark}") for mark in ("・", "•", "\uf0fc"))
    fields = [f for s in library.slides for f in s.fields if f.name in ("本文", "進捗", "方向性")]
    inside = sum(f"\n{f.text}".count(f"\n{mark}") for f in fields for mark in ("・", "•", "\uf0fc"))
    assert inside == marks


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("（参考）", "進捗状況の表"),
        ("２０１９年度の進捗（進捗のあった主な取組）", "1枚目の並び"),
        ("・遠隔教育環境", "項目の数"),
        ("進捗 2020年以降の取組の方向性", "欄の見出し"),
    ],
)
def test_a_text_of_another_shape_is_refused(library: Library, gone: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        parse_senryaku(library.sources["senryaku"].text.replace(gone, "", 1), ())
