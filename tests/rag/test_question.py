"""What a question asks for: places, ministries, documents, intents, topic words."""

from __future__ import annotations

import re

import pytest

from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.text import folded
from rag.tokens import Tokenizer

TOKENIZER = Tokenizer()


def taken_apart(text: str) -> Question:
    return analyse(text, TOKENIZER)


@pytest.mark.parametrize(
    ("text", "measures", "sections"),
    [
        pytest.param("０２－０４のＫＰＩは？", ("02-04",), (), id="full-width"),
        pytest.param("施策02の04と5-9の担当", ("02-04", "05-09"), (), id="two-spellings"),
        pytest.param("第三章第1節（2）①の担当は？", (), ("第3章第1節(2)①",), id="section"),
        pytest.param("第9章は？", (), ("第9章",), id="place-that-does-not-exist"),
        pytest.param("オープンデータの担当は？", (), (), id="none"),
    ],
)
def test_places_are_read_in_any_spelling(
    text: str, measures: tuple[str, ...], sections: tuple[str, ...]
) -> None:
    question = taken_apart(text)
    assert (question.measures, question.sections) == (measures, sections)


@pytest.mark.parametrize("text", ["06-08ではない方の施策のKPIは", "06-08以外で", "06-08を除いて教えて"])
def test_a_measure_named_only_to_be_left_out_is_not_asked_about(text: str) -> None:
    question = taken_apart(text)
    assert question.excluded == ("06-08",)
    assert question.measures == ()


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        pytest.param("別表の施策", ("kanmin",), id="annex"),
        pytest.param("官民データ活用推進基本計画では", ("kanmin",), id="plan-is-not-the-outline"),
        pytest.param("デジタル国家創造宣言", ("kanmin",), id="declaration"),
        pytest.param("骨子案の第3章", ("kihon",), id="outline"),
        pytest.param("人工知能基本計画", ("kihon",), id="ai-plan"),
        pytest.param("AI戦略2019フォローアップ", ("senryaku",), id="strategy"),
        pytest.param("Ａ Ｉ戦略２０１９", ("senryaku",), id="strategy-full-width"),
        pytest.param("医療データの項目をkihonから", ("kihon",), id="identifier-between-kana"),
        pytest.param("senryakuの進捗率", ("senryaku",), id="identifier"),
        pytest.param("別表と骨子案を比べて", ("kanmin", "kihon"), id="two"),
        pytest.param("別表で「AI戦略2019」という語のある施策は", ("kanmin",), id="a-quoted-name-is-words"),
        pytest.param("オープンデータの担当は", (), id="none"),
    ],
)
def test_documents_by_their_names(text: str, documents: tuple[str, ...]) -> None:
    assert taken_apart(text).documents == documents


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        pytest.param("経産省の施策", "経済産業省", "『経産省』→経済産業省", id="short"),
        pytest.param("国交省が担当", "国土交通省", "『国交省』→国土交通省", id="short-lead"),
        pytest.param("総務省の施策", "総務省", "", id="canonical-needs-no-note"),
        pytest.param("内閣府(AI室)の取組", "内閣府", "", id="office"),
        pytest.param("measures of METI", "経済産業省", "『METI』→経済産業省", id="english"),
    ],
)
def test_ministries_and_how_they_were_read(text: str, name: str, note: str) -> None:
    question = taken_apart(text)
    assert [m.name for m in question.agencies] == [name]
    assert question.interpretations == ((note,) if note else ())


def test_an_office_is_told_apart_from_its_ministry() -> None:
    (office,) = taken_apart("内閣府(AI室)の取組").agencies
    (ministry,) = taken_apart("内閣府の取組").agencies
    assert (office.office, ministry.office) == ("AI室", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("02-04と05-09の違いは？", {"compare"}, id="compare"),
        pytest.param("総務省が主担当の施策は何件？", {"count", "lead"}, id="count"),
        pytest.param("総務省の施策を一覧で", {"list"}, id="list"),
        pytest.param("府省別の件数", {"group"}, id="group"),
        pytest.param("主担当が最も多い省庁は", {"rank", "lead"}, id="rank"),
        pytest.param("ISUTとは何ですか", {"definition"}, id="definition"),
        pytest.param("GビズIDについて要約して", {"summary"}, id="summary"),
        pytest.param("02-08の担当は総務省ですか？", {"yesno", "ministry"}, id="yesno"),
        pytest.param("なぜ遅れているのか", {"why", "background"}, id="why"),
        pytest.param("進捗のKPIは？", {"kpi", "kpi_progress"}, id="progress"),
        pytest.param("効果のKPIは？", {"kpi", "kpi_effect"}, id="effect"),
        pytest.param("いつ始まりますか", {"date"}, id="date"),
        pytest.param("何件を目標としていますか", {"number", "target"}, id="number"),
        pytest.param("本文記載はあるか", {"in_body"}, id="in-body"),
        pytest.param("連携する府省庁は", {"joint"}, id="joint"),
        pytest.param("which government bodies lead it", {"lead", "ministry"}, id="government-bodies"),
        pytest.param("When will the portal open?", {"date"}, id="english-date"),
        pytest.param("How many users are expected?", {"number"}, id="english-number"),
        pytest.param("Which ministry is in charge?", {"ministry", "lead"}, id="english-lead"),
    ],
)
def test_intents_and_attributes(text: str, names: set[str]) -> None:
    question = taken_apart(text)
    assert {n for n in names if not question.has(n)} == set()


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("お助け隊に協力している損保会社の社名は", False),
        ("実証に協力する自治体はどこ", False),
        ("お助け隊に協力している省庁は", True),
    ],
)
def test_a_company_that_cooperates_is_no_ministry(text: str, joint: bool) -> None:
    assert taken_apart(text).has("joint") is joint


def test_has_needs_only_one_of_the_names() -> None:
    question = taken_apart("02-04のKPIは？")
    assert question.has("definition", "kpi")
    assert not question.has("definition", "date")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("予算額はいくら", {"budget"}, id="budget"),
        pytest.param("担当者の氏名は", {"person"}, id="person"),
        pytest.param("電話番号を教えて", {"contact"}, id="contact"),
        pytest.param("受託した会社はどこ", {"vendor"}, id="vendor"),
        pytest.param("罰則はありますか", {"penalty"}, id="penalty"),
        pytest.param("02-04のKPIは？", set(), id="none"),
    ],
)
def test_kinds_of_information_that_records_lack(text: str, kinds: set[str]) -> None:
    assert kinds <= set(taken_apart(text).absent)
    assert bool(taken_apart(text).absent) == bool(kinds)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        pytest.param(
            "オープンデータの担当は？", {"オープン", "データ"}, {"担当"}, id="attribute-words-are-no-topic"
        ),
        pytest.param("02-04のKPIを教えて", set(), {"kpi", "教える", "02-04"}, id="place-and-frame"),
        pytest.param("経産省の電子タグの取組", {"電子", "タグ"}, {"経産"}, id="ministry-is-no-topic"),
        pytest.param("令和2年度の研修の目標", {"研修"}, {"令和", "年度"}, id="date-is-no-topic"),
    ],
)
def test_topic_terms_leave_the_frame_out(text: str, inside: set[str], outside: set[str]) -> None:
    terms = set(taken_apart(text).terms)
    assert inside <= terms
    assert not outside & terms


@pytest.mark.parametrize(
    ("text", "english"),
    [
        pytest.param("What is the target for open data training?", True, id="english"),
        pytest.param("Which ministry leads 施策02-04?", True, id="english-with-a-japanese-name"),
        pytest.param("AI for Scienceは？", False, id="a-latin-name"),
        pytest.param("World Bank Doing Businessとは", False, id="a-latin-name-defined"),
        pytest.param("What is Data Free Flow with Trust（DFFT）とは？", True, id="english-frame"),
        pytest.param("MID-NETの利用可能症例数の目標は？", False, id="japanese-with-a-latin-name"),
        pytest.param("AI", False, id="one-word"),
        pytest.param("気象", False, id="japanese-word"),
    ],
)
def test_the_language_of_a_question(text: str, english: bool) -> None:
    assert taken_apart(text).english is english


def test_an_english_question_is_looked_for_in_japanese_words_too() -> None:
    question = taken_apart("How many open data training sessions are planned for municipalities?")
    assert "オープンデータ" in question.keywords
    assert "研修" in question.terms
    assert taken_apart("研修の回数は").keywords == ""


def test_quotations_of_the_question() -> None:
    question = taken_apart("「研修 開催回数」と『取組率』のKPIを置く施策は")
    assert {q.replace(" ", "") for q in question.quoted} == {"研修開催回数", "取組率"}


def test_dates_and_amounts_of_the_question() -> None:
    question = taken_apart("令和２年度の40回という目標は正しいですか")
    assert [d.year for d in question.dates] == [2020]
    assert [(int(q.value), q.unit) for q in question.quantities] == [(40, "回")]


@pytest.mark.parametrize(
    "text", ["０２－０４のＫＰＩは？", "経産省のMID-NETについて", "İstanbulのAI", "A I S Iの役割", "①"]
)
def test_offsets_hold_in_text_and_in_shown(text: str) -> None:
    question = taken_apart(text)
    assert question.original == text
    assert len(question.text) == len(question.shown)
    for mention in question.agencies:
        assert question.shown[mention.start : mention.end] == mention.written
    for item in (*question.dates, *question.quantities):
        assert question.text[item.start : item.end] == item.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b",
        "？",
        "\ud800",
        "😀",
        "a" * 5000,
        "施策" * 500,
        "「" * 50 + "」" * 50,
        "((((",
        "\\",
        "[a-z]+",
    ],
)
def test_analysis_never_fails(text: str) -> None:
    question = taken_apart(text)
    assert question.measures == ()
    assert question.original == text


def test_every_pattern_of_the_lexicon_is_written_in_folded_text() -> None:
    """A literal in capitals, full width or with 〜 could never match a folded question."""
    lex = lexicon()
    patterns = [*lex.intents.values(), *lex.attributes.values(), *lex.documents.values()]
    patterns += [*lex.followup.values(), *lex.outside.values(), *(phrase.pattern for phrase in lex.english)]
    patterns += [p for absent in lex.absent for p in (absent.ask, absent.evidence)]
    for pattern in patterns:
        literals = re.sub(r"\\.|\[[^\]]*\]", " ", pattern.pattern)
        assert re.findall(r"[A-ZＡ-Ｚａ-ｚ０-９〜～（）]", literals) == [], pattern.pattern[:80]


def test_no_pattern_of_the_lexicon_matches_nothing_at_all() -> None:
    """An empty alternative would find every question to ask everything."""
    lex = lexicon()
    named = {**lex.intents, **lex.attributes, **lex.documents, **lex.followup, **lex.outside}
    assert [name for name, pattern in named.items() if pattern.search("")] == []
    assert [a.name for a in lex.absent if a.ask.search("")] == []


def test_everyday_words_lead_to_words_of_the_documents() -> None:
    for pattern, written in lexicon().synonyms:
        assert written.strip()
        assert pattern.pattern
        assert folded(written) != ""


def test_an_english_phrase_hides_the_words_within_it() -> None:
    question = analyse("How many municipalities join the vacant house bank?", TOKENIZER)
    assert "空き家・空き地バンク" in question.keywords
    assert "銀行" not in question.keywords


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        (
            "JICTの支援案件について、one projectあたりaverage何社のJapanese companiesの参加がtargetですか?",
            {"jict", "企業", "参加"},
            {"one", "project", "japanese", "companies"},
        ),
        ("CYDERのtraining、年に何人？", {"cyder", "研修"}, {"training"}),
        ("Which documents mention fake or false information?", {"誤"}, {"fake", "information"}),
        ("How often is the Basic Plan to be revised for the time being?", {"毎年", "変更", "当面"}, {"time"}),
        ("cyderとdiasの担当はどこ", {"cyder", "dias"}, set()),
        ("wagriって何", {"wagri"}, set()),
    ],
)
def test_english_words_are_no_names(text: str, inside: set[str], outside: set[str]) -> None:
    terms = set(taken_apart(text).terms)
    assert inside <= terms
    assert not outside & terms
