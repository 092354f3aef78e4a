"""A question that leans on what was said, read anew: carried to a record, or put again in other words.

What was read differently than it was typed is noted among its interpretations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag.attributes import subject
from rag.conversation.ellipsis import attribute, place_and, swap_topic
from rag.conversation.leaning import says
from rag.conversation.nearby import of_part, of_record
from rag.conversation.turns import Exchange, covers, own, turn_words
from rag.question import PUT_AGAIN, Question, analyse
from rag.records import Library, Record
from rag.tables.question import parse
from rag.text import folded
from rag.tokens import Tokenizer
from rag.topics.topic_reading import topic_spans

Find = Callable[[Question], Record | None]
"""The one record that answers a question, or None."""


def told_of(record: Record, base: Exchange) -> tuple[str, ...]:
    """The sentences that the answer before quoted; of one that names no record, those that have all words of its question."""
    words = () if base.answered_of else own(base.question)
    said = (folded(s.display) for f in record.fields for s in f.sentences) if words else ()
    return base.told or tuple(s for s in said if all(w in s for w in words))


class Rewording:
    """Ways to read a question with what was said before it. Holds what that needs, no state."""

    def __init__(self, library: Library, tokenizer: Tokenizer, find: Find) -> None:
        self.find = find
        self.library = library
        self.tokenizer = tokenizer
        self.words = turn_words()

    def again(self, question: Question, text: str) -> Question:
        """The question analysed anew from another wording."""
        again = analyse(text.strip(" 、。") or question.shown, self.tokenizer)
        notes = dict.fromkeys((*question.interpretations, *again.interpretations))
        return replace(again, original=question.original, interpretations=tuple(notes))

    def without(self, question: Question, turn: str) -> Question:
        """The question without what it opens with."""
        match = self.words[turn].match(question.text)
        return self.again(question, question.shown[match.end() :]) if match else question

    def reworded(self, question: Question, text: str) -> Question:
        """The earlier question put again, the wording disclosed."""
        again = self.again(question, text)
        note = f"{PUT_AGAIN}「{again.shown}」と読みました"
        return replace(again, interpretations=(*again.interpretations, note))

    def is_set(self, question: Question) -> bool:
        """Whether it asks for a set of records."""
        return parse(question, self.library, self.tokenizer) is not None

    def carry(self, question: Question, focus: Record, base: Exchange) -> Question:
        """The question asked of the record talked about."""
        note = f"前の話題{subject(focus)}についての質問として読みました"
        each = says(question, "each") and len(base.records) in range(2, 7)
        records = base.records if each else (focus,)
        words = (*own(question), *(d.text for d in question.dates))
        part = of_part(question, focus, base, self.library, self.tokenizer)
        if text := part or of_record(question, focus, base, self.tokenizer):
            question = self.again(question, text)
        return replace(
            question,
            measures=tuple(r.locator for r in records if r.document == "kanmin"),
            sections=tuple(r.locator for r in records if r.document != "kanmin"),
            documents=question.documents or tuple(dict.fromkeys(r.document for r in records)),
            interpretations=(*question.interpretations, note),
            told=tuple(said for said in told_of(focus, base) if all(t in said for t in words)),
        )

    def in_japanese(self, question: Question, base: Exchange) -> Question:
        """「日本語でお願いします」: the question before, answered in Japanese."""
        again = replace(base.question, original=question.original, english=False)
        named = again.measures or again.sections or base.focus is None
        return again if named or base.focus is None else self.carry(again, base.focus, base)

    def topic(self, question: Question, base: Exchange) -> Question:
        """No record is talked about, or another topic is named: frame or topic words are carried over."""
        earlier = base.question
        if own(question) and not question.attributes and says(question, "ellipsis"):
            if earlier.absent:
                return question  # 担当課まで分かりますか: what no record tells is not asked of the next
            spans = topic_spans(earlier, self.tokenizer)
            swapped = self.reworded(question, swap_topic(question, earlier, spans))
            alone = not attribute(earlier) and self.find(swapped) is None and self.find(question)
            return question if alone else swapped
        if not (earlier.terms or earlier.documents):
            return question
        if base.declined and base.focus is None and not own(question):
            said = f"前の質問「{earlier.shown[:40]}」に当たる記載が対象の文書に見当たらないため、お答えできません。"
            return replace(question, unclear=said)
        note = f"前の質問「{earlier.shown[:40]}」の続きとして読みました"
        return replace(
            question,
            documents=question.documents or earlier.documents,
            agencies=question.agencies or earlier.agencies,
            attributes=question.attributes or earlier.attributes,
            terms=tuple(dict.fromkeys((*earlier.terms, *question.terms))),
            search=" ".join((*earlier.terms, question.search)),
            keywords=f"{earlier.keywords} {question.keywords}".strip(),
            interpretations=(*question.interpretations, note),
        )

    def instead(self, question: Question, base: Exchange) -> Question | None:
        """AではなくBのほう: another record than that of A, and of it what is asked, or was asked before."""
        words, focus = own(question), base.focus
        if focus is None or not words or covers(focus, words) or question.measures or question.sections:
            return None
        other = question if question.attributes else self.topic(question, base)
        if self.find(other) != focus:
            return other
        record = self.find(question)
        if record is None or record == focus:
            return other
        ask = attribute(question) or attribute(base.question) or "内容は"
        return self.reworded(question, place_and(record.locator, ask))
