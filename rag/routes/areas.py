"""What is asked of an area of the progress table that a value or a rank picks out."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.quoting import say_row
from rag.reading.interrogative import WH
from rag.records import Slide
from rag.routes import slides, steps, table
from rag.routes.single import answer_sentence
from rag.routes.slide_cells import OF_CELL, column_asked
from rag.tables.areas import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.question import unexplained
from rag.tables.rows import RowQuestion, parse_rows
from rag.tables.rows_answer import answer_rows, chosen
from rag.tables.table import Query, is_total
from rag.tables.words import table_words
from rag.text import folded

MOST = 3
"""Areas told one by one."""
HELD = 0.6
"""Share of what is asked of an area that its sentence must have, in the same words and in others together."""
_AREA = regex(
    r"(?<![6六全各])(?P<noun>分野|領域|区分)(?:\([^()]*\))?(?P<sum>(?:を|が|の取組を)?(?:すべて|全て|全部)?(?:合わせ(?:ると|て|た)|足(?:すと|した)|合計(?:すると|した)?)の?、?)?"
    r"(?:があ(?:り(?:ます)?|る|った)(?:が|けど|よね|はず(?:です)?(?:が)?)?[。、]|と(?=、?(?:その|そこ))|を(?:まず)?(?:特定|選|探|見つけ|確認|調べ)[^、。]{0,8}?(?:て|で)(?:から)?、?|の中?|において(?:は)?|では?|(?:って|は)(?:どこ|どれ)(?:です|でした|だ)?(?:か|っけ)?[?。] ?(?:あと|それと|また|さらに)?、?(?=(?:その|そこ|当該)(?:分野|領域|区分)?(?:で|の|は|に|が))|[^。?何どいつ]{1,24}[。、](?=(?:その|そこ|当該)(?:分野|領域|区分)?(?:で|の|は|に|が))|について(?:は|の)?|は|って|に(?:ついて|おける)?|、|(?:です|でした|だった)?。(?=.)|(?<=[とたて、]))+"
    r"(?P<that>(?:その|そこ|当該|この)(?:分野|領域|区分)?(?:での|では|の|で|は|について)?)?"
)
_EACH_TOO = regex(
    r"(?:何件|いくつ)[^。?、]{0,8}[。?、](?P<each>[^。?]{0,12}(?:どの(?:分野|領域|区分)|(?:分野|領域|区分)(?:別|ごと))[^。?]{0,24})[。?]*$"
)
_EFFORTS = regex(r"取り?組|全部で|合わせ|足")
_SUMMED = regex(r"(?:合わせる|足す|足し合わせる|合計する|合算する)と|合計(?:は|って|[?。]|$)")
_OF_THEM = regex(
    r"(?P<noun>分野|領域|区分)(?:が|は|って|も)(?:\d|[二三四])(?:つ|分野|個)?(?:だけ|ほど)?(?:ある|あり|あった|だ|です|だった)?[^。?何ど]{0,16}?[。、]"
    r"(?:(?:その|この|これら|それら)(?:\d|[二三四])?(?:つ|分野|個)?の?(?:うち|中|なか)(?:で|の)?|(?:その|この)(?:\d|[二三四])(?:つ|分野|個)(?:で|の中で|だと)?)は?、?"
)
"""全部終わった分野が2つあると聞きました。その2つのうち: how many there are is said by the way."""
_RANKED = regex(
    r"最も|もっとも|一番|いちばん|最多|最少|最高|最低|[多少高低大小]な?い(?:ほう|方|の(?=は))|い順|(?:上|下)位"
)
_NEXT = regex(
    r"^、?(?:(?:20\d\d|令和\d+)年度?(?:以降|から(?:先)?)|今後|これから|この先)(?:は|に|、)*"
    r"(?:(?:どんな|どのような|どういう|どういった)(?:こと|取り?組み?)|(?:何|なに)[をに](?:する|し[たてよ]|や[るっろ]|行[うっ]|進め|取り?組))"
)
"""All that is to come is asked for, nothing of it in particular: 2020年以降どんなことをやるか."""
_INTERROGATIVE = regex(WH)
_SAID_TO_BE = regex(
    r"(?<=[%％件])(?:と(?:され(?:て(?:い)?)?|な(?:っ(?:て(?:い)?)?)?)|になって(?:い)?)[たる](?=分野|領域|区分)"
)
"""進捗率が92%とされた分野."""


def answer(question: Question, context: Context) -> Draft | None:
    """The count of all areas and of each, or what is asked of the one picked out; None for anything else."""
    return _all_and_each(question, context) or _picked_out(question, context)


def _picked_out(question: Question, context: Context) -> Draft | None:
    """「取組数が最も多い分野の進捗率は」: another column of the area that a column ranks."""
    if among := _OF_THEM.search(question.shown):
        text = f"{question.shown[: among.end('noun')]}のうち、{question.shown[among.end() :]}"
        note = f"『{question.shown}』→{text}"
        again = steps.reading(text, question, context, note)
        return answer(again, context) or table.answer(again, context)
    cuts = _AREA.finditer(question.text)
    told = next((t for cut in cuts if (t := _told(question, cut, context)) is not None), None)
    if told is None:
        return None
    cut, read = told
    ask = question.shown[cut.end() :]
    columns = _other_columns(ask)
    summed = bool(cut["sum"] or _SUMMED.search(ask) or table_words().find("joints.summed", ask.lower()))
    if summed and columns == ("取組数",) and "取組" not in ask and read.ranked and read.column != "進捗率":
        columns = (read.column,)  # 未了が多い2分野の件数を足すと
    elif columns == ("取組数",) and read.column != "進捗率" and not _EFFORTS.search(ask):
        return None  # どの分野ですか、何件だったかも: the count that ranks it
    if not columns:
        return _area_told(read, ask, question, context)
    asked_of = read.column if read.ranked else read.query.conditions[-1].fields[0]
    areas = chosen(read, context.library)
    summed = summed and columns[0] != "進捗率"
    if not areas or not (summed or (len(areas) <= MOST and asked_of not in columns)):
        return None
    draft = context.draft(question)
    if summed and len(areas) > 1:
        _say_sum(draft, tuple(areas), columns[0])
    for area in areas:
        say_row(draft, area, columns)
        value = next(f"{v}{u}" for c, v, u in area.values if c == asked_of)
        draft.note(f"『{question.shown[: cut.end('noun')]}』→{area.title}({asked_of}{value})")
    return draft


def _told(
    question: Question, cut: re.Match[str], context: Context
) -> tuple[re.Match[str], RowQuestion] | None:
    """How an area is told up to the cut; None where a rank among those told follows (…を超える分野のうち最も)."""
    read = _ranked(question, cut, context)
    if read is None or (
        _RANKED.search(question.shown, cut.end()) and read.query.conditions and not read.ranked
    ):
        return None
    return cut, read


def _all_and_each(question: Question, context: Context) -> Draft | None:
    """「終わらなかったのは何件で、どの分野が多いか」: the count of the whole, then the areas in its order."""
    each = _EACH_TOO.search(question.text)
    if each is None:
        return None
    counted = question.text[: each.start("each")]
    columns = tuple(c for p, c in table_words().columns if p.search(counted))
    if "senryaku" not in question.documents or not columns or area_of(question.text):
        return None
    if _RANKED.search(counted):
        return None  # 未了が一番多いのは何件で、どの分野か
    total = next(s for s in context.library.slides if s.kind == "row" and is_total(s))
    draft = context.draft(question)
    say_row(draft, total, columns[:1])
    least = table_words().find("operations.least", each["each"]) is not None
    answer_rows(
        draft,
        RowQuestion(Query("rows"), columns[0], ranked=True, ordered=True, most=not least),
        context.library,
    )
    return draft


def _other_columns(ask: str) -> tuple[str, ...]:
    """The columns that are asked of the area; 何件が未了 asks for no count of its own."""
    columns = columns_of(ask.lower())
    if len(columns) > 1 and "取組" not in ask:
        return tuple(c for c in columns if c != "取組数")
    return columns


def _ranked(question: Question, cut: re.Match[str], context: Context) -> RowQuestion | None:
    """How the area is told: by a rank or a condition on the rows; None where a row is named or rows are listed."""
    told = _SAID_TO_BE.sub("の", question.shown[: cut.end("noun")])
    first = analyse(f"{told}はどこ", context.tokenizer)
    first = replace(first, documents=first.documents or question.documents)
    read = parse_rows(first, context.library, lambda t: unexplained(first, t, context.tokenizer))
    return None if read is None or read.row is not None or read.ordered or read.both_ends else read


def _area_told(read: RowQuestion, ask: str, question: Question, context: Context) -> Draft | None:
    """「未了が最も多い分野の今後の方向性は」: what the slides say of the area."""
    areas = chosen(read, context.library)
    if len(areas) != 1 or len(ask) < 4:
        return None
    ask = _WITH_AREA.sub("は", ask)
    if _NEXT.search(ask):
        ask = "今後の方向性は"
    wording = f"AI戦略2019フォローアップの{areas[0].title}分野の{ask}"
    told = analyse(wording, context.tokenizer)
    note = f"『{question.shown}』→{areas[0].title}"
    told = replace(told, original=question.original, interpretations=(*question.interpretations, note))
    asks = analyse(ask, context.tokenizer)
    asks = replace(asks, original=told.original, documents=("senryaku",))
    found = _on_area(areas[0], asks, context)
    exact = bool(found) and (_shared(found[0], asks) >= 2 or _means_all(found[0], asks))
    if not exact and (_INTERROGATIVE.search(ask) or "方向性" in ask):
        listed = slides.answer(told, context)
        if listed is not None:
            say_row(listed, areas[0], (read.column,))
            return listed
    if not found:
        return None
    draft = context.draft(told)
    answer_sentence(draft, asks, found)
    say_row(draft, areas[0])
    return draft


_WITH_AREA = regex(
    r"(?:を)?(?:知りた[^、。?]{0,8}、|教えて[^、。?]{0,6}、)?(?:その)?(?:分野|領域|区分)(?:名|の名前|の名称)?(?:と|も)[、]?(?:合わせて|併せて|あわせて|一緒に|セットで|ともに)[^。?]{0,16}[。?]*$"
)
"""The name of the area is told anyway: …を、分野名と合わせて."""


def _on_area(row: Slide, asks: Question, context: Context) -> list[Evidence]:
    """The sentences of the area that have what is asked (…で始まった事業の名称), best first; none where none has."""
    if not asks.terms:
        return []
    places = tuple(
        s
        for s in context.library.slides
        if s.kind in {"area", "block"} and (s.title == row.title or s.locator.startswith("方向性②/"))
    )
    own = tuple(s for s in places if s.title == row.title)
    column = column_asked(asks.text)
    found = [e for e in context.finder.find(asks, records=own or places) if column in ("", e.field.name)]
    held = bool(found) and found[0].features["coverage"] + found[0].features["meant"] >= HELD
    return found if held else []


def _shared(evidence: Evidence, asks: Question) -> int:
    """How many of the words asked for the sentence has as written."""
    shown = folded(evidence.sentence.display)
    return sum(len(term) > 1 and term in shown for term in asks.terms)


def _means_all(evidence: Evidence, asks: Question) -> bool:
    """Whether the sentence has all that is asked for in its own words: 学校の先生 → 教員, 高等学校."""
    named = any(t not in OF_CELL and not t.isdecimal() for t in asks.terms)
    return named and evidence.features["meant"] >= 1.0


def _say_sum(draft: Draft, areas: tuple[Slide, ...], column: str) -> None:
    """The column added up over the areas."""
    values = [next(v for c, v, _ in area.values if c == column) for area in areas]
    numbers = [draft.cite_field(a, cell) for a in areas if (cell := a.field(column))]
    draft.say(f"{column}は合わせて{sum(values)}件です({'+'.join(map(str, values))})。", *numbers)
