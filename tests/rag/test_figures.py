"""Numbers, units and dates: what is written differently and says the same has the same key."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rag.figures import dates, integer, kanji_number, quantities, wareki
from rag.text import folded

DateKey = tuple[int, int | None, int | None, bool]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十三", 23), ("十", 10), ("十一", 11), ("百", 100), ("千二百", 1200), ("二千十九", 2019),
        ("〇五", 5), ("二〇二〇", 2020), ("零", 0), ("三百六十五", 365),
        ("", None), ("二万", None), ("二x", None), ("令和", None),
    ],
)  # fmt: skip
def test_kanji_numbers(text: str, value: int | None) -> None:
    assert kanji_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("02", 2), ("十二", 12), ("12", 12), ("一二三", 123), ("ニ", None)]
)
def test_integers_in_digits_or_kanji(text: str, value: int | None) -> None:
    assert integer(text) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("令和2年", (2020, None, None, False), id="era"),
        pytest.param("令和２年度", (2020, None, None, True), id="fiscal-full-width"),
        pytest.param("令和元年度", (2019, None, None, True), id="first-year"),
        pytest.param("平成31年4月", (2019, 4, None, False), id="month"),
        pytest.param("令和2年3月2日", (2020, 3, 2, False), id="day"),
        pytest.param("2020年度", (2020, None, None, True), id="western-fiscal"),
        pytest.param("2019年6月11日", (2019, 6, 11, False), id="western-day"),
        pytest.param("二〇二〇年", (2020, None, None, False), id="kanji-digits"),
        pytest.param("令和二年度", (2020, None, None, True), id="era-kanji"),
        pytest.param("令和十年", (2028, None, None, False), id="era-ten"),
        pytest.param("R2年度", (2020, None, None, True), id="era-letter"),
        pytest.param("H30年度", (2018, None, None, True), id="heisei-letter"),
        pytest.param("令和4年度末", (2022, None, None, True), id="end-of-the-year"),
        pytest.param("by FY2020", (2020, None, None, True), id="english-fiscal"),
        pytest.param("昭和64年1月", (1989, 1, None, False), id="showa"),
        pytest.param("30年度", (2018, None, None, True), id="no-era-heisei"),
        pytest.param("元年度", (2019, None, None, True), id="no-era-first"),
    ],
)
def test_dates_in_any_spelling(text: str, key: DateKey) -> None:
    assert [d.key for d in dates(folded(text))] == [key]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("令和2年度", "2020年度"),
        ("令和2年3月", "2020年3月"),
        ("平成30年度", "H30年度"),
        ("２０２５年", "二〇二五年"),
    ],
)
def test_eras_and_western_years_say_the_same(one: str, other: str) -> None:
    (first,), (second,) = dates(folded(one)), dates(folded(other))
    assert first.key == second.key


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2020件", id="a-count"),
        pytest.param("2020か所", id="places"),
        pytest.param("12,020円", id="part-of-a-number"),
        pytest.param("令和の時代", id="era-without-year"),
        pytest.param("AI", id="letters"),
        pytest.param("02-04", id="measure-number"),
        pytest.param("120201", id="inside-a-number"),
        pytest.param("3年度間", id="a-span"),
        pytest.param("今後3年度で", id="years-ahead"),
        pytest.param("2年度ごと", id="every-other-year"),
        pytest.param("2年度末", id="alone-without-an-era"),
        pytest.param("5年度連続で", id="in-a-row"),
        pytest.param("第3年度", id="of-a-project"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(folded(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("40回", [("40", "回")], id="count"),
        pytest.param("９３０ＴＢ", [("930", "tb")], id="full-width"),
        pytest.param("4,300件", [("4300", "件")], id="thousands"),
        pytest.param("520万人", [("5200000", "人")], id="ten-thousands"),
        pytest.param("1.5億円", [("150000000", "円")], id="hundred-millions"),
        pytest.param("1千億枚", [("100000000000", "枚")], id="thousand-hundred-millions"),
        pytest.param("三十億円", [("3000000000", "円")], id="kanji-ten-hundred-millions"),
        pytest.param("3千万円", [("30000000", "円")], id="ten-millions"),
        pytest.param("8割", [("80", "%")], id="tenths"),
        pytest.param("全国の5分の1程度", [("20", "%")], id="fraction"),
        pytest.param("2分の1地域メッシュ", [], id="no-share"),
        pytest.param("九割", [("90", "%")], id="tenths-in-kanji"),
        pytest.param("100パーセント", [("100", "%")], id="percent-in-words"),
        pytest.param("８７％", [("87", "%")], id="percent"),
        pytest.param("百億枚", [("10000000000", "枚")], id="kanji-scale-alone"),
        pytest.param("二万五千台", [("25000", "台")], id="kanji-composed"),
        pytest.param("1億2千万人", [("120000000", "人")], id="mixed-composed"),
        pytest.param("2万5,000台", [("25000", "台")], id="digits-composed"),
        pytest.param("930GBと930TB", [("0.93", "tb"), ("930", "tb")], id="units-of-data"),
        pytest.param("数千億円、何百人", [], id="no-number"),
        pytest.param("取組件数12件", [("12", "件")], id="behind-数"),
        pytest.param("十か所", [("10", "か所")], id="kanji-places"),
        pytest.param("5箇所と5カ所", [("5", "か所"), ("5", "か所")], id="spellings-of-places"),
        pytest.param("800団体", [("800", "団体")], id="bodies"),
        pytest.param("100の自治体", [("100", "団体")], id="counter-behind-a-particle"),
        pytest.param("三つ", [("3", "つ")], id="kanji-things"),
        pytest.param("令和2年度40回、研修は3回", [("40", "回"), ("3", "回")], id="dates-are-left-out"),
    ],
)
def test_quantities_with_their_units(text: str, expected: list[tuple[str, str]]) -> None:
    found = quantities(folded(text))
    assert [q.key for q in found] == [(Decimal(v), u) for v, u in expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一体的に推進", id="word-with-a-numeral"),
        pytest.param("十分な検討", id="enough"),
        pytest.param("02-04", id="measure-number"),
        pytest.param("第5回", id="ordinal"),
        pytest.param("令和2年度", id="date"),
        pytest.param("一般に公開", id="general"),
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert quantities(folded(text)) == ()


@pytest.mark.parametrize(
    "text", ["約40%(669団体。令和2年3月2日時点)", "令和3年2月から10件", "920TB、平成30年度の520万人"]
)
def test_offsets_point_at_what_was_read(text: str) -> None:
    shown = folded(text)
    found = [*dates(shown), *quantities(shown)]
    assert found
    for item in found:
        assert shown[item.start : item.end] == item.text


def test_a_number_inside_a_date_is_not_counted_again() -> None:
    shown = folded("令和2年3月2日時点で669団体")
    assert [q.key for q in quantities(shown)] == [(Decimal(669), "団体")]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2020, "令和2"),
        (2019, "令和元"),
        (2018, "平成30"),
        (1989, "平成元"),
        (1926, "昭和元"),
        (1868, "明治元"),
        (1800, "1800"),
    ],
)
def test_western_years_as_the_documents_write_them(year: int, expected: str) -> None:
    assert wareki(year) == expected


@pytest.mark.parametrize("text", ["", "²³¹", "٣٤", "9" * 400, "一" * 400, "令和" + "9" * 50 + "年"])
def test_odd_numerals_break_nothing(text: str) -> None:
    shown = folded(text)
    assert all(d.text in shown for d in dates(shown))
    assert all(q.text in shown for q in quantities(shown))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和元年度と2年度", [2019, 2020]),
        ("平成元年度から3年度", [1989, 1991]),
        ("2020年度と21年度", [2020, 2021]),
        ("2019〜20年度", [2019, 2020]),
    ],
)
def test_a_year_without_an_era_takes_that_of_the_one_before(text: str, years: list[int]) -> None:
    assert [d.year for d in dates(folded(text))] == years


@pytest.mark.parametrize(("text", "unit"), [("信号機20.8万基設置", "基"), ("5基地局", ""), ("3基盤", "")])
def test_a_counter_that_also_begins_words(text: str, unit: str) -> None:
    assert [q.unit for q in quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("研修を14箇所の地域で", "か所", "地域"),
        ("100団体の市町村", "団体", "市町村"),
        ("5件の公開", "件", ""),
        ("20地域", "地域", ""),
    ],
)
def test_a_counter_may_count_what_stands_behind_it(text: str, unit: str, counted: str) -> None:
    (found,) = quantities(text)
    assert (found.unit, found.counted) == (unit, counted)
