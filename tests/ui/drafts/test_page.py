from __future__ import annotations

import re
from html.parser import HTMLParser

from rag.answer import Citation
from rag.citing.styles import load_styles
from rag.drafting.report import CheckedClaim, Deviation, Report
from rag.records import Library
from ui.compose import Application
from ui.drafts.page import fragment, page, stretches
from ui.drafts.reading import DraftText

TEXT = "はじめに<script>alert(1)</script>。\n研修は50回開く。\n目標は930TB&である。\nよろしく。"
STYLE = load_styles()["本文"]


def claim(said: str, verdict: str, *differences: tuple[str, str]) -> CheckedClaim:
    start = TEXT.index(said)
    found = [
        Deviation("number", d, s, start + said.index(d), start + said.index(d) + len(d))
        for d, s in differences
    ]
    cited = Citation(
        1, "kanmin", "02-04", "KPI(進捗)", "別表 02-04", "研修開催回数<b>(令和2年度40回)", 4160, 4170
    )
    citations = () if verdict == "対象外" else (cited,)
    return CheckedClaim(said, start, start + len(said), verdict, tuple(found), citations)  # type: ignore[arg-type]


REPORT = Report(
    (
        claim("研修は50回開く。", "相違", ("50回", "40回<i>")),
        claim("目標は930TB&である。", "一致"),
        claim("よろしく。", "対象外"),
    ),
    len(TEXT),
    "abcdef0123456789",
)


def library_of(application: Application) -> Library:
    return application.library


class Reader(HTMLParser):
    """Text of the draft's column, all tags, all attributes that load something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.loads += [v for k, v in values.items() if k in ("src", "srcset", "action", "data") and v]
        self.ids += [values["id"]] if values.get("id") else []
        if href := values.get("href"):
            (self.targets if href.startswith("#") else self.loads).append(href)


def test_the_draft_is_whole_and_its_differences_are_cut_out() -> None:
    parts = [p for s in stretches(TEXT, REPORT) for p in s.parts]
    assert "".join(p.text for p in parts) == TEXT
    assert [(p.text, p.differs.source) for p in parts if p.differs] == [("50回", "40回<i>")]


def test_overlapping_differences_lose_no_character() -> None:
    start = TEXT.index("研修は50回")
    twice = CheckedClaim(
        "研修は50回開く。",
        start,
        start + 9,
        "相違",
        (
            Deviation("number", "50回", "", start + 3, start + 6),
            Deviation("unit", "0回開", "", start + 4, start + 7),
        ),
    )
    parts = [p.text for s in stretches(TEXT, Report((twice,), len(TEXT))) for p in s.parts]
    assert "".join(parts) == TEXT


def test_everything_is_escaped_and_nothing_is_loaded(application: Application) -> None:
    draft = DraftText(TEXT, '"><img src=x onerror=alert(1)>.txt', notes=("<b>注</b>",))
    text = page(REPORT, draft, library_of(application), STYLE, "版<b>")
    reader = Reader(text)
    assert reader.loads == []
    assert {"script", "img", "b", "i", "link", "iframe"} & set(reader.tags) == set()
    assert "default-src 'none'" in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not re.search(r"url\(|@import|https?://", text)


def test_every_mark_leads_to_its_source_and_back(application: Application) -> None:
    reader = Reader(page(REPORT, DraftText(TEXT, "草稿.txt"), library_of(application), STYLE))
    assert set(reader.targets) <= {f"#{i}" for i in reader.ids}
    assert {"#source-1", "#claim-1", "#source-3", "#claim-3"} <= set(reader.targets)
    assert len(reader.ids) == len(set(reader.ids))


def test_the_fragment_is_the_report_without_a_frame(application: Application) -> None:
    text = fragment(REPORT, DraftText(TEXT, "草稿.txt"), library_of(application), STYLE)
    assert "<html" not in text
    assert "<style" not in text
    assert "別表No.02-04「地方におけるオープンデータの促進」KPI(進捗)" in text
