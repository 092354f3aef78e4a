"""What is told before a question asks for nothing; who takes part in a deed may be a kind of people."""

from __future__ import annotations

import pytest

from rag.conversation.focus import focus
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("予算が厳しいのは分かっていますが、いつ完了しますか", "いつ完了しますか"),
        ("担当者が替わったので、kpiを教えて", "kpiを教えて"),
        ("費用の話は置いておくとして、いつ完了しますか", "いつ完了しますか"),
        ("費用ですが、いくらですか", None),
        ("予算を知りたいのですが、何億円ですか", None),
        ("誰が担当か、教えて", None),
    ],
)
def test_what_is_told_first_is_not_asked(text: str, asks: str | None) -> None:
    assert focus(text) == (text if asks is None else asks)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("基本計画の変更の際に意見を聴く相手は誰ですか", "有識者"),
        ("基本計画を変えるときは誰から意見を聴取しますか", "有識者"),
        ("人工知能戦略本部の構成員は誰ですか", "全閣僚"),
        ("人工知能戦略専門調査会の委員は誰ですか", "人名の記載はありません"),
        ("人工知能戦略専門調査会の有識者は誰ですか", "人名の記載はありません"),
        ("CYDERの教材を作ったのは誰ですか", "人名の記載はありません"),
        ("Lアラートの研修で講師を務めるのは誰", "人名の記載はありません"),
    ],
)
def test_who(question: str, says: str, bundled: Application) -> None:
    assert says in bundled.engine.answer(question).text
