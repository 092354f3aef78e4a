"""The latest or earliest year, the largest or smallest figure of one kind that the KPIs of the measures state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rag.answer import Rows, Searched
from rag.context import Context
from rag.draft import Draft
from rag.figures import dates, quantities, wareki
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import KPI_EFFECT, KPI_PROGRESS, Field, Measure, Sentence
from rag.tables.conditions import kpi_state
from rag.text import folded

_MOST = r"(?:最も|もっとも|一番|いちばん)、?"
_DEADLINE = r"(?:期限|年限|期日|締め?切り?|(?:目標|達成)の?(?:年度?|時期)|目標年)"
_LATE, _EARLY = r"(?:遠|遅|先(?!に|ほど|行)|後(?!に)|長)", r"(?:早|近|短|手前)"
_TIMES = regex(
    rf"{_DEADLINE}[^。?]{{0,10}}{_MOST}(?:(?P<late>{_LATE})|{_EARLY})|{_MOST}(?:(?P<late2>{_LATE})|{_EARLY})[^。?]{{0,6}}{_DEADLINE}"
    rf"|{_MOST}{_DEADLINE}(?:が|の)(?:(?P<late3>{_LATE})|{_EARLY})"
)
_SIZE = r"(?:(?P<small{0}>少な|小さ|低)|多|大き|高)"
_AMOUNTS = regex(
    rf"(?:目標|kpi|指標)[^。?]{{0,24}}{_MOST}[^。、?]{{0,8}}?{_SIZE.format('')}|{_MOST}{_SIZE.format('2')}[^。?]{{0,12}}(?:目標|kpi|指標)"
    r"|(?:目標|kpi|指標)[^。?]{0,24}(?:(?P<small3>最小|最少|最低)|最大|最多|最高)"
)
_EXAMPLE = regex(r"^[^、。?]{1,14}(?:とか|のような|みたいな|といった)、?")
_FRAME = regex(
    r"期限|年限|期日|締め?切り?|目標|達成|時期|年度?|kpi|指標|施策|項目|もの|別表|全体|全部|中|うち|持つ|掲げる|置く|設定|する|為る|なる|成る|有る|多い|大きい|高い|少ない|小さい|低い"
    r"|遠い|遅い|先|後|長い|早い|近い|短い|手前|一番|最も|最大|最多|最高|最小|最少|最低|数値?|数字|値|自治体?|体|地方公共団体|地方|公共|団体|市町村|市|町|村|都|道|府|県|数|人数?|件数?|社数?|企業|台数?|都道府県|機関|割合|率|パーセント|シェア|言う|書く|番号|教える|入る"
)
_KINDS: tuple[tuple[re.Pattern[str], frozenset[str], re.Pattern[str]], ...] = (
    (regex(r"自治体|地方公共団体|市町村"), frozenset({"自治体", "団体", "市町村", "市", "町", "村"}), regex("自治体|地方公共団体|市町村")),
    (regex(r"都道府県"), frozenset({"都道府県", "県", "道県"}), regex("")),
    (regex(r"団体"), frozenset({"団体"}), regex("")),
    (regex(r"%|パーセント|割合|率|シェア"), frozenset({"%"}), regex("")),
    (regex(r"人数?(?![一-鿿])"), frozenset({"人"}), regex("")),
    (regex(r"社数|企業"), frozenset({"社"}), regex("")),
    (regex(r"台数?"), frozenset({"台"}), regex("")),
    (regex(r"機関"), frozenset({"機関"}), regex("")),
    (regex(r"件数?"), frozenset({"件"}), regex("")),
)  # fmt: skip
"""Words that name what is counted, the units it is counted in, and what a sentence must speak of besides."""
_BEFORE = regex(r"末?(?:時点|現在|比|の?実績|国勢調査)")
"""A year told for what was, not for what is to be."""
_NOTE = regex(r"[\s・-]*[※*]")
_OF_MEASURES = regex(r"(?:施策|取組|もの)(?:の?数)?(?:が|は|を)、?(?:最も|もっとも|一番|いちばん)")
"""目標のある施策が一番多い省: the measures are counted."""
MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class _Stated:
    """One value in a KPI: its size to order by, its words, and where it stands."""

    size: Decimal
    said: str
    record: Measure
    field: Field
    sentence: Sentence


def answer(question: Question, context: Context) -> Draft | None:
    """The measures at one end of what their KPIs state; None where anything else is asked, or of a topic."""
    times, amounts = _TIMES.search(question.text), _AMOUNTS.search(question.text)
    if not (times or amounts) or question.english or question.measures or question.sections:
        return None
    if question.documents not in ((), ("kanmin",)) or not context.library.measures or question.quoted:
        return None
    rest = analyse(_EXAMPLE.sub("", question.text), context.tokenizer)
    if (
        question.dates
        or _OF_MEASURES.search(question.text)
        or not all(_FRAME.fullmatch(t) for t in rest.terms)
    ):
        return None
    draft = context.draft(question)
    cells = tuple(_cells(question, context))
    if times:
        late = any(times[g] for g in ("late", "late2", "late3"))
        _say(draft, "年", "遅い" if late else "早い", late, tuple(_years(cells)), question)
        draft.say("課題・取組概要に書かれた期限は比べていません。")
        return draft
    assert amounts is not None
    kind = next((k for k in _KINDS if k[0].search(rest.text)), None)
    if kind is None:
        draft.status = "not_found"
        draft.say(
            "目標の数値は単位がそれぞれ異なるため、全体での大小は比べられません。件数、人数、団体数、%など、何の数かを添えて質問してください。"
        )
        draft.searched = Searched(("kanmin",), ("KPI(進捗)", "KPI(効果)"), ())
        return draft
    small = any(amounts[g] for g in ("small", "small2", "small3"))
    stated = tuple(_figures(cells, kind[1], kind[2]))
    named = kind[0].search(rest.text)
    _say(
        draft,
        f"{named.group().removesuffix('数') if named else ''}の数値",
        "小さい" if small else "大きい",
        not small,
        stated,
        question,
    )
    return draft


def _cells(question: Question, context: Context) -> Iterator[tuple[Measure, Field, Sentence]]:
    """The sentences of all KPIs that are set, of the ministries named alone where any are."""
    named = {m.name for m in question.agencies}
    for record in context.library.measures:
        if named and not named & {m.name for m in record.leads}:
            continue
        for name in (KPI_PROGRESS, KPI_EFFECT):
            cell = record.field(name)
            if cell is not None and kpi_state(cell) is None:
                yield from ((record, cell, s) for s in cell.sentences if not _NOTE.match(s.display))


def _years(cells: tuple[tuple[Measure, Field, Sentence], ...]) -> Iterator[_Stated]:
    for record, cell, sentence in cells:
        text = folded(sentence.display)
        for date in dates(text):
            if not _BEFORE.match(text, date.end):
                yield _Stated(Decimal(date.year), f"{wareki(date.year)}年(度)", record, cell, sentence)


def _figures(
    cells: tuple[tuple[Measure, Field, Sentence], ...], units: frozenset[str], besides: re.Pattern[str]
) -> Iterator[_Stated]:
    for record, cell, sentence in cells:
        text = folded(sentence.display)
        for q in quantities(text) if besides.search(text) else ():
            if q.unit in units:
                yield _Stated(q.value, q.text, record, cell, sentence)


def _say(
    draft: Draft, what: str, how: str, most: bool, stated: tuple[_Stated, ...], question: Question
) -> None:
    """The values at the end asked for with all measures that state them, and what comes next."""
    of = "、".join(dict.fromkeys(m.name for m in question.agencies))
    scope = f"{of}が主担当(◎)の施策の" if of else "別表の"
    if not stated:
        draft.status = "not_found"
        draft.say(f"{scope}KPI(進捗・効果)に、{what}の記載はありません。")
        draft.searched = Searched(("kanmin",), (what,), ())
        return
    order = sorted({s.size for s in stated}, reverse=most)
    first = [s for s in stated if s.size == order[0]]
    rows = tuple(dict.fromkeys(s.record.locator for s in first))
    draft.say(
        f"{scope}設定済みのKPI(進捗・効果)に書かれた{what}のうち、最も{how}のは{first[0].said}で、{len(rows)}施策です(計算)。",
        *(draft.cite_sentence(s.record, s.field, s.sentence) for s in first[:MOST_ROWS]),
    )
    for s in first[:MOST_ROWS]:
        told = f"{s.record.locator}「{s.record.title}」{s.field.name}: 「{s.sentence.display.strip()}」"
        draft.say(told, draft.cite_sentence(s.record, s.field, s.sentence), prefix="- ")
    if len(first) > MOST_ROWS:
        draft.say(f"このほかを含めて{'、'.join(rows)}です。")
    if len(order) > 1:
        following = next(s for s in stated if s.size == order[1])
        draft.say(
            f"次に{how}のは{following.said}({following.record.locator})です。",
            draft.cite_sentence(following.record, following.field, following.sentence),
        )
    draft.rows = Rows(f"{scope}KPIに書かれた{what}が最も{how}", len(rows), rows)
