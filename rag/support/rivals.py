"""A word of a statement in whose place the sentence that it repeats has a rival.

The rival is another of the same kind (contrasts.toml: 市町村 for 都道府県), another name with the same head
(合同会社 for 株式会社), or what the sentence tells the same of (市町村への働き掛け for
都道府県警察への働き掛け). That the word stands elsewhere in the record bears nothing out, unless that
sentence tells of the same thing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from rag.ministries import mentions
from rag.support.clauses import Clause
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.support.wordings import OPPOSITES, pattern
from rag.text import folded
from rag.tokens import Word

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""
_HEADS = frozenset(
    [
        "法",
        "法律",
        "条例",
        "条約",
        "協定",
        "会社",
        "会",
        "委員",
        "会議",
        "審議",
        "協議",
        "機構",
        "協会",
        "本部",
        "大学",
        "研究所",
        "センター",
        "財団",
        "法人",
        "ガイドライン",
        "指針",
        "フレームワーク",
        "原則",
        "規則",
        "宣言",
        "制度",
        "道路",
        "鉄道",
        "庁",
        "銀行",
        "基金",
        "組合",
        "連盟",
        "連合",
    ]
)
"""Words that end a name: another name with the same one is another thing."""
_NOMINAL = ("名詞-普通名詞", "名詞-固有名詞", "接頭辞", "接尾辞-名詞的", "形状詞", "記号")


@dataclass(frozen=True, slots=True)
class Term:
    """A compound noun: its lemmas in order, and what it is joined to behind (への → 働き掛け)."""

    start: int
    end: int
    text: str
    lemmas: tuple[str, ...]
    behind: str

    @property
    def head(self) -> str:
        return self.lemmas[-1]


def compare_rivals(said: Piece, homes: Homes) -> list[Difference]:
    """All of them."""
    found: list[Difference] = []
    found += _eased(said, homes)
    terms = _terms_of(said)
    for clause in said.clauses:
        found += _contrasted(said, clause, homes)
        found += _every(said, clause, homes)
        found += _turned(said, clause, homes)
        own = (t for t in terms if clause.start <= t.start and t.end <= clause.end)
        found += filter(None, (_misplaced(said, clause, term, homes) for term in own))
    return found


def _contrasted(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    plain = folded(said.text)
    names = "\n".join(folded(p.text) for p in homes.sources.names)
    for kind in _kinds():
        own = [(n, m) for n, member in enumerate(kind) if (m := member.search(clause.text))]
        if len(own) != 1:
            continue
        number, match = own[0]
        if kind[number].search(names):
            continue
        home = homes.of(clause, without=_lemmas_of(said, match.group()))
        if home.share < _ENOUGH:
            continue
        texts = [folded(p.text) for p in home.pieces]
        if any(kind[number].search(t) for t in texts):
            continue
        others = [m for n, m in enumerate(kind) if n != number and not m.search(plain)]
        if any(m.search(texts[0]) for m in others):
            yield _differ(said, clause, match.group(), home.pieces[0].text)


def _turned(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """The opposite of a word in all sentences that are repeated."""
    plain = folded(said.text)
    for word, other in OPPOSITES:
        match = word.search(clause.text)
        if match is None or other.search(plain) or _DENIED.match(clause.text, match.end()):
            continue
        if word.search(homes.sources.shown):
            continue
        home = homes.of(clause, without=_lemmas_of(said, match.group()))
        texts = [folded(p.text) for p in home.pieces]
        if home.share >= _ENOUGH and texts and all(map(other.search, texts)):
            yield replace(_differ(said, clause, match.group(), home.pieces[0].text), kind="negation")
            return


_DENIED = re.compile(r"[^、。]{0,14}(?:な(?:い|く|か)|ず|ません)")


def _eased(said: Piece, homes: Homes) -> Iterator[Difference]:
    """A verb that is easy to do (集まりやすい) for one that is hard to do, or the reverse."""
    for match in _EASE.finditer(said.reading.text):
        other = _HARD if match["ease"].startswith("や") else _EASY
        source = next((p for p in homes.sources.pieces if match["verb"] + other in p.reading.text), None)
        if source and match["verb"] + match["ease"] not in homes.sources.shown:
            start, end = said.reading.span(*match.span())
            yield Difference("negation", said.text[start:end], source.text, start, end)


_EASE = re.compile(r"(?P<verb>[一-鿿]+[ぁ-ん]{0,2})(?P<ease>やす|にく)(?=い|く)")
_EASY, _HARD = "やす", "にく"


def _every(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """All of something, where the sentence that is repeated speaks of no such whole."""
    match = _ALL.search(clause.text)
    if match is None or "面" in match.group() or _FRACTION.match(clause.text, match.end()):
        return
    home = homes.of(clause, without=_lemmas_of(said, match.group()))
    start = clause.start + match.start()
    beside = {w for w, s, e in said.words if abs(s - start) <= _BESIDE or abs(e - start) <= _BESIDE}
    whole = [p for p in homes.sources.everything if _WHOLE.search(folded(p.text))]
    if any(p in home.pieces or beside & p.lemmas for p in whole):
        return
    if home.share >= _ENOUGH:
        yield replace(_differ(said, clause, match.group(), home.pieces[0].text), kind="scope")


_ALL = pattern("scope", "all")
_FRACTION = re.compile(r"[^、。]{0,8}?の?(?:約|およそ|ほぼ|うち|中)?\d")
"""Behind 全 where it is what a part is told of (全自治体の4割)."""
_BESIDE = 6
"""Characters within which stands what there is all of."""
_WHOLE = re.compile(
    r"全(?!国|般|体|面)|すべて|総て|あらゆる|一律|いずれ|例外|各|どの|一斉|100%|漏れなく|くまなく|問わず"
)


def _lemmas_of(said: Piece, written: str) -> frozenset[str]:
    return frozenset(lemma for lemma, s, e in said.words if folded(said.text[s:e]) in written)


def _misplaced(said: Piece, clause: Clause, term: Term, homes: Homes) -> Difference | None:
    """A term with a rival that has its head, or that the sentence tells the same of."""
    if len(term.text) < 2 or mentions(term.text):
        return None
    first = homes.of(clause).pieces[:1]
    if all(not wordings(w).isdisjoint(p.lemmas) for p in first for w in term.lemmas if _tells(w)) and not (
        term.head in _HEADS and len(term.lemmas) > 1
    ):
        return None
    home = homes.of(clause, without=term.lemmas)
    if home.share < _ENOUGH:
        return None
    alike = wordings(term.text)
    if any(form in p.squashed for p in (*home.pieces, *homes.sources.names) for form in alike):
        return None
    named = term.head in _HEADS and len(term.lemmas) > 1
    lost = [w for w in term.lemmas if _tells(w) and w not in homes.named and not home.have(w)]
    elsewhere = home.elsewhere(lost) if lost else None
    displaced = elsewhere is not None and elsewhere < _ENOUGH
    if named:
        lost = [w for w in term.lemmas[:-1] if _tells(w)]
    if not (named or displaced):
        return None
    for rival in _terms_of(home.pieces[0]):
        own = [w for w in rival.lemmas if _tells(w) and w not in said.lemmas]
        if not own or rival.text in said.squashed or _alike(lost, rival.lemmas, named):
            continue
        if _alike(said.lemmas, own, named):
            continue
        heads = len(rival.lemmas) > 1 and term.head == rival.head and (named or len(term.head) > 1)
        if (heads and (named or displaced)) or (displaced and term.behind and term.behind == rival.behind):
            return Difference(
                "name", said.text[term.start : term.end], home.pieces[0].text, term.start, term.end
            )
    return None


def _alike(words: Collection[str], others: Collection[str], named: bool) -> bool:
    """Whether one of the words is among the others, or in other words; a name has no other words."""
    return any(not (frozenset({w}) if named else wordings(w)).isdisjoint(others) for w in words)


def _tells(word: str) -> bool:
    return word not in GENERAL and word not in STRUCTURE


@lru_cache(maxsize=8192)
def _terms_of(piece: Piece) -> tuple[Term, ...]:
    return tuple(_terms(piece.tokens))


def _terms(words: Sequence[Word]) -> Iterator[Term]:
    at = 0
    while at < len(words):
        if not words[at].pos.startswith(_NOMINAL):
            at += 1
            continue
        end = at
        while (
            end < len(words)
            and words[end].pos.startswith(_NOMINAL)
            and (end == at or words[end - 1].end == words[end].start)
        ):
            end += 1
        run = words[at:end]
        yield Term(
            run[0].start,
            run[-1].end,
            folded("".join(w.surface for w in run)),
            tuple(w.lemma for w in run),
            _behind(words, end),
        )
        at = end


def _behind(words: Sequence[Word], at: int) -> str:
    """The first content word behind, if only particles stand between."""
    particles = ""
    for word in words[at : at + 4]:
        if word.pos.startswith("助詞"):
            particles += word.surface
        elif word.pos.startswith(("名詞-普通名詞", "動詞")) and particles.endswith("の"):
            return word.lemma if word.lemma not in STRUCTURE and word.lemma not in GENERAL else ""
        else:
            return ""
    return ""


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], ...], ...]:
    data = tomllib.loads((Path(__file__).parent / "contrasts.toml").read_text(encoding="utf-8"))
    return tuple(tuple(re.compile(member) for member in kind) for kind in data["kinds"])


def _differ(said: Piece, clause: Clause, written: str, source: str) -> Difference:
    at = said.text.find(written, clause.start)
    start, end = (at, at + len(written)) if at >= 0 else (clause.start, clause.end)
    return Difference("name", said.text[start:end], source, start, end)
