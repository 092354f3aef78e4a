"""Proves each case against the sources: evidence, facts, ids, counts, split, form.

What it finds are the question writer's errors, so everything is listed, nothing is mended.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import DATA, EVERY_SPLIT, SPLITS, Case, Located, Place
from eval.normalise import contains, squash
from eval.rules import select
from eval.source import Corpus, cell_span
from rag.errors import InputError
from rag.text import folded

_RECORD_KEY = re.compile(r"^(第\d章(?:第\d節)?)(\([^()]*\))?")
_ID = re.compile(r"^(?P<type>[a-z_]+)-(?P<split>[dtf])\d{2,3}$")
_OWN_ANSWER = ("value", "date", "ministry", "multihop", "definition")
_REFUSING = {"not_found", "out_of_scope", "partial", "corrected"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a case; ``place`` is file:line."""

    place: str
    id: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.id}: {self.message}"


def read_rules(file: Path = DATA / "rules.toml") -> dict[str, str]:
    """The rules of list and count cases by case id; none if the file is missing.

    Raises:
        InputError: it is not a TOML table of strings.
    """
    if not file.is_file():
        return {}
    try:
        rules = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file} は TOML として読めません: {error}") from error
    if not all(isinstance(rule, str) for rule in rules.values()):
        raise InputError(f"{file} に文字列でない規則があります。")
    return rules


def check_cases(
    cases: Sequence[Located], corpus: Corpus, rules: Mapping[str, str] | None = None
) -> list[Problem]:
    """All problems of the cases, in their order."""
    rules = rules or {}
    problems: list[Problem] = []
    asked: dict[str, str] = {}
    for located in cases:
        case = located.case
        key = squash(case.question) + "|".join(squash(turn.content) for turn in case.history)
        found = [
            *_form(located),
            *_places(case, corpus),
            *_facts(case),
            *_sets(case, corpus),
            *_rule(case, rules.get(case.id, ""), corpus),
            *_split(located),
        ]
        if key in asked:
            found.append(f"{asked[key]} と同じ質問です")
        asked.setdefault(key, case.id)
        problems += [Problem(located.place, case.id, message) for message in found]
    unused = rules.keys() - {located.case.id for located in cases}
    problems += [Problem("rules.toml", name, "この id の問題はありません") for name in sorted(unused)]
    return problems


def _form(located: Located) -> Iterable[str]:
    case = located.case
    match = _ID.match(case.id)
    if not match or match["type"] != case.type:
        yield f"id は {case.type}-d01 のような形でなければなりません"
    if located.file.parent.name in EVERY_SPLIT:
        if match and match["split"] != located.file.parent.name[0]:
            yield f"id は {located.file.parent.name} のものではありません"
        if located.file.stem != case.type:
            yield f"種別 {case.type} の問題が {located.file.name} にあります"
    if not case.answerable and not set(case.status) <= _REFUSING:
        yield f"回答できない問題が状態 {'、'.join(case.status)} を認めています"
    if case.answerable and not (case.facts or case.gold or case.ids is not None or case.count is not None):
        yield "回答できる問題に採点の手掛かり(facts・gold・ids・count)がありません"
    if case.type == "followup" and not case.history:
        yield "followup に history がありません"
    if case.history and case.history[-1].role != "assistant":
        yield "history が assistant の発言で終わっていません"


def _places(case: Case, corpus: Corpus) -> Iterable[str]:
    if len(case.evidence) != len(case.gold):
        yield f"evidence {len(case.evidence)} 組と gold {len(case.gold)} 組が対応しません"
        return
    for number, (group, texts) in enumerate(zip(case.gold, case.evidence, strict=True)):
        for place in group:
            yield from _place(place, corpus)
        spans = [corpus.texts[p.document][p.start : p.end] for p in group]
        if not texts or len(texts) > len(group):
            yield f"evidence[{number}] の数 {len(texts)} が gold[{number}] の {len(group)} と合いません"
        for text in texts:
            if not text.strip() or not any(text in span for span in spans):
                yield f"evidence[{number}]「{text[:30]}」が gold の範囲に一字一句そのままではありません"


def _place(place: Place, corpus: Corpus) -> Iterable[str]:
    source = corpus.texts[place.document]
    shown = f"{place.document} {place.locator} {place.start}-{place.end}"
    if place.end > len(source):
        yield f"{shown} は文書の外です"
        return
    if not corpus.divided(place.document):
        return
    units = corpus.find(place.document, place.locator)
    if not units:
        yield f"{shown}: {place.locator} は原文にありません"
    elif not any(unit.start <= place.start and place.end <= unit.end for unit in units):
        yield f"{shown} は {place.locator} の外です"
    elif place.document == "kanmin" and place.field:
        cell = cell_span(source, units[0], place.field)
        if cell is None:
            yield f"{shown}: 欄「{place.field}」はありません"
        elif not cell[0] <= place.start < place.end <= cell[1]:
            yield f"{shown} は欄「{place.field}」の外です"


def _facts(case: Case) -> Iterable[str]:
    evidence = "\n".join(text for texts in case.evidence for text in texts)
    for index, variants in enumerate(case.facts):
        if not case.derived and not any(contains(evidence, variant) for variant in variants):
            yield f"facts[{index}] {list(variants)} が evidence になく、derived でもありません"
        if (
            case.type in _OWN_ANSWER
            and index in case.direct
            and any(contains(case.question, variant) for variant in variants)
        ):
            yield f"質問が facts[{index}] {list(variants)} を含んでいます"


def _sets(case: Case, corpus: Corpus) -> Iterable[str]:
    if case.ids is None:
        return
    if len(set(case.ids)) != len(case.ids):
        yield "ids に重複があります"
    if case.count is not None and case.count != len(case.ids):
        yield f"count {case.count} と ids {len(case.ids)} 件が違います"
    if case.answerable and not case.ids:
        yield "ids が空です"
    known = {folded(unit.locator) for unit in corpus.units} | set(select("table: all", corpus))
    lost = [name for name in case.ids if folded(name) not in known]
    if lost:
        yield f"ids の {'、'.join(lost)} は原文にありません"


def _rule(case: Case, rule: str, corpus: Corpus) -> Iterable[str]:
    if not rule:
        return
    try:
        chosen = select(rule, corpus)
    except InputError as error:
        yield error.message
        return
    if case.ids is not None and {folded(i) for i in case.ids} != {folded(i) for i in chosen}:
        missing = sorted({*chosen} - {*case.ids})
        extra = sorted({*case.ids} - {*chosen})
        yield f"規則「{rule}」と ids が違います(不足 {'、'.join(missing)}、余分 {'、'.join(extra)})"
    if case.count is not None and case.count != len(chosen):
        yield f"規則「{rule}」は {len(chosen)} 件、count は {case.count} 件です"


def record_keys(place: Place) -> tuple[str, ...]:
    """The records that may stand for a place when a case is assigned to a split.

    A measure is itself; in the outline it is the section or the chapter's heading; in the
    slides the block, whole or up to its first /.
    """
    if place.document == "kihon":
        match = _RECORD_KEY.match(place.locator)
        if match:
            chapter, heading = match.group(1), match.group(2) or ""
            return tuple(dict.fromkeys((chapter, chapter + heading, place.locator)))
    return tuple(dict.fromkeys((place.locator, place.locator.partition("/")[0])))


def split_of(document: str, key: str) -> str:
    """The split of a record: even hash dev, odd hash test."""
    value = int(hashlib.sha256(f"{document}:{key}".encode()).hexdigest(), 16)
    return SPLITS[value % 2]


def _split(located: Located) -> Iterable[str]:
    split = located.file.parent.name
    case = located.case
    if split not in SPLITS or not case.gold or case.type in ("list", "count", "group", "cross"):
        return
    places = [place for group in case.gold for place in group]
    keys = [(place.document, key) for place in places for key in record_keys(place)]
    if not any(split_of(document, key) == split for document, key in keys):
        yield f"根拠の記録 {places[0].document}:{places[0].locator} は {split} のものではありません"
