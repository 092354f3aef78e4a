"""The clause of a question that asks, behind what is told before it: 予算が足りないそうですが、何をしますか.

A word asks for a kind of information only where something is asked: 予算 above is told of.
"""

from __future__ import annotations

from rag.lazy_regex import regex

_TOLD = regex(
    r"(?:ので|ため(?:に)?|から|(?<!んです)が|けれ?ども?|し|よう(?:に)?|(?:置い|おい)ておくとして|はともかく(?:として)?|はさておき)、"
)
"""What joins what is told to what is asked."""
_CASE = regex(r"(?<!に)は|[がをにで](?!す|し)")
"""A clause without any is a topic: 費用ですが、いくらですか."""
_ASKS = regex(
    r"何|なに|どこ|いつ|どの|どれ|どう(?!し|せ)|どんな|どちら|いくら|いくつ|なぜ|(?:誰|だれ)(?!も)|どなた|か(?=[、。?]|$)"
    r"|教え|知り|聞きた|伺|確認|確かめ|願|示し|挙げ|名(?:前|称)?$"
)


def focus(text: str) -> str:
    """What stands behind the last clause that only tells something, of folded text; all of it if none does."""
    for match in reversed(list(_TOLD.finditer(text))):
        told, rest = text[: match.start()], text[match.end() :]
        if _CASE.search(told) and not _ASKS.search(told) and _ASKS.search(rest):
            return rest
    return text
