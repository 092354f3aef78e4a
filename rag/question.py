"""What a question asks for: places, ministries, documents, intents, attributes, topic words.

The analysis is a value that can be printed (``shisaku ask --explain``); it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.english.figures import english_quantities
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.locators import measure_references, section_references
from rag.ministries import Mention, agency, mentions
from rag.reading.asking_part import asking_part
from rag.reading.romaji import in_kana
from rag.records import DOCUMENT_IDS, DocumentId
from rag.text import blanked, cleaned
from rag.tokens import Tokenizer, is_content

_JAPANESE = regex(r"[ぁ-ゖァ-ヺ一-鿿]")
_SMALL = regex(r"(?<![A-Za-z0-9.-])[a-z]{2,}(?![A-Za-z0-9-])")
_LATIN = regex(r"[a-z]")
_LATIN_WORD = regex(r"[a-z]{2,}")
# 「AI戦略2019」を受けて…: the document is spoken of, not asked.
_SPOKEN_OF = regex(
    r"[」』]*\s*(?:を(?:受|踏|策定|引用|参照|基に|もと)|に(?:基づ|沿|もとづ)|の策定|の改(?:定|訂))"
)
_LEFT_OUT = regex(r"\s*(?:ではな|でな|じゃな|以外|を除|は除|のほかに?(?:の|は)|の他)")
_QUOTED = regex(r"[「『\"【]([^「」『』\"【】]{1,120})[」』\"】]")


PUT_AGAIN = "前の質問の続きとして"
"""How the note begins that tells the wording in which a question was put again."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    ``excluded`` are measures named only to be left out (06-08ではない方).

    ``text`` is folded, ``shown`` the same with its capitals; all offsets hold in both. ``terms`` are the lemmas of its topic: content
    words that are neither places, ministries, documents, dates nor the words that frame a
    question or name an attribute. ``asking`` is the text of the clauses that ask or name the topic. ``search`` is the text to retrieve with; ``keywords``, if not
    empty, what its lexical half looks for (the Japanese counterparts of English topic words). ``told``
    are the sentences that the answer before quoted and that have all these terms. ``of_answer`` is
    what is asked of the answer itself that the question, put again, got, ``of_record`` what is asked
    beside what was told of the record, ``unclear`` what points at nothing that was shown, ``among`` the places shown before of
    which those with all terms are meant.
    """

    original: str
    text: str
    asking: str
    shown: str
    search: str
    keywords: str
    english: bool
    measures: tuple[str, ...]
    excluded: tuple[str, ...]
    sections: tuple[str, ...]
    documents: tuple[DocumentId, ...]
    agencies: tuple[Mention, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    quoted: tuple[str, ...]
    intents: frozenset[str]
    attributes: frozenset[str]
    absent: tuple[str, ...]
    terms: tuple[str, ...]
    interpretations: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    of_answer: Literal["", "source", "now"] = ""
    of_record: Literal["", "after", "like"] = ""
    unclear: str = ""
    among: tuple[str, ...] = ()

    @property
    def put_in_english(self) -> bool:
        """Whether it was put in English, though it may be read in Japanese (rag/english/questions.py)."""
        text = cleaned(self.original).lower()
        if _ENDS_IN_JAPANESE.search(text) and not _ENGLISH_FRAME.search(text):
            return False  # MVNOとかmobile marketのKPI、HHI以外に何かある?
        if self.english:
            return True
        return is_english(text) and in_kana(self.original)[0] == self.original

    @property
    def put_again(self) -> bool:
        """Whether it is an earlier question of the conversation in new words."""
        return any(note.startswith(PUT_AGAIN) for note in self.interpretations)

    def has(self, *names: str) -> bool:
        """Whether any of these intents or attributes is in the question."""
        return not (self.intents.isdisjoint(names) and self.attributes.isdisjoint(names))


@lru_cache(maxsize=256)  # the same part of a question is taken apart by several routes
def analyse(original: str, tokenizer: Tokenizer) -> Question:
    """Take a question apart. Never fails: what is not understood is simply not in the result."""
    lex = lexicon()
    shown = cleaned(original).strip()
    text = shown.lower() if len(shown.lower()) == len(shown) else shown
    numbered = measure_references(text)
    excluded = tuple(r.id for r in numbered if _LEFT_OUT.match(text[r.end :]))
    measures = tuple(r for r in numbered if r.id not in excluded)
    sections = section_references(text)
    agencies = mentions(shown)
    english = is_english(text)
    found_dates, found_quantities = dates(text), (english_quantities if english else quantities)(text)
    intents = frozenset(n for n, p in lex.intents.items() if p.search(text))
    attributes = frozenset(n for n, p in lex.attributes.items() if p.search(text))
    documents = documents_named(text)
    taken = [(r.start, r.end) for r in numbered] + [(r.start, r.end) for r in sections]
    taken += [(m.start, m.end) for m in agencies] + [(d.start, d.end) for d in found_dates]
    for pattern in lex.documents.values():
        taken += [m.span() for m in pattern.finditer(text)]
    taken += _framing(text, intents, attributes)
    terms = _topic_terms(text, tokenizer, taken)
    if "definition" in intents:
        terms = _named(terms, text)
    asking = asking_part(text, tokenizer)
    keywords = ""
    told = blanked(text, ((m.start, m.end) for m in agencies))
    added, spoken = _japanese(told)
    foreign = _foreign(terms, shown, spoken)
    if english or foreign:
        kept = tuple(t for t in terms if not t.isdecimal() and t not in foreign) if english else terms
        own = tuple(t for t in kept if t not in foreign)
        translated = tuple(lemma for w in added for lemma in tokenizer.content(w))
        terms = tuple(dict.fromkeys((*translated, *own) if english else (*own, *translated)))
        named = [m.span() for p in lex.documents.values() for m in p.finditer(text)]
        keywords = " ".join([*added, *names(shown=blanked(shown, named))])
    return Question(
        original=original,
        text=text,
        asking=asking,
        shown=shown,
        search=text,
        keywords=keywords,
        english=english,
        measures=tuple(r.id for r in measures),
        excluded=excluded,
        sections=tuple(dict.fromkeys(r.locator for r in sections)),
        documents=documents,
        agencies=agencies,
        dates=found_dates,
        quantities=found_quantities,
        quoted=tuple(_QUOTED.findall(text)),
        intents=intents,
        attributes=attributes,
        absent=tuple(a.name for a in lex.absent if a.ask.search(asking)),
        terms=terms,
        interpretations=tuple(dict.fromkeys(interpretation(m) for m in agencies if m.alias)),
    )


def _framing(text: str, intents: frozenset[str], attributes: frozenset[str]) -> list[tuple[int, int]]:
    """Where the words stand that frame the question or name an attribute."""
    lex = lexicon()
    found = (*(lex.attributes[n] for n in attributes), *(lex.intents[n] for n in intents))
    return [m.span() for p in (*found, *lex.followup.values()) for m in p.finditer(text)]


def _named(terms: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The terms without what a question for the meaning of a name says of it; all where nothing else is left."""
    spoken = lexicon().explaining | ({"日本"} if "日本語" in text else set())
    return tuple(t for t in terms if t not in spoken) or terms


def _japanese(text: str) -> tuple[list[str], str]:
    """The documents' words for the English ones, the longest phrases first, and what of them was said."""
    found: list[str] = []
    spoken: list[str] = []
    if not _LATIN.search(text):
        return found, ""
    for phrase in lexicon().english:
        if match := phrase.search(text):
            found.append(phrase.japanese)
            spoken.append(match.group())
            text = phrase.pattern.sub(" ", text)
    return found, " ".join(spoken)


def _foreign(terms: tuple[str, ...], shown: str, spoken: str) -> frozenset[str]:
    """The terms that are English words rather than names: in small letters, translated or ordinary.

    Where two are, so is every other word in small letters.
    """
    small = set(_SMALL.findall(shown)) | {"japanese", "japan"}
    words = [t for t in terms if t in small]
    known = [t for t in words if t in lexicon().ordinary or any(t.startswith(s) for s in spoken.split())]
    return frozenset(words if len(known) > 1 and not is_english(shown.lower()) else known)


def documents_named(text: str) -> tuple[DocumentId, ...]:
    """The documents named; a name in 「」 is words to look for where another document is named."""
    patterns = lexicon().documents

    def named(document: DocumentId, where: str) -> bool:
        found = patterns[document].finditer(where)
        return any(not _SPOKEN_OF.match(where[m.end() :]) for m in found)

    unquoted = _QUOTED.sub(lambda m: "」" * len(m.group()), text)
    bare = tuple(d for d in DOCUMENT_IDS if named(d, unquoted))
    return bare or tuple(d for d in DOCUMENT_IDS if named(d, text))


def interpretation(mention: Mention) -> str:
    """How an alias was read, as the answer discloses it: 『経産省』→経済産業省."""
    suffix = "（旧称）" if mention.former else ""
    parent = agency(mention.name)
    note = f"（{parent.parent}の外局等）" if parent and parent.parent else ""
    return f"『{mention.written}』→{mention.label}{suffix}{note}"


_NAME = regex(
    r"(?<![A-Za-z])(?:[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9.-]*|[A-Za-z]+[-.][A-Za-z.-]+)|[ぁ-ヿ一-鿿]+"
)


def names(shown: str) -> list[str]:
    """Names that an English question shares with Japanese text: MID-NET, CYDER, 02-04, 施策."""
    return _NAME.findall(shown)


def is_english(text: str) -> bool:
    """Whether the question is put in English: its words are, though names in it may be Japanese."""
    if _ASKED_IN_JAPANESE.search(text) and not _ENGLISH_FRAME.search(text):
        return False  # AI for Scienceは?: a name
    return len(_LATIN_WORD.findall(text)) >= 3 and len(_JAPANESE.findall(text)) <= 0.3 * len(text)


_ASKED_IN_JAPANESE = regex(r"^[^ぁ-ゖァ-ヺ一-鿿]+(?:は|とは|って|について)[?。]*$")
_ENDS_IN_JAPANESE = regex(r"[ぁ-ゖ][?。]*$")
_ENGLISH_FRAME = regex(
    r"\b(?:wh(?:at|ich|o|en|ere|y|ose)|how|is|are|was|were|do|does|did|can|could|will|would|list|tell|give|show|name|describe|explain|summari[sz]e|compare)\b"
)


def _topic_terms(text: str, tokenizer: Tokenizer, taken: list[tuple[int, int]]) -> tuple[str, ...]:
    frame = lexicon().frame
    found: dict[str, None] = {}
    for word in tokenizer.words(text):
        inside = any(s <= word.start and word.end <= e for s, e in taken)
        if not inside and is_content(word) and word.lemma not in frame:
            found[word.lemma] = None
    return tuple(found)
