"""How often something is done: どのくらいの頻度で, 何年おきに, told by 毎年 as well as by 年100回.

Neither a time nor an amount: a sentence without any digit answers it, a date or a count does not;
a number of times for a fiscal year does (開催回数(令和2年度40回)).
"""

from __future__ import annotations

from rag.lazy_regex import regex

_ASKS = regex(
    r"頻度|(?<![\d何])(?:年|月|週)間?に?、?何[回度]|(?<!走行)周期(?!表)|(?:(?:どの|どれ)(?:くらい|ぐらい|ほど|程度)|どう(?:いう|いった)|どんな|何[年月日])の?(?:間隔|ペース|スパン|割合)で"
    r"|(?:間隔|インターバル)は(?:どの|どれ|何)|何(?:年|[かヵケヶカ箇]月|週間?|日|時間|分)(?:おき|置き|ごと|毎(?!年)|に(?:[1一]|何)[回度])"
    r"|(?:次|前回)[^。?、]{0,12}(?:まで|から)(?:は|に)?何(?:年|[かヵケヶカ箇]月)(?:あ[くき]|空[くき]|ある)|\bhow (?:often|frequently)\b"
)
_TELLS = regex(
    r"毎[年月週日回度期朝晩時]|(?:[年月週日]|四半期|年度|\d+(?:年|か月|週間|日|時間))(?:ごと|毎|おき)(?:に|の|で|、|。|$)"
    r"|(?<![0-9〇])年間?に?[0-9一二三四]+[回件]|\d[回件]/年|\d+(?:年|か月|週間|日|時間)に(?:[1一]回|[1一]度)|[月週日]に?[0-9一二三四]+回|定期的?(?:に|な|的)|回数[^。()]{0,6}\((?:令和|平成)(?:\d+|元)年度[^()]{0,4}\d回|随時|適宜|常時|その都度"
)
_COUNTED = regex(r"何[回度]")
_TIMES = regex(r"\d[\d,]*(?:万|千)?[回件度]|[一二三四]回|毎[年月週日回]")


def asks_frequency(text: str) -> bool:
    """Whether folded text asks how often something is done."""
    return bool(_ASKS.search(text))


def tells_frequency(text: str, asked: str = "") -> bool:
    """Whether folded text tells how often something is done; 随時 tells no 月に何回 of ``asked``."""
    return bool((_TIMES if _COUNTED.search(asked) else _TELLS).search(text))
