"""An answer that grows while a model writes: sentences are added, citation numbers stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rag.answer import Answer, AnswerSentence
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.llm.packing import Item
from rag.llm.parsing import Layout
from rag.records import Library

_MARKERS = regex(r"(?:\[\d+\])+$", re.MULTILINE)


class Growing:
    """Built over the engine's own answer, whose status, rows and readings it keeps."""

    def __init__(self, library: Library, engine_answer: Answer) -> None:
        self._library = library
        self._engine_answer = engine_answer
        self._draft = Draft(
            library,
            engine_answer.question,
            engine_answer.status,
            interpretations=list(engine_answer.interpretations),
            rows=engine_answer.rows,
            searched=engine_answer.searched,
            confidence=float(engine_answer.checks.get("confidence", 1.0)),
        )
        self._open = False
        """Whether the last line may be written on: it is the model's, and no bullet."""

    @property
    def empty(self) -> bool:
        """Whether nothing has been said yet."""
        return not self._draft.sentences

    @property
    def cited(self) -> set[tuple[str, str]]:
        """(document, locator) of everything cited so far."""
        return {(c.document, c.locator) for c in self._draft.citations.values()}

    def add(self, text: str, items: Sequence[Item], layout: Layout) -> None:
        """Add a sentence of the model with the passages that carry it."""
        numbers = sorted(self._draft.cite(i.record, i.field, i.start, i.end) for i in items)
        before = len(self._draft.lines)
        self._draft.say(text, *numbers, prefix="- " if layout == "bullet" else "")
        if layout == "" and self._open and len(self._draft.lines) > before:
            line = self._draft.lines.pop()
            self._draft.lines[-1] += line
        self._open = layout != "bullet"

    def take_over(self, answer: Answer, sentences: int | None = None) -> None:
        """Add an answer of the engine, or its first sentences, its citations numbered on from here."""
        numbers = {
            c.number: self._draft.cite(record, c.field, c.start, c.end)
            for c in self._chosen(answer, sentences)
            if (record := self._library.get(c.document, c.locator)) is not None
        }

        def renumbered(line: str) -> str:
            return _MARKERS.sub(
                lambda m: "".join(f"[{numbers.get(int(n), n)}]" for n in re.findall(r"\d+", m.group())), line
            )

        lines = answer.text.split("\n")
        if sentences is not None:
            chosen = answer.sentences[:sentences]
            lines = [s.text + "".join(f"[{n}]" for n in s.citations) for s in chosen]
        taken = [
            AnswerSentence(s.text, tuple(numbers.get(n, n) for n in s.citations))
            for s in answer.sentences[:sentences]
        ]
        said = {s.text for s in self._draft.sentences if s in taken}
        self._draft.lines += [
            new for line in lines if _MARKERS.sub("", new := renumbered(line)) not in said or not said
        ]
        self._draft.sentences += [s for s in taken if s.text not in said]
        self._open = False

    def _chosen(self, answer: Answer, sentences: int | None) -> list[Any]:
        if sentences is None:
            return list(answer.citations)
        wanted = {n for s in answer.sentences[:sentences] for n in s.citations}
        return [c for c in answer.citations if c.number in wanted]

    def answer(self, mode: str, checks: dict[str, Any], timings: dict[str, float]) -> Answer:
        """The whole answer so far, every quote compared with the source once more."""
        own = self._engine_answer
        built = self._draft.build(own.corpus, own.index)
        return replace(built, id=own.id, mode=mode, checks={**built.checks, **checks}, timings_ms=timings)
