"""The earlier question put again with one part exchanged: 「05-11だと」, 「厚労省は」, 「令和3年度は」.

Each function gives the new wording, or None where the earlier question has no such part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.conversation.turns import Exchange, idle_words, own, turn_words
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.locators import measure_references, section_references
from rag.question import Question
from rag.reading.asked import tail
from rag.records import Record
from rag.text import folded
from rag.tokens import Tokenizer, is_content

_GROUP = regex(r"\d{1,2}番台")
_ITEM = regex(r"(?:\(\d{1,2}\)の?)?[①-⑳]")
_INTERROGATIVE = regex(r"いつ|どこ|どの|どう|何|なに|誰|だれ|いくつ|いくら|なぜ")
_SELF_CONTAINED = regex(r"何|なに|いつ|どこ|誰|だれ|なぜ|について|内容|とは")
_LEADING = regex(r"^(?:では|じゃあ?|それでは|それ(?:の|って)?|その|この|ちなみに|で|あと)、?")
_PARTICLES = regex(
    r"(?:(?:について|に関して)も.*|(?:の?(?:ほう|方|場合|件))?(?:は|って|だと|なら|では|も|です|でした|を)?(?:どう[^。]*)?[?。]*)$"
)


def plain(question: Question, patterns: dict[str, re.Pattern[str]]) -> str:
    """The question without its opening (では, あと) and without what a correction takes back."""
    text = question.shown
    for name in ("corrections", "back", "taken_back", "openers"):
        while (match := patterns[name].match(text.lower())) and match.end():
            text = text[match.end() :].lstrip("、。 ,")
    return text or question.shown


def bare(question: Question, tokenizer: Tokenizer) -> bool:
    """Whether the question is only a number, section, ministry, year, document or group of numbers."""
    text = question.text
    spans = _places(text) + [(m.start, m.end) for m in question.agencies] + _documents(text)
    spans += [(d.start, d.end) for d in question.dates]
    spans += [m.span() for p in (_GROUP, _ITEM) for m in p.finditer(text)]
    if _SELF_CONTAINED.search(text):
        return False
    masked = "".join("、" if any(s <= i < e for s, e in spans) else c for i, c in enumerate(text))
    if masked == text or any(p.search(masked) for p in lexicon().attributes.values()):
        return False
    frame = lexicon().frame | idle_words()
    words = (w for w in tokenizer.words(masked) if is_content(w))
    return not any(w.lemma not in frame and w.surface not in frame for w in words)


def _places(text: str) -> list[tuple[int, int]]:
    places = [(r.start, r.end) for r in measure_references(text)]
    return sorted(places + [(r.start, r.end) for r in section_references(text)])


def _documents(text: str) -> list[tuple[int, int]]:
    return sorted(m.span() for p in lexicon().documents.values() for m in p.finditer(text))


def attribute(earlier: Question) -> str:
    """What the earlier question asks, from its first attribute cue on; empty where it has none."""
    start = len(earlier.text) - len(tail(earlier))
    cues = [m.start() for p in lexicon().attributes.values() for m in p.finditer(earlier.text, start)]
    return earlier.shown[min(cues) :] if cues else ""


def _of(what: str, ask: str) -> str:
    """「05-11の主担当は」, but 「05-11はいつから」."""
    return f"{what}{'は' if _INTERROGATIVE.match(ask) else 'の'}{ask}"


def swap_place(places: tuple[str, ...], earlier: Question) -> str | None:
    """The earlier question asked of another number or section."""
    new, spans = "と".join(places), _places(earlier.text)
    if spans and (len(spans) == 1 or len(places) > 1):
        return f"{earlier.shown[: spans[0][0]]}{new}{earlier.shown[spans[-1][1] :]}"
    ask = attribute(earlier)
    if not ask and (own(earlier) or earlier.english):
        return None
    return _of(new, ask or _LEADING.sub("", earlier.shown))


def swap_agency(question: Question, earlier: Question) -> str | None:
    """The earlier question with other ministries in the place of its last one, or of all."""
    if not question.agencies or not earlier.agencies:
        return None
    new = "と".join(m.written for m in question.agencies)
    first = -1 if len(question.agencies) == 1 else 0
    start, end = earlier.agencies[first].start, earlier.agencies[-1].end
    return f"{earlier.shown[:start]}{new}{earlier.shown[end:]}"


def swap_date(question: Question, earlier: Question) -> str | None:
    """The earlier question for another year, or for a year where it named none."""
    if not question.dates:
        return None
    new = question.dates[0].text
    if earlier.dates:
        old = earlier.dates[0]
        return f"{earlier.shown[: old.start]}{new}{earlier.shown[old.end :]}"
    ask = attribute(earlier)
    return _of(new, ask) if ask else None


def swap_document(question: Question, earlier: Question, focus: Record | None) -> str | None:
    """The earlier question of other documents, a record standing for its title."""
    new = "と".join(question.shown[s:e] for s, e in _documents(question.text))
    old = _documents(earlier.text)
    if earlier.measures or earlier.sections or not (old or own(earlier)):
        return f"{folded(focus.title)}について、{new}の記述は" if focus is not None else None
    if old:
        return f"{earlier.shown[: old[0][0]]}{new}{earlier.shown[old[-1][1] :]}"
    return f"{new}で、{_LEADING.sub('', earlier.shown)}"


def swap_topic(question: Question, earlier: Question, spans: list[tuple[int, int]]) -> str:
    """The earlier question with another topic: its attribute and documents, or its words around the topic.

    ``spans`` are where the earlier question names its topic.
    """
    topic = _PARTICLES.sub("", question.shown)
    named, ask = _documents(earlier.text), attribute(earlier)
    if not ask and spans:
        return f"{earlier.shown[: spans[0][0]]}{topic}{earlier.shown[spans[0][1] :]}"
    where = "" if question.documents or not named else f"{earlier.shown[slice(*named[0])]}で、"
    return f"{where}{_of(topic, ask)}" if ask else f"{where}{question.shown}"


def year_beside(question: Question, earlier: Exchange) -> str | None:
    """「その次の年度には」 after a question about 令和2年度: the question of 令和3年度."""
    match, years = _YEAR_BESIDE.search(question.text), {d.year for d in earlier.question.dates}
    if match is None or question.dates or len(years) != 1:
        return None
    year = years.pop() + (-1 if "前" in match.group() else 1)
    fiscal = "年度" if any(d.fiscal for d in earlier.question.dates) else "年"
    said = f"令和{year - 2018}" if year > 2018 else f"{year}"
    return f"{question.shown[: match.start()]}{said}{fiscal}{question.shown[match.end() :]}"


_YEAR_BESIDE = regex(r"(?:その|この|それの)?(?:(?:すぐ)?(?:次|前)の年度?|翌年度?|前年度?)(?!度|以降|比|並)")


def set_wordings(question: Question, earlier: Question, tokenizer: Tokenizer) -> Iterator[str]:
    """Ways to put a set question again: narrowed, counted, listed, with another slot; the likeliest first."""
    words = turn_words()
    core = words["request"].sub("", earlier.shown)
    among = words["among"].search(question.text) or (
        None if question.agencies else _ONLY.match(question.text)
    )
    if among:
        yield from _narrowed(question, earlier, core, among)
    elif role := _other_role(question.text, core):
        yield role
    elif words["condition"].search(question.text) and not own(question):
        said = re.sub(r"の?もの$", "", _PARTICLES.sub("", question.shown))
        yield f"{core}のうち、{said}のものは"
        yield f"{core}のうち、{question.shown}"
    elif question.documents and not own(question):
        yield from _of_documents(question, earlier, core)
    elif (shown := _SHOWN.search(question.text)) and not own(question) and not question.agencies:
        yield f"{core}とその{shown.group('what')}を一覧で見せてください"
    elif question.has("count", "list") and not (
        own(question) or question.agencies or _GROUP.search(question.text)
    ):
        yield f"{core}は何件ですか" if question.has("count") else f"{core}を一覧で見せてください"
    elif bare(question, tokenizer):
        new, old = _GROUP.search(question.text), _GROUP.search(earlier.text)
        swapped = (swap_agency(question, earlier), swap_date(question, earlier))
        yield from (text for text in swapped if text)
        if new and old:
            yield f"{earlier.shown[: old.start()]}{new.group()}{earlier.shown[old.end() :]}"
        elif new:
            yield f"{new.group()}で{earlier.shown}"


_ONLY = regex(r"^(?=[^、。]{2,24}(?:もの|施策|取り?組み?)(?:だけ|のみ|に(?:絞|限)))")
_LEAD_AMONG = regex(
    r"(?:主担当|◎|主管|リード役?)(?:なの|である|の(?:もの|施策|は)|になって|として|だけ|に絞)"
)
_SHOWN = regex(
    r"^(?:それぞれ|それら|全部|全て|すべて|各施策)?の?(?P<what>主担当|担当(?:府省庁|省庁)?|連携先|(?:進捗|効果)の?kpi|kpi)(?:も|を|は)?(?:全部|すべて|一緒に|並べて|それぞれ)*(?:教え|示|見せ|一覧|出|付け|つけ|どこ|$|[?])"
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
    r"(?:連携|協力|参加|参画|関与|関わ|かかわ)[^。、]{0,12}?(?:だけ|のみ)(?:の(?:もの|施策|分))?(?:は|を|だと|なら|では|$)|^(?:では|じゃあ?)?、?(?:連携|協力)(?:先|側|府省庁)?(?:に|として|で)(?:入|名|挙|参加|加わ|関わ|並)[^。、]{0,10}(?:もの|施策|取組|分|の)(?:だと|なら|では|は|って)"
)
_LEAD_ONLY = regex(r"(?:主担当|◎)(?:の?(?:もの|分|施策))?(?:だけ|のみ|に限|に絞)")


def _narrowed(question: Question, earlier: Question, core: str, among: re.Match[str]) -> Iterator[str]:
    """The set narrowed by what stands around そのうち; 主担当 alone is that of the ministry asked for."""
    rest = f"{question.shown[: among.start()]}{question.shown[among.end() :]}".lstrip("、でにはの")
    offices = [m.written for m in earlier.agencies if not m.group]
    if len(offices) == 1 and not question.agencies and _LEAD_AMONG.match(rest):
        yield f"{core}のうち、{offices[0]}が{rest}"
    yield from (f"{core}のうち、{rest}", f"{core}で{rest}", f"{core}、{rest}")
    if topic := _TOPIC_OF_SET.match(rest):
        asked = rest[topic.end() :]
        yield f"{core}のうち、{topic['topic']}に関するもの{'' if _MARKED.match(asked) else 'を'}{asked}"


_TOPIC_OF_SET = regex(
    r"(?P<topic>[^、。?はがをもに「」]{2,20}?)(?:関係|関連|系|絡み|分野)?の?(?:もの|施策|取り?組み?|項目|分|やつ|(?<=[係連系み野]))(?:だけ|のみ)?(?=は|って|を|だと|に|教|挙|一覧|[?。]|$)"
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
    named = "と".join(question.shown[s:e] for s, e in _documents(question.text))
    text = f"{core}は何件ですか" if question.has("count") else earlier.shown
    words = ("施策", "取組") if "kihon" in question.documents else ("取組", "施策")
    text = text.replace(*words)
    old = _documents(text)
    yield f"{text[: old[0][0]]}{named}{text[old[-1][1] :]}" if old else f"{named}で{text}"
