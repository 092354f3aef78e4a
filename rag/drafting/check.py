"""The draft check: every claim of a draft with its verdict and what the documents say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from rag.citing.rendering import citation
from rag.drafting import leaning
from rag.drafting.candidates import BatchRetriever
from rag.drafting.claims import Claim, claims
from rag.drafting.dating import Dates
from rag.drafting.placing import Placing
from rag.drafting.ranks import Ranking, ranking
from rag.drafting.report import CheckedClaim, Deviation, Report, Verdict
from rag.drafting.stand import is_bare, is_claim
from rag.drafting.subject import Subject, SubjectFinder, with_parts
from rag.drafting.support_passages import PassageChooser
from rag.drafting.topic import Topic
from rag.drafting.verdict import verdict_of
from rag.drafting.weighing import Bound, Option, Weighed, Weigher
from rag.errors import InputError
from rag.evidence.coverage import Vocabulary
from rag.records import Library, Record
from rag.support.compare import Comparer
from rag.support.statement import Difference
from rag.tokens import Tokenizer

MAX_CHARACTERS = 200_000
"""Longer drafts are refused: they would take minutes."""

_NEARLY = 0.3
"""By how much less of a claim another record may have to be the one that is meant, too."""
_AS_MUCH = 0.05
"""By how much less of a claim a part may have than the section it belongs to."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Examined:
    """A claim with its verdict, the records it names and those it was weighed against."""

    claim: Claim
    subject: Subject
    verdict: Verdict
    weighed: Weighed = field(default_factory=lambda: Weighed(None))


class Checker:
    """Checks drafts against one library."""

    def __init__(
        self,
        library: Library,
        retriever: BatchRetriever,
        tokenizer: Tokenizer,
        corpus: str = "",
        index: str = "",
    ) -> None:
        vocabulary = Vocabulary(retriever, tokenizer)
        self._library = library
        self._retriever = retriever
        self._corpus, self._index = corpus, index
        self._dates = Dates(library)
        self._subjects = SubjectFinder(library, tokenizer)
        self._weigher = Weigher(
            library, Comparer(library, tokenizer, vocabulary.weight, strict=True, knows=vocabulary.knows)
        )
        self._placing = Placing(library, retriever, self._weigher)
        self._chooser = PassageChooser(library, tokenizer, vocabulary.weight)

    def check(self, draft: str, progress: Progress | None = None) -> Report:
        """Check a whole draft.

        ``progress`` is told (done, total) in claims.

        Raises:
            InputError: there is nothing to check, or far too much.
        """
        if not draft.strip():
            raise InputError("草稿が空です。", "点検する文章を書いたファイルを指定してください。")
        if len(draft) > MAX_CHARACTERS:
            raise InputError(
                f"草稿が長すぎます({len(draft):,}字)。{MAX_CHARACTERS:,}字までの草稿を点検できます。",
                "章ごとに分けて点検してください。",
            )
        checked = [self._shown(e) for e in self.examine(draft, progress)]
        return Report(tuple(checked), len(draft), self._corpus, self._index)

    def examine(self, draft: str, progress: Progress | None = None) -> Iterator[Examined]:
        """The claims of a draft in order, each with its verdict and what it rests on."""
        found = claims(draft)
        subjects = list(self._subjects.find_all(found))
        open_claims = [c.text for c, s in zip(found, subjects, strict=True) if _asserts(c, s)]
        self._retriever.prepare(open_claims)
        topic = Topic()
        for number, (claim, subject) in enumerate(zip(found, subjects, strict=True), 1):
            topic.enter(claim, self._headed(claim.heading))
            examined = self._examined(claim, subject, topic)
            base = examined.weighed.base
            topic.note(claim, subject, base.records if base and examined.verdict != "裏付けなし" else ())
            yield examined
            if progress:
                progress(number, len(found))

    def _headed(self, heading: str) -> tuple[Record, ...]:
        """The records that a heading names."""
        if not heading:
            return ()
        subject = self._subjects.find(Claim(heading, 0, len(heading), 0))
        return subject.named or subject.titled

    def _examined(self, claim: Claim, subject: Subject, topic: Topic) -> Examined:
        if not _asserts(claim, subject):
            return Examined(claim, subject, "対象外")
        dating = self._dates.read(self._undated(claim.text))
        if dating.only and not dating.wrong:
            return Examined(claim, subject, "一致")
        weighed = self._weighed(replace(claim, text=dating.text), subject, topic)
        base = weighed.base
        wrong = dating.wrong
        if not wrong and base and (other := self._other_office(claim, topic, base)):
            wrong = (*base.support.differences, other)
        if not wrong:
            return Examined(claim, subject, verdict_of(subject, weighed), weighed)
        if base is not None:
            base = replace(base, support=replace(base.support, differences=wrong))
        return Examined(claim, subject, "相違", replace(weighed, base=base))

    def _shown(self, examined: Examined) -> CheckedClaim:
        claim, weighed = examined.claim, examined.weighed
        shown = weighed.other or weighed.base
        places = self._chooser.choose(claim.text, shown.passages) if shown else ()
        return CheckedClaim(
            claim.text,
            claim.start,
            claim.end,
            examined.verdict,
            _deviations(claim, examined.subject, weighed) if examined.verdict == "相違" else (),
            tuple(citation(place, self._library, n) for n, place in enumerate(places, 1)),
        )

    def _undated(self, text: str) -> str:
        """The text with blanks for the dates of its citations, which no record states."""
        for source in self._library.sources.values():
            naming = source.naming
            for dated in (f"{naming.work}」({naming.decided})", f"{naming.work}**({naming.decided})"):
                cut = len(naming.decided) + 2
                text = text.replace(dated, dated[:-cut] + " " * cut)
        return text

    def _weighed(self, claim: Claim, subject: Subject, topic: Topic) -> Weighed:
        if subject.points:
            pointed = self._placing.pointed(claim, subject, topic)
            return self._numbered(claim, subject, topic, pointed)
        if subject.named:
            return self._numbered(claim, subject, topic, self._placing.named(claim, subject))
        if ranked := ranking(claim.text, self._library):
            return Weighed(_ranked(self._weigher.weigh(claim.text, ranked.rows), ranked), known=True)
        near = self._placing.near(claim.text)
        if subject.titled:
            base = max((self._weigher.weigh(claim.text, [r]) for r in subject.titled), key=_score)
            fitting = self._placing.instead(claim.text, base, near, leaning.MOST_OF_IT)
            if right := [o for o in fitting if not o.support.differences]:
                return Weighed(max(right, key=_score), known=True)
            return Weighed(base, max(fitting, key=_score, default=None), known=True)
        if topic.records and leaning.is_of_same(claim.text):
            return Weighed(self._weigher.weigh(claim.text, topic.records), known=True)
        bounds = self._bounds(claim, subject, topic, near)
        best, most = None, float("-inf")
        # The likeliest first: what cannot become better than the best so far need not be compared.
        for bound, bonus in sorted(bounds, key=lambda b: -b[0].score - b[1]):
            if bound.score + bonus <= most:
                break
            option = self._weigher.weigh(claim.text, bound.records)
            if option.score + bonus > most:
                best, most = option, option.score + bonus
        return Weighed(best, known=best is not None and best.records == topic.records)

    def _other_office(self, claim: Claim, topic: Topic, base: Option) -> Difference | None:
        """同省, where neither the records that bear a claim out nor others that may are of the ministry named before."""
        other = leaning.other_office(claim.text, topic.office, base.records)
        near = self._placing.near(claim.text) if other else ()
        least = base.support.share - _NEARLY
        fitting = [r for r in near if self._weigher.bound(claim.text, [r]).share >= least]
        theirs = any(not leaning.other_office(claim.text, topic.office, [r]) for r in fitting)
        return None if theirs else other

    def _numbered(self, claim: Claim, subject: Subject, topic: Topic, weighed: Weighed) -> Weighed:
        """The measure of the sentences before must not be given the number of another."""
        if weighed.other is not None or not leaning.gives_number(claim.text, topic.records, subject.named):
            return weighed
        return replace(weighed, other=self._weigher.weigh(topic.said, topic.records), misplaced=subject.named)

    def _bounds(
        self, claim: Claim, subject: Subject, topic: Topic, near: list[Record]
    ) -> list[tuple[Bound, float]]:
        """The records that a claim may be about, each with what speaks for it beside its words."""
        bounds = [self._weigher.bound(claim.text, [r]) for r in near]
        if not topic.records:
            return [(b, 0.0) for b in bounds]
        carried = self._weigher.bound(claim.text, topic.records)
        below = {p for r in topic.records for p in with_parts(r, self._library)} - set(topic.records)
        parts = [b for b in bounds if b.records[0] in below and b.share >= carried.share - _AS_MUCH]
        if parts:  # a section as a whole bears out what is false of each of its items
            carried, bounds = parts[0], [b for b in bounds if b is not parts[0]]
        return leaning.weighted(claim.text, subject.carried, topic.records, carried, bounds)


def _asserts(claim: Claim, subject: Subject) -> bool:
    if is_bare(claim.text) and not subject.references:
        return False
    return is_claim(claim.text, bool(subject.references or subject.titled))


def _ranked(option: Option, ranked: Ranking) -> Option:
    """The rows with what is wrong in how they are ranked, in place of what was found in the same words."""
    rest = [d for d in option.support.differences if d.end <= ranked.start or ranked.end <= d.start]
    return replace(option, support=replace(option.support, differences=(*rest, *ranked.wrong)))


def _score(option: Option) -> float:
    return option.score


def _deviations(claim: Claim, subject: Subject, weighed: Weighed) -> tuple[Deviation, ...]:
    """What is wrong in the claim, by place in the draft."""
    found: list[Deviation] = []
    base, other = weighed.base, weighed.other

    def add(kind: str, start: int, end: int, source: str) -> None:
        place = (claim.start + start, claim.start + end)
        found.append(Deviation(kind, claim.text[start:end], source, *place))

    for reference in subject.missing:
        add("citation", reference.start, reference.end, "")
    if other is not None:
        right = "、".join(r.locator for r in other.records)
        for reference in subject.references:
            if reference.record in weighed.misplaced:
                add("id", reference.start, reference.end, right)
    if not found or other is None:
        for difference in (base.support.differences or base.support.unexplained) if base else ():
            add(difference.kind, difference.start, difference.end, difference.source)
    taken = [(d.start, d.end) for d in found if d.kind == "citation"]
    kept = [
        d for d in found if d.kind in ("citation",) or not any(a < d.end and d.start < b for a, b in taken)
    ]
    return tuple(sorted(kept, key=lambda d: (d.start, d.end)))
