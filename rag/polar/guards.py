"""What a verdict of はい or いいえ must stand up to: another sentence with the very figure, and how much is claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar.proposition import LIGHT, Proposition, alike, wording
from rag.premises.claims import agrees, comparator, is_instruction
from rag.premises.counts import enumerates
from rag.question import Question
from rag.records import Record
from rag.support.synonyms import GENERAL, meanings
from rag.text import folded
from rag.tokens import Word, is_content

_ABOUT = 0.25
"""Share of the question's words that a sentence must have to be of the same."""
_BEHIND_DATE = regex(r"(?:以降|以前|から|より|まで|頃|ごろ|末|中|内)*")


def told_elsewhere(question: Question, mine: Sequence[Evidence], against: Evidence) -> Evidence | None:
    """Another sentence of the record that has the numbers asked, at the date asked: it bears out what ``against`` denies.

    令和3年度に2,000か所 is right of what is built in the year, though 3万か所 are to stand by then.
    """
    asked = [q for q in question.quantities if q.unit and not is_instruction(question, q)]
    if not asked or any(comparator(question.text, q) != "=" for q in asked):
        return None
    told = {(q.value, q.unit) for q in quantities(folded(against.sentence.display))}
    if all((q.value, q.unit) in told for q in asked):
        return None  # something else of the sentence decides
    least = _ABOUT if question.dates else max(_ABOUT, against.features["own"])
    having = [
        e
        for e in mine
        if e.features["own"] >= least and all(_tells(folded(e.sentence.display), q, question) for q in asked)
    ]
    return max(having, key=lambda e: (e.features["own"], e.score), default=None)


def _tells(text: str, asked: Quantity, question: Question) -> bool:
    """Whether folded text has the number, right behind a date of the question where it names one."""
    if enumerates(text, int(asked.value)) and asked.unit != "%":
        return True
    for told in quantities(text):
        if (told.value, told.unit) != (asked.value, asked.unit):
            continue
        before = [d for d in dates(text) if d.end <= told.start]
        if not question.dates or (before and any(agrees(d, before[-1]) for d in question.dates)):
            return True
    return False


def has_number(question: Question, record: Record) -> frozenset[Quantity]:
    """The numbers of the question that any field of the record has, at the date of the question where it names one."""
    texts = [folded(f.display) for f in record.fields]
    return frozenset(q for q in question.quantities if any(_tells(text, q, question) for text in texts))


def is_dated_alike(question: Question, said: Proposition, against: Evidence) -> bool:
    """Whether all that is asked is when, and the sentence has the date in the same words (令和4年度以降)."""
    if len(question.dates) != 1 or question.quantities:
        return False
    phrase = re.sub(r"(?:です|でした|だ|の?こと)+$", "", folded(said.last))
    found = dates(phrase)
    alone = len(found) == 1 and found[0].start == 0 and bool(_BEHIND_DATE.fullmatch(phrase, found[0].end))
    return alone and phrase in folded(against.sentence.display)


def is_of_less(said: Proposition, truth: Evidence) -> bool:
    """Whether what is asked is of all of something, and the sentence is not (全ての医療機関での導入, 運用開始)."""
    return said.every and not wording("scope", "whole").search(folded(truth.sentence.display))


def says_as_much(question: Question, said: Proposition, evidence: Evidence) -> bool:
    """Whether the sentence says of all what is asked of all (誰でも, すべての, all); True where nothing is."""
    if not wording("universal", "said").search(folded(said.text)):
        return True
    text = folded(evidence.sentence.display)
    shares = [q.value for q in quantities(text) if q.unit == "%"]
    return 100 in shares if shares else bool(wording("universal", "told").search(text))


def of_whole(question: Question, mine: Sequence[Evidence], evidence: Evidence) -> Evidence | None:
    """What tells another share of the whole, where the one said of all is told of a part that the question does not name.

    都道府県は100%を達成 is no はい for 市町村も全部で100%: 市町村を含めた全国の取組率は約40%.
    """
    part = _OF_PART.search(folded(evidence.sentence.display))
    if part is None or part["part"] in question.text or not _OF_ALL.search(question.text):
        return None
    return next((e for e in mine if _tells_whole(folded(e.sentence.display))), None)


def _tells_whole(text: str) -> bool:
    return bool(_WHOLE.search(text)) and any(q.unit == "%" and q.value != 100 for q in quantities(text))


_OF_PART = regex(r"(?P<part>[一-鿿ァ-ヺー]{2,})(?:は|が|では)[^、。]{0,20}100%")
_OF_ALL = regex(r"100%|全部|すべて|全て|全件|どこも|全国|全体|みな|みんな")
_WHOLE = regex(r"全国|全体|全て|すべて|合わせ|含め")


def names_it(said: Proposition, evidence: Evidence, context: Context) -> bool:
    """Whether the sentence has most words of the thing that is said to be among others, and does not tell the group's own doings.

    大手3社がシェアを占める市場では、MVNOを…: MVNO is not one of the three. True where nothing is among others.
    """
    if not said.named or not (said.part == "included" or _MEANT_FOR.search(folded(said.text))):
        return True
    thing = _THING.search(folded(said.text))
    text = folded(evidence.record.title + evidence.sentence.display)
    named = _ALL.sub("", thing["thing"]) if thing else ""
    words = [w for w in context.tokenizer.words(named) if is_content(w)]
    if (group := _GROUP.search(folded(said.text))) and any(
        re.search(rf"{re.escape(group['group'])}[がは][^、。]*、[^。]*{re.escape(w.surface)}", text)
        for w in words
    ):
        return False
    return 2 * sum(_has(text, word) for word in words) > len(words) or not words


_ALL = regex(r"(?:全部|全て|すべて|あらゆる|一部|各)の?")
_MEANT_FOR = regex(r"も対象$")
"""高校も対象: of none that the sentence does not name."""
_GROUP = regex(
    r"(?P<group>[^、。はがもをに]{2,})(?:の(?:中|うち|一つ))?に(?:は|も)?、?(?:含|入|該当|数え)[^、。に]*$"
)


def _has(text: str, word: Word) -> bool:
    """Whether folded text has a word, as it is or in another that means the same."""
    return any(part in text for part in (folded(word.surface), *alike(word), *meanings(word.lemma)))


def has_subject(said: Proposition, evidence: Evidence, context: Context) -> bool:
    """Whether the sentence is of the very thing that is said to be there, or to be a number, date or name.

    高齢者専用のキャッシュレス決済 is not there because キャッシュレス決済 is, and 隊列走行の商業化 is not
    the year in which 隊列走行 is tried out.
    """
    exists = said.part == "exists"
    match = (_THERE if exists else _IS).search(folded(said.text))
    if match is None:
        return True
    if exists and _ACT_AS_THING.search(match["subject"]):
        return True
    named = _NUMBER.sub("", match["subject"])
    subject = [w for w in context.tokenizer.words(named) if is_content(w)]
    numbered = named != match["subject"]
    needed = subject if numbered else subject[-2:-1] if _NEEDED.search(match["subject"]) else []
    words = [w for w in subject if _is_special(w) or (w in needed and w.lemma not in LIGHT)]
    title = "" if numbered else evidence.record.title
    text = folded(f"{title} {evidence.field.name} {evidence.sentence.display}")
    return all(_has(text, word) for word in (words if exists or numbered else words[-1:]))


_NUMBER = regex(r"^\d{2}-\d{2}(?=の)")
"""02-08の目標: what is named by its number is spoken of."""


def _is_special(word: Word) -> bool:
    return word.lemma not in LIGHT and word.lemma not in GENERAL


_THERE = regex(
    r"(?P<subject>[^、。はがもをにで]{2,})(?:は|が|も|って)、?[^はがも、]{0,6}(?:あ(?:る|ります|った|りました)|な(?:い|かった)|ありません)$"
)
_ACT_AS_THING = regex(
    r"[うくぐすつぬぶむるた](?:という)?(?:こと|事|余地|予定|計画|目標|方針|考え|見込み|可能性|つもり|動き)$"
)
"""An act is asked about, no thing: …する余地は, …されることが."""
_NEEDED = regex(r"[うくぐすつぬぶむる]必要性?$")
"""An act is said to be needed: the sentence must say the very act (見直す必要), not only that something is."""
_IS = regex(r"(?P<subject>[^、。はがもをにで]{2,})(?:は|って)、?(?:[^ぁ-ん、]{2,16})$")

_THING = regex(r"(?P<thing>[^、はがもをに]{2,})(?:は|が|も)(?:[^、はがもを]*)$")


def is_of_any(question: Question, said: Proposition, yes: bool, evidence: Evidence | None) -> bool:
    """Whether it is asked if there is any record of some kind: one that is not so proves nothing, nor a cell without its figures.

    令和4年度に終わる予定の事業はありますか is not denied by a measure that ends earlier.
    """
    if not _ANY_RECORD.search(folded(said.text)):
        return False
    if evidence is None or yes is said.denied:
        return True
    text = folded(evidence.sentence.display)
    told = {q.key for q in quantities(text)}
    dated = all(any(agrees(asked, d) for d in dates(text)) for asked in question.dates)
    return not dated or any(q.unit and q.key not in told for q in question.quantities)


_ANY_RECORD = regex(
    r"(?<=[うくぐすつぬぶむるたのな])(?:施策|取り?組み?|事業|もの|項目|案件|プロジェクト)(?:は|が|も|って)、?[^はがも、]{0,6}あ(?:る|ります|った|りました)$"
)


def is_crossed(said: Proposition, evidence: Evidence) -> bool:
    """Whether the sentence says the act of several things one after the other, and of the one asked something else.

    全閣僚を構成員とする本部、関係府省庁を構成員とする推進会議: of 推進会議 it does not say 全閣僚.
    """
    topic = _TOPIC.match(folded(said.text))
    if topic is None or not said.head:
        return False
    asked = folded(said.text)[topic.end() :]
    text = folded(evidence.sentence.display)
    parts = [p for p in _TOLD_APART.split(text) if said.head[0] in p]
    if any(_is_of_other(p, topic["last"], said) for p in parts) and topic["last"] in text:
        return True
    if re.search(rf"{re.escape(topic['last'])}[」』]?(?:は|が|では|も|について)", text):
        return False  # all that follows is said of it
    of_it = [p for p in parts if topic["last"] in p]
    words = [m.group() for m in _WORD.finditer(asked) if m.group() not in said.head]
    said_of_it = any(w in p for p in of_it for w in words)
    of_other = [p for p in parts if _OF_OTHER.search(p) and topic["last"] not in p]
    if not of_it and topic["last"] in text and any(w in p for p in of_other for w in words):
        return True
    return bool(of_it and words) and not said_of_it and any(w in p for p in parts for w in words)


def _is_of_other(part: str, topic: str, said: Proposition) -> bool:
    """Whether a part of a sentence says the act and its number of another than the topic: 大手3社が約9割のシェアを占める."""
    before = part[: part.find(said.head[0])]
    doer = before.rfind("が")
    asked = {(q.value, q.unit) for q in quantities(folded(said.text))}
    told = {(q.value, q.unit) for q in quantities(before[doer:])} if doer > 0 else set()
    return topic not in part and bool(asked) and asked <= told


_OF_OTHER = regex(r"とする[一-鿿々ァ-ヺーa-z0-9]{2,}$")
"""What a part of the sentence is told of: …を本部長とする|本部."""
_TOLD_APART = regex(r"(?<!とし)(?<!として)、")
"""Between things told one after the other; AをBとし、CをDとする本部 is told of one."""
_TOPIC = regex(r"(?:[^、。はがも]*?の)?(?P<last>[^、。はがも]{2,20}?)(?:は|が|って)、?")
_WORD = regex(r"[一-鿿々]{2,}|[ァ-ヺー]{2,}|[a-z0-9]{2,}")


def is_part_of_name(question: Question, evidence: Evidence) -> bool:
    """Whether a name of the question stands in the sentence only within a longer one: 5G in ローカル5G."""
    text = folded(evidence.sentence.display)
    for name in _LATIN.findall(question.text):
        found = [m.start() for m in re.finditer(re.escape(name), text)]
        if found and all(at and _KATAKANA.match(text[at - 1]) for at in found):
            return True
    return False


_LATIN = regex(r"(?<![a-z0-9ァ-ヺー])(?=[a-z0-9]*[a-z])[a-z0-9]{2,}(?![a-z0-9])")
_KATAKANA = regex(r"[ァ-ヺー]")
