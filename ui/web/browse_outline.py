"""The outline of kihon and the pages of senryaku as trees whose leaves open a card."""

from __future__ import annotations

from collections.abc import Sequence

from rag.records import Library, Record, Section, Slide
from ui.web.browse_list import card_place
from ui.web.markup import button, screen_reader, text

_OPEN_LEVELS = 2
"""Levels of the tree that are open at first."""


def outline_page(library: Library) -> str:
    """Both trees, and an empty place for the card."""
    trees = "".join(
        f'<h3>{text(library.sources[records[0].document].short_title)}</h3><ul class="tree">{_branch(records, "", 0)}</ul>'
        for records in (library.sections, library.slides)
        if records
    )
    return (
        f'<div class="browse"><section class="browse-list browse-tree" aria-label="文書の構成">{trees}</section>'
        f"{card_place()}</div>"
    )


def _branch(records: Sequence[Section | Slide], parent: str, level: int) -> str:
    return "".join(_node(records, record, level) for record in records if record.parent == parent)


def _node(records: Sequence[Section | Slide], record: Section | Slide, level: int) -> str:
    below = _branch(records, record.locator, level + 1)
    label = button(_name(record), "browse-show", css="name", document=record.document, locator=record.locator)
    label += _leads(record)
    if not below:
        return f'<li class="leaf">{label}</li>'
    opened = level < _OPEN_LEVELS
    fold = (
        f'<button type="button" class="fold" data-action="browse-fold" aria-expanded="{str(opened).lower()}">'
        f"{screen_reader(f'{_name(record)}の下')}</button>"
    )
    return f"<li>{fold}{label}<ul{'' if opened else ' hidden'}>{below}</ul></li>"


def _name(record: Record) -> str:
    """The last part of the locator, then the title where it says more."""
    last = record.locator.removeprefix(record.parent).lstrip("/") if record.parent else record.locator
    if record.title and record.title not in last:
        return f"{last} {record.title}"
    return last.strip("()") if record.title in last else record.locator


def _leads(record: Record) -> str:
    names = "、".join(dict.fromkeys(f"{'◎' if m.lead else ''}{m.label}" for m in record.ministries))
    return f' <span class="quiet">{text(names)}</span>' if names else ""
