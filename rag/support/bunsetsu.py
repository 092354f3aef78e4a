"""The phrases of a sentence (文節) and what each belongs to.

A phrase is its content words with the particles behind them. It belongs to the next noun (の, a finite verb
before a noun) or to the next predicate; は reaches over clauses before a noun. Particles and endings decide:
there is no dictionary of frames, and a wrong arc costs a comparison no more than a step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rag.lazy_regex import regex
from rag.support.piece import Piece
from rag.text import folded
from rag.tokens import Word, is_content

_NOMINAL = ("名詞", "接頭辞", "接尾辞-名詞的", "形状詞", "記号-文字", "代名詞", "接尾辞-形状詞的")
_TAIL = ("助詞", "助動詞", "補助記号", "接尾辞-動詞的", "接尾辞-形容詞的", "空白", "記号-一般")
_JOINING_WORDS = (
    "依る 因る 拠る 於く おく 対する 関する 基づく 向ける 伴う 踏まえる 通ずる 通じる 就く つく 付く "
    "当たる 係る 係わる 応ずる 応じる 沿う 関わる 言う 取る とる 渡る 亘る 掛ける 際する"
)
_JOINING = frozenset(_JOINING_WORDS.split())
"""Verbs that only join a noun to what follows (における, に基づき)."""
_LIGHT_WORDS = "為る 居る 有る 成る 置く 来る 行く 頂く 貰う 出来る 得る 行う 下さる 仕舞う 見る 欲しい"
_LIGHT = frozenset(_LIGHT_WORDS.split())
_HOLLOW_WORDS = "事 物 為 様 所 際 上 中 者 等 の 他 場合 時 後 前 方 点 内 間"
_HOLLOW = frozenset(_HOLLOW_WORDS.split())
"""Nouns that only hold a clause or a list together."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text[start:end]``: its content lemmas, the particles behind them, and the phrases it belongs to."""

    start: int
    end: int
    words: frozenset[str]
    tail: str
    verbal: bool
    adnominal: bool
    negated: bool
    heads: tuple[int, ...]


class Tree:
    """The phrases of a text, and which are near which."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._within: dict[tuple[int, int], frozenset[int]] = {}

    @cached_property
    def _near(self) -> list[set[int]]:
        near: list[set[int]] = [set() for _ in self.phrases]
        for at, phrase in enumerate(self.phrases):
            for head in phrase.heads:
                near[at].add(head)
                near[head].add(at)
        return near

    def within(self, at: int, steps: int) -> frozenset[int]:
        """The phrases at most so many steps from one; what has no content is no step."""
        if (at, steps) not in self._within:
            best, open_ = {at: 0}, [at]
            for here in open_:
                for there in self._near[here]:
                    cost = best[here] + bool(self.phrases[there].words)
                    if cost <= steps and cost < best.get(there, steps + 1):
                        best[there] = cost
                        open_.append(there)
            self._within[at, steps] = frozenset(best)
        return self._within[at, steps]

    def around(self, at: int, steps: int = 2) -> frozenset[str]:
        """The words of the phrases near one, its own included."""
        return frozenset().union(*(self.phrases[k].words for k in self.within(at, steps)))

    def at(self, place: int) -> int | None:
        """The phrase in which a character of the text stands."""
        return next((k for k, p in enumerate(self.phrases) if p.start <= place < p.end), None)

    def is_denied(self, at: int) -> bool:
        """Whether a phrase is denied: itself, by its light verb (強化は行わない), as not needed (提出することを不要とする)."""
        phrase = self.phrases[at]
        if phrase.negated:
            return True
        heads = [self.phrases[h] for h in phrase.heads]
        behind = [k for h in heads if not h.words for k in h.heads]
        spared = any("不要" in self.phrases[n].words for k in behind for n in (k - 1, k))
        return spared or any(h.negated and not h.words for h in heads)


@lru_cache(maxsize=8192)
def tree_of(piece: Piece) -> Tree:
    """The tree of a text."""
    return Tree(_Builder(piece).phrases())


class _Raw:
    """A phrase as its words, before it is known what it belongs to."""

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self.behind: list[Word] = []

    @property
    def last(self) -> Word:
        return (self.behind or self.words)[-1]

    @cached_property
    def tail(self) -> str:
        return folded("".join(w.surface for w in self.behind))

    @cached_property
    def nominal(self) -> bool:
        return self.words[0].pos.startswith(_NOMINAL)

    @cached_property
    def quality(self) -> bool:
        """Whether it only tells how something is: 自主的な, 継続的に."""
        return self.words[-1].pos.startswith(("形状詞", "接尾辞-形状詞的")) and self.tail in ("な", "に")

    @cached_property
    def verbal(self) -> bool:
        own = self.words[-1].pos.startswith(("動詞", "形容詞"))
        done = any(w.pos.startswith("動詞") and w.lemma not in _JOINING for w in self.behind)
        return own or done or bool(_COPULA.match(self.tail)) or self.tail.startswith("。")

    @cached_property
    def finite(self) -> bool:
        return bool(_FINITE.search(self.tail or self.words[-1].surface)) and "、" not in self.tail

    def takes(self, word: Word) -> bool:
        """Whether a word goes on this phrase."""
        last = self.last
        if word.pos.startswith(_TAIL) or word.pos.endswith("助動詞語幹"):
            return True
        if word.pos.startswith("動詞"):
            joins = word.lemma in _JOINING and last.surface in ("に", "と", "を", "へ")
            does = word.lemma in ("為る", "出来る") and not self.behind
            helps = word.lemma in _LIGHT and last.surface in ("て", "で") and self._has_verb()
            goes_on = not self.behind and last.pos.startswith("動詞") and last.end == word.start
            return joins or does or helps or goes_on
        if word.lemma == "無い" and word.pos.startswith("形容詞"):
            return last.surface in ("で", "は")
        whole = not self.behind and last.pos.startswith(_NOMINAL) and last.end == word.start
        return word.pos.startswith(_NOMINAL) and whole

    def add(self, word: Word) -> None:
        """Put a word behind the others."""
        stem = word.pos.endswith("助動詞語幹")
        core = (word.pos.startswith(_NOMINAL) and not stem) or (
            word.pos.startswith("動詞") and word.lemma not in _LIGHT
        )
        (self.words if core and not self.behind else self.behind).append(word)

    def _has_verb(self) -> bool:
        return any(w.pos.startswith(("動詞", "形容詞")) for w in (*self.words, *self.behind))


class _Builder:
    """Finds what each phrase of a text belongs to."""

    def __init__(self, piece: Piece) -> None:
        self._raws: list[_Raw] = []
        for word in piece.tokens:
            if self._raws and self._raws[-1].takes(word):
                self._raws[-1].add(word)
            else:
                self._raws.append(_Raw(word))
        self._last = len(self._raws) - 1

    def phrases(self) -> Sequence[Phrase]:
        """All phrases in order."""
        return [
            Phrase(
                raw.words[0].start,
                raw.last.end,
                frozenset(w.lemma for w in raw.words if is_content(w) and w.lemma not in _HOLLOW),
                raw.tail,
                self._verbal(at),
                self._adnominal(at),
                bool(_NEGATED.search(_NOT_NEGATED.sub("", raw.tail)))
                or any(w.surface in ("未", "非") for w in raw.words[:-1]),
                self._heads(at),
            )
            for at, raw in enumerate(self._raws)
        ]

    def _verbal(self, at: int) -> bool:
        return at == self._last or self._raws[at].verbal

    def _adnominal(self, at: int) -> bool:
        return (
            at < self._last and self._raws[at].verbal and self._raws[at + 1].nominal and self._raws[at].finite
        )

    def _heads(self, at: int) -> tuple[int, ...]:
        raw, tail = self._raws[at], self._raws[at].tail.rstrip("、")
        if "。" in raw.tail or at == self._last:
            return ()
        stop = next((i for i in range(at + 1, self._last) if "。" in self._raws[i].tail), self._last)
        behind = range(at + 1, stop + 1)
        noun = [i for i in behind if self._is_noun(i)][:1]
        verbs = [i for i in behind if self._verbal(i)]
        mains = [i for i in verbs if not self._adnominal(i)]
        if self._verbal(at):
            return tuple(noun if self._adnominal(at) else mains[:1] or verbs[:1])
        joined = any(w.lemma in _JOINING for w in raw.behind) and not tail.endswith(_ADVERBIAL)
        when = raw.words[-1].pos.startswith("副詞") or raw.words[-1].lemma in _WHEN
        listed = tail in _LISTED and not when
        if joined or (raw.quality and tail == "な") or tail.endswith("の") or (listed and noun):
            return tuple(noun)
        if tail.endswith(("は", "も")):
            topic = next(
                (i for i in behind if not self._verbal(i) and self._raws[i].tail.endswith("は")), stop
            )
            return tuple([i for i in mains if i <= topic] or mains[:1])
        return tuple(verbs[:1])

    def _is_noun(self, at: int) -> bool:
        raw = self._raws[at]
        return raw.nominal and not raw.quality and raw.words[0].surface != "及び"


_ADVERBIAL = ("て", "り", "き", "い", "し", "は", "も")
_WHEN = frozenset(["年度", "年", "月", "日", "以降", "以後", "年末", "年中", "年内", "今後", "現在", "末"])
"""Words that tell when by themselves: 令和2年度以降、."""
_LISTED = ("", "と", "や", "・", "か", "とか", "等", "など")
_COPULA = regex(
    r"^(?:等|など)?(?:だ(?!け)|で(?:す|ある|あり|あっ|は?ない|は?なく)|と(?:する|し(?!て)|なる|なり|なっ|され))"
)
_FINITE = regex(r"[うくぐすつぬむぶるただいな]$")
_NEGATED = regex(r"な(?:い|く(?!ては|ても)|かっ)|ず(?:$|に|、)|ぬ|ませ?ん|ざる")
_NOT_NEGATED = regex(
    r"なけれ|なくてはなら|ないと(?:いけ|なら)|だけで(?:は)?なく|のみならず|のみで(?:は)?なく|に限ら"
    r"|かかわらず|わらず|問わず|すぎ(?:ず|ない)|過ぎ(?:ず|ない)|ざるを得|かもしれな|かねな"
)
