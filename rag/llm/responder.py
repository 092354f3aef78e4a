"""A language model behind the engine: the engine decides and finds, the model writes, the verifier reads first.

The engine's own answer comes before the model is asked. It decides whether the documents
answer at all; tables, counts, corrections and looked-up values are its own, and the model may
only add a remark to them. Whatever goes wrong with the model, that answer is what remains.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from rag.answer import Answer
from rag.engine import EVERYTHING, Engine, Explanation, Turn
from rag.errors import ModelError
from rag.llm.account import Work, account
from rag.llm.condensing import condense
from rag.llm.growing import Growing
from rag.llm.messages import ChatModel, Deadline
from rag.llm.packing import Item, pack, tokens
from rag.llm.parsing import Parser, Written
from rag.llm.profiles import Profile
from rag.llm.prompt import NOTHING, question_messages
from rag.llm.verifying import Verifier
from rag.reading.asked import FIELDS, asked
from rag.scope import Scope

MOST_SENTENCES = 12
"""Sentences of a model that are shown; one that goes on is stopped."""

REMARKS = 2
"""Sentences beside a computed answer."""

_COMPUTED_ROUTES = frozenset({"table", "slides", "same_field", "scope", "outside"})
_COMPUTED_ATTRIBUTES = frozenset({*FIELDS, "date", "number"})
_DECLINED = frozenset({"not_found", "out_of_scope", "error"})


class ModelResponder:
    """Answers with a language model, verified; implements ``rag.responder.Responder``.

    ``only`` raises what goes wrong with the model instead of falling back on the engine's answer.
    ``verifier`` makes what holds sentences against passages, and whether it may quote instead.
    """

    def __init__(
        self,
        engine: Engine,
        model: ChatModel,
        profile: Profile,
        verifier: Callable[[Sequence[Item], bool], Verifier],
        only: bool = False,
    ) -> None:
        self._engine = engine
        self._model = model
        self._profile = profile
        self._verifier = verifier
        self._only = only

    @property
    def mode(self) -> str:
        """``llm:`` and the model's name."""
        return f"llm:{self._model.name}"

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002
    ) -> Answer:
        """The finished answer.

        Raises:
            ModelError: something is wrong with the model, and it alone was asked for.
        """
        *_, last = self.stream(question, history, scope, id)
        return last

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002
    ) -> Iterator[Answer]:
        """The answer as it grows: a sentence appears when it has passed.

        Raises:
            ModelError: as ``answer``.
        """
        started = time.perf_counter()
        failure = self._unprepared()
        deadline = Deadline(self._profile.timeout)
        condensed = ""
        if history and not failure:
            try:
                condensed = condense(question, history, self._model, self._engine.tokenizer, deadline) or ""
            except ModelError as error:
                failure = self._failed(error)
        explanation = self._explain(question, condensed, history, scope, id)
        answer = explanation.answer
        if answer.status in _DECLINED:
            yield self._unasked(answer)
            return
        computed = is_computed(explanation)
        items = self._pack(explanation)
        messages = question_messages(
            condensed or question,
            items,
            self._engine.library,
            computed=answer.text[:1500] if computed else "",
            structured=self._profile.structured,
        )
        work = Work(explanation, items, messages, started, condensed, failure=failure)
        yield from self._grow(work, computed, deadline)

    def _unprepared(self) -> str:
        try:
            self._model.prepare()
        except ModelError as error:
            return self._failed(error)
        return ""

    def _failed(self, error: ModelError) -> str:
        if self._only:
            raise error
        return error.message

    def _explain(
        self, question: str, condensed: str, history: Sequence[Turn], scope: Scope, id_: str
    ) -> Explanation:
        if not condensed:
            explanation = self._engine.explain(question, history, scope)
            return replace(explanation, answer=replace(explanation.answer, id=id_))
        explanation = self._engine.explain(condensed, (), scope)
        answer = replace(explanation.answer, id=id_, question=question)
        if condensed != question:
            note = f"『{question[:40]}』→『{condensed[:120]}』（会話の流れから）"
            answer = replace(answer, interpretations=(note, *answer.interpretations))
        return replace(explanation, answer=answer)

    def _pack(self, explanation: Explanation) -> tuple[Item, ...]:
        profile = self._profile
        rest = (
            profile.context_window - profile.max_tokens - _PROMPT_TOKENS - tokens(explanation.answer.question)
        )
        budget = rest if profile.whole_section else min(profile.evidence_tokens, rest)
        return pack(
            explanation.answer, explanation.evidence, self._engine.library, budget, profile.whole_section
        )

    def _unasked(self, answer: Answer) -> Answer:
        """A declined question: the evidence test comes before the model."""
        llm = {"model": self._model.name, "asked": False}
        return replace(answer, checks={**answer.checks, "llm": llm})

    def _grow(self, work: Work, computed: bool, deadline: Deadline) -> Iterator[Answer]:
        growing = Growing(self._engine.library, work.explanation.answer)
        if computed:
            growing.take_over(work.explanation.answer)
            yield self._record(growing, work, computed)
        if not work.failure:
            yield from self._write(growing, work, computed, deadline)
        if not computed and (work.failure or not work.shown):
            work.failure = work.failure or _NOTHING_LEFT
            growing = self._fallen_back(growing, work)
        elif not computed and not _speaks_of_the_evidence(growing, work.explanation.answer):
            growing.take_over(work.explanation.answer, sentences=1)
        if self._only and work.failure:
            raise ModelError(f"{work.failure}", "--llm-only を外すと、文書から抜き出した答えを示します。")
        yield self._record(growing, work, computed, final=True)

    def _write(self, growing: Growing, work: Work, computed: bool, deadline: Deadline) -> Iterator[Answer]:
        """Ask, and add every sentence that passes; an answer for each."""
        verifier = self._verifier(work.items, not computed)
        most = REMARKS if computed else MOST_SENTENCES
        try:
            with closing(self._sentences(work, deadline)) as sentences:
                for written in sentences:
                    if written is None:
                        yield self._record(growing, work, computed)
                        continue
                    if NOTHING in written.text:
                        continue
                    checked = verifier.check(written)
                    work.checked.append(checked)
                    if checked.outcome == "removed":
                        if growing.empty:
                            growing.take_over(work.explanation.answer, sentences=1)
                        continue
                    growing.add(checked.text, checked.items, written.layout if work.checked[:-1] else "line")
                    work.first_ms = work.first_ms or _since(work.started)
                    if work.shown >= most:
                        break
                    yield self._record(growing, work, computed)
        except ModelError as error:
            work.failure = self._failed(error)

    def _sentences(self, work: Work, deadline: Deadline) -> Generator[Written | None, None, None]:
        """The sentences as they are complete, and None for every piece before that: who reads may stop there."""
        parser = Parser()
        with closing(self._model.stream(work.messages, deadline)) as pieces:
            for piece in pieces:
                work.output.append(piece)
                complete = parser.feed(piece)
                yield from complete
                if not complete:
                    yield None
        yield from parser.close()

    def _fallen_back(self, growing: Growing, work: Work) -> Growing:
        """The engine's answer; below what has been shown, as shown numbers must not change."""
        if not work.shown:
            growing = Growing(self._engine.library, work.explanation.answer)
        growing.take_over(work.explanation.answer)
        return growing

    def _record(self, growing: Growing, work: Work, computed: bool, final: bool = False) -> Answer:
        timings = {"total": _since(work.started)}
        if work.first_ms:
            timings["first"] = work.first_ms
        mode = self.mode if work.shown else "extractive"
        checks = account(work, self._model.name, self._profile, computed) if final else {}
        return growing.answer(mode, checks, timings)


_PROMPT_TOKENS = 900
"""Rules and marks around question and evidence."""

_NOTHING_LEFT = "モデルの返事に、根拠と合う文がありませんでした。"


def is_computed(explanation: Explanation) -> bool:
    """Whether the engine's answer stands as it is: tables, counts, corrections, looked-up values."""
    answer, question = explanation.answer, explanation.question
    if answer.rows is not None or answer.status != "answered" or explanation.route in _COMPUTED_ROUTES:
        return True
    if question is None or answer.text.startswith(("はい", "いいえ")):
        return True
    return bool(_COMPUTED_ATTRIBUTES & set(asked(question)))


def _speaks_of_the_evidence(growing: Growing, answer: Answer) -> bool:
    """Whether anything shown cites a place that the engine's first sentence rests on."""
    wanted = set(answer.sentences[0].citations) if answer.sentences else set()
    places = {(c.document, c.locator) for c in answer.citations if c.number in wanted}
    return not places or bool(places & growing.cited)


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 2)
