"""Places, ministries, names and quotations of a statement against those of its evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from rag.lazy_regex import regex
from rag.records import Record
from rag.support.called import compare_called
from rag.support.holders import not_of_item, not_of_record
from rag.support.piece import Piece
from rag.support.reading import Fact, squashed
from rag.support.roles import Part, listed
from rag.support.sources import Sources
from rag.support.statement import Difference, Kind
from rag.support.titles import LIKE, QUOTE, Titles, alike, quotations, stands_in, torn
from rag.text import folded

Weight = Callable[[str], float]


def compare_places(
    said: Piece, sources: Sources, before: Sequence[Piece], weight: Weight
) -> tuple[list[Difference], int]:
    """Measure numbers and sections that are neither those of the evidence nor named in it."""
    found: list[Difference] = []
    measures = {r.id for p in (*sources.everything, *before) for r in p.reading.measures}
    sections = [r.locator for p in (*sources.everything, *before) for r in p.reading.sections]
    own = "、".join(r.locator for r in sources.records)
    for reference in said.reading.measures:
        if reference.id not in measures:
            found.append(_differ("id", said, reference.start, reference.end, own))
    for section in said.reading.sections:
        if not any(section.locator in locator for locator in sections):
            found.append(_differ("id", said, section.start, section.end, own))
    return found, len(said.reading.measures) + len(said.reading.sections)


def compare_ministries(
    said: Piece, sources: Sources, before: Sequence[Piece], weight: Weight
) -> tuple[list[Difference], int]:
    """Ministries that the evidence does not name, or names in another role."""
    mentioned = {part.name for p in sources.everything for part in p.parts}
    above = {part.parent for p in sources.everything for part in p.parts if part.parent}
    named = mentioned | above | {m.name for r in sources.records for m in r.ministries}
    asked = {part.name for p in before for part in p.parts}
    subjects = _subjects(said, sources)
    found: list[Difference] = []
    checked = 0
    for part in said.parts:
        if part.mention.group:
            continue
        checked += 1
        holders = [r for r in subjects if r.ministries]
        if part.owner and holders:
            wrong = _role_difference(part, holders, mentioned)
            if wrong and not (part.name in asked and part.denied):
                found.append(_differ(wrong[0], said, part.start, part.end, wrong[1]))
                continue
            continue
        doing = _DOES.match(said.reading.text, part.end) or _DOER.search(said.reading.text, 0, part.start)
        actors = _actors(said, sources, weight) if doing and not part.owner else frozenset()
        if actors and part.name not in actors | asked:
            found.append(_differ("ministry", said, part.start, part.end, "、".join(sorted(actors))))
            continue
        if part.name not in named and part.name not in asked:
            found.append(_differ("ministry", said, part.start, part.end, _cells(subjects or sources.records)))
    return found, checked


def compare_holders(said: Piece, sources: Sources) -> list[Difference]:
    """Ministries that are not those of the item or the record that the statement names before them."""
    found = []
    for part in said.parts:
        if part.mention.group or part.denied:
            continue
        other = not_of_item(said, part, sources) or not_of_record(said, part, sources)
        if other:
            found.append(_differ("ministry", said, part.start, part.end, other))
    return found


def _actors(said: Piece, sources: Sources, weight: Weight) -> frozenset[str]:
    """Who does what the statement tells, by the one sentence of the evidence that it repeats."""
    total = sum(weight(w) for w in said.wording)
    if not total:
        return frozenset()
    scored = [(sum(weight(w) for w in said.wording & p.lemmas) / total, p) for p in sources.pieces]
    score, piece = max(scored, key=lambda item: item[0], default=(0.0, None))
    if piece is None or score < _REPEATED:
        return frozenset()
    text = piece.reading.text
    return frozenset(p.name for p in piece.parts if not p.mention.group and _DOES.match(text, p.end))


def _subjects(said: Piece, sources: Sources) -> tuple[Record, ...]:
    """The records that the statement names; all of the evidence's where it names none."""
    ids = {r.id for r in said.reading.measures} | {r.locator for r in said.reading.sections}
    text = folded(said.text)
    named = tuple(r for r in sources.records if r.locator in ids or folded(r.title) in text)
    return named or sources.records


def _role_difference(
    part: Part, holders: Sequence[Record], mentioned: Collection[str]
) -> tuple[Kind, str] | None:
    """What is wrong with the role a ministry is said to have, against the records' cells."""
    roles = [listed(record, part, mentioned) for record in holders]
    cells = _cells(holders)
    if part.denied:
        held = any(part.role in r if part.role else r for r in roles)
        return ("negation", cells) if held else None
    if not any(roles):
        return "ministry", cells
    if part.role and not any(
        part.role in r or (not record.leads and r) for r, record in zip(roles, holders, strict=True)
    ):
        return "role", cells
    if part.alone and all(
        {m.name for m in (record.leads if part.role == "lead" and record.leads else record.ministries)}
        - {part.name, part.parent}
        for record in holders
    ):
        return "role", cells
    return None


def _cells(records: Sequence[Record]) -> str:
    """Who has the records, ◎ before those that lead: what the source has in place of a wrong ministry."""
    cells = (
        "、".join(dict.fromkeys(("◎" if m.lead else "") + m.label for m in r.ministries)) for r in records
    )
    return " / ".join(dict.fromkeys(c for c in cells if c))


def compare_names(
    said: Piece, sources: Sources, before: Sequence[Piece], titles: Titles
) -> tuple[list[Difference], int]:
    """Quotations that do not stand in the evidence, and names of other records."""
    texts = [*(p.squashed for p in sources.everything), *sources.raw]
    known = [p.squashed for p in before]
    own = [r.title for r in sources.records]
    quotes = quotations(said)
    found: list[Difference] = []
    checked = 0
    for quote in quotes:
        long = len(squashed(quote.text)) >= QUOTE
        checked += long
        if stands_in(quote.text, [*texts, *known]):
            continue
        twin = max(own, key=lambda t: alike(t, quote.text), default="")
        near = _near_number(said, quote, sources)
        if titles.known(quote.text) or near or (twin and alike(twin, quote.text) >= LIKE):
            twin = near or twin
            found.append(_differ("name", said, quote.start, quote.end, twin))
        elif long:
            found.append(_differ("quote", said, quote.start, quote.end, _nearest(quote, sources)))
        elif len(squashed(quote.text)) >= _TORN and (piece := torn(quote.text, texts)):
            found.append(_differ("quote", said, quote.start, quote.end, piece))
    for name in titles.named(said.reading.text):
        if any(q.start <= name.start and name.end <= q.end for q in quotes):
            continue
        checked += 1
        if not stands_in(name.text, [*texts, *known]):
            found.append(_differ("name", said, name.start, name.end, "、".join(own)))
    found += compare_called(said, sources, quotes)
    return found, checked


def short_quotes(said: Piece, sources: Sources) -> list[Difference]:
    """Quotations too short to be held against the documents word by word, of which none stands there."""
    texts = [*(p.squashed for p in sources.everything), *sources.raw]
    quotes = quotations(said)
    if len(quotes) > 1:  # 「AIを使う」、「AIを創る」…: names listed together stand beside one another
        texts += sources.siblings
    return [
        _differ("quote", said, quote.start, quote.end, torn(quote.text, texts))
        for quote in quotes
        if _WORD <= len(squashed(quote.text)) < QUOTE and not stands_in(quote.text, texts)
    ]


def verbatim(said: Piece, sources: Sources) -> tuple[Fact, ...]:
    """The quotations of a statement that stand in the evidence, and the names of its records."""
    texts = [*(p.squashed for p in sources.everything), *sources.raw]
    quoted = [q for q in quotations(said) if stands_in(q.text, texts)]
    text = said.reading.text
    for record in sources.records:
        title = folded(record.title)
        at = text.find(title) if title else -1
        if at >= 0:
            quoted.append(Fact(title, at, at + len(title)))
    return tuple(quoted)


_DOES = regex(r"(?:が|は|では|において)")
_DOER = regex(r"のは$")
_REPEATED = 0.6
"""Share of the statement's words that a sentence has which it repeats."""
_WORD = 3
_TORN = 5
"""Characters from which on a short 「…」 that is nearly a wording of the evidence must be that wording."""
_BESIDE = 10
_MEANT = 0.35
"""How like its title a quotation beside a number must be to be meant for it."""


def _near_number(said: Piece, quote: Fact, sources: Sources) -> str:
    """The name of the record whose number stands right behind or before a quotation, or empty."""
    for record in sources.records:
        for reference in said.reading.measures:
            gap = max(reference.start - quote.end, quote.start - reference.end)
            if (
                reference.id == record.locator
                and gap <= _BESIDE
                and alike(record.title, quote.text) >= _MEANT
            ):
                return record.title
    return ""


def _nearest(quote: Fact, sources: Sources) -> str:
    """The sentence of the evidence that is most like a quotation which does not stand there."""
    best = max(sources.pieces, key=lambda p: alike(p.text, quote.text), default=None)
    return best.text if best and alike(best.text, quote.text) >= 0.3 else ""


def _differ(kind: Kind, said: Piece, start: int, end: int, source: str) -> Difference:
    a, b = said.reading.span(start, end)
    return Difference(kind, said.text[a:b], source, a, b)
