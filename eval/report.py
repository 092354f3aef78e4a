"""What every report shows, in one object: rows of figures, items, flips, the headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from eval.answer_record import AnswerRecord, parse_answer
from eval.cases import TYPES, Case
from eval.faults import FaultReport
from eval.labels import OUTCOMES, metric_label
from eval.results import Check, Evaluation, Figure, ItemScore, RunItem, State
from eval.verdict import Comparison, Finding, Outcome, Verdict
from rag.errors import InputError

_KINDS = {
    "regression": "悪化",
    "pin": "固定問題の不合格",
    "new_failure": "新しい違反",
    "always": "常に満たすべき条件の違反",
    "floor": "下限割れ",
    "lost_metric": "測れなくなった指標",
    "unmeasured": "測れない問題の増加",
    "by_type": "種別の低下",
}
SHOWN_IDS = 40


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation with its verdict. ``base`` is the other run, where it is known item by item."""

    evaluation: Evaluation
    verdict: Verdict
    base: Evaluation | None = None
    faults: FaultReport | None = None

    @property
    def held_back(self) -> bool:
        """Whether failing questions are to be kept from those who tune on what they read."""
        return self.evaluation.manifest.split != "dev"


@dataclass(frozen=True, slots=True)
class Row:
    """A metric with its figure, and how it compares with the baseline where it was compared."""

    name: str
    label: str
    figure: Figure
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as people read it. ``other`` is the same item of the base run."""

    case: Case
    score: ItemScore
    run: RunItem
    answer: AnswerRecord | None
    failed: tuple[Check, ...]
    flips: tuple[str, ...]
    other: ItemView | None = None

    @property
    def passed(self) -> bool:
        """Whether it is strictly right."""
        strict = self.score.get("strict")
        return strict is not None and strict.state == State.PASS

    @property
    def expected(self) -> tuple[tuple[str, str], ...]:
        """What the case wants, as (what, text)."""
        case = self.case
        ids = list(case.ids or ())
        shown = "、".join(ids[:SHOWN_IDS]) + (
            f" ほか {len(ids) - SHOWN_IDS} 件" if len(ids) > SHOWN_IDS else ""
        )
        parts = [
            ("状態", "、".join(case.status)),
            ("事実", " / ".join("・".join(group) for group in case.facts)),
            ("件数", "" if case.count is None else str(case.count)),
            ("一覧", "" if case.ids is None else f"{len(ids)}件: {shown}"),
        ]
        return tuple((name, text) for name, text in parts if text)

    @property
    def evidence(self) -> tuple[tuple[str, str], ...]:
        """Where the answer stands, as (place, verbatim text)."""
        return tuple(
            (" または ".join(f"{p.document} {p.locator} {p.field}".strip() for p in group), " / ".join(texts))
            for group, texts in zip(self.case.gold, self.case.evidence, strict=False)
        )


def rows(report: Report) -> tuple[Row, ...]:
    """One row a metric."""
    compared = {c.metric: c for c in report.verdict.comparisons}
    return tuple(
        Row(name, metric_label(name), figure, compared.get(name))
        for name, figure in report.evaluation.summary.overall.items()
    )


def items(report: Report) -> tuple[ItemView, ...]:
    """Every item in the order of the run, with the base run's beside it."""
    flips: dict[str, list[str]] = {}
    for flip in report.verdict.flips:
        mark = "悪化" if flip.worse else "改善"
        flips.setdefault(flip.item, []).append(f"{mark}: {metric_label(flip.metric)}")
    others = _views(report.base, {}) if report.base else {}
    return tuple(
        ItemView(v.case, v.score, v.run, v.answer, v.failed, v.flips, others.get(name))
        for name, v in _views(report.evaluation, flips).items()
    )


def _views(evaluation: Evaluation, flips: Mapping[str, list[str]]) -> dict[str, ItemView]:
    found = {}
    for item, score in zip(evaluation.run.items, evaluation.scores, strict=True):
        failed = tuple(c for c in score.checks if c.state == State.FAIL and "." not in c.name)
        answer = _answer(item)
        found[item.case.id] = ItemView(
            item.case, score, item, answer, failed, tuple(flips.get(item.case.id, ()))
        )
    return found


def _answer(item: RunItem) -> AnswerRecord | None:
    """The answer, or None where there is none in the shared form (the score tells why)."""
    if item.answer is None:
        return None
    try:
        return parse_answer(item.answer)
    except InputError:
        return None


def headline(report: Report) -> str:
    """The verdict in one line: 不合格: 悪化 一覧 F1 -0.041、新しい違反 2件."""
    verdict = report.verdict
    counts: Counter[str] = Counter()
    parts: list[str] = []
    for finding in verdict.findings:
        if finding.level == Outcome.INCOMPARABLE:
            parts.append(finding.message)
        elif finding.kind in ("regression", "floor"):
            parts.append(f"{_KINDS[finding.kind]} {metric_label(finding.metric)}")
        else:
            counts[_KINDS[finding.kind]] += 1
    parts += [f"{kind} {count}件" for kind, count in counts.items()]
    text = OUTCOMES[verdict.outcome]
    return f"{text}: {'、'.join(dict.fromkeys(parts))}" if parts else text


def about(finding: Finding) -> str:
    """A finding in one line, without the question."""
    names = [name for name in (finding.item, metric_label(finding.metric) if finding.metric else "") if name]
    return "、".join(names) + (": " if names else "") + finding.message


def types_present(report: Report) -> tuple[str, ...]:
    """The types of the run, in their order."""
    return tuple(kind for kind in TYPES if kind in report.evaluation.summary.by_type)


def latencies(evaluation: Evaluation) -> tuple[float, ...]:
    """Milliseconds of each answer, ascending."""
    return tuple(sorted(item.elapsed_ms for item in evaluation.run.items))


def percentile(values: tuple[float, ...], share: float) -> float:
    """The value below which ``share`` of the sorted values lie (nearest rank); 0 for none."""
    return values[min(len(values) - 1, max(0, round(share * len(values) + 0.5) - 1))] if values else 0.0
