"""はい or いいえ where no figure, date, ministry or cell decides: what the evidence tells, weighed together.

A logistic regression. Its weights were fitted by ``ui/fit_polar.py`` on the yes/no questions and
claims whose answer is known (docs/log.md, 2026-11-28). What the wordings of rag/polar/polar.toml say of
a sentence is evidence here, not a verdict; in the band between はい and いいえ nothing is decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.polar.bearing import is_of_step, opposed, turned
from rag.polar.limits import MISSED, denied_all, is_of_else, plainly_among, plainly_done, plainly_so
from rag.polar.names import COMPOUND, has_rival, misnamed, names_all
from rag.polar.nearest import Asked, Near, asked_words, nearest
from rag.polar.proposition import Proposition, wording
from rag.polar.wording import Reading
from rag.premises.premise import passages_of
from rag.records import Record
from rag.support.clauses import clauses
from rag.support.statement import Support
from rag.support.structure import STRUCTURE
from rag.support.wordings import pattern
from rag.text import folded

WEIGHTS: dict[str, float] = {
    "share": -1.22,
    "unexplained": 0.33,
    "negation": -1.08,
    "modality": 0.06,
    "scope": -1.28,
    "agent": -0.32,
    "figures": -1.33,
    "names": -1.55,
    "clean": 2.27,
    "checked": 0.83,
    "holds": 0.31,
    "near": -0.08,
    "near_all": 0.17,
    "head": -0.49,
    "denied": -0.19,
    "parity": -0.49,
    "denied_both": 0.45,
    "denied_asked": -0.40,
    "hard": -0.15,
    "stage": -0.50,
    "stage_done": 0.72,
    "stage_ahead": 0.22,
    "study": -0.42,
    "opposed": -0.29,
    "opposed_near": -0.79,
    "all": -0.73,
    "all_less": -0.23,
    "only": 0.08,
    "some": 0.05,
    "rule": 0.99,
    "rule_dirty": -0.86,
    "missing": 0.24,
    "missing_late": -1.01,
    "compound": 0.79,
    "rival": -0.89,
    "turned": -0.14,
    "dense": 0.29,
}
"""What each feature counts, in log odds of はい."""
BIAS = 0.99
YES, NO, DENIED = 0.6, -1.2, 0.0
"""Log odds from which はい is said, and to which いいえ is: less is asked where the wording denies it.
Between them the answer is left open. Cross-validated by record, six of seven questions are then decided, one in
fifteen of these wrongly (docs/log.md, 2026-11-29)."""
SAID = 0.5
"""Share of the words that the nearest sentence must have for はい, where no wording and no figure bears it out: that nothing
contradicts it is not enough (全国で運用されていますか of what is being developed)."""
_ALL_BUT = 0.65
"""The same where the record lacks a word of the predicate (国家資格に当たる)."""
_PREDICATE = 0.4
"""Share of the words of the predicate from which on a sentence is quoted then rather than another."""
_AGREES = 0.4
"""How far a sentence is preferred that bears the verdict out."""
_STUDIED = 0.3
"""How far a sentence is put back that only considers, where nothing was asked of that."""
_FIGURES = frozenset({"number", "unit", "date"})
_NAMES = frozenset({"name", "quote", "ministry", "role", "id"})
_AHEAD = ("planned", "ahead")
_ACT = regex(r"(?!担当|所管|主管)[一-鿿]{2}")
"""An act that has a noun of its own (確保した, 整理する), and no cell that tells it."""


def weigh(
    said: Proposition, record: Record, readings: Sequence[Reading], context: Context
) -> tuple[bool | None, Evidence | None]:
    """はい, いいえ or neither, and the sentence that says most of what is asked."""
    words = asked_words(said, record, context)
    near = nearest(words, readings, context)
    if not near:
        return None, None
    values = features(said, record, words, near, context)
    yes = verdict(values)
    if is_of_step(said, near[0].clause.text):
        holds = near[0].reading.holds
        yes = None if holds is None else holds != said.denied
    yes = _plainly(said, values, words, near[0], context) if yes is None else yes
    if yes is False and (is_of_else(values, near[0]) or _borne_out(values)):
        yes = True if _denied_alike(values) else None
    if yes and values["holds"] <= 0 and _unsaid(said, values, near[0]):
        yes = None
    if yes and near[0].turns and not said.denied:
        yes = False if near[0].denies else None
    if yes and not said.denied and misnamed(said, words, near[0], context):
        yes = None

    def fitness(one: Near) -> float:
        holds = one.reading.holds
        beside = one.clause.study and "検討" not in said.text
        return (
            one.rank
            - _STUDIED * beside
            + _AGREES * (yes is not None and holds is not None and (holds != said.denied) == yes)
        )

    bearing = [n for n in near if n.late >= _PREDICATE] if yes and values["holds"] <= 0 else near
    return yes, max(bearing or near, key=fitness).reading.evidence


def _plainly(
    said: Proposition, values: dict[str, float], words: Sequence[Asked], top: Near, context: Context
) -> bool | None:
    """What the nearest sentence plainly says, denies or names, where the features leave it open."""
    if plainly_so(values, top) or plainly_done(values, top):
        return True
    if plainly_among(values, top) and names_all(said, words, top, context):
        return not said.denied
    return False if not said.denied and denied_all(values, top) else None


def _unsaid(said: Proposition, values: dict[str, float], top: Near) -> bool:
    """Whether nothing of the predicate is said (…を持つ of …を利用できる), or not the act (人材を確保した of …を再認識)."""
    nothing = said.part != "phase" and not top.late and values["missing_late"] >= MISSED
    return nothing or (not values["head"] and bool(_ACT.match(next(iter(said.head), ""))))


_AGAINST = ("negation", "scope", "agent", "figures", "parity", "opposed", "turned", "hard", "all", "stage")


def _borne_out(values: dict[str, float]) -> bool:
    """Whether the wording bears out what only names speak against: 小学校の端末を前倒し of 小中学校の…一人に一台."""
    against = values["opposed"] or values["opposed_near"] or values["holds"] < 0 or values["rule"] < 0
    if values["denied"] and not against:
        return True  # 公開はできないのですか: that it can be nothing says
    return values["rule"] > 0 and values["holds"] > 0 and not any(values[name] for name in _AGAINST)


def _denied_alike(values: dict[str, float]) -> bool:
    """Whether a sentence with all that is asked denies it as the question does: 公開できないのか of 公開することはできない."""
    said = values["rule"] > 0 and values["near_all"] and values["share"] >= 1
    return bool(said and values["denied_both"]) and _borne_out(values)


def verdict(values: dict[str, float]) -> bool | None:
    """What the features decide."""
    odds = log_odds(values)
    if odds >= YES:
        least = SAID if values["missing_late"] < MISSED else _ALL_BUT
        said = values["holds"] > 0 or values["near"] >= least or values["checked"] > 0
        return True if said and not values["all"] else None  # 全住民: of all nothing is told
    denies = any(values[name] for name in _DENYING) or values["holds"] < 0 or values["rule"] < 0
    return False if denies and odds <= (DENIED if values["rule"] < 0 else NO) else None


_DENYING = (
    "negation", "scope", "agent", "figures", "names", "opposed", "opposed_near", "all", "all_less", "only", "parity",
    "stage", "hard", "turned", "rival", "modality",
)  # fmt: skip
"""Of these a sentence must have one for いいえ: that it lacks what is asked denies nothing."""


def log_odds(values: dict[str, float]) -> float:
    """The log odds that what is asked is so."""
    return BIAS + sum(weight * values[name] for name, weight in WEIGHTS.items())


def features(
    said: Proposition, record: Record, words: Sequence[Asked], near: Sequence[Near], context: Context
) -> dict[str, float]:
    """What the nearest sentence and the whole record tell of a statement, 0..1 or -1..1 each."""
    support = context.finder.checker.compare(said.text, passages_of(record, context))
    plain, top = folded(said.text), near[0]
    everything = folded(record.title + "".join(f.display for f in record.fields))
    values = {**_compared(support), **_worded(said, plain, near, context), **_scoped(plain, top.text)}
    rule = next((n.reading for n in near if n.reading.chosen), None)
    values["rule"] = _sign(rule.holds if rule else None, said)
    values["rule_dirty"] = float(values["rule"] > 0 and not values["clean"])
    lemmas = context.finder.vocabulary.lemmas(record.title + " ".join(f.display for f in record.fields))
    missing = [w for w in words if w.lemma not in STRUCTURE and not w.within(everything, lemmas)]
    compounds = [m.group() for m in COMPOUND.finditer(plain)]
    return values | {
        "missing": max((w.weight for w in missing), default=0.0),
        "missing_late": max((w.weight for w in missing if w.late), default=0.0),
        "compound": min(3, sum(c not in everything for c in compounds)) / 3,
        "rival": min(2, sum(has_rival(c, top.text, everything) for c in compounds)) / 2,
        "turned": float(turned(plain, top.text)),
        "dense": max(n.reading.evidence.features["dense"] for n in near),
    }


def _compared(support: Support) -> dict[str, float]:
    """How the statement stands to the record by the comparer of drafts."""
    kinds = {d.kind for d in support.differences}
    return {
        "share": support.share,
        "unexplained": min(len(support.unexplained), 4) / 4,
        **{kind: float(kind in kinds) for kind in ("negation", "modality", "scope", "agent")},
        "figures": float(bool(kinds & _FIGURES)),
        "names": float(bool(kinds & _NAMES)),
        "clean": float(not kinds and not support.unexplained),
        "checked": 0.0 if kinds else min(support.checked, 3) / 3,
    }


def _worded(said: Proposition, plain: str, near: Sequence[Near], context: Context) -> dict[str, float]:
    """How the nearest clause puts it against how the statement does: denied, ahead, opposite."""
    top = near[0]
    clause = top.clause
    own = clauses(said.text, context.tokenizer)
    negated = said.denied or (bool(own) and own[-1].negated)
    hard = wording("weighing", "hard")
    studied = (bool(own) and own[-1].study) or "検討" in plain
    done = said.stage == "done"
    return {
        "holds": _sign(top.reading.holds, said),
        "near": top.score,
        "near_all": float(top.late > 0.9 and top.share > 0.7),
        "head": float(any(p in top.text for p in said.head)),
        "denied": float(said.denied),
        "parity": float(negated != clause.negated),
        "denied_both": float(negated and (clause.negated or bool(hard.search(clause.text)))),
        "denied_asked": float(negated and not (clause.negated or clause.lessened)),
        "hard": float(not negated and not hard.search(plain) and bool(hard.search(clause.text[-20:]))),
        "stage": float(done and clause.standing in _AHEAD),
        "stage_done": float(done and clause.standing in ("done", "running")),
        "stage_ahead": float(said.stage in ("planned", "ahead") and clause.standing in _AHEAD),
        "study": float(clause.study and not studied),
        "opposed": float(opposed(said, clause.text)),
        "opposed_near": float(any(opposed(said, n.text) for n in near[:3])),
    }


def _scoped(plain: str, shown: str) -> dict[str, float]:
    """Words for how much is meant that the statement has and the sentence has not."""

    def only(name: str) -> bool:
        return bool(wording("weighing", name).search(plain)) and not wording("weighing", name).search(shown)

    some = pattern("scope", "some")
    every = bool(wording("weighing", "all").search(plain))
    return {
        "all": float(only("all") and not wording("scope", "whole").search(shown)),
        "all_less": float(every and bool(wording("weighing", "less").search(shown))),
        "only": float(only("only")),
        "some": float(bool(some.search(plain)) and not some.search(shown)),
    }


def _sign(holds: bool | None, said: Proposition) -> float:
    """1 where the statement as it is put is borne out, -1 where it is denied."""
    return 0.0 if holds is None else 1.0 if holds != said.denied else -1.0
