"""A question that asks for one thing of one document and for another of another, taken apart.

「スマートシティについて、別表が令和2年度末までに目指す構築数と、フォローアップで2019年度に作ったとされるもの」
asks two things of one topic. What stands behind the name of a document, up to the clause that names
the next one, is asked of it; what stands before all of them is the topic, or a clause of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.asked import FIELDS, asked
from rag.asking import is_polar
from rag.lexicon import lexicon
from rag.part_wording import (
    AND,
    BEHIND,
    BREAK,
    ENDING,
    JOINT,
    OPEN,
    PLAIN,
    RECORD,
    REQUEST,
    SHARED,
    SPECIFIC,
    TAIL,
    WHERE,
)
from rag.question import Question, analyse
from rag.records import DOCUMENT_IDS, DocumentId
from rag.text import folded
from rag.tokens import Tokenizer
from rag.topic import signals, topic_words
from rag.topic_reading import topic_spans

MOST = 3
"""Clauses of a question that are answered one by one."""
LONGEST = 300
"""Characters of a question that is taken apart."""
_ASKED = frozenset((*FIELDS, "date", "number", "target"))


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked, of one document (None: of whichever tells it), the topic put before it.

    ``specific`` unless it only asks what is written about the topic.
    """

    document: DocumentId | None
    question: Question
    topic: str
    specific: bool


@dataclass(frozen=True, slots=True)
class _Clause:
    document: DocumentId | None
    said: str


def parts_of(question: Question, tokenizer: Tokenizer) -> tuple[Part, ...]:
    """What is asked of each document; empty where the same is asked of all, or nothing special."""
    if question.english or len(question.text) > LONGEST or SHARED.search(question.text):
        return ()
    lead, clauses = _clauses(question.shown)
    if not clauses:
        lead, clauses = _open(question)
    documents = [c.document for c in clauses]
    if not 2 <= len(clauses) <= MOST or (any(documents) and len(set(documents)) < len(documents)):
        return ()
    read = [analyse(c.said, tokenizer) for c in clauses]
    if is_polar(read[-1]):
        return ()
    topic = _topic(lead, tokenizer) if lead else ""
    if question.agencies and any(m.written in topic for m in question.agencies):
        return ()  # what a ministry does in each document
    shared = _field_of(lead, tokenizer) if lead else ""
    if not all(_says(r) for r in read):
        return ()
    if not shared and not all(
        _asks(r) or PLAIN.search(r.text) or (c.document is None and _own(r))
        for r, c in zip(read, clauses, strict=True)
    ):
        return ()
    if not shared and PLAIN.search(read[-1].text) and not any(_inquires(r) for r in read[:-1]):
        return ()
    first = _first_topic(read[0], tokenizer)
    parts = []
    for number, (clause, own) in enumerate(zip(clauses, read, strict=True)):
        about = "" if shared else topic or (first if number else "")
        parts.append(_part(clause, own, about, shared, tokenizer))
    return tuple(parts) if any(p.specific for p in parts) else ()


def _part(clause: _Clause, own: Question, topic: str, shared: str, tokenizer: Tokenizer) -> Part:
    """One clause as a question of its own: the topic before it, or what is asked of all behind it."""
    said = _bare(clause.said)
    if shared and not (SPECIFIC.search(own.text) or set(asked(own)) & _ASKED):
        said = f"{TAIL.sub('', PLAIN.split(said)[0])}の{shared}"
    missing = topic if folded(topic) not in own.text else ""
    joint = "について、" if SPECIFIC.search(own.text) else "の"
    text = f"{missing}{joint}{said}" if missing else said
    return Part(clause.document, analyse(text, tokenizer), topic, bool(shared) or _inquires(own))


def _clauses(text: str) -> tuple[str, list[_Clause]]:
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
        behind = text[end:stop].lstrip("」』)）")
        said = before + " " + BEHIND.sub("", behind) if before else BEHIND.sub("", behind)
        clauses.append(_Clause(document, said))
    lead = text[: starts[0]]
    alone, rest = _clause_without(lead) if len(names) == 1 else ("", lead)
    if alone:
        clauses.insert(0, _Clause(None, alone))
    return rest, clauses


def _open(question: Question) -> tuple[str, list[_Clause]]:
    """The clauses of a question that names a topic first, or many documents, and no document by name."""
    text = WHERE.sub("", question.shown)
    across = text != question.shown or signals(question, "across")
    *before, last = [p for p in re.split(r"(?<=[。:])", text) if p.strip("、。 ")] or [""]
    pieces = [p for p in re.split(r"(?<=と)、", last) if p.strip("、。 ")]
    if len(pieces) != 2 or not (before or across):
        return text, []
    return "".join(before), [_Clause(None, p) for p in pieces]


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


def _says(part: Question) -> bool:
    """Whether a clause says anything: words of its own, or an ask."""
    return bool(_own(part) or asked(part) or SPECIFIC.search(part.text) or PLAIN.search(part.text))


def _own(part: Question) -> list[str]:
    return [t for t in part.terms if t not in topic_words().frame]


def _asks(part: Question) -> bool:
    """Whether it asks for something of its own, rather than names a record or a document."""
    return _inquires(part) or bool(_own(part) and not RECORD.search(_bare(part.text)))


def _inquires(part: Question) -> bool:
    """Whether something special is asked for: a field, a value, a thing or a name."""
    plain = PLAIN.sub("", part.text)
    if SPECIFIC.search(plain):
        return True
    if PLAIN.search(part.text):
        return False
    if RECORD.search(_bare(part.text)):
        return False
    return bool(_own(part) or set(asked(part)) & _ASKED)


def _bare(text: str) -> str:
    """The clause without the request behind it."""
    return TAIL.sub("", text[:-ENDING] + REQUEST.sub("", text[-ENDING:])).strip("、。?？ ")


def _topic(lead: str, tokenizer: Tokenizer) -> str:
    """The topic that the words before all documents name."""
    read = analyse(lead, tokenizer)
    spans = topic_spans(read, tokenizer)
    if not spans or read.measures:
        return ""
    start, end = spans[0][0], spans[-1][1]
    closes = "(" in read.shown[start:end] and read.shown.startswith(")", end)
    return read.shown[start : end + closes]


def _first_topic(part: Question, tokenizer: Tokenizer) -> str:
    """What the first clause is about, for the others to go on with."""
    spans = topic_spans(part, tokenizer)
    if not spans or part.measures:
        return ""
    start, end = spans[0]
    for left, right in spans[1:]:
        end = right if part.text[end:left] in {"・", "な"} else end
    return part.shown[start:end]


def _field_of(lead: str, tokenizer: Tokenizer) -> str:
    """The lead where it is itself what is asked of each (自動運転の主担当って、…)."""
    read = analyse(lead, tokenizer)
    return TAIL.sub("", lead) if set(asked(read)) & _ASKED else ""
