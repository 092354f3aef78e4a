"""One topic through the documents: what each says about it, and which does not mention it."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.attributes import subject
from rag.context import Context
from rag.draft import Draft
from rag.evidence import Evidence
from rag.question import Question
from rag.quoting import clip, shown
from rag.records import DOCUMENT_IDS, DocumentId

_ACROSS = re.compile(
    r"(?:3|三|2|二|両|各|全|複数の?|どの|それぞれの|すべての|ほかの|他の)つ?の?(?:文書|資料|計画|戦略)|文書横断|横断|資料(?:は|って)どれ|(?:文書|資料)を(?:またい|通し|挙げ)|書かれている(?:文書|資料)|触れている(?:文書|資料|のは、?どの)|across (?:the )?(?:three |all )?documents|(?:which|all|three) documents|each document"
)
_COMMON = frozenset(
    "文書 資料 記述 扱い 扱う 整理 横断 箇所 一言 触れる 言及 書きぶり 拾う 両方 双方 部分 取り上げる 話 テーマ 話題 側 方 比べる 並べる 対比 ずつ まとめる 書き方 位置付け 位置づけ 取り扱い ai 推進 影響 中心 面 観点 分野 つ 3 2 三 二".split()
)
PER_DOCUMENT = 2
"""Passages quoted from one document."""
ENOUGH = 0.5
"""Share of the topic's words that a passage with its headings must have to be on the topic."""


def answer(question: Question, context: Context) -> Draft | None:
    """Follow a topic through the documents named, or through all; None if only one is meant."""
    across = bool(_ACROSS.search(question.text))
    if not (across or len(question.documents) >= 2) or question.measures or question.sections:
        return None
    terms = tuple(t for t in question.terms if t not in _COMMON) or question.terms
    if not terms:
        return None
    topic = replace(question, terms=terms, documents=(), intents=frozenset(), attributes=frozenset())
    named = question.documents if len(question.documents) >= 2 else context.documents or DOCUMENT_IDS
    draft = context.draft(question)
    said: list[tuple[DocumentId, list[Evidence]]] = [(d, on_topic(topic, d, context)) for d in named]
    if not any(found for _, found in said):
        return None
    titles = {d: context.library.sources[d].short_title for d in named}
    present = [titles[d] for d, found in said if found]
    absent = [titles[d] for d, found in said if not found]
    head = f"記載があるのは{'、'.join(present)}です"
    head += f"。{'、'.join(absent)}には記載がありません(全文を検索)。" if absent else "。"
    draft.say(head)
    for document, found in said:
        for evidence in found:
            number = draft.cite_sentence(evidence.record, evidence.field, evidence.sentence)
            text = clip(shown(evidence), topic)
            draft.say(f"{titles[document]} {subject(evidence.record)}: 「{text}」", number, prefix="- ")
    if absent:
        draft.status = "partial" if not present else "answered"
    return draft


def on_topic(topic: Question, document: DocumentId, context: Context) -> list[Evidence]:
    """The best passages of one document that treat the topic, from different records."""
    found = context.finder.find(topic, (document,), k=40)
    chosen: list[Evidence] = []
    for evidence in found:
        if evidence.features["coverage"] < ENOUGH:
            continue
        if evidence.field.name in {"施策名", "府省庁名", "府省庁", "見出し"}:
            continue
        if all(e.record.locator != evidence.record.locator for e in chosen):
            chosen.append(evidence)
        if len(chosen) == PER_DOCUMENT:
            break
    return chosen
