"""Ministries in a text and the part each is said to play: lead, joint, alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.lazy_regex import regex
from rag.ministries import Mention, agency, mentions
from rag.records import Record
from rag.support.reading import Fact, Reading

Role = Literal["", "lead", "joint"]

# A list of ministries: what may stand between two of them that share a role.
_AND = regex(r"(?:、|,|・|と|及び|並びに|および|ならびに|や|/|\s|,|そして|◎)*")
_LEAD = r"主担当|(?<=を)主に|主(?:で|と(?:し|な)|に(?:な|担))|主管|主務|主導|筆頭|リード役|旗振り役?|主役|幹事|取りまとめ(?:役|省庁|府省|担当|を)|とりまとめ(?:役|を)|主たる(?:府省庁?|省庁|担当)?|主(?=、|で|の(?:立場|位置))|中心的な?(?:役割|立場|存在)(?:を(?:担|務め|果た)[うすっし]?(?:て(?:いる)?)?)?|主な(?:府省庁?|担当)|中心(?:と|に)|主体(?:と|に)|◎"
_JOINT = r"連携|協力|共管|副担当|関係(?:府?省庁?|機関)と|共同|支援役|支える側|脇役|従(?=[のでとにだ、。]|たる|$)|サポート|参画"
_EACH = r"(?:の?(?:[二三四五2-5](?:者|つの省庁|(?:府?省)?庁|府?省)|双方|両者|両方|いずれも|全て|すべて)|ともに|共に|とも|そろって|揃って|並んで)?"
"""What may stand between a list of ministries and their role: …の三者が主担当."""
_LEAD_BEHIND = regex(
    rf"^(?:\((?:{_LEAD})[^()]*\)|{_EACH}(?:だけ|のみ|等|が|は|を|も|の|、)*{_EACH}(?:{_LEAD}))"
)
_LEADS = regex(rf"^(?:だけ|のみ)?が(?:{_LEAD})")
"""Right behind those who lead, whatever stands before them: …への参画は、防衛省が主担当."""
_JOINT_NOUN = r"連携(?:する)?(?:府省庁?|省庁|先|機関|官庁)|共管|副担当"
_JOINT_BEHIND = regex(
    rf"^{_EACH}(?:が|は|を|も|の|とも|、)*{_EACH}(?:{_JOINT_NOUN})|"
    rf"^(?:\((?:{_JOINT})[^()]*\)|(?:だけ|のみ|等)?(?:が|は|を|も|の|とも|と|との)(?:、|密接に|緊密に)?(?:{_JOINT})(?!基盤|プラットフォーム))"
)
_LEAD_BEFORE = regex(
    rf"(?:(?:{_LEAD})(?:する|の|となる|とする|とされる|(?:と(?:し|され|な)|に(?:な|据え))[^、。]{{0,8}}の)?(?:府省庁?|省庁|官庁|機関)?(?:として)?(?:\(◎\))?(?:は|が|:|を|に|=|◎)(?:、|◎|\s)*|◎\s?|リードするのは)$"
)
_JOINT_BEFORE = regex(
    rf"(?:{_JOINT})(?:する|の|先|相手|(?:府省庁?|省庁)?と(?:し|され|な)[^、。]{{0,8}}の)*(?:府省庁?|省庁|官庁|機関)?(?:として)?(?:は|が|:|を|に|=)(?:、|\s)*$|(?:{_JOINT})先?(?:の|は|:)?$"
)
_LED_BY = regex(rf"を(?:{_LEAD})(?:に|とし(?:て)?)?、?$")
"""What stands before those who join another ministry: 総務省を主担当に、文科省が参加する."""
_AMONG = regex(r"の(?:うち|中の?)、?")
"""Between a list of ministries and those of it that have a role: 総務省、外務省のうち外務省."""
_MAINLY = regex("^を(?:主|中心)(?:に|と)")
_OWNS_BEHIND = regex(
    r"^(?:だけ|のみ)?(?:が|は)(?:[^。、]{0,12})?(?:担当|所管)|^(?:だけ|のみ)?(?:の)?(?:所管|担当|管轄)|^に(?:おいて|て)(?:担当|所管)"
)
_OWNS_BEFORE = regex(r"(?:担当|所管|管轄)(?:する|の|となる)?(?:府省庁?|省庁|官庁)?(?:は|が|:)$")
_TOGETHER = regex(r"^が(?:、|密接に|緊密に)?(?:連携|協力|共同)(?:し|で|の下)")
_ALONE = regex(r"^(?:が|は|の)?(?:だけ|のみ|単独|一省|独力)|^(?:が|は)?、?ほかの?府省庁?(?:は|の)")
IS_NOT = r"(?:では|じゃ)(?:な(?:い|く|かった(?:はず|と|け|が|よ|です[よけが]))|ありません)"
"""じゃなかったはず denies; a bare じゃなかった? asks whether it is."""
_NOT = regex(
    r"^[がはをもと、の]*(?:主担当|担当|主管|所管|連携)?(?:する)?(?:府省庁?|省庁|先)?"
    rf"(?:{IS_NOT}"
    r"|(?:に(?:は)?(?:含まれ|入|な|加わ|名を連ね|挙が)|と(?:は|して(?:は)?)?(?:な|され|挙げられ))"
    r"(?:っ?て(?:い|お)?|ら)?(?:な(?:い|く)|ません|ず|ら(?:ない|ず)))"
)


@dataclass(frozen=True, slots=True)
class Part(Fact):
    """A ministry named in a text. ``owner`` tells that it is said to have the measure at all."""

    mention: Mention
    role: Role
    alone: bool
    owner: bool
    denied: bool

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.mention.name

    @property
    def parent(self) -> str:
        """The ministry that a bureau (気象庁) belongs to, or empty."""
        known = agency(self.mention.name)
        return known.parent if known else ""


def parts(reading: Reading) -> tuple[Part, ...]:
    """Every ministry that a text names, in order; ministries in one list share a role."""
    text = reading.text
    found = mentions(text)
    groups: list[list[Mention]] = []
    ahead: dict[int, int] = {}
    for mention in found:
        if groups and _AND.fullmatch(text[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            if groups and _AMONG.fullmatch(text[groups[-1][-1].end : mention.start]):
                ahead[mention.start] = groups[-1][0].start
            groups.append([mention])
    return tuple(part for g in groups for part in _in_list(text, g, ahead.get(g[0].start, g[0].start)))


def _in_list(text: str, group: Sequence[Mention], start: int) -> Iterator[Part]:
    """The ministries of one list with the role they share, or each its own (総務省(主担当)、◎総務省).

    ``start`` is where the list begins that they are picked from.
    """
    before, behind = text[:start], text[group[-1].end : group[-1].end + 24]
    if _AMONG.match(behind):
        before = ""
    together = bool(_TOGETHER.match(behind)) and len(group) > 1
    shared = _shared_role(before, "" if together else behind)
    owner = bool(shared or together or _OWNS_BEHIND.match(behind) or _OWNS_BEFORE.search(before))
    marked = not shared and any(text[: m.start].endswith("◎") for m in group)
    for mention in group:
        own = text[mention.end : mention.end + 24]
        role = shared
        if own.startswith("(") and len(group) > 1:
            role = _shared_role("", own) or shared
        elif marked:
            role = "lead" if text[: mention.start].endswith("◎") else "joint"
        yield Part(
            text=mention.written,
            start=mention.start,
            end=mention.end,
            mention=mention,
            role=role,
            alone=len(group) == 1 and bool(_ALONE.match(own)),
            owner=owner or bool(role),
            denied=bool(_NOT.match(behind)),
        )


def _shared_role(before: str, behind: str) -> Role:
    """The role that the words before or behind a list of ministries give them."""
    if _LEADS.match(behind):
        return "lead"
    if _LED_BY.search(before) and not _LEAD_BEHIND.match(behind):
        return "joint"
    if _LEAD_BEFORE.search(before):
        return "lead"
    if _MAINLY.match(behind):
        return "lead"
    if _JOINT_BEFORE.search(before):
        return "joint"
    return "lead" if _LEAD_BEHIND.match(behind) else "joint" if _JOINT_BEHIND.match(behind) else ""


def listed(record: Record, part: Part, bureaus: Collection[str]) -> list[Role]:
    """The roles that the ministry has in the record; empty where it has none.

    A bureau stands for its ministry where it is one of ``bureaus``, those that the evidence names.
    """
    names = {part.name, part.parent} if part.name in bureaus else {part.name}
    own = [m for m in record.ministries if m.name in names]
    office = part.mention.office
    if office and any(m.office for m in own):
        own = [m for m in own if m.office == office]
    return ["lead" if m.lead else "joint" for m in own]
