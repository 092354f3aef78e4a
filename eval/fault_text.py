"""Faults in the wording of a good answer: one small edit that makes one sentence wrong.

What is edited is found here with expressions of its own, not with the checks' (eval.entities),
so that a blind spot of a check shows as a fault it misses. An edit never makes a value that
the answer's evidence or the question holds anyway: it would not be wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from eval.answer_record import REFUSALS
from eval.good_answers import Good
from eval.source import Corpus
from rag.text import folded, nfkc

Option = TypeVar("Option")

Edit = tuple[int, int, str]
"""Replace ``sentence[start:end]`` by a text."""

Finder = Callable[[str, str, Corpus], Iterable[Edit]]
"""The possible edits of a sentence; the second argument is all that must not be produced."""

_ID = re.compile(r"(?<![\d-])\d\d-\d\d(?![\d-])")
_LOCATOR = re.compile(r"第\d章(?:第\d節)?(?:\(\d\)[①-⑳]?|\([^()]{2,20}\)\d?)?")
_CALENDAR = re.compile(r"(?:(令和|平成)(元|\d{1,2})|(20\d\d))(年度?)|(?<![か\d])(1[0-2]|[1-9])月(?!間)")
# Not what is part of a name (Society 5.0, 5G) but 930TB and 10Gbps.
_NUMBER = re.compile(r"(?<![A-Za-z\d.,-])(?<![A-Za-z] )\d+(?:,\d{3})*(?:\.\d+)?(?![\d-]|[A-Za-z](?![Bb]))")
_UNITS = (
    ("TB", "GB"), ("GB", "TB"), ("%", "件"), ("万人", "人"), ("億円", "万円"), ("か所", "団体"),
    ("団体", "か所"), ("か国", "団体"), ("件", "回"), ("回", "件"), ("人", "団体"), ("割", "%"),
    ("時間", "日"), ("台", "人"), ("社", "人"), ("校", "団体"), ("円", "人"), ("倍", "%"),
    ("施策", "団体"), ("名", "件"),
)  # fmt: skip
_UNIT = re.compile(r"(?<=\d)(" + "|".join(sorted((u for u, _ in _UNITS), key=len, reverse=True)) + ")")
_MINISTRIES = (
    "内閣官房", "内閣府", "警察庁", "金融庁", "消費者庁", "総務省", "法務省", "外務省", "財務省",
    "文部科学省", "厚生労働省", "農林水産省", "経済産業省", "国土交通省", "環境省", "防衛省", "デジタル庁",
)  # fmt: skip
_SHORT = {
    "文部科学省": "文科",
    "厚生労働省": "厚労",
    "農林水産省": "農水",
    "経済産業省": "経産",
    "国土交通省": "国交",
}
_MINISTRY = re.compile("|".join(_MINISTRIES))
_NEGATIONS = (
    ("はい。", "いいえ。"), ("いいえ。", "はい。"), ("ではありません", "です"), ("ありません", "あります"),
    ("できない", "できる"), ("していない", "している"), ("している", "していない"), ("達成。", "達成せず。"),
    ("を行う。", "を行わない。"), ("する。", "しない。"), ("を推進", "を中止"), ("必要。", "不要。"),
    ("できる", "できない"), ("図る。", "図らない。"), ("目指す。", "目指さない。"),
    ("です。", "ではありません。"),
)  # fmt: skip
_MODALITIES = (
    ("検討を行う", "実施した"), ("を検討する", "を実施した"), ("検討", "実施"), ("予定", "済み"),
    ("目指す", "達成した"), ("努める", "完了した"), ("見込み", "確定"),
)  # fmt: skip
_QUOTE = re.compile(r"「([^「」]{10,})」")


def pick(options: Sequence[Option], key: str) -> Option:
    """One of the options, the same one every time for this key."""
    return options[int(hashlib.sha256(key.encode()).hexdigest(), 16) % len(options)]


def reworded(good: Good, corpus: Corpus, name: str, find: Finder) -> dict[str, Any] | None:
    """The answer with one of the edits that ``find`` offers; None where there is none, and for refusals."""
    answer = good.answer
    if answer["status"] in REFUSALS:
        return None
    known = known_text(good, corpus)
    options = [
        (number, edit)
        for number, sentence in enumerate(answer["sentences"])
        if sentence["text"] in answer["text"]
        for edit in find(sentence["text"], known, corpus)
    ]
    if not options:
        return None
    number, (start, end, new) = pick(options, f"{name}:{good.case.id}")
    before = answer["sentences"][number]["text"]
    after = before[:start] + new + before[end:]
    sentences = [{**s, "text": after} if i == number else s for i, s in enumerate(answer["sentences"])]
    return {**answer, "text": answer["text"].replace(before, after, 1), "sentences": sentences}


def known_text(good: Good, corpus: Corpus) -> str:
    """All that would make an edit right again: question, history, cited records, table, facts."""
    case, answer = good.case, good.answer
    rows = answer["rows"] or {"filter": "", "total": "", "ids": []}
    pieces = [
        case.question,
        *(turn.content for turn in case.history),
        *(variant for group in case.facts for variant in group),
        *(citation["quote"] for citation in answer["citations"]),
        *(citation["locator"] for citation in answer["citations"]),
        *(t for c in answer["citations"] for t in corpus.titles(c["document"], c["start"], c["end"])),
        rows["filter"], str(rows["total"]), str(len(answer["citations"])), *rows["ids"],
    ]  # fmt: skip
    return folded("\n".join(pieces))


def _numbers(text: str) -> set[str]:
    return {n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def other_number(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """40 → 41: a number that is neither date nor id, changed to one that stands nowhere near."""
    plain = nfkc(sentence)
    held = _numbers(known)
    taken = [m.span() for p in (_ID, _LOCATOR, _CALENDAR) for m in p.finditer(plain.text)]
    for match in _NUMBER.finditer(plain.text):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        value = match.group().replace(",", "")
        new = next(n for n in _nearby(value) if n not in held)
        yield (*plain.span(*match.span()), new)


def _nearby(value: str) -> Iterable[str]:
    """The values one, two, … units of the last digit above."""
    digits = len(value.partition(".")[2])
    scale = 10**digits
    for step in range(1, 1000):
        number = round(float(value) * scale) + step
        yield f"{number / scale:.{digits}f}" if digits else str(number)


def near_number(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """A number changed to another number of the same evidence: right value, wrong place."""
    plain = nfkc(sentence)
    held = sorted(n for n in _numbers(known) if len(n) > 1)
    for start, end, _ in other_number(sentence, known, corpus):
        value = plain.text[start:end] if plain.text == sentence else sentence[start:end]
        for new in held[:5]:
            if new != value.replace(",", ""):
                yield start, end, new


def other_date(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """令和2年度 → 令和4年度, 8月 → 11月: a year or month that the evidence does not hold."""
    plain = nfkc(sentence)
    for match in _CALENDAR.finditer(plain.text):
        era, in_era, western, kind, month = match.groups()
        if month:
            options = [f"{n}月" for n in range(1, 13) if not re.search(rf"(?<!\d){n}月", known)]
        elif era:
            first = 1 if in_era == "元" else int(in_era)
            options = [
                f"{era}{n}{kind}"
                for n in (first + 2, first + 3, first + 5)
                if f"{era}{n}年" not in known and str((2018 if era == "令和" else 1988) + n) not in known
            ]
        else:
            years = (int(western) + step for step in (2, 3, 5))
            options = [
                f"{y}{kind}" for y in years if str(y) not in known and f"令和{y - 2018}年" not in known
            ]
        if options:
            yield (*plain.span(*match.span()), options[0])


def other_era(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """令和2年度 → 平成2年度."""
    plain = nfkc(sentence)
    for match in _CALENDAR.finditer(plain.text):
        if match[1]:
            new = ("平成" if match[1] == "令和" else "令和") + plain.text[match.end(1) : match.end()]
            if new not in known:
                yield (*plain.span(*match.span()), new)


def other_unit(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """930TB → 930GB, 40回 → 40件."""
    plain = nfkc(sentence)
    swap = dict(_UNITS)
    for match in _UNIT.finditer(plain.text):
        yield (*plain.span(*match.span()), swap[match.group()])


def other_id(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """02-04 → 02-05: another record that exists but is neither cited nor asked about."""
    plain = nfkc(sentence)
    for match in _ID.finditer(plain.text):
        options = [u.locator for u in corpus.units if _ID.fullmatch(u.locator) and u.locator not in known]
        near = [o for o in options if o[:2] == match.group()[:2]] or options
        if near:
            yield (*plain.span(*match.span()), pick(near, sentence))
    for match in re.finditer(r"第(\d)章第(\d)節", plain.text):
        options = [f"第3章第{n}節" for n in range(1, 5) if f"第3章第{n}節" not in known]
        if options:
            yield (*plain.span(*match.span()), options[0])


def other_ministry(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """総務省 → 外務省: a body that the evidence does not name, not even by its short name."""
    for match in _MINISTRY.finditer(sentence):
        options = [m for m in _MINISTRIES if m[:2] not in known and _SHORT.get(m, m) not in known]
        if options:
            yield (*match.span(), pick(options, sentence))


def _swaps(pairs: Iterable[tuple[str, str]]) -> Finder:
    def find(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
        for old, new in pairs:
            at = sentence.find(old)
            if at >= 0:
                yield at, at + len(old), new
                return

    return find


negation = _swaps(_NEGATIONS)
modality = _swaps(_MODALITIES)


def altered_quote(sentence: str, known: str, corpus: Corpus) -> Iterable[Edit]:
    """A 「…」 that loses a word in its middle and so is no quote any more."""
    for match in _QUOTE.finditer(sentence):
        middle = (match.start(1) + match.end(1)) // 2
        if folded(sentence[middle - 1 : middle + 1]):
            yield middle - 1, middle + 1, ""
