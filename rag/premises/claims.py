"""What a question takes for granted, compared with the record: amounts, dates, opposites.

A claim is false only when the record says something else in its place; what the record does
not speak of is not contradicted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rag.evidence.answertype import asked_units
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar.opposites import contradicts
from rag.polar.proposition import wording
from rag.question import Question
from rag.reading.interrogative import WH
from rag.reading.told import asks_at
from rag.text import folded

# Numbers that say how to answer (三点ほどで, 100字以内) or count the things asked for.
_INSTRUCTION = regex(
    r"^\s*(?:点|つ|行|文字|字|ポイント|項目)?(?:ほど|程度|以内|くらい|ぐらい)?(?:で|に)(?:まとめ|整理|教え|要約|説明|答え|挙げ|$|[。?])|^(?:文字|字)"
)
_COUNTED = frozenset({"つ", "章", "節", "条", "項", "文書", "点", "名前", ""})
_ALIKE = {"個": {"個", "つ"}, "本": {"本", "つ"}}
_GENERATION = regex(r"[1-6]g")  # 5G is a name
_COMPARATORS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        regex(
            r"^(?:以上|を?超え|強|あまり|余り|ちょっと|ちょい|そこそこ|と少し|台(?=の|で|に|が|、)|より(?:多|大|高)|を上回|に(?:も)?(?:届い|達し)(?:て(?:い)?(?:る|ます|た)|た))"
        ),
        "≥",
    ),
    (
        regex(
            r"^(?:以下|未満|弱|を(?:下回|割|切)|に(?:も|は)?(?:まだ)?(?:満た|届かな|届いて(?:い)?な|達して(?:い)?な)|より(?:少|小|低))"
        ),
        "≤",
    ),
)
_ENGLISH_COMPARATORS = (
    (
        regex(r"\b(?:more than|over|above|at least|no less than|no fewer than|exceed(?:s|ed|ing)?|beyond) $"),
        "≥",
    ),
    (regex(r"\b(?:less than|fewer than|under|below|at most|up to|no more than) $"), "≤"),
)
_ASSERTED = regex(
    r"(?<=[一-鿿ァ-ヺ])=[^、。?=]{2,16}、|\b(?:given|considering|seeing) that\b|(?:^|[.,;] )(?:since|as|because) (?:the|its|your) [a-z ]{3,30} (?:says?|states?|notes?|sets?|aims?|has|is)\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:heard|read|understand|understood|believe|gather|am told|are told|was told|were told|assume|thought)\b"
    r"|, (?:right|correct|yes|no)\?|, (?:is|does|was|did|has|are|were|do|will|can|have)(?:n't| not)? (?:it|they|we|there)\?"
    r"|(?:です|ます|だ|である|た)(?:よね|が、|けど|けれど|そうで)|でしょ(?!う)|と(?:され(?:て(?:い)?)?(?:る|ます)|(?:聞|伺)い(?:た|ました)|(?:承知|理解|認識)して(?:い|お)(?:る|ります|ます))。(?=.)|とのこと|だそう|そうです|と聞|とされてい|と書かれてい|とあり|ているのは(?:なぜ|どうして)|(?:た|る|だった)(?:の|理由|根拠|原因|要因|背景)(?:は|を|が)|までに[^。]{2,40}(?:する|した|という)(?:計画|目標|予定|kpi|施策)|という前提|だとす(?:ると|れば)|としたら|のに、|という(?:kpi|目標|計画|予定|のは)|(?:低|高|少な|多|遅|早)すぎ|(?:なぜ|どうして)|しかない|でよかった|で合って|はず|理由を教|根拠は|と(?:理解|認識|承知|記憶)して(?:い|お)?(?:る|ます|ります)(?:が|けど)"
)


# 平成30年に始まった制度の目的は: the time of what is past is taken for granted.
_TOLD = regex(r"年(?:度)?(?:\d+月)?(?:\d+日)?(?:に|から|より)[^。、?]{1,24}た(?=[一-鿿ァ-ヺa-z「『])")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing the question says of the record.

    ``holds``: true, false, or None where the record does not decide. ``truth`` is the evidence
    that decides (None for ministries, which the record's ministry cell decides).
    """

    kind: str
    said: str
    holds: bool | None
    truth: Evidence | None = None


def is_assertion(question: Question) -> bool:
    """Whether the question states something before it asks (…とのことですが, …なのはなぜ)."""
    if any(not _asks_what(question.text, match) for match in _ASSERTED.finditer(question.text)):
        return True
    if is_reported(question):
        return True
    valued = question.has("number", "date") or bool(asked_units(question.text))
    return bool(_TOLD.search(question.text)) and not valued


def is_reported(question: Question) -> bool:
    """Whether a sentence of its own tells what was said or written: …と報告書に書きました."""
    return bool(wording("heard", "reported").search(question.text))


_QUOTED = regex(r"(?:とされてい|と書かれてい|とあり)$")
_INTERROGATIVE = regex(WH)


_CONFIRMING = regex(
    r"(?:確認|質問|相談|照会|お尋ね|お伺い|お聞き)(?:を)?(?:(?:し|さ)(?:たい|せてほしい|せてください)|まで)?(?:なの|なん|の|ん)?(?:です|だ|で)$"
)
"""That something is to be confirmed states nothing: 確認なんですけれど."""


_BARE_ASK = regex(r"^[^、]{0,12}の(?:は|が)[?？。\s]*$")
"""A sentence that only asks, of what is told before it: 決まったのは？"""
_CLEFT = regex(r"の(?:は|が)$")
_ENDS = regex(r"[、\s]*[?。]*$")


def _asks_what(text: str, asserted: re.Match[str]) -> bool:
    """Whether what the documents say is asked rather than told: 延期後いつに決まったと書かれていますか."""
    if _CLEFT.search(text, asserted.start(), asserted.end()) and _ENDS.match(text, asserted.end()):
        return True  # 決まったのは？
    before = text[text.rfind("。", 0, asserted.start()) + 1 : asserted.start()]
    if _CONFIRMING.search(before + re.sub(r"(?:が|けど|けれど).*$", "", asserted.group())):
        return True
    return bool(_QUOTED.search(asserted.group()) and _INTERROGATIVE.search(before))


def amount_claims(question: Question, found: list[Evidence]) -> tuple[Claim, ...]:
    """Amounts in the question against those of the same unit in the best evidence of its record."""
    if not found:
        return ()
    record = found[0].record
    mine = [e for e in found if e.record.locator == record.locator]
    beside = [record, *(e.record for e in found if record.parent and e.record.parent == record.parent)]
    everything = {q.key for r in beside for f in r.fields for q in quantities(folded(f.display))}
    claims = []
    for asked in question.quantities:
        if asked.unit in _COUNTED or is_instruction(question, asked):
            continue
        sign = comparator(question.text, asked)
        same = [
            (
                e,
                [
                    q
                    for q in quantities(folded(e.sentence.display))
                    if not {q.unit, q.counted}.isdisjoint(_ALIKE.get(asked.unit, {asked.unit}))
                ],
            )
            for e in mine
            if e.features["coverage"] >= 0.25
        ]
        truth = next(((e, found) for e, found in same if found), None)
        if truth is None:
            continue
        values = [q.value for q in truth[1]]
        if sign == "≥":
            holds = any(v >= asked.value for v in values)
        elif sign == "≤":
            holds = any(v <= asked.value for v in values)
        else:
            holds = asked.value in values or asked.key in everything or _about(question.text, asked, values)
        claims.append(Claim("amount", question.shown[asked.start : asked.end], holds, truth[0]))
    return tuple(claims)


_ABOUT = Decimal("0.05")
"""By how much of it a number may miss another that is only said to be about it (約21万基 of 約20.8万基)."""


_POINTS = Decimal(2)
"""The same of a rate, in points: およそ85% is not 89%."""


def _about(text: str, asked: Quantity, values: Sequence[Decimal]) -> bool:
    """Whether a number that is said to be only about so much is about one of these."""
    behind, before = text[asked.end : asked.end + 14], text[: asked.start]
    rough = wording("bounds", "about").search(behind) or wording("bounds", "roughly").search(before)
    margin = _POINTS if asked.unit == "%" else _ABOUT * asked.value
    return bool(rough) and any(abs(v - asked.value) <= margin for v in values)


def _each(text: str, quantity: Quantity) -> bool:
    """「1枚のコスト」「1台あたり」 say of what, not how many."""
    return quantity.value == 1 and bool(
        re.match(r"の|あたり|当たり|当り|ごと|につき|いくら|何円", text[quantity.end :])
    )


def is_instruction(question: Question, quantity: Quantity) -> bool:
    """Whether a number says how to answer (3行で), of which one thing (1台あたり), or belongs to a name (5G).

    Neither does one that counts what is asked for (どの3機関を) state anything, nor any at all (1つでも).
    """
    return bool(
        _GENERATION.fullmatch(quantity.text)
        or _each(question.text, quantity)
        or _INSTRUCTION.match(question.text[quantity.end :])
        or is_count_asked(question, quantity.start, quantity.end)
    )


_POINTED = regex(r"(?:どの|その|この|あの|これら|それら|次の|以下の|上記の?)$")
_ANY = regex(r"(?:件|個|つ|項目|か所|人)?でも")
_FEW = regex(r"[1-9一二三四五六七八九](?!\d)")
"""A count that points to what is asked for or was told is of few: その2か国, not その500団体."""


def is_count_asked(question: Question, start: int, end: int) -> bool:
    """Whether the number at this place counts what is asked for (どの3機関, この3つは何) or means any (1つでも)."""
    text = question.text
    few = _FEW.match(text, start)
    return bool(few and (_POINTED.search(text, 0, start) or _ANY.match(text, end)))


def comparator(text: str, quantity: Quantity) -> str:
    """How a number bounds what is asked: ≥ (以上), ≤ (未満) or =."""
    for pattern, sign in _ENGLISH_COMPARATORS:
        if pattern.search(text[max(0, quantity.start - 16) : quantity.start]):
            return sign
    behind = text[quantity.end : quantity.end + 12]
    return next((sign for pattern, sign in _COMPARATORS if pattern.match(behind)), "=")


_GOAL = regex(
    r"[^、。\d]{0,10}?(?:以上|以下|未満|超)(?:の[^、。]{1,8})?(?:を|と|が|に)(?:[^、。]{0,4})?(?:目標|目指|掲げ|kpi|狙)"
)
_GOAL_AHEAD = regex(r"(?:目標|kpi|ターゲット)(?:値|数|件数)?(?:は|って|が|として|と)[^。?]{0,24}$")
_REACHED = regex(r"[^。]{0,12}(?:達成|達し|届|超え(?:た|て)|上回)")


def is_goal(question: Question, quantity: Quantity) -> Literal["", "ahead", "behind"]:
    """Where a number is told to be the goal itself: behind it (10万件以上を目標に掲げる), ahead (目標は10万件以上)."""
    text, end = question.text, quantity.end
    if _GOAL.match(text, end):
        return "behind"
    return "ahead" if _GOAL_AHEAD.search(text[: quantity.start]) and not _REACHED.match(text[end:]) else ""


_ORDINAL = regex(r"第(\d+)(条|回|次|期|版)")
_ARTICLE = regex(r"(?:第|(?<![\d.第]))(\d+)(条)(?!件|約|例)|第(\d+)(回|次|期|版)")
"""The same as asked: people leave 第 out of an article (AI法の16条)."""


def ordinal_claims(question: Question, found: list[Evidence]) -> tuple[Claim, ...]:
    """第18条 in the question against the 第…条 of the best evidence, if its record nowhere has it."""
    claims = []
    everything = "".join(folded(f.display) for f in found[0].record.fields) if found else ""
    had = _ORDINAL.findall(everything)
    for match in _ARTICLE.finditer(question.text):
        number, kind = [part for part in match.groups() if part]
        for evidence in sorted(found[:6], key=lambda e: not _dated_alike(question, e))[:3]:
            same = [n for n, k in _ORDINAL.findall(folded(evidence.sentence.display)) if k == kind]
            if same and evidence.features["coverage"] >= (0.3 if _dated_alike(question, evidence) else 0.4):
                claims.append(
                    Claim("ordinal", f"第{number}{kind}", (number, kind) in had or number in same, evidence)
                )
                break
    return tuple(claims)


def _dated_alike(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence has a date of the question: 令和元年8月 of 第4回."""
    return any(agrees(a, d) for a in question.dates for d in dates(folded(evidence.sentence.display)))


_SAME_ACT = 0.8
"""Share of the best sentence's coverage from which another speaks of the same act."""


def opposed(question: Question, found: list[Evidence]) -> Claim | None:
    """A statement whose opposite the record says (目標を下回った原因 against 目標を上回る)."""
    mine = [e for e in found[:8] if e.record.locator == found[0].record.locator]
    least = max(0.3, _SAME_ACT * max(e.features["coverage"] for e in mine))
    everything = folded(" ".join(f.display for f in found[0].record.fields))
    sentences = re.findall(r"[^。?]+[。?]*", question.text)
    stated = [s for s in sentences if not _BARE_ASK.search(s)]
    told = "".join(s for s in stated if _ASSERTED.search(s)) or "".join(stated)
    if not contradicts(told, everything):  # what it says of one thing it may deny of another
        return None
    for evidence in mine:
        if evidence.features["coverage"] >= least and contradicts(told, folded(evidence.sentence.display)):
            return Claim("wording", "記載と逆の内容", False, evidence)
    return None


def date_claims(question: Question, found: list[Evidence]) -> tuple[Claim, ...]:
    """Dates in the question against those in the best evidence of its record."""
    if not found:
        return ()
    record = found[0].record
    mine = [e for e in found if e.record.locator == record.locator]
    everything = [d for f in record.fields for d in dates(folded(f.display))]
    claims = []
    for asked in question.dates:
        if asks_at(question, asked.end):
            continue
        if any(agrees(asked, d) for d in everything):
            holds: bool | None = True
        else:
            holds = None
        truth = next(
            (e for e in mine[:6] if dates(folded(e.sentence.display)) and e.features["coverage"] >= 0.5), None
        )
        if holds is None and truth is not None:
            holds = False
        claims.append(Claim("date", question.shown[asked.start : asked.end], holds, truth))
    return tuple(claims)


def agrees(asked: Date, found: Date) -> bool:
    """Whether a date of the source fits one of the question: the parts that both give are equal.

    令和2年 and 令和2年度 fit (people mix them up when they ask); 令和2年3月 and 令和2年8月 do not.
    """
    if asked.year != found.year:
        return False
    if asked.month is not None and found.month is not None and asked.month != found.month:
        return False
    return asked.month is None or found.month is not None
