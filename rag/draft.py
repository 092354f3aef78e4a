"""An answer in the making: lines of text with verbatim citations, numbered as they appear."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rag.answer import Answer, AnswerSentence, Citation, Rows, Searched, Status
from rag.lazy_regex import regex
from rag.records import NAME, Field, Library, Record, Sentence
from rag.verify import verify

_NUMBER = regex(r"\[(\d+)\]")


def label(library: Library, record: Record, field_name: str) -> str:
    """How a citation is named for people: 「…」別表 02-04「地方における…」KPI(進捗)."""
    source = library.sources[record.document]
    name = f"「{record.title}」" if record.document == "kanmin" else ""
    shown = "" if field_name == NAME else field_name
    return f"{source.short_title} {record.locator}{name}{' ' if shown and not name else ''}{shown}"


@dataclass
class Draft:
    """Collects what an answer says. Citing the same characters twice gives the same number."""

    library: Library
    question: str
    status: Status = "answered"
    lines: list[str] = field(default_factory=list)
    sentences: list[AnswerSentence] = field(default_factory=list)
    citations: dict[tuple[str, int, int], Citation] = field(default_factory=dict)
    interpretations: list[str] = field(default_factory=list)
    rows: Rows | None = None
    searched: Searched | None = None
    confidence: float = 1.0
    """How sure the route is that this answers the question, 0..1: 1 where it was computed."""

    def cite(self, record: Record, field_name: str, start: int, end: int) -> int:
        """Cite ``source[start:end]`` as standing in that field of the record."""
        key = (record.document, start, end)
        if key not in self.citations:
            self.citations[key] = Citation(
                number=len(self.citations) + 1,
                document=record.document,
                locator=record.locator,
                field=field_name,
                label=label(self.library, record, field_name),
                quote=self.library.quote(record.document, start, end),
                start=start,
                end=end,
            )
        return self.citations[key].number

    def cite_field(self, record: Record, cell: Field) -> int:
        """Cite a whole field."""
        return self.cite(record, cell.name, cell.start, cell.end)

    def cite_sentence(self, record: Record, cell: Field, sentence: Sentence) -> int:
        """Cite one sentence of a field."""
        return self.cite(record, cell.name, sentence.start, sentence.end)

    def say(self, text: str, *citations: int, prefix: str = "") -> None:
        """Add a sentence on a line of its own; ``prefix`` is layout (``- ``), not content.

        What was said already, perhaps behind an opening (ご質問の前提とは異なり、…), is not repeated.
        """
        numbers = tuple(dict.fromkeys(citations))
        if numbers and any(
            s.text.endswith(text) and set(numbers) <= set(s.citations) for s in self.sentences
        ):
            return
        self.sentences.append(AnswerSentence(text, numbers))
        self.lines.append(prefix + text + "".join(f"[{n}]" for n in numbers))

    def support(self, *citations: int) -> None:
        """Cite further places for the sentence said last."""
        said = self.sentences[-1]
        numbers = [n for n in dict.fromkeys(citations) if n not in said.citations]
        self.sentences[-1] = replace(said, citations=(*said.citations, *numbers))
        self.lines[-1] += "".join(f"[{n}]" for n in numbers)

    def lead_with(self, at: int) -> None:
        """Tell a sentence first that stands further behind, the citations numbered as they appear then."""
        if len(self.lines) != len(self.sentences):
            return  # rows of a table: a line is no sentence
        self.lines.insert(0, self.lines.pop(at))
        self.sentences.insert(0, self.sentences.pop(at))
        order = dict.fromkeys(n for s in self.sentences for n in s.citations)
        order |= dict.fromkeys(c.number for c in self.citations.values())
        new = {old: number for number, old in enumerate(order, 1)}
        self.citations = {
            key: replace(c, number=new[c.number])
            for key, c in sorted(self.citations.items(), key=lambda item: new[item[1].number])
        }
        self.sentences = [replace(s, citations=tuple(new[n] for n in s.citations)) for s in self.sentences]
        self.lines = [
            _NUMBER.sub(lambda m: f"[{new.get(int(m[1]), int(m[1]))}]", line) for line in self.lines
        ]

    def first_records(self) -> tuple[Record, ...]:
        """The records that the first sentence cites, in the order of the documents."""
        numbers = self.sentences[0].citations if self.sentences else ()
        cited = {(c.document, c.locator) for c in self.citations.values() if c.number in numbers}
        return tuple(r for r in self.library.records if (r.document, r.locator) in cited)

    def take(self, other: Draft, most: int) -> None:
        """Go on with the first sentences of another draft, their citations numbered anew."""
        numbers = {c.number: c for c in other.citations.values()}
        for sentence, line in list(zip(other.sentences, other.lines, strict=True))[:most]:
            renumbered = [self.cite_again(numbers[n]) for n in sentence.citations]
            self.say(sentence.text, *renumbered, prefix="- " if line.startswith("- ") else "")
        for interpretation in other.interpretations:
            self.note(interpretation)

    def join(self, other: Draft) -> None:
        """Go on with all that another draft says, and with its rows where there are none yet."""
        if len(other.lines) == len(other.sentences):
            self.take(other, len(other.lines))
        else:  # numbers in rows of many
            renumbered = {c.number: self.cite_again(c) for c in other.citations.values()}
            self.sentences += [
                replace(s, citations=tuple(renumbered[n] for n in s.citations)) for s in other.sentences
            ]
            self.lines += [
                _NUMBER.sub(lambda m: f"[{renumbered.get(int(m[1]), int(m[1]))}]", line)
                for line in other.lines
            ]
            for interpretation in other.interpretations:
                self.note(interpretation)
        self.rows = self.rows or other.rows

    def cite_again(self, cited: Citation) -> int:
        """Cite what another draft cites."""
        key = (cited.document, cited.start, cited.end)
        return self.citations.setdefault(key, replace(cited, number=len(self.citations) + 1)).number

    def note(self, interpretation: str) -> None:
        """Disclose how something in the question was read."""
        if interpretation not in self.interpretations:
            self.interpretations.append(interpretation)

    def build(self, corpus: str, index: str) -> Answer:
        """The finished answer; every quote is compared with the source on the way."""
        citations = tuple(self.citations.values())
        text = "\n".join(self.lines)
        return Answer(
            id="",
            question=self.question,
            status=self.status,
            text=text,
            sentences=tuple(self.sentences),
            citations=citations,
            rows=self.rows,
            searched=self.searched,
            interpretations=tuple(self.interpretations),
            checks={
                **verify(self.library, citations, tuple(self.sentences)),
                "confidence": round(self.confidence, 4),
            },
            corpus=corpus,
            index=index,
        )
