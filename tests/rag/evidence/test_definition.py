"""Where a text explains a term, and which term a question asks about."""

from __future__ import annotations

import pytest

from rag.evidence.definition import explains, feature, noted, shortened, terms
from rag.question import analyse
from rag.text import folded
from rag.tokens import Tokenizer
from ui.compose import Application

TOKENIZER = Tokenizer()

ISUT = "令和元年度から災害対応現場における情報収集・整理を支援するチームであるISUT(Information Support Team)の本格運用を開始し"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("ISUTとは何ですか", "isut", id="towa"),
        pytest.param("別表に出てくるISUTって何？", "isut", id="document-is-no-term"),
        pytest.param("「ベース・レジストリ」の意味を教えて", "ベース・レジストリ", id="quoted"),
        pytest.param("ETC2.0データとは何で構成されるデータですか", "etc2.0データ", id="with-a-point"),
        pytest.param("AISIは何の略ですか", "aisi", id="abbreviation"),
        pytest.param("What does ISUT stand for?", "isut", id="english"),
        pytest.param("DIAS 正体", "dias", id="terse"),
        pytest.param("HPCIとやら、要は何", "hpci", id="spoken"),
        pytest.param("MVNOを文書ではどう説明していますか", "mvno", id="how-it-is-explained"),
        pytest.param("AIS、日本語で言うと何", "ais", id="said-in-japanese"),
    ],
)
def test_the_term_asked_about(text: str, term: str) -> None:
    assert term in terms(analyse(text, TOKENIZER))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("CYDERの意味を一言で。", ("10-03", "施策名")),
        ("DIAS 正体", ("08-30", "課題・取組概要")),
        ("FASTの中身を一言で", ("09-34", "KPI(進捗)")),
        ("AISは日本語で言うと何", ("02-16", "課題・取組概要")),
    ],
)
def test_the_place_that_spells_a_term_out_is_cited(
    text: str, place: tuple[str, str], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    assert place in {(c.locator, c.field) for c in found.citations}


@pytest.mark.parametrize("text", ["MaaSとやらは？", "量子暗号の正体は？"])
def test_what_no_document_has_is_not_explained(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "not_found"


def test_a_note_explains_the_term_that_its_mark_stands_behind() -> None:
    cell = "oecdのオブザーバトリ(※)に貢献した。(※ 文書を格納したデータベース)"
    assert noted(("オブザーバトリ", "oecd"), "(※ 文書を格納したデータベース)", cell) == 1.0
    assert noted(("oecd",), "(※ 文書を格納したデータベース)", cell) == 0.0
    assert noted(("オブザーバトリ",), "oecdのオブザーバトリ(※)に貢献した。", cell) == 0.0


@pytest.mark.parametrize(
    ("term", "text"),
    [
        pytest.param("isut", ISUT, id="dearu"),
        pytest.param("isut", "ISUT(災害時情報集約支援チーム)の運用を行う。", id="expansion"),
        pytest.param("jアラート", "全国瞬時警報システム(Jアラート)の運用", id="abbreviation-in-parentheses"),
        pytest.param("mid-net", "医療情報データベース(以下「MID-NET」という。)を構築", id="hereafter"),
        pytest.param("gビズid", "GビズIDとは、法人向けの認証システムである。", id="towa"),
    ],
)
def test_texts_that_explain(term: str, text: str) -> None:
    assert explains(term, folded(text)) >= 0.9


@pytest.mark.parametrize(
    ("term", "text"),
    [
        pytest.param("isut", "検証を踏まえたISUTの運用を行う。", id="verb-before-is-weak"),
        pytest.param("5g", "5Gに関する研究開発を推進する。", id="merely-used"),
        pytest.param("オープンデータ", "地方公共団体におけるオープンデータの促進", id="in-a-title"),
    ],
)
def test_texts_that_merely_use_a_term(term: str, text: str) -> None:
    assert 0.0 < explains(term, folded(text)) < 0.8


def test_a_text_without_the_term_explains_nothing() -> None:
    assert explains("isut", folded("オープンデータの促進")) == 0.0


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("公共車両を優先させる仕組みは、略称で何と呼ばれていますか", 1.0),
        ("公共車両を優先させる仕組みは、何ですか", 0.0),
        ("緊急車両を通す仕組みは、略称で何と呼ばれていますか", 0.0),
    ],
)
def test_the_short_form_of_what_is_described(text: str, short: float) -> None:
    assert shortened(analyse(text, TOKENIZER), "ptps(公共車両優先システム)を運用する") == short


def test_the_last_part_of_a_name_is_explained_by_what_modifies_the_whole() -> None:
    assert explains("お助け隊", "駆けつけ支援を行うサイバーセキュリティお助け隊") == 0.6
    assert explains("お助け隊", "サイバーセキュリティお助け隊の件数") == 0.2


def test_an_explanation_counts_more_than_a_use() -> None:
    used = explains("isut", folded("ISUTの運用を行う。"))
    assert explains("isut", folded(ISUT)) > used


def test_what_an_abbreviation_stands_for_wants_the_expansion() -> None:
    spelled, said = folded("ISUT(Information Support Team)を派遣"), folded("ISUTとは支援チームのことである。")
    assert explains("isut", spelled, expansion=True) > explains("isut", said, expansion=True)
    assert explains("isut", said) > explains("isut", spelled)


def test_the_nearest_term_counts_most() -> None:
    question = analyse("ISUTとは何ですか", TOKENIZER)
    text = folded(ISUT)
    assert feature(question, ("isut", "災害"), text) >= feature(question, ("災害", "isut"), text)
    assert feature(question, (), text) == 0.0


@pytest.mark.parametrize("term", ["c++", "(", "a.b", "[x]"])
def test_signs_in_terms_are_taken_literally(term: str) -> None:
    assert explains(term, f"これは{term}である") > 0.0
    assert explains(term, "これはaxbである") == 0.0
