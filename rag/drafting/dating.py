"""What a draft says of the dates of the documents themselves (…は令和2年7月17日に閣議決定された).

No record states them; they are those under which the documents are registered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.records import Library
from rag.support.reading import read
from rag.support.statement import Difference
from rag.support.times import Time, times
from rag.text import folded

_ISSUED = r"(?:閣議決定|決定|公表|策定|作成|取りまとめ|とりまとめ|まとめ|発表|示さ|出さ|改定)"
_TOPIC = regex(r"\(?(?:案\))?」?(?:の別表)?(?:は|が|を|については|、)*[^。、]{0,6}、?$")
_BEHIND = regex(rf"(?:に|付(?:け)?(?:で|の)?|の|、)*[^。、]{{0,8}}{_ISSUED}")
_BEFORE = regex(rf"(?:(?:に|付けで|の|、)*[^。、]{{0,8}}{_ISSUED}(?:した|された|の)|(?:付け)?の)「?$")
_ELSE = regex(
    rf"[はがにをのでと、。「」()\s]|{_ISSUED}|れた|された|した|している|されている|ている|もの|である|です|た|別表|案|政府|官民データ活用推進|世界最先端デジタル国家創造宣言|・"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A claim without the dates it rightly gives of documents.

    ``wrong`` are dates that are not those of the documents; ``only``: a document and its date are all
    that the claim has.
    """

    text: str
    wrong: tuple[Difference, ...]
    right: bool
    only: bool


class Dates:
    """The dates of the registered documents."""

    def __init__(self, library: Library) -> None:
        self._documents = [
            (
                _names(s.naming.work, s.naming.abbreviation, s.short_title),
                s.naming.decided,
                times(read(s.naming.decided)),
            )
            for s in library.sources.values()
        ]

    def read(self, text: str) -> Dating:
        """The dates that a claim gives of documents, held against the registered ones."""
        reading = read(text)
        plain, left = text, reading.text
        wrong: list[Difference] = []
        right = False
        for names, decided, known in self._documents:
            for time in times(reading):
                match = next((m for m in names.finditer(reading.text) if _of(reading.text, m, time)), None)
                if match is None:
                    continue
                start, end = reading.span(time.start, time.end)
                if any(time.fits(k) for k in known):
                    right = True
                    plain = plain[:start] + " " * (end - start) + plain[end:]
                    left = left.replace(match.group(), "").replace(time.text, "")
                else:
                    wrong.append(Difference("date", text[start:end], decided, start, end))
        return Dating(plain, tuple(wrong), right, right and not _ELSE.sub("", left))


def _names(*names: str) -> re.Pattern[str]:
    """Any of the names; blanks and a closing (案) may be left out."""
    found = sorted({folded(n) for n in names}, key=len, reverse=True)
    parts = (re.escape(n).replace(r"\ ", r"\s*").replace(re.escape("(案)"), r"(?:\(案\)|案)?") for n in found)
    return re.compile("|".join(parts))


def _of(text: str, name: re.Match[str], time: Time) -> bool:
    """Whether a date is told of the document named there."""
    if time.year is None:
        return False
    if name.end() <= time.start:
        return bool(_TOPIC.fullmatch(text, name.end(), time.start) and _BEHIND.match(text, time.end))
    return bool(time.end <= name.start() and _BEFORE.fullmatch(text, time.end, name.start()))
