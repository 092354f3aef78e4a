from typing import Any

import pytest

from eval.results import Check, Passage, Run, RunItem, State, graded, not_applicable, unmeasured
from eval.score import GROUNDING, Scorer
from eval.summary import figure, summarise
from rag.tokens import Tokenizer
from tests.eval_builders import answer, case, citation, place, score, small_corpus

KPI = "公開件数(令和2年度40件)"
CITED = [citation(1, KPI)]
GOOD = answer("公開件数は令和2年度に40件です。[1]", CITED)


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.of(small_corpus(), Tokenizer().content)


def states(scorer: Scorer, given: dict[str, Any] | None, error: str = "", **values: Any) -> dict[str, State]:
    item = case(**({"facts": [["40件"]], "direct": [0], "gold": [[place(KPI)]]} | values))
    return {c.name: c.state for c in scorer.item(RunItem(item, given, error)).checks}


def test_a_right_answer_passes_everything_that_concerns_it(scorer: Scorer) -> None:
    found = states(scorer, GOOD)
    assert {n for n, s in found.items() if s == State.PASS} == {
        "status", "facts", "direct", "gold_cited", "length", "strict", "not_over_refused", "status_in_words",
        "support_content", "support_chars", "fidelity_numbers", "fidelity_dates",
        "citations_exist", "citations_cover", "citations_precision", "citations_placed",
    }  # fmt: skip
    assert set(found.values()) == {State.PASS, State.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("given", "values", "failing"),
    [
        pytest.param(GOOD | {"text": "公開件数は31件です。[1]"}, {}, {"facts", "direct", "strict", "fidelity_numbers"}, id="fact"),
        pytest.param(GOOD | {"text": "公開件数について。40件です。[1]"}, {}, {"direct"}, id="not direct"),
        pytest.param(GOOD | {"citations": [citation(1, "930TBを公開")]}, {}, {"gold_cited", "strict"}, id="gold"),
        pytest.param(GOOD | {"status": "partial"}, {}, {"status", "strict"}, id="status"),
        pytest.param(GOOD | {"text": GOOD["text"] + "あ" * 400}, {}, {"length", "strict"}, id="bloated"),
        pytest.param(
            GOOD | {"citations": [CITED[0] | {"start": 3}]}, {},
            {"gold_cited", "strict", "citations_exist", "citations_cover", "citations_precision"}, id="bent citation",
        ),
        pytest.param(
            answer("見つかりませんでした。", status="not_found"), {},
            {"status", "facts", "direct", "gold_cited", "strict", "not_over_refused", "refusal_precision"}, id="over-refusal",
        ),
        pytest.param(GOOD | {"text": "見つかりませんでした。40件です。[1]"}, {}, {"status_in_words", "direct"}, id="words against status"),
        pytest.param(
            GOOD, {"answerable": False, "status": ["not_found"], "facts": [], "direct": [], "gold": []},
            {"status", "strict", "refusal_recall"}, id="answered a near miss",
        ),
        pytest.param(GOOD, {"type": "premise", "status": ["corrected"]}, {"status", "strict", "premise_corrected"}, id="premise"),
    ],
)  # fmt: skip
def test_what_is_wrong_fails_where_it_is_wrong(
    scorer: Scorer, given: dict[str, Any], values: dict[str, Any], failing: set[str]
) -> None:
    found = {name for name, state in states(scorer, given, **values).items() if state == State.FAIL}
    grounding = {n for n in found if n.startswith(("support", "fidelity", "citations"))} - failing
    assert found - grounding == failing


def test_lists_and_counts_are_exact(scorer: Scorer) -> None:
    rows = {"filter": "本文記載 ○", "total": 2, "ids": ["01-01", "02-01"]}
    text = "2件です。\n- 01-01 観測情報の公開[1]\n- 02-01 農地台帳の連携[2]"
    given = answer(text, [citation(1, "○"), citation(2, "農地台帳の連携", "02-01")], rows=rows)
    wanted = {"type": "list", "facts": [], "direct": [], "gold": [], "count": 2}
    found = states(scorer, given, ids=["02-01", "01-01"], **wanted)
    assert {found[n] for n in ("list_exact", "list_f1", "count_exact", "count_consistent", "strict")} == {
        State.PASS
    }
    short = scorer.item(RunItem(case(**wanted, ids=["01-01", "01-02", "02-01"]), given))
    assert short.get("list_recall") == graded("list_recall", 2 / 3)
    assert short.get("list_precision") == graded("list_precision", 1.0)
    details = [check.detail for check in short.checks if check.name == "list_exact"]
    assert details == ["不足 01-02"]


@pytest.mark.parametrize(
    ("given", "error"),
    [(None, "Traceback: boom"), (None, ""), ({"id": "x", "status": "??", "text": ""}, "")],
    ids=["exception", "missing", "out of form"],
)
def test_an_item_without_answer_scores_zero_in_all_that_concerns_it(
    scorer: Scorer, given: dict[str, Any] | None, error: str
) -> None:
    item = case(facts=[["40件"]], gold=[[place(KPI)]])
    result = scorer.item(RunItem(item, given, error))
    assert result.error
    assert result.status == "error"
    concerned = {c.name for c in result.checks if c.state != State.NOT_APPLICABLE}
    assert {"strict", "facts", "gold_cited", *GROUNDING} <= concerned
    assert {c.value for c in result.checks if c.name in concerned} == {0.0}
    answered = scorer.item(RunItem(item, GOOD))
    assert [c.name for c in answered.checks] == [c.name for c in result.checks]


def test_retrieval_arms_are_scored_apart_and_a_missing_arm_is_zero(scorer: Scorer) -> None:
    item = case(gold=[[place(KPI)]])
    there = place(KPI)
    arms = {"lexical": (Passage("kanmin", 900, 901), Passage("kanmin", there["start"], there["end"]))}
    values = {
        c.name: c.value for c in scorer.item(RunItem(item, GOOD, arms=arms), ("lexical", "dense")).checks
    }
    assert (values["lexical.recall@1"], values["lexical.recall@5"], values["lexical.mrr@10"]) == (
        0.0,
        1.0,
        0.5,
    )
    assert values["dense.recall@20"] == 0.0
    none = scorer.item(RunItem(case(), GOOD, arms=arms), ("lexical",))
    assert none.get("lexical.recall@1") == not_applicable("lexical.recall@1", "根拠箇所の指定がない")


def test_grounding_of_a_refusal_is_not_applicable_never_perfect(scorer: Scorer) -> None:
    found = states(scorer, answer("見つかりません。", status="not_found"))
    assert {found[name] for name in GROUNDING} == {State.NOT_APPLICABLE}


def test_checks_refuse_nan_and_values_out_of_range() -> None:
    for value in (float("nan"), 1.5, -0.1):
        with pytest.raises(ValueError, match="outside"):
            graded("x", value)
    with pytest.raises(ValueError, match="does not go"):
        Check("x", State.UNMEASURED, 1.0)


def test_unmeasured_items_stay_in_the_denominator() -> None:
    scores = [
        score("a", {"m": 1}),
        score("b", {"m": 1}),
        score("c", {"m": 0}),
        score("d", {"m": unmeasured("m", "")}),
        score("e", {"m": not_applicable("m", "")}),
    ]
    found = figure("m", scores)
    assert (found.n, found.mean, found.interval) == (4, 0.5, "wilson")
    assert (found.passed, found.failed, found.not_applicable, found.unmeasured) == (2, 1, 1, 1)
    nothing = figure("m", scores[3:])
    assert (nothing.n, nothing.mean, nothing.low) == (1, None, None)


def test_summary_by_type_macro_and_refusals() -> None:
    scores = [
        score("a", {"strict": 1}),
        score("b", {"strict": 0}),
        score("c", {"strict": 1}, type="date"),
        score("d", {"strict": 1, "refusal_precision": 1}, type="nearmiss", answerable=False, confidence=0.1),
        score("e", {"strict": 0, "refusal_precision": 0}, type="nearmiss", error="boom", confidence=0.9),
    ]
    found = summarise(scores)
    assert found.overall["strict"].mean == 0.6
    assert list(found.by_type) == ["value", "date", "nearmiss"]
    assert found.macro["strict"] == pytest.approx((0.5 + 1 + 0.5) / 3)
    assert found.figures["refusal_recall"] == 1.0
    assert found.figures["refusal_precision"] == 0.5
    assert found.figures["over_refusal"] == 0.25
    assert found.figures["aurc"] is None
    assert found.errors == ("e",)


def test_a_run_is_scored_in_order_with_progress(scorer: Scorer) -> None:
    seen: list[tuple[int, int]] = []
    items = tuple(RunItem(case(id=f"value-d0{n}"), GOOD) for n in (2, 1))
    scores = scorer.run(Run("x", items), lambda done, total: seen.append((done, total)))
    assert [s.id for s in scores] == ["value-d02", "value-d01"]
    assert seen == [(1, 2), (2, 2)]
