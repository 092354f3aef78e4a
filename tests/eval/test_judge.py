"""The language model's second opinion: read strictly, kept apart, every reply stored."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from eval.artefacts import write_evaluation
from eval.judge import Verdict, judge, kappa, majority, read_reply, write_judge
from eval.results import Evaluation, Run, RunItem
from eval.runner import evaluate
from eval.score import Scorer
from rag.errors import ModelError
from rag.tokens import Tokenizer
from tests.eval_builders import answer, case, citation, small_corpus
from tests.ui_builders import Shisaku
from ui.commands.eval_judge import asking
from ui.compose import Application
from ui.evaluation import Workbench

KPI = "公開件数(令和2年度40件)"


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.of(small_corpus(), Tokenizer().content)


def evaluated(scorer: Scorer) -> Evaluation:
    """Two sentences that cite (one of them invented), a refusal, a crash."""
    items = (
        RunItem(
            case(),
            answer(
                "観測情報の公開件数は40件です。[1]\n月面基地を宇宙飛行士が建設します。[1]", [citation(1, KPI)]
            ),
        ),
        RunItem(case(id="value-d02"), answer("見つかりません。", status="not_found")),
        RunItem(case(id="value-d03"), None, "壊れた"),
    )
    return evaluate(Run("s", items), scorer, "dev")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("判定: 支持", "supported"),
        ("考えると…\n判定:不支持。", "unsupported"),
        ("「判定: 支持」と迷うが、判定: 不支持", "unsupported"),
        ("支持します", "unmeasured"),
        ("", "unmeasured"),
    ],
)
def test_replies_are_read_strictly(reply: str, expected: Verdict) -> None:
    assert read_reply(reply) == expected


def test_majority_needs_more_than_half() -> None:
    assert majority(["supported", "supported", "unsupported"]) == "supported"
    assert majority(["supported", "unsupported"]) == "unmeasured"
    assert majority(["supported", "unsupported", "unmeasured"]) == "unmeasured"


def test_kappa_by_hand() -> None:
    # Agreement 3/4, chance ½·¾ + ½·¼ = ½.
    assert kappa([(True, True), (True, True), (False, False), (False, True)]) == pytest.approx(0.5)
    assert kappa([(True, True)]) is None
    assert kappa([]) is None


def test_every_citing_sentence_is_submitted_and_unreadable_replies_count(
    scorer: Scorer, tmp_path: Path
) -> None:
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return "判定: 支持" if "40件です" in prompt else "わからない"

    evaluation = evaluated(scorer)
    before = evaluation.summary
    report = judge(evaluation, scorer.corpus, scorer.lexicon, ask, "model", repeats=2)
    assert len(prompts) == 4
    assert KPI in prompts[0]
    assert [(o.verdict, o.lexical) for o in report.opinions] == [("supported", True), ("unmeasured", False)]
    assert report.figures == {
        "sentences": 2, "unmeasured": 1, "supported": 0.5, "split": 0.0, "kappa_with_lexical": None,
    }  # fmt: skip
    write_evaluation(evaluation, tmp_path)
    names = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    target = write_judge(report, tmp_path)
    assert target == tmp_path / "judge"
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir() if f.is_file()} == names
    assert evaluation.summary == before
    lines = [
        json.loads(line) for line in (target / "opinions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert lines[1]["replies"] == ["わからない", "わからない"]


@contextmanager
def server(body: bytes, status: int = 200) -> Iterator[str]:
    """A local API that answers every request alike."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}/v1"
        http.shutdown()
        thread.join()


def test_the_command_asks_an_api_and_keeps_its_replies(
    shisaku: Shisaku, application: Application, tmp_path: Path
) -> None:
    bench = Workbench.of(application)
    (unit,) = bench.corpus.find("kanmin", "02-08")
    start = bench.corpus.texts["kanmin"].index(unit.title, unit.start)
    place = {"document": "kanmin", "locator": "02-08", "start": start, "end": start + len(unit.title)}
    given = answer(f"{unit.title}。[1]", [{"number": 1, "quote": unit.title, **place}])
    write_evaluation(evaluate(Run("s", (RunItem(case(), given),)), bench.scorer, "dev"), tmp_path)
    body = json.dumps({"choices": [{"message": {"content": "判定: 支持"}}]}, ensure_ascii=False).encode()
    with server(body) as url:
        options = ("--url", url, "--model", "m", "--repeats", "2")
        value = json.loads(shisaku("eval", "judge", str(tmp_path), *options, "--json").out)
        shown = shisaku("eval", "judge", str(tmp_path), *options).out
    assert (value["sentences"], value["supported"], value["split"]) == (1, 1.0, 0.0)
    assert "合否には使いません" in shown
    (line,) = (tmp_path / "judge" / "opinions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["replies"] == ["判定: 支持"] * 2


@pytest.mark.parametrize(("body", "status"), [(b"{}", 200), (b"no json", 200), (b"", 500)])
def test_a_model_that_fails_is_named(body: bytes, status: int) -> None:
    with server(body, status) as url, pytest.raises(ModelError, match="返事を得られません"):
        asking(url, "m")("質問")


def test_an_unreachable_model_is_named() -> None:
    with pytest.raises(ModelError, match="ConnectError"):
        asking("http://127.0.0.1:9/v1", "m")("質問")
