"""Set questions whose parts are put together: what filters, what is counted by, whole groups, ends of an order."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.records import Library
from rag.tables.edges import Edge
from rag.tables.question import SetQuestion, parse
from rag.tables.table import Dimension
from rag.tokens import Tokenizer
from ui.compose import Application


def read(text: str, library: Library, tokenizer: Tokenizer) -> SetQuestion:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("text", "dimension", "values"),
    [
        ("07番台の9施策を主担当ごとに振り分けると", "lead", ("07-",)),
        ("農水省が主担当の10施策を番台で振り分けて", "number", ("農林水産省:lead",)),
        ("連携府省のない施策をいちばん多く抱える省は", "lead", ("joint:0:0",)),
        ("主担当一つだけで連携のない施策を番台別に数えると", "number", ("lead:1:1", "joint:0:0")),
        ("連携先の府省がなく一つの機関だけで担当している施策が最多の省は", "lead", ("joint:0:0", "all:1:1")),
        ("一省だけで担当している施策が最も多い番台は", "number", ("all:1:1",)),
        ("施策名に「防災」を含むものを主担当の府省でグループ分けして", "lead", ("防災:施策名",)),
        ("本文記載に○がない施策を主担当で区分けして件数を", "lead", ("False",)),
        ("外務省主担当の施策は、どの番号のところに集中していますか", "number", ("外務省:lead",)),
        ("骨子案の「具体的な取組例」、小見出し(1)(2)…の単位で最多なのは", "group", ()),
        ("02番台と09番台で、経済産業省が主担当なのはどちらが多い", "number", ("経済産業省:lead",)),
        ("11番台は施策が二つしかないと聞きましたが、主担当はそれぞれどこですか", "lead", ("11-",)),
        (
            "国交省が主担当の施策のうち連携先のあるもの、番台ごとに",
            "number",
            ("joint:1:None", "国土交通省:lead"),
        ),
        ("連携府省が並ぶ施策が最も多い番台", "number", ("joint:1:None",)),
        ("連携府省が入っていない施策を主担当別に", "lead", ("joint:0:0",)),
        ("連携府省が3つ以上の施策を主担当別に", "lead", ("joint:3:None",)),
        ("連携先の府省が2つある総務省の施策を番台別に", "number", ("joint:2:2", "総務省:lead")),
        ("3省以上が関わる施策を主担当別に", "lead", ("all:3:None",)),
        # joint ministries are still counted where they are asked for
        ("連携先として最も多い府省はどこ", "joint", ()),
        ("10番台の施策を連携府省別に数えて", "joint", ("10-",)),
    ],
)
def test_filters_and_what_is_counted_by(
    text: str, dimension: Dimension, values: tuple[str, ...], library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(text, library, tokenizer)
    assert asked.dimension == dimension
    assert {v for c in asked.query.conditions if not c.alternatives for v in c.values} == set(values)


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("施策名が最も長い施策はどれ", (Edge(True, "施策名"),)),
        ("名称の文字数が一番少ない施策", (Edge(False, "施策名"),)),
        ("施策名がいちばん短いのは?一番長いのも", (Edge(False, "施策名"), Edge(True, "施策名"))),
        ("08番台でKPI(効果)が最も長い施策", (Edge(True, "KPI(効果)"),)),
        ("総務省主担当で一番名前の短い施策", (Edge(False, "施策名"),)),
        ("取組概要が最も短い施策は", (Edge(False, "課題・取組概要"),)),
        ("番号が最も大きい施策", (Edge(True),)),
        ("施策名に「長寿」を含む施策", ()),
        ("名前が最も多い府省はどこ", ()),
    ],
)
def test_ends_of_lengths(text: str, edges: tuple[Edge, ...], library: Library, tokenizer: Tokenizer) -> None:
    assert read(text, library, tokenizer).edges == edges


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("すべての施策に本文記載の○が付いている番台は", ("True",)),
        ("全施策が総務省主担当の番台は", ("総務省:lead",)),
        ("国土交通省が主担当の施策がすべて本文記載○の番台を挙げて", ("True",)),
        ("骨子案で全部の取組に◎が付いている項を列挙して", ("lead:1:None",)),
        ("すべての施策を番台別に数えて", ()),
        ("総務省が主担当のすべての施策を番台別に数えて", ()),
        ("本文記載のある施策すべてについて番台別件数", ()),
    ],
)
def test_whole_groups(text: str, every: tuple[str, ...], library: Library, tokenizer: Tokenizer) -> None:
    assert read(text, library, tokenizer).order.every == every


@pytest.mark.parametrize(
    "text",
    [
        "進捗と効果のKPIにまったく同じ文言が書かれている施策を列挙してください。空欄や「-」だけのものは除きます",
        "KPI(進捗)とKPI(効果)が同じ文言の施策はどれ",
        "KPI(進捗)とKPI(効果)の内容が一致している施策は何件ですか",
    ],
)
def test_fields_that_say_the_same(text: str, library: Library, tokenizer: Tokenizer) -> None:
    assert [c.kind for c in read(text, library, tokenizer).query.conditions] == ["same"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "すべての施策に本文記載の○が付いている番号グループは",
            "は4つです: 01番台(4件)、03番台(2件)、04番台",
        ),
        ("進捗率100%の分野、取組数を合わせると何件(フォローアップの表)", "取組数は合わせて7件です(3+4)"),
        ("フォローアップで未了がある分野の取組数の合計は", "取組数は合わせて82件です"),
        ("09番台で進捗・効果のKPIが同一の施策", "施策は2件です"),
        ("KPI(進捗)とKPI(効果)が全く同じで本文記載○の施策", "の文言が同じ、かつ本文記載が○の施策は5件です"),
        ("フォローアップの表で計画通りが20件以上の分野、未了・一部未了を足すと", "合わせて6件です"),
        ("08番台は主担当がばらけている印象だけど、最多は結局どの省?横並びなら全部", "で、それぞれ6件です"),
        (
            "本文記載なしの施策、主担当が最も多いのはどの府省?二位も",
            "上位2は、総務省14件、厚生労働省11件です",
        ),
        ("骨子案の第1節と第4節、総務省の名前が出る取組はどちらが多い", "両者は同数です"),
        ("骨子案の取組例で◎の付いた府省が一つもないものは何件ですか", "取組は10件です"),
        (
            "施策が一番少ない番台と一番多い番台、それぞれ何件",
            "最も多い番号(上2桁)は09番台と02番台で、それぞれ37件",
        ),
        ("フォローアップで、未了・一部未了が多い上位2分野の件数を足すと", "未了/一部未了は合わせて9件です"),
        ("フォローアップの六分野で未了がゼロの分野の取組数の合計", "取組数は合わせて7件です(3+4)"),
        ("農水省が主担当で、単独ではなく他省庁とも組んでいる施策は何本", "施策は5件です"),
        ("施策名に「AI」が付くもので、連携のない施策は主担当別に何件ずつ", "連携(◎なし)の府省庁の記載がない"),
    ],
)
def test_answers(text: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    assert said in found.text
