"""Whether the record has the kind of information asked for: an amount of money, a person, a name, a later result.

The lexicon tells each kind by the words that ask for it and by those that a sentence has which holds it.
"""

from __future__ import annotations

import re

from rag.answerability.answerable import Verdict, nearest
from rag.conversation.focus import focus
from rag.evidence.answertype import asked_units, asks_amount
from rag.evidence.finder import Evidence
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.lexicon import Absent, lexicon
from rag.question import Question
from rag.reading.asked import MINISTRY, asked, tail
from rag.reading.asking import is_polar
from rag.reading.office import asks_holder, tells_holder
from rag.records import KPI_EFFECT, KPI_PROGRESS
from rag.text import folded

_AS_OF = regex(r"時点|実績|現在|達成した|達し(?:た|て)|末で")
_PUBLISHED = regex(r"(?:公表|発表|時点)の[^、。]{0,30}では|実施済")
_TARGET_LIKE = regex(r"目標|までに|予定|目指|見込|以上を(?!達成(?:[。、]|し[た、]|$))")


def missing_kind(question: Question, found: list[Evidence]) -> Verdict:
    """Whether a kind of information is asked for (a budget, a name) that the record does not hold."""
    mine = [e for e in found if e.record.locator == found[0].record.locator]
    for kind in lexicon().absent:
        wanted = kind.name in question.absent and _wanted(kind, focus(tail(question)))
        if wanted and (_is_field(kind.name, question) or _modifies(question, wanted, mine)):
            continue
        if wanted and is_polar(question) and (kind.name == "outcome" or _stands(wanted.group(), mine)):
            continue
        if wanted and kind.name == "person" and _bodies_listed(question, mine):
            continue
        if wanted and not _shown(kind, question, mine):
            return Verdict(False, f"{nearest(mine[0])}に、{kind.label}の記載はありません")
    return Verdict(True)


def _bodies_listed(question: Question, mine: list[Evidence]) -> bool:
    """Whether a near sentence lists in brackets the members of the group that is asked about: 研究センター群(産総研、理研)."""
    texts = [folded(e.sentence.display) for e in mine[:5]]
    names = [name for name in question.quoted if len(name) > 1]
    return any(re.search(rf"{re.escape(name)}」?\([^()]*[、・][^()]*\)", t) for name in names for t in texts)


_SET_ASIDE = regex(
    r"[^。?]{0,8}?(?:聞か|問わ|尋ねら|求めら|突っ込ま|訊か)れ[^。?]{0,12}?(?:ので|から|ため|んで|そう(?:なの|で|だ)|まして)|"
    r"[^、。?はがを]{0,4}?(?:(?:は|について(?:は)?)(?:さておき|ともかく|別として|別にして|置いておいて|おいておいて|抜きに)|(?:の話)?(?:では|じゃ)なく(?:て)?(?!な))"
)
"""Behind what is not asked: 補助金の額はさておき, 予算額ではなく."""


def _wanted(kind: Absent, text: str) -> re.Match[str] | None:
    """The words that ask for a kind of information, where they are not set aside."""
    return next((m for m in kind.ask.finditer(text) if not _SET_ASIDE.match(text, m.end())), None)


_ACT = regex(
    r"(?:の|を|に|、)(?P<act>[一-鿿ァ-ヺー]{2,})(?:を?(?:し|され|行っ|行われ|おこなっ|出し|受け|実施し|決め)た|[はが、]{0,2}これまでに)"
)
"""これまでに補助の交付決定をしたのは: the act whose result is asked for; a sentence that tells it will do."""
_OFFICE = regex(r"(?:窓口|問い?合わ?せ先|連絡先|照会先)[^、。]{0,4}(?:省|庁|役所|府省|官庁)")


_BODY = regex(r"(?:どの|どこの|どちらの|何という)(?:省|庁|府省|役所|官庁|機関)|何省")


def _is_field(kind: str, question: Question) -> bool:
    """Whether a field of the record is asked for in such words: 問い合わせ先の省庁, 主担当の機関名, 目標数."""
    names = asked(question)
    if kind == "contact":
        return bool(_OFFICE.search(question.text))
    if kind == "person":
        return bool(names) and names[0] in MINISTRY and bool(_BODY.search(tail(question)))
    if kind == "names":
        return bool(names) and names[0] in MINISTRY
    aimed = question.has("target") and not _NOT_AIMED.search(question.text)
    return kind == "outcome" and aimed and asks_amount(question)


_NOT_AIMED = regex(
    r"(?:目標|予定|見込み?|計画)(?:値|の[^、。?]{1,8})?(?:では|じゃ)な[くい]|目標[^。?]{0,12}に対し"
)
"""目標の3万人ではなく現在の人数."""
_OF_IT = regex(r"の[一-鿿ァ-ヺ]{2}")


def _modifies(question: Question, wanted: re.Match[str], mine: list[Evidence]) -> bool:
    """Whether the word only says what something is of that a near sentence has so too: 住所の公開."""
    behind = _OF_IT.match(wanted.string, wanted.end())
    return behind is not None and _stands(wanted.group() + behind.group(), mine)


def _stands(word: str, mine: list[Evidence]) -> bool:
    """Whether a near sentence has the word itself, so that はい or いいえ can be said of it."""
    return any(word in folded(e.sentence.display) for e in mine[:5])


def _shown(kind: Absent, question: Question, mine: list[Evidence]) -> bool:
    """Whether a sentence on the topic holds such information; a later result must not be a target."""
    units = asked_units(tail(question))
    # A share or a count of now may be asked beside something else, whose sentences come first.
    near = [e for e in mine[: 8 if units else 5] if e.score >= 0.6 * mine[0].score]
    texts = [(e, folded(e.sentence.display)) for e in near]
    if kind.name == "person" and asks_holder(question.text):
        return tells_holder(question.text, tuple(text for _, text in texts))
    if kind.name == "names":
        if _COUNTRY.search(question.text):
            return _countries(question, texts[0][1])
        return any(
            m.group()[:-1] not in question.text for _, text in texts for m in kind.evidence.finditer(text)
        )
    if kind.name != "outcome" or not (asks_amount(question) or _STATE.search(question.text)):
        return any(kind.evidence.search(text) for _, text in texts)
    act, state = _ACT.search(question.text), _STATE.search(question.text)
    if state is not None and any(_tells_state(state["now"] or state["of"], e, text) for e, text in texts):
        return True
    return any(
        (not units or any(q.unit in units for q in quantities(text)))
        and bool(quantities(text))
        and (e.field.name not in (KPI_PROGRESS, KPI_EFFECT) or bool(_PUBLISHED.search(text)))
        and (
            kind.evidence.search(text) is not None
            or bool(_PUBLISHED.search(text))
            or (act is not None and act["act"] in text)
        )
        and (not _TARGET_LIKE.search(text) or bool(_AS_OF.search(text)))
        for e, text in texts
    )


_OF_STATE = r"[一-鿿ァ-ヺー]{2,6}?)(?:者|件|人)?(?:数|率|割合|値)"
_STATE = regex(
    rf"現(?:在|時点|状)の(?P<now>{_OF_STATE}(?:は|を|って|[?。]|$)|(?<![一-鿿ァ-ヺー])(?P<of>{_OF_STATE}は、?(?:現在|いま|今|現時点)"
)
"""The noun whose number of now is asked for: 現在の不足数は."""


def _tells_state(noun: str, evidence: Evidence, text: str) -> bool:
    """Whether a sentence, and no indicator or target, has a number beside the noun: 約20万人が不足."""
    beside = re.search(rf"\d[千万億]*[^\d。、]{{1,6}}{noun}|{noun}[^\d。、]{{0,5}}\d", text)
    indicator = evidence.field.name in (KPI_PROGRESS, KPI_EFFECT)
    return beside is not None and not indicator and not _TARGET_LIKE.search(text)


_COUNTRY = regex(r"国(?:名|の名)|か国(?:は|って|とは)")


def _countries(question: Question, text: str) -> bool:
    """Whether a sentence names as many countries as are asked for; of a single one or more where no number is told."""
    wanted = max((q.value for q in question.quantities if q.unit in ("か国", "つ", "国")), default=1)
    return len({m.group() for m in lexicon().countries.finditer(text)}) >= wanted
