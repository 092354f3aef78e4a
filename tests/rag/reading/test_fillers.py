"""Words that ask nothing are left out; what they are part of stays."""

from __future__ import annotations

import pytest

from rag.reading.fillers import without_fillers
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        pytest.param("そのシミュレーション自体の開発は", "そのシミュレーションの開発は", id="itself"),
        pytest.param("施策名そのものに「AI」を含む施策", "施策名に「AI」を含む施策", id="the-very"),
        pytest.param("情報銀行の施策を1分で説明して", "情報銀行の施策を説明して", id="in-what-time"),
        pytest.param("主な取組を箇条書きで。自治体のも入ってたはず", "主な取組を箇条書きで。", id="recalled"),
        pytest.param("自治体の取組は", "自治体の取組は", id="a-word-with-the-same-kanji"),
        pytest.param("それ自体は何ですか", "それ自体は何ですか", id="nothing-but-itself"),
        pytest.param("令和2年度に何分で到着しますか", "令和2年度に何分で到着しますか", id="minutes-asked-for"),
        pytest.param("大阪トラックって、線路か何かですか?", "大阪トラックって、何かですか?", id="guessed"),
        pytest.param("筆ポリゴン。なんですかこれ、絵筆?", "筆ポリゴン。なんですか", id="wondered"),
        pytest.param("主担当は何省ですか。総務省?", "主担当は何省ですか。総務省?", id="no-guess-at-a-meaning"),
        pytest.param("骨子の一番最後の節は", "骨子の最後の節は", id="very"),
        pytest.param("一番多い省は", "一番多い省は", id="a-superlative"),
        pytest.param("変換は許してください。担当は", "担当は", id="pardon"),
        pytest.param("「広島AIプロセス」はご容赦ください。担当は", "「広島AIプロセス」はご容赦ください。担当は", id="pardon-of-a-thing"),
        pytest.param("", "", id="empty"),
    ],
)  # fmt: skip
def test_what_asks_nothing_is_left_out(question: str, asked: str) -> None:
    assert without_fillers(question) == asked


@pytest.mark.parametrize(
    ("question", "said", "place"),
    [
        ("最近よく耳にするフィジカルAI、骨子案ではどう説明されていますか", "ロボット等を動かす", "第1章(AIイノベーション)"),
        ("サイバーセキュリティお助け隊とはどういう仕組みなのか、社長さんに話すつもりで要約して", "駆けつけ", "08-24"),
        ("スライドの2020年度の主な取組、箇条書きで。自治体のも入ってたはず", "計算資源の増強", "2020年度に実施する主な取組"),
    ],
)  # fmt: skip
def test_the_rest_is_answered(question: str, said: str, place: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "answered"
    assert said in found.text
    assert place in {c.locator for c in found.citations}
