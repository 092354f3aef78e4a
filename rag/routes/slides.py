"""The slides: cells of the progress table, and the bullets of an area."""

from __future__ import annotations

import re
from dataclasses import replace

from rag import attributes as say
from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.evidence.answertype import asks_amount
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.question import Question
from rag.quoting import say_row
from rag.reading.asking import is_polar
from rag.records import DIRECTION, PROGRESS, Record, Slide
from rag.routes.single import answer_sentence
from rag.routes.verdicts import answer_polar, correct
from rag.tables.progress_columns import columns_of
from rag.tables.row_figures import out_of_whole
from rag.tables.table import is_total
from rag.tables.whole_table import asks_whole_table
from rag.tables.words import table_words
from rag.text import folded

TOTAL = regex(
    r"合計|(?<!を)(?:全部|ぜんぶ|すべて|全て|みんな)(?:合わせ|ひっくるめ)|全体|総計|トータル|\btotal\b|全部で|計\b|総数|overall"
)
_ROW = regex(r"の行(?:を|は|に|の|$)|進捗表|進捗状況の表")
_DIRECTION = regex(
    r"方向性(?!\s*の?[①②])|今後|これから|2020年以降|進め(?:る|て)|予定|direction|future|after 2020"
)
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
_HOW_MANY = regex(r"いくつ|幾つ|何(?:項目|個|点|つ|件|本|行)|(?:項目|箇条書き|項)の?数|how many")
_PAGE = regex(r"方向性の?[①-⑳\d]")
_CONTENTS = regex(
    r"内容|中身|とは|って(?:何|なに|なん)|何(?:が|を|と)?(?:書|記|挙|です|でしょう|[?？]|$)|書いて|書かれ|要約|まとめ|概要|教え"
)
_PROGRESS = regex(r"進捗|進ん|進展|順調|実施し|progress")
# How people call the areas of the table; the titles themselves always count.
_AREAS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"デジガバ|デジタル・?ガバメント|digital government"), "デジガバ・中小"),
    (regex(r"倫理|ethics"), "倫理・その他"),
    (regex(r"データ(?:関連)?基盤|data (?:infrastructure|platform)"), "データ関連基盤"),
    (regex(r"社会実装|social implementation"), "社会実装"),
    (regex(r"教育(?:改革)?の?(?:分野|区分|領域)|教育改革|education"), "教育改革"),
    (regex(r"研究開発|r&d|research and development"), "研究開発"),
)


def area_of(text: str) -> str | None:
    """The area of the progress table that folded text names, or None."""
    return next((title for pattern, title in _AREAS if pattern.search(text)), None)


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
                draft.status = "partial" if lacking == _REASON and asks_amount(question) else "not_found"
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
    if area and named and not columns:
        return say_area(draft, area, question, context)
    page = _page_of(question, context) if not area else None
    return say_page(draft, page, context) if page else None


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
    """What is asked of a row that the table does not hold: another year, the names of the 取組, a reason."""
    if table_words().find("rows.item_names", question.text):
        return "個々の取組名"
    if question.has("why"):
        return _REASON
    other = _unlisted_years(question, context)
    return f"{'、'.join(other)}の値" if other else ""


_REASON = "その理由"


def _unlisted_years(question: Question, context: Context) -> list[str]:
    """The fiscal years of the question that the table is not about."""
    table = next((s for s in context.library.slides if s.kind == "table"), None)
    years = {int(y) for y in re.findall(r"20\d\d", folded(table.title))} if table else set()
    return [d.text for d in question.dates if d.fiscal and d.year not in years]


def _other_years(columns: tuple[str, ...], question: Question, context: Context) -> bool:
    """Whether it is asked how the 取組 of another year stand (FY2020, how many on schedule)."""
    return bool(set(columns) - {"取組数"}) and bool(_unlisted_years(question, context))


def _column_of_page(text: str) -> str:
    """進捗 or 方向性, or empty; 方向性② names a page and asks for 方向性 only if nothing else is asked for."""
    for asks in (_PAGE.sub("", text), text):
        if _DIRECTION.search(asks):
            return DIRECTION
        if _PROGRESS.search(asks):
            return PROGRESS
    return ""


def say_area(draft: Draft, area: str, question: Question, context: Context) -> Draft | None:
    """The bullets of an area; where the page's text has lost its areas, all of the column."""
    name = _column_of_page(question.text)
    if not name:
        return None
    own = next((s for s in context.library.slides if s.kind == "area" and s.title == area), None)
    if own is not None:
        count = len(cell.bullets or cell.sentences) if (cell := own.field(name)) else 0
        many = f"{count}項目で、" if _HOW_MANY.search(question.text) else ""
        _bullets(draft, own, name, f"「{area}」の{name}は{many}次のとおりです。")
        return draft
    told = tuple(
        t
        for t in question.terms
        if t not in context.tokenizer.content(f"{area} 今後 分野 区分 戦略 進捗 方向性 欄")
    )
    page = tuple(s for s in context.library.slides if s.locator.startswith("方向性②/"))
    found = context.finder.find(replace(question, terms=told), records=page) if len(told) >= 2 else []
    if found and max(found[0].features["own"], found[0].features["meant"]) >= 0.6:
        answer_sentence(draft, replace(question, terms=told), found)
        return draft
    block: Record | None = context.library.get("senryaku", f"方向性②/{name}")
    if not isinstance(block, Slide):
        return None
    said = f"方向性②の{name}は次のとおりです(「{area}」を含みますが、原文データでは分野の区切りが失われています)。"
    _bullets(draft, block, name, said)
    return draft


def _page_of(question: Question, context: Context) -> Slide | None:
    """The page whose contents are asked for (方向性①とは), where no topic or column of it is named."""
    named = _PAGE.search(question.text)
    rest = _PAGE.sub("", question.text)
    if not named or question.terms or not _CONTENTS.search(rest):
        return None
    if _DIRECTION.search(rest) or _PROGRESS.search(rest):
        return None
    locator = named.group().replace("の", "")
    return next((s for s in context.library.slides if s.kind == "page" and s.locator == locator), None)


def say_page(draft: Draft, page: Slide, context: Context) -> Draft:
    """All bullets of a page, area by area."""
    for child in page.children:
        block = context.library.get("senryaku", child)
        if isinstance(block, Slide):
            for name in (PROGRESS, DIRECTION):
                of = "" if block.title == name else f"「{block.title}」の"
                _bullets(draft, block, name, f"{page.locator}の{of}{name}は次のとおりです。")
    return draft


def _bullets(draft: Draft, record: Record, name: str, head: str) -> None:
    cell = record.field(name)
    if cell is not None and cell.text:
        draft.say(head, draft.cite_field(record, cell))
        say.say_bullets(draft, record, name)
