"""The earlier question put again with one part exchanged: 「05-11だと」, 「厚労省は」, 「令和3年度は」.

Each function gives the new wording, or None where the earlier question has no such part.
"""

from __future__ import annotations

import re

from rag.conversation.turns import Exchange, idle_words, own
from rag.figures import wareki
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.locators import measure_references, section_references
from rag.question import Question
from rag.reading.asked import tail
from rag.reading.interrogative import WH
from rag.records import Section
from rag.text import folded
from rag.tokens import Tokenizer, is_content

GROUP = regex(r"\d{1,2}番台")
_ITEM = regex(r"(?:\(\d{1,2}\)の?)?[①-⑳]")
_INTERROGATIVE = regex(WH)
_SELF_CONTAINED = regex(r"何|なに|いつ|どこ|誰|だれ|なぜ|について|内容|とは")
_SAYS_WHAT = regex(r"(?:何と|どう)(?:言|いっ|書|記|あ[るり]|な[っる])?[^、。]{0,8}$")
"""AI戦略2019では何と?"""
_LEADING = regex(r"^(?:では|じゃあ?|それでは|それ(?:の|って)?|その|この|ちなみに|で|あと)、?")
PARTICLES = regex(
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
    spans = _places(text) + [(m.start, m.end) for m in question.agencies] + documents_in(text)
    spans += [(d.start, d.end) for d in question.dates]
    spans += [m.span() for p in (GROUP, _ITEM) for m in p.finditer(text)]
    spans += [m.span() for m in _SAYS_WHAT.finditer(text) if question.documents]
    masked = "".join("、" if any(s <= i < e for s, e in spans) else c for i, c in enumerate(text))
    if (
        masked == text
        or _SELF_CONTAINED.search(masked)
        or any(p.search(masked) for p in lexicon().attributes.values())
    ):
        return False
    frame = lexicon().frame | idle_words()
    words = (w for w in tokenizer.words(masked) if is_content(w))
    return not any(w.lemma not in frame and w.surface not in frame for w in words)


def _places(text: str) -> list[tuple[int, int]]:
    places = [(r.start, r.end) for r in measure_references(text)]
    return sorted(places + [(r.start, r.end) for r in section_references(text)])


def documents_in(text: str) -> list[tuple[int, int]]:
    """Where documents are named; AI戦略2019のフォローアップ is one name."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(m.span() for p in lexicon().documents.values() for m in p.finditer(text)):
        if found and text[found[-1][1] : start] in ("", "の"):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def attribute(earlier: Question) -> str:
    """What the earlier question asks, from its first attribute cue on; empty where it has none."""
    start = len(earlier.text) - len(tail(earlier))
    cues = [m.start() for p in lexicon().attributes.values() for m in p.finditer(earlier.text, start)]
    return earlier.shown[min(cues) :] if cues else ""


def aspect(base: Exchange) -> str:
    """What the earlier question asks of its topic: its words but for the topic, as 完成はいつ of what was carried."""
    earlier = base.question
    if earlier.absent or not earlier.attributes:
        return ""
    carried = earlier.measures or earlier.sections
    return _LEADING.sub("", earlier.shown) if carried and not earlier.put_again else attribute(earlier)


def place_and(what: str, ask: str) -> str:
    """A place and what is asked of it: 「05-11の主担当は」, but 「05-11はいつから」."""
    return f"{what}{'は' if _INTERROGATIVE.match(ask) else 'の'}{ask}"


def swap_place(places: tuple[str, ...], earlier: Question) -> str | None:
    """The earlier question asked of another number or section."""
    new, spans = "と".join(places), _places(earlier.text)
    if spans and (len(spans) == 1 or len(places) > 1):
        return f"{earlier.shown[: spans[0][0]]}{new}{earlier.shown[spans[-1][1] :]}"
    ask = attribute(earlier)
    if not ask and (own(earlier) or earlier.english):
        return None
    return place_and(new, ask or _LEADING.sub("", earlier.shown))


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
    return place_and(new, ask) if ask else None


def swap_ordinal(question: Question, earlier: Question) -> str | None:
    """「三つ目は?」 after a question of 一つ目: the earlier question of that one."""
    named, before = _ORDINAL_ALONE.match(question.text), list(_ORDINAL.finditer(earlier.shown))
    if named is None or len(before) != 1:
        return None
    old = before[0]
    return f"{earlier.shown[: old.start()]}{named['nth']}{earlier.shown[old.end() :]}"


_NTH = r"(?:[一二三四五六七八九十]|\d{1,2})(?:つ|番|個|点|本)目"
_ORDINAL = regex(_NTH)
_ORDINAL_ALONE = regex(
    rf"^(?:(?:では|じゃあ?|それと|あと|次に|で)、?)?(?P<nth>{_NTH})(?:の?(?:もの|やつ|の))?(?:は|って|だと|も)?、?"
    r"(?:(?:何|なに|なん|どう|どれ)(?:です|でした|だ|なの|だった)?(?:か|っけ)?|(?:を)?(?:教えて|お願い)[^。?]{0,8})?[。?]*$"
)


def swap_denied(question: Question, earlier: Question) -> str | None:
    """「教育だとどこ？働き方じゃなくて」: the earlier question of the one, which is put in the place of the other."""
    said = _DENIED_LAST.match(question.text)
    if said is None or said["old"] not in earlier.text or len(earlier.text) != len(earlier.shown):
        return None
    at = earlier.text.find(said["old"])
    new = question.shown[said.start("new") : said.end("new")]
    return f"{earlier.shown[:at]}{new}{earlier.shown[at + len(said['old']) :]}"


_DENIED_LAST = regex(
    r"^(?P<new>[^、。?]{1,16}?)(?:だと|では|なら|は|の(?:ほう|方)(?:は|だと)?)[^。?]{0,20}[。?](?P<old>[^、。?]{2,16}?)(?:じゃ|では)な(?:くて?|い(?:です|ほう)?)(?:よ|ね)?[。?]*$"
)


def put_of_another(question: Question, base: Exchange) -> str | None:
    """The earlier question put of another item, another thing, or of both where they are said to be alike."""
    last = base.question
    return swap_ordinal(question, last) or swap_denied(question, last) or same_beside(question, base)


def meant_instead(question: Question) -> str:
    """「間違えた。知りたかったのは交通管制のほう。令和2年度に何をする?」 as one question of its own; empty for any other.

    さっきの気象の話に戻りますけど goes back by the name of a topic, not to the question just before.
    """
    said = _MEANT.match(question.shown)
    if said is None:
        again = _GOES_BACK.match(question.shown)
        return question.shown[again.end() :] if again else ""
    return f"{said['what']}は、{said['ask']}"


_GOES_BACK = regex(
    r"^(?:さっき|先ほど|さきほど)の(?=(?!(?:施策|取り?組み?|質問|事業|項目|計画|番号|担当|話|件|最初|前)の)[^、。?]{2,16}(?<!省)(?<!庁)の(?:話|件|施策)に戻)"
)
"""Said before the name of what is gone back to: さっきの|気象の話に戻りますけど."""


_MEANT = regex(
    r"^(?:[^?？]{0,24}[。、])?(?:知りた|聞きた|ききた|調べた)(?:い|かった)のは、?(?P<what>[^。?？、]{4,40}?)(?:の(?:ほう|方|施策|件))(?:です|で|だ)?。(?P<ask>[^。]{4,})$"
)


def same_beside(question: Question, base: Exchange) -> str | None:
    """「④も同じ顔ぶれ?」, 「次の④も顔ぶれは変わらない?」 after an item of the outline: whether both have the same ministries."""
    said = _SAME_ITEM.match(question.shown)
    focus = base.focus
    if said is None or not isinstance(focus, Section) or focus.kind != "item" or not focus.parent:
        return None
    return f"{focus.locator}と{focus.parent}{said['item']}は府省庁の顔ぶれが同じですか"


_SAME_ITEM = regex(
    r"^(?:じゃあ?|では)?、?(?:次の|その次の|隣の|下の)?(?P<item>[①-⑳])(?:も|は|って)、?(?:これと|それと)?(?:(?:同じ|一緒の?)、?(?:府省庁の?)?(?:顔ぶれ|メンバー|担当|省庁?|府省庁?|ところ)"
    r"|(?:府省庁の?|担当の?)?(?:顔ぶれ|メンバー|担当|省庁?|府省庁?)(?:は|が|も)?(?:同じ|一緒|変わら|変わりま?せ|変わりな))[^。?？]{0,10}[。?？]*$"
)


def swap_document(question: Question, base: Exchange) -> str | None:
    """The earlier question of other documents, a record standing for the words that named it or for its title."""
    earlier, focus = base.question, base.focus
    new = "と".join(question.shown[s:e] for s, e in documents_in(question.text))
    old = documents_in(earlier.text)
    what = focus is not None and not old and _SAYS_WHAT.search(question.text)
    if earlier.measures or earlier.sections or what or not (old or own(earlier)):
        return f"{base.topic or folded(focus.title)}について、{new}の記述は" if focus is not None else None
    if old:
        return f"{earlier.shown[: old[0][0]]}{new}{earlier.shown[old[-1][1] :]}"
    return f"{new}で、{_LEADING.sub('', _OF_EACH.sub('', earlier.shown))}"


_OF_EACH = regex(
    r"、?(?:この|上記の)?(?:[23二三]つの?|[23]文書|すべての|全ての?|全部の|各)(?:文書|資料|計画)?(?:の(?:全部|すべて))?(?:それぞれ|ごと)?(?:で|に|を)[^、。?]{0,20}[?。]*$"
)
"""3つの文書それぞれで何て言ってる: of one of them it is asked without."""


def swap_topic(question: Question, earlier: Question, spans: list[tuple[int, int]]) -> str:
    """The earlier question with another topic: its attribute and documents, or its words around the topic.

    ``spans`` are where the earlier question names its topic.
    """
    topic = PARTICLES.sub("", question.shown)
    named, ask = documents_in(earlier.text), attribute(earlier)
    ask = (
        "目標は" if ask and earlier.has("target") and not earlier.has("date") else ask
    )  # another unit counts it
    if not ask and spans:
        before = _KANJI_BEFORE.sub("", earlier.shown[: spans[0][0]])  # 推進 of 推進体制
        before = before.rstrip("0123456789") if topic[:1].isdigit() else before  # 3原則, then 4つの方針
        return f"{before}{topic}{earlier.shown[spans[0][1] :]}"
    where = "" if question.documents or not named else f"{earlier.shown[slice(*named[0])]}で、"
    return f"{where}{place_and(topic, ask)}" if ask else f"{where}{question.shown}"


_KANJI_BEFORE = regex(r"(?<=[ぁ-ん、])[一-鿿]{1,4}$")


def year_beside(question: Question, earlier: Exchange) -> str | None:
    """「その次の年度には」 after a question about 令和2年度: the question of 令和3年度."""
    match, years = _YEAR_BESIDE.search(question.text), {d.year for d in earlier.question.dates}
    years = years or ({_THIS_YEAR} if _OF_THIS_YEAR.search(earlier.question.text) else set())
    if match is None or question.dates or len(years) != 1:
        return None
    year = years.pop() + (-1 if "前" in match.group() else 1)
    fiscal = "年度" if any(d.fiscal for d in earlier.question.dates) or "年度" in match.group() else "年"
    said = wareki(year)
    return f"{question.shown[: match.start()]}{said}{fiscal}{question.shown[match.end() :]}"


_THIS_YEAR = 2020
"""That of the annex, as it speaks of itself."""
_OF_THIS_YEAR = regex(r"(?:今|本)年度?")
_YEAR_BESIDE = regex(r"(?:その|この|それの)?(?:(?:すぐ)?(?:次|前)の年度?|翌年度?|前年度?)(?!度|以降|比|並)")
