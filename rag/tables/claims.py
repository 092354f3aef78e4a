"""What a yes/no question claims of a set (法務省が主担当なのは1件だけ, 半数を超える, どれも○): counted and judged.

The claim is split into the set and what is said of it; the set is read as any set question is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rag.context import Context
from rag.figures import integer
from rag.lazy_regex import regex
from rag.polar.proposition import statement
from rag.question import Question, analyse
from rag.reading.asking import asking, is_polar
from rag.records import Record
from rag.tables import conditions as on
from rag.tables.condition import Sign, compare
from rag.tables.question import SetQuestion, parse
from rag.tables.table import Query, select, universe
from rag.tables.words import sign_of, table_words
from rag.text import folded

_MOST: dict[str, tuple[Sign, float]] = {"過半数": (">", 0.5), "半数": ("=", 0.5), "半分": ("=", 0.5)}
_NEARLY: tuple[Sign, float] = (">", 0.5)
"""大半, ほとんど and the like."""
_ABOUT = 0.05
"""How far a share may lie from what is said of it without a bound (半分)."""


@dataclass(frozen=True, slots=True)
class SetClaim:
    """A claim of a set: whether it holds (None: by one reading only), the set, its records and, for a share, those it is a share of."""

    holds: bool | None
    asked: SetQuestion
    found: tuple[Record, ...]
    whole: Query | None = None
    among: tuple[Record, ...] = ()
    listed: bool = False
    """Whether there is such a record was asked, so that all of them are to be shown."""


def set_claim(question: Question, context: Context) -> SetClaim | None:
    """What the question claims of a set of records, judged; None for any other question."""
    if not is_polar(question) or question.measures or question.english or len(question.text) > _LONGEST:
        return None
    text = folded(statement(asking(question)))
    return next((c for read in _READERS if (c := read(text, context)) is not None), None)


_LONGEST = 120


def asks_absent(question: Question) -> bool | None:
    """Whether the question asks that there is none of a set; None where it asks for no はい or いいえ of it."""
    text = folded(statement(asking(question)))
    match = table_words().find("claims.exists", text) if is_polar(question) else None
    return bool(table_words().find("claims.absent", match["end"])) if match else None


def _exists(text: str, context: Context) -> SetClaim | None:
    match = table_words().find("claims.exists", text)
    behind = "骨子の" if match and "骨子" in text[match.end("set") :] else ""  # …項目は骨子にありますか
    asked = described(f"{behind}{match['set']}", context) if match else None
    if match is None or asked is None:
        return None
    absent = bool(table_words().find("claims.absent", match["end"]))
    if _unwritten(asked.query, context):
        return None
    return _counted(text, asked, lambda n: (n > 0) != absent, context, listed=True)


def _unwritten(query: Query, context: Context) -> bool:
    """Whether a word that one ministry's records are to have stands in none at all: they may say it otherwise."""
    words = [c for c in query.conditions if c.kind in ("word", "affix")]
    rest = len(query.conditions) > len(words)
    return rest and any(not select(context.library, Query(query.universe, (w,))) for w in words)


def _number(text: str, context: Context) -> SetClaim | None:
    match = None if _ONE_OF.search(text) else table_words().find("claims.number", text)
    number = integer(match["n"]) if match else None
    asked = described(match["set"], context) if match and number is not None else None
    if match is None or asked is None or number is None:
        return None
    denied = _denied(text, match.end("claim"))
    more = text[match.end("claim") :].startswith("も")  # 1件もない, 50件もある
    sign = "≥" if more else _sign(match["c"])
    return _counted(text, asked, lambda n: compare(n, sign, number) != denied, context)


_ONE_OF = regex(r"の(?:一つ|ひとつ|1つ)(?:に|として|と(?:し|さ|な))")
"""One among others counts none: 方針の一つに挙げられている."""
_ROLE = regex(r"主(?:担当|管|務|導|たる|な)|◎|リード|連携|協力")


def _counted(
    text: str, asked: SetQuestion, test: Callable[[int], bool], context: Context, listed: bool = False
) -> SetClaim:
    """A claim of how many there are; without a part said (担当), it must hold of 主担当 and of all alike."""
    found = select(context.library, asked.query)
    holds = test(len(found))
    if not _ROLE.search(text):
        wider = (
            on.ministry(*c.value.rpartition(":")[0].rstrip(")").partition("(")[::2], "any")
            if c.kind == "ministry"
            else c
            for c in asked.query.conditions
        )
        every = select(context.library, Query(asked.query.universe, tuple(wider)))
        return SetClaim(holds if test(len(every)) == holds else None, asked, found, listed=listed)
    return SetClaim(holds, asked, found, listed=listed)


def _share(text: str, context: Context) -> SetClaim | None:
    match = table_words().find("claims.share", text)
    if match is None:
        return None
    whole = table_words()["claims.whole"].match(match["set"])
    return _shared(match, match["set"], whole["set"] if whole else "", context)


def _part(text: str, context: Context) -> SetClaim | None:
    match = table_words().find("claims.part", text)
    return _shared(match, _joined(match["set"], match["what"]), match["set"], context) if match else None


def _shared(match: re.Match[str], text: str, whole: str, context: Context) -> SetClaim | None:
    claim = _part_of(text, whole, context)
    if claim is None:
        return None
    sign, least = _bound(match["share"], match["c"])
    share = len(claim.found) / len(claim.among)
    holds = abs(share - least) <= _ABOUT if sign == "=" else _meets(sign)(share, least)
    return replace(claim, holds=holds != _denied(match.group(), match.end("share")))


def part_of(subject: str, what: str, whole: str, context: Context) -> SetClaim | None:
    """Those of the subject of which ``what`` is said, beside the whole (all records where it is empty), not judged."""
    return _part_of(_joined(subject, what), whole, context)


def _part_of(text: str, whole: str, context: Context) -> SetClaim | None:
    asked = described(text, context)
    if asked is None:
        return None
    among = _whole(asked, whole, context)
    records = universe(context.library, among.universe) if not among.conditions else ()
    records = records or select(context.library, among)
    found = select(context.library, asked.query)
    if len(asked.query.conditions) <= len(among.conditions):
        return None  # 取組の8割が計画通り: what is said of them is no condition
    if not records or not {r.locator for r in found} <= {r.locator for r in records}:
        return None
    return SetClaim(None, asked, found, among, records)


def _every(text: str, context: Context) -> SetClaim | None:
    match = table_words().find("claims.every", _ALL_MEASURES.sub("別表の施策", text))
    if match is None or match["set"] is None:
        return None
    what = f"{match['what']}が{match['of']}" if match["of"] else match["what"]
    asked, among = described(_joined(match["set"], what), context), described(match["set"], context)
    if asked is None or among is None or among.query.universe != asked.query.universe:
        return None
    found, records = select(context.library, asked.query), select(context.library, among.query)
    if not records or len(asked.query.conditions) <= len(among.query.conditions):
        return None
    return SetClaim(len(found) == len(records), asked, found, among.query, records)


_ALL_MEASURES = regex(r"^施策(?=[はがに])")
"""Those of the annex: the outline has 取組."""
_READERS: tuple[Callable[[str, Context], SetClaim | None], ...] = (_every, _part, _share, _number, _exists)


def described(text: str, context: Context) -> SetQuestion | None:
    """The set that a text describes, read as the question how many there are."""
    said = _SIZE.sub("", re.sub(r"(?:の)?(?:件数|数|割合|比率)$", "", text))
    noun = "" if re.search(r"(?:施策|取り?組み?|項目|もの|案件|やつ|の)$", said) else "もの"
    asked = parse(
        analyse(f"{said}{noun}は何件ですか。", context.tokenizer), context.library, context.tokenizer
    )
    return asked if asked is not None and asked.operation in ("count", "list") else None


_SIZE = regex(r"(?:(?<=の)|(?<=、)|^)(?:全(?:部で)?)?\d+(?:件|つ|個)?(?:の|ある)?(?=施策|取り?組み?|項目)")
"""How many a set has, said in passing (12番台の4施策, 180ある施策)."""


def _whole(asked: SetQuestion, text: str, context: Context) -> Query:
    """What the set is a share of: what is named before のうち, else all records of its kind."""
    named = described(text, context) if text else None
    if named is not None and named.query.universe == asked.query.universe:
        return named.query
    return Query(asked.query.universe)


def _joined(subject: str, what: str) -> str:
    """施策 and what is said of them as one description: 施策のうち、本文記載ありのもの."""
    said = table_words()["claims.become"].sub("", what)
    return f"{subject}のうち、{said}{'' if re.search(r'[ぁ-ん]$', said) else 'の'}もの"


def _sign(said: str | None) -> Sign:
    if said is None:
        return "="
    if re.match(r"に", said):
        return "<" if re.search(r"な|ま?せん", said) else "≥"
    return sign_of(said)


def _bound(share: str, said: str | None) -> tuple[Sign, float]:
    """過半数, 3割以上, 3分の1: how a share is bounded."""
    sign = _sign(said)
    if share in ("大半", "大多数", "大部分", "ほとんど"):
        return _NEARLY
    if share in _MOST:
        default, least = _MOST[share]
        return default if sign == "=" else sign, least
    parts = [integer(p) or 1 for p in re.findall(r"\d+|[一二三四五六七八九十]+", share)]
    least = parts[1] / parts[0] if "分の" in share else parts[0] / (10 if "割" in share else 100)
    return sign, least


def _meets(sign: Sign) -> Callable[[float, float], bool]:
    return {
        "≥": lambda a, b: a >= b,
        "≤": lambda a, b: a <= b,
        "=": lambda a, b: a == b,
        ">": lambda a, b: a > b,
        "<": lambda a, b: a < b,
    }[sign]


def _denied(text: str, at: int) -> bool:
    return bool(table_words().find("claims.denied", text[at:]))
