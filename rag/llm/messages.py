"""What goes to a language model and comes back, free of any library's types."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the prompt."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point in time that a whole answer must keep, whatever it is made of."""

    seconds: float
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    end: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "end", self.clock() + self.seconds)

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self.end - self.clock())


class ChatModel(Protocol):
    """A language model, as the responder uses it."""

    @property
    def name(self) -> str:
        """The model's name, as answers name it."""
        ...

    def prepare(self) -> None:
        """Get ready; called before the time of an answer begins to run.

        Raises:
            ModelError: a package or the key is missing.
        """
        ...

    def stream(self, messages: Sequence[Message], deadline: Deadline) -> Generator[str, None, None]:
        """The reply piece by piece. Closing the iterator closes the connection.

        Raises:
            ModelError: no reply, an incomplete one, or none in time.
        """
        ...
