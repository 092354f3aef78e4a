"""Negation and modality of a statement against those of its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rag.figures import Date, dates
from rag.lazy_regex import regex
from rag.polar.opposites import contradicts
from rag.support.stance import Stance, ceased, certain, denied, obliged, only_set_aside
from rag.support.standing import last_month
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.telling import Told
from rag.text import folded

_ALIKE = 0.7
"""Acts of the evidence count that stand this near, of the nearest, to the statement's own words."""
_RELATED = 0.15
"""Share of the words around an act that its counterpart in the evidence must share."""
_REPEATED = 0.6
"""Share of the statement's words that a sentence has which it repeats."""
_ENDING_WORDS = (
    "する 為る 成る なる 有る ある 置く 掲げる 定める 言う 記す 述べる 示す 挙げる 書く "
    "記載 とどまる 留まる 方向 方針 計画 目標 指標 課題 対象"
)
_ENDINGS = frozenset(_ENDING_WORDS.split())
"""Verbs with which a statement speaks of the text rather than of an act."""
_CONSIDERING = ("検討", "議論")
_CONSIDERED = regex("検討|議論")
_AS_NEAR = 0.9
_DECIDED = regex("(?:こと|もの|方向|方針|課題|目標|指標|対象|計画)(?:と|に)")
"""…することとされた: what is past is the decision."""
_DENIES = regex(r"(?:な(?:い|かった)|ません(?:でした)?|せず|されず)(?=。|$)")
_LESSENED = regex(
    r"不十分|不可欠|不要|未[設整実着達完策公導]|限定的|限られ|とどま(?!ら)|留ま(?!ら)|(?:すぎ|過ぎ)(?:な|ず|ません)|困難|難し|僅少|わずか|滞[っりる]|停滞|遅れ|不足|乏し|欠如|のみならず"
)
"""What the evidence may say for a denial: as good as not."""
_DENIED = regex(
    rf"{_LESSENED.pattern}|(?:なく|無く)[すし]|省[きくかい]|(?:ない|なく|なかった|ません)(?=。|、|$|こと|ため|状況|状態|もの|旨)|おらず|にくい|にくく|づらい"
)
_DEGREE = regex(
    r"(?:すぎ|過ぎ)(?:ない|ません|ず)|欠かせ(?:ない|ません|ず)|変わり(?:は|が)?な|(?:限ら|とどまら|留まら)(?:ない|ません|ず)"
)
"""Denials that deny nothing: 八割にすぎない, 欠かせない."""
_BEFORE_THAT = regex(r"^(?:うえ|上|後|のち|場合|際|とき|時|ら、|り)")
"""What follows …た where it only tells which of two comes first."""
_NEEDED = regex(r"必要(?!が?な)|不可欠|要する|求められ|急務|喫緊|欠かせ")
"""As good as an obligation: 検討が必要 for 検討しなければならない."""
_NOT_ENOUGH = regex(r"(?:十分|充分|容易|簡単|一様|明確|万全)と?(?:は|では|じゃ)")
_NONE = regex(r"(?<![\d.])0(?:件|つ|人|社|か所|団体|自治体|%)")
"""What a table says for a denial: none are there."""
_SHORT_OF = regex(
    r"(?:\d|割|%|[件人社団体所])に(?:は)?(?:まだ)?(?:届|満た|達し|及)[^、。]{0,6}(?:ない|ません|ず)"
)
"""A bound, which the figures are held against: 7割に届いていない."""
_NO_ACT = regex(rf"(?:でした|だった|であった)$|{_DECIDED.pattern}")
_NO_DENIAL = regex(
    r"(?:なければ|ねば|なくては)なら(?:ない|ません)|間違い(?:は|が)?な|ないと(?:いけ|なら)な|かもしれ(?:ない|ません)|かねな|に違いない|(?:では|じゃ)ない"
)
_CARRIED = regex("実施|済み?|完了|決定")
_LESS = regex("検討|予定|議論|目指")


def compare_attitude(
    statement: str,
    own: Sequence[Stance],
    evidence: Sequence[Told],
    names: Sequence[str],
    weight: Callable[[str], float],
) -> list[Difference]:
    """The acts that the evidence denies, or has only planned or considered, and the reverse."""
    everything = "".join(folded(text) for text in (*(t.text for t in evidence), *names))
    found: list[Difference] = []
    for kind, read in (
        ("negation", ceased),
        ("negation", denied),
        ("modality", obliged),
        ("modality", certain),
    ):
        said = read(statement)
        if read is obliged and (_NEEDED.search(everything) or (said == "必ず" and "確実に" in everything)):
            continue
        if read is denied and _NOT_ENOUGH.search(statement) and _LESSENED.search(everything):
            continue
        if read is denied and (_NONE.search(everything) or only_set_aside(statement, everything)):
            continue
        if read is certain and "確実" in everything:
            continue
        if said and said not in everything and not (read in (obliged, denied) and read(everything)):
            at = statement.find(said)
            found.append(Difference(kind, said, "", at, at + len(said)))  # type: ignore[arg-type]
    for stance in own:
        if stance.negated and _lacks_too(stance, statement, everything):
            continue
        others = _aligned(stance, evidence, weight)
        difference = _against(stance, others, statement) if others else None
        if difference and not any(d.start < difference.end and difference.start < d.end for d in found):
            found.append(difference)
    return found or _against_nearest(statement, own, evidence, weight)


def _lacks_too(stance: Stance, statement: str, everything: str) -> bool:
    """Whether the evidence has the denial as a prefix, or has left over what is not yet done (残り5市町村の整備)."""
    if any(f"{sign}{stance.lemma}" in everything for sign in "未非不"):
        return True
    told_twice = statement.count(statement[stance.start : stance.end][:2]) > 1
    return told_twice and statement[stance.start - 1 : stance.start] == "未" and "残り" in everything


def _against_nearest(
    statement: str, own: Sequence[Stance], evidence: Sequence[Told], weight: Callable[[str], float]
) -> list[Difference]:
    """The statement against the one sentence that it repeats, where it puts the act in another word.

    実施 or 済み where that has only 検討 or 予定; a denial where that denies nothing.
    """
    every = frozenset().union(*(s.near for s in own)) - STRUCTURE - {s.lemma for s in own[-1:]}
    near = {w for w in every if not w.isdecimal()}
    total = sum(weight(w) for w in near)
    if not total or "。" in statement.strip()[:-1]:
        return []

    def likeness(told: Told) -> float:
        words = frozenset().union(*(s.near for s in told.stances))
        return sum(weight(w) for w in near & words) / total

    told = max(evidence, key=likeness, default=None)
    if told is None or likeness(told) < _REPEATED:
        return []
    denial = _denial(statement, own)
    if denial is not None and not any(_denies(t) for t in evidence if likeness(t) >= _REPEATED):
        return [denial]
    passed = any(t.passed for t in evidence if likeness(t) >= likeness(told) / 2)
    considered = next((s for s in own if s.lemma in _CONSIDERING), None)
    if considered is not None and not any(
        _CONSIDERED.search(t.text) for t in evidence if likeness(t) >= _AS_NEAR * likeness(told)
    ):
        return [Difference("modality", considered.written, "", considered.start, considered.end)]
    everything = folded("".join(t.text for t in evidence))
    if contradicts(folded(statement), folded(told.text)) and contradicts(folded(statement), everything):
        start, end = _whole(statement)
        return [Difference("negation", statement[start:end], told.text, start, end)]
    done = next((s for s in own if s.past and s.final and not s.running and not s.negated), None)
    unknown = [d for d in dates(folded(statement)) if _first_month(d) > told.edition]
    if done is not None and unknown and not passed and not _DECIDED.search(done.written):
        return [Difference("modality", done.written, "", done.start, done.end)]
    past = [d for d in dates(folded(statement)) if last_month(d) < told.edition]
    if (
        done is not None
        and told.ahead
        and not passed
        and not past
        and done.lemma not in _ENDINGS
        and not _DECIDED.search(done.written)
    ):
        return [Difference("modality", done.written, "", done.start, done.end)]
    said = _CARRIED.search(statement)
    less = next((m for m in _LESS.finditer(told.text) if m.group() not in statement), None)
    if said is None or less is None or said.group() in told.text or told.passed:
        return []
    return [Difference("modality", said.group(), less.group(), said.start(), said.end())]


def _first_month(date: Date) -> tuple[int, int]:
    """(year, month) in which what a date names begins."""
    return date.year, date.month or (4 if date.fiscal else 1)


def _whole(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _denial(statement: str, own: Sequence[Stance]) -> Difference | None:
    """The words by which a statement ends in a denial, other than of what a text says (書かれていない)."""
    last = own[-1] if own else None
    if last is None or any(s.negated and s.lemma in _ENDINGS for s in own):
        return None
    negated = (s for s in own if s.negated and s.final and not _DEGREE.search(s.written))
    if _SHORT_OF.search(statement):
        return None
    if (stance := next(negated, None)) is not None:
        return Difference("negation", stance.written, "", stance.start, stance.end)
    match = _DENIES.search(statement)
    if match is None or any(p.search(statement) for p in (_NO_DENIAL, _DEGREE, _SHORT_OF)):
        return None
    return Difference("negation", match.group(), "", *match.span())


def _denies(told: Told) -> bool:
    return any(s.negated for s in told.stances) or any(
        p.search(folded(told.text)) for p in (_DENIES, _LESSENED, _NONE)
    )


def _aligned(
    stance: Stance, evidence: Sequence[Told], weight: Callable[[str], float]
) -> list[tuple[Stance, Told]]:
    """The same act in the sentences of the evidence that are nearest to the statement."""
    near = {w for w in stance.near - STRUCTURE if not w.isdecimal()}
    total = sum(weight(w) for w in near)
    scored = [
        (sum(weight(w) for w in near & other.near) / total if total else 1.0, other, told)
        for told in evidence
        for other in told.stances
        if other.lemma == stance.lemma
    ]
    best = max((score for score, _, _ in scored), default=0.0)
    if best < _RELATED:
        return []
    return [(other, told) for score, other, told in scored if score >= _ALIKE * best]


def _against(stance: Stance, others: Sequence[tuple[Stance, Told]], statement: str) -> Difference | None:
    """What the statement says of an act against what the evidence says of it."""
    behind = statement[stance.end : stance.end + 4]
    shown = others[0][0].written

    def differs(kind: str) -> Difference:
        return Difference(kind, stance.written, shown, stance.start, stance.end)  # type: ignore[arg-type]

    if stance.lemma in _ENDINGS and not stance.negated:
        return None
    if _BEGUN.search(stance.written) and any(_BEGUN.search(other.written) for other, _ in others):
        return None
    if all(other.negated != stance.negated for other, _ in others) and not _same_sense(
        stance, others, statement
    ):
        return differs("negation")
    told_as_done = stance.past and not _NO_ACT.search(stance.written) and not _BEFORE_THAT.match(behind)
    if told_as_done and not stance.running and all(_open(other, told) for other, told in others):
        return differs("modality")
    ahead = stance.planned or (stance.nonpast and stance.final)
    if ahead and not stance.considered and all(_done(other) for other, _ in others):
        return differs("modality")
    decided = stance.past or stance.nonpast or stance.planned or stance.carried
    if decided and not stance.considered and all(other.considered for other, _ in others):
        return differs("modality")
    if (
        stance.considered
        and stance.lemma not in _CONSIDERING
        and not any(other.considered or "検討" in told.text or "議論" in told.text for other, told in others)
    ):
        return differs("modality")
    return None


_BEGUN = regex("開始|始め|始ま|着手")


def _same_sense(stance: Stance, others: Sequence[tuple[Stance, Told]], statement: str) -> bool:
    """Whether the clause denies something after all, or the evidence says in another word that it is not so."""
    if stance.negated:
        return bool(_DEGREE.search(stance.written)) or all(
            _LESSENED.search(folded(told.text)) or _denies(told) for _, told in others
        )
    stop = _CLAUSE_END.search(statement[stance.end :])
    clause = statement[stance.end : stance.end + stop.start()] if stop else statement[stance.end :]
    return bool(_DENIED.search(folded(clause)))


_CLAUSE_END = regex("(?<!は)、|。")


def _open(other: Stance, told: Told) -> bool:
    """Whether the evidence leaves the act undone: put in the present, planned, or a bare noun of a plan."""
    if other.past or other.running:
        return False
    considered = other.considered and other.lemma not in _CONSIDERING
    return other.nonpast or other.planned or considered or (told.ahead and not told.passed)


def _done(other: Stance) -> bool:
    """Whether the evidence puts the act as finished."""
    return other.past and other.final and not other.running and not other.planned
