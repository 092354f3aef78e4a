"""Ministries named side by side: what holds for all of them, and whether they are alternatives."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from rag.ministries import Mention
from rag.tables.condition import Condition, any_of
from rag.tables.conditions import Role
from rag.tables.words import table_words


@dataclass(slots=True)
class Named:
    """A ministry named, with what is said about it."""

    mention: Mention
    role: Role | None
    start: int
    end: int
    negated: bool = False
    left_out: bool = False
    """Whether it is taken away from a set (…が関わるものを除く), not only denied."""
    cues: list[tuple[int, int]] = field(default_factory=list)


def inherit(text: str, found: list[Named]) -> None:
    """総務省と経産省が主担当: the cue behind the last one holds for all joined to it."""
    words = table_words()

    def linked(a: Named, b: Named) -> bool:
        gap = text[a.mention.end : b.mention.start]
        between = gap.strip('「」『』"')
        beside = bool(gap) and not between  # 「関係府省庁」「全府省庁」
        return beside or bool(words["joints.and"].match(between) or words["joints.or"].match(between))

    for i in reversed(range(len(found) - 1)):
        a, b = found[i], found[i + 1]
        own = words["ministries.own_records"].match(text[a.mention.end : b.mention.start])
        if a.role is None and not own and (linked(a, b) or b.role is not None):
            a.role = b.role
            if linked(a, b):
                a.negated, a.left_out = a.negated or b.negated, a.left_out or b.left_out
    for a, b in itertools.pairwise(found):
        if not b.mention.group or linked(a, b):  # 内閣官房が◎のうち関係府省庁もあるもの
            b.role = b.role or a.role


def beside_lead(text: str, found: list[Named]) -> None:
    """外務省が主で、防衛省も担う: who is said in passing to do it too is named, with ◎ or without."""
    loosely = table_words()["ministries.loosely"]

    def loose(n: Named) -> bool:
        return bool(n.cues) and bool(loosely.match(text[slice(*n.cues[-1])]))

    for a, b in itertools.pairwise(found):
        leads = a.role == "lead" and not a.negated and not loose(a)
        if leads and b.role == "lead" and loose(b) and text[b.end : b.end + 1] == "も":
            b.role = "any"


def summed(text: str) -> bool:
    """総務省と経産省の主担当件数の合計: what each of them has, counted together."""
    words = table_words()
    return bool(words.find("joints.summed", text) and not words.find("joints.both", text))


def group_named(text: str, found: list[Named], conditions: list[Condition]) -> list[Condition]:
    """Those joined by または (or any, where いずれか is said) as alternatives of one condition."""
    words = table_words()
    either = words.find("joints.either", text) or summed(text)
    if len(found) > 1 and either and not any(n.negated for n in found):
        return [any_of(tuple(conditions))]
    groups: list[list[Condition]] = [[conditions[0]]]
    runs: list[list[Condition]] = [[conditions[0]]]
    both = bool(words.find("joints.both", text))
    for a, b, condition in zip(found, found[1:], conditions[1:], strict=False):
        between = text[a.mention.end : b.mention.start].strip('「」『』"')
        alternative = words["joints.or"].match(between) or words.find("joints.or_word", between)
        if a.left_out and b.left_out and words.find("joints.both", text[b.mention.end :][:8]):
            groups[-1].append(condition)  # 両方が関わるものを除く: either one may be there
        elif alternative and not (a.negated and b.negated) and not both:
            groups[-1].append(condition)
        else:
            groups.append([condition])
        if alternative:
            runs.append([condition])
        else:
            runs[-1].append(condition)
    if both and 1 < len(runs) < len(found):  # (AとBの両方)またはC is the same as (AまたはC)かつ(BまたはC)
        groups = [list(choice) for choice in itertools.product(*runs)]
    return [any_of(tuple(g)) for g in groups]
