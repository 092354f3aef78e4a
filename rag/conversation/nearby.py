"""What a question names by its place beside the record talked about.

The next number, the same ministry, the same section, the other side of a pair by words of its
title; and of a record, what a few words ask (効果のほうは, もう一方は).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.conversation.ellipsis import attribute, bare
from rag.conversation.leaning import says
from rag.conversation.pointing import sibling
from rag.conversation.turns import Exchange, covers, own, topic_phrase, turn_words
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import KPI, MINISTRY, asked, kpi_kind
from rag.reading.segments import part_meant
from rag.reading.sets_said import as_set
from rag.records import Library, Record, Section
from rag.tokens import Tokenizer
from rag.topics.topic import signals
from rag.topics.topic_reading import topic_spans

_BESIDE = regex(
    r"^(?:では|じゃあ?|その|で)?、?(?:もう)?(?:(?:一|1|ひと)つ|すぐ)?(?:の)?(?P<which>次|前|直前|直後)の(?:(?:番号の?)?(?:施策|もの|やつ)|番号の?(?=は|って|が|を))"
)
_SAME_OFFICE = regex(
    r"^(?:これ|それ)?と?(?:同じ|同一の)(?:府省庁?|省庁?|庁|委員会|役所|主担当|番台)[^。]*(?:施策|取組)"
)
_THAT_OFFICE = regex(
    r"^(?:では|じゃあ)?、?(?:(?:その|この|同じ)(?:主担当の?)?(?:府省庁?|省庁?|庁|役所|委員会|官庁|部署)(?=は|が|の|って|で)"
    r"|(?:その主担当|その担当)(?=が)|そこ(?=(?:が|で)(?:主に)?(?:主?担当|所管|主管|単独|◎)))"
)


def relative(question: Question, base: Exchange, is_set: Callable[[str], bool]) -> str | None:
    """A record or a set that the record talked about points to: 一つ前の施策, 同じ省が主担当の施策."""
    if base.focus is None or question.measures:
        return None
    of_joint = asked(base.question)[:1] == ("joint",) and len(base.focus.joint) == 1
    leads = "、".join(dict.fromkeys(m.label for m in (base.focus.joint if of_joint else base.focus.leads)))
    if leads and (office := _THAT_OFFICE.search(question.text)):
        where = "" if base.focus.document == "kanmin" or question.documents else "骨子で"
        text = as_set(f"{where}{leads}{question.shown[office.end() :]}")
        if is_set(text) or not covers(base.focus, own(question)):
            return text
    if not base.is_set and _ITS_LEAD.match(question.text) and len(question.agencies) == 1:
        return f"{base.focus.locator}の主担当は{question.agencies[0].written}ですか"
    if base.focus.document != "kanmin":
        return None
    if _SAME_OFFICE.search(question.text):
        return f"{base.focus.locator}と{question.shown}"
    if (too := _SAME_STATE.search(question.text)) and (of := kpi_kind(base.question.text)):
        side = {"kpi_progress": "進捗", "kpi_effect": "効果"}.get(of, "")
        return f"{side}KPIが{too['state']}の施策をすべて挙げてください"
    if near := _BESIDE.search(question.text):
        return f"{base.focus.locator}の{near['which']}の施策の{attribute(base.question) or '内容は'}"
    return None


_ITS_LEAD = regex(
    r"^(?:(?:それ|これ)(?:って|は)?、?(?=[一-鿿]+で))?[一-鿿]{2,10}(?:で(?:合って|あって|間違いな|正し)[^、。?]{1,8}|(?:の(?:施策|取り?組み?|担当|所管|もの|やつ)|が(?:主?担当|所管))?(?:(?:なん|の)?(?:だ|です|でした|だった))(?:よね?|っけ|か))[?。]*$"
)
"""厚労省の施策だよね: the lead of the record talked about."""
_SAME_STATE = regex(
    r"^(?:では|じゃあ?)?、?(?:同じく|同じように|同様に|(?:その)?(?:ほか|他)(?:に|で|の)(?:も)?)、?(?P<state>未設定|空欄)(?:の|になって(?:い)?る|である)(?:もの|やつ|施策|の)"
)
"""同じく未設定のものを全部: the measures whose KPI, of the kind just asked for, is not set either."""


def next_item(question: Question, base: Exchange, library: Library) -> str | None:
    """「その項目の一つ下は」 of an item of the outline: the one before or behind it under the same heading."""
    step, focus = _STEP.match(question.text), base.focus
    if step is None or not isinstance(focus, Section) or question.sections:
        return None
    above = library.get(focus.document, focus.parent)
    beside = above.children if isinstance(above, Section) else ()
    if focus.locator not in beside:
        return None
    at = beside.index(focus.locator) + (1 if step["which"] in _BEHIND else -1)
    ask = _STANDING.sub("", question.shown[step.end() :]).lstrip("はのがを、")
    return f"{beside[at]}の{ask or '内容は'}" if 0 <= at < len(beside) else None


_STEP = regex(
    r"^(?:では|じゃあ?)?、?(?:(?:その|この)(?:項目|取り?組み?|施策)?の?)?(?:もう)?(?:(?:一|1|ひと)つ|すぐ)?の?(?P<which>次|前|直前|直後|下|上)"
    r"(?:の(?:番号の?)?(?:項目|取り?組み?|施策|もの|やつ))?(?=は|って|の|が|を|に(?:は)?(?:何|なに|載|書|来|並|あ)|[?。]|$)"
)
_STANDING = regex(
    r"^に(?:は)?、?(?:(?:何|なに)が)?(?:載|書|来|並|あ)[^。?は]{0,8}(?:は|って)?(?:何|なに)?[。?]*$"
)
"""その一つ前には何が載ってる: of it all that is told."""
_BEHIND = ("次", "直後", "下")


def alike(question: Question, base: Exchange, tokenizer: Tokenizer) -> str | None:
    """「富岳NEXTも同じ顔ぶれですか」: whether another thing has the ministries or the KPI that was asked for."""
    said, before = turn_words()["alike"].search(question.text), set(asked(base.question))
    if said is None or base.focus is None or question.agencies:
        return None
    kpi, offices = bool(before & set(KPI)), bool(before & set(MINISTRY))
    if kpi == offices or _POINTS.match(said["thing"]):
        return None
    thing, first = question.shown[: said.end("thing")], base.focus.locator
    spans = topic_spans(base.question, tokenizer)
    words = analyse(thing, tokenizer).terms
    if spans and words and covers(base.focus, words):  # another part of the same record
        first = base.question.shown[spans[0][0] : spans[-1][1]]
    what = f"{kind_of(base.question.text)}KPI" if kpi else "主担当" if "lead" in before else "担当府省庁"
    return f"{first}と{thing}は{'府省庁の顔ぶれ' if said['all'] else what}が同じですか"


_POINTS = regex(r"これ|それ|どれ|どちら|どっち|両方|いずれ")


def kind_of(text: str) -> str:
    """進捗 or 効果, whichever a text names alone."""
    kinds = [kind for kind in ("進捗", "効果") if kind in text]
    return kinds[0] if len(kinds) == 1 else ""


def around(question: Question, base: Exchange) -> str | None:
    """同じ節で…, 同じ(1)の柱の中で…: asked of the section, the chapter or the group of the place talked about."""
    words = turn_words()
    level = words["around"].search(question.text)
    if level is None or base.focus is None:
        return None
    above = re.match(_LEVELS.get(level["level"], _GROUP), base.focus.locator)
    if above is None or ("(" in level["level"] and not above.group().endswith(level["level"][:3])):
        return None
    rest = words["around_ask"].sub("の", question.shown[level.end() :])
    return f"{above.group()}{'' if _DEEPER.match(rest) else 'で、'}{rest}"


def named_beside(
    question: Question, base: Exchange, library: Library, tokenizer: Tokenizer
) -> tuple[Record, str] | None:
    """Another record, named by what it is about, and what is asked of it."""
    return _other_item(question, base.focus, library, tokenizer) or sibling(question, base, library)


def _other_item(
    question: Question, focus: Record | None, library: Library, tokenizer: Tokenizer
) -> tuple[Record, str] | None:
    """「同じ(3)にリスキリング支援もあったと思いますが、そちらの主担当は」: the one item of the place that has most of these words."""
    named = turn_words()["beside"].search(question.text)
    if named is None or not isinstance(focus, Section):
        return None
    level, topic, ask = ((name, f"{name}2")[named[name] is None] for name in ("level", "topic", "ask"))
    above = re.match(_LEVELS.get(named[level], rf".*{re.escape(named[level])}"), focus.locator)
    words = analyse(named[topic], tokenizer).terms
    inside = (s for s in library.sections if above and s.locator.startswith(above.group()))
    shares = {s.locator: sum(covers(s, (w,)) for w in words) for s in inside if not s.children and s != focus}
    best = [loc for loc, share in shares.items() if 2 * share > len(words) and share == max(shares.values())]
    record = library.get(focus.document, best[0]) if len(best) == 1 else None
    return (record, question.shown[named.start(ask) :]) if record is not None else None


_DEEPER = regex(r"の?(?:\(\d|[①-⑳]|第\d+節)")
"""What is asked goes on with a place below the one named: 同じ(3)の③だと, 同じ章の第2節(1)①では."""
_GROUP = r".*?第\d+節\(\d{1,2}\)"
_LEVELS = {
    "章": r".*?第\d+章",
    "節": r".*?第\d+節",
    **dict.fromkeys(("項", "括り", "くくり", "区分"), r".*\(\d{1,2}\)"),
}
"""How far up the place goes that 同じ章, 同じ項 name; (3) is told as it is."""


def of_part(
    question: Question, focus: Record, base: Exchange, library: Library, tokenizer: Tokenizer
) -> str | None:
    """「そっちの担当は」 of the part of an item that was asked about (富岳NEXTの開発【文科省】)."""
    if not question.has("lead", "ministry") or own(question):
        return None
    if part_meant(focus, base.question.terms, library) is None:
        return None
    spans = topic_spans(base.question, tokenizer)
    topic = base.question.shown[slice(*spans[0])] if spans else ""
    return f"{focus.locator}の{topic}の{_POINTED.sub('', question.shown)}" if topic else None


_POINTED = regex(r"^(?:では|じゃあ?)?、?(?:そっち|そちら|それ|その(?:部分|ほう|方)?)の?")


def across(question: Question, base: Exchange, tokenizer: Tokenizer) -> str | None:
    """「他の文書には出てくる」: the topic talked about, sought in the documents."""
    if (group := _THAT_TALK.search(question.text)) and (spans := topic_spans(base.question, tokenizer)):
        return f"{group['number']}番台の施策のうち、{base.question.shown[slice(*spans[0])]}に関するものは"
    there = question.documents and _WHICH_THERE.search(question.text)
    if own(question) or not (there or any(signals(question, n) for n in ("across", "where", "exists"))):
        return None
    if not question.documents and not signals(question, "across"):
        return None
    spans = topic_spans(base.question, tokenizer)
    numbered = base.focus is not None and base.focus.locator in base.question.text
    own_topic = spans and own(base.question) and not numbered
    named = (
        topic_phrase(base.question, tokenizer)
        if own_topic
        else base.topic or (base.focus and base.focus.title)
    )
    ask = re.sub(r"^(?:それ|これ|その話|この話)(?:は|って|が)?", "", question.shown)
    return f"{named}は{ask}" if named else None


_WHICH_THERE = regex(r"どの(?:施策|取り?組み?|項目|番号)|どれ(?:に|が|で)")
"""別表ではどの施策に当たる."""
_THAT_TALK = regex(
    r"(?P<number>\d{1,2})番台の施策[^。、]{0,4}、?(?:そう(?:いう|いった)|その|同じ|似た)(?:話|取組|もの|内容)"
)
"""08番台の施策でもそういう話がありますよね."""


def of_record(question: Question, focus: Record, base: Exchange, tokenizer: Tokenizer) -> str | None:
    """How a question asked of a record is put where its own words do not say what of it."""
    words = turn_words()
    kind, counted = words["one_kind"].search(question.text), words["counted"].search(question.text)
    if says(question, "others"):
        leads = question.has("lead") or (not focus.joint and len(focus.leads) > 1)
        return f"{focus.locator}の{'主担当' if leads else '連携府省庁'}は"
    if counted and not own(question):
        return f"{focus.locator}の{counted['kind']}のKPIは"
    if says(question, "more"):
        return f"{focus.locator}について詳しく教えてください"
    told = kpi_kind(question.text) not in (None, "kpi") and own(question)
    if kind and not told and set(asked(base.question)) & {*KPI, "target"}:
        return f"{focus.locator}の{kind['kind']}のKPIは"
    if focus != base.focus and says(question, "ellipsis") and bare(question, tokenizer):
        return f"{focus.locator}の{attribute(base.question) or '内容は'}"
    return None
