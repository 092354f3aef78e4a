"""Questions that one Japanese message asks one after the other: what the answer leaves open is answered in turn.

The next one is read as one that goes on in a conversation: その省, そこ and what is left unsaid are those of
the answer before it. What finds nothing is said to, so that no question is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asks import MOST
from rag.routes.asks_later import (
    TOLD_THERE,
    Said,
    as_meant,
    asks_for,
    by_name,
    is_of_another,
    parts_of,
)
from rag.routes.in_turn import Route, asked_as, is_new, place_of
from rag.text import folded

_WHOLE = 5
"""Lines above which a record is told as a whole: that answers no further question."""
_LONG = 400
"""Characters of an answer to several questions."""
_TELLS = ("answered", "corrected")
_VERDICTS = ("はい", "いいえ")
_EACH = regex(
    r"(?:[。?]|[かはも]、)\s*(?:あと|また|それと)?、?(?:それぞれ|両方|各々|両者)の(?P<ask>[^。?]{2,30})[。?]*$"
)
_TOPIC = regex(r"^[^、。?の]+(?=の)")
"""What the first asks of: スマート農業 in スマート農業の主担当は."""
_IF_SO = regex(
    r"(?!まだ|そうでな|違)[^、。?]{1,16}(?:ば|なら|たら|(?:ている|た|る)(?:場合|のなら))(?:は)?、?"
)
"""Asked only if what stands before it is so, and of the same: 改定済みならいつですか."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The answer to a later question, and whether that leans on the one before it."""

    draft: Draft
    leans: bool


def complete(draft: Draft, question: Question, context: Context, routes: tuple[Route, ...]) -> Draft:
    """The answer with what the questions behind the first ask, each read with the answers before it.

    Where the answer to the whole is one to a later question alone, or none, the first is told before it.
    """
    if each := _EACH.search(question.shown):
        _take_each(each["ask"], draft, question, context, routes)
    parts = parts_of(question, context)
    first = asked_as(analyse(parts[0], context.tokenizer), question, context, routes) if parts else None
    if first is None or first.status not in _TELLS or draft.status not in (*_TELLS, "not_found"):
        return draft
    judged = _opens(first, _VERDICTS) and not _opens(draft, _VERDICTS)
    if judged and draft.rows is None and place_of(first) == place_of(draft):
        draft = _behind(first, draft)
    later = _later(parts, first, draft, question, context, routes)
    draft, agreed = _with_first(first, draft, later, context.draft(question))
    for told in later:
        _tell(told, draft, agreed)
    return _brief(draft, question, context) if later else draft


def _with_first(first: Draft, draft: Draft, later: list[_Told], empty: Draft) -> tuple[Draft, bool]:
    """The answer with that to the first question in front, and whether both are of one place."""
    agreed = place_of(draft) == place_of(first)
    places = [place_of(t.draft) for t in later if t.draft.rows is None]
    declined = bool(later) and draft.status == "not_found"
    if declined or (not agreed and draft.rows is None and place_of(draft) in places):
        empty.join(first)
        return empty, True
    if later and agreed and draft.rows is first.rows is None and is_new(first, draft):
        draft.take(first, 1)
    return draft, agreed


def _tell(told: _Told, draft: Draft, agreed: bool) -> None:
    """Go on with the answer to a later question: a verdict, or what the answer does not tell yet."""
    verdict = _opens(told.draft, _VERDICTS) and not _opens(draft, _VERDICTS)
    if not (is_new(told.draft, draft) or verdict) or (told.leans and not agreed):
        return
    if told.draft.status in _TELLS:
        if verdict:
            _unsay(told.draft, draft)
        draft.join(told.draft)
    elif told.leans:
        draft.status = "partial"
        draft.take(told.draft, 1)


def _brief(draft: Draft, question: Question, context: Context) -> Draft:
    """Several answers without what only bears them out, where they are too long together."""
    announced = any(line.rstrip("0123456789[]").endswith("次のとおりです。") for line in draft.lines)
    if draft.rows is not None or announced or sum(map(len, draft.lines)) <= _LONG:
        return draft
    brief = context.draft(question)
    brief.status = draft.status
    numbers = {c.number: c for c in draft.citations.values()}
    for sentence, line in zip(draft.sentences, draft.lines, strict=False):
        if not line.startswith("- "):
            brief.say(sentence.text, *(brief.cite_again(numbers[n]) for n in sentence.citations))
    for note in draft.interpretations:
        brief.note(note)
    return brief


def _unsay(told: Draft, draft: Draft) -> None:
    """Leave out the line behind the first that says without はい or いいえ what is to be told with it."""
    said = told.sentences[0].text
    bare = next((said.removeprefix(f"{v}。") for v in _VERDICTS if said.startswith(v)), said)
    kept = [n for n, s in enumerate(draft.sentences) if n == 0 or s.text != bare]
    draft.sentences, draft.lines = [draft.sentences[n] for n in kept], [draft.lines[n] for n in kept]


def _opens(draft: Draft, words: tuple[str, ...]) -> bool:
    return bool(draft.lines) and draft.lines[0].startswith(words)


def _behind(first: Draft, draft: Draft) -> Draft:
    """The verdict with what the answer to the whole message cites besides, or that it has no answer to the rest."""
    if draft.status == "not_found":
        first.take(draft, 1)
        first.status = "partial"
        return first
    new = {c.number for key, c in draft.citations.items() if key not in first.citations}
    kept = [n for n, s in enumerate(draft.sentences) if not new.isdisjoint(s.citations)]
    draft.sentences, draft.lines = [draft.sentences[n] for n in kept], [draft.lines[n] for n in kept]
    first.join(draft)
    return first


def _take_each(
    ask: str, draft: Draft, question: Question, context: Context, routes: tuple[Route, ...]
) -> None:
    """What is asked of each of the two or three measures told of: それぞれの効果KPIも."""
    cited = {c.locator for c in draft.citations.values() if c.document == "kanmin"}
    records = [r for r in context.library.records if r.document == "kanmin" and r.locator in cited]
    if draft.status not in _TELLS or draft.rows is not None or not 2 <= len(records) <= MOST:
        return
    for record in records:
        told = asked_as(analyse(f"{record.locator}の{ask}", context.tokenizer), question, context, routes)
        if told.status in _TELLS and is_new(told, draft):
            draft.take(told, 1)


def _is_of(topic: str, told: Draft, context: Context) -> bool:
    """Whether something is told of a record that has every word of the topic."""
    record = next(iter(told.first_records()), None) if told.status in _TELLS else None
    if record is None:
        return False
    text = folded("".join((record.title, *(cell.display for cell in record.fields))))
    words = [w for w in analyse(topic, context.tokenizer).terms if len(w) > 1]
    return bool(words) and all(w in text for w in words)


def _later(
    parts: tuple[str, ...],
    first: Draft,
    draft: Draft,
    question: Question,
    context: Context,
    routes: tuple[Route, ...],
) -> list[_Told]:
    """The answers to the questions behind the first that ask for something of their own."""
    said = [Said("user", parts[0]), Said("assistant", "\n".join(first.lines))]
    later: list[_Told] = []
    for part in parts[1:]:
        if not asks_for(part, draft, context):
            continue
        meant = as_meant(part, said, first, context)
        told = asked_as(meant, question, context, routes)
        if told.status not in _TELLS and (named := by_name(part, parts[0])):
            # of what the first asks about, not of the place that told it: その先導導入
            again = asked_as(analyse(named, context.tokenizer), question, context, routes)
            told = again if again.status in _TELLS else told
        if meant.documents and TOLD_THERE.search(part) and (topic := _TOPIC.match(parts[0])):
            there = analyse(f"{topic.group()}は、{part}", context.tokenizer)
            tried = (asked_as(there, question, context, routes), told)
            of_it = [t for t in tried if _is_of(topic.group(), t, context)]
            if not of_it:
                continue
            told = of_it[0]
        if told.rows is None and len(told.lines) > _WHOLE:
            continue
        if told.status not in _TELLS and is_of_another(part):
            continue  # what is named may be no other thing at all
        if _IF_SO.match(part) and (_opens(first, _VERDICTS[1:]) or place_of(told) != place_of(first)):
            continue
        leans = meant.interpretations != analyse(part, context.tokenizer).interpretations
        later.append(_Told(told, leans))
        if told.status in _TELLS:
            said += [Said("user", meant.shown), Said("assistant", "\n".join(told.lines))]
    return later
