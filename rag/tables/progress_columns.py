"""The columns of the progress table that a question names."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.tables.words import table_words


def columns_of(text: str) -> tuple[str, ...]:
    """Every column of the table that folded text names; 取組 何件 counts as 取組数.

    何件 alone asks for the column that is named (積み残しはどちらが何件多い).
    """
    rest = re.sub(r"(?:何|なん)(?:%|パーセント|割)|(?:completion|achievement) rate", "進捗率", text)
    found = []
    for pattern, column in table_words().columns:
        if pattern.search(rest):
            found.append(column)
            rest = re.sub(rf"(?:{pattern.pattern}){_COUNT_OF}", "。", rest)
    counted = {"計画通り", "未了/一部未了"} & set(found)
    how_many = len(re.findall("何件", text))
    if "取組数" not in found and (_EFFORTS.search(text) or how_many > 1 or (how_many and not counted)):
        found.insert(0, "取組数")
    return tuple(found)


_COUNT_OF = r"(?:[^、。\dはがとや]{0,10}(?:件数|取組(?:の)?数|の数))?"
"""計画通りに進んだ件数: no column of its own."""
_EFFORTS = regex(r"取組[はがの]?(?:全部で)?(?:何件|いくつ)")
