"""Questions that one Japanese message asks one after the other: what the answer leaves open is answered in turn.

The next one is read as one that goes on in a conversation: その省, そこ and what is left unsaid are those of
the answer before it. What finds nothing is said to, so that no question is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass

from rag.context import Context
from rag.conversation.followup import resolve
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.reading.asking import is_polar
from rag.reading.asks import MOST, asks_of
from rag.reading.choice import choice_of
from rag.reading.mixed import in_japanese
from rag.records import Slide
from rag.routes.in_turn import Route, asked_as, is_new, place_of
from rag.tables.question import parse
from rag.text import folded
from rag.topics.topic import signals

_WHOLE = 5
"""Lines above which a record is told as a whole: that answers no further question."""
_TELLS = ("answered", "corrected")
_VERDICTS = ("はい", "いいえ")
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
_TOLD_THERE = regex(
    r"書(?:かれ|き)(?:方|ぶり)|扱(?:い|われ方)|記述|記載|言及|触れ方|(?:では|側は?)(?:どう|も|[?。]*$)"
)
"""What another document says of it: AI戦略側での書かれ方も."""
_EACH = regex(
    r"(?:[。?]|[かはも]、)\s*(?:あと|また|それと)?、?(?:それぞれ|両方|各々|両者)の(?P<ask>[^。?]{2,30})[。?]*$"
)
_TOPIC = regex(r"^[^、。?の]+(?=の)")
"""What the first asks of: スマート農業 in スマート農業の主担当は."""
_CHOICE = regex(r"[。?？]\s*(?:それとも|あるいは|もしくは)")
"""One of two is asked for: 経産省？それとも厚労省？"""
_SHORT = regex(r"[はも][。?？]*$")
_ELSEWHERE = regex(r"^(?!その|それ|ここ|そこ)[^。?、]{2,24}?(?:の(?:ほう|方))?は[。?？\s]*$")
"""The same is asked of another: 教育のほうは？, 富岳NEXTの開発は？"""
_SET = regex(r"施策|取り?組み?|項目")
_VALUE = regex(r"[一-鿿](?:数|率|額|量|割合|時期)(?:も|は)(?:[、。?？]|教え|知り|示|お願い|聞|$)")
"""A value is asked for by its name: 信号機の全国の設置数も教えてください."""
_IF_SO = regex(
    r"(?!まだ|そうでな|違)[^、。?]{1,16}(?:ば|なら|たら|(?:ている|た|る)(?:場合|のなら))(?:は)?、?"
)
"""Asked only if what stands before it is so, and of the same: 改定済みならいつですか."""
_AREA = regex(r"(?:で、)?(?:その|当該)(?:分野|領域|区分)")
"""The area of the progress table that the first question picks out."""
_POINTS = regex(r"その|そこ|そちら|それ")


@dataclass(frozen=True, slots=True)
class _Said:
    """A message of the conversation that the questions make up."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The answer to a later question, and whether that leans on the one before it."""

    draft: Draft
    leans: bool


_OTHERS = regex(r"(?:ほか|他)に(?!も)")


def complete(draft: Draft, question: Question, context: Context, routes: tuple[Route, ...]) -> Draft:
    """The answer with what the questions behind the first ask, each read with the answers before it.

    Where the answer to the whole is one to a later question alone, or none, the first is told before it.
    """
    if each := _EACH.search(question.shown):
        _take_each(each["ask"], draft, question, context, routes)
    parts = _parts(question, context)
    first = asked_as(analyse(parts[0], context.tokenizer), question, context, routes) if parts else None
    if first is None or first.status not in _TELLS or draft.status not in (*_TELLS, "not_found"):
        return draft
    judged = _opens(first, _VERDICTS) and not _opens(draft, _VERDICTS)
    if judged and draft.rows is None and place_of(first) == place_of(draft):
        draft = _behind(first, draft)
    later = _later(parts, first, draft, question, context, routes)
    agreed = place_of(draft) == place_of(first)
    places = [place_of(t.draft) for t in later if t.draft.rows is None]
    declined = bool(later) and draft.status == "not_found"
    if declined or (not agreed and draft.rows is None and place_of(draft) in places):
        draft, agreed = context.draft(question), True
        draft.join(first)
    elif later and agreed and draft.rows is first.rows is None and is_new(first, draft):
        draft.take(first, 1)
    for told in later:
        if not is_new(told.draft, draft) or (told.leans and not agreed):
            continue
        if told.draft.status in _TELLS:
            draft.join(told.draft)
        elif told.leans:
            draft.status = "partial"
            draft.take(told.draft, 1)
    return draft


def _opens(draft: Draft, words: tuple[str, ...]) -> bool:
    return bool(draft.lines) and draft.lines[0].startswith(words)


def _behind(first: Draft, draft: Draft) -> Draft:
    """The verdict with what the answer to the whole message cites besides, or that it has no answer to the rest."""
    if draft.status == "not_found":
        first.take(draft, 1)
        first.status = "partial"
        return first
    new = {c.number for key, c in draft.citations.items() if key not in first.citations}
    kept = [n for n, s in enumerate(draft.sentences) if not new.isdisjoint(s.citations)]
    draft.sentences, draft.lines = [draft.sentences[n] for n in kept], [draft.lines[n] for n in kept]
    first.join(draft)
    return first


def _take_each(
    ask: str, draft: Draft, question: Question, context: Context, routes: tuple[Route, ...]
) -> None:
    """What is asked of each of the two or three measures told of: それぞれの効果KPIも."""
    cited = {c.locator for c in draft.citations.values() if c.document == "kanmin"}
    records = [r for r in context.library.records if r.document == "kanmin" and r.locator in cited]
    if draft.status not in _TELLS or draft.rows is not None or not 2 <= len(records) <= MOST:
        return
    for record in records:
        told = asked_as(analyse(f"{record.locator}の{ask}", context.tokenizer), question, context, routes)
        if told.status in _TELLS and is_new(told, draft):
            draft.take(told, 1)


def _parts(question: Question, context: Context) -> tuple[str, ...]:
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


def _later(
    parts: tuple[str, ...],
    first: Draft,
    draft: Draft,
    question: Question,
    context: Context,
    routes: tuple[Route, ...],
) -> list[_Told]:
    """The answers to the questions behind the first that ask for something of their own."""
    said = [_Said("user", parts[0]), _Said("assistant", "\n".join(first.lines))]
    later: list[_Told] = []
    for part in parts[1:]:
        if not _asks_for(part, draft, context):
            continue
        meant = _after(part, said, first, context)
        told = asked_as(meant, question, context, routes)
        if told.status not in _TELLS and (named := _by_name(part, parts[0])):
            # of what the first asks about, not of the place that told it: その先導導入
            again = asked_as(analyse(named, context.tokenizer), question, context, routes)
            told = again if again.status in _TELLS else told
        if meant.documents and _TOLD_THERE.search(part) and (topic := _TOPIC.match(parts[0])):
            there = analyse(f"{topic.group()}は、{part}", context.tokenizer)
            tried = (asked_as(there, question, context, routes), told)
            of_it = [t for t in tried if _is_of(topic.group(), t, context)]
            if not of_it:
                continue
            told = of_it[0]
        if told.rows is None and len(told.lines) > _WHOLE:
            continue
        if _IF_SO.match(part) and (_opens(first, _VERDICTS[1:]) or place_of(told) != place_of(first)):
            continue
        leans = meant.interpretations != analyse(part, context.tokenizer).interpretations
        later.append(_Told(told, leans))
        if told.status in _TELLS:
            said += [_Said("user", meant.shown), _Said("assistant", "\n".join(told.lines))]
    return later


def _by_name(part: str, first: str) -> str:
    """A question that points back, with what the first is about in the place of その; empty where it does not."""
    subject, points = _SUBJECT.match(first), _ITS.match(part)
    return f"{subject['name']}の{part[points.end() :]}" if subject and points else ""


_SUBJECT = regex(r"^(?P<name>[^、。?の]{2,24}?)(?:とは|というのは|って|は|、)")
_ITS = regex(r"^その")


def _is_of(topic: str, told: Draft, context: Context) -> bool:
    """Whether something is told of a record that has every word of the topic."""
    record = next(iter(told.first_records()), None) if told.status in _TELLS else None
    if record is None:
        return False
    text = folded("".join((record.title, *(cell.display for cell in record.fields))))
    words = [w for w in analyse(topic, context.tokenizer).terms if len(w) > 1]
    return bool(words) and all(w in text for w in words)


def _asks_for(part: str, draft: Draft, context: Context) -> bool:
    """Whether a part of the message asks for a field, a value or a set, and does not only say how to answer.

    Behind a set it must be of something else: その省が主担当の施策, 分野別にも.
    """
    if _BY.match(part) or (_ELSEWHERE.match(part) and draft.rows is None):
        return True
    read = analyse(in_japanese(part)[0], context.tokenizer)
    if read.documents and _TOLD_THERE.search(part):
        return draft.rows is None
    if _SET.search(part) and parse(read, context.library, context.tokenizer) is not None:
        return draft.rows is None or bool(_POINTS.match(part))
    names = asked(read)
    told = _VALUE.search(part)
    if draft.rows is not None or not (names or read.absent or told):
        return False
    valued = read.absent or told or not {"date", "number", "target"}.isdisjoint(names)
    return (bool(names) and names[0] in FIELDS) or bool(
        valued and (_SHORT.search(part) or _ASKS.search(part))
    )


def _after(part: str, said: list[_Said], first: Draft, context: Context) -> Question:
    """A question as it is meant behind what was said."""
    if (by := _BY.match(part)) and (many := _HOW_MANY.search(said[0].content)):
        whole = said[0].content
        return analyse(f"{whole[: many.start()]}{by['by']}に{whole[many.end() :]}", context.tokenizer)
    record = next(iter(first.first_records()), None)
    if isinstance(record, Slide) and record.kind == "row" and _AREA.search(part):
        return analyse(f"フォローアップで、{_AREA.sub(f'{record.title}分野', part)}", context.tokenizer)
    read = analyse(in_japanese(part)[0], context.tokenizer)
    if _OTHERS.search(part) and parse(read, context.library, context.tokenizer) is not None:
        return read  # which one it is besides is not sure
    return resolve(read, said, context.library, context.tokenizer, lambda q: record)
