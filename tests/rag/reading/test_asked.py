"""Which attribute a question asks for, behind the description of its record."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.reading.asked import FIELDS, asked, kpi_kind, tail
from rag.reading.office import asks_holder
from rag.text import folded
from rag.tokens import Tokenizer

TOKENIZER = Tokenizer()


def first(text: str) -> str:
    found = asked(analyse(text, TOKENIZER))
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        pytest.param("02-04の主担当は？", "lead", id="lead"),
        pytest.param("02-04の担当省庁は？", "ministry", id="ministry"),
        pytest.param("02-04はどこの省がやっていますか", "ministry", id="where"),
        pytest.param("02-04で連携する省庁は？", "joint", id="joint"),
        pytest.param("02-04の進捗のKPIは？", "kpi_progress", id="progress"),
        pytest.param("02-04の効果のKPIは？", "kpi_effect", id="effect"),
        pytest.param("02-04のKPI(効果)", "kpi_effect", id="effect-in-parentheses"),
        pytest.param("02-04のKPIは？", "kpi", id="both"),
        pytest.param("09-27、進捗と効果それぞれの記載", "kpi", id="both-by-name"),
        pytest.param("02-04の施策名は？", "name", id="name"),
        pytest.param("災害時に届け出る施策は何という名前ですか", "name", id="named-measure"),
        pytest.param("02-04は本文記載がありますか", "in_body", id="in-body"),
        pytest.param("NDBオープンデータはいつ公開されますか", "date", id="date"),
        pytest.param("研修は何回ですか", "number", id="number"),
        pytest.param("東京と大阪の間の回線は何Gbpsですか", "number", id="latin-counter"),
        pytest.param(
            "気象データの施策に関係する府省庁と、いつまでに何をするか教えて", "ministry", id="office-and-when"
        ),
        pytest.param("05-05の役所を挙げて、どう進めるかも教えて", "ministry", id="office-and-how"),
        pytest.param("02-04の省庁とKPIが何件かを教えて", "ministry", id="office-and-count"),
        pytest.param("05-05の府省庁には何が書かれていますか", "ministry", id="what-is-in-it"),
        pytest.param("新システムの稼働予定年月をご教示ください", "date", id="planned-month"),
        pytest.param("町役場のホームページで規格に合う割合は何%ですか", "number", id="town-office"),
        pytest.param("各府省庁が持つデータは今どの程度公開されていますか", "number", id="offices-hold"),
        pytest.param("日本が音頭をとって何を立ち上げましたか", "", id="japan-leads"),
        pytest.param("この施策の省庁はどこで、何をしますか", "ministry", id="office-and-what"),
        pytest.param("この取組の背景は？", "background", id="background"),
        pytest.param("罹災証明のデジタル化、効果はどの自治体数で見ている？", "kpi_effect", id="by-what"),
        pytest.param("遠隔診療の推進は、効果を何の件数で把握する？", "kpi_effect", id="by-what-count"),
        pytest.param("利活用が進んだことは何の件数で捉えるのか", "kpi", id="by-what-unsaid"),
        pytest.param("当事者参加型技術開発、効果面の到達点は", "kpi_effect", id="by-side"),
        pytest.param("進捗のところに書いてある率", "kpi_progress", id="by-place"),
        pytest.param("農業のオープンデータで農水省と組んでいるのは", "joint", id="partner"),
        pytest.param("この施策の目的は？", "purpose", id="purpose"),
        pytest.param("Which ministry leads 02-04?", "lead", id="english-lead"),
        pytest.param("What is the progress KPI of 02-04?", "kpi_progress", id="english-progress"),
    ],
)
def test_the_attribute_asked_for_comes_first(text: str, attribute: str) -> None:
    assert first(text) == attribute


@pytest.mark.parametrize(
    "text", ["02-04", "オープンデータ", "", "よろしく", "情報を集める国のチーム、何という名前でしたっけ"]
)
def test_no_attribute_is_invented(text: str) -> None:
    assert first(text) == ""


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        pytest.param("「研修開催回数」をKPIに置く施策の担当は？", "ministry", id="kpi-describes"),
        pytest.param("総務省が主担当の施策のKPIは？", "kpi", id="ministry-describes"),
        pytest.param("令和4年度に統合する取組の主担当はどこ？", "lead", id="date-describes"),
    ],
)
def test_what_describes_the_record_is_not_what_is_asked(text: str, attribute: str) -> None:
    assert first(text) == attribute


def test_the_tail_is_what_stands_behind_the_description() -> None:
    question = analyse("総務省が主担当の施策のKPIは？", TOKENIZER)
    assert tail(question) == "kpiは?"
    whole = analyse("KPIを教えて", TOKENIZER)
    assert tail(whole) == whole.text


def test_several_attributes_are_kept() -> None:
    found = asked(analyse("02-04のKPIと担当を教えて", TOKENIZER))
    assert {"kpi", "ministry"} <= set(found)
    assert set(found) & set(FIELDS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("進捗のKPI", "kpi_progress"), ("KPI(進捗)", "kpi_progress"), ("アウトプット指標", "kpi_progress"),
        ("効果の指標", "kpi_effect"), ("アウトカム指標", "kpi_effect"), ("進捗と効果のKPI", "kpi"),
        ("KPI", "kpi"), ("指標", "kpi"), ("担当", None), ("進捗率", None), ("効果", None),
    ],
)  # fmt: skip
def test_which_kpi(text: str, kind: str | None) -> None:
    assert kpi_kind(folded(text)) == kind


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("人工知能戦略本部の長は誰", True),
        ("人工知能戦略本部のトップは誰が務める", True),
        ("本部長は誰ですか", True),
        ("成長は誰が実現するのですか", False),
        ("期限の延長は誰が決めますか", False),
    ],
)
def test_who_holds_an_office(text: str, holder: bool) -> None:
    assert asks_holder(text) is holder


@pytest.mark.parametrize(
    ("text", "kpi"),
    [
        ("02-20、うまくいったかどうかを見る「効果」の物差しは何ですか", "kpi_effect"),
        ("10-23の訪日プロモーション、効いたかどうかの目安には何を使っているのですか", "kpi_effect"),
        ("10-20、進み具合を見る目安は何ですか", "kpi_progress"),
        ("開始時期の目安はいつですか", None),
        ("02-20の運用開始の目安はいつ", None),
    ],
)
def test_a_figure_of_speech_asks_for_the_kpi_of_a_numbered_measure(text: str, kpi: str | None) -> None:
    found = [n for n in asked(analyse(text, TOKENIZER)) if n.startswith("kpi")]
    assert found == ([kpi] if kpi else [])


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("環境価値の取引の実証、環境省と経産省のどちらがやっているんですか", True),
        ("サプライチェーン強化は総務省と経産省が並んでいますが、主なのはどちらでしょうか", True),
        ("総務省と国交省では、どちらの施策が多いですか", False),
        ("環境省の実証では、風力と太陽光のどちらを使いますか", False),
    ],
)
def test_which_of_two_ministries(text: str, lead: bool, tokenizer: Tokenizer) -> None:
    assert ("lead" in asked(analyse(text, tokenizer))) is lead
