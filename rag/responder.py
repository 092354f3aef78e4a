"""Who answers: the engine alone, or a language model behind the engine's evidence. One interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from rag.answer import Answer
from rag.engine import EVERYTHING, Engine, Turn
from rag.scope import Scope


class Responder(Protocol):
    """Answers questions, whole or as a stream."""

    @property
    def mode(self) -> str:
        """``extractive`` or ``llm:<model>``, as answers name it."""
        ...

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002 - the name it has in the answer record
    ) -> Answer:
        """The finished answer."""
        ...

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002
    ) -> Iterator[Answer]:
        """The answer as it grows, every sentence in it verified, the last one finished.

        Each item is the whole answer so far, empty while nothing has been said and the same again
        when nothing is new: whoever reads may stop there. Citation numbers never change on the way.
        Closing the iterator cancels the work behind it.
        """
        ...


class Extractive:
    """Answers from the documents alone."""

    mode = "extractive"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002
    ) -> Answer:
        """The engine's answer."""
        return self._engine.answer(question, history, scope, id)

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        id: str = "",  # noqa: A002
    ) -> Iterator[Answer]:
        """The engine's answer in one piece: it takes some 20 ms."""
        yield self.answer(question, history, scope, id)
