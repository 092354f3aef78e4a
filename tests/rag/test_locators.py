"""Places in any spelling: measure numbers and sections."""

from __future__ import annotations

import pytest

from corpus.library import load_library
from rag.locators import circled, measure_id, measure_references, section_references
from rag.settings import PROJECT
from rag.text import folded


def measures(text: str) -> list[str]:
    return [r.id for r in measure_references(folded(text))]


def sections(text: str) -> list[str]:
    return [r.locator for r in section_references(folded(text))]


@pytest.mark.parametrize(
    "text",
    [
        "02-04", "０２－０４", "2-4", "02‐04", "02–04", "02ー04", "施策02の04", "施策2-4", "別表No.2-4", "別表の2-4",
        "施策番号02-04", "施策番号0204", "No.02-04", "#2-4", "02-04のKPIは？", "「02-04」について", "02_04", "02の4番", "02の04番を見て",
        "施策二の四", "measure 2-4", "What is the KPI of 02-04?", "別表の施策で、2の04は何ですか",
    ],
)  # fmt: skip
def test_one_measure_in_any_spelling(text: str) -> None:
    assert measures(text) == ["02-04"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("02-04と05-09の違い", ["02-04", "05-09"], id="two"),
        pytest.param("06-01〜06-05", ["06-01", "06-02", "06-03", "06-04", "06-05"], id="range"),
        pytest.param("06-03〜06-01", ["06-03", "06-02", "06-01"], id="range-backwards"),
        pytest.param("06-01から06-03まで", ["06-01", "06-02", "06-03"], id="range-in-words"),
        pytest.param("from 06-01 to 06-03", ["06-01", "06-02", "06-03"], id="range-in-english"),
        pytest.param("05-09、02-04、05-09", ["05-09", "02-04"], id="each-once-in-order"),
        pytest.param("10-08は", ["10-08"], id="existence-is-not-checked"),
        pytest.param("十一の一はどんな施策(別表の話です)", ["11-01"], id="spoken"),
    ],
)
def test_several_measures(text: str, expected: list[str]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2-3年後", id="years"),
        pytest.param("10-20件", id="counts"),
        pytest.param("03-1234-5678に電話", id="phone-number"),
        pytest.param("2020-04-01", id="date"),
        pytest.param("X8341-3", id="standard"),
        pytest.param("5-10%", id="percentages"),
        pytest.param("MID-NET", id="name"),
        pytest.param("2-4か月", id="months"),
        pytest.param("12:30-13:00", id="times"),
        pytest.param("2の倍数", id="words"),
        pytest.param("", id="empty"),
    ],
)
def test_pairs_that_name_no_measure(text: str) -> None:
    assert measures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("第3章第1節(2)①", "第3章第1節(2)①", id="canonical"),
        pytest.param("第三章第1節（2）①", "第3章第1節(2)①", id="kanji-and-full-width"),
        pytest.param("第３章　第１節　（２）　①", "第3章第1節(2)①", id="full-width-spaced"),
        pytest.param("三章一節の(2)の①", "第3章第1節(2)①", id="kanji-without-dai"),
        pytest.param("3章1節(2)の①", "第3章第1節(2)①", id="short"),
        pytest.param("第3章の第1節の(2)の①", "第3章第1節(2)①", id="particles"),
        pytest.param("第3章第1節(2)丸1", "第3章第1節(2)①", id="circle-in-words"),
        pytest.param("3-1(2)①", "第3章第1節(2)①", id="dashed"),
        pytest.param("3章1節", "第3章第1節", id="section"),
        pytest.param("骨子案の第4章", "第4章", id="chapter"),
        pytest.param("第四章第二節", "第4章第2節", id="kanji-section"),
        pytest.param("chapter 3 section 1", "第3章第1節", id="english"),
        pytest.param("第9章", "第9章", id="existence-is-not-checked"),
        pytest.param("第1節(1)", "第1節(1)", id="without-its-chapter"),
    ],
)
def test_one_section_in_any_spelling(text: str, expected: str) -> None:
    assert sections(text) == [expected]


def test_further_items_of_one_group() -> None:
    assert sections("第3章第1節(2)①と③の違い") == ["第3章第1節(2)①", "第3章第1節(2)③"]


def test_items_in_a_clause_of_their_own() -> None:
    said = "第3章第4節(1)、産業構造のところ。②と③は"
    assert [r.locator for r in section_references(said)] == ["第3章第4節(1)②", "第3章第4節(1)③"]
    assert [r.locator for r in section_references("第3章第4節(1)の取組は①の方式でまとめて")] == [
        "第3章第4節(1)"
    ]


def test_ranges_of_items_and_groups_are_written_out() -> None:
    assert sections("第3章第1節(2)②から④") == [f"第3章第1節(2){c}" for c in "②③④"]
    assert sections("第3章第2節の(1)〜(3)の見出し") == [f"第3章第2節({n})" for n in (1, 2, 3)]


def test_several_sections_in_order() -> None:
    assert sections("第3章第1節と第2節の見出し") == ["第3章第1節", "第3章第2節"]
    assert sections("第3章第1節、第2節、第3節") == ["第3章第1節", "第3章第2節", "第3章第3節"]
    assert sections("第3章第1節の内容は、第2節と違いますか") == ["第3章第1節", "第2節"]
    assert sections("第4章第2節と第3章第1節を比べて") == ["第4章第2節", "第3章第1節"]


@pytest.mark.parametrize("text", ["章立てを教えて", "3つの章", "文章", "第3回", "①", "(2)", "節約"])
def test_texts_that_name_no_section(text: str) -> None:
    assert sections(text) == []


def test_a_measure_is_no_section_and_the_reverse() -> None:
    assert sections("02-04のKPI") == []
    assert measures("第3章第1節(2)①") == []


@pytest.mark.parametrize("text", ["施策02の04のKPIと05-09の担当", "では、第3章第1節(2)①と③は"])
def test_offsets_point_at_the_reference(text: str) -> None:
    shown = folded(text)
    found = [*measure_references(shown), *section_references(shown)]
    assert len(found) == 2
    for reference in found:
        assert 0 <= reference.start < reference.end <= len(shown)
        assert any(c.isdecimal() or c in "①③" for c in shown[reference.start : reference.end])


def test_every_locator_of_the_documents_is_read_back() -> None:
    library = load_library(PROJECT / "corpus" / "documents")
    assert [m.locator for m in library.measures if measures(f"{m.locator}は？") != [m.locator]] == []
    places = [s.locator for s in library.sections if s.kind in {"chapter", "section", "group", "item"}]
    assert len(places) > 80
    assert [p for p in places if sections(f"{p}は？") != [p]] == []


def test_canonical_spellings() -> None:
    assert measure_id(2, 4) == "02-04"
    assert [circled(1), circled(20)] == ["①", "⑳"]


@pytest.mark.parametrize(
    "text",
    [
        "99-99から01-01まで",
        "1-1~99-99",
        "施策" + "9" * 300,
        "第" * 300 + "章",
        "0-0",
        "第3章第1節(2)丸99",
        "第3章第1節(2)丸0",
    ],
)
def test_absurd_places_break_nothing(text: str) -> None:
    assert all(len(m) == 5 for m in measures(text))
    assert all(s.startswith("第") for s in sections(text))
