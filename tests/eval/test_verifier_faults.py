"""The suite that measures the verifier: what it counts as caught, as wrongly removed, and that it can fail."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from eval.source import Corpus, read_corpus, with_library
from eval.verifier_faults import ALTERATIONS, GATED, measure, problems, table
from eval.verifier_samples import Sample, paraphrases
from rag.llm.checked import Checked
from rag.llm.packing import Item
from rag.llm.parsing import Written
from ui.compose import Application


@pytest.fixture(scope="module")
def corpus(bundled: Application) -> Corpus:
    return with_library(read_corpus(bundled.settings.documents), bundled.library)


@pytest.fixture(scope="module")
def samples(bundled: Application) -> tuple[Sample, ...]:
    return paraphrases(bundled.library, ["dev"])


class Gullible:
    """Shows whatever it is given."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = {item.id: item for item in items}

    def check(self, written: Written) -> Checked:
        items = tuple(self._items[i] for i in written.ids if i in self._items)
        return Checked("kept", written.text, items, written.text, written.ids)


class Strict:
    """Shows nothing."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items

    def check(self, written: Written) -> Checked:
        return Checked("removed", "", (), written.text, written.ids)


def test_every_sentence_rests_on_passages_it_does_not_copy(samples: tuple[Sample, ...]) -> None:
    assert len(samples) >= 50
    for sample in samples:
        assert 1 <= len(sample.cited) <= 4
        assert len(sample.items) > len(sample.cited)
        assert all(sample.sentence != item.text for item in sample.items)


def test_a_verifier_that_believes_everything_fails_and_so_does_one_that_shows_nothing(
    samples: tuple[Sample, ...], corpus: Corpus
) -> None:
    gullible = measure(samples[:12], Gullible, corpus)  # type: ignore[arg-type]
    assert gullible.removed == 0
    assert {f.name: f.caught for f in gullible.figures if f.n and f.name != "cited_unknown"} == {
        f.name: 0 for f in gullible.figures if f.n and f.name != "cited_unknown"
    }
    assert any("検出" in p for p in problems(gullible))
    strict = measure(samples[:12], Strict, corpus)  # type: ignore[arg-type]
    assert all(f.caught == f.n for f in strict.figures)
    assert [p for p in problems(strict) if "除いた" in p]


def test_the_verifier_keeps_its_bars_on_the_sentences_it_was_made_with(
    bundled: Application, samples: tuple[Sample, ...], corpus: Corpus
) -> None:
    report = measure(samples[:40], bundled.language_models.verifier, corpus)
    assert list(problems(report)) == []


def test_an_alteration_changes_one_thing(samples: tuple[Sample, ...], corpus: Corpus) -> None:
    for name, (_, alter) in ALTERATIONS.items():
        changed = [(s, c) for s in samples if (c := alter(s, corpus)) is not None]
        assert changed, name
        for original, altered in changed:
            moved = name.startswith("cited_")
            assert (altered.sentence == original.sentence) == moved
            assert (altered.cited != original.cited) == moved


def test_the_table_has_a_line_for_everything(
    bundled: Application, samples: tuple[Sample, ...], corpus: Corpus
) -> None:
    report = measure(samples[:3], bundled.language_models.verifier, corpus)
    lines = list(table({"三文": report}))
    assert len(lines) == 2 + len(ALTERATIONS) + 1
    assert sum(line.endswith("| ○ |") for line in lines) == len(GATED) + 1
