"""Sentences that only tell the occasion are left out of the question; topics and questions stay."""

from __future__ import annotations

import pytest

from rag.preface import without_preface
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("国会で聞かれそうなので確認。GPAIはどの文書に？", "GPAIはどの文書に？"),
        ("答弁資料を作っています。急ぎです。02-04の担当は？", "02-04の担当は？"),
        ("すみません、初めて使います。情報銀行とは？", "情報銀行とは？"),
        ("GPAIについて調べています。何の略ですか", "GPAIについて調べています。何の略ですか"),
        ("担当はどこですか。確認です。", "担当はどこですか。確認です。"),
        ("資料を作っています。", "資料を作っています。"),
        ("筆ポリゴンというのが分からないんですけど、何のデータ？", "筆ポリゴンは、何のデータ？"),
        ("DIASがよく分からないのですが、何の略ですか", "DIASは、何の略ですか"),
        ("DIASがよく分かりませんが、何の略ですか", "DIASは、何の略ですか"),
        ("担当が分からない施策はありますか", "担当が分からない施策はありますか"),
        ("", ""),
    ],
)
def test_only_the_occasion_is_left_out(question: str, asked: str, application: Application) -> None:
    assert without_preface(question, application.tokenizer) == asked
