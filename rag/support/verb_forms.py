"""Differences of modality that rest only on how a verb ends, or on a bare noun in its place."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.support.statement import Difference

_STEM = 2
_VERB_ENDING = regex("し|さ|す|せ|でき|が行わ|を行")
_STANCE = regex(r"検討|予定|目指|努め|見込|図る|可能|べき|必要|な[いし]|方針|目途|目標")
_FINITE = regex(r"[うくぐすつぬぶむるたい]$|予定|検討|目指|議論")
_LESS_CERTAIN = regex("検討|議論")


def is_only_form(difference: Difference) -> bool:
    """Whether a verb merely ends otherwise than the noun of the source (公表されました for 公表。)."""
    said, source = difference.said, difference.source
    alike = next(
        (n for n, (a, b) in enumerate(zip(said, source, strict=False)) if a != b), min(len(said), len(source))
    )
    ending = alike >= _STEM and _VERB_ENDING.match(said[alike:])
    return difference.kind == "modality" and bool(ending) and not _STANCE.search(source)


def left_open(difference: Difference) -> bool:
    """Whether the source has a bare noun for the verb, or the difference rests on 検討 not being near.

    Whether such an act is done or ahead is then told by the clause it stands in.
    """
    if difference.kind != "modality":
        return False
    if not difference.source:
        return bool(_LESS_CERTAIN.search(difference.said))
    if "未" in difference.source:
        return False
    return not _FINITE.search(difference.source)


def modifies_noun(difference: Difference, statement: str) -> bool:
    """Whether a past only tells what kind of thing it is: 組み合わせた取組, 収めた「報告書」."""
    behind = statement[difference.end : difference.end + 1]
    return (
        difference.kind == "modality"
        and difference.said.endswith(("た", "だ"))
        and bool(_NOUN.match(behind))
        and not _AFTER_THAT.match(statement, difference.end)
    )


_NOUN = regex(r"[一-鿿ァ-ヺA-Za-zＡ-Ｚ「『]")
_AFTER_THAT = regex(r"[上後際時場]")
