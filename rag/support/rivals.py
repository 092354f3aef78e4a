"""A word of a statement in whose place the sentence that it repeats has one that excludes it.

Another of the same kind (contrasts.toml: 市町村 for 都道府県), its opposite (wordings.toml), or no such whole
(全ての). That the word stands elsewhere in the record bears nothing out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from rag.lazy_regex import regex
from rag.support.clauses import Clause
from rag.support.contrasts import KINDS
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.wordings import OPPOSITES, pattern
from rag.text import folded

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""


def compare_rivals(said: Piece, homes: Homes) -> list[Difference]:
    """All of them."""
    found = list(_eased(said, homes))
    for clause in said.clauses:
        for compare in (_contrasted, _every, _turned, _anew):
            found += compare(said, clause, homes)
    return found


def _contrasted(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """A thing of a kind of which the sentence has only another."""
    plain = folded(said.text)
    names = "\n".join(folded(p.text) for p in homes.sources.names)
    for kind in KINDS:
        own = [(n, m) for n, member in enumerate(kind) if (m := member.search(clause.text))]
        if len(own) != 1:
            continue
        number, match = own[0]
        if kind[number].search(names):
            continue
        home = homes.of(clause, without=_lemmas_of(said, match.group()))
        if home.share < _ENOUGH:
            continue
        texts = [folded(p.text) for p in home.pieces]
        if any(kind[number].search(t) for t in texts):
            continue
        others = [m for n, m in enumerate(kind) if n != number and not m.search(plain)]
        if any(m.search(texts[0]) for m in others):
            yield _differ(said, clause, match.group(), home.pieces[0].text)


def _turned(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """The opposite of a word in all sentences that are repeated."""
    plain = folded(said.text)
    for word, other in OPPOSITES:
        match = word.search(clause.text)
        if match is None or other.search(plain) or _DENIED.match(clause.text, match.end()):
            continue
        if word.search(homes.sources.shown):
            continue
        home = homes.of(clause, without=_lemmas_of(said, match.group()))
        texts = [folded(p.text) for p in home.pieces]
        near = (folded(p.text) for p, share in home.scored if share >= _ENOUGH * home.share)
        told = [t for t in near if _MET.search(t)] if _MISSED.match(match.group()) else texts
        if home.share >= _ENOUGH and told and all(map(other.search, told)):
            yield replace(_differ(said, clause, match.group(), home.pieces[0].text), kind="negation")
            return


_MISSED = regex("下回|届[かい]|未達|及ばな")
"""What is said of a goal, whether or not the sentence that tells of it has most of the words."""
_MET = regex(r"(?:目標|計画|予定|想定)(?:を|の)?(?:通り|どおり|上回|超え|達成)")
_DENIED = regex(r"[^、。]{0,14}(?:な(?:い|く|か)|ず|ません)")


def _eased(said: Piece, homes: Homes) -> Iterator[Difference]:
    """A verb that is easy to do (集まりやすい) for one that is hard to do, or the reverse."""
    for match in _EASE.finditer(said.reading.text):
        other = _HARD if match["ease"].startswith("や") else _EASY
        source = next((p for p in homes.sources.pieces if match["verb"] + other in p.reading.text), None)
        if source and match["verb"] + match["ease"] not in homes.sources.shown:
            start, end = said.reading.span(*match.span())
            yield Difference("negation", said.text[start:end], source.text, start, end)


_EASE = regex(r"(?P<verb>[一-鿿]+[ぁ-ん]{0,2})(?P<ease>やす|にく)(?=い|く)")
_EASY, _HARD = "やす", "にく"


def _every(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """All of something, where the sentence that is repeated speaks of no such whole."""
    match = _ALL.search(_ALL_OR_SOME.sub(lambda m: "　" * len(m.group()), clause.text))
    if match is None or "面" in match.group() or _FRACTION.match(clause.text, match.end()):
        return
    if _ALMOST.search(clause.text, 0, match.start()):
        return
    left = next(
        (
            p
            for p in homes.sources.pieces
            if ("未了" in p.label and p.text.strip() not in ("0", "0件"))
            or (_PART.search(folded(p.text)) and _AS_PLANNED.search(folded(p.text)))
        ),
        None,
    )
    if left is not None and _AS_PLANNED.search(clause.text):
        yield replace(_differ(said, clause, match.group(), left.text), kind="scope")
        return
    home = homes.of(clause, without=_lemmas_of(said, match.group()))
    start = clause.start + match.start()
    beside = {w for w, s, e in said.words if abs(s - start) <= _BESIDE or abs(e - start) <= _BESIDE}
    beside -= _lemmas_of(said, match.group())
    whole = [p for p in homes.sources.pieces if _WHOLE.search(folded(p.text))]
    first = folded(home.pieces[0].text) if home.pieces else ""
    partly = _PART.search(first) and not _WHOLE.search(first.replace("各", ""))
    if not partly and any(p in home.pieces[:1] or _told_of(p, beside) for p in whole):
        return
    if home.share >= _ENOUGH:
        yield replace(_differ(said, clause, match.group(), home.pieces[0].text), kind="scope")


def _anew(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """A number that is new (新たに3万か所), where the evidence counts all there are up to then (整備済箇所数)."""
    match = _NEW.search(clause.text)
    if match is None or _ALL_SO_FAR.search(said.text):
        return
    for amount in said.amounts:
        same = [p for p in homes.sources.pieces for a in p.amounts if a.value == amount.value and amount.unit]
        if same and all(_ALL_SO_FAR.search(p.text) and not _NEW.search(folded(p.text)) for p in same):
            yield _differ(said, clause, match.group(), same[0].text)
            return


_NEW = regex("新たに|新規に|追加で|新しく")
_ALL_SO_FAR = regex("済(?:み)?(?:箇所|か所|拠点|団体|自治体|市町村)?数|累計|延べ|総数")


def _told_of(piece: Piece, words: Collection[str]) -> bool:
    """Whether the whole that a text tells of stands beside one of these words, in this or other wording."""
    wholes = [m.span() for m in _WHOLE.finditer(piece.text)]
    places = [(s, e) for w, s, e in piece.words if any(w in wordings(own) for own in words)]
    return any(abs(a - s) <= _TOLD or abs(s - b) <= _TOLD for a, b in wholes for s, _ in places)


_TOLD = 16
_ALL = pattern("scope", "all")
_ALL_OR_SOME = regex(
    r"(?:全部|全て|すべて|全体)(?:又は|または|か|もしくは|や|、)一部|一部(?:又は|または|か|もしくは|や)(?:全部|全て|すべて)"
)
"""未了 in part or in whole is not all of it."""
_PART = regex(r"(?:\d割|\d%|大半|半数|大部分|過半)[^、。]{0,12}(?:が|は|を|に)")
"""What the evidence tells of a part only."""
_FRACTION = regex(r"[^、。]{0,8}?の?(?:約|およそ|ほぼ|うち|中)?\d")
"""Behind 全 where it is what a part is told of (全自治体の4割)."""
_ALMOST = regex(r"(?:ほぼ|ほとんど|概ね|おおむね)$")
_AS_PLANNED = regex(r"(?:計画|予定|想定)(?:どおり|通り)|完了|終え|終わ")
"""What none is left of: a table counts those that are (未了)."""
_BESIDE = 6
"""Characters within which stands what there is all of."""
_WHOLE = regex(
    r"(?<![安健保万])全(?!国|般|体|面)|すべて|総て|あらゆる|一律|いずれ|例外|(?<![な])各|(?<!な)どの|一斉|100%|漏れなく|くまなく|問わず"
)


def _lemmas_of(said: Piece, written: str) -> frozenset[str]:
    return frozenset(lemma for lemma, s, e in said.words if folded(said.text[s:e]) in written)


def _differ(said: Piece, clause: Clause, written: str, source: str) -> Difference:
    at = said.text.find(written, clause.start)
    start, end = (at, at + len(written)) if at >= 0 else (clause.start, clause.end)
    return Difference("name", said.text[start:end], source, start, end)
