"""はい or いいえ by sentences that forbid, enumerate, tell what remains, plan or deny."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "within"),
    [
        ("免税店のデータは、個人が分からないように加工さえすれば税金以外の目的にすぐ使ってよいのか。", "いいえ。", "許容"),
        ("国税庁に集まる免税店の購入データは、手を加えずそのまま世に出すことが可能か教えて下さい", "いいえ。", "公開することはできない"),
        ("CYDERの演習、独立行政法人の職員も対象に入りますか？", "はい。", "独立行政法人"),
        ("沖縄の超高速ブロードバンドの事業で、整備がまだ終わっていない自治体は残っていますか", "はい。", "残り5市町村"),
        ("海外展開を支援するJICTの効果指標について、見直す予定はあるか。", "はい。", "見直し予定"),
        ("現在の交通管制システムはAIに十分対応できていますか", "いいえ。", "対応できていない"),
        ("地図データは民間が使えますか", "いいえ。", "提供されていない"),
        ("通学路情報は体系的に整理されていないのですか", "はい。", "整理されておらず"),
    ],
)  # fmt: skip
def test_the_form_of_a_sentence_decides(text: str, start: str, within: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert within in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "サイバーセキュリティお助け隊の相談窓口は大企業が対象ですか",
        "免税店からの購入データを税務以外に使えるのはなぜですか",
        "CYDERの対象になっている機関を教えてください",
        "JICTのKPIを見直す予定なのはいつですか",
    ],
)
def test_what_is_not_said_or_not_asked_is_not_affirmed(text: str, bundled: Application) -> None:
    assert not bundled.engine.answer(text).text.startswith("はい")
