"""Where a question that asks different things of different documents is cut into its clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.lexicon import lexicon
from rag.question import Question
from rag.records import DOCUMENT_IDS, DocumentId
from rag.text import folded
from rag.topics.part_wording import AND, BEHIND, BREAK, JOINT, OPEN, SPECIFIC, WHERE
from rag.topics.topic import signals


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said of one document (None: of whichever tells it).

    ``object_first``: the thing is told before the document (研究開発の進捗率をフォローアップから).
    """

    document: DocumentId | None
    said: str
    object_first: bool = False


def clauses_of(text: str) -> tuple[str, list[Clause]]:
    """What stands before all documents, and the clause of each document, in order."""
    names = _names(text)
    if not names:
        return text, []
    breaks = [m.end() for m in BREAK.finditer(text)]
    opens = [m.end() for m in OPEN.finditer(text, 0, names[0][0])]
    starts = [max(opens, default=0)]
    for number, (start, _, _) in enumerate(names[1:], 1):
        floor = names[number - 1][1]
        starts.append(max((b for b in breaks if floor < b <= start), default=floor))
    clauses = []
    for number, (start, end, document) in enumerate(names):
        stop = starts[number + 1] if number + 1 < len(names) else len(text)
        before = JOINT.sub("", text[starts[number] : start]).rstrip("(（、 ")
        behind = AND.sub("", text[end:stop].lstrip("」』)）"))
        said = before + " " + BEHIND.sub("", behind) if before else BEHIND.sub("", behind)
        clauses.append(Clause(document, said, bool(before)))
    lead = text[: starts[0]]
    alone, rest = _clause_without(lead) if len(names) == 1 else ("", lead)
    if alone:
        clauses.insert(0, Clause(None, alone))
    return rest, clauses


def open_clauses(question: Question) -> tuple[str, list[Clause]]:
    """The clauses of a question that names a topic first, or many documents, and no document by name."""
    text = WHERE.sub("", question.shown)
    across = text != question.shown or signals(question, "across")
    *before, last = [p for p in re.split(r"(?<=[。:])", text) if p.strip("、。 ")] or [""]
    pieces = [p for p in re.split(r"(?<=と)、", last) if p.strip("、。 ")]
    if len(pieces) != 2 or not (before or across):
        return text, []
    return "".join(before), [Clause(None, p) for p in pieces]


def _clause_without(lead: str) -> tuple[str, str]:
    """The clause before the only document named that asks for something itself, and what is before that."""
    body = AND.sub("", lead.rstrip())
    joined = body.endswith(("と、", "と"))
    pieces = [p for p in re.split(r"(?<=[。?？:])", body) if p.strip("、。 ")]
    last = pieces[-1] if pieces else ""
    asks = SPECIFIC.search(last) is not None and re.search(
        r"(?:か|なの|で|し|[?？])[、。?？]*$", AND.sub("", last)
    )
    if not (joined or asks):
        return "", lead
    return JOINT.sub("", last), "".join(pieces[:-1])


def _names(text: str) -> list[tuple[int, int, DocumentId]]:
    """Where each document is named first, in order."""
    low = folded(text) if len(folded(text)) == len(text) else text.lower()
    quotes = [m.span() for m in re.finditer(r"「[^」]*」", low)]
    found: dict[DocumentId, tuple[int, int]] = {}
    for document in DOCUMENT_IDS:
        for match in lexicon().documents[document].finditer(low):
            if any(s < match.start() and match.end() < e for s, e in quotes):
                continue
            start, end = found.get(document, match.span())
            found[document] = (start, match.end() if match.start() - end <= 3 else end)
    return sorted((s, e, d) for d, (s, e) in found.items())
