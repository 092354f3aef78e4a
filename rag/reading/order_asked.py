"""Which of two things is asked to have more: 研究開発は全体の進捗率に届いていない, AよりBのほうが高い."""

from __future__ import annotations

from rag.lazy_regex import regex

_LESS = regex(
    r"下回|届(?:か|いて(?:い)?)な|及ば|(?:低|少な|小さ|悪)(?:い|く|かっ)|劣|追いつ(?:か|いて(?:い)?)な|遅れ"
)
_MORE = regex(
    r"上回|(?:高|多|大き|(?<![でて])[良よ])(?:い|く|かっ)|(?<![でて])いい(?=[のでだかよね?]|です|って)|勝(?:る|って)|優(?:る|れ)|進んで|超え"
)
_NOT = regex(r"^[^。?、]{0,4}(?:ない|ません|なかった)")
_THAN = regex(r"より|に?比べ")


def first_has_more(text: str, second: int) -> bool | None:
    """Whether the first of two is asked to have more than the other; None where no order is asked.

    Args:
        text: the folded question.
        second: where it names the other.
    """
    less, more = _LESS.search(text), _MORE.search(text)
    if bool(less) == bool(more):
        return None
    greater = more is not None and not _NOT.search(text[more.end() :])
    return greater != bool(_THAN.search(text[:second]))  # XよりYのほうが高い: the second has more
