"""The tab 施策一覧 without a browser: what a filter lets through, files, figures, cards."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from rag.records import Library
from ui.compose import Application
from ui.web.browse_figures import by_group, by_ministry, figures_page
from ui.web.browse_filter import Filter
from ui.web.browse_list import measures_page
from ui.web.browse_outline import outline_page
from ui.web.browse_routes import add_browsing


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


@pytest.fixture
def client(library: Library) -> TestClient:
    server = FastAPI()
    add_browsing(server, library)
    return TestClient(server)


def numbers(library: Library, **values: str) -> list[str]:
    return [m.locator for m in Filter.of(values).select(library)]


def test_without_a_filter_all_are_there(library: Library) -> None:
    assert len(numbers(library)) == 180
    assert Filter.of({}).describe() == "すべての施策"


def test_roles_divide_a_ministrys_measures(library: Library) -> None:
    every, lead, joint = (
        set(numbers(library, ministry="総務省", role=role)) for role in ("any", "lead", "joint")
    )
    assert (len(every), len(lead), len(joint)) == (77, 49, 28)
    assert lead | joint == every


@pytest.mark.parametrize(("group", "count"), [("01", 4), ("02", 37), ("10", 12), ("12", 4), ("99", 0)])
def test_groups_of_numbers(library: Library, group: str, count: int) -> None:
    assert len(numbers(library, group=group)) == count


def test_kpi_states(library: Library) -> None:
    kinds = {kpi: set(numbers(library, kpi=kpi)) for kpi in ("any", "set", "none", "unset", "blank")}
    assert kinds["set"] | kinds["none"] == kinds["any"]
    assert not kinds["set"] & kinds["none"]
    assert {"12-01", "12-02", "12-03"} <= kinds["blank"] <= kinds["none"]
    assert "01-01" in kinds["unset"]
    assert "10-05" in kinds["none"] - kinds["unset"] - kinds["blank"]


@pytest.mark.parametrize(
    ("words", "found", "missing"),
    [
        pytest.param("オープンデータ", "02-04", "12-01", id="plain"),
        pytest.param("ｵｰﾌﾟﾝﾃﾞｰﾀ　カタログ", "02-03", "02-04", id="both-words-needed"),
        pytest.param("オープンデータ 総務省", "02-04", "02-01", id="word-and-ministry"),
        pytest.param("経産省", "02-32", "02-04", id="abbreviated-ministry"),
        pytest.param("０２－０４", "02-04", "02-05", id="number"),
        pytest.param("全国の取組率", "02-04", "02-05", id="corrected-wording"),
        pytest.param("全国を取組率", "02-04", "02-05", id="source-wording"),
        pytest.param("火星移住", "", "02-04", id="nothing"),
    ],
)
def test_words(library: Library, words: str, found: str, missing: str) -> None:
    got = numbers(library, words=words)
    if found == "02-32":
        by_name = {m.locator for m in library.measures if any(x.name == "経済産業省" for x in m.ministries)}
        assert by_name <= set(got)
    elif found:
        assert found in got
    else:
        assert got == []
    assert missing not in got


def test_unknown_choices_count_as_none(library: Library) -> None:
    chosen = Filter.of({"role": "x", "kpi": "x", "group": "<script>", "words": "あ" * 10_000})
    assert (chosen.role, chosen.kpi, chosen.group, len(chosen.words)) == ("any", "any", "<s", 200)
    assert chosen.select(library) == ()


def test_rows_cards_and_files_over_http(client: TestClient) -> None:
    found = client.get("/browse/rows", params={"ministry": "総務省", "role": "lead"}).json()
    assert found["count"] == "該当49件中49件"
    assert found["words"] == "総務省が主担当(◎)"
    assert len(found["ids"]) == 49
    shown = client.get("/browse/record", params={"document": "kanmin", "locator": "02-04"}).json()["html"]
    assert "地方におけるオープンデータの促進" in shown
    assert 'data-question="02-04のKPIは？"' in shown
    for wrong in ({"document": "x", "locator": "02-04"}, {"document": "kanmin", "locator": "99-99"}, {}):
        assert client.get("/browse/record", params=wrong).status_code == 404
    file = client.get("/browse/file/csv", params={"ministry": "総務省", "role": "lead"})
    assert len(list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))) == 49
    assert "attachment" in file.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(client.get("/browse/file/xlsx").content))
    assert book["一覧"].max_row == 181
    assert client.get("/browse/file/exe").status_code == 404


def test_every_record_has_a_card(client: TestClient, library: Library) -> None:
    for record in library.records:
        place = {"document": record.document, "locator": record.locator}
        assert client.get("/browse/record", params=place).status_code == 200


def test_figures_add_up(library: Library) -> None:
    ministries = {bar.name: bar for bar in by_ministry(library)}
    assert (ministries["総務省"].first, ministries["総務省"].second) == (49, 28)
    groups = by_group(library)
    assert sum(bar.first + bar.second for bar in groups) == 180
    assert sum(bar.first for bar in groups) == 117
    assert [bar.name for bar in groups] == [f"{n:02}" for n in range(1, 13)]


def test_every_measure_and_section_is_on_the_page(library: Library) -> None:
    rows, tree = measures_page(library), outline_page(library)
    assert all(f'<tr data-locator="{m.locator}">' in rows for m in library.measures)
    assert tree.count('data-action="browse-show"') == len(library.sections) + len(library.slides)


def test_a_documents_text_is_never_markup(library: Library) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    measures = tuple(replace(m, title=nasty) for m in library.measures)
    sections = tuple(replace(s, title=nasty) for s in (*library.sections, *library.slides))
    marked = Library(library.sources, (*measures, *sections))
    for page in (measures_page(marked), outline_page(marked), figures_page(marked)):
        assert "<img" not in page
        assert "&lt;img" in page
