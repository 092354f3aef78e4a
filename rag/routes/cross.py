"""One topic through the documents: what each says about it, and which does not mention it.

Whether a document mentions a topic is decided by reading all of it; retrieval only orders what
was found, and proposes passages where no document has the words.
"""

from __future__ import annotations

from collections.abc import Iterable

from rag.answer import Searched
from rag.attributes import cite_head, ministry_field, subject
from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.quoting import clip, say_support, shown
from rag.reading.asking import is_polar
from rag.reading.segments import whose
from rag.records import DocumentId, Hit, Measure, Record
from rag.routes import offices
from rag.routes.cross_kinds import lacks_kind
from rag.routes.cross_scope import asks_existence, asks_where, is_only, scope
from rag.tables.question import parse
from rag.topics.asked_of import asked_of
from rag.topics.part_wording import ALIKE_WORDED
from rag.topics.passages import (
    PER_DOCUMENT,
    UNQUOTED,
    Findings,
    by_meaning,
    each_named,
    find,
    find_parts,
    texts_of,
)
from rag.topics.topic import Topic, matched, signals
from rag.topics.topic_name import name_of
from rag.topics.topic_reading import topic_of

FURTHER = 5
"""Further measures named by number."""
MORE = 2
"""Sentences quoted beside the first of the measure that is most on the topic."""
ALIKE = 0.856
"""Cosine from which passages are shown as near in meaning where no document has the topic."""
NEAR = 0.855
"""The same for a document that lacks the topic while another has it. Topics foreign to all three
documents reach 0.84 with the bundled model."""
TELLING = 20
"""Characters: shorter passages are near to anything."""
PROPOSED = 250
"""Chunks that retrieval ranks for the topic."""
_WHICH = regex(r"どの|どれ|どちら|どっち|どう|何|which|what|how")


def answer(question: Question, context: Context) -> Draft | None:
    """Follow a topic through the documents named, or through all; None if only one is meant."""
    if not (documents := scope(question, context)):
        return None
    asks_documents = len(question.documents) >= 2 or signals(question, "across")
    if (
        not (asks_documents or asks_existence(question))
        and parse(question, context.library, context.tokenizer) is not None
    ):
        return None  # 他省庁の記載がない施策はどれ: a set of records
    told = None if asks_where(question) else offices.answer(question, context, documents)
    if told is not None:
        return told
    topic = topic_of(question, context.tokenizer, context.finder.vocabulary, context.finder.stands)
    return _follow(topic, documents, question, context) if topic.groups else None


def _follow(topic: Topic, documents: tuple[DocumentId, ...], question: Question, context: Context) -> Draft:
    """What each document says about the topic, and which does not mention it."""
    hits = context.finder.retriever.search(topic.text, PROPOSED)
    ranks = {(h.chunk.document, h.chunk.start): h.score for h in hits}
    wanted = {d: asked_of(question, d, context.tokenizer) for d in documents}
    topic = topic.tightened(_texts(documents, context))
    findings = [find(topic, d, ranks, context, wanted[d]) for d in documents]
    if not any(f.passages for f in findings) and topic.literal:
        topic = topic.loosened()
        findings = [find(topic, d, ranks, context, wanted[d]) for d in documents]
    findings = _on_name(topic, _on_head(topic, findings, context), ranks, context)
    findings = [each_named(topic, f, ranks, context) for f in findings]
    draft = context.draft(question)
    if lacks_kind(draft, topic, findings, question, context):
        return draft
    both = len(question.documents) > 1 and not any(f.passages for f in findings)
    meant = by_meaning(question, documents, context) if both else ()
    if meant:
        findings = list(meant)
        draft.say(
            f"{topic.shown}の語をすべて含む記載はありませんが、質問の内容に当たる記載は次のとおりです。"
        )
        if not all(f.passages for f in findings):
            draft.status = "partial"
    elif any(f.passages for f in findings):
        _say_where(draft, topic, findings, question, context)
    else:
        findings = [find_parts(topic, d, ranks, context) for d in documents] if len(topic.named) > 1 else []
        if not any(_has_head(topic, f, context) for f in findings):
            _nowhere(draft, topic, documents, question, context)
            return draft
        draft.say(
            f"{topic.shown}をともに含む記載はありません(全文を検索)。一部の語を含む記載は次のとおりです。"
        )
        draft.status = "partial"
    for each in findings:
        say_found(draft, topic, each, question, context)
        if not each.passages and each.document in question.documents and ALIKE_WORDED.search(question.text):
            _say_alike(draft, topic, find_parts(topic, each.document, ranks, context), question, context)
        elif not each.passages:
            _say_near(draft, [h for h in hits if h.chunk.document == each.document], NEAR, 1, context)
    return draft


def _texts(documents: tuple[DocumentId, ...], context: Context) -> Iterable[str]:
    """All that the documents say, sentence by sentence, as topics are matched."""
    return (matched(s.display) for d in documents for _, _, s in context.finder.places(d))


def _say_alike(draft: Draft, topic: Topic, found: Findings, question: Question, context: Context) -> None:
    """What a document says with some of the words only, where similar wordings are asked for."""
    if found.passages:
        draft.say(f"{_titles([found.document], context)}で、一部の語を含む記載は次のとおりです。")
        say_found(draft, topic, found, question, context)


def _on_head(topic: Topic, findings: list[Findings], context: Context) -> list[Findings]:
    """The findings, without those that lack the chief phrase of the topic where another document has it."""
    having = [_has_head(topic, f, context) for f in findings]
    if topic.others or not any(having):
        return findings
    return [f if has else Findings(f.document, ()) for f, has in zip(findings, having, strict=True)]


def _on_name(
    topic: Topic, findings: list[Findings], ranks: dict[tuple[DocumentId, int], float], context: Context
) -> list[Findings]:
    """The findings, with what has the name that the topic turns on where they lack it (富岳とその後継)."""
    name = name_of(topic, context.tokenizer)
    if name is None:
        return findings
    return [
        f
        if _has_head(name, f, context)
        else (o if (o := find(name, f.document, ranks, context)).passages else f)
        for f in findings
    ]


def _has_head(topic: Topic, findings: Findings, context: Context) -> bool:
    """Whether some passage has, with its headings, the phrase of the topic that weighs most."""
    return any(topic.has_head(text) for text in texts_of(findings, context))


def _titles(documents: Iterable[DocumentId], context: Context) -> str:
    return "、".join(context.library.sources[d].short_title for d in documents)


def _say_where(
    draft: Draft, topic: Topic, findings: list[Findings], question: Question, context: Context
) -> None:
    """Which documents have the topic and which do not, はい or いいえ first where that is asked."""
    present = [f.document for f in findings if f.passages]
    named = "、".join(
        f"{_titles([f.document], context)}{_without(topic, f, context)}" for f in findings if f.passages
    )
    absent = [f.document for f in findings if not f.passages]
    asked = [f for f in findings if f.passages and f.document in question.documents]
    lacking = any(_without(topic, f, context) for f in asked)
    opening = "" if lacking else _opening(question, present)  # another word for it is no はい
    if question.english:
        draft.say(f"{opening}{topic.shown} is mentioned in {named}.")
        if absent:
            draft.say(f"Not mentioned in {_titles(absent, context)} (記載がありません; full text searched).")
        return
    said = f"{opening}{topic.shown}の記載があるのは{named}です。"
    if absent:
        said += f"{_titles(absent, context)}には記載がありません(全文を検索)。"
    draft.say(said)


def _without(topic: Topic, findings: Findings, context: Context) -> str:
    """Which words of the topic the passages of a document lack: (「災害時」の語はなし)."""
    texts = texts_of(findings, context)
    every = [
        matched(f.display)
        for r in context.library.records
        if r.document == findings.document
        for f in r.fields
    ]
    lacking = dict.fromkeys((*topic.lacking(" ".join(texts)), *topic.reworded(texts, every)))
    return f"(「{'」「'.join(lacking)}」の語はなし)" if lacking else ""


def _opening(question: Question, present: list[DocumentId]) -> str:
    """はい or いいえ to whether the documents named have the topic, or they alone."""
    named = question.documents
    if not named or not (signals(question, "exists") or is_only(question)) or _WHICH.search(question.text):
        return ""
    yes, no = ("Yes. ", "No. ") if question.english else ("はい。", "いいえ。")
    if is_only(question):
        return yes if set(present) == set(named) else no
    if signals(question, "others"):
        return yes if set(present) - set(named) else no
    return yes if set(named) <= set(present) else no


def say_found(draft: Draft, topic: Topic, findings: Findings, question: Question, context: Context) -> None:
    """The passages of one document, what they lack of the topic, and where else it stands."""
    title = context.library.sources[findings.document].short_title
    for evidence in findings.passages[: 1 if question.english else None]:
        numbers = [draft.cite_sentence(evidence.record, evidence.field, evidence.sentence)]
        place = subject(evidence.record)
        if (above := _heading_above(evidence, topic, context)) is not None:
            place = f"{subject(above)}の{evidence.record.locator}"
            numbers.insert(0, cite_head(draft, above))
        told = f"{title} {place}: 「{clip(shown(evidence), question)}」"
        cell = ministry_field(evidence.record) if question.has("ministry", "lead", "joint") else None
        if cell is None:
            draft.say(told, *numbers, prefix="- ")
        else:
            cited = (*numbers, draft.cite_field(evidence.record, cell))
            held = whose(evidence.record, question.terms, context.library)
            draft.say(f"{told}(府省庁: {held})", *cited, prefix="- ")
        if evidence is findings.passages[0] and not question.english:
            _say_more(draft, evidence, question, context)
    if more := findings.further:
        numbers = [draft.cite_sentence(e.record, e.field, e.sentence) for e in more[:FURTHER]]
        listed = "、".join(e.record.locator for e in more[:FURTHER])
        counted = "施策" if isinstance(more[0].record, Measure) else "か所"
        rest = f"など計{len(more)}{counted}" if len(more) > FURTHER else ""
        draft.say(f"{title}ではこのほか{listed}{rest}にも記載があります。", *numbers, prefix="- ")


def _heading_above(evidence: Evidence, topic: Topic, context: Context) -> Record | None:
    """The heading above that alone has the topic, where neither the sentence nor its record's own title does."""
    record = evidence.record
    if topic.has_head(matched(f"{record.title} {evidence.sentence.display}")):
        return None
    while record.parent and (above := context.library.get(record.document, record.parent)) is not None:
        if topic.has_head(matched(above.title)):
            return above
        record = above
    return None


def _say_more(draft: Draft, first: Evidence, question: Question, context: Context) -> None:
    """What else the measure that is most on the topic says of the question, in the order of the source."""
    if not isinstance(first.record, Measure):
        return
    found = context.finder.find(question, records=(first.record,))
    beside = [e for e in found if e.field.name not in UNQUOTED and e.sentence.start != first.sentence.start]
    for evidence in sorted(beside[:MORE], key=lambda e: e.sentence.start):
        say_support(draft, evidence, question)


def _nowhere(
    draft: Draft, topic: Topic, documents: tuple[DocumentId, ...], question: Question, context: Context
) -> None:
    """No document has the words: say so, and show what comes near in meaning, if anything does."""
    hits = context.finder.retriever.search(question.search, 40, documents=documents)
    said = f"{topic.shown}の記載は{_titles(documents, context)}のいずれにもありません(全文を検索)。"
    denies = signals(question, "exists") and question.documents and is_polar(question)
    draft.say(f"いいえ。{said}" if denies else said)
    near = _say_near(draft, hits, ALIKE, PER_DOCUMENT, context) if len(topic.groups) > 1 else 0
    draft.status = "partial" if near else "not_found"
    nearest = tuple(dict.fromkeys(h.chunk.locator for h in hits))[:3]
    draft.searched = Searched(documents, tuple(p.shown for g in topic.groups for p in g), nearest)


def _say_near(draft: Draft, hits: list[Hit], least: float, most: int, context: Context) -> int:
    """Passages near in meaning, said to be no more than that; how many there were."""
    said: set[tuple[str, str]] = set()
    for hit in sorted(hits, key=lambda h: -h.dense):
        chunk = hit.chunk
        record = context.library.get(chunk.document, chunk.locator)
        if hit.dense < least or len(said) == most:
            break
        if (
            record is None
            or chunk.field in UNQUOTED
            or len(chunk.display) < TELLING
            or (chunk.document, chunk.locator) in said
        ):
            continue
        said.add((chunk.document, chunk.locator))
        number = draft.cite(record, chunk.field, chunk.start, chunk.end)
        title = context.library.sources[record.document].short_title
        draft.say(
            f"(意味の近い記載) {title} {subject(record)}: 「{chunk.display.strip()}」", number, prefix="- "
        )
    return len(said)
