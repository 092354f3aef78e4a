"""How far a statement says that things are, against the clauses of the evidence that it repeats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.figures import dates
from rag.lazy_regex import regex
from rag.support.amounts import amounts
from rag.support.clauses import Clause
from rag.support.homes import wordings
from rag.support.piece import Piece
from rag.support.reading import read
from rag.support.standing import denied, last_month
from rag.support.statement import Difference
from rag.support.telling import Told
from rag.support.wordings import LIGHT, pattern
from rag.text import folded

Weight = Callable[[str], float]
_REPEATED = 0.5
"""Share of a clause's words that a clause of the evidence must have, with its sentence, to be compared."""
_AS_NEAR = 0.85
"""Clauses that stand this near, of the nearest, are compared too: one that agrees is enough."""
_STUDY = regex("検討|議論|協議|審議|調整|(?:調査|研究)(?:を|の(?:上|実施)|し|する|等)")
_SAME_ACT = 0.3
"""The same of those that have the last word of the clause, mostly its act."""
_WHOLE = 0.95
"""From here on a counterpart has all of a clause: no other needs to be asked."""
_CLEARLY = 0.8
"""From here on a counterpart is what is repeated: others have to be as near."""
_WINDOW = 20
"""Characters before a denial that say what is denied."""
_BESIDE = 0.6
"""What a word counts that stands in the sentence but not in the clause."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A clause of the evidence with how much of the statement's it repeats, 0..1."""

    score: float
    clause: Clause
    source: str


def compare_standing(statement: str, near: Iterable[tuple[Clause, Sequence[Aligned]]]) -> list[Difference]:
    """The clauses whose every counterpart in the evidence is further or less far, or the reverse."""
    found = []
    for clause, others in near:
        own = [a for a in others if not _counts_others(clause, a.clause)]
        done = clause.standing == "done" or (clause.standing == "running" and _ALREADY.search(clause.text))
        own = [a for a in own if _same_act(clause, a.clause)]
        if own and own[0].score >= _CLEARLY:
            nearest = [a for a in own if a.score >= _CLEARLY * own[0].score]
            denied_all = all(conflict(clause, a.clause, a.source) == "negation" for a in nearest)
            same = [a for a in own if a.clause.head == clause.head and not denied_all]
            own = [*nearest, *same]
        acting = [a for a in own if done and clause.head in a.clause.words]
        wrong = [conflict(clause, a.clause, a.source) for a in acting or own]
        if wrong and all(wrong):
            text = statement[clause.start : clause.end].strip()
            end = clause.start + len(statement[clause.start : clause.end].rstrip())
            kind = "negation" if wrong[0] == "negation" else "modality"
            found.append(Difference(kind, text, others[0].source, clause.start, end))  # type: ignore[arg-type]
    return found


def compare_future(statement: str, own: Iterable[Clause], evidence: Sequence[Told]) -> list[Difference]:
    """The clauses that put an act as done on a date which the documents have yet ahead of them."""
    edition = max((t.edition for t in evidence), default=(0, 0))
    found = []
    for clause in own:
        if clause.standing != "done" or _SETTLED.search(clause.text) or not clause.last:
            continue
        begun = [(d.year, d.month or (4 if d.fiscal else 1)) for d in dates(clause.text)]
        if begun and edition != (0, 0) and min(begun) > edition:
            text = statement[clause.start : clause.end].rstrip("。")
            found.append(Difference("modality", text, "", clause.start, clause.start + len(text)))
    return found


_SETTLED = regex("決|定め|こと|もの|予定|方針|計画|目標|予算|見込|目指|方向|求め|必要|想定|期限|目途|めど")
"""Words by which what is done is only that something was settled."""

_ALREADY = regex("既に|すでに")


def aligned(clause: Clause, pool: Iterable[tuple[str, Clause]], weight: Weight) -> list[Aligned]:
    """The counterparts of a clause, nearest first; empty where none has enough of its words."""
    wanted = clause.words
    total = sum(weight(w) for w in wanted)
    if not total:
        return []
    scored = []
    for text, other in pool:
        got = sum(weight(w) for w in wanted & other.words)
        got += _BESIDE * sum(weight(w) for w in wanted & other.around)
        context = 0.1 * sum(weight(w) for w in clause.around & (other.words | other.around))
        scored.append((got / total, got / total + context, other, text))
    best = max((s for _, s, _, _ in scored), default=0.0)
    if max((score for score, _, _, _ in scored), default=0.0) < _REPEATED:
        return []
    kept = [
        Aligned(rank, other, text)
        for score, rank, other, text in scored
        if (score >= _REPEATED and rank >= _AS_NEAR * best)
        or (score >= _REPEATED and clause.head == other.head != "")
        or (best < _WHOLE and clause.head in other.words and score >= _SAME_ACT and rank >= best / 2)
    ]
    return sorted(kept, key=lambda a: -a.score)


def is_denied_too(
    difference: Difference,
    said: Piece,
    pool: Sequence[tuple[str, Clause]],
    weight: Weight,
) -> bool:
    """Whether a clause of the evidence denies most of the words around a denial, too."""
    own = said.text[difference.start : difference.end]
    behind = "" if own.endswith("、") else said.text[difference.end : difference.end + 8]
    if not denied(folded(own + behind)):
        return False
    first, last = difference.end - _WINDOW, difference.end
    words = frozenset(w for w, s, e in said.words if first <= s and e <= last) - LIGHT
    total = sum(map(weight, words))
    return any(
        other.negated and total and sum(map(weight, words & other.words)) >= _REPEATED * total
        for _, other in pool
    )


def _same_act(said: Clause, source: Clause) -> bool:
    """Whether the last word of one clause, mostly its act, is told of in the other, in any wording.

    What is denied or only considered may be told in words of its own, if not elsewhere in the sentence.
    """
    if not said.head or not source.head or said.study:
        return True
    if said.negated:
        return wordings(said.head).isdisjoint(source.around)
    return not wordings(said.head).isdisjoint(source.words) or not wordings(source.head).isdisjoint(
        said.words
    )


def _counts_others(said: Clause, source: Clause) -> bool:
    """Whether they count the same to different numbers, or another kind: they do not tell of the same."""
    mine, theirs = amounts(read(said.text)), amounts(read(source.text))
    shared = [(a, b) for a in mine for b in theirs if a.unit and a.unit == b.unit]
    if shared:
        return all(a.value != b.value for a, b in shared)
    return bool(mine and theirs) and not {a.value for a in mine} & {b.value for b in theirs}


def conflict(said: Clause, source: Clause, whole: str = "") -> str:
    """Why a clause of the evidence does not bear out one of the statement: negation or modality, or empty.

    ``whole`` is the sentence of the evidence.
    """
    if _ROLE.search(said.text) or _KPI.search(said.text):
        return ""
    beyond = said.words & source.around - source.words
    if said.negated and not source.lessened:
        return "" if beyond and denied(folded(whole).rstrip("。")[-16:]) else "negation"
    if source.negated and not said.lessened and not said.subordinate and _tells_denied(said, source):
        return "negation"
    if _tells_aside(said, source) or _told_past(said, source):
        return ""
    if said.study and not source.study and not _STUDY.search(source.text):
        return "modality"
    if said.standing in ("done", "") and _dated_past(said.text, whole):
        return ""
    settled = _told_aside(said, source)
    if source.study and not (beyond or settled or _STUDY.search(said.text) or said.state or source.state):
        return "modality"
    if said.state and source.state and not _ahead_of(said, source):
        return ""
    named = said.phase and not _ahead_of(said, source) and pattern("tail", said.phase).search(folded(whole))
    return "modality" if _apart(said, source) and not (said.study or named) else ""


def _told_past(said: Clause, source: Clause) -> bool:
    """Whether the evidence tells in passing that what is put as done was done (主導した日本として)."""
    if said.standing != "done" or not said.head:
        return False
    was = rf"{re.escape(said.head)}(?:を?(?:実施|行っ))?(?:さ|し|れ|っ)*た(?=[一-鿿ァ-ヺ])"
    return bool(re.search(was, source.text))


def _told_aside(said: Clause, source: Clause) -> bool:
    """Whether the evidence tells the act in brackets: 方策の検討(令和2年度中に方向性を決定)."""
    aside = "".join(m.group() for m in _BRACKETED.finditer(source.text))
    return bool(said.head and aside) and any(form in aside for form in wordings(said.head))


_BRACKETED = regex(r"\([^()]*\)")


def _tells_aside(said: Clause, source: Clause) -> bool:
    """Whether one of two clauses only tells with what in view, after what or from what something is done."""
    standings = (said.standing, source.standing)
    before = standings == ("planned", "done") and bool(_ALREADY.search(said.text))
    return bool(_FRAME.search(said.text)) or said.subordinate or source.subordinate or before


def _ahead_of(said: Clause, source: Clause) -> bool:
    """Whether a clause puts as done what one of the evidence puts as ahead."""
    return said.standing == "done" and source.standing in ("planned", "ahead")


def _tells_denied(said: Clause, source: Clause) -> bool:
    """Whether a clause tells of what the one of the evidence denies, in any wording."""
    match = _LAST_NOUN.search(source.text)
    return match is None or any(form in said.text for form in wordings(match["noun"]))


_LAST_NOUN = regex(r"(?P<noun>[一-鿿ァ-ヺー]{2,})[^一-鿿ァ-ヺー]*$")


def _dated_past(said: str, whole: str) -> bool:
    """Whether the sentence of the evidence puts something as past right behind a date of the statement."""
    plain = folded(whole)
    years = {(d.year, d.month) for d in dates(said)}
    every = dates(plain)
    first = [d for d in every if (d.year, d.month) in years]
    if first and max(map(last_month, first)) < max(map(last_month, every)):
        return True
    return any((d.year, d.month) in years and _PAST.match(plain, d.end) for d in dates(plain))


_PAST = regex(r"[^、。]{0,24}?(?:[しれっい]た|[いん]だ)(?!め|い)")


def _apart(said: Clause, source: Clause) -> bool:
    """Whether one puts as done what the other puts as ahead, or as finished what the other has only begun."""
    phases = {said.phase, source.phase}
    if said.standing == "running" and source.standing == "planned" and _KEPT_UP.search(source.text):
        return bool(dates(said.text))  # 引き続き…を促進: what is to go on is under way
    going = said.standing == "running" or _GOES_ON.search(said.text)
    if going and source.standing == "planned" and _SPAN.search(source.text) and _SPAN.search(said.text):
        return False  # 平成29年度から令和3年度まで助成を行い: what has begun goes on
    if going and source.standing == "planned" and _GOAL.search(said.text):
        return False  # 令和3年9月の稼働を目指して開発が進む: the date is that of the goal
    return (
        (said.standing, source.standing) in _EXCLUDED
        or phases == {"complete", "begun"}
        or (said.phase == "complete" and source.standing == "running")
        or (said.phase == "running" and source.phase == "complete")
    )


_SPAN = regex(r"\d年度?(?:\d+月)?(?:から|~)")
_KEPT_UP = regex(r"引き続き|継続|続け|加速|更なる|さらなる")
_GOES_ON = regex(r"て(?:いる|います|おり)$")
_EXCLUDED = {("done", "planned"), ("done", "ahead"), ("running", "planned"), ("planned", "done")}
"""(statement, source) that do not go together."""
_FRAME = regex(
    r"(?:想定し|念頭に(?:置き|置いて)?|踏まえ|見据え|受け|背景(?:に|とし)|課題とし|前提(?:に|とし)|目的(?:に|とし))(?:て)?$"
)
"""A clause that only tells with what in view something is done."""
_KPI = regex(
    r"kpi[^、。]{0,8}(?:未設定|(?:まだ|現時点で|現在)?(?:設定|設け|定め))"
    r"|(?:指標|目標|目安|kpi)(?:に|として|と)[^、。]{0,4}?(?:置|据|掲げ|定め|設定し)|(?:方向|方針|こと)とされ"
)
"""A clause that tells what is aimed at or laid down: nothing is done in it either."""
_GOAL = regex(r"(?:を|の)?(?:目標に|目途に|めどに|目指|めざ|に向け|予定で|計画で|見込みで|想定して)")
_ROLE = regex(
    r"(?:主?担当|所管|主管|管轄|受け持|主たる府省庁?|主な府省庁?|担(?:う|っ|い|わ)|府省庁|連携(?:し|する府|先)|加わ)[^、。]{0,12}$"
)
"""A clause that tells who has a measure: nothing is done in it."""
