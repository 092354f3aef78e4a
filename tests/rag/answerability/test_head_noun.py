"""A short question about a thing by name: the record has that thing, or the answer says that none does."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    "text",
    [
        "ワクチン接種証明書のデジタル化の担当省庁は？",
        "自動配送ロボットの公道走行の実現時期は？",
        "無人配送ロボットの実現時期は",
        "水素ステーションの整備目標は",
        "道路トンネルの数値目標は?",
        "在来線トンネルの数値目標は",
        "電子処方箋の導入時期は",
    ],
)
def test_a_thing_that_no_record_has_is_not_found(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("遠隔教育の施策はどこが所管か", "09-19"),
        ("遠隔診療の施策はどこが所管か", "06-10"),
        ("罹災証明書の電子化の担当省庁は？", "05-08"),
        ("隊列走行の実現時期は？", "09-14"),
        ("新幹線トンネルの数値目標は?", "06-03"),
        ("運転免許証のデジタル化の担当は", "07-03"),
        ("準天頂衛生の安否確認サービス、何都道府県に入れる目標？", "08-18"),  # mistyped
        ("救急搬送の施策の担当はどこ", "09-31"),  # in other words
    ],
)
def test_a_thing_that_a_record_has_is_answered_from_it(text: str, locator: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert answer.citations[0].locator == locator
