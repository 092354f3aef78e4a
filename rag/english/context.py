"""What an English message tells of its occasion, left out before it is read: I am drafting a note for our embassy.

A sentence goes if it speaks of the asker, names no document and asks for nothing; what it says to be the
subject (wrote to me about MID-NET) stays. Nothing goes where the rest has no subject of its own.
"""

from __future__ import annotations

from rag.english.words import english_words
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import documents_named, is_english
from rag.reading.mixed import is_remark
from rag.text import folded

_SENTENCE = regex(
    r".+?(?:(?<!\bincl)(?<!\be\.g)(?<!\bi\.e)(?<!\bno)(?<!\bvs)(?<!\bsec)(?<!\bch)[.?!]+(?=\s|$)|[。？]|$)\s*"
)
_NAME = regex(r"(?<![A-Za-z])(?:[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9.-]*|[A-Za-z]+-[A-Z][A-Za-z-]*)")
_NEVER = frozenset(["I", "I'm", "I'd", "I've", "We", "We're", "FY", "OK", "AI", "Q", "A"])

_ECHO = regex(
    r"(?i)(?:so,? )?(?:is|are|does|do|did|has|have|was|were|will|can)(?:n't)? (?:it|they|that|this|there)(?: (?:so|true|right|correct|the case))?\?"
)
_WHETHER = regex(r"(?i)\b(?:whether|if)\b")


def without_context(question: str) -> str:
    """The question without sentences and openings that only tell its occasion, and remarks to the answerer."""
    if not is_english(folded(question)):
        return question
    sentences = [s.group() for s in _SENTENCE.finditer(question)]
    kept = [s for s in (_opened(s) for s in sentences) if not is_remark(s)] or sentences
    if len(kept) > 1 and _ECHO.fullmatch(kept[-1].strip()) and _WHETHER.search(kept[-2]):
        kept = kept[:-1]
    for number, sentence in enumerate(kept[:-1]):
        rest = " ".join((*kept[:number], *kept[number + 1 :]))
        if _tells_occasion(sentence):
            about = _subject(sentence)
            at_work = english_words().at_work.search(sentence) and documents_named(folded(rest))
            if about or at_work or _has_subject(rest):
                kept[number] = f"About {about}. " if about else ""
    told = "".join(k if k.endswith((" ", "\n")) or not k else f"{k} " for k in kept).strip()
    return english_words().asker.sub("us", told) or question


def _opened(sentence: str) -> str:
    """The sentence without a greeting, and without who asks (A colleague at the embassy asks: …)."""
    for pattern in english_words().openings:
        if (match := pattern.match(sentence)) and sentence[match.end() :].strip():
            sentence = sentence[match.end() :]
    return sentence


def _tells_occasion(sentence: str) -> bool:
    words = english_words()
    return bool(
        words.occasion.search(sentence)
        and not words.asks.search(sentence)
        and not sentence.rstrip().endswith("?")
        and not documents_named(folded(sentence))
    )


def _subject(sentence: str) -> str:
    """What the sentence says that it is about, if the documents have words for it or it is a name."""
    match = english_words().about.search(sentence)
    topic = match["topic"].strip(" .,!") if match else ""
    return topic if topic and _has_subject(topic) else ""


def _has_subject(text: str) -> bool:
    """Whether the text names something, or has English words for which the documents have their own."""
    if any(name not in _NEVER for name in _NAME.findall(text)):
        return True
    low = folded(text)
    for pattern in lexicon().documents.values():
        low = pattern.sub(" ", low)
    return any(
        match.group() not in english_words().loose
        for phrase in lexicon().english
        if (match := phrase.search(low))
    )
