"""What a statement denies of a thing of which no place of the evidence denies it, and the reverse, by the tree.

光ファイバが整備されていた世帯 for 光ファイバ未整備世帯, 強化は行わない for 強化: the denial is sought where the same words
are told of the same, not in the sentence at large.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.support.bunsetsu import Tree, tree_of
from rag.support.contrasts import OPPOSED
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.standing import LESSENED
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.text import folded

_ENOUGH = 0.5
"""Share of the words around an act that a place of the evidence must have."""
_NEAR = 0.5
"""… and of those of the best place."""
_ALIKE = 0.1
_IDLE = STRUCTURE | GENERAL
_INTENT = frozenset({"予定", "計画", "方針", "考え", "見込み", "見通し", "意向"})
"""What is denied is what stands before them: 見直す予定はない."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A phrase of the evidence with the weight of the words around it that are the statement's."""

    like: float
    piece: Piece
    tree: Tree
    at: int


def compare_bound_denials(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    tree = tree_of(said)
    for at, phrase in enumerate(tree.phrases):
        if not phrase.verbal:
            continue
        told = (
            at
            if phrase.words - (_INTENT if phrase.negated else frozenset())
            else next(iter(_arguments(tree, at, True)), at if phrase.words else None)
            if phrase.negated
            else None
        )
        must = phrase.negated and _NOT_SO.search(said.text, max(0, phrase.start - 6), phrase.end + 6)
        if told is None or must or _PARTLY.search(said.text, max(0, phrase.start - 25), phrase.end):
            continue
        need = sum(homes.weight(w) for w in tree.around(at) - _IDLE)
        places = _places(said, homes, at, tree.phrases[told].words)
        best = max((p.like for p in places), default=0.0)
        if not phrase.negated:
            ended = said.text[phrase.start : phrase.end].endswith("、")
            rest = "" if ended else folded(said.text[phrase.end : phrase.end + 14]).partition("、")[0]
            plain = not LESSENED.search(folded(said.text[phrase.start : phrase.end]) + rest)
            top = [p for p in places if p.like >= best - _ALIKE]
            wrong = bool(top) and plain and all(p.tree.is_denied(p.at) for p in top)
        elif counted := _of_number(said, homes, at):
            places, best, wrong = counted
        elif places:
            wrong = not any(_is_lessened(p) for p in places if p.like >= _NEAR * best)
        else:
            places, best, wrong = _otherwise(said, homes, at, need)
        if wrong and best >= _ENOUGH * need:
            source = max(places, key=lambda p: p.like).piece.text
            yield Difference(
                "negation", said.text[phrase.start : phrase.end], source, phrase.start, phrase.end
            )


_PARTLY = regex("しか|だけ|ほとんど|必ずしも|まで|十分")
"""Words by which a denial only lessens."""


_NOT_SO = regex(
    r"なけれ|なくては|ないと(?:いけ|なら)|欠かせ|欠かさ|やむを得|までもな|少なくな|変わり(?:は|が)?な|取り残|間違い|ないよう"
)
"""Denials that deny nothing, or what is kept from happening: しないといけない, 途切れないよう."""


def _arguments(tree: Tree, at: int, every: bool = False) -> list[int]:
    """What a predicate is told of, the nearest first; ``every``: acts (使えるようにしない) and figures, too."""
    return [
        k
        for k in range(at - 1, -1, -1)
        if ((every and k == at - 1) or at in tree.phrases[k].heads)
        and tree.phrases[k].words
        and (every or (not tree.phrases[k].verbal and tree.phrases[k].tail[:1] in ("を", "に", "が", "は")))
    ]


def _places(said: Piece, homes: Homes, at: int, words: frozenset[str]) -> list[_Place]:
    """Where the evidence has these words."""
    phrase = tree_of(said).phrases[at]
    affirmed = not phrase.negated and not LESSENED.search(folded(said.text))
    intended = bool(phrase.words) and phrase.words <= _INTENT
    plain = words if affirmed or intended else frozenset()
    forms = frozenset().union(*(wordings(w) for w in words - _IDLE or plain))
    around = tree_of(said).around(at) - _IDLE
    found = []
    for piece in homes.sources.pieces if forms else ():
        if forms.isdisjoint(piece.lemmas):
            continue
        tree = tree_of(piece)
        for k, phrase in enumerate(tree.phrases):
            if not forms.isdisjoint(phrase.words):
                theirs = tree.around(k)
                like = homes.likeness(around, theirs)
                found.append(_Place(like, piece, tree, k))
    return found


def _is_lessened(place: _Place) -> bool:
    """Whether a place of the evidence denies what it tells, or hardly has it so."""
    phrase = place.tree.phrases[place.at]
    behind = max(place.tree.phrases[k].end for k in place.tree.within(place.at, 1))
    text = place.piece.text[max(0, phrase.start - 2) : max(phrase.end + 14, behind)]
    return place.tree.is_denied(place.at) or bool(LESSENED.search(folded(text)))


def _otherwise(said: Piece, homes: Homes, at: int, need: float) -> tuple[list[_Place], float, bool]:
    """The same of an act that the evidence has in no wording: where it tells of what the act is done to."""
    tree = tree_of(said)
    clause = next((c for c in said.clauses if c.start <= tree.phrases[at].start < c.end), None)
    opposed = frozenset().union(*(OPPOSED.get(w, frozenset()) for w in tree.phrases[at].words))
    if clause is None or _COUNTS.search(folded(clause.text)):
        return [], 0.0, False
    home = homes.of(clause)
    if any(LESSENED.search(folded(p.text)) for p, share in home.scored if share >= _ENOUGH * home.share):
        return [], 0.0, False
    for k in _arguments(tree, at):
        places = [p for p in _places(said, homes, at, tree.phrases[k].words) if p.like >= _ENOUGH * need]
        if places:
            wrong = all(opposed.isdisjoint(p.piece.lemmas) and not _is_lessened(p) for p in places)
            return places, max(p.like for p in places), wrong
    return [], 0.0, False


def _of_number(said: Piece, homes: Homes, at: int) -> tuple[list[_Place], float, bool] | None:
    """What is denied of a noun that has a number, where the evidence has the number: ネットワークにつながっていないものは3割."""
    tree = tree_of(said)
    place = tree.phrases[at].start
    counted = [a for a in said.amounts if a.unit and said.reading.span(a.start, a.end)[0] > place]
    if not tree.phrases[at].adnominal or len(counted) != 1:
        return None
    number = counted[0]
    where = said.reading.span(number.start, number.end)[0]
    if not any(c.start <= place < c.end and c.start <= where < c.end for c in said.clauses):
        return None
    for k in (at, *_arguments(tree, at)):
        places = [
            p
            for p in _places(said, homes, at, tree.phrases[k].words)
            if any(a.value == number.value and number.same_unit(a) for a in p.piece.amounts)
        ]
        if places:
            spans = [(p, p.tree.phrases[p.at]) for p in places]
            wrong = not any(
                p.tree.is_denied(p.at) or LESSENED.search(folded(p.piece.text[x.start : x.end]))
                for p, x in spans
            )
            return places, float("inf"), wrong
    return None


_COUNTS = regex(r"\d|半数|割|kpi|指標")
"""What is held against figures, or a goal that is not set."""
