"""Whether a record has ministries beside the one said."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "locator"),
    [
        ("防衛力強化のためのAI利活用に、防衛省のほかに名前の挙がっている省庁はありますか", "いいえ。", "第3章第1節(2)③"),
        ("AIの産業の海外展開支援には外務省のほかにも担当省庁がありますか", "はい。", "第3章第2節(1)⑥"),
        ("06-15 に総務省以外の府省庁は関わっていますか", "いいえ。", "06-15"),
        ("02-37 に国土交通省以外の府省は入っていますか", "はい。", "02-37"),
        ("06-15 に総務省以外の府省庁は入っていない、で合っていますか", "はい。", "06-15"),
        ("民泊の施策に国交省以外の省庁が関わってはいませんか", "いいえ。", "10-22"),
        ("06-15は総務省以外の担当はありませんよね", "はい。", "06-15"),
        ("06-15は総務省以外に担当はいませんよね", "はい。", "06-15"),
        ("06-15は総務省以外の担当はないですよね", "はい。", "06-15"),
        ("02-37は国土交通省以外の担当はありませんよね", "いいえ。", "02-37"),
        ("02-37は国土交通省以外に担当省庁はないですよね", "いいえ。", "02-37"),
        ("06-15に総務省以外の担当はありませんか", "いいえ。", "06-15"),
        ("06-15には総務省以外の省庁の関与がありますか", "いいえ。", "06-15"),
        ("02-37に国土交通省のほかに名前の挙がっている省庁はありますか", "はい。", "02-37"),
        ("Is any ministry other than MLIT involved in the minpaku (private lodging) measure 10-22?", "No. ", "10-22"),
    ],
)  # fmt: skip
def test_the_list_of_the_record_decides(text: str, start: str, locator: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert {c.locator for c in answer.citations} == {locator}


@pytest.mark.parametrize(
    "text",
    [
        "厚生労働省以外の医療機関もMID-NETに参加していますか",
        "総務省以外の民間企業も異能vationに参加していますか",
        "経済産業省のほかに損保会社もお助け隊に関わっていますか",
        "農林水産省のほかに民間もスマートフードチェーンに関わっていますか",
        "警察庁以外の機関、例えば都道府県警察も交通規制情報に関わっていますか",
        "警察庁のほかに担当の民間企業が02-14にありますか",
        "06-15に総務省以外に放送局の担当者がいますか",
        "総務省以外の放送局は06-15に参画していますか",
    ],
)
def test_others_than_ministries_are_no_matter_of_the_list(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "other_offices"


@pytest.mark.parametrize(
    "text",
    [
        "農業情報の標準化に内閣官房以外で関わっている省庁はどこですか",
        "総務省以外が主担当の施策は何件ありますか",
        "防衛省のほかに軍事領域のAIの議論を担当する省はどこか教えて下さい",
    ],
)
def test_which_and_how_many_are_other_questions(text: str, bundled: Application) -> None:
    assert not bundled.engine.answer(text).text.startswith(("はい", "いいえ"))


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("厚生労働省以外の医療機関もMID-NETに参加していますか", False),
        ("総務省以外の民間企業も異能vationに参加していますか", False),
        ("経済産業省以外の自治体もドローンの施策に関係していますか", False),
        ("経済産業省のほかに損保会社もお助け隊に関わっていますか", True),
    ],
)
def test_of_others_no_sentence_decides_that_does_not_have_them(
    text: str, decided: bool, bundled: Application
) -> None:
    assert bundled.engine.answer(text).text.startswith(("はい", "いいえ")) is decided
