"""The passages of a document that treat a topic, found by reading all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rag.answerability.decision import LEAST, log_odds, weighed
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.evidence.fitting import fitting_first
from rag.question import Question
from rag.records import HEADING, ITEM_MINISTRIES, MINISTRIES, NAME, DocumentId, Measure, Slide
from rag.text import is_kanji
from rag.tokens import Tokenizer
from rag.topics.asked_of import Wanted
from rag.topics.topic import Phrase, Topic, found, matched

PER_DOCUMENT = 3
"""Passages quoted from one document."""
ENOUGH = 0.45
"""Share of the topic that a passage with its headings must have to be on the topic."""
WELL = 0.6
"""How fully one phrase at least must stand in it (1: as written)."""
AS_MUCH = 0.8
"""Share of the topic of a passage that another of its measure must have to be quoted in its place."""
LIKELY = -0.6
"""Log odds of answering the question from which a document has what another surely has."""
ANOTHER, BESIDE_WRITTEN = 0.6, 0.8
"""Share of the best passage's coverage that another record's must have; more where the topic stands as written."""
NOTHING = Wanted((), ())
UNQUOTED = frozenset({NAME, HEADING, MINISTRIES, ITEM_MINISTRIES})
"""Fields that name a record: quoted only where nothing else has the topic."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What one document has: the best passages, and the other records that have the topic."""

    document: DocumentId
    passages: tuple[Evidence, ...]
    further: tuple[Evidence, ...] = ()


def texts_of(findings: Findings, context: Context) -> tuple[str, ...]:
    """The passages found with their headings, as topics are matched."""
    return tuple(
        matched(f"{context.finder.heading(e.record)} {e.sentence.display}") for e in findings.passages
    )


def find(
    topic: Topic,
    document: DocumentId,
    ranks: dict[tuple[DocumentId, int], float],
    context: Context,
    wanted: Wanted = NOTHING,
) -> Findings:
    """The passages of one document that have the topic, best first, one a measure.

    ``ranks`` (place → 0..1) order what has as much of it; ``wanted`` is what is asked about it.
    """
    scored = _scored(topic, document, ranks, context)
    if any(e.field.name not in UNQUOTED for e in scored):
        scored = [e for e in scored if e.field.name not in UNQUOTED]
    phrases = [p for g in topic.groups for p in g]
    chosen: list[Evidence] = []
    further: dict[str, Evidence] = {}
    for evidence in sorted(scored, key=lambda e: (-e.score - wanted.asked_for(e), e.sentence.start)):
        if divided(phrases, matched(evidence.sentence.display), context.tokenizer):
            continue
        new = all(e.record.locator != evidence.record.locator for e in chosen)
        same = isinstance(evidence.record, Slide) and evidence.features["own"] >= ENOUGH
        coverage, best = evidence.features["coverage"], _best(chosen)
        least = (BESIDE_WRITTEN if best > 0.99 else ANOTHER) * best
        if len(chosen) < PER_DOCUMENT and (new or same) and coverage >= least:
            chosen.append(evidence)
        elif new and coverage >= 0.95 * best:
            further.setdefault(evidence.record.locator, evidence)
    further = _as_written(topic, chosen, further, context)
    telling = [_telling(e, scored, wanted) for e in chosen]
    told = {e.sentence.start: e for first in telling for e in (first, *_next(first, wanted))}
    return Findings(document, tuple(told.values()), tuple(further.values()))


def _as_written(
    topic: Topic, chosen: list[Evidence], further: dict[str, Evidence], context: Context
) -> dict[str, Evidence]:
    """The further places, without those that only have the words of a compound apart where a passage has it as written."""

    def has(e: Evidence) -> bool:
        return topic.is_written(matched(f"{context.finder.heading(e.record)} {e.sentence.display}"))

    return {at: e for at, e in further.items() if has(e)} if any(map(has, chosen)) else further


def _telling(chosen: Evidence, scored: list[Evidence], wanted: Wanted) -> Evidence:
    """The sentence of a measure that tells most of what is asked, among those as much on the topic."""
    if not isinstance(chosen.record, Measure):
        return chosen
    own, whole = chosen.features["own"], chosen.features["coverage"]
    beside = [
        e
        for e in scored
        if e.record.locator == chosen.record.locator
        and e.features["own"] >= AS_MUCH * own
        and e.features["coverage"] >= AS_MUCH * whole
    ]
    return max(beside, key=lambda e: (round(wanted.telling(e), 6), e.score), default=chosen)


def _next(told: Evidence, wanted: Wanted) -> Iterable[Evidence]:
    """The sentence behind, where it has what is asked for and the one on the topic has not (同ネットワーク…)."""
    if wanted.kinds and not wanted.has(told) and isinstance(told.record, Measure):
        sentences = told.field.sentences
        at = next((i for i, s in enumerate(sentences) if s.start == told.sentence.start), len(sentences))
        behind = (replace(told, sentence=s) for s in sentences[at + 1 : at + 2])
        yield from (e for e in behind if wanted.has(e))


def find_parts(
    topic: Topic, document: DocumentId, ranks: dict[tuple[DocumentId, int], float], context: Context
) -> Findings:
    """The best passage of one document for each part of the topic, where none has enough of it."""
    parts = [find(Topic((group,)), document, ranks, context).passages[:1] for group in topic.named]
    chosen = {e.sentence.start: e for found in parts for e in found}
    return Findings(document, tuple(chosen.values()))


def each_named(
    topic: Topic, findings: Findings, ranks: dict[tuple[DocumentId, int], float], context: Context
) -> Findings:
    """The findings, with a passage for each thing named side by side (AとB) that stands in none of them."""
    beside = [p for g in topic.groups if len(g) > 1 for p in g if not p.generic]
    if not findings.passages or not 1 < len(beside) <= _NAMED:
        return findings
    texts = texts_of(findings, context)
    lacking = [p for p in beside if max(found(p, t) for t in texts) < WELL]
    more = {
        e.sentence.start: e
        for p in lacking
        for e in find(Topic(((p,),)), findings.document, ranks, context).passages[:1]
    }
    return replace(findings, passages=(*findings.passages, *more.values())) if more else findings


_NAMED = 3
"""Things named side by side that are each looked for."""


def by_meaning(
    question: Question, documents: tuple[DocumentId, ...], context: Context
) -> tuple[Findings, ...]:
    """What answers the question in each document in other words than its own.

    Empty unless two documents have it. One that surely has speaks for the other.
    """
    candidates = {
        d: [e for e in context.finder.find(question, (d,)) if e.field.name not in UNQUOTED] for d in documents
    }
    odds = {d: log_odds(weighed(question, found, context)) for d, found in candidates.items() if found}
    if not any(o >= LEAST for o in odds.values()):
        return ()
    findings = tuple(
        Findings(
            d, tuple(fitting_first(question, candidates[d])[:1]) if odds.get(d, LEAST - 1) >= LIKELY else ()
        )
        for d in documents
    )
    return findings if sum(bool(f.passages) for f in findings) > 1 else ()


def _scored(
    topic: Topic,
    document: DocumentId,
    ranks: dict[tuple[DocumentId, int], float],
    context: Context,
) -> list[Evidence]:
    """Every sentence of the document that has enough of the topic, with its headings."""
    scored: list[Evidence] = []
    headings: dict[str, str] = {}
    keys = topic.keys
    for record, cell, sentence in context.finder.places(document):
        if isinstance(record, Slide) and record.kind in {"row", "table"}:
            continue
        text = matched(sentence.display)
        heading = headings.get(record.locator)
        if heading is None:
            heading = headings[record.locator] = matched(context.finder.heading(record))
        if not any(key in text or key in heading for key in keys):
            continue
        both = f"{heading} {text}"
        whole = topic.share(both)
        if whole < ENOUGH or topic.best(both) < WELL:
            continue
        own = topic.share(text)
        rank = ranks.get((document, sentence.start), 0.0)
        score = whole + 0.6 * own + 0.4 * rank
        scored.append(Evidence(record, cell, sentence, score, {"coverage": whole, "own": own}))
    return scored


def _best(chosen: Iterable[Evidence]) -> float:
    return max((e.features["coverage"] for e in chosen), default=0.0)


def divided(phrases: Iterable[Phrase], text: str, tokenizer: Tokenizer) -> bool:
    """Whether every place of a kanji phrase runs over a word boundary (防災 in 消防災害)."""
    for phrase in phrases:
        form = phrase.forms[0]
        at = text.find(form)
        if at <= 0 or not all(map(is_kanji, form)) or not is_kanji(text[at - 1]) or len(phrase.parts) > 1:
            continue
        starts = {w.start for w in tokenizer.words(text)}
        places = list(re.finditer(re.escape(form), text))
        if all(m.start() not in starts and any(m.start() < s < m.end() for s in starts) for m in places):
            return True
    return False
