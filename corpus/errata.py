"""What people and search see instead of the source's characters: errata applied, text mended.

The source is never changed. Displays carry no offsets: whoever must quote uses the ranges
of records, whose text is the source's own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from rag.errors import CorpusError
from rag.records import DOCUMENT_IDS, DocumentId, Erratum
from rag.text import clean

ERRATA = Path(__file__).with_name("errata.toml")

# Text that `clean` would leave as it is. Most cells of the 別表 are; looking first makes
# loading several times faster.
_CLEAN = re.compile(r"(?:[一-龥々ぁ-ゖァ-ヺー、。「」『』【】・◎○①-⑳※%A-Za-z0-9.,:;/&+*)_-]|\((?![ぁ-ゖ]))*")
# A line break or space at full-width letters (ＧＩ/ＧＡ) is one only before NFKC.
_WRAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def load_errata(path: Path = ERRATA) -> tuple[Erratum, ...]:
    """The reviewed corrections, in the order of the file.

    Raises:
        CorpusError: the file is missing, not TOML, or an entry lacks a key.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Erratum(document, e["locator"], e["wrong"], e["right"], e["reason"])
            for document in DOCUMENT_IDS
            for e in tables.get(document, ())
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"正誤表 {path} を読めません: {error}") from error
    except KeyError as error:
        raise CorpusError(f"正誤表 {path} に項目 {error.args[0]} のない行があります。") from error


def is_clean(raw: str) -> bool:
    """Whether normalisation would surely leave ``raw`` as it is."""
    return bool(_CLEAN.fullmatch(raw))


class Mender:
    """Turns source characters of one document into their display.

    The blanks in cells of the 別表 are line breaks that divide something, and stay. In the
    running pages of the others blanks and line breaks stand at random, and go.
    """

    def __init__(self, document: DocumentId, errata: Iterable[Erratum]) -> None:
        self._keep_blanks = document == "kanmin"
        self._errata: dict[str, list[Erratum]] = {}
        for erratum in errata:
            if erratum.document == document:
                self._errata.setdefault(erratum.locator, []).append(erratum)

    def __call__(self, locator: str, raw: str) -> str:
        """The display of ``raw``, which stands in the record ``locator``."""
        for erratum in self._errata.get(locator, ()):
            raw = raw.replace(erratum.wrong, erratum.right)
        if self._keep_blanks:
            return " ".join(_mended(piece) for piece in raw.split())
        return _mended(_WRAP.sub("", raw))


def _mended(raw: str) -> str:
    return raw if is_clean(raw) else clean(raw).text.strip()
