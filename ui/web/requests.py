"""What the page sends, validated: a question with its history and filters, answer records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from rag.answer import Answer
from rag.engine import EVERYTHING, Turn
from rag.errors import InputError
from rag.scope import Scope

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

MOST_TURNS = 40
MOST_ID = 64
MOST_RECORDS = 500
"""Turns of one conversation that are taken at a time."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question as the page asks it. ``llm`` is a profile's name, empty for none."""

    id: str
    question: str
    history: tuple[Turn, ...] = ()
    scope: Scope = EVERYTHING
    llm: str = ""


def read_ask(value: object) -> Ask:
    """A question from the page.

    Raises:
        InputError: it is not in the form that the page sends.
    """
    ask: Ask = _validated(Ask, value)
    if len(ask.id) > MOST_ID or len(ask.history) > MOST_TURNS:
        raise InputError("質問を受け取れませんでした(会話が長すぎます)。", "会話を新しく始めてください。")
    return ask


def read_answer(value: object) -> Answer:
    """An answer record that the page kept.

    Raises:
        InputError: it is not an answer record.
    """
    answer: Answer = _validated(Answer, value)
    return answer


def read_answers(value: object) -> tuple[Answer, ...]:
    """The answer records of a conversation.

    Raises:
        InputError: it is not a list of answer records, or too long a one.
    """
    if not isinstance(value, list) or len(value) > MOST_RECORDS:
        raise InputError("会話の記録を読めません。")
    return tuple(read_answer(item) for item in value)


def read_turns(value: object) -> tuple[Turn, ...]:
    """The turns before an answer.

    Raises:
        InputError: it is not a list of turns, or too long a one.
    """
    if not isinstance(value, list) or len(value) > MOST_TURNS:
        raise InputError("会話の記録を読めません。")
    return tuple(_validated(Turn, item) for item in value)


def _validated(form: type, value: object) -> Any:
    from pydantic import ValidationError

    if not isinstance(value, Mapping):
        raise InputError("画面から届いた内容を読めません。", "ページを再読み込みしてください。")
    try:
        return _adapter(form).validate_python(dict(value))
    except ValidationError as error:
        raise InputError(
            f"画面から届いた内容を読めません({_place(error)})。", "ページを再読み込みしてください。"
        ) from error


@cache
def _adapter(form: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(form)


def _place(error: ValidationError) -> str:
    return "、".join(".".join(map(str, e["loc"])) for e in error.errors()[:3])
