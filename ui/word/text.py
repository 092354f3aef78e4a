"""Text as XML can hold it."""

from __future__ import annotations

import re

# Not characters of XML 1.0 (lxml refuses them): controls other than tab and line feed, surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text with one kind of line break and without characters that no Word file may contain."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
