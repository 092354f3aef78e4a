"""The answering engine: one question in, one answer record out. Routes first, then retrieval."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.answer import Answer
from rag.context import Context
from rag.conversation.followup import carried, resolve
from rag.conversation.several import asked_apart, joined
from rag.conversation.turns import turns_back
from rag.draft import Draft
from rag.evidence.astray import is_astray
from rag.evidence.finder import Evidence, EvidenceFinder
from rag.lazy_regex import compile_all
from rag.question import Question
from rag.reading.asks import asks_of
from rag.reading.core_question import Core, agrees, cores, is_declined, says_something
from rag.reading.reader import Reader
from rag.reading.set_request import without_surroundings
from rag.reading.standing_alone import standing_alone
from rag.records import Library, Record
from rag.retrieval import NarrowedRetriever, Retriever
from rag.routes import outside, recalled
from rag.routing import route
from rag.scope import Scope
from rag.tokens import Tokenizer

MAX_QUESTION = 4000
"""Characters. Longer input is refused: no question to the documents needs more."""

EVERYTHING = Scope()
_KINDS = (
    "オープンデータの目標は？",
    "おーぷんでーたのもくひょうは",
    "オープンデータの取組は100%に達しましたか。",
)
"""A question for a value, one in hiragana and one for はい or いいえ: each needs something of its own."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier message of the conversation; ``role`` is user or assistant."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an answer came about.

    ``question`` is None for input that is refused before it is analysed. ``route`` is the name
    of the route that answered; ``evidence`` what retrieval proposes for the question, best
    first, whether or not that route needed it.
    """

    question: Question | None
    route: str
    evidence: tuple[Evidence, ...]
    answer: Answer


class Engine:
    """Answers questions from the documents alone, without a language model."""

    def __init__(
        self, library: Library, retriever: Retriever, tokenizer: Tokenizer, corpus: str, index: str
    ) -> None:
        self.library = library
        self.tokenizer = tokenizer
        self.corpus = corpus
        self.index = index
        self._retriever = retriever
        self._reader = Reader(library, retriever, tokenizer)
        self._context = lru_cache(maxsize=16)(self._context_of)

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002 - the name it has in the answer record
    ) -> Answer:
        """Answer one question.

        ``scope`` restricts what is searched. Never raises for what a user can type: what cannot
        be answered has the status not_found, out_of_scope or error.
        """
        started = time.perf_counter()
        context = self._context(scope)
        refused = outside.refuse(question, context, MAX_QUESTION)
        if refused is not None:
            return self._finish(refused, id, started)
        _, _, draft = self._answered(question, history, context, scope)
        return self._finish(draft, id, started)

    def explain(self, question: str, history: Sequence[Turn] = (), scope: Scope = EVERYTHING) -> Explanation:
        """Answer one question and show the analysis, the route and the evidence behind the answer."""
        started = time.perf_counter()
        context = self._context(scope)
        refused = outside.refuse(question, context, MAX_QUESTION)
        if refused is not None:
            return Explanation(None, "refuse", (), self._finish(refused, "", started))
        asked, told_by, draft = self._answered(question, history, context, scope)
        answer = self._finish(draft, "", started)
        return Explanation(asked, told_by, tuple(context.finder.find(asked, context.scope(asked))), answer)

    def prepare(self) -> None:
        """Do beforehand, once for all, what questions would wait for one by one (two seconds)."""
        self._context(EVERYTHING).finder.prepare()
        for question in _KINDS:
            self.answer(question)
        compile_all()

    def analyse(self, question: str, history: Sequence[Turn] = ()) -> Question:
        """The analysis of a question, its references to earlier turns resolved."""
        asked = self._reader.read(question)
        if history:
            asked = resolve(asked, history, self.library, self.tokenizer, self._record_of)
        asked = without_surroundings(asked, self.library, self.tokenizer)
        return replace(asked, original=question)

    def _answered(
        self, question: str, history: Sequence[Turn], context: Context, scope: Scope
    ) -> tuple[Question, str, Draft]:
        """How the question was read, the route that answered and what it drafted.

        What nothing answers as it stands is asked of what was talked about.
        """
        if history and (found := self._one_by_one(question, history, context, scope)):
            return found
        asked = self.analyse(question, history)
        if asked.of_answer:
            return self._once_more(asked, history, context, scope)
        alone = None if history else standing_alone(question, self.library, self.tokenizer)
        if found := self._set_alone(alone, question, context, scope):
            return found
        said = "" if history and turns_back(question) else outside.without_instructions(question)
        forms = tuple(cores(said, self.tokenizer, context.finder.stands))
        sure = [c for c in forms if c.sure]
        shorter = {c: self._shorter(c, question, history, context, scope) for c in sure}
        for core, found in shorter.items():
            if found and (found[2].rows or not says_something(core, context)):
                return found
        told_by, draft = self._route(asked, context, scope)
        for core in forms if is_declined(draft) else sure:
            if core not in shorter:
                shorter[core] = self._shorter(core, question, history, context, scope)
            found = shorter[core]
            if found and agrees(found[2], draft, exactly=says_something(core, context)):
                return found
        here = (asked, told_by, draft)
        if history:
            return self._kept(here, history, context, scope)
        return self._in_parts(here, alone, question, context, scope)

    def _in_parts(
        self,
        here: tuple[Question, str, Draft],
        alone: Core | None,
        question: str,
        context: Context,
        scope: Scope,
    ) -> tuple[Question, str, Draft]:
        """An answer to one message, or where it lacks something that to its last clause alone or to its questions."""
        if here[2].status not in ("not_found", "partial"):
            return here
        placed = alone is not None and not alone.sure
        found = self._alone(alone.text, question, context, scope) if alone and placed else None
        return found or self._apart(question, context, scope) or here

    def _set_alone(
        self, alone: Core | None, question: str, context: Context, scope: Scope
    ) -> tuple[Question, str, Draft] | None:
        """The answer to a set that the last clause of a long message asks for, where what leads to it names nothing."""
        if alone is None or not alone.sure or says_something(alone, context):
            return None
        found = self._alone(alone.text, question, context, scope)
        return found if found and found[2].rows is not None else None

    def _alone(
        self, alone: str, question: str, context: Context, scope: Scope
    ) -> tuple[Question, str, Draft] | None:
        """The answer to the last clause of a long message put by itself; None where it has none."""
        asked = replace(self.analyse(alone), original=question)
        told_by, draft = self._route(asked, context, scope)
        return (asked, told_by, draft) if draft.status in ("answered", "corrected") else None

    def _kept(
        self, here: tuple[Question, str, Draft], history: Sequence[Turn], context: Context, scope: Scope
    ) -> tuple[Question, str, Draft]:
        """An answer of a conversation, or the one about what was talked about where nothing or something else was found.

        That the record talked about does not tell it is said of that record, not of what is nearest elsewhere.
        """
        asked, _, draft = here
        lost = is_astray(draft, asked, context)
        if not lost and draft.status != "not_found":
            return here
        carried_on = self._carried(asked, history, context, scope)
        told = carried_on[2].status if carried_on else ""
        if carried_on and (told in ("answered", "corrected") or (told == "not_found" and draft.citations)):
            return carried_on
        if not lost:
            return here
        asked = replace(asked, unclear=f"「{asked.original}」が何についてのお尋ねか、読み取れませんでした。")
        return asked, "recalled", recalled.unclear(asked, context) or draft

    def _once_more(
        self, asked: Question, history: Sequence[Turn], context: Context, scope: Scope
    ) -> tuple[Question, str, Draft]:
        """The last answer as it was given, with what is asked of it: where it stands, whether it still holds."""
        last = max((n for n, turn in enumerate(history) if turn.role == "user"), default=0)
        _, told_by, draft = self._answered(history[last].content, history[:last], context, scope)
        return asked, told_by, recalled.of_answer(draft, asked, context)

    def _carried(
        self, asked: Question, history: Sequence[Turn], context: Context, scope: Scope
    ) -> tuple[Question, str, Draft] | None:
        """The answer to the question as one about what was talked about; None where that has none either."""
        again = carried(asked, history, self.library, self.tokenizer, self._record_of) if history else None
        if again is None:
            return None
        told_by, draft = self._route(replace(again, original=asked.original), context, scope)
        return again, told_by, draft

    def _one_by_one(
        self, question: str, history: Sequence[Turn], context: Context, scope: Scope
    ) -> tuple[Question, str, Draft] | None:
        """The answers to the questions of one message of a conversation that are not all of the same."""
        parts = asked_apart(question, self.analyse, lambda part: self.analyse(part, history))
        if not parts:
            return None
        told = self._in_turn(parts, history, context, scope)
        whole = self.analyse(question, history)
        draft = joined(told, context.draft(whole))
        return (whole, "several", draft) if draft else None

    def _apart(self, question: str, context: Context, scope: Scope) -> tuple[Question, str, Draft] | None:
        """The answers to the questions of one message that has none as a whole; None where one of them has none."""
        told = self._in_turn(asks_of(question), (), context, scope)
        if not told or any(t.status not in ("answered", "corrected") for t in told):
            return None
        whole = self.analyse(question)
        draft = joined(told, context.draft(whole))
        return (whole, "several", draft) if draft else None

    def _in_turn(
        self, parts: Sequence[str], history: Sequence[Turn], context: Context, scope: Scope
    ) -> list[Draft]:
        """The answers to questions that are put one after the other."""
        told: list[Draft] = []
        said = list(history)
        for part in parts:
            _, _, found = self._answered(part, said, context, scope)
            told.append(found)
            said += [Turn("user", part), Turn("assistant", "\n".join(found.lines))]
        return told

    def _shorter(
        self, core: Core, question: str, history: Sequence[Turn], context: Context, scope: Scope
    ) -> tuple[Question, str, Draft] | None:
        """The answer to a shorter form of a question; None where it has no topic or no answer."""
        asked = replace(self.analyse(core.text, history), original=question)
        if not (asked.terms or asked.measures or asked.sections or asked.agencies):
            return None
        told_by, draft = self._route(asked, context, scope)
        return (asked, told_by, draft) if draft.status in ("answered", "corrected") else None

    def _record_of(self, question: Question) -> Record | None:
        """The one record whose text answers a question, for what is asked next."""
        _, draft = self._route(question, self._context(EVERYTHING), EVERYTHING)
        if draft.status not in ("answered", "corrected"):
            return None
        cited = draft.first_records()
        return cited[0] if len(cited) == 1 else None

    def _context_of(self, scope: Scope) -> Context:
        """What routes work with inside a scope; kept for the scopes used last."""
        library, retriever = self.library, self._retriever
        if scope.selects_records:
            library = scope.narrowed(library)
            retriever = NarrowedRetriever(retriever, frozenset(r.locator for r in library.records))
        finder = EvidenceFinder(library, retriever, self.tokenizer)
        return Context(library, self.tokenizer, finder, scope.documents)

    def _route(self, asked: Question, context: Context, scope: Scope) -> tuple[str, Draft]:
        """The first route that does not pass, by the name of its module, and what it drafted."""
        hidden = outside.hidden(asked, context, scope, self.library)
        if hidden is not None:
            return "scope", hidden
        return route(asked, context)

    def _finish(self, draft: Draft, id_: str, started: float) -> Answer:
        answer = draft.build(self.corpus, self.index)
        elapsed = round((time.perf_counter() - started) * 1000, 2)
        return replace(answer, id=id_, timings_ms={"total": elapsed})
