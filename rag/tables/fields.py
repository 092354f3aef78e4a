"""Which field of the records a question names where it looks for words: 施策名に, 効果KPIか概要に, どこかに."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.records import ITEM
from rag.tables import conditions as on
from rag.tables.atoms import KPI_LABEL
from rag.tables.condition import Condition
from rag.tables.table import Universe
from rag.tables.words import KPIS, table_words

_JOINED_FIELDS = regex(r"(?:か|または|もしくは|や|・|にも.{1,10}にも)")


@dataclass(frozen=True, slots=True)
class Where:
    """The fields that a question names (all of them where ``names`` is empty) and what answers call them."""

    names: tuple[str, ...]
    label: str


ANYWHERE = Where((), "いずれかの欄")
_ITEM = Where((ITEM,), "取組の文")
_PLACE = Where((), "見出しか本文")


def word_in(word: str, where: Where, kind: Universe) -> Condition:
    """The word in that field of a measure; of an outline's item in its text, of its other places anywhere."""
    place = where if kind == "measures" else _ITEM if kind == "items" else _PLACE
    return on.word(word, place.names, place.label)


def where_near(text: str, floor: int, start: int, end: int) -> Where | None:
    """The field named before the word (several if joined), else just behind it."""
    before = text[max(floor, start - 30) : start]
    before = re.split(r"[。、?]|のうち|施策(?!名|の名)|(?<!その)もの|ている(?!の)", before)[-1]
    behind = re.split(r"[。、?]|のうち|施策(?!名|の名)|(?<!その)もの", text[end : end + 18])[0]
    return fields_named(before) or fields_named(behind, first=not _JOINED_FIELDS.search(behind))


_BESIDE = regex(
    r"[(、。※](?P<field>[^()、。※]{0,8}(?:\([^()]{1,4}\))?[^()、。※]{0,6}?)(?:の?欄)?"
    r"(?:(?:の?み|だけ)?(?:に限(?:る|り|って|定)|で|を(?:見|対象|検索|調べ)|が対象|に絞)[^()、。]{0,10}|の?み|だけ(?:を?見)?[^()、。]{0,6}|欄)?(?:[)][^()、。?]{0,12})?[。?]*$"
)


def where_beside(text: str) -> Where | None:
    """The field named in a remark behind the question: (KPI(効果)欄に限る), …。施策名だけで."""
    match = _BESIDE.search(text)
    return fields_named(match["field"]) if match else None


def each_field(place: Where) -> list[Where]:
    """The fields one by one; both KPIs are one where another field stands beside them (名前にもKPIにも)."""
    others = [n for n in place.names if n not in KPIS]
    if not others or not set(KPIS) <= set(place.names):
        return [Where((n,), n) for n in place.names]
    return [*(Where((n,), n) for n in others), Where(KPIS, KPI_LABEL)]


def fields_named(window: str, first: bool = False) -> Where | None:
    """The field named in the window: the first one, or the last one with those joined to it."""
    found = _each_named(window)
    if not found:
        return None
    if first:
        return found[0][2]
    chosen = [found[-1]]
    for left in reversed(found[:-1]):
        if chosen[0][0] - left[1] > 6:
            break
        chosen.insert(0, left)
    merged = {w.label: w for _, _, w in chosen}
    if ANYWHERE.label in merged:
        return ANYWHERE
    if any(label.startswith("KPI") for label in merged) and "進捗" in window and "効果" in window:
        merged = {k: w for k, w in merged.items() if not k.startswith("KPI")}
        merged[KPI_LABEL] = Where(KPIS, KPI_LABEL)
    names = tuple(dict.fromkeys(n for w in merged.values() for n in w.names))
    return Where(names, "または".join(merged))


def _each_named(window: str) -> list[tuple[int, int, Where]]:
    found: list[tuple[int, int, Where]] = []
    for field in table_words().fields:
        for m in field.pattern.finditer(window):
            if not any(a < m.end() and m.start() < b for a, b, _ in found):
                found.append((*m.span(), Where(field.names, field.label)))
    return sorted(found, key=lambda f: f[0])
