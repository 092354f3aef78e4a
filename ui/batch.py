"""Many questions from a file: one JSON object a line in, one answer record a line out, in order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from rag.answer import Answer, AnswerSentence
from rag.engine import Engine, Turn
from rag.errors import ModelError
from rag.responder import Responder
from rag.scope import Scope

_BOM = b"\xef\xbb\xbf"


class _Turn(BaseModel):
    role: Literal["user", "assistant"]
    content: str


class _Line(BaseModel):
    """A line of the input; other keys (those of an evaluation case, say) are let be."""

    id: Annotated[str, Field(coerce_numbers_to_str=True)] = ""
    question: str
    history: tuple[_Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line that can be answered, or with ``problem`` what is wrong with it."""

    line: int
    id: str
    question: str
    history: tuple[Turn, ...] = ()
    problem: str = ""


def read_items(data: bytes) -> list[Item]:
    """The lines of a JSONL file, blank ones left out; a bad line is an item with a problem."""
    lines = enumerate(data.removeprefix(_BOM).split(b"\n"), 1)
    return [_item(number, line) for number, line in lines if line.strip()]


def answers(
    engine: Engine,
    responder: Responder,
    items: Iterable[Item],
    scope: Scope,
    report: Callable[[str], None],
) -> Iterator[Answer]:
    """Answer the items in order. A bad one is reported and answered with the status error."""
    for item in items:
        if item.problem:
            text = f"入力の{item.line}行目を読めません: {item.problem}"
            report(text)
            yield Answer(
                id=item.id,
                question=item.question,
                status="error",
                text=text,
                sentences=(AnswerSentence(text),),
                corpus=engine.corpus,
                index=engine.index,
            )
        else:
            yield _answered(engine, responder, item, scope, report)


def _answered(
    engine: Engine, responder: Responder, item: Item, scope: Scope, report: Callable[[str], None]
) -> Answer:
    """The answer, or a record of why the model that alone was asked for gave none."""
    try:
        return responder.answer(item.question, item.history, scope, item.id)
    except ModelError as error:
        report(f"{item.line}行目: {error.message}")
        return Answer(
            id=item.id,
            question=item.question,
            status="error",
            text=error.message,
            sentences=(AnswerSentence(error.message),),
            mode=responder.mode,
            checks={"failure": error.message},
            corpus=engine.corpus,
            index=engine.index,
        )


def to_line(answer: Answer) -> str:
    """An answer record as one line of JSON."""
    return json.dumps(answer.to_dict(), ensure_ascii=False) + "\n"


def _item(number: int, line: bytes) -> Item:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Item(number, "", "", problem=f"UTF-8 ではありません({error.start + 1}バイト目)。")
    except json.JSONDecodeError as error:
        return Item(number, "", "", problem=f"JSON ではありません({error.colno}文字目)。")
    except RecursionError:
        return Item(number, "", "", problem="JSON の入れ子が深すぎます。")
    if not isinstance(value, dict):
        return Item(number, "", "", problem="{ } で囲んだ JSON のオブジェクトではありません。")
    try:
        parsed = _Line.model_validate(value)
    except ValidationError as error:
        return Item(number, _text(value, "id"), _text(value, "question"), problem=_describe(error))
    history = tuple(Turn(t.role, t.content) for t in parsed.history)
    return Item(number, parsed.id, parsed.question, history)


def _text(value: dict[str, Any], key: str) -> str:
    found = value.get(key, "")
    return str(found) if isinstance(found, str | int | float) else ""


def _describe(error: ValidationError) -> str:
    """What pydantic found, in Japanese."""
    problems = []
    for found in error.errors(include_url=False, include_input=False):
        place = ".".join(str(part) for part in found["loc"])
        reason = "がありません" if found["type"] == "missing" else "の型か値が違います"
        problems.append(f"{place} {reason}")
    return "、".join(problems) + '。形は {"id": "…", "question": "…", "history": […]} です。'
