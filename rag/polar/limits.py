"""Where what the evidence weighs is set aside: it says the very thing, denies all of it, or speaks of something else."""

from __future__ import annotations

from rag.polar.nearest import Near

_MUCH = 0.75
"""Share of the words that a sentence must have to say the very act."""
_ALL_SAID = 0.9
"""What it must have for its denial to be of all that is asked."""
MISSED = 0.5
"""What a word weighs, at least, without which a record says something else."""
_DONE, _ACTED = 0.55, 0.5
"""Shares of all words, and of those of the predicate, that a sentence has at least that tells in other words of what is done."""
_LITTLE, _UNHEARD = 0.4, 0.9
"""Shares of the words that sentence and record have at most, and what a word weighs that the record lacks."""
_AGAINST = (
    "figures", "names", "negation", "scope", "agent", "opposed", "all", "all_less", "only", "missing_late",
)  # fmt: skip


def plainly_so(values: dict[str, float], top: Near) -> bool:
    """Whether the nearest clause has nearly all that is asked, as done or ahead alike, and nothing is against it.

    A difference elsewhere in the record (第5回 is planned) is then none of what is asked (第4回 is published).
    """
    as_asked = values["stage_done"] or values["stage_ahead"]
    said = values["holds"] > 0 and as_asked and top.share >= _MUCH and top.late >= _MUCH
    against = any(values[name] for name in _AGAINST) or values["missing"] >= MISSED
    return bool(said) and not against and not top.turns


def plainly_done(values: dict[str, float], top: Near) -> bool:
    """Whether what is asked to be done by now is told as done in other words, and no word of it is another's.

    …を開始 for もうできる: neither says the verb of the other.
    """
    said = values["stage_done"] and values["clean"] and top.score >= _DONE and top.late >= _ACTED
    against = any(values[name] for name in _AGAINST) or values["missing"] >= MISSED
    return bool(said) and not against and values["denied"] <= 0 and not top.turns


def plainly_among(values: dict[str, float], top: Near) -> bool:
    """Whether a sentence about what is asked, that names the very thing, has it among others; nothing is against it."""
    against = any(values[name] for name in _AGAINST if name not in ("names", "missing_late"))
    return values["holds"] > 0 and top.share >= _DONE and not against and not top.turns


def is_of_else(values: dict[str, float], top: Near) -> bool:
    """Whether the record speaks of something else: it lacks most of what is asked, so that its silence denies nothing."""
    told = values["rule"] < 0 or values["opposed_near"]
    return not told and max(top.share, values["share"]) < _LITTLE and values["missing"] >= _UNHEARD


def denied_all(values: dict[str, float], top: Near) -> bool:
    """Whether the sentence with all the words asked denies what they say (…の提供はなされていない)."""
    least = _ALL_SAID if values["negation"] else _MUCH
    told = values["negation"] or (values["rule"] < 0 and is_turned(values, top))
    return bool(told) and min(top.share, top.late) >= least


def is_turned(values: dict[str, float], top: Near) -> bool:
    """Whether the nearest clause is in the negative, and what is asked is not, or the other way round."""
    return bool(values["parity"]) and top.clause.negated
