"""Sentences behind the question that only tell what its answer is for (スライドの柱に使います)."""

from __future__ import annotations

from rag.lazy_regex import regex

_PURPOSE = regex(
    r"(?<=[。?？!！])\s*[^。?？!！、「」『』]{2,24}?(?:(?:に|で|へ)(?:使|用い|載せ|貼り|配り|回し|添付し|活用し|転記し)(?:い|る|う)?(?:ます|ん|の|予定|つもり|たい)?(?:です|だ)?(?:ので|から)?"
    r"|を(?:決め|作|考え|用意す|準備す)る(?:ため|予定)(?:です|だ)?)[。!！]?\s*$"
)


def without_purpose(question: str) -> str:
    """The question without a last sentence that only tells what the answer is for."""
    return _PURPOSE.sub("", question)
