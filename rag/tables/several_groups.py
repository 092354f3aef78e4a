"""Number groups or places of the outline named side by side: each is to be counted, or they are compared."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.tables.atoms import Reading
from rag.tables.table import Dimension
from rag.tables.words import table_words


def several_groups(reading: Reading) -> Dimension | None:
    """01番台から12番台まで、それぞれ; (1)から(4)までの内訳: groups or places, each of which is to be counted."""
    words = table_words()
    several = next((a.condition for a in reading.atoms if len(a.condition.values) > 1), None)
    if several is None:
        return _parts_of_one_place(reading)
    if sum(not m.group for m in reading.question.agencies) > 1:
        return None
    each = words.find("joints.each", reading.text) or words.find("operations.per_group", reading.text)
    if several.kind == "group" and each:
        return "number"
    if several.kind == "under" and each:
        return "group" if several.values[0].endswith(")") else "section"
    return None


_PARTS = regex(r"\(\d\)(?:(?:から|~|-|・|、|と)?\(\d\))+(?:まで)?")
_EACH = regex(
    r"(?:いくつ|幾つ|何[件個本項]目?)(?:ある)?ずつ|それぞれ[^。?]{0,16}(?:いくつ|幾つ|何[件個本項])|(?:区分|項|項目)?(?:別|ごと)の?(?:内訳|数|件数)|内訳"
)


def _parts_of_one_place(reading: Reading) -> Dimension | None:
    """第4節の下の(1)(2)(3)に…いくつずつ: the parts of the one place named are counted one by one."""
    text = reading.question.text
    parts = _PARTS.search(text)
    if parts is None or not _EACH.search(text) or all(a.condition.kind != "under" for a in reading.atoms):
        return None
    reading.hide(*parts.span())
    return "group"


def groups_compared(reading: Reading) -> Dimension | None:
    """08番台と09番台ではどちらが多い, 第2節と第3節で取組例の数を比べると: places are compared, not ministries."""
    several = next((a.condition for a in reading.atoms if len(a.condition.values) > 1), None)
    if (
        several is None
        or sum(not m.group for m in reading.question.agencies) > 1
        or not _COMPARED.search(reading.text)
    ):
        return None
    if several.kind == "group":
        return "number"
    if several.kind != "under":
        return None
    return "group" if several.values[0].endswith(")") else "section"


_COMPARED = regex("どちら|どっち|(?:数|件数)[をで](?:比べ|比較)|(?:件数|数)の?差")
