"""The verifier of rag/llm under test: faithful sentences it must show, altered ones it must not.

The sentences are those of eval.verifier_samples, the alterations those of eval.fault_text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from eval import fault_text as text
from eval.intervals import wilson
from eval.source import Corpus
from eval.verifier_samples import Sample
from rag.figures import dates
from rag.llm.checked import Checked
from rag.llm.packing import Item
from rag.llm.parsing import Written
from rag.llm.verifying import Verifier
from rag.text import folded

DETECTION = 0.95
WRONGLY_REMOVED = 0.03
GATED = ("number", "date", "era", "id", "ministry", "cited_elsewhere", "cited_unknown")
"""The alterations of which ``DETECTION`` must be caught."""

_UNKNOWN = 999
_MEASURE = re.compile(r"\d\d-\d\d")


Verify = Callable[[Sequence[Item]], Verifier]
"""Makes the verifier for some passages."""


@dataclass(frozen=True, slots=True)
class VerifierFigure:
    """How one alteration fared: ``caught`` of ``n``, with the 95 % interval; ``missed`` are sample ids."""

    name: str
    label: str
    n: int
    caught: int
    low: float
    high: float
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share caught; 0 without any."""
        return self.caught / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class VerifierReport:
    """``faithful`` sentences of which ``removed`` were wrongly withheld and ``recited`` cited anew."""

    faithful: int
    removed: int
    low: float
    high: float
    recited: int
    withheld: tuple[str, ...]
    figures: tuple[VerifierFigure, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def measure(
    samples: Sequence[Sample],
    verify: Verify,
    corpus: Corpus,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> VerifierReport:
    """Check every faithful sentence and every alteration of it."""
    clean = [(s, _check(s, verify)) for s in samples]
    withheld = tuple(s.id for s, c in clean if c.outcome in ("removed", "replaced"))
    low, high = wilson(len(withheld), len(samples)) if samples else (0.0, 0.0)
    figures = []
    for done, (name, (label, alter)) in enumerate(ALTERATIONS.items(), 1):
        figures.append(_figure(name, label, alter, samples, verify, corpus))
        progress(done, len(ALTERATIONS))
    recited = sum(c.outcome == "recited" for _, c in clean)
    return VerifierReport(len(samples), len(withheld), low, high, recited, withheld, tuple(figures))


Alter = Callable[[Sample, Corpus], Sample | None]
"""The sample with one thing wrong, or None where that cannot be done."""


def _figure(
    name: str, label: str, alter: Alter, samples: Sequence[Sample], verify: Verify, corpus: Corpus
) -> VerifierFigure:
    tried = [(s, changed) for s in samples if (changed := alter(s, corpus)) is not None]
    missed = tuple(s.id for s, changed in tried if not _caught(s, changed, _check(changed, verify)))
    n = len(tried)
    low, high = wilson(n - len(missed), n) if n else (0.0, 0.0)
    return VerifierFigure(name, label, n, n - len(missed), low, high, missed)


def _check(sample: Sample, verify: Verify) -> Checked:
    return verify(sample.items).check(Written(sample.sentence, sample.cited))


def _caught(original: Sample, changed: Sample, checked: Checked) -> bool:
    """Whether nothing wrong is shown: neither the altered words nor a citation put in falsely."""
    if checked.outcome in ("removed", "replaced"):
        return True
    if changed.sentence != original.sentence:
        return False
    wrong = set(changed.cited) - set(original.cited)
    return not wrong & {i.id for i in checked.items}


def _reworded(find: text.Finder, name: str) -> Alter:
    def alter(sample: Sample, corpus: Corpus) -> Sample | None:
        years = {d.year for d in dates(sample.known)}
        options = [
            edit
            for edit in find(sample.sentence, sample.known, corpus)
            if name != "date" or not {d.year for d in dates(folded(edit[2]))} & years
        ]
        if not options:
            return None
        start, end, new = text.pick(options, f"{name}:{sample.id}")
        return replace(sample, sentence=sample.sentence[:start] + new + sample.sentence[end:])

    return alter


def _with_id(sample: Sample, corpus: Corpus) -> Sample | None:
    """A measure's number put in front, and then another one: 02-05では、…."""
    locators = {i.record.locator for i in sample.items if i.id in sample.cited}
    locator = next(iter(locators))
    if len(locators) > 1 or not _MEASURE.fullmatch(locator):
        return None
    named = (
        sample
        if locator in sample.sentence
        else replace(sample, sentence=f"{locator}では、{sample.sentence}")
    )
    return _reworded(text.other_id, "id")(named, corpus)


def _cited_elsewhere(sample: Sample, corpus: Corpus) -> Sample | None:
    """One of its citations moved to a passage of another record."""
    own = {i.record.locator for i in sample.items if i.id in sample.cited}
    others = [i.id for i in sample.items if i.record.locator not in own]
    return _moved(sample, others, "elsewhere")


def _cited_beside(sample: Sample, corpus: Corpus) -> Sample | None:
    """One of its citations moved to another passage of the same record."""
    own = {i.record.locator for i in sample.items if i.id in sample.cited}
    others = [i.id for i in sample.items if i.record.locator in own and i.id not in sample.cited]
    return _moved(sample, others, "beside")


def _moved(sample: Sample, others: Sequence[int], key: str) -> Sample | None:
    if not others:
        return None
    return replace(sample, cited=(text.pick(others, f"{key}:{sample.id}"), *sample.cited[1:]))


def _cited_unknown(sample: Sample, corpus: Corpus) -> Sample | None:
    """A number that stands for no passage."""
    return replace(sample, cited=(_UNKNOWN, *sample.cited[1:]))


ALTERATIONS: Mapping[str, tuple[str, Alter]] = {
    "number": ("数を変える(40回→41回)", _reworded(text.other_number, "number")),
    "date": ("年月を変える(令和2年度→令和4年度)", _reworded(text.other_date, "date")),
    "era": ("元号を変える(令和2年度→平成2年度)", _reworded(text.other_era, "era")),
    "unit": ("単位を変える(930TB→930GB)", _reworded(text.other_unit, "unit")),
    "id": ("施策番号を変える(02-04→02-05)", _with_id),
    "ministry": ("府省庁を変える(総務省→外務省)", _reworded(text.other_ministry, "ministry")),
    "cited_elsewhere": ("ほかの記録の根拠を付ける", _cited_elsewhere),
    "cited_unknown": ("存在しない根拠を付ける", _cited_unknown),
    "cited_beside": ("同じ記録の別の根拠を付ける", _cited_beside),
    "quote": ("「」の一語を抜く", _reworded(text.altered_quote, "quote")),
    "negation": ("否定を反転する", _reworded(text.negation, "negation")),
    "modality": ("「検討」を「実施」にする", _reworded(text.modality, "modality")),
}
"""Name → what it is called, and how it is made."""


def problems(report: VerifierReport) -> Iterator[str]:
    """Where the bars are missed, in Japanese."""
    for figure in report.figures:
        if figure.n and figure.name in GATED and figure.share < DETECTION:
            yield f"{figure.label}: 検出 {figure.share:.1%} は下限 {DETECTION:.0%} を下回る"
    if report.faithful and report.removed / report.faithful > WRONGLY_REMOVED:
        yield f"正しい文の {report.removed / report.faithful:.1%} を除いた(上限 {WRONGLY_REMOVED:.0%})"


def table(reports: Mapping[str, VerifierReport]) -> Iterator[str]:
    """The reports side by side, in Markdown. ○ marks what ``problems`` judges."""
    yield f"| 誤り | {' | '.join(reports)} | 下限 |"
    yield f"| --- | {' | '.join('---:' for _ in reports)} | --- |"
    for number, (name, (label, _)) in enumerate(ALTERATIONS.items()):
        shown = [_shown(report.figures[number]) for report in reports.values()]
        yield f"| {label} | {' | '.join(shown)} | {'○' if name in GATED else ''} |"
    clean = [
        f"{r.removed / max(1, r.faithful):.1%} [{r.low:.1%}, {r.high:.1%}] ({r.removed}/{r.faithful})"
        for r in reports.values()
    ]
    yield f"| 正しい文を誤って除いた | {' | '.join(clean)} | ○ |"


def _shown(figure: VerifierFigure) -> str:
    if not figure.n:
        return "–"
    return f"{figure.share:.1%} [{figure.low:.1%}, {figure.high:.1%}] ({figure.caught}/{figure.n})"
