"""What a question says an effect or progress is measured by, against the cells of KPIs."""

from __future__ import annotations

from rag.attributes import KPIS
from rag.context import Context
from rag.lazy_regex import regex
from rag.polar.proposition import statement
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Field, Measure
from rag.support.synonyms import meanings
from rag.tables.conditions import kpi_state
from rag.text import folded
from rag.tokens import is_content

_MEASURED = regex(
    r"(?P<what>効果|成果|進捗|進み具合|達成度)(?:の(?:ほう|方|面|kpi|指標))?(?:は|って|を|が)、?(?:(?P<by>[^。?]{2,40}?)(?:で|により|によって|をもとに|を(?:指標|kpi|物差し|ものさし|目安)(?:に|と(?:して)?))(?:測|計|はか|評価|把握|見|判断|捉え|確認))"
)
_LISTED = regex(
    r"(?P<by>[^。?、]{3,50}?)(?:は|が|も)、?(?:(?P<what>進捗|効果|成果)(?:の|を(?:測|見)る))?(?:kpi|指標)(?:\((?P<side>進捗|効果)\))?(?:として|に)(?:も|は)?"
    r"(?:挙が|挙げ|あが|あげ|設定|掲げ|使|用い|採用|入|含ま|置か|置い|定め|載|採ら|立て|なっ)"
)
_NOT_SIDE = r"(?:進捗|効果|成果)の?(?:kpi|指標|ほう|方)?(?:では|じゃ)なく(?:て)?、?"
_NAMED = regex(
    r"(?:(?P<what>進捗|効果|成果)の?(?:kpi|指標)|(?:kpi|指標)\((?P<side>進捗|効果)\))(?:は|が|って)、?(?P<by>[^。?、]{3,50})$"
    rf"|(?P<by_first>[^。?、]{{3,50}}?)(?:は|が|も|って)、?(?:{_NOT_SIDE}|[^、。?]{{2,30}}の)?(?:(?P<what_last>進捗|効果|成果)(?:の|の(?:ほう|方)の|を(?:測|計|見|示|表)[^、。?]{{1,3}})?(?:kpi|指標|ほう|方)|(?:kpi|指標)\((?P<side_last>進捗|効果)\))(?:だった|である)?$"
)
_MARKS = regex(r"[「」『』]")
_INDICATOR = regex(r"(?:数|率|割合|比率|額|量|指数|値|度|時間|人口|シェア|順位|有無)$")
_SURE, _OTHER = 0.75, 0.2
"""Share of the words told that the cell has: it is the indicator, or it is another."""


_Told = tuple[bool | None, str, str]
"""Whether what is said holds, the cell that tells, and the other cell where that has what is said of this one."""


def measured_by(question: Question, record: Measure, context: Context) -> _Told | None:
    """Whether the indicator is the one said, and the cells that tell; None where the question says none."""
    said = _MARKS.sub("", folded(statement(question.shown)))
    if (listed := _LISTED.search(said)) is not None:
        return _listed(listed["by"], listed["what"] or listed["side"] or "", record, context)
    if (named := _NAMED.search(said)) is not None:
        side = named["what"] or named["side"] or named["what_last"] or named["side_last"]
        return _listed(named["by"] or named["by_first"], side, record, context)
    match = _MEASURED.search(said)
    if match is None:
        return None
    name = KPI_PROGRESS if match["what"].startswith(("進", "達")) else KPI_EFFECT
    cell = record.field(name)
    if kpi_state(cell) is not None or cell is None:
        return False, name, ""
    told = _told(match["by"], cell, context)
    if told is None:
        return None
    return (True if told >= _SURE else False if told <= _OTHER else None), name, ""


def _listed(by: str, side: str, record: Measure, context: Context) -> _Told | None:
    """交差点の数はKPIとして挙がっているか: whether a cell (the one said, else either) has the indicator."""
    indicator = bool(_INDICATOR.search(by))  # 法人番号 is what an indicator is of
    names = (KPI_PROGRESS,) if side == "進捗" else (KPI_EFFECT,) if side else (KPI_PROGRESS, KPI_EFFECT)
    shares = {
        name: _told(by, cell, context) or 0.0
        for name in names
        if (cell := record.field(name)) is not None and kpi_state(cell) is None
    }
    other = KPI_EFFECT if names == (KPI_PROGRESS,) else KPI_PROGRESS
    if side and (cell := record.field(other)) is not None and (_told(by, cell, context) or 0) >= _SURE:
        return False, names[0], other
    if not shares:
        return (False, names[0], "") if indicator else None
    best = max(shares, key=lambda name: shares[name])
    if not indicator and shares[best] < _SURE:
        return None
    return (True if shares[best] >= _SURE else False if shares[best] <= _OTHER else None), best, ""


def _told(words_said: str, cell: Field, context: Context) -> float | None:
    """Share of the words that the cell has; None where no words are said."""
    shown = folded(cell.display)
    words = [w for w in context.tokenizer.words(words_said) if is_content(w)]
    if not words:
        return None
    return sum(any(p in shown for p in (w.surface, *meanings(w.lemma))) for w in words) / len(words)


_ALIKE = regex(
    r"(?:進捗と(?:、)?効果|効果と(?:、)?進捗|(?:二|2)つの?|両方の?|双方の?)[^、。?]{0,4}(?:kpi|指標)[^。?]{0,12}?(?P<how>同じ|同一|共通|一致|異な|違|別)"
    r"|(?:進捗|効果)の?(?:kpi|指標)(?:は|が|も)、?(?:進捗|効果)の?(?:kpi|指標|ほう|方)?と(?:は|も)?、?(?P<how_other>同じ|同一|共通|一致|異な|違|別)"
)
_FIGURES = regex(r"\([^()]*\d[^()]*\)|\d[^、。]{0,12}|[・\s「」、。]")
_UNLIKE = 0.5
"""Share of the words of one cell that the other has at most where they measure different things."""


def same_cells(question: Question, record: Measure, context: Context) -> tuple[bool | None] | None:
    """Whether what is said of the two cells of KPIs, that they are alike or not, holds; None where nothing is."""
    match = _ALIKE.search(question.text)
    if match is None:
        return None
    first, second = record.field(KPIS[0]), record.field(KPIS[1])
    if first is None or second is None or any(kpi_state(c) is not None for c in (first, second)):
        return (None,)
    told = _FIGURES.sub("", folded(first.display))
    same = told == _FIGURES.sub("", folded(second.display))
    share = _told(told, second, context)
    if not same and (share is None or share > _UNLIKE):
        return (None,)
    said = match["how"] or match["how_other"]
    return (same == (said in ("同じ", "同一", "共通", "一致")),)


_ASKS_SET = regex(
    r"(?<!という)(?<!との)(?<!する)(?:kpi|指標|目標)(?![^。]*(?:見直|変更|改定))[^。]{0,16}(?:定め|決ま|設定|ある|あり|置か|書かれ|決め|固ま|固め|出来て|できて)"
    r"|\b(?:kpis?|indicators?)\b(?!.*\bnot\b)[^?]{0,60}\b(?:un)?(?:set|defined|decided|established)\b"
    r"|\b(?:is|are) there (?:already |yet |still )?(?:an? |any )?(?:\w+ )?(?:kpis?|indicators?)\b"
)


def kpi_set(question: Question, record: Measure, denied: bool) -> tuple[bool | None, str] | None:
    """Whether a KPI is set (or is planned to be), as the question says or denies it, and the cell that tells; None where it does not ask."""
    if not _ASKS_SET.search(question.text):
        return None
    names = (KPI_PROGRESS,) if "進捗" in question.text else (KPI_EFFECT,) if "効果" in question.text else KPIS
    unset = [n for n in names if kpi_state(record.field(n)) is not None or _unset(record, n, question)]
    field = (unset or names)[0]
    if (said := _SAID_UNSET.search(question.text)) is not None:
        return bool(unset) != bool(said["not"]), field
    if unset and _PLANS_TO.search(question.text):
        cell = record.field(field)
        planned = cell is not None and "予定" in cell.display
        return (not denied if planned else None), field
    return (not unset) != denied, field


_SAID_UNSET = regex(
    r"未設定(?:の(?:まま|状態))?(?P<not>で(?:は)?な|じゃな|で(?:は)?あり(?:ません))?"
    r"|\b(?:unset|undecided|undefined|pending|tbd)\b|\b(?:yet|still|remains?|left) to be (?:set|decided|defined|determined|established)\b"
)
_PLANS_TO = regex(r"(?:設定|決め|定め|置|設け)[^、。]{0,6}(?:予定|見込み|見通し|つもり|計画)")


def _unset(record: Measure, name: str, question: Question) -> bool:
    """Whether the part of the cell that the question names says 未設定 (①…未設定 ②…指数)."""
    cell = record.field(name)
    parts = [folded(s.display) for s in cell.sentences] if cell else []
    counts = [sum(t in p for t in question.terms if t not in "未設定") for p in parts]
    most = max(counts, default=0)
    named = [p for p, n in zip(parts, counts, strict=True) if n == most] if most >= 2 else parts
    return any("未設定" in p for p in named)
