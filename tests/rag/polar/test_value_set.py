"""Whether a number or a date is set: by the very number or date, not by a KPI that is written without one."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "within"),
    [
        ("Jアラートの施策のKPIに目標年度は設定されていますか", "いいえ。", "多重化した地方公共団体数"),
        ("民泊の届出件数に数値目標は設定されていますか", "いいえ。", "届出件数"),
        ("コンビニ交付の交付通数に数値目標は設定されていますか", "いいえ。", "交付通数"),
        ("異能vationの応募倍率に数値目標は設定されていますか", "いいえ。", "応募倍率"),
        ("CYDERの開催回数に目標値は定められていますか", "いいえ。", "演習等の開催回数"),
        ("地域情報プラットフォームの導入率の目標年度は決まっていますか", "いいえ。", "導入率"),
        ("12-01の目標年度は設定されている？", "いいえ。", "空欄"),
        ("オープンデータの研修に令和4年度の数値目標は設定されていますか", "いいえ。", "令和2年度40回"),
        ("放送データの利活用のKPIに期限は書いてありますか", "いいえ。", "利活用モデルの策定"),
        ("02-26の参加自治体数に期限は設けられていないのですか", "いいえ。", "令和2年度末715自治体"),
        ("放送データの利活用モデルに期限は設定されている？", "はい。", "令和2年度までに"),
        ("気象データのダウンロード量、数値目標あるの？", "はい。", "930TB"),
        ("情報銀行の認定件数に数値目標はついている？", "はい。", "6件"),
        ("オープンデータの研修に令和2年度の数値目標は設定されていますか", "はい。", "令和2年度40回"),
        ("ドローンの目視外飛行に目標年度は設定されていますか", "はい。", "令和4年度を目途"),
        ("コンビニ交付サービスに期限は定められていますか", "はい。", "令和4年度末までに"),
        ("05-07の効果KPIって数値目標になってますか", "いいえ。", "利用者利便の向上"),
        ("02-08のKPI(効果)は数値目標になっていますか", "はい。", "令和2年度12件"),
        ("05-07のKPIは数値目標になっていないということですか", "はい。", "05-07"),
    ],
)
def test_the_value_itself_decides(text: str, start: str, within: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert within in answer.text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("02-08のKPIは設定されていますか", "はい。"),  # a KPI, no number, is asked for
        ("スマホで公的個人認証を使えるようにする施策、効果KPIの数値はもう設定済み?", "いいえ。"),
        ("マイナンバーカードの有効期限は定められていますか", "「海外における"),  # of another thing: open
        ("在留カードの施策に数値目標はありますか", "05-04「マイナンバーカードの多機能化"),
        ("地方公共団体のオープンデータの利用者数に数値目標は設定されていますか", "いいえ。"),
        ("通知は何年度までを目標に設定していますか", ""),
    ],
)
def test_of_something_else_it_decides_nothing(text: str, start: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text).text
    assert answer.startswith(start)
    assert start or not answer.startswith(("はい", "いいえ"))
