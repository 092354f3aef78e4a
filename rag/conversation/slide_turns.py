"""Questions that go on about the slides: another row or column of the table, the next area, the same column of a page."""

from __future__ import annotations

import re

from rag.conversation.leaning import says
from rag.conversation.turns import TOTAL, Exchange, own, turn_words
from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import DIRECTION, PROGRESS, Slide
from rag.tables.areas import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.words import table_words

_SLIDES, _TABLE = "AI戦略2019フォローアップの", "進捗状況の表で、"


def row_wording(question: Question, base: Exchange) -> str | None:
    """Another row or column of the progress table than the one just asked for, or area of the slides."""
    if text := _next_area(question, base) or _same_column(question, base) or _ranked(question, base):
        return text
    if base.area_told and (that := _THAT_AREA.search(question.text)):
        rest = f"{question.shown[: that.start()]}{base.area_told}{question.shown[that.end() :]}"
        return f"{_SLIDES}{_TABLE if columns_of(question.text) else ''}{rest}"
    if base.area_told and question.has("why") and not own(question):
        return f"{_SLIDES}{_TABLE}{base.area_told}の進捗率がそうなった理由は"
    columns, earlier = columns_of(question.text), base.question
    rows = [r.title for r in base.listed if isinstance(r, Slide) and r.kind == "row"]
    if len(rows) > 1 and columns and turn_words()["each"].search(question.text):
        return f"{_SLIDES}{_TABLE}{'と'.join(rows)}の{columns[0]}は"
    area = area_of(question.text) or ("全体(Total)" if TOTAL.search(question.text) else None)
    part = turn_words()["part"].search(question.text)
    if part and not area and all(word in part.group() for word in own(question)):
        said = earlier.text if "senryaku" in earlier.documents else ""
        told = base.area or area_of(base.focus.locator if isinstance(base.focus, Slide) else said)
        return f"{_SLIDES}{told}の{part.group()}は" if told else None
    if base.area is None:
        return None
    elsewhere = question.documents and "senryaku" not in question.documents
    if elsewhere or question.agencies or not (area or columns):
        return None
    if not area:
        of = "" if _WHICH_AREA.search(question.text) else f"{base.area}の"
        return f"{_SLIDES}{_TABLE}{of}{question.shown}"
    if columns:
        return f"{_SLIDES}{_TABLE}{question.shown}"
    column = next(iter(columns_of(earlier.text)), "進捗率")
    both = f"{base.area}と{area}の{column}を比べると"
    return _SLIDES + _TABLE + (both if question.has("compare") else f"{area}の{column}は")


_TO_COME = regex(r"方向性|今後|これから|この先")
_WHICH_AREA = regex(r"(?:どの|どんな|何の)(?:分野|領域|区分)")
_THAT_AREA = regex(r"(?:その|この)(?:分野|領域)")


def _next_area(question: Question, base: Exchange) -> str | None:
    """「じゃあその次にダメだった分野は」 after the area that comes first or last: the one behind it."""
    match = turn_words()["next_area"].search(question.text)
    if match is None or question.documents or question.agencies or area_of(question.text):
        return None
    earlier = base.question.text
    words = table_words()
    low, high = bool(_LOW_SAID.search(match.group())), bool(_HIGH_SAID.search(match.group()))
    behind, ahead = (any(words.find(n, earlier) for n in names) for names in (_LOW, _HIGH))
    if not (behind or ahead or low or high) or not (base.area or _of_table(base)):
        return None
    low = low if low or high else bool(behind)
    nth = re.search(r"(\d|[二三四五])(?:番目|位)", earlier)
    place = (integer(match["n"]) or 2) if match["n"] else (integer(nth[1]) or 1 if nth else 1) + 1
    asked, ranked = columns_of(question.text), columns_of(earlier)
    # 一番遅れている: of the rate, though no column is named
    written = [c for c in ranked if any(part in earlier for part in c.split("/"))]
    if not (behind or ahead):  # 取組数は, of the area before: what it is ranked by is said now
        written = [] if _OF_SHARE.search(match.group()) else written
    column = next(iter(written or ([] if ranked else asked)), "進捗率")
    besides = "".join(f"、その分野の{c}は" for c in asked if c != column and ranked)
    degree = ("低い" if low else "高い") if column == "進捗率" else ("少ない" if low else "多い")
    return f"{_SLIDES}{_TABLE}{column}が{place}番目に{degree}分野{besides or 'はどこか'}"


_LOW = ("rows.behind", "operations.least")
_HIGH = ("rows.ahead", "operations.most")


def _of_table(base: Exchange) -> bool:
    """Whether the exchange is about the areas of the progress table."""
    rows = any(isinstance(r, Slide) and r.kind in {"row", "table"} for r in base.records)
    text = base.question.text
    return rows or bool(
        (columns_of(text) or "進捗" in text)
        and (base.question.documents == ("senryaku",) or "分野" in text or "表" in text)
    )


def _ranked(question: Question, base: Exchange) -> str | None:
    """「一番低いのはどの分野」, 「それより低い分野は」 after a column of one area: of the areas by that column."""
    if (rate := _SHARE.match(question.text)) and (base.area is not None or _of_table(base)):
        bound = _BOUND.sub(lambda m: f"を{m[1]}{'える' if m[1] == '超' else 'る'}", rate["rate"])
        return f"{_SLIDES}{_TABLE}進捗率が{bound}{'' if bound.endswith('る') else 'の'}分野はどこか"
    if base.area is not None and (of := _BY_COLUMN.match(question.text)) and columns_of(of["column"]):
        return f"{_SLIDES}{_TABLE}{columns_of(of['column'])[0]}が最も{of['size']}分野はどこか"
    than, most = _THAN.search(question.text), _MOST.search(question.text)
    told = base.area is not None or bool(most and _of_table(base))
    named = [c for c in columns_of(question.text) if c in question.text]  # 遅れている names none
    if not told or not (than or most) or named or question.documents:
        return None
    column = next(iter(columns_of(base.question.text)), "進捗率")
    if most:
        said = most["most"] or most["top"]
        high, share = not _LOW_SAID.search(said), bool(_OF_SHARE.search(said))
        column, degree = (column, ("少ない", "多い")) if not share else ("進捗率", ("低い", "高い"))
        return f"{_SLIDES}{_TABLE}{column}が最も{degree[high]}分野はどこか"
    row = next((r for r in base.records if isinstance(r, Slide) and r.kind == "row"), None)
    cell = row.field(column) if row else None
    return (
        f"{_SLIDES}{_TABLE}{column}が{cell.display}{question.shown[than.end('that') :]}"
        if cell and than
        else None
    )


_SHARE = regex(
    r"^(?:では|じゃあ?)?、?(?:逆に|反対に)?、?(?:進捗率が)?(?P<rate>\d{1,3}%(?:台|以上|以下|未満|超|を?(?:超え|上回|下回)(?=[っ-ん]))?)(?:(?:て(?:い)?る|って(?:い)?る|る)?(?:のところ|ところ|の分野|分野|なの|の(?:もの|領域)?)|に(?:なって|達して)[^、。?は]{1,6})?(?:は|って|が)(?:どこ|ある|あり|どれ|[?。]|$)"
)
_BOUND = regex(r"を?(超|上回|下回)え?$")
"""逆に100%のところは: the rows of the table with that rate."""
_SIZE = r"(?:(?:低|高|多|少な|大き|小さ|悪|良|遅)[いかく]|(?:遅れ|進ん)(?:て|で)?(?:い)?る?)"
_MOST = regex(
    rf"^(?:では|じゃあ?)?(?:逆に|反対に)?、?(?:(?:(?:一番|最も|もっとも|いちばん)(?:に|で)?|(?<=逆に)|(?<=反対に))(?P<most>{_SIZE})|(?P<top>最低|最高|ワースト|トップ|最多|最少))(?:(?:ところ|分野|領域)?(?:の(?!は何番台|はどの省)|は(?!何番台|どの省))|1|な)"
)
_BY_COLUMN = regex(
    r"^(?:では|じゃあ?)?(?:逆に|反対に)?、?(?P<column>[^、。?]{2,10}?)(?:が|の)(?:一番|最も|もっとも|いちばん)(?P<size>(?:多|少な|高|低)い)(?:の|ところ|分野|領域)?は"
)
"""計画どおりが一番多いのは: of all areas."""
_LOW_SAID = regex(r"低|少|小|悪|遅|ワースト|下から|[だダ][めメ]|駄目|いまいち")
_HIGH_SAID = regex(r"高|多|良|よ[かい]|進ん|順調|上から|ベスト")
_OF_SHARE = regex(r"高|低|良|悪|遅|進|ワースト|トップ")
"""A rate is high or low, a number of efforts large or small."""
_THAN = regex(rf"^(?:では|じゃあ?)?、?(?P<that>それ|これ|そこ)より(?:も)?(?:さらに|もっと)?{_SIZE}")


def _same_column(question: Question, base: Exchange) -> str | None:
    """「そのスライドの同じ欄、農業は」: the column of the page that the earlier question was about."""
    match, area = turn_words()["same_column"].search(question.text), area_of(question.text)
    page = next((r for r in base.records if isinstance(r, Slide) and r.locator.startswith("方向性")), None)
    asks_more = question.attributes or columns_of(question.text) or not says(question, "ellipsis")
    if page is None or (match is None and (not area or asks_more or area_of(base.question.text))):
        return None
    said = f"{(match and match['column']) or ''}{base.question.text}"
    column = DIRECTION if _TO_COME.search(said) else PROGRESS
    if match is None:  # 研究開発は
        return f"{_SLIDES}{area}の{column}は"
    return f"{page.locator.split('/')[0]}の{column}で、{question.shown[match.end() :]}"
