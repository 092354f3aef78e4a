"""Answers, hits, citations and explanations as text for a terminal.

Nothing is wrapped: the terminal does it, and a quote copied from there stays verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rag.answer import STATUS_LABELS, Answer, Citation, Searched
from ui.console import printable, style

if TYPE_CHECKING:
    from rag.engine import Explanation
    from rag.evidence.finder import Evidence
    from rag.question import Question


def answer_lines(answer: Answer, names: dict[str, str]) -> Iterator[str]:
    """An answer: its text first, then its quotes, then what was searched and how it was read.

    ``names`` are the short titles of the documents by id.
    """
    mark = "" if answer.status == "answered" else f"【{STATUS_LABELS[answer.status]}】"
    yield style(mark, bold=True) + printable(answer.text)
    yield from below(answer, names)


def below(answer: Answer, names: dict[str, str]) -> Iterator[str]:
    """What stands under an answer's text."""
    if answer.citations:
        yield ""
        yield style("出典", bold=True)
    for citation in answer.citations:
        yield from citation_lines(citation, f"[{citation.number}] ")
    if answer.searched is not None:
        yield ""
        yield from _searched(answer.searched, names)
    if answer.interpretations:
        yield ""
        yield style(f"読み取り: {'、'.join(answer.interpretations)}", dim=True)
    if said := answer.checks.get("notice"):
        yield ""
        yield style(str(said), dim=True)


def citation_lines(citation: Citation, mark: str = "", offsets: bool = False) -> Iterator[str]:
    """A citation's label with its verbatim quote below."""
    place = f" ({citation.document} {citation.start}-{citation.end})" if offsets else ""
    yield style(f"{mark}{citation.label}{place}", fg="cyan")
    yield f"「{printable(citation.quote)}」"


def _searched(searched: Searched, names: dict[str, str]) -> Iterator[str]:
    documents = "、".join(names.get(d, d) for d in searched.documents)
    yield f"調べた文書: {documents}"
    if searched.terms:
        yield f"調べた語: {'、'.join(map(printable, searched.terms))}"
    if searched.nearest:
        yield f"近いもの: {'、'.join(searched.nearest)}"


def explanation_lines(explanation: Explanation, most: int = 10) -> Iterator[str]:
    """How the question was read, which route answered, and the evidence with its scores."""
    yield style("解析", bold=True)
    for name, values in analysis(explanation.question) if explanation.question else ():
        yield f"  {name}: {'、'.join(map(printable, values)) or 'なし'}"
    yield f"  経路: {explanation.route}"
    found = min(most, len(explanation.evidence))
    yield style(f"検討した根拠(上位{found}件。答えに使うかは経路による)", bold=True)
    for evidence in explanation.evidence[:most]:
        yield from _evidence(evidence)


def analysis(question: Question) -> Sequence[tuple[str, Iterable[str]]]:
    """What was read in a question, by name."""
    return (
        ("検索文", (question.search,)),
        ("意図", sorted(question.intents)),
        ("属性", sorted(question.attributes)),
        ("主題の語", question.terms),
        ("施策番号・節", (*question.measures, *question.sections)),
        ("文書", question.documents),
        ("府省庁", [m.label for m in question.agencies]),
        ("文書にない種類の情報", question.absent),
        ("読み取り", question.interpretations),
    )


def _evidence(evidence: Evidence) -> Iterator[str]:
    features = " ".join(f"{name}={value:.2f}" for name, value in evidence.features.items() if value)
    yield style(f"  {evidence.score:.3f}  {evidence.record.locator} {evidence.field.name}", fg="cyan")
    yield f"    {printable(evidence.sentence.display)}"
    yield style(f"    {features}", dim=True)
