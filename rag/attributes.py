"""Answers that a record's own fields give: ministries, KPIs, name, 本文記載, article marks.

Each function adds its sentences to a draft; the first one answers directly.
"""

from __future__ import annotations

from rag.draft import Draft
from rag.lazy_regex import regex
from rag.records import (
    CAPTION,
    HEADING,
    IN_BODY,
    ITEM,
    ITEM_MINISTRIES,
    KPI_EFFECT,
    KPI_PROGRESS,
    MINISTRIES,
    NAME,
    OUTLINE,
    Field,
    Measure,
    Ministry,
    Record,
    Section,
)
from rag.tables.conditions import kpi_state

KPIS = (KPI_PROGRESS, KPI_EFFECT)
_TARGET = regex(r"^(?P<name>[^()（）]{2,80}?)[(（](?P<value>[^()（）]*[0-9０-９元][^()（）]*)[)）]$")
_MARK = regex(r"^[・·\-‐※①-⑳]\s*")


def subject(record: Record) -> str:
    """The record as answers name it: 「気象情報の利活用の促進」(02-08)."""
    if isinstance(record, Measure):
        return f"「{record.title}」({record.locator})"
    return f"{record.locator}「{record.title}」" if record.title not in record.locator else record.locator


def join(ministries: tuple[Ministry, ...]) -> str:
    """Their labels, each once."""
    return "、".join(dict.fromkeys(m.label for m in ministries))


def roles(record: Record) -> str:
    """Lead and joint ministries in one phrase: 主担当◎ 外務省、連携 防衛省."""
    parts = [f"主担当◎ {join(record.leads)}" if record.leads else "", join(record.joint)]
    if record.leads and record.joint:
        parts[1] = f"連携 {parts[1]}"
    return "、".join(p for p in parts if p)


def ministry_field(record: Record) -> Field | None:
    """The field that names the record's ministries."""
    found = record.field(MINISTRIES) or record.field(ITEM_MINISTRIES)
    return found if found and found.text else None


def say_ministries(
    draft: Draft, record: Record, only: str = "", opening: str = "", named: bool = False
) -> None:
    """Lead and joint ministries; ``only`` is "lead", "joint" or empty for both.

    ``named``: the name of the record is told, too, and cited.
    """
    cell = ministry_field(record)
    if cell is None:
        draft.say(f"{opening}{subject(record)}には担当府省庁の記載がありません。", cite_head(draft, record))
        return
    numbers = [draft.cite_field(record, cell)]
    if isinstance(record, Section) or named:
        head = cite_head(draft, record)
        numbers += [head] if named else []
    leads, joint = join(record.leads), join(record.joint)
    if not leads:
        draft.say(
            f"{opening}{subject(record)}の府省庁は{joint}です(主担当を示す◎の記載はありません)。", *numbers
        )
    elif only == "joint":
        said = f"連携府省庁(◎なし)は{joint}" if joint else "連携府省庁の記載はなく"
        draft.say(f"{opening}{subject(record)}の{said}、主担当(◎)は{leads}です。", *numbers)
    elif joint and only != "lead":
        draft.say(f"{opening}{subject(record)}の主担当(◎)は{leads}、連携府省庁は{joint}です。", *numbers)
    else:
        rest = f"(連携: {joint})" if joint else "(ほかの府省庁の記載なし)"
        draft.say(f"{opening}{subject(record)}の主担当(◎)は{leads}です{rest}。", *numbers)


def cite_head(draft: Draft, record: Record) -> int:
    """Cite what names the record: its name or heading, else its first field that has text."""
    named = (f for name in (NAME, HEADING, ITEM, CAPTION) if (f := record.field(name)) and f.text)
    cell = next(named, None) or next((f for f in record.fields if f.text), None)
    if cell is None:
        return draft.cite(record, "", record.start, record.end)
    return draft.cite_field(record, cell)


def say_kpi(draft: Draft, record: Record, names: tuple[str, ...] = KPIS, opening: str = "") -> None:
    """The KPI cells asked for: their wording, or how the cell says that there is none."""
    for name in names:
        cell = record.field(name)
        if cell is None:
            draft.say(f"{subject(record)}には{name}の欄がありません。", cite_head(draft, record))
            continue
        state = kpi_state(cell)
        head = f"{opening}{subject(record)}の{name}"
        if state == "空欄":
            draft.say(f"{head}は空欄です(目標は書かれていません)。", cite_head(draft, record))
        elif state == "「-」":
            draft.say(f"{head}は「-」で、指標は書かれていません。", draft.cite_field(record, cell))
        elif state == "未設定":
            rest = cell.display.removeprefix("未設定").strip("()（） ")
            draft.say(f"{head}は未設定です{f'({rest})' if rest else ''}。", draft.cite_field(record, cell))
        else:
            shown = "、".join(f"「{s.display.strip()}」" for s in cell.sentences) or f"「{cell.display}」"
            draft.say(f"{head}は{shown}です。", draft.cite_field(record, cell))


def target(text: str) -> tuple[str, str] | None:
    """Split ``指標名(令和2年度930TB)`` into what is measured and its value; None if not so built."""
    match = _TARGET.match(_MARK.sub("", text.strip()))
    return (match["name"].strip(), match["value"].strip()) if match else None


def say_name(draft: Draft, record: Record) -> None:
    """The record's number and name."""
    number = cite_head(draft, record)
    if isinstance(record, Measure):
        draft.say(f"施策名は「{record.title}」(施策番号{record.locator})です。", number)
    else:
        draft.say(f"{record.locator}は「{record.title}」です。", number)


def say_in_body(draft: Draft, record: Measure, opening: str = "") -> None:
    """Whether the measure is marked as described in the main text."""
    cell = record.field(IN_BODY)
    if record.in_body and cell and cell.text:
        draft.say(
            f"{opening}{subject(record)}は本文記載が「○」で、本文に記載のある施策です。",
            draft.cite_field(record, cell),
        )
    else:
        draft.say(
            f"{opening}{subject(record)}の本文記載の欄は空欄で、○は付いていません。", cite_head(draft, record)
        )


def say_articles(draft: Draft, record: Measure) -> None:
    """The ◎/○ under the articles, with the warning that their columns are not reliable."""
    if not record.marks:
        draft.say(
            f"{subject(record)}には、条との対応を示す◎・○が本文データ上にありません。",
            cite_head(draft, record),
        )
        return
    count = len(record.marks)
    numbers = [draft.cite(record, "第3章基本的施策の条", m.start, m.end) for m in record.marks[:3]]
    draft.say(
        f"{subject(record)}には条との対応を示す印が{count}個あります"
        f"({'、'.join(m.mark for m in record.marks)})が、どの条の列かは抽出データからは確定できません。",
        *numbers,
    )
    draft.status = "partial"


def say_whole(draft: Draft, record: Record) -> None:
    """The record in full: who, KPIs and every bullet of its outline."""
    if isinstance(record, Measure):
        say_ministries(draft, record, named=True)
        cell = record.field(IN_BODY)
        if record.in_body and cell and cell.text:
            draft.say("本文記載: ○", draft.cite_field(record, cell), prefix="- ")
        else:
            draft.say("本文記載: (空欄)", cite_head(draft, record), prefix="- ")
        for name in KPIS:
            kpi = record.field(name)
            if kpi and kpi.text:
                draft.say(f"{name}: {kpi.display}", draft.cite_field(record, kpi), prefix="- ")
            else:
                draft.say(f"{name}: (空欄)", cite_head(draft, record), prefix="- ")
        say_bullets(draft, record, OUTLINE)
    else:
        say_section(draft, record)


def say_bullets(draft: Draft, record: Record, field_name: str, wanted: tuple[int, ...] | None = None) -> None:
    """The bullets of a field (or those of these indices), each quoted and cited."""
    cell = record.field(field_name)
    if cell is None:
        return
    for i, (first, last) in enumerate(cell.bullets or tuple((n, n + 1) for n in range(len(cell.sentences)))):
        if wanted is None or i in wanted:
            parts = cell.sentences[first:last]
            number = draft.cite(record, field_name, parts[0].start, parts[-1].end)
            draft.say("".join(p.display.strip() for p in parts), number, prefix="- ")


def say_section(draft: Draft, record: Record) -> None:
    """A place in an outline or on a slide: its text, then what stands directly below it."""
    head = cite_head(draft, record)
    below = []
    if isinstance(record, Section) and record.children:
        below = [c for c in (draft.library.get(record.document, loc) for loc in record.children) if c]
    title = f"「{record.title}」" if record.title not in record.locator else ""
    if isinstance(record, Section) and record.kind == "item":
        numbers = (
            [head] if (cell := ministry_field(record)) is None else [head, draft.cite_field(record, cell)]
        )
        draft.say(f"{record.locator}は「{record.title}」です(府省庁: {roles(record)})。", *numbers)
        return
    draft.say(f"{record.locator}{title}の内容は次のとおりです。", head)
    for cell in record.fields:
        if cell.sentences and cell.name != "見出し":
            say_bullets(draft, record, cell.name)
    for child in below:
        who = f"【主担当◎ {join(child.leads)}】" if child.leads else ""
        draft.say(f"{child.locator} {child.title}{who}", cite_head(draft, child), prefix="- ")
