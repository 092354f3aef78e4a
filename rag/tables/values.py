"""What a set question says that a field states: 効果KPIが訪日外国人旅行者数になっている, アクセス数を指標にしている."""

from __future__ import annotations

from functools import reduce

from rag.lazy_regex import regex
from rag.tables import conditions as on
from rag.tables.atoms import KPI_LABEL, MASK, Reading
from rag.tables.condition import Condition
from rag.tables.coverage import Known
from rag.tables.fields import Where, fields_named, word_in
from rag.tables.literals import NO_WORD
from rag.tables.table import Query, Universe, select
from rag.tables.words import KPIS, table_words
from rag.text import folded

_CLAUSE = regex(r"(?:^|[、。])(?P<said>[^、。\x00]{3,30}[たるうくすむぶ])$")
"""説明会に来てくれた|都道府県の数: what is counted is told by a clause, whose nouns the field has too."""
_KANJI = regex(r"[^\sぁ-ん・、]{2}")


def read_values(reading: Reading, kind: Universe, known: Known) -> None:
    """効果KPIが訪日外国人旅行者数になっている施策: what a field says, if any record's does."""
    match = table_words().find("literals.valued", reading.text)
    if match is None:
        return
    group = next(g for g in "vwxyz" if match[g])
    start, end = match.span(group)
    if MASK in match[group] or NO_WORD.match(match[group]) or not known.parts(match[group]):
        return
    place = fields_named(reading.text[match.start() : start]) or fields_named(reading.text[end : match.end()])
    place = place or (Where(KPIS, KPI_LABEL) if group in "yz" else None)
    if place is None or not place.names:
        return
    said = reading.question.shown[start:end]
    found = [word_in(said, place, kind)]
    if not select(reading.library, Query(kind, tuple(found))):
        found = [] if group == "v" else _words(reading, said, known.parts(said), place.names, place.label)
    clause = _CLAUSE.search(reading.text, 0, start)
    nouns = [p for p in known.parts(clause["said"]) if _KANJI.fullmatch(p[:2])] if clause and found else []
    of_clause = [on.word(noun, place.names, place.label) for noun in nouns]
    if clause and of_clause and select(reading.library, Query("measures", (*found, *of_clause))):
        reading.hide(clause.start("said"), start)
        found += of_clause
    for condition in found:
        reading.add(condition, *match.span())


def _words(
    reading: Reading, said: str, parts: list[str], names: tuple[str, ...], label: str
) -> list[Condition]:
    """The words of a value that no KPI has as it is said: each of them, where one cell has them all.

    What is left beside them are particles and a 数: 参加 is not 参加者数.
    """
    whole = not _KANJI.search(reduce(lambda text, part: text.replace(part, ""), parts, folded(said)))
    if not whole or min(map(len, parts)) < 2 or not set(names) <= set(KPIS):
        return []
    found = [on.word(part, names, label) for part in parts]
    query = Query("measures", tuple(found))
    return found if select(reading.library, query) else []
