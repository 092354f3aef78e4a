"""All guards around the chat, in the order in which a request meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.settings import Settings
from ui.guard.events import EventLog, RequestLog
from ui.guard.limits import RateLimit, SizeLimit
from ui.guard.signin import ProxySignIn, UserSignIn
from ui.guard.visitors import Proxies
from ui.users import Users

if TYPE_CHECKING:
    from fastapi import FastAPI


def install(server: FastAPI, settings: Settings, events: EventLog) -> None:
    """Log, then size, then sign-in, then rate. The last one added is met first."""
    chat = settings.chat
    proxies = Proxies(chat.proxies)
    server.add_middleware(RateLimit, per_minute=chat.requests_per_minute, proxies=proxies)
    if chat.sign_in == "users":
        server.add_middleware(
            UserSignIn, settings=chat, users=Users.of(settings), proxies=proxies, events=events
        )
    elif chat.sign_in == "proxy":
        server.add_middleware(ProxySignIn, settings=chat, proxies=proxies)
    server.add_middleware(SizeLimit, megabytes=chat.max_request_mb)
    server.add_middleware(RequestLog, events=events, proxies=proxies)
