"""The metric normaliser: every comparison of an answer with a fact or a source goes through it.

Steps: NFKC with one dash, tilde and middle dot (rag.text); Markdown, list and citation
markers dropped; white space between Japanese characters dropped; lower case; thousands
separators dropped; 漢数字, 万/億/兆 and million as digits, 三割 as 30%; spellings of units unified;
和暦 as 西暦. Percent signs and units stay: 30% and 30 are different facts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rag.text import folded, nfkc

CITATION = re.compile(r"\[\^?\d+(?:\s*[,、~-]\s*\d+)*\]|【\d+(?:\s*[,、~-]\s*\d+)*】|〔\d+〕")
"""A citation marker after NFKC: [1], [1, 2], ［1］, 【1】, [^1]."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:https?:|#|/|\.)[^)\s]*\)")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_BULLET = re.compile(r"^\s*(?:(?:[-*+・•▪◦]|\d{1,3}[.)])\s+|[・•▪◦])+")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*$")
_EMPHASIS = re.compile(r"\*\*|__|~~|`+|(?<![*\w])\*(?=\S)|(?<=\S)\*(?![*\w])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

_KANJI_DIGITS = {c: i for i, c in enumerate("○一二三四五六七八九")} | {"〇": 0, "零": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI = "[○〇零一二三四五六七八九十百千]+"
_PART = rf"(?:\d+(?:\.\d+)?千?|{_KANJI})"
_SCALED = re.compile(rf"(?:{_PART}[万億兆])+(?:\d+(?![\d.]))?|\d+(?:\.\d+)?千(?=[人件円台社団])")
_SCALED_PART = re.compile(rf"({_PART})([万億兆]?)")
_COUNTERS = (
    "年度?", "か?月", "日", "件", "人", "名", "社", "台", "団体", "自治体", "都道府県", "市町村",
    "[か箇ヶカケ]所", "[かヶカケ]国", "割", "%", "円", "回", "倍", "施策", "項目", "[章節条号項]",
)  # fmt: skip
_COUNTED = re.compile(rf"(?<![統唯均単同随画{_KANJI[1:-2]}]){_KANJI}(?=" + "|".join(_COUNTERS) + ")")
_ENGLISH_SCALE = re.compile(r"(\d+(?:\.\d+)?) ?(thousand|million|billion)\b")
_ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_TENTHS = re.compile(r"(\d+(?:\.\d+)?)割(?![合引当りれ])")

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
_ERA = re.compile(
    r"(?:(令和|平成|昭和)|(?<![a-z0-9])([rhs])\.?(?=\d{1,2}[年./]))(元|\d{1,2})(?!\d)"
    r"(?:(年度?)?([~・、-]|から)(\d{1,2})(?=年(?![間後前目以代])))?"
)
_FISCAL = re.compile(r"(?:fy\s?|fiscal (?:year )?)((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])")
_LEADING_ZERO = re.compile(r"(?<!\d)0(?=\d[月日])")

_SPELLINGS = (
    (re.compile(r"テラバイト"), "tb"),
    (re.compile(r"ギガバイト"), "gb"),
    (re.compile(r"メガバイト"), "mb"),
    (re.compile(r"ペタバイト"), "pb"),
    (re.compile(r"パーセント| ?percent(?:age points?)?\b"), "%"),
    (re.compile(r"(?<=\d)(?:箇|ヶ|カ|ケ|ヵ|個)(?=所|月|国|年)"), "か"),
    (re.compile(r"『"), "「"),
    (re.compile(r"』"), "」"),
)


def plain(text: str) -> str:
    """The text without Markdown, list and citation markers; NFKC, lines kept."""
    text = _BREAK.sub("\n", nfkc(text).text)
    text = CITATION.sub("", _LINK.sub(r"\1", text))
    lines = []
    for line in text.split("\n"):
        if _TABLE_RULE.match(line):
            continue
        line = _BULLET.sub("", _HEADING.sub("", _QUOTE.sub("", line)))
        lines.append(_ESCAPE.sub(r"\1", _EMPHASIS.sub("", line)).strip())
    return "\n".join(lines)


def kanji_number(text: str) -> int:
    """三百二十一 → 321, 二○二○ → 2020. ``text`` consists of kanji digits only."""
    if not any(c in _SMALL for c in text):
        return int("".join(str(_KANJI_DIGITS[c]) for c in text))
    total = current = 0
    for c in text:
        if c in _SMALL:
            total += (current or 1) * _SMALL[c]
            current = 0
        else:
            current = current * 10 + _KANJI_DIGITS[c]
    return total + current


def canonical_number(value: Decimal) -> str:
    """Without exponent, trailing zeros or a needless point: 5.0 → 5, 1.50 → 1.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(match: re.Match[str]) -> str:
    text = match.group()
    if text.endswith("千"):
        return canonical_number(Decimal(text[:-1]) * 1000)
    total = Decimal(0)
    for part, scale in _SCALED_PART.findall(text):
        if part[0].isdigit():
            number = Decimal(part.rstrip("千")) * (1000 if part.endswith("千") else 1)
        else:
            number = Decimal(kanji_number(part))
        total += number * _LARGE.get(scale, 1)
    return canonical_number(total)


def _western(match: re.Match[str]) -> str:
    era, letter, year, unit, link, second = match.groups()
    base = _ERAS[era or letter]
    first = str(base + (1 if year == "元" else int(year)))
    return first if second is None else f"{first}{unit or ''}{link}{base + int(second)}"


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """The form in which texts are compared (see the module's head). Line breaks do not survive."""
    text = folded(plain(text)).strip()
    text = _THOUSANDS.sub("", text)
    text = _SCALED.sub(_scaled, text)
    text = _ENGLISH_SCALE.sub(lambda m: canonical_number(Decimal(m[1]) * _ENGLISH[m[2]]), text)
    text = _COUNTED.sub(lambda m: str(kanji_number(m.group())), text)
    text = _TENTHS.sub(lambda m: canonical_number(Decimal(m.group(1)) * 10) + "%", text)
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    text = _ERA.sub(_western, text)
    text = _FISCAL.sub(r"\1年度", text)
    text = _SLASHED.sub(lambda m: f"{m[1]}年{int(m[3])}月{int(m[4])}日", text)
    return _LEADING_ZERO.sub("", text)


@lru_cache(maxsize=16384)
def squash(text: str) -> str:
    """``normalise`` without white space, for substring tests on Japanese."""
    return re.sub(r"\s+", "", normalise(text))


@lru_cache(maxsize=8192)
def _needle(text: str) -> re.Pattern[str]:
    wanted = squash(text)
    body = r"\s*".join(re.escape(c) for c in wanted)
    before = r"(?<!\d)(?<!\d\.)" if wanted[:1].isdigit() else r"(?<![a-z])" if _latin(wanted[:1]) else ""
    after = r"(?!\d|\.\d)" if wanted[-1:].isdigit() else r"(?![a-z])" if _latin(wanted[-1:]) else ""
    return re.compile(before + body + after)


def _latin(char: str) -> bool:
    return "a" <= char <= "z"


def contains(haystack: str, needle: str) -> bool:
    """Whether the fact ``needle`` stands in ``haystack``, both normalised, white space ignored.

    A number is matched whole (31 is not in 131 or 3.1 in 3.14), and so is a Latin word.
    An empty needle is in nothing.
    """
    return bool(squash(needle)) and _needle(needle).search(normalise(haystack)) is not None


def split_sentences(text: str) -> list[str]:
    """Sentences of plain text: at 。！？, at an English full stop and at line breaks.

    Not inside brackets or 「」 as long as these close in the same line.
    """
    return [s for line in text.split("\n") for s in _split_line(line.strip())]


_OPEN, _CLOSE = "「『(（【〔", "」』)）】〕"
# Behind a word or a number of two digits: the point of "3. A I" only numbers a heading.
_LATIN_STOP = re.compile(r"(?:(?<=[A-Za-z)\]\"'%])|(?<=\d\d))[.!?](?=\s+[A-Z]|\s*$)")


def _split_line(line: str) -> list[str]:
    balanced = sum(line.count(c) for c in _OPEN) == sum(line.count(c) for c in _CLOSE)
    sentences: list[str] = []
    depth = start = i = 0
    while i < len(line):
        c = line[i]
        if balanced:
            depth = max(0, depth + (c in _OPEN) - (c in _CLOSE))
        i += 1
        if depth == 0 and (c in "。！？" or _LATIN_STOP.match(line, i - 1)):
            while marker := CITATION.match(line, i):
                i = marker.end()
            sentences.append(line[start:i].strip())
            start = i
    sentences.append(line[start:].strip())
    return [s for s in sentences if s]


def first_sentence(text: str) -> str:
    """The first sentence of a Markdown text, without markers; empty for an empty text."""
    sentences = split_sentences(plain(text))
    return sentences[0] if sentences else ""


def visible_length(text: str) -> int:
    """Characters a reader sees: Markdown and markers dropped, white space not counted."""
    return len(re.sub(r"\s+", "", plain(text)))
