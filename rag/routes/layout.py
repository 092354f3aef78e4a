"""How a document itself is built: the columns of its table, and its numbers, their order and gaps."""

from __future__ import annotations

from itertools import groupby, pairwise

from rag.answer import Searched
from rag.attributes import cite_head
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Measure, Record

_COLUMN = r"(?:項目|列|欄|カラム)(?:名|[(・/](?:項目|列|欄|カラム)\)?)*"
_COLUMNS = regex(
    rf"(?:どんな|どういう|どのような|どういった|何という|何の|いくつの)、?{_COLUMN}"
    rf"|{_COLUMN}(?:の(?:数|名前?|構成|一覧|種類))?(?:は|って|が|に(?:は)?|として|を)?、?(?:全部で?|それぞれ)?(?:何(?!件)|なに|いくつ|どんな|どういう|どう|教え|一覧|列挙|並べ|挙げ|数|名|構成|[?。]|$)"
)
_OF_A_ROW = regex(r"列|欄|カラム|(?:各|1つの|一つの)施策|施策ごと|(?<!別)表の項目|進捗状況")
"""項目 alone may be a measure."""
_TABLE_WORD = regex(
    r"項目|列|欄|カラム|表|各|行|施策|進捗|状況|載る|乗る|有る|並ぶ|書く|記す|記載|作る|分ける|分かれる|構成|名|数|種類|情報|見出し|ヘッダー?|テーブル|スライド|全部|付く|設ける"
)
_MARK = r"(?:◎|○|〇|丸|印)"
_MARKED = regex(
    rf"(?:(?<![一-鿿ァ-ヺー])|官民データ(?:活用推進)?)基本法の?、?第?\d{{1,2}}条[^。?]{{0,14}}(?:{_MARK}|該当|対応|当た)"
    rf"|(?<!\d)1[0-9]条[^。?、]{{0,8}}{_MARK}|(?:基本的施策の|各)条の?(?:欄|列)|手引き?(?:の(?:欄|列))?[^。?、]{{0,8}}{_MARK}"
)
_GAPS = regex(r"欠番|番号[^。?、]{0,4}(?:抜け|飛[びんば]|欠け)|(?:抜け|飛ん|欠け)[てで]い?る?番号|連番")
_NEXT = regex(
    r"の(?P<which>次|前)(?:の?施策)?の?(?:施策)?(?:番号)?(?:は|って)、?何番|の(?P<too>次|前)の(?:施策)?番号(?:は|って)?(?:何番?|いくつ|[?。]|$)"
)
_RANGE = regex(
    r"番号[^。?]{0,6}(?:何番|どこ|いくつ|\d+)から(?:何番|どこ|いくつ)|(?:何|いくつの)(?:分野|群|番台|グループ|章|区分|分類)に(?:分か|なっ|区分)|章立て|目次|(?:分野|番台)(?:ごと|毎|別)の(?:見出し|題|タイトル|名)"
)
_OF_NUMBERS = regex(
    r"\d+|番台?|番号|施策|抜ける|飛ぶ|欠ける|欠番|連番|有る|次|前|分かれる|分ける|分野|群|グループ|章|章立て|目次|見出し|区分|分類|全部|別|全体|振る|成る|付く|何番|題|タイトル|名"
)


def answer(question: Question, context: Context) -> Draft | None:
    """What is asked of a table itself; None where anything else is asked."""
    if question.english or question.sections[1:] or question.quoted:
        return None
    if not context.library.measures or (context.documents and "kanmin" not in context.documents):
        return None
    return _marked(question, context) or _numbers(question, context) or _columns(question, context)


def _columns(question: Question, context: Context) -> Draft | None:
    """The columns as the head of the table names them."""
    slides = question.documents == ("senryaku",) and "表" in question.text
    if not (slides or question.documents == ("kanmin",)) or not _COLUMNS.search(question.text):
        return None
    if not _OF_A_ROW.search(question.text):
        return None
    if not all(_TABLE_WORD.fullmatch(t) for t in question.terms):
        return None
    draft = context.draft(question)
    row = next((s for s in context.library.slides if s.values), None) if slides else None
    if row is not None:
        columns = "、".join(name for name, _, _ in row.values)
        numbers = [draft.cite(row, f.name, f.start, f.end) for f in row.fields if f.start < f.end]
        draft.say(
            f"{row.parent or '進捗状況の表'}の列は、{columns}の{len(row.values)}つです(例: {row.locator}の行)。",
            *numbers,
        )
        return draft
    names = [n for n in _head(context)[2].split("\t") if n.strip()]
    draft.say(
        f"別表の列は、{'、'.join(f'「{n.strip()}」' for n in names)}の{len(names)}つです。",
        _cite_head(draft, context),
    )
    draft.say(
        "「第3章基本的施策の条」は10条から19条まで、「手引」は都道府県と市町村に分かれます。",
        _cite_head(draft, context),
    )
    return draft


def _marked(question: Question, context: Context) -> Draft | None:
    """Marks under an article or a guide: which column one stands in is not sure, so that no set is told."""
    if not _MARKED.search(question.text) or question.measures or question.has("definition"):
        return None
    if question.documents not in ((), ("kanmin",)):
        return None
    draft = context.draft(question)
    draft.status = "not_found"
    draft.say(
        "別表には「第3章基本的施策の条」(10条から19条まで)と「手引」(都道府県、市町村)の列がありますが、"
        "抽出データでは列がずれた行があり、どの列の◎・○かを確定できません。条や手引の印では施策を選べません。",
        _cite_head(draft, context),
    )
    draft.searched = Searched(("kanmin",), ("第3章基本的施策の条", "手引"), ())
    return draft


def _numbers(question: Question, context: Context) -> Draft | None:
    """The number next to one, the numbers that are missing, the first and the last one."""
    gaps, following, whole = (p.search(question.text) for p in (_GAPS, _NEXT, _RANGE))
    following = following if len(question.measures) == 1 else None
    whole = whole if question.documents == ("kanmin",) and not question.measures else None
    if not (gaps or following or whole):
        return None
    if question.documents not in ((), ("kanmin",)) or not all(
        _OF_NUMBERS.fullmatch(t) for t in question.terms
    ):
        return None
    draft = context.draft(question)
    rows = context.library.measures
    if following:
        _say_next(draft, question.measures[0], following["which"] or following["too"], rows)
    if whole:
        counts = "、".join(f"{k}({len(list(g))}件)" for k, g in groupby(rows, lambda m: m.locator[:2]))
        ends = [cite_head(draft, r) for r in (rows[0], rows[-1])]
        draft.say(
            f"別表の施策番号は{rows[0].locator}から{rows[-1].locator}までで、頭の2桁は{counts}に分かれます。",
            *ends,
        )
        draft.say("章立てや分野の見出しは別表に書かれていません。", _cite_head(draft, context))
    if gaps:
        named = {t for t in question.terms if t.isdigit() and len(t) == 2}
        _say_gaps(draft, rows, named)
    return draft if draft.sentences else None


def _say_next(draft: Draft, number: str, which: str, rows: tuple[Measure, ...]) -> None:
    """The measure beside a number, by number and name."""
    at = next((i for i, m in enumerate(rows) if m.locator == number), None)
    beside = None if at is None else at + (1 if which == "次" else -1)
    if at is None or beside is None or not 0 <= beside < len(rows):
        return
    other = rows[beside]
    draft.say(
        f"{number}の{which}の番号は{other.locator}です(「{other.title}」)。",
        cite_head(draft, rows[at]),
        cite_head(draft, other),
    )


def _say_gaps(draft: Draft, rows: tuple[Measure, ...], named: set[str]) -> None:
    """The numbers between two that follow each other in a group; none where all are there."""
    of = "、".join(f"{n}番台" for n in sorted(named))
    found = [
        (a, b)
        for a, b in pairwise(rows)
        if a.locator[:2] == b.locator[:2]
        and _last(b) - _last(a) > 1
        and (not named or a.locator[:2] in named)
    ]
    for a, b in found:
        group = a.locator[:2]
        said = f"{group}-{_last(a) + 1:02}から{group}-{_last(b) - 1:02}まで"
        draft.say(
            f"別表にない番号は{said}です({a.locator}の次が{b.locator})。",
            cite_head(draft, a),
            cite_head(draft, b),
        )
    if not found:
        own = [m for m in rows if not named or m.locator[:2] in named]
        if own:
            draft.say(
                f"{of or '別表の番号'}に抜けている番号はありません({own[0].locator}から{own[-1].locator}まで)。",
                cite_head(draft, own[0]),
                cite_head(draft, own[-1]),
            )


def _last(record: Record) -> int:
    return int(record.locator[3:])


def _head(context: Context) -> tuple[int, int, str]:
    """Where the head of the table stands, and its text."""
    text = context.library.sources["kanmin"].text
    start = text.index("No.\t")
    end = text.index("\n", start)
    return start, end, text[start:end].rstrip()


def _cite_head(draft: Draft, context: Context) -> int:
    """The head of the table, which stands above its first row."""
    start, _, text = _head(context)
    return draft.cite(context.library.measures[0], "表の見出し行", start, start + len(text))
