"""A compound of a statement (有人機, 手動運転) that the evidence has with the opposite word only (無人機, 自動運転).

Unlike ``opposed``, which asks what is told of the same thing within a sentence, this goes by the compound alone,
wherever the evidence has it: it is a name, and with the other word it names the other thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.support.contrasts import KINDS, OPPOSED
from rag.support.homes import Homes
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.terms import Term, tells, terms_of


def compare_compounds(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    shown = homes.sources.shown
    for term in terms_of(said):
        for first, second in zip(term.lemmas, term.lemmas[1:], strict=False):
            if first + second in shown or not (tells(second) or len(term.lemmas) > 2):
                continue
            rival = next((r for r in _rivals(first) if r + second in shown), "")
            if rival and rival not in said.squashed:
                yield _differ(said, term, rival + second)
                break


def _rivals(word: str) -> Iterator[str]:
    """The words that exclude one of a compound."""
    yield from sorted(OPPOSED.get(word, ()))
    for kind in KINDS:
        if any(member.fullmatch(word) for member in kind):
            for member in kind:
                if not member.fullmatch(word):
                    yield from (part for part in member.pattern.split("|") if part.isalnum())


def _differ(said: Piece, term: Term, source: str) -> Difference:
    return Difference("name", said.text[term.start : term.end], source, term.start, term.end)
