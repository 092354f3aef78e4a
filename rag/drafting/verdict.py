"""The verdict on a claim, from how it stands to the records it was weighed against.

Rules decide where a fact differs (a figure, a date, a ministry, a quotation, a name); all else is
weighed by a softmax over a few features (features.py), whose weights ``eval.fit_verdicts`` fits on the
development claims and writes to verdict.toml.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path

from rag.drafting.features import features
from rag.drafting.report import Verdict
from rag.drafting.subject import Subject
from rag.drafting.weighing import Weighed
from rag.support.statement import Kind, Support

LEARNED: tuple[Verdict, ...] = ("一致", "相違", "裏付けなし")
"""The verdicts that are weighed."""
ACCEPTED = 0.6
"""Probability from which on a claim is 一致: what that costs and gains is in docs/log.md, 2026-11-28."""
ENOUGH = 0.5
"""Share of a claim's words that a record must have for it to be about the record."""
HARDLY = 0.3
"""Share of a claim's words below which the record that the claim names by number says nothing of it."""
FEW = 4
"""Words besides figures and names up to which a claim is of its figures and names alone."""
FACTS: frozenset[Kind] = frozenset(
    {"number", "unit", "date", "ministry", "role", "id", "quote", "name", "agent"}
)
"""Kinds of words without counterpart that no likeness outweighs."""
_SOME = 0.25
"""Share that even a claim of a few words must have."""
_HARDLY_ANY = 2
"""Words besides ministries up to which a claim only names those: この施策では、両府省の双方が主担当となっている."""
_OWN_PROOF = frozenset({"negation", "modality"})
"""Differences that need no counterpart in the source to be shown."""


def verdict_of(subject: Subject, weighed: Weighed) -> Verdict:
    """What to say of a claim."""
    if subject.missing or weighed.other is not None:
        return "相違"
    if weighed.base is None:
        return "裏付けなし"
    support = weighed.base.support
    if weighed.known and subject.named and any(d.kind == "role" for d in support.differences):
        return "相違"
    if _is_of_few_words(weighed, support):
        return "相違" if support.differences else "一致"
    likely = probabilities(features(weighed))
    elsewhere = bool(subject.named) and support.share < HARDLY
    if likely["一致"] >= ACCEPTED and not differs(support) and not elsewhere:
        return "一致"
    shown = support.differences or support.unexplained
    return "相違" if shown and likely["相違"] >= likely["裏付けなし"] else "裏付けなし"


def differs(support: Support) -> bool:
    """Whether anything of a claim differs from its records, or a name in it is none of theirs."""
    return bool(support.differences) or any(d.kind in FACTS for d in support.unexplained)


def probabilities(values: dict[str, float]) -> dict[Verdict, float]:
    """How likely each of the weighed verdicts is."""
    odds = [
        bias + sum(weight * values[name] for name, weight in weights.items())
        for bias, weights in (_weights()[verdict] for verdict in LEARNED)
    ]
    powers = [math.exp(o - max(odds)) for o in odds]
    return {verdict: power / sum(powers) for verdict, power in zip(LEARNED, powers, strict=True)}


@cache
def _weights() -> dict[str, tuple[float, dict[str, float]]]:
    """For each verdict its bias and the weights of the features."""
    data = tomllib.loads((Path(__file__).parent / "verdict.toml").read_text(encoding="utf-8"))
    return {v: (t["bias"], {n: w for n, w in t.items() if n != "bias"}) for v, t in data.items()}


def _is_of_few_words(weighed: Weighed, support: Support) -> bool:
    """Whether a claim about known records is of its figures, names and ministries alone, and they decide."""
    roles = any(d.kind in ("role", "ministry") for d in support.differences)
    told = any(d.source or d.kind in _OWN_PROOF for d in support.differences)
    return (
        weighed.known
        and support.wording <= FEW
        and (roles or support.share >= _SOME or support.wording <= _HARDLY_ANY)
        and not support.unexplained
        and (told or bool(support.checked and not support.differences))
    )
