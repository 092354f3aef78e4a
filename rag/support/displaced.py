"""What an act is told with, where the evidence has another thing in its place and has this one elsewhere only.

研究開発実施者に付託 for PD・POに付託: the record has 研究開発実施者, but whatever is done に付託 is done to others. And what
stands under another heading of a slide: 農業では…画像診断支援 for 健康医療介護:…画像診断支援.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.support.bunsetsu import Tree, tree_of
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.text import folded

_RARE = 0.5
"""Weight from which on an act tells which is meant."""
_MOST, _HARDLY = 0.6, 0.5
"""Share of a statement's words that the item of the other heading must have, and that of its own may have, at most."""
_TO = regex(r"^(?:等|など)?に(?=、|$)")
_ADVERBIAL = regex(
    r"(?:ほか|他|うえ|上|ため|為|際|もと|下|前|後|間|場合|時|とき|よう|別|順|共|とも|一緒|中心|的|か|よう|通り|どおり|ごと|毎)に、?$"
)
"""A noun with に that tells how or when, not to whom or what."""
_PLACE = regex(r"\d|第|章|節|別表|骨子|資料|文書|計画(?:案)?に|戦略に")
"""Where a text stands, or when."""
_HEADED = regex(r"^[\s・○●■□▼▶◆◇※-]*(?P<label>[^:：。、()（）]{2,16})[:：](?=.)")
_IDLE = STRUCTURE | GENERAL


def compare_displaced(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    yield from _under_heading(said, homes)
    tree = tree_of(said)
    for at, act in _arguments(tree):
        own = tree.phrases[at].words - _IDLE
        written = folded(said.text[tree.phrases[at].start : tree.phrases[at].end])
        if _ADVERBIAL.search(written) or _PLACE.search(written):
            continue
        forms = frozenset().union(*(wordings(w) for w in act))
        if not own or not act or max(map(homes.weight, act)) < _RARE:
            continue
        told = [
            (p, theirs.phrases[k].words)
            for p in homes.sources.pieces
            if not forms.isdisjoint(p.lemmas)
            for theirs in (tree_of(p),)
            for k, acts in _arguments(theirs)
            if not forms.isdisjoint(acts)
        ]
        mine = frozenset().union(*(wordings(w) for w in own))
        elsewhere = any(not mine.isdisjoint(p.lemmas) for p in homes.sources.pieces)
        if not told or not elsewhere or any(not mine.isdisjoint(words) for _, words in told):
            continue
        if any(not mine.isdisjoint(p.lemmas) for p, _ in told):
            continue  # in the same sentence it may be told in another case
        start, end = tree.phrases[at].start, tree.phrases[at].end
        yield Difference("name", said.text[start:end].rstrip("、に"), told[0][0].text, start, end)


def _arguments(tree: Tree) -> Iterator[tuple[int, frozenset[str]]]:
    """The phrases with に right before a verb, with what the verb says."""
    for at, phrase in enumerate(tree.phrases[:-1]):
        behind = tree.phrases[at + 1]
        if _TO.match(phrase.tail) and behind.verbal and at + 1 in phrase.heads:
            yield at, behind.words - _IDLE


def _under_heading(said: Piece, homes: Homes) -> Iterator[Difference]:
    """Items of a slide that each have a heading: the one that says this has another than the statement names."""
    items = [(m["label"].strip(), p) for p in homes.sources.pieces if (m := _HEADED.match(folded(p.text)))]
    text = said.reading.text
    named = [label for label, _ in items if label in text]
    if len({*named}) != 1:
        return
    start, end = said.reading.span(text.find(named[0]), text.find(named[0]) + len(named[0]))
    words = {w for w, s, e in said.words if not (start <= s and e <= end)} - _IDLE
    own = max((homes.covered(words, p.lemmas) for label, p in items if label == named[0]), default=0.0)
    others = [(homes.covered(words, p.lemmas), p) for label, p in items if label != named[0]]
    best, source = max(others, key=lambda o: o[0], default=(0.0, None))
    if source is not None and best >= _MOST and own <= _HARDLY * best:
        yield Difference("name", said.text[start:end], source.text, start, end)
