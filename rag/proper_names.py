"""Names in a question that only some records have: 富岳NEXT, AI法, AI Quest.

Common words may be put otherwise; a law or a thing with Latin letters in its name is not another one
(富岳 for 富岳NEXT). Such a name is looked for as it is written, letters joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rag.answerable import Verdict
from rag.context import Context
from rag.evidence import Evidence
from rag.question import Question
from rag.text import joined
from rag.thesaurus import paraphrases

_GENERAL = frozenset(
    ["kpi", "ict", "iot", "web", "app", "pdf", "csv", "url", "ids", "excel", "word", "q&a", "faq", "top"]
)  # fmt: skip
"""Latin words that name nothing in particular."""
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[-.&/][a-z0-9]+)*")
_BEFORE = re.compile(r"[一-鿿々ァ-ヺー]+$")
_LAW = re.compile(r"[一-鿿々ァ-ヺーa-z]*(?:法(?!人|務|令|制|的|定|律|則|案)|条例)(?=[^一-鿿ァ-ヺ]|$|上|第)")
_NO_LAW = re.compile(r"^(?:同|本|新|関連|個別|根拠|国内|国際)?法$|(?:方|手|用|療|技|語|文|作|寸|改正)法$")
"""No law by name: 方法, 同法, 改正法."""


def proper_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """The names in a question, joined, each with its shorter form behind it (富岳next, next)."""
    if question.english:
        return ()
    text = question.text
    for mention in question.agencies:
        text = text[: mention.start] + "。" * (mention.end - mention.start) + text[mention.end :]
    found: list[tuple[str, ...]] = [(joined(name),) for name in _laws(text)]
    for match in _LATIN.finditer(text):
        if len(match.group()) >= 3 and match.group() not in _GENERAL:
            before = _BEFORE.search(text[: match.start()])
            short = joined(match.group())
            found.append((joined(before.group()) + short, short) if before else (short,))
    return tuple(dict.fromkeys(found))


def naming(question: Question, found: list[Evidence], context: Context) -> list[Evidence]:
    """The evidence of the records that have most names of the question; all of it where none has any."""
    written = proper_names(question)
    if not written:
        return found
    texts = context.finder.joined
    known = (next((n for n in forms if _stands(n, texts)), "") for forms in written)
    names = [(name, *map(joined, paraphrases(name))) for name in known if name]

    def held(evidence: Evidence) -> int:
        text = texts[evidence.record.document, evidence.record.locator]
        return sum(any(form in text for form in forms) for forms in names)

    most = max(map(held, found), default=0)
    return [e for e in found if held(e) == most]


def missing_law(question: Question, context: Context) -> Verdict:
    """Decline where a law is asked about that no document names, by this name or another."""
    for name in _laws(question.text):
        known = paraphrases(name) or _stands(joined(name), context.finder.joined)
        if not known and not question.english:
            return Verdict(False, f"「{name}」についての記載は対象の文書にありません")
    return Verdict(True)


def _laws(text: str) -> Iterator[str]:
    return (m.group() for m in _LAW.finditer(text) if not _NO_LAW.search(m.group()))


def _stands(name: str, texts: Mapping[tuple[str, str], str]) -> bool:
    return any(name in text for text in texts.values())
