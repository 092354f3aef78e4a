"""Follow-ups: a question that leans on what was said is read with it, and the reading disclosed.

Either the record talked about is carried over, or the earlier question is put again with another
number, ministry, year, document or topic. A question that stands on its own is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.conversation.ellipsis import (
    PARTICLES,
    aspect,
    attribute,
    bare,
    meant_instead,
    place_and,
    plain,
    put_of_another,
    swap_agency,
    swap_date,
    swap_document,
    swap_place,
    year_beside,
)
from rag.conversation.leaning import (
    among_others,
    leans,
    names_other,
    says,
    side_of,
    stands_alone,
    swaps,
    together,
)
from rag.conversation.nearby import across, alike, around, named_beside, next_item, relative
from rag.conversation.pointing import (
    POINTING,
    of_list,
    of_no_list,
    part_named,
    pointed_at,
    two_of_list,
    with_cells,
)
from rag.conversation.recalled import of_answer, returned, wording
from rag.conversation.rewording import Find
from rag.conversation.set_turns import SetTurns
from rag.conversation.sets import besides_it, same_kpi
from rag.conversation.side_by_side import compared
from rag.conversation.slide_turns import row_wording
from rag.conversation.turns import (
    SHORT,
    Exchange,
    Message,
    conversation,
    covers,
    followed,
    own,
)
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import Library, Record, Section
from rag.tokens import Tokenizer


def resolve(
    question: Question, history: Sequence[Message], library: Library, tokenizer: Tokenizer, find: Find
) -> Question:
    """The question as it is meant after ``history``, what was carried over among its interpretations."""
    reader = _Reader(library, tokenizer, find)
    if meant := meant_instead(question):
        return reader.again(question, meant)
    exchanges = _exchanges(history, reader)
    pair = compared(question, exchanges, reader) or two_of_list(question, exchanges)
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
    reader = _Reader(library, tokenizer, find)
    return reader.carried(question, _exchanges(history, reader))


def _exchanges(history: Sequence[Message], reader: _Reader) -> list[Exchange]:
    """The conversation; where its last exchange names no record, the one that answers its question."""
    exchanges = conversation(history, reader.library, reader.tokenizer, reader.read)
    last = exchanges[-1] if exchanges else None
    if last is not None and last.focus is None and not (last.is_set or last.question.among):
        record = reader.find(last.question)
        if record is not None:
            exchanges[-1] = replace(last, asked_of=(record,))
    return exchanges


class _Reader(SetTurns):
    """Reads questions in the light of earlier exchanges. Holds what that needs, no state."""

    def read(self, question: Question, exchanges: Sequence[Exchange]) -> Question:
        """The question with what it leans on put in; itself where it leans on nothing."""
        if not exchanges or stands_alone(question) or lexicon().outside["greeting"].search(question.text):
            return question
        question = self.without(question, "thanks")
        if says(question, "in_japanese"):
            return self.in_japanese(question, exchanges[-1])
        if says(question, "new_topic"):
            question = self.without(question, "new_topic")
            if own(question) and not says(question, "anaphora"):
                return question
        if text := put_of_another(question, exchanges[-1]):
            return self.reworded(question, text)
        told = of_answer(question, exchanges, self) or returned(question, exchanges, self)
        if told is not None:
            return told
        if text := wording(question, exchanges, self):
            return self.reworded(question, text)
        if listed := of_list(question, exchanges, self.tokenizer):
            return self.carry(self.again(question, listed[1]), listed[0], exchanges[-1])
        if thing := of_no_list(question, exchanges, self.library):
            return replace(question, unclear=f"「{thing}」に当たる一覧は、ここまでの回答にありません。")
        return self.some(question, exchanges) or self._going_on(question, exchanges)

    def _going_on(self, question: Question, exchanges: Sequence[Exchange]) -> Question:
        """The question read with the exchange that it follows."""
        base = self.base(question, exchanges)
        if base is not exchanges[-1]:
            question = self.without(question, "by_name")
        returns = says(question, "first", "before", "corrections", "taken_back")
        denied = says(self.without(question, "corrections"), "taken_back")
        opened = plain(question, self.words)
        goes_on = returns or opened != question.shown
        if goes_on:
            question = self.again(question, opened)
        if denied and (other := self.instead(question, base)):
            return other
        if topic := side_of(question, exchanges, self.library, self.tokenizer):
            return self.reworded(question, topic)
        for reading in (self._near, self._place, self._row, self._set, self._across, self._slot, self._other):
            meant = reading(question, base)
            if meant is not None:
                return meant
        pointed = pointed_at(question, base, self.library)
        if pointed is not None:
            return self._pointed(question, pointed, base)
        if returns or leans(question, base.focus, goes_on, self.library, self.tokenizer):
            focus = base.focus
            if focus is not None and not swaps(question, focus, self.library, self.tokenizer):
                return self.carry(question, with_cells(question, base, focus), base)
            return self.topic(question, base)
        both = together(question, base.question, self.library, self.tokenizer)
        return self.topic(question, base) if both else question

    def _pointed(self, question: Question, pointed: Record, base: Exchange) -> Question:
        """The question asked of one of several records, what points at it read as its locator."""
        if group := re.match(r"\(\d{1,2}\)(?!の?[①-⑳])", question.text):
            return self.reworded(question, f"{pointed.locator}{question.shown[group.end() :]}")
        if named := POINTING.match(question.text):
            rest = question.shown[named.end() :]
            if isinstance(pointed, Section):  # whose own third item 3つ目 would name
                return self.carry(self.again(question, rest.lstrip("のはがをで")), pointed, base)
            if self.is_set(question):
                return self.reworded(question, f"{pointed.locator}{rest}")
        return self.carry(question, pointed, base)

    def _other(self, question: Question, base: Exchange) -> Question | None:
        """〜のほうは: another thing than the record talked about."""
        if base.focus is None:
            return None
        if (beside := among_others(question, self.library, base.focus)) is not None:
            return self.carry(question, beside, base)
        if not names_other(question, base.focus, self.tokenizer):
            return None
        ask = aspect(base)
        if ask and says(question, "ellipsis") and not question.attributes:
            question = self.reworded(question, place_and(PARTICLES.sub("", question.shown), ask))
        return replace(question, documents=question.documents or base.question.documents)

    def carried(self, question: Question, exchanges: Sequence[Exchange]) -> Question | None:
        """See ``carried``."""
        named = question.measures or question.sections or question.documents or question.agencies
        if not exchanges or named or question.put_again or question.unclear or len(question.text) > SHORT:
            return None
        base, words = followed(question, exchanges), own(question)
        if base.focus is None:
            return self.topic(question, base) if len(words) <= 1 else None
        known = sum(covers(base.focus, (w,)) for w in words)
        return self.carry(question, base.focus, base) if 2 * known >= len(words) or len(words) == 1 else None

    def _near(self, question: Question, base: Exchange) -> Question | None:
        """Beside what is talked about: the next number, the same ministry or section, the other of a pair."""
        side = named_beside(question, base, self.library, self.tokenizer)
        if side is not None:
            return self.carry(self.again(question, side[1]), side[0], base)
        text = relative(question, base, lambda text: self.is_set(self.again(question, text)))
        text = text or same_kpi(question, base, self.library)
        text = text or besides_it(question, base, lambda text: self.is_set(self.again(question, text)))
        text = text or part_named(question, base, self.library) or next_item(question, base, self.library)
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
            text = swap_document(question, base)
        elif question.dates and not question.agencies:
            text = swap_date(question, earlier)
        elif question.agencies and base.focus is None:
            text = swap_agency(question, earlier)
        if not text:
            return None
        again = self.reworded(question, text)
        named = again.measures or again.sections or question.documents
        of_record = question.dates and base.focus is not None and not named
        return self.carry(again, base.focus, base) if of_record and base.focus else again
