"""Questions in two steps: records described by what holds of them, then something asked of those.

「財務省が主担当の施策の進捗KPIは」 asks for a field of whatever measure has that lead;
「02-14と同じ主担当の施策は何件」 for the set of a ministry that a record names. The description
is read by the grammar of set questions, so what it selects is complete; words of it that state
no condition are searched for among the records that the conditions leave.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.asked import FIELDS, asked
from rag.condition import Condition
from rag.context import Context
from rag.evidence import Evidence
from rag.figures import integer
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.ministry_counts import ministries_of
from rag.question import Question, analyse
from rag.records import Record
from rag.step_wording import CUT, POINTED, REJECTED, THAT, WHOLE_ASK
from rag.table import select
from rag.table_question import SetQuestion, constraints, parse

LONGEST = 300
"""Characters: no longer description is read."""
WHOLE = 0.5
"""Share of the words beside the conditions that the record meant must have."""

TOLD = 0.7
"""The share where no condition has been met besides."""
_ORDINAL = regex(
    r"(?P<last>最後|末尾|一番後ろ|いちばん後ろ)の?|(?P<first>最初|先頭|冒頭)の?|(?P<n>\d{1,2})番目の?"
)
_INTERROGATIVE = regex(
    r"何|なに|なん|どこ|いつ|どの|どれ|どう|誰|だれ|いくつ|いくら|なぜ|か[?。]*$|[?]$|示(?:して|され)|教え|答え|知りた"
    r"|(?:名称|名前|略称|時期|期限|相手|理由|目標|数値|割合|[件人回]数)[。?]*$"
)
_WHICH = regex(r"(?:どういう|どういった|どんな|どのような|どの|何の|なんの|いかなる)$")
"""Asks for the thing behind it: どういうものだと注記されていますか describes none."""
_NAME = regex(r"(?:施策名|名前|名称|正式名称?|番号|何番)")
SET = regex(r"施策(?!名|番号)|取り?組み?(?!概要)|一覧|リスト|何件|件数|何本")


@dataclass(frozen=True, slots=True)
class Described:
    """Records that the question describes, by which conditions, and what it asks of them.

    ``said`` are the words of the description; ``asked_set`` the set question they make up,
    None where words were searched for besides; ``told`` the sentences that words alone found.
    """

    said: str
    records: tuple[Record, ...]
    conditions: tuple[Condition, ...]
    ask: str
    asked_set: SetQuestion | None = None
    told: tuple[Evidence, ...] = ()


def described_records(question: Question, context: Context) -> Described | None:
    """The first step of a question in two, or None where it is none."""
    if question.english or question.measures or len(question.text) > LONGEST:
        return None
    for cut in reversed(list(CUT.finditer(question.text))):
        if _WHICH.search(question.text, 0, cut.start("noun")):
            continue
        before = question.shown[: cut.start("noun")]
        said = _NUMBER.sub("", before) + ("施策" if cut["bare"] else cut["noun"])
        ask = THAT.sub("", question.shown[cut.end() :].strip(" 、"))
        if not _asks(ask, context):
            continue
        found = _selected(said, ask, question, context)
        if found is None and not question.sections:
            found = _searched(said, ask, question, context) or _told(said, ask, question, context)
            several = cut.group().endswith(("うち", "うち、", "中で")) or _NUMBER.search(before)
            if found is None and several:
                found = _having(said, ask, question, context)
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
    topic = replace(_read(plain, question, context), intents=frozenset(), attributes=frozenset())
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
    topic = replace(_read(said, question, context), intents=frozenset(), attributes=frozenset())
    found = context.finder.find(topic, ("kanmin",)) if topic.terms else []
    level = max((e.features["whole"] for e in found), default=0.0)
    level_with = [e for e in found if e.features["whole"] == level >= WHOLE]
    records = tuple(dict.fromkeys(e.record for e in level_with))
    told = tuple(max((e for e in level_with if e.record is r), key=lambda e: e.features["own"]) for r in records)
    return Described(said, records, (), ask, told=told) if 1 < len(records) <= _FEW else None


def record_described(what: str, question: Question, context: Context) -> Record | None:
    """The one record with ministries that these words name, select by conditions or describe."""
    asked_of = analyse(what, context.tokenizer)
    if len(asked_of.measures) == 1:
        return context.library.get("kanmin", asked_of.measures[0])
    if len(asked_of.sections) == 1 and (named := context.library.get("kihon", asked_of.sections[0])):
        return named
    counted = all(_NUMERAL.fullmatch(t) for t in asked_of.terms) and not asked_of.agencies
    if asked_of.measures or not asked_of.terms or counted:
        return None  # 二つ以上の府省庁: offices are counted, none is described
    if noun := next(reversed(list(_LAST_NOUN.finditer(what))), None):
        set_of = _selected(what[: noun.end()], "", question, context)
        if set_of is not None and len(set_of.records) == 1:
            return set_of.records[0]
    asked_of = replace(asked_of, attributes=frozenset(), intents=frozenset())
    found = context.finder.find(
        asked_of, context.scope(replace(question, documents=asked_of.documents)), k=30
    )
    with_ministries = [e for e in found if e.record.ministries]
    best = next(iter(with_ministries), None)
    if best is None or _is_unheard(asked_of, best, context):
        return None
    if max(best.features["whole"], best.features["whole_meant"]) < WHOLE:
        return best.record if _stands_out(best, with_ministries) else None
    return None if any(_as_good(e, best) for e in with_ministries) else best.record


def _is_unheard(told: Question, best: Evidence, context: Context) -> bool:
    """Whether the thing described, the last noun of it, is in no document in any words: 宇宙エレベーター."""
    lex = lexicon()
    nouns = (w.lemma for w in context.tokenizer.words(told.text) if w.pos.startswith("名詞"))
    head = next((t for t in reversed(list(nouns)) if t in told.terms), told.terms[-1])
    plain = head in lex.occasion | lex.office | lex.audience | lex.frame | lex.abstract | _ANYTHING
    in_other_words = best.features["whole_meant"] > best.features["whole"]
    return not (
        plain or in_other_words or context.finder.vocabulary.knows(head) or context.finder.stands(head)
    )


def _as_good(other: Evidence, best: Evidence) -> bool:
    """Whether another record, of other ministries, is described as well (サイバー攻撃対策を担当する省)."""
    same = {m.name for m in other.record.leads} == {m.name for m in best.record.leads}
    level = other.features["whole"] >= best.features["whole"] and other.score >= _LEVEL * best.score
    return other.record != best.record and not same and level and not best.features["quoted"]


def _stands_out(best: Evidence, found: list[Evidence]) -> bool:
    """Whether a record told mostly in other words is clearly nearer than any other, in words and in meaning."""
    told = best.features["whole_meant"] >= _SOME and best.features["dense"] >= _NEAR
    return told and all(
        best.score >= _AHEAD * e.score or best.features["dense"] >= 2 * e.features["dense"]
        for e in found
        if e.record != best.record
    )


_NUMBER = regex(r"(?<![\da-zA-Z.第])(?:[2-9]|[二三四五])(?:つ|件|本)?の?$")
"""二つの | 施策: how many are meant is no word of the description."""
_FEW = 5
_NUMERAL = regex(r"[0-9一二三四五六七八九十百]+")
_ANYTHING = frozenset({"仕事", "やつ", "話", "もの", "事業", "活動", "業務"})
"""Words for whatever is done."""
_LEVEL = 0.95
_SOME, _NEAR, _AHEAD = 0.3, 0.12, 1.25
_LAST_NOUN = regex(r"(?:施策|取り?組み?|項目)(?=(?:が|は|も)?(?:(?:1|一)[つ件]|あ[るり]|の?み|しか|$))")
"""The description itself: 環境省が主担当の施策 | は1件しかありませんが."""
