"""The roles that a question gives to ministries, compared with the record's ministry cell."""

from __future__ import annotations

import re

from rag.claims import Claim
from rag.ministries import Mention, agency
from rag.question import Question
from rag.records import Record


def ministry_claims(question: Question, record: Record) -> tuple[Claim, ...]:
    """Roles that the question gives to ministries, against the record's ministry cell."""
    if not record.ministries:
        return ()
    claims = []
    for mention in question.agencies:
        role = _role(question.text, mention)
        alone = _ALONE.match(question.text[mention.end :])
        if role is None and not alone and not _owns(question.text, mention):
            continue
        listed = [m for m in record.ministries if m.name in _names(mention)]
        if mention.office and any(m.office for m in listed):
            listed = [m for m in listed if m.office == mention.office]
        if role == "lead" or (role is None and record.leads):
            holds = any(m.lead for m in listed) if record.leads else bool(listed)
        elif role == "joint":
            holds = any(not m.lead for m in listed)
        else:
            holds = bool(listed)
        if _DENIED.search(question.text[mention.start : mention.end + 16]) or _DENIED_ROLE.search(
            question.text[: mention.end]
        ):
            holds = not holds
        if alone and holds and {m.name for m in (record.leads or record.ministries)} - _names(mention):
            holds = False
        claims.append(Claim("ministry", mention.label, holds))
    return tuple(claims)


_BEHIND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lead", re.compile(r"^(?:の(?:欄|ところ))?に(?:は|も)?(?:◎|主担当|二重丸)")),
    ("joint", re.compile(r"^[がはもを]?(?:連携|協力|副担当|サブ|脇)")),
    ("lead", re.compile(r"^(?:だけ|のみ)?[がはも][^、。?]{2,40}(?:の|で)(?:主担当|主管|主務)(?:省庁|府省庁?)?(?:です|で|か|と|だ|[?。])|^(?:だけ|のみ)?[がはもを]?(?:、)?(?:主担当|主管|主務|主に|主と(?:され|なっ|して)|主(?:な|たる)|主導|主体|リード|中心|筆頭|◎)|^\s*(?:leads?\b|the lead\b|in charge\b|responsible\b|is (?:the )?(?:lead|responsible|in charge))")),
    ("any", re.compile(r"^の(?:名前|名|省名)(?:が|は|も)(?:入|あ|載|挙|出)|^[)）]?[がはも](?:、)?(?:名前|名|省名)が?(?:入|あ|載|挙|出)|^[がはも][^、。?]{0,40}(?:に|で|へ|と)(?:も)?(?:関わ|かかわ|関係し|参加し|参画し|加わ|入って|連携し|含まれ|名を連)|^[がはもを]?(?:関わ|かかわ|関係|参加|入っ|含まれ|名を連)")),
)  # fmt: skip
_BEFORE_LEAD = re.compile(
    r"(?:主担当|主管|主務|リード|◎|(?:主な|主たる)(?:府省庁?|省庁|担当))(?:省庁|府省庁?|官庁)?(?:は|が)$|(?:led by|lead ministry is)\s*(?:the )?$|(?:主担当|主管|主務|リード役?|中心|◎)(?:に|と|を|が)?(?:なって(?:い)?る|なった|である|務める|務めて(?:い)?る|担う|担って(?:い)?る|付いて(?:い)?る|付いた|の)$"
)


def _role(text: str, mention: Mention) -> str | None:
    """The role the question gives to a ministry in so many words, or None."""
    if _BEFORE_LEAD.search(text[: mention.start]):
        return "lead"
    behind = text[mention.end : mention.end + 30]
    return next((role for role, pattern in _BEHIND if pattern.search(behind)), None)


_ALONE = re.compile(r"だけ|のみ|の?単独|の一省")
_DENIED = re.compile(r"(?:では|じゃ)(?:な(?:い|く)|ありません)|でない|以外|を除")
_DENIED_ROLE = re.compile(r"以外の?$")


def _names(mention: Mention) -> set[str]:
    """The ministry itself, or for a bureau (気象庁) also the one it belongs to."""
    known = agency(mention.name)
    return {mention.name, *((known.parent,) if known and known.parent else ())}


def _owns(text: str, mention: Mention) -> bool:
    """「総務省の事業ですが」「経産省の担当」「担う総務省は」: the ministry is said to own the measure."""
    behind, before = text[mention.end : mention.end + 14], text[max(0, mention.start - 8) : mention.start]
    return bool(
        re.match(
            r"^(?:所管|主管|担当|管轄)の|の?[^、。]{0,8}(?:が|は)(?:担当|所管|実施|進め|行|やっ|主)|の(?:施策|事業|取組|担当|所管|管轄|計画)(?:です|だ|な|で(?:す|あ|は|しょ|合)|か|という|と聞|$)|が(?:担当|所管|実施|進め|行|やっ|やる|主|担|受け持|手が)|が(?:や|と)り",
            behind,
        )
        or re.search(
            r"(?:所管|担当|主管|管轄|実施|推進|取りまとめ)(?:して(?:い)?る|する|した)?のは$|(?:主?担当|所管|主管)は$|(?:担う|担当する|所管する|進める|実施する|主管する)$",
            before,
        )
    )
