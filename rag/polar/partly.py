"""Whether all of a kind are asked of, of which a sentence tells some: 全ての都道府県 against 8道県分, 研究機関ぜんぶ against 一部の研究機関."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.figures import quantities
from rag.lazy_regex import regex
from rag.text import folded

_MUNICIPAL = frozenset(("市町村", "自治体", "団体", "市区町村", "市", "町村"))
_KINDS: dict[str, frozenset[str]] = {
    "都道府県": frozenset(("道県", "都道府県", "府県", "県", "道府県")),
    "市町村": _MUNICIPAL,
    "自治体": _MUNICIPAL,
    "機関": frozenset(("機関",)),
    "大学": frozenset(("大学", "校")),
    "学校": frozenset(("校",)),
}
_NOUN = rf"(?P<kind>{'|'.join(_KINDS)})"
_ALL = r"(?:全て|すべて|全部|ぜんぶ|あらゆる|(?<![安保健完万])全)"
_ASKED = (
    regex(rf"{_ALL}の?[一-鿿]{{0,4}}?{_NOUN}"),
    regex(rf"{_NOUN}(?:の?(?:全て|すべて|全部|ぜんぶ)|が?残らず)"),
)
_PREFECTURES = 47


def tells_part(asked: str, shown: str, terms: Sequence[str]) -> bool:
    """Whether the part of a sentence that has most of the words asked tells only some of those of which all are asked."""
    match = next((m for p in _ASKED if (m := p.search(folded(asked)))), None)
    if match is None:
        return False
    kind = match["kind"]
    pieces = [p for p in re.split(r"(?<!は)、|。", folded(shown)) if _some(p, kind) or _whole(p, kind)]
    best = max(pieces, key=lambda p: sum(t in p for t in terms), default="")
    return bool(best) and _some(best, kind) and not _whole(best, kind)


def _some(piece: str, kind: str) -> bool:
    counted = any(q.unit in _KINDS[kind] and q.value != _PREFECTURES for q in quantities(piece))
    return counted or bool(re.search(rf"一部の?[一-鿿]{{0,4}}?{kind}", piece))


def _whole(piece: str, kind: str) -> bool:
    return bool(re.search(rf"{_ALL}の?[一-鿿]{{0,4}}?{kind}|{kind}(?:の?(?:全て|すべて|全部))", piece))
