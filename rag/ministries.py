"""Where a text names a ministry or agency, and which one a name means.

The parser of ministry cells and the analysis of questions share this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.agencies import AGENCIES, Agency, Office
from rag.lazy_regex import regex

__all__ = ["AGENCIES", "Agency", "Mention", "Office", "agency", "canonical", "mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: ``text[start:end] == written``, office included.

    ``alias`` tells that another name than the canonical one was used, ``former`` that it
    is the name of a predecessor, ``group`` that it stands for several (全府省庁).
    """

    name: str
    office: str
    written: str
    start: int
    end: int
    alias: bool
    former: bool
    group: bool

    @property
    def label(self) -> str:
        """The name with its office, as answers print it."""
        return f"{self.name}({self.office})" if self.office else self.name


# What the text in parentheses must end in to be an office: 経済産業省(商務情報政策局).
_UNIT = regex(r"(?:室|局|課|部|班|官|担当|本部|センター|グループ|G)$")
_PARENTHESES = regex(r"\(([^()、,]{1,24})\)")


@dataclass(frozen=True, slots=True)
class _Name:
    agency: Agency
    office: str = ""
    former: bool = False


@cache
def _names() -> dict[str, _Name]:
    """Every spelling, ASCII ones in lower case, with what it stands for."""
    names: dict[str, _Name] = {}
    for agency in AGENCIES:
        for office in agency.offices:
            if office.standalone:
                for written in (office.name, *office.aliases):
                    names[_key(written)] = _Name(agency, office.name)
        for written in (agency.name, *agency.aliases, *agency.english):
            names[_key(written)] = _Name(agency)
        for written in agency.former:
            names[_key(written)] = _Name(agency, former=True)
    return names


def _key(written: str) -> str:
    return " ".join(written.lower().replace("&", " and ").replace(",", " ").split())


def _pattern_of(written: str) -> str:
    if not written.isascii():
        escaped = re.escape(written) if not re.search("[A-Za-z]", written) else f"(?i:{re.escape(written)})"
        start = r"(?<![A-Za-z0-9])" if written[0].isascii() else ""
        # 総務省令, 警察庁舎 and 環境省エネ name no agency; 総務省令和2年度 does.
        return rf"{start}{escaped}(?!令(?!和)|舎|エネ)"
    words = [re.escape(w) for w in re.split(r",?\s+", written)]
    body = r",?\s+(?:and\s+|&\s*)?".join(w for w in words if w != "and")
    if len(written) > 3 or not written.isupper():
        body = f"(?i:{body})"
    return rf"(?<![A-Za-z0-9]){body}(?![A-Za-z0-9])"


@cache
def _pattern() -> re.Pattern[str]:
    spellings: set[str] = set()
    for agency in AGENCIES:
        spellings.update((agency.name, *agency.aliases, *agency.english, *agency.former))
        for office in agency.offices:
            if office.standalone:
                spellings.update((office.name, *office.aliases))
    longest_first = sorted(spellings, key=lambda s: (-len(s), s))
    return re.compile("|".join(_pattern_of(s) for s in longest_first))


@cache
def _offices(agency: Agency) -> dict[str, str]:
    """Every name of the agency's offices, in lower case, with the one that the documents write."""
    return {
        written.lower(): office.name
        for office in agency.offices
        for written in (office.name, *office.aliases)
    }


def _office_after(text: str, at: int, agency: Agency) -> tuple[str, int]:
    """The office named directly behind an agency, and where it ends; ("", at) if none."""
    offices = _offices(agency)
    match = _PARENTHESES.match(text, at)
    if match:
        written = match.group(1).strip()
        known = offices.get(written.lower())
        if known or (_UNIT.search(written) and not _pattern().search(written)):
            return known or written, match.end()
        return "", at
    for skip in ("の", ""):
        if text.startswith(skip, at):
            begin = at + len(skip)
            for written in sorted(offices, key=len, reverse=True):
                end = begin + len(written)
                if text[begin:end].lower() == written and _key(written) in _names():
                    return offices[written], end
    return "", at


@lru_cache(maxsize=1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every ministry, agency, office or group named in ``text``, in order.

    ``text`` is normalised (rag.text.clean or fold). The longest name wins: 総務省消防庁 is
    the 消防庁, 厚生労働省 holds no 労働省. Names in Latin letters stand as whole words.
    """
    found: list[Mention] = []
    at = 0
    while match := _pattern().search(text, at):
        name = _names()[_key_found(match.group())]
        office, end = name.office, match.end()
        if not office:
            office, end = _office_after(text, end, name.agency)
        found.append(
            Mention(
                name=name.agency.name,
                office=office,
                written=text[match.start() : end],
                start=match.start(),
                end=end,
                alias=match.group() != name.agency.name,
                former=name.former,
                group=name.agency.group,
            )
        )
        at = end
    return tuple(found)


def _key_found(written: str) -> str:
    """The key of a name as found: ``Health, Labour & Welfare`` is ``health labour and welfare``."""
    names = _names()
    key = _key(written)
    if key in names:
        return key
    bare = key.replace(" and ", " ")
    return next(known for known in names if known.replace(" and ", " ") == bare)


def canonical(written: str) -> str | None:
    """The full name of the one agency that ``written`` (normalised) is, or None.

    An office counts as its agency: 内閣府(AI室) → 内閣府; 環境省等 → 環境省.
    """
    wanted = written.strip().removesuffix("等")
    known = None if wanted.isascii() else _names().get(_key(wanted))
    if known:
        return known.agency.name
    found = mentions(wanted)
    if len(found) == 1 and found[0].written == wanted:
        return found[0].name
    return None


def agency(name: str) -> Agency | None:
    """The agency of that canonical name, or None."""
    return next((a for a in AGENCIES if a.name == name), None)
