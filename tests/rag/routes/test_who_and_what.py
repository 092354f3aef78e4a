"""Who does it and something else in one breath: both are told, and nothing is added where one thing is asked."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "locator", "ministry", "rest"),
    [
        ("介護ロボットの開発はどの省がいつまでにやるのか", "09-05", "経済産業省", "令和"),
        ("ドローンの目視外飛行は誰がいつまでに実現するのですか", "09-15", "内閣官房", "令和4年度"),
        ("コンビニ交付サービスは、どこの省が何を目標にしていますか", "05-05", "総務省", "KPI"),
        ("港湾の電子化はどの省庁がどのように進めていますか", "08-20", "国土交通省", "港湾関連データ連携基盤"),
        ("空き家バンクの担当はどこで、いつまでに何をする計画ですか", "02-26", "国土交通省", "令和2年度"),
        ("Lアラートの研修はどの省がどれくらい実施しましたか", "08-33", "総務省", "14箇所の地域"),
        ("運転免許のシステム統合は、どこがいつから移行しますか", "07-03", "警察庁", "令和4年度以降"),
        ("全国版空き家バンクはどの省がなぜ作ったのですか", "02-26", "国土交通省", "空き家・空き地バンク"),
    ],
)
def test_both_halves_are_told(
    text: str, locator: str, ministry: str, rest: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert {c.locator for c in answer.citations} == {locator}
    assert "府省庁名" in {c.field for c in answer.citations}
    assert len({c.field for c in answer.citations}) > 1
    assert any(ministry in s.text for s in answer.sentences)
    assert any(rest in s.text and "の主担当(◎)は" not in s.text for s in answer.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "介護ロボットの開発はどの省がやるのか",
        "空き家バンクの担当はどこですか",
        "02-08の担当はどこですか",
        "どの省が主担当の施策が一番多いですか",
        "介護ロボットの開発は経済産業省がいつまでにやるのか",
    ],
)
def test_one_thing_asked_stays_one(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    kinds = {("府省庁名" if c.field == "府省庁名" else "その他") for c in answer.citations}
    assert len(kinds) == 1


@pytest.mark.parametrize(
    "text", ["宇宙エレベーターはどの省がいつまでに作るのですか", "量子コンピュータは誰がいくらで作るのですか"]
)
def test_what_is_in_no_document_stays_declined(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "not_found"
