"""Whether the record says that an act asked about is done: the same act, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.context import Context
from rag.evidence import Evidence
from rag.figures import dates
from rag.question import Question
from rag.records import HEADING, ITEM, KPI_EFFECT, KPI_PROGRESS, NAME
from rag.support.stance import Stance, stances
from rag.support.telling import Told, tell
from rag.text import folded

_ENDING = re.compile(
    r"[、\s]*(?:(?:という|との)?(?:理解|認識|こと)?(?:で|と(?:いうこと)?で)(?:よろしい|合って|いい|よい|間違いな)[^。?]{0,10})?(?:の|ん)?(?:です|でしょう|だろう)?(?:か(?:な|ね|しら)?|よね|っけ)?[?。]*$"
)
_INDIRECT = re.compile(r"こと|にな[っり]|とな[っり]")
"""変更することになっている: what is laid down, not what is done."""
_NAMES = frozenset({NAME, HEADING, ITEM, KPI_PROGRESS, KPI_EFFECT})
_ALIKE = 0.8
"""Acts count whose surroundings share this much, of the most, with the question's words."""
_STUDIES = frozenset({"検討", "議論", "準備", "調査"})
"""Acts that are under way where they are to be continued."""


def done(question: Question, mine: Sequence[Evidence], context: Context) -> tuple[bool, Evidence] | None:
    """Whether the last act of the question is done by the record, and the sentence that tells; None if open.

    Only for questions that ask whether it is (もう実現済みですか), not what is planned.
    """
    said = _last(question, context)
    if said is None or not (said.past or said.running) or said.planned or _INDIRECT.search(said.written):
        return None
    ranked = [(_nearness(said, act, context), act, told, e) for e in mine for told, act in _acts(e, context)]
    same = [r for r in ranked if r[1].lemma == said.lemma and r[0] > 0]
    most = max((r[0] for r in same), default=0.0)
    near = [r for r in same if r[0] >= _ALIKE * most]
    for holds in (True, False):
        for _, act, told, evidence in near:
            # An indicator or a title names the act without saying that it is still to be done.
            if _state(act, told, said) is holds and (holds or evidence.field.name not in _NAMES):
                return holds != said.negated, evidence
    return None


def _last(question: Question, context: Context) -> Stance | None:
    """The act at the end of the question, its interrogative ending cut off."""
    text = _ENDING.sub("", question.shown)
    found = stances(text, context.tokenizer.words(text))
    return found[-1] if found and len(text) - found[-1].end <= 2 else None


def _acts(evidence: Evidence, context: Context) -> list[tuple[Told, Stance]]:
    record = evidence.record
    edition = dates(folded(context.library.sources[record.document].date))[0]
    told = tell(
        evidence.sentence.display,
        context.tokenizer,
        record.document == "kihon",
        (edition.year, edition.month or 12),
        evidence.field.name,
    )
    return [(told, act) for act in told.stances]


def _nearness(said: Stance, act: Stance, context: Context) -> float:
    weight = context.finder.vocabulary.weight
    return sum(weight(w) for w in said.near & act.near) + 0.01


def _state(act: Stance, told: Told, said: Stance) -> bool | None:
    """Done (or under way, where that is asked), still to be done, or unsaid."""
    if act.negated:
        return False
    if act.lemma in _STUDIES:
        return True
    if act.planned or act.considered:
        return False
    if act.past or act.running:
        return True
    if said.running and not said.past and act.nonpast:
        return None
    if act.nonpast or (told.ahead and not told.passed):
        return False
    return True if act.final and dates(folded(told.text)) else None  # 平成30年3月に改定。
