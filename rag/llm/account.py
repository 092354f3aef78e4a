"""The account of an answer by a language model: all that reproduces it, and what became of each sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rag.engine import Explanation
from rag.llm.checked import OUTCOMES, Checked
from rag.llm.messages import Message
from rag.llm.packing import Item
from rag.llm.profiles import Profile


@dataclass
class Work:
    """One answer in the making: what was asked, what came back and what became of it."""

    explanation: Explanation
    items: tuple[Item, ...]
    messages: tuple[Message, ...]
    started: float
    condensed: str = ""
    output: list[str] = field(default_factory=list)
    checked: list[Checked] = field(default_factory=list)
    failure: str = ""
    first_ms: float = 0.0

    @property
    def shown(self) -> int:
        """How many sentences of the model are in the answer."""
        return sum(c.outcome != "removed" for c in self.checked)


def account(work: Work, model: str, profile: Profile, computed: bool) -> dict[str, Any]:
    """What was asked, with what, what came back, and what became of every sentence of it."""
    counts = {o: sum(c.outcome == o for c in work.checked) for o in OUTCOMES}
    reasons = Counter(c.reason for c in work.checked if c.reason)
    llm = {
        "model": model,
        "asked": not work.failure or bool(work.output),
        "parameters": profile.parameters,
        "messages": [asdict(m) for m in work.messages],
        "condensed": work.condensed,
        "evidence": [
            {"id": i.id, "document": i.record.document, "locator": i.record.locator, "field": i.field,
             "start": i.start, "end": i.end}
            for i in work.items
        ],
        "output": "".join(work.output),
        "computed": computed,
        "counts": counts,
        "reasons": dict(reasons),
        "sentences": [_plain(c) for c in work.checked],
        "failure": work.failure,
    }  # fmt: skip
    return {"llm": llm, "notice": notice(work.checked, work.failure, model, computed)}


def notice(checked: Sequence[Checked], failure: str, model: str, computed: bool) -> str:
    """The quiet line under the answer: what was checked and what was changed."""
    if failure and any(c.text for c in checked):
        kept = (
            "言語モデルの文のうち照合できたものだけを残しました。"
            if computed
            else "文書から抜き出した答えを下に足しました。"
        )
        return f"言語モデル {model} は途中で止まりました({failure.rstrip('。')})。{kept}"
    if failure:
        tail = "" if computed else "文書から抜き出した答えを示しています。"
        return f"言語モデル {model} の文は使っていません({failure.rstrip('。')})。{tail}"
    if not checked:
        return f"言語モデル {model} が足した文はありません。"
    counts = Counter(c.outcome for c in checked)
    unknown = sum(len(c.unknown) for c in checked)
    made_up = sum(c.reason in ("unfounded", "absence") for c in checked)
    done = [
        (counts["recited"], "文の出典を付け直し"),
        (counts["replaced"], "文を原文に替え"),
        (made_up, "文を根拠がないため除き"),
        (unknown, "個の存在しない出典番号を消し"),
    ]
    changes = "、".join(f"{number}{what}" for number, what in done if number)
    changed = f"{changes}ました" if changes else "直したところはありません"
    return f"言語モデル {model} の{len(checked)}文を原文と照合: {changed}。"


def _plain(checked: Checked) -> dict[str, Any]:
    return {
        "said": checked.said,
        "cited": list(checked.cited),
        "unknown": list(checked.unknown),
        "outcome": checked.outcome,
        "reason": checked.reason,
        "shown": checked.text,
        "evidence": [i.id for i in checked.items],
        "differences": [{"kind": d.kind, "said": d.said, "source": d.source} for d in checked.differences],
        "share": checked.share,
    }
