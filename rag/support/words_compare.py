"""Words that change what a clause means, against the clauses of the evidence that it repeats.

How much is meant (すべての, 一部の), the opposite of a word, and who acts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.support.clauses import Clause
from rag.support.piece import Piece
from rag.support.sources import Sources
from rag.support.standing import denied
from rag.support.standing_compare import Aligned
from rag.support.statement import Difference, Kind
from rag.support.wordings import ACTORS, ADDED, OPPOSITES, SCOPE_CONFLICTS, actor_pattern, pattern
from rag.text import folded

Find = Callable[[Clause, Sequence[Aligned]], "tuple[str, str] | None"]


def compare_words(
    statement: str,
    near: Iterable[tuple[Clause, Sequence[Aligned]]],
    names: str,
    sentences: Sequence[str] = (),
) -> list[Difference]:
    """What the clauses of a statement put otherwise than all their counterparts do.

    ``names`` are the folded names and ministries of the records: who is named there may act.
    """
    found: list[Difference] = []
    plain = folded(statement)
    for clause, others in near:
        if not others:
            texts = [*map(folded, sentences), names]
            found += _added(statement, clause, texts) or _turned(statement, clause, texts)
            continue
        checks: tuple[tuple[Kind, tuple[str, str] | None], ...] = (
            ("scope", _scope(clause, others, names)),
            ("negation", _opposite(clause, others, sentences, plain)),
            ("agent", _actor(clause, others, names)),
        )
        found += [_differ(kind, statement, clause, *wrong) for kind, wrong in checks if wrong]
    return found


def compare_kpi(statement: str, sources: Iterable[str]) -> Difference | None:
    """A KPI told to be set that the source has not set (未設定)."""
    match = _KPI_SET.search(folded(statement))
    unset = next((text for text in sources if _NOT_SET.match(folded(text))), "")
    if match is None or not unset or match["not"]:
        return None
    at = max(statement.find(sign) for sign in ("設", "定め", "決ま"))
    return Difference("negation", statement[at:].rstrip("。"), unset, at, len(statement.rstrip("。")))


_NOT_SET = regex(r"未設定|[^。]{0,24}設定は(?:ない|なし)")
_KPI_SET = regex(
    r"(?:kpi|指標)[^。]{0,14}(?:設定|設け|定め|決ま)(?:済|された|した|られた|った|(?:され|られ|して|っ)て?(?:い(?:る|ます)|ます|おり))(?P<not>[^。]{0,4}(?:ない|ません|ず))?"
)


def is_unset_too(difference: Difference, sources: Sources) -> bool:
    """Whether a KPI told not to be set is not set in the evidence (未設定, 設定はない)."""
    said = folded(difference.said)
    return bool(_SETTING.search(said)) and denied(said) and any(_UNSET.search(p.text) for p in sources.pieces)


_SETTING = regex("設け|設定|定め|定ま|決め|決ま|置")
_UNSET = regex("未設定|設定(?:は|が|して)?(?:い)?な(?:い|し)")


def is_none_of(said: Piece, sources: Sources) -> bool:
    """Whether a cell of the evidence counts none of what a statement says there is not (未了はなかった)."""
    return any(
        p.text.strip() in ("0", "0件") and any(part in said.text for part in p.label.split("/"))
        for p in sources.pieces
    )


def _scope(clause: Clause, others: Sequence[Aligned], names: str) -> tuple[str, str] | None:
    for name, excluded in SCOPE_CONFLICTS.items():
        match = pattern("scope", name).search(clause.text)
        if (
            match is not None
            and name == "only"
            and any(m.end == match.start() for m in mentions(clause.text))
        ):
            continue
        texts = [folded(o.source) for o in others]
        if match is not None and name == "only" and not _only_too(clause.text, match, [*texts, names]):
            return match.group(), others[0].source
        if match is None or any(pattern("scope", name).search(t) for t in [*texts, names]):
            continue
        against = [t for t in texts if any(pattern("scope", e).search(t) for e in excluded)]
        against += [t for t in texts if name == "all" and _counted(match.group(), t)]
        if against or name in ADDED:
            return match.group(), others[0].source
    return None


def _only_too(text: str, match: re.Match[str], texts: Sequence[str]) -> bool:
    """Whether the evidence narrows the same noun (保育所等のみ does not bear out 都道府県に限り)."""
    noun = _LAST_NOUN.search(text, 0, match.start())
    if noun is None:
        return any(pattern("scope", "only").search(t) for t in texts)
    same = re.compile(rf"{re.escape(noun.group()[-2:])}[^、。]{{0,6}}(?:{pattern('scope', 'only').pattern})")
    return any(same.search(t) for t in texts)


_LAST_NOUN = regex(r"[一-鿿ァ-ヺーa-z]{2,}(?=(?:等|など|の対象|を対象)?$)")


def _added(statement: str, clause: Clause, texts: Sequence[str]) -> list[Difference]:
    """Words that narrow a clause without counterpart, where the evidence narrows nothing."""
    match = pattern("scope", "only").search(clause.text)
    if match is None or any(m.end == match.start() for m in mentions(clause.text)):
        return []
    narrowed = any(pattern("scope", "only").search(t) for t in texts)
    return [] if narrowed else [_differ("scope", statement, clause, match.group(), "")]


def _turned(statement: str, clause: Clause, texts: Sequence[str]) -> list[Difference]:
    """A word of a clause without counterpart that the evidence has nowhere, but its opposite."""
    plain = "\n".join(texts)
    for said, other in OPPOSITES:
        match = said.search(clause.text)
        denial = match is not None and _DENIAL.search(match.group())
        if match is None or (clause.negated and not denial) or _DENIED.match(clause.text, match.end()):
            continue
        if other.search(folded(statement)):
            continue
        if not said.search(plain) and (found := other.search(plain)):
            return [_differ("negation", statement, clause, match.group(), found.group())]
    return []


def _counted(word: str, text: str) -> bool:
    """Whether the text only counts what the statement calls all: 11町村 for 全市町村."""
    return len(word) > 2 and bool(re.search(rf"\d\D?{re.escape(word[-2:])}", text))


def _opposite(
    clause: Clause, others: Sequence[Aligned], sentences: Sequence[str], statement: str
) -> tuple[str, str] | None:
    """The opposite of a word in each counterpart, or of the same thing in one (市場が縮小 for 市場が拡大)."""
    top = [o for o in others if o.score >= _NEAREST * others[0].score]
    for said, other in OPPOSITES:
        match = said.search(clause.text)
        if match is None or _DENIED.match(clause.text, match.end()) or other.search(statement):
            continue
        subject = _SUBJECT.search(clause.text, 0, match.start())
        same = re.compile(rf"{subject['noun']}[がをはの](?:{other.pattern})") if subject else None
        right = re.compile(rf"{subject['noun']}[がをはの](?:{said.pattern})") if subject else None
        telling = subject is not None and len(subject["noun"]) >= _TELLING
        texts = sentences if telling else [o.source for o in others]
        plain = folded("\n".join(texts))
        if same and right and (found := same.search(plain)) and not right.search(plain):
            return match.group(), next((t for t in texts if found.group() in folded(t)), "")
        if all(
            other.search(o.clause.text)
            and not said.search(folded(o.source))
            and clause.negated == o.clause.negated
            for o in top
        ):
            return match.group(), others[0].source
    return None


_DENIAL = regex("[かなず]$")
"""The end of a word that is itself put by a denial (届いていな)."""
_TELLING = 3
"""Characters of a noun from which on it may be met anywhere in the evidence."""
_DENIED = regex(r"[^、。]{0,3}(?:ない|なく|ず|ません|なかった)")
_SUBJECT = regex(r"(?P<noun>[一-鿿ァ-ヺーa-z]{2,6})(?P<link>[がをはのに])$")


def _actor(clause: Clause, others: Sequence[Aligned], names: str) -> tuple[str, str] | None:
    """An actor that the nearest counterparts do not name, where each names another."""
    top = [o for o in others if o.score >= _NEAREST * others[0].score]
    for actor in _actors(clause.text):
        ministry = {m.name for m in mentions(actor)}
        if ministry and others[0].score < _CLOSELY:
            continue
        rivals = {m.name for o in top for m in mentions(folded(o.source))}
        if ministry and not rivals and ministry & {m.name for m in mentions(names)}:
            continue
        alike = next((g for g in ACTORS if actor in g or actor.lstrip(_EVERY) in g), frozenset({actor}))
        if any(ministry & {m.name for m in mentions(folded(o.source))} for o in top):
            continue
        if any(a in folded(o.source) for o in top for a in alike):
            continue
        if not ministry and any(a in names for a in alike):
            continue
        if all(set(_actors(folded(o.source))) - {actor} for o in top):
            return actor, top[0].source
    return None


_NEAREST, _CLOSELY = 0.93, 0.6


def _actors(text: str) -> list[str]:
    """Who acts in folded text, 国 alone included, which is part of too many other words."""
    found = [m["actor"] for m in actor_pattern().finditer(text)]
    return [*found, *(["国"] if _STATE.search(text) else [])]


_EVERY = "全各同当両"
_STATE = regex(r"(?<![一-鿿])国(?:が|は(?!い)|において|により|によって)")


def _differ(kind: Kind, statement: str, clause: Clause, said: str, source: str) -> Difference:
    """The place of the word, or of the clause where the folded word does not stand there as it is."""
    at = statement.find(said, clause.start)
    if at < 0 or at >= clause.end:
        start, end = clause.start, clause.start + len(statement[clause.start : clause.end].rstrip())
    else:
        start, end = at, at + len(said)
    return Difference(kind, statement[start:end], source, start, end)
