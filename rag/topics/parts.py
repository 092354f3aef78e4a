"""A question that asks for one thing of one document and for another of another, taken apart.

「スマートシティについて、別表が令和2年度末までに目指す構築数と、フォローアップで2019年度に作ったとされるもの」
asks two things of one topic. What stands behind the name of a document, up to the clause that names
the next one, is asked of it; what stands before all of them is the topic, or a clause of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.reading.asking import is_polar
from rag.records import DocumentId
from rag.text import folded
from rag.tokens import Tokenizer
from rag.topics.part_clauses import Clause, clauses_of, open_clauses
from rag.topics.part_wording import (
    EACH,
    ENDING,
    HANDED_ON,
    HAS_PART,
    LEAD_OCCASION,
    LEAD_TAIL,
    MATTER,
    OF_ITS_OWN,
    PLACE,
    PLAIN,
    POINTING,
    RECORD,
    REQUEST,
    SHARED,
    SPECIFIC,
    SUBJECT,
    TAIL,
    TELLS,
    WHETHER,
)
from rag.topics.topic import topic_words
from rag.topics.topic_reading import topic_spans

MOST = 3
"""Clauses of a question that are answered one by one."""
LONGEST = 300
"""Characters of a question that is taken apart."""
_ASKED = frozenset((*FIELDS, "date", "number", "target"))


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked, of one document (None: of whichever tells it), the topic put before it.

    ``kind``: an answer of its own (``ask``), what is written about the topic (``topic``), only whether
    anything is (``whether``), or what stands at a place that it describes (``place``).
    """

    document: DocumentId | None
    question: Question
    topic: str
    kind: Literal["ask", "topic", "whether", "place"]


def parts_of(question: Question, tokenizer: Tokenizer) -> tuple[Part, ...]:
    """What is asked of each document; empty where the same is asked of all, or nothing special."""
    if question.english or len(question.text) > LONGEST:
        return ()
    lead, clauses = _cut(question)
    if not clauses:
        return ()
    own_asks = bool(SHARED.search(question.text))
    if own_asks and not (clauses := _of_their_own(clauses, tokenizer)):
        return ()
    clauses = _ask_handed_on(clauses)
    name, whole = _subject(lead), lead
    lead, clauses = _with_lead(lead, clauses, tokenizer)
    read = [analyse(c.said, tokenizer) for c in clauses]
    if all(c.document for c in clauses) and _are_places(read):
        return tuple(Part(c.document, analyse(_bare(c.said), tokenizer), "", "place") for c in clauses)
    topic = (_matter_of(lead, tokenizer) or _topic(lead, tokenizer)) if lead else ""
    if any(m.written in topic for m in question.agencies) and not all(_asks_beyond_part(r) for r in read):
        return ()  # what a ministry does in each document
    shared = _field_of(lead, tokenizer) if lead else ""
    whether = [
        bool(WHETHER.search(r.text) and not (SPECIFIC.search(r.text) or PLAIN.search(r.text))) for r in read
    ]
    if not _asked_apart(clauses, read, whether, shared):
        return ()
    told = TELLS.search(read[0].shown)
    first = told["head"] if told else _matter_of(whole, tokenizer) or _first_topic(read[0], tokenizer)
    parts = []
    for number, (clause, own) in enumerate(zip(clauses, read, strict=True)):
        before = first if number and not (own_asks or _of_its_own(clause, own)) else ""
        if whether[number]:
            parts.append(_whether(clause, own, name or topic or first, tokenizer))
        else:
            parts.append(_part(clause, own, "" if shared else topic or before, shared, tokenizer))
    return tuple(parts) if any(p.kind in ("ask", "whether") for p in parts) else ()


def _of_their_own(clauses: list[Clause], tokenizer: Tokenizer) -> list[Clause]:
    """The clauses without the それぞれ… behind them, where each asks for something of its own; none where they share one ask.

    別表のお助け隊の担当と、骨子のサイバー犯罪への対応のメイン、それぞれどこ: どこ is asked of each.
    """
    each = EACH.search(clauses[-1].said)
    if each is None or any(c.document is None for c in clauses):
        return []
    clauses = [*clauses[:-1], replace(clauses[-1], said=clauses[-1].said[: each.start()])]
    read = [analyse(_bare(c.said), tokenizer) for c in clauses]
    own = [set(_own(r)) for r in read]
    apart = all(a and not a <= b for a in own for b in own if a is not b)
    if not apart or not all(_inquires(r) for r in read):
        return []
    asked_for = f"は{each['wh']}" if each["wh"] else ""
    return [replace(c, said=f"{_bare(c.said)}{asked_for}") for c in clauses]


def _ask_handed_on(clauses: list[Clause]) -> list[Clause]:
    """The clauses, those that only name a thing with what is asked behind the last such (別表のAと骨子案のBとについて、いずれの省が…)."""
    number = next((n for n, c in enumerate(clauses) if not _only_names(c)), 0)
    match = HANDED_ON.match(clauses[number].said) if number and clauses[number].document else None
    if match is None or (not SPECIFIC.search(match["ask"]) and not _ALL_ALIKE.search(match["ask"])):
        return clauses
    ask = _ALL_ALIKE.sub(r"\g<of>はどこ", match["ask"])
    return [
        *(replace(c, said=f"{_JOINS.sub('', c.said)}の{ask}") for c in clauses[:number]),
        replace(clauses[number], said=f"{match['name']}の{ask}"),
        *clauses[number + 1 :],
    ]


def _only_names(clause: Clause) -> bool:
    """Whether a clause names a thing of a document and asks nothing: …の検討と、."""
    return bool(clause.document and _NAMED.search(clause.said)) and not SPECIFIC.search(clause.said)


_NAMED = regex(
    r"(?:[一-鿿ァ-ヺー々a-zA-Z)」]|もの|やつ|こと)(?:と|や)[、,]?\s*$|(?:やつ|もの|施策|取り?組み?)\s*$"
)
_JOINS = regex(r"(?:と|や)?[、,]?\s*$")
_ALL_ALIKE = regex(
    r"(?:どっち|どちら|両方|いずれ|双方)も?(?:と?も)?、?同じ(?P<of>省|役所|府省庁?|担当|主担当)(?:なの|です|ですか|か|だ)*(?:[?？。]|$)"
)


def _spoken_topic(lead: str) -> str:
    """What a lead calls a matter, as it is said: 役場にAIを入れる|話って; empty where it calls it none."""
    match = MATTER.search(lead)
    return match["matter"] if match else ""


def names_beside(part: Part, question: Question, tokenizer: Tokenizer) -> tuple[str, ...]:
    """What the other clauses of the question name first, quotations before other words."""
    others = [c for c in _cut(question)[1] if c.document != part.document]
    named = [_first_topic(analyse(c.said, tokenizer), tokenizer) for c in others]
    quoted = [q for q in question.quoted if any(q in folded(c.said) for c in others)]
    return tuple(dict.fromkeys(n for n in (*quoted, *named) if len(n) > 1))


def _cut(question: Question) -> tuple[str, list[Clause]]:
    """What stands before all clauses, and the clauses; none where there are not two or more, of as many documents."""
    lead, clauses = clauses_of(question.shown)
    if not clauses:
        lead, clauses = open_clauses(question)
    documents = [c.document for c in clauses]
    if not 2 <= len(clauses) <= MOST or (any(documents) and len(set(documents)) < len(documents)):
        return "", []
    return lead, clauses


def _asked_apart(clauses: list[Clause], read: list[Question], whether: list[bool], shared: str) -> bool:
    """Whether the clauses ask for something each: not whether it is so, and something special at least once."""
    if all(whether) or (is_polar(read[-1]) and not whether[-1]):
        return False
    told = [(r, c) for r, c, w in zip(read, clauses, whether, strict=True) if not w]
    if not all(_says(r) for r, _ in told):
        return False
    asks = [_asks(r) or PLAIN.search(r.text) or (c.document is None and _own(r)) for r, c in told]
    if not (shared or all(asks)):
        return False
    special = any(whether) or any(_inquires(r) for r in read[:-1])
    return bool(shared or special or not PLAIN.search(read[-1].text))


def _with_lead(lead: str, clauses: list[Clause], tokenizer: Tokenizer) -> tuple[str, list[Clause]]:
    """The clauses, what stands before them taken into the first that only asks (ドローンの主担当は別表ではどこか)."""
    bare = SPECIFIC.search(clauses[0].said) and not _own(analyse(clauses[0].said, tokenizer))
    if lead and bare and clauses[0].document and not PLAIN.search(clauses[0].said):
        return "", [replace(clauses[0], said=lead + clauses[0].said), *clauses[1:]]
    return lead, clauses


def _asks_beyond_part(part: Question) -> bool:
    """Whether something else is asked of a ministry than which part it has."""
    return bool(SPECIFIC.search(part.text)) and not HAS_PART.search(part.text)


def _are_places(read: list[Question]) -> bool:
    """Whether each clause names one place of its own: 別表のAEDの施策と、骨子の広島AIプロセスの部分."""
    own = [set(_own(r)) for r in read]
    apart = all(a and not a <= b for a in own for b in own if a is not b)
    return apart and all(PLACE.search(_bare(r.text)) and not SPECIFIC.search(r.text) for r in read)


def _of_its_own(clause: Clause, own: Question) -> bool:
    """Whether a clause says itself what it is about, so that the first one's topic does not belong to it."""
    return clause.object_first or bool(OF_ITS_OWN.search(own.text))


def _subject(lead: str) -> str:
    """What the words before all clauses name, as written: サイバーセキュリティお助け隊は."""
    match = SUBJECT.match(lead)
    return match["name"] if match else ""


def _whether(clause: Clause, own: Question, topic: str, tokenizer: Tokenizer) -> Part:
    """The clause that asks whether a document has something: what it names, else what the others are about."""
    said = WHETHER.sub("", clause.said)
    named = "" if POINTING.search(said) else _first_topic(analyse(said, tokenizer), tokenizer)
    return Part(clause.document, own, named or topic, "whether")


def _part(clause: Clause, own: Question, topic: str, shared: str, tokenizer: Tokenizer) -> Part:
    """One clause as a question of its own: the topic before it, or what is asked of all behind it."""
    said = _bare(clause.said)
    if shared and not (SPECIFIC.search(own.text) or set(asked(own)) & _ASKED):
        said = f"{TAIL.sub('', PLAIN.split(said)[0])}の{shared}"
    missing = topic if folded(topic) not in own.text else ""
    joint = "について、" if SPECIFIC.search(own.text) else "の"
    text = f"{missing}{joint}{said}" if missing else said
    kind: Literal["ask", "topic"] = "ask" if shared or _inquires(own) else "topic"
    return Part(clause.document, analyse(text, tokenizer), topic, kind)


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
    start, end = text[:-ENDING], text[-ENDING:]
    return f"{start}{TAIL.sub('', REQUEST.sub('', end))}".strip("、。?？ ")


def _topic(lead: str, tokenizer: Tokenizer) -> str:
    """The topic that the words before all documents name, without the occasion and what is to be done with it."""
    read = analyse(LEAD_TAIL.sub("", LEAD_OCCASION.sub("", lead)) or lead, tokenizer)
    spans = topic_spans(read, tokenizer)
    if not spans or read.measures:
        return ""
    start, end = spans[0][0], spans[-1][1]
    closes = "(" in read.shown[start:end] and read.shown.startswith(")", end)
    return read.shown[start : end + closes]


def _matter_of(lead: str, tokenizer: Tokenizer) -> str:
    """What a lead calls a matter: its longest name where that tells it (画像診断 of 画像診断にAIを使う話), else all of it."""
    if not _spoken_topic(lead):
        return ""
    read = analyse(lead, tokenizer)
    name = max((read.shown[a:b] for a, b in topic_spans(read, tokenizer)), key=len, default="")
    return name if len(name) >= _TELLING else _spoken_topic(lead)


_TELLING = 4
"""Characters of a name that tells a matter by itself."""


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
