"""How likely what was found answers: whole questions, worded in other ways than the documents."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from index.onnx_embedder import BUNDLED, OnnxEmbedder
from index.prior import PRIOR
from rag.answerability.likelihood import DOUBTFUL, WEIGHTS, is_likely, values
from rag.context import Context
from rag.evidence.finder import EvidenceFinder
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.retrieval import NarrowedRetriever
from rag.routes import passage
from tests.no_index import NoIndex
from ui import fit_likelihood
from ui.compose import Application

TOLD = [
    "遠隔診療の施策の効果は何の指標で見ることになっていますか",
    "免税品購入データの公開の検討の主担当の省はどこですか",
    "AI基本計画はどのくらいの頻度で変更することになっていますか",
    "スマートホームのルール整備の進捗はどんな数で見ますか",
]
NOT_TOLD = [
    "遠隔診療を始めた病院の名前を教えて",
    "ローカル5Gの免許を取った会社の一覧",
    "新幹線の切符の値段を教えて",
    "来週の会議室は空いてますか",
    "気象情報の利活用の令和5年度のKPIは",
]


def log_odds_of(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _read(text: str, context: Context) -> Question:
    return analyse(text, context.tokenizer)


@pytest.mark.parametrize("text", TOLD)
def test_what_the_documents_tell_is_likely(text: str, context: Context) -> None:
    question = _read(text, context)
    assert is_likely(question, passage.candidates(question, context), context)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_they_do_not_tell_is_not(text: str, context: Context) -> None:
    question = _read(text, context)
    assert not is_likely(question, passage.candidates(question, context), context)


def test_a_time_that_no_sentence_tells_is_declined_however_likely(bundled: Application) -> None:
    answer = bundled.engine.answer("ほとんどの市町村で進めるオープンデータ、いつまでに公開するのか")
    assert answer.status == "not_found"


def test_no_rule_declines_what_is_likely(bundled: Application) -> None:
    """お医者さん and 画面 stand in no document."""
    answer = bundled.engine.answer("お医者さんが画面ごしに診る遠隔診療、効果側のKPIは")
    assert answer.status == "answered"
    assert "遠隔診療に関する診療報酬の算定件数" in answer.text


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("目の見えない人に夜の交差点を渡りやすくする仕掛け、出来ばえは何の数で見るの", True),
        ("遠隔診療の施策の効果は何の指標で見ることになっていますか", False),
        ("AI基本計画はどのくらいの頻度で変更することになっていますか", False),
    ],
)
def test_a_doubtful_answer_says_so(text: str, warned: bool, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert answer.text.endswith("原文でご確認ください。") is warned
    assert (log_odds_of(answer.checks["confidence"]) < DOUBTFUL) is warned


def test_nothing_is_likely_without_evidence_or_a_learned_direction(context: Context) -> None:
    question = _read(TOLD[0], context)
    found = passage.candidates(question, context)
    assert not is_likely(question, [], context)
    bare = Context(
        context.library, context.tokenizer, EvidenceFinder(context.library, NoIndex(), context.tokenizer)
    )
    assert not is_likely(question, found, bare)


def test_every_weight_belongs_to_something_weighed(context: Context) -> None:
    question = _read(TOLD[0], context)
    named = values(question, passage.candidates(question, context))
    kinds = {f"asks.{name}" for name in lexicon().attributes}
    assert set(WEIGHTS) <= set(named) | kinds
    assert {n for n in named if not n.startswith("asks.")} <= set(WEIGHTS)


def test_the_direction_is_one_of_the_model_and_narrowing_keeps_it(bundled: Application) -> None:
    direction = OnnxEmbedder().prior
    assert direction is not None
    assert direction.shape == (OnnxEmbedder().dimension,)
    narrowed = NarrowedRetriever(bundled.retriever, frozenset({"02-04"}))
    assert narrowed.prior("目標は") == bundled.retriever.prior("目標は")


def test_a_damaged_direction_is_named(tmp_path: Path) -> None:
    from rag.errors import ModelError

    for file in BUNDLED.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / PRIOR).write_bytes(b"broken")
    with pytest.raises(ModelError, match=PRIOR):
        _ = OnnxEmbedder(tmp_path).prior


def test_a_record_that_is_not_the_one_that_answers_counts_as_none(bundled: Application) -> None:
    record = bundled.library.get("kanmin", "02-04")
    other = bundled.library.get("kanmin", "02-05")
    assert record is not None
    assert other is not None
    cell = record.fields[0]
    asked = fit_likelihood.Asked("目標は？", (("kanmin", cell.start, cell.end),))
    assert fit_likelihood.is_told(asked, record)
    assert not fit_likelihood.is_told(asked, other)
    assert not fit_likelihood.is_told(fit_likelihood.Asked("目標は？", ()), record)
