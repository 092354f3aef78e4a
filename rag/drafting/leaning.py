"""How far a claim goes on with what the sentences before it were about: 同施策, あわせて、…, このうち…."""

from __future__ import annotations

from collections.abc import Sequence

from rag.drafting.placing import BETTER
from rag.drafting.verdict import FEW
from rag.drafting.weighing import Bound
from rag.lazy_regex import regex
from rag.records import Record
from rag.support.statement import Difference
from rag.text import folded

MOST_OF_IT = 0.65
"""Share of a claim that another record must have to be the one that is meant."""
_SURELY, _LIKELY, _PERHAPS = 0.6, 0.25, 0.1
"""What speaks for the records of the sentences before, beside the words they have."""
_SAME_MEASURE = regex(
    r"^(?:[^、。]{1,6}、)?(?:[^、。]{2,14}(?:に|は|から|まで)、?)?(?:同|本|当該|この|上記の?)(?:施策|取組|取り組み|事業|プロジェクト)(?!数)"
    r"|^(?:[^、。]{1,6}、)?その(?:主?担当|所管|連携|府省庁|kpi|KPI|番号|施策番号)(?:府省庁?|先)?(?=は|も|が|、)"
)
"""Names the measure that the sentences before were about: no other is meant."""
_SAME_AS = regex(
    r"\d\d-\d\d(?:である|に当たる|に該当する|の)?(?:この|同|本|当該)(?:施策|取組|取り組み|事業)"
    r"|(?:この|同|本|当該)(?:施策|取組|取り組み|事業)(?:は|の(?:施策)?番号は|\()、?(?:別表では)?(?:施策|別表|番号|no\.?)*\d\d-\d\d(?:\)|であ|で、|に当た|に該当|として)"
)
"""Says that the measure of the sentences before has a number."""
_OF_THESE = regex(r"^(?:[^、。]{1,6}、)?(?:この|その)?うち")
"""Opens a sentence about one of the parts of a whole that the sentence before told of."""
_BESIDES = regex(
    r"^(?:あわせて|併せて|このため|そこで|そのため|これにより|これを受け(?:て)?|その(?:後|際|上で|うえで)|具体的には|このほか|ここでは)、"
)
"""Opens a sentence that mostly says more of what the one before it is about."""
_GOES_ON = regex(
    r"(?:[^、。]{2,6}、)?(?:(?:令和|平成|20)[^、。はが]{1,8}|(?:同|翌)年度?)(?:中|内|末|以降|から)*(?:は|には|においては|からは)、"
)
"""Opens a sentence that goes on with the same measure: 令和2年度は、…."""
_SAME_OFFICE = regex(r"同[省庁府](?=[がはも、]|に(?:よ|お)|の(?:主?担当|所管))")
"""The ministry named before, as the one who acts."""
_CIRCLED = regex(r"[①-⑳]$")


def is_of_same(text: str) -> bool:
    """Whether a claim says itself that it is of the same measure."""
    return bool(_SAME_MEASURE.search(text))


def gives_number(text: str, before: Sequence[Record], named: Sequence[Record]) -> bool:
    """Whether a claim gives the measure of the sentences before the number of another one."""
    mine = {(r.document, r.locator) for r in named}
    apart = bool(before) and mine.isdisjoint((r.document, r.locator) for r in before)
    return apart and bool(_SAME_AS.search(folded(text)))


def other_office(text: str, office: str, records: Sequence[Record]) -> Difference | None:
    """同省, where the records that bear a claim out are none of the ``office`` named before."""
    match = _SAME_OFFICE.search(text) if office else None
    own = [{m.name for m in (*r.leads, *r.joint)} for r in records]
    if match is None or not all(own) or any(office in names for names in own):
        return None
    source = "、".join(sorted(own[0]))
    return Difference("ministry", match.group(), source, match.start(), match.end())


def weighted(
    text: str, leans: bool, before: Sequence[Record], carried: Bound, others: Sequence[Bound]
) -> list[tuple[Bound, float]]:
    """The records that a claim may be about, each with what speaks for it beside its words.

    ``carried`` are those of the sentences ``before``, ``others`` the ones that are likeliest by the words;
    ``leans``: it points back (その, 同).
    """
    siblings = {_parent(r) for r in before} - {""}
    of_these = bool(_OF_THESE.search(text))
    besides = bool(_BESIDES.match(text))
    found = [(b, _SURELY if of_these and _parent(b.records[0]) in siblings else 0.0) for b in others]
    if besides:
        found = [(b, n) for b, n in found if b.share >= MOST_OF_IT or _parent(b.records[0]) in siblings]
    behind = max((b.share for b, _ in found), default=0.0) - carried.share
    few = carried.wording <= FEW and behind <= BETTER
    surely = leans or few or (behind <= 2 * BETTER and _GOES_ON.match(text))
    return [*found, (carried, _SURELY if surely else _LIKELY if besides else _PERHAPS)]


def _parent(record: Record) -> str:
    """The table of the slides, or the heading of the outline, to which a part belongs; empty elsewhere."""
    if record.document == "kihon":
        return _CIRCLED.sub("", record.locator) if _CIRCLED.search(record.locator) else ""
    return record.locator.rpartition("/")[0]
