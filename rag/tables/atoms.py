"""Conditions as a question states them: what is asked of a record, and where in the text it is said.

The text of a reading shrinks as it is understood: what one step has read is masked for the
next, so that 連携 in a quoted word is never taken for a role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rag.figures import wareki
from rag.lazy_regex import regex
from rag.locators import section_references
from rag.question import Question
from rag.records import Library
from rag.tables import conditions as on
from rag.tables.condition import Condition, Sign, any_of
from rag.tables.table import Universe
from rag.tables.words import KPIS, table_words

MASK = "\x00"
_EITHER_KINDS = {"word", "affix", "year"}
_SIDE_BY_SIDE = regex(r"[、,・と]?")
_RANGED = regex(r"の?(?:から|~|-)")
_NEITHER = regex(r"(?:も|や|・|、|,|か|と|または|とか|に?も、?)?")
_SINCE = regex(
    r"(?P<beyond>より(?:も)?(?:後|先|遅|あと)|を?(?:超え|越え|過ぎ)|の?(?:次の年(?:度)?|翌年(?:度)?)以降)|(?P<before>より(?:も)?(?:前|早|手前))"
    r"|(?:より)?(?P<since>以降|以後|から先|から後)|(?P<until>以前)"
)
_SIGNS: dict[str, Sign] = {"beyond": ">", "before": "<", "since": "≥", "until": "≤"}
_STANDS = regex(r"書|記載|出て|含|とあ|言及|触れ|という")
_ITEMS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
KPI_LABEL = "KPI(進捗・効果)"


@dataclass(frozen=True, slots=True)
class Atom:
    """A condition and the characters of the question that state it."""

    condition: Condition
    start: int
    end: int
    begin: int | None = None
    """Where its own name begins, if ``start`` is that of several ones read together."""

    settled: bool = False
    """Whether words behind it that leave it out were heeded."""

    @property
    def begins(self) -> int:
        """Where the condition itself begins."""
        return self.start if self.begin is None else self.begin


@dataclass
class Reading:
    """A question while its conditions are being read; ``supposed`` and ``after`` name groups that are none."""

    question: Question
    library: Library
    text: str
    atoms: list[Atom] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    """Where names of ministries end of whose part nothing is said: a verb behind them is a condition."""
    unread: bool = False
    """Whether something is taken away that no condition states."""
    supposed: str = ""
    after: str = ""
    beyond: Condition | None = None
    """A topic that is looked for in the names, as one that any field may have."""

    def add(self, condition: Condition, start: int, end: int) -> None:
        """Note a condition and mask its characters."""
        self.atoms.append(Atom(condition, start, end))
        self.hide(start, end)

    def hide(self, start: int, end: int) -> None:
        """Mask characters that are understood."""
        self.text = self.text[:start] + MASK * (end - start) + self.text[end:]


def read_places(reading: Reading, kind: Universe) -> None:
    """第3章第4節, or a section named by its whole title: the part of the outline asked about.

    Several places (第1節と第2節, 第1節から第4節) are alternatives of one condition.
    """
    text = reading.text
    sections = {s.locator: s for s in reading.library.sections}
    found: list[tuple[str, int, int]] = []
    for reference in section_references(text):
        locator = reference.locator
        if locator not in sections:
            chapter = found[-1][0].partition("章")[0] if found else ""
            ends = [s for s in sections if s.endswith(locator)]
            under = f"{chapter}章{locator}"
            if kind == "items" and not chapter:  # 第1節の取組: of the chapter that has items
                ends = [s for s in ends if any(o.startswith(s) and o[-1] in _ITEMS for o in sections)]
            locator = under if under in sections else ends[0] if len(ends) == 1 else locator
        found.append((locator, reference.start, reference.end))
    for section in reading.library.sections:
        at = text.find(section.title.lower())
        below = not found or any(section.locator.startswith(f[0]) for f in found)
        if below and section.kind != "item" and len(section.title) >= 6 and at >= 0:
            found.append(
                (section.locator, at, at + len(section.title))
            )  # 人材の育成(第3章第4節): the part of it
            break
    _add_places(reading, found)


def _add_places(reading: Reading, found: list[tuple[str, int, int]]) -> None:
    inner = [f for f in found if not any(o[0] != f[0] and o[0].startswith(f[0]) for o in found)]
    wanted = list(dict.fromkeys(locator for locator, _, _ in inner))
    if len(inner) == 2 and _RANGED.match(reading.text[inner[0][2] : inner[1][2]]):
        order = [s.locator for s in reading.library.sections]
        level = {s.locator: s.parent for s in reading.library.sections}
        if all(w in level for w in wanted) and len(wanted) == 2:
            between = order[order.index(wanted[0]) : order.index(wanted[1]) + 1]
            wanted = [o for o in between if level[o] == level[wanted[0]]] or wanted
    if wanted:
        start, end = inner[0][1], inner[-1][2]
        reading.atoms.append(Atom(any_of(tuple(on.under(w) for w in wanted)), start, end))
    for _, start, end in found:
        reading.hide(start, end)


def read_in_body(reading: Reading, counted_by: bool = False) -> None:
    """本文記載に○がある, 本文に載っていない; no condition where the records are ``counted_by`` it."""
    words = table_words()
    if counted_by:
        for parts in words["measures.in_body_parts"].finditer(reading.text):
            reading.hide(*parts.span())
        return
    match = words.find("measures.in_body", reading.text)
    if match is None:
        return
    gap = len(reading.text[match.end() :]) - len(reading.text[match.end() :].lstrip("、:="))  # 本文記載 空欄
    rest = reading.text[match.end() + gap :]
    refused = re.search(
        r"\b(?:not|n't|without|absent|never|no|lack(?:s|ing)?)\b[a-z ○]{0,16}$", reading.text[: match.start()]
    )
    stop = words.find("joints.clause_end", rest)
    others = [a.start - match.end() - gap for a in reading.question.agencies if a.start >= match.end() + gap]
    length = min([stop.start() if stop else 14, *others])
    digit = re.search(
        r"[\d\x00]|kpi|進捗|効果|連携|主担当|◎|単独|共同|最[も多少]|一番|いちばん|[多少な]+い[順方]|の?(?:割合|比率|率)|で(?=[^はもなきす])",
        rest[:length],
    )
    clause = rest[: digit.start() if digit else length]
    if none := words.find("operations.none", clause):  # 本文記載○が一つもない番台: a bound on groups
        clause = clause[: none.start()]
    empty = words.find("measures.empty", clause)
    if empty:
        wanted = bool(words["joints.negated"].match(clause[empty.end() :]))
    else:
        wanted = not words.find("measures.in_body_not", match.group() + clause)
    if refused:
        wanted = False
    reading.add(on.in_body(wanted), match.start(), match.end() + gap + len(clause))


def read_years(reading: Reading) -> None:
    """A year or an amount that a field must hold: KPIに令和3年度とある, 期限が2025年度."""
    words = table_words()
    text = reading.text
    about_kpi = bool(words.find("measures.year_field", text))
    for date in reading.question.dates:
        stands = _STANDS.search(text[date.end :][:14])  # 令和3年度とある: whatever it is the year of
        if MASK in text[date.start : date.end] or not (about_kpi or stands):
            continue
        names, label = kpis_named(text, date.start, date.end) if about_kpi else ((), "いずれかの欄")
        deadline = bool(not stands and words.find("measures.deadline", text))
        after = _SINCE.match(text[date.end :])
        sign = _SIGNS[after.lastgroup] if after and after.lastgroup else "="
        said = f"{wareki(date.year)}年{'度' if date.fiscal else ''}{f'{date.month}月' if date.month else ''}"
        if said != date.text.removesuffix("末"):
            reading.notes.append(f"『{date.text}』→{said}")
        condition = on.year(said, names, label, sign, deadline)
        if not date.month and (both := words["measures.year_or_fiscal"].match(text[date.end :])):
            other = on.year(
                f"{wareki(date.year)}年{'' if date.fiscal else '度'}", names, label, sign, deadline
            )
            reading.add(any_of((condition, other)), date.start, date.end + both.end())
            continue
        if date.text.endswith("末"):
            condition = on.word(f"{said}末", names, label)
        gloss = re.match(
            r"\x00?(?:も|を)?(?:含む|含め|含んで|可|対象|同様|該当|ok|よい|いい|数え|カウント)",
            text[date.end :],
        )
        if gloss and reading.atoms and reading.atoms[-1].condition.kind == "year":  # 令和7年(令和7年度を含む)
            first = reading.atoms.pop()
            reading.add(any_of((first.condition, condition)), first.start, date.end + gloss.end())
            continue
        reading.add(condition, date.start, date.end + (after.end() if after else 0))


def kpis_named(text: str, start: int, end: int) -> tuple[tuple[str, ...], str]:
    """The KPI cell that the clause before a year or an amount names, else what follows it; both where one is not told."""
    words = table_words()
    for clause in (re.split("[、。]", text[:start])[-1], re.split("[、。]|施策|もの", text[end:])[0][:30]):
        said = [bool(words.find(f"measures.{name}", clause)) for name in ("progress", "effect")]
        if said[0] != said[1]:
            name = KPIS[0] if said[0] else KPIS[1]
            return (name,), name
        if all(said):
            break
    return KPIS, KPI_LABEL


def negated_if(after: str, condition: Condition) -> Condition:
    """The condition, turned round if what stands behind it excludes or negates it."""
    words = table_words()
    turned = words["joints.excluded"].match(after) or words["joints.negated"].match(after)
    return condition.negated() if turned else condition


def joined(reading: Reading) -> tuple[Condition, ...]:
    """All conditions; those that または or か joins are alternatives of one."""
    atoms = sorted(reading.atoms, key=lambda a: a.start)
    words = table_words()
    groups: list[list[Condition]] = []
    previous: Atom | None = None
    for atom in _negated_alike(atoms, reading.question.text):
        between = reading.question.text[previous.end : atom.start] if previous else ""
        alike = previous is not None and previous.condition.kind == atom.condition.kind
        listed = alike and atom.condition.kind in _EITHER_KINDS and _SIDE_BY_SIDE.fullmatch(between)
        either = listed and words.find("joints.either", reading.question.text[atom.end :][:12])
        if previous and (either or (_alternative(between) and (alike or "/" not in between))):
            groups[-1].append(atom.condition)
        else:
            groups.append([atom.condition])
        previous = replace(atom, end=max(atom.end, previous.end if previous else 0))
    merged = (any_of(tuple(g)) for g in groups)
    return tuple({(c.kind, c.value): c for c in merged}.values())


def _negated_alike(atoms: list[Atom], text: str) -> list[Atom]:
    """「A」も「B」も含まない negates both: what is said of the last word holds for those joined to it."""
    turned = list(atoms)
    for i in reversed(range(len(atoms) - 1)):
        one, other = turned[i], turned[i + 1]
        joined_by = text[one.end : other.start]
        same = {one.condition.kind, other.condition.kind} == {"word", "not word"}
        if same and other.condition.kind == "not word" and _NEITHER.fullmatch(joined_by):
            turned[i] = replace(one, condition=one.condition.negated())
    return turned


def _alternative(between: str) -> bool:
    words = table_words()
    between = re.sub(r"^(?:む|み|んで|んだ|る|って(?:いる)?|いる|の|で|が)", "", between)
    return bool(
        words["joints.or"].match(between) or (len(between) < 16 and words.find("joints.or_word", between))
    )
