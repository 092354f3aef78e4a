"""Who may act: how a text names parties, and whether two names may be of the same one."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.ministries import agency, mentions
from rag.support.terms import Term
from rag.support.wordings import ACTORS, NAMED, PARTY


def is_party(term: Term) -> bool:
    """Whether a compound noun names somebody who may act."""
    name = name_of(term)
    party = PARTY.search(name) or NAMED.search(name) or mentions(name)
    return bool(party) and not _THING.search(name)


def name_of(term: Term) -> str:
    """A party without what only stresses it (政府自ら)."""
    return _STRESSED.sub("", term.text)


_STRESSED = regex(r"(?:自ら|自身|側)$")
_THING = regex(r"(?:ネットワーク|基金|日本|我が国|国会|常会)$")
"""Names that stand for what is made rather than for who acts."""


def is_same(left: str, right: str) -> bool:
    """Whether two names may be of the same party."""
    left, right = _plain(left), _plain(right)
    if left.endswith(right) or right.endswith(left):
        return True
    if any(left.endswith(tuple(g)) and right.endswith(tuple(g)) for g in ACTORS):
        return True
    if _LOCAL.search(left) and _LOCAL.search(right):
        return True
    mine, theirs = ministries_of(left), ministries_of(right)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    return bool((mine or theirs) and _STATE.search(right if mine else left))


def ministries_of(name: str) -> frozenset[str]:
    """The ministries that a name is of, with those above them."""
    found = {m.name for m in mentions(name)}
    parents = {a.parent for a in map(agency, found) if a and a.parent}
    return frozenset(found | parents)


def _plain(name: str) -> str:
    return _AROUND.sub("", name)


_AROUND = regex(r"^(?:各|全|同|当該|本|両|関係|多く)+|(?:等|など)+$")
_LOCAL = regex(r"(?:地方公共団体|自治体|市区?町村|都道府県|道府県|[県市区町村])$")
_STATE = regex(r"(?:国|政府|府省庁?|省庁|行政機関|行政|日本)$")


def is_vague(name: str) -> bool:
    """Whether a name may stand for anybody."""
    return bool(_VAGUE.search(name))


_VAGUE = regex(
    r"^(?:各|同|両|全|当該)?(?:関係)?(?:機関|者|団体|府省庁?|省庁|組織|会議|関係者|担当者|対象者|職員)(?:等|など)?$|^(?:同|両|各|当|双方)"
)
