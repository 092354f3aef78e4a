"""Follow-up questions written out by the model, taken only where they add nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.engine import Turn
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.llm.messages import ChatModel, Deadline
from rag.llm.prompt import condensing_messages
from rag.locators import measure_references, section_references
from rag.ministries import mentions
from rag.text import cleaned, folded
from rag.tokens import Tokenizer

_LONGEST = 400
_OPENING = regex(r"^(?:書き直した質問|質問|利用者(?:\(最後の質問\))?)\s*[:：]\s*")
_THOUGHT = regex(r"<think>.*?(?:</think>|\Z)", re.DOTALL)


def condense(
    question: str, history: Sequence[Turn], model: ChatModel, tokenizer: Tokenizer, deadline: Deadline
) -> str | None:
    """The follow-up as a question of its own, or None where the model gives nothing that can be trusted.

    Raises:
        ModelError: the model cannot be reached or does not answer in time.
    """
    written = "".join(model.stream(condensing_messages(question, history), deadline))
    lines = [line.strip() for line in _THOUGHT.sub("", written).splitlines() if line.strip()]
    if len(lines) != 1:
        return None
    found = _OPENING.sub("", lines[0]).strip("「」\"' ")
    talk = "\n".join([*(t.content for t in history), question])
    return found if _adds_nothing(found, talk, tokenizer) else None


def _adds_nothing(found: str, talk: str, tokenizer: Tokenizer) -> bool:
    """Whether every place, ministry, figure and content word of the new question stands in the talk."""
    if not found or len(found) > _LONGEST:
        return False
    said, known = folded(found), folded(talk)
    if not {r.id for r in measure_references(said)} <= {r.id for r in measure_references(known)}:
        return False
    if not set(section_references(said)) <= set(section_references(known)):
        return False
    named = {m.name for m in mentions(cleaned(found))}
    if not named <= {m.name for m in mentions(cleaned(talk))}:
        return False
    if not {d.year for d in dates(said)} <= {d.year for d in dates(known)}:
        return False
    if not {q.key for q in quantities(said)} <= {q.key for q in quantities(known)}:
        return False
    lemmas = set(tokenizer.content(talk))
    words = [w for w in tokenizer.content(found) if len(w) > 1]
    return sum(w in lemmas or w in known for w in words) >= 0.7 * len(words)
