"""Remarks on how to count: (再掲も1件と数える), ◎が複数の施策は◎ごとに数えてください.

They are instructions, not conditions. Most ask for what is done anyway and are passed over; some leave
records out or count otherwise. A question is read without them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.lazy_regex import regex
from rag.locators import measure_references, section_references
from rag.question import Question
from rag.records import ITEM
from rag.tables import conditions as on
from rag.tables.atoms import MASK
from rag.tables.condition import Condition
from rag.tables.ministry_counts import ministry_count
from rag.tables.table import Universe
from rag.tables.words import table_words

_FIELD = regex(r"施策名|名称|名前|タイトル|題名")
_IDLE = (
    "size",
    "repeated",
    "several",
    "one_named",
    "ties",
    "missing",
    "one_side",
    "by_office",
    "calendar",
    "hyphen",
    "shared",
    "unnamed",
)
"""Remarks that ask for what is done anyway."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the remarks of a question change.

    ``by_name`` counts the offices of a ministry as the ministry; ``concrete`` leaves general
    expressions (関係府省庁) out of a number of ministries; ``firsts`` leaves out what is 再掲,
    ``single`` what several ministries lead, ``led`` what none does.
    """

    by_name: bool = False
    concrete: bool = False
    firsts: bool = False
    single: bool = False
    led: bool = False

    def conditions(self, kind: Universe) -> tuple[Condition, ...]:
        """The records that are left out, as conditions on those that stay."""
        found = []
        if self.firsts and kind == "items":
            found.append(on.word("再掲", (ITEM,), "取組の文").negated())
        if self.single:
            found.append(ministry_count(1, 1, "lead"))
        elif self.led:
            found.append(ministry_count(1, None, "lead"))
        return tuple(found)


NO_REMARKS = Remarks()


def without_remarks(question: Question) -> tuple[Question, Remarks]:
    """The question with its remarks masked, and what they say."""
    words = table_words()
    text = question.text

    def taken(name: str) -> list[tuple[int, int]]:
        return [m.span() for m in words[f"remarks.{name}"].finditer(text)]

    by_name, groups, firsts = taken("by_name"), taken("groups"), taken("firsts")
    single = taken("single")
    led = [] if question.agencies else taken("led")
    idle = [span for name in _IDLE for span in taken(name)]
    if _FIELD.search(text) or "kihon" in question.documents:  # the words are looked for in that field alone
        idle += taken("elsewhere")
    remarks = Remarks(
        bool(by_name),
        bool(groups or words.find("remarks.concrete", text)),
        bool(firsts),
        bool(single),
        bool(led),
    )
    spans = [*by_name, *groups, *firsts, *single, *led, *idle, *_same_again(question)]
    return (_masked(question, spans) if spans else question), remarks


def _same_again(question: Question) -> list[tuple[int, int]]:
    """「スマートフォン」も含めて数える, said of a question for スマート: the longer word holds the other."""
    spans = []
    for match in table_words()["remarks.longer"].finditer(question.text):
        said = match["w"] or match["v"]
        shorter = any(q != said and q.lower() in said for q in question.quoted)
        dated = next((d for d in question.dates if match.start() < d.start and d.end < match.end()), None)
        if dated:  # the quotation marks: a date is no word
            spans += [(dated.start - 1, dated.start), (dated.end, dated.end + 1)]
        elif shorter:
            spans.append(match.span())
    return spans


def _masked(question: Question, spans: list[tuple[int, int]]) -> Question:
    """The question without these characters and without what was named there."""

    def hidden(start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in spans)

    def masked(text: str) -> str:
        for start, end in spans:
            text = text[:start] + MASK * (end - start) + text[end:]
        return text

    text = masked(question.text)
    measures = tuple(r.id for r in measure_references(text) if r.id not in question.excluded)
    return replace(
        question,
        text=text,
        shown=masked(question.shown),
        measures=measures,
        sections=tuple(dict.fromkeys(r.locator for r in section_references(text))),
        agencies=tuple(m for m in question.agencies if not hidden(m.start, m.end)),
        dates=tuple(d for d in question.dates if not hidden(d.start, d.end)),
        quantities=tuple(q for q in question.quantities if not hidden(q.start, q.end)),
        quoted=tuple(q for q in question.quoted if any(f"{mark}{q}" in text for mark in '「『"【')),
    )
