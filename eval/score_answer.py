"""The checks of an answer against what its case wants; grounding is scored apart (eval.score)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval import metric_answer as of_answer
from eval.answer_record import AnswerRecord, CitationRecord
from eval.cases import Case
from eval.normalise import visible_length
from eval.results import Check, graded, judged, not_applicable
from rag.text import folded


def correctness_checks(
    case: Case, answer: AnswerRecord, valid: Sequence[CitationRecord]
) -> tuple[Check, ...]:
    """Status, facts, gold, length, list and count checks, and ``strict``, which needs them all.

    ``valid`` are the citations that hold; others prove nothing.
    """
    checks: dict[str, Check] = {}

    def add(check: Check) -> None:
        checks[check.name] = check

    add(
        judged(
            "status", of_answer.status_accepted(answer, case), f"{answer.status} ∉ {'、'.join(case.status)}"
        )
    )
    absent = "事実の指定がない"
    missing = of_answer.missing_facts(answer.text, case.facts)
    recall = of_answer.fact_recall(answer.text, case.facts) if case.facts else 0.0
    add(graded("facts", recall, detail="、".join(missing)) if case.facts else not_applicable("facts", absent))
    late = of_answer.direct(answer.text, case)
    add(judged("direct", not late, "、".join(late)) if case.direct else not_applicable("direct", absent))
    gold = of_answer.gold_cited(valid, case) if case.gold else 0.0
    add(graded("gold_cited", gold) if case.gold else not_applicable("gold_cited", "根拠箇所の指定がない"))
    length, limit = visible_length(answer.text), of_answer.length_limit(case)
    add(judged("length", length <= limit, f"{length} 字(上限 {limit} 字)"))
    for check in (*_list_checks(case, answer), *_count_checks(case, answer)):
        add(check)
    deciding = ("status", "facts", "gold_cited", "length", "list_exact", "count_exact")
    failed = [name for name in deciding if checks[name].value is not None and checks[name].value != 1.0]
    add(judged("strict", not failed, "、".join(failed)))
    corrected = answer.status in case.status and answer.status == "corrected" and not missing
    is_premise = case.type == "premise"
    add(
        judged("premise_corrected", corrected, "、".join(missing))
        if is_premise
        else not_applicable("premise_corrected", "前提の誤りを含まない")
    )
    return tuple(checks.values())


def _list_checks(case: Case, answer: AnswerRecord) -> Iterable[Check]:
    names = ("list_precision", "list_recall", "list_f1")
    if case.ids is None:
        yield from (not_applicable(name, "一覧の指定がない") for name in (*names, "list_exact"))
        return
    listed, wanted = set(of_answer.listed_ids(answer)), {folded(i) for i in case.ids}
    scores = of_answer.set_scores(listed, wanted)
    difference = [f"不足 {'、'.join(sorted(wanted - listed))}"] if wanted - listed else []
    difference += [f"余分 {'、'.join(sorted(listed - wanted))}"] if listed - wanted else []
    yield from (graded(name, value) for name, value in zip(names, scores, strict=True))
    yield judged("list_exact", listed == wanted, "; ".join(difference))


def _count_checks(case: Case, answer: AnswerRecord) -> Iterable[Check]:
    if case.count is None:
        yield from (not_applicable(name, "件数の指定がない") for name in ("count_exact", "count_consistent"))
        return
    stated = of_answer.stated_counts(answer.text)
    yield judged("count_exact", of_answer.count_exact(answer, case.count), f"{list(stated)} ≠ {case.count}")
    if case.gold and answer.rows is None:
        yield not_applicable("count_consistent", "原文に書かれた件数で、行を数えるものではない")
        return
    problems = of_answer.count_problems(answer, case.count)
    yield judged("count_consistent", not problems, "、".join(problems))


def declined(case: Case, answer: AnswerRecord) -> bool:
    """Whether the item counts as declined: a refusal, or what an unanswerable case accepts instead."""
    return answer.refused or (not case.answerable and answer.status in case.status)


def refusal_checks(case: Case, answer: AnswerRecord) -> Iterable[Check]:
    """Whether declining or answering was right, and whether text and status agree on it."""
    did = declined(case, answer)
    other = "回答できる問題" if case.answerable else "回答できない問題"
    yield (
        not_applicable("refusal_recall", other)
        if case.answerable
        else judged("refusal_recall", did, answer.status)
    )
    yield (
        judged("refusal_precision", not case.answerable)
        if did
        else not_applicable("refusal_precision", "拒否していない")
    )
    yield (
        judged("not_over_refused", not did, answer.status)
        if case.answerable
        else not_applicable("not_over_refused", other)
    )
    if answer.status == "answered":
        yield judged(
            "status_in_words", not of_answer.refuses_in_words(answer.text), "本文は拒否、状態は answered"
        )
    else:
        yield not_applicable("status_in_words", "状態が answered ではない")
