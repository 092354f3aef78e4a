"""Citations: do they exist, do they cover the claims, is each of use, is a neighbour better?

Exist and precision count every citation given, invalid and dangling ones included (ALCE
leaves those out of its denominator). Cover is ALCE's recall with lexical support.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.answer_record import AnswerRecord, CitationRecord, Claim, claims, marker_numbers
from eval.entities import entities, show_date
from eval.metric_support import SUPPORTED, Lexicon, check_worthy
from eval.normalise import normalise
from eval.source import Corpus, Unit
from rag.text import folded

BETTER = 0.2
"""A neighbour must support a sentence by this much better for the citation to be misplaced."""

AROUND = 2


def citation_problem(citation: CitationRecord, corpus: Corpus) -> str:
    """Why a citation is invalid, or "": document, quote, locator and span must all be right."""
    source = corpus.texts.get(citation.document)
    if source is None:
        return f"文書 {citation.document} はない"
    if not citation.quote or not 0 <= citation.start < citation.end <= len(source):
        return "引用文か位置がない"
    if source[citation.start : citation.end] != citation.quote:
        return "引用文が原文と違う"
    if corpus.divided(citation.document):
        units = corpus.find(citation.document, citation.locator)
        if not units:
            return f"{citation.locator} はない"
        if not any(unit.start <= citation.start and citation.end <= unit.end for unit in units):
            return f"引用文は {citation.locator} の中にない"
    return ""


@dataclass(frozen=True, slots=True)
class Cited:
    """An answer's claims and citations with the invalid ones told apart.

    ``given`` counts what was cited: the citations, and numbers cited that have none. ``table``
    is the answer's table, if it has one, as text: its filter, its total, its ids.
    """

    claims: tuple[Claim, ...]
    valid: dict[int, CitationRecord]
    problems: tuple[str, ...]
    given: int
    table: tuple[str, ...] = ()

    def of(self, claim: Claim) -> tuple[CitationRecord, ...]:
        """The valid citations of a claim."""
        return tuple(self.valid[n] for n in claim.citations if n in self.valid)

    def basis(self, claim: Claim) -> tuple[CitationRecord, ...]:
        """What a claim rests on: its own citations, and for one without any all of the answer's."""
        return self.of(claim) if claim.citations else tuple(self.valid.values())


def resolve(answer: AnswerRecord, corpus: Corpus) -> Cited:
    """Check every citation of the answer."""
    valid: dict[int, CitationRecord] = {}
    problems: list[str] = []
    numbers: set[int] = set()
    for citation in answer.citations:
        repeated = citation.number in numbers
        problem = "番号が重複している" if repeated else citation_problem(citation, corpus)
        numbers.add(citation.number)
        if problem:
            problems.append(f"[{citation.number}] {problem}")
        else:
            valid[citation.number] = citation
    found = claims(answer)
    used = {n for claim in found for n in claim.citations} | set(marker_numbers(answer.text))
    dangling = sorted(used - numbers)
    problems += [f"[{number}] 対応する引用がない" for number in dangling]
    given = len(answer.citations) + len(dangling)
    return Cited(found, valid, tuple(problems), given, _table(answer))


def _table(answer: AnswerRecord) -> tuple[str, ...]:
    if answer.rows is None:
        return ()
    return (answer.rows.filter, f"{answer.rows.total}件", " ".join(answer.rows.ids))


def evidence(citation: CitationRecord, corpus: Corpus) -> tuple[str, ...]:
    """What a valid citation brings as evidence: its quote, its place, the names of its records."""
    titles = corpus.titles(citation.document, citation.start, citation.end)
    return (citation.quote, f"{citation.locator} {citation.field}", *titles)


def pieces(citations: Sequence[CitationRecord], cited: Cited, corpus: Corpus) -> list[str]:
    """The evidence that citations bring, and the answer's table."""
    return [*(piece for c in citations for piece in evidence(c, corpus)), *cited.table]


def support(
    claim: Claim, citations: Sequence[CitationRecord], cited: Cited, corpus: Corpus, lexicon: Lexicon
) -> float:
    """Content precision of a claim against citations and the table.

    0 where it rests on nothing: a table of no rows speaks for a claim without citation only.
    The figures of a table answer are computed from its rows, so they are left to fidelity.
    """
    if not citations and (claim.citations or not cited.table):
        return 0.0
    return lexicon.content_precision(claim.text, pieces(citations, cited, corpus), not cited.table)


def cover(cited: Cited, corpus: Corpus, lexicon: Lexicon) -> tuple[float, tuple[str, ...]] | None:
    """Share of the check-worthy claims that are supported by valid citations, and the others.

    A claim without citation is not covered, unless it sums up the answer's table. None if no
    claim is check-worthy.
    """
    worthy = [claim for claim in cited.claims if check_worthy(claim, lexicon)]
    if not worthy:
        return None
    bare = []
    for claim in worthy:
        own = cited.basis(claim) if cited.table else cited.of(claim)
        if support(claim, own, cited, corpus, lexicon) < SUPPORTED:
            bare.append(claim.text)
    return 1 - len(bare) / len(worthy), tuple(bare)


def precision(cited: Cited, corpus: Corpus, lexicon: Lexicon) -> tuple[float, tuple[str, ...]] | None:
    """Share of useful citations among all that sentences make, invalid ones included, and the useless.

    None if none is made. A source listed but cited by no sentence is not counted.
    """
    used = {n for claim in cited.claims for n in claim.citations if n in cited.valid}
    made = len(used) + len(cited.problems)
    if not made:
        return None
    useless = [f"[{n}]" for n in cited.valid if n in used and not _useful(n, cited, corpus, lexicon)]
    return (len(used) - len(useless)) / made, (*useless, *cited.problems)


def _useful(number: int, cited: Cited, corpus: Corpus, lexicon: Lexicon) -> bool:
    """Whether a citation supports one of its sentences alone, tips the balance, or brings its entity.

    An entity is a number, date, id or ministry of the sentence that no other of its citations has.
    """
    citation = cited.valid[number]
    for claim in cited.claims:
        if number not in claim.citations:
            continue
        if support(claim, [citation], cited, corpus, lexicon) >= SUPPORTED:
            return True
        together = cited.of(claim)
        others = [c for c in together if c is not citation]
        with_it = support(claim, together, cited, corpus, lexicon)
        if with_it >= SUPPORTED > support(claim, others, cited, corpus, lexicon):
            return True
        brought = _names([citation], corpus) - _names(others, corpus)
        if brought & _entity_names([claim.text]):
            return True
    return False


def _names(citations: Sequence[CitationRecord], corpus: Corpus) -> set[str]:
    return _entity_names([piece for c in citations for piece in evidence(c, corpus)])


def _entity_names(texts: Sequence[str]) -> set[str]:
    found = [entities(normalise(text)) for text in texts]
    return {
        name
        for e in found
        for name in (*(q.value for q in e.quantities), *map(show_date, e.dates), *e.ids, *e.ministries)
    }


def placed(cited: Cited, corpus: Corpus, lexicon: Lexicon) -> tuple[float, tuple[str, ...]] | None:
    """Share of the cited claims whose records support them as well as any other, and the rest.

    Compared are the records cited with their neighbours and with those cited elsewhere in the
    answer, whole records on both sides. A claim that names records by their numbers must cite
    these. None where nothing is cited or the records are unknown.
    """
    measured = [claim for claim in cited.claims if _leaves(cited.of(claim), corpus)]
    if not measured:
        return None
    elsewhere = _leaves(list(cited.valid.values()), corpus)
    misplaced = []
    for claim in measured:
        if strangers := _strangers(claim, cited.of(claim)):
            misplaced.append(f"{claim.text} → 文にない {'、'.join(strangers)}")
            continue
        own = _leaves(cited.of(claim), corpus)
        others = {*elsewhere, *_leaves(cited.of(claim), corpus, AROUND)} - own
        here = lexicon.content_precision(claim.text, _texts(own, corpus), not cited.table)
        for other in sorted(others, key=lambda unit: (unit.document, unit.start)):
            there = lexicon.content_precision(claim.text, _texts({other}, corpus), not cited.table)
            if there >= SUPPORTED and there - here >= BETTER:
                misplaced.append(f"{claim.text} → {other.locator}")
                break
    return 1 - len(misplaced) / len(measured), tuple(misplaced)


def _strangers(claim: Claim, citations: Sequence[CitationRecord]) -> list[str]:
    """The records a claim cites although it names others by number; none where it names none."""
    named = entities(normalise(claim.text)).ids
    places = [(c.locator, folded(c.locator)) for c in citations]
    return [shown for shown, place in places if named and not any(n in place or place in n for n in named)]


def _leaves(citations: Sequence[CitationRecord], corpus: Corpus, around: int = 0) -> set[Unit]:
    return {unit for c in citations for unit in corpus.leaves(c.document, c.start, c.end, around)}


def _texts(units: set[Unit], corpus: Corpus) -> list[str]:
    return [piece for unit in units for piece in (corpus.text(unit), folded(unit.locator))]
