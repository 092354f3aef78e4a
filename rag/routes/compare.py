"""Records side by side: each side answered and cited, the difference as far as it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag import attributes as say
from rag.answerability.missing_members import asks_members
from rag.comparison.described import coordinated, described, either
from rag.comparison.described_below import described_below
from rag.comparison.differences import FIRST, say_difference
from rag.comparison.sides import Side, Sides, places_named, rows_named
from rag.context import Context
from rag.draft import Draft
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.question import Question, analyse
from rag.quoting import say_row, say_support
from rag.reading.asked import FIELDS, KPI, MINISTRY, asked
from rag.reading.asking import is_polar
from rag.records import Measure, Slide
from rag.routes.compare_rows import ALIKE, WHICH, answer_rows
from rag.routes.kpi_sides import names_both
from rag.routes.side import say_side
from rag.routes.single import answer_record
from rag.routes.verdicts import correct
from rag.tables.progress_columns import columns_of
from rag.text import folded

_OTHER_ROWS = regex(r"除[いくか]|以外|最も|一番|いちばん|上位|下位|トップ|ランキング|すべての分野|全ての分野")
_ONLY_ONE = regex(
    r"(?:片方|一方|前者|後者)(?:の(?:施策|取組))?(?:に|だけ|しか|のみ)"
    r"|に(?:は)?(?:あって|あるが|あるのに|あるけど|入って[^、。]{0,6}|載って[^、。]{0,6})、?[^。、]{1,20}に(?:は)?な[いく]"
)
"""What only one of two has: 片方にしかない府省, 09-15にあって09-12にない府省."""
# 「Xの施策とYの施策、担当は」 and 「02-14と02-15の担当は」: no word of comparing, yet two sides
_TWO = regex(
    r"(?:施策|取り?組み?|事業|プロジェクト)(?:と|、|および|及び).{2,40}(?:施策|取り?組み?|事業|プロジェクト)"
)
_EITHER = regex(r"(?:のうち|の中で)、?[^。?]*と[^。?]*で(?:は)?、?[^。?]*(?:どちら|どっち)(?!か|も)")
_MANY = regex(r"多い|少ない|何件|施策数")
_BOTH = regex(r"どちらも|どっちも|両方|いずれも|ともに|双方|both")
# What stands outside the documents, those who each do something, two things within one sentence
_ONE_SIDED = regex(
    r"(?:諸外国|海外|他国|欧米|外国|世界)(?:の[^、。]{1,10})?(?:と|に)(?:比べ|比較)"
    r"|(?:者|団体|自治体|企業|機関|会社)それぞれの(?!主?担当|kpi|指標|目標|施策|取組|内容)|何と何(?:を|と|が)"
)
_PLAIN = frozenset((*FIELDS, "date", "number", "target"))
"""What is asked of two things without a word for each."""
_OFFICE = regex(r"[省庁](?!略|令|エネ|力)|役所|官庁|府省")
_YEAR = regex(r"(?:年度|年|時期|期限)(?:は|を|が|の|で|と|も|って|$|[、。?])")
_OFFICE_ALONE = regex(r"(?:も|とも|に)[^はがでと、。]{1,6}[?]$")  # 担当はどちらも農水省?

_COMPARING = frozenset(
    (
        "違い", "差", "比べる", "比較", "対比", "並べる", "突き合わせる", "見比べる", "後者", "前者", "両者",
        "双方", "両方", "共通", "同じ", "入る", "異なる", "違う", "二つ", "具体", "中身",
    )
)  # fmt: skip


def answer_named(question: Question, context: Context) -> Draft | None:
    """Compare records named by number, section or row; None where there are not two, or some do not exist."""
    rows = None if _OTHER_ROWS.search(question.text) else rows_named(question, context)
    if question.has("compare", "each") and (below := described_below(question, context)):
        return _compare(question, below, context)
    alike = len(question.measures) + len(question.sections) == 2 and (
        ALIKE.search(question.text) or _ONLY_ONE.search(question.text)
    )
    if not (question.has("compare") or alike) and not (rows and columns_of(question.text)):
        return None
    found = rows or places_named(question, context)
    if found is None or len(found.sides) < 2 or len(question.measures) > len(found.sides):
        return None
    counted = question.sections and "取組" in question.text and _MANY.search(question.text)
    if found.kind == "named" and (counted or question.has("count", "group", "rank")):
        return None
    return _compare(question, found, context)


def answer_either(question: Question, context: Context) -> Draft | None:
    """Compare two records of some range in words (12番台のうち、AとBで…はどちら); None for a set of records."""
    if not _EITHER.search(question.text) or question.has("rank", "group") or _MANY.search(question.text):
        return None
    found = either(question, context)
    return _compare(question, found, context) if found is not None else None


def answer(question: Question, context: Context) -> Draft | None:
    """Compare what the question names or describes; None when that is not two things."""
    if _ONE_SIDED.search(question.text) or (not question.has("compare") and asks_members(question.text)):
        return None
    if (stated := _stated(question, context)) is not None:
        return stated
    for read in _readings(question):
        found = read(question, context)
        enough = (
            found is not None and len(found.sides) + (bool(found.missing) and not is_polar(question)) >= 2
        )
        if found is not None and enough:
            return _compare(question, found, context)
    return None


def _stated(question: Question, context: Context) -> Draft | None:
    """The correction of a figure that is taken for granted before it is compared (目標が10件とされているところ、実績との差は)."""
    if not (question.quantities and is_assertion(question) and question.has("compare")):
        return None
    found = context.finder.find(question, context.scope(question))
    draft = context.draft(question)
    if not found or not correct(draft, found[0].record, question, found, context):
        return None
    mine = [e for e in found if e.record is found[0].record and quantities(folded(e.sentence.display))]
    for evidence in mine[:_BESIDE]:
        say_support(draft, evidence, question)
    return draft


_BESIDE = 3
"""Sentences with figures told behind a correction."""


def _readings(question: Question) -> tuple[Callable[[Question, Context], Sides | None], ...]:
    """The ways to find two sides, by what in the question speaks for there being two."""
    names = asked(question)
    two = bool(names) and names[0] in FIELDS and _TWO.search(question.text)
    if question.has("compare") or (not question.has("definition") and (two or question.has("each"))):
        return places_named, rows_named, described
    plain = (
        set(names) & _PLAIN and not question.has("definition", "summary", "why") and not is_polar(question)
    )
    return (coordinated,) if plain else ()


def _compare(question: Question, found: Sides, context: Context) -> Draft | None:
    draft = context.draft(question)
    if found.kind == "rows":
        return answer_rows(
            draft, [s.record for s in found.sides if isinstance(s.record, Slide)], question, context
        )
    rest = _rest(question, found, context)
    names = _attributes(question, rest)
    _say_whether_both(draft, found.sides, question)
    for side in found.sides:
        if isinstance(side.record, Slide) and side.record.kind == "row":
            say_row(draft, side.record, columns_of(rest.text))
        else:
            say_side(draft, side, rest, names, context)
    rows = sum(isinstance(s.record, Slide) and s.record.kind == "row" for s in found.sides)
    if rows == 1 and any(isinstance(s.record, Measure) for s in found.sides):
        draft.say("進捗の表の行と施策とでは記載の項目が異なり、同じ項目では比べられません。")
        draft.status = "partial"
    if found.missing:
        draft.say(f"「{found.missing}」に当たる記載は見当たりません(文書全体を検索)。")
        draft.status = "partial"
    if len(found.sides) == 2 and names[:1] != ("effect",):  # what is brought about is not one amount
        say_difference(draft, found.sides, rest, names, bool(WHICH.search(question.text)))
        _say_of_one(draft, found.sides, question, context)
    return draft


_OF_ONE = regex(
    r"(?:[、。]|^)(?:(?:また|あと|それと|ついでに|併せて|あわせて)、?)?(?P<which>前者|後者)(?P<ask>(?:の(?!ほう|方)|は|が|では?|に(?:は|ついて))[^。?]{3,60})"
)


def _say_of_one(draft: Draft, sides: tuple[Side, ...], question: Question, context: Context) -> None:
    """What is asked of one of the two behind the comparison: …はどう異なり、前者はどのような企業を対象とするのか."""
    match = _OF_ONE.search(question.shown)
    if match is None:
        return
    side = sides[0] if match["which"] == "前者" else sides[1]
    ask = replace(analyse(f"{side.part}{match['ask']}", context.tokenizer), original=question.original)
    told = context.draft(question)
    answer_record(told, side.record, ask, context)
    if told.status in ("answered", "corrected"):
        draft.take(told, _OF_ONE_MOST)


_OF_ONE_MOST = 2
"""Sentences told of the one."""


def _rest(question: Question, found: Sides, context: Context) -> Question:
    """What the sides are compared in: the question without their names, read anew."""
    rest = analyse(found.rest, context.tokenizer)
    known = {t for s in found.sides for t in context.tokenizer.content(f"{s.record.title} {s.part}")}
    return replace(
        rest,
        original=question.original,
        documents=question.documents,
        intents=rest.intents - {"compare", "summary", "count", "list", "yesno", "group", "rank"},
        terms=tuple(t for t in rest.terms if t not in known and t not in _COMPARING),
        measures=(),
        sections=(),
    )


def _attributes(question: Question, rest: Question) -> tuple[str, ...]:
    """The attributes compared: named behind the sides, or else before them."""
    names = asked(rest) or asked(question)
    if names and names[0] in KPI and names_both(question.text):
        names = ("kpi",)
    dated = FIRST.search(rest.text) or (_YEAR.search(rest.text) and not set(names) & set(FIELDS))
    if dated and "date" not in names:
        names = ("date", *names)
    if not set(names) & set(MINISTRY) and (rest.agencies or _OFFICE.search(rest.text)) and not names:
        return ("ministry",)
    return names


def _say_whether_both(draft: Draft, sides: tuple[Side, ...], question: Question) -> None:
    """「どちらも厚労省が主担当ですか」: はい or いいえ first."""
    stated = replace(question, text=_BOTH.sub("", question.text))
    asks = is_polar(stated) or _OFFICE_ALONE.search(question.text)
    if stated.text == question.text or not question.agencies or not asks:
        return
    name = question.agencies[0].label
    leading = [s.record for s in sides if name in {m.label for m in s.record.leads}]
    cited = [draft.cite_field(s.record, f) for s in sides if (f := say.ministry_field(s.record)) is not None]
    if len(leading) == len(sides):
        draft.say(f"はい。どちらも{name}が主担当(◎)です。", *cited)
    elif leading:
        draft.say(f"いいえ。{name}が主担当(◎)なのは{'、'.join(r.locator for r in leading)}だけです。", *cited)
    else:
        draft.say(f"いいえ。{name}はどちらの主担当(◎)でもありません。", *cited)
