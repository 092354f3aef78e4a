import re

import pytest

from rag.records import Library, Section


def _section(library: Library, locator: str) -> Section:
    record = library.get("kihon", locator)
    assert isinstance(record, Section)
    return record


def test_every_item_once_and_none_from_the_contents(library: Library) -> None:
    source = library.sources["kihon"].text
    body = source[source.rindex("\n第3章") :]
    expected = []
    section = group = ""
    for line in body.splitlines():
        if match := re.match(r"第(\d)節", line):
            section = match[1]
        elif match := re.match(r"(?:- )?\((\d)\)", line):
            group = match[1]
        elif match := re.match(r" - ([①-⑳])", line) or re.match(r"- ([①-⑳])", line):
            expected.append(f"第3章第{section}節({group}){match[1]}")
    items = [s.locator for s in library.sections if s.kind == "item"]
    assert items == expected
    assert len(items) == 56


def test_the_outline(library: Library) -> None:
    kinds = [s.kind for s in library.sections]
    assert {k: kinds.count(k) for k in kinds} == {
        "chapter": 4,
        "heading": 7,
        "policy": 4,
        "section": 7,
        "group": 14,
        "item": 56,
    }
    tops = [s.locator for s in library.sections if not s.parent]
    assert tops == ["第1章", "第2章", "第3章", "第4章"]
    assert _section(library, "第3章").children == tuple(f"第3章第{n}節" for n in range(1, 5))
    assert _section(library, "第3章第3節(2)").children == tuple(f"第3章第3節(2){n}" for n in "①②③④⑤⑥")


def test_the_contents_page_makes_nothing(library: Library) -> None:
    source = library.sources["kihon"].text
    assert all(s.start >= source.rindex("第1章 基本構想") for s in library.sections)
    assert not any(re.search("笛っ|請ずべき|連進", s.title) for s in library.sections)


@pytest.mark.parametrize(
    ("locator", "title"),
    [
        ("第1章", "基本構想~「世界で最もAIを開発・活用しやすい国」を目指して~"),
        ("第1章(AIイノベーション)", "AIイノベーション"),
        ("第1章(「反転攻勢」の好機)", "「反転攻勢」の好機"),
        ("第2章(4つの基本的な方針)1", "AI利活用の加速的推進(「AIを使う」)"),
        ("第3章", "AI関連技術の研究開発及び活用の推進に関し、政府が総合的かつ計画的に講ずべき施策"),
        ("第3章第2節(4)", "AI開発・利用基盤の増強・確保"),
        ("第3章第2節(4)②", "高性能AI半導体等の研究及び開発、富岳NEXTの開発"),
        ("第3章第4節(2)①", "AIの社会実装の実現のための規制・制度の点検・見直し【再掲】"),
        ("第4章第2節", "基本計画の変更"),
    ],
)
def test_titles_are_mended(library: Library, locator: str, title: str) -> None:
    assert _section(library, locator).title == title


@pytest.mark.parametrize(
    ("locator", "labels"),
    [
        ("第3章第1節(1)①", ["◎デジタル庁", "全府省庁"]),
        ("第3章第1節(3)③", ["◎内閣府(AI室)", "内閣官房(デジ行財)", "農林水産省", "経済産業省"]),
        ("第3章第1節(4)①", ["内閣府(AI室)", "◎内閣府(規制室)"]),
        ("第3章第1節(4)③", ["個人情報保護委員会"]),
        ("第3章第2節(3)①", ["◎内閣府(AI室)", "デジタル庁", "総務省", "文部科学省", "経済産業省"]),
        ("第3章第2節(4)②", ["総務省", "文部科学省", "経済産業省", "文部科学省"]),
        ("第3章第3節(1)④", ["◎内閣府(AI室)", "経済産業省", "関係府省庁"]),
        ("第3章第4節(2)③", ["内閣府(AI室)", "◎内閣府(知財事務局)"]),
        ("第3章第4節(3)⑤", ["内閣府(AI室)", "◎経済産業省"]),
    ],
)
def test_ministries(library: Library, locator: str, labels: list[str]) -> None:
    assert [("◎" if m.lead else "") + m.label for m in _section(library, locator).ministries] == labels


def test_an_item_with_ministries_for_each_sub_topic(library: Library) -> None:
    """Its 【】 are many, and one is split over a page break."""
    item = _section(library, "第3章第1節(2)①")
    assert [m.label for m in item.leads] == ["内閣府(AI室)"]
    assert [m.label for m in item.ministries[:3]] == ["内閣府(人・くらしG)", "厚生労働省", "経済産業省"]
    assert {"金融庁", "内閣府(防災)", "環境省", "農林水産省", "関係府省庁"} <= {
        m.label for m in item.ministries
    }
    assert len(item.ministries) == 20
    assert "\n\n文科省" in item.fields[0].text
    assert item.title.startswith("医療・ヘルスケア、介護、金融、教育、防災・消防、環境保全、")


def test_items_without_a_lead(library: Library) -> None:
    items = [s for s in library.sections if s.kind == "item"]
    assert all(s.ministries for s in items)
    assert [s.locator.removeprefix("第3章") for s in items if not s.leads] == [
        "第1節(2)②",
        "第1節(2)③",
        "第1節(2)④",
        "第1節(2)⑤",
        "第1節(3)①",
        "第1節(4)③",
        "第2節(2)②",
        "第2節(2)③",
        "第2節(4)②",
        "第3節(2)⑤",
    ]


def test_body_of_a_chapter_and_of_a_section(library: Library) -> None:
    chapter = _section(library, "第3章").field("本文")
    assert chapter is not None
    assert [s.display for s in chapter.sentences] == [
        "(※具体的な施策は以下に列挙するものに加え、今後も適宜充実・強化)",
        "【◎は主な府省庁を示す。】",
    ]
    section = _section(library, "第4章第1節").field("本文")
    assert section is not None
    assert [last - first for first, last in section.bullets] == [1, 2]
    risks = _section(library, "第1章(リスクへの対応)").field("本文")
    assert risks is not None
    assert (
        risks.sentences[0].display == "他方で、AIがもたらすリスクに多くの国民が不安を抱いていることも事実。"
    )


def test_a_section_spans_what_stands_under_it(library: Library) -> None:
    for section in library.sections:
        for child in section.children:
            below = _section(library, child)
            assert section.start <= below.start
            assert below.end <= section.end


def test_the_examples_label_belongs_to_no_body(library: Library) -> None:
    bodies = [f.text for s in library.sections if (f := s.field("本文"))]
    assert not any("具体的な取組例" in text for text in bodies)
