"""What is asked behind a premise that was put right: …は令和5年度からですよね、主担当は? is told who leads it, too."""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.records import Record
from rag.routes.in_turn import is_new
from rag.routes.single import answer_record

_BEHIND = regex(
    r"(?:^.*(?:けど(?:さ|ね)?|けれど(?:も)?|(?<=[すただい])が|ので|から|でしょう?|よね|(?<=[すただ])ね|じゃん|そうで|らしくて|(?<=る)し|(?<=[にと])(?:関連|関)して|ところ|(?<=[いっま])(?:た|ました|ます|る))[、。?？]\s*|^.*[。?？]\s*)"
    r"(?:じゃあ|では|それで|で|だったら|なら|ついでに|あと|それと|なお|また)?、?(?:(?:あれ|それ|これ|そこ|(?:その|この|あの|当該|同)施策)(?:は|の|って|で|、)*)?(?P<ask>[^。]{4,})。?$"
)
_ASKS = regex(r"(?:何|なに|どこ|どの|どんな|どういう|どのよう|誰|だれ)(?!か|も)")
_PLAIN = frozenset((*FIELDS, "date", "number", "target"))
"""What one sentence answers."""
_LONGEST = 390
"""Characters of a correction with what it goes on with: it is to be read at a glance."""
_LINES = 1
"""Sentences of the answer to what is asked: the value alone."""


def say_asked(draft: Draft, record: Record, question: Question, context: Context) -> None:
    """Go on from a correction with the answer to the clause behind the premise, from the same record, if there is any."""
    match = _BEHIND.match(question.shown) if draft.status == "corrected" else None
    rest = analyse(match["ask"], context.tokenizer) if match else None
    if rest is None or not (set(asked(rest)) & _PLAIN or _ASKS.search(rest.text)):
        return
    rest = replace(rest, original=question.original)
    told = context.draft(rest)
    answer_record(told, record, rest, context)
    new = told.status == "answered" and bool(told.sentences) and is_new(told, draft)
    if new and sum(map(len, (*draft.lines, told.lines[0]))) <= _LONGEST:
        draft.take(told, _LINES)
