"""Measures of the annex and items of the outline under the same conditions: counted, and added up."""

from __future__ import annotations

from rag.answer import Rows
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.records import DocumentId, Record
from rag.tables.answer import as_joint, rule_of, say_locators, say_row
from rag.tables.question import SetQuestion, parse
from rag.tables.table import select, universe
from rag.tables.words import table_words
from rag.topics.part_clauses import clauses_of

_OPENINGS: dict[DocumentId, tuple[str, str]] = {
    "kanmin": ("別表で、", "施策"),
    "kihon": ("骨子案で、", "取組"),
}
_ROOM = 20
"""Rows shown with their names; more are listed by number alone."""


def answer(question: Question, context: Context) -> Draft | None:
    """How many records of both documents meet what is said, or None for any other question."""
    alluded = not question.documents and table_words().find("both.alluded", question.text)
    named = set(question.documents) == set(_OPENINGS)
    if not (named or alluded) or question.measures or question.english:
        return None
    if context.documents and not set(_OPENINGS) <= set(context.documents):
        return None
    weighed = table_words().find("both.weighed", question.text)
    said = _each(question) if weighed else dict.fromkeys(_OPENINGS, _without_documents(question))
    said = said or dict.fromkeys(_OPENINGS, _without_documents(question))
    read = [_read(text, document, context) for document, text in said.items() if text]
    asked = [a for a in read if a is not None]
    if len(asked) != 2 or asked[0].query.universe == asked[1].query.universe:
        return None
    if not all(_complete(a, question) for a in asked):
        return None
    found = [select(context.library, a.query) for a in asked]
    if not any(found):
        return None
    draft = context.draft(question)
    for note in dict.fromkeys(n for a in asked for n in a.notes):
        draft.note(note)
    _say(draft, asked, found, question, context)
    return draft


def _without_documents(question: Question) -> str:
    """The question without the names of the two documents and what joins them; empty where they stand apart."""
    spans = [m.span() for d in _OPENINGS for m in lexicon().documents[d].finditer(question.text)]
    if not spans and (alluded := table_words().find("both.alluded", question.text)):
        spans = [alluded.span()]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    words = table_words()
    between = question.text[start:end] if len(spans) > 1 else ""
    for pattern in (lexicon().documents[d] for d in _OPENINGS):
        between = pattern.sub("", between)
    if between and not words["both.joint"].fullmatch(between):
        return ""
    ending = words["both.ending"].match(question.text[end:])
    rest = question.shown[:start] + question.shown[end + (ending.end() if ending else 0) :]
    return words["both.compared"].sub("は何件", words["both.summed"].sub("", rest))


def _each(question: Question) -> dict[DocumentId, str]:
    """What is counted of each document (別表の02番台と骨子案の第3章第1節、件数が多いのは); empty where it is said of both."""
    lead, clauses = clauses_of(question.shown)
    said = {c.document: _WEIGHING.sub("", c.said) for c in clauses if c.document}
    if lead or set(said) != set(_OPENINGS) or not all(said.values()):
        return {}
    return {
        d: f"{said[d]}{'' if _NOUN.search(said[d]) else 'の' + noun}は何件"
        for d, (_, noun) in _OPENINGS.items()
    }


_WEIGHING = regex(r"(?:では|で|は|、|の)*(?:件数|施策数|取組数|数|どちら|どっち|どれ).*$|[と、]+$")
_NOUN = regex(r"(?:施策|取り?組み?|項目|もの)$")


def _read(rest: str, document: DocumentId, context: Context) -> SetQuestion | None:
    """The question as it is put of one document alone."""
    opening, noun = _OPENINGS[document]
    said = analyse(opening + table_words()["both.nouns"].sub(noun, rest), context.tokenizer)
    return parse(said, context.library, context.tokenizer)


def _complete(asked: SetQuestion, question: Question) -> bool:
    """Whether a count, or all records of some ministries, are asked for: what a text says is for another route."""
    kinds = {c.kind.removeprefix("not ") for c in asked.query.conditions}
    if not kinds or asked.dimension:
        return False
    every = kinds <= {"ministry", "ministries"} and table_words().find("both.every", question.text)
    return asked.operation == "count" or bool(asked.operation == "list" and every)


def _say(
    draft: Draft,
    asked: list[SetQuestion],
    found: list[tuple[Record, ...]],
    question: Question,
    context: Context,
) -> None:
    queries = [a.query for a in asked]
    counts = [len(records) for records in found]
    total = sum(counts)
    first, other = (q.noun.removesuffix(q.kind.noun) for q in queries)
    if first == other:  # 担当 may be said of items that no ministry leads
        each = "、".join(f"{q.kind.scope}で{n}件" for q, n in zip(queries, counts, strict=True))
        said = f"{first}ものは、{each}"
    else:
        said = "、".join(f"{q.noun}は{n}件" for q, n in zip(queries, counts, strict=True))
    scopes = "と".join(f"{q.kind.scope}全{len(universe(context.library, q.universe))}件" for q in queries)
    opening = ""
    if any(table_words().find(f"both.{name}", question.text) for name in ("compared", "weighed")):
        less = "少な" in question.text
        end = queries[counts.index(min(counts) if less else max(counts))].kind.scope
        opening = "同数です。" if counts[0] == counts[1] else f"{'少ない' if less else '多い'}のは{end}です。"
    draft.say(f"{opening}{said}、合わせて{total}件です({scopes}を照合)。")
    if said := "".join((rule_of(queries[0]), *_joint(asked, context))):
        draft.say(said)
    for query, records in zip(queries, found, strict=True):
        if total > _ROOM:
            say_locators(draft, records, query.conditions)
            continue
        for record in records:
            say_row(draft, record, query.conditions)
    ids = tuple(r.locator for records in found for r in records)
    draft.rows = Rows("、".join(q.words(context.library) for q in queries), total, ids)


def _joint(asked: list[SetQuestion], context: Context) -> list[str]:
    """What else there is of one ministry, where no part of it was said."""
    told = [
        (a.query.kind, (joint[0], len(select(context.library, joint[1]))))
        for a in asked
        if (joint := as_joint(a, context))
    ]
    if not told:
        return []
    counts = "、".join(f"{kind.scope}で{count}件" for kind, (_, count) in told)
    return [f"このほか、{told[0][1][0]}が連携(◎なし)のものが{counts}あります。"]
