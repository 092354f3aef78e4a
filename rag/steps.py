"""Questions in two steps: records described by what holds of them, then something asked of those.

「財務省が主担当の施策の進捗KPIは」 asks for a field of whatever measure has that lead;
「02-14と同じ主担当の施策は何件」 for the set of a ministry that a record names. The description
is read by the grammar of set questions, so what it selects is complete; words of it that state
no condition are searched for among the records that the conditions leave.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.asked import asked
from rag.condition import Condition
from rag.context import Context
from rag.figures import integer
from rag.ministry_counts import ministries_of
from rag.question import Question, analyse
from rag.records import Record
from rag.step_wording import CUT, THAT, WHOLE_ASK
from rag.table import select
from rag.table_question import SetQuestion, constraints, parse

LONGEST = 300
"""Characters: no longer description is read."""
WHOLE = 0.5
"""Share of the words beside the conditions that the record meant must have."""

_ORDINAL = re.compile(
    r"(?P<last>最後|末尾|一番後ろ|いちばん後ろ)の?|(?P<first>最初|先頭|冒頭)の?|(?P<n>\d{1,2})番目の?"
)
_INTERROGATIVE = re.compile(
    r"何|なに|なん|どこ|いつ|どの|どれ|どう|誰|だれ|いくつ|いくら|なぜ|か[?。]*$|[?]$|示(?:して|され)|教え|答え|知りた"
)
_NAME = re.compile(r"(?:施策名|名前|名称|正式名称?|番号|何番)")
_SET = re.compile(r"施策(?!名|番号)|取り?組み?(?!概要)|一覧|リスト|何件|件数|何本")


@dataclass(frozen=True, slots=True)
class Described:
    """Records that the question describes, by which conditions, and what it asks of them.

    ``said`` are the words of the description; ``asked_set`` the set question they make up,
    None where words were searched for besides.
    """

    said: str
    records: tuple[Record, ...]
    conditions: tuple[Condition, ...]
    ask: str
    asked_set: SetQuestion | None = None


def described_records(question: Question, context: Context) -> Described | None:
    """The first step of a question in two, or None where it is none."""
    if question.english or question.measures or len(question.text) > LONGEST:
        return None
    for cut in reversed(list(CUT.finditer(question.text))):
        said = question.shown[: cut.start("noun")] + ("施策" if cut["bare"] else cut["noun"])
        ask = THAT.sub("", question.shown[cut.end() :].strip(" 、"))
        if not _asks(ask, context):
            continue
        found = _selected(said, ask, question, context)
        if found is None and not question.sections:
            found = _searched(said, ask, question, context)
        if found is not None:
            return found
    return None


def _asks(ask: str, context: Context) -> bool:
    """Whether something of a record is asked for, not a set of records."""
    if len(ask) < 2 or _SET.search(ask):
        return False
    if _NAME.match(ask) or WHOLE_ASK.match(ask):
        return True
    question = analyse(ask, context.tokenizer)
    if asked(question):
        return True
    return bool(_INTERROGATIVE.search(question.text) and question.terms)


def _read(said: str, question: Question, context: Context) -> Question:
    again = analyse(said, context.tokenizer)
    return replace(again, documents=again.documents or question.documents)


def _selected(said: str, ask: str, question: Question, context: Context) -> Described | None:
    """All records for which the conditions hold, if these are all that the description says."""
    match = _ORDINAL.search(said)
    plain = said[: match.start()] + said[match.end() :] if match else said
    asked_set = parse(_read(plain, question, context), context.library, context.tokenizer)
    if asked_set is None or asked_set.operation not in ("list", "shared"):
        return None
    if not asked_set.query.conditions and asked_set.operation == "list":
        return None
    records = select(context.library, asked_set.query)
    if asked_set.operation == "shared":
        records = most_shared(asked_set, records)
    if match and records:
        records = _at(match, records)
    return Described(said, records, asked_set.query.conditions, ask, asked_set)


def _at(match: re.Match[str], records: tuple[Record, ...]) -> tuple[Record, ...]:
    if match["n"]:
        number = integer(match["n"]) or 0
        return records[number - 1 : number]
    return records[-1:] if match["last"] else records[:1]


def most_shared(asked_set: SetQuestion, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Those that name the most (or fewest) ministries."""
    counts = sorted({ministries_of(r, "all") for r in records}, reverse=asked_set.order.most)
    if not counts:
        return ()
    level = counts[min(asked_set.order.place or 1, len(counts)) - 1]
    return tuple(r for r in records if ministries_of(r, "all") == level)


def _searched(said: str, ask: str, question: Question, context: Context) -> Described | None:
    """The record that has the other words of the description best among those its conditions leave."""
    read = _read(said, question, context)
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
    if anywhere and anywhere[0].features["whole"] > found[0].features["whole"]:
        return None  # the words name another record: the question takes something wrong for granted
    return Described(said, (found[0].record,), query.conditions, ask)


_OFFICE = r"(?:府省庁?|委員会|省庁|役所|官庁|機関|省|庁)"
_DOES = (
    r"(?:を(?:主に|主として|中心に)?(?:担(?:う|当(?:する|している|の)|っている)|所管(?:する|している)|主導(?:する|している)"
    r"|進め(?:る|ている)|実施(?:する|している)|推進(?:する|している)|手[が掛]け(?:る|ている)|や(?:る|っている)|主管(?:する|している)|率いる)"
    r"|[をがの]?(?:主担当|主管|担当|所管)(?:である|となる|になっている|とされ(?:た|ている)|とする|としている|の)?|(?:する|している|した|ている|てる|った))"
)
_BY_OFFICE = re.compile(
    rf"(?P<what>[^。?]{{2,90}}?){_DOES}(?P<office>{_OFFICE})(?P<rest>(?:が|は|の|で|って|、)[^。]*(?:施策|取り?組み?|項目|何を|なにを|どれを)[^。]*(?:。(?:そちら|そっち|その|それ).+)?)"
)
_SAME = re.compile(
    rf"(?P<what>[^。?]{{2,90}}?)と(?:は?、)?(?:(?:主担当|担当|所管)(?:の?{_OFFICE})?(?:が|も|の))?(?:まったく|全く|完全に)?(?:同じ|同一の|共通の|一緒の)"
    rf"(?P<kind>番台|番号帯|主担当|担当|所管|{_OFFICE})?(?:の?{_OFFICE})?(?P<rest>[^。]*)"
)
_LIKE = re.compile(r"^(?P<what>[^。?]{2,90}?)と同(?:じく|様に?)、?(?=.{6})")
_ELSE = re.compile(
    r"もう(?:一|1)(?:件|つ|本)(?:だけ)?の?|(?:、)?(?:その?ほか|その他|ほか|他)(?:に(?:も|は)?|の(?=施策|取組)|で)、?"
)


def compared_with(question: Question, context: Context) -> tuple[str, Record, bool] | None:
    """「02-14と同じ省が主担当の施策は」, 「05-11と同じく…」: see ``reworded_set``."""
    text = question.shown
    if question.english or len(text) > LONGEST:
        return None
    if (match := _SAME.search(text)) is not None:
        record = record_described(match["what"], question, context)
        if record is None or not _SET.search(match["rest"] or ""):
            return None
        rest = re.sub(
            r"^(?:(?:が|も)?(?:主担当|担当|所管)(?:する|している)?|が|の|で|は|も|を)+", "", match["rest"]
        )
        other = _ELSE.search(rest)
        rest = _ELSE.sub("", rest)
        head = f"{record.locator[:2]}番台の" if (match["kind"] or "").startswith("番") else _led(record)
        return (f"{head}{rest}", record, other is not None) if head else None
    if (match := _LIKE.search(text)) is not None:
        record = record_described(match["what"], question, context)
        return (text[match.end() :], record, False) if record is not None else None
    return None


def reworded_set(question: Question, context: Context) -> tuple[str, Record, bool] | None:
    """The question put of a ministry or number group that a record stands for, in words.

    Returns the wording, the record and whether the record itself is to be left out.
    """
    text = question.shown
    if question.english or len(text) > LONGEST:
        return None
    match = _BY_OFFICE.search(text)
    if match is None:
        return None
    record = record_described(match["what"], question, context)
    if record is None:
        return None
    other = _ELSE.search(match["rest"])
    rest = _ELSE.sub("", match["rest"])
    if not re.search("施策|取組|項目", rest):
        rest = re.sub(r"何を|なにを|どれを|どんなものを", "どの施策を", rest)
    alone = record.ministries if len(record.ministries) == 1 else ()
    leads = "、".join(dict.fromkeys(m.label for m in record.leads or alone))
    return (f"{leads}{rest}", record, other is not None) if leads else None


def _led(record: Record) -> str:
    leads = list(dict.fromkeys(m.label for m in record.leads))
    return f"{'と'.join(leads)}{'が両方とも' if len(leads) > 1 else 'が'}主担当の" if leads else ""


def record_described(what: str, question: Question, context: Context) -> Record | None:
    """The one record with ministries that these words name, select by conditions or describe."""
    asked_of = analyse(what, context.tokenizer)
    if len(asked_of.measures) == 1:
        return context.library.get("kanmin", asked_of.measures[0])
    if len(asked_of.sections) == 1 and (named := context.library.get("kihon", asked_of.sections[0])):
        return named
    if asked_of.measures or not asked_of.terms:
        return None
    if (noun := _LAST_NOUN.search(what)) is not None:
        set_of = _selected(what[: noun.end()], "", question, context)
        if set_of is not None and len(set_of.records) == 1:
            return set_of.records[0]
    asked_of = replace(asked_of, attributes=frozenset(), intents=frozenset())
    found = context.finder.find(
        asked_of, context.scope(replace(question, documents=asked_of.documents)), k=30
    )
    best = next((e for e in found if e.record.ministries), None)
    known = best and max(best.features["whole"], best.features["whole_meant"]) >= WHOLE
    return best.record if best and known else None


_LAST_NOUN = re.compile(
    r"^.*(?:施策|取り?組み?|項目)(?=(?:が|は|も)?(?:(?:1|一)[つ件]|あ[るり]|の?み|しか|$))"
)
"""The description itself: 環境省が主担当の施策 | は1件しかありませんが."""
