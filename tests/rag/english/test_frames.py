"""Answers to English questions have English around their quotes, and only there."""

from __future__ import annotations

import pytest

from rag.english.frames import in_english


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("「GPAI:Global Partnership on AI」とあります(注)。", "The text says: 「GPAI:Global Partnership on AI」 (注)."),
        ("はい。「甲」とあります(注)。", "Yes. The text says: 「甲」 (注)."),
        (
            "いいえ、ご質問の前提(110)とは異なり、「104の機関」とあります(注)。",
            "No. Contrary to the question's premise (110): The text says: 「104の機関」 (注).",
        ),
        (
            "「甲」(02-22)の主担当(◎)は外務省です(連携: 防衛省)。",
            "The lead ministry (◎) for 「甲」(02-22): 外務省 (Ministry of Foreign Affairs) (joint: 防衛省 (Ministry of Defense)).",
        ),
        (
            "「Total」の進捗率は87%です(取組数89件、計画通り77件)。",
            "「Total」: 進捗率 (progress rate) 87% (取組数 (measures) 89件, 計画通り (as planned) 77件).",
        ),
        ("登録者数は、令和2年度までに3万人超です(「甲」(10-01)のKPI(効果))。", "登録者数: 令和2年度までに3万人超 (KPI(効果) of 「甲」(10-01))."),
        ("最も近い「甲」に、予算・金額の記載はありません(検索範囲: 別表の全文)。", "The nearest record, 「甲」, does not state this: budgets or amounts of money (searched: 別表, in full)."),
        ("いいえ。別の文です。", "No. 別の文です。"),
        ("外務省が主担当(◎)の施策は3件です(該当3件中3件、別表の施策全180件を照合)。", "3件 (searched: all 180 measures of the annex (別表))."),
        ("3 of 56 records match (3 items): 第3章第1節にある、かつ外務省が主担当(◎)の取組。", "3 of 56 records match (3 items): items in 第3章第1節 and led (◎) by 外務省 (Ministry of Foreign Affairs)."),
        ("2 of 180 records match (2 items): 期限が不明の施策。", "2 of 180 records match (2 items): 期限が不明の施策."),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_english(japanese: str, english: str) -> None:
    assert in_english(japanese) == english


@pytest.mark.parametrize("text", ["「甲」(02-08 KPI(進捗))", "KPI(進捗): 甲", "甲は乙です。", ""])
def test_what_has_no_frame_stays(text: str) -> None:
    assert in_english(text) == text


def test_ministries_may_go_without_their_english_names() -> None:
    said = in_english("「甲」(02-22)の主担当(◎)は外務省です(ほかの府省庁の記載なし)。", named=False)
    assert said == "The lead ministry (◎) for 「甲」(02-22): 外務省 (no others listed)."
