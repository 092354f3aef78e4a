"""Whether an act that a question asks about is done: by the same act in the record."""

from __future__ import annotations

import pytest

from rag.acts import done
from rag.context import Context
from rag.question import analyse
from ui.compose import Application


# 09-15: 実現を目指す; 09-23: 運用開始を目標に; 09-06: 薬事承認を得ることを目指す; 09-10: 受付を開始。
@pytest.mark.parametrize(
    ("locator", "text", "holds"),
    [
        ("09-15", "ドローンの有人地帯での目視外飛行はもう実現済みですか", False),
        ("09-23", "富岳はもう運用を開始していますか", False),
        ("09-06", "8K内視鏡はすでに薬事承認を得ていますか", False),
        ("02-06", "登記情報の公開の在り方は法制審議会でも検討しているのでしょうか", True),
        ("10-22", "住宅宿泊事業法はもう施行されていますか", True),
        ("09-15", "有人地帯での目視外飛行は実現する予定ですか", None),
        ("第4章第2節", "基本計画は毎年変更することになっていますか", None),
        ("09-15", "ドローンの燃料は改良されましたか", None),
    ],
)
def test_acts_asked_about(locator: str, text: str, holds: bool | None, context: Context) -> None:
    record = context.library.get("kanmin", locator) or context.library.get("kihon", locator)
    assert record is not None
    question = analyse(text, context.tokenizer)
    found = done(question, context.finder.find(question, records=(record,)), context)
    assert (found[0] if found else None) is holds


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("市町村を含めたオープンデータ取組率はもう過半数ですか", "いいえ"),
        ("全国の信号機の大半はネットワークにつながっていますか", "いいえ"),
        ("交通事故統計情報のオープンデータ化の施策は警察庁の単独ですか", "はい"),
        ("スマート農業実証プロジェクトは農水省だけの施策？", "はい"),
        ("骨子の防衛力強化に向けたAI利活用の推進って、担当は防衛省?", "はい"),
        ("自動運転のアーキテクチャ構築と実証事業って、主担当が二つの府省にまたがっていますか", "はい"),
        ("モバイル市場で大手3社が占めるシェアは約7割、と資料に書いて大丈夫ですか", "いいえ"),
        ("進捗表で、データ関連基盤に未了・一部未了の取組はありますか", "はい"),
        ("骨子案では基本計画を5年に一度変更することになっていますか", "いいえ"),
        ("海難に関する情報も海上保安庁は持っていますか？", "はい"),
    ],
)
def test_openings(text: str, opening: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(opening)


def test_an_afterthought_in_no_is_no_question_for_yes_or_no(bundled: Application) -> None:
    answer = bundled.engine.answer("効果KPIは?スマートホームの新サービス創出のためのルール整備の。")
    assert not answer.text.startswith("はい")
