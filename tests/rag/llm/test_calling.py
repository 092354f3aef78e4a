"""Calls of a model over real HTTP: what comes back, what fails and how, and that nothing else is asked."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.errors import ConfigurationError, ModelError
from rag.llm.calling import Model
from rag.llm.messages import Deadline, Message
from rag.llm.profiles import Profile, is_loopback
from rag.settings import load_settings
from tests.scripted_llm import Reply, ScriptedLLM

ASK = [Message("system", "規則"), Message("user", "質問")]


@pytest.fixture
def llm() -> Iterator[ScriptedLLM]:
    with ScriptedLLM() as server:
        yield server


def profile(llm: ScriptedLLM, **values: object) -> Profile:
    return Profile(**{"model": "scripted", "base_url": llm.url, "retry_wait": 0.01, "stall": 5.0, **values})  # type: ignore[arg-type]


def said(model: Model, seconds: float = 20.0) -> str:
    model.prepare()
    return "".join(model.stream(ASK, Deadline(seconds)))


def test_the_reply_streams_with_our_parameters(llm: ScriptedLLM) -> None:
    llm.will("研修は40回です[1]。")
    assert said(Model(profile(llm, temperature=0.3, max_tokens=77))) == "研修は40回です[1]。"
    (body,) = llm.requests
    assert (body["model"], body["temperature"], body["max_tokens"], body["stream"]) == (
        "scripted",
        0.3,
        77,
        True,
    )
    assert [(m["role"], m["content"]) for m in body["messages"]] == [("system", "規則"), ("user", "質問")]
    assert llm.paths == ["/v1/chat/completions"]
    assert "tools" not in body


def test_the_key_comes_from_the_environment_and_shows_nowhere(
    llm: ScriptedLLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    llm.will(Reply(status=401))
    monkeypatch.setenv("MY_KEY", "s3cret-value")
    chosen = profile(llm, api_key_env="MY_KEY")
    with pytest.raises(ModelError, match="401") as caught:
        said(Model(chosen))
    assert llm.keys == ["Bearer s3cret-value"]
    for shown in (
        str(caught.value),
        caught.value.hint,
        repr(chosen),
        str(chosen.parameters),
        repr(caught.value.__cause__),
    ):
        assert "s3cret" not in shown
        assert "secret detail" not in shown or shown == repr(caught.value.__cause__)


def test_no_key_of_the_environment_is_sent_unasked(llm: ScriptedLLM, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    llm.will("はい。")
    said(Model(profile(llm)))
    assert llm.keys == ["Bearer none"]


def test_a_missing_key_is_named(llm: ScriptedLLM, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    with pytest.raises(ModelError, match="MY_KEY"):
        said(Model(profile(llm, api_key_env="MY_KEY")))
    assert llm.requests == []


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        pytest.param(Reply(status=401), "鍵を受け付けません", id="401"),
        pytest.param(Reply(status=404), "見つけられません", id="404"),
        pytest.param(Reply(status=429), "429", id="429"),
        pytest.param(Reply(status=500), "500", id="500"),
        pytest.param(Reply(status=302, headers={"Location": "http://192.0.2.1/v1"}), "302", id="redirect"),
        pytest.param(Reply(raw=b"data: {no json\n\n"), "読めません", id="invalid JSON"),
        pytest.param(Reply(raw=b"<html>login</html>"), "空です", id="a web page"),
        pytest.param(Reply(raw=b"\xff\xfe\x00\x00data"), "読めません|空です", id="binary"),
        pytest.param(Reply(raw=b'data: {"choices": 3}\n\n'), "失敗|読めません", id="another form"),
        pytest.param(Reply(""), "空です", id="empty"),
        pytest.param(Reply(" \n "), "空です", id="white space"),
        pytest.param(Reply("研修の目標は四十回です。", cut_after=7), "切れました", id="cut"),
        pytest.param(Reply("研修は", finish=None), "切れました", id="ended without a reason"),
        pytest.param(Reply("研修は40回です。", endless=True), "長すぎる", id="endless"),
        pytest.param(Reply("研修は40回です。", finish="length"), "長すぎる", id="out of tokens"),
    ],
)  # fmt: skip
def test_every_failure_is_one_clear_error(llm: ScriptedLLM, reply: Reply, message: str) -> None:
    llm.will(reply)
    with pytest.raises(ModelError, match=message) as caught:
        said(Model(profile(llm, retries=1, max_tokens=64)))
    assert caught.value.hint
    assert "secret detail" not in caught.value.message


def test_nobody_at_the_address(llm: ScriptedLLM) -> None:
    with ScriptedLLM() as gone:
        address = gone.url
    with pytest.raises(ModelError, match="つながりません"):
        said(Model(Profile(model="m", base_url=address, retry_wait=0.0)))


def test_a_passing_trouble_is_tried_again_and_a_lasting_one_is_not(llm: ScriptedLLM) -> None:
    llm.will(Reply(status=503), Reply(status=429, headers={"Retry-After": "0"}), "はい。")
    assert said(Model(profile(llm))) == "はい。"
    assert len(llm.requests) == 3
    llm.will(Reply(status=404))
    with pytest.raises(ModelError):
        said(Model(profile(llm)))
    assert len(llm.requests) == 4


def test_repetitions_end_with_the_time(llm: ScriptedLLM) -> None:
    llm.will(Reply(status=429, headers={"Retry-After": "3000"}))
    with pytest.raises(ModelError, match="429"):
        said(Model(profile(llm, retries=10)))
    assert len(llm.requests) == 1


def test_a_silent_server_is_given_up(llm: ScriptedLLM) -> None:
    llm.will(Reply("研修は", stall_after=3))
    with pytest.raises(ModelError, match=r"0.3 秒ありません"):
        said(Model(profile(llm, stall=0.3)))
    assert llm.left.wait(5)


def test_a_server_that_drips_is_ended_by_the_time_of_the_whole(llm: ScriptedLLM) -> None:
    llm.will(Reply("研" * 500, step=1, pause=0.05))
    with pytest.raises(ModelError, match="秒以内に終わりません"):
        said(Model(profile(llm)), seconds=0.6)
    assert llm.left.wait(5)


def test_closing_the_stream_closes_the_connection(llm: ScriptedLLM) -> None:
    llm.will(Reply("研修は", stall_after=3))
    model = Model(profile(llm, stall=60.0))
    model.prepare()
    stream = model.stream(ASK, Deadline(60))
    assert next(iter(stream)) == "研修は"
    stream.close()  # type: ignore[attr-defined]
    assert llm.left.wait(5)


def test_no_more_calls_at_once_than_allowed(llm: ScriptedLLM) -> None:
    llm.will(Reply("研修は", stall_after=3))
    model = Model(profile(llm, concurrent=1, stall=60.0))
    model.prepare()
    first = model.stream(ASK, Deadline(60))
    next(iter(first))
    with pytest.raises(ModelError, match="上限"):
        "".join(model.stream(ASK, Deadline(0.2)))
    first.close()  # type: ignore[attr-defined]
    llm.will("はい。")
    assert "".join(model.stream(ASK, Deadline(20))) == "はい。"
    assert len(llm.requests) == 2


def test_a_server_without_structured_output_is_asked_for_plain_text(llm: ScriptedLLM) -> None:
    llm.will(Reply(status=400), "はい。")
    model = Model(profile(llm, structured=True), response_format={"type": "json_object"})
    assert said(model) == "はい。"
    assert [("response_format" in body) for body in llm.requests] == [True, False]


MOCK = "llama_index.core.llms.mock.MockLLM"


def test_any_llama_index_class_by_its_import_path() -> None:
    model = Model(Profile(model="mock", class_=MOCK, kwargs={"max_tokens": 3}))
    assert said(model) == "text text text"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("llama_index.llms.absent.Absent", "読み込めません"),
        ("llama_index.core.llms.Absent", "LLM ではありません"),
        ("pathlib.Path", "LLM ではありません"),
    ],
)
def test_a_class_that_is_not_there_or_no_model(path: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        Model(Profile(model="m", class_=path)).prepare()


def settings(folder: Path, text: str) -> Path:
    file = folder / "shisaku.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_profiles_are_read_from_the_settings(tmp_path: Path) -> None:
    text = """
        [llm.local]
        base_url = "http://127.0.0.1:11434/v1"
        model = "qwen3:8b"
        [llm.cloud]
        class = "llama_index.llms.anthropic.Anthropic"
        model = "claude"
        api_key_env = "CLOUD_KEY"
        kwargs = { thinking_dict = { type = "disabled" } }
    """
    llm = load_settings(settings(tmp_path, text)).llm
    assert llm["local"] == Profile(model="qwen3:8b", base_url="http://127.0.0.1:11434/v1")
    assert llm["cloud"].class_ == "llama_index.llms.anthropic.Anthropic"
    assert llm["cloud"].kwargs == {"thinking_dict": {"type": "disabled"}}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("model = 'm'", "base_url か class"),
        ("base_url = 'http://h/v1'", "model"),
        ("model = 'm'\nbase_url = 'ftp://h'", "base_url"),
        ("model = 'm'\nbase_url = 'http://user:s3cret@h/v1'", "利用者名"),
        ("model = 'm'\nbase_url = 'http://h/v1?api_key=s3cret'", "鍵"),
        ("model = 'm'\nbase_url = 'http://h/v1'\napi_key = 's3cret'", "api_key"),
        ("model = 'm'\nbase_url = 'http://h/v1'\napi_key_env = 'sk-s3cret'", "環境変数の名前"),
        ("model = 'm'\nclass = 'a.B'\nkwargs = {api_key = 's3cret'}", "api_key"),
        ("model = 'm'\nclass = 'B; import os'", "class"),
        ("model = 'm'\nbase_url = 'http://h/v1'\ntimeout = 0", "timeout"),
        ("model = 'm'\nbase_url = 'http://h/v1'\ncontext_window = 2000", "context_window"),
        ("model = 'm'\nbase_url = 'http://h/v1'\ntemprature = 1", "temprature"),
    ],
)
def test_what_cannot_work_is_refused_and_no_secret_repeated(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        load_settings(settings(tmp_path, f"[llm.x]\n{line}\n"))
    assert "s3cret" not in caught.value.message


def test_local_addresses_are_told_from_others() -> None:
    local = ("http://localhost:1/v1", "http://127.0.0.1:8080/v1", "http://[::1]:1/v1", "http://127.8.9.1")
    assert all(map(is_loopback, local))
    assert not any(
        map(is_loopback, ("http://127.example.com/v1", "https://api.example.com/v1", "http://10.0.0.1"))
    )


def test_a_proxy_of_the_environment_stays_out_of_local_traffic(
    llm: ScriptedLLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://192.0.2.1:9")
    llm.will("はい。")
    assert said(Model(profile(llm, retries=0))) == "はい。"


GUARD = """
    import sys

    def guard(event, arguments):
        if event == "socket.connect":
            host = arguments[1][0] if isinstance(arguments[1], tuple) else arguments[1]
            if host != "127.0.0.1":
                print("OUTSIDE", host)
        elif event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "localhost", None):
            print("OUTSIDE", arguments[0])

    sys.addaudithook(guard)
    from rag.llm.calling import Model
    from rag.llm.messages import Deadline, Message
    from rag.llm.profiles import Profile

    model = Model(Profile(model="gpt-4o", base_url=sys.argv[1]))
    model.prepare()
    print("".join(model.stream([Message("user", "質問")], Deadline(30))))
"""


def test_nobody_but_the_named_host_is_contacted(llm: ScriptedLLM, root: Path, tmp_path: Path) -> None:
    """A process of its own, so that nothing is loaded or cached beforehand; no tokenizer is fetched."""
    llm.will("はい。")
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()} | {
        "PYTHONPATH": str(root), "TIKTOKEN_CACHE_DIR": str(tmp_path), "HF_HOME": str(tmp_path),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(GUARD), llm.url],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["はい。"]


def test_threads_do_not_disturb_one_another(llm: ScriptedLLM) -> None:
    llm.will(lambda messages: Reply(messages[-1]["content"] + "。"))
    model = Model(profile(llm, concurrent=8))
    model.prepare()
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        found[number] = "".join(model.stream([Message("user", f"質問{number}")], Deadline(30)))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: f"質問{n}。" for n in range(8)}
