"""Questions in two steps: records described by what holds of them, then something asked of those.

「財務省が主担当の施策の進捗KPIは」 asks for a field of whatever measure has that lead;
「02-14と同じ主担当の施策は何件」 for the set of a ministry that a record names. The description
is read by the grammar of set questions, so what it selects is complete; words of it that state
no condition are searched for among the records that the conditions leave.
"""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.reading.interrogative import WH
from rag.records import Section
from rag.steps.record_described import record_described
from rag.steps.selected import WHOLE, Described, read_as_said, selected
from rag.steps.wording import CUT, POINTED, REJECTED, THAT, WHOLE_ASK
from rag.tables.question import constraints
from rag.tables.table import select
from rag.text import folded

LONGEST = 300
"""Characters: no longer description is read."""

TOLD = 0.7
"""The share where no condition has been met besides."""
_INTERROGATIVE = regex(
    rf"{WH}|なん|か[?。]*$|[?]$|示(?:して|され)|教え|答え|知りた"
    r"|(?:名称|名前|略称|時期|期限|相手|理由|目標|数値|割合|[件人回]数|予定)[。?]*$"
)
_WHICH = regex(r"(?:どういう|どういった|どんな|どのような|どの|何の|なんの|いかなる)$")
"""Asks for the thing behind it: どういうものだと注記されていますか describes none."""
_NAME = regex(r"(?:施策名|名前|名称|正式名称?|番号|何番)")
_OF_EACH = regex(r"それぞれ[^。?]*(?:何|誰|どこ|どう|いつ)|(?:両者|その)?の?違いは")
_STATED = regex(r"[^。?]*(?:よね|ですね|でしたね|ますね|ましたね)[。?](?!、?(?:うち|その|この|それ|これ))")
"""9つの取組 | がすべて計画どおりだったんですよね。次に…: what is told is put up for confirmation and describes none."""
SET = regex(r"施策(?!名|番号)|取り?組み?(?!概要)|一覧|リスト|何件|(?<![一-鿿])件数|何本")


def described_records(question: Question, context: Context) -> Described | None:
    """The first step of a question in two, or None where it is none."""
    if question.english or question.measures or len(question.text) > LONGEST:
        return None
    for cut in reversed(list(CUT.finditer(question.text))):
        if _WHICH.search(question.text, 0, cut.start("noun")):
            continue
        before = question.shown[: cut.start("noun")]
        listed = cut.group() == f"{cut['noun']}、"  # 地図関係の2施策、AとB: they are told behind it
        said = (before if listed else _NUMBER.sub("", before)) + ("施策" if cut["bare"] else cut["noun"])
        ask = THAT.sub("", question.shown[cut.end() :].strip(" 、"))
        if not (_asks(ask, context) or (question.sections and _OF_EACH.match(ask))):
            continue
        found = selected(said, ask, question, context)
        if found is None and not question.sections:
            found = _searched(said, ask, question, context) or _told(said, ask, question, context)
            of_these = cut.group().endswith(("うち", "うち、", "中で"))
            several = (of_these or (not listed and _NUMBER.search(before))) and not _STATED.match(ask)
            if found is None and several:
                found = _having(said, ask, question, context)
        elif found is None and (many := _NUMBER.search(before) or _COUNTED.search(cut.group())):
            found = _below(_NUMBER.sub("", before), many["n"], ask, question, context)
        if found is not None:
            return found
    return _pointed(question, context)


def _pointed(question: Question, context: Context) -> Described | None:
    """What is asked of the record that is described as some other thing than a measure, and pointed at."""
    cut = POINTED.search(question.text)
    if cut is None:
        return None
    said, ask = question.shown[: cut.start()], THAT.sub("", question.shown[cut.end() :])
    record = record_described(said, question, context) if _asks(ask, context) else None
    return Described(said, (record,), (), ask) if record is not None else None


def _asks(ask: str, context: Context) -> bool:
    """Whether something of a record is asked for, not a set of records."""
    if len(ask) < 2 or SET.search(ask):
        return False
    if _NAME.match(ask) or WHOLE_ASK.match(ask):
        return True
    question = analyse(ask, context.tokenizer)
    if asked(question):
        return True
    return bool(_INTERROGATIVE.search(question.text) and (question.terms or question.dates))


def _searched(said: str, ask: str, question: Question, context: Context) -> Described | None:
    """The record that has the other words of the description best among those its conditions leave."""
    read = read_as_said(said, question, context)
    held = constraints(read, context.library, context.tokenizer)
    if held is None:
        return None
    query, left = held
    topic = analyse(left, context.tokenizer)
    candidates = select(context.library, query)
    if not topic.terms or not candidates:
        return None
    topic = replace(topic, intents=frozenset(), attributes=frozenset())
    found = context.finder.find(topic, context.scope(question), records=candidates)
    if not found or found[0].features["whole"] < WHOLE:
        return None
    anywhere = context.finder.find(topic, context.scope(question))
    if set(asked(analyse(ask, context.tokenizer))[:1]) & set(FIELDS):
        anywhere = [e for e in anywhere if e.record.ministries]  # a slide has no such field
    if anywhere and anywhere[0].features["whole"] > found[0].features["whole"]:
        return None  # the words name another record: the question takes something wrong for granted
    return Described(said, (found[0].record,), query.conditions, ask)


def _told(said: str, ask: str, question: Question, context: Context) -> Described | None:
    """The one record that a clause without conditions tells (…と呼びかける施策は), where what it says is asked.

    Its words have found it: only the others are asked of it, or the sentence found would be the one told.
    """
    plain = REJECTED.sub("", said)
    of_field = set(asked(analyse(ask, context.tokenizer))[:1]) & set(FIELDS)
    if not _CLAUSE.search(plain) or (of_field and plain == said):
        return None
    topic = replace(read_as_said(plain, question, context), intents=frozenset(), attributes=frozenset())
    found = context.finder.find(topic, context.scope(question)) if topic.terms else []
    if not found or found[0].features["whole_meant"] < TOLD:
        return None
    best = found[0]
    rivals = (e for e in found if e.record is not best.record)
    if any(e.features["whole_meant"] >= best.features["whole_meant"] for e in rivals):
        return None
    return Described(said, (best.record,), (), ask, told=(best,))


_CLAUSE = regex(r"(?:[るたいうくすつむぬぐぶ]|という)(?:施策|取り?組み?|事業|プロジェクト|プログラム)$")


def _having(said: str, ask: str, question: Question, context: Context) -> Described | None:
    """The measures that have the words of the description equally well, two of them at least."""
    if "kanmin" not in (question.documents or ("kanmin",)):
        return None
    topic = replace(read_as_said(said, question, context), intents=frozenset(), attributes=frozenset())
    found = context.finder.find(topic, ("kanmin",)) if topic.terms else []
    level = max((e.features["whole"] for e in found), default=0.0)
    level_with = [e for e in found if e.features["whole"] == level >= WHOLE]
    records = tuple(dict.fromkeys(e.record for e in level_with))
    told = tuple(
        max((e for e in level_with if e.record is r), key=lambda e: e.features["own"]) for r in records
    )
    return Described(said, records, (), ask, told=told) if 1 < len(records) <= _FEW else None


def _below(said: str, many: str, ask: str, question: Question, context: Context) -> Described | None:
    """The items below a place of the outline that have all words of the description, so many of them."""
    place = context.library.get("kihon", question.sections[0])
    words = read_as_said(said, question, context).terms
    below = context.library.with_below(place) if isinstance(place, Section) and words else ()
    items = (r for r in below if isinstance(r, Section) and r.kind == "item")
    records = tuple(r for r in items if {*words} <= {*context.tokenizer.content(folded(r.title))})
    return Described(said.rstrip("の"), records, (), ask) if len(records) == integer(many) else None


_COUNTED = regex(r"(?P<n>[2-5二三四五])(?:つ|件|本|個)")
_NUMBER = regex(r"(?<![\da-zA-Z.第])(?P<n>[2-9]|[二三四五])(?:つ|件|本)?の?$")
"""二つの | 施策: how many are meant is no word of the description."""
_FEW = 5
