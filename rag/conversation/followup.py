"""Follow-ups: a question that leans on what was said is read with it, and the reading disclosed.

Either the record talked about is carried over, or the earlier question is put again with another
number, ministry, year, document or topic. A question that stands on its own is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.attributes import subject
from rag.conversation.ellipsis import (
    attribute,
    bare,
    plain,
    set_wordings,
    swap_agency,
    swap_date,
    swap_document,
    swap_place,
    swap_topic,
    year_beside,
)
from rag.conversation.leaning import leans, names_other, says, stands_alone, swaps, together
from rag.conversation.nearby import across, alike, around, below, named_beside, next_item, of_record, relative
from rag.conversation.pointing import POINTING, of_last_two, pointed_at
from rag.conversation.slide_turns import row_wording
from rag.conversation.turns import SHORT, Exchange, Message, conversation, covers, followed, own, turn_words
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.records import Library, Record, Section
from rag.tables.question import parse
from rag.tokens import Tokenizer
from rag.topics.topic_reading import topic_spans

Find = Callable[[Question], Record | None]
"""The one record that answers a question, or None."""


def resolve(
    question: Question, history: Sequence[Message], library: Library, tokenizer: Tokenizer, find: Find
) -> Question:
    """The question as it is meant after ``history``, what was carried over among its interpretations."""
    reader = _Reader(library, tokenizer)
    exchanges = _exchanges(history, reader, find)
    pair = of_last_two(question, exchanges)
    if pair:
        return reader.reworded(question, pair)
    year = year_beside(question, exchanges[-1]) if exchanges else None
    return reader.read(reader.again(question, year) if year else question, exchanges)


def carried(
    question: Question, history: Sequence[Message], library: Library, tokenizer: Tokenizer, find: Find
) -> Question | None:
    """A short question that nothing answers as it stands, asked of what was talked about.

    None where it names something of its own that the record talked about does not have.
    """
    reader = _Reader(library, tokenizer)
    return reader.carried(question, _exchanges(history, reader, find))


def _exchanges(history: Sequence[Message], reader: _Reader, find: Find) -> list[Exchange]:
    """The conversation; where its last exchange names no record, the one that answers its question."""
    exchanges = conversation(history, reader.library, reader.tokenizer, reader.read)
    last = exchanges[-1] if exchanges else None
    if last is not None and last.focus is None and not last.is_set:
        record = find(last.question)
        if record is not None:
            exchanges[-1] = replace(last, asked_of=(record,))
    return exchanges


class _Reader:
    """Reads questions in the light of earlier exchanges. Holds what that needs, no state."""

    def __init__(self, library: Library, tokenizer: Tokenizer) -> None:
        self.library = library
        self.tokenizer = tokenizer
        self._words = turn_words()

    def read(self, question: Question, exchanges: Sequence[Exchange]) -> Question:
        """The question with what it leans on put in; itself where it leans on nothing."""
        if not exchanges or stands_alone(question) or lexicon().outside["greeting"].search(question.text):
            return question
        if says(question, "new_topic"):
            return self.again(question, self._words["new_topic"].sub("", question.shown, count=1))
        base = followed(question, exchanges)
        if base is not exchanges[-1] and (named := self._words["by_name"].match(question.text)):
            question = self.again(question, question.shown[named.end() :])
        returns = says(question, "first", "before", "corrections", "taken_back")
        opened = plain(question, self._words)
        goes_on = returns or opened != question.shown
        if goes_on:
            question = self.again(question, opened)
        for reading in (self._near, self._place, self._row, self._set, self._across, self._slot, self._other):
            meant = reading(question, base)
            if meant is not None:
                return meant
        pointed = pointed_at(question, base, self.library)
        if pointed is not None:
            return self._pointed(question, pointed, base)
        if returns or leans(question, base.focus, goes_on, self.library, self.tokenizer):
            if base.focus is not None and not swaps(question, base.focus):
                return self._carry(question, base.focus, base)
            return self._topic(question, base)
        both = together(question, base.question, self.library, self.tokenizer)
        return self._topic(question, base) if both else question

    def _pointed(self, question: Question, pointed: Record, base: Exchange) -> Question:
        """The question asked of one of several records, what points at it read as its locator."""
        if group := re.match(r"\(\d{1,2}\)(?!の?[①-⑳])", question.text):
            return self.reworded(question, f"{pointed.locator}{question.shown[group.end() :]}")
        if named := POINTING.match(question.text):
            rest = question.shown[named.end() :]
            if isinstance(pointed, Section):  # whose own third item 3つ目 would name
                return self._carry(self.again(question, rest.lstrip("のはがをで")), pointed, base)
            if self._is_set(question):
                return self.reworded(question, f"{pointed.locator}{rest}")
        return self._carry(question, pointed, base)

    def _other(self, question: Question, base: Exchange) -> Question | None:
        """〜のほうは: another thing than the record talked about."""
        if base.focus is None or not names_other(question, base.focus, self.tokenizer):
            return None
        return replace(question, documents=question.documents or base.question.documents)

    def carried(self, question: Question, exchanges: Sequence[Exchange]) -> Question | None:
        """See ``carried``."""
        named = question.measures or question.sections or question.documents or question.agencies
        if not exchanges or named or len(question.text) > SHORT:
            return None
        base, words = followed(question, exchanges), own(question)
        if base.focus is None:
            return self._topic(question, base) if len(words) <= 1 else None
        known = sum(covers(base.focus, (w,)) for w in words)
        return self._carry(question, base.focus, base) if 2 * known >= len(words) else None

    def again(self, question: Question, text: str) -> Question:
        """The question analysed anew from another wording."""
        again = analyse(text.strip(" 、。") or question.shown, self.tokenizer)
        notes = dict.fromkeys((*question.interpretations, *again.interpretations))
        return replace(again, original=question.original, interpretations=tuple(notes))

    def _is_set(self, question: Question) -> bool:
        return parse(question, self.library, self.tokenizer) is not None

    def reworded(self, question: Question, text: str) -> Question:
        """The earlier question put again, the wording disclosed."""
        again = self.again(question, text)
        note = f"前の質問の続きとして「{again.shown}」と読みました"
        return replace(again, interpretations=(*again.interpretations, note))

    def _near(self, question: Question, base: Exchange) -> Question | None:
        """Beside what is talked about: the next number, the same ministry or section, the other of a pair."""
        side = named_beside(question, base, self.library, self.tokenizer)
        if side is not None:
            return self._carry(self.again(question, side[1]), side[0], base)
        text = relative(question, base, lambda text: self._is_set(self.again(question, text)))
        text = text or next_item(question, base, self.library)
        text = text or alike(question, base, self.tokenizer) or around(question, base)
        return self.reworded(question, text) if text else None

    def _place(self, question: Question, base: Exchange) -> Question | None:
        """Another number or section: alone, the earlier question asked of it; 〜と比べて, both."""
        places = (*question.measures, *question.sections)
        both = question.has("compare") and not own(question) and not says(question, "former", "latter")
        if not places and both and len(base.records) in range(2, 5):
            return self.reworded(question, f"{'と'.join(r.locator for r in base.records)}の{question.shown}")
        if not places:
            return None
        if question.has("compare") and len(places) == 1 and base.focus and base.focus.locator not in places:
            ask = "" if says(question, "difference") else attribute(base.question)
            return self.reworded(question, f"{base.focus.locator}と{places[0]}を比べて、{ask or '違いは'}")
        text = swap_place(places, base.question) if bare(question, self.tokenizer) else None
        return self.reworded(question, text) if text else question

    def _row(self, question: Question, base: Exchange) -> Question | None:
        """Another row or column of the progress table, or of the slides' two columns."""
        text = row_wording(question, base)
        return self.reworded(question, text) if text else None

    def _set(self, question: Question, base: Exchange) -> Question | None:
        """A list or count narrowed, counted, or asked for another ministry, year or group of numbers."""
        if not base.is_set or re.match(r"\(\d", question.text):  # (2)は: a place beside the one before
            text = below(question, base) or ""
            return self.reworded(question, text) if self._is_set(analyse(text, self.tokenizer)) else None
        asked_set = parse(question, self.library, self.tokenizer)
        before = parse(base.question, self.library, self.tokenizer)
        counted = asked_set and asked_set.dimension and not asked_set.query.conditions
        if counted and before and before.query.conditions and not question.documents:
            return self.reworded(question, f"{before.query.noun}で、{question.shown}")  # 最も多いのは何番台
        for text in set_wordings(question, base.question, self.tokenizer):
            if self._is_set(analyse(text, self.tokenizer)):
                return self.reworded(question, text)
        return None

    def _across(self, question: Question, base: Exchange) -> Question | None:
        """「他の文書には出てくる」: the topic talked about, sought in the documents."""
        text = across(question, base, self.tokenizer)
        return self.reworded(question, text) if text else None

    def _slot(self, question: Question, base: Exchange) -> Question | None:
        """A mere document, year or ministry: the earlier question with that put in."""
        if not bare(question, self.tokenizer):
            return None
        earlier, text = base.question, None
        if question.documents and not question.agencies:
            text = swap_document(question, earlier, base.focus)
        elif question.dates and not question.agencies:
            text = swap_date(question, earlier)
        elif question.agencies and base.focus is None:
            text = swap_agency(question, earlier)
        if not text:
            return None
        again = self.reworded(question, text)
        of_record = question.dates and base.focus is not None and not again.measures and not again.sections
        return self._carry(again, base.focus, base) if of_record and base.focus else again

    def _carry(self, question: Question, focus: Record, base: Exchange) -> Question:
        """The question asked of the record talked about."""
        note = f"前の話題{subject(focus)}についての質問として読みました"
        each = says(question, "each") and len(base.records) in range(2, 7)
        records = base.records if each else (focus,)
        if text := of_record(question, focus, base, self.tokenizer):
            question = self.again(question, text)
        return replace(
            question,
            measures=tuple(r.locator for r in records if r.document == "kanmin"),
            sections=tuple(r.locator for r in records if r.document != "kanmin"),
            documents=question.documents or tuple(dict.fromkeys(r.document for r in records)),
            interpretations=(*question.interpretations, note),
        )

    def _topic(self, question: Question, base: Exchange) -> Question:
        """No record is talked about, or another topic is named: frame or topic words are carried over."""
        earlier = base.question
        if own(question) and not question.attributes and says(question, "ellipsis"):
            return self.reworded(
                question, swap_topic(question, earlier, topic_spans(earlier, self.tokenizer))
            )
        if not (earlier.terms or earlier.documents):
            return question
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
