"""How many ministries a set question wants of a record, and which ones alone."""

from __future__ import annotations

import re

from rag.figures import integer
from rag.lazy_regex import regex
from rag.ministries import Mention
from rag.tables import conditions as on
from rag.tables.atoms import MASK, Reading
from rag.tables.ministry_counts import Counted, ministry_count
from rag.tables.words import table_words

_BESIDE = regex("[がのはで]?")


def read_closed(reading: Reading) -> None:
    """総務省と経産省の2者だけ: the ministries of a record are these and no others."""
    words = table_words()
    run: list[Mention] = []
    for mention in reading.question.agencies:
        text = reading.text
        between = text[run[-1].end : mention.start].strip('「」『』"') if run else ""
        if run and not words["joints.and"].match(between):
            run = []
        run.append(mention)
        behind = words["ministries.closed"].match(text[mention.end :])
        if len(run) < 2 or behind is None or MASK in text[run[0].start : mention.end]:
            continue
        start, end = run[0].start, mention.end + behind.end()
        before = words.find("ministries.cell_before", text[:start])
        leads = before and words.find("ministries.lead_before", before.group())
        leads = leads or words["ministries.only_lead"].match(text[end:])
        names = tuple(dict.fromkeys(m.name for m in run))
        reading.add(on.ministries_are(names, bool(leads)), before.start() if before else start, end)
        run = []


def read_led(reading: Reading) -> None:
    """Read ◎の付いた府省庁があるもの: that somebody leads, where no ministry is named."""
    match = None if reading.question.agencies else table_words().find("ministries.led", reading.text)
    if match:
        reading.add(ministry_count(1, None, "lead"), *match.span())


def read_counts(reading: Reading, what: Counted = "all") -> None:
    """How many ministries lead or are named: 主担当が複数, 3省以上が関わる, 連携府省のない.

    ``what`` tells whether general expressions (関係府省庁) count among those named.
    """
    _read_leads(reading)
    read_alone(reading, what)
    if match := table_words().find("ministries.all_count", _unnamed(reading)):
        number, bound = _number_said(match)
        if number:
            reading.add(ministry_count(*_bounds(number, bound), what), *match.span())


def read_alone(reading: Reading, what: Counted = "all") -> None:
    """Whether there are others beside the lead: 連携府省のない, 一つの機関だけで担当. No bound on groups."""
    words = table_words()
    said = _unnamed(reading)
    alone = words.find("ministries.alone", said)
    ends = [m.end for m in reading.question.agencies]
    if alone and any(_BESIDE.fullmatch(said[e : alone.start()]) for e in ends if e <= alone.start()):
        alone = None  # 防衛省が単独で: said of one ministry
    if (match := words.find("ministries.joint_count", said)) and _number_said(match)[0]:
        reading.add(ministry_count(*_bounds(*_number_said(match)), "joint"), *match.span())
    elif match := words.find("ministries.no_joint", said):
        reading.add(ministry_count(0, 0, "joint"), *match.span())
    elif reading.question.agencies and (match := words.find("ministries.beside_others", said)):
        reading.add(ministry_count(2, None, "all"), *match.span())
        alone = None
    elif match := words.find("ministries.has_joint", said):
        reading.add(ministry_count(1, None, "joint"), *match.span())
        alone = None
    if alone and MASK not in reading.text[alone.start() : alone.end()]:
        reading.add(ministry_count(1, 1, what), *alone.span())


def _read_leads(reading: Reading) -> None:
    words = table_words()
    said = _unnamed(reading)
    ends = [m.end for m in reading.question.agencies]
    match = words.find("ministries.no_lead", said)
    # 経産省が◎なしで…, 連携(◎なし): that is the part one ministry plays
    if (
        match
        and not re.search(r"\($|(?:ほか|他)(?:に|には|の)$", said[: match.start()])
        and not any(match.end() <= m.start <= match.end() + 2 for m in reading.question.agencies)
        and not any(_said_of(said[e : match.start()]) for e in ends if e <= match.start())
    ):
        reading.add(ministry_count(0, 0, "lead"), *match.span())
    elif match := words.find("ministries.lead_count", said):
        many = match["many"] or match["many2"] or match["many3"]
        number, bound = (2, "以上") if many else (1, "") if match["one"] else _number_said(match)
        if number:
            reading.add(ministry_count(*_bounds(number, bound), "lead"), *match.span())


def _said_of(between: str) -> bool:
    """Whether what follows is still said of the ministry named before: 総務省が関わるけど◎はない."""
    return len(between) <= 6 or bool(table_words()["ministries.still_said"].match(between))


def _number_said(match: re.Match[str]) -> tuple[int, str]:
    number = _first(match, "n", "n2", "n3", "n4")
    return integer(number) or 0, _first(match, "c", "c2", "c3", "c4", "c5")


def _first(match: re.Match[str], *names: str) -> str:
    groups = match.groupdict()
    return next((groups[n] for n in names if groups.get(n)), "")


def _unnamed(reading: Reading) -> str:
    """The text without the names of ministries, whose last character is no word for one (警察庁)."""
    text = reading.text
    for mention in reading.question.agencies:
        if not mention.group:
            text = text[: mention.start] + MASK * (mention.end - mention.start) + text[mention.end :]
    return text


def _bounds(number: int, bound: str) -> tuple[int, int | None]:
    if bound == "以上":
        return number, None
    if bound in {"を超", "超"}:
        return number + 1, None
    return (0, number) if bound == "以下" else (number, number)
