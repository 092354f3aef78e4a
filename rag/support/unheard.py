"""A class of those who act (自治体, 大学, 病院) that a statement names and its evidence does not.

Unlike ``parties`` and ``doers``, which ask what is told of a party, this only asks whether the evidence
has any such party at all, in whatever place the statement names it: in a list, before の, as an object.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.records import HEADING, NAME
from rag.support.clauses import Clause
from rag.support.contrasts import PARTIES
from rag.support.homes import Homes
from rag.support.party_names import is_party
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.support.terms import terms_of
from rag.text import folded

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""


def compare_unheard(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them, each at its first place."""
    text = said.reading.text
    titles = [folded(r.title) for r in homes.sources.records]
    told = [folded(p.text) for p in homes.sources.pieces if p.label not in (NAME, HEADING)]
    everything = "\n".join((*told, *titles))
    taken = [(m.start, m.end) for m in mentions(text)]
    for number, (name, bearing, everywhere) in enumerate(PARTIES):
        match = next(
            (m for m in name.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)), None
        )
        if match is None:
            continue
        start, end = said.reading.span(*match.span())
        if not everywhere and not bearing.search(everything):
            yield Difference("agent", said.text[start:end], told[0] if told else "", start, end)
            continue
        clause = next((c for c in said.clauses if c.start <= start and end <= c.end), None)
        source = _displaced(said, clause, number, homes, start, end) if clause else None
        if source is not None:
            yield Difference("agent", said.text[start:end], source.text, start, end)


def _displaced(said: Piece, clause: Clause, number: int, homes: Homes, start: int, end: int) -> Piece | None:
    """The sentence that a clause repeats, if it has another party in place of this one."""
    own = frozenset(w for w, s, e in said.words if start <= s and e <= end)
    home = homes.of(clause, without=own)
    bearing = PARTIES[number][1]
    texts = [folded(p.text) for p in home.pieces]
    if home.share < _ENOUGH or any(bearing.search(t) for t in texts):
        return None
    if any(bearing.search(folded(r.title)) for r in homes.sources.records):
        return None
    rest = folded(said.text[:start] + "　" + said.text[end:])
    others = (p for n, p in enumerate(PARTIES) if n != number)
    missed = any(p[0].search(texts[0]) and not p[1].search(rest) for p in others)
    return home.pieces[0] if missed else None


def compare_beside(said: Piece, homes: Homes) -> Iterator[Difference]:
    """A party before a word (自治体職員向けの講習会) that the evidence has with other parties before it only."""
    text = said.reading.text
    taken = [(m.start, m.end) for m in mentions(text)]
    told = [p for p in homes.sources.pieces if p.label not in (NAME, HEADING)]
    for number, (name, bearing, _) in enumerate(PARTIES):
        for match in name.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            start, end = said.reading.span(*match.span())
            noun = _next_noun(said, end)
            if noun is None:
                continue
            before = [w for p in told for w in _before(p, noun)]
            titled = any(noun in p.lemmas and bearing.search(p.reading.text) for p in homes.sources.names)
            if titled or any(bearing.search(w) for w in before):
                continue
            others = [n for n, p in enumerate(PARTIES) if n != number and any(p[0].search(w) for w in before)]
            rest = text[: match.start()] + "　" + text[match.end() :]
            if before and others and not any(PARTIES[n][1].search(rest) for n in others):
                source = next(p for p in told if noun in p.lemmas)
                yield Difference("agent", said.text[start:end], source.text, start, end)


_WINDOW = 14
"""Characters before a word within which stands whose it is."""
_AFTER = 12
"""Characters behind a party within which stands the word that it goes with."""


def _next_noun(said: Piece, end: int) -> str | None:
    """The first noun behind a party that tells something of its own."""
    stop = _STOP.search(said.text, end)
    last = min(end + _AFTER, stop.start() if stop else len(said.text))
    parties = [(t.start, t.end) for t in terms_of(said) if is_party(t)]
    return next(
        (
            w.lemma
            for w in said.tokens
            if end <= w.start < last
            and w.pos.startswith("名詞-普通名詞")
            and len(w.surface) > 1
            and w.lemma not in GENERAL
            and w.lemma not in STRUCTURE | _OF_A_PARTY
            and not any(p[0].search(w.surface) for p in PARTIES)
            and not any(s <= w.start and w.end <= e for s, e in parties)
        ),
        None,
    )


_OF_A_PARTY = frozenset(
    ["職員", "担当", "担当者", "関係", "関係者", "従業", "従業員", "社員", "団体", "機関", "全体"]
)
"""Words that only go on the name of a party."""
_STOP = regex("[、。]")


def _before(piece: Piece, noun: str) -> Iterator[str]:
    """What stands before each place of a noun in a text of the evidence, up to a break."""
    for lemma, start, _ in piece.words:
        if lemma == noun:
            head = folded(piece.text[:start]).rpartition("。")[2]
            listed = _LIST.search(head)
            near = max(0, len(head) - _WINDOW)
            yield head[min(near, listed.start()) if listed else near :]


_LIST = regex(r"(?:[^、。をはがにで]{1,12}、)*[^、。をはにで]{0,16}$")
"""A list that the noun stands behind, however long: 都道府県、市町村、森林組合や林業事業者等が."""
