"""List answers in a real browser: every row, sorted, saved; and what accessibility checks find."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Chat, OpenPage, picture
from tests.chat_page import ask, highlighted, record

LIST = "総務省が主担当の施策をすべて挙げて"


def test_a_list_is_a_table_of_every_row_with_its_filter(page: Page) -> None:
    turn = ask(page, LIST)
    rows = record(page)["rows"]
    expect(turn.locator("details.rows")).to_have_attribute("open", "")
    expect(turn.locator("tbody tr")).to_have_count(rows["total"])
    expect(turn.locator("summary .count")).to_have_text(f"該当{rows['total']}件中{rows['total']}件を表示")
    expect(turn.locator(".filter")).to_contain_text("総務省が主担当")
    expect(turn.locator(".answer-text li")).to_have_count(0)
    picture(page, "list")


def test_a_column_sorts_both_ways(page: Page) -> None:
    turn = ask(page, LIST)
    column = turn.locator("thead th", has_text="番号")
    numbers = [c["locator"] for c in record(page)["citations"]]
    column.locator("button").click()
    expect(column).to_have_attribute("aria-sort", "ascending")
    column.locator("button").click()
    expect(column).to_have_attribute("aria-sort", "descending")
    assert turn.locator("tbody th").all_inner_texts() == sorted(numbers, reverse=True)


def test_a_row_far_down_leads_to_its_evidence(page: Page) -> None:
    turn = ask(page, LIST)
    last = turn.locator("tbody tr").last
    last.locator("button.cite").first.click()
    expect(page.locator("#panel mark.current").first).to_be_visible()
    assert "総務省" in highlighted(page)
    expect(page.locator("#panel .card.current .locator").first).to_have_text(last.locator("th").inner_text())


def test_the_rows_are_saved_for_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    turn = ask(page, LIST)
    with page.expect_download() as saving:
        turn.get_by_role("button", name="CSV").click()
    saved = tmp_path / saving.value.suggested_filename
    saving.value.save_as(saved)
    assert saved.name.startswith("shisaku-一覧-")
    data = saved.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [li[0] for li in lines[1:]] == list(record(page)["rows"]["ids"])
    with page.expect_download() as saving:
        turn.get_by_role("button", name="Excel").click()
    assert saving.value.suggested_filename.endswith(".xlsx")


def test_the_counts_of_ministries_keep_their_list_folded(page: Page) -> None:
    turn = ask(page, "府省庁ごとの施策の数は？")
    expect(turn.locator(".answer-text li").first).to_contain_text("総務省")
    expect(turn.locator("tbody tr").first).to_be_hidden()


@pytest.mark.parametrize(
    "options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["light", "dark", "phone"]
)
def test_accessibility_has_no_serious_findings(
    chat: Chat, open_page: OpenPage, options: dict[str, object]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(chat.url, **options)
    expect(page.locator("#question")).to_be_enabled()  # the panels that the tabs name are there
    axe = Axe()
    found = _serious(axe.run(page).response)
    ask(page, LIST)
    ask(page, "防災のドローン配備の予算額は？")
    ask(page, "第3章第1節(2)①の担当は？").locator("button.cite").first.click()
    expect(page.locator("#panel mark.current").first).to_be_visible()
    found |= _serious(axe.run(page).response)
    assert found == set()


def _serious(response: dict[str, list[dict[str, object]]]) -> set[str]:
    """Rules broken seriously or critically, with the first element and what is said of it."""
    return {
        f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0].get('failureSummary', '')}"  # type: ignore[index]
        for v in response["violations"]
        if v["impact"] in ("serious", "critical")
    }
