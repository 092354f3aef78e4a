"""How a sentence bears out what is asked for はい or いいえ: its state, its scope, its opposite."""

from __future__ import annotations

import re

from rag.attributes import KPIS
from rag.evidence import Evidence
from rag.opposites import contradicts
from rag.question import Question
from rag.text import folded

_NEGATED = re.compile(
    r"(?:て|で)(?:は)?い?(?:な(?:い|く)|ません)|されていない|していない|(?:では|じゃ)ない|できない|未(?:定|了|実施|公開|設定|策定)|行われていない|ない(?:状況|こと|ため)"
)
_PLANNED = re.compile(
    r"予定|目指|目途|今後|検討(?:を|し|中|する|が|状況)|見込|進める|図る|推進。?$|までに|に向け|開始する|実施する|行う。?$|整備する|構築する|促す|可能とする|構築。?$|参画|連携強化|構築$"
)
_DONE = re.compile(
    r"(?:し|され|でき|なっ|なり|得|済み?|られ)(?:た|て(?:いる|おり|きた)|ました)|策定・公表|公表。|策定。|策定し|成立|施行。?|施行し|達成。?|達成し|開始。|開始し|済|実施。|設置し|改正し|公開。|公開し|始め|講じ(?:た|て(?:きた|いる))|参画$|順調|大きく進展|整備。|(?:配信|提供|導入|設置|改訂|改正|決定|完了|達成|公布|受付|稼働)。?$|終了$"
)
_PARTIAL = re.compile(r"一部|とどまる|とどまって|限定的|改めて検討|見直し(?:を|も)|約\d|不十分|のみ")
_ASKS_DONE = re.compile(
    r"手当て済|もう(?!少|ちょっと|一)|終了|済(?:んだ|んで)|すでに|既に|済み|済んで|終わっ|(?:まし|でし)た|(?:し|され|になっ|届い|出|でき|達し|成立し|始まっ)て(?:い)?(?:る|ます|た)|完了|公開されて"
)
_ASKS_PLANNED = re.compile(r"予定|見込|方針|計画(?:で|に|と)|目標|こと(?:に|と)(?:なっ|し)|想定|つもり")
_ASKS_NOT = re.compile(
    r"まだ(?:これから|先)|まだ(?:無|な|[^。]{0,12}(?:ない|いません|されて))|(?:つながって|なって|決まって|公開されて|始まって|でき|届いて|要ら|いら)(?:い)?ない|(?:され|し|でき|なっ)て(?:い)?(?:ない|ません)|ないまま|いないの|ではない"
)
ASKS_ALL = re.compile(
    r"全面|すべて|全て|全部|完全|どおり|通り|残らず|全員|全(?:都道府県|国|市町村|自治体|府省|団体|世帯|施設)|everything|all "
)


def wording(question: Question, mine: list[Evidence]) -> tuple[bool | None, Evidence]:
    """The best sentence that says how things stand decides, by its state, scope and wording."""
    near = [e for e in mine[:8] if e.score >= 0.6 * mine[0].score and e.features["coverage"] >= 0.3]
    # What is asked of stands in the sentence itself; what the measure needs is no state of affairs.
    stem = _predicate(question.text)

    def fitness(evidence: Evidence) -> float:
        says = bool(stem) and bool(
            re.search(rf"(?<![一-鿿]){stem}(?![一-鿿])", folded(evidence.sentence.display))
        )
        return round(evidence.features["own"] + 0.5 * evidence.features["dated"] + 0.3 * says, 1)

    near = sorted(near, key=lambda e: -fitness(e))
    most = near[0].features["own"] if near else 0.0
    for evidence in near:
        text = folded(evidence.sentence.display)
        if evidence.features["own"] >= 0.5 * most and (
            contradicts(question.text, text) or _denied(stem, text)
        ):
            return asks_not(question.text), evidence
    stated = [e for e in near if not _NEED.search(folded(e.sentence.display))]
    for evidence in near if _NEED.search(question.text) else stated or near:
        verdict = _compared(question, evidence)
        if verdict is not None:
            return verdict, evidence
    told = next((e for e in mine if e.field.name not in _CELLS), mine[0])
    return None, told


_PREDICATE = re.compile(
    r"([一-鿿]{1,4})(?:[ぁ-ん]{0,8}?)(?:ます|まし|てい|でい|てる|でる|した|た|る|の)(?:[ぁ-ん]{0,12})[?。]*$"
)


def _predicate(text: str) -> str:
    """The kanji of the verb that a question ends in (持 in 持っていますか), or empty."""
    match = _PREDICATE.search(text)
    return match[1] if match else ""


def _denied(stem: str, text: str) -> bool:
    """Whether the text says the verb itself in the negative (持たない) and nowhere else."""
    if not stem:
        return False
    negative = re.search(rf"{stem}[ぁ-ん]{{0,4}}?(?:ない|ず(?!れ)|ません)(?!よう|ため|限|け)", text)
    return bool(negative) and text.count(stem) == 1


_CELLS = frozenset({"施策名", "見出し", "府省庁名", "府省庁", "本文記載"})


def _silent(asks: str, evidence: Evidence, text: str) -> bool:
    """Whether a sentence says nothing of how things stand: a name, a cell of ministries, a mere target."""
    if evidence.field.name in _CELLS or _EXPECTED.search(text):
        return True
    if evidence.field.name not in KPIS or _DONE.search(text):
        return False
    achieved = _ASKS_DONE.search(asks) and not _ASKS_PLANNED.search(asks)
    return bool(achieved) or not re.search(r"。|予定|した", text)


def asks_not(asks: str) -> bool:
    """Whether the question's own predicate is in the negative (まだ公開されていない?)."""
    return bool(_ASKS_NOT.search(asks[-_END:]))


_BUT = re.compile(r"(?<=[るたいだす]が)、|ものの、|一方、")


def _clause(question: Question, text: str) -> str:
    """The part of …が、… that has more of the question's words than what stands behind it; else all."""
    clauses = _BUT.split(text)
    shared = [sum(t in c for t in question.terms) for c in clauses]
    best = shared.index(max(shared))
    predicate_told = any(t in clauses[-1] for t in question.terms[-2:])
    return clauses[best] if shared[best] > 2 * shared[-1] and not predicate_told else text


def _compared(question: Question, evidence: Evidence) -> bool | None:
    """Whether the sentence bears the question's statement out; None where it says nothing of it."""
    text, asks = _clause(question, folded(evidence.sentence.display)), question.text
    if _silent(asks, evidence, text):
        return None
    denies = asks_not(asks)
    if contradicts(asks, text):
        return denies
    if _ONLY.search(asks) and _MORE.search(text):
        return False
    # What a sentence says stands at its end: …しないよう加工した後でも、許容されるものではない.
    end = text[-45:]
    negated, done, planned = bool(_NEGATED.search(end)), bool(_DONE.search(text)), bool(_PLANNED.search(text))
    if ASKS_ALL.search(asks):
        if _FRACTION.search(text):
            return denies
        if _WHOLE.search(text):
            return not denies
        if _PARTIAL.search(text) or negated:
            return denies
    if _ASKS_DONE.search(asks) and not _ASKS_PLANNED.search(asks) and not done:
        return denies if planned or negated else None
    if negated and not _DOUBLE.search(end):
        return denies
    return not denies if done or planned or evidence.features["coverage"] >= 0.6 else None


_END = 24
"""Characters at the end of a question in which its own predicate stands."""
_ONLY = re.compile(r"に限(?:って|り|る|定)|だけ|のみ|しか|限ら|専用|\bonly\b")
_MORE = re.compile(r"国内外|海外|とも(?:相互)?|に加え|だけでなく|のみならず|および|及び|、.*等")
_FRACTION = re.compile(r"分の\d|とどま|一部での|一部を除|限定的")
_NEED = re.compile(r"(?<!改めて検討が)(?:必要|重要|課題|不可欠|急務|求められ)[^、。]{0,8}[。?]?$")
_WHOLE = re.compile(r"すべて|全て|全国|100%|全ての|全面|全員|原則全")
_EXPECTED = re.compile(r"^[-・\s]*これ(?:ら)?により|期待。?$")
_DOUBLE = re.compile(r"なければならない|ざるを得ない|だけでなく|のみならず|にとどまらない|ないよう")
