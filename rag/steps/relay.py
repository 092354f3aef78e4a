"""Questions handed on by a ministry: 「…を担う省が、骨子で単独で受け持つ項目は」, 「…の担当は、…の目標をどう置いているか」.

The first half describes a measure or an item, the second asks something of the ministry that has it.
That ministry is put in its place, in so many words, and what is then asked is a plain question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.context import Context
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse, documents_named
from rag.reading.heading_words import with_places
from rag.reading.segments import Segment, part_meant
from rag.reading.sets_said import as_set
from rag.records import Record
from rag.steps.described_sets import LONGEST, SET
from rag.steps.record_described import offices_of, record_described
from rag.text import folded

_OFFICE = r"(?P<office>府省庁?|委員会|省庁|役所|官庁|お役所|組織|機関|省|庁)"
_BEHIND = r"(?=が|は|も|って|の(?!施策|取|うち|中)|で(?!す|し)|に|、|だと|なら)"
_DOES = (
    r"(?:を(?:主に|主として|中心に(?:なって)?|中心的に|単独で)?(?:担(?:う|当する|当している|当してる|っている|ってる)|所管(?:する|している|してる)|主導(?:する|している|してる)|引っ張(?:る|っている|ってる)"
    r"|進め(?:る|ている|てる|ることになっている)|実施(?:する|している|してる)|推進(?:する|している|してる)|手[が掛]け(?:る|ている|てる)|や(?:る|っている|ってる)|受け持(?:つ|っている|ってる)|任され(?:た|ている|てる)"
    r"|主管(?:する|している)|率いる|取りまとめ(?:る|ている)|担うことになっている|受け持つことになっている|やることになっている)|(?:する|している|してる|した|ている|てる|った|る)(?:ことになっている)?"
    r"|の|[をがの]?(?:◎|主担当|主管|担当|所管|旗振り役?|取りまとめ役?|とりまとめ役?|中心|リード役?|音頭取り)(?:である|となる|になっている|とされ(?:た|ている)|とする|としている|の)?)"
)
_ROLE = r"(?:主担当|主管|担当|所管|取りまとめ|とりまとめ|旗振り)(?:の|する|している|してる)?"
_THAT = regex(
    rf"(?:(?:同じ|その|(?<!ど)この|あの|当該の?|そこの|これの|それの|あれの)(?:{_ROLE})?|(?:それ|これ|あれ)を?(?:{_DOES})){_OFFICE}{_BEHIND}"
)
"""同じ役所が, その主担当省は, あれをやっている省って: the ministry of what was said before."""
_DESCRIBED = regex(
    rf"(?:{_DOES})?(?:{_ROLE})?{_OFFICE}{_BEHIND}"
    r"|の(?:主担当|主管|担当|所管|とりまとめ役?|取りまとめ役?)(?=(?:が|は|も|って)、?(?!主?担当|どこ|誰|だれ|何|[?。]))"
)
"""…を担う省は, …の担当庁って, …の所管が: the ministry of what is described directly before it."""
_WHICH = regex(r"(?:は|が|って|、)*(?:どこ|どの|どちら|どれ|誰|だれ|何[省庁]|[?。])")
"""…する府省庁はどこ: the office itself is asked for."""
_INTERROGATIVE = regex(r"(?:どの|何|いずれの|どちらの|どこの|(?:以外|ほか|他|別|一つ|1つ|複数)の?)$")
"""…はどの省の担当か: the same; 総務省以外の省庁は: others than its own."""
_RANKED = regex(r"最も|もっとも|一番|いちばん|最多|最少|多い$|少ない$|(?:いずれ|どちら|それ)か$")
"""A set of offices is ranked, none is described."""
_COUNTED = regex(
    r"(?:が|は|も|の)?、?(?:数|複数|いくつ|何[個つ]|[2-9二三四五](?:つ|省|庁|者)|すべて|全て|どう(?!いう|い[うっ])|異な|違|別(?!表)|同じ)"
)
"""◎の付いた府省庁が複数ある施策, 主担当の府省庁がどう違うか: offices are counted or compared."""
_ANY_BODY = frozenset({"機関", "組織"})
_HOW_MANY = regex(r"[^、。?をが]{0,14}(?:いくつ|何(?:機関|組織|個|つ))[^、。?をが施項]{0,8}[?。]*$")
"""ネットワークに入った機関は3月末でいくつ: bodies are counted, which need be no ministries."""
_THEN = regex(
    rf"(?P<said>[^。?]{{4,90}}?{_OFFICE}(?:は|って)、?(?:どこ|何省)[^。?]{{0,8}}[。?])(?:また|そして|さらに|それと|で|では)?、?(?P<ask>(?:骨子|別表|計画)[^。?]*(?:では|には|で)[^。]+)"
)
"""…を担当する省はどこですか。骨子では何を担当していますか: goes on about the office asked for."""
_NAMED = regex(r"[一-鿿ァ-ヺー]$")
"""総務|省: the end of a ministry's own name, unless 担当, 所管 stand there."""
_AND = regex(r"(?<=[。?、])(?:さらに|また|それと|それから|あと|そして|加えて|では|で|次に)?、?$")
_INTRODUCES = regex(
    r"(?:(?:が|も|って)?(?:別表|骨子|計画)?(?:の中)?に?(?:は)?(?:ある|あり|あった|載っ|出て|書いて)[^。?]{0,16}|(?:です|でした)(?:よね|ね|が|けど)?|(?:の(?:話|件|こと|仕事|施策|取組|項目))?(?:について)?)[。、?]*$"
)
_ASKS_OFFICE = regex(
    rf"(?:を)?、?(?:(?:{_ROLE})|{_DOES})(?:府省庁?|委員会|省庁|役所|官庁|省|庁|ところ)?(?:は|って|が)?(?:どこ|どの(?:省庁?|役所|府省庁?)|何省)[^。?]{{0,10}}[。?、]*$"
    r"|(?:って|は|を)、?(?:どこ|どの)(?:の?(?:省庁?|役所|府省庁?|庁))?(?:が|で)[^。?]{0,18}[。?、]*$"
)
"""…を担当してる役所はどこか: asked for itself before what is asked of it."""
ELSE = regex(
    r"もう(?:一|1)(?:件|つ|本)(?:だけ)?の?|(?:、)?(?:その?ほか|その他|ほか|他)(?:に(?:も|は)?|の(?=施策|取組)|で)、?"
)
_ALONE = regex(
    r"(?:一省|1省|1つの省|一つの省|その省|自分|自省|一庁|1庁|一機関)(?:だけ|のみ|単独)で|独りで|ひとりで|単独(?:の担当)?で"
)
_WHAT = regex(
    r"(?:何か|なにか|何らか)(?:を|に|の形で)?(?:主に)?(?:担当|任|受け持|や[るっ]|関わ|かかわ|手掛)[^。?]*[。?]?$|(?:、)?(?:どんな|どういう|どのような)?(?:何|なに|どれ|こと|もの|取組|役割|役目)(?:を|に)(?:主に)?(?:(?:担当|主担当|受け持|任|担[うっ]|や[るっ]|す[るこ]|し(?:て|ま)|手掛|進め|推進|主導|引っ張|関わ|かかわ|関与|参加))[^。?]*[。?]?$"
)
_HELD = regex(
    r"(?:受け持(?:つ|っている|ってる|って(?=い))|持(?:つ|っている|ってる)|任され(?:ている|てる|た)|引き受け(?:ている|てる|る)|抱え(?:ている|てる|る))(?=もの|の(?:は|って|が)|やつ|話|項目|取組|施策|こと|、)"
)
_THING = regex(r"(?<=[るたのう])(?:もの|やつ|話|こと|の)(?=(?:って|は|が)、?(?:何|なに|どれ|どの|どう|あ))")


@dataclass(frozen=True, slots=True)
class Relay:
    """What is asked of the ministry in so many words, and what was asked before that.

    ``ask`` is the same without the ministry, which ``record`` names, or ``part`` of it; ``left_out``
    whether that record is not to be told again (ほかにどの施策を).
    """

    wording: str
    before: str
    record: Record
    offices: tuple[str, ...]
    ask: str
    part: Segment | None
    left_out: bool


def relayed(question: Question, context: Context) -> Relay | None:
    """The question put of the ministry that a described record stands for; None where none is handed on."""
    text = question.shown
    if question.english or len(text) > LONGEST:
        return None
    for said, kind, ask in _cuts(text):
        if any(m.end > len(text) - len(ask) for m in question.agencies):
            continue
        said = _AND.sub("", said)
        if _RANKED.search(said[-20:]) or _COUNTED.match(ask) or (kind in _ANY_BODY and _HOW_MANY.match(ask)):
            continue
        of_set = SET.search(ask) or "項目" in ask or _WHAT.search(ask)
        if not (of_set or analyse(ask, context.tokenizer).terms):
            continue
        asks = _ASKS_OFFICE.search(said)
        what = _INTRODUCES.sub("", said[: asks.start()] if asks else said).strip("、。 ")
        record = record_described(what, question, context) if len(what) >= 3 else None
        if record is None:
            continue
        words = analyse(what, context.tokenizer).terms
        part = part_meant(record, words, context.library)
        names = sorted(offices_of(record, words, context.library))
        offices = tuple(n for n in names if _is_kind(n, kind))
        if not offices or (len(offices) > 1 and (part or not record.leads)):
            continue
        ask = with_places(ask, context.library)
        before = said.strip("、。 ") if asks else ""
        left_out = bool(ELSE.search(ask))
        wording = as_set(f"{_where(said, ask, record)}{'または'.join(offices)}{_plainly(ELSE.sub('', ask))}")
        return Relay(wording, before, record, offices, ask, part, left_out)
    return None


def _where(said: str, ask: str, record: Record) -> str:
    """The document that the set asked for is in, where only what was said before names it, or nothing does."""
    if documents_named(folded(ask)) or _SAYS_WHERE.search(ask):
        return ""
    named = documents_named(folded(said)) or (() if "施策" in ask else (record.document,))
    return _IN.get(named[0], "") if len(named) == 1 else ""


_IN = {"kanmin": "別表で", "kihon": "骨子で"}
_SAYS_WHERE = regex(r"第\d+[章節]|番台")


def _cuts(text: str) -> Iterator[tuple[str, str, str]]:
    """Where the ministry is pointed at: what was said before, what it is called, and what is asked behind."""
    for match in _THAT.finditer(text):
        yield text[: match.start()], match["office"] or "", text[match.end() :]
    if (then := _THEN.match(text)) is not None:
        yield then["said"], then["office"], f"は{then['ask']}"
    for match in _DESCRIBED.finditer(text):
        own = match.start() == match.start("office") and _NAMED.search(text[: match.start()])
        before = match.start("office") if match["office"] else match.start()
        asked = _INTERROGATIVE.search(text[:before]) or _WHICH.match(text, match.end())
        if not own and match.start() >= 3 and not asked:
            yield text[: match.start()], match["office"] or "", text[match.end() :]


def _is_kind(name: str, kind: str) -> bool:
    """Whether an office may be called so: 庁 no ministry, 省 no agency."""
    return kind not in {"省", "庁", "委員会"} or name.endswith(kind)


def _plainly(ask: str) -> str:
    """What is asked in the words of a set question: 一省だけで受け持ってるものって → 単独で担当している取組は."""
    ask = _ALONE.sub("単独で", ask)
    noun = "施策" if lexicon().documents["kanmin"].search(folded(ask)) else "項目"
    if not re.search(r"施策|取り?組み?(?!概要)|項目", ask):
        ask = _WHAT.sub(f"担当している{noun}は何ですか", ask)
    ask = _HELD.sub("担当している", ask)
    return _THING.sub(noun, ask)
