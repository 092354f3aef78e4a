"""What a question asks of each document it names, and how well a sentence tells that.

「別表ではいつまでに実現するとされ、フォローアップではペースをどう書いていますか」 asks a date of one
document and a pace of the other. What nothing special is asked of is told best by what is done,
not by why it is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, DocumentId
from rag.text import folded
from rag.tokens import Tokenizer

TOLD = 0.3
"""What a sentence gains that has the kind of thing asked for."""
WORD = 0.1
"""The same for a word of what is asked."""
DONE, NEEDED = 0.1, -0.1
"""What a sentence counts that says what is done, and one that says why, or only by what it is measured."""

_KINDS: dict[str, tuple[str, str]] = {
    "date": (r"いつ|時期|期限|何年|年度(?:は|を|まで)|目標年|開始(?:目標|時期)|when|by what", ""),
    "amount": (r"いくつ|何(?:件|か所|機関|団体|人|社|台|%)|(?:か所|箇所|件|人|団体|機関)数|数値|割合|how many", ""),
    "pace": (r"ペース|速さ|スピード|テンポ|進み|pace|speed", r"前倒|加速|早期|速やか|遅れ|順調|計画通り"),
}  # fmt: skip
_DONE = regex(r"(?:目指す|実施|推進|進める|構築|策定|開始|行う|支援|整備|促進|検討|運用|強化|加速|提供|開発)")
_WHY = regex(
    r"^[-・\s]*(?:これ|以上)(?:ら)?(?:の[^、。]{0,8})?により|(?:必要|課題|重要|急務|期待|寄与|貢献|困難|不足)[^、。]{0,8}。?$"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kinds of thing asked for and the words that ask."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]

    def has(self, evidence: Evidence) -> bool:
        """Whether a sentence has a thing of a kind asked for."""
        return any(_tells(kind, folded(evidence.sentence.display)) for kind in self.kinds)

    def asked_for(self, evidence: Evidence) -> float:
        """What a sentence gains by having what is asked for."""
        text = folded(evidence.sentence.display)
        kinds = sum(_tells(kind, text) for kind in self.kinds)
        words = sum(w in text for w in self.words) / len(self.words) if self.words else 0.0
        return TOLD * kinds + WORD * words

    def telling(self, evidence: Evidence) -> float:
        """How well a sentence tells what is asked, beside another of the same record."""
        text = folded(evidence.sentence.display)
        done = bool(_DONE.search(text)) + bool(dates(text))
        why = bool(_WHY.search(text)) or evidence.field.name in (KPI_PROGRESS, KPI_EFFECT)
        return self.asked_for(evidence) + DONE * done + NEEDED * why


def asked_of(question: Question, document: DocumentId, tokenizer: Tokenizer) -> Wanted:
    """What the question asks of a document: in the words behind its name, or before it, or at all."""
    behind, before = _clauses(question.text).get(document, ("", ""))
    for text in (behind, before, question.text):
        kinds = tuple(k for k, (asks, _) in _patterns().items() if asks.search(text))
        if kinds:
            words = () if text == question.text else tuple(dict.fromkeys(tokenizer.content(text)))
            return Wanted(kinds, tuple(w for w in words if w not in lexicon().frame))
    words = tuple(w for w in dict.fromkeys(tokenizer.content(behind)) if w not in lexicon().frame)
    return Wanted((), words)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {name: (re.compile(asks), re.compile(tells or "(?!)")) for name, (asks, tells) in _KINDS.items()}


def _tells(kind: str, text: str) -> bool:
    if kind == "date":
        return bool(dates(text))
    if kind == "amount":
        return any(q.unit for q in quantities(text))
    return bool(_patterns()[kind][1].search(text))


def _clauses(text: str) -> dict[DocumentId, tuple[str, str]]:
    """The words behind and before the name of each document, up to the next name."""
    found = sorted(
        (m.start(), m.end(), document)
        for document, pattern in lexicon().documents.items()
        for m in pattern.finditer(text)
    )
    clauses: dict[DocumentId, tuple[str, str]] = {}
    for i, (start, end, document) in enumerate(found):
        others = [f for f in found[i + 1 :] if f[2] != document]
        earlier = [f for f in found[:i] if f[2] != document]
        behind = text[end : others[0][0] if others else len(text)]
        before = text[earlier[-1][1] if earlier else 0 : start]
        clauses.setdefault(document, (behind, before))  # type: ignore[arg-type]
    return clauses
