"""Questions to start with, one of every kind, and questions that can follow an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rag.answer import Answer
from rag.records import DOCUMENT_IDS, Library, Measure, Record, Section, Slide

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("値をたずねる", "気象庁のホームページからのデータダウンロード量の目標は？"),
    ("施策を引く", "02-04の担当府省庁とKPIは？"),
    ("一覧にする", "総務省が主担当の施策をすべて挙げて"),
    ("数える", "府省庁ごとの施策の数は？"),
    ("くらべる", "02-04と02-05の担当とKPIの違いは？"),
    ("節を引く", "第3章第1節(2)①の担当は？"),
    ("進み具合", "教育改革の進捗率は？"),
    ("文書をまたぐ", "AI人材の育成について3つの文書の記載をまとめて"),
    ("前提を確かめる", "02-08の主担当は総務省ですか？"),
    ("書かれているか", "自動運転バスの予算額は書かれていますか？"),
)
"""(kind, question)."""

MOST = 3


def follow_ups(library: Library, answer: Answer, asked: str, ask: Callable[[str], Answer]) -> tuple[str, ...]:
    """Up to three questions about what the answer cites, every one tried: ``ask`` answers it.

    Only questions that are looked up or computed are proposed, so trying them takes milliseconds.
    """
    found: list[str] = []
    for question in _candidates(library, answer):
        if len(found) == MOST:
            break
        if question != asked and ask(question).status == "answered":
            found.append(question)
    return tuple(found)


def _candidates(library: Library, answer: Answer) -> Iterator[str]:
    records = _records(library, answer)
    measures = [r for r in records if isinstance(r, Measure)]
    asked = {c.field for c in answer.citations}
    if len(measures) == 1:
        yield from _about(measures[0], asked)
    elif 1 < len(measures) <= 4:
        yield f"{measures[0].locator}と{measures[1].locator}の違いは？"
        yield f"{measures[0].locator}のKPIは？"
    elif measures:
        yield f"{measures[0].locator}のKPIは？"
        yield "府省庁ごとの施策の数は？"
    for record in records:
        if isinstance(record, Section):
            yield from _near(library, record, asked)
        elif isinstance(record, Slide) and record.kind == "row":
            yield "進捗率が最も高い分野は？"
            yield from (f"{r.title}の進捗率は？" for r in library.slides if r.kind == "row" and r != record)


def _near(library: Library, section: Section, asked: set[str]) -> Iterator[str]:
    if section.ministries and "府省庁" not in asked:
        yield f"{section.locator}の担当は？"
    for sibling in library.sections:
        if sibling.parent == section.parent and sibling.ministries and sibling != section:
            yield f"{sibling.locator}の担当は？"


def _about(measure: Measure, asked: set[str]) -> Iterator[str]:
    number = measure.locator
    if not asked & {"KPI(進捗)", "KPI(効果)"}:
        yield f"{number}のKPIは？"
    if "府省庁名" not in asked:
        yield f"{number}の担当府省庁は？"
    if "課題・取組概要" not in asked:
        yield f"{number}の課題と取組の概要は？"
    if measure.leads:
        yield f"{measure.leads[0].name}が主担当の施策をすべて挙げて"


def _records(library: Library, answer: Answer) -> list[Record]:
    """The records an answer cites, each once, in its order."""
    found = {
        (d, c.locator): record
        for c in answer.citations
        for d in DOCUMENT_IDS
        if d == c.document and (record := library.get(d, c.locator))
    }
    return list(found.values())
