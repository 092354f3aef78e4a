"""Fidelity: what an answer must not alter. Numbers, dates, ids, ministries, quotes.

Each entity of a sentence must occur in what the sentence cites, in the question, or in the
answer's own table; a 「…」 of eight characters or more must stand verbatim in a source.
Overlap cannot see a swapped digit; this can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.answer_record import AnswerRecord
from eval.entities import Entities, Quantity, entities, quoted, show_date
from eval.metric_citations import Cited, evidence
from eval.normalise import normalise, squash
from eval.source import Corpus

KINDS = ("numbers", "dates", "ids", "ministries", "quotes")
_ROW_UNITS = ("", "件", "施策", "項目", "個", "つ", "本", "府省庁", "機関")


@dataclass
class Tally:
    """How many entities of a kind were seen, and which are unfounded or cannot be told."""

    seen: int = 0
    wrong: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)


def fidelity(
    answer: AnswerRecord,
    cited: Cited,
    corpus: Corpus,
    asked: Sequence[str],
    declared: Sequence[str] = (),
    computed: bool = False,
) -> dict[str, Tally]:
    """Tally every kind over the answer's sentences.

    ``asked``: the question and the user's earlier turns. ``declared``: facts that the case
    itself derives. ``computed``: the answer computes figures per group, so that a number of
    rows found nowhere cannot be told right from wrong here.
    """
    tallies = {kind: Tally() for kind in KINDS}
    common = [*asked, *declared, *_table(answer)]
    places = [citation.locator for citation in cited.valid.values()]
    for claim in cited.claims:
        own = cited.of(claim) if claim.citations else tuple(cited.valid.values())
        pieces = [*common, *(piece for citation in own for piece in evidence(citation, corpus))]
        known = [entities(normalise(piece)) for piece in pieces]
        text = normalise(claim.text)
        rest, verbatim = _check_quotes(text, corpus, [*asked, *places], tallies["quotes"])
        found = entities(rest)
        rows = answer.rows is not None
        cites = Quantity(str(len(set(claim.citations))), "") if claim.citations and rows else None
        _check_numbers(found, known, cites, computed and rows, tallies["numbers"])
        _check_dates(found, known, tallies["dates"])
        ids = [i for entity in (*known, entities(verbatim)) for i in entity.ids]
        _check_names(entities(text).ids, ids, tallies["ids"])
        _check_names(found.ministries, [m for k in known for m in k.ministries], tallies["ministries"])
    return tallies


def _table(answer: AnswerRecord) -> list[str]:
    pieces: list[str] = []
    if answer.rows is not None:
        pieces += [
            answer.rows.filter,
            f"{answer.rows.total}件",
            f"{len(answer.rows.ids)}件",
            *answer.rows.ids,
        ]
    if answer.searched is not None:
        pieces += [*answer.searched.terms, *answer.searched.nearest]
    return pieces


def _check_quotes(text: str, corpus: Corpus, known: Iterable[str], tally: Tally) -> tuple[str, str]:
    """Check the quotes: the text without those found, whose numbers need no other proof, and these."""
    verbatim = []
    for quote in quoted(text):
        tally.seen += 1
        wanted = squash(quote)
        sources = [*corpus.readings, *known]
        if any(wanted in squash(source) for source in sources):
            text = text.replace(f"「{quote}」", " ")
            verbatim.append(quote)
        else:
            tally.wrong.append(f"「{quote}」")
    return text, "\n".join(verbatim)


def _check_numbers(
    found: Entities, known: Sequence[Entities], cites: Quantity | None, computed: bool, tally: Tally
) -> None:
    pool = [quantity for entity in known for quantity in entity.quantities] + ([cites] if cites else [])
    for quantity in found.quantities:
        tally.seen += 1
        if any(quantity.agrees(other) for other in pool):
            continue
        (tally.untold if computed and quantity.unit in _ROW_UNITS else tally.wrong).append(str(quantity))


def _check_dates(found: Entities, known: Sequence[Entities], tally: Tally) -> None:
    pool = [date for entity in known for date in (*entity.dates, *entity.inherited)]
    for date in found.dates:
        tally.seen += 1
        if not any(date <= other for other in pool):
            tally.wrong.append(show_date(date))


def _check_names(found: Iterable[str], known: Sequence[str], tally: Tally) -> None:
    for name in found:
        tally.seen += 1
        if not any(name in other for other in known):
            tally.wrong.append(name)
