"""Questions spoken without a stop: …教えてくださいあと施策の番号も → …教えてください。あと施策の番号も."""

from __future__ import annotations

from rag.lazy_regex import regex

_END = regex(
    r"(?P<end>(?:教えて|示して|答えて|知らせて|調べて)(?:ください|下さい|ちょうだい|ほしい(?:です)?|欲しい(?:です)?|ね)?|(?:です|ます|でしょう|ました)か"
    r"|(?:知りたい|聞きたい)(?:です|んです)?)(?=(?:あと(?!で)|それと|それから|そして|ついでに|あわせて|合わせて|併せて|できれば|ちなみに)[^、。])"
)
"""What ends a request, and behind it what opens another."""


def with_stops(question: str) -> str:
    """The question with a stop between requests that run on."""
    return _END.sub(r"\g<end>。", question)
