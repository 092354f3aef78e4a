"""Claims of whole sets: counted over all records, then はい or いいえ with the figures."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.tables.claims import set_claim
from rag.tables.portions import portion
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "holds", "found", "among"),
    [
        ("官民データ計画の別表で、法務省が主担当なのは1件だけですか?", True, 1, 0),
        ("別表の施策の中に、防衛省が主担当のものはありますか。", False, 0, 0),
        ("内閣府が主担当の施策は別表に1件もないという理解でいい?", False, 16, 0),
        ("08番台の施策は50件もないですよね", True, 35, 0),
        ("国税庁が主担当の施策って1件もないんでしょうか", True, 0, 0),
        ("国土交通省が主担当の施策は30件以上ありますか", False, 22, 0),
        ("骨子案の取組で、経産省が主担当のものは10件を超えますか", False, 4, 0),
        ("KPI(効果)が空欄の施策は2件だけ?", True, 2, 0),
        ("別表の施策は全部で200件ありますか?", False, 180, 0),
        ("骨子案の取組は56件ですか", True, 56, 0),
        ("180ある施策のうち、本文記載に○が付いているのは半数を超えるか。", True, 117, 180),
        ("別表の施策の半分以上は本文に記載がありますか?", True, 117, 180),
        ("骨子案の取組の過半数に内閣府(AI室)が◎で入っている?", False, 27, 56),
        ("番号が11から始まる施策は、2件とも本文記載ありになってます?", False, 1, 2),
        ("12番台の4施策は全部、本文に記載(○)があるということでいいですか。", True, 4, 4),
        ("10番台の施策の主担当はすべて総務省ですか", False, 3, 12),
        ("全省庁が担当の施策は別表にないですよね?", None, 0, 0),
        ("施策はすべてKPIが設定済みですか", False, 153, 180),
        ("施策はすべて本文記載がありますか", False, 117, 180),
    ],
)
def test_claims(text: str, holds: bool | None, found: int, among: int, context: Context) -> None:
    claim = set_claim(analyse(text, context.tokenizer), context)
    assert claim is not None
    assert (claim.holds, len(claim.found), len(claim.among)) == (holds, found, among)


@pytest.mark.parametrize(
    "text",
    [
        "総務省が主担当の施策は何件ですか",
        "02-08の主担当は国土交通省ですか",
        "筆ポリゴンはオープンデータになっていますか",
        "AI戦略2019の取組は大半が計画通りでしたか",
        "情報銀行の認定は5件ですか",
        "骨子案で農水省が担当する電子レシートの取組はありますか",
    ],
)
def test_no_claim_of_a_set(text: str, context: Context) -> None:
    assert set_claim(analyse(text, context.tokenizer), context) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("フォローアップの進捗表に、進捗率が100%に達した区分はあるか", "はい。進捗率が100%の分野は2つです"),
        ("骨子案に防衛省が担当の取組はありますか", "はい。"),
        ("03番台の施策は5件ですか", "いいえ。施策番号が03-で始まる施策は2件です"),
    ],
)
def test_answers_begin_with_the_verdict(text: str, start: str, application: Application) -> None:
    assert application.engine.answer(text).text.startswith(start)


@pytest.mark.parametrize(
    ("text", "found", "among"),
    [
        ("別表の施策のうち本文記載があるものは全体の何割ですか", 117, 180),
        ("別表のうち本文に載っていない施策は何%ですか", 63, 180),
        ("総務省が主担当の施策は別表全体の何パーセントを占めますか", 49, 180),
        ("骨子案の取組のうち内閣府(AI室)が◎なのは何割か", 27, 56),
        ("骨子案で経産省が関わる取組の割合は何%ですか", 33, 56),
        ("08番台に占める本文記載ありの施策の割合は", 22, 35),
        ("09番台の施策の何割が本文記載ありですか", 21, 37),
        ("総務省が主担当の施策のうち、本文記載があるものの割合を教えて", 35, 49),
        ("総務省単独が主担当の施策は全施策の何%になりますか", 47, 180),
        ("施策名に「AI」を含む施策は全体の何%か", 9, 180),
        ("国交省主担当の施策が別表全体に占める割合は何%", 22, 180),
    ],
)
def test_portions(text: str, found: int, among: int, context: Context) -> None:
    claim = portion(analyse(text, context.tokenizer), context)
    assert claim is not None
    assert (len(claim.found), len(claim.among)) == (found, among)


@pytest.mark.parametrize(
    "text",
    [
        "オープンデータの取組率は何%ですか",
        "どの番台が本文記載の割合が最も高いですか",
        "地方公共団体のうちオープンデータに取り組むのは何割か",
        "別表の施策で達成済みのものは全体の何割ですか",
        "AI戦略2019の取組89件のうち、計画通りに進んだのは何割くらいか",
        "総務省が主担当の施策は何件ですか",
    ],
)
def test_no_portion_of_a_set(text: str, context: Context) -> None:
    assert portion(analyse(text, context.tokenizer), context) is None


def test_a_portion_is_told_in_percent(application: Application) -> None:
    assert (
        "180件のうち49件です(別表の施策を照合、27.2%、約27%)"
        in application.engine.answer("総務省が主担当の施策は全体の何%ですか").text
    )
