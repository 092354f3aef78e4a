"""Short forms of compounds: 世銀 for 世界銀行, each part told by its first kanji.

Only a word that no document has is one, and only where one compound of the documents fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.tokens import Tokenizer

_LONGEST = 4
_RUN = regex(rf"(?<![一-鿿々])[一-鿿]{{2,{_LONGEST}}}(?![一-鿿々])")
_POINTING = "今当本同各諸何全両毎"
"""Kanji that begin words of their own: 今度, 当課."""
_BODY = regex(r"(?:銀行|機構|会議|大学|協会|連合|連盟|基金|財団|学会|病院)$")
"""What the name of a body ends in: a name that is a word of its own is short for nothing else (国連, 世銀)."""


def short_forms(
    question: str, written: str, known: Callable[[str], bool], tokenizer: Tokenizer
) -> dict[str, str]:
    """The short forms in a question and the compounds that they stand for.

    ``written`` is all that the documents say, folded; ``known`` tells whether they have two characters side by side.
        tokenizer: takes the question apart.
    """
    names = [(m.start, m.end) for m in mentions(question)]
    found = {}
    for match in _RUN.finditer(question):
        run = match.group()
        if run[0] in _POINTING or known(run[:2]) or any(a <= match.start() < b for a, b in names):
            continue
        forms = {f for f in _forms(run, written) if _parts(f, run, tokenizer) and _may_be(run, f, tokenizer)}
        if len(forms) == 1:
            found[run] = forms.pop()
    return found


def _forms(run: str, written: str) -> set[str]:
    """What the documents write in words of two kanji that begin with those of the run, one after the other."""
    longest = 2 * len(run)
    wholes = (w for w in _compounds(written).get(run[0], ()) if len(w) >= longest)
    return {w[:longest] for w in wholes if w[:longest:2] == run}


@lru_cache(maxsize=4)
def _compounds(written: str) -> dict[str, frozenset[str]]:
    """The runs of kanji in a text, by their first kanji, cut where no short form reaches."""
    found: dict[str, set[str]] = {}
    for whole in re.findall("[一-鿿]{4,}", written):
        found.setdefault(whole[0], set()).add(whole[: 2 * _LONGEST])
    return {first: frozenset(wholes) for first, wholes in found.items()}


def _may_be(run: str, form: str, tokenizer: Tokenizer) -> bool:
    """Whether a run may be short for a compound: it is no word of its own (公安, 入管), or both are names of a body."""
    words = tokenizer.words(run)
    return len(words) > 1 or (words[0].pos == "名詞-固有名詞" and _BODY.search(form) is not None)


def _parts(form: str, run: str, tokenizer: Tokenizer) -> bool:
    words = tokenizer.words(form)
    return "".join(w.surface[0] for w in words) == run and all(
        w.pos.startswith("名詞-普通名詞") for w in words
    )
