"""A ministry through the documents: which measures and items of each it leads or takes part in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import DocumentId, Measure, Ministry, Record, Section
from rag.text import folded
from rag.topics.topic import topic_words
from rag.topics.topic_reading import topic_spans

MOST = 6
"""Measures or items of one document told by their names; of more the leading ones come first."""
_ALL = regex(
    r"(?:ai|データ|デジタル|ict)(?:・|や|と)(?:ai|データ|デジタル|ict)(?=の?(?:取組|取り組み|施策|事業|仕事))"
)
"""What all of the documents are about is no topic of its own: AI・データの取組."""
_NUMBERS = regex(r"(?<!\d)(\d{1,2})番台")


def answer(question: Question, context: Context, documents: Sequence[DocumentId]) -> Draft | None:
    """What the one ministry named has to do in each document; None where something else is the topic."""
    names = _named(question)
    if len(documents) < 2 or not is_asked(question, context):
        return None
    office = next(m.label for m in question.agencies if not m.group)
    found = {d: _of(question, d, names[0], office, context) for d in documents}
    if not any(found.values()):
        return None
    draft = context.draft(question)
    for document in documents:
        _say(draft, document, office, found[document], context)
    return draft


def is_asked(question: Question, context: Context) -> bool:
    """Whether one ministry is the topic, and its part in what the documents have."""
    return len(_named(question)) == 1 and not _other_topic(question, context)


def _named(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in question.agencies if not m.group))


def _other_topic(question: Question, context: Context) -> bool:
    """Whether the question names a topic besides: words not of the ministry's name, nor of its having a part."""
    if question.english:
        known = context.finder.vocabulary.knows
        return any(known(t) and t not in topic_words().frame for t in question.terms)
    idle = topic_words().signals["part"]
    common = _ALL.search(question.text)
    for start, end in topic_spans(question, context.tokenizer):
        text = question.text[start:end]
        if common and common.start() <= start and end <= common.end():
            continue
        inside = any(m.start < end and start < m.end for m in question.agencies)
        named = any(_stem(text) in folded(m.name) for m in question.agencies)
        if not (inside or named or idle.fullmatch(text) or _NUMBERS.match(question.text[start:])):
            return True
    return False


def _stem(text: str) -> str:
    return re.sub(r"(?:関係|関連|分野|まわり)$", "", text) or text


def _of(question: Question, document: DocumentId, name: str, office: str, context: Context) -> list[Record]:
    """The records of a document that name the ministry, or its office, those it leads first."""
    numbers = tuple(f"{int(n):02}-" for n in _NUMBERS.findall(question.text))

    def has(mentions: Sequence[Ministry]) -> bool:
        return any(m.name == name and (office == name or m.label == office) for m in mentions)

    records = [
        r
        for r in context.library.records
        if r.document == document and isinstance(r, Measure | Section) and has(r.ministries)
    ]
    narrowed = [r for r in records if not isinstance(r, Measure) or r.locator.startswith(numbers)]
    return sorted(narrowed if numbers else records, key=lambda r: not has(r.leads))


def _say(draft: Draft, document: DocumentId, office: str, records: list[Record], context: Context) -> None:
    """How many there are, then each with the ministry's part in it."""
    title = context.library.sources[document].short_title
    if not records:
        draft.say(f"{title}には、{office}を府省庁に挙げる記載がありません(全体を検索)。")
        return
    cited = [draft.cite_field(r, f) for r in records[:MOST] if (f := say.ministry_field(r)) is not None]
    kind = "施策" if isinstance(records[0], Measure) else "取組"
    rest = f"(主担当のものから{MOST}件を示します)" if len(records) > MOST else ""
    draft.say(f"{title}で{office}が担うか関わる{kind}は{len(records)}件です{rest}。", *cited)
    for record in records[:MOST]:
        number = say.cite_head(draft, record)
        part = say.roles(record)
        draft.say(f"{say.subject(record)}(府省庁: {part})", number, prefix="- ")
