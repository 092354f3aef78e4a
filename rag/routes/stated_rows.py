"""A figure of the progress table that the question takes for granted and that the table has otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.premises.confirmed import confirms
from rag.premises.premise import heard
from rag.premises.ranks import rank_of
from rag.premises.rows import in_digits, row_claims
from rag.question import Question
from rag.quoting import say_row
from rag.reading.asking import is_polar
from rag.records import Slide
from rag.routes.slides import TOTAL
from rag.routes.verdicts import correct
from rag.tables.areas import area_of, supposed_areas
from rag.tables.progress_columns import columns_of
from rag.tables.row_figures import out_of_whole
from rag.tables.table import is_total
from rag.text import folded

_BY_COUNT = regex(
    r"\d(?:件|%|パーセント|番目|位)[^、。?]{0,16}(?:分野|領域|区分)|(?:分野|領域|区分)の?(?:うち|中)[^。?]*\d(?:件|%|パーセント)"
)
_OF_OTHER = regex(
    r"(?:基盤|連携|改革|開発|実装|整備|サービス|ネットワーク|領域|分野)の?(?:取り?組み?)?(?:の|は|が)?(?:計画通り|予定どおり|一部)?(?:未了|積み残し|進捗率|遅れ)"
)
"""Of something that the table has no row for: データ連携基盤の未了."""
_OF_ALL = regex(
    r"(?:ai戦略(?:2019)?|戦略|初年度|1年目|2019年度|取り?組み?(?:全体)?)(?:[^、。?分]{0,16}?)(?:取り?組み?)?(?:全体)?(?:の|は)、?\d+(?:%|割|パーセント)(?:が|は)?、?(?:計画|予定)(?:通り|どおり)"
)
"""A share told of all 取組 of the strategy: AI戦略2019は取組の95%が計画どおり."""
_ASKS_LEFT = regex(
    r"(?:残り|未了|遅れ|積み残)[^。?]{0,20}(?:どこ|どの|どれ|何)|(?:どこ|どの)[^。?]{0,16}(?:残|未了|遅れ)"
)
_COLUMN = regex(r"進捗率|達成率|一部未了|積み残し")
"""Words of the table alone, which need not be named beside an area of it."""
_LEFT = "未了/一部未了"
_TELLS_RANK = regex(
    r"そう(?:です|だ|な)|よね|ですね|ますね|とのこと|と聞|なぜ|なんで|どうして|理由|原因|背景|わけ|のは|ので|けど|が、"
)


def answer(question: Question, context: Context) -> Draft | None:
    """The correction, with the whole row; None where nothing of a row is stated, or it is right."""
    if question.documents and "senryaku" not in question.documents:
        return None
    area = area_of(question.text)
    rows = [s for s in context.library.slides if s.kind == "row"]
    row = next((r for r in rows if r.title == area), None)
    if row is not None and (ranked := _misranked(question, row, rows, context)) is not None:
        return ranked
    if row is not None and (ranked := _ranked(question, row, rows, context)) is not None:
        return ranked
    if (universal := _not_all(question, row, rows, context)) is not None:
        return universal
    named = "senryaku" in question.documents or (row is not None and _COLUMN.search(question.text))
    if not named or not re.search(r"\d", in_digits(question.text)) or supposed_areas(question) is not None:
        return None
    row = _meant(question, row, rows, context)
    if row is None:
        return None
    draft = context.draft(question)
    stated = is_assertion(question) or confirms(question)
    wrong = row_claims(question.text, row) if stated or not is_polar(question) else ()
    if wrong:
        denial = "いいえ、" if is_polar(question) else ""
        say_row(draft, row, (), f"{denial}ご質問の前提({'、'.join(wrong)})とは異なり、")
        if is_total(row) and _ASKS_LEFT.search(question.text):
            _say_left(draft, rows)
        draft.status = "corrected"
        return draft
    if not (question.quantities and is_assertion(question)):
        return None
    found = context.finder.find(question, records=(row,))
    return draft if correct(draft, row, question, found, context) else None


_EVERY_LATE = regex(
    r"(?:(?:全|すべての?|全ての?|全部の?|どの)(?:[6六]つの?|[6六])?(?:分野|領域|区分)|(?:[6六]つの?|[6六])?(?:分野|領域|区分)(?:の?(?:ぜんぶ|すべて|全部|全て)|とも))"
    r"(?:に|で|も|が)*[^、。?]{0,8}?(?:未了|遅れ|積み残し)[^、。?]{0,8}?(?:残|あ[るり]|出)"
)
"""Something left in every area: 6分野ぜんぶに未了が残っている."""
_ALL_DONE = regex(
    r"(?:一つ残らず|ひとつ残らず|1件残らず|全部|すべて|全て|全件|残らず|例外なく|漏れなく)(?:が|は|の取組が)?、?(?:計画|予定)(?:通り|どおり)"
    r"(?!(?:に|で|では)?な|[^、。?]{0,8}(?:分野|区分|領域|の(?:は|が)))"
)
"""Nothing left: 一つ残らず予定どおりに終わった. Areas of which that holds are no matter of this: すべて計画通りだった分野."""
_AREAS_ASKED = regex(r"(?:分野|区分|領域)(?:は|が)(?:あ|い[くる]|\d)")
_DENIED = regex(r"[^、。?]{0,12}(?:(?:わけ|こと|の)?(?:では?|じゃ)(?:な|あり)|とは(?:限ら|言え))")


def _not_all(question: Question, row: Slide | None, rows: Sequence[Slide], context: Context) -> Draft | None:
    """The correction of what is told of all areas or of all 取組 of a row; None where nothing is, or it is so."""
    every = _EVERY_LATE.search(question.text)
    said = every or _ALL_DONE.search(question.text)
    if said is None or _DENIED.match(question.text, said.end()) or _AREAS_ASKED.search(question.text):
        return None
    if not ("senryaku" in question.documents or row is not None):
        return None
    if not (is_assertion(question) or heard(question) or confirms(question) or is_polar(question)):
        return None
    asks = is_polar(question) and not confirms(question)
    granted = f"{'いいえ、' if is_polar(question) else ''}ご質問の前提({said.group()})とは異なり、"
    draft = context.draft(question)
    draft.status = "answered" if asks else "corrected"
    told = _say_finished if every else _say_unfinished
    return draft if told(draft, "いいえ。" if asks else granted, row, rows, question) else None


def _say_finished(
    draft: Draft, opening: str, row: Slide | None, rows: Sequence[Slide], question: Question
) -> bool:
    """The areas in which nothing is left, and the one that is asked about; whether there is any."""
    finished = [r for r in rows if not is_total(r) and _value(r, _LEFT) == 0]
    numbers = [draft.cite_field(r, cell) for r in finished if (cell := r.field(_LEFT))]
    if not finished:
        return False
    draft.say(f"{opening}{'、'.join(f'「{r.title}」' for r in finished)}の{_LEFT}は0件です。", *numbers)
    if row is not None:
        say_row(draft, row, columns_of(question.text) or ("進捗率",))
    return True


def _say_unfinished(
    draft: Draft, opening: str, row: Slide | None, rows: Sequence[Slide], question: Question
) -> bool:
    """How many 取組 of the row are not finished, and in which areas; whether there is any."""
    meant = row or next(r for r in rows if is_total(r))
    if _value(meant, _LEFT) == 0:
        return False
    say_row(draft, meant, ("計画通り", _LEFT), opening)
    if is_total(meant):
        _say_left(draft, rows)
    return True


def _value(row: Slide, column: str) -> int:
    return next(value for name, value, _ in row.values if name == column)


def _meant(question: Question, row: Slide | None, rows: Sequence[Slide], context: Context) -> Slide | None:
    """The row that figures are told of: that of the area, or of all where these are spoken of."""
    text = question.text
    total = next((r for r in rows if is_total(r)), None)
    if row is not None:
        whole = TOTAL.search(_OF_ROW.sub("", text))
        named = total if whole else row
        return None if out_of_whole(question, context.library) else named
    of_all = TOTAL.search(text) or _OF_ALL.search(text)
    other = _BY_COUNT.search(text) or _OF_OTHER.search(
        text
    )  # the count tells which area, or no area is named
    return None if other and not of_all else total


_OF_ROW = regex(r"(?<=[はが])、?(?:全部で|計)(?=\d)|(?<=って)、?全部で(?=\d)")
"""社会実装の取組って全部で36件: all of the area."""


def _misranked(question: Question, row: Slide, rows: Sequence[Slide], context: Context) -> Draft | None:
    """教育改革がいちばん遅れているそうですね told of an area that is not the last: the area that is, behind its row."""
    rank = rank_of(question.text, row, rows)
    if rank is None or rank.holds or _IS_NOT.search(question.text) or _within(question.text, row, rank.end):
        return None
    behind = re.split("[はが]", question.text[rank.end : rank.end + _BEHIND])[0]
    beside = area_of(behind) == row.title  # 進捗率が最も低かった|データ関連基盤
    if not (beside or _TELLS_RANK.search(question.text)):
        return None
    draft = context.draft(question)
    denial = "いいえ、" if is_polar(question) else ""
    wrong = "、".join((rank.said, *row_claims(question.text, row)))
    asked = dict.fromkeys((rank.column, *columns_of(question.text)))
    say_row(draft, row, tuple(asked), f"{denial}ご質問の前提({wrong})とは異なり、")
    for first in rank.rows:
        say_row(draft, first, (rank.column,), f"{rank.column}が{rank.name}のは「{first.title}」です。")
    draft.status = "corrected"
    return draft


_INSIDE = regex(r"(?:の?分野)?(?:の(?:中|なか|うち)|で(?!す|しょ|は?な)|において|内)")
_OPEN = regex(r"^[^。?]{0,12}?の(?:は|が)、?[^。?]{0,6}(?:何|なに|どこ|どれ|どの)")


def _within(text: str, row: Slide, end: int) -> bool:
    """Whether the rank is one within the area (社会実装の中で取組が最も多いのは), or it is asked what has it."""
    title = folded(row.title)
    at = text.find(title)
    return bool(_OPEN.match(text[end:])) or (at >= 0 and bool(_INSIDE.match(text, at + len(title))))


_BEHIND = 14
"""Characters behind a rank in which the area that has it is named."""
_AREA = regex(r"分野|区分|領域|進捗率")
_OF_AREA = regex(
    r"(?:改革|研究開発|実装|基盤|デジガバ|中小|倫理|その他|教育)(?:の?(?:分野|区分|領域))?(?:は|が|って|も|の進捗率|か|です|だ|なの|という|で(?:合|正|間違|よ|い))"
)
"""The area itself is what has the rank, not a part or a country within it."""
_IS_NOT = regex(r"(?:では|じゃ)(?:な|あり)")
"""The rank is denied: 最も高いわけではない."""


def _ranked(question: Question, row: Slide, rows: Sequence[Slide], context: Context) -> Draft | None:
    """はい or いいえ to a rank of an area, from its own row: 研究開発が最も遅れている分野という理解でよいか."""
    rank = rank_of(question.text, row, rows)
    if rank is None or not (is_polar(question) and _AREA.search(question.text)) or question.quantities:
        return None
    if _IS_NOT.search(question.text) or not _OF_AREA.search(question.text):
        return None
    draft = context.draft(question)
    say_row(draft, row, (rank.column,), "はい。" if rank.holds else "いいえ。")
    for other in (r for r in rank.rows if r is not row):
        say_row(draft, other, (rank.column,))
    return draft


def _say_left(draft: Draft, rows: Sequence[Slide]) -> None:
    """The areas in which something is left, most first."""
    told = [(value, r) for r in rows if not is_total(r) for c, value, _ in r.values if c == _LEFT and value]
    told.sort(key=lambda pair: -pair[0])
    numbers = [draft.cite_field(r, cell) for _, r in told if (cell := r.field(_LEFT))]
    listed = "、".join(f"「{r.title}」{value}件" for value, r in told)
    draft.say(f"未了/一部未了が残る分野は{listed}です。", *numbers)
