"""Questions that ask each document, or each of two clauses, for something of its own: answered one by one."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.comparison.sides import rows_named
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import DOCUMENT_IDS, DocumentId
from rag.routes import offices
from rag.routes.cross import say_found
from rag.routes.part_answers import answered
from rag.routes.steps import say_proof
from rag.tables.progress_columns import columns_of
from rag.tables.question import parse
from rag.tables.words import table_words
from rag.text import folded
from rag.topics.part_wording import PRESENCE, TELLS
from rag.topics.parts import Part, names_beside, parts_of
from rag.topics.passages import Findings, find, texts_of
from rag.topics.topic import Topic, matched
from rag.topics.topic_reading import topic_of

_OFFICE = regex(r"[たる](?:府省庁?|省庁?|庁|府)[、。]*$")
_WEIGHED = regex(r"見?比べ|比較|上回|下回|どちら|どっち|差(?:は|が|も|を)|[多少高低良い]い(?:のは|方|ほう)")
ALL = 0.99
"""The share of a topic from which a passage has all of it."""
MOST = 2
"""Sentences of the answer to one clause: the value, and what bears it out."""


def answer(question: Question, context: Context) -> Draft | None:
    """Answer every clause of its document; None where the question is of one piece, or too little is found."""
    if question.has("rank") or _is_of_sets(question, context):
        return None
    parts = parts_of(question, context.tokenizer)
    if any(p.kind != "place" for p in parts) and offices.is_asked(question, context):
        return None  # what one ministry does in each document
    if not parts or any(not _scope(p, parts, context) for p in parts):
        return None
    each_of_its_own = all(p.document for p in parts)
    if not each_of_its_own and (question.measures or question.sections or question.has("group")):
        return None
    draft = context.draft(question)
    if not any(p.document for p in parts):
        return _found_apart(draft, parts, context)
    parts = _in_order(parts, context)
    if not parts:
        return None
    told = [_say(draft, part, _scope(part, parts, context), question, context) for part in parts]
    if not any(told):
        return None
    if _tells(parts[-1]) and _OFFICE.search(parts[-1].question.text) and draft.citations:
        first = next(iter(draft.citations.values()))
        named = (context.library.get(d, first.locator) for d in DOCUMENT_IDS if d == first.document)
        say_proof(draft, tuple(r for r in named if r), ())
    if not all(told):
        draft.status = "partial"
    return draft


def _tells(part: Part) -> bool:
    """Whether a clause only tells by what one document says of it what another is asked about: …と書いてある網."""
    return part.kind != "place" and bool(TELLS.search(part.question.shown))


def _in_order(parts: tuple[Part, ...], context: Context) -> tuple[Part, ...]:
    """What only tells stands behind what is asked, and asks not whether it is written.

    The thing is asked about by the name that the document has for it: ネットワーク → 人工知能研究開発ネットワーク.
    Empty where no document has it.
    """
    telling = next((p for p in parts if _tells(p)), None)
    if telling is None or all(_tells(p) for p in parts):
        return parts
    telling = replace(telling, kind="ask")
    match = TELLS.search(telling.question.shown)
    head = match["head"] if match else ""
    told = answered(telling, _scope(telling, parts, context), context)
    if told is not None and told.status == "corrected":
        return (telling, *(p for p in parts if not _tells(p)))
    if told is None and not context.finder.stands(folded(head)):
        return ()  # no such thing
    text = folded(told.lines[0]) if told and told.lines else ""
    names = re.findall(rf"[一-鿿ァ-ヺーa-z]*{re.escape(folded(head))}", text)
    name = max(names, key=len, default=head)
    others = [p for p in parts if not _tells(p)]
    return (*(_renamed(p, head, name, context) for p in others), telling)


def _renamed(part: Part, head: str, name: str, context: Context) -> Part:
    if part.topic != head or name in (head, folded(head)):
        return part
    return replace(
        part, topic=name, question=analyse(part.question.shown.replace(head, name, 1), context.tokenizer)
    )


def _is_of_sets(question: Question, context: Context) -> bool:
    """Whether sets are counted, or one column of two areas compared: no two clauses that ask for something each."""
    words = table_words()
    if words.find("joints.subtracted", question.text) or words.find("both.weighed", question.text):
        return True  # 別表に残るのは: what is left of one set; 件数が多いのはどちら
    one = len(question.documents) < 2 or _WEIGHED.search(question.text)
    if one and columns_of(question.text) and rows_named(question, context):
        return True
    counted = parse(question, context.library, context.tokenizer)
    return counted is not None and counted.operation in (
        "group",
        "rank",
    )  # ◎が付いた数で並べると、別表の3位は


def _scope(part: Part, parts: tuple[Part, ...], context: Context) -> tuple[DocumentId, ...]:
    """Where a clause is answered: in its document, or in those that the others do not name."""
    named = (part.document,) if part.document else ()
    others = {p.document for p in parts}
    documents = named or tuple(d for d in DOCUMENT_IDS if d not in others)
    return tuple(d for d in documents if not context.documents or d in context.documents)


def _say(
    draft: Draft, part: Part, documents: tuple[DocumentId, ...], question: Question, context: Context
) -> bool:
    """The answer to one clause; whether there is any."""
    if part.kind == "whether":
        return _say_whether(draft, part, documents, question, context)
    if part.kind != "topic":
        told = answered(part, documents, context) or _named_beside(part, documents, question, context)
        if told is not None:
            draft.take(told, MOST)
            if told.status == "corrected" and _tells(part):
                draft.status = "corrected"
            return True
    about = _topic(part.topic, context)
    for text in (part.question.shown, part.topic):
        topic = _topic(text, context)
        found = [_on(about, find(topic, d, {}, context), context) for d in documents] if topic.groups else []
        if any(f.passages for f in found):
            for each in found:
                if _in_other_words(about, each, context):
                    title = context.library.sources[each.document].short_title
                    draft.say(f"{title}に{about.shown}の語はありませんが、関連する記載は次のとおりです。")
                say_found(draft, topic, each, question, context)
            return True
    titles = "、".join(context.library.sources[d].short_title for d in documents)
    if part.topic and PRESENCE.search(part.question.text):
        draft.say(f"「{part.topic}」の記載は{titles}にありません(全文を検索)。")
        return True
    draft.say(f"「{part.question.shown}」に当たる記載は{titles}に見当たりません(全文を検索)。")
    return False


def _say_whether(
    draft: Draft, part: Part, documents: tuple[DocumentId, ...], question: Question, context: Context
) -> bool:
    """Whether each of these documents has what a clause names, and where; that is always an answer."""
    topic = _topic(part.topic, context)
    if not part.topic or not topic.groups:
        return False
    name = matched(part.topic)
    for document in documents:
        title = context.library.sources[document].short_title
        found = find(topic, document, {}, context)
        told = list(zip(found.passages, texts_of(found, context), strict=True))
        having = [e for e, text in told if name in text]
        if having:
            draft.say(f"{title}には「{part.topic}」の記載があります。")
        else:
            draft.say(f"{title}には「{part.topic}」の記載がありません(全文を検索)。")
            having = [e for e, text in told if topic.share(text) >= ALL]
            if having:
                draft.say(f"{title}で、その語を別々に含む記載は次のとおりです。")
        say_found(draft, topic, Findings(document, tuple(having)), question, context)
    return True


def _on(about: Topic, findings: Findings, context: Context) -> Findings:
    """The findings, none where no passage has what the clause is about: 担当府省 alone tells nothing of 半導体."""
    on_it = not about.groups or any(about.has_head(text) for text in texts_of(findings, context))
    return findings if on_it else Findings(findings.document, ())


def _in_other_words(about: Topic, findings: Findings, context: Context) -> bool:
    """Whether the passages of a document have none of the words that name the one thing a clause is about."""
    phrases = [p for g in about.named for p in g]
    texts = texts_of(findings, context)
    return len(phrases) == 1 and bool(texts) and not any(phrases[0].forms[0] in text for text in texts)


def _found_apart(draft: Draft, parts: tuple[Part, ...], context: Context) -> Draft | None:
    """The clauses of a question that names no document, where different documents tell them."""
    found = [answered(part, context.documents, context) for part in parts]
    told = [t for t in found if t is not None and t.citations]
    if len(told) < len(parts) or len({next(iter(t.citations.values())).document for t in told}) < 2:
        return None
    for each in told:
        draft.take(each, MOST)
    return draft


def _named_beside(
    part: Part, documents: tuple[DocumentId, ...], question: Question, context: Context
) -> Draft | None:
    """The answer to a clause that goes on with what another one names (後継機の開発, 富岳の運用開始).

    Only of a record whose own words have that name.
    """
    said = part.question.shown
    said = said[len(part.topic) :].lstrip("のに、") if part.topic and said.startswith(part.topic) else said
    for name in names_beside(part, question, context.tokenizer):
        asked_of = replace(part, question=analyse(f"{name}の{said}", context.tokenizer))
        told = answered(asked_of, documents, context)
        cited = {c.locator for c in told.citations.values()} if told and told.status == "answered" else ()
        first = next((r for d in documents for loc in cited if (r := context.library.get(d, loc))), None)
        if told is not None and first is not None and folded(name) in folded(first.title):
            return told
    return None


def _topic(text: str, context: Context) -> Topic:
    read = analyse(text, context.tokenizer)
    return topic_of(read, context.tokenizer, context.finder.vocabulary, context.finder.stands)
