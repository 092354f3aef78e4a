"""A party that a statement gives another part in an act than the evidence: who does it for whom it is done.

事業者等から関係省庁に対し発出 for 関係省庁は事業者等に対して発出: both stand in the sentence, with the same act, and only
their parts tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.lazy_regex import regex
from rag.support.frames import Frame, frames_of
from rag.support.homes import Homes, wordings
from rag.support.party_names import is_same, is_vague, ministries_of
from rag.support.piece import Piece
from rag.support.predicates import LIGHT
from rag.support.statement import Difference
from rag.support.synonyms import GENERAL

_ENOUGH = 0.3
"""Share of a clause's words that a sentence must have to tell of the same act."""
_NEAR = 0.6
"""… and of the best sentence's."""


def compare_played(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them, one for each party."""
    turned = list(_turned_round(said, homes))
    if turned:
        yield from turned[:1]
        return
    pieces = [*homes.sources.pieces, *homes.sources.names]
    told = [(p, f) for p in pieces for f in frames_of(p)]
    seen = {said.reading.span(p.start, p.end)[0] for p in said.parts if p.owner}
    for frame in frames_of(said):
        if frame.start in seen or is_vague(frame.name):
            continue
        forms = frozenset().union(*map(wordings, frame.acts - LIGHT)) or frame.acts
        same = [(p, f) for p, f in told if not forms.isdisjoint(f.acts)]
        mine = [(p, f) for p, f in same if is_same(f.name, frame.name) and _fit(frame, f)]
        if not same or any(_of_same(frame, f) for _, f in mine):
            continue
        clause = next((c for c in said.clauses if c.start <= frame.start and frame.end <= c.end), None)
        if clause is None:
            continue
        home = homes.of(clause)
        least = max(_ENOUGH, _NEAR * home.share)
        near = {id(p) for p, share in home.scored if share >= least} | {id(p) for p in homes.sources.names}
        theirs = [(p, f) for p, f in same if id(p) in near]
        if mine:  # the party does it to something else, as in 都道府県警察が個別にシステムを整備
            theirs = [(p, f) for p, f in theirs if f.things and _of_same(frame, f)]
        source = _contrary(frame, theirs)
        if source is not None:
            seen.add(frame.start)
            yield Difference("agent", said.text[frame.start : frame.end], source.text, frame.start, frame.end)


def _turned_round(said: Piece, homes: Homes) -> Iterator[Difference]:
    """A way between two parties that the evidence has only in the other direction, whatever is done."""
    told = [(p, way) for p in homes.sources.pieces for way in _ways(p)]
    for giver, receiver in _ways(said):
        right = [p for p, (a, b) in told if is_same(a.name, giver.name) and is_same(b.name, receiver.name)]
        turned = [p for p, (a, b) in told if is_same(b.name, giver.name) and is_same(a.name, receiver.name)]
        if turned and not right and not is_same(giver.name, receiver.name):
            start, end = min(giver.start, receiver.start), max(giver.end, receiver.end)
            yield Difference("agent", said.text[start:end], turned[0].text, start, end)


def _ways(piece: Piece) -> Iterator[tuple[Frame, Frame]]:
    """From whom to whom each act of a text goes."""
    found = frames_of(piece)
    yield from (
        (a, b)
        for a in found
        for b in found
        if a.at == b.at and a.role in ("does", "from") and b.role in ("to", "urged")
    )


def _fit(frame: Frame, other: Frame) -> bool:
    """Whether two parts agree: who does something may be told as the one from whom it comes, or who is urged to."""
    return "urged" in (frame.role, other.role) or (frame.role == "to") == (other.role == "to")


def _of_same(frame: Frame, other: Frame) -> bool:
    """Whether two acts are done to the same, as far as that is told."""
    if not frame.things or not other.things:
        return True
    return any(not wordings(w).isdisjoint(other.things) for w in frame.things - GENERAL)


def _stands_for(name: str, frame: Frame) -> bool:
    """Whether a vague name may be of the party; 各機関 stands for no ministry that is said to act alone."""
    return is_vague(name) and (
        frame.loose or not ministries_of(frame.name) or not name.endswith(("機関", "団体", "者"))
    )


def _contrary(frame: Frame, near: Sequence[tuple[Piece, Frame]]) -> Piece | None:
    """The sentence that has the party in the opposite part, or another one in this part."""
    for piece, other in near:
        if is_same(other.name, frame.name) and _is_turned(frame, other):
            return piece
    for piece, other in () if frame.topic else near:
        if f"{frame.name}の" in piece.reading.text and _OWN.search(piece.reading.text):
            continue  # 民間の主体的な取組: the party does it there, too
        if _rivals(frame, other) and _is_sure(frame, other) and not _stands_for(other.name, frame):
            return piece
    return None


def _is_sure(frame: Frame, other: Frame) -> bool:
    """Whether the evidence clearly tells of who does it: a ministry before は does what its sentence has done to the same."""
    told = other.topic and ministries_of(other.name) and frame.things and other.things
    acts_alone = ministries_of(frame.name) and not ministries_of(other.name)
    only_there = other.place and (acts_alone or _PEOPLE.search(other.name))
    return bool((not other.loose and not only_there) or told)


_OWN = regex("の(?:主体的|自主的|自発的|積極的)な")
_PEOPLE = regex(r"(?:民|生徒|児童|学生)$")
"""Those at whom something may be done without them (一般市民におけるリテラシー向上支援)."""


def _is_turned(frame: Frame, other: Frame) -> bool:
    """Whether a party has the opposite part; where something is done may be whom it is done to, too."""
    unsure = frame.place or other.place or other.loose
    return not _fit(frame, other) and not unsure and _ASKING.isdisjoint(frame.acts | other.acts)


_ASKING = frozenset(["聴取", "聞き取り", "ヒアリング", "調査", "照会", "問い合わせ", "聞く", "相談"])
"""Acts that go both ways: 自治体へのヒアリング is 自治体からの聞き取り."""


def _rivals(frame: Frame, other: Frame) -> bool:
    """Whether two parties have one part in an act: who gives something may be told as the one from whom it comes."""
    gives = _fit(frame, other) and not _GIVING.isdisjoint(frame.acts | other.acts)
    return other.role == frame.role or "urged" in (frame.role, other.role) or gives


_GIVING = frozenset(
    ["提供", "配信", "発出", "通知", "送付", "送信", "供与", "支援", "周知", "伝達", "公表", "提出", "報告"]
)
