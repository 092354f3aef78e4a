"""An answer in the making and its last check: verbatim quotes, numbered as they appear, none dangling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.library import load_library
from rag.answer import AnswerSentence, Citation
from rag.attributes import say_kpi, say_ministries
from rag.draft import Draft, label
from rag.evidence.finder import Evidence
from rag.question import analyse
from rag.quoting import clip, say_row, shown
from rag.records import KPI_PROGRESS, NAME, OUTLINE, DocumentId, Field, Record, Slide
from rag.settings import PROJECT
from rag.tokens import Tokenizer
from rag.verify import verify

LIBRARY = load_library(PROJECT / "corpus" / "documents")
TOKENIZER = Tokenizer()


def record(locator: str, document: DocumentId = "kanmin") -> Record:
    found = LIBRARY.get(document, locator)
    assert found is not None
    return found


def cell(of: Record, name: str) -> Field:
    found = of.field(name)
    assert found is not None
    return found


def test_citations_are_numbered_as_they_appear_and_once_each() -> None:
    draft, measure = Draft(LIBRARY, "質問"), record("02-08")
    name, kpi = cell(measure, NAME), cell(measure, KPI_PROGRESS)
    assert draft.cite_field(measure, kpi) == 1
    assert draft.cite_field(measure, name) == 2
    assert draft.cite_field(measure, kpi) == 1
    draft.say("一文目です。", 1, 1, 2)
    answer = draft.build("corpus", "index")
    assert [c.number for c in answer.citations] == [1, 2]
    assert answer.sentences == (AnswerSentence("一文目です。", (1, 2)),)
    assert answer.text == "一文目です。[1][2]"
    assert (answer.question, answer.corpus, answer.index) == ("質問", "corpus", "index")


def test_the_quote_is_the_sources_own_even_where_display_is_mended() -> None:
    measure = record("02-04")  # the source has 全国を取組率, the display 全国の取組率
    (sentence,) = [s for s in cell(measure, OUTLINE).sentences if "全国の取組率" in s.display]
    draft = Draft(LIBRARY, "")
    draft.cite_sentence(measure, cell(measure, OUTLINE), sentence)
    (citation,) = draft.build("", "").citations
    assert "全国を取組率" in citation.quote
    assert LIBRARY.sources["kanmin"].text[citation.start : citation.end] == citation.quote


def test_a_prefix_is_layout_and_not_content() -> None:
    draft = Draft(LIBRARY, "")
    draft.say("項目です。", prefix="- ")
    answer = draft.build("", "")
    assert answer.text == "- 項目です。"
    assert answer.sentences[0].text == "項目です。"


def test_what_was_said_behind_an_opening_is_not_repeated() -> None:
    draft, measure = Draft(LIBRARY, ""), record("02-08")
    say_ministries(draft, measure, opening="ご質問の前提とは異なり、")
    say_ministries(draft, measure)
    assert len(draft.sentences) == 1
    say_ministries(draft, record("02-04"))
    assert len(draft.sentences) == 2


def test_the_same_words_of_other_records_are_all_said() -> None:
    draft = Draft(LIBRARY, "")
    for number in ("06-01", "06-02"):
        draft.say("総務省", draft.cite_field(record(number), cell(record(number), "府省庁名")))
    assert [s.citations for s in draft.sentences] == [(1,), (2,)]


def test_an_interpretation_is_disclosed_once() -> None:
    draft = Draft(LIBRARY, "")
    draft.note("『経産省』→経済産業省")
    draft.note("『経産省』→経済産業省")
    assert draft.build("", "").interpretations == ("『経産省』→経済産業省",)


@pytest.mark.parametrize(
    ("document", "locator", "field", "parts"),
    [
        pytest.param(
            "kanmin",
            "02-04",
            KPI_PROGRESS,
            ("別表", "02-04", "地方におけるオープンデータの促進", KPI_PROGRESS),
            id="measure",
        ),
        pytest.param("kihon", "第3章第1節(2)①", "取組", ("骨子", "第3章第1節(2)①", "取組"), id="item"),
        pytest.param(
            "senryaku", "進捗状況の表/教育改革", "進捗率", ("AI戦略2019", "教育改革", "進捗率"), id="row"
        ),
    ],
)
def test_labels_name_document_place_and_field(
    document: DocumentId, locator: str, field: str, parts: tuple[str, ...]
) -> None:
    shown_label = label(LIBRARY, record(locator, document), field)
    assert all(part in shown_label for part in parts)


def test_the_label_of_a_name_does_not_repeat_it() -> None:
    assert label(LIBRARY, record("02-04"), NAME).count("施策名") == 0


def good() -> tuple[Citation, ...]:
    draft = Draft(LIBRARY, "")
    say_kpi(draft, record("02-08"), (KPI_PROGRESS,))
    return draft.build("", "").citations


def test_good_citations_pass_the_last_check() -> None:
    checks = verify(LIBRARY, good(), (AnswerSentence("文", (1,)),))
    assert checks == {"citations": 1, "verbatim": 1, "problems": []}


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        pytest.param({"quote": "930TBです"}, "原文と一致しません", id="altered-quote"),
        pytest.param({"start": 0, "end": 5}, "原文と一致しません", id="moved"),
        pytest.param({"locator": "10-08"}, "10-08", id="place-that-does-not-exist"),
        pytest.param({"document": "shiryo"}, "shiryo", id="document-that-does-not-exist"),
        pytest.param({"document": "kihon"}, "ありません", id="place-of-another-document"),
    ],
)
def test_damaged_citations_are_told(damage: dict[str, object], problem: str) -> None:
    (citation,) = good()
    checks = verify(LIBRARY, (replace(citation, **damage),), ())
    assert checks["verbatim"] == 0
    assert len(checks["problems"]) == 1
    assert problem in checks["problems"][0]


def test_a_marker_without_citation_is_told() -> None:
    checks = verify(LIBRARY, good(), (AnswerSentence("文", (1, 7)),))
    assert checks["problems"] == ["[7] に対応する出典がありません"]


def test_a_row_shows_the_column_asked_for_first_and_cites_every_cell() -> None:
    row = record("進捗状況の表/教育改革", "senryaku")
    assert isinstance(row, Slide)
    draft = Draft(LIBRARY, "")
    say_row(draft, row, ("進捗率",))
    answer = draft.build("", "")
    text = answer.text
    assert text.index("87%") < text.index("31件")
    assert all(f"{value}{unit}" in text for _, value, unit in row.values)
    assert {c.field for c in answer.citations} == {column for column, _, _ in row.values}
    assert answer.checks["problems"] == []


def evidences() -> list[Evidence]:
    return [
        Evidence(m, f, s, 0.0, {})
        for m in LIBRARY.measures
        if (f := m.field(OUTLINE)) is not None
        for s in f.sentences
    ]


def test_long_sentences_are_clipped_to_the_verbatim_part_asked_for() -> None:
    question = analyse("気象データのダウンロード量は令和2年度で何TBですか", TOKENIZER)
    others = "、".join(shown(e).rstrip("。") for e in evidences()[:4])
    text = f"{others}、気象データのダウンロード量を令和2年度に930TBとし、{others}。"
    part = clip(text, question)
    assert len(part) < len(text)
    assert part.startswith("…")
    assert part.endswith("…")
    assert part.strip("…") in text
    assert "930TB" in part


def test_sentences_of_the_documents_are_shown_whole() -> None:
    question = analyse("オープンデータ", TOKENIZER)
    assert [e for e in evidences() if clip(shown(e), question) != shown(e)] == []


def test_bullet_signs_are_dropped_and_nothing_else() -> None:
    for evidence in evidences():
        display = evidence.sentence.display.strip()
        assert display.endswith(shown(evidence))
        assert len(display) - len(shown(evidence)) <= 4
