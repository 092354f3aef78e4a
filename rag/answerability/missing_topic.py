"""Whether the documents have the topic of a question at all: its nouns, where little else of it is found.

A noun that no document has names another topic (図書館の蔵書データ) unless the rest of the question
is found almost in full (次世代の救急車を横浜市で…).
"""

from __future__ import annotations

from itertools import pairwise

from rag.answerability.answerable import Verdict
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import UNITS
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.text import folded, joined
from rag.thesaurus import paraphrases, stands_for
from rag.tokens import Word

FOUND = 0.58
"""Share of the question's words in one record from which a noun nobody has is only another wording."""
_NAME = regex(r"[一-鿿ァ-ヺーa-z]{2,}")
_COMPOUND = regex(r"[一-鿿々ァ-ヺーa-z0-9-]{3,}")
"""What may be another word of the documents as a whole: 公衆無線LAN for Wi-Fi."""
_SENTENCE = regex(r"[^。!?]+[。!?]*")
_BECOMES = regex(r"[にと]な[っるり]")
_FOREIGN = regex(r"(?:[a-z]+[ ,.]+){2,}[a-z]+")
"""Words of another language in one piece: an order or a quotation, no topic."""
_EXAMPLE = regex(
    r"(?P<example>[一-鿿ァ-ヺー]{2,8})(?:など|とか|といった|みたいな|をはじめとする)(?:の)?、?(?P<kind>[一-鿿ァ-ヺー]{2,})"
)
"""Only an example of what is asked about, if the record has that: 損害賠償など民事上の責任."""


def missing_topic(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decline where a noun of the question is in no document and its other words are in no one record."""
    if question.english or not found or max(e.features["whole"] for e in found[:3]) >= FOUND:
        return Verdict(True)
    unknown = unknown_nouns(question, found[0], context)
    if not unknown:
        return Verdict(True)
    return Verdict(False, f"「{'・'.join(dict.fromkeys(unknown))}」についての記載は対象の文書にありません")


def missing_code(question: Question, context: Context) -> Verdict:
    """Decline what has a letter-and-digit name that no document has, however near its neighbours come: 6G beside 5G."""
    counted = [q for q in question.quantities if q.unit]  # PC1台: a word and a quantity, no code
    for code in () if question.english else _CODE.finditer(question.text):
        if any(code.start() < q.start < code.end() < q.end for q in counted):
            continue
        name, shown = joined(code.group()), question.shown[code.start() : code.end()]
        if not paraphrases(name) and not any(name in t for t in context.finder.joined.documents):
            return Verdict(False, f"「{shown}」についての記載は対象の文書にありません")
    return Verdict(True)


_CODE = regex(
    r"(?<![a-z0-9.-])(?:[1-9][gk]|(?!no|ai|kpi|top|q)[a-z]{2,}(?!(?:19|20)\d\d)\d{1,5}[a-z]?)(?![a-z0-9.]|[つ件台個本回年省社人章節])"
)


def missing_english(question: Question, context: Context) -> Verdict:
    """Decline an English topic that begins with two words nobody has: 「about nuclear fusion research」 is not about research."""
    begins = _ENGLISH_TOPIC.search(question.text) if question.english else None
    if begins is None or not all(_is_foreign(w, question, context) for w in begins.groups()):
        return Verdict(True)
    shown = question.shown[begins.start(1) : begins.end(2)]
    return Verdict(False, f"「{shown}」についての記載は対象の文書にありません")


def _is_foreign(word: str, question: Question, context: Context) -> bool:
    """Whether an English word is neither ordinary nor, translated or not, the documents' own."""
    stands = context.finder.stands
    japanese = [w for p in lexicon().english if p.search(word) for w in p.japanese.split()]
    if japanese:
        return not any(map(stands, japanese))
    known = context.finder.vocabulary.knows(word) or stands(word)
    return word in question.terms and word not in lexicon().ordinary and not known


_ENGLISH_TOPIC = regex(
    r"\b(?:about|regarding|concerning|mentions?|covers?|address(?:es)?|discuss(?:es)?) (?:the |an? |any )?([a-z]{4,}) ([a-z]{4,})\b(?! (?:of|to|in)\b)"
)


def unknown_nouns(question: Question, best: Evidence, context: Context) -> list[str]:
    """The nouns of the topic that stand in no document, as written; of the sentence that asks.

    Of an English question the names alone, which have capitals: other words are not the documents' own.
    """
    lex = lexicon()
    told = folded(" ".join([context.finder.heading(best.record), *(f.display for f in best.record.fields)]))
    lemmas = context.finder.vocabulary.lemmas(told)
    asking = max(
        _SENTENCE.finditer(question.text), key=lambda m: sum(t in m[0] and t in told for t in question.terms)
    )

    def strange(word: Word) -> bool:
        return (
            word.lemma in question.terms
            and word.pos.startswith("名詞")
            and not word.pos.endswith("副詞可能")
            and bool(_NAME.fullmatch(word.surface))
            and word.lemma not in lex.abstract
            and word.surface not in lex.abstract
            and word.surface not in UNITS
            and (not question.english or question.shown[word.start : word.end] != word.surface)
            and question.text[max(0, word.start - 1) : word.start] != "何"  # 何メートル: a counter, no topic
            and not context.finder.vocabulary.knows(word.lemma)
            and not context.finder.stands(word.surface)
            and not (stands_for(word.lemma, lemmas, told) or stands_for(folded(word.surface), lemmas, told))
        )

    foreign = [m.span() for m in _FOREIGN.finditer(question.text)]
    foreign += [m.span("example") for m in _EXAMPLE.finditer(question.text) if m["kind"][:2] in told]
    words = context.tokenizer.words(question.text)
    meant = [m.span() for m in _COMPOUND.finditer(question.text) if stands_for(m[0], lemmas, told)]
    acts = {
        w.start
        for w, behind in pairwise(words)
        if behind.lemma == "為る" or _BECOMES.match(question.text, w.end)
    }
    # 紹介した, 延期になった: said otherwise
    return [
        w.surface
        for w in words
        if w.start not in acts
        and asking.start() <= w.start < asking.end()
        and strange(w)
        and not any(a <= w.start < b for a, b in (*foreign, *meant))
    ]
