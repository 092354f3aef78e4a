"""Which ministries a set question filters by, in which part, joined how."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from rag import conditions as on
from rag.condition import Condition, any_of
from rag.conditions import Role
from rag.ministries import Mention
from rag.table_atoms import MASK, Atom, Reading
from rag.table_words import table_words


@dataclass(slots=True)
class _Named:
    """A ministry named, with what is said about it."""

    mention: Mention
    role: Role | None
    start: int
    end: int
    negated: bool = False
    cues: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ministries:
    """What the question says about ministries.

    ``condition`` joins those named (None where none is); ``either`` is the reading by または
    where と was said without 両方; ``role_said`` is false where no part is named.
    """

    named: tuple[tuple[str, str], ...] = ()
    condition: tuple[Condition, ...] = ()
    either: Condition | None = None
    role: Role = "lead"
    role_said: bool = True
    excluded: tuple[str, ...] = ()
    each: bool = False


def read_ministries(reading: Reading) -> Ministries:
    """Read the ministries named and mask them with what is said of their part."""
    found = _mentions(reading)
    if not found:
        return Ministries()
    words = table_words()
    text = reading.text
    _roles(text, found)
    _alone_beside(reading, found)
    reading.bare += [n.end for n in found if n.role is None]
    explicit = [n.role for n in found if n.role]
    role_said = bool(explicit)
    _inherit(text, found)
    last = found[-1].end
    if restricted := words.find("ministries.restricted", text[last:]):
        for n in found:
            n.role = "lead" if restricted["lead"] else "joint"
        reading.hide(last + restricted.start(), last + restricted.end())
    alone = any(a.condition.value == "all:1:1" for a in reading.atoms)
    conditions: list[Condition] = []
    for n in found:
        if alone and n.role == "lead" and not n.negated:
            n.role = "alone"  # the only one named may stand without ◎
        group = n.mention.group
        role: Role = n.role or ("any" if group else "lead")
        condition = on.ministry(n.mention.name, n.mention.office, role)
        conditions.append(condition.negated() if n.negated else condition)
    each = len(found) > 1 and bool(words.find("joints.each", text))
    grouped = _group(text, found, conditions)
    either = None
    together = bool(words.find("joints.both", text))
    same = len({n.role for n in found}) == 1 and not any(n.negated for n in found)
    if len(found) > 1 and len(grouped) == len(found) and same and not together:
        either = any_of(tuple(conditions))
    for n in found:
        for start, end in ((n.start, n.end), *n.cues):
            reading.hide(start, end)
    start, end = found[0].start, max(e for n in found for e in (n.end, *(c[1] for c in n.cues)))
    for condition in grouped:
        reading.atoms.append(Atom(condition, start, end))
    return Ministries(
        named=tuple((n.mention.name, n.mention.office) for n in found),
        condition=tuple(grouped),
        either=either,
        role=found[0].role or "lead",
        role_said=role_said,
        excluded=tuple(n.mention.label for n in found if n.negated),
        each=each,
    )


def _alone_beside(reading: Reading, found: list[_Named]) -> None:
    """A remark in parentheses that nobody else is meant: (他省庁との共管を除く)."""
    aside = table_words().find("ministries.none_else_aside", reading.text)
    if aside is None:
        return
    reading.hide(*aside.span())
    for n in found:
        n.role = "alone" if n.role in (None, "lead", "any") and not n.negated else n.role


def _mentions(reading: Reading) -> list[_Named]:
    words = table_words()
    text = reading.text
    found = []
    for mention in reading.question.agencies:
        start, end = mention.start, mention.end
        if MASK in text[start:end]:
            continue
        followed = words["ministries.followed"].match(text[end:])
        said = reading.question.text
        if followed and (re.search("[多少]", said) or words.find("operations.nth", said)):
            reading.after = mention.label
            reading.hide(start, end + followed.end())
            continue
        if mention.group and words["ministries.not_a_name"].match(text[end:]):
            continue
        if text[start - 1 : start] in '「『"' and text[end : end + 1] in '」』"' and start:
            start, end = start - 1, end + 1
        found.append(_Named(mention, None, start, end))
    return found


def _roles(text: str, found: list[_Named]) -> None:
    """The part each one plays: from the cue just before it, else the first one behind it."""
    words = table_words()
    for i, n in enumerate(found):
        before = text[found[i - 1].mention.end if i else 0 : n.start]
        behind = text[n.end : found[i + 1].start if i + 1 < len(found) else None]
        n.negated = bool(
            words.find("joints.excluded_before", before) or words["joints.excluded"].match(text[n.end :])
        )
        if spoken := words["ministries.spoken_of"].match(text[n.end :]):
            n.role, n.negated, n.end = "any", True, n.end + spoken.end()
            continue
        n.role = next((role for pattern, role in words.roles_before if pattern.search(before)), None)
        if only := words["ministries.only"].match(behind):
            said_before = n.role == "lead" and words.find("ministries.lead_before", before)
            leads = said_before or words["ministries.only_lead"].match(behind[only.end() :])
            n.role = "sole lead" if leads else "alone"
            n.negated = False  # 総務省以外が関わらない: nobody else
            n.end += only.end()
        else:
            _cue(n, behind, text)
        if n.role == "any" and not n.cues and (but := words["ministries.but_no_lead"].match(behind)):
            n.role = "joint"  # involve MEXT but are not led by it
            n.cues.append((n.end + but.start(), n.end + but.end()))
        if n.role is None and re.match(r"を?抜き(?!出|取)", behind):
            n.role = "any"  # 文科省抜きで: in no part


def _cue(n: _Named, behind: str, text: str) -> None:
    """The cue behind a name: the first one, at the same place the longest one."""
    words = table_words()
    cues = [(m.start(), -m.end(), role) for pattern, role in words.roles if (m := pattern.search(behind))]
    if cues and n.role is None:
        start, end, n.role = min(cues)
        n.cues.append((n.end + start, n.end - end))
        _turn(n, text)
    elif n.role is None and n.mention.group and (apart := words["joints.excluded_clause"].match(behind)):
        n.role, n.negated = "any", True  # 関係府省庁の併記があるものは除く
        n.cues.append((n.end, n.end + apart.end()))
    said = max((end - n.end for _, end in n.cues), default=0)
    whichever = words.roles[0][0].search(behind, max(said, 0))  # (主担当・連携とも) said behind another cue
    if whichever and n.role in ("lead", "joint") and not n.negated:
        n.role = "any"
    elif n.role == "lead" and (nobody := words.find("ministries.none_else", behind)):
        n.role = "alone"
        n.cues.append((n.end + nobody.start(), n.end + nobody.end()))


def _turn(n: _Named, text: str) -> None:
    """主担当ではないが関わる means a part without ◎, 主担当でない the opposite of leading."""
    words = table_words()
    at = n.cues[-1][1]
    if n.role == "any" and (later := words["ministries.but_no_lead"].match(text[at:])):
        n.role = "joint"
        n.cues.append((at, at + later.end()))
        return
    apart = words["joints.excluded_clause"].match(text[at:])
    negation = apart or words["joints.negated"].match(text[at:]) or words["joints.excluded"].match(text[at:])
    if negation is None:
        return
    if apart:
        n.negated = True
        n.cues.append((at, at + apart.end()))
        return
    rest = text[at + negation.end() :][:16]
    if n.role == "lead" and words.find("ministries.but_named", rest):
        n.role = "joint"
    elif n.role == "joint":
        n.role = "lead" if words.find("ministries.but_lead", rest) else n.role
    else:
        n.negated = True
    n.cues.append((at, at + negation.end()))


def _inherit(text: str, found: list[_Named]) -> None:
    """総務省と経産省が主担当: the cue behind the last one holds for all joined to it."""
    words = table_words()

    def linked(a: _Named, b: _Named) -> bool:
        between = text[a.mention.end : b.mention.start].strip('「」『』"')
        return bool(words["joints.and"].match(between) or words["joints.or"].match(between))

    for i in reversed(range(len(found) - 1)):
        a, b = found[i], found[i + 1]
        if a.role is None and (linked(a, b) or b.role is not None):
            a.role = b.role
            a.negated = a.negated or (b.negated and linked(a, b))
    for a, b in itertools.pairwise(found):
        if not b.mention.group or linked(a, b):  # 内閣官房が◎のうち関係府省庁もあるもの
            b.role = b.role or a.role


def _group(text: str, found: list[_Named], conditions: list[Condition]) -> list[Condition]:
    """Those joined by または (or any, where いずれか is said) as alternatives of one condition."""
    words = table_words()
    if len(found) > 1 and words.find("joints.either", text) and not any(n.negated for n in found):
        return [any_of(tuple(conditions))]
    groups: list[list[Condition]] = [[conditions[0]]]
    runs: list[list[Condition]] = [[conditions[0]]]
    both = bool(words.find("joints.both", text))
    for a, b, condition in zip(found, found[1:], conditions[1:], strict=False):
        between = text[a.mention.end : b.mention.start].strip('「」『』"')
        alternative = words["joints.or"].match(between) or words.find("joints.or_word", between)
        if alternative and not (a.negated and b.negated) and not both:
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
