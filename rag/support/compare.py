"""The deterministic comparison of a statement with the passages it rests on.

Every number, date, place, ministry, name and quotation of the statement must stand in the
evidence, at the subject it is said of; roles, negation and modality must not be the reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rag.records import KPI_EFFECT, KPI_PROGRESS, Library
from rag.support.account import Account
from rag.support.acts import compare_allowed, compare_denied, compare_reached, compare_withheld
from rag.support.alternated import compare_alternated
from rag.support.aside_denials import compare_aside
from rag.support.attitude import compare_attitude
from rag.support.bound_causes import compare_bound_causes
from rag.support.bound_dates import compare_bound_dates
from rag.support.bound_denials import compare_bound_denials
from rag.support.bound_figures import compare_bound_figures
from rag.support.bound_parties import compare_bound_parties
from rag.support.clauses import Clause
from rag.support.columns import told_in_columns
from rag.support.comparative import compare_comparative
from rag.support.compounds import compare_compounds
from rag.support.crossed import compare_crossed
from rag.support.dated import compare_misdated
from rag.support.displaced import compare_displaced
from rag.support.doers import compare_doers
from rag.support.figures_compare import compare_amounts, compare_times
from rag.support.homes import Homes
from rag.support.labels import compare_labels
from rag.support.membership import compare_membership
from rag.support.ministry_acts import compare_ministry_acts
from rag.support.misnamed import compare_misnamed
from rag.support.names_compare import (
    compare_holders,
    compare_ministries,
    compare_names,
    compare_places,
    short_quotes,
    verbatim,
)
from rag.support.opposed import compare_opposed
from rag.support.overdone import compare_overdone, considers_too
from rag.support.pairing import compare_pairs
from rag.support.parties import compare_parties
from rag.support.piece import Piece
from rag.support.played import compare_played
from rag.support.rates import compare_rates
from rag.support.reading import Fact
from rag.support.rivals import compare_rivals
from rag.support.sequence import compare_sequence
from rag.support.sources import SourceReader, Sources
from rag.support.standing_compare import aligned, compare_future, compare_standing, is_denied_too
from rag.support.statement import Difference, Passage, Support
from rag.support.swaps import compare_swaps
from rag.support.titles import Titles
from rag.support.turned import compare_turned
from rag.support.unheard import compare_unheard
from rag.support.verb_forms import is_only_form, left_open, modifies_noun
from rag.support.words_compare import compare_kpi, compare_words, is_none_of, is_unset_too
from rag.text import folded
from rag.tokens import Tokenizer


def _even(term: str) -> float:
    return 1.0


class Comparer:
    """Compares statements with evidence.

    ``weight`` gives the weight (0..1) of a content lemma, best its inverse document frequency
    (``rag.evidence.coverage.Vocabulary.weight``); without it all words count the same. ``strict``: every
    part of a statement must be borne out; without it only what clearly contradicts is a difference.
    ``knows`` tells whether any document has a lemma.
    """

    def __init__(
        self,
        library: Library,
        tokenizer: Tokenizer,
        weight: Callable[[str], float] = _even,
        strict: bool = False,
        knows: Callable[[str], bool] = bool,
    ) -> None:
        self._strict = strict
        self._knows = knows
        self._tokenizer = tokenizer
        self._weight = weight
        self._reader = SourceReader(library, tokenizer)
        self._titles = Titles(library)
        self._said = lru_cache(maxsize=64)(lambda text: Piece(text, tokenizer))

    def compare(
        self, statement: str, evidence: Sequence[Passage], said_before: Sequence[str] = ()
    ) -> Support:
        """Compare one sentence with its evidence.

        ``said_before`` are texts whose facts need no proof, such as the question. Differences are
        in the order of the statement; their spans count characters of ``statement``.
        """
        if not statement.strip():
            return Support()
        said = self._said(statement)
        sources = self._reader.gather(evidence)
        before = tuple(Piece(text, self._tokenizer) for text in said_before)
        found: list[Difference] = []
        checked = 0
        homes = Homes(said, sources, self._weight)
        for compare in (compare_amounts, compare_times, compare_places, compare_ministries):
            differences, count = compare(said, sources, before, self._weight)
            found += differences
            checked += count
        differences, count = compare_names(said, sources, before, self._titles)
        found += differences
        checked += count
        attitude = self._attitude(said, sources, verbatim(said, sources))
        if self._strict:
            kept = [
                d for d in attitude if not (is_only_form(d) or left_open(d) or modifies_noun(d, statement))
            ]
            found += self._strictly(said, sources, homes, kept) if not found else kept
        else:
            found += attitude
        settled = [s for s, wrong in told_in_columns(said, sources.pieces).items() if wrong is None]
        found = [d for d in found if d.kind != "number" or not any(_at(said, s, d) for s in settled)]
        account = Account(said, self._tokenizer.words(statement), sources, self._weight, self._knows)
        if not self._strict:
            return Support(_ordered(found), account.share, checked, len(account.wording))
        return Support(
            _ordered(found),
            account.share,
            checked,
            len(account.wording),
            account.unexplained,
            account.meant,
            account.near,
            account.open_verbs,
            account.strange,
            homes.share,
            homes.acts,
            homes.away,
        )

    def share(self, statement: str, evidence: Sequence[Passage]) -> tuple[float, int]:
        """``share`` and ``wording`` of the support, without comparing anything else."""
        sources = self._reader.gather(evidence)
        words = self._tokenizer.words(statement)
        account = Account(self._said(statement), words, sources, self._weight, self._knows)
        return account.share, len(account.wording)

    def holders(self, statement: str, evidence: Sequence[Passage]) -> list[Difference]:
        """The ministries of a statement that have another part of the evidence than it says."""
        return compare_holders(Piece(statement, self._tokenizer), self._reader.gather(evidence))

    def clauses(self, passage: Passage) -> tuple[Clause, ...]:
        """The clauses of what stands there, each with how it puts what it says."""
        return tuple(c for _, cut in self._reader.gather([passage]).clauses for c in cut)

    def _strictly(
        self, said: Piece, sources: Sources, homes: Homes, attitude: Sequence[Difference]
    ) -> list[Difference]:
        """What is put otherwise than in the clauses that the statement repeats; ``attitude`` as far as they do not agree."""
        pool = [(text, c) for text, cut in sources.clauses for c in cut]
        own = said.clauses
        near = [(c, aligned(c, pool, self._weight)) for c in own]
        names = "\n".join(folded(p.text) for p in sources.names)
        unset = compare_kpi(
            said.text, [p.text for p in sources.pieces if p.label in (KPI_PROGRESS, KPI_EFFECT)]
        )
        attitude = [d for d in attitude if not self._denied_too(d, said, pool, sources)]
        return attitude or [
            *([unset] if unset else []),
            *compare_swaps(said, sources.pieces),
            *compare_rates(said, sources.pieces),
            *compare_crossed(said, sources.pieces, self._weight),
            *compare_alternated(said, homes),
            *compare_sequence(said, homes),
            *compare_membership(said, homes),
            *compare_displaced(said, homes),
            *compare_comparative(said, homes),
            *compare_labels(said, sources.pieces),
            *compare_rivals(said, homes),
            *compare_opposed(said, homes),
            *compare_allowed(said, homes),
            *compare_misnamed(said, homes),
            *compare_doers(said, homes),
            *compare_parties(said, homes),
            *compare_played(said, homes),
            *compare_unheard(said, homes),
            *compare_ministry_acts(said, homes),
            *compare_compounds(said, homes),
            *compare_reached(said, homes),
            *compare_misdated(said, homes),
            *compare_bound_dates(said, homes),
            *compare_bound_figures(said, homes),
            *compare_bound_parties(said, homes),
            *compare_bound_causes(said, homes),
            *compare_turned(said, self._tokenizer.words(said.text), sources),
            *short_quotes(said, sources),
            *compare_holders(said, sources),
            *compare_pairs(said, sources.pieces, own, dict(sources.clauses), self._weight, sources.names),
            *compare_future(said.text, own, sources.told),
            *(
                d
                for d in (
                    *compare_standing(said.text, [n for n in near if not considers_too(n[0], homes)]),
                    *compare_denied(said, homes),
                    *compare_withheld(said, homes),
                    *compare_aside(said, homes),
                    *compare_overdone(said, homes),
                    *compare_bound_denials(said, homes),
                )
                if not self._denied_too(d, said, pool, sources)
            ),
            *compare_words(said.text, near, names, [text for text, _ in sources.clauses]),
        ]

    def _denied_too(
        self, difference: Difference, said: Piece, pool: Sequence[tuple[str, Clause]], sources: Sources
    ) -> bool:
        """Whether the evidence denies what the statement denies, in other words or by counting none."""
        return difference.kind == "negation" and (
            is_unset_too(difference, sources)
            or is_denied_too(difference, said, pool, self._weight)
            or is_none_of(said, sources)
        )

    def _attitude(self, said: Piece, sources: Sources, quoted: Sequence[Fact]) -> list[Difference]:
        """Negation and modality outside of what the statement quotes verbatim."""
        spans = [said.reading.span(q.start, q.end) for q in quoted]
        text = said.text
        for start, end in spans:
            text = text[:start] + "　" * (end - start) + text[end:]
        own = [s for s in said.stances if not any(a < s.end and s.start < b for a, b in spans)]
        names = [p.text for p in sources.names]
        found = compare_attitude(text, own, sources.told, names, self._weight)
        ministries = [said.reading.span(p.start, p.end)[1] for p in said.parts if p.denied]
        return [d for d in found if not any(0 <= d.start - end <= 8 for end in ministries)]


def _at(said: Piece, start: int, difference: Difference) -> bool:
    """Whether a difference is that of the figure which starts there."""
    return difference.start <= said.reading.span(start, start + 1)[0] < difference.end


def _ordered(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """By place; of two that overlap and are of one kind, the longer."""
    kept: list[Difference] = []
    for difference in sorted(found, key=lambda d: d.start - d.end):
        if not any(
            d.kind == difference.kind and d.start < difference.end and difference.start < d.end for d in kept
        ):
            kept.append(difference)
    return tuple(sorted(kept, key=lambda d: (d.start, d.end)))
