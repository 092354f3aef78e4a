"""Who a request comes from: the address behind trusted proxies, and the person once signed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

VISITOR: ContextVar[str] = ContextVar("visitor", default="")
"""The name of the person whose request is being handled; empty without sign-in."""


class Proxies:
    """The proxies whose word is taken, by address or network."""

    def __init__(self, named: Sequence[str]) -> None:
        self._networks = [ip_network(name) for name in named]

    def trust(self, address: str) -> bool:
        """Whether the address is one of them."""
        parsed = _parsed(address)
        return parsed is not None and any(parsed in network for network in self._networks)

    def client(self, scope: Scope) -> str:
        """The address that the request set out from.

        X-Forwarded-For is read from its end only as far as proxies of ours wrote it: what a client
        wrote there itself stays in front and counts for nothing.
        """
        peer = str((scope.get("client") or ("", 0))[0])
        if not self.trust(peer):
            return peer
        passed = [part.strip() for value in headers(scope, "x-forwarded-for") for part in value.split(",")]
        for address in reversed(passed):
            if _parsed(address) is None:
                break
            peer = address
            if not self.trust(address):
                break
        return peer


def peer_of(scope: Scope) -> str:
    """The address at the other end of the connection."""
    return str((scope.get("client") or ("", 0))[0])


def headers(scope: Scope, name: str) -> list[str]:
    """All values of a header, in order."""
    wanted = name.lower().encode()
    pairs: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return [value.decode("latin-1") for key, value in pairs if key.lower() == wanted]


def route(scope: Scope) -> str:
    """The path below the public root."""
    path = str(scope["path"])
    root = str(scope.get("root_path") or "")
    return path[len(root) :] or "/" if root and (path == root or path.startswith(root + "/")) else path


def is_loopback(address: str) -> bool:
    """Whether the address is this computer's own."""
    parsed = _parsed(address)
    return parsed is not None and parsed.is_loopback


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return (parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else parsed
