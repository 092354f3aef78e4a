from __future__ import annotations

import pytest

from rag.citing.quotes import SIC, Place, has_error, printed
from rag.citing.resolve import Resolver
from rag.draft import label
from rag.records import Library
from ui.compose import Application


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


@pytest.fixture(scope="module")
def resolver(library: Library) -> Resolver:
    return Resolver(library)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("別表No.02-04、施策番号０２－０８及び骨子案第3章第2節によれば", ["02-04", "02-08", "第3章第2節"]),
        ("第３章第１節（２）①の取組", ["第3章第1節(2)①/取組"]),
        ("別表No.02-99は存在しない", ["(02-99)"]),
        ("02-04の府省庁名は総務省", ["02-04/府省庁名"]),
        ("02-04「地方におけるオープンデータの促進」KPI(効果)", ["02-04/KPI(効果)"]),
        ("第3章第1節2①の取組", ["第3章第1節(2)①/取組"]),
        ("02-04は重要。02-04のKPI(効果)は", ["02-04", "02-04/KPI(効果)"]),
        ("第1章(AIイノベーション)", ["第1章(AIイノベーション)"]),
        ("方向性①/教育改革の進捗", ["方向性①/教育改革/進捗"]),
        ("AI戦略2019フォローアップ 注 本文", ["注/本文"]),
        ("総括として、注に書いた", []),
        ("2020-07-17に閣議決定。第3章基本的施策の条に、2-3年", []),
        ("第9章第1節によれば", ["(第9章第1節)"]),
        ("", []),
    ],
)
def test_what_a_text_refers_to(resolver: Resolver, text: str, places: list[str]) -> None:
    found = [
        (r.locator if r.record else f"({r.locator})") + (f"/{r.field}" if r.field else "")
        for r in resolver.references(text)
    ]
    assert found == places


def test_references_know_where_they_stand(resolver: Resolver) -> None:
    text = "前文。別表Ｎｏ．０２－０４「地方におけるオープンデータの促進」のＫＰＩ（効果）と、02-08。"
    first, second = resolver.references(text)
    assert text[first.start : first.end] == "０２－０４「地方におけるオープンデータの促進」のＫＰＩ（効果）"
    assert text[second.start : second.end] == "02-08"


def test_every_label_with_its_quote_resolves_to_the_same_characters(
    resolver: Resolver, library: Library
) -> None:
    """As printed by ask: the label, and the source's characters in 「」 below."""
    wrong = []
    for record in library.records:
        for cell in record.fields:
            for piece in (cell, *cell.sentences) if cell.text else ():
                text = f"[1] {label(library, record, cell.name)}\n「{piece.text}」"
                found = [(p.record.document, p.start, p.end) for p in resolver.places(text)]
                if found != [(record.document, piece.start, piece.end)]:
                    wrong.append((text, found))
    assert wrong == []


def test_a_quote_alone_names_its_place_where_only_one_record_has_it(
    resolver: Resolver, library: Library
) -> None:
    (place,) = resolver.places("「気象庁ホームページを通じたデータのダウンロード量（令和２年度930TB）」")
    assert (place.record.locator, place.field) == ("02-08", "KPI(進捗)")
    assert place.text(library) == "気象庁ホームページを通じたデータのダウンロード量(令和2年度930TB)"
    assert resolver.places("オープンデータ") == ()
    assert resolver.places("この文はどの文書にもありませんでした。") == ()


def test_an_omission_is_bridged(resolver: Resolver, library: Library) -> None:
    (place,) = resolver.places("「気象庁ホームページを通じた（中略）(令和2年度930TB)」(別表No.02-08)")
    assert place.text(library) == "気象庁ホームページを通じたデータのダウンロード量(令和2年度930TB)"


def test_errors_of_the_source_are_marked_and_found_in_either_spelling(
    resolver: Resolver, library: Library
) -> None:
    record = library.by_locator["kanmin", "02-04"]
    (wrong,) = resolver.places("市町村を含めた全国を取組率")
    (right,) = resolver.places("市町村を含めた全国の取組率")
    assert (wrong.start, wrong.end, wrong.mended) == (right.start, right.end, False)
    assert right.mended
    assert has_error(wrong, library)
    assert printed(wrong, library) == f"市町村を含めた全国を取組率{SIC}"
    assert resolver.quoted(printed(wrong, library), record) == wrong


def test_printed_quotes_change_nothing_but_layout(library: Library) -> None:
    for record in library.records:
        for cell in record.fields:
            for piece in (cell, *cell.sentences):
                place = Place(record, cell.name, piece.start, piece.end)
                text = printed(place, library).replace(SIC, "")
                assert "<" not in text
                assert "\n" not in text
                rest = iter(piece.text)
                assert all(c == " " or c in rest for c in text), (piece.text, text)


def test_keys_of_bibtex_and_csl_name_characters(resolver: Resolver, library: Library) -> None:
    (place,) = resolver.places("@incollection{kanmin:14892-14945, title = {…}}")
    assert (place.record.locator, place.start, place.end) == ("02-25", 14892, 14945)
    assert resolver.places("kanmin:999999-1000000 kanmin:5-4") == ()
