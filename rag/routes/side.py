"""What a comparison says of one side: the field, the effect, the date or the sentence asked for."""

from __future__ import annotations

from dataclasses import replace

from rag import attributes as say
from rag.comparison.sides import Side
from rag.context import Context
from rag.draft import Draft
from rag.evidence.answertype import role
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import agrees
from rag.question import Question, analyse
from rag.quoting import shown
from rag.reading.asked import FIELDS, ROLES
from rag.records import (
    HEADING,
    ITEM_MINISTRIES,
    KPI_EFFECT,
    MINISTRIES,
    NAME,
    OUTLINE,
    Measure,
    Record,
    Section,
)
from rag.routes.roles import tells_need
from rag.routes.single import answer_fields, answer_sentence
from rag.tables.conditions import kpi_state
from rag.text import folded

MOST = 3
"""Sentences quoted for one side's background, purpose, effect or year."""
_VALUE = regex(r"値|数|いくつ|どれ(?:くらい|だけ)|どのくらい")
_LABEL = regex(r"見出し|題名|タイトル|合言葉|スローガン|標語|キャッチ|かぎ括弧|呼び名|名称|名前")
_AIMING = frozenset(("狙う", "期待", "見込む", "得る", "目指す", "生む", "上げる", "挙げる"))
"""Verbs that say no more of an effect than that it is one."""
_MAKES = regex(
    r"(?:作(?:る|ろう|り|って)|つく(?:る|ろう|り))[^、。]{0,10}(?:もの|の)?(?:は|って|を)?[^、。]{0,6}何|何を(?:作|つく)"
)
_AIMS = regex(r"何を(?:目指|めざ|狙)")
_MADE = regex(r"構築|策定|開発|整備|創設|作成")
_NAMING = frozenset({NAME, HEADING, MINISTRIES, ITEM_MINISTRIES})


def say_side(draft: Draft, side: Side, rest: Question, names: tuple[str, ...], context: Context) -> None:
    """What is asked of one side: its fields, else its best sentence, else what there is to compare."""
    record = side.record
    if names and names[0] in FIELDS and answer_fields(draft, record, rest, names):
        return
    if _LABEL.search(rest.text) and isinstance(record, Section) and not names:
        say.say_name(draft, record)
        return
    if names and names[0] == "effect" and not set(rest.terms) - _AIMING and _say_effect(draft, record):
        return
    if names or rest.terms or rest.quantities or rest.dates:
        own = () if side.part == record.title else analyse(side.part, context.tokenizer).terms
        question = replace(
            rest,
            attributes=rest.attributes | set(names),
            search=f"{side.part} {rest.text}",
            terms=rest.terms or own,
        )
        found = context.finder.find(question, records=(record,))
        found = [e for e in found if e.field.name not in _NAMING]
        if found and names and names[0] in ROLES and not rest.terms and _say_role(draft, found, names):
            return
        if found and rest.dates and not names and _say_dated(draft, found, rest):
            return
        if found:
            _say_best(draft, found, question, rest, names)
            return
    if isinstance(record, Measure):
        say.say_ministries(draft, record)
        say.say_kpi(draft, record)
    else:
        say.say_section(draft, record)


def _say_effect(draft: Draft, record: Record) -> bool:
    """What a measure is to bring about: its KPI of effect, and the sentence that says so; whether there is one."""
    cell = record.field(KPI_EFFECT)
    if cell is None or kpi_state(cell) is not None or not cell.text:
        return False
    say.say_kpi(draft, record, (KPI_EFFECT,))
    outline = record.field(OUTLINE)
    told = [s for s in outline.sentences if role(("effect",), outline, s) == 1.0] if outline else []
    if outline and told:
        number = draft.cite_sentence(record, outline, told[-1])
        draft.say(f"「{told[-1].display.strip()}」({record.locator} {OUTLINE})", number, prefix="- ")
    return True


def _say_best(
    draft: Draft, found: list[Evidence], question: Question, rest: Question, names: tuple[str, ...]
) -> None:
    """The sentence that answers best; what is made and the aim where both are asked for."""
    if _MAKES.search(rest.text):
        if _AIMS.search(rest.text):
            _say_made_and_aim(draft, found)
            return
        found = sorted(found, key=lambda e: not _MADE.search(e.sentence.display))
    answer_sentence(draft, question, _figures_first(found, rest, names))


def _say_made_and_aim(draft: Draft, found: list[Evidence]) -> None:
    """What is made, or else done, and what that is for: 何を作って何を目指すのか."""
    told = [e for e in found if e.field.name == OUTLINE] or found

    def made(evidence: Evidence) -> tuple[bool, bool, float]:
        sentence = evidence.sentence
        done = role(("efforts",), evidence.field, sentence)
        return not tells_need(sentence), bool(_MADE.search(sentence.display)), done

    aim = max(told, key=lambda e: (role(("effect",), e.field, e.sentence), e.sentence.start))
    first = max((e for e in told if e is not aim), key=made, default=None)
    _say_each(draft, [e for e in (first, aim) if e])


def _figures_first(found: list[Evidence], rest: Question, names: tuple[str, ...]) -> list[Evidence]:
    """Sentences with an amount, of the year asked for, in front where the best has none and one is asked for."""
    if "number" not in names and not ("target" in names and (rest.dates or _VALUE.search(rest.text))):
        return found

    def fits(evidence: Evidence) -> bool:
        text = folded(evidence.sentence.display)
        dated = not rest.dates or any(agrees(d, said) for d in rest.dates for said in dates(text))
        return dated and any(q.unit for q in quantities(text))

    return found if fits(found[0]) else sorted(found, key=lambda e: not fits(e))


def _say_role(draft: Draft, found: list[Evidence], names: tuple[str, ...]) -> bool:
    """The sentences that do the job asked for (課題, 効果), in the order of the source; whether there are any."""
    scored = [(role(names, e.field, e.sentence), e) for e in found if e.field.name == OUTLINE]
    top = max((value for value, _ in scored), default=0.0)
    if not top:
        return False
    _say_each(draft, [e for value, e in scored if value == top])
    return True


def _say_dated(draft: Draft, found: list[Evidence], rest: Question) -> bool:
    """The sentences about the year asked for; whether there are any."""
    dated = [
        e
        for e in found
        if any(agrees(d, said) for d in rest.dates for said in dates(folded(e.sentence.display)))
    ]
    _say_each(draft, dated)
    return bool(dated)


def _say_each(draft: Draft, found: list[Evidence]) -> None:
    for evidence in sorted(found[:MOST], key=lambda e: e.sentence.start):
        number = draft.cite_sentence(evidence.record, evidence.field, evidence.sentence)
        draft.say(f"{say.subject(evidence.record)}: 「{shown(evidence)}」", number)
