"""Evidence: the sentences of the documents that answer a question, best first.

Retrieval proposes; what decides is how much of what is asked a sentence and its record
cover, and whether the sentence is of the kind asked for (a date, an amount, a target).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rag.evidence.answertype import Fitness
from rag.evidence.coverage import Coverage, Has, Vocabulary
from rag.evidence.joined_texts import JoinedTexts
from rag.evidence.mentions import dated, named, quoted
from rag.question import Question
from rag.reading.asked import tail
from rag.records import DocumentId, Field, Hit, Library, Record, Sentence
from rag.retrieval import Retriever
from rag.support.compare import Comparer
from rag.text import folded
from rag.tokens import Tokenizer

WEIGHTS: dict[str, float] = {
    "retrieval": 5.68,
    "record": 1.83,
    "title": -0.16,
    "coverage": -1.57,
    "whole": 1.12,
    "own": -0.91,
    "when": 0.98,
    "amount": 1.15,
    "stance": -0.14,
    "indicator": -0.14,
    "field": 1.42,
    "role": 0.34,
    "definition": 2.89,
    "named": 0.78,
    "focus": 0.67,
    "quoted": -0.03,
    "dense": 2.32,
    "dated": 0.71,
    "meant": 1.39,
    "whole_meant": 1.53,
}
"""What each feature counts. Fitted by a softmax over the candidates of 2,600 questions (ui/fit_weights.py)."""


PROPOSED = 250
"""Chunks asked of retrieval: the scores of all of them count, the best ``k`` become candidates."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its record, its score and what the score is made of."""

    record: Record
    field: Field
    sentence: Sentence
    score: float
    features: dict[str, float]


class EvidenceFinder:
    """Scores sentences for questions. Holds per-sentence lemma sets once computed."""

    def __init__(self, library: Library, retriever: Retriever, tokenizer: Tokenizer) -> None:
        self.library = library
        self.retriever = retriever
        self._tokenizer = tokenizer
        self.vocabulary = Vocabulary(retriever, tokenizer)
        self._headings: dict[tuple[str, str], str] = {}
        self.joined = JoinedTexts(library, self.heading)
        self._in_chunk: dict[str, list[tuple[DocumentId, int]]] = {}
        self._places = {
            (r.document, s.start): (r, f, s)
            for r in library.records
            if not _is_container(r)
            for f in r.fields
            for s in f.sentences or _whole(f)
        }

    @cached_property
    def comparer(self) -> Comparer:
        """Compares what a question says with what a record says."""
        return Comparer(self.library, self._tokenizer, self.vocabulary.weight)

    @cached_property
    def checker(self) -> Comparer:
        """The same, every part of what is said to be borne out."""
        return Comparer(self.library, self._tokenizer, self.vocabulary.weight, strict=True)

    def places(self, document: DocumentId) -> list[tuple[Record, Field, Sentence]]:
        """Every sentence of a document with its field and record, in the order of the source."""
        return [place for (of, _), place in self._places.items() if of == document]

    def stands(self, text: str) -> bool:
        """Whether some sentence of the documents has this folded text."""
        return text in self._said

    @cached_property
    def _said(self) -> str:
        """Every sentence, folded, a line each."""
        return "\n".join(folded(s.display) for _, _, s in self._places.values())

    def heading(self, record: Record) -> str:
        """The record's title behind those of the records above it."""
        key = (record.document, record.locator)
        if key not in self._headings:
            above = self.library.get(record.document, record.parent) if record.parent else None
            self._headings[key] = f"{self.heading(above)} {record.title}" if above else record.title
        return self._headings[key]

    def prepare(self) -> None:
        """Take every text apart beforehand, so that no question waits for it (a second)."""
        for record in self.library.records:
            self.vocabulary.lemmas(self.heading(record))
            for cell in record.fields:
                for text in (cell.display, *(s.display for s in cell.sentences)):
                    self.vocabulary.lemmas(text)

    def find(
        self,
        question: Question,
        documents: tuple[DocumentId, ...] = (),
        records: tuple[Record, ...] = (),
        k: int = 60,
        neighbours: int = 4,
    ) -> list[Evidence]:
        """Score candidate sentences, best first.

        Candidates are the sentences that retrieval finds plus every sentence of the best
        ``neighbours`` records (or of ``records``, when the question has named them).
        """
        hits = self.retriever.search(
            question.search,
            PROPOSED,
            documents=documents or None,
            locators=[r.locator for r in records] or None,
            keywords=question.keywords,
        )
        best: dict[tuple[str, str], float] = {}
        cosines: dict[tuple[str, str], float] = {}
        scores: dict[tuple[DocumentId, int], float] = {}
        similar: dict[tuple[DocumentId, int], float] = {}
        for rank, hit in enumerate(hits):
            if hit.chunk.locator in question.excluded:
                continue
            key = (hit.chunk.document, hit.chunk.locator)
            best[key] = max(best.get(key, 0.0), hit.score)
            cosines[key] = max(cosines.get(key, 0.0), hit.dense)
            for place in self._sentences_of(hit):
                similar[place] = max(similar.get(place, 0.0), hit.score)
                if rank < k:
                    scores[place] = similar[place]
        chosen = records or tuple(
            record
            for key, _ in sorted(best.items(), key=lambda item: -item[1])[:neighbours]
            if (record := self.library.by_locator.get(key)) is not None  # type: ignore[arg-type]
        )
        for record in chosen:
            for cell in record.fields:
                for sentence in cell.sentences or _whole(cell):
                    if (place := (record.document, sentence.start)) in self._places:
                        scores.setdefault(place, similar.get(place, 0.0))
        found = self._scored(question, scores, best, cosines)
        return sorted(found, key=lambda e: (-e.score, e.record.document, e.sentence.start))

    def _scored(
        self,
        question: Question,
        scores: dict[tuple[DocumentId, int], float],
        best: dict[tuple[str, str], float],
        cosines: dict[tuple[str, str], float],
    ) -> list[Evidence]:
        """The sentences at these places with all their features."""
        terms = self.known(question)
        asked_about = folded(tail(question))
        topic = Coverage(terms, self.vocabulary)
        focus = topic.narrowed(tuple(t for t in terms if t in asked_about) or terms)
        fit = Fitness(question)
        # A described record (…をKPIに置く施策の担当は) is found by all its words, the sentence by the rest.
        said = focus if asked_about != question.text else topic
        of_record: dict[tuple[str, str], tuple[Has, dict[str, float]]] = {}
        found = []
        for place, retrieval in scores.items():
            record, cell, sentence = self._places[place]
            key = (record.document, record.locator)
            if key not in of_record:
                of_record[key] = self._of_record(topic, record, best.get(key, 0.0), cosines.get(key, 0.0))
            heading, common = of_record[key]
            own = topic.has(sentence.display)
            whole = own.joined(heading)
            features = {
                "retrieval": retrieval,
                **common,
                "coverage": said.weigh(whole.said),
                "meant": said.weigh(whole.meant),
                "own": topic.weigh(own.said),
                "focus": focus.weigh(own.said),
                "quoted": quoted(question, sentence),
                "dated": dated(question, sentence),
                "named": named(question, record, sentence),
                **fit.features(cell, sentence),
            }
            score = sum(WEIGHTS[name] * value for name, value in features.items())
            found.append(Evidence(record, cell, sentence, score, features))
        return found

    def known(self, question: Question) -> tuple[str, ...]:
        """The topic terms to cover; of an English question only those that the documents have."""
        if not question.english:
            return question.terms
        return tuple(t for t in question.terms if self.vocabulary.knows(t)) or question.terms

    def _sentences_of(self, hit: Hit) -> list[tuple[DocumentId, int]]:
        """The places of the sentences in the hit's chunk, remembered."""
        if hit.chunk.id not in self._in_chunk:
            self._in_chunk[hit.chunk.id] = self._within(hit)
        return self._in_chunk[hit.chunk.id]

    def _within(self, hit: Hit) -> list[tuple[DocumentId, int]]:
        record = self.library.get(hit.chunk.document, hit.chunk.locator)
        cell = record.field(hit.chunk.field) if record else None
        if cell is None:
            return []
        return [
            place
            for s in cell.sentences or _whole(cell)
            if s.start < hit.chunk.end
            and hit.chunk.start < s.end
            and (place := (hit.chunk.document, s.start)) in self._places
        ]

    def _of_record(
        self, topic: Coverage, record: Record, best: float, cosine: float
    ) -> tuple[Has, dict[str, float]]:
        """What its heading has of the terms, and the features that all sentences of a record have in common."""
        heading = topic.has(self.heading(record))
        whole = heading
        for field in record.fields:
            whole = whole.joined(topic.has(field.display))
        return heading, {
            "record": best,
            "dense": cosine,
            "title": topic.weigh(heading.said),
            "whole": topic.weigh(whole.said),
            "whole_meant": topic.weigh(whole.meant),
        }


def _is_container(record: Record) -> bool:
    """Whether the record only holds others whose sentences are the same characters (a page)."""
    return getattr(record, "kind", "") == "page" and bool(getattr(record, "children", ()))


def _whole(cell: Field) -> tuple[Sentence, ...]:
    """A field without sentences of its own counts as one sentence."""
    return (Sentence(cell.start, cell.end, cell.text, cell.display),) if cell.text.strip() else ()
