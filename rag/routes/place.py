"""Places named by number or section: answered from the records themselves, without a search."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answerability.place_names import endings, of_something_else
from rag.attributes import cite_head, subject
from rag.context import Context
from rag.draft import Draft
from rag.figures import integer
from rag.lazy_regex import regex
from rag.premises.misplaced import misplaced
from rag.question import Question
from rag.reading.asked import FIELDS, asked
from rag.records import Library, Record, Section
from rag.routes.absence import SHEETS, absence, absent
from rag.routes.bullets import HEAD, ORDINAL, TAIL
from rag.routes.single import answer_record
from rag.text import folded

_SHEET = regex(r"(?<!\d)(?P<n>\d{1,3})\s*(?:ページ|頁|枚目)")
_PAGE = regex(r"方向性\s*の?([①-⑳]|\d(?!\d))")
_EACH = regex(
    r"方針(?:それぞれ|各々)?の、?(?:見出し|題名|スローガン|合言葉)|方針(?:は|が|って)、?(?:全部で)?(?:いくつ|何[本個])|(?:いくつ|何[本個])の(?:基本的な)?方針"
)
CALLED = regex(
    r"(?:で|に)(?:言う|いう|言った|いった|言及する)、?「|の(?:中|本文)(?:で|に)(?:出て)?(?:くる|来る|ある)、?「"
)
"""Words of the text are meant, no heading: 第3章第2節でいう「…」."""
_RANGE = regex(r"~|から.*まで|の間|to |through")


def answer(question: Question, context: Context) -> Draft | None:
    """Answer from the named records; say which of the named places do not exist."""
    if _is_range_list(question) and any(r for _, r in measures(question, context.library)):
        return None
    places = [*measures(question, context.library), *sections(question, context.library)]
    places = places or titled(question, context.library)
    if not places:
        return None
    missing = [locator for locator, record in places if record is None]
    records = [record for _, record in places if record is not None]
    if not records:
        return absent(question, context, missing)
    if _of_others(records, question):
        return None
    if len(places) == 1 and (other := misplaced(question, records[0], context)) is not None:
        return _elsewhere(records[0], other, question, context)
    draft = context.draft(question)
    _tell(draft, records, question, context)
    if draft.searched and len(draft.searched.nearest) < len(records):
        draft.status = "partial"
    if missing:
        draft.status = "partial"
        for locator in missing:
            draft.say(absence(locator, context.library))
    return draft


_EVERY = regex(r"両方とも|どちらも|どっちも|[2二]つとも|(?:全部|すべて|いずれも)")


def _tell(draft: Draft, records: list[Record], question: Question, context: Context) -> None:
    """Answer of each record; 「両方とも総務省か」 of which one is not is told as いいえ, what denies it first."""
    told = [context.draft(question) for _ in records] if _EVERY.search(question.text) else []
    for each, record in zip(told, records, strict=False):
        answer_record(each, record, question, context)
    denied = [d for d in told if d.lines[0].startswith("いいえ。")]
    if not denied or len(denied) + sum(d.lines[0].startswith("はい。") for d in told) < len(told):
        for record in records:
            answer_record(draft, record, question, context)
        return
    for each in sorted(told, key=lambda d: d not in denied):
        if each is not denied[0]:
            first = each.sentences[0]
            each.sentences[0] = replace(
                first, text=first.text.removeprefix("はい。").removeprefix("いいえ。")
            )
        draft.take(each, len(each.sentences))


def _of_others(records: list[Record], question: Question) -> bool:
    """Whether other routes answer: a set below a place is counted, or places are compared."""
    counted = _is_branch(records[0]) and question.has("count", "group", "rank")
    return counted or (len(records) >= 2 and question.has("compare"))


def _elsewhere(named: Record, meant: Record, question: Question, context: Context) -> Draft:
    """The answer from the record meant, behind the correction of its number or section."""
    told = context.draft(question)
    answer_record(told, meant, question, context)
    draft = context.draft(question)
    draft.status = "corrected"
    opening = f"ご質問の前提({named.locator})とは異なり、"
    draft.say(f"{opening}記載は{subject(meant)}です。", cite_head(draft, meant))
    if told.status != "not_found":
        draft.take(told, len(told.sentences))
    return draft


def _is_range_list(question: Question) -> bool:
    """A list over a range of numbers (10-05から10-17までの施策) is the table's; a field of each is not."""
    several = len(question.measures) >= 2 and bool(_RANGE.search(question.text))
    return several and question.has("list") and not set(asked(question)) & set(FIELDS)


def measures(question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """The measures named, with None for numbers that no measure has."""
    return [(number, library.get("kanmin", number)) for number in question.measures]


def sections(question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """The places of outline or slides named; a heading or an ordinal (5つ目) within one narrows it."""
    found: list[tuple[str, Record | None]] = []
    for locator in question.sections:
        record = library.get("kihon", locator) or library.get("senryaku", locator)
        if record is None and (without_chapter := endings(locator, question, library)):
            found += [(section.locator, section) for section in without_chapter[:-1]]
            record = without_chapter[-1]
        if isinstance(record, Section) and record.children:
            within = _policies(record, question, library) or _narrowed(record, question, library)
            found += _ordinals(within, question, library) or [(locator, within)]
        else:
            found.append((locator, record))
    if (sheet := _SHEET.search(question.text)) and question.documents and int(sheet["n"]) > SHEETS:
        found.append((f"{sheet['n']}ページ", None))
    for match in _PAGE.finditer(question.text):
        number = (
            match[1] if match[1] in "①②③④⑤⑥⑦⑧⑨⑩" else "①②③④⑤⑥⑦⑧⑨"[int(match[1]) - 1 if match[1] != "0" else 0]
        )
        page = f"方向性{number}"
        if library.get("senryaku", page) is None:
            found.append((page, None))
    return found


def titled(question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """A heading of the outline spelled out as a place: in 「」, or followed by 部分, 節, 項 and the like."""
    if question.documents and "kihon" not in question.documents:
        return []
    if not question.sections and _LAST_SECTION.search(question.text):
        last = [s for s in library.sections if s.kind == "section"][-1]
        return [(last.locator, last)]
    text = _policy(question.text)
    for section in library.sections:
        title = _counted(section, text) or folded(section.title)
        if section.kind == "item" or len(title) < 3 or title not in text:
            continue
        if len(question.quoted) > 1 and title not in question.quoted:
            continue  # parts of the place are meant, by their own words
        if not ORDINAL.search(text) and of_something_else(title, section, text, question):
            continue
        behind = text[text.find(title) + len(title) :]
        if (
            title in question.quoted
            or title != folded(section.title)
            or re.match(
                r"」?の?(?:部分|節|項|章|ところ|箇所|パート|のうち|について書|は何|とは|、)|」?の?うち",
                behind,
            )
        ):
            return _ordinals(section, question, library) or [(section.locator, section)]
    return []


_LAST_SECTION = regex(r"骨子(?:案|\(案\))?の、?(?:一番|いちばん)?(?:うしろ|後ろ|最後|末尾)の節")


def _policy(text: str) -> str:
    """The text with 4本柱の基本方針, 4つの方針 and the like as the outline writes it: 4つの基本的な方針."""
    written = text.replace("基本方針", "基本的な方針")
    written = re.sub(
        r"(?:基本的な)?方針(?:が|は|の|、)?(?:全部で)?(?:4|四)(?:本柱|本|点|つ)", "4つの基本的な方針", written
    )
    return re.sub(r"(?:4|四)(?:本柱|本の柱|大|点|本|つ)の?(?:基本的な)?方針", "4つの基本的な方針", written)


def _counted(section: Section, text: str) -> str:
    """The counted noun a heading ends in (3原則), where the question names the heading by it."""
    bare = re.sub(r"^\d+つの", "", folded(section.title))
    if bare != folded(section.title) and len(bare) >= 4 and bare in text:
        return bare
    match = re.search(r"\d(?:つの)?[一-鿿]{2,}$", folded(section.title))
    return match.group() if match and match.group() in text else ""


_AND = regex(r"(?:の)?(?:と|、|・|や|及び|および)")
"""Between the ordinals of two that are asked about: 3つ目と4つ目."""


def _ordinals(record: Record, question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """The things directly below a place that ordinals name (3章4節(3)の5つ目, 3つ目と4つ目); none if no ordinal is named."""
    found: list[tuple[str, Record | None]] = []
    end = 0
    for match in ORDINAL.finditer(question.text):
        if found and not _AND.fullmatch(question.text[end : match.start()]):
            break
        end = match.end()
        if (one := _ordinal(match, record, question, library)) is not None:
            found.append(one)
    return found or _at_end(record, question, library)


def _at_end(record: Record, question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """The first or the last thing below a chapter, where the question speaks of its beginning or end (1章の頭のほう)."""
    if not isinstance(record, Section) or record.kind != "chapter" or not record.children:
        return []
    first, last = HEAD.search(question.text), TAIL.search(question.text)
    if bool(first) == bool(last):
        return []
    child = record.children[0 if first else -1]
    return [(child, library.get(record.document, child))]


def _ordinal(
    match: re.Match[str], record: Record, question: Question, library: Library
) -> tuple[str, Record | None] | None:
    """The thing that one ordinal names; None where the place has none below it."""
    if not isinstance(record, Section) or not record.children:
        return None
    if record.kind == "chapter" and question.text[match.end() :].lstrip("の").startswith("章"):
        return None  # 最後の章(4章): its own ordinal
    said = "1" if match["first"] else match["n"] or match["of"]
    number = len(record.children) if match["last"] else integer(said) or 0
    if 1 <= number <= len(record.children):
        child = record.children[number - 1]
        return child, library.get(record.document, child)
    return f"{record.locator}の{number}番目", None


def _policies(record: Section, question: Question, library: Library) -> Section | None:
    """What 第2章の方針3, 3番の方針 number, or 方針それぞれ: the heading below the place that holds 方針."""
    if not (ORDINAL.search(question.text) or _EACH.search(question.text)) or "方針" not in question.text:
        return None
    below = [library.get(record.document, child) for child in record.children]
    return next((s for s in below if isinstance(s, Section) and s.children and "方針" in s.title), None)


def _narrowed(record: Section, question: Question, library: Library) -> Record:
    """A child whose title the question spells out (第2章の4つの基本的な方針) or clearly means (3原則)."""
    children = [c for c in (library.get(record.document, loc) for loc in record.children) if c]
    one = question.quoted[0] if len(question.quoted) == 1 and not CALLED.search(question.text) else ""
    for child in children:
        if len(one) >= 3 and one in folded(child.title):
            return child
        if len(child.title) >= 3 and folded(child.title) in _policy(question.text):
            return child
    below = [s for s in library.with_below(record) if isinstance(s, Section) and s.kind != "item"]
    named = [s for s in below if len(one) >= 3 and s != record and one in folded(s.title)]
    if named:
        return named[0]
    shared = {
        c.locator: sum(
            t in folded(c.title) and t not in folded(record.title) for t in question.terms if len(t) > 1
        )
        for c in children
    }
    if not any(shared.values()) and record.kind == "chapter" and not question.has("summary", "list"):
        shared = {c.locator: sum(w in question.text for w in _own_words(c, record)) for c in children}
    runs = [w for w in _RUN.findall(question.text) if w not in record.title]
    headed = [c for c in children if _is_branch(c) and any(w in folded(c.title) for w in runs)]
    if len(headed) == 1:
        return headed[0]  # 国際協調では何をするの, of the section that has グローバルサウスを含めた国際協調
    best = sorted(shared.values(), reverse=True)
    if question.has("summary") and sum(count > 0 for count in best) > 1:
        return record  # its parts are told one by one: 推進体制、計画の変更、他計画との関係の順に
    if best and best[0] and (len(best) == 1 or best[0] > best[1]) and record.kind == "chapter":
        return next(c for c in children if shared[c.locator] == best[0])
    return record


_RUN = regex(r"[一-鿿ァ-ヺー]{4,}(?=では|で(?:何|は|の)|について|は(?:何|どう))")
"""A word of several, as it stands in a heading."""


def _own_words(child: Record, above: Record) -> list[str]:
    """The words of a heading that the one above it does not have, those that ask for a field (現状) too."""
    return [w for w in re.findall(r"[一-鿿ァ-ヺー]{2,}", child.title) if w not in above.title]


def _is_branch(record: Record) -> bool:
    return isinstance(record, Section) and bool(record.children)
