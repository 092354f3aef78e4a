"""How far apart two dates or amounts are: computed from what is cited, and only where that is settled."""

from __future__ import annotations

import pytest

from rag.comparison.time_apart import asks_gap, gap, when_instead
from rag.figures import dates
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("特定健診情報と薬剤情報のどちらが早く、何か月あく?", True),
        ("整備の開始は移行の何年後ですか", True),
        ("登記後の手続と全手続では開始が何カ月違う", True),
        ("整備から移行まで何年ありますか", True),
        ("二つの施策の目標年度の差は", True),
        ("運用開始はどれくらい早いか", True),
        ("07-03の移行は何年かかる", False),
        ("情報銀行の認定はあと何年で終わる", False),
        ("目標は何年度までですか", False),
        ("何年に始まりましたか", False),
        ("実証は何年目ですか", False),
        ("進捗率の差は何ポイント", False),
    ],
)
def test_what_asks_for_the_time_between(text: str, asks: bool) -> None:
    assert asks_gap(text) is asks


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("令和3年3月と令和3年10月", "7か月"),
        ("令和元年10月と令和3年2月", "16か月(1年4か月)"),
        ("令和2年4月と令和4年4月", "24か月(2年)"),
        ("令和2年度と令和4年度", "2年"),
        ("令和2年と令和4年度", ""),
        ("令和2年4月と令和4年", ""),
        ("令和元年度末と令和2年度", ""),
        ("令和2年度と2020年度", ""),
    ],
)
def test_how_far_two_dates_are_apart(text: str, apart: str) -> None:
    first, other = dates(text)
    assert gap(first, other) == apart


def test_what_is_asked_again_asks_for_the_dates() -> None:
    assert when_instead("開始は何か月違いますか") == "開始はいついますか"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("08-27で全国から確認できるようになるのは、特定健診情報と薬剤情報のどちらが早く、何か月あく？", "差は7か月です(計算)"),
        ("情報銀行の認定、令和元年度末の実績から令和2年度目標まであと何件ですか", "差は1件です(計算)"),
        ("情報銀行の認定件数は目標に何件足りていませんか", "差は1件です(計算)"),
        ("07-03で共通基盤の整備と警察庁システムの移行はどちらが先で、何年あきますか", "差は2年です(計算)"),
    ],
)  # fmt: skip
def test_the_distance_is_computed(text: str, said: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert said in answer.text
    assert answer.citations
    assert answer.checks["problems"] == []


@pytest.mark.parametrize(
    "text",
    [
        "スマートシティの構築数の目標まであと何件",
        "07-03の移行は何年かかる",
        "情報銀行の認定はあと何年で終わる",
        "01-04の全手続ワンストップ化は何か月遅れた",
    ],
)
def test_no_distance_is_computed_of_what_is_not_settled(text: str, bundled: Application) -> None:
    assert "(計算)" not in bundled.engine.answer(text).text


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("火災延焼シミュレーション（09-28）と首都直下型地震の被害予測（09-33）とで、目標に置いている機関の種類と数を比較したい", {"09-28", "09-33"}),
        ("07-06と07-03、それぞれ移行や整備の時期はいつですか", {"07-06", "07-03"}),
        ("02-26（空き家バンク）と02-24（保育所情報）で、目標の数と対象の単位を比べたい", {"02-26", "02-24"}),
    ],
)  # fmt: skip
def test_two_measures_named_are_two_sides(text: str, locators: set[str], bundled: Application) -> None:
    assert {c.locator for c in bundled.engine.answer(text).citations} == locators


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ドローンと自動運転の実証プロジェクトで、関わる府省庁が多いのはどちら?", "09-15は12、09-14は6(部局は親の府省庁で数える)で、09-15のほうが多く"),
        ("02-04と09-15、関係府省庁が多いのはどっち", "02-04は2、09-15は12"),
    ],
)  # fmt: skip
def test_offices_are_counted_by_their_ministry(question: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(question).text
    assert said in found
    assert "だけにあるのは内閣官房" not in found
