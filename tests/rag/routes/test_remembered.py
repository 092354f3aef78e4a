"""A record that is remembered is there, whatever its sentences deny."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("海上保安庁が持ってるデータを公開する施策あったよね", "02-16"),
        ("罹災証明書を電子申請する取組がありましたよね", "05-08"),
        ("介護ロボットを開発する事業ってありましたっけ", "09-05"),
        ("免税品の購入データを公開する施策ありましたよね", "02-32"),
        ("救急車の信号優先の話もあったよね", "09-34"),
    ],
)
def test_a_record_found_by_its_words_is_there(text: str, locator: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith("はい。")
    assert answer.citations[0].locator == locator


@pytest.mark.parametrize(
    "text",
    [
        "中小企業のIT導入を後押しする施策ありましたよね",
        "宇宙旅行を広める施策あったよね",
        "農業でドローンを使う話もあったよね",
        "月面探査をする施策ってあったよね",
    ],
)
def test_one_that_has_only_some_of_the_words_is_not(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status in ("partial", "not_found")
    assert not answer.text.startswith(("はい", "いいえ"))


def test_in_a_conversation_a_record_with_hardly_a_word_of_the_question_says_no_yes(
    bundled: Application,
) -> None:
    said = Turn("user", "オープンデータ官民ラウンドテーブルとは")
    told = Turn("assistant", bundled.engine.answer(said.content).text)
    answer = bundled.engine.answer("次回の開催日程は決まってますか", (said, told))
    assert answer.status in ("partial", "not_found")
    assert not answer.text.startswith(("はい", "いいえ"))
