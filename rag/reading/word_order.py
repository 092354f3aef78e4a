"""Spoken word order: what is talked about comes last (違うんですかね、AとBって。 → AとBは違うんですかね。)."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.reading.interrogative import WH

_INVERTED = regex(
    r"(?P<lead>(?:[^。?？!！]*[。?？!！])*)"
    r"(?P<ask>[^。?？!！]*?(?:か(?:ね|な|しら)?|っけ|の|ん|たい|教えて|(?:です|ます)よね))[、,?？]\s*"
    r"(?P<topic>(?!その|それ)[^。、,?？!！]{2,60}?)(?:って(?:いうのは)?|は)[。?？!！]*\s*$"
)
_ASKS = regex(rf"{WH}|なん|か(?:ね|な|しら)?$|っけ$|教えて|たい$")


_WHOLE = regex(r"[?？]$|.のは|.って(?:何|なん|どう|どんな)")
"""An ask that has a topic of its own: what follows is another question (創薬AIを進めるのはどの省ですか、富岳NEXTの開発は?)."""
_SOURCE_LAST = regex(
    r"(?P<lead>(?:[^。?？!！]*[。?？!！])*)(?P<ask>[^。?？!！]*?(?:か(?:ね|な|しら)?|っけか?|よね))[、,?？]\s*"
    r"(?P<source>(?!その|それ)[^。、,?？!！]{2,30}?(?:だと|によると|によれば))[。?？!！]*\s*$"
)
"""By whom something is said comes last: …は令和5年度だっけか、文科省の目標だと。"""


_AMOUNT_AIMED = regex(
    r"^(?P<topic>[^。、?？]{2,40}?)(?:って|は)、?(?P<amount>何[^はがをに。、?？]{1,4})(?:が|を)目標(?:(?:なの|です|にして(?:い)?る|としている?)(?:か|の|んです)?)*[。?？]*$"
)


_BETWEEN = regex(
    r"(?P<about>に(?:関する|関連する|関係する|ついての))(?P<document>別表|骨子案?)の(?P<thing>施策|取り?組み?|項目)"
)
"""農業データ連携基盤に関する別表の施策: the document stands between what is told of the set and the set."""


def in_order(question: str) -> str:
    """The question with its topic, its source or its document in front; as it is where its order is the usual one."""
    if (between := _BETWEEN.search(question)) is not None:
        set_of = f"{between['about']}{between['thing']}"
        question = (
            f"{between['document']}で、{question[: between.start()]}{set_of}{question[between.end() :]}"
        )
    if (aimed := _AMOUNT_AIMED.match(question)) is not None:  # Xって何か所が目標
        return f"{aimed['topic']}の目標は{aimed['amount']}?"
    if (told := _SOURCE_LAST.match(question)) is not None:
        return f"{told['lead']}{told['source']}、{told['ask']}?"
    match = _INVERTED.match(question)
    if (
        match is None
        or not _ASKS.search(match["ask"])
        or _WHOLE.search(match["ask"] + question[match.end("ask")])
    ):
        return question
    return f"{match['lead']}{match['topic']}は、{match['ask']}?"
