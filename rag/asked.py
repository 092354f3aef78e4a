"""Which attribute a question asks for: the interrogative decides, else the cue that stands last."""

from __future__ import annotations

import re

from rag.lexicon import lexicon
from rag.question import Question

MINISTRY = ("ministry", "lead", "joint")
KPI = ("kpi", "kpi_progress", "kpi_effect")
ROLES = ("background", "purpose", "efforts", "effect", "schedule")

_BETWEEN = re.compile(r"^(?:と|、|・|及び|および|並びに|や|と、|,| and |とその|とか|か|の|は|、その|それぞれ|、並びに|に加え|に加えて|&)*$")
_WHERE = re.compile(r"どこ|どの(?:省|庁|府|役所|機関)|何省|なに省|誰|だれ|\bwho\b|which ministr|what ministr|which agenc")
# Words that name both a KPI and the general idea: 効果 within 効果のKPI is no question about effects.
_WITHIN = {"effect": ("kpi_effect",), "kpi": ("kpi_progress", "kpi_effect"), "efforts": (), "target": ()}


def cues(question: Question) -> list[tuple[int, int, str]]:
    """Every attribute cue as (start, end, name), a cue inside a longer one left out, in order of end."""
    found = [
        (m.start(), m.end(), name)
        for name, pattern in lexicon().attributes.items()
        for m in pattern.finditer(question.text)
    ]
    kept = [
        a
        for a in found
        if not any(b is not a and b[0] <= a[0] and a[1] <= b[1] and (b[1] - b[0]) > (a[1] - a[0]) for b in found)
    ]
    return sorted(kept, key=lambda c: (c[1], c[1] - c[0]))


def asked(question: Question) -> tuple[str, ...]:
    """The attributes asked for, the main one first; empty when the question names none."""
    found = cues(question)
    if not found:
        return ()
    names = [name for _, _, name in found]
    main: str | None = None
    if _WHERE.search(question.text) and any(n in MINISTRY for n in names):
        main = next(n for n in reversed(names) if n in MINISTRY)
    elif "date" in names:
        main = "date"
    elif "number" in names and names[-1] not in (*MINISTRY, *KPI[1:], "name"):
        main = "number"
    main = main or names[-1]
    return (main, *(n for n in _beside(question, found, main) if n != main))


def _beside(question: Question, found: list[tuple[int, int, str]], main: str) -> list[str]:
    """Attributes joined to the main one by と or the like (担当省庁とKPI)."""
    places = [c for c in found if c[2] == main]
    start, end = places[-1][0], places[-1][1]
    joined: list[str] = []
    changed = True
    while changed:
        changed = False
        for s, e, name in found:
            before = e <= start and _BETWEEN.match(question.text[e:start])
            after = s >= end and _BETWEEN.match(question.text[end:s])
            if before or after:
                start, end = min(s, start), max(e, end)
                if name not in joined:
                    joined.append(name)
                changed = True
    return joined
