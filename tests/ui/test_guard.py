"""The guards in front of the chat, each with a small application behind it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from rag.answer import Answer
from rag.settings import SETTINGS_VARIABLE, ChatSettings, Settings
from tests.ui_builders import Shisaku
from ui.guard.events import EventLog
from ui.guard.install import install
from ui.guard.limits import RateLimit
from ui.guard.sessions import Attempts, Sessions
from ui.guard.visitors import VISITOR, Proxies, is_loopback, route
from ui.users import Users
from ui.web.options import Options

PASSWORD = "長い文のパスワード123"
HTML = {"accept": "text/html"}


class Clock:
    """A clock that goes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def guarded(data: Path, client: str = "203.0.113.5", **chat: Any) -> Iterator[TestClient]:
    """A client at that address, of an application behind the guards."""
    settings = Settings(data=data, chat=ChatSettings(**chat))
    server, events = FastAPI(), EventLog.of(settings)
    install(server, settings, events)

    @server.api_route("/page", methods=["GET", "POST"])
    async def page(request: Request) -> dict[str, Any]:
        return {"user": VISITOR.get(), "bytes": len(await request.body())}

    @server.get("/health")
    def health() -> str:
        return "ok"

    with TestClient(server, client=(client, 5000), follow_redirects=False) as opened:
        yield opened
    events.close()


def logged(data: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (data / "log" / "chat.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def sign_in(
    client: TestClient, name: str = "佐藤", password: str = PASSWORD, following: str = "/page"
) -> Any:
    return client.post("/signin", data={"name": name, "password": password, "next": following})


@pytest.fixture
def people(tmp_path: Path) -> Path:
    Users(tmp_path / "users.json").add("佐藤", PASSWORD)
    return tmp_path


def test_without_sign_in_everybody_is_nobody(tmp_path: Path) -> None:
    with guarded(tmp_path) as client:
        assert client.get("/page").json() == {"user": "", "bytes": 0}


def test_a_stranger_is_shown_the_way_in(people: Path) -> None:
    with guarded(people, sign_in="users") as client:
        assert client.get("/health").status_code == 200
        sent = client.get("/page", headers=HTML)
        assert (sent.status_code, sent.headers["location"]) == (303, "/signin?next=/page")
        refused = client.post("/page")
        assert refused.status_code == 401
        assert "サインイン" in refused.json()["detail"]
        form = client.get("/signin?next=/page", headers=HTML)
        assert form.status_code == 200
        assert 'value="/page"' in form.text
        assert form.headers["cache-control"] == "no-store"


def test_in_and_out(people: Path) -> None:
    with guarded(people, sign_in="users") as client:
        done = sign_in(client)
        assert (done.status_code, done.headers["location"]) == (303, "/page")
        cookie = done.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert client.get("/page").json()["user"] == "佐藤"
        token = client.cookies["shisaku_session"]
        assert client.post("/signout").headers["location"] == "/signin"
        client.cookies.set("shisaku_session", token)
        assert client.get("/page").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"),
    [("佐藤", "違うパスワード1"), ("鈴木", PASSWORD), ("", ""), ("admin", "admin"), ("佐藤", "")],
)
def test_wrong_words_let_nobody_in_and_tell_nothing(people: Path, name: str, password: str) -> None:
    with guarded(people, sign_in="users") as client:
        done = sign_in(client, name, password)
        assert done.status_code == 401
        assert "名前かパスワードが違います" in done.text
        assert "set-cookie" not in done.headers
        assert client.get("/page").status_code == 401
    assert PASSWORD not in json.dumps(logged(people))


def test_guessing_gets_slow(people: Path) -> None:
    with guarded(people, sign_in="users") as client:
        codes = [sign_in(client, password=f"違うパスワード{n}").status_code for n in range(7)]
        assert codes == [401] * 5 + [429] * 2
        blocked = sign_in(client)
        assert blocked.status_code == 429
        assert 1 <= int(blocked.headers["retry-after"]) <= 2
    assert [e["event"] for e in logged(people) if e["event"].startswith("signin")] == [
        "signin_failed"
    ] * 5 + ["signin_blocked"] * 3


def test_somebody_taken_out_or_given_a_new_password_is_out_at_once(people: Path) -> None:
    users = Users(people / "users.json")
    with guarded(people, sign_in="users") as client:
        sign_in(client)
        users.remove("佐藤")
        assert client.get("/page").status_code == 401
        users.file.write_text("damaged", encoding="utf-8")
        assert client.get("/page").status_code == 401
        assert "読めません" in sign_in(client).text


@pytest.mark.parametrize(
    "place", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(people: Path, place: str) -> None:
    with guarded(people, sign_in="users") as client:
        assert sign_in(client, following=place).headers["location"] == "/"


def test_what_is_typed_comes_back_as_text(people: Path) -> None:
    with guarded(people, sign_in="users") as client:
        done = sign_in(client, '"><script>alert(1)</script>', "x", '"><script>')
        assert "<script>" not in done.text


def test_another_sites_page_can_neither_sign_in_nor_act(people: Path) -> None:
    elsewhere = {"sec-fetch-site": "cross-site"}
    with guarded(people, sign_in="users") as client:
        form = {"name": "佐藤", "password": PASSWORD}
        assert client.post("/signin", data=form, headers=elsewhere).status_code == 403
        sign_in(client)
        assert client.post("/page", headers=elsewhere).status_code == 403
        assert client.post("/page", headers={"sec-fetch-site": "same-origin"}).status_code == 200


PROXY = {"sign_in": "proxy", "proxies": ("10.0.0.0/24",), "proxy_header": "X-User"}


def test_a_trusted_proxy_names_the_person(tmp_path: Path) -> None:
    with guarded(tmp_path, client="10.0.0.9", **PROXY) as client:
        assert client.get("/page", headers={"x-user": "sato"}).json()["user"] == "sato"
        assert client.get("/page", headers={b"x-user": "佐藤".encode()}).json()["user"] == "佐藤"
        assert client.get("/page").status_code == 403
        assert client.get("/page", headers={"x-user": " "}).status_code == 403
        assert client.get("/page", headers=[("x-user", "sato"), ("X-User", "root")]).status_code == 403
        assert client.get("/health").status_code == 200


def test_nobody_else_can_name_themselves(tmp_path: Path) -> None:
    with guarded(tmp_path, client="203.0.113.5", **PROXY) as client:
        assert client.get("/page", headers={"x-user": "sato"}).status_code == 403
        spoofed = {"x-user": "sato", "x-forwarded-for": "10.0.0.9"}
        assert client.get("/page", headers=spoofed).status_code == 403


def test_the_client_is_found_behind_proxies_and_not_believed() -> None:
    proxies = Proxies(["10.0.0.0/24"])
    scope = {"client": ("10.0.0.9", 1), "headers": [(b"x-forwarded-for", b"1.1.1.1, 203.0.113.5, 10.0.0.8")]}
    assert proxies.client(scope) == "203.0.113.5"
    assert proxies.client({**scope, "client": ("198.51.100.7", 1)}) == "198.51.100.7"
    assert (
        proxies.client({"client": ("10.0.0.9", 1), "headers": [(b"x-forwarded-for", b"not-an-address")]})
        == "10.0.0.9"
    )
    assert not Proxies([]).trust("127.0.0.1")


@pytest.mark.parametrize(
    ("path", "root", "expected"),
    [
        ("/signin", "", "/signin"),
        ("/s/signin", "/s", "/signin"),
        ("/s", "/s", "/"),
        ("/signin", "/s", "/signin"),
        ("/sx", "/s", "/sx"),
    ],
)
def test_paths_below_a_proxys_root(path: str, root: str, expected: str) -> None:
    assert route({"path": path, "root_path": root}) == expected


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("", False),
    ],
)
def test_this_computers_own_addresses(address: str, own: bool) -> None:
    assert is_loopback(address) is own


def test_large_requests_are_refused_declared_or_not(tmp_path: Path) -> None:
    with guarded(tmp_path, max_request_mb=0.01) as client:
        assert client.post("/page", content=b"x" * 10_000).json()["bytes"] == 10_000
        declared = client.post("/page", content=b"x" * 20_000)
        assert declared.status_code == 413
        assert "大きすぎます" in declared.json()["detail"]
        undeclared = client.post("/page", content=iter([b"x" * 6000] * 3))
        assert undeclared.status_code == 413


def test_too_many_requests_have_to_wait(tmp_path: Path) -> None:
    with guarded(tmp_path, requests_per_minute=3) as client:
        assert [client.post("/page").status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = client.post("/page")
        assert "待って" in refused.json()["detail"]
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        assert client.get("/page").status_code == 200


def test_this_computers_reader_is_not_limited(tmp_path: Path) -> None:
    with guarded(tmp_path, client="127.0.0.1", requests_per_minute=1) as client:
        assert [client.post("/page").status_code for _ in range(3)] == [200] * 3


def test_readers_behind_a_proxy_on_this_computer_are_limited_apart(tmp_path: Path) -> None:
    with guarded(tmp_path, client="127.0.0.1", requests_per_minute=1, proxies=("127.0.0.1",)) as client:
        first, second = {"x-forwarded-for": "203.0.113.5"}, {"x-forwarded-for": "203.0.113.6"}
        assert [client.post("/page", headers=h).status_code for h in (first, first, second)] == [
            200,
            429,
            200,
        ]


def test_an_allowance_fills_up_again() -> None:
    clock = Clock()
    limit = RateLimit(FastAPI(), 60, Proxies([]), clock)
    assert [limit.spend("a") for _ in range(61)][-1] == pytest.approx(1.0)
    assert limit.spend("b") == 0
    clock.now += 1.0
    assert limit.spend("a") == 0
    assert limit.spend("a") > 0


def test_a_session_ends_when_nobody_uses_it() -> None:
    clock = Clock()
    sessions = Sessions(60, clock)
    token = sessions.start("佐藤")
    clock.now += 50
    assert sessions.holder(token) == "佐藤"
    clock.now += 50
    assert sessions.holder(token) == "佐藤"
    clock.now += 61
    assert sessions.holder(token) == ""
    assert sessions.holder("guess") == ""


def test_waits_double_and_are_forgiven() -> None:
    clock = Clock()
    attempts = Attempts(2, clock)
    waits = []
    assert attempts.begin("a") == 0
    for _ in range(5):
        assert attempts.begin("a") == 0
        waits.append(attempts.begin("a"))
        clock.now += waits[-1]
    assert waits == [1, 2, 4, 8, 16]
    assert attempts.begin("b") == 0
    attempts.succeeded("a")
    assert [attempts.begin("a"), attempts.begin("a")] == [0, 0]
    clock.now += 3601
    assert attempts.begin("a") == 0


def test_the_log_holds_figures_and_no_question(tmp_path: Path) -> None:
    answer = Answer("q1", "秘密の質問\ud800", "answered", "答え", timings_ms={"total": 12.5})
    for name, allowed in (("no", False), ("yes", True)):
        settings = Settings(data=tmp_path / name, chat=ChatSettings(log_questions=allowed))
        events = EventLog.of(settings)
        events.answered(answer)
        events.close()
        text = (tmp_path / name / "log" / "chat.jsonl").read_text(encoding="utf-8")
        assert ("秘密の質問" in text) is allowed
        (event,) = logged(tmp_path / name)
        assert (event["event"], event["status"], event["ms"], event["characters"]) == (
            "answer",
            "answered",
            12.5,
            6,
        )
    off = EventLog.of(Settings(data=tmp_path / "off", chat=ChatSettings(log=False)))
    off.answered(answer)
    assert not (tmp_path / "off").exists()


def test_requests_are_logged_without_what_they_say(tmp_path: Path) -> None:
    with guarded(tmp_path) as client:
        client.post("/page?q=秘密", content="秘密の質問".encode())
        client.get("/page")
        client.get("/none")
    events = logged(tmp_path)
    assert [(e["method"], e["path"], e["status"]) for e in events] == [
        ("POST", "/page", 200),
        ("GET", "/none", 404),
    ]
    assert "秘密" not in json.dumps(events, ensure_ascii=False)
    assert events[0]["address"] == "203.0.113.5"


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("", encoding="utf-8")
    with guarded(tmp_path) as client:
        assert client.post("/page").status_code == 200
    assert "Error" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "exposed"),
    [
        ("127.0.0.1", False),
        ("::1", False),
        ("localhost", False),
        ("0.0.0.0", True),
        ("::", True),
        ("192.0.2.7", True),
    ],
)
def test_which_addresses_others_can_reach(host: str, exposed: bool) -> None:
    assert Options(host).exposed is exposed


@pytest.mark.parametrize("sign_in", ["none", "users"])
def test_an_open_chat_without_sign_in_is_warned_of(
    workplace: Path, tmp_path: Path, shisaku: Shisaku, monkeypatch: pytest.MonkeyPatch, sign_in: str
) -> None:
    settings = tmp_path / "shisaku.toml"
    text = (workplace / "shisaku.toml").read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[chat]\nsign_in = "{sign_in}"\nlog = false\n', encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(settings))
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = shisaku("chat", "--host", "0.0.0.0", "--port", port, "--no-browser")
    assert done.code == 2
    assert "使えません" in done.err
    assert ("警告: 0.0.0.0" in done.err) is (sign_in == "none")
