"""Some of the records that an earlier list showed: その中でマイナポータルを使うやつだけ, さっきの一覧に戻って、スマホのはどれ.

A list has records that no one condition holds (named besides, of several fields), so they are
narrowed one by one, by the words that the question names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.conversation.leaning import topics
from rag.conversation.pointing import shown_list
from rag.conversation.sets import narrows
from rag.conversation.turns import Exchange, own
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.tokens import Tokenizer

_PAIR = 2
_BACK = regex(
    r"^(?:(?:では|じゃあ?|最後に|あと|それで|もう一度)、?)*(?:さっき|先ほど|先程|(?P<first>最初|はじめ|初め)|上|今|前)の(?P<of>[^、。?の]{0,12}?)の?"
    r"(?:一覧|リスト|表(?![すし示])|施策一覧)(?:に(?:話を)?戻[^、。]{1,8}、?|の(?:うち|中)(?:で|から|に)?は?、?|から|で(?:は|いうと|言うと)?|だと|にあった(?:もの|施策)?で?)、?"
)
_THING = regex(r"[一-鿿ァ-ヺー・a-z0-9]{2,20}")
_KIND = regex(r"(?:関係|関連|分野|向|系|施策|取組|事業)$")
_WHICH = regex(r"(?:の|な|もの|やつ|施策|取り?組み?|項目)(?:だけ|のみ|は|って|を|も|[?。]|$)|だけ|のみ|どれ")


def back_to_list(question: Question, exchanges: Sequence[Exchange]) -> tuple[Exchange, str] | None:
    """The exchange that showed the list gone back to (最初の経産省の一覧から), and what is asked of it."""
    said = _BACK.match(question.text)
    lists = [e for e in exchanges if len(e.listed) >= _PAIR] if said else []
    if said is None or not lists:
        return None
    named = [e for e in lists if said["of"] and said["of"] in e.question.text] or lists
    return (named[0] if said["first"] else named[-1]), question.shown[said.end() :]


def narrowed(
    question: Question, base: Exchange, exchanges: Sequence[Exchange], tokenizer: Tokenizer
) -> Question | None:
    """The question as one of the records shown that have its words; None where it names none."""
    if not (narrows(question.text) or _WHICH.search(question.text)) or question.agencies or question.dates:
        return None
    shown = base if len(base.listed) >= _PAIR else shown_list(exchanges)
    things = things_named(question, tokenizer)
    if shown is None or not things:
        return None
    records = dict.fromkeys((*shown.listed, *(shown.answered_of if shown.is_set else ())))
    note = f"先に示した{len(records)}件のうちの質問として読みました"
    return replace(
        analyse("", tokenizer),
        shown=question.shown,
        text=question.text,
        original=question.original,
        terms=things,
        among=tuple(r.locator for r in records),
        interpretations=(*question.interpretations, note),
    )


def things_named(question: Question, tokenizer: Tokenizer) -> tuple[str, ...]:
    """The words, joined as they stand, that name a topic: 中小企業 of 中小企業向けのだけ."""
    said = topics(question, own(question), tokenizer)
    runs = (_KIND.sub("", run.group()) for run in _THING.finditer(question.text))
    return tuple(dict.fromkeys(run for run in runs if len(run) > 1 and any(w in run for w in said)))
