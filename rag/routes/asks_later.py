"""How the questions behind the first of a message are read: which ask for something of their own, and what of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.context import Context
from rag.conversation.followup import resolve
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.reading.asking import is_polar
from rag.reading.asks import asks_of
from rag.reading.choice import choice_of
from rag.reading.mixed import in_japanese
from rag.records import Slide
from rag.tables.progress_columns import columns_of
from rag.tables.question import parse
from rag.text import folded
from rag.topics.topic import signals

_JAPANESE = regex(r"[ぁ-ん]")
"""Its grammar is Japanese, whatever its words are: drone施策のlead ministryはどこ? deadlineも."""
_BY = regex(r"^(?P<by>[一-鿿]{1,4}(?:別|ごと))(?:に|で)?(?:は|も)?[。?？]*$")
"""The same is asked of each: 分野別にも."""
_HOW_MANY = regex(r"(?:全部で|合計で?|全体で)?(?=何件|何[個本つ]|いくつ)")
_TWO = regex(r"(?:どこ|どれ|何|誰|いつ)と(?:どこ|どれ|何|誰|いつ)")
"""Which two: どことどこですか asks of one thing."""
_ASKS = regex(
    r"(?<!思)いつ(?!も)|どこ|どの|どれ|どんな|どういう|なぜ|何|いくつ|いくら|誰|[はも](?:教え|知りた)"
)
TOLD_THERE = regex(
    r"書(?:かれ|き)(?:方|ぶり)|扱(?:い|われ方)|記述|記載|言及|触れ方|(?:では|側は?)(?:どう|も|[?。]*$)"
)
"""What another document says of it: AI戦略側での書かれ方も."""
_CHOICE = regex(r"[。?？]\s*(?:それとも|あるいは|もしくは)")
"""One of two is asked for: 経産省？それとも厚労省？"""
_SHORT = regex(r"[はも][。?？]*$")
_ELSEWHERE = regex(
    r"^(?!その|それ|ここ|そこ)(?:(?P<name>[^。?、]{2,24}?)の(?:ほう|方)|[^。?、]{1,16}の[^。?、の]{1,12}|[^。?、]*[ァ-ヺA-Za-z]{3}[^。?、]*)は[。?？\s]*$"
)
"""The same is asked of another: 教育のほうは？, 富岳NEXTの開発は？"""
_SET = regex(r"施策|取り?組み?|項目")
_VALUE = regex(r"[一-鿿](?:数|率|額|量|割合|時期)(?:も|は)(?:[、。?？]|教え|知り|示|お願い|聞|$)")
"""A value is asked for by its name: 信号機の全国の設置数も教えてください."""
_AREA = regex(r"(?:で、)?(?:その|当該)(?:分野|領域|区分)")
"""The area of the progress table that the first question picks out."""
_POINTS = regex(r"その|そこ|そちら|それ")


_THAT_OFFICE = regex(r"(?:その|同じ?|当該)(?:府省庁?|省庁?|庁|役所|官庁)(?=[、はがのでも])")
_OTHERS = regex(r"(?:ほか|他)に(?!も)")


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the conversation that the questions make up."""

    role: str
    content: str


def parts_of(question: Question, context: Context) -> tuple[str, ...]:
    """The questions of the message; none where one thing is asked of several, or it goes on itself in a conversation."""
    parts = asks_of(question.shown)
    of_several = any(
        analyse(p, context.tokenizer).has("compare", "each")
        for p in parts
        if not (_POINTS.match(p) and _SET.search(p)) and not _TWO.search(p)  # その省が◎の施策も並べて
    )
    carried = analyse(question.shown, context.tokenizer).measures != question.measures
    if len(question.documents) > 1 or of_several or signals(question, "across") or carried:
        return ()
    asks_first = bool(parts) and (
        _ASKS.search(parts[0]) or _SHORT.search(parts[0]) or is_polar(analyse(parts[0], context.tokenizer))
    )
    if not asks_first or choice_of(question.text) or _CHOICE.search(question.shown):
        return ()
    return () if question.english and not all(_JAPANESE.search(p) for p in parts) else parts


def by_name(part: str, first: str) -> str:
    """A question that points back, with what the first is about in the place of その; empty where it does not."""
    subject, points = _SUBJECT.match(first), _ITS.match(part)
    return f"{subject['name']}の{part[points.end() :]}" if subject and points else ""


_SUBJECT = regex(r"^(?P<name>[^、。?の]{2,24}?)(?:とは|というのは|って|は|、)")
_ITS = regex(r"^その")


def asks_for(part: str, draft: Draft, context: Context) -> bool:
    """Whether a part of the message asks for a field, a value or a set, and does not only say how to answer.

    Behind a set it must be of something else: その省が主担当の施策, 分野別にも.
    """
    if _BY.match(part) or (_ELSEWHERE.match(part) and draft.rows is None):
        return True
    read = analyse(in_japanese(part)[0], context.tokenizer)
    if read.documents and TOLD_THERE.search(part):
        return draft.rows is None
    if _SET.search(part) and parse(read, context.library, context.tokenizer) is not None:
        return draft.rows is None or bool(_POINTS.match(part))
    names = asked(read)
    told = _VALUE.search(part)
    if draft.rows is None and is_polar(read) and len(read.terms) > 1:
        return True  # もう運用は始まっていますか; 合っていますか asks nothing of its own
    if draft.rows is not None or not (names or read.absent or told):
        return False
    valued = read.absent or told or not {"date", "number", "target"}.isdisjoint(names)
    return (bool(names) and names[0] in FIELDS) or bool(
        valued and (_SHORT.search(part) or _ASKS.search(part))
    )


def as_meant(part: str, said: Sequence[Said], first: Draft, context: Context) -> Question:
    """A question as it is meant behind what was said."""
    if (by := _BY.match(part)) and (many := _HOW_MANY.search(said[0].content)):
        whole = said[0].content
        return analyse(f"{whole[: many.start()]}{by['by']}に{whole[many.end() :]}", context.tokenizer)
    record = next(iter(first.first_records()), None)
    if isinstance(record, Slide) and record.kind == "row" and _AREA.search(part):
        return analyse(f"フォローアップで、{_AREA.sub(f'{record.title}分野', part)}", context.tokenizer)
    if isinstance(record, Slide) and record.kind == "row" and (other := _other_row(part, context)):
        columns = "と".join(columns_of(folded(said[0].content))) or "進捗率"
        return analyse(f"フォローアップで、{other}分野の{columns}は", context.tokenizer)
    read = analyse(in_japanese(part)[0], context.tokenizer)
    office = _THAT_OFFICE.match(part) if record and read.documents else None
    if record and office and record.document not in read.documents and record.ministries:
        names = "と".join(m.name for m in record.leads or record.ministries)
        return analyse(f"{names}{part[office.end() :]}", context.tokenizer)  # what another document has of it
    if _OTHERS.search(part) and parse(read, context.library, context.tokenizer) is not None:
        return read  # which one it is besides is not sure
    return resolve(read, said, context.library, context.tokenizer, lambda q: record)


def _other_row(part: str, context: Context) -> str:
    """The row of the progress table that a part names by the beginning of its title (教育のほうは); empty for none."""
    match = _ELSEWHERE.match(part)
    name = match["name"] if match else None
    rows = (s.title for s in context.library.slides if s.kind == "row")
    return next((t for t in rows if name and t.startswith(name)), "")


def is_of_another(part: str) -> bool:
    """Whether a part only names another thing of which the same is asked."""
    return bool(_ELSEWHERE.match(part))
