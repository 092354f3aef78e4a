"""What is done by now, who has a role, what is written: はい and いいえ that the sentence tells in other words."""

from __future__ import annotations

import pytest

from rag.polar.forms import _WRITTEN
from rag.polar.proposition import statement
from rag.polar.roles_told import _ASKED, _TOLD
from rag.premises.makers import _MADE
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("企業にライセンス供与された実績がありますか", "企業にライセンス供与された"),
        ("すでに社会実装へ移った所はありますか", "すでに社会実装へ移った"),
        ("情報銀行に関する課題はありますか", "情報銀行に関する課題はあります"),
    ],
)
def test_there_is_one_that_did_is_that_it_was_done(text: str, said: str) -> None:
    assert statement(text) == said


def test_words_of_roles_and_of_what_is_written() -> None:
    asked, told = _ASKED.match("本部長はai担当の大臣"), _TOLD.search("内閣総理大臣を本部長とし、")
    assert asked
    assert told
    assert asked["role"] == told["role"] == "本部長"
    assert _ASKED.match("空き家バンクは運用されている") is None
    assert _WRITTEN.search("東京オリンピックの日程まで載っている")
    assert _WRITTEN.search("東京オリンピックの意義は載っている") is None
    made = _MADE.match("が作った「データ契約ガイドライン」の経緯")
    assert made
    assert made["quoted"] == "データ契約ガイドライン"
    assert _MADE.match("が主担当の施策は") is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("人工知能戦略推進会議の構成員は全閣僚ですか", "いいえ。"),
        ("人工知能戦略本部の構成員は全閣僚ですか", "はい。"),
        ("会社設立の登記後の手続は、もうマイナポータルで一括してできるのですか", "はい。"),
        ("別表には東京パラリンピックの開催期間も載っていますか", "はい。"),
        ("薬剤情報の確認は令和3年3月に始まるはずですが、対象の医療機関は？", "ご質問の前提(令和3年3月)"),
        ("総務省が作った「AI・データの利用に関する契約ガイドライン」の改訂時期は", "ご質問の前提(総務省)"),
        # who does it
        ("フォローアップを行うのは人工知能戦略本部ですか", "はい。"),
        ("人工知能戦略本部が有識者の意見を聴くんでしょ？", "いいえ。"),
        ("計画をフォローアップするのは人工知能戦略専門調査会だと聞きましたが、構成員は誰ですか", "ご質問の前提(人工知能戦略専門調査会)"),
        ("人工知能戦略本部が有識者の意見を聴取するそうですが、フォローアップを行うのはどこですか", "ご質問の前提(人工知能戦略本部)"),
        # 方針 is what is settled, no sign of what is planned
        ("小型無人機の有人地帯での目視外飛行の制度設計、基本方針は決定済みですか", "はい。"),
        ("小型無人機の制度設計の基本方針はまだ決まっていないのでしょうか", "いいえ。"),
    ],
)  # fmt: skip
def test_the_answer_begins_with(text: str, start: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "骨子案にAI人材の育成人数は書かれていますか",
        "マイナンバーカードを運転免許証として使えた実績はありますか",
        "AI基本計画は人工知能戦略専門調査会が決定するのですか",
        "DXの施策の方針はもう固まったのですか",
    ],
)
def test_what_is_not_told_is_left_open(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status in ("partial", "not_found")
