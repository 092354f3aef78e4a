"""The roles that a question gives to ministries, compared with the record's ministry cell."""

from __future__ import annotations

import re

from rag.figures import integer
from rag.lazy_regex import regex
from rag.ministries import Mention, agency
from rag.polar.proposition import wording
from rag.premises.claims import Claim
from rag.question import Question
from rag.reading.choice import is_of_offices
from rag.records import Record
from rag.support.roles import IS_NOT


def lead_claims(question: Question, record: Record, denied: bool) -> tuple[Claim, ...]:
    """How many ministries are said to lead (主担当が二つの府省にまたがって); ``denied``: that they do not."""
    match, leads = _LEADS.search(question.text), {m.label for m in record.leads}
    if record.leads and not question.agencies and (every := _ALL_LEAD.search(question.text)):
        said = integer(every["n"]) if every["n"] else None
        holds = len(leads) == len({m.label for m in record.ministries}) and said in (None, len(leads))
        return (Claim("ministry", every["all"], holds != denied),)
    if match is None or not record.leads:
        return ()
    wanted = integer(match["n"])
    holds = len(leads) > 1 if wanted is None else len(leads) == wanted
    return (Claim("ministry", match["n"], holds != denied),)


_LEADS = regex(
    r"(?:主担当|◎)(?:[^。、?]{0,4}?[一二三四1-4](?:つ|省|人)の?[^。、?]{0,4}?(?:で(?:は)?|じゃ)なく(?:て)?、?)?[^。、?]{0,8}?(?P<n>複数|[一二三四1-4])(?:つ|省|の府省|府省)?(?![^。、?]{0,4}(?:で(?:は)?|じゃ)なく)"
)
"""主担当が一つの役所でなく三つ: the number behind what is denied."""


_ALL_LEAD = regex(
    r"(?P<all>(?P<n>[2-6二三四五六])(?:つ|者|府?省庁?)とも|すべて|全て|全部|どれも|どこも|いずれも|みんな)(?:が|の[^、。?]{1,6}が)?(?:主担当|◎)"
)
"""三つとも◎なの: the ministry cell has no other than leading ones."""


def ministry_claims(question: Question, record: Record) -> tuple[Claim, ...]:
    """Roles that the question gives to ministries, against the record's ministry cell."""
    if not record.ministries or asks_which(question):
        return ()
    claims = []
    for mention in question.agencies:
        if _wording("of_many").search(question.text[: mention.start]):
            continue
        if _LEFT_OUT.match(question.text, mention.end):
            continue
        role = _role(question.text, mention)
        alone = is_alone(question.text, mention)
        if role is None and not alone and not _owns(question.text, mention):
            continue
        denied = _denied(question.text, mention)
        names = {mention.name} if denied else names_of(mention)  # not the bureau: its ministry may
        listed = [m for m in record.ministries if m.name in names]
        if mention.office and any(m.office for m in listed):
            listed = [m for m in listed if m.office == mention.office]
        if role == "lead" or (role is None and record.leads):
            holds = any(m.lead for m in listed) if record.leads else bool(listed)
        elif role == "joint":
            holds = any(not m.lead for m in listed)
        else:
            holds = bool(listed)
        holds = holds != denied
        others = record.leads if role == "lead" and record.leads else record.ministries
        if alone and holds and {m.name for m in others} - names_of(mention):
            holds = False
        claims.append(Claim("ministry", mention.label, holds))
    return tuple(claims)


def asks_which(question: Question) -> bool:
    """Whether a ministry is named only to ask which it is, or which measures it has: nothing is claimed."""
    named = any(number in question.text for number in question.measures)
    of_two = _OPEN.search(question.text) or is_of_offices(question)
    return bool(of_two or (not named and _OF_SET.search(question.text)))


def _denied(text: str, mention: Mention) -> bool:
    """Whether the question denies the role (総務省ではない, 総務省以外の, not led by MIC)."""
    before, behind = text[: mention.start], text[mention.start : mention.end + 16]
    within = _DENIED.search(behind) or _DENIED_ROLE.search(text[: mention.end])
    return bool(within) != bool(_DENIED_BEFORE.search(before))


def claims_role(question: Question) -> bool:
    """Whether the question says of a ministry that it leads or takes part."""
    if _COUNTRY_LEADS.search(question.text):
        return False
    return any(_role(question.text, m) or is_alone(question.text, m) for m in question.agencies)


_COUNTRY_LEADS = regex(r"(?:日本|[我わ]が国)(?:側)?が、?[^、。?]{0,4}(?:主導|引っ張|牽引|リード|先導)")
"""A country leads others, no measure."""


def is_alone(text: str, mention: Mention) -> bool:
    """Whether nobody but the ministry is meant there: 経産省だけの, MIC alone."""
    return bool(_ALONE.match(text[mention.end :]))


def _wording(name: str) -> re.Pattern[str]:
    return wording("ministry", name)


def _role(text: str, mention: Mention) -> str | None:
    """The role the question gives to a ministry in so many words, or None."""
    for said in ("lead", "any"):
        if _wording(f"{said}_before").search(text[: mention.start]):
            return said
    behind = text[mention.end : mention.end + 44]
    return next((role for role in _ROLES if _wording(role).search(behind)), None)


_ROLES = ("lead", "joint", "any")
"""In the order in which they are looked for behind a ministry."""


_ALONE = regex(
    r"\s{0,3}(?:is |as )?(?:the )?(?:only|sole) (?:ministry|agency|one)|\s{0,3}alone\b|(?:だけ|のみ)(?!(?:では?|じゃ)な)|[のがは]?単独|の一省|(?:が|は)(?:1|一)省(?:だけ|のみ)?で"
)
_OPEN = regex(
    r"それとも|(?:省|庁|府|房|会|者)(?:の|、|で(?:は|なら)?、?)(?:うち、?)?(?:どちら|どっち)(?!も|でも|に(?:も|せよ|しろ))"
    r"|(?:◎|担当|主管|所管|リード)[ぁ-ん]{0,7}?(?:の|もの|やつ|施策|取組)(?:(?:は|って)(?:どれ|何(?![年月件])|なに)|(?:だけ|のみ)(?:に|を|で|は|[。?]|$))"
)
"""農水省が主担当?それとも, 環境省と経産省のどちらが, 外務省が◎なのはどれ."""
_OF_SET = regex(
    r"(?:(?<!な)もの|やつ|施策|取り?組み?)(?:だけ|のみ)(?:に|を|[?。]|$)|(?:もの|やつ)(?:を|と、?その|[?。]|$)"
    r"|(?:もの|やつ|施策|取り?組み?|(?:◎|主?担当|連携|関係|関わ|入)[ぁ-ん]{0,6}の)(?:は|って|が)、?(?:(?:ほか|他)に(?:も|は)?、?(?=あ[るり])|(?:(?:ほか|他)に(?:も|は)?)?(?:どれ|何|なに|どんな|[?。]|$))"
)
"""経産省が主担当のものだけ, 外務省が◎なのはどれ."""
_LEFT_OUT = regex(r"(?:だけ)?(?:を|は)(?:除(?:い|き|く|け|外)|別にし)")
"""◎の内閣官房を除いて: the others are asked for."""
_DENIED = regex(rf"{IS_NOT}|でない|以外")
_DENIED_BEFORE = regex(
    r"\b(?:other than|except|besides|apart from|not|not (?:led|headed|run|owned) by)\s{0,3}(?:the )?$"
)
_DENIED_ROLE = regex(r"以外の?$")


def names_of(mention: Mention) -> set[str]:
    """The ministry itself, or for a bureau (気象庁) also the one it belongs to."""
    known = agency(mention.name)
    return {mention.name, *((known.parent,) if known and known.parent else ())}


def outright(record: Record, question: Question) -> str:
    """Whether one ministry is in the cell, said as it is where the question denies it: はい to 入ってないの is read both ways."""
    if len(question.agencies) != 1 or not _NOT_IN.match(question.text, question.agencies[0].end):
        return ""
    one = question.agencies[0]
    held = next((m for m in record.ministries if m.name in names_of(one)), None)
    if held is None:
        return f"{one.label}は入っていません。"
    return f"{one.label}は主担当(◎)です。" if held.lead else f"{one.label}も連携に入っています。"


_NOT_IN = regex(
    r"(?:は|って|も|が)?、?(?:ここ|これ|この施策|担当|府省庁|連携)?(?:に|には|と|は)?、?(?:入って|含まれて|関わって|絡んで|加わって|参加して|連携して|載って|噛んで|かんで)(?:い)?(?:ない|ません)"
)


def _owns(text: str, mention: Mention) -> bool:
    """「総務省の事業ですが」「経産省の担当」「担う総務省は」: the ministry is said to own the measure."""
    return bool(
        _wording("owns").search(text[mention.end : mention.end + 14])
        or _wording("owns_before").search(text[max(0, mention.start - 30) : mention.start])
    )


def picks_out(question: Question) -> bool:
    """Whether a ministry picks records out of others (のうち国交省が関係しているもの), which states nothing of the one found."""
    return bool(_PICKS.search(question.text))


_PICKS = regex(
    r"(?:のうち|の中で?|そのうち|それらの?)[^。?]*?(?:もの|やつ|施策|取り?組み?|項目|事業)|[うくぐすつぬぶむるたな◎の](?:もの|やつ|の|施策|取り?組み?|項目)(?:だけ|のみ|(?:は|って)?(?:どれ|いくつ|何件))"
)
