"""Words that a question asks to find in a field: 施策名に「災害」か「被災者」, KPIにガイドラインとある."""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.lazy_regex import regex
from rag.records import OUTLINE
from rag.tables import conditions as on
from rag.tables.atoms import KPI_LABEL, MASK, Reading
from rag.tables.condition import Condition, any_of
from rag.tables.fields import ANYWHERE, Where, each_field, fields_named, where_beside, where_near, word_in
from rag.tables.table import Query, Universe, select
from rag.tables.words import KPIS, table_words
from rag.text import folded

NO_WORD = regex(
    r"未設定|空欄|空白|設定済み?|[-ー○◎×]|\d{1,2}-?(?:xx)?$|kpi.*|施策名|(?:本文)?(?:記載|掲載)?(?:[がの、])?(?:あり|有り?|なし|無し?)|本文記載|府省庁名"
)
_TOLD = "施策名・課題・取組概要・KPIのいずれか"
"""The fields that tell of a measure: a ministry's name (個人情報保護委員会) is no topic."""
_KIND = regex(r"(?:具体的な)?(?:取り?組み?例?|施策)")
_SIGNS = {"パーセント": "%", "アットマーク": "@", "スラッシュ": "/", "プラス": "+"}
_SIGN = regex(r"[^\w\s\x00]+")
_WORD_END = regex(r"[A-Za-zァ-ヺー一-鿿]")
_ALSO = regex(r" ?\((?:別名|通称|略称|愛称)?(?P<w>[^()\x00、。]{2,20})\)")
_KANA = regex("[ぁ-ん]")
_SAYS = regex("(?<=[^ぁ-ん])って(?:いう)?$")
_KATAKANA = regex("[ァ-ヺー・]{3,}")
_IN_EACH = regex(r"にも.{1,10}にも")
_STATED = regex(
    r"^(?:で|から|と|の|に|である|のまま|または|か|以外|や)(?!いう語|いう言葉|いう文字|文字|語|言葉|字|文言)"
)


def read_words(reading: Reading, kind: Universe, known: Callable[[str], bool]) -> None:
    """Quoted words, else bare ones. ``known`` tells whether a text has no content of its own."""
    quoted = list(table_words()["literals.quote"].finditer(reading.text))
    before = len(reading.atoms)
    _read_quoted(reading, kind, quoted)
    if len(reading.atoms) == before or not any(a.condition.kind == "word" for a in reading.atoms[before:]):
        _read_bare(reading, kind, known)
    _hide_again(reading, before)


def _read_quoted(reading: Reading, kind: Universe, quoted: list[re.Match[str]]) -> None:
    words = table_words()
    question = reading.question
    text = reading.text
    last: tuple[int, Where] | None = None
    for match in quoted:
        start, end = match.span()
        word = question.shown[match.start("w") : match.end("w")].strip("~〜…")
        tail = words["literals.quote_tail"].match(text[end:])
        inside = text[:start].endswith(("に", "には", "にも"))  # KPIに「未設定」とある: somewhere in it
        stated = match["w"] == "未設定" and tail and (inside or not _STATED.match(text[end:]))
        between = text[last[0] : start] if last else ""
        if last and len(words["literals.named"].sub("", between)) <= 10 and not fields_named(between):
            where: Where | None = last[1]
        else:
            where = where_near(text, last[0] if last else 0, start, end) or where_beside(text)
        counted = _KIND.fullmatch(match["w"]) and not tail  # 骨子案の「具体的な取組例」
        if MASK in match.group() or counted or (NO_WORD.fullmatch(match["w"]) and not stated):
            continue
        if _is_ministry(reading, match) and (where is None or where.label in {"府省庁名", ANYWHERE.label}):
            continue
        if _is_title(reading, match["w"]):
            reading.hide(start, end)
            continue
        place = where or ANYWHERE
        other = _also(reading, end)
        end = other[1] if other else end
        affix = words["literals.begins"].match(text[end:]) or words["literals.ends"].match(text[end:])
        tail = tail or affix
        stop = end + (tail.end() if tail else 0)
        nearby = text[max(0, start - 24) : start] + text[end : end + 24]
        every = len(place.names) > 1 and (
            (place.label == KPI_LABEL and words.find("joints.both", text[max(0, start - 10) : start]))
            or _IN_EACH.search(nearby)
        )
        named = tuple(word_in(w, place, kind) for w in (word, *(other or ())[:1]))
        condition = any_of(named)
        ahead = text[max(0, start - 12) : start]
        begins, ends = (
            words["literals.begins_before"].search(ahead),
            words["literals.ends_before"].search(ahead),
        )
        if (before_it := begins or ends) and not affix:
            reading.hide(start - len(ahead) + before_it.start(), start)
        if affix or before_it:
            ending = bool(words["literals.ends"].match(text[end:])) if affix else bool(ends)
            condition = on.affix(word, place.names, place.label, ending)
        rest = text[stop:]
        if words["joints.excluded"].match(rest) or (tail and words["joints.negated"].match(rest)):
            condition = condition.negated()
        parts = [word_in(word, w, kind) for w in each_field(place)] if every else [condition]
        for part in parts:
            reading.add(part, start, stop)
        last = (stop, place)


def _also(reading: Reading, end: int) -> tuple[str, int] | None:
    """Another name of the same in parentheses, "blockchain" (ブロックチェーン), and where it ends; a remark is none."""
    also = _ALSO.match(reading.text[end:])
    if also is None or _KANA.search(also["w"]) or not _stands(also["w"], reading):
        return None
    return reading.question.shown[end + also.start("w") : end + also.end("w")], end + also.end()


def _hide_again(reading: Reading, first: int) -> None:
    """Mask the words also where the question says them a second time."""
    for atom in reading.atoms[first:]:
        said = atom.condition.value.rpartition(":")[0].lower()
        at = reading.text.find(said) if said else -1
        while at >= 0:
            reading.hide(at, at + len(said))
            at = reading.text.find(said)


def _read_bare(reading: Reading, kind: Universe, known: Callable[[str], bool]) -> None:
    words = table_words()
    text = reading.text
    question = reading.question
    for match in words["literals.bare"].finditer(text):
        name = next(n for n, g in match.groupdict().items() if g)
        start, end = match.span(name)
        said = _SAYS.sub("", text[start:end])  # 人材って入ってる
        end = start + len(said)
        while "の" in said and known(said.partition("の")[0]):
            start += said.index("の") + 1
            said = text[start:end]
        # 件数という語, 5Gという字, アクセスの語
        as_word = bool(words["literals.as_word"].match(text[end:])) or bool(
            _KATAKANA.fullmatch(said) and words["literals.of_word"].match(text[end:])
        )
        if MASK in said or NO_WORD.match(said) or (_overlaps(reading, start, end) and not as_word):
            continue
        written = question.shown[start:end]
        if "の" in said and not as_word and not _stands(said, reading):
            written = written.replace("の", "")  # 国際標準の獲得: 国際標準獲得
            if not _stands(folded(written), reading):
                continue  # マイキーIDの登録者数: said in other words than the documents'
        if known(said) and not (as_word or _SIGN.fullmatch(said)):
            continue
        near = where_near(text, 0, start, end) or fields_named(match.group())
        place = near or where_beside(text) or ANYWHERE
        found = [word_in(part, place, kind) for part in _split(written)]
        stop = match.end()
        if also := _ALSO.match(text[end:]):  # 準天頂衛星(みちびき): another name of the same
            also_written = question.shown[end + also.start("w") : end + also.end("w")]
            found, stop = [any_of((*found, word_in(also_written, place, kind)))], max(stop, end + also.end())
        elif len(found) > 1 and not re.search(r"[^ぁ-ん]と[^ぁ-ん]", said):
            found = [any_of(tuple(found))]
        negated = words["joints.negated"].match(text[match.end() :])
        for condition in found:
            reading.add(condition.negated() if negated else condition, match.start(), stop)


def _stands(said: str, reading: Reading) -> bool:
    """Whether some measure or item has these words as they are."""
    records = (*reading.library.measures, *reading.library.sections)
    return any(said in folded(f.text) for r in records for f in r.fields)


def _split(said: str) -> list[str]:
    """災害または防災 → 災害, 防災; パーセント(%) and パーセント → %."""
    parts = [part for part in table_words()["literals.split"].split(said) if part]
    return [_sign(part) for part in parts]


def _sign(said: str) -> str:
    """The sign that a word names or that stands in parentheses behind it, else the word itself."""
    said = re.sub(r"の(?:名前?|名称|語|字|記号)$", "", said)
    gloss = re.fullmatch(r"[^()]+\(([^()\w])\)", said)
    return gloss[1] if gloss else _SIGNS.get(said.removesuffix("記号"), said)


def read_topic(reading: Reading, kind: Universe, known: Callable[[str], bool]) -> None:
    """オープンデータに関する施策: a topic, looked for in the names; in all fields where no name has it or there are several.

    A topic that stands nowhere is no condition: what the documents lack is for another route to say. 教育以外の leaves
    its measures out.
    """
    name = next(f for f in table_words().fields if f.label == "施策名")
    places = (Where(name.names, name.label), ANYWHERE, Where((*name.names, OUTLINE, *KPIS), _TOLD))
    found: list[tuple[str, int, int, list[Condition]]] = []
    for how in ("joined", "but", "about", "of"):
        if how == "of" and any(other != "joined" for other, *_ in found):
            break
        end = 0
        while match := table_words()[f"literals.{how}"].search(reading.text, end):
            end = match.end()
            if not (parts := _topic(match, reading, known)):
                continue
            conditions = [any_of(tuple(word_in(p, w, kind) for p in parts)) for w in places]
            in_name, anywhere = (bool(select(reading.library, Query(kind, (c,)))) for c in conditions[:2])
            if in_name or (anywhere and how in ("but", "about")):
                found.append((how, match.start(_group(match)), end, conditions[not in_name :]))
                reading.hide(*found[-1][1:3])
    for how, start, end, conditions in found:
        topic = conditions[0] if len(found) == 1 else conditions[-1]
        reading.add(topic.negated() if how == "but" else topic, start, end)
    if len(found) == 1 and len(found[0][3]) == len(places) and found[0][0] != "but":
        reading.beyond = found[0][3][-1]


def _topic(match: re.Match[str], reading: Reading, known: Callable[[str], bool]) -> list[str]:
    """The words of a topic, one by one where they are joined (災害・防災, ドローンか衛星); none where it is no topic."""
    start, end = match.span(_group(match))
    said = reading.text[start:end]
    while "の" in said and known(said.partition("の")[0]):
        start += said.index("の") + 1
        said = reading.text[start:end]
    if len(said) < 2 or MASK in said or known(said) or _overlaps(reading, start, end):
        return []
    word = reading.question.shown[start:end]
    return _split(word) if _JOINS.search(word) and not _stands(said, reading) else [word]


_JOINS = regex("[・かや]")


def _group(match: re.Match[str]) -> str:
    return next(name for name, said in match.groupdict().items() if said)


def in_names(query: Query, reading: Reading) -> tuple[Query, Query | None]:
    """The query, and beside it the one that looks for its topic in all fields; this alone where no name has it."""
    topic = reading.beyond
    if topic is None:
        return query, None
    wider = Query(
        query.universe,
        tuple(topic if c.kind == "word" and _word_of(c) == _word_of(topic) else c for c in query.conditions),
    )
    return (query, wider) if select(reading.library, query) else (wider, None)


def _word_of(condition: Condition) -> tuple[str, ...]:
    return tuple(v.rpartition(":")[0] for v in condition.values)


def _overlaps(reading: Reading, start: int, end: int) -> bool:
    question = reading.question
    spans = [(m.start, m.end) for m in question.agencies] + [(d.start, d.end) for d in question.dates]
    spans += [(q.start, q.end) for q in question.quantities if q.unit not in {"", "g"}]  # 5G is a name
    text = question.shown
    inside = [(a, b) for a, b in spans if start < a and b <= end and _WORD_END.match(text[a - 1])]
    return any(a < end and start < b for a, b in spans if (a, b) not in inside)  # 東京2020 is a word


def _is_ministry(reading: Reading, match: re.Match[str]) -> bool:
    return any(
        m.start <= match.start("w") + 1 and match.end("w") - 1 <= m.end and m.start >= match.start("w") - 1
        for m in reading.question.agencies
    )


def _is_title(reading: Reading, said: str) -> bool:
    """Whether the quotation only names the part of the outline that the question is about."""
    places = {v for a in reading.atoms if a.condition.kind == "under" for v in a.condition.values}
    return any(s.locator in places and said in s.title.lower() for s in reading.library.sections)
