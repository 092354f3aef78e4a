"""Whether the record speaks of the very thing asked for: the thing itself, the place, the n-th, the extreme.

Each rule looks for words of the question that no answer can do without and that the record
does not have. A near miss (the fare of a service of which only the launch is told) is
declined by them whatever its scores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answerability.answerable import Verdict
from rag.answerability.slot import slot
from rag.context import Context
from rag.evidence.answertype import asked_units
from rag.evidence.finder import Evidence
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.reading.asked import FIELDS, asked, tail
from rag.reading.asking import is_polar
from rag.reading.told import tells
from rag.records import Record
from rag.text import folded
from rag.tokens import Word

_NEAR = 0.85
"""Share of the best score from which another record may be the one that is meant."""
_ORDINAL = regex(r"第\d+(?:回|期|次|版|号|世代)")
_EDITION = regex(r"((?:19|20)\d\d)年?度?版(?!の?(?:ai)?戦略)")
_EXAMPLE = regex(r"(?:とか|など|等|のような|みたいな|といった|をはじめ|を始め)")
"""東京とかの都市部: an example of what is spoken of."""
_EXTREME = regex(r"一番(?!目)|最も|いちばん|最多|最少|最古|最新の(?:値|数)|筆頭|最上位|最下位|最初に|初めて")
_RANKED = regex(
    r"(?:一番(?!目)|最も|もっとも|いちばん)[^、。?]{0,20}?(?:施策|取り?組み?|事業|プロジェクト)(?:は|って|が|を)?、?(?:どれ|どの|何|なに|教え|挙げ|知り|[?。]|$)"
)
"""One of all measures is asked for: the nearest one is hardly it."""
_FIRST = regex(r"最初に|初めて")
_HAS_EXTREME = regex(r"最(?!新|低限|大限|適|終|後|先端|近)|一番|いちばん|1位|トップ|筆頭|初めて|初の")
_OVERALL = (
    ("平均", regex(r"平均"), regex(r"平均")),
    ("通算", regex(r"通算|延べ"), regex(r"通算|延べ|累計|累積|合計|総数|計\d|合わせて")),
)
"""Of many taken together: the word, how it is asked for, how a text has it."""
_MEASURE = regex(r"(?<!月)何(kg|キロ(?:グラム)?|グラム|トン|cm|mm|ミリ|センチ|メートル|歳|才|時間|分(?!野|の|類)|秒|日(?:間|で|か)|週間|円|頭|匹|羽|棟|戸|隻|機(?!関|能|器)|両|泊|冊|ページ|度(?!も)|ワット|kw|℃|平米|平方|ヘクタール|ha)")  # fmt: skip
_UNIT_OF = {"ヘクタール": "ha", "才": "歳", "キロ": "km", "キログラム": "kg", "グラム": "g", "メートル": "m"}


_SIZES = {
    name: regex(rf"{name}さ|{other}|\d\s*(?:{units})")
    for name, other, units in (
        ("重", "重量", "kg|g|トン"), ("高", "高度", "m|cm"), ("長", "全長", "m|cm|km"), ("広", "面積", "ha|km|m|平方"),
        ("深", "水深", "m"), ("速", "速度|速い", "km|gbps|tbps|mbps"), ("大き", "サイズ|規模|辺", "m|cm|km|gb|tb"),
    )
}  # fmt: skip
_SIZE = regex(rf"({'|'.join(_SIZES)})さ(?:は|を|って|が|[?。]|$)")


def missing_qualifier(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Whether the records that may be meant lack what the question asks for in so many words."""
    if not found or question.english or question.has("definition", "list", "compare") or is_polar(question):
        return Verdict(True)
    records = _meant(found)
    texts = [_text(r, context) for r in records]
    lacking = _qualifier(question, texts) or _whose(question, context) or _thing(question, texts, context)
    return _without(records[0], lacking) if lacking else Verdict(True)


def missing_degree(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Whether they lack the place, the n-th, the extreme, the average or the unit that is asked for."""
    if not found or question.english or question.has("definition", "compare") or is_polar(question):
        return Verdict(True)
    if question.has("list") and not _RANKED.search(question.text):
        return Verdict(True)
    records = _meant(found)
    lacking = _qualifier(question, [_text(r, context) for r in records])
    return _without(records[0], lacking) if lacking else Verdict(True)


def _without(record: Record, lacking: str) -> Verdict:
    return Verdict(False, f"最も近い{record.locator}「{record.title}」に、{lacking}の記載はありません")


def _meant(found: list[Evidence]) -> list[Record]:
    """The best record and those that score nearly as high."""
    near = [e.record for e in found[:20] if e.score >= _NEAR * found[0].score]
    return list({(r.document, r.locator): r for r in near}.values())[:4]


def _text(record: Record, context: Context) -> str:
    """All that the record says, its headings and the places directly below it."""
    below = [context.library.get(record.document, c) for c in getattr(record, "children", ())]
    fields = [f.display for r in (record, *(b for b in below if b)) for f in r.fields]
    return folded(" ".join([context.finder.heading(record), *fields]))


def _qualifier(question: Question, texts: list[str]) -> str:
    """A place, an ordinal, an extreme, a total or a unit that none of the texts has; empty if none."""
    return _named(question, texts) or _degree(question, texts)


def _named(question: Question, texts: list[str]) -> str:
    """The place, the edition of a year or the n-th that none of the texts has."""
    text = question.text
    if place := missing_place(text, texts):
        return f"「{place}」について"
    for match in _EDITION.finditer(text):
        if not tells(question, match.end()) and not any(_issued(match[1], t) for t in texts):
            return match.group()
    for match in _ORDINAL.finditer(text):
        if not any(match.group() in t for t in texts):
            return match.group()
    return ""


def missing_place(text: str, texts: Sequence[str]) -> str:
    """The place that a question names and none of the folded texts has; empty where there is none."""
    named = (m for m in lexicon().places.finditer(text) if not _EXAMPLE.match(text, m.end()))
    return next((m.group() for m in named if not any(m.group() in t for t in texts)), "")


def _degree(question: Question, texts: list[str]) -> str:
    """The extreme, the average, the total, the size or the unit that none of the texts has."""
    behind = tail(question)
    rest = question.asking if behind == question.text else behind
    if extreme := _extreme(question, rest, texts):
        return f"「{extreme}」に当たるもの"
    for name, asks, has in _OVERALL:
        if asks.search(rest) and not any(has.search(t) for t in texts):
            return name
    if (size := _SIZE.search(rest)) and not any(_SIZES[size[1]].search(t) for t in texts):
        return f"{size[1]}さ"
    if measured := _MEASURE.search(rest):
        unit = _UNIT_OF.get(measured[1], measured[1])
        if not any(re.search(rf"\d(?:\s|[千万億])*{unit}", t) for t in texts):
            return f"{unit}で表した値"
    return ""


def _issued(year: str, text: str) -> bool:
    """Whether a text has the edition of a year: 2020年版, Doing Business 2020, not what is dated 2019."""
    return bool(re.search(rf"{year}年?度?版|(?<=[a-z]\s){year}(?![年\d])", text))


def _extreme(question: Question, rest: str, texts: list[str]) -> str:
    """The extreme asked for where no text has one; the first time of what came about once is its time."""
    extreme = _EXTREME.search(rest)
    if extreme is None or any(_HAS_EXTREME.search(t) for t in texts):
        return ""
    if asked(question)[:1] == ("lead",):
        return ""  # 筆頭で責任を負う府省庁: the one with ◎
    return "" if question.has("date") and _FIRST.match(extreme.group()) else extreme.group()


_KANJI_NAME = regex(r"[一-鿿ァ-ヺー]{2,}")


def _thing(question: Question, texts: list[str], context: Context) -> str:
    """The thing asked for, where no text has it; empty where one does or none is asked for by name."""
    names = asked(question)
    if names and names[0] in (*FIELDS, "date"):
        return ""  # fields are cells; an event asked the time of is told in other words too often
    if question.has("summary"):
        return ""
    rest = tail(question)
    things = [w for w in slot(rest, context.tokenizer) if w.lemma in question.terms]
    lex = lexicon()
    if not things or any(
        p.search(things[-1].surface) for p in (*lex.attributes.values(), *lex.intents.values())
    ):
        return ""
    thing = "".join(w.surface for w in things)
    if _of_a_kind(thing, rest, texts) or f"どう{thing}" in rest:
        return ""  # どう評価している: an act, asked after in its words or others
    if thing.isascii() and thing.islower():
        return ""  # どのsummit: an English word within Japanese, which the documents have in Japanese
    told = [any(_says(w, t, context) for t in texts) for w in things]
    if told[-1] or (any(told) and (not _own_word(things[-1]) or _counted(rest, texts))):
        return ""  # the last may be a suffix (実施数), or what is counted told in other words
    units = asked_units(rest)
    if units and any(q.unit in units for t in texts for q in quantities(t)) and not question.has("date"):
        return ""
    return f"「{thing}」"


def _of_a_kind(thing: str, rest: str, texts: list[str]) -> bool:
    """Whether any instance answers: どの都市 is told by 名古屋市, 頻度は by 毎年."""
    if re.search(
        r"どの(?:よう|ような)?な?(?:所|場所|もの|こと|人|内容|方法)|(?:どんな|どのような|どういう|どういった)",
        rest,
    ):
        return True
    return any(
        kind.search(thing) and any(instances.search(t) for t in texts) for kind, instances in lexicon().kinds
    )


def _counted(rest: str, texts: list[str]) -> bool:
    """Whether a text has a number with the counter asked for (何種類 … 20種類)."""
    counter = _COUNTER.search(rest)
    return counter is not None and any(re.search(rf"\d[万億]?{counter[1]}", t) for t in texts)


_COUNTER = regex(r"何([一-鿿ァ-ヺ]{1,3})")


def _whose(question: Question, context: Context) -> str:
    """Whose value, contents or use is asked for, where no document has the word (楽天のシェア)."""
    names = asked(question)
    if names and names[0] in FIELDS:
        return ""
    attributes = lexicon().attributes
    for match in _OF.finditer(tail(question)):
        roles = ("background", "purpose", "efforts", "effect")
        if match[2].endswith("名") or any(attributes[r].search(match[2]) for r in roles):
            continue
        for word in context.tokenizer.words(match[1]):
            if word.lemma in question.terms and _own_word(word) and len(word.surface) > 1:
                known = context.finder.vocabulary.knows(word.lemma) or context.finder.stands(word.surface)
                if not known and word.lemma not in lexicon().abstract:
                    return f"「{match[1]}」について"
    return ""


_OF = regex(r"([一-鿿ァ-ヺー]{2,})の([一-鿿ァ-ヺー]{1,6})(?:は|を|が|って|[?]|$)")


def _says(word: Word, text: str, context: Context) -> bool:
    """Whether the text has the word, as a lemma or within a compound."""
    if len(word.lemma) > 1 and (word.lemma in text or word.surface in text):
        return True
    return word.lemma in context.finder.vocabulary.lemmas(text)


def _own_word(word: Word) -> bool:
    return bool(_KANJI_NAME.fullmatch(word.surface)) and word.pos.startswith("名詞")
