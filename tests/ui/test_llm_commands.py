"""The command line with a language model: options, streams, batches, the check of a round trip, a real model."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answer import Answer
from rag.llm.profiles import KEY_VARIABLE, Profile
from rag.settings import SETTINGS_VARIABLE
from tests.scripted_llm import Reply, ScriptedLLM
from tests.ui_builders import Shisaku
from ui.compose import Application
from ui.streaming import DIVIDER, growth

QUESTION = "02-04の内容をまとめて"
SENTENCE = "地方公共団体向けの研修を令和2年度に40回開くことが指標です。"


@pytest.fixture
def llm(
    workplace: Path, tmp_path: Path, shisaku: Shisaku, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ScriptedLLM]:
    """A server, and settings that name it ``local``."""
    with ScriptedLLM() as server:
        own = (workplace / "shisaku.toml").read_text(encoding="utf-8")
        file = tmp_path / "shisaku.toml"
        file.write_text(
            f'{own}\n[llm.local]\nmodel = "scripted"\nbase_url = "{server.url}"\nretries = 0\n',
            encoding="utf-8",
        )
        monkeypatch.setenv(SETTINGS_VARIABLE, str(file))
        yield server


def test_a_profile_writes_and_the_line_below_says_what_was_checked(
    shisaku: Shisaku, llm: ScriptedLLM
) -> None:
    llm.will(SENTENCE)
    done = shisaku("ask", "--llm", "local", QUESTION)
    assert done.code == 0
    assert done.out.splitlines()[0] == f"{SENTENCE}[1]"
    assert done.out.rstrip().endswith("1文の出典を付け直しました。")


def test_the_record_names_the_model(shisaku: Shisaku, llm: ScriptedLLM) -> None:
    llm.will(SENTENCE)
    answer = json.loads(shisaku("ask", "--llm", "local", "--json", QUESTION).out)
    assert (answer["mode"], answer["checks"]["llm"]["model"]) == ("llm:scripted", "scripted")


def test_a_server_without_settings(
    shisaku: Shisaku, llm: ScriptedLLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "s3cret-value")
    llm.will(SENTENCE)
    done = shisaku("ask", "--llm-base-url", llm.url, "--llm-model", "m", "--json", QUESTION)
    assert json.loads(done.out)["mode"] == "llm:m"
    assert llm.keys[-1] == "Bearer s3cret-value"
    assert "s3cret" not in done.out + done.err


def test_without_the_option_no_model_is_asked(shisaku: Shisaku, llm: ScriptedLLM) -> None:
    assert "言語モデル" not in shisaku("ask", QUESTION).out
    assert llm.requests == []


def test_a_failure_falls_back_and_alone_it_is_an_error(shisaku: Shisaku, llm: ScriptedLLM) -> None:
    llm.will(Reply(status=500))
    plain = shisaku("ask", QUESTION).out
    done = shisaku("ask", "--llm", "local", QUESTION)
    assert done.code == 0
    assert done.out.startswith(plain.rstrip())
    assert "抜き出した答え" in done.out
    alone = shisaku("ask", "--llm", "local", "--llm-only", QUESTION)
    assert (alone.code, alone.out) == (5, "")
    assert "500" in alone.err


def test_a_batch_with_a_model(shisaku: Shisaku, llm: ScriptedLLM) -> None:
    lines = [{"id": "a", "question": QUESTION}, {"id": "b", "question": "明日の天気は？"}]
    stdin = "\n".join(json.dumps(line) for line in lines).encode()
    llm.will(SENTENCE)
    done = shisaku("ask", "--batch", "-", "--llm", "local", stdin=stdin)
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [(a["id"], a["mode"], a["status"]) for a in answers] == [
        ("a", "llm:scripted", "answered"), ("b", "extractive", "out_of_scope"),
    ]  # fmt: skip
    llm.will(Reply(status=500))
    failed = shisaku("ask", "--batch", "-", "--llm", "local", "--llm-only", stdin=stdin)
    assert failed.code == 5
    assert [json.loads(line)["status"] for line in failed.out.splitlines()] == ["error", "out_of_scope"]
    assert "1行目" in failed.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--llm", "absent"), "[llm.absent] がありません(あるのは: local)"),
        (("--llm-base-url", "http://127.0.0.1:1/v1"), "--llm-model は一緒に"),
        (("--llm-model", "m"), "--llm-model は一緒に"),
        (("--llm", "local", "--llm-base-url", "http://h/v1", "--llm-model", "m"), "どちらか一方"),
        (("--llm-base-url", "nonsense", "--llm-model", "m"), "base_url"),
        (("--llm-base-url", "http://u:p@h/v1", "--llm-model", "m"), "利用者名"),
        (("--llm-only",), "--llm と一緒に"),
        (("--whole-section",), "--llm と一緒に"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    shisaku: Shisaku, llm: ScriptedLLM, options: tuple[str, ...], message: str
) -> None:
    done = shisaku("ask", *options, QUESTION)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_doctor_makes_one_round_trip_and_sends_nothing_of_ours(shisaku: Shisaku, llm: ScriptedLLM) -> None:
    llm.will("はい")
    checks = {c["name"]: c for c in json.loads(shisaku("doctor", "--json").out)}
    assert checks["言語モデル local"]["severity"] == "正常"
    assert [m["content"] for m in llm.requests[-1]["messages"]] == ["「はい」とだけ返してください。"]
    llm.will(Reply(status=404))
    done = shisaku("doctor", "--json")
    found = {c["name"]: c for c in json.loads(done.out)}["言語モデル local"]
    assert (done.code, found["severity"]) == (1, "異常")
    assert "404" in found["detail"]
    assert found["remedy"]


def answers(*texts: str) -> list[Answer]:
    return [Answer("", "", "answered", text) for text in texts]


def test_a_growing_answer_is_shown_once() -> None:
    shown: list[str] = []
    assert growth(iter(answers("研修", "研修は40回。", "研修は40回。")), shown.append).text == "研修は40回。"
    assert "".join(shown) == "研修は40回。"


def test_text_that_changes_is_shown_anew() -> None:
    shown: list[str] = []
    growth(iter(answers("研修は", "抜き出した答え")), shown.append)
    assert "".join(shown) == f"研修は\n{DIVIDER}\n抜き出した答え"


REAL = "SHISAKU_TEST_LLM"
"""Opt-in: 「URL モデル」 of a real local model, as in http://127.0.0.1:11434/v1 qwen3:8b."""


@pytest.mark.skipif(not os.environ.get(REAL), reason=f"{REAL} names no model")
@pytest.mark.parametrize(
    "question", [QUESTION, "AIガバナンスの取組は？", "02-04のKPIは？", "総務省が主担当の施策は何件ですか"]
)
def test_a_real_model_shows_only_what_stands_in_the_documents(bundled: Application, question: str) -> None:
    url, model = os.environ[REAL].split()
    answer = bundled.responder(Profile(model=model, base_url=url, timeout=300)).answer(question)
    assert answer.checks["notice"]
    assert answer.checks["problems"] == []
    for c in answer.citations:
        assert bundled.library.quote(c.document, c.start, c.end) == c.quote  # type: ignore[arg-type]
