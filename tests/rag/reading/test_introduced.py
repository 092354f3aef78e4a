"""A thing introduced in one sentence and asked about in the next."""

from __future__ import annotations

import pytest

from rag.reading.introduced import as_one
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("難病のデータベースがありますよね。あれの効果KPIは", "難病のデータベースの効果KPIは"),
        ("HHIで効果をはかる施策を探しています。そこでは大手のシェアは？", "HHIで効果をはかる施策では大手のシェアは？"),
        ("空き家バンクについて伺います。主担当はどこ？", "空き家バンクについて、主担当はどこ？"),
        ("ロボットの件です。それっていつまで？", "ロボットっていつまで？"),
        ("船のシェアの目標があると思うのですが。あれは何年まで？", "船のシェアの目標は何年まで？"),
        ("オープンデータの施策について伺います。何件ありますか", "オープンデータの施策は何件ありますか"),
        ("2019年度の主な取組が箇条書きであるよね、あれ全部おしえて", "2019年度の主な取組を全部おしえて"),
        ("主な取組が並んでますよね。あれ全部教えて", "主な取組を全部教えて"),
        ("空き家を売り買いする施策があったはず。番号を。", "空き家を売り買いする施策の番号を。"),
        ("支援員というものを上司に説明しなければなりません。要点を教えて。", "支援員について、要点を教えて。"),
    ],
)  # fmt: skip
def test_what_is_introduced_takes_the_place_of_what_points_back(question: str, meant: str) -> None:
    assert as_one(question) == meant


@pytest.mark.parametrize(
    "question",
    [
        "",
        "オープンデータの担当は？",
        "空き家バンクの施策はありますか？担当も教えて。",
        "総務省が主担当の施策があります。その施策は何件？",
        "何か防災の施策がありますか。その担当は？",
        "02-04について教えて。",
        "Jアラートを調べています。Lアラートの担当は",
        "総務省の件です。文部科学省が主担当の施策は何件",
        "別表にも骨子にも載っているはず。呼び名は？",
        "の" * 2000 + "がありますよね。あれの担当は",
    ],
)
def test_what_asks_itself_or_introduces_nothing_stays(question: str) -> None:
    assert as_one(question) == question


def test_the_attribute_asked_is_told_not_whether_the_thing_exists(bundled: Application) -> None:
    answer = bundled.engine.answer(
        "難病の患者さんや小児慢性特定疾病のお子さんの診療情報データベースがありますよね。あれの効果KPIを確認させてください。"
    )
    assert answer.text.startswith(
        "「指定難病患者、小児慢性特定疾病児童等の診療情報を登録するためのデータベース"
    )
    assert "データベースからのデータ提供件数" in answer.text


def test_a_word_that_the_record_has_too_is_no_false_premise(bundled: Application) -> None:
    answer = bundled.engine.answer(
        "人工衛星の観測データを無償で開放していく施策で、とりまとめ役はどの省ですか。"
    )
    assert answer.status == "answered"
    assert "主担当(◎)は経済産業省" in answer.text


def test_an_empty_set_with_words_left_unread_is_no_answer(bundled: Application) -> None:
    answer = bundled.engine.answer("月平均10万ページビュー以上をKPIに掲げる施策が見込む参加団体はいくつか。")
    assert "0件" not in answer.text
    assert {c.locator for c in answer.citations} == {"08-16"}
