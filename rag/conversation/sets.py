"""A set asked for before put again: narrowed, counted, listed, with another part of the ministry or another slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rag.conversation.ellipsis import GROUP, PARTICLES, bare, documents_in, swap_agency, swap_date
from rag.conversation.leaning import says
from rag.conversation.nearby import kind_of
from rag.conversation.turns import Exchange, own, turn_words
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Library, Record, Section
from rag.text import folded
from rag.tokens import Tokenizer


def set_wordings(question: Question, earlier: Question, tokenizer: Tokenizer) -> Iterator[str]:
    """Ways to put a set question again: narrowed, counted, listed, with another slot; the likeliest first."""
    words = turn_words()
    core = words["request"].sub("", earlier.shown)
    among, role = words["among"].search(question.text), _other_role(question.text, core)
    among = among or (None if role else things(question, earlier))
    if among:
        yield from _narrowed(question, earlier, core, among)
    elif role:
        yield role
    elif words["condition"].search(question.text) and not own(question):
        said = re.sub(r"の?もの$", "", PARTICLES.sub("", question.shown))
        yield f"{core}のうち、{said}のものは"
        yield f"{core}のうち、{question.shown}"
    elif question.documents and not own(question):
        yield from _of_documents(question, earlier, core)
    elif (shown := _SHOWN.search(question.text)) and not own(question) and not question.agencies:
        yield f"{core}とその{shown.group('what')}を一覧で見せてください"
    elif question.has("count", "list") and not (
        own(question) or question.agencies or GROUP.search(question.text)
    ):
        yield f"{core}は何件ですか" if question.has("count") else f"{core}を一覧で見せてください"
    elif bare(question, tokenizer):
        yield from _swapped(question, earlier)


def _swapped(question: Question, earlier: Question) -> Iterator[str]:
    """The set of another ministry, year or group of numbers."""
    new, old = GROUP.search(question.text), GROUP.search(earlier.text)
    any_part = _ANY_PART.search(question.text)
    for text in (swap_agency(question, earlier), swap_date(question, earlier)):
        if text:
            yield _LEADS.sub("が主担当または連携で関わる", text, count=1) if any_part else text
    if new and old:
        yield f"{earlier.shown[: old.start()]}{new.group()}{earlier.shown[old.end() :]}"
    elif new:
        yield f"{new.group()}で{earlier.shown}"


_THINGS = regex(
    r"^(?=[^、。?]{2,24}(?:(?:もの|施策|取り?組み?)(?:だけ|のみ|に(?:絞|限))|(?:もの|やつ|(?:担当|主管|所管|◎)(?:な|である|する|して(?:い)?る|になって(?:い)?る)?の|(?:(?:関係|関連)(?:する|した|がある|のある|して(?:い)?る)|関する|(?:関わ|かかわ)(?:る|って(?:い)?る))の)(?:は|って|を|だと|なら|教|挙|全|[?。]|$)))"
)
"""Nothing but the things of the list is named: スマート農業のものだけ, 経産省が主担当なのは."""
_LEAD_AMONG = regex(
    r"(?:主担当|◎|主管|リード役?)(?:なの|である|の(?:もの|施策|は)|になって|として|だけ|に絞)"
)
_SHOWN = regex(
    r"^(?:それぞれ|それら|それ|これ|そ(?=の)|全部|全て|すべて|各施策)?の?(?P<what>主担当|担当(?:府省庁|省庁)?|連携先|(?:進捗|効果)の?kpi|kpi)(?:も|を|は)?(?:全部|すべて|一緒に|並べて|それぞれ)*(?:教え|示|見せ|一覧|出|付け|つけ|どこ|$|[?])"
)
_LEADS = regex(
    r"(?:が|を)?(?:主担当|主管|担当|所管)(?:\(◎\))?(?:する|している|になっている|である|な?の)*(?=施策|取組|もの|は|で|$)"
)
_LED_BY = regex(r"(?:主担当|主管)[がは](?P<office>[一-鿿]{2,10}(?:省|庁|府|官房|委員会))の(?=施策|取組|もの)")
"""主担当が金融庁の施策, as 金融庁が主担当の施策."""
_ANY_PART = regex(
    r"(?:が|の)?(?:関わ|かかわ|関係|入|名を連ね|含ま)[ぁ-ん連ね]{0,5}(?=施策|取組|もの|は|で|$)"
)
_JOINT_TOO = regex(
    r"(?:連携|協力)(?:先|側|の分|府省庁?)?(?:も|まで)"
    r"|(?:連携|協力|参加|参画|関与|関わ|かかわ|関係|名前|名を連|入って)[^。、]{0,16}?(?:も(?!の)|まで)[^。、]{0,4}?(?:含|入れ|足|加え|合わせ|数え|カウント|ひっくるめ|広げ|拡げ)(?![ぁ-ん]?(?:ず|な[いくし]))|主担当(?:か連携か|以外)も|役割(?:を|は)?問わ"
)
_JOINT_ONLY = regex(
    r"(?:連携|協力|参加|参画|関与|関わ|かかわ)[^。、]{0,12}?(?:だけ|のみ)(?:の(?:もの|施策|分))?(?:は|を|だと|なら|では|$)|^(?:では|じゃあ?)?、?(?:連携|協力)の(?:もの|施策|分)(?:は|だと|なら|って)|^(?:では|じゃあ?)?、?(?:連携|協力)(?:先|側|府省庁)?(?:に|として|で)(?:入|名|挙|参加|加わ|関わ|並)[^。、]{0,10}(?:もの|施策|取組|分|の)(?:だと|なら|では|は|って)"
)
_LEAD_ONLY = regex(r"(?:主担当|◎)(?:の?(?:もの|分|施策))?(?:だけ|のみ|に限|に絞)")


def so_many(question: Question, base: Exchange) -> str | None:
    """「2件だけ?」 of the set just told."""
    if not (base.is_set and _SO_MANY.match(question.text)):
        return None
    return f"{turn_words()['request'].sub('', base.question.shown)}は{question.shown}"


def in_set(question: Question, base: Exchange) -> str | None:
    """「登記所備付地図のは入らないの?」 of all that an office leads: whether it leads that too."""
    said, offices = _IN_SET.match(question.text), base.question.agencies
    if said is None or not base.is_set or len(offices) != 1 or not _LEADS.search(base.question.text):
        return None
    return f"{question.shown[: said.end('thing')]}の主担当は{offices[0].written}ですか"


_IN_SET = regex(
    r"^(?P<thing>[^、。?]{2,24}?)(?:の(?:もの|施策|やつ|件)?)?(?:は|って|も)、?(?:(?:ここ|そこ|この中)に)?(?:は)?(?:入(?:って|ら|り|る(?!と))|含まれ(?!ると))(?![^、。?]*(?:いくつ|何))[^、。?]{0,10}[?。]*$"
)


def things(question: Question, earlier: Question) -> re.Match[str] | None:
    """Where a question names the things shown without そのうち; another ministry takes the place of the one before."""
    if question.agencies and earlier.agencies:
        return None
    said = _THINGS.match(question.text) or (_ALONE.match(question.text) if question.agencies else None)
    return None if said and (question.documents or question.measures or question.sections) else said


def of_shown(question: Question, base: Exchange) -> str | None:
    """「そのうち厚労省が入っているのは」 of a place that has others below it, or of the few measures talked about."""
    among = turn_words()["among"].match(question.text)
    place, several = _heading(base), base.records
    if among is None and place and len(several) > 1:
        among = things(question, base.question)
    if among is None:
        return None
    rest = question.shown[among.end() :].lstrip("、")
    rest = _of_office(question, rest)
    if place:
        return f"{place}のうち、{rest}"
    if not (0 < len(several) <= MOST and all(r.document == "kanmin" for r in several)):
        return None
    return f"{'と'.join(r.locator for r in several)}のうち、{rest}" if _OF_FEW.search(rest) else None


def _heading(base: Exchange) -> str:
    """The place talked about that has others below it, or the one right above all the items talked about; else empty."""
    place = base.focus
    if isinstance(place, Section) and place.children:
        return place.locator
    above = {r.parent if isinstance(r, Section) else "" for r in base.records}
    return above.pop() if len(base.records) > 1 and len(above) == 1 else ""


def _of_office(question: Question, rest: str) -> str:
    """文科省だけ, 自動運転に関係するの, as those of that ministry or topic."""
    if about := _ABOUT_IT.match(rest):
        return f"{about['topic']}に関するもの{rest[about.end() :]}"
    alone = _ALONE.match(rest) if question.agencies else None
    return f"{alone['office']}のものは" if alone else rest


def besides_it(question: Question, base: Exchange, is_set: Callable[[str], bool]) -> str | None:
    """「環境省の施策って他にある」 after one of them: the others."""
    other, focus = _OTHERS.search(question.text), base.focus
    if other is None or focus is None or focus.document != "kanmin" or question.measures:
        return None
    rest = f"{question.shown[: other.start()]}{question.shown[other.end() :]}".lstrip("、")
    nouns = list(_NOUN.finditer(rest))
    text = f"{rest[: nouns[-1].end()]}({focus.locator}を除く){rest[nouns[-1].end() :]}" if nouns else ""
    return text if text and is_set(text) else None


def same_kpi(question: Question, base: Exchange, library: Library) -> str | None:
    """「同じKPIの施策ある?」: of the kind said, else of the one that another measure has too; else those that have its words."""
    focus = base.focus
    if focus is None or focus.document != "kanmin" or not says(question, "same_kpi") or question.measures:
        return None
    told = kind_of(question.text) or kind_of(base.question.text)
    kinds = [k for k in _KPI_OF if k == (told or k)]

    def cell(record: Record, kind: str) -> str:
        found = record.field(_KPI_OF[kind])
        return folded(found.display) if found else ""

    others = [r for r in library.measures if r != focus]
    shared = next((k for k in kinds if any(cell(r, k) == cell(focus, k) for r in others)), "")
    if shared:
        return f"{focus.locator}と{shared}KPIが同じ施策はほかにあるか"
    what = cell(focus, kinds[0]).split("\n")[0]
    return f"KPI({kinds[0]})に「{what}」を含む施策({focus.locator}を除く)はありますか"


_KPI_OF = {"効果": KPI_EFFECT, "進捗": KPI_PROGRESS}
_SO_MANY = regex(
    r"^(?:全部で|たった)?\d{1,3}(?:件|つ|本|個)(?:だけ|のみ|しか|で全部|です)[^、。?]{0,6}[?。]*$"
)
"""2件だけ?: how many the set has."""
_OTHERS = regex(r"(?:ほか|他)に(?:も|は)?(?!も)")
_NOUN = regex(r"施策|もの(?!づ)|やつ")


def narrows(text: str) -> bool:
    """Whether some of what was shown are asked for: その中でセキュリティのものは."""
    among = turn_words()["among"].match(text)
    return bool(among and _OF_FEW.search(text[among.end() :]))


_ABOUT_IT = regex(
    r"(?P<topic>[^、。?はがをもに]{2,20})に(?:(?:関係|関連)(?:する|した|がある|のある|して(?:い)?る)|関する|(?:関わ|かかわ)(?:る|って(?:い)?る))の(?=は|って|を|[?。]|$)"
)
"""自動運転に関係するのは: those of that topic."""
MOST = 6
"""Measures that a question can name one by one."""
_ALONE = regex(r"^(?=(?P<office>[一-鿿ァ-ヺ]{2,12})(?:だけ|のみ)(?P<rest>[^、]*)$)")
"""文科省だけ: those of that ministry."""
_OF_FEW = regex(r"(?:もの|やつ|施策|取り?組み?)(?:だけ|のみ|は|って|を|[?。]|$)|(?:な|の|に)の?は|だけ")
"""What is asked of the records, not of what one of them says: 防災に関するものだけ."""


def _narrowed(question: Question, earlier: Question, core: str, among: re.Match[str]) -> Iterator[str]:
    """The set narrowed by what stands around そのうち; 主担当 alone is that of the ministry asked for."""
    rest = f"{question.shown[: among.start()]}{question.shown[among.end() :]}".lstrip("、でにはの")
    rest = _of_office(question, rest)
    offices = [m.written for m in earlier.agencies if not m.group]
    if len(offices) == 1 and not question.agencies and _LEAD_AMONG.match(rest):
        yield f"{core}のうち、{offices[0]}が{rest}"
    yield from (f"{core}のうち、{rest}", f"{core}で{rest}", f"{core}、{rest}")
    if topic := _TOPIC_OF_SET.match(rest):
        asked = rest[topic.end() :]
        yield f"{core}のうち、{topic['topic']}に関するもの{'' if _MARKED.match(asked) else 'を' if asked else 'は'}{asked}"


_TOPIC_OF_SET = regex(
    r"(?P<topic>[^、。?はがをもに「」]{2,20}?)(?:関係|関連|系|絡み|分野)?の?(?:もの|施策|取り?組み?|項目|分|やつ|(?<=[係連系み野])|(?<=[係連系み野]の))(?:だけ|のみ)?(?=は|って|を|だと|に|教|挙|一覧|[?。]|$)"
)
"""そのうちオープンデータのものは: those of a topic."""
_MARKED = regex(r"は|って|を|だと|に")


def _other_role(text: str, core: str) -> str | None:
    """「連携も含めると」, 「参加しているだけのものは」, 「主担当だけなら」: the same set with another part of the ministry."""
    core = _LED_BY.sub(r"\g<office>が主担当の", core)
    if _JOINT_TOO.search(text) and _LEADS.search(core):
        said = _LEADS.sub("が主担当または連携で関わる", core, count=1)
    elif _JOINT_ONLY.search(text) and _LEADS.search(core):
        said = _LEADS.sub("が連携(◎なし)の", core, count=1)
    elif _LEAD_ONLY.search(text) and _ANY_PART.search(core):
        said = _ANY_PART.sub("が主担当の", core, count=1)
    else:
        return None
    return (
        f"{said}は何件ですか" if re.search(r"何件|いくつ|件数|どのくらい|[?]$|と$", text) else f"{said}の一覧"
    )


def _of_documents(question: Question, earlier: Question, core: str) -> Iterator[str]:
    """The set in other documents, whose records go by another name."""
    named = "と".join(question.shown[s:e] for s, e in documents_in(question.text))
    if offices := "と".join(m.written for m in question.agencies):  # 官民データのほうで外務省は
        yield f"{named}で{offices}が主担当または連携で関わる施策は"
        return
    text = f"{core}は何件ですか" if question.has("count") else earlier.shown
    words = ("施策", "取組") if "kihon" in question.documents else ("取組", "施策")
    text = text.replace(*words)
    old = documents_in(text)
    yield f"{text[: old[0][0]]}{named}{text[old[-1][1] :]}" if old else f"{named}で{text}"
