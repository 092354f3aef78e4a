"""Reports: one page without the network, Markdown, JUnit XML, TREC files."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import ir_measures
import pytest
from ir_measures import RR, R, nDCG

from eval.baselines import snapshot
from eval.faults import run_faults
from eval.gate import Gates, compare
from eval.good_answers import good_answers
from eval.labels import GROUPS, METRICS, TYPES, metric_label
from eval.report import Report, headline, items, percentile
from eval.report_files import junit, trec, write_reports
from eval.report_html import plots, render_html
from eval.report_markdown import fault_table, render_markdown, systems_table, table
from eval.report_svg import Bar, bars, lines
from eval.results import Evaluation, Passage, Run, RunItem
from eval.runner import evaluate
from eval.score import Scorer
from eval.summary import metric_names
from eval.verdict import decide
from rag.tokens import Tokenizer
from tests.eval_builders import answer, case, citation, place, small_corpus
from tests.programs import program

KPI = "公開件数(令和2年度40件)"
EVIL = "<script>alert(1)</script>は何件ですか"
GATES = Gates(gated=("strict", "facts"), always=("citations_exist",), floors={"strict": 0.9})
ARM = (Passage("kanmin", 100, 101, 0.9), Passage("kanmin", 0, 60, 0.5), Passage("kanmin", 0, 30, 0.4))


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.of(small_corpus(), Tokenizer().content)


def evaluated(scorer: Scorer, right: bool, split: str = "dev") -> Evaluation:
    """Three items: one right or wrong as told, one with markup in it, one that crashed."""
    wanted: dict[str, Any] = {"facts": [["40件"]], "gold": [[place(KPI)]], "evidence": [[KPI]]}
    cases = [
        case(**wanted),
        case(id="value-d02", question=EVIL, **wanted),
        case(id="date-d01", type="date", **wanted),
    ]
    text = "40件です(01-01)。[1]" if right else "41件です。[1]"
    checks = {"confidence": 0.9}
    items = (
        RunItem(cases[0], answer(text, [citation(1, KPI)], checks=checks), "", {"hybrid": ARM}, "", 12.0),
        RunItem(
            cases[1],
            answer("<b>40件</b>です。[1]", [citation(1, KPI)], checks=checks),
            "",
            {"hybrid": ()},
            "",
            5.0,
        ),
        RunItem(cases[2], None, "Traceback\nValueError: 壊れた <x>", {}, "", 1.0),
    )
    return evaluate(Run("shisaku", items, ("hybrid",)), scorer, split)


def report(scorer: Scorer, split: str = "dev") -> Report:
    before, after = evaluated(scorer, True, split), evaluated(scorer, False, split)
    verdict = compare(*(snapshot(e.manifest, e.scores, GATES.metrics) for e in (before, after)), GATES)
    faults = run_faults(good_answers(before, scorer.corpus), scorer, "m")
    return Report(after, verdict, before, faults)


class Page(HTMLParser):
    """What a page is made of: its tags with attributes, and its visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_asks_nothing_of_the_network(scorer: Scorer) -> None:
    text = render_html(report(scorer))
    assert not re.search(r"https?://|//[a-z]+\.|@import|url\(", text)
    page = Page(text)
    links = [v for _, a in page.tags for k, v in a.items() if k in ("src", "href", "action", "srcset")]
    assert links
    assert all(link == "data:," or (link or "").startswith("#") for link in links)
    assert {tag for tag, _ in page.tags} & {"iframe", "object", "embed", "img", "form"} == set()


def test_the_page_shows_everything_and_escapes_what_it_quotes(scorer: Scorer) -> None:
    found = report(scorer)
    text = render_html(found)
    page = Page(text)
    shown = "".join(page.text)
    for expected in (
        headline(found),
        "厳密な正答",
        "41件です。",
        KPI,
        EVIL,
        "<b>40件</b>です。",
        "ValueError: 壊れた <x>",
        "数を変える",
    ):
        assert expected in shown
    assert "<b>40件" not in text
    ids = [a["id"] for tag, a in page.tags if tag == "details"]
    assert len(ids) == len(set(ids))
    assert {"value-d01", "value-d02", "date-d01", "flip-value-d01"} <= set(ids)
    targets = {a.get("id") for _, a in page.tags}
    jumps = {(a.get("href") or "")[1:] for tag, a in page.tags if tag == "a"}
    assert jumps <= targets
    assert [title for title, _, _ in plots(found)] == [
        "種別ごとの厳密な正答",
        "検索の再現率(方式別)",
        "誤りと回答率",
        "回答の時間",
    ]
    assert all(ET.fromstring(svg).tag == "svg" for _, svg, _ in plots(found))


def test_two_runs_stand_side_by_side(scorer: Scorer) -> None:
    first, *_ = items(report(scorer))
    assert first.flips == ("悪化: 事実", "悪化: 厳密な正答")
    assert first.other is not None
    assert (first.passed, first.other.passed) == (False, True)
    shown = "".join(Page(render_html(report(scorer))).text)
    assert shown.index("40件です(01-01)") < shown.index("41件です。")


def test_the_page_opens_offline_without_a_word_on_the_console(scorer: Scorer, tmp_path: Path) -> None:
    chromium = program("chromium", "chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "report.html"
    file.write_text(render_html(report(scorer)), encoding="utf-8")
    said: list[str] = []
    asked: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{file.as_uri()}#value-d02")
        assert page.locator("#items details[open]").get_attribute("id") == "value-d02"
        page.fill("#search", "ＳＣＲＩＰＴ")
        assert page.inner_text("#shown") == "1 / 3 問"
        page.fill("#search", "")
        page.select_option("#state", "fail")
        page.select_option("#kind", "date")
        assert page.locator("#items details:visible").count() == 1
        browser.close()
    assert (said, asked) == ([], [file.as_uri()])


def test_markdown_begins_with_the_verdict_and_lists_flips(scorer: Scorer) -> None:
    text = render_markdown(report(scorer))
    assert text.startswith("> [!CAUTION]\n> 不合格: 下限割れ 厳密な正答、悪化 事実、悪化 厳密な正答、")
    assert "| 厳密な正答 | 0.333 [" in text
    assert "- 悪化 `value-d01` 事実 1.000 → 0.000\n  - 質問: 観測情報は何件公開されますか" in text
    assert "- 失敗した問題: date-d01" in text
    assert render_markdown(Report(evaluated(scorer, True), decide(()))).startswith("> [!NOTE]\n> 合格\n")


def test_markdown_of_other_splits_holds_no_question(scorer: Scorer) -> None:
    text = render_markdown(report(scorer, "test"))
    assert "`value-d01`" in text
    assert "観測情報は何件" not in text
    assert "41件です" not in text


def test_junit_names_what_failed(scorer: Scorer) -> None:
    root = ET.fromstring(junit(report(scorer)))
    suites = {s.get("name"): (s.get("tests"), s.get("failures"), s.get("errors")) for s in root}
    assert suites["value"] == ("2", "1", "0")
    assert suites["date"] == ("1", "0", "1")
    failure = next(f for f in root.iter("failure") if f.get("type") == "strict")
    assert failure.get("message") == "facts"
    assert "41件です。" in (failure.text or "")
    gate = next(s for s in root if s.get("name") == "gate")
    assert {f.get("type") for f in gate.iter("failure")} == {"regression", "floor", "always"}
    passing = ET.fromstring(junit(Report(evaluated(scorer, True), decide(()))))
    assert next(iter(passing)).get("failures") == "0"


def test_junit_holds_only_what_xml_can(scorer: Scorer) -> None:
    odd = RunItem(case(question="a\x00b\x1b\ufffe"), answer("\x0b"))
    root = ET.fromstring(junit(Report(evaluate(Run("s", (odd,)), scorer), decide(()))))
    assert "a�b��" in next(c for c in root.iter("testcase") if c.get("classname") == "value").get("name", "")


def test_trec_files_give_our_figures(scorer: Scorer) -> None:
    evaluation = evaluated(scorer, True)
    files = trec(evaluation.run)
    assert set(files) == {"qrels.trec", "run.hybrid.trec"}
    start = place(KPI)["start"]
    gold = f"kanmin#{start}-{start + len(KPI)}"
    assert files["run.hybrid.trec"].splitlines() == [
        "value-d01 Q0 kanmin#100-101 1 3 shisaku-hybrid",
        f"value-d01 Q0 {gold} 2 2 shisaku-hybrid",
        "value-d01 Q0 kanmin#0-30 3 1 shisaku-hybrid",
    ]
    qrels = list(ir_measures.read_trec_qrels(files["qrels.trec"]))
    run = list(ir_measures.read_trec_run(files["run.hybrid.trec"]))
    theirs = ir_measures.calc_aggregate([R @ 5, RR @ 10, nDCG @ 10], qrels, run)
    ours = evaluation.summary.overall
    for measure, name in ((R @ 5, "recall@5"), (RR @ 10, "mrr@10"), (nDCG @ 10, "ndcg@10")):
        assert theirs[measure] == pytest.approx(ours[f"hybrid.{name}"].mean)
    assert trec(Run("s", evaluation.run.items)) == {}


def test_all_files_but_page_and_timings_repeat(scorer: Scorer, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_reports(report(scorer), tmp_path / name)
    names = {file.name for file in (tmp_path / "a").iterdir()}
    assert names == {
        "results.jsonl", "summary.json", "manifest.json", "timings.json", "report.html", "report.md",
        "junit.xml", "verdict.json", "qrels.trec", "run.hybrid.trec",
    }  # fmt: skip
    assert all((tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in names)
    verdict = json.loads((tmp_path / "a" / "verdict.json").read_text(encoding="utf-8"))
    assert (verdict["outcome"], verdict["exit_code"]) == ("fail", 1)
    assert verdict["flips"][0]["item"] == "value-d01"


def test_tables(scorer: Scorer) -> None:
    assert table(("a", "b"), [["x|y", "1\n2"]]) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 2 |"
    both = systems_table({"製品": evaluated(scorer, True), "別": evaluated(scorer, False)})
    assert "| 製品 | 3 | 0.667 [" in both
    assert "| 別 | 3 | 0.333 [" in both
    faults = report(scorer).faults
    assert faults is not None
    assert re.search(r"\| 数を変える.*\| 1 \| 100\.0% \[.*\| ○ \|", fault_table(faults, ("number",)))


def numbers(svg: str, tag: str, attribute: str) -> Iterator[float]:
    for element in ET.fromstring(svg).iter(tag):
        yield float(element.get(attribute, "nan"))


def test_plots_are_drawn_to_scale() -> None:
    svg = bars([Bar("半分<", 0.5, 0.25, 0.75, "n=4"), Bar("全部", 1.0, 0.9, 1.0)], "題")
    half, whole = numbers(svg, "rect", "width")
    assert half * 2 == pytest.approx(whole)
    drawn = lines(
        {"一": [(0.0, 0.0), (1.0, 1.0)], "二": [(0.0, 0.5)]}, "題", "x", "y", [(0.0, "0"), (1.0, "1")]
    )
    ys = list(numbers(drawn, "circle", "cy"))
    assert ys[0] > ys[2] > ys[1]
    assert ys[2] == pytest.approx((ys[0] + ys[1]) / 2)


def test_every_metric_and_type_has_a_name(scorer: Scorer) -> None:
    names = [n for n in metric_names(evaluated(scorer, True).scores) if "." not in n]
    assert set(names) == set(METRICS)
    assert [n for _, group in GROUPS for n in group] == list(METRICS)
    assert len(set(METRICS.values())) == len(METRICS)
    assert metric_label("dense.recall@5") == "検索(意味) recall@5"
    assert len(TYPES) == 22


def test_percentiles_by_nearest_rank() -> None:
    assert [percentile((1.0, 2.0, 3.0, 4.0), share) for share in (0.0, 0.5, 0.95, 1.0)] == [
        1.0,
        2.0,
        4.0,
        4.0,
    ]
    assert percentile((), 0.5) == 0.0
