"""The date of the very act, in a sentence that tells several."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("運転免許の警察情報システムを新しいほうへ移すのは令和2年度からですか。", "いいえ。"),
        ("運転免許の警察情報システムを新しいほうへ移すのは令和4年度からですか。", "はい。"),
        ("デジタル活用支援員は、令和2年度のうちに本格実施へ移るのですか。", "いいえ。"),
        ("デジタル活用支援員が本格的に実施されるのは令和3年度からですか。", "はい。"),
    ],
)
def test_the_date_of_another_act_is_no_proof(text: str, verdict: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(verdict)
