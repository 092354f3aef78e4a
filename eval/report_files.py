"""All files of an evaluation: results, reports, JUnit XML, TREC run and qrels."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.artefacts import write_evaluation
from eval.cases import Place
from eval.labels import metric_label
from eval.metric_retrieval import first_ranks
from eval.report import Report, about, headline, items
from eval.report_html import render_html
from eval.report_markdown import render_markdown
from eval.results import Passage, Run
from eval.verdict import Outcome

_CONTROLS = (*range(9), 11, 12, *range(14, 32))
_XML_FORBIDDEN = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")


def write_reports(report: Report, folder: Path) -> None:
    """Write everything into ``folder``. All but report.html and timings.json repeat byte for byte."""
    write_evaluation(report.evaluation, folder)
    texts = {
        "report.html": render_html(report),
        "report.md": render_markdown(report),
        "junit.xml": junit(report),
        "verdict.json": verdict_json(report),
        **trec(report.evaluation.run),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode("utf-8", "backslashreplace"))


def verdict_json(report: Report) -> str:
    """The verdict with its findings and comparisons."""
    verdict = report.verdict
    value = {
        "outcome": verdict.outcome.value,
        "exit_code": verdict.exit_code,
        "headline": headline(report),
        "findings": [
            {"level": f.level.value, "kind": f.kind, "metric": f.metric, "item": f.item, "message": f.message}
            for f in verdict.findings
        ],
        "comparisons": [
            {
                "metric": c.metric, "n": c.n, "base": c.base, "candidate": c.candidate, "delta": c.delta,
                "low": c.low, "high": c.high, "p": c.p, "p_holm": c.p_holm, "gated": c.gated,
            }
            for c in verdict.comparisons
        ],
        "flips": [
            {"item": f.item, "type": f.type, "metric": f.metric, "before": f.before, "after": f.after}
            for f in verdict.flips
        ],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def junit(report: Report) -> str:
    """JUnit XML: a test case for each item (it fails unless strictly right) and for each finding."""
    views = items(report)
    root = ET.Element("testsuites", name=report.evaluation.manifest.system)
    gate = ET.SubElement(root, "testsuite", name="gate")
    failing = [f for f in report.verdict.findings if f.level in (Outcome.FAIL, Outcome.INCOMPARABLE)]
    for number, finding in enumerate(failing, 1):
        case = ET.SubElement(gate, "testcase", classname="gate", name=f"{finding.kind} {number}")
        ET.SubElement(case, "failure", type=finding.kind, message=_xml(about(finding)))
    if not failing:
        ET.SubElement(gate, "testcase", classname="gate", name="verdict")
    gate.set("tests", str(max(1, len(failing))))
    gate.set("failures", str(len(failing)))
    for kind in dict.fromkeys(view.case.type for view in views):
        group = [view for view in views if view.case.type == kind]
        suite = ET.SubElement(root, "testsuite", name=kind, tests=str(len(group)))
        suite.set("failures", str(sum(not v.passed and not v.score.error for v in group)))
        suite.set("errors", str(sum(bool(v.score.error) for v in group)))
        for view in group:
            case = ET.SubElement(
                suite, "testcase", classname=kind, name=_xml(f"{view.case.id} {view.case.question}")
            )
            if view.score.error:
                error = ET.SubElement(case, "error", message=_xml(view.score.error.splitlines()[-1]))
                error.text = _xml(view.score.error)
            elif not view.passed:
                strict = next(c for c in view.failed if c.name == "strict")
                failure = ET.SubElement(case, "failure", type="strict", message=_xml(strict.detail))
                lines = [f"{name}: {text}" for name, text in view.expected]
                lines += [f"回答: {view.answer.text if view.answer else ''}"]
                lines += [f"{metric_label(c.name)}: {c.detail}" for c in view.failed]
                failure.text = _xml("\n".join(lines))
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _xml(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return text.translate(_XML_FORBIDDEN)


def trec(run: Run) -> dict[str, str]:
    """qrels.trec and a run for each arm, by file name; empty without arms.

    A gold group is one relevant document, named by its first place. A passage that is the
    first to hit a group stands in the run under the group's name, every other one under its
    own: so trec_eval counts as we do, each group once, at its first hit.
    """
    if not run.arms:
        return {}
    graded = [item for item in run.items if item.case.gold]
    qrels = [f"{item.case.id} 0 {_name(group[0])} 1" for item in graded for group in item.case.gold]
    files = {"qrels.trec": _lines(qrels)}
    for arm in run.arms:
        found = [
            line
            for item in graded
            for line in _ranked(item.case.id, item.case.gold, item.arms.get(arm, ()), arm)
        ]
        files[f"run.{arm}.trec"] = _lines(found)
    return files


def _ranked(
    query: str, gold: Sequence[Sequence[Place]], passages: Sequence[Passage], arm: str
) -> Iterable[str]:
    hits: dict[int, list[str]] = {}
    for group, rank in zip(gold, first_ranks(passages, gold), strict=True):
        if rank is not None:
            hits.setdefault(rank, []).append(_name(group[0]))
    names = [name for rank, p in enumerate(passages, 1) for name in hits.get(rank, [_name(p)])]
    # trec_eval sorts by score, so the scores count down with the rank.
    for rank, name in enumerate(dict.fromkeys(names), 1):
        yield f"{query} Q0 {name} {rank} {len(names) - rank + 1} shisaku-{arm}"


def _name(place: Place | Passage) -> str:
    return f"{place.document}#{place.start}-{place.end}"


def _lines(lines: Iterable[str]) -> str:
    return "".join(line + "\n" for line in lines)
