"""docs/bench.md in sections: each benchmark writes its own and leaves the others as they are."""

from __future__ import annotations

import re
from itertools import pairwise

_SECTION = re.compile(r"^## ", re.MULTILINE)


def with_section(document: str, section: str) -> str:
    """The document with the section of the same heading replaced, or put at its end.

    Args:
        document: Markdown whose sections begin with ``## ``.
        section: one section, its heading the first line.
    """
    heading = section.partition("\n")[0]
    parts = _parts(document)
    wanted = section.rstrip("\n") + "\n"
    found = [wanted if part.partition("\n")[0] == heading else part for part in parts]
    if wanted not in found:
        found.append(wanted)
    return "\n".join(part.rstrip("\n") + "\n" for part in found)


def with_others(document: str, old: str) -> str:
    """The document with those sections of ``old`` behind it that it does not have itself."""
    own = {part.partition("\n")[0] for part in _parts(document)}
    for part in _parts(old)[1:]:
        if part.partition("\n")[0] not in own:
            document = with_section(document, part)
    return document


def _parts(document: str) -> list[str]:
    """What stands before the first section, then the sections."""
    starts = [0, *(match.start() for match in _SECTION.finditer(document)), len(document)]
    return [document[a:b] for a, b in pairwise(starts)]
