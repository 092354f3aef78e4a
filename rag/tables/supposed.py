"""The group that a question takes to be the first: 総務省が最多だと思いますが、二番手は; 一番多いのは総務省ですか."""

from __future__ import annotations

from rag.tables.atoms import Reading
from rag.tables.operation import Order
from rag.tables.table import Dimension, Groups, group_name
from rag.tables.words import table_words


def read_supposed(reading: Reading) -> Dimension | None:
    """Note who is taken to be first, which is no condition; what the groups are, None where nobody is supposed."""
    words, text = table_words(), reading.text
    named: list[tuple[int, int, str, Dimension]] = [
        (m.start, m.end, m.name, "lead") for m in reading.question.agencies if not m.group
    ]
    numbers = words["measures.number_group"].finditer(text)
    named += [(*n.span(), n.group()[:2], "number") for n in numbers if n.group()[:2].isdecimal()]
    for start, end, name, dimension in named:
        told = words["operations.supposed"].match(text[end:])
        asked = words["operations.supposed_end"].match(text[end:])
        before = words.find("operations.supposed_last", text[:start]) if asked else None
        ranks = words.find("operations.nth", text[end + told.end() :]) if told else before
        if ranks:
            reading.supposed = name
            said = told or asked
            reading.hide(start, end + (said.end() if said else 0))
            return dimension
    return None


def say_supposed(first: Groups, order: Order, dimension: Dimension) -> tuple[str, str]:
    """はい or いいえ to who is taken to be the first; beside another place that is asked for, who it is."""
    if not order.supposed:
        return "", ""
    holds = any(k.partition("(")[0] == order.supposed for k in first)
    if order.place is None and not order.top:
        return "はい。" if holds else "いいえ。", ""
    names = "と".join(group_name(k, dimension) for k in first)
    contrary = "" if holds else f"ご質問とは異なり{group_name(order.supposed, dimension)}ではなく、"
    degree = "多い" if order.most else "少ない"
    return "", f"最も{degree}のは、{contrary}{names}の{len(next(iter(first.values()), ()))}件です。"
