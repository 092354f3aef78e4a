"""Which ministries a set question filters by, in which part, joined how."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.tables import conditions as on
from rag.tables.atoms import MASK, Atom, Reading
from rag.tables.condition import Condition, any_of
from rag.tables.conditions import Role
from rag.tables.side_by_side import Named, beside_lead, group_named, inherit, summed
from rag.tables.words import table_words


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
    widened, text = _widened(reading, text)
    _roles(text, found)
    beside_lead(text, found)
    _alone_beside(reading, found)
    reading.bare += [n.end for n in found if n.role is None]
    explicit = [n.role for n in found if n.role]
    role_said = bool(explicit)
    inherit(text, found)
    _likewise(text, found)
    _said_for_all(reading, found, widened)
    role_said = role_said or widened
    alone = any(a.condition.value == "all:1:1" for a in reading.atoms)
    conditions: list[Condition] = []
    for n in found:
        if alone and n.role == "lead" and not n.negated:
            n.role = "alone"  # the only one named may stand without ◎
        group = n.mention.group
        role: Role = n.role or ("any" if group else "lead")
        condition = on.ministry(n.mention.name, n.mention.office, role)
        conditions.append(condition.negated() if n.negated else condition)
    if len(found) > 1 and summed(text):
        reading.notes.append("複数の府省庁に当たる施策は1件と数えました")
    each = len(found) > 1 and bool(words.find("joints.each", text))
    grouped = group_named(text, found, conditions)
    either = None
    together = bool(words.find("joints.both", text))
    same = len({n.role for n in found}) == 1 and not any(n.negated for n in found)
    if len(found) > 1 and len(grouped) == len(found) and same and not together:
        either = any_of(tuple(conditions))
    _add(reading, found, grouped)
    return Ministries(
        named=tuple((n.mention.name, n.mention.office) for n in found),
        condition=tuple(grouped),
        either=either,
        role=found[0].role or "lead",
        role_said=role_said,
        excluded=tuple(n.mention.label for n in found if n.negated),
        each=each,
    )


def _widened(reading: Reading, text: str) -> tuple[bool, str]:
    """Whether records of any part are wanted (主担当でないものも含めて), and the text without what says so."""
    said = table_words().find("ministries.widened", text)
    if said is None:
        return False, text
    reading.hide(*said.span())
    return True, text[: said.start()] + MASK * len(said.group()) + text[said.end() :]


def _said_for_all(reading: Reading, found: list[Named], widened: bool) -> None:
    """A part that is said for all ministries, behind the rest (主担当に限ります) or as 主担当でないものも."""
    last = found[-1].end
    restricted = table_words().find("ministries.restricted", reading.text[last:])
    if restricted:
        reading.hide(last + restricted.start(), last + restricted.end())
        for n in found:
            n.role = "lead" if restricted["lead"] else "joint"
    if widened:
        for n in found:
            n.role = n.role if n.negated else "any"


def _likewise(text: str, found: list[Named]) -> None:
    """総務省も経済産業省も担当している: any part counts, where no part is named and nobody is left out."""
    loosely = table_words()["ministries.loosely"]
    each = len(found) > 1 and all(text.startswith("も", n.mention.end) and not n.negated for n in found)
    if each and any(loosely.match(text[start:end]) for start, end in found[-1].cues):
        for n in found:
            n.role = "any"


def _add(reading: Reading, found: list[Named], grouped: list[Condition]) -> None:
    """Note the conditions and mask the names with what is said of them."""
    for n in found:
        for start, end in ((n.start, n.end), *n.cues):
            reading.hide(start, end)
    start, end = found[0].start, max(e for n in found for e in (n.end, *(c[1] for c in n.cues)))
    single = len(grouped) == len(found)
    for i, condition in enumerate(grouped):
        begin, those = (found[i].start, found[i : i + 1]) if single else (start, found)
        reading.atoms.append(Atom(condition, start, end, begin, any(n.left_out for n in those)))


def _alone_beside(reading: Reading, found: list[Named]) -> None:
    """A remark in parentheses that nobody else is meant: (他省庁との共管を除く)."""
    aside = table_words().find("ministries.none_else_aside", reading.text)
    if aside is None:
        return
    reading.hide(*aside.span())
    for n in found:
        n.role = "alone" if n.role in (None, "lead", "any") and not n.negated else n.role


def _mentions(reading: Reading) -> list[Named]:
    words = table_words()
    text = reading.text
    found: list[Named] = []
    for mention in reading.question.agencies:
        start, end = mention.start, mention.end
        if MASK in text[start:end]:
            continue
        said = reading.question.text
        followed = words["ministries.followed"].match(said[end:])  # 次に多い may be masked already
        leading = words.find("ministries.leading", said[:start])
        if followed and (leading or re.search("[多少]", said) or words.find("operations.nth", said)):
            reading.after = mention.label
            reading.hide(leading.start() if leading else start, end + followed.end())
            continue
        if mention.group and words["ministries.not_a_name"].match(text[end:]):
            continue
        if mention.group and found and words["ministries.as_column"].match(text[end:]):
            continue
        if text[start - 1 : start] in '「『"' and text[end : end + 1] in '」』"' and start:
            start, end = start - 1, end + 1
        found.append(Named(mention, None, start, end))
    return found


def _roles(text: str, found: list[Named]) -> None:
    """The part each one plays: from the cue just before it, else the first one behind it."""
    words = table_words()
    for i, n in enumerate(found):
        before = text[found[i - 1].mention.end if i else 0 : n.start]
        behind = text[n.end : found[i + 1].start if i + 1 < len(found) else None]
        if i + 1 < len(found) and (theirs := words["ministries.own_records"].match(behind)):
            behind = behind[: theirs.end()]
        n.negated = bool(
            words.find("joints.excluded_before", before) or words["joints.excluded"].match(text[n.end :])
        )
        if spoken := words["ministries.spoken_of"].match(text[n.end :]):
            n.role, n.negated, n.end = "any", True, n.end + spoken.end()
            continue
        own = not (i and _SAID_OF_OTHER.fullmatch(before))
        n.role = next((role for pattern, role in words.roles_before if own and pattern.search(before)), None)
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


_SAID_OF_OTHER = regex(r"[がは](?:主担当|主管|◎)、")
"""総務省|が主担当、|経産省も担当: what stands between them is said of the first."""


def _cue(n: Named, behind: str, text: str) -> None:
    """The cue behind a name: the first one, at the same place the longest one."""
    words = table_words()
    cues = [(m.start(), -m.end(), role) for pattern, role in words.roles if (m := pattern.search(behind))]
    if cues and n.role is None:
        start, end, n.role = min(cues)
        n.cues.append((n.end + start, n.end - end))
        _turn(n, text)
    elif n.role is None and n.mention.group and (apart := words["joints.excluded_clause"].match(behind)):
        n.role, n.negated, n.left_out = "any", True, True  # 関係府省庁の併記があるものは除く
        n.cues.append((n.end, n.end + apart.end()))
    said = max((end - n.end for _, end in n.cues), default=0)
    whichever = words.roles[0][0].search(behind, max(said, 0))  # (主担当・連携とも) said behind another cue
    if whichever and n.role in ("lead", "joint") and not n.negated:
        n.role = "any"
    elif n.role == "lead" and (nobody := words.find("ministries.none_else", behind)):
        n.role = "alone"
        n.cues.append((n.end + nobody.start(), n.end + nobody.end()))


def _turn(n: Named, text: str) -> None:
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
        denied = n.negated or bool(words["joints.negated"].match(text[at:]))
        n.negated, n.left_out = not denied, True
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
