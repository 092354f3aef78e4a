import re

import pytest

from corpus.sentences import CELL, LINES, NOTES, kpi_breaks, split


def _cut(text: str, breaks: re.Pattern[str]) -> list[list[str]]:
    return [[text[a:b] for a, b in bullet] for bullet in split(text, breaks)]


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("- 甲。 - 乙。丙。", [["甲。"], ["乙。", "丙。"]]),
        ("-甲。 -乙。", [["甲。"], ["乙。"]]),
        ("甲。 乙。", [["甲。"], ["乙。"]]),
        ("「甲。乙」とする。(丙。丁。)を行う。", [["「甲。乙」とする。", "(丙。丁。)を行う。"]]),
        ("システムが「止まらない。次の文。", [["システムが「止まらない。", "次の文。"]]),
        ('<ul style="x"> - ①甲 <ul> - 乙。 </ul>', [["①甲"], ["乙。"]]),
        ("・甲 ・乙 ○丙", [["甲"], ["乙"], ["丙"]]),
        ("東京-大阪間を結ぶ", [["東京-大阪間を結ぶ"]]),
        ("甲。 (注)乙。", [["甲。"], ["(注)乙。"]]),
        ("①甲、②乙など。", [["①甲、②乙など。"]]),
        ("【見出し】 - 甲。 【次】 - 乙。", [["【見出し】"], ["甲。"], ["【次】"], ["乙。"]]),
        ("-", [["-"]]),
        ("", []),
    ],
)
def test_cells(text: str, bullets: list[list[str]]) -> None:
    assert _cut(text, CELL) == bullets


@pytest.mark.parametrize(
    ("text", "kpis"),
    [
        (
            "研修回数(令和2年度40回) 取組率(令和2年度100%)",
            ["研修回数(令和2年度40回)", "取組率(令和2年度100%)"],
        ),
        ("開催数 (3件を予定)", ["開催数 (3件を予定)"]),
        ("登録データ数 提供数", ["登録データ数", "提供数"]),
        ("プラットフォームへの参加 団体数", ["プラットフォームへの参加 団体数"]),
        ("①甲未設定 ②乙未設定", ["①甲未設定", "②乙未設定"]),
        ("・甲の件数 ・乙の割合", ["甲の件数", "乙の割合"]),
        ("整備件数 ・令和2年度:5 ・令和3年度:6", ["整備件数 ・令和2年度:5 ・令和3年度:6"]),
        ("令和元年度 調査 令和2年度 実証", ["令和元年度 調査", "令和2年度 実証"]),
        ("向上(令和2年度 対照群比5%)", ["向上(令和2年度 対照群比5%)"]),
        ("進捗率(開発) ※中間50%", ["進捗率(開発)", "※中間50%"]),
    ],
)
def test_kpis(text: str, kpis: list[str]) -> None:
    assert [s for bullet in _cut(text, kpi_breaks(text)) for s in bullet] == kpis


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("- ・ 甲\n- 乙\n- · 丙", [["甲"], ["乙"], ["丙"]]),
        ("・続きの\n行も同じ項目", [["続きの\n行も同じ項目"]]),
        ("\uf0fc 甲\n\n\uf0fc 乙", [["甲"], ["乙"]]),
        ("甲。 乙。", [["甲。", "乙。"]]),
    ],
)
def test_running_pages(text: str, bullets: list[list[str]]) -> None:
    assert _cut(text, LINES) == bullets


def test_notes() -> None:
    assert _cut("※1 RPA：甲、 ※2 GPAI：乙", NOTES) == [["※1 RPA：甲"], ["※2 GPAI：乙"]]
