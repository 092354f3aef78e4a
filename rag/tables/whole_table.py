"""Whether a column of the progress table is asked of the whole strategy: AI戦略2019の進捗率は."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question

_COLUMN = regex(
    r"進捗率|取り?組み?の?(?:総?数|件数)|(?:計画|予定)(?:どおり|通り)(?:の?(?:数|件数|もの|取り?組み?))?|(?:一部)?未了(?:の?(?:数|件数|もの|取り?組み?))?|取り?組み?"
)
_FRAME = regex(
    r"における|によると|では|での|って|の|に|で|は|を|が|も|と|いま|今|現在|全部|全体|合計|何(?:%|件|パーセント|割|個)|いくつ|どの(?:くらい|程度|ぐらい)|どれ(?:くらい|ぐらい|ほど)"
    r"|教え(?:て|る)?|知りたい|数値?|件数|値|件|ください|下さい|ちょうだい|です|でしょう|ある|あり(?:ます)?|か|progress rate|of|in|the|what|is|[「」『』（）()、。?!\s/・]"
)


def asks_whole_table(question: Question) -> bool:
    """Whether nothing but the strategy, a column and words that frame a question is said."""
    text = lexicon().documents["senryaku"].sub("", question.text)
    return not _FRAME.sub("", _COLUMN.sub("", text))
