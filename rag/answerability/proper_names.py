"""Names in a question that only some records have: 富岳NEXT, AI法, AI Quest.

Common words may be put otherwise; a law or a thing with Latin letters in its name is not another one
(富岳 for 富岳NEXT). Such a name is looked for as it is written, letters joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rag.answerability.answerable import Verdict
from rag.context import Context
from rag.evidence import definition
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.text import blanked, folded, joined
from rag.thesaurus import paraphrases

_GENERAL = frozenset(
    ["kpi", "ict", "iot", "web", "app", "pdf", "csv", "url", "ids", "excel", "word", "q&a", "faq", "top"]
)  # fmt: skip
"""Latin words that name nothing in particular."""
_LATIN = regex(r"[a-z][a-z0-9]*(?:[-.&/][a-z0-9]+)*")
_BEFORE = regex(r"[一-鿿々ァ-ヺー]+$")
_LAW = regex(r"[一-鿿々ァ-ヺーa-z]*(?:法(?!人|務|令|制|的|定|律|則|案)|条例)(?=[^一-鿿ァ-ヺ]|$|上|第)")
_NO_LAW = regex(
    r"^(?:同|本|新|旧|現行|関連|個別|根拠|国内|国際|司|違|合|適)?法$|^条例$"
    r"|(?:方|手|用|療|技|語|文|作|寸|改正|学習|測定|指導|表現|調理|解決|対処|分析|診断|検査|栽培|教授|製造|計算|予測|評価)法$"
)
"""No law by name: 方法, 同法, 改正法."""
_STATE = regex(r"^(?:改正|現行|旧)(?=.{2})")
_LETTER = regex(r"[a-z]")


def proper_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """The names in a question, joined, each with its shorter form behind it (富岳next, next)."""
    if question.english:
        return ()
    text = blanked(question.text, ((m.start, m.end) for m in question.agencies), "。")
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
    texts = context.finder.joined.records
    known = [
        next((n for n in forms if paraphrases(n) or _stands(n, texts.values())), "") for forms in written
    ]
    names = [(name, *map(joined, paraphrases(name))) for name in known if name]

    def held(evidence: Evidence) -> int:
        text = texts[evidence.record.document, evidence.record.locator]
        return sum(any(_has(text, form) for form in forms) for forms in names)

    most = max(map(held, found), default=0)
    return [e for e in found if held(e) == most]


def missing_name(question: Question, context: Context) -> Verdict:
    """Decline where a law, or the full form of a name in Latin letters, is asked for that no document has."""
    asked = definition.terms(question)[:4] if definition.asks_full_form(question) else ()
    latin = [t for t in asked if _LATIN.fullmatch(t)] if not question.english else []
    documents = context.finder.joined.documents if latin else ()
    if latin and not any(context.finder.stands(t) or _stands(joined(t), documents) for t in latin):
        return Verdict(False, f"「{latin[0].upper()}」についての記載は対象の文書にありません")
    if latin and definition.asks_letters(question) and not _spelled_out(latin[0], context):
        return Verdict(False, f"「{latin[0].upper()}」が何の略かの記載は対象の文書にありません")
    return missing_law(question, context)


def _spelled_out(name: str, context: Context) -> bool:
    """Whether a sentence of the documents spells a name in Latin letters out."""
    sentences = (folded(s.display) for r in context.library.records for f in r.fields for s in f.sentences)
    return any(definition.explains(name, text, expansion=True) >= definition.SPELLED for text in sentences)


def missing_law(question: Question, context: Context) -> Verdict:
    """Decline where a law is asked about that no document names, by this name or another."""
    laws = [] if question.english else list(_laws(question.text))
    texts = context.finder.joined.records.values() if laws else ()
    if not laws or any(paraphrases(name) or _stands(joined(name), texts) for name in laws):
        return Verdict(True)
    if any(_stands(joined(name), context.finder.joined.documents) for name in laws):
        return Verdict(True)
    return Verdict(False, f"「{'」「'.join(laws)}」についての記載は対象の文書にありません")


def _laws(text: str) -> Iterator[str]:
    return (_STATE.sub("", m.group()) for m in _LAW.finditer(text) if not _NO_LAW.search(m.group()))


def _stands(name: str, texts: Iterable[str]) -> bool:
    return any(_has(text, name) for text in texts)


def _has(text: str, name: str) -> bool:
    """Whether a text has a name that is not part of another word: NEC in connected, 行政法 in 行政法人."""
    at = text.find(name)
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        latin = (name[0].isascii() and _LETTER.match(before)) or (
            name[-1].isascii() and _LETTER.match(behind)
        )
        if not latin and not (name.endswith("法") and behind == "人"):
            return True
        at = text.find(name, at + 1)
    return False
