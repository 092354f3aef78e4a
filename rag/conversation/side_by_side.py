"""Two things that the conversation was about compared: two records, two sets, one of them and another.

Each function gives the question that names both, or None where no two are compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.conversation.ellipsis import attribute, swap_agency
from rag.conversation.rewording import Rewording
from rag.conversation.turns import Exchange, turn_words
from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import Record
from rag.tables.progress_columns import columns_of
from rag.tables.question import parse
from rag.tables.table import Query

_BOTH = regex(
    r"(?:では|じゃあ?|結局)?、?(?:(?P<all>両方とも|どちらも|どっちも|(?P<n>[2-5二三四五])つとも|両方(?=の|、?(?:同じ|一緒|違)))|(?P<which>どっち|どちら)|両者|(?:この|その)?(?:2|二|ふたつ)(?!\d)つ?(?:の施策)?)(?=の|で|を|は|が|と|、?(?:同じ|一緒|違)|[^、。?]{2,40}[?]|[^、。?]+(?:省|庁|府|官房|◎))"
)
_ALIKE = regex(
    r"^(?:では|じゃあ?)?、?(?P<of>主?担当|所管|府省庁|(?:進捗|効果)の?kpi|kpi|指標)(?:は|も|って|が)?(?=同じ|一緒|同一|違)"
)
"""担当は同じ?: of the two talked about last."""
_WITH = regex(
    r"^(?P<thing>[^、。?]{2,24}?)(?:と|より)(?:(?:比べ|くらべ)(?:て|ると)、?|は)?(?:どっち|どちら)(?:の(?:ほう|方))?(?P<ask>[がは].{2,})$"
)
_AGAINST = regex(
    r"^(?:では|じゃあ?)?、?(?P<thing>[^、。?]{2,24}?)(?:の(?:方|ほう))?(?:の(?:施策|取り?組み?|もの|やつ))?と(?:(?:比べ|くらべ|比較し)(?:て|ると|た(?:場合|とき)は?)、?(?P<ask>.*)|の?(?:違い|差|相違点?)(?:は|って|を|も)?[^、。?]{0,8}[?。]*)$"
)
"""気象庁の施策と比べるとKPIはどう違う, 鉄道トンネルの施策との違い: the record talked about and another."""
_EVERY = regex(
    r"^(?:では|じゃあ?)?、?(?:これら)?(?:全部|全て|すべて|みんな|いずれも|どれも)(?:、|が)?(?P<ask>[^、。?]{2,24})[?。]*$"
)
"""全部内閣府が主担当?: of the few just listed."""
_MOST = 6
_SHARED = regex(
    r"^(?:では|じゃあ?|で)?、?(?:(?:この|その)?(?:両|(?:2|二)(?:つの)?)(?:方|者|省庁?|庁|府省庁?|機関)|どちら|どっち)(?:とも|共に)?(?:も|が|で|の|に)*、?(?=(?:共同|一緒|関わ|かかわ|関[係す]|絡|入|含|載|名|主|担|所管|やって|連携|携わ|記載))(?!.*(?:同じ|違|多|少な))"
)
"""両方が一緒に担当してるものは: what the two sets told last have in common."""
_LEADS = regex(r"が?主担当(?:\(◎\)[ので])?")
_HOW_MANY, _NONE, _SOME = regex(r"何件|いくつ|何個|件数"), regex(r"な[いし]|ありません"), regex(r"あ[るり]")
_SAME_AS = regex(
    r"(?:と|に)(?:同じ|一緒|同一|等しい|違|異な|別)(?P<rest>[^、。]{0,8})[?。]*$|(?:と|に)(?:同じ|一緒)(?:です)?か"
)
_ALSO_SAME = regex(
    r"^(?P<thing>[^、。?]{2,24}?)(?:の(?:方|ほう))?(?:は|も|って)、?(?P<of>主?担当|所管)(?:府省庁?|省庁)?(?:も|が|は|って)?、?(?:同じ|一緒)"
)
"""予防接種の方は担当同じですか"""
_OF = regex(r"主担当|担当|所管|府省庁|(?:進捗|効果)の?kpi|kpi|指標|目標|期限|時期")
_BARE_ALIKE = regex(r"(?:同じ|一緒|同一)")
_NUMBER = regex(r"多|少な")


def compared(question: Question, exchanges: Sequence[Exchange], reader: Rewording) -> str | None:
    """What is compared, both sides named."""
    if not exchanges:
        return None
    last = exchanges[-1]
    if (said := _WITH.match(question.text)) and not _BOTH.match(question.text):
        thing = question.shown[: said.end("thing")]
        ask = question.shown[said.start("ask") :]
        return (
            _sets_with(question, last, ask, reader) if last.is_set else _record_with(thing, ask, last, reader)
        )
    text = _in_both(question, exchanges, reader) or _same_as(question, last, reader)
    if text := text or _against(question, last, reader) or _every(question, last):
        return text
    named = question.measures or question.sections
    if not named and (two := turn_words()["the_two"].match(question.text)):
        return _of_last(question, exchanges, question.shown[two.end() :].lstrip("の、"), False)
    both = None if named else _BOTH.match(question.text)
    if both is None:
        alike = not named and _ALIKE.match(question.text)
        return _of_last(question, exchanges, question.shown, True) if alike else None
    if both["which"] and (rows := _last_rows(exchanges)):
        column = next(iter(columns_of(last.question.text)), "進捗率")
        what = "" if columns_of(question.text) else f"{column}は"
        return f"AI戦略2019フォローアップの進捗状況の表で、{rows}は、{what}{question.shown}"
    if both["which"] and _NUMBER.search(question.text) and (sets := _last_two_sets(exchanges, reader)):
        return f"{sets[0].noun}と{sets[1].noun}は{question.shown[both.start('which') :]}"
    ask = question.shown if both["which"] else question.shown[both.end() :].lstrip("で、をは")
    ask = ask if both["all"] == "両方" else ask.lstrip("の")
    many = integer(both["n"]) if both["all"] and both["n"] else 2
    if many and many > 2 and not re.search(r"同じ|一緒|違", ask):
        ask = f"{both['all']}{ask}"
    return _of_last(question, exchanges, ask, bool(both["all"]), many or 2)


def _against(question: Question, last: Exchange, reader: Rewording) -> str | None:
    """The record talked about and another that is named."""
    said, named = _AGAINST.match(question.text), question.measures or question.sections
    if said is None or last.focus is None or named or last.area or _BOTH.match(question.text):
        return None
    thing = question.shown[: said.end("thing")]
    other = _other_than(last, thing, reader)
    if other is None and analyse(thing, reader.tokenizer).agencies and (found := reader.find(question)):
        other = found.locator if found != last.focus else None
    ask = question.shown[said.start("ask") :] if said["ask"] else "違いは"
    return f"{last.focus.locator}と{other}を比べて、{ask}" if other else None


def _every(question: Question, last: Exchange) -> str | None:
    """Whether all of the few just listed have the ministry."""
    said = _EVERY.match(question.text)
    if said is None or not question.agencies or len(last.listed) not in range(2, _MOST + 1):
        return None
    ask = question.shown[slice(*said.span("ask"))]
    what = ask if _OF.search(said["ask"]) else f"{question.agencies[0].written}が主担当"
    end = "" if re.search(r"[かね]$|\?$", what) else "ですか"
    return f"{'と'.join(r.locator for r in last.listed)}はすべて{what}{end}"


def _last_rows(exchanges: Sequence[Exchange]) -> str:
    """The two areas of the progress table that were asked about last."""
    areas = list(dict.fromkeys(e.area for e in exchanges[-2:] if e.area))
    return "と".join(areas) if len(areas) == 2 else ""


def _of_last(
    question: Question, exchanges: Sequence[Exchange], ask: str, every: bool, many: int = 2
) -> str | None:
    """「どっちが期限が早い」, 「両方とも総務省?」 after one record and then another were asked about."""
    told = exchanges[-1].asked_of if len(exchanges[-1].asked_of) > 1 else exchanges[-1].records
    pair = turn_words()["the_two"].match(question.text) or exchanges[-1].question.has("compare")
    last: list[Record] = []
    for exchange in reversed(exchanges):
        if len(told) == many and (exchange.asked_of == told or pair):
            last = list(reversed(told))
        if exchange.focus is None or exchange.is_set or len(exchange.asked_of) > 1 or len(last) >= many:
            break
        last = list(dict.fromkeys((*last, exchange.focus)))
    shown = next((e.listed for e in reversed(exchanges) if e.listed), ())
    last = list(reversed(shown)) if pair and len(last) < many == len(shown) else last
    if len(last) < many:
        return None
    names = "と".join(r.locator for r in reversed(last[:many]))
    if ask.startswith("の"):  # 両方の担当は
        return f"{names}{ask}"
    if every and _BARE_ALIKE.search(question.text) and not _OF.search(question.text):
        what = next((w.group() for e in reversed(exchanges) if (w := _OF.search(e.question.text))), "担当")
        return f"{names}の{what}は同じですか"
    if every and many > 2:
        return f"{names}は{ask}"
    if every and _ALIKE.match(question.text):
        return f"{names}の{ask}"
    if every and question.agencies and not _OF.search(question.text):
        return f"{names}はいずれも{ask.rstrip('?')}が主担当ですか"
    return f"{names}はいずれも{ask}" if every else f"{names}を比べて、{ask}"


def _query(question: Question, reader: Rewording) -> Query | None:
    """The set that a question asks for, where it has a condition."""
    asked = parse(question, reader.library, reader.tokenizer)
    return asked.query if asked and asked.query.conditions and not asked.dimension else None


def _last_two_sets(exchanges: Sequence[Exchange], reader: Rewording) -> tuple[Query, Query] | None:
    """The two sets that were asked for last."""
    if len(exchanges) < 2 or not all(e.is_set for e in exchanges[-2:]):
        return None
    first, second = (_query(e.question, reader) for e in exchanges[-2:])
    return (first, second) if first and second and first != second else None


def _in_both(question: Question, exchanges: Sequence[Exchange], reader: Rewording) -> str | None:
    """「両方が一緒に担当してるものはある?」 after the sets of one ministry and of another."""
    said = _SHARED.match(question.text)
    sets = _last_two_sets(exchanges, reader) if said and not question.agencies else None
    if sets is None or sets[0].kind != sets[1].kind:
        return None
    both = {(c.kind, c.value): c for one in sets for c in one.conditions}
    noun = replace(sets[0], conditions=tuple(both.values())).noun
    if not _LEADS.search(question.text):  # what the two do together need not be led by both
        noun = _LEADS.sub("が関わる", noun)
    asks = ((_HOW_MANY, "は何件ですか"), (_NONE, "はありませんか"), (_SOME, "はありますか"))
    return noun + next((ask for words, ask in asks if words.search(question.text)), "の一覧")


def _sets_with(question: Question, last: Exchange, ask: str, reader: Rewording) -> str | None:
    """「総務省とどっちが多い」 after the set of another ministry."""
    text = swap_agency(question, last.question)
    first = _query(last.question, reader)
    second = _query(reader.again(question, text), reader) if text else None
    return f"{first.noun}と{second.noun}は、どちら{ask}" if first and second and first != second else None


def _other_than(last: Exchange, thing: str, reader: Rewording) -> str | None:
    """The place of another record than the last one that words name."""
    asked = analyse(thing, reader.tokenizer)
    places = (*asked.measures, *asked.sections)
    record = None if places or not asked.terms else reader.find(asked)
    other = places[0] if len(places) == 1 else record.locator if record else None
    return other if last.focus is not None and other != last.focus.locator else None


def _record_with(thing: str, ask: str, last: Exchange, reader: Rewording) -> str | None:
    """「スマートホームの件数目標とどっちが大きい」 after another record was asked about."""
    other = _other_than(last, thing, reader)
    if other is None or last.focus is None:
        return None
    what = attribute(analyse(thing, reader.tokenizer)) or attribute(last.question).rstrip("は?")
    return f"{last.focus.locator}と{other}を比べて、{what}はどちら{ask}"


def _same_as(question: Question, last: Exchange, reader: Rewording) -> str | None:
    """「その担当は05-08と同じ?」, 「予防接種の方は担当同じですか」 said of the record talked about."""
    if (said := _ALSO_SAME.match(question.text)) and not _BOTH.match(question.text):
        other = _other_than(last, question.shown[: said.end("thing")], reader)
        return f"{last.focus.locator}と{other}の{said['of']}は同じですか" if last.focus and other else None
    places = (*question.measures, *question.sections)
    if len(places) != 1 or not _SAME_AS.search(question.text):
        return None
    place = places[0]
    if last.focus is None or last.focus.locator == place:
        return None
    what = _OF.search(question.text) or _OF.search(attribute(last.question).lower())
    return f"{last.focus.locator}と{place}の{what.group() if what else '担当'}は同じですか"
