"""Words of a statement that the evidence has only turned: behind a prefix, in another case, denied.

非競争領域 for 競争領域, 地方公共団体に周知 for 地方公共団体が周知, 僅少 for 僅少とはいえない.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.lazy_regex import regex
from rag.support.piece import Piece
from rag.support.sources import Sources
from rag.support.statement import Difference, Kind
from rag.support.wordings import actor_pattern
from rag.tokens import Word

_TURNING = "非不未無反"
_RENEWING = "新旧元前"
_COMPOUND = regex(r"[一-鿿ァ-ヺーa-z]+")
_DENIED_BEHIND = regex(r"[^、。]{0,14}(?:な(?:い|く|か)|ず|ません)")
_HARDLY = regex(r"(?P<word>[一-鿿ァ-ヺー]{2,8})(?:だ)?と(?:は|も)?(?:言|い)え(?:な|ず|ませ)")


def compare_turned(said: Piece, words: Sequence[Word], sources: Sources) -> list[Difference]:
    """All of them; ``words`` are those of the statement."""
    return [
        *_prefixed(said, words, sources),
        *_receiving(said, sources),
        *_hardly(said, sources),
        *_led_back(said, sources),
    ]


def _prefixed(said: Piece, words: Sequence[Word], sources: Sources) -> Iterator[Difference]:
    shown = sources.shown
    for at, word in enumerate(words):
        surface = word.surface
        if len(surface) < 2 or not word.pos.startswith("名詞") or not _COMPOUND.fullmatch(surface):
            continue
        if at and words[at - 1].end == word.start and words[at - 1].pos.startswith(("接頭辞", "名詞")):
            continue
        run = said.text[word.start : word.end] + _behind(words, at)
        signs = _TURNING + (_RENEWING if "固有" in word.pos else "")
        for name in dict.fromkeys((run, surface)):
            before = [shown[m.start() - 1 : m.start()] for m in re.finditer(re.escape(name.lower()), shown)]
            if (
                before
                and all(b and b in signs for b in before)
                and not _DENIED_BEHIND.match(said.text, word.end)
            ):
                yield Difference("name", name, before[0] + name, word.start, word.start + len(name))
                break


def _behind(words: Sequence[Word], at: int) -> str:
    """The nouns that go on a compound."""
    found = ""
    for left, right in zip(words[at:], words[at + 1 :], strict=False):
        if left.end != right.start or not right.pos.startswith(("名詞-普通", "接尾辞")):
            break
        found += right.surface
    return found


def _receiving(said: Piece, sources: Sources) -> Iterator[Difference]:
    """Who is said to act where the evidence has the same act done to them only."""
    text = said.reading.text
    for match in actor_pattern().finditer(text):
        actor = match["actor"]
        if not text.startswith("が", match.end("actor")):
            continue
        clause = re.split("[、。]", text[match.end() :], maxsplit=1)[0]
        acts = [w for w in _COMPOUND.findall(clause) if len(w) >= 2][-1:]
        for act in acts:
            done_to = re.compile(
                rf"{re.escape(actor)}(?:等)?に(?!おけ|おい|つい|関|よ|と|係|向け)(?:対し(?:て)?)?[^、。がはを]{{0,8}}{re.escape(act)}"
            )
            acting = re.compile(rf"{re.escape(actor)}(?:等)?(?:が|は|において|により|によって|では)")
            found = next((p for p in sources.pieces if done_to.search(p.reading.text)), None)
            if found is not None and not any(acting.search(p.reading.text) for p in sources.pieces):
                yield _differ("agent", said, match.start("actor"), match.end("actor"), found.text)


def _hardly(said: Piece, sources: Sources) -> Iterator[Difference]:
    """A word that is said not to hold (…とはいえない), where the evidence says that it does."""
    for match in _HARDLY.finditer(said.reading.text):
        plain = re.compile(
            re.escape(match["word"]) + r"(?!(?:と|で|に)?(?:は|も)?[^、。]{0,6}(?:な(?:い|く|か)|ず|ません))"
        )
        found = next((p for p in sources.pieces if plain.search(p.reading.text)), None)
        if found is not None:
            yield _differ("negation", said, match.start(), match.end(), found.text)


def _led_back(said: Piece, sources: Sources) -> Iterator[Difference]:
    """Two things of which each has the other's part: 大企業への攻撃が中小企業に及ぶ for the reverse."""
    text, shown = said.reading.text, sources.shown
    for first in _AT.finditer(text):
        for second in _REACHED.finditer(text):
            one, other = first["term"], second["term"]
            if one == other or one in other or other in one:
                continue
            reached = [_ends(term, _REACHED, shown) for term in (one, other)]
            if reached == [True, False] and f"{other}への" in shown and f"{one}への" not in shown:
                start, end = sorted((first.start(), second.start()))[0], max(first.end(), second.end())
                yield _differ("name", said, start, end, "")


def _ends(term: str, part: re.Pattern[str], shown: str) -> bool:
    """Whether a word that ends so plays this part somewhere."""
    return any(m["term"].endswith(term) for m in part.finditer(shown))


_AT = regex(r"(?P<term>[一-鿿々ァ-ヺー]{2,12})への(?=[一-鿿ァ-ヺ])")
_REACHED = regex(r"(?P<term>[一-鿿々ァ-ヺー]{2,12})(?:に(?:まで|も)?|へと?|まで)(?=及|波及|広が|伝わ|移)")


def _differ(kind: Kind, said: Piece, start: int, end: int, source: str) -> Difference:
    a, b = said.reading.span(start, end)
    return Difference(kind, said.text[a:b], source, a, b)
