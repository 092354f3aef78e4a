"""Where a verdict claims more than its sentence can bear: what became of a plan, a count it lacks, a name it lacks."""

from __future__ import annotations

from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.polar.figures import COUNTERS
from rag.polar.goals import counts, words_of
from rag.polar.proposition import LIGHT, Proposition, alike
from rag.polar.value_set import DUE
from rag.polar.wording import proposition
from rag.premises.claims import is_instruction
from rag.question import Question
from rag.reading.numbered import unheard_numbered
from rag.support.frames import frames_of
from rag.support.party_names import is_same, ministries_of
from rag.support.piece import Piece
from rag.support.standing import last_month
from rag.support.synonyms import meanings
from rag.text import folded
from rag.thesaurus import any_stands, paraphrases
from rag.tokens import is_content

_CAME = regex(
    r"結局|その後|(?:予定|計画)(?:通り|どおり)(?:に|には)?、?[^、。?]{0,16}(?:まし)?(?:た|だ)(?:の|ん|か|$|[?。])|実際(?:に|のところ)[^。?]{0,30}た(?:の|ん|か|$|[?。])"
)
"""What became of a plan is asked: 結局…終わったのでしょうか."""
_DONE = regex(r"(?:た|だ)(?:の|ん)?(?:です|でしょう)?か?$|[てで](?:い)?(?:る|ます)$|済み?$|完了$")
_BESIDES = regex(r"に加え(?:て)?、|のほか、|とは別に")
_UNTOLD = regex(
    r"だけ(?:は|が)?、?(?:ほか|他|よそ)(?:より|と(?:は)?(?:違|異))"
    r"|(?:翌|次の|前の|その前の|一つ前の)(?:年|月|週|会計年)度?(?!度?の?計画)|翌々?年|前年度?(?!比)"
)
"""A time told by another (基盤ができた翌年から), one set against all others: no sentence compares them."""
ACTS_ALONE = regex(
    r"(?!担当|所管|主管|主導|推進|実施|関与|関係)[一-鿿]{2}して(?:い)?(?:る|た)のは、?[^、。?]{1,14}(?:だけ|のみ)"
)
"""公開しているのは警察庁だけ: who does it, not whose the measure is."""
_AIMS = regex(r"目指|目標|予定|旨とする")
_GOAL = regex(r"目標|kpi|ノルマ|(?:あれば|で)、?(?:足り|十分|済[むみ])|あれば、?(?:よい|いい)")
_STAYS = regex(r"(?P<state>[一-鿿ァ-ヺーa-z]{1,10})のまま")
"""The state in which something is said to stay: 紙の保険証のまま."""
_ALONE = regex(r"だけ|のみ|に限")
_IN_BRACKETS = regex(r"\([^()]*\)")
_COUNTED = frozenset({"つ", "原則"})


def is_unsure(question: Question, said: Proposition, yes: bool, evidence: Evidence, context: Context) -> bool:
    """Whether the sentence leaves open what the verdict says."""
    text = folded(evidence.sentence.display)
    if _is_later(question, said, yes, evidence, context) or _UNTOLD.search(folded(said.text)):
        return True
    if unheard_numbered(question, evidence.record):
        return True
    if _counts_or_acts_alone(question, said, yes, text):
        return True
    if yes and not _is_under(said, evidence, context):
        return True
    if yes and (stays := _STAYS.search(folded(said.text))) and stays["state"] not in text:
        return True
    if yes is not said.denied and (
        is_done_by_others(said, evidence, context) or _is_of_other_part(question, evidence, context)
    ):
        return True
    if (
        yes is said.denied
        and question.dates
        and not any(dates(folded(f.display)) for f in evidence.record.fields)
    ):
        return True  # a record without dates denies none
    if said.part == "included" and (more := _BESIDES.search(text)) and yes is not said.denied:
        before, behind = text[: more.start()], text[more.end() :]
        if any(t in before for t in question.terms) and any(t in behind for t in question.terms):
            return True  # told beside the group, not as one of it
    told = {q.value for q in quantities(f"{folded(evidence.record.title)} {text}")}
    counts = [
        q
        for q in question.quantities
        if q.unit in _COUNTED and q.value > 1 and not is_instruction(question, q)
    ]
    return yes is not said.denied and any(q.value not in told for q in counts)


def _counts_or_acts_alone(question: Question, said: Proposition, yes: bool, text: str) -> bool:
    """Whether いいえ rests on a counter alone, or はい on a sentence that does not say who alone does it."""
    if yes is said.denied and _is_same_count(question, text):
        return True
    return yes and bool(ACTS_ALONE.search(question.text)) and not _ALONE.search(text)


def _is_same_count(question: Question, text: str) -> bool:
    """Whether the sentence has the number asked with a counter that may stand for the one said: 100件 of 100か所."""
    told = [q for q in quantities(text) if q.unit in COUNTERS]
    asked = [q for q in question.quantities if q.unit in COUNTERS - {""}]
    return any(a.value == t.value and a.unit != t.unit for a in asked for t in told)


def _is_under(said: Proposition, evidence: Evidence, context: Context) -> bool:
    """Whether the sentence has what the act is said to be done in spite of: 海外に引っ越しても, not 有効期限が切れても."""
    text = folded(evidence.record.title + evidence.sentence.display)
    lemmas = context.finder.vocabulary.lemmas(text)
    for match in _IN_SPITE.finditer(folded(said.text)):
        words = [w for w in context.tokenizer.words(match["of"]) if is_content(w) and w.lemma not in LIGHT]
        if words and not any(
            w.lemma in lemmas
            or any(p in text for p in alike(w))
            or any_stands(meanings(w.lemma) | paraphrases(w.lemma), lemmas, text)
            for w in words
        ):
            return False
    return True


_IN_SPITE = regex(
    r"(?P<of>[^、。はがも]{2,24}?)(?:[てで]も|(?<=た)(?:後|あと|場合|とき|際)に?も)(?!、?(?:い|よ|良)い|[^。]*[うくすつぬむるた][一-鿿])"
)
"""Not within what only says which thing is meant: 引っ越した後も使える法律の改正."""


def why_open(question: Question, evidence: Evidence | None, context: Context) -> str:
    """What the sentence leaves to be said of why neither はい nor いいえ is: that it is a plan."""
    if evidence is None or question.english:
        return "この記載だけでは"
    said = proposition(question, context)
    planned = said.stage == "done" and _PLANS.search(folded(evidence.sentence.display))
    return "予定の記載だけでは" if planned else "この記載だけでは"


def on_condition(question: Question, yes: bool | None, evidence: Evidence | None, context: Context) -> str:
    """What goes with the verdict where the sentence has the act done only 必要に応じて; empty where it does not.

    A part of the sentence that has the act without it (当面は毎年変更を行う) makes it no condition.
    """
    if yes is None or evidence is None or question.english or "応じ" in question.text:
        return ""
    said = proposition(question, context)
    parts = [p for p in _PARTS.split(folded(evidence.sentence.display)) if any(h in p for h in said.head)]
    found = [_CONDITION.match(part) for part in parts]
    act = next((p.find(h) for p in parts for h in said.head if h in p), -1)
    if yes is said.denied or not (found and all(found) and found[0] and found[0].end() <= act):
        return ""
    return f"ただし、「{found[0]['condition']}」という条件つきです。"


_CONDITION = regex(r"[^。]*?(?P<condition>必要に応じ[てた])")
_PARTS = regex(r"(?<=こととし)、|(?<=たところ)、|(?<=とともに)、|(?<=ており)、")


def _is_of_other_part(question: Question, evidence: Evidence, context: Context) -> bool:
    """Whether a record is named of two things, the question is of one and the sentence of the other.

    チケットレス入場・不正転売の防止: what is aimed at for 入場管理 is not said of 不正転売.
    """
    parts = [words_of(part, context) for part in _JOINTS.split(folded(evidence.record.title))]
    told = folded(evidence.sentence.display)
    if len(parts) < 2 or evidence.field.name in KPIS or "を目指" not in told:
        return False
    asked = [p for p in parts if p and 2 * sum(w in question.text for w in p) >= len(p)]
    if len(asked) != 1 or any(w in told for w in asked[0]):
        return False
    others = frozenset().union(*(p for p in parts if p is not asked[0]))
    return any(w in told and w not in question.text for w in others)


_JOINTS = regex(r"・|及び|並びに|、|と(?=[一-鿿ァ-ヺ])")


def is_done_by_others(said: Proposition, evidence: Evidence, context: Context) -> bool:
    """Whether the sentence has the act done by others, and by the party asked about another one or none.

    理研や産総研による計算資源強化、NICTにおけるデータセットの公開: that NICT adds computing power it does not say.
    """
    parties = [f for f in frames_of(Piece(said.text, context.tokenizer)) if f.role == "does"]
    if len(parties) != 1 or ministries_of(parties[0].name):
        return False
    told = frames_of(Piece(evidence.sentence.display, context.tokenizer))
    heads = frozenset(said.head)
    own = [f for f in told if is_same(f.name, parties[0].name)]
    others = any(f not in own and f.role == "does" and not f.acts.isdisjoint(heads) for f in told)
    named = own or parties[0].name not in folded(evidence.record.title + evidence.sentence.display)
    return others and bool(named) and all(f.acts.isdisjoint(heads) for f in own)


def _is_later(question: Question, said: Proposition, yes: bool, evidence: Evidence, context: Context) -> bool:
    """Whether it is asked what was done after the document was written: no plan of it says はい.

    Where it is asked what became of the plan, it says いいえ no more than はい.
    """
    edition = dates(folded(context.library.sources[evidence.record.document].date))[0]
    now = (edition.year, edition.month or 12)
    later = any(last_month(d) >= now for d in question.dates)
    if _CAME.search(question.text) and (later or _is_ahead(evidence, now)):
        return True
    done = said.stage == "done" and not said.denied and bool(_DONE.search(said.text.rstrip("?。")))
    if not yes and done and _is_past_plan(evidence, now):
        return True
    return yes and done and (later or _is_goal(question, evidence, now))


def _is_past_plan(evidence: Evidence, now: tuple[int, int]) -> bool:
    """Whether the sentence only plans something for a time before its document: whether it was done, is not told."""
    text = next(
        (p for p in reversed(_PARTS.split(folded(evidence.sentence.display))) if _PLANS.search(p)), ""
    )
    days = [
        (d.year, _SEASONS.get(text[d.end : d.end + 1], last_month(d)[1])) if not d.month else last_month(d)
        for d in dates(text)
    ]
    return bool(days) and all(day < now for day in days)


_PLANS = regex(r"予定[。)]*$|(?:目途|目処|めど)に")
"""What is only to be done."""
_SEASONS = {"春": 6, "夏": 9}
"""The last month of a season of a year."""


def _is_goal(question: Question, evidence: Evidence, now: tuple[int, int]) -> bool:
    """Whether the number asked is only a goal: 25,000台 by 令和7年度 are not sold, (5団体) of a cell of KPIs not there."""
    if not question.quantities:
        return False
    text = folded(evidence.sentence.display)
    if evidence.field.name not in KPIS:
        days = dates(text)
        return bool(days and _AIMS.search(text)) and all(last_month(d) >= now for d in days)
    goals = {(q.value, q.unit) for m in _IN_BRACKETS.finditer(text) for q in quantities(m.group())}
    bare = not dates(text) and any((q.value, q.unit) in goals for q in question.quantities)
    return bare or _is_ahead(evidence, now)


def is_no_goal(question: Question, evidence: Evidence) -> bool:
    """Whether a number is said to be the goal, or enough, and the sentence has none: 20万人 are short, not to be trained."""
    aimed = any(counts(q) for q in question.quantities) and _GOAL.search(question.text)
    text = folded(evidence.sentence.display)
    return bool(aimed) and evidence.field.name not in KPIS and not (_AIMS.search(text) or DUE.search(text))


def _is_ahead(evidence: Evidence, now: tuple[int, int]) -> bool:
    """Whether the sentence tells a date that lies ahead of its document."""
    return any(last_month(d) >= now for d in dates(folded(evidence.sentence.display)))
