"""What is taken away from a set: 02番台から本文記載のあるものを除く leaves out all that the clause states."""

from __future__ import annotations

from dataclasses import replace

from rag.tables import conditions as on
from rag.tables.atoms import MASK, Atom, Reading, joined
from rag.tables.condition import Condition, any_of
from rag.tables.words import table_words

_TURNED = {"not group", "not range", "not number"}
"""What has been read as left out where its name stands (02番台を除く)."""


def subtract(reading: Reading) -> None:
    """Turn round what is stated between the set and 「…ものを除く」; several conditions there hold together."""
    words = table_words()
    text = reading.question.text
    for match in words["joints.subtracted"].finditer(text):
        start = _clause_start(reading, match.start())
        for part_start, part_end in _parts(text, start, match.start()):
            inside = [a for a in reading.atoms if part_start <= a.begins < part_end]
            if not inside:
                _part_alone(reading, part_start, part_end)
                continue
            if any(a.settled or a.condition.kind in _TURNED for a in inside):
                continue
            stated = joined(Reading(reading.question, reading.library, text, _alternatives(inside, text)))
            left = any_of(tuple(_opposite(c) for c in stated))
            first = replace(inside[0], condition=left, start=min(a.begins for a in inside), begin=None)
            reading.atoms = [a for a in reading.atoms if a not in inside] + [first]


def _part_alone(reading: Reading, start: int, end: int) -> None:
    """総務省が関わる施策から主担当のものを除く: the part of the one ministry named; else the clause is unread."""
    said = table_words()["joints.subtracted_part"].match(reading.question.text[start:end])
    named = [m for m in reading.question.agencies if not m.group]
    if said and len(named) == 1:
        role: on.Role = "lead" if said["lead"] else "joint"
        condition = on.ministry(named[0].name, named[0].office, role).negated()
        reading.atoms.append(Atom(condition, start, end, settled=True))
    elif reading.text[start:end].strip(f"{MASK}、,()※ "):
        reading.unread = True


def _clause_start(reading: Reading, end: int) -> int:
    """Where the clause that ends there begins: behind the set it is taken from, else behind a comma."""
    words = table_words()
    text = reading.question.text
    for name in ("subtracted_from", "clause"):
        found = [
            m.end()
            for m in words[f"joints.{name}"].finditer(text, 0, end)
            if not any(a.begins < m.end() and m.start() < a.end for a in reading.atoms)
        ]
        if found:
            return found[-1]
    return 0


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """本文記載のあるものと|KPIが未設定のもの: each of them is left out."""
    ends = [m.end() for m in table_words()["joints.subtracted_too"].finditer(text, start, end)]
    return list(zip([start, *ends], [*ends, end], strict=True))


def _alternatives(atoms: list[Atom], text: str) -> list[Atom]:
    """Ministries joined by と or ・ are left out each, unless both are said to be meant."""
    named = [a for a in atoms if a.condition.kind == "ministry"]
    if len(named) < 2 or table_words().find("joints.both", text):
        return atoms
    one = replace(named[0], condition=any_of(tuple(a.condition for a in named)), end=named[-1].end)
    return [one, *(a for a in atoms if a not in named)]


def _opposite(condition: Condition) -> Condition:
    if condition.kind == "in_body":
        return on.in_body(condition.value != "True")
    return condition.negated()
