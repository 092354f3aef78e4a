from pathlib import Path

import pytest

from eval.check_cases import read_rules
from eval.rules import ministry_cell, select
from eval.source import Corpus, cell_span, read_corpus
from rag.errors import CorpusError, InputError
from rag.settings import PROJECT
from tests.eval_builders import small_corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(PROJECT / "corpus" / "documents")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("lead=気象庁", ["01-01"]),
        ("named=総務省", ["01-01"]),
        ("joint=総務省 & prefix=01", ["01-01"]),
        ("sole=国土交通省", ["01-02"]),
        ("!sole=国土交通省 & body=空", []),
        ("body=○ & !lead=気象庁", ["02-01"]),
        ("name~公開 | name~連携", ["01-01", "02-01"]),
        ("kpi~令和2年度 & kpi2=-", ["01-02"]),
        ("kpi1=空 & kpi2=空", ["02-01"]),
        ("kpi2^未設定", ["01-01"]),
        ("ministries>=2", ["01-01"]),
        ("row~市町村", ["02-01"]),
        ("all", ["01-01", "01-02", "02-01"]),
    ],
)
def test_conditions_on_a_small_table(rule: str, expected: list[str]) -> None:
    assert list(select(rule, small_corpus())) == expected


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("all", 180),
        ("body=○", 117),
        ("leads>=2", 9),
        ("lead=総務省", 49),
        ("kihon: all", 56),
        ("table: all", 6),
    ],
)
def test_known_figures_of_the_sources(rule: str, count: int, corpus: Corpus) -> None:
    assert len(select(rule, corpus)) == count


def test_several_documents_in_one_rule(corpus: Corpus) -> None:
    assert select("prefix=11; table: 未了=0; kihon: named=防衛省", corpus) == (
        "11-01", "11-02", "進捗状況の表/デジガバ・中小", "進捗状況の表/倫理・その他", "第3章第1節(2)③", "第3章第3節(2)④",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("◎内閣官房、総務省", (("内閣官房", True), ("総務省", False))),
        ("内閣府、◎経済産業省、環境省等", (("内閣府", False), ("経済産業省", True), ("環境省", False))),
        ("内閣官房(◎対策推進室、IT室)、警察庁", (("内閣官房", True), ("警察庁", False))),
        ("○ ○ ◎文部科学省", (("文部科学省", True),)),
        ("○ 国土交通省", (("国土交通省", False),)),
        ("内閣府(AI室)、◎ 内閣府(規制室)", (("内閣府", False), ("内閣府", True))),
    ],
)
def test_ministry_cell(cell: str, expected: tuple[tuple[str, bool], ...]) -> None:
    assert ministry_cell(cell) == expected


@pytest.mark.parametrize("rule", ["lead", "color=赤", "foo: all", "lead = ", "& all"])
def test_a_rule_that_cannot_be_read_is_refused(rule: str) -> None:
    with pytest.raises(InputError, match="規則"):
        select(rule, small_corpus())


def test_cells_of_a_row(corpus: Corpus) -> None:
    (unit,) = corpus.find("kanmin", "12-01")
    text = corpus.texts["kanmin"]
    span = cell_span(text, unit, "府省庁名")
    assert span is not None
    assert text[slice(*span)].startswith("◎経済産業省")
    blank = cell_span(text, unit, "KPI(進捗)")
    assert blank is not None
    assert text[slice(*blank)].strip() == ""
    assert cell_span(text, unit, "備考") is None


def test_outline_spans_begin_with_their_headings(corpus: Corpus) -> None:
    for locator, begin in (("第3章第1節(2)①", "医療・ヘルスケア"), ("第2章(4つの基本的な方針)2", "2. A I 開発力"), ("第4章第2節", "第2節 基本計画の変更")):  # fmt: skip
        (unit,) = corpus.find("kihon", locator)
        assert begin in corpus.text(unit)[:40]
    (section,) = corpus.find("kihon", "第3章第1節")
    (item,) = corpus.find("kihon", "第3章第1節(4)③")
    assert section.start < item.start < item.end <= section.end


def test_a_missing_document_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"kanmin\.txt"):
        read_corpus(tmp_path)


def test_rules_file_must_be_a_table_of_strings(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    assert read_rules(file) == {}
    for content, match in (("a = ", "TOML"), ("a = 1", "文字列でない")):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match=match):
            read_rules(file)
