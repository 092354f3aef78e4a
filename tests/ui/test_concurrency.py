"""One engine serves all readers: many threads at once get what each would get alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from ui.compose import Application
from ui.web.suggestions import EXAMPLES

QUESTIONS = [question for _, question in EXAMPLES] * 4


def test_answers_do_not_depend_on_who_else_asks(bundled: Application) -> None:
    responder = bundled.responder()
    alone = {q: responder.answer(q).to_dict() | {"timings_ms": {}} for q in set(QUESTIONS)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(responder.answer, QUESTIONS))
    for question, answer in zip(QUESTIONS, together, strict=True):
        assert answer.to_dict() | {"timings_ms": {}} == alone[question]
