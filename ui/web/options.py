"""How the chat is served: what ``shisaku chat`` was told."""

from __future__ import annotations

from dataclasses import dataclass

HOST = "127.0.0.1"
PORT = 7860


@dataclass(frozen=True, slots=True)
class Options:
    """Address and port to bind; ``root_path`` is the public path behind a proxy (/shisaku) or empty."""

    host: str = HOST
    port: int = PORT
    root_path: str = ""

    @property
    def url(self) -> str:
        """Where this computer's own browser finds the chat."""
        host = HOST if self.host in ("0.0.0.0", "::", "") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    @property
    def exposed(self) -> bool:
        """Whether other computers can reach it."""
        from ui.guard.visitors import is_loopback

        return self.host != "localhost" and not is_loopback(self.host)
