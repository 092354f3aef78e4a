"""What a text says is done: its predicates, each with its act and what it is done to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.support.party_names import is_party
from rag.support.piece import Piece
from rag.support.terms import Term, terms_of
from rag.text import folded
from rag.tokens import Word, is_content


@dataclass(frozen=True, slots=True)
class Act:
    """A predicate: its lemmas, what it is done to, and how it is put.

    ``adnominal``: it only tells of the noun behind; ``received``: who does it gets something (支援を受ける);
    ``cleft``: who does it is named behind (…するのは); ``caused``: who is told does it (…に整備させる);
    ``urged``: who is told is to do it as well (…に対し整備を促進).
    """

    acts: frozenset[str]
    start: int
    end: int
    adnominal: bool
    passive: bool
    received: bool
    cleft: bool
    caused: bool
    urged: bool
    things: frozenset[str]


class Predicates:
    """The predicates and noun phrases of one text."""

    def __init__(self, piece: Piece) -> None:
        self._text = piece.text
        self._words = [w for w in piece.tokens if w.surface.strip()]
        self._terms = terms_of(piece)

    def all(self) -> Iterator[Act]:
        """The predicates in order."""
        words = self._words
        for at, word in enumerate(words):
            nominal = self._ends(at)
            verbal = word.pos.startswith("動詞") and not self._joins(at) and not self._reports(at)
            if not (verbal or nominal):
                continue
            acts, start = self._acts(at)
            chain = self._chain(at)
            lemmas = {w.lemma for w in chain}
            if not acts or not lemmas.isdisjoint(_SKIPPED):
                continue
            after = words[at + 1 + len(chain)] if at + 1 + len(chain) < len(words) else None
            if verbal and after is not None and not chain and after.pos.startswith("動詞"):
                continue  # the first half of 使い慣れる
            last = (word, *chain)[-1]
            end = last.end
            adnominal = verbal and after is not None and self._is_adnominal(last, after)
            things = self._objects(start) or (self._behind(end) if adnominal else frozenset())
            if adnominal and word.lemma in ("為る", "行う") and acts <= LIGHT:
                acts = acts | self.phrase(end, wide=True)
            passive = verbal and not lemmas.isdisjoint({"れる", "られる"})
            cleft = folded(self._text[end : end + 2]) == "のは"
            caused = not lemmas.isdisjoint({"せる", "させる"}) and word.lemma != "知る"  # 知らせる is a word
            received, urged = word.lemma in _RECEIVED, word.lemma in _URGED
            yield Act(acts, start, end, adnominal, passive, received, cleft, caused, urged, things)

    def _is_adnominal(self, last: Word, after: Word) -> bool:
        """Whether a predicate that ends so goes with a noun behind it (参加した、…技術)."""
        if last.surface in ("て", "で") or after.lemma in _FORMAL:
            return False
        finite = last.surface[-1:] in "るただうくすつぬむぶぐ"
        return after.pos.startswith(("名詞", "接頭辞", "形状詞")) or (after.surface == "、" and finite)

    def _objects(self, start: int) -> frozenset[str]:
        """All words of the nouns before を that stand before a verb, back to another."""
        at = next((i for i, w in enumerate(self._words) if w.start >= start), len(self._words))
        found: frozenset[str] = frozenset()
        seen = False
        for i in range(at - 1, max(-1, at - 2 * _BACK), -1):
            word = self._words[i]
            if word.surface in "。、がはに" or (word.pos.startswith("動詞") and word.lemma not in _RELATION):
                break
            seen = seen or word.surface == "を"
            if seen and is_content(word):
                found |= {word.lemma}
        return found

    def _behind(self, end: int) -> frozenset[str]:
        """The words of the noun that a clause before it tells of."""
        term = next((t for t in self._terms if 0 <= t.start - end <= 1), None)
        return frozenset(term.lemmas) if term else frozenset()

    def _ends(self, at: int) -> bool:
        """Whether a noun ends its sentence as its predicate (…を実施。)."""
        word = self._words[at]
        behind = folded(self._text[word.end : word.end + 6])
        noun = word.pos.startswith("名詞-普通名詞") and len(word.surface) > 1
        return noun and bool(_END.match(behind)) and self._term_at(word) is not None

    def _joins(self, at: int) -> bool:
        """Whether a verb only joins words; できる does not where it tells that something can be done."""
        return self._words[at].lemma in _RELATION and self._done(at) == at

    def _done(self, at: int) -> int:
        """Where the noun stands that tells what する or できる does (利用できる, 参考にできる)."""
        word, before = self._words[at], self._words[at - 1 if at else 0]
        if word.lemma == "出来る" and before.surface == "に" and at > 1:
            at, before = at - 1, self._words[at - 2]
        light = (
            word.lemma in ("為る", "出来る") and is_content(before) and before.end == self._words[at].start
        )
        return at - 1 if light else at

    def _reports(self, at: int) -> bool:
        """Whether a verb only tells what a text says: …とされる."""
        return at > 0 and self._words[at].lemma == "為る" and self._words[at - 1].surface in ("と", "に")

    def _term_at(self, word: Word) -> Term | None:
        term = next((t for t in self._terms if t.start <= word.start and word.end <= t.end), None)
        return None if term is None or is_party(term) else term

    def _chain(self, at: int) -> list[Word]:
        chain: list[Word] = []
        for word in self._words[at + 1 :]:
            light = word.lemma in ("居る", "行く", "来る", "置く", "為る", "頂く", "貰う", "欲しい") and chain
            if word.pos.startswith("助動詞") or word.surface in ("て", "で") or light:
                chain.append(word)
            else:
                break
        return chain

    def _acts(self, at: int) -> tuple[frozenset[str], int]:
        """What is done, by its lemmas; of a light verb (実施する) what stands before を."""
        word = self._words[self._done(at)]
        start = word.start
        if word.lemma not in LIGHT:
            return frozenset({word.lemma}), start
        first = next(
            (t.start for t in self._terms if t.start <= word.start and word.end <= t.end), word.start
        )
        objects = self._before(first)
        own = {w.lemma for w in self._words if first <= w.start < start} | {word.lemma}
        return frozenset(objects | {o for o in own if o not in LIGHT}) or self.topic(start) | {
            word.lemma
        }, start

    def _before(self, start: int) -> frozenset[str]:
        """The heads of the nouns before を that stand before here, back to another verb."""
        at = next((i for i, w in enumerate(self._words) if w.start >= start), len(self._words))
        found: frozenset[str] = frozenset()
        for i in range(at - 1, max(-1, at - _BACK), -1):
            word = self._words[i]
            if word.surface == "を":
                found |= self._heads(word.start)
            elif word.surface == "。" or (word.pos.startswith("動詞") and word.lemma not in _RELATION):
                break
        return found

    def _heads(self, end: int) -> frozenset[str]:
        """The last words of the compounds of one list (の構築・公開等) that end here."""
        found: set[str] = set()
        for term in reversed([t for t in self._terms if t.end <= end]):
            if not _LISTED.fullmatch(folded(self._text[term.end : end])) or is_party(term):
                break
            found.add(_head(term))
            end = term.start
        return frozenset(found - {""})

    def topic(self, end: int) -> frozenset[str]:
        """The heads of what a sentence is about, told before here (…の強化は)."""
        begin = max(self._text.rfind("。", 0, end), self._text.rfind("が、", 0, end)) + 1
        marks = [m.start() for m in _TOPIC.finditer(self._text, begin, end)]
        return next((heads for mark in reversed(marks) if (heads := self._heads(mark))), frozenset())

    def phrase(self, start: int, wide: bool = False) -> frozenset[str]:
        """The heads of the nouns that stand behind here, up to a particle."""
        stop = (_STOP_WIDE if wide else _STOP).search(self._text, start)
        end = stop.start() if stop else len(self._text)
        terms = [t for t in self._terms if start <= t.start and t.end <= end and not is_party(t)]
        if not wide:
            return self._heads(end) - LIGHT - _OPEN
        return frozenset(map(_head, terms)) - {""}


def _head(term: Term) -> str:
    """The last word of a compound that says what it is; empty where none does."""
    return next((w for w in reversed(term.lemmas) if w not in ("等", "など", "化")), "")


_RELATION_WORDS = (
    "依る 因る 拠る 於く おく 対する 関する 基づく 向ける 伴う 踏まえる 通ずる "
    "通じる 就く つく 当たる 係る 係わる 応ずる 応じる 居る 有る 成る 無い 出来る "
    "行く 来る 沿う 含む 含める 加える 限る 除く 至る 亘る 渡る 際する 言う "
    "資する "
)
_RELATION = frozenset(_RELATION_WORDS.split())
"""Verbs that only join words."""
_LIGHT_WORDS = (
    "為る 行う 実施 図る 進める 推進 促進 開始 始める 予定 継続 続ける 受ける "
    "目指す 掛ける 努める 取り組む 強化 講ずる 遂行 "
)
LIGHT = frozenset(_LIGHT_WORDS.split())
"""Verbs and nouns that leave it to the noun before them to tell what is done."""
_FORMAL_WORDS = "事 物 為 様 所 際 上 の 中 等 他 場合 時 後 予定 方針 "
_FORMAL = frozenset(_FORMAL_WORDS.split())
"""Nouns behind a predicate that are none it tells of."""
_OPEN = frozenset(["受付", "受け付け", "検討", "促進"])
"""Heads of a phrase that leave open whose part in it a party before has (研究者へのデータ提供の受付)."""
_RECEIVED = frozenset(["受ける", "貰う", "受け取る"])
_URGED = frozenset(["促進", "推進", "進める", "図る"])
_SKIPPED = frozenset(["貰う", "頂く", "欲しい"])
_END = regex(r"(?:等|など)?(?:。|$|\()")
_LISTED = regex(r"(?:等|など)?(?:・|や|及び|、)?")
_TOPIC = regex(r"(?:[((][^()()]{1,12}[))])?(?:は|も|が)、?")
_BACK = 16
"""Words before a verb within which stands what it is done to."""
_STOP = regex(r"[をがはにで、。]|など|により|と(?=[ぁ-ん一-鿿])")
_STOP_WIDE = regex(r"[をが、。]|に対し|は")
