"""The last clause of a long message where it asks by itself: a set told to the last word, or a place told by its number.

…を幹部が気にしておりまして、|別表で、KPI(効果)が「未設定」で始まる施策は何件ございますか: what leads to it says nothing that it needs.
"""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asking_part import asks
from rag.reading.core_question import Core
from rag.records import Library
from rag.tables.question import parse, unexplained
from rag.tables.rows import parse_rows
from rag.tokens import Tokenizer

_CUT = regex(
    r"。|(?:です|ます|ました|でした|のだ|んだ|のです)(?:が|けど|けれども?)、|(?:ので|まして|(?<=[たるの])ため|ものですから|都合で|とのことで|によ(?:り|って)まして)、"
)
_POINTS = regex(r"(?:^|[^ぁ-ん]|の)(?:その|それ(?!ぞれ)|この|これ|そこ|そちら)")
_EACH = regex(r"両方|両者|双方|どちらも|それぞれ(?!いく|何|の?件)")
"""What is said before is meant, too."""
_OPENS = regex(
    r"(?:別表|官民|骨子|人工知能基本計画|ai(?:基本)?計画|ai戦略|フォローアップ|第\d+章|\d{2}-\d{2}|(?:施策)?番号)",
)
_LEAST = 12
"""Characters that lead to the clause, at least."""


def standing_alone(question: str, library: Library, tokenizer: Tokenizer) -> Core | None:
    """The clause, from the name of a document or place on, and what leads to it; None where that may be needed."""
    for cut in _CUT.finditer(question):
        before, rest = question[: cut.start()], question[cut.end() :]
        opens = _OPENS.match(rest.lower())
        if len(before) < _LEAST or not opens or _POINTS.search(rest) or not asks(rest):
            continue
        read, led = analyse(rest, tokenizer), analyse(before, tokenizer)
        if _needs(led, read):
            continue
        of_set = not _EACH.search(rest) and _is_set(read, library, tokenizer)
        if of_set or read.measures or read.sections:
            return Core(rest, before, of_set)
    return None


def _is_set(read: Question, library: Library, tokenizer: Tokenizer) -> bool:
    """Whether a set of records, or of areas of the progress table, is asked for and nothing else."""
    if parse(read, library, tokenizer) is not None:
        return True
    return parse_rows(read, library, lambda t: unexplained(read, t, tokenizer)) is not None


def _needs(led: Question, read: Question) -> bool:
    """Whether what leads to a clause names a place, a date, a word, an office or a condition that the clause does not."""
    offices = {m.label for m in led.agencies} - {m.label for m in read.agencies}
    said = {_ALIKE.get(m.group(), m.group()) for m in _CONDITION.finditer(led.text)}
    conditions = said - {_ALIKE.get(m.group(), m.group()) for m in _CONDITION.finditer(read.text)}
    named = led.measures or led.sections or led.dates or led.documents or led.quoted
    return bool(offices or conditions or named)


_CONDITION = regex(
    r"に関する|について|関連|関係|向け|単独|再掲|本文|未設定|空欄|以上|以下|未満|(?<!れ)だけ|のみ|除[いくき]|含[めみ]|限[らりるっ]|絞|kpi|指標|主担当|◎|連携|進捗|割合|\d"
)
"""What a set may be asked under: said before the clause it must be said in it, too."""
_ALIKE = {"指標": "kpi", "◎": "主担当"}
