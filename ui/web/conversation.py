"""The tab 質問: the conversation on the left, the evidence on the right.

One component carries both. The page's script (static/*.js) keeps the turns in the browser and
sends a question as one value; what comes back is that turn's HTML, its evidence and its record.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from rag.answer import Answer
from rag.errors import ShisakuError
from ui.web import copying
from ui.web.evidence import considered, panel
from ui.web.requests import Ask, read_answer, read_answers, read_ask
from ui.web.shell import shell
from ui.web.suggestions import follow_ups
from ui.web.turns import Shown, turn

if TYPE_CHECKING:
    from ui.compose import Application

AT_ONCE = 4
"""Questions answered at a time without a language model; the others wait and see their place."""

PACE_SECONDS = 0.25

Reply = dict[str, Any]
"""What the page gets: ``id`` of the turn, ``html``, ``panel``, ``record``, ``done``."""

_START = """
window.shisaku.start({
  element, props, watch, server,
  ask: (data) => trigger('ask', data),
  stop: () => trigger('stop'),
});
"""


def tab(application: Application) -> None:
    """Fill the tab."""
    import gradio as gr

    desk = Desk(application)

    # Gradio marks the functions it may call for the page, which a bound method does not allow.
    def restore(records: Any) -> list[Reply]:
        return desk.restore(records)

    def evidence(wanted: Any) -> str:
        return desk.evidence(wanted)

    def considered(wanted: Any) -> str:
        return desk.considered(wanted)

    def copied(wanted: Any) -> str:
        return desk.copied(wanted)

    page = gr.HTML(
        value=None,
        html_template="${shell}",
        shell=shell(application),
        js_on_load=_START,
        apply_default_css=False,
        server_functions=[restore, evidence, considered, copied],
        elem_id="conversation",
    )
    queue = gr.HTML(elem_id="queue")
    asked = page.ask(
        desk.ask,
        inputs=[page],
        outputs=[page],
        js="() => window.shisaku.outgoing()",
        show_progress="minimal",
        show_progress_on=[queue],
        concurrency_limit=_at_once(application),
        api_name="ask",
    )
    asked.then(fn=None, js="() => window.shisaku.ended()")
    page.stop(fn=None, cancels=[asked])


def _at_once(application: Application) -> int:
    """Questions answered at a time: those that wait for a language model take nobody's place."""
    return AT_ONCE + sum(profile.concurrent for profile in application.settings.llm.values())


class Desk:
    """What the page can ask of the program. Holds nothing of any reader."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._engine = application.engine
        self._library = application.library

    def ask(self, payload: object) -> Iterator[Reply]:
        """Answer one question, as it grows; then the same with questions that can follow."""
        try:
            ask = read_ask(payload)
        except ShisakuError as error:
            yield self._failed(_id(payload), "", error)
            return
        answer: Answer | None = None
        said, last = "", 0.0
        try:
            with closing(self._stream(ask)) as answers:
                for answer in answers:
                    # Also when nothing is new, now and then: only here can a reader's stop take effect.
                    if answer.text != said or time.monotonic() - last > PACE_SECONDS:
                        said, last = answer.text, time.monotonic()
                        yield self._reply(ask, answer, finished=False)
        except ShisakuError as error:
            yield self._failed(ask.id, ask.question, error)
            return
        if answer is not None:
            self._application.events.answered(answer)
            yield self._reply(ask, answer, finished=True)

    def _stream(self, ask: Ask) -> Generator[Answer, None, None]:
        """A generator, so that closing it closes what answers."""
        responder = self._application.responder(ask.llm or None)
        yield from responder.stream(ask.question, ask.history, ask.scope, ask.id)

    def _reply(self, ask: Ask, answer: Answer, *, finished: bool) -> Reply:
        scope = ask.scope.describe(self._titles)
        suggestions = follow_ups(self._library, answer, ask.question, self._engine.answer) if finished else ()
        shown = Shown(answer, scope, finished, suggestions)
        return {
            "id": ask.id,
            "html": turn(self._library, shown),
            "panel": panel(self._library, answer, self._engine.corpus),
            "record": answer.to_dict(),
            "said": _said(answer),
            "done": finished,
        }

    @property
    def _titles(self) -> dict[Any, str]:
        return self._application.titles

    def _failed(self, id_: str, question: str, error: ShisakuError) -> Reply:
        answer = Answer(id_, question, "error", f"{error.message}\n{error.hint}".strip())
        return {
            "id": id_,
            "html": turn(self._library, Shown(answer)),
            "panel": "",
            "record": answer.to_dict(),
            "said": error.message,
            "done": True,
        }

    def restore(self, payload: object) -> list[Reply]:
        """Answers that the browser kept, shown again."""
        answers = read_answers(payload)
        corpus = self._engine.corpus
        return [
            {"id": a.id, "html": turn(self._library, Shown(a)), "panel": panel(self._library, a, corpus)}
            for a in answers
        ]

    def evidence(self, payload: dict[str, Any]) -> str:
        """The panel of an answer with the citation ``focus`` on it."""
        answer = read_answer(payload.get("record"))
        focus = payload.get("focus")
        return panel(self._library, answer, self._engine.corpus, focus if isinstance(focus, int) else 0)

    def considered(self, payload: dict[str, Any]) -> str:
        """What was considered for an answer and not used."""
        ask, answer = read_ask(payload.get("ask")), read_answer(payload.get("record"))
        explanation = self._engine.explain(ask.question, ask.history, ask.scope)
        return considered(self._library, answer, explanation.evidence)

    def copied(self, payload: dict[str, Any]) -> str:
        """An answer, or its ``citation`` of that number, as text to paste, plain or ``form`` markdown."""
        answer = read_answer(payload.get("record"))
        in_markdown = payload.get("form") == "markdown"
        chosen = next((c for c in answer.citations if c.number == payload.get("citation")), None)
        if chosen is not None:
            one = copying.citation_markdown if in_markdown else copying.citation_plain
            return one(chosen, self._library)
        return (copying.markdown if in_markdown else copying.plain)(answer, self._library)


def _id(payload: object) -> str:
    value = payload.get("id") if isinstance(payload, dict) else ""
    return value if isinstance(value, str) else ""


def _said(answer: Answer) -> str:
    """What a screen reader is told when the answer is there."""
    first = answer.text.split("\n", 1)[0]
    return f"回答しました。{first[:200]} 出典{len(answer.citations)}件。"
