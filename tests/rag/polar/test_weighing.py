"""はい or いいえ by what the evidence tells, weighed together; left open where it tells too little."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.polar.proposition import read, statement
from rag.polar.weighing import BIAS, NO, WEIGHTS, YES, log_odds, verdict
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "opening", "within"),
    [
        (
            "CYDERはオンラインでも受けられるようになる見込みですか。",
            "はい。",
            "オンラインでの受講を可能とする予定",
        ),
        ("難病は症例がたくさんあるのですか", "", "症例が比較的少なく"),
        ("海上活動情報は、もう全面的に公開済みですか。", "いいえ。", "一部を除き公開はしていない"),
        (
            "お助け隊の相談窓口は大企業を対象にした窓口なんですか",
            "いいえ。",
            "中小企業を対象に相談窓口を設置",
        ),
        (
            "小学校のプログラミング教育は令和2年4月に始まるという理解で正しいか",
            "はい。",
            "令和2年4月から小学校で",
        ),
        ("SINETは東京と大阪の間も100Gbpsでつながっているのですか", "いいえ。", "東京-大阪間400Gbps"),
        ("SINETの東京-大阪間は400Gbpsですか", "はい。", "東京-大阪間400Gbps"),
        ("AI戦略2019の取組は大半が計画通りでしたか", "はい。", "計画通り"),
        ("AI戦略2019の取組のうち計画通りは半分くらいですか", "いいえ。", "87%"),
        ("研究開発分野の進捗率は7割に届いていましたか", "いいえ。", "69%"),
    ],
)
def test_answer(text: str, opening: str, within: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    shown = "".join(s.text for s in answer.sentences)
    assert shown.startswith(opening)
    assert within in shown


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公表済みとお答えして大丈夫でしょうか", "公表済み"),
        ("公表されていないと整理してよろしいでしょうか", "公表されていない"),
        ("一本化される方向という認識で答弁してよいか", "一本化される方向"),
        ("構築は予定どおり進む、と書いて差し支えないか", "構築は予定どおり進む"),
        ("全部が取組済みと記事に書いても間違いではないでしょうか。", "全部が取組済み"),
        ("すべて公開されると説明して問題ありませんか", "すべて公開される"),
    ],
)
def test_what_is_asked_without_the_asking(question: str, told: str) -> None:
    assert statement(question) == told


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("住宅宿泊事業法はまだ施行前ですか", True),
        ("電波の届かない山道は対象外ですか", True),
        ("回線を光にしないといけないのですか", False),
        ("基盤は運用段階に入っていますか", False),
    ],
)
def test_denials_in_other_words(text: str, denied: bool, context: Context) -> None:
    assert read(text, context.tokenizer).denied is denied


def test_between_yes_and_no_nothing_is_decided() -> None:
    nothing = dict.fromkeys(WEIGHTS, 0.0)
    assert log_odds(nothing) == BIAS
    assert NO < 0 < YES
    assert verdict(nothing | {"rule": 1.0, "opposed_near": 1.0, "all": 1.0}) is None


@pytest.mark.parametrize(
    "text",
    [
        "防災チャットボットは全国で運用されていますか",
        "サイバーセキュリティお助け隊は全国で実施されていますか",
        "GIGAスクール構想は完了しましたか",
    ],
)
def test_that_nothing_contradicts_is_not_enough_for_yes(text: str, bundled: Application) -> None:
    assert not bundled.engine.answer(text).text.startswith("はい")
