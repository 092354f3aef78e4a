"""How many items two or more places of the outline have: 第3章第2節と第3節で取組例の数を比べると."""

from __future__ import annotations

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.locators import section_references
from rag.question import Question
from rag.records import Section

_COUNTED = regex(
    r"(?:取り?組み?|項目|施策)(?:の?(?:例|事例))?(?:の)?(?:数|件数|本数|個数|多さ)|(?:件|本|個|項目)数|(?:取り?組み?|項目|施策)(?:例)?(?:は|が)(?:何[件個本]|いくつ|どちら|どっち)"
)
_WEIGHED = regex(
    r"比べ|比較|の差|差は|違い|どちら|どっち|(?:何[件個本]|いくつ|どれだけ)(?:多|少|上回|下回|違)|上回|下回"
)
_CONDITION = regex(r"◎|主担当|担当|所管|連携|単独|だけの|のみの|含む|言葉|という語|キーワード|合わせ|合計")
"""What else is said of the items: a set question of its own."""
MOST = 4


def answer(question: Question, context: Context) -> Draft | None:
    """The number of items below each place, and the difference of two; None for any other question."""
    text = question.text
    if question.english or question.agencies or question.measures or not 2 <= len(question.sections) <= MOST:
        return None
    if context.documents and "kihon" not in context.documents:
        return None
    if not (_COUNTED.search(text) and _WEIGHED.search(text)) or _CONDITION.search(text):
        return None
    places = [_place(locator, context) for locator in dict.fromkeys(question.sections)]
    found = [p for p in places if p is not None]
    if len(found) != len(places) or len(section_references(text)) < len(found):
        return None
    items = [_items(place, context) for place in found]
    if not all(items):
        return None
    draft = context.draft(question)
    _say(draft, found, items)
    return draft


def _place(locator: str, context: Context) -> Section | None:
    """The section or group; a section without its chapter is one of the third, the only one with items."""
    named = context.library.get("kihon", locator) or context.library.get("kihon", f"第3章{locator}")
    return named if isinstance(named, Section) and named.children else None


def _items(place: Section, context: Context) -> list[Section]:
    below = context.library.with_below(place)
    return [s for s in below if isinstance(s, Section) and s.kind == "item"]


def _say(draft: Draft, places: list[Section], items: list[list[Section]]) -> None:
    """Each count with the items counted, the larger one first where there are two."""
    counts = "、".join(
        f"{p.locator}「{p.title}」が{len(own)}件" for p, own in zip(places, items, strict=True)
    )
    numbers = [say.cite_head(draft, p) for p in places]
    said = f"取組(①②…)の数は、{counts}です"
    if len(places) == 2:
        more, less = sorted(zip(places, items, strict=True), key=lambda side: -len(side[1]))
        difference = len(more[1]) - len(less[1])
        said += f"。{more[0].locator}のほうが{difference}件多くなっています" if difference else "。同数です"
    draft.say(f"{said}。", *numbers)
    for place, own in zip(places, items, strict=True):
        cited = [say.cite_head(draft, item) for item in own]
        numbered = "、".join(item.locator.removeprefix(place.locator) for item in own)
        draft.say(f"{place.locator}: {numbered}", *cited, prefix="- ")
