"""How a sentence of the evidence bears on what a question states: it bears it out, denies it or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rag.lazy_regex import regex
from rag.polar.proposition import OPPOSITES, Proposition, wording
from rag.support.clauses import Clause
from rag.text import folded

_NOT = regex(
    r"^[一-鿿ぁ-ん]{0,3}?(?:(?:は|が|を|も|と|に(?:は)?)?(?:し|さ|せ|な|行わ|でき|でき|なさ|含)?(?:れ|られ|え)?(?:て|で)?(?:は)?(?:い|お)?(?:ない|なく|なかった|ず(?!れ|つ)|らず|ません)|(?:を|が)?(?:する)?(?:こと)?(?:は|が|も)?でき(?:て(?:い)?)?(?:ない|ず|ません)|(?:される|する|した|な)?(?:もの|わけ)?(?:では|じゃ)ない|(?:が|は|も|の)(?:困難|難し))"
)
_NO_DENIAL = regex(
    r"^[^、。]{0,12}?(?:なければ|なくては|ないよう|なく(?:す|し|、か)|だけで(?:は)?な|のみなら|に(?:限ら|とどまら)|(?:を|に)問わず|かかわらず|まず)"
)
_BEFORE = regex(r"(?:未|非|不)$")
_OUTSIDE = regex(r"^[^、。()]{0,8}?(?:を除(?:き|く|い)|以外|は対象外|は含ま(?:ない|れない|ず|れず))")
_INCLUDED = regex(
    r"([一-鿿ァ-ヺーa-z]{2,})(?:の(?:分|方|ほう|ぶん))?(?:も|を|まで)?(?:も)?(?:含め|入れ|込み|込ん|カウント)"
)
_STUDY = regex(r"検討|議論|協議|審議")
Dating = Literal["past", "same", "old", ""]
_NEED = regex(r"(?:必要|重要|課題|不可欠|急務|求められ(?:て(?:いる|おり))?)[^、。]{0,8}$")


_TOLD = 2
"""How much more a word of the predicate counts, when clauses are compared, than one of its subject."""
_NAMED = 3
"""The same of the compound that is spoken of, in one piece."""
_ABOUT = 2
"""Words of the question that a sentence must have for the share it tells to be that of what is asked."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """``holds``: the statement, put in the positive, is borne out or denied; None where neither.

    ``plain``: how much the sentence is about the very act (for ordering), 0..1.
    """

    holds: bool | None
    plain: float = 0.0


def bear(
    said: Proposition, text: str, clauses: Iterable[Clause], terms: tuple[str, ...], dating: Dating = ""
) -> Bearing:
    """How one sentence bears on a proposition, by its clause that has most of the question's words.

    ``dating``: the sentence has a date that the question names, and one that was past; or its
    own dates all were (old).
    """
    whole = folded(text)
    if _left_out(said, whole):
        return Bearing(False, 1.0)
    scoped = _scoped(said, whole)
    best: tuple[float, Bearing] | None = None
    read = [(clause, _clause(said, clause, dating)) for clause in clauses]
    main = bool(read) and read[-1][1].holds
    for clause, found in read:
        if main and found.holds is False and _of_those_without(said, clause.text):
            continue
        rank: float = _NAMED * bool(said.named and said.named in clause.text)
        rank += (
            sum(_TOLD * (t in folded(said.last)) + 1 for t in terms if t in clause.text) + 0.5 * clause.last
        )
        if found.holds is not None and (best is None or rank >= best[0]):
            best = (rank, found)
    if scoped is False and (best is not None or sum(t in whole for t in terms) >= _ABOUT):
        return Bearing(False, 1.0 if best is not None else 0.6)
    if best is None:
        return Bearing(None)
    unsaid = said.every and not wording("scope", "fraction").search(said.text) and scoped is None
    return Bearing(None) if best[1].holds and (unsaid or not _beside(said, whole)) else best[1]


def _beside(said: Proposition, text: str) -> bool:
    """Whether the text has all by which or where the act is said to be done."""
    return all(any(part in text for part in parts) for parts in said.beside)


def opposed(said: Proposition, text: str) -> bool:
    """Whether folded text has the opposite of a word of the predicate, and not the word itself."""
    return any(
        a.search(said.predicate) and b.search(text) and not a.search(b.sub("", text)) for a, b in OPPOSITES
    )


def _left_out(said: Proposition, text: str) -> bool:
    """…も含めて asked, and …を除き told."""
    match = _INCLUDED.search(said.text)
    return match is not None and any(
        _OUTSIDE.match(text[m.end() :]) for m in re.finditer(re.escape(match[1][-3:]), text)
    )


def _scoped(said: Proposition, text: str) -> bool | None:
    """Whether a statement about all, or some, is borne out by the share that is told; None if unsaid."""
    whole, fraction = wording("scope", "whole").search(text), wording("scope", "fraction").search(text)
    if not said.every or wording("scope", "fraction").search(said.text):
        return False if wording("scope", "some").search(said.text) and whole and not fraction else None
    return False if fraction else True if whole else None


def _clause(said: Proposition, clause: Clause, dating: Dating) -> Bearing:
    text = clause.text
    if opposed(said, text):
        return Bearing(False, 1.2)
    if said.part and not any(part in text for part in said.object):
        return Bearing(None)
    if is_of_step(said, text):
        return Bearing(None)
    spots = _spots(said.head, text)
    if spots and all(_denied_at(text, *spot) for spot in spots):
        return Bearing(False, 1.5 if said.part == "included" else 1.0)
    if said.part in ("included", "exists"):
        return _listed(said, clause)
    if not spots:
        return _unbegun(said, clause)
    if any(_DONE_AT.match(text[end:]) for _, end in spots):
        return Bearing(said.stage != "ahead", 1.0)
    found = _by_stage(said, clause, dating, spots[-1][1])
    return replace(found, plain=found.plain * (_ASIDE if _COMPOUND.match(text, spots[-1][1]) else 1))


def is_of_step(said: Proposition, text: str) -> bool:
    """Whether folded text tells of a step before the act that is said to begin: データ提供の受付を開始 for 提供は始まったか."""
    ends = [end for part in said.object for _, end in _found(part, text)] if said.part == "phase" else []
    steps = [wording("words", "step").match(text[end:]) for end in ends]
    return bool(steps) and all(s is not None and s["step"] not in said.text for s in steps)


def _spots(parts: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Where a text says the word itself; else the last place where it says one that means the same."""
    own = [span for part in parts[:1] for span in _found(part, text)]
    other = [span for part in parts[1:] for span in _found(part, text)]
    return own or sorted(other)[-1:]


def _found(part: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


_COMPOUND = regex(
    r"(?!済|中|予定|開始|達成|完了|終了|実施|促進|推進|検討|等)[一-鿿ァ-ヺ]|に(?:向け|資|係る|関する|つい)|の(?:ため|在り方)"
)
"""What follows a word that is only part of a name (公開可能データ項目)."""
_ASIDE = 0.3
_AHEAD = 0.7
"""How plainly what is ahead denies that something is done."""
_DONE_AT = regex(
    r"(?:を|が)?(?:実施|開始|完了|行)?(?:さ|し|れ|られ|っ|い|え|け|せ|め|り|じ|び|げ|ま){0,3}(?:た(?!め|い)|て(?:い(?:る|ます)|おり|きた))"
)


_CARRIED_OUT = regex(
    r"等?(?:(?:を|が)?(?:行った|行われた|実施(?:した|された|済)|した|された|済み?)(?!い|め))"
)
"""Behind what is said to have begun or ended: 実証を行った."""


_PASSED_BY = regex(r"(?:件|者|回)?(?:数|率)|等?(?:を通じ|によ[りっ])")
"""Behind an act that is only counted or a means: 登録件数の拡大, データ登録を通じ."""


def _denied_at(text: str, start: int, end: int) -> bool:
    """Whether the word at this place of a clause is denied (未公表, 公表されていない)."""
    behind = text[end : end + 24]
    if _NO_DENIAL.match(behind):
        return False
    return bool(_BEFORE.search(text[:start]) or _NOT.match(behind))


def _of_those_without(said: Proposition, text: str) -> bool:
    """Whether a clause denies the act only of those it tells of (未受講の団体に対応するため), beside what the sentence says."""
    spots = _spots(said.head, text)
    return bool(spots) and all(_BEFORE.search(text[:a]) and _OF_THOSE.match(text, b) for a, b in spots)


_OF_THOSE = regex(r"(?:の|である|な)(?=[一-鿿ァ-ヺ])")


def _listed(said: Proposition, clause: Clause) -> Bearing:
    """Whether something is among others, or there is such a thing: the clause names it."""
    outside = any(
        _OUTSIDE.match(clause.text[m.end() :])
        for part in said.object
        for m in re.finditer(re.escape(part), clause.text)
    )
    return Bearing(not (outside or clause.negated), 0.7)


def _unbegun(said: Proposition, clause: Clause) -> Bearing:
    """What is put as ahead has neither begun nor ended; otherwise nothing is said of it."""
    if said.part != "phase" or said.stage != "done":
        return Bearing(None)
    behind = [clause.text[end:] for _, end in _spots(said.object, clause.text)]
    if any(_CARRIED_OUT.match(text) for text in behind):
        return Bearing(True, 0.6)
    if behind and _PASSED_BY.match(behind[-1]):
        return Bearing(None)
    if clause.study or clause.standing in ("planned", "ahead"):
        return Bearing(False, 0.6)
    return Bearing(False, 0.2) if _NEED.search(clause.text) else Bearing(None)


def _by_stage(said: Proposition, clause: Clause, dating: Dating, end: int) -> Bearing:
    """What is done bears out all but what is still to come; what is ahead denies what is done."""
    studied = any(part in ("検討", "議論") for part in (*said.head, *said.object))
    if studied and clause.study and said.part != "phase":
        return Bearing(True, 1.0)  # 引き続き検討する: under way
    study = clause.study and not studied and bool(_STUDY.search(clause.text[end:].partition("、")[0]))
    if _NEED.search(clause.text) and not _NEED.search(said.predicate):
        if dating == "same" and said.stage != "done":
            return Bearing(True, 0.7)
        return Bearing(False, 0.2) if said.stage == "done" and not clause.state else Bearing(None)
    if said.stage == "done":
        holds = dating == "past" or not (study or clause.standing in ("planned", "ahead"))
        return Bearing(holds, 1.0 if holds else _AHEAD)  # what goes on may be planned for next year too
    if said.stage == "ahead":
        behind = clause.standing in ("done", "running") or (not clause.standing and dating in ("past", "old"))
        ahead = clause.standing in ("planned", "ahead")
        return Bearing(False if behind else True if ahead else None, 1.0)
    return Bearing(None) if study else Bearing(True, 1.0)


_ACTOR = regex(r"([一-鿿ァ-ヺーa-z]{2,12}|国)(?:が|は|により|によって|主導)")
_ACTED_ON = regex(r"に(?!よ|お)|へ|を|から|等?に対し")
_BECOMES = regex(r"(?:ま(?:る|り|っ)|[さらわかがたばま]れ|でき)[ぁ-ん]{0,6}$")
"""A verb whose subject acts upon nothing: 方針は決まっている, 公表された, 公開できない."""


def turned(plain: str, shown: str) -> bool:
    """Whether who acts in the statement is acted upon in the sentence (国に周知 for 国が周知)."""
    if _BECOMES.search(plain):
        return False
    for match in _ACTOR.finditer(plain):
        ends = [m.end() for m in re.finditer(re.escape(match[1]), shown)]
        if ends and all(_ACTED_ON.match(shown, end) for end in ends):
            return True
    return False
