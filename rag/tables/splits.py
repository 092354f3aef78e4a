"""Sets split in two by one condition: those that meet it and the others (未設定の施策とそうでない施策)."""

from __future__ import annotations

from dataclasses import replace

from rag.tables import conditions as on
from rag.tables.atoms import Reading
from rag.tables.condition import Condition
from rag.tables.ministries import Ministries
from rag.tables.ministry_counts import ministry_count
from rag.tables.words import table_words


def hide_parts(reading: Reading) -> bool:
    """Whether ◎ and its lack are the two parts (◎のものとそうでないもの); said, they are no conditions."""
    words = table_words()
    text = reading.question.text
    match = words.find("operations.by_part", reading.text)
    if match is None or not (
        words.find("operations.per_group", text) or words.find("operations.counted", text)
    ):
        return False
    if match["rest"] and not words.find("ministries.counted_any", reading.text[: match.start()]):
        return False  # 総務省が主担当のものとそれ以外: all others, not only those that name it
    reading.hide(*match.span())
    return True


def read_split(reading: Reading, by_part: bool, ministries: Ministries) -> Condition | None:
    """The condition that splits the set; it is no filter then."""
    words = table_words()
    if by_part:
        if len(ministries.named) > 1 or ministries.excluded:
            return None
        if not ministries.named:
            return ministry_count(1, None, "lead")
        mine = {(c.kind, c.value) for c in ministries.condition}
        named = on.ministry(*ministries.named[0], "any")
        reading.atoms = [
            replace(a, condition=named) if (a.condition.kind, a.condition.value) in mine else a
            for a in reading.atoms
        ]
        return on.ministry(*ministries.named[0], "lead")
    text = reading.question.text
    if not words.find("operations.counted", text) and not words.find("operations.per_group", text):
        return None
    for atom in reading.atoms:
        others = words["operations.others"].match(text[atom.end :])
        if others is None:
            continue
        end = atom.end + others.end()
        reading.hide(atom.end, end)
        reading.atoms = [a for a in reading.atoms if a is not atom and not atom.end <= a.start < end]
        return atom.condition
    return None
