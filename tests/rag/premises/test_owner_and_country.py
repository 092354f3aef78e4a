"""A ministry, a country or a number that a question takes for granted before it asks something else."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("再エネの環境価値をブロックチェーンで売り買いする経産省の実証、負荷試験って何トランザクション出したの?", "環境省"),
        ("地域IoTは令和2年度末までに1,000の自治体で導入する目標だが、その主担当府省庁はどこか。", "令和2年度800団体"),
        ("広島AIプロセスは英国が引っ張った枠組みだと骨子案にあったと思うんですが、何についての枠組みでしたっけ", "主導した日本"),
        ("個人情報保護法を改正する話、骨子案で持っているのはデジタル庁?", "個人情報保護委員会"),
    ],
)  # fmt: skip
def test_it_is_put_right(text: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert told in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "骨子案でエンジニアや研究者の育成・確保をやるとこ、主はどこ?",
        "地域IoTの支援、主に持ってるのはどこ?",
        "「隗より始めよ」は骨子案だと誰が先にAIを使うということ?",
    ],
)
def test_it_is_answered(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "answered"
