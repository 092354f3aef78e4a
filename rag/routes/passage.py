"""Everything else: find the record and the sentence that answer, or show that none does."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer import Searched
from rag.answerability.answerable import Verdict, missing_attribute
from rag.answerability.decision import judge
from rag.answerability.expected_type import untyped
from rag.answerability.head_noun import having
from rag.answerability.likelihood import confidence, is_likely, log_odds, say_doubt
from rag.answerability.missing_kind import missing_kind
from rag.answerability.missing_topic import FOUND
from rag.answerability.objections import unmet
from rag.answerability.proper_names import missing_name, naming
from rag.answerability.qualifiers import missing_degree
from rag.attributes import say_kpi, subject
from rag.context import Context
from rag.draft import Draft
from rag.evidence import definition
from rag.evidence.finder import Evidence
from rag.evidence.fitting import of_all_words
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.premises.kinds import country_claims, kind_claims, place_claims
from rag.premises.members import member_claims
from rag.premises.ministry_claims import claims_role
from rag.question import Question
from rag.reading.asked import FIELDS, KPI, MINISTRY, ROLES, asked
from rag.reading.asking import is_polar
from rag.records import DOCUMENT_IDS, HEADING, Measure, Record, Slide
from rag.routes.above import asks_above, say_above
from rag.routes.after_correction import say_asked
from rag.routes.further import answer_before, answer_further, clauses
from rag.routes.roles import answer_roles, planned
from rag.routes.single import (
    answer_fields,
    answer_sentence,
    answer_summary,
    leading,
    support_description,
)
from rag.routes.slide_cells import answer_beside
from rag.routes.slides import asks_judgement
from rag.routes.spelled_out import spelled_first
from rag.routes.verdicts import answer_polar, correct, deciding
from rag.tables.areas import area_of
from rag.text import folded

_OF_MEASURE = regex("施策|取組|取り組み|事業")
"""Whose name is asked for: the measure's (DIASの施策、正式名称は), not what a term stands for."""


_LESS = 0.05
"""How much less of the question a record with cells may have than a slide."""


def answer(question: Question, context: Context) -> Draft:
    """Always answers: with a passage, or with not_found."""
    draft = _told(question, context)
    if draft.status == "answered" and _ALL_OF_THEM.search(question.text) and not question.measures:
        draft.say("条件に当たる施策をすべて挙げた一覧ではなく、質問に近い記載です。")
    return draft


_ALL_OF_THEM = regex(
    r"施策を[^、。?]{0,12}(?:ピックアップ|洗い出|列挙|一覧|リスト|挙げ|並べ|拾|全部|すべて)[^、。?]{0,14}[。?]*$|施策を、?[^。?]{2,40}に(?:分け|分類|仕分け)"
)
"""A set is asked for whose condition no table holds: what is found is not said to be all of it."""


def _told(question: Question, context: Context) -> Draft:
    found = candidates(question, context)
    verdict = _judged(question, found, context)
    if not verdict.answerable and not _takes_for_granted(question, found):
        return not_found(question, context, found, verdict.reason)
    if (direction := answer_beside(question, found, context)) is not None:
        return direction
    if asks_judgement(question) or question.has("why"):
        found = _without_rows(found)
    unheard = missing_kind(question, found)
    draft = context.draft(question)
    odds = log_odds(question, found, context)
    draft.confidence = confidence(odds, found)
    record = link(found, question, asked(question))
    granted = is_assertion(question) or not verdict.answerable
    corrected = granted and correct(draft, record, question, found, context)
    if not corrected and not verdict.answerable:
        return not_found(question, context, found, verdict.reason)
    if not corrected and unheard.answerable and (question.dates or question.quantities):
        record = deciding(record, question, found, context)
    if not corrected and unheard.answerable and answer_polar(draft, record, question, found, context):
        return draft
    corrected = corrected or correct(draft, record, question, found, context)
    missing = _lacking(question, found, context, unheard)
    if not (corrected or missing.answerable):
        return not_found(question, context, found, missing.reason)
    if missing.answerable and not (corrected and question.has("summary")):
        _answer(draft, record, question, found, context)
    say_asked(draft, record, question, context)
    say_doubt(draft, odds)
    return draft


def _judged(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Whether what is asked can be answered: all that it names is there, and the evidence found has it."""
    verdict = missing_name(question, context)
    return judge(question, found, context) if verdict.answerable else verdict


def _takes_for_granted(question: Question, found: list[Evidence]) -> bool:
    """Whether the question states something of the record found that it may have otherwise (伊勢志摩サミット).

    A country that it only asks about may be one of those that the record has another in place of (共同議長国は米国か).
    """
    if not found:
        return False
    mine = [e for e in found if e.record.locator == found[0].record.locator]
    if not is_assertion(question):
        return bool(country_claims(question, mine))
    stated = (
        kind_claims(question, mine, every=False)
        or place_claims(question, mine)
        or member_claims(question, found)
    )
    return found[0].features["whole"] >= FOUND or bool(stated)


def candidates(question: Question, context: Context) -> list[Evidence]:
    """The evidence found; the rows of the progress table only where one is named.

    A row has a number for every column: it fits whatever is counted.
    """
    found = of_all_words(naming(question, context.finder.find(question, context.scope(question)), context))
    found = spelled_first(question, found, context)
    if set(asked(question)[:1]) & {*MINISTRY, *KPI}:
        found = _with_cells(found)
    if area_of(question.text) or "senryaku" in context.scope(question):
        return found
    found = _without_rows(found)
    return _having_ministries(found) if is_polar(question) and claims_role(question) else found


def _having_ministries(found: list[Evidence]) -> list[Evidence]:
    """The evidence, a record that is about as near as the first first where that has no ministries (a slide)."""
    if not found or found[0].record.ministries:
        return found
    near = (e.record for e in found if e.score >= _AS_NEAR * found[0].score and e.record.ministries)
    first = next(near, found[0].record)
    return sorted(found, key=lambda e: e.record is not first)


_AS_NEAR = 0.9
"""Share of the best score from which a record is about as near."""


def _with_cells(found: list[Evidence]) -> list[Evidence]:
    """The evidence without the slides, which have no such cells, where a record with cells is described as well."""
    if not found or not isinstance(found[0].record, Slide):
        return found
    others = [e for e in found if not isinstance(e.record, Slide)]
    described = max((e.features["whole_meant"] for e in others), default=0.0)
    return others if described >= found[0].features["whole_meant"] - _LESS else found


def _without_rows(found: list[Evidence]) -> list[Evidence]:
    return [e for e in found if getattr(e.record, "kind", "") != "row"] or found


def _lacking(question: Question, found: list[Evidence], context: Context, unheard: Verdict) -> Verdict:
    """The first plain reason not to answer: a kind of information, an attribute, a value the record lacks."""
    lacking = next((v for v in _objections(question, found, context, unheard) if not v.answerable), None)
    if lacking is None or (not _is_without_value(question, found) and is_likely(question, found, context)):
        return Verdict(True)
    return lacking


def _is_without_value(question: Question, found: list[Evidence]) -> bool:
    """Whether a time or a number is asked for and the sentence that would answer has none: likely or not, it is none."""
    valued = {"date", "number"} & set(asked(question))
    return bool(valued) and not untyped(question, leading(question, found)).answerable


def _objections(
    question: Question, found: list[Evidence], context: Context, unheard: Verdict
) -> Iterator[Verdict]:
    yield unheard
    yield missing_attribute(question, found)
    yield missing_degree(question, found, context)
    yield from unmet(question, found, context)
    yield untyped(question, leading(question, found))


def _answer(
    draft: Draft, record: Record, question: Question, found: list[Evidence], context: Context
) -> None:
    """What is asked: a definition, fields, a summary, the bullets that do a job, or a sentence."""
    names = asked(question)
    if asks_above(question) and not set(names) & set(MINISTRY):
        say_above(draft, record, context)
    by_word = bool({"date", "number"} & set(names))
    parts = clauses(question, context)
    if names and names[0] in FIELDS:
        answer_before(draft, record, parts, context)
    titled = names[:1] == ("name",) and _OF_MEASURE.search(question.text)
    if question.has("definition") and not by_word and not set(names) & set(KPI) and not titled:
        answer_definition(draft, question, found)
    elif answer_fields(draft, record, question, names):
        answer_further(draft, record, parts, context)
        support_description(draft, record, question, found, context.finder.vocabulary)
    elif question.has("summary") and names == ("efforts",) and isinstance(record, Measure):
        answer_roles(
            draft, record, found, names, whole=True
        )  # ざっくり何をするのか: that, then by what it is seen
        say_kpi(draft, record)
    elif (
        question.has("summary")
        and not by_word
        and not (
            names[:1]
            and names[0] in ROLES
            and (_ALONE.search(question.text) or _IN_OUTLINE.search(question.text))
        )
    ):
        answer_summary(draft, record, question.english)
    elif of_year := planned(record, question, found, names):
        answer_sentence(draft, question, of_year)
    elif names and names[0] in ROLES and isinstance(record, Measure):
        answer_roles(draft, record, found, names, of=question.dates)
    else:
        answer_sentence(draft, question, found)
        answer_further(draft, found[0].record, parts, context)
        support_description(draft, record, question, found, context.finder.vocabulary)


_IN_OUTLINE = regex(
    r"概要(?:欄)?(?:の(?:中|うち|記載))?(?:で(?!き|す)|に(?:は|ある|書|記|おい|よ)|から|を見る?と|のうち)"
)
"""Where it stands is told, no overview asked for: 取組概要で課題とされている点."""
_ALONE = regex(r"(?:部分|ところ|箇所|点|こと|背景|課題|目的|狙い)(?:だけ|のみ|に絞)")
"""Of a record only what plays one part is to be summed up: 問題意識の部分だけ要約."""


def answer_definition(draft: Draft, question: Question, found: list[Evidence]) -> None:
    """The sentence that explains the term; where none does, what the record does about it."""
    best = found[0]
    explaining = max(
        (e for e in found if e.record is best.record), key=lambda e: (e.features["definition"], e.score)
    )
    if best.features["definition"] < 0.6 and explaining.features["definition"] >= 0.8:
        found = [explaining, *(e for e in found if e is not explaining)]
        best = explaining
    if best.features["definition"] < 0.6 and (term := _within_heading(best, question)):
        if not _MEANING.search(question.text):  # 推進体制を説明してください: what stands under the heading
            answer_summary(draft, best.record, question.english)
            return
        draft.status = "not_found"
        draft.say(f"「{term}」を定義した記載は対象の文書に見当たりません。")
        number = draft.cite_sentence(best.record, best.field, best.sentence)
        draft.say(f"最も近い記載は{subject(best.record)}です。", number)
        draft.searched = Searched((best.record.document,), question.terms, (best.record.locator,))
    elif best.features["definition"] < 0.6 and isinstance(best.record, Measure):
        answer_roles(draft, best.record, found, ("efforts",), whole=question.has("summary"))
    else:
        answer_sentence(draft, question, found)


_MEANING = regex(r"定義|意味|とは|(?:って|は)(?:何|なに|なん)|という|(?:言|い)い換え|mean|defin|what is")


def _within_heading(best: Evidence, question: Question) -> str:
    """The term asked about that a heading merely contains: what stands below says nothing of its meaning."""
    title = folded(best.record.title)
    if best.field.name != HEADING or isinstance(best.record, Measure):
        return ""
    term = next((t for t in definition.terms(question)[:1] if t in title and len(t) < len(title)), "")
    at = question.text.find(term)
    return question.shown[at : at + len(term)] if at >= 0 else term


def link(found: list[Evidence], question: Question, names: tuple[str, ...]) -> Record:
    """The record the question is about: its own score, not that of the single sentence, decides."""
    of_ministries = question.english and is_polar(question) and claims_role(question)
    if not (names and names[0] in (*FIELDS, *ROLES)) and not question.has("summary") and not of_ministries:
        return found[0].record

    def score(evidence: Evidence) -> float:
        f = evidence.features
        return (
            f["record"]
            + 0.7 * f["title"]
            + 0.5 * f["whole_meant"]
            + 0.4 * f["meant"]
            + f["quoted"]
            + 0.15 * evidence.score
        )

    with_cells = of_ministries or (names and names[0] in FIELDS)
    candidates = [e for e in found if not (with_cells and isinstance(e.record, Slide))] or found
    candidates = having(question, candidates) if with_cells else candidates
    return max(candidates, key=score).record


def not_found(question: Question, context: Context, found: list[Evidence], reason: str) -> Draft:
    """Say that the documents do not tell, what was searched, and what came nearest."""
    draft = context.draft(question)
    draft.status = "not_found"
    documents = context.scope(question) or DOCUMENT_IDS
    nearest = tuple(dict.fromkeys(e.record.locator for e in found))[:3]
    titles = "、".join(context.library.sources[d].short_title for d in documents)
    draft.say(f"{reason}(検索範囲: {titles}の全文)。")
    if found:
        near = found[0].record
        number = draft.cite_sentence(near, found[0].field, found[0].sentence)
        draft.say(f"最も近い記載は{subject(near)}です。", number)
    draft.searched = Searched(tuple(documents), question.terms, nearest)
    return draft
