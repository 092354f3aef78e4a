"""The slides: cells of the progress table; what they say of an area is told by slide_cells."""

from __future__ import annotations

import re

from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.question import Question
from rag.quoting import say_row
from rag.reading.asking import is_polar
from rag.routes.slide_cells import answer_cell
from rag.routes.slide_reasons import answer_why
from rag.routes.verdicts import answer_polar, correct
from rag.tables.areas import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.row_figures import out_of_whole
from rag.tables.table import is_total
from rag.tables.whole_table import asks_whole_table
from rag.tables.words import table_words
from rag.text import folded

TOTAL = regex(
    r"合計|(?<!を)(?:全部|ぜんぶ|すべて|全て|みんな)(?:合わせ|ひっくるめ)|(?:全部の|全(?:ての)?|すべての)分野(?:を|で)?(?:合わせ|あわせ|足|まとめ)|全体|総計|トータル|\btotal\b|全部で|計\b|総数|overall"
)
_ROW = regex(r"の行(?:を|は|に|の|$)|進捗表|進捗状況の表")
_STANDS = regex(
    r"(?=.*(?:分野|区分|2019年度|進捗|とこ))(?:.*(?:遅れ|遅延|終わらな|終わって(?:い)?な|積み残|未了|(?:計画|予定)(?:どおり|通り)))"
)
"""Whether all of an area's 取組 are done is asked, without a column of the table."""
_CELL = regex(r"(?:の|は)、?(?:進捗|方向性)の?欄")
"""Only the slides have such cells: データ関連基盤の進捗欄."""
_REMARKED = regex(
    r"(?:知りたい|教えて|聞きたい|いくつ|何(?:件|%)|は)[^。?？]{0,8}[。?？][^。?？]+よ?ね[。?？]*$"
)
"""What is asked stands in a sentence of its own; the next one only tells what is known."""


def answer(question: Question, context: Context) -> Draft | None:
    """A row of the table, or what the slides say about an area; None for anything else."""
    if question.documents and "senryaku" not in question.documents:
        return None
    if context.documents and "senryaku" not in context.documents:
        return None
    area = area_of(question.text)
    all_of = not area and is_polar(question) and bool(_ALL_OF.search(question.text))
    columns = _columns_asked(question, area)
    rows = [s for s in context.library.slides if s.kind == "row"]
    draft = context.draft(question)
    named = "senryaku" in question.documents or bool(area and _CELL.search(question.text))
    of_all = TOTAL.search(question.text) or _other_years(columns, question, context)
    names_of_all = not area and table_words().find("rows.item_names", question.text)
    whole = named and (of_all or asks_whole_table(question) or names_of_all)
    if (reason := answer_why(question, area, columns, context)) is not None:
        return reason
    if columns and (_asks_of(area, question, context) or all_of or whole):
        row = next((r for r in rows if (r.title == area if area else is_total(r))), None)
        if row is not None:
            found = context.finder.find(question, records=(row,))
            # What is asked outright (7割に届いていましたか) is answered; what is taken for granted, corrected.
            judges = (answer_polar, correct) if not is_assertion(question) else (correct, answer_polar)
            part = area and out_of_whole(
                question, context.library
            )  # of the 12件 of all, no claim of the area
            lacking = _lacking(question, context)
            beside = lacking and _REMARKED.search(question.text)  # 2020年度は? 前年は87%でしたよね
            if not (part or beside) and any(judge(draft, row, question, found, context) for judge in judges):
                return draft
            if lacking:
                draft.status = "not_found"
                draft.say(f"{lacking}の記載は進捗状況の表にありません。")
                draft.searched = Searched(("senryaku",), question.terms, (row.locator,))
            say_row(draft, row, columns)
            return draft
    unknown = [q for q in question.quoted if re.search(r"行|分野|区分|欄", question.text)]
    if named and columns and not area and unknown and not any(folded(r.title) in unknown for r in rows):
        draft.status = "not_found"
        draft.say(
            f"進捗状況の表に「{unknown[0]}」の行はありません(あるのは{'、'.join(r.title for r in rows)})。"
        )
        draft.searched = Searched(("senryaku",), question.terms, ("進捗状況の表",))
        return draft
    row = next((r for r in rows if r.title == area), None)
    if row is not None and named and not columns and _ROW.search(question.text):
        say_row(draft, row)
        return draft
    return None if columns and area else answer_cell(question, area, named, context)


def asks_judgement(question: Question) -> bool:
    """Whether it is asked how an area is judged (順調, 遅れが目立つ), which no count of the table tells."""
    counts = any(q.unit in ("%", "件") for q in question.quantities)
    return not counts and is_polar(question) and bool(_JUDGED.search(question.text))


_AROUND = "取組 計画 予定 通り 進捗 進む 未了 一部 分野 区分 領域 項目 件数 年度 戦略 ai フォローアップ 表 行 中小 企業 その他 関連 デジタル ガバメント 率"


def _asks_of(area: str | None, question: Question, context: Context) -> bool:
    """Whether the area of the table is meant, not a topic that holds its words (データ基盤を広める施策)."""
    if not area or "senryaku" in question.documents:
        return bool(area)
    own = context.tokenizer.content(f"{area} {_AROUND}")
    return len([t for t in question.terms if t not in own and not t.isdecimal()]) < 2


def _columns_asked(question: Question, area: str | None) -> tuple[str, ...]:
    """The columns that the question names or that tell how all of an area's 取組 stand."""
    if asks_judgement(question):
        return ()
    return columns_of(question.text) or _standing(question, area)


def _standing(question: Question, area: str | None) -> tuple[str, ...]:
    """The column that tells whether all of an area's 取組 are done, where that is asked."""
    asks = (area or _ALL_OF.search(question.text)) and is_polar(question) and _STANDS.search(question.text)
    return ("進捗率",) if asks else ()


_ALL_OF = regex(
    r"(?=.*(?:どれも|いずれも|全部|ぜんぶ|すべて|全て|みんな|残らず|漏れなく))(?=.*取り?組)(?=.*(?:2019年度(?:内|中|末)?(?:まで)?[をがにの]*期限|ai戦略))"
)
"""All of the 取組 of the table are meant, none of its areas: 2019年度内を期限とした取組は全部."""
_JUDGED = regex(r"目立|評価され|順調|好調|概ね|おおむね")
"""The text judges how an area goes on; the table only counts."""


def _lacking(question: Question, context: Context) -> str:
    """What is asked of a row that the table does not hold: another year, the names of the 取組."""
    if table_words().find("rows.item_names", question.text):
        return "個々の取組名"
    other = _unlisted_years(question, context)
    return f"{'、'.join(other)}の値" if other else ""


def _unlisted_years(question: Question, context: Context) -> list[str]:
    """The fiscal years of the question that the table is not about."""
    table = next((s for s in context.library.slides if s.kind == "table"), None)
    years = {int(y) for y in re.findall(r"20\d\d", folded(table.title))} if table else set()
    return [d.text for d in question.dates if d.fiscal and d.year not in years]


def _other_years(columns: tuple[str, ...], question: Question, context: Context) -> bool:
    """Whether it is asked how the 取組 of another year stand (FY2020, how many on schedule)."""
    return bool(set(columns) - {"取組数"}) and bool(_unlisted_years(question, context))
