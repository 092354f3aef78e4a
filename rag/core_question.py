"""The question proper of a long one, without the sentences and clauses that lead to it or give its reason.

Officials tell for what they ask before they ask (来週お会いするので予習しているんですが、…), and words
of that are in no document. Where the whole is declined, what really asks may have an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.question import analyse
from rag.text import folded
from rag.tokens import Tokenizer

_END = regex(
    r"[。．?？!！\n]+|(?:に関し(?:て)?|について|につき(?:まして)?)、|(?<=[。?？])(?=[(（][^()（）]*[)）][。]?$)|(?<=[ぁ-ん])(?=[(（][^()（）]{6,}[)）][。]?$)"
    r"|(?:(?<=[いうくすつぬむるただ])|(?:です|ます)(?:よね|ね)?|でしょう)(?:が|けれ?ども?|けど|ので|から|し)、"
    r"|(?:もの|ん)(?:だから|ですから|で|でして)、|(?:まし|おり?|つつ|たく|たくて|たところ|るところ|わけで)て?、"
    r"|(?<!つい)(?<!とし)(?<!対し)(?<!関し)(?<!おい)(?<!通じ)(?<!よっ)(?<!とっ)(?<!含め)(?<!除い)(?<!加え)(?<![併合]せ)(?<!あわせ)(?<=[いしっきれせべけえめ])て、"
)
"""Where a sentence ends, or a clause that the one behind it goes on from."""
_LONGEST = 400
"""Characters. What is longer is no question with an introduction."""
_ASKS = regex(
    r"(?!.*(?:許し|了承|容赦|付き合い|失礼|ご勘弁|勘弁)[^、。]{0,4}(?:ください|下さい))(?:[?？]$|か(?:ね|な|しら)?[。．]?$|何(?!回か|度か)|いつ(?!も|か)|どこ(?!か)|どの(?!よう)|どれ|どちら|どう(?!し|いう|やら|も|か)|どんな|いくつ|いくら|いかが|誰|なぜ"
    r"|教え|挙げ|並べ|一覧|列挙|出して|示し|答えて|まとめて|整理して|(?:知り|聞き|伺い|うかがい|確認し)たい|お願い|くれ(?:ます|る)|ください|下さい|ほしい|欲しい)"
)
_TOLD = regex(
    r"か(?:と|を|が|は|も|で)?(?:考え|迷|悩|気に|聞[かい]|訊[かい]|問[わい]|尋ね|言[わっ]|決め|検討|調べ|議論|話|相談|突っ込|つっこ|質問)"
    r"|(?:教え|示し|まとめ|挙げ|整理し|説明し)(?:て|ろ|るよう)[^、。]{0,6}(?:と|に)(?:言[わっ]|頼|指示|依頼|急)"
)
"""A question or an order that the clause only reports: …か考えておりまして, …してほしいと言われた."""
_TOPIC = regex(
    r"(?:の(?:話|件|こと|事|ほう|方)|について|につき(?:まして)?|に関し(?:て)?|に関する(?:こと|件|話)|をめぐって)(?:の)?(?:です|なん(?:です|だ)|だ|で)?(?:が|けれ?ども?|けど|ね)?[。、]*$"
)
"""The clause names what the question is about."""
_POINTS = regex(
    r"(?:^|[、「])(?:その|それ|そこ|そちら|この|これ|ここ|あの|あれ|あそこ|当該|同じ|同(?=施策|省|計画|表|節|章|項)|前者|後者|うち(?=、)|このうち|そのうち)"
)
"""The clause points at the one before it."""


_SIGNS = regex(r"[、。．?？!！\s]+")


@dataclass(frozen=True, slots=True)
class Core:
    """A shorter form of a question and what of it was left out.

    ``sure``: only clauses with words that are in no document were left out.
    """

    text: str
    left_out: str
    sure: bool


def cores(question: str, tokenizer: Tokenizer, known: Callable[[str], bool]) -> Iterator[Core]:
    """The forms to try, the longest first: without clauses of unknown words, without all that only lead in.

    ``known`` tells whether a noun stands in the documents. A clause that names the topic, a place,
    a figure or words in 「」 stays, and one that the next points back at.
    """
    if len(question) > _LONGEST:
        return
    parts = _parts(question)
    asking = [n for n, part in enumerate(parts) if _asks(part)]
    if not asking or len(parts) < 2:
        return
    free = {n for n, part in enumerate(parts) if n not in asking and not _holds(part, tokenizer)}
    strange = {n for n in free if _strange(parts[n], tokenizer, known)}
    tried = set()
    for left_out in (strange, {n for n in free if n > asking[-1]} | strange, free):
        kept = left_out - {n for n in left_out if n + 1 not in left_out and _points(parts, n + 1)}
        if kept and frozenset(kept) not in tried:
            tried.add(frozenset(kept))
            text = "".join(part for n, part in enumerate(parts) if n not in kept)
            yield Core(text, "".join(parts[n] for n in sorted(kept)).strip(), kept <= strange)


def _parts(question: str) -> list[str]:
    """The sentences and leading clauses, which together are the question."""
    cuts = [0, *(m.end() for m in _END.finditer(question)), len(question)]
    return [question[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if question[a:b].strip()]


def _asks(part: str) -> bool:
    return bool(_ASKS.search(part.strip())) and not _TOLD.search(part)


def _points(parts: list[str], n: int) -> bool:
    return n < len(parts) and bool(_POINTS.search(parts[n]))


def _holds(part: str, tokenizer: Tokenizer) -> bool:
    """Whether a clause says something that the question needs: the topic, a place, a figure, quoted words."""
    told = analyse(part, tokenizer)
    figures = [q for q in told.quantities if q.unit not in _OF_THE_OCCASION]
    return bool(
        _TOPIC.search(part.strip())
        or told.measures
        or told.sections
        or told.quoted
        or told.agencies
        or told.dates
        or figures
    )


_OF_THE_OCCASION = ("分", "行", "字", "枚", "文", "時", "日", "人", "秒", "週間")
"""Units of how long or when something is to be told."""


def _strange(part: str, tokenizer: Tokenizer, known: Callable[[str], bool]) -> bool:
    """Whether a noun of the clause stands in no document."""
    nouns = (w for w in tokenizer.words(part) if w.pos.startswith("名詞") and len(w.surface) > 1)
    return any(not known(folded(w.surface)) for w in nouns)
