"""How the end of a clause puts what it says: done, under way, ahead, denied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rag.figures import Date, dates
from rag.lazy_regex import regex
from rag.support.wordings import tail

Standing = Literal["done", "running", "planned", "ahead", ""]
"""How far an act is: done; under way; expressly planned; put in the present or future; left open."""
Phase = Literal["complete", "begun", "running", ""]
_PHASES: tuple[Phase, ...] = ("complete", "begun", "running")
_BEGUN = regex(r"(?:開始|着手|スタート)(?:(?:が|は)?(?:既に|すでに))?(?:され|し)?済み?(?:。|$|で|だ|と)")
"""What is done is that it was begun: 受付は開始済み."""
_IS = regex(r"[てで](?:い(?:る|ます)|おり(?:ます)?)$")
_FROM_NOW = regex(r"今後|これから")
_BY_WHEN = regex(r"(?:目途|めど)に|今後")
"""What tells by when rather than that it is still ahead: 年度末を目途に統合された."""
_REACHED = regex(r"(?:達成|完了|終了|決定|合意|成立|施行|設立)$")
"""Bare nouns that put an act as done where nothing puts it as ahead."""
_THUS = regex(r"^(?:これ(?:ら)?(?:の[^、]{1,8})?に(?:より|よって)|上記の取組)")
_NEGATIVE = regex(
    r"(?:(?<=[一-鿿])[わかがさたなばまらえけせてねべめれ]ず|(?<!く)(?:な(?:い|く|かった|し)|ません(?:でした)?|せず|されず|えず|られず|ておらず|ていず|できず|らず|れず|べず|めず|けず))(?:、|。|$|が|も|た|と|状|現|ま|もの|ため|の[はがで]|こと|\)|上|うえ|ほか|限)"
)
_NO_NEGATIVE = regex(
    r"少なくとも|少なくない|(?:なけれ|ね|なく)(?:ば|ては)なら(?:ない|なく|ず|ません)|だけ(?:で|じゃ)(?:は)?なく|のみ(?:なら(?:ず|ない)|でなく|ではなく)|かもしれ(?:ない|ません)|かねな|に(?:限ら|とどまら|留まら)ず|"
    r"(?:を|に)(?:問わず|かかわらず|関わらず|拘らず)|必ず|(?<![一-鿿])まず|欠かせ(?:ない|ません|ず)|欠かさず|ばかりで(?:は)?なく|余すところなく|変わり(?:は|が)?な|(?:こと)?は?ならな|やむを得|少なくない|例外なく|漏れなく|隈なく|くまなく|滞りなく|なく(?:す|し|そ)|間違い(?:は|が)?な|(?:ない|なく)と(?:いけ|なら)な|なければ(?:いけ|なら)な|取り残さ(?:ない|れない|ず)|別なく|わらず"
)
LESSENED = regex(
    r"にくい|にくく|づらい|不十分|不可欠|不要|未[設整実着達完策公導了利]|非公開|限定的|限られ|とどま(?!ら)|留ま(?!ら)|(?:すぎ|過ぎ)(?:な|ず|ません)|困難|難し|僅少|わずか|滞[っりる]|遅れ|のみならず|除い|除き|乏し|少な|低い|不足|なくす|ない|なく|なかっ|ません|せず|ず、"
)
"""Words by which a text says that something is not, or hardly, so."""


PREFIXED = regex(r"(?<![一-鿿])(?:不(?!動産|正|断)|未(?!来)|非(?!常))[一-鿿]")
"""A word that denies in itself: 不感 for 使えない."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the place of a sentence says of its acts.

    ``goals``: bare nouns are still to be done (a KPI, a plan); ``results``: they are done;
    ``edition`` is (year, month) of the document.
    """

    goals: bool = False
    results: bool = False
    edition: tuple[int, int] = (0, 0)


def denied(plain: str) -> bool:
    """Whether folded text says that something is not so."""
    return bool(_NEGATIVE.search(_NO_NEGATIVE.sub("", plain) + "。"))


def phase_of(plain: str) -> Phase:
    """Whether folded text ends in an act that is finished, begun or going on."""
    end = plain[-20:]
    if _BEGUN.search(end):
        return "begun"
    return next((name for name in _PHASES if tail(name, end)), "")


def standing_of(plain: str, frame: Frame | None, whole: str = "") -> Standing:
    """How far the act of a clause is, by its end; of a bare noun of the documents, by its place and dates.

    ``whole`` is the sentence, whose dates count where the clause has none and its place is a list of goals.
    """
    end = plain[-24:]
    past, settled = tail("past", plain), tail("settled", end)
    if tail("planned", _BY_WHEN.sub("", plain[-8:]) if past or settled else end):
        return "planned"
    if past or settled:
        return "done"
    if tail("running", end):
        return "running"
    ahead = tail("ahead", end)
    if frame is None:
        return "ahead" if ahead else "running" if _IS.search(end) else ""
    months = [last_month(d) for d in dates(plain) if "年" in d.text or d.month]
    if frame.goals:
        known = months or [last_month(d) for d in dates(whole) if "年" in d.text or d.month]
        if not known:
            return "ahead"
        return "done" if max(known) < frame.edition else "planned"
    if any(m >= frame.edition for m in months):
        return "planned"
    if ahead or (_THUS.search(plain) and not frame.results) or _FROM_NOW.search(plain):
        return "ahead"
    return "done" if frame.results or months or _REACHED.search(plain) else ""


def last_month(date: Date) -> tuple[int, int]:
    """(year, month) in which what a date names ends."""
    if date.month is not None:
        return date.year, date.month
    return (date.year + 1, 3) if date.fiscal else (date.year, 12)
