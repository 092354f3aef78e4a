"""Faults make good answers wrong, and the checks meant for them notice."""

from typing import Any

import pytest

from eval.answer_record import parse_answer
from eval.fault_structure import (
    answered_anyway,
    dangling_number,
    dropped_row,
    fabricated,
    invented_id,
    neighbour_cited,
    refused,
)
from eval.fault_text import (
    Finder,
    altered_quote,
    modality,
    near_number,
    negation,
    other_date,
    other_era,
    other_id,
    other_ministry,
    other_number,
    other_unit,
    reworded,
)
from eval.faults import FAULTS, FaultFigure, FaultReport, missed, run_faults
from eval.gate import FaultGates, load_gates
from eval.good_answers import Good, built_answer, good_answers
from eval.results import Run, RunItem
from eval.runner import evaluate
from eval.score import Scorer
from rag.tokens import Tokenizer
from tests.eval_builders import answer, case, citation, place, small_corpus

CORPUS = small_corpus()
KPI = "公開件数(令和2年度40件)"
OUTLINE = "令和4年度までに930TBを公開。"
FACTS = case(facts=[["40件"]], gold=[[place(KPI, field="KPI(進捗)")]], evidence=[[KPI]])


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.of(CORPUS, Tokenizer().content)


def good(text: str = "公開件数は令和2年度に40件です(01-01)。", **values: Any) -> Good:
    given = values.pop("case", FACTS)
    full = answer(
        f"{text}[1]",
        [citation(1, KPI, field="KPI(進捗)")],
        sentences=[{"text": text, "citations": [1]}],
        id=given.id,
    )
    return Good(given, parse_answer(full | values).model_dump(), "system")


def listing() -> Good:
    """Two of the three rows."""
    titles = {"01-01": "観測情報の公開", "02-01": "農地台帳の連携"}
    lines = [f"{name} {title}" for name, title in titles.items()]
    sentences = [{"text": "当てはまるものは2件です。", "citations": []}]
    sentences += [{"text": line, "citations": [n]} for n, line in enumerate(lines, 1)]
    citations = [citation(n, title, name) for n, (name, title) in enumerate(titles.items(), 1)]
    rows = {"filter": "条件に当てはまるもの", "total": 2, "ids": list(titles)}
    text = "当てはまるものは2件です。\n" + "\n".join(f"- {line}[{n}]" for n, line in enumerate(lines, 1))
    wanted = case(id="list-d01", type="list", ids=list(titles))
    full = answer(text, citations, sentences=sentences, rows=rows, id="list-d01")
    return Good(wanted, parse_answer(full).model_dump(), "system")


@pytest.mark.parametrize(
    ("find", "sentence", "known", "expected"),
    [
        (other_number, "開催は40回です", "40", ["開催は41回です"]),
        (other_number, "開催は40回です", "40 41 42", ["開催は43回です"]),
        (other_number, "達成率は99.5%です", "99.5", ["達成率は99.6%です"]),
        (other_number, "1,500団体", "1500", ["1501団体"]),
        (other_number, "令和2年度と8月、02-04、第3章第1節(2)①、5Gだけ", "", []),
        (near_number, "開催は40回です", "40 25", ["開催は25回です"]),
        (other_date, "令和2年度に", "令和2年度", ["令和4年度に"]),
        (other_date, "2020年度に", "令和2年度", ["2022年度に"]),
        (other_date, "8月に", "8月 1月", ["2月に"]),
        (other_date, "3か月間の平均", "", []),
        (other_era, "令和2年度に", "", ["平成2年度に"]),
        (other_era, "2020年度に", "", []),
        (other_unit, "930TBを公開", "", ["930GBを公開"]),
        (other_unit, "40件の公開", "", ["40回の公開"]),
        (other_id, "01-01です", "01-01", ["01-02です"]),
        (other_id, "01-01です", "01-01 01-02", ["02-01です"]),
        (other_id, "第3章第1節です", "第3章第1節", ["第3章第2節です"]),
        (negation, "はい。達成しています。", "", ["いいえ。達成しています。"]),
        (negation, "公開する。", "", ["公開しない。"]),
        (modality, "公開を検討する。", "", ["公開を実施した。"]),
        (altered_quote, "「農地の台帳を市町村と共有」とある", "", ["「農地の台帳町村と共有」とある"]),
    ],
)
def test_edits(find: Finder, sentence: str, known: str, expected: list[str]) -> None:
    found = [sentence[:a] + new + sentence[b:] for a, b, new in find(sentence, known, CORPUS)]
    assert found == expected


def test_another_ministry_is_one_the_evidence_does_not_name() -> None:
    ((start, end, new),) = other_ministry("主担当は総務省です", "総務省 経産省", CORPUS)
    assert (start, end) == (4, 7)
    assert new not in ("総務省", "経済産業省")


def test_full_width_text_keeps_its_offsets() -> None:
    assert list(other_number("率は６０％", "60", CORPUS)) == [(2, 4, "61")]


def test_an_edit_changes_sentence_and_text_alike_and_leaves_the_rest() -> None:
    before = good()
    after = reworded(before, CORPUS, "number", other_number)
    assert after is not None
    assert after["sentences"][0]["text"] == "公開件数は令和2年度に41件です(01-01)。"
    assert after["text"] == "公開件数は令和2年度に41件です(01-01)。[1]"
    assert after["citations"] == before.answer["citations"]
    assert reworded(good("公開する方針です。"), CORPUS, "number", other_number) is None
    assert reworded(good(status="not_found"), CORPUS, "number", other_number) is None


def test_damage_to_citations() -> None:
    moved = neighbour_cited(good(), CORPUS)
    assert moved is not None
    (found,) = moved["citations"]
    assert (found["locator"], found["quote"]) == ("01-02", "電子化率(令和2年度末50%)")
    assert CORPUS.texts["kanmin"][found["start"] : found["end"]] == found["quote"]
    invented = invented_id(good(), CORPUS)
    assert invented is not None
    name = invented["citations"][0]["locator"]
    assert name != "01-01"
    assert not CORPUS.find("kanmin", name)
    assert f"({name})" in invented["text"]
    dangling = dangling_number(good(), CORPUS)
    assert dangling is not None
    assert (dangling["sentences"][0]["citations"], dangling["text"][-3:]) == ([2], "[2]")
    more = fabricated(good(), CORPUS)
    assert more is not None
    assert more["sentences"][1] == {"text": "農地の台帳を市町村と共有することを検討。", "citations": [1]}


def test_a_dropped_row_leaves_the_stated_count() -> None:
    dropped = dropped_row(listing(), CORPUS)
    assert dropped is not None
    assert "2件" in dropped["text"]
    assert (dropped["rows"]["total"], len(dropped["rows"]["ids"]), len(dropped["citations"])) == (1, 1, 1)
    assert len(dropped["text"].split("\n")) == 2
    assert dropped_row(good(), CORPUS) is None


def test_refusing_and_answering_against_the_case() -> None:
    refusal = refused(good(), CORPUS)
    assert refusal is not None
    assert refusal["status"] == "not_found"
    near = case(id="nearmiss-d01", type="nearmiss", answerable=False, status=["not_found"])
    searched = {"documents": [], "terms": [], "nearest": ["01-01"]}
    declined = good("記載はありません。", case=near, status="not_found", searched=searched)
    assert refused(declined, CORPUS) is None
    anyway = answered_anyway(declined, CORPUS)
    assert anyway is not None
    assert anyway["status"] == "answered"
    assert anyway["citations"][0]["quote"] == OUTLINE
    assert answered_anyway(good(), CORPUS) is None


def test_good_answers_are_the_systems_own_or_built_from_the_gold(scorer: Scorer) -> None:
    other = case(id="value-d02", facts=[["50%"]], gold=[[place("電子化率(令和2年度末50%)", "01-02")]])
    refusing = case(id="nearmiss-d01", type="nearmiss", answerable=False, status=["not_found"])
    items = (
        RunItem(FACTS, good().answer),
        RunItem(other, None, "壊れた"),
        RunItem(refusing, good().answer),
    )
    found = good_answers(evaluate(Run("s", items), scorer), CORPUS)
    assert [(g.case.id, g.origin) for g in found] == [("value-d01", "system"), ("value-d02", "gold")]
    assert found[1].answer["text"] == "50%です。[1]\n01-02に「電子化率(令和2年度末50%)」とあります。[1]"


def test_built_lists_hold_their_rows_and_score_clean(scorer: Scorer) -> None:
    wanted = case(id="list-d02", type="list", ids=["01-01", "02-01"])
    built = built_answer(wanted, CORPUS)
    assert built is not None
    failed = [c for c in scorer.checks(wanted, parse_answer(built)) if c.value is not None and c.value < 1]
    assert {c.name for c in failed} <= {"support_chars"}
    assert built_answer(case(ids=["99-99"], type="list", id="list-d03"), CORPUS) is None
    assert built_answer(case(derived=True, gold=[[place(KPI)]]), CORPUS) is None


def test_every_fault_of_these_answers_is_noticed_and_none_is_cried_on_clean_ones(scorer: Scorer) -> None:
    report = run_faults([good(), listing()], scorer, "m")
    assert [f.name for f in report.figures] == [f.name for f in FAULTS]
    made = {f.name: (f.n, f.detected) for f in report.figures if f.n}
    for name in ("number", "date", "era", "unit", "neighbour", "invented", "dangling", "row", "refusal"):
        n, detected = made[name]
        assert n >= 1
        assert detected == n
    assert all(f.alarms == 0 for f in report.figures)
    assert report == run_faults([good(), listing()], scorer, "m")


def figure(name: str, n: int, detected: int, clean: int = 100, alarms: int = 0) -> FaultFigure:
    return FaultFigure(name, name, (), n, detected, 0.0, 1.0, clean, alarms, {})


def test_missed_gates_are_named() -> None:
    gates = FaultGates(gated=("number", "date", "id", "quote"), detection=0.95, false_alarms=0.05)
    figures = (figure("number", 100, 94), figure("date", 100, 95, 100, 6), figure("id", 0, 0))
    report = FaultReport("m", 100, 0, (*figures, figure("negation", 10, 0)), {})
    assert [p.split(":")[0] for p in missed(report, gates)] == ["number", "date", "id", "quote"]
    assert (
        missed(
            FaultReport("m", 1, 0, (figure("number", 100, 95, 100, 5),), {}), FaultGates(gated=("number",))
        )
        == ()
    )
    assert set(load_gates().faults.gated) <= {fault.name for fault in FAULTS}
