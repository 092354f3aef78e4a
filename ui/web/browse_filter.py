"""Which measures the reader wants to see, chosen by ministry, number, KPI and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rag.ministries import canonical
from rag.records import KPI_EFFECT, KPI_PROGRESS, Library, Measure
from rag.tables.conditions import kpi_state
from rag.text import folded

Role = Literal["any", "lead", "joint"]
Kpi = Literal["any", "set", "none", "unset", "blank"]
ROLES: dict[Role, str] = {"any": "主担当・共同のどちらか", "lead": "主担当(◎)", "joint": "主担当以外"}
KPIS: dict[Kpi, str] = {
    "any": "すべて",
    "set": "両方のKPIがある",
    "none": "どちらかのKPIがない",
    "unset": "「未設定」と書かれている",
    "blank": "空欄か「-」",
}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What must hold at once; empty values choose nothing away. ``group`` is the first number (02)."""

    words: str = ""
    ministry: str = ""
    role: Role = "any"
    group: str = ""
    kpi: Kpi = "any"

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Filter:
        """The filter of a query string; what is not one of the choices counts as not chosen."""
        return cls(
            words=values.get("words", "")[:_LONGEST],
            ministry=values.get("ministry", "")[:_LONGEST],
            role=next((role for role in ROLES if role == values.get("role")), "any"),
            group=values.get("group", "")[:2],
            kpi=next((kpi for kpi in KPIS if kpi == values.get("kpi")), "any"),
        )

    def select(self, library: Library) -> tuple[Measure, ...]:
        """The measures that pass, in the order of the document."""
        wanted = [folded(word) for word in self.words.split()]  # folding takes blanks between kanji away
        return tuple(m for m in library.measures if self._passes(m) and all(_says(m, w) for w in wanted))

    def describe(self) -> str:
        """The filter in words."""
        parts = []
        if self.ministry:
            parts.append(f"{self.ministry}が{ROLES[self.role]}")
        if self.group:
            parts.append(f"番号が{self.group}-で始まる")
        if self.kpi != "any":
            parts.append(f"KPI: {KPIS[self.kpi]}")
        if self.words.strip():
            parts.append(f"「{' '.join(self.words.split())}」を含む")
        return "、".join(parts) or "すべての施策"

    def _passes(self, measure: Measure) -> bool:
        if self.group and not measure.locator.startswith(f"{self.group}-"):
            return False
        named = {"any": measure.ministries, "lead": measure.leads, "joint": measure.joint}[self.role]
        if self.ministry and self.ministry not in {m.name for m in named}:
            return False
        states = [state for _, state in kpi_states(measure)]
        return {
            "any": True,
            "set": not any(states),
            "none": any(states),
            "unset": "未設定" in states,
            "blank": "空欄" in states or "「-」" in states,
        }[self.kpi]


def kpi_states(measure: Measure) -> tuple[tuple[str, str], ...]:
    """Each KPI cell's name and how it says that there is no KPI; empty where it names one."""
    return tuple((name, kpi_state(measure.field(name)) or "") for name in (KPI_PROGRESS, KPI_EFFECT))


def _says(measure: Measure, word: str) -> bool:
    """Whether the word stands in the number, a field or, also abbreviated, among the ministries."""
    name = canonical(word)
    if name is not None and any(m.name == name for m in measure.ministries):
        return True
    return word in measure.locator or any(
        word in folded(cell.display) or word in folded(cell.text) for cell in measure.fields
    )
