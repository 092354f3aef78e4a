"""What is asked behind a premise that was put right is told, too."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("電子タグって令和9年に1,000億枚出荷するらしいけど、主担当はどこだっけ？", ("令和7年", "経済産業省")),
        ("令和3年度までに1万箇所の整備を見込んでいる防災拠点等におけるWi-Fi環境の整備は、どこの省の担当ですか。", ("3万箇所", "総務省")),
        ("情報銀行の認定件数の目標は令和2年度に9件だそうですが、主担当はどこですか", ("6件", "内閣官房")),
        ("本文には載っていない気象情報の利活用の促進の主担当は？", ("本文記載", "国土交通省")),
    ],
)  # fmt: skip
def test_the_correction_and_the_answer(text: str, told: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert all(t in answer.text for t in told), answer.text


@pytest.mark.parametrize(
    "text",
    [
        "令和7年に1,000億枚以上の出荷を目指す電子タグの施策の主担当は？",
        "令和3年度までに約3万箇所の整備を見込む防災拠点等におけるWi-Fi環境の整備推進は、どこの省の担当ですか。",
        "本文にも記載のある「デジタル活用支援員」の検討の主担当は？",
    ],
)
def test_what_is_so_is_not_corrected(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "answered"
