"""Two statements of one record side by side: its KPI and its outline, or two things that it names.

「KPIの欄と本文の説明とで時期が食い違っていないか」 and 「…事業にある「A」と「B」の違いは」 compare no two
records: both statements are shown, and whether their figures are the same as written.
"""

from __future__ import annotations

from dataclasses import replace

from rag import attributes as say
from rag.comparison.differences import FIRST
from rag.comparison.paired import Told, paired
from rag.comparison.time_apart import asks_gap, told
from rag.context import Context
from rag.draft import Draft
from rag.evidence.coverage import Coverage
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.premises import statements
from rag.question import Question, analyse
from rag.quoting import say_direct, shown
from rag.reading.asking import is_polar
from rag.records import KPI_EFFECT, KPI_PROGRESS, OUTLINE, Measure, Record
from rag.routes import passage
from rag.text import folded

_KPI = r"(?:kpi|指標)(?:\((?:進捗|効果)\))?(?:の?(?:欄|ほう|方|側|セル|記載|数字|数値|値|記述))?"
_OUTLINE = r"(?:本文(?!記載)|取組概要|課題・取組概要|概要|取組の説明|説明文?)(?:の?(?:欄|ほう|方|側|説明|記載|記述|数字|数値|値))*"
_JOINT = r"(?:と|や|・|、|および|及び){1,2}"
_CELLS = regex(f"{_KPI}{_JOINT}{_OUTLINE}|{_OUTLINE}{_JOINT}{_KPI}")
_WHETHER = regex(r"食い違|矛盾|ずれ|ズレ|齟齬|一致|整合|つじつま|辻褄|合って|違|異な|同じ|比べ|並べ")
_WHEN = regex(r"時期|いつ|期限|年度|年月|何[年月]|日付|予定日")
_MORE = regex(r"多い|少ない|大きい|小さい|高い|低い|速い|遅い")
_PAIRS = 2
"""Pairs of statements that are shown."""
_ON_IT = 0.6
"""Share of what names the record that its headings must have for it to be meant."""


def answer(question: Question, context: Context) -> Draft | None:
    """Show both statements; None where no two of one record are compared."""
    if question.english:
        return None
    return _cells(question, context) or _things(question, context) or _both(question, context)


def _cells(question: Question, context: Context) -> Draft | None:
    """The KPI and the outline of one measure."""
    cells = _CELLS.search(question.text)
    if cells is None or not _WHETHER.search(question.text):
        return None
    about = analyse(question.text[: cells.start()].strip("、は "), context.tokenizer)
    if not (about.terms or about.measures):
        return None
    record = _measure(about, context)
    if record is None:
        return None
    asked = replace(about, intents=frozenset(), attributes=frozenset())
    on_dates = bool(_WHEN.search(question.text))
    found = [e for e in context.finder.find(asked, records=(record,)) if statements.values(e, on_dates)]
    kpi = [e for e in found if e.field.name in (KPI_PROGRESS, KPI_EFFECT)]
    outline = [e for e in found if e.field.name == OUTLINE]
    what = "時期" if on_dates else "数値"
    draft = context.draft(question)
    if not (kpi and outline):
        for evidence in (kpi + outline)[:1]:
            _say_statement(draft, evidence)
            draft.say(f"{OUTLINE if kpi else 'KPI'}には{what}の記載がありません。")
        return draft if found else None
    pairs = statements.pairs(kpi, outline, on_dates, context.tokenizer)
    told = [p for p in pairs if p.relation][:_PAIRS] or pairs[:1] or [statements.Pair(kpi[0], outline[0])]
    for pair in told:
        numbers = [_say_statement(draft, e) for e in (pair.kpi, pair.outline)]
        if pair.relation:
            draft.say(f"{what}の記載は、{pair.relation}。", *numbers)
    if not told[0].relation:
        draft.say(f"同じことについての{what}とは限らないため、同じか異なるかは判断しません。")
    return draft


def _say_statement(draft: Draft, evidence: Evidence) -> int:
    number = draft.cite_sentence(evidence.record, evidence.field, evidence.sentence)
    where = f"{say.subject(evidence.record)}の{evidence.field.name}"
    draft.say(f"{where}には「{shown(evidence)}」とあります。", number)
    return number


def _measure(about: Question, context: Context) -> Measure | None:
    """The measure named, or the one that the words before its cells find."""
    for number in about.measures:
        named = context.library.get("kanmin", number)
        return named if isinstance(named, Measure) else None
    found = passage.candidates(replace(about, documents=("kanmin",)), context)
    record = found[0].record if found and found[0].features["whole_meant"] >= _ON_IT else None
    return record if isinstance(record, Measure) else None


def _things(question: Question, context: Context) -> Draft | None:
    """Two quotations that one record has, in sentences of their own where there are such."""
    documents = lexicon().documents.values()
    names = [q for q in question.quoted if not any(p.search(q) for p in documents)]
    if len(names) != 2 or not question.has("compare", "each") or question.measures or question.sections:
        return None
    lead = question.text[: question.text.find(names[0])].rstrip("「『")
    rest = question.text[question.text.find(names[1]) + len(names[1]) :].lstrip("」』")
    about = analyse(lead, context.tokenizer)
    record = _naming(names, about, question, context)
    if record is None:
        return None
    asked = analyse(rest, context.tokenizer)
    asked = replace(asked, search=f"{lead}{rest}", intents=asked.intents - {"compare"})
    found = context.finder.find(asked, records=(record,))
    draft = context.draft(question)
    for name, other in (names, names[::-1]):
        own = [e for e in found if name in folded(e.sentence.display)]
        own = [e for e in own if other not in folded(e.sentence.display)] or own
        say_direct(draft, max(own, key=lambda e: e.score), question)
    return draft


def _naming(names: list[str], about: Question, question: Question, context: Context) -> Record | None:
    """The record that the words before two quotations name, where it has a sentence for either."""
    if not about.terms:
        return None
    words = Coverage(about.terms, context.finder.vocabulary)
    found = context.finder.find(replace(about, intents=frozenset()), context.scope(question))
    for record in list(dict.fromkeys(e.record for e in found))[:3]:
        texts = [folded(s.display) for f in record.fields for s in f.sentences]
        if (
            all(any(name in t for t in texts) for name in names)
            and words.share(context.finder.heading(record), meant=True) >= _ON_IT
        ):
            return record
    return None


def _both(question: Question, context: Context) -> Draft | None:
    """Two things that one record tells of, and which comes first or is more where one figure is said of either."""
    pair = None if question.sections or is_polar(question) else paired(question, context)
    if pair is None:
        return None
    draft = context.draft(question)
    for side in pair:
        say_direct(draft, side.evidence, question)
    settled = _settled(pair, question)
    if settled:
        draft.say(settled, *(c.number for c in draft.citations.values()))
    return draft


def _settled(pair: tuple[Told, Told], question: Question) -> str:
    """Which of two comes first, or is more, where one figure is said of either; empty where that is not settled."""
    first, second = (side.figure for side in pair)
    values = "、".join(f"「{side.part}」は{side.figure.text}" for side in pair if side.figure)
    if (
        isinstance(first, Date)
        and isinstance(second, Date)
        and (FIRST.search(question.text) or asks_gap(question.text))
    ):
        months = first.month and second.month and first.month != second.month
        if first.year != second.year or months:
            early = min(pair, key=lambda side: (side.figure.year, side.figure.month or 0))  # type: ignore[union-attr]
            said = f"{values}で、先なのは「{early.part}」です。"
            return said + told(first, second) if asks_gap(question.text) else said
    if not (isinstance(first, Quantity) and isinstance(second, Quantity) and _MORE.search(question.text)):
        return ""
    if first.unit != second.unit or first.value == second.value:
        return ""
    return f"{values}で、大きいのは「{pair[first.value < second.value].part}」です。"
