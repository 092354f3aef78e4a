"""What an indicator is said to measure, and how much is said to be enough."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "told"),
    [
        ("JNTOの訪日プロモーションって、サイトのアクセス数が効果のKPIで合ってる？", "いいえ。", ("訪日外国人旅行者数", "アクセス数")),
        ("気象情報のダウンロード量は進捗のKPIじゃなくて効果のKPIだよね？", "いいえ。", ("新規気象ビジネス", "ダウンロード量")),
        ("訪日外国人旅行者数って進捗のKPIだったよね？", "いいえ。", ("アクセス数", "訪日外国人旅行者数")),
        ("オンライン資格確認に参加する医療機関数は進捗のほうのKPIで間違いないですか", "いいえ。", ("システムの構築", "医療機関数")),
        ("訪日外国人旅行者数はJNTO訪日プロモーションの効果の指標ですよね", "はい。", ("訪日外国人旅行者数",)),
        ("コンビニ交付の施策、交付通数が効果KPIで合ってます？", "はい。", ("交付通数",)),
        # enough is what is wanted, not what lies above it
        ("成果目標を達成した実証計画が半分あればよいのですか", "いいえ。", ("80%以上",)),
        ("スマート農業の実証、達成した計画は過半数でいいんでしょ？", "いいえ。", ("80%以上",)),
        ("成果目標を達成した実証計画が8割以上あればよいのですか", "はい。", ("80%以上",)),
        ("情報銀行の認定は6件あればいいの？", "はい。", ("令和2年度6件",)),
        ("02-04の研修は30回やればいいんですか", "いいえ。", ("40回",)),
        ("02-08の目標は930TBですか", "はい。", ("930TB",)),
        # what is supposed to go on apart
        ("政府のデータカタログサイトとe-Govって、この先も別々のままなんだっけ？", "いいえ。", ("統合",)),
        ("オープンデータカタログとe-Govはこれからも分かれたまま？", "いいえ。", ("統合",)),
        ("e-Govとデータカタログサイトは統合されるでしょ？", "はい。", ("統合",)),
    ],
)  # fmt: skip
def test_what_is_said_of_it_is_judged(
    text: str, start: str, told: tuple[str, ...], bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert all(t in answer.text for t in told), answer.text


@pytest.mark.parametrize(
    "text",
    [
        "スマート農業の実証計画は目標を達成したのですか",
        "小中学校の端末は全員分そろったんでしょ？",
        "電子カルテの情報は今後も分かれたままなの？",
        "オンライン資格確認の運用は紙の保険証のまま始まるんですか",
        "情報銀行の認定は5件あれば目標達成なの？",
        "CYDERの目標は年1000人でいい？",
        "02-08の参加企業は12件ですか",
        "02-08の利用者数は930TBですか",
        "09-05の開発件数は25,000台ですか",
    ],
)
def test_what_is_not_told_is_left_open(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status in ("partial", "not_found")
