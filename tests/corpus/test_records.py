"""What holds for every record of every document: exact ranges, errata, chunks."""

from pathlib import Path

import pytest

from corpus.chunks import chunks
from corpus.errata import load_errata
from rag.errors import CorpusError
from rag.ministries import AGENCIES
from rag.records import Erratum, Library, Measure
from rag.text import clean


def test_every_range_holds_its_text(library: Library) -> None:
    for record in library.records:
        source = library.sources[record.document].text
        assert 0 <= record.start < record.end <= len(source)
        for field in record.fields:
            assert source[field.start : field.end] == field.text == field.text.strip()
            for sentence in field.sentences:
                assert source[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
                assert field.start <= sentence.start < sentence.end <= field.end
        for ministry in record.ministries:
            assert source[ministry.start : ministry.end] == ministry.written
        for mark in record.marks if isinstance(record, Measure) else ():
            assert source[mark.start : mark.end] == mark.mark


def test_fields_stand_inside_their_record(library: Library) -> None:
    for record in library.records:
        for field in record.fields:
            if field.text:
                assert record.start <= field.start, (record.locator, field.name)
                assert field.end <= record.end, (record.locator, field.name)


def test_sentences_follow_one_another_and_bullets_hold_them_all(library: Library) -> None:
    for record in library.records:
        for field in record.fields:
            assert all(a.end <= b.start for a, b in zip(field.sentences, field.sentences[1:], strict=False))
            covered = [i for first, last in field.bullets for i in range(first, last)]
            assert covered == list(range(len(field.sentences)))


def test_locators_are_unique_and_parents_know_their_children(library: Library) -> None:
    assert len(library.by_locator) == len(library.records)
    for record in library.records:
        if record.parent:
            parent = library.get(record.document, record.parent)
            assert parent is not None
            assert record.locator in parent.children


def test_every_ministry_is_known(library: Library) -> None:
    names = {agency.name for agency in AGENCIES}
    assert {m.name for record in library.records for m in record.ministries} <= names


def test_display_is_free_of_debris(library: Library) -> None:
    shown = [s.display for record in library.records for field in record.fields for s in field.sentences]
    debris = ("<", ">", "\n", "\t", "\uf0fc", "A I", "(つな)", "(ぜい)", "**", "发")
    assert [text for text in shown if any(mark in text for mark in debris)] == []
    assert all(shown)


def test_display_of_plain_text_is_what_normalisation_gives(library: Library) -> None:
    """The short cut for text that needs no mending changes nothing."""
    for record in library.records:
        for field in record.fields:
            for sentence in field.sentences:
                if sentence.text == sentence.display:
                    assert clean(sentence.text).text.replace(" ", "") == sentence.display.replace(" ", "")


def test_there_are_errata_for_two_documents() -> None:
    errata = load_errata()
    assert len(errata) == len({(e.document, e.locator, e.wrong) for e in errata})
    assert {e.document for e in errata} == {"kanmin", "kihon"}
    assert all(e.reason for e in errata)


@pytest.mark.parametrize("erratum", load_errata(), ids=lambda e: f"{e.locator} {e.right}")
def test_erratum_applies_to_display_only(library: Library, erratum: Erratum) -> None:
    record = library.get(erratum.document, erratum.locator)
    assert record is not None
    sentences = [s for f in record.fields for s in f.sentences if erratum.wrong in s.text]
    assert sentences
    for sentence in sentences:
        assert clean(erratum.right).text in sentence.display
        assert erratum.wrong not in sentence.display


def test_damaged_errata(tmp_path: Path) -> None:
    path = tmp_path / "errata.toml"
    path.write_text('[[kanmin]]\nlocator = "02-04"\nwrong = "x"\n', "utf-8")
    with pytest.raises(CorpusError, match="項目 right のない行"):
        load_errata(path)
    with pytest.raises(CorpusError, match="読めません"):
        load_errata(tmp_path / "none.toml")


def test_chunks_are_sentences_with_stable_ids(library: Library) -> None:
    found = chunks(library)
    assert len({c.id for c in found}) == len(found)
    for chunk in found:
        assert library.quote(chunk.document, chunk.start, chunk.end) == chunk.text
        assert library.get(chunk.document, chunk.locator) is not None
    assert max(len(c.display) for c in found) <= 300


def test_chunks_cover_every_record_that_says_something(library: Library) -> None:
    assert {(c.document, c.locator) for c in chunks(library)} == set(library.by_locator)


@pytest.mark.parametrize(
    ("document", "locator", "field", "context"),
    [
        ("kanmin", "02-08", "KPI(進捗)", "気象情報の利活用の促進"),
        ("kanmin", "02-08", "府省庁名", "気象情報の利活用の促進"),
        ("kanmin", "02-08", "施策名", ""),
        ("kihon", "第1章(リスクへの対応)", "本文", "リスクへの対応"),
        (
            "kihon",
            "第1章(リスクへの対応)",
            "見出し",
            "基本構想~「世界で最もAIを開発・活用しやすい国」を目指して~",
        ),
        ("kihon", "第3章第1節(3)①", "取組", "AI利活用の加速的推進 > AI利活用推進で新しい事業や産業を創出"),
        ("senryaku", "方向性①/研究開発", "進捗", "戦略の進捗と今後の方向性① > 研究開発 > 進捗"),
        ("senryaku", "方向性②/方向性", "方向性", "戦略の進捗と今後の方向性② > 方向性"),
        (
            "senryaku",
            "進捗状況の表/教育改革",
            "行",
            "AI戦略2019フォローアップ > 2019年度内を期限とした取組の進捗状況 > 教育改革",
        ),
    ],
)
def test_chunk_context(library: Library, document: str, locator: str, field: str, context: str) -> None:
    found = [c for c in chunks(library) if (c.document, c.locator, c.field) == (document, locator, field)]
    assert {c.context for c in found} == {context}
