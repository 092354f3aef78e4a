"""Sign-in in front of everything: by name and password, or by the word of a trusted proxy."""

from __future__ import annotations

import math
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from rag.errors import ConfigurationError
from rag.settings import ChatSettings
from ui.guard.events import EventLog
from ui.guard.replies import redirect, refuse, reply
from ui.guard.sessions import Attempts, Sessions
from ui.guard.signin_page import page
from ui.guard.visitors import VISITOR, Proxies, headers, peer_of, route
from ui.users import Users, normal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "shisaku_session"
_OPEN = ("/health",)
_LONGEST_FORM = 8192
_LONGEST_NAME = 200
_ADDRESS_FAILURES = 20
"""Free failures of one address over all names; a single name has five."""


class ProxySignIn:
    """Takes the person from a header, from named proxies alone; anybody else is turned away."""

    def __init__(self, app: ASGIApp, settings: ChatSettings, proxies: Proxies) -> None:
        self._app = app
        self._header = settings.proxy_header
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or route(scope) in _OPEN:
            await self._app(scope, receive, send)
            return
        names = headers(scope, self._header) if self._proxies.trust(peer_of(scope)) else []
        # Two values mean that a client's own header got through the proxy.
        if len(names) != 1 or not names[0].strip() or len(names[0]) > _LONGEST_NAME:
            await refuse(send, 403, "サインインを受け持つプロキシーを通してください。")
            return
        await _as(_utf8(names[0]).strip(), self._app, scope, receive, send)


class UserSignIn:
    """Asks for name and password at /signin, keeps a session by cookie, ends it at /signout."""

    def __init__(
        self, app: ASGIApp, settings: ChatSettings, users: Users, proxies: Proxies, events: EventLog
    ) -> None:
        self._app = app
        self._users = users
        self._proxies = proxies
        self._events = events
        self._sessions = Sessions(settings.session_hours * 3600)
        self._by_name, self._by_address = Attempts(), Attempts(_ADDRESS_FAILURES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or route(scope) in _OPEN:
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no part of the page opens a websocket
        asked, method = route(scope), scope["method"]
        if asked == "/signin" and method in ("GET", "HEAD"):
            await self._show(scope, send, 200)
        elif asked == "/signin" and method == "POST":
            await self._sign_in(scope, receive, send)
        elif asked == "/signout" and method == "POST":
            await self._sign_out(scope, send)
        elif user := self._user(scope):
            await _as(user, self._app, scope, receive, send)
        elif method == "GET" and any("text/html" in value for value in headers(scope, "accept")):
            await redirect(send, f"{scope.get('root_path', '')}/signin?next={quote(asked)}")
        else:
            await refuse(
                send, 401, "サインインしてください。ページを再読み込みするとサインインの画面が出ます。"
            )

    def _user(self, scope: Scope) -> str:
        """Who the session's token names, as long as that person has the password it began with."""
        name, _, created = self._sessions.holder(_token(scope)).partition("\t")
        try:
            return name if name and self._users.created(name) == created else ""
        except ConfigurationError:
            return ""  # nobody can be told from a damaged file; signing in says that it is damaged

    async def _sign_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        if any(value not in ("same-origin", "none") for value in headers(scope, "sec-fetch-site")):
            await refuse(send, 403, "ほかのサイトのページからはサインインできません。")
            return
        form = await _form(receive)
        name, address = normal(form.get("name", ""))[:_LONGEST_NAME], self._proxies.client(scope)
        keys = ((self._by_name, f"{name} {address}"), (self._by_address, address))
        wait = max(attempts.begin(key) for attempts, key in keys)
        if wait:
            seconds = math.ceil(wait)
            problem = f"続けて失敗したため、{seconds}秒ほど待ってからもう一度試してください。"
            self._events.write("signin_blocked", user=name, address=address, seconds=seconds)
            await self._show(scope, send, 429, problem, form, [("retry-after", str(seconds))])
            return
        try:
            # scrypt takes 80 ms: in a thread, so that answers go on meanwhile.
            from anyio import to_thread

            right = await to_thread.run_sync(self._users.verify, name, form.get("password", ""))
        except ConfigurationError as error:
            await self._show(scope, send, 500, error.message, form)
            return
        if not right:
            self._events.write("signin_failed", user=name, address=address)
            await self._show(scope, send, 401, "名前かパスワードが違います。", form)
            return
        for attempts, key in keys:
            attempts.succeeded(key)
        self._events.write("signin", user=name, address=address)
        self._sessions.end(_token(scope))
        await redirect(
            send,
            f"{scope.get('root_path', '')}{_inside(form.get('next', ''))}",
            [
                (
                    "set-cookie",
                    self._cookie(scope, self._sessions.start(f"{name}\t{self._users.created(name)}")),
                )
            ],
        )

    async def _sign_out(self, scope: Scope, send: Send) -> None:
        token = _token(scope)
        self._events.write("signout", user=self._sessions.holder(token).partition("\t")[0])
        self._sessions.end(token)
        await redirect(
            send, f"{scope.get('root_path', '')}/signin", [("set-cookie", self._cookie(scope, "", age=0))]
        )

    async def _show(
        self,
        scope: Scope,
        send: Send,
        status: int,
        problem: str = "",
        form: dict[str, str] | None = None,
        more: list[tuple[str, str]] | None = None,
    ) -> None:
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("next", [""])[0]
        form = form or {"next": asked}
        body = page(
            action=f"{scope.get('root_path', '')}/signin",
            problem=problem,
            name=form.get("name", ""),
            following=_inside(form.get("next", "")),
        )
        await reply(send, status, body.encode("utf-8", "replace"), "text/html; charset=utf-8", more or ())

    def _cookie(self, scope: Scope, token: str, age: int | None = None) -> str:
        forwarded = headers(scope, "x-forwarded-proto") if self._proxies.trust(peer_of(scope)) else []
        secure = scope.get("scheme") == "https" or forwarded[-1:] == ["https"]
        parts = [f"{COOKIE}={token}", f"Path={scope.get('root_path') or '/'}", "HttpOnly", "SameSite=Strict"]
        if secure:
            parts.append("Secure")
        if age is not None:
            parts.append(f"Max-Age={age}")
        return "; ".join(parts)


async def _as(user: str, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Go on with the request as this person's."""
    scope["visitor"] = user
    before = VISITOR.set(user)
    try:
        await app(scope, receive, send)
    finally:
        VISITOR.reset(before)


def _token(scope: Scope) -> str:
    for value in headers(scope, "cookie"):
        try:
            cookie = SimpleCookie(value).get(COOKIE)
        except CookieError:
            continue
        if cookie is not None:
            return cookie.value
    return ""


async def _form(receive: Receive) -> dict[str, str]:
    body = b""
    while len(body) <= _LONGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    fields = parse_qs(body[:_LONGEST_FORM].decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def _inside(place: str) -> str:
    """The place if it is a path of this site, else its front page: never another host."""
    plain = place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    return quote(place, safe="/?=&%#") if plain else "/"


def _utf8(value: str) -> str:
    """A header's value as the proxies write it: UTF-8 if it is, else Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value
