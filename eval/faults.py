"""The metrics' own test: damage good answers, see which checks notice, and which cry wolf.

A fault counts as detected when a check meant for it passes on the good answer and fails on
the damaged one. A false alarm is such a check failing on the good answer itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval import fault_structure as structure
from eval import fault_text as text
from eval.answer_record import parse_answer
from eval.gate import FaultGates
from eval.good_answers import Good
from eval.intervals import wilson
from eval.results import Check, State
from eval.score import COMPUTED_TYPES, GROUNDING, Scorer
from eval.source import Corpus

LIMIT = 150
"""Answers damaged by one fault; the same ones every time."""

CHECKS = (*GROUNDING, "status", "facts", "gold_cited", "list_exact", "count_consistent")
"""The checks whose reactions are reported."""

_NUMBERS = ("fidelity_numbers", "fidelity_quotes")
_DATES = ("fidelity_dates", "fidelity_quotes")
_INVENTED = ("citations_exist", "fidelity_ids")
_CITING = ("citations_exist", "citations_cover", "citations_precision", "citations_placed")

Damage = Callable[[Good, Corpus], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of damage and the checks meant to notice it. ``damage`` gives None where it cannot be done."""

    name: str
    label: str
    damage: Damage
    targets: tuple[str, ...]


def _reworded(
    name: str, label: str, find: text.Finder, targets: tuple[str, ...], computed: bool | None = None
) -> Fault:
    """``computed``: only answers whose figures are (or are not) counted per group from their rows."""

    def damage(good: Good, corpus: Corpus) -> dict[str, Any] | None:
        counted = good.case.type in COMPUTED_TYPES and good.answer["rows"] is not None
        return None if computed not in (None, counted) else text.reworded(good, corpus, name, find)

    return Fault(name, label, damage, targets)


FAULTS = (
    _reworded("number", "数を変える(40回→41回)", text.other_number, _NUMBERS, False),
    _reworded("date", "年月を変える(令和2年度→令和4年度)", text.other_date, _DATES),
    _reworded("era", "元号を変える(令和2年度→平成2年度)", text.other_era, _DATES),
    _reworded("unit", "単位を変える(930TB→930GB)", text.other_unit, _NUMBERS, False),
    _reworded("id", "施策番号・節を変える(02-04→02-05)", text.other_id, ("fidelity_ids",)),
    _reworded("ministry", "府省庁を変える(総務省→外務省)", text.other_ministry, ("fidelity_ministries",)),
    Fault("neighbour", "隣の記録を引用する", structure.neighbour_cited, (*_CITING, "support_content")),
    Fault("invented", "存在しない番号を引用する(13-01)", structure.invented_id, _INVENTED),
    Fault("dangling", "引用のない番号を付ける", structure.dangling_number, ("citations_exist",)),
    _reworded("quote", "引用の一語を抜く", text.altered_quote, ("fidelity_quotes",)),
    Fault("fabricated", "無関係な文を足す", structure.fabricated, ("citations_cover", "support_content")),
    Fault("row", "一覧から1行落とす", structure.dropped_row, ("list_exact", "count_consistent")),
    Fault("refusal", "答えられるのに断る", structure.refused, ("status",)),
    Fault("nearmiss", "書かれていないのに答える", structure.answered_anyway, ("status",)),
    _reworded("near_number", "同じ根拠の別の数に替える", text.near_number, _NUMBERS),
    _reworded("computed", "集計の内訳の件数を変える", text.other_number, ("fidelity_numbers",), True),
    _reworded("negation", "否定を反転する", text.negation, GROUNDING),
    _reworded("modality", "「検討」を「実施」にする", text.modality, GROUNDING),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FaultFigure:
    """How one fault fared: ``detected`` of ``n`` damaged answers, ``low`` to ``high`` (95 %, Wilson).

    ``alarms`` of ``clean`` good answers that a target check concerns fail it. ``by_check``
    counts the detections of every check.
    """

    name: str
    label: str
    targets: tuple[str, ...]
    n: int
    detected: int
    low: float
    high: float
    clean: int
    alarms: int
    by_check: Mapping[str, int]

    @property
    def detection(self) -> float:
        """Share detected, 0 without a damaged answer."""
        return self.detected / self.n if self.n else 0.0

    @property
    def alarm_rate(self) -> float:
        """Share of good answers with a false alarm, 0 without any."""
        return self.alarms / self.clean if self.clean else 0.0


@dataclass(frozen=True, slots=True)
class FaultReport:
    """The whole suite. ``alarms`` maps a check to (failed, concerned) over the good answers."""

    metrics: str
    answers: int
    built: int
    figures: tuple[FaultFigure, ...]
    alarms: Mapping[str, tuple[int, int]]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def run_faults(
    good: Sequence[Good],
    scorer: Scorer,
    metrics: str,
    faults: Sequence[Fault] = FAULTS,
    limit: int = LIMIT,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> FaultReport:
    """Damage the good answers in every way and count what the checks notice."""
    clean = {item.case.id: _checks(item, item.answer, scorer) for item in good}
    figures = []
    for done, fault in enumerate(faults, 1):
        figures.append(_figure(fault, good, clean, scorer, limit))
        progress(done, len(faults))
    alarms = {name: _alarms(clean.values(), (name,)) for name in CHECKS}
    built = sum(item.origin == "gold" for item in good)
    return FaultReport(metrics, len(good), built, tuple(figures), alarms)


def _figure(
    fault: Fault, good: Sequence[Good], clean: Mapping[str, Mapping[str, Check]], scorer: Scorer, limit: int
) -> FaultFigure:
    order = sorted(good, key=lambda g: hashlib.sha256(f"{fault.name}:{g.case.id}".encode()).hexdigest())
    n = detected = 0
    by_check = dict.fromkeys(CHECKS, 0)
    for item in order:
        damaged = fault.damage(item, scorer.corpus) if n < limit else None
        if damaged is None:
            continue
        before, after = clean[item.case.id], _checks(item, damaged, scorer)
        noticed = {
            name for name in CHECKS if before[name].state != State.FAIL and after[name].state == State.FAIL
        }
        n += 1
        detected += bool(noticed & set(fault.targets))
        for name in noticed:
            by_check[name] += 1
    low, high = wilson(detected, n) if n else (0.0, 0.0)
    alarms, concerned = _alarms(clean.values(), fault.targets)
    return FaultFigure(
        fault.name, fault.label, fault.targets, n, detected, low, high, concerned, alarms, by_check
    )


def _checks(item: Good, answer: Mapping[str, Any], scorer: Scorer) -> dict[str, Check]:
    return {check.name: check for check in scorer.checks(item.case, parse_answer(answer))}


def _alarms(clean: Iterable[Mapping[str, Check]], targets: Iterable[str]) -> tuple[int, int]:
    """(answers on which one of the checks fails, answers which one of them concerns)."""
    names = tuple(targets)
    states = [{checks[name].state for name in names} for checks in clean]
    concerned = [found for found in states if found & {State.PASS, State.FAIL}]
    return sum(State.FAIL in found for found in concerned), len(concerned)


def missed(report: FaultReport, gates: FaultGates) -> tuple[str, ...]:
    """Where the suite falls short of the gates, in Japanese; empty if it does not."""
    found = {figure.name: figure for figure in report.figures}
    problems = []
    for name in gates.gated:
        figure = found.get(name)
        if figure is None or not figure.n:
            problems.append(f"{name}: 損なった回答がない")
            continue
        if figure.detection < gates.detection:
            problems.append(f"{name}: 検出 {figure.detection:.1%} は下限 {gates.detection:.0%} を下回る")
        if figure.alarm_rate > gates.false_alarms:
            problems.append(
                f"{name}: 誤警報 {figure.alarm_rate:.1%} は上限 {gates.false_alarms:.0%} を上回る"
            )
    return tuple(problems)
