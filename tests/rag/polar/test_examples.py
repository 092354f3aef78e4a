"""Whether a thing is told as an example of a kind."""

from __future__ import annotations

import pytest

from rag.polar.examples import examples
from ui.compose import Application

RISKS = "誤判断、ハルシネーション等の技術的リスクのみならず、雇用・経済不安といった社会的リスクやサイバー攻撃といった安全保障リスクにも拡大。"


def test_each_kind_has_its_own_examples() -> None:
    assert [(kind, members.split("、")[-1]) for kind, members in examples(RISKS)] == [
        ("技術的リスク", "ハルシネーション"),
        ("社会的リスク", "雇用・経済不安"),
        ("安全保障リスク", "やサイバー攻撃"),
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("骨子案のリスクの整理で、サイバー攻撃は「社会的リスク」の例とされているか。", "いいえ。"),
        ("サイバー攻撃は安全保障リスクの例とされていますか。", "はい。"),
        ("ハルシネーションは社会的リスクに入る?", "いいえ。"),
        ("骨子案で他の計画の例に、デジタル社会の形成に関する重点計画は挙げられている?", "はい。"),
    ],
)
def test_the_verdict(text: str, verdict: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(verdict)


@pytest.mark.parametrize(
    "text", ["AI戦略のフォローアップでいう重点5分野に観光って入ってたっけ?", "3原則にデータ連携って含まれる?"]
)
def test_what_the_sentence_does_not_name_is_not_among_others(text: str, bundled: Application) -> None:
    assert not bundled.engine.answer(text).text.startswith("はい")
