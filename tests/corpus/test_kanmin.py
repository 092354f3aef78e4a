import re
from collections import Counter

import pytest

from rag.records import Field, Library, Measure


def _measure(library: Library, locator: str) -> Measure:
    record = library.get("kanmin", locator)
    assert isinstance(record, Measure)
    return record


def _field(library: Library, locator: str, name: str) -> Field:
    field = _measure(library, locator).field(name)
    assert field is not None
    return field


def test_counts(library: Library) -> None:
    assert len(library.measures) == 180
    assert sum(m.in_body for m in library.measures) == 117
    first = Counter(int(m.locator[:2]) for m in library.measures)
    assert [first[n] for n in range(1, 13)] == [4, 37, 2, 8, 12, 18, 9, 35, 37, 12, 2, 4]


def test_numbers_are_those_of_the_rows_in_order(library: Library) -> None:
    rows = re.findall(r"^(\d\d-\d\d)\t", library.sources["kanmin"].text, re.MULTILINE)
    assert [m.locator for m in library.measures] == rows
    assert not {f"10-{n:02}" for n in range(6, 17)} & set(rows)


def test_every_measure_has_its_seven_fields(library: Library) -> None:
    names = (
        "本文記載",
        "施策名",
        "KPI(進捗)",
        "KPI(効果)",
        "課題・取組概要",
        "第3章基本的施策の条",
        "府省庁名",
    )
    assert all(tuple(f.name for f in m.fields) == names for m in library.measures)
    assert all(m.title and m.ministries and m.fields[4].sentences for m in library.measures)


def test_leads(library: Library) -> None:
    leads = Counter(name for m in library.measures for name in {x.name for x in m.leads})
    assert (leads["総務省"], leads["厚生労働省"], leads["警察庁"]) == (49, 18, 10)
    several = [m.locator for m in library.measures if len(m.leads) > 1]
    assert several == ["02-03", "02-24", "02-36", "05-09", "05-10", "05-11", "08-31", "09-02", "09-37"]
    assert all(m.leads for m in library.measures)


@pytest.mark.parametrize(
    ("locator", "labels"),
    [
        ("02-04", ["◎内閣官房", "総務省"]),
        ("02-21", ["内閣府", "文部科学省", "◎経済産業省", "国土交通省", "環境省"]),
        ("01-01", ["◎内閣官房", "関係府省庁"]),
        ("02-02", ["◎内閣官房", "全府省庁"]),
        ("09-02", ["◎内閣官房", "◎総務省", "◎警察庁"]),
        ("08-29", ["◎文部科学省"]),
        (
            "09-15",
            [
                "◎内閣官房(内閣官房小型無人機等対策推進室)",
                "内閣官房(IT室)",
                "内閣官房(日本経済再生総合事務局)",
                "内閣官房(内閣サイバーセキュリティセンター)",
                "内閣府",
                "警察庁",
                "消費者庁",
                "総務省",
                "消防庁",
                "法務省",
                "文部科学省",
                "厚生労働省",
                "農林水産省",
                "経済産業省",
                "国土交通省",
            ],
        ),
    ],
)
def test_ministries(library: Library, locator: str, labels: list[str]) -> None:
    assert [("◎" if m.lead else "") + m.label for m in _measure(library, locator).ministries] == labels


@pytest.mark.parametrize(
    ("locator", "name", "kpis"),
    [
        (
            "02-04",
            "KPI(進捗)",
            ["地方公共団体向け研修開催回数(令和2年度40回)", "地方公共団体におけるオープンデータ取組率(令和2年度100%)"],
        ),
        ("02-08", "KPI(進捗)", ["気象庁ホームページを通じたデータのダウンロード量(令和2年度930TB)"]),
        ("05-04", "KPI(進捗)", ["マイキープラットフォームへの参加 地方公共団体数"]),
        ("06-11", "KPI(進捗)", ["新規整備件数 ・令和2年度:約2,000か所 ・令和3年度:約2,000か所"]),
        ("09-26", "KPI(進捗)", ["採択評価の実施", "選抜評価の実施", "継続評価の実施", "終了評価の実施"]),
        ("06-16", "KPI(進捗)", ["放送ネットワーク整備支援事業実施件数 (令和2年度内に3件を予定)"]),
        ("08-21", "KPI(効果)", ["ナッジを通じた環境価値の支払意思額の向上(令和2年度 対統制群比5%)", "マーケットデザインを通じた環境価値の取引回数の向上(令和4年度 対統制群比5%)"]),
        ("02-29", "KPI(進捗)", ["不動産価格指数の公表回数", "不動産情報に係る新たな指標の充実"]),
        ("01-04", "KPI(進捗)", ["世界銀行事業環境ランキング(World Bank Doing Business)の法人設立分野でのランクアップ", "※令和元年10月公表のDoing Business 2020では13位"]),
    ],
)  # fmt: skip
def test_kpis_of_a_cell(library: Library, locator: str, name: str, kpis: list[str]) -> None:
    assert [s.display for s in _field(library, locator, name).sentences] == kpis


@pytest.mark.parametrize(
    ("locator", "text"),
    [("12-01", ""), ("12-02", ""), ("12-03", "-"), ("09-37", "未設定")],
)
def test_empty_is_not_the_same_as_unset(library: Library, locator: str, text: str) -> None:
    assert _field(library, locator, "KPI(進捗)").text == text
    assert _field(library, "10-05", "KPI(進捗)").text.endswith("KPIの設定はない。")


def test_contradictions_of_the_source_stay(library: Library) -> None:
    assert "10件を超える" in _field(library, "09-36", "KPI(進捗)").display
    assert "21件" in _field(library, "09-36", "課題・取組概要").display
    assert "令和2年8月公開予定" in _field(library, "02-25", "KPI(進捗)").display
    assert "令和2年秋頃" in _field(library, "02-25", "課題・取組概要").display


def test_bullets_of_the_outline(library: Library) -> None:
    for locator, starts in {
        "02-04": ["地方公共団体のオープンデータ取組率", "令和2年度については", "これにより"],
        "02-25": ["「レセプト情報・特定健診等情報データベース」", "令和2年度も", "これにより"],
        "02-36": ["ハザードマップ", "平成30年度から", "データの公開により"],
        "08-21": ["平成30年度から", "令和2年度は", "そして令和4年度までに"],
    }.items():
        lines = _field(library, locator, "課題・取組概要").display.split("\n")
        assert len(lines) == len(starts)
        assert all(line.startswith(f"・{start}") for line, start in zip(lines, starts, strict=True))


def test_debris_inside_a_cell_divides_bullets(library: Library) -> None:
    field = _field(library, "12-03", "課題・取組概要")
    assert "<p>" in field.text
    assert "・の取組を行ったが、今後は、" in field.display


def test_no_stop_inside_brackets_ends_a_sentence(library: Library) -> None:
    sentences = [s.display for s in _field(library, "02-04", "課題・取組概要").sentences]
    assert "一方、市町村を含めた全国の取組率は約40%(669団体。令和2年3月2日時点)。" in sentences


def test_marks_keep_their_column_and_are_not_trusted(library: Library) -> None:
    """The 府省庁名 wanders on every page, so no column can be mapped to its article."""
    assert not any(mark.reliable for m in library.measures for mark in m.marks)
    assert [(m.mark, m.column) for m in _measure(library, "02-01").marks] == [("◎", 6), ("○", 18), ("○", 19)]
    spilled = _measure(library, "08-33").marks
    assert [m.mark for m in spilled] == ["○", "○"]
    assert _field(library, "08-33", "府省庁名").text == "◎総務省"
    without = [m.locator for m in library.measures if not m.marks and m.locator < "07"]
    assert len(without) == 30
