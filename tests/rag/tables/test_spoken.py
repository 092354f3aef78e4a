"""Set questions as they are spoken: what the answer says first and which rows it has."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.evidence.finder import EvidenceFinder
from rag.question import analyse
from rag.records import Library
from rag.routes import table
from rag.tables.question import parse, unexplained
from rag.tables.rows import parse_rows
from rag.tokens import Tokenizer
from tests.no_index import NoIndex


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # the columns of the progress table
        ("終わってない件数が多い分野トップ3、AI戦略2019の表から", "未了/一部未了が多い上位3分野は、研究開発(5件)、教育改革(4件)、社会実装(2件)です。"),
        ("戦略の六分野を進捗率の低い方から三つ、順位付けしてください。", "進捗率が低い上位3分野は、研究開発(69%)、教育改革(87%)、データ関連基盤(89%)です。"),
        ("フォローアップの分野別表で、進捗率九割以上を記録した分野の数を確認したい。Total行は数えないものとする。", "進捗率が90%以上の分野は3つです"),
        ("フォローアップの表で計画通りの割合が9割を超えている分野を全部教えてください。", "進捗率が90%を超える分野は3つです"),
        ("進捗率が八割台の分野って、いくつありますか?", "進捗率が80%以上で、かつ進捗率が89%以下の分野は2つです"),
        ("進捗率が100%になっていない分野を、低い順に全部挙げてください。", "進捗率が100%未満の分野のうち進捗率の低い順に、研究開発(69%)、"),
        ("未了が1件も残らなかった分野はどこでしょうか。", "未了/一部未了が0件の分野は2つです"),
        ("未了がゼロになっていない分野はどこですか。", "未了/一部未了が0件を超える分野は4つです"),
        ("遅れが出ている分野のうち、未了件数が2件以内のものはどこですか。", "未了/一部未了が2件以下の分野は"),
        ("全部終わってる分野のうち、件数が多いほうはどこですか。AI戦略2019の表です。", "未了/一部未了が0件の分野のうち取組数が最も多い分野は倫理・その他(4件)です。"),
        ("進捗率が最も低い分野と2番目に低い分野をお答えください。", "進捗率が低い上位2分野は、研究開発(69%)、教育改革(87%)です。"),
        ("6分野の未了件数を全部教えて。", "分野は6つです"),
        # the outline
        ("第3章の第2節と第3節で取組例の数を比べるとどうなりますか。", "第3章第2節にある、または第3章第3節にある取組(26件)を節ごとに数えると、第3章第2節15件、第3章第3節11件です。"),
        ("骨子の第3章第1節と第4節だと、取組例が多いのはどちらですか。", "第3章第1節にある、または第3章第4節にある取組(30件)で最も多い節は第3章第4節で、16件です。"),
        ("骨子の第3章には節が四つありますけれども、取組例が最も多いのは第何節なのか、件数と一緒に知りたい", "第3章にある取組(56件)で最も多い節は第3章第4節で、16件です。"),
        ("骨子の第3章、4つの節それぞれに取組例が何個あるか節ごとに集計して、多いほうから並べてください。再掲も1個と数えてOKです。", "第3章にある取組(56件)で最も多い節は第3章第4節で、16件です。"),
        ("骨子の取組例で【再掲】となっているのは全部で何個ありますか。", "取組の文に「再掲」を含む取組は1件で"),
        # the annex
        ("農業分野の施策はいくつありますか", "施策名に「農業」を含む施策は5件です"),
        ("サイバーセキュリティの施策は？", "施策名に「サイバーセキュリティ」を含む施策は3件です"),
        ("交通領域の施策は何件", "施策名に「交通」を含む施策は7件です"),
        ("施策名に「マイナンバーカード」の語を含む別表の施策は、計何件存在するか。概要欄にのみ現れるものは除外する。", "施策名に「マイナンバーカード」を含む施策は5件です"),
        ("別表180施策を◎の府省庁別に集計した場合、最多となる省はどこで、その件数はいくらになりますか(複数◎の施策は各府省庁にそれぞれ計上)。", "別表の施策(全180件)で最も多い主担当(◎)の府省庁は総務省で、49件です。"),
        ("別表180個のうち、担当の欄に「外務省」の名前が出てくるもの、番号を全部ください。", "府省庁名に外務省が記載された施策は3件です"),
        ("別表の番号のかたまりで、施策の数が最も多いのはどれですか。", "別表の施策(全180件)で最も多い番号(上2桁)は02番台と09番台で"),
        ("別表の施策、総務省が二重丸のものと連携だけのものに分けると何件ずつ?", "府省庁名に総務省が記載された施策77件のうち、総務省が主担当(◎)の施策は49件"),
    ],
)  # fmt: skip
def test_spoken_set_questions(question: str, said: str, library: Library, tokenizer: Tokenizer) -> None:
    context = Context(library, tokenizer, EvidenceFinder(library, NoIndex(), tokenizer))
    draft = table.answer(analyse(question, tokenizer), context)
    assert draft is not None
    assert draft.build("", "").text.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "2018年度の進捗率が最も低かった分野はどこですか。",
        "進捗率が前年度より上がった分野はいくつありますか。",
        "AI戦略2019で担当職員数が最も多い分野はどこですか。",
        "骨子の第3章は前回の案から取組例が何個増えましたか。",
        "満足度が9割以上の施策はどれですか。",
        "別表の施策で、概要だけに出てくるものを除いた予算額はいくらですか。",
        "スマート農業について調べたいので、別表の施策は何件か教えて。",
    ],
)
def test_what_no_table_tells(question: str, library: Library, tokenizer: Tokenizer) -> None:
    asked = analyse(question, tokenizer)
    assert parse(asked, library, tokenizer) is None
    assert parse_rows(asked, library, lambda text: unexplained(asked, text, tokenizer)) is None
