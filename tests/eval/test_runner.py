import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from eval.answers import read_answers, submitted_run
from eval.artefacts import read_evaluation, write_evaluation
from eval.cases import Case
from eval.manifest import code_hash, git_state, metrics_hash
from eval.results import Evaluation, Passage, State
from eval.runner import evaluate, run
from eval.score import Scorer
from rag.errors import InputError
from rag.tokens import Tokenizer
from tests.eval_builders import answer, case, citation, place, small_corpus

KPI = "公開件数(令和2年度40件)"
CASES = [case(id=f"value-d0{n}", facts=[["40件"]], gold=[[place(KPI)]], evidence=[[KPI]]) for n in (1, 2, 3)]


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.of(small_corpus(), Tokenizer().content)


class BrokenSystemError(Exception):
    """What the system under test raises below."""


def system(took: float = 1.0) -> Callable[[Case], Mapping[str, Any]]:
    """Answers the first case, breaks at the second, hands out something unprintable for the third."""

    def respond(item: Case) -> Mapping[str, Any]:
        if item.id == "value-d02":
            raise BrokenSystemError("索引が壊れた")
        timing: Any = {"total": took} if item.id == "value-d01" else object()
        return answer("40件です。[1]", [citation(1, KPI)], id=item.id, timings_ms=timing, index="i1")

    return respond


def retrieve(item: Case) -> Mapping[str, list[Passage]]:
    if item.id == "value-d03":
        raise BrokenSystemError("検索できない")
    return {"lexical": [Passage("kanmin", 0, 20, 0.5)], "hybrid": []}


def test_a_failing_item_is_recorded_with_its_traceback_and_scored_zero(scorer: Scorer) -> None:
    seen: list[tuple[int, int]] = []
    result = run(CASES, system(), retrieve, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert [bool(item.error) for item in result.items] == [False, True, True]
    assert "BrokenSystemError: 索引が壊れた" in result.items[1].error
    assert "in respond" in result.items[1].error
    assert "TypeError" in result.items[2].error
    assert "BrokenSystemError: 検索できない" in result.items[2].retrieval_error
    assert result.arms == ("lexical", "hybrid")
    assert [item.case.id for item in result.errors] == ["value-d02", "value-d03"]
    evaluation = evaluate(result, scorer, "dev")
    assert evaluation.summary.errors == ("value-d02", "value-d03")
    assert evaluation.summary.overall["strict"].mean == pytest.approx(1 / 3)
    assert evaluation.scores[2].get("lexical.recall@5").state == State.FAIL  # type: ignore[union-attr]


def evaluated(scorer: Scorer, took: float = 1.0) -> Evaluation:
    return evaluate(run(CASES, system(took), retrieve), scorer, "dev")


def test_two_runs_are_byte_identical_but_for_timings(scorer: Scorer, tmp_path: Path) -> None:
    for name, took in (("a", 1.0), ("b", 2.0)):
        write_evaluation(evaluated(scorer, took), tmp_path / name)
    names = sorted(file.name for file in (tmp_path / "a").iterdir())
    assert names == ["manifest.json", "results.jsonl", "summary.json", "timings.json"]
    same = {n: (tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in names}
    assert same == {"manifest.json": True, "results.jsonl": True, "summary.json": True, "timings.json": False}
    timings = json.loads((tmp_path / "b" / "timings.json").read_text(encoding="utf-8"))
    assert timings["value-d01"]["total"] == 2.0


def test_an_evaluation_reads_back_as_it_was(scorer: Scorer, tmp_path: Path) -> None:
    before = evaluated(scorer)
    write_evaluation(before, tmp_path)
    after = read_evaluation(tmp_path)
    assert after.scores == before.scores
    assert after.summary == before.summary
    assert after.manifest == before.manifest
    assert after.run.arms == before.run.arms
    assert [i.arms for i in after.run.items] == [i.arms for i in before.run.items]
    assert after.run.items[1].error == before.run.items[1].error


def test_damaged_artefacts_are_named(scorer: Scorer, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"manifest\.json"):
        read_evaluation(tmp_path)
    write_evaluation(evaluated(scorer), tmp_path)
    results = tmp_path / "results.jsonl"
    lines = results.read_text(encoding="utf-8").splitlines()
    broken = [lines[0], "{", lines[2].replace('"score"', '"scores"')]
    results.write_text("\n".join(broken) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_evaluation(tmp_path)
    assert "results.jsonl:2" in error.value.message
    assert "results.jsonl:3" in error.value.message


def test_manifest_says_what_the_run_was_made_of(scorer: Scorer) -> None:
    manifest = evaluated(scorer).manifest
    assert (manifest.system, manifest.split, manifest.items, manifest.index) == ("shisaku", "dev", 3, "i1")
    assert manifest.corpus == small_corpus().sha256
    assert manifest.metrics == metrics_hash()
    assert {"python", "numpy", "pydantic"} <= manifest.versions.keys()


def test_metrics_hash_sees_code_but_no_comments_or_docstrings(tmp_path: Path) -> None:
    file = tmp_path / "metric_x.py"
    hashes = []
    for text in ('"""Doc."""\nx = 1\n', '"""Other."""\n# why\nx  =  1\n', "x = 2\n"):
        file.write_text(text, encoding="utf-8")
        hashes.append(code_hash([file]))
    assert hashes[0] == hashes[1] != hashes[2]


def test_outside_of_git_there_is_no_commit(tmp_path: Path) -> None:
    assert git_state(tmp_path) == ("", False)


def write(tmp_path: Path, lines: list[str]) -> Path:
    file = tmp_path / "answers.jsonl"
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return file


def test_missing_answers_are_listed_and_score_zero(scorer: Scorer, tmp_path: Path) -> None:
    file = write(tmp_path, [json.dumps(answer("40件です。[1]", [citation(1, KPI)]))])
    submitted = read_answers(file, CASES)
    assert submitted.missing == ("value-d02", "value-d03")
    evaluation = evaluate(submitted_run(submitted, CASES, "other"), scorer)
    assert evaluation.summary.errors == submitted.missing
    assert [s.get("strict").value for s in evaluation.scores] == [1.0, 0.0, 0.0]  # type: ignore[union-attr]


def test_a_bad_answer_file_is_refused_with_every_line(tmp_path: Path) -> None:
    lines = [
        json.dumps(answer("a", corpus="x" * 64)),
        "{",
        json.dumps(answer("b")),
        json.dumps(answer("c", id="value-d99")),
        json.dumps(answer("d", id="value-d02", status="unsure")),
        json.dumps(answer("e", id="value-d03", corpus="y" * 64)),
    ]
    with pytest.raises(InputError) as error:
        read_answers(write(tmp_path, lines), CASES, "x" * 64)
    found = [line.removeprefix(str(tmp_path)) for line in error.value.message.splitlines()[1:]]
    assert [line.split(": ")[0] for line in found] == [f"/answers.jsonl:{n}" for n in (2, 3, 4, 5, 6)]
    assert "重複" in found[1]
    assert "の問題はありません" in found[2]
    assert "status" in found[3]
    assert "別の文書集合" in found[4]


def test_an_empty_or_missing_answer_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="空のファイル"):
        read_answers(write(tmp_path, []), CASES)
    with pytest.raises(InputError, match="読めません"):
        read_answers(tmp_path / "none.jsonl", CASES)
