"""Two questions in one English message: what the answer to the whole leaves open is answered clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.english.words import english_words
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse, names
from rag.text import folded

MOST = 3
"""Clauses that are answered one by one."""
LONGEST = 400
"""Characters of a question that is cut into clauses."""
_WH = r"(?:(?:by|in|for|from|to|on|at|of|with|under|since|until|during|after|before|through|via|within|against|over|about|as of) )?(?:what|which|when|where|how|who|whom|whose|why)\b"
_CUT = regex(
    rf"(?i)(?:[?;]|,)? (?:and|as well as|plus) (?:(?:also|roughly|approximately|about|exactly|if so,?) )?(?={_WH})|\? +(?={_WH})|; +(?={_WH})"
)
_ASKS = regex(rf"(?i){_WH}")
_LEAD = regex(
    r"(?i)^(?P<lead>(?:(?:in|according to|under|per|as for|regarding|about|for|of|on)\b[^,?]{2,80}, |[^?]{2,200}\. |[^?:]{3,60}: ))"
)
_BACK = regex(
    r"(?i)\b(?:it|its|they|their|them|those|these|that|this|there|the (?:same|concept|plan|measure|system|body|target))\b"
)

_PLAIN = regex(
    r"(?i)\b(?:when|how many|how much|how often|who|whose|which (?:ministr(?:y|ies)|agenc(?:y|ies)|bod(?:y|ies)|departments?|offices?|year|month)|what (?:year|percentage|share)|stands? for)\b"
)
"""A clause that asks for one plain thing, which it asks better for alone than beside another."""

Route = Callable[[Question, Context], Draft | None]


def answered(draft: Draft, question: Question, context: Context, routes: tuple[Route, ...]) -> Draft:
    """The answer, with what further clauses of an English question ask and it does not tell yet.

    Where the whole was declined, the clauses that have an answer of their own are told.
    """
    parts = clauses(question) if question.english and not (question.measures or question.sections) else ()
    if not parts or draft.rows is not None:
        return draft
    if draft.status not in ("answered", "not_found"):
        return draft
    told = [asked_alone(p, question, context, routes) for p in parts]
    having = [t for t in told if t is not None]
    if draft.status == "not_found":
        return _of_parts(having, question, context, len(having) < len(parts)) if having else draft
    if len(having) == len(parts) and _are_apart(parts, having, draft):
        return _of_parts(having, question, context)
    subject = _subject(parts[0])
    apart = len({tuple(_first(t)) for t in having}) == len(parts)
    if apart and _PLAIN.search(parts[0]) and all(place_of(t) == place_of(draft) for t in having):
        return _of_parts(having, question, context)
    for number, each in enumerate(told):
        if number == 0 and not (each and _PLAIN.search(parts[0]) and place_of(each) == place_of(draft)):
            continue
        if each is not None and is_new(each, draft):
            _take(each, draft, subject)
    return draft


def _are_apart(parts: Sequence[str], told: Sequence[Draft], whole: Draft) -> bool:
    """Whether clauses that each name a thing of their own ask one plain thing of places that all differ.

    The answer to the whole is that to a later one then: the first is lost otherwise.
    """
    of_their_own = all(_subject(p) and not _BACK.search(p) and _PLAIN.search(p) for p in parts)
    places = [place_of(t) for t in told]
    lost = place_of(whole) in places[1:]
    return of_their_own and lost and len(set(places)) == len(places) and all(t.rows is None for t in told)


def _take(told: Draft, draft: Draft, subject: str) -> None:
    """Go on with what a further clause is answered with, where it is of the same."""
    if told.rows is None and _on(told, draft, subject):
        draft.take(told, 1)
    elif told.rows is not None and _is_short_set(told, draft):
        draft.join(told)


def _is_short_set(told: Draft, draft: Draft) -> bool:
    """Whether a few rows of the document that the rest is told of answer it: which area was lowest."""
    documents = [{c.document for c in d.citations.values()} for d in (told, draft)]
    return len(told.lines) <= MOST and documents[0] == documents[1]


def _of_parts(told: list[Draft], question: Question, context: Context, lacking: bool = False) -> Draft:
    """The first lines of the answers to the clauses, in order; what bears the first out where there is only one place."""
    draft = context.draft(question)
    for each in told:
        bare = next((n for n, line in enumerate(each.lines) if line.startswith("- ")), len(each.lines))
        draft.take(each, bare or len(each.lines))
    if lacking:
        draft.status = "partial"
        draft.say("質問のほかの部分に当たる記載は見当たりません。")
    return draft


def clauses(question: Question) -> tuple[str, ...]:
    """The clauses that each ask for something, each with what stands before all of them and their subject; none of one piece."""
    text = question.shown
    if len(text) > LONGEST:
        return ()
    lead = match["lead"] if (match := _LEAD.match(text)) else ""
    pieces = [p.strip(" ?,;") for p in _CUT.split(text[len(lead) :]) if p.strip(" ?,;")]
    if not 2 <= len(pieces) <= MOST or not all(_ASKS.search(p) for p in pieces):
        return ()
    first = f"{lead}{pieces[0]}?"
    subject = _subject(pieces[0])
    rest = (f"{lead}{f'about {subject}: ' if subject and _goes_on(p) else ''}{p}?" for p in pieces[1:])
    return (first, *rest)


def _goes_on(piece: str) -> bool:
    """Whether a clause speaks of what the first is about: it says so, or names nothing itself."""
    return bool(_BACK.search(piece)) or not _subject(piece)


def _subject(piece: str) -> str:
    """The names of a clause, and its words that the documents have their own for, in order."""
    found = []
    for name in names(piece):
        if not _NO_NAME.match(name):
            found.append((piece.find(name), name))
    low = folded(piece)
    for pattern in lexicon().documents.values():
        low = pattern.sub(lambda m: " " * len(m.group()), low)
    for _, name in found:
        low = low.replace(folded(name), " " * len(folded(name)))
    for phrase in lexicon().english:
        if (match := phrase.search(low)) and match.group() not in english_words().loose:
            found.append((match.start(), match.group()))
            low = f"{low[: match.start()]}{' ' * len(match.group())}{low[match.end() :]}"
    return " ".join(dict.fromkeys(word for _, word in sorted(found)))


_NO_NAME = regex(r"(?:FY.*|AI|G|KPIs?|IT|ICT|Q|OK|US|EU)$")


def asked_alone(part: str, question: Question, context: Context, routes: tuple[Route, ...]) -> Draft | None:
    """The answer to part of a question, put on its own; None where it has none."""
    read = analyse(part, context.tokenizer)
    draft = asked_as(replace(read, documents=question.documents or read.documents), question, context, routes)
    return draft if draft.status in ("answered", "corrected") and draft.sentences else None


def asked_as(read: Question, question: Question, context: Context, routes: tuple[Route, ...]) -> Draft:
    """The answer to part of a question as it was read."""
    read = replace(read, original=question.original)
    return next(d for route in routes if (d := route(read, context)) is not None)


def _first(draft: Draft) -> list[tuple[str, str, int, int, str]]:
    numbers = next((s.citations for s in draft.sentences if s.citations), ())
    return [
        (c.document, c.locator, c.start, c.end, c.quote)
        for c in draft.citations.values()
        if c.number in numbers
    ]


def place_of(draft: Draft) -> tuple[str, str] | None:
    """The record that the first sentence cites first."""
    return next(((document, locator) for document, locator, *_ in _first(draft)), None)


def is_new(told: Draft, draft: Draft) -> bool:
    """Whether the first sentence, or some row of a list, cites what no line of the answer cites yet."""
    had = [(c.document, c.start, c.end) for c in draft.citations.values()]
    cited = [(c.document, c.start, c.end) for c in told.citations.values()]
    first = [(document, start, end) for document, _, start, end, _ in _first(told)]
    return any(
        not any(d == document and s < end and start < e for d, s, e in had)
        for document, start, end in (cited if told.rows else first)
    )


def _on(told: Draft, draft: Draft, subject: str) -> bool:
    """Whether it is told of the same record as the rest, or has a name that the first clause asks about."""
    records = {(c.document, c.locator) for c in draft.citations.values()}
    wanted = [folded(n) for n in names(subject) if not _NO_NAME.match(n)]
    return any(
        (document, locator) in records or any(n in folded(quote) for n in wanted)
        for document, locator, _, _, quote in _first(told)
    )
