"""``shisaku eval``: the commands on the real questions with a tiny model, and their exit codes."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer

from eval.artefacts import read_evaluation, write_evaluation
from eval.cases import read_cases
from eval.fault_structure import refused
from eval.good_answers import Good, good_answers
from eval.manifest import metrics_hash
from eval.results import Evaluation
from eval.runner import evaluate
from eval.systems import BEST, OneArm, quoting_answer
from rag.errors import IndexDamagedError, InputError
from tests.ui_builders import Shisaku, changed
from ui.commands.evaluation import CrashIsThree
from ui.compose import Application
from ui.eval_screen import pad
from ui.evaluation import Workbench, cases_of, run_folder, save_faults, saved_faults
from ui.systems import PRODUCT, SYSTEMS, make_system

TIMED = {"report.html", "timings.json"}


def silent_run(application: Application) -> Evaluation:
    from ui.compose import silent

    bench = Workbench.of(application)
    return bench.run(make_system(PRODUCT, application, bench.corpus), cases_of("smoke"), "smoke", silent)


@pytest.fixture(scope="module")
def smoke(application: Application, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished smoke run."""
    folder = tmp_path_factory.mktemp("smoke")
    write_evaluation(silent_run(application), folder)
    return folder


def degraded(smoke: Path, folder: Path, application: Application) -> Path:
    """The same run with a third of its right answers replaced by refusals."""
    evaluation = read_evaluation(smoke)
    bench = Workbench.of(application)
    broken: dict[str, Any] = {}
    for good in good_answers(evaluation, bench.corpus)[::3]:
        refusal = refused(Good(good.case, good.answer, good.origin), bench.corpus)
        if refusal:
            broken[good.case.id] = refusal
    items = tuple(replace(i, answer=broken.get(i.case.id, i.answer)) for i in evaluation.run.items)
    worse = evaluate(replace(evaluation.run, items=items), bench.scorer, "smoke")
    write_evaluation(worse, folder)
    return folder


def test_a_run_fails_closed_passes_once_blessed_and_repeats_byte_for_byte(
    shisaku: Shisaku, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    first = shisaku("eval", "run", "--smoke", "--out", str(tmp_path / "a"), "--baseline", str(file))
    assert (first.code, first.out.split(":")[0]) == (2, "比較不能")
    assert "eval bless" in first.out
    blessed = shisaku("eval", "bless", str(tmp_path / "a"), "--baseline", str(file))
    assert blessed.code == 0
    second = shisaku(
        "eval", "run", "--smoke", "--out", str(tmp_path / "b"), "--baseline", str(file), "--json"
    )
    value = json.loads(second.out)
    # Only pinned items that failed before may be mentioned: the model here is a toy.
    assert second.code == value["exit_code"] == 0
    verdict = json.loads((tmp_path / "b" / "verdict.json").read_text(encoding="utf-8"))
    assert {f["kind"] for f in verdict["findings"]} <= {"pin"}
    assert verdict["flips"] == []
    names = {f.name for f in (tmp_path / "a").iterdir()} - TIMED - {"verdict.json", "report.md", "junit.xml"}
    assert {"results.jsonl", "summary.json", "manifest.json", "run.hybrid.trec", "qrels.trec"} <= names
    assert all((tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in names)


def test_a_seeded_regression_turns_red(
    shisaku: Shisaku, smoke: Path, tmp_path: Path, application: Application
) -> None:
    worse = degraded(smoke, tmp_path / "worse", application)
    done = shisaku("eval", "compare", str(smoke), str(worse), "--out", str(tmp_path / "c"))
    assert done.code == 1
    assert done.out.startswith("不合格: ")
    assert "変わった問題: 悪化" in done.out
    page = (tmp_path / "c" / "report.html").read_text(encoding="utf-8")
    assert '<div class="two">' in page
    same = shisaku("eval", "compare", str(smoke), str(smoke), "--out", str(tmp_path / "d"), "--json")
    assert json.loads(same.out)["exit_code"] == same.code
    file = tmp_path / "baseline.json"
    shisaku("eval", "bless", str(smoke), "--baseline", str(file))
    again = shisaku("eval", "bless", str(worse), "--baseline", str(file))
    assert "それまでの基準との比較: 不合格" in again.out


def test_no_question_of_the_run_is_printed(shisaku: Shisaku, smoke: Path, tmp_path: Path) -> None:
    shown = shisaku("eval", "compare", str(smoke), str(smoke), "--out", str(tmp_path)).out
    questions = [case.question for case in cases_of("smoke") if len(case.question) > 8]
    assert len(questions) > 40
    assert not [question for question in questions if question in shown]


def test_runs_of_other_questions_or_metrics_are_refused(
    shisaku: Shisaku, smoke: Path, tmp_path: Path
) -> None:
    for key, value in (("metrics", "other"), ("split", "dev"), ("split", "")):
        manifest = json.loads((smoke / "manifest.json").read_text(encoding="utf-8"))
        other = tmp_path / f"{key}-{value}"
        other.mkdir()
        for name in ("results.jsonl", "timings.json"):
            (other / name).write_bytes((smoke / name).read_bytes())
        (other / "manifest.json").write_text(json.dumps(manifest | {key: value}), encoding="utf-8")
        done = shisaku("eval", "bless", str(other), "--baseline", str(tmp_path / "b.json"))
        assert done.code == 2
        assert "eval run をやり直して" in done.err
    assert not (tmp_path / "b.json").exists()
    different = shisaku(
        "eval", "compare", str(smoke), str(tmp_path / "metrics-other"), "--out", str(tmp_path / "c")
    )
    assert different.code == 2
    missing = shisaku("eval", "compare", str(smoke), str(tmp_path / "none"))
    assert missing.code == 2


def test_answers_of_another_system_are_scored_and_missing_ones_named(
    shisaku: Shisaku, smoke: Path, tmp_path: Path
) -> None:
    answers = [item.answer for item in read_evaluation(smoke).run.items if item.answer]
    file = tmp_path / "answers.jsonl"
    file.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in answers[1:]), encoding="utf-8")
    done = shisaku("eval", "score", str(file), "--split", "smoke", "--out", str(tmp_path / "o"), "--json")
    assert done.code == 0
    assert str(answers[0]["id"]) in done.err
    value = json.loads(done.out)
    assert value["errors"] == [answers[0]["id"]]
    ours = read_evaluation(smoke).summary.overall["strict"]
    assert value["overall"]["strict"]["n"] == ours.n
    other = {**answers[1], "corpus": "0" * 64}
    file.write_text(json.dumps(other) + "\n{", encoding="utf-8")
    refusedfile = shisaku("eval", "score", str(file), "--split", "smoke")
    assert refusedfile.code == 2
    assert "別の文書集合" in refusedfile.err
    assert f"{file}:2" in refusedfile.err


def test_faults_of_a_finished_run(shisaku: Shisaku, smoke: Path, tmp_path: Path, workplace: Path) -> None:
    done = shisaku("eval", "faults", "--run", str(smoke), "--limit", "2", "--json", data=tmp_path)
    value = json.loads(done.out)
    assert done.code == int(bool(value["problems"]))
    made = {f["name"]: f["n"] for f in value["figures"]}
    assert made["number"] == made["neighbour"] == made["refusal"] == 2
    settings = changed(workplace, data=tmp_path)
    kept = saved_faults(settings)
    assert kept is not None
    assert kept.metrics == metrics_hash()
    save_faults(replace(kept, metrics="older"), settings)
    assert saved_faults(settings) is None
    (tmp_path / "eval" / "faults.json").write_text("{}", encoding="utf-8")
    assert saved_faults(settings) is None


def test_systems_side_by_side(shisaku: Shisaku, tmp_path: Path) -> None:
    names = ("shisaku-lexical", "bm25-3")
    options = [part for name in names for part in ("--system", name)]
    done = shisaku("eval", "systems", "--split", "smoke", *options)
    assert done.code == 0
    assert [line.split(" |")[0] for line in done.out.splitlines() if line.startswith("| ")][2:] == [
        "| この製品、検索は語だけ", "| BM25 の上位3文をそのまま",
    ]  # fmt: skip
    unknown = shisaku("eval", "systems", "--system", "gpt")
    assert unknown.code == 2
    assert "llama-index" in unknown.err


def test_baselines_quote_records_verbatim(application: Application) -> None:
    bench = Workbench.of(application)
    system = make_system("bm25-3", application, bench.corpus)
    case = next(c for c in cases_of("smoke") if c.type == "value")
    answer = system.answer(case)
    assert len(answer["citations"]) >= BEST
    checks = {c.name: c.value for c in bench.scorer.checks(case, _parsed(answer))}
    assert checks["citations_exist"] == 1.0
    wide = quoting_answer("x", [("kanmin", 4000, 9000), ("kanmin", 4100, 4200)], bench.corpus)
    found = _parsed(wide)
    assert len({c.locator for c in found.citations}) > 3
    assert {c.value for c in bench.scorer.checks(case, found) if c.name == "citations_exist"} == {1.0}
    nothing = quoting_answer("x", [], bench.corpus)
    assert (nothing["status"], nothing["citations"]) == ("not_found", [])


def _parsed(answer: Any) -> Any:
    from eval.answer_record import parse_answer

    return parse_answer(answer)


def test_one_arm_searches_one_way_only(application: Application) -> None:
    half = OneArm(application.retriever, "lexical")
    hits = half.search("オープンデータ", 5, "hybrid")
    assert [h.chunk.id for h in hits] == [
        h.chunk.id for h in application.retriever.search("オープンデータ", 5, "lexical")
    ]
    assert len(half) == len(application.retriever)
    assert half.frequency("オープン") == application.retriever.frequency("オープン")


def test_unknown_systems_are_refused(application: Application) -> None:
    with pytest.raises(InputError, match="ありません"):
        make_system("gpt", application, Workbench.of(application).corpus)
    assert PRODUCT in SYSTEMS
    assert run_folder(application.settings, PRODUCT, "dev").name == "shisaku-dev"


def test_llama_index_out_of_the_box_cites_the_documents(application: Application) -> None:
    pytest.importorskip("llama_index.vector_stores.faiss")
    from ui.llama_baseline import TOP_K, llama_index_search

    spans = llama_index_search(application.library, application.embedder)("オープンデータ")
    assert len(spans) == TOP_K
    for document, start, end in spans:
        assert application.library.sources[document].text[start:end].strip()  # type: ignore[index]


def test_the_questions_are_right_and_wrong_ones_are_named(shisaku: Shisaku, tmp_path: Path) -> None:
    done = shisaku("eval", "check")
    assert (done.code, done.out.strip().endswith("誤り 0 件")) == (0, True)
    folder = tmp_path / "dev"
    folder.mkdir()
    line = cases_of("dev")[0].model_dump(mode="json")
    (folder / "value.jsonl").write_text(json.dumps(line | {"id": "value-t01"}) + "\n", encoding="utf-8")
    wrong = shisaku("eval", "check", "--data", str(tmp_path))
    assert wrong.code == 2
    assert f"{folder / 'value.jsonl'}:1" in wrong.out
    (folder / "value.jsonl").write_text("{\n", encoding="utf-8")
    assert shisaku("eval", "check", "--data", str(tmp_path)).code == 2


def test_a_wrong_answer_becomes_a_draft(shisaku: Shisaku, tmp_path: Path) -> None:
    answer = shisaku("ask", "02-04のKPIは？", "--json").out
    draft = tmp_path / "drafts.jsonl"
    for _ in range(2):
        done = shisaku(
            "eval", "add-case", "-", "--type", "field", "--comment", "年度が違う", "--out", str(draft),
            stdin=answer.encode(),
        )  # fmt: skip
        assert done.code == 0
    first, second = (located.case for located in read_cases([draft]))
    assert first.question == "02-04のKPIは？"
    assert first.id != second.id
    assert first.gold[0][0].locator == "02-04"
    assert first.evidence[0][0] in answer.replace("\\n", "\n")
    assert "年度が違う" in first.note
    assert shisaku("eval", "add-case", "-", "--type", "riddle", stdin=b"{}").code == 2
    assert shisaku("eval", "add-case", "-", stdin=b"[]").code == 2
    assert shisaku("eval", "add-case", "-", stdin=b"{").code == 2
    assert shisaku("eval", "add-case", str(tmp_path / "none.json")).code == 2
    bare = {"id": "", "status": "answered", "text": "x"}
    assert shisaku("eval", "add-case", "-", stdin=json.dumps(bare).encode()).code == 2


def test_a_crash_is_no_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    for error in (ZeroDivisionError("壊れた"), IndexDamagedError("索引が壊れています。")):
        with pytest.raises(typer.Exit) as ended, CrashIsThree():
            raise error
        assert ended.value.exit_code == 3
        assert "壊れ" in capsys.readouterr().err
    with pytest.raises(InputError), CrashIsThree():
        raise InputError("入力の誤り")
    with pytest.raises(KeyboardInterrupt), CrashIsThree():
        raise KeyboardInterrupt


def test_help_lists_the_commands(shisaku: Shisaku) -> None:
    for arguments in (("eval",), ("eval", "--help")):
        done = shisaku(*arguments)
        assert done.code == 0
        assert all(
            f"\n  {name}" in done.out for name in ("run", "bless", "compare", "score", "faults", "add-case")
        )
    assert shisaku("eval", "run", "--split", "train").code == 2


def test_padding_counts_wide_characters() -> None:
    assert pad("指標", 6) == "指標  "
    assert pad("abc", 6) == "abc   "
    assert pad("長い名前", 4) == "長い名前 "
