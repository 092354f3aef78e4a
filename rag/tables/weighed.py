"""Two sets of records weighed by their number: 総務省の施策は国交省より多いですか, XとYではどちらが多い, XはYの何倍.

What is said is cut into two sides, and each side is read as any set is. A side that is said in part (国交省より)
is completed by the words of the other one, so that both are told by conditions of the same kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from rag.context import Context
from rag.lazy_regex import regex
from rag.polar.proposition import statement
from rag.question import Question
from rag.reading.asking import asking, is_polar
from rag.records import Record
from rag.tables import conditions as on
from rag.tables.claims import described
from rag.tables.condition import compare
from rag.tables.coverage import PASSED_OVER
from rag.tables.edges import PLACES
from rag.tables.question import SetQuestion, parse
from rag.tables.table import Query, select
from rag.tables.words import sign_of, table_words
from rag.text import folded

_LONGEST = 120
_GUARD = regex("より|比べ|比較|どちら|どっち|上回|下回|超え|倍|同数|同じ")
_FORMS = ("over", "reversed", "beats", "times", "alike", "alike_number", "alike_with", "which", "which_last")
_NOUN = regex(r"(?:施策|取り?組み?|項目|もの|やつ|案件|の)$")
_TELLS_COUNT = regex(r"(?:の)?(?:件数|施策数|取組数|数|ほう|方)$")
_ENDS = regex(r"(?<=[のがはをにで])|(?<=のうち、)")
_PLACES = regex(r"(?P<n>\d{2})(?:番台|番)")


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two sets and what is asked of their sizes.

    ``holds`` judges a claim (None where none is made, or it holds by one reading only), ``ratio`` asks how many
    times the other one the first is. ``wider`` has the sizes in any part, where the part of ministries is not said.
    """

    sides: tuple[SetQuestion, SetQuestion]
    found: tuple[tuple[Record, ...], tuple[Record, ...]]
    holds: bool | None = None
    ratio: bool = False
    wider: tuple[int, int] | None = None


def weighed(question: Question, context: Context) -> Weighed | None:
    """The two sets that a question weighs, or None for any other question."""
    if question.measures or question.english or len(question.documents) > 1:
        return None
    if len(question.text) > _LONGEST or not _GUARD.search(question.text):
        return None
    shown = statement(asking(question)) if is_polar(question) else asking(question)
    text = folded(shown)
    shown = shown if len(shown) == len(text) else text
    heads = table_words()["weighed.head"].match(text)
    starts = [0, heads.end()] if heads else [0]
    for start, form in ((s, f) for s in starts for f in _FORMS):  # 09番台では、 holds for both sides
        match = table_words().find(f"weighed.{form}", text[start:])
        if match is None:
            continue
        if form != "times" and not is_polar(question) and _is_grouped(question, context):
            return None
        own = shown[start:]
        said = {n: own[slice(*match.span(n))] for n, g in match.groupdict().items() if g is not None}
        sides = _sides(said, heads["head"] if start and heads else "", context)
        if sides is not None:
            return _judged(sides, said, form, question, context)
    return None


def _is_grouped(question: Question, context: Context) -> bool:
    """Whether the question is read as one that counts the groups it names (08番台と09番台ではどちらが多い)."""
    asked = parse(question, context.library, context.tokenizer)
    return asked is not None and bool(asked.named or asked.dimension in PLACES)


def _sides(said: dict[str, str], head: str, context: Context) -> tuple[SetQuestion, SetQuestion] | None:
    """Both sides read, in the first way that they can be told apart."""
    tail = said.get("tail") or ""
    if verb := said.get("verb"):  # より多くの施策を担当して(いますか)
        tail = f"が{verb}いる{tail.removeprefix('の') or 'もの'}"
    pairs = [(said["a"], said["b"])] if "a" in said else _cut(said["pair"])
    found = (_pair(first + tail, second + tail, head, context) for first, second in pairs)
    return next((sides for sides in found if sides is not None), None)


def _cut(pair: str) -> Iterator[tuple[str, str]]:
    """XとY cut at each と that may join them."""
    for joint in re.finditer(r"(?:と|か)、?", pair):
        if joint.start() and pair[joint.end() :]:
            yield pair[: joint.start()], pair[joint.end() :]


def _pair(first: str, second: str, head: str, context: Context) -> tuple[SetQuestion, SetQuestion] | None:
    sides = [_TELLS_COUNT.sub("", s).strip("、") for s in (first, second)]
    if not all(sides):
        return None
    for mine, other in ((0, 1), (1, 0)):
        whole = _read(sides[mine], head, context)
        if whole is None:
            continue
        texts = dict.fromkeys(_completed(sides[other], sides[mine]))
        reads = [r for text in texts if (r := _read(text, head, context)) is not None]
        for same_part in (True, False):  # 総務省が連携の施策は主担当の施策より: of the same ministry
            for read in reads:
                if _alike(read, whole, same_part):
                    return (whole, read) if mine == 0 else (read, whole)
    one, two = (_read(s, head, context) if _NOUN.search(s) else None for s in sides)
    both = one is not None and two is not None and one.query.universe == two.query.universe
    return (one, two) if both and one is not None and two is not None and one.query != two.query else None


def _read(side: str, head: str, context: Context) -> SetQuestion | None:
    """One side as a set, which some condition must tell."""
    noun = "" if _NOUN.search(side) else "のもの"
    asked = described(f"{head}のうち、{side}{noun}" if head else f"{side}{noun}", context)
    if asked is None or any(note.endswith(PASSED_OVER) for note in asked.notes):
        return None
    return asked if asked.query.conditions else None


def _alike(one: SetQuestion, other: SetQuestion, same_part: bool) -> bool:
    """Whether two sets differ, but are told by conditions of the same kinds: of the ``same_part`` of ministries and the same fields."""

    def kinds(asked: SetQuestion) -> list[str]:
        return sorted(
            f"{c.kind}:{c.value.rpartition(':')[2] if c.kind == 'ministry' else c.fields}"
            if same_part
            else c.kind
            for c in asked.query.conditions
        )

    same = one.query.universe == other.query.universe and kinds(one) == kinds(other)
    return same and one.query.noun != other.query.noun


def _completed(said: str, whole: str) -> Iterator[str]:
    """What is said, as it is and completed by words of the other side: its rest, its beginning, or put in its place."""
    cuts = [m.end() for m in _ENDS.finditer(whole)]
    yield said
    named = [m.span() for m in _PLACES.finditer(whole)]
    yield from (f"{whole[:a]}{said}{whole[b:]}" for a, b in named if _PLACES.fullmatch(said))
    for before, behind in chain(
        ((0, c) for c in cuts),
        ((b, c) for b in reversed(cuts) for c in cuts if b < c),
        ((b, 0) for b in cuts),
    ):
        yield whole[:before] + said + (whole[behind - 1 :] if behind else "")


def _judged(
    sides: tuple[SetQuestion, SetQuestion],
    said: dict[str, str],
    form: str,
    question: Question,
    context: Context,
) -> Weighed:
    """The sizes of the two, and whether what is claimed of them holds."""
    first, second = (select(context.library, s.query) for s in sides)
    sizes = len(first), len(second)
    unsaid = not all(s.role_said for s in sides)
    wide = (len(select(context.library, in_any_part(s.query))) for s in sides)
    wider = (
        tuple(wide)
        if unsaid and any(c.kind == "ministry" for s in sides for c in s.query.conditions)
        else None
    )
    result = Weighed(sides, (first, second), ratio=form == "times", wider=wider)  # type: ignore[arg-type]
    if form.startswith("which") or not is_polar(question):
        return result
    verdicts = {_holds(a, b, said, form) for a, b in (sizes, wider or sizes)}
    return replace(result, holds=verdicts.pop() if len(verdicts) == 1 else None)


def _holds(first: int, second: int, said: dict[str, str], form: str) -> bool | None:
    """Whether the claim is true of these sizes; None where it claims nothing, or a denial may be meant as a question."""
    if form.startswith("alike"):
        return first == second
    if form == "times":
        times = said.get("n")
        return (
            None if times is None else compare(first, sign_of(said.get("c") or "以上"), int(times) * second)
        )
    if table_words().find("weighed.denied", said["end"]):
        return None
    return first < second if said["dir"] in ("少な", "下回") else first > second


def in_any_part(query: Query) -> Query:
    """The same set with its ministries in any part."""
    conditions = tuple(
        on.ministry(*c.value.rpartition(":")[0].rstrip(")").partition("(")[::2], "any")
        if c.kind == "ministry" and not c.alternatives
        else c
        for c in query.conditions
    )
    return replace(query, conditions=conditions)
