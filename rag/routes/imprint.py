"""When a document itself was decided, and by whom: no text of the three says so, the register does.

What is registered of an edition (SOURCES.toml) is told, and that the text does not bear it out.
"""

from __future__ import annotations

import re

from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import DOCUMENT_IDS, DocumentId

_NAMES: dict[DocumentId, str] = {
    "kanmin": r"(?:世界最先端)?(?:デジタル国家創造宣言・?)?官民データ(?:活用推進基本)?計画(?:の別表)?|別表|(?:この|本)計画",
    "kihon": r"(?:人工知能|ai)?(?:基本計画の?)?骨子(?:\(?案\)?)?",
    "senryaku": r"ai戦略\s*2019の?フォローアップ|フォローアップ|スライド",
}
_THIS = r"(?:この|本|これらの)(?:文書|資料)"
_WHEN = r"いつ|何年|何月"
_WHO = r"誰|だれ|どこ|どの(?:府?省庁?|庁|機関|組織|役所)"
_ACT = (
    r"閣議決定|決定|策定|作成|作っ|作ら|出し|出さ|発行|公表|公開|制定|まとめ|取りまとめ|決ま|決め|でき|もの"
)
_ASKED = regex(
    rf"(?:{'|'.join(f'(?P<{d}>{p})' for d, p in _NAMES.items())}|(?P<this>{_THIS}))[」』]?"
    r"(?:自体|そのもの)?(?:は|の|って|が|を)?、?(?:"
    rf"(?:(?P<when>{_WHEN})|(?P<who>{_WHO}))(?:の|に|が|で)?(?:{_ACT})"
    rf"|(?:{_ACT})[^、。]{{0,8}}?(?:(?P<when2>{_WHEN}|時期|年月日|日付|年|日)|(?P<who2>{_WHO}|者|元|主体|機関))"
    r"|(?P<when3>日付)|(?P<who3>著者|編者))"
)
_MAKING = regex(
    r"決定|決まる|決める|閣議|策定|作成|発行|公表|公開|制定|作る|出す|出来る|纏める|取り纏める?|元|者|主体|機関"
    r"|組織|役所|著者|編者|時期|日付|年|日|年月日|計画|文書|資料|骨子|宣言"
)


def answer(question: Question, context: Context) -> Draft | None:
    """What is registered of a document's edition; None where anything else is asked."""
    if (other := _other_edition(question, context)) is not None:
        return other
    asked = _ASKED.search(question.text)
    if asked is None or not _of_the_document_alone(question, asked):
        return None
    documents = tuple(d for d in DOCUMENT_IDS if asked[d]) or DOCUMENT_IDS
    who = asked["who"] or asked["who2"] or asked["who3"]
    what = "作成者" if who else "日付"
    sources = [context.library.sources[d] for d in documents]
    draft = context.draft(question)
    draft.status = "not_found"
    titles = "、".join(f"「{s.short_title}」" for s in sources)
    draft.say(f"{titles}の{what}は、文書の本文に記載がありません(全文を検索)。")
    known = "、".join(f"{s.short_title}は「{s.naming.author if who else s.naming.decided}」" for s in sources)
    draft.say(f"登録してある書誌では、{known}です(本文では確かめられません)。")
    draft.searched = Searched(documents, question.terms or (what,), ())
    return draft


_YEAR = r"(?:(?:20)?\d{2}|(?:令和|平成|r|h)\d+|令和元)"
_EDITIONS: tuple[tuple[DocumentId, re.Pattern[str], tuple[str, ...]], ...] = (
    ("senryaku", regex(rf"(?P<name>ai戦略\s*(?P<year>{_YEAR})(?:年度?)?(?:版)?)"), ("2019", "19", "令和元")),
    (
        "senryaku",
        regex(
            rf"(?P<name>(?P<year>{_YEAR})(?:年度?)?(?:版)?の?(?:ai戦略の?)?(?:フォローアップ|ai戦略))(?!\d)"
        ),
        ("2019", "令和元", "2020", "令和2", "r2", "r1", "h31", "平成31"),
    ),
    (
        "kanmin",
        regex(rf"(?P<name>(?P<year>{_YEAR})年度?版?の?(?:官民データ(?:活用推進基本)?計画|別表))"),
        ("2020", "令和2", "r2"),
    ),
    (
        "kihon",
        regex(
            r"(?P<name>(?:(?:ai|人工知能)の?|^|(?<=。))第(?P<year>[2-9二三四五])(?:期|次)の?(?:(?:ai|人工知能)?の?(?:基本)?計画|骨子))"
        ),
        (),
    ),
)
"""Names of a document with the year or number of an edition, and which of these are its own."""


def _other_edition(question: Question, context: Context) -> Draft | None:
    """Say that only another edition is here (AI戦略2021); None where each named is here, or the texts have the name."""
    found = [(d, m, own) for d, p, own in _EDITIONS for m in p.finditer(question.text)]
    if any(m["year"] in own for _, m, own in found):
        return None  # compared with the one that is here
    other = next(((d, m) for d, m, _ in found if not context.finder.stands(m["name"])), None)
    if other is None:
        return None
    document, match = other
    source = context.library.sources[document]
    name = question.shown[match.start("name") : match.end("name")]
    draft = context.draft(question)
    draft.status = "not_found"
    draft.say(f"「{name}」は対象の文書にありません。収録しているのは「{source.title}」だけです。")
    draft.say(f"「{source.short_title}」について知りたいときは、その名前で質問してください。")
    draft.searched = Searched(DOCUMENT_IDS, (name,), ())
    return draft


def _of_the_document_alone(question: Question, asked: re.Match[str]) -> bool:
    """Whether nothing but a document and its making is spoken of."""
    others = question.measures or question.sections or question.agencies or question.quoted
    dated = any(not asked.start() <= d.start < asked.end() for d in question.dates)
    return not others and not dated and all(_MAKING.fullmatch(term) for term in question.terms)
