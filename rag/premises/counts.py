"""Numbers that a question says of what the record counts otherwise: by its counter, by a bracket's exception."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.figures import Quantity, quantities
from rag.lazy_regex import regex
from rag.premises.claims import Claim, comparator, is_assertion, is_count_asked
from rag.question import Question
from rag.reading.told import tells
from rag.text import folded


def counted_claims(question: Question, mine: Sequence[Evidence]) -> tuple[Claim, ...]:
    """8テーマ against 21件の研究開発テーマ, 500のデータセット against データセット数(329セット)."""
    found = []
    for match in (*_COUNTED.finditer(question.text), *_BARE.finditer(question.text)):
        behind = re.compile(rf"(\d[\d,]*)(?:件|つ|個|種類)の[^、。\d]{{0,10}}{match[2]}")
        noted = re.compile(rf"{match[2]}数?\((?:[^()\d]{{0,8}})(\d[\d,]*)(?:件|つ|個|種類|セット|か所|箇所)")
        texts = [(e, folded(e.sentence.display)) for e in mine]
        hits = [(e, m) for e, text in texts for told in (behind, noted) for m in told.finditer(text)]
        if is_count_asked(question, match.start(), match.end(1)):
            continue
        if hits and all(m[1].replace(",", "") != match[1].replace(",", "") for _, m in hits):
            said = question.shown[match.start() : match.end()]
            found.append(Claim("amount", said, False, hits[0][0]))
    return tuple(found)


def excepted_claims(question: Question, mine: Sequence[Evidence]) -> tuple[Claim, ...]:
    """The general figure said of what a bracket excepts: 東京-大阪間 for 100Gbps(東京-大阪間400Gbps)."""
    found = []
    for evidence in mine[:_NEAREST]:
        text = folded(evidence.sentence.display)
        told = quantities(text)
        for bracket in _BRACKET.finditer(text):
            within = [q for q in told if bracket.start() < q.start and q.end < bracket.end()]
            general = next((q for q in told if q.end == bracket.start()), None)
            label = _LABEL.findall(text[bracket.start() + 1 : within[0].start]) if within else []
            if general is None or not label or not all(part in question.text for part in label):
                continue
            for asked in question.quantities:
                same = asked.unit == general.unit == within[0].unit
                if same and asked.value == general.value != within[0].value:
                    said = question.shown[asked.start : asked.end]
                    found.append(Claim("amount", said, False, evidence))
    return tuple(found)


def rate_claims(question: Question, mine: Sequence[Evidence]) -> tuple[Claim, ...]:
    """月60回 said of what the record has as 年間60回: so many, but in another time."""
    found = []
    for said in _PER.finditer(question.text):
        told = [(e, m) for e in mine for m in _PER.finditer(folded(e.sentence.display))]
        same = [(e, m) for e, m in told if m["unit"] == said["unit"]]
        if same and all(m["per"] != said["per"] for _, m in same):
            found.append(Claim("amount", question.shown[said.start() : said.end()], False, same[0][0]))
    return tuple(found)


_PER = regex(
    r"(?<![\d元])(?P<per>年|月|週|日)(?:間|に)?(?:約|延べ)?(?P<n>\d[\d,]*)(?P<unit>回|件|人|社|本|か所|団体)"
)


def bounded_claims(question: Question, mine: Sequence[Evidence]) -> tuple[Claim, ...]:
    """5倍以上 told of what the record says to be 10倍以上; a bound that is only asked about is none."""
    found = []
    text = question.text
    for asked in question.quantities:
        if comparator(text, asked) != "≥" or not (is_assertion(question) or tells(question, asked.end)):
            continue
        told = [(e, q) for e in mine if e.features["own"] >= _ABOUT for q in _bounds(e, asked.unit)]
        if told and all(q.value != asked.value for _, q in told):
            found.append(Claim("amount", question.shown[asked.start : asked.end], False, told[0][0]))
    return tuple(found)


def enumerates(text: str, count: int) -> bool:
    """Whether a bracket or a row of quotes in folded text lists that many: 3機関 of センター群(産総研、理研、NICT)."""
    lists = [len(re.split(r"[、,・]", m.group()[1:-1])) for m in _LISTED.finditer(text)]
    rows = [m.group().count("「") for m in _QUOTES.finditer(text)]
    return 2 <= count <= _MOST and count in (*lists, *rows)


def enumerated(claim: Claim, mine: Sequence[Evidence]) -> bool:
    """Whether the number that a claim says stands as a list of that length in a sentence about the same."""
    number = re.match(r"\d+", folded(claim.said))
    near = [e for e in mine[:_NEAREST] if e is claim.truth or e.features["own"] >= _ABOUT]
    return number is not None and any(
        enumerates(folded(e.sentence.display), int(number.group())) for e in near
    )


_MOST = 12
_LISTED = regex(r"\([^()\d]{5,120}\)")
_QUOTES = regex(r"(?:「[^「」]+」[、・及びと並びに]{0,4}){2,}")


def _bounds(evidence: Evidence, unit: str) -> list[Quantity]:
    """The numbers of a unit that the sentence gives as a least value."""
    text = folded(evidence.sentence.display)
    return [q for q in quantities(text) if unit and q.unit == unit and comparator(text, q) == "≥"]


_NEAREST = 5
_ABOUT = 0.25
"""Share of the question's words that a sentence must have to speak of the same."""
_BRACKET = regex(r"\([^()]{4,40}\)")
_LABEL = regex(r"[一-鿿ァ-ヺーa-z]{2,}?(?=間|[^一-鿿ァ-ヺーa-z]|$)")
_COUNTED = regex(r"(?<![\d.])(\d[\d,]*)([一-鿿ァ-ヺー]{2,6})(?=し(?:か|た)|を|が|の|は|で|だ)")
_BARE = regex(r"(?<![\d.年月第])(\d[\d,]*)の([一-鿿ァ-ヺー]{3,12})(?=を|が|に|は|で)")
"""A number without a counter before what it counts: 10の生産技術体系を."""
