"""Whether what a question asks about is so: by the sentence of the record about the same act."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.polar.wording import decided
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
        ("09-15", "有人地帯での目視外飛行は実現する予定ですか", True),
        ("第4章第2節", "基本計画は毎年変更することになっていますか", True),
        ("09-15", "ドローンの燃料は改良されましたか", None),
        ("02-34", "通学路の情報はきちんと整理されているのですか", False),
        ("02-34", "通学路の情報は整理されていないのですか", True),
        ("02-22", "全国AEDマップはオープンデータとして提供されていますか", False),
        ("02-24", "放課後児童クラブも目標に含まれますか", False),
        ("06-07", "新4K8K衛星放送はこれから始まるのですか", False),
        ("08-09", "サプライチェーン情報共有システムの仕様は未公表ですか", False),
        ("09-35", "材料データのデジタル化は進んでいますか", False),
        ("05-08", "罹災証明手続は被災者にとって軽い負担ですか", False),
        ("06-04", "トラフィックは地域ごとに分散して交換されていますか", False),
        ("02-35", "地盤情報はすべての機関で公開されていますか", False),
        ("08-34", "筆ポリゴンの更新は全国で済んでいますか", False),
        ("08-08", "MID-NETはもう運用に入っていますか", True),
        ("06-10", "オンライン診療の指針は定期的に見直すことになっていますか", True),
        ("02-21", "安全保障上懸念のあるデータも含めて無償で提供するのですか", False),
        ("02-29", "不動産価格指数は毎月公表していますか", True),
        ("08-30", "DIASの利用者は増えていますか", True),
        ("08-24", "お助け隊の隊員は美しいですか", None),
        ("10-01", "情報処理安全確保支援士は歌が上手ですか", None),
    ],
)
def test_acts_asked_about(locator: str, text: str, holds: bool | None, context: Context) -> None:
    record = context.library.get("kanmin", locator) or context.library.get("kihon", locator)
    assert record is not None
    question = analyse(text, context.tokenizer)
    assert decided(question, context.finder.find(question, records=(record,)), context)[0] is holds


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


# Asked whether it is written: what the statement says decides, not that its words stand somewhere.
@pytest.mark.parametrize(
    ("text", "opening", "says"),
    [
        ("AI基本計画案は毎年変えるって書いてあるのは本当でしょうか", "はい。", "当面は毎年変更を行う"),
        ("基本計画を5年間変えないって書いてあるのは本当ですか", "いいえ。", "当面は毎年変更を行う"),
        ("DX格付制度を作る話は入っていますか", "はい。", "「DX格付制度」創設"),
        ("骨子案に、政府自らAIを率先して使うという記述はありますか", "はい。", "まずは政府自らが"),
        ("軍事領域のAIについて日本は議論に参加しない方針なんですか?", "いいえ。", "積極的な参画"),
        ("CYDERはオンラインでは受講させない方針なんですか", "いいえ。", "オンライン"),
        ("AISIを強化する取組に総務省は明記されていますか", "いいえ。", "内閣府(AI室)"),
        ("広島AIプロセスに経産省は明記されていますか", "はい。", "経済産業省"),
        ("骨子案に、計画を見直す必要があると書いてありますか", "はい。", "本計画を見直し"),
        (
            "フォローアップ資料に、コロナで計画を見直す必要があるといった記述はあるか。",
            "「",
            "断定できません",
        ),
        ("フォローアップに、戦略を改定する必要があるという記述はありますか", "「", "断定できません"),
        ("フォローアップに、研究開発の人材を海外から集める話は載っていますか", "「", "断定できません"),
        ("フォローアップに小学校の端末を前倒しするって書いてあるのは本当?", "「", "前倒し実施"),
        # A thing, not a statement, is looked for in the documents.
        ("準天頂衛星の話は別表に載っていますか", "はい。「準天頂衛星」の記載があるのは", "08-18"),
        ("ドローンに関する記述は骨子案にありますか", "いいえ。「ドローン」の記載があるのは", "09-15"),
    ],
)
def test_what_is_asked_to_be_written(text: str, opening: str, says: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text).text
    assert answer.startswith(opening)
    assert says in answer
