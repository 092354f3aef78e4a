"""Words of a set question that only explain a condition already said: オープンデータを扱う02番台, 第3章第3節(…)."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.tables.atoms import MASK, Atom, Reading
from rag.tables.coverage import Known, without_frame
from rag.tables.table import Universe, universe
from rag.text import folded
from rag.tokens import Word

_WHOLE_PLACES = {"group", "under", "range"}
"""Kinds of conditions that name a part of a document, complete without what describes it."""
_DESCRIBING = regex(r"(?:の|[うくぐすつぬぶむるたい]|等|\()\s*$")
_AS_A_WHOLE = regex(
    r"(?:番台|番号帯|群)?(?:に限|で(?!も)|の(?:うち|中|なか)|について|では|だけ|[)、]|に(?:ぶら|含|あ|載|並|い|絞))"
)
_HOLDS = regex(
    r"(?:[をが](?:収め|集め|まとめ|束ね|並べ|並ん|集ま|固ま)[ぁ-ん]{1,4}|[がの](?:多い|中心の|並ぶ))$"
)
"""人材育成などを収めた10番台: what a part holds, however many of its records have the words."""
_PART = r"(?:ところ|とこ(?!ろ)|箇所|くだり|部分|パート|あたり|節|項(?!目)|章)"
_BEHIND = regex(
    rf"^[、。\s]*(?:すなわち|つまり|要するに|要は|いわゆる|これは)?、?(?P<said>[^、。?!\x00◎]{{1,24}}?{_PART})"
    r"(?:の取り?組み?(?:例|について)?)?(?:(?:です|だ|なん|である)?(?:よね|ね|けど|けれど|が|だけど|ですが)?|って|で|について)[、。]"
)
"""第3章第4節の(3)|、人を育てるところですけど、: what the place named is about, said behind it."""
_BEFORE = regex(
    rf"(?:^|(?<=[、。のは\x00]))(?P<said>[^、。?!\x00◎]{{1,16}}?(?:の|ん){_PART})(?:の|、|で、|は、|って、)*$"
)
"""骨子の人材育成んとこ、|第3章第4節(3)."""
_PARENTHESIS = regex(r"[(]([^()]{1,40})[)]")
_SHARED = 0.5
"""Share of a part's records that have a word by which the part may be described."""


def hide_glosses(reading: Reading, known: Known) -> None:
    """Mask what describes a part of a document before its number, and remarks in parentheses."""
    for match in _PARENTHESIS.finditer(reading.text):
        behind = reading.text[: match.start()].endswith(MASK)
        if MASK in match[1] or not behind or not known.unknown(match[1]):
            continue
        places = {v for a in reading.atoms if a.condition.kind == "under" for v in a.condition.values}
        titled = any(
            folded(s.title).startswith(match[1]) for s in reading.library.sections if s.locator in places
        )
        reading.hide(*match.span())
        if not titled:
            reading.notes.append(f"『{match[1]}』は条件として扱っていません")
    for atom in reading.atoms:
        if atom.condition.kind in _WHOLE_PLACES:
            _hide_beside(reading, atom, known)
            _hide_before(reading, atom, known)


def _hide_beside(reading: Reading, atom: Atom, known: Known) -> None:
    """Mask a clause that only calls the place by what it is about, ahead of its number or behind it."""
    before, behind = _BEFORE.search(reading.text[: atom.start]), _BEHIND.match(reading.text[atom.end :])
    for match, offset in ((before, 0), (behind, atom.end)):
        if match is None or not known.unknown(without_frame(match["said"])):
            continue
        start, end = offset + match.start("said"), offset + match.end("said")
        reading.notes.append(
            f"『{reading.question.shown[start:end]}』は{reading.question.shown[atom.start : atom.end]}の説明として読みました"
        )
        reading.hide(start, end)


def _hide_before(reading: Reading, atom: Atom, known: Known) -> None:
    head = reading.text[: atom.start]
    begin = max(head.rfind(c) for c in (*"、。?!", MASK)) + 1
    said = without_frame(head[begin:]).rstrip(MASK)  # …の節(骨子|第3章第3節
    words = [w for w in known.unknown(said) if w.pos.startswith("名詞") and len(w.surface) > 1]
    if (
        not words
        or not _DESCRIBING.search(said)
        or re.search("(?:施策|取り?組み?)(?:[のはで]|のうち|の中)?$", said)
    ):
        return
    whole = _AS_A_WHOLE.match(reading.text[atom.end :].lstrip(MASK))
    if whole or said.endswith("(") or _HOLDS.search(said) or _describes(reading, atom, words):
        reading.hide(begin, atom.start)
        reading.notes.append(
            f"『{said.strip('( ')}』は{reading.question.shown[atom.start : atom.end]}の説明として読みました"
        )


def _describes(reading: Reading, atom: Atom, words: list[Word]) -> bool:
    """Whether most records of the part have the words that stand before it."""
    kind: Universe = "items" if atom.condition.kind == "under" else "measures"
    inside = [r for r in universe(reading.library, kind) if atom.condition.test(r)]
    hits = [r for r in inside if any(w.surface in folded(f.text) for w in words for f in r.fields)]
    return bool(inside) and len(hits) >= _SHARED * len(inside)
