"""Roles that yes/no questions give to ministries, in any words, against the record's ministry cell."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.premises.ministry_claims import ministry_claims
from rag.question import analyse
from rag.reading.asking import is_polar


# 02-15 ◎警察庁; 02-34 ◎文科省; 04-08 ◎経産省, 総務省; 05-08 ◎内閣府, 内閣官房; 08-19 ◎国交省;
# 08-31 ◎内閣官房 ◎内閣府 and others; 第3章第1節(1)③ デジタル庁, ◎総務省.
@pytest.mark.parametrize(
    ("locator", "text", "holds"),
    [
        ("10-03", "経産省が主担当のものだけにして", []),
        ("第3章第3節(2)①", "グローバルサウス関係で外務省が◎なのはどれ", []),
        ("10-03", "CYDERは経産省が主担当ですか", [False]),
        ("10-03", "経産省が主担当のCYDERの回数は", [False]),
        ("08-21", "環境価値の取引の実証、環境省と経産省のどちらがやっているんですか", []),
        ("04-01", "情報銀行の制度整備で、◎の内閣官房を除いて名前が挙がっている省は", []),
        ("08-19", "整備には内閣府も担当として名を連ねていますか", [False]),
        ("05-08", "罹災証明のデジタル化には内閣官房も加わっていますか", [True]),
        ("05-08", "罹災証明の施策、担当欄に総務省は書かれていますか", [False]),
        ("08-12", "農業情報の標準化、経産省も一枚噛んでる?", [True]),
        ("02-15", "犯罪発生情報のオープンデータ化は総務省マターですか", [False]),
        ("02-34", "通学路の情報をどう公開するかの検討は、警察庁がやってるんでしょうか", [False]),
        ("04-08", "ルール整備を受け持っているのは経産省でしょうか", [True]),
        ("04-08", "ルール整備を引っ張るのは総務省?", [False]),
        ("08-31", "アーキテクチャ構築の旗振り役は国交省ですか", [False]),
        ("08-31", "アーキテクチャ構築を中心となって進めるのは内閣官房ですか", [True]),
        ("02-22", "進めるのは厚生労働省ではなく総務省ですよね?", [False, False]),
        ("第3章第1節(1)③", "自治体でのAI利活用促進は総務省が単独で担当しているの?", [False]),
        ("第3章第1節(1)③", "自治体でのAI利活用促進は総務省だけが主担当ですか", [True]),
        ("第3章第3節(2)④", "国際議論を主導する府省庁は経済産業省ですか", [False]),
        ("08-13", "農業生産のスマート化の主担当は総務省じゃなかったはずですよね。どこでしたっけ", [True]),
        ("02-32", "免税品データの施策、主担当は国税庁ではないですよね", [True]),
        ("02-32", "免税品データの施策、主担当は財務省ではなかったはずですが", [False]),
        ("08-13", "農業生産のスマート化の主担当は総務省じゃなかった?", [False]),
        ("08-19", "国土交通省のデータは公開されていますか", []),
        ("08-19", "Is it METI that leads the measure?", [False]),
        ("08-19", "Does the Transport Ministry take the lead?", [True]),
        ("04-08", "Is MIC merely supporting the rules for smart homes?", [True]),
        ("08-31", "Does the measure involve the Cabinet Office?", [True]),
        ("08-19", "Is the lead ministry of i-Construction the Foreign Ministry?", [False]),
        ("08-19", "Is it led by a ministry other than MLIT?", []),
        ("08-19", "Is the measure not led by MLIT?", [False]),
        ("第3章第1節(1)③", "Is MIC the only ministry listed for it?", [False]),
        ("08-19", "List the measures led by MIC.", []),
    ],
)
def test_roles(locator: str, text: str, holds: list[bool], context: Context) -> None:
    record = context.library.get("kihon" if "章" in locator else "kanmin", locator)
    assert record is not None
    assert [c.holds for c in ministry_claims(analyse(text, context.tokenizer), record)] == holds


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("通学路の情報をどう公開するかの検討は、警察庁がやってるんでしょうか", True),
        ("いつから始めるかは決まっていますか", True),
        ("どこまで公開するかという議論は終わったのか", True),
        ("どう公開するのか", False),
        ("いつから始めるか教えてください", False),
        ("Is MIC the lead for the measure which uses 5G?", True),
        ("In the outline, does METI lead the work for people who move abroad?", True),
        ("Does the plan say who leads CYDER?", False),
        ("Is it MIC or METI that leads CYDER?", False),
        ("Can you list the headings of the outline?", False),
        ("Do you know which ministry leads CYDER?", False),
    ],
)
def test_an_interrogative_within_asks_nothing(text: str, polar: bool, context: Context) -> None:
    assert is_polar(analyse(text, context.tokenizer)) is polar
