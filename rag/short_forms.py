"""Short forms of compounds: 世銀 for 世界銀行, each part told by its first kanji.

Only a word that no document has is one, and only where one compound of the documents fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.ministries import mentions
from rag.tokens import Tokenizer

_RUN = re.compile(r"(?<![一-鿿々])[一-鿿]{2,4}(?![一-鿿々])")
_POINTING = "今当本同各諸何全両毎"
"""Kanji that begin words of their own: 今度, 当課."""


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
        forms = {f for f in _forms(run, written) if _parts(f, run, tokenizer)}
        if len(forms) == 1:
            found[run] = forms.pop()
    return found


def _forms(run: str, written: str) -> set[str]:
    """What the documents write in words of two kanji that begin with those of the run, one after the other."""
    return set(re.findall(f"(?<![一-鿿]){''.join(f'{kanji}[一-鿿]' for kanji in run)}", written))


def _parts(form: str, run: str, tokenizer: Tokenizer) -> bool:
    words = tokenizer.words(form)
    return "".join(w.surface[0] for w in words) == run and all(w.pos == "名詞-普通名詞" for w in words)
