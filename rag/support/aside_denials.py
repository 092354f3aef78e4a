"""What a statement denies or leaves out in passing (遠隔監視を伴わない, 関心にかかわらず) of what the evidence has.

``acts.compare_withheld`` goes by the act that is denied; this goes by what it is denied of, whatever the verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.standing import LESSENED, PREFIXED
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.text import folded

_ENOUGH = 0.4
"""Share of a clause's other words that a sentence must have to be what it repeats."""
_NEAR = 0.8
"""Of the best sentence's share, from which on another tells of the same."""
_WITHOUT = regex(
    r"(?P<what>[^、。をはがに]{2,24}?)(?:(?:を|は)(?:一切|特に)?(?:伴わ|認め|要し|求め|問わ|考慮し|用い|使わ|含ま|含め|設け|行わ|経)(?:ない|ず)|に(?:かかわらず|関わらず|関係なく|よらず)|を(?:除(?:き|いて)|抜きに)|なしに|は要しない)"
)
_RIGHT = regex(
    rf"{LESSENED.pattern}|{PREFIXED.pattern}|かかわらず|関わらず|問わず|除[くきい]|なし|以外|のみ|だけ"
)


def compare_aside(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    text = said.reading.text
    for match in _WITHOUT.finditer(text):
        start, end = said.reading.span(*match.span("what"))
        first, last = said.reading.span(*match.span())
        clause = next((c for c in said.clauses if c.start <= first and last <= c.end + 1), None)
        own = [w for w, s, e in said.words if start <= s and e <= end and w not in STRUCTURE | GENERAL]
        if clause is None or not own:
            continue
        without = frozenset(w for w, s, e in said.words if first <= s and e <= last)
        home = homes.of(clause, without=without)
        if home.share < _ENOUGH:
            continue
        near = [p for p, share in home.scored if share >= _NEAR * home.share]
        told = [p for p in near if all(not wordings(w).isdisjoint(p.lemmas) for w in own[-2:])]
        if told and not any(_RIGHT.search(folded(p.text)) for p in near):
            yield Difference("negation", said.text[first:last], told[0].text, first, last)
