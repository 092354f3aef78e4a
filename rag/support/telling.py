"""A sentence of the evidence with the acts it tells, and whether they are still ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.figures import dates
from rag.lazy_regex import regex
from rag.support.stance import Stance, stances
from rag.support.standing import last_month
from rag.text import folded
from rag.tokens import Tokenizer

_STATE = regex("必要|可能|期待|課題|求め|検討|議論")
"""Predicates in …ている that put nothing as done."""
_AHEAD = regex(r"予定|目指|目途|今後|見込|これ(?:ら)?により|期待|こととする|方針|目標|検討")
_PERHAPS = regex(r"引き続き|必要|図る|進め|に向け|までに|推進。?$|促進。?$")
"""Words that speak of what is ahead unless the sentence has only dates that are past."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the evidence with its acts. ``ahead``: bare nouns in it are still to be done, ``edition`` is (year, month) of its document."""

    text: str
    stances: tuple[Stance, ...]
    ahead: bool
    edition: tuple[int, int]

    @property
    def passed(self) -> bool:
        """Whether anything in it is put as done or under way."""
        return any(s.final and (s.past or (s.running and not _STATE.search(s.written))) for s in self.stances)


def tell(
    text: str,
    tokenizer: Tokenizer,
    plan: bool,
    edition: tuple[int, int],
    label: str = "",
    results: bool = False,
) -> Told:
    """Read a sentence of the evidence; ``edition`` is (year, month) of its document, ``label`` its field.

    ``plan``: its bare nouns are still to be done, ``results``: they are done.
    """
    plain = folded(text)
    months = [last_month(d) for d in dates(plain)]
    later = any(m >= edition for m in months)
    perhaps = not months and bool(_PERHAPS.search(plain))
    named = frozenset(tokenizer.content(label))
    own = tuple(replace(s, near=s.near | named) for s in stances(text, tokenizer.words(text)))
    hinted = perhaps or bool(_AHEAD.search(plain))
    return Told(text, own, plan or later or (hinted and not results), edition)
