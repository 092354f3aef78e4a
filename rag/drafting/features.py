"""What weighing a claim against its records gives, as numbers for the learned part of the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from rag.drafting.weighing import Weighed
from rag.lazy_regex import regex
from rag.support.statement import Difference, Kind, Support

_NAMELIKE = regex(r"[A-Za-zＡ-Ｚ]{2,}|[ァ-ヺー]{2,}")
_GROUPS: dict[str, frozenset[Kind]] = {
    "number": frozenset({"number"}),
    "unit": frozenset({"unit"}),
    "date": frozenset({"date"}),
    "negation": frozenset({"negation"}),
    "modality": frozenset({"modality"}),
    "scope": frozenset({"scope"}),
    "agent": frozenset({"agent"}),
    "name": frozenset({"name"}),
    "ministry": frozenset({"ministry", "role"}),
    "quote": frozenset({"quote", "id"}),
}
"""Kinds of differences that count as one."""


def features(weighed: Weighed) -> dict[str, float]:
    """Shares in 0..1, counts capped where more say no more; empty without records."""
    if weighed.base is None:
        return {}
    support = weighed.base.support
    own = own_words(support)
    kinds = [d.kind for d in support.differences]
    return {
        "share": support.share,
        "meant": support.meant,
        "near": support.near,
        "own": float(min(own, 4)),
        "single": float(own == 1),
        "own_rate": own / max(1, support.wording),
        "own_share": own * support.share,
        "namelike": float(min(2, sum(bool(_NAMELIKE.fullmatch(d.said)) for d in support.unexplained))),
        "home": min(1.0, support.home),
        "acts": float(min(support.acts, 2)),
        "away": float(min(support.away, 4)),
        "strange": float(min(support.strange, 3)),
        "verbs": float(min(support.verbs, 3)),
        "checked": float(min(support.checked, 3)),
        "known": float(weighed.known),
        "likeness": weighed.base.likeness,
        "wording": min(support.wording, 20) / 10,
        "bare": float(min(2, _without_counterpart(support.differences))),
        **{name: float(min(2, sum(k in group for k in kinds))) for name, group in _GROUPS.items()},
    }


def own_words(support: Support) -> int:
    """How many words are unexplained, those of one compound (独立行政法人) counted once."""
    ends = {d.end for d in support.unexplained}
    return sum(d.start not in ends for d in support.unexplained)


def _without_counterpart(differences: Sequence[Difference]) -> int:
    """How many figures differ that the source has nothing in place of."""
    return sum(d.kind in ("number", "date") and not d.source for d in differences)
