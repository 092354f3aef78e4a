"""What the slides say of an area or on a page: the bullets of 進捗 and of 方向性, never mixed."""

from __future__ import annotations

from dataclasses import replace

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import DIRECTION, PROGRESS, Record, Slide
from rag.routes.single import answer_sentence

_DIRECTION = regex(
    r"方向性(?!\s*の?[①②])|今後|これから|2020年以降|進め(?:る|て)|予定|direction|future|after 2020"
)
_OTHER_COLUMN = regex(r"方向性(?!\s*の?[①②\d])")
_HOW_MANY = regex(r"いくつ|幾つ|何(?:項目|個|点|つ|件|本|行)|(?:項目|箇条書き|項)の?数|how many")
_PAGE = regex(r"方向性の?[①-⑳\d]")
_CONTENTS = regex(
    r"内容|中身|とは|って(?:何|なに|なん)|何(?:が|を|と)?(?:書|記|挙|です|でしょう|[?？]|$)|書いて|書かれ|要約|まとめ|概要|教え"
)
_PROGRESS = regex(r"進捗|進(?:ん|み(?!具合|方))|進展|順調|実施し|progress")
OF_CELL = frozenset(
    {
        "戦略", "フォローアップ", "スライド", "分野", "区分", "領域", "項目", "欄",
        "デジ", "ガバ", "デジタル", "ガバメント", "企業",
        "取組", "進捗", "進む", "進展", "方向", "性", "方向性", "以降", "今後", "これから", "予定",
        "続ける", "引き続き", "継続", "行う", "遣る", "為る", "進める", "取り組む", "実施", "上がる", "並ぶ",
    }
)  # fmt: skip
"""Words that ask for a cell and name nothing in it."""
_WHAT = regex(
    r"何|なに|どんな|どう(?!して|やって)|どこまで|挙が|挙げ|内容|中身|全部|すべて|全て|一覧|列挙|箇条書|まとめ"
)


def answer_cell(question: Question, area: str | None, named: bool, context: Context) -> Draft | None:
    """The cell of an area or the page that is asked for; None for anything else. ``named``: that the slides are meant is said."""
    draft = context.draft(question)
    if area:
        asks = named or _asks_cell(area, question, context)
        return say_area(draft, area, question, context) if asks else None
    page = _page_of(question, context)
    return say_page(draft, page, context) if page else None


def _asks_cell(area: str, question: Question, context: Context) -> bool:
    """Whether all that the slides say in one column of an area is asked for, and nothing besides.

    教育改革の進捗は asks for its rate; what has gone on (何が進んだか) is told by the cell.
    """
    column = column_asked(question.text)
    if question.english or question.has("why") or not column or is_polar(question):
        return False
    own = OF_CELL.union(context.tokenizer.content(area))
    asks = column == DIRECTION or _WHAT.search(question.text)
    return bool(asks) and all(t in own or t.isdecimal() for t in question.terms)


def column_asked(text: str) -> str:
    """進捗 or 方向性, or empty; 方向性② names a page and asks for 方向性 only if nothing else is asked for."""
    for asks in (_PAGE.sub("", text), text):
        if _DIRECTION.search(asks):
            return DIRECTION
        if _PROGRESS.search(asks):
            return PROGRESS
    return ""


def say_area(draft: Draft, area: str, question: Question, context: Context) -> Draft | None:
    """The bullets of an area; where the page's text has lost its areas, all of the column."""
    name = column_asked(question.text)
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


_OWN = 0.6
"""Share of the question that a sentence of 方向性 must have to be its answer."""


def answer_beside(question: Question, found: list[Evidence], context: Context) -> Draft | None:
    """The 方向性 of the area whose 進捗 alone has the topic (GIGAスクールの方向性は), never the 進捗 itself; None for anything else."""
    asks = _OTHER_COLUMN.search(question.text) and not question.english and not is_polar(question)
    record = found[0].record if found and asks else None
    if not isinstance(record, Slide) or found[0].field.name != PROGRESS:
        return None
    draft = context.draft(question)
    if own := [e for e in found if e.field.name == DIRECTION and e.features["own"] >= _OWN]:
        answer_sentence(draft, question, own)
        return draft
    whole = record if record.kind == "area" else context.library.get("senryaku", f"方向性②/{DIRECTION}")
    if whole is None:
        return None
    number = draft.cite_sentence(record, found[0].field, found[0].sentence)
    place, lost = record.locator, ""
    if whole is not record:
        place, lost = "方向性②", "(原文データでは分野の区切りが失われています)"
    draft.say(
        f"この語の記載は{place}の{PROGRESS}にあります(「{found[0].sentence.display.strip()}」)。", number
    )
    _bullets(draft, whole, DIRECTION, f"{place}の{DIRECTION}は次のとおりです{lost}。")
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
