"""The question proper of a long one, without the sentences and clauses that lead to it or give its reason.

Officials tell for what they ask before they ask (来週お会いするので予習しているんですが、…), and words
of that are in no document. What really asks is tried without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import analyse, documents_named
from rag.reading.asking_part import QUOTED, asks, clauses, names_topic
from rag.tables.words import table_words
from rag.text import folded
from rag.tokens import Tokenizer

_LONGEST = 600
"""Characters. What is longer is no question with an introduction."""
_POINTS = regex(
    r"^[、\s]*(?:その|それ|そこ|そちら|この|これ|ここ|あの|あれ|あそこ|当該|同じ|同(?=施策|省|計画|表|節|章|項)|前者|後者|うち(?=、)|このうち|そのうち)"
    r"|、(?:その|それ|あれ|あの|これ)(?!ぞれ|に加え|と|から|も|は|ほど|なら)"
)
"""The clause points at the one before it."""
_OF_THE_OCCASION = ("分", "行", "字", "枚", "文", "時", "日", "人", "秒", "週間", "回", "名", "本")
"""Units of how long or when something is to be told, and of who comes."""


_NAME = regex(r"[一-鿿々ァ-ヺーA-Za-z0-9]{2,}")
SPECIFIC = 0.5
"""Weight from which a word names something: about forty of the 1,777 chunks or fewer have it, a record or two."""


@dataclass(frozen=True, slots=True)
class Core:
    """A shorter form of a question and what was left out of it.

    ``sure``: that is nothing but clauses with words that are in no document, or of an occasion alone.
    """

    text: str
    left_out: str
    sure: bool


def cores(question: str, tokenizer: Tokenizer, known: Callable[[str], bool]) -> Iterator[Core]:
    """The forms to try, the longest first: without clauses of unknown words or an occasion, without all that only lead in.

    ``known`` tells whether a text stands in the documents. A clause stays that names the topic and
    one that the next points back at; one that names a place, a figure, an office or the documents'
    words in 「」 goes last.
    """
    parts = clauses(question, tokenizer) if len(question) <= _LONGEST else []
    asking = [n for n, part in enumerate(parts) if asks(part)]
    if not asking or len(parts) < 2:
        return
    leading = {n for n, part in enumerate(parts) if n not in asking and not _stays(part, tokenizer)}
    free = {n for n in leading if not _holds(parts[n], tokenizer, known)}
    strange = {n for n in free if _strange(parts[n], tokenizer, known)}
    strange |= {n for n in free if n < asking[-1] and _of_occasion(parts[n], tokenizer)}
    if not any(documents_named(folded(parts[n])) for n in asking):
        leading = {n for n in leading if not documents_named(folded(parts[n]))}
    tried: set[frozenset[int]] = set()
    behind = {n for n in free if n > asking[-1]}
    for gone in (strange, behind | strange, free, leading):
        left_out = frozenset(
            n for n in gone if n + 1 in gone or n + 1 == len(parts) or not _POINTS.search(parts[n + 1])
        )
        if left_out and left_out not in tried:
            tried.add(left_out)
            yield Core(
                "".join(_kept(part, n in left_out, known) for n, part in enumerate(parts)),
                "".join(parts[n] for n in sorted(left_out)),
                left_out <= strange,
            )


def _kept(part: str, left_out: bool, known: Callable[[str], bool]) -> str:
    """What stays of a clause: of one left out the names in 「」 that the documents have."""
    if not left_out:
        return part
    names = [m[0] for m in QUOTED.finditer(part) if m[0][0] in "「『" and known(folded(m[0][1:-1]))]
    return "".join(f"{name}について、" for name in names)


_OF_OFFICE = regex(r"(?:府省庁?|省庁|[省庁]|役所)が[^、。]{1,10}[うくぐすつぬぶむる]、?$")
"""…の担当府省が持つ、…の施策: says which of the measures, and leads in to nothing."""
_WORRY = regex(
    r"(?:の|こと|か(?:どうか)?)が?(?:とても|すごく|少し|ちょっと|正直)?(?:心配|不安|気がかり)(?!な)"
)
"""What is worried about is what is asked about: 仕事がなくなるのが心配です。国の対策は."""


def _stays(part: str, tokenizer: Tokenizer) -> bool:
    """Whether a clause names the topic or a place (08番台は…だけど): it is never left out."""
    if table_words().find("measures.number_group", folded(part)) or _OF_OFFICE.search(part.strip()):
        return True
    if _WORRY.search(folded(part)):
        return True
    told = analyse(part, tokenizer)
    return bool(told.measures or told.sections) or names_topic(part, tokenizer)


def _holds(part: str, tokenizer: Tokenizer, known: Callable[[str], bool]) -> bool:
    """Whether a clause says something that the question may need: a place, a figure, an office, quoted words."""
    told = analyse(QUOTED.sub("", part), tokenizer)
    if any(known(folded(m[0][1:-1])) for m in QUOTED.finditer(part)):
        return True
    figures = [q for q in told.quantities if q.unit not in _OF_THE_OCCASION]
    return bool(told.documents or told.measures or told.sections or told.agencies or told.dates or figures)


def _strange(part: str, tokenizer: Tokenizer, known: Callable[[str], bool]) -> bool:
    """Whether a noun of the clause stands in no document."""
    nouns = (w for w in tokenizer.words(part) if w.pos.startswith("名詞") and len(w.surface) > 1)
    return any(not known(folded(w.surface)) for w in nouns)


def _of_occasion(part: str, tokenizer: Tokenizer) -> bool:
    """Whether all nouns of the clause are words of an occasion: 国会で聞かれそうなので."""
    nouns = [w for w in tokenizer.words(part) if w.pos.startswith("名詞") and len(w.surface) > 1]
    lex = lexicon()
    people = lex.office | lex.audience
    return any(w.lemma in people for w in nouns) and all(w.lemma in people | lex.occasion for w in nouns)


@cache
def _plain() -> frozenset[str]:
    """Words of an occasion, which name nothing."""
    lex = lexicon()
    return lex.occasion | lex.office | lex.audience | lex.frame | lex.abstract


def says_something(core: Core, context: Context) -> bool:
    """Whether what was left out has a name that few places of the documents have: it may state something of it.

    The words of an occasion name nothing.
    """
    vocabulary = context.finder.vocabulary
    words = context.tokenizer.words(core.left_out)
    names = [w.lemma for w in words if _NAME.fullmatch(w.surface) and w.lemma not in _plain()]
    return any(vocabulary.knows(n) and vocabulary.weight(n) >= SPECIFIC for n in names)


def is_declined(draft: Draft) -> bool:
    """Whether nothing, or not all that was asked, is answered."""
    return draft.status in ("not_found", "partial", "out_of_scope")


def agrees(draft: Draft, whole: Draft, exactly: bool = False) -> bool:
    """Whether the answer to a shorter form is of a record that the whole question points at, too.

    That is the record that the whole is answered from, or one that came near where it was declined;
    ``exactly``: the nearest, as what was left out may name it.
    Sets are counted only where the whole found nothing.
    """
    cited = [locator for _, locator in _cited(draft)]
    if not is_declined(whole):
        first = [locator for _, locator in _cited(whole)][:1]
        return whole.status == "answered" and not draft.rows and not whole.rows and cited[:1] == first != []
    near = whole.searched.nearest if whole.searched else [locator for _, locator in _cited(whole)]
    return bool(draft.rows) or any(locator in near[: 1 if exactly else None] for locator in cited[:1])


def _cited(draft: Draft) -> list[tuple[str, str]]:
    """The records cited, in order."""
    return [(c.document, c.locator) for c in draft.citations.values()]
