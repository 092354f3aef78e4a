"""What a question asks of the KPI cells: their state (未設定, 空欄, 設定済み), an amount, any figure."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.records import KPI_EFFECT, KPI_PROGRESS, NAME
from rag.tables import conditions as on
from rag.tables.atoms import MASK, Atom, Reading, kpis_named, negated_if
from rag.tables.fields import fields_named
from rag.tables.words import KPIS, table_words

_NOUN = regex(r"施策|取組|もの|のうち|。|\?")
_ONLY = regex(r"(?:だけ|のみ)(?:が|は)?$")
_HAVING = regex(r"[ぁ-ん]{0,6}(?:施策|もの|やつ)")
"""数字が入ってる施策: the KPIs have figures, if anything of a measure has."""
_UNSET = regex(r"「?未設定」?(?=の(?:施策|もの|まま))")
"""経産省で未設定の施策: nothing but a KPI is said to be."""
_ALSO = regex(r"(?:か|または|もしくは|あるいは|や|・|/|、|or| |が|の|」)+")


def read_kpi(reading: Reading) -> None:
    """KPIが未設定, 進捗も効果も空欄, 進捗は設定済みで効果は未設定."""
    words = table_words()
    found = sorted(
        ((m.start(), m.end(), states) for p, states in words.states for m in p.finditer(reading.text)),
        key=lambda f: (f[0], -f[1]),
    )
    text = reading.text
    last = 0
    names: tuple[str, ...] = ()
    seen = bool(words.find("measures.kpi", text) or _named(text) or _UNSET.search(text))
    for start, end, states in found:
        if not seen or start < last or MASK in text[start:end]:
            continue
        left = _clause(text[last:start])
        if words.find("measures.one_of", left) and not _named(left):  # 進捗と効果のうち一方だけ
            left = text[last:start][-40:]
        right = _NOUN.split(text[end : end + 12])[0].partition("、")[0]
        near = left if words.find("measures.kpi", left) or _named(left) else left + right
        if names and _ALSO.fullmatch(text[last:start]):  # 「-」か空欄: the same cell
            near = ""
        elif not (
            words.find("measures.kpi", near + text[start:end]) or _named(near) or _UNSET.match(text, start)
        ):
            continue
        names = names if not near else _named(near) or KPIS
        wanted = bool(states)
        other = [n for n in KPIS if n not in names]
        if other and wanted and _ONLY.search(left):  # 進捗のKPIだけ未設定: the other one is not
            unlike = on.kpi((other[0],), states or on.BLANKS).negated()
            reading.atoms.append(Atom(unlike, start, start))
        condition = on.kpi(names, states or on.BLANKS, _among(near + right, names, wanted), wanted)
        reading.add(negated_if(text[end:], condition), start, end)
        last = end
        _read_unlike(reading, text, end, names, states)


def _read_unlike(
    reading: Reading, text: str, at: int, names: tuple[str, ...], states: tuple[on.Blank, ...]
) -> None:
    """…が未設定で、進捗のほうはそうでない: the other cell, by its name or without one, is in none of the states."""
    match = table_words()["measures.unlike"].search(text, at, at + 40)
    if match is None or len(names) != 1 or not states:
        return
    said = _named(text[at : match.start()])
    if said != names and len(said) < 2:
        other = said or tuple(n for n in KPIS if n not in names)
        reading.add(on.kpi(other, states).negated(), *match.span())


def _clause(text: str) -> str:
    """What stands behind the last noun that a clause ends with, at most 40 characters."""
    return _NOUN.split(text)[-1][-40:]


def _named(text: str) -> tuple[str, ...]:
    words = table_words()
    found = (words.find("measures.progress", text), words.find("measures.effect", text))
    return tuple(n for n, hit in zip((KPI_PROGRESS, KPI_EFFECT), found, strict=True) if hit)


def _among(text: str, names: tuple[str, ...], wanted: bool) -> on.Among:
    words = table_words()
    if len(names) == 1:
        return "any"
    if words.find("measures.one_of", text):
        return "one"
    if words.find("joints.either", text) or words.find("joints.or_word", text):
        return "any"
    listed = re.search(
        r"進捗[^、。]{0,6}?(?:と|も|及び|および)[^、。]{0,4}効果|効果[^、。]{0,6}?(?:と|も|及び|および)[^、。]{0,4}進捗",
        text,
    )
    listed = listed or re.search(r"(?:効果|進捗)\)?(?:kpi|欄|側)?とも", text)
    if words.find("joints.both", text) or listed or not wanted:
        return "all"
    return "any"


def read_same(reading: Reading) -> None:
    """進捗と効果のKPIが同じ文言: two fields that say the same; that blank ones are left out goes without saying."""
    match = table_words().find("measures.same", reading.text)
    if match is None:
        return
    first, second = (fields_named(match[g]) for g in ("a", "b"))
    names = ((first.names if first else ()) or _named(match["a"]))[:1]
    others = ((second.names if second else ()) or _named(match["b"]))[-1:]
    if not names or not others or names == others:
        return
    reading.add(on.same((*names, *others)), *match.span())
    if blank := table_words().find("measures.blank_left_out", reading.text):
        reading.hide(*blank.span())


def read_figures(reading: Reading) -> None:
    """An amount, or any figure, that a KPI must hold: KPIに100件とある, 数値目標がある."""
    words = table_words()
    text = reading.text
    if named := words.find("measures.figure_named", text):
        reading.add(negated_if(text[named.end() :], on.figure((NAME,), NAME)), *named.span())
        return
    said = words.find("measures.figure", text)
    if not (
        words.find("measures.kpi", reading.question.text) or (said and _HAVING.match(text[said.end() :]))
    ):
        return
    for quantity in reading.question.quantities:
        amount = quantity.text
        tail = re.match(
            r"(?:と|を|が|の|という|以上|以下){0,2}[^、。]{0,6}?(?:書|ある|あり|記載|出て|目標|掲げ|含|入|目指)",
            text[quantity.end :],
        )
        if quantity.unit not in {"", "つ"} and tail and MASK not in text[quantity.start : quantity.end]:
            names, label = kpis_named(text, quantity.start, quantity.end)
            reading.add(on.amount(amount, names, label), quantity.start, quantity.end)
    if match := said:
        aimed = words.find("measures.figure_aimed", text[: match.end()])
        names, label = kpis_named(reading.question.text, *match.span())
        condition = on.figure(names, label, bool(aimed))
        if words["joints.negated"].match(text[match.end() :]):
            condition = condition.negated()
        reading.add(condition, *match.span())
