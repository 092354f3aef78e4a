"""What a question takes for granted, checked fact by fact against the record by the comparer of drafts.

A question states facts in passing (令和2年12月末に終わった実証の被験者は). Each figure, date and
ministry in it must be the record's, where it stands beside the same words; only one that the
record has another in place of is wrong. A year for which a value is asked is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar.proposition import statement, wording
from rag.polar.wording import decided
from rag.premises.anchored import anchored_claims
from rag.premises.claims import Claim, agrees, comparator, is_assertion, is_goal, is_instruction
from rag.premises.counts import bounded_claims, counted_claims, excepted_claims, rate_claims
from rag.premises.kinds import body_claims, country_claims, kind_claims, place_claims, restricted_claims
from rag.premises.ministry_claims import asks_which
from rag.premises.rows import row_verdict
from rag.question import Question, analyse
from rag.reading.interrogative import WH
from rag.reading.told import asks_at, tells
from rag.records import Record, Slide
from rag.support.reading import read, squashed
from rag.support.roles import parts
from rag.support.statement import Difference, Passage
from rag.text import folded

LEAST_SHARE = 0.4
"""Share of the question's words that the record must have for its facts to speak of the same."""
_DOES = regex(
    r"が(?!何)|の(?:進め|手が|施策|事業|取組|計画|プログラム|実証|研究(?![会所者員])|調査(?![会員])|整備|プロジェクト)"
)
_WHO_DOES = regex(
    r"を(?:行(?:って(?:い)?る|う|った)|実施(?:して(?:い)?る|する|した)|進め(?:て(?:い)?る|る|た)|策定した|[一-鿿]{2}(?:した|して(?:い)?る))$"
)
"""実証を行っている総務省は: who does it stands behind."""
_UNSURE = regex(r"それとも|どちら|どっち|いずれか|または|もしくは|ではなく|じゃなく|でなく")


def compared(question: Question, record: Record, context: Context) -> tuple[Difference, ...]:
    """The facts of the question that the record contradicts, if the record is about what is asked."""
    support = context.finder.comparer.compare(question.shown, passages_of(record, context))
    return support.differences if support.share >= LEAST_SHARE else ()


def passages_of(record: Record, context: Context) -> list[Passage]:
    """All that the record and everything below it say."""
    return [
        Passage(r, f.name, f.start, f.end)
        for r in context.library.with_below(record)
        for f in r.fields
        if f.text
    ]


def figure_claims(
    question: Question, record: Record, found: Sequence[Evidence], context: Context, every: bool = False
) -> tuple[Claim, ...]:
    """The amounts and dates that the question states and the record contradicts, each with its truth.

    With ``every``, for a question whose whole statement is asked (はい or いいえ), every date counts as
    stated. ``truth`` is None where only the record's own heading has the right one (4つの基本的な方針).
    """
    if isinstance(record, Slide):
        return ()
    mine = [e for e in found if e.record.locator == record.locator]
    claims = [
        *kind_claims(question, [*mine, *_of_heard(question, record, context)], every),
        *body_claims(question, mine),
        *place_claims(question, mine),
        *restricted_claims(question, mine),
        *country_claims(question, mine),
        *counted_claims(question, mine),
        *excepted_claims(question, mine),
        *bounded_claims(question, mine),
        *rate_claims(question, mine),
        *anchored_claims(question, mine, every),
    ]
    stated = question.quantities or question.dates or question.sections or question.measures
    # Comparing costs 8 ms, and of a question without a figure or a name nothing could follow.
    for difference in compared(question, record, context) if stated or "第" in question.text else ():
        kind = _stated(question, difference, every)
        truth = (_of_the_year(question, difference, mine) or _truth(difference, mine)) if kind else None
        headed = squashed(difference.source) in squashed(f"{record.title} {record.locator}")
        if kind == "bare" and not (truth and _counts(question, difference, truth)):
            continue
        if truth is not None or (kind and headed):
            claims.append(Claim("amount" if kind == "bare" else kind, difference.said, False, truth))
    return tuple(claims)


def owner_claims(question: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """Ministries that the question says to have the measure, in words of any kind, and that do not."""
    if not record.ministries or _UNSURE.search(question.text) or asks_which(question):
        return ()
    said = read(question.shown)
    owners = [
        (p.start, p.end)
        for p in parts(said)
        if not p.denied
        and (p.owner or _DOES.match(said.text, p.end) or _WHO_DOES.search(said.text, 0, p.start))
    ]
    if not owners:
        return ()
    return tuple(
        Claim("ministry", d.said, False)
        for d in compared(question, record, context)
        if d.kind in ("ministry", "role") and d.source and (d.start, d.end) in owners
    )


def strict_claims(
    question: Question, record: Record, mine: Sequence[Evidence], context: Context
) -> tuple[Claim, ...]:
    """Figures that the record has, but of another subject than the question says."""
    text = statement(question.shown)
    support = context.finder.checker.compare(text, passages_of(record, context))
    return tuple(
        Claim(d.kind, d.said, False, _truth(d, mine))
        for d in support.differences
        if d.kind in ("date", "number") and d.source
    )


def heard(question: Question) -> str:
    """What the question has heard before it asks (…とのことですが), as typed; empty where it tells nothing for sure.

    That the asker does not know something states nothing of it.
    """
    match = next(
        (m for n in ("reported", "clause") if (m := wording("heard", n).search(question.shown))), None
    )
    told = next((t for t in match.groups() if t), "") if match else ""
    unsure = _UNSURE.search(told) or wording("heard", "of_the_asker").search(told) or _MET.search(told)
    return "" if unsure else _ROUND.sub("", told)


_ROUND = regex(r"(?<=[るただな])ん$|(?:という|との)(?:理解|認識|整理|前提)で(?:よい|いい|よろしい)$")
_MET = regex(
    r"(?:言葉|単語|語句?|用語|名前|名称|略[称語]|表現|フレーズ|キーワード|言い方)(?:が|は|も|を)?、?"
    r"(?:出[てた]|登場|見かけ|目に|耳に|聞い|見た|見て|あ[りっる]|使われ)[^、。]{0,12}$"
)
"""That a word was met with states nothing of what it names."""
_NAMED_LEAST = 4
"""Characters of a record's title that its name in a question has at least."""
_RELATIVE = regex(
    r"^(?:[^。、]{0,24}(?:ますが|ですが|けど|ところ)、)?(?P<told>[^。?]{6,120}?)"
    r"(?:(?:こと)?と(?:さ|伺|聞|承知し|うかが)[^、。]{0,3}?て(?:い|お)(?:る|り|ります|ます)|(?P<plan>見込み|予定|計画|目標|方針)の|(?<=[るた])|(?<=ます))(?:という|との)?[「『]?$"
)
"""What is told of a thing right before its name: 令和2年までに10以上を提供するとされている|スマート水産業の施策."""


def told_of(question: Question, record: Record) -> str:
    """What the question has heard, or what it tells of the record in the clause before its name; empty where neither is.

    Only a clause with a figure or a date tells something that may be wrong.
    """
    if told := heard(question):
        return told
    text, title = question.shown, record.title
    start = _name_at(folded(text), folded(title)) if len(folded(text)) == len(text) else 0
    match = _RELATIVE.match(text[:start]) if start else None
    ends = [d.end for d in question.dates] + [q.end for q in question.quantities]
    if match is None or all(end > start for end in ends):
        return ""
    told = match["told"] + (match["plan"] or "")
    if _INTERROGATIVE.search(folded(told)) or _UNSURE.search(told):
        return ""
    return f"{_name_of(text[start:])}は{told}"


_INTERROGATIVE = regex(WH)


def _name_of(text: str) -> str:
    """The name with which a text begins: up to its particle."""
    match = _NAME.match(text)
    return match.group() if match else ""


_NAME = regex(
    r"[^、。?]{2,60}?(?=(?:の(?:施策|事業|取り?組み?))?(?:は|が|について|につきまして|に関して|に関しまして|の主?担当|の所管|を|に|で|って)|$)"
)


def _name_at(text: str, title: str) -> int:
    """Where the longest part of a title stands in a text, from ``_NAMED_LEAST`` characters on; 0 where none does."""
    match = SequenceMatcher(None, text, title, autojunk=False).find_longest_match()
    return match.a if match.size >= _NAMED_LEAST else 0


def heard_claims(question: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """What the question has heard (…とのことですが) and the record denies."""
    told = told_of(question, record)
    if not told:
        return ()
    if isinstance(record, Slide) and record.kind == "row" and row_verdict(told, record)[0]:
        return ()
    part = analyse(told, context.tokenizer)
    found = context.finder.find(part, records=(record,)) if part.terms else []
    holds, evidence = decided(part, found, context, agreed=True) if found else (None, None)
    if holds is not False or evidence is None or evidence.features["own"] < _HEARD:
        return ()
    last = _LAST_WORD.search(folded(told))
    if last and folded(evidence.sentence.display).startswith(last.group()):
        return ()  # the cell says so: 未設定(令和2年度中を目途に設定予定)
    return (Claim("wording", told, False, evidence),)


def _of_heard(question: Question, record: Record, context: Context) -> list[Evidence]:
    """The evidence for what the question has heard alone, whatever else it tells and asks."""
    told = told_of(question, record)
    part = analyse(told, context.tokenizer) if told else None
    return context.finder.find(part, records=(record,)) if part and part.terms else []


_LAST_WORD = regex(r"[一-鿿ァ-ヺー]{2,}(?=(?:です|でした|だった|だ)?$)")
_HEARD = 0.5
"""Share of the words of what was heard that the sentence must have that denies it."""


def part_claims(question: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """Ministries that have another part of the record than the one that the question names.

    高性能AI半導体等の研究【総務省、…】、富岳NEXTの開発【文科省】: 富岳NEXTの開発 is not 総務省's.
    """
    if not record.ministries or _UNSURE.search(question.text) or asks_which(question):
        return ()
    found = context.finder.comparer.holders(question.shown, passages_of(record, context))
    return tuple(Claim("ministry", d.said, False) for d in found if d.kind == "ministry" and d.source)


def _stated(question: Question, difference: Difference, every: bool) -> str:
    """The kind of claim that a difference makes: amount, bare (without a counter known), date, name or none."""
    if not difference.source:
        return ""
    if difference.kind == "name":
        return "name" if question.sections or question.measures else ""
    if difference.kind in ("number", "unit"):
        quantity = next((q for q in question.quantities if q.start == difference.start), None)
        if quantity is None:
            return "amount" if _ORDINAL.match(difference.said) and _tells(question, difference) else ""
        return _amount(question, quantity, difference)
    date = next((d for d in question.dates if d.start == difference.start), None)
    return (
        "date" if difference.kind == "date" and date and _is_date(question, date, difference, every) else ""
    )


_ORDINAL = regex(r"第.+[条回次期版号]$")


def _tells(question: Question, difference: Difference) -> bool:
    return is_assertion(question) or tells(question, difference.end, clause=True)


def _amount(question: Question, quantity: Quantity, difference: Difference) -> str:
    """Whether a number is said of the record: with the counter that the source has, or with another."""
    if is_instruction(question, quantity) or _is_bounded(question, quantity):
        return ""
    if not quantity.unit:
        return "bare" if quantity.value != 1 else ""  # 信号機1基にかかる費用: of each
    return "amount" if any(q.unit == quantity.unit for q in quantities(folded(difference.source))) else ""


def _is_bounded(question: Question, quantity: Quantity) -> bool:
    """Whether a number only bounds what is said: not where it is told as the goal itself."""
    return comparator(question.text, quantity) != "=" and is_goal(question, quantity) != "behind"


def _counts(question: Question, difference: Difference, truth: Evidence) -> bool:
    """Whether a number without a known counter counts what the source's number does (30万基, 50の消防本部)."""
    counted = re.match(r"の?([一-鿿ァ-ヺ]+)", question.text[difference.end :])
    if counted is None:
        return False
    text = squashed(truth.sentence.display)
    if len(counted[1]) >= 2 and counted[1] in text:
        return True
    return f"{squashed(difference.source)}{counted[1][0]}" in text and not counted.group().startswith("の")


def _is_date(question: Question, date: Date, difference: Difference, every: bool) -> bool:
    """Whether a date is stated rather than that of the value asked for."""
    truth = next(iter(dates(folded(difference.source))), None)
    if truth is None or (truth.year, truth.month) == (date.year, date.month):
        return False  # 令和7年 and 令和7年度: people mix them up when they ask
    if every or tells(question, date.end):
        return True
    return is_assertion(question) and not asks_at(question, date.end)


def _of_the_year(question: Question, difference: Difference, mine: Sequence[Evidence]) -> Evidence | None:
    """The one KPI that tells a number of the unit said, for the very year of the question and no other; None where both do."""
    said = quantities(folded(difference.said))
    if len(said) != 1 or len(question.dates) != 1:
        return None
    fit = []
    for evidence in mine:
        text = folded(evidence.sentence.display)
        days, told = dates(text), [q for q in quantities(text) if q.unit == said[0].unit]
        if evidence.field.name in KPIS and len(days) == len(told) == 1 and agrees(question.dates[0], days[0]):
            fit.append(evidence)
    return fit[0] if len(fit) == 1 else None


def _truth(difference: Difference, mine: Sequence[Evidence]) -> Evidence | None:
    """The sentence that has the right value, the one that says most of what is asked."""
    wanted = squashed(difference.source)
    having = [e for e in mine if wanted in squashed(e.sentence.display)]
    return max(having, key=lambda e: (e.features["own"], e.score), default=None)
