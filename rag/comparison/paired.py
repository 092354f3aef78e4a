"""Two things that one record tells of: the sentence for either, and the figure said of it.

「FASTとPTPS、それぞれ誰の要望に応じて」, 「特定健診の情報とお薬の情報ではどちらが先」 compare no two records.
Which is earlier or larger is settled only where one figure alone is said of either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.comparison.described import LONGEST, Cut, cuts_of
from rag.comparison.differences import FIRST
from rag.context import Context
from rag.evidence.coverage import Coverage
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import agrees
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.records import MINISTRIES, NAME, Record, Slide
from rag.tables.question import column_of
from rag.text import folded

OWN = 0.7
"""The share of what tells a thing from the other that its sentence must have."""
WHOLE = 0.8
"""The same of all its words, with the headings of the record."""
_CONSIDERED = 4
"""Records that are asked for both."""
_LEAD = regex(r".*(?:[。、]|(?:施策|取り?組み?|事業|プログラム|プロジェクト|計画|指標)で(?:は)?)")
"""What stands before both things tells the record: AIターミナルの取組で、AとB."""
_TWO_RECORDS = regex(r"(?:2|二|両)(?:つの?|本の?|件の?)?(?:施策|取り?組み?|事業|プロジェクト|項目)")
_CLAUSE = regex(r"[^、。]+[、。]?")
_UNQUOTED = frozenset({NAME, MINISTRIES, "府省庁", "見出し", "本文記載"})
_HOW_MUCH = regex(
    r"いくつ|何[件台社人回倍割%県か箇団枚]|どれ(?:くらい|だけ|ほど)|どのくらい|[数率量額度速]は"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One of the two: its words, its sentence and the figure said of it there, None where that is not one."""

    part: str
    evidence: Evidence
    figure: Date | Quantity | None


def paired(question: Question, context: Context) -> tuple[Told, Told] | None:
    """The two things and their sentences; None where no record tells both, or either has its own record."""
    if len(question.text) > LONGEST or not question.has("compare", "each"):
        return None
    if len(question.measures) > 1 or _TWO_RECORDS.search(question.text):
        return None
    if asked(question)[:1] in [(name,) for name in FIELDS] or column_of(question.text):
        return None  # fields are of records, columns of rows
    found = context.finder.find(replace(question, intents=frozenset(), attributes=frozenset()))
    records = list(dict.fromkeys(e.record for e in found if not _is_row(e.record)))
    best: tuple[float, tuple[Told, Told]] | None = None
    for cut in cuts_of(question, context.tokenizer):
        pair = _Pair(cut, question, context)
        for record in records[:_CONSIDERED] if pair.apart else ():
            told = pair.told(record)
            if told is not None and (best is None or told[0] > best[0]):
                best = told
    return best[1] if best else None


def _is_row(record: Record) -> bool:
    return isinstance(record, Slide) and record.kind in {"row", "page", "table"}


class _Pair:
    """Two descriptions, the words that tell either from the other, and what is asked of both."""

    def __init__(self, cut: Cut, question: Question, context: Context) -> None:
        self.context = context
        self.parts = (_LEAD.sub("", cut.left), cut.right)
        read = [analyse(part, context.tokenizer) for part in self.parts]
        terms = [r.terms for r in read]
        own = [tuple(t for t in terms[i] if t not in terms[1 - i]) for i in (0, 1)]
        vocabulary = context.finder.vocabulary
        self.apart = all(own)
        self.own = [Coverage(words, vocabulary) for words in own]
        self.whole = [Coverage(words, vocabulary) for words in terms]
        self.dates = [r.dates for r in read]
        rest = analyse(cut.rest, context.tokenizer)
        self.rest = replace(rest, search=question.search, intents=frozenset())
        self.asks = Coverage(rest.terms, vocabulary)
        names = asked(rest)
        self.on_dates = "date" in names or bool(FIRST.search(rest.text))
        self.on_amounts = not self.on_dates and ("number" in names or bool(_HOW_MUCH.search(rest.text)))

    def told(self, record: Record) -> tuple[float, tuple[Told, Told]] | None:
        """What a record tells of both, and how well; None where it does not."""
        found = [
            e for e in self.context.finder.find(self.rest, records=(record,)) if e.field.name not in _UNQUOTED
        ]
        sides = [self._best(side, found) for side in (0, 1)]
        first, second = sides
        if first is None or second is None:
            return None
        told = tuple(Told(self.parts[i], s[1], self._figure(i, s[1])) for i, s in enumerate((first, second)))
        return min(first[0], second[0]), (told[0], told[1])

    def _best(self, side: int, found: list[Evidence]) -> tuple[float, Evidence] | None:
        """The sentence that tells of one of the two what is asked."""
        scored = [(self._fit(side, e), e) for e in found]
        fits = [(value, e) for value, e in scored if value]
        return max(fits, key=lambda item: (item[0], item[1].score)) if fits else None

    def _fit(self, side: int, evidence: Evidence) -> float:
        """How well a sentence tells of one of the two; 0 where it does not."""
        text = evidence.sentence.display
        typed = self.on_dates or self.on_amounts
        own = self.own[side].share(text, meant=typed)  # a figure of the right kind bears other words out
        whole = self.whole[side].share(self.context.finder.heading(evidence.record), text, meant=True)
        if own < OWN or whole < WHOLE or not self._dated(side, text):
            return 0.0
        if typed and not self._figures(text):
            return 0.0
        other = self.own[1 - side].share(text, meant=True)
        return own + whole + self.asks.share(text, meant=True) - 0.2 * other

    def _dated(self, side: int, text: str) -> bool:
        said = dates(folded(text))
        return all(any(agrees(d, s) for s in said) for d in self.dates[side])

    def _figures(self, text: str) -> list[Date | Quantity]:
        if self.on_dates:
            return list(dates(folded(text)))
        return [q for q in quantities(folded(text)) if q.unit] if self.on_amounts else []

    def _figure(self, side: int, evidence: Evidence) -> Date | Quantity | None:
        """The one figure in the clause that tells of one of the two."""
        text = folded(evidence.sentence.display)
        alone = self.own[1 - side].share(text, meant=True) < OWN
        where = [text] if alone else list(self._clauses(side, text))
        figures = {f.key: f for clause in where for f in self._figures(clause)}
        return next(iter(figures.values())) if len(figures) == 1 else None

    def _clauses(self, side: int, text: str) -> Iterator[str]:
        """The clauses that tell of one of the two and not of the other."""
        for match in _CLAUSE.finditer(text):
            clause = match.group()
            mine, theirs = (self.own[i].share(clause, meant=True) for i in (side, 1 - side))
            if mine >= OWN > theirs:
                yield clause
