"""Sets of records asked for in other words than the usual ones, put in these.

骨子案でデジタル庁は何をすることになっていますか asks for all records that it leads: a passage would be one
of them, or of another office. 医療に関わるもの are those with the topic; a set told twice is one set.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.text import fold

_OF_OUTLINE = regex(r"骨子|ai基本計画|人工知能基本計画")
_THING = r"(?:施策|取り?組み?|事業|仕事|役割|業務|対応|項目)"


def _document(group: str) -> str:
    names = r"(?:骨子(?:案|\(案\))?|別表|計画)(?:の?(?:なか|中))?"
    return rf"(?P<{group}>[^、。]{{0,24}}?{names}(?:で|では|において|に|には|上|上では|によると)?、?)?"


_DOES = regex(
    rf"^{_document('document')}\0(?:は|が|って)、?{_document('behind')}(?:主に|具体的に(?:は)?|いったい|いま|今後)?、?"
    rf"(?:何|なに|どんなこと|どう(?:いう|いった)こと|どのようなこと|(?:どんな|どのような|どういう|どういった|何の){_THING})を"
    r"(?:する|し(?:て|ま|よう)|や[るっりろ]|行[うっいな]|担[うっいわ当]|進め|実施|受け持|手[がか掛]|取り組|任さ|求めら|引き受け|主導)[^、。]{0,24}[。?]*$"
)
_IN_SHORT = regex(
    rf"^{_document('document')}\0(?:は|が)、?{_document('behind')}(?P<role>主?担当|所管|主管|◎)(?:の|である|となっている|になっている|している|する)"
    rf"(?:もの|やつ|{_THING})を、?(?:要約|まとめ|整理|概観|紹介|かいつまんで|ざっと|ひととおり|一通り|簡単に|簡潔に)[^、。]{{0,24}}[。?]*$"
)


_ABOUT = regex(
    r"(?P<topic>[一-鿿々ァ-ヺーA-Za-z0-9]{2,})に(?:(?:関係|関連)(?:する|した|がある|のある)|関わる|かかわる|関わった|係わる)(?=もの|施策|取り?組み?|項目|事業|やつ)"
)


_OF_ANNEX = regex(r"(?:第)?(?<![\d一二三四五六七八九十])(?P<number>0?[5-9]|1[0-2]|[５-９])章の(?=施策)")
"""8章の施策: the outline has four chapters, the annex measures 08-01 and so on."""
_ONE_DIGIT = regex(r"(?:ひとけた|一桁|1桁|１桁)[(（][^()（）]{1,10}[)）]")
_RESTATED = regex(
    r"(?P<thing>施策|取り?組み?|項目|もの)、(?:つまり|すなわち|言い換え(?:る|れば)と?|要するに|言うなれば)、?[^、。?？]{4,60}?(?:施策|取り?組み?|項目|もの)(?=は|が|を|の|って|で)"
)
"""The same set told twice: …だけが未設定の施策、つまり進捗は未設定でないものは."""


def as_set(question: str) -> str:
    """The question as one for records of a topic, or for those that an office leads; as it is where it asks for neither."""
    question = _OF_ANNEX.sub(lambda m: f"{int(m['number']):02d}番台の", _ONE_DIGIT.sub("一桁", question))
    return _of_office(_RESTATED.sub(r"\g<thing>", _ABOUT.sub(_about, question)))


def _about(match: re.Match[str]) -> str:
    """The topic in the usual words; a ministry that has a part in a record is none."""
    office = any(m.end == len(match["topic"]) for m in mentions(fold(match["topic"]).text))
    return match.group() if office else f"{match['topic']}に関する"


def _of_office(question: str) -> str:
    mapped = fold(question)
    offices = mentions(mapped.text)
    if len(offices) != 1:
        return question
    start, end = offices[0].start, offices[0].end
    text = f"{mapped.text[:start]}\0{mapped.text[end:]}"
    match = _DOES.match(text) or _IN_SHORT.match(text)
    if match is None:
        return question
    document = match["document"] or match["behind"] or ""
    role = match.groupdict().get("role") or "担当"
    thing = "取組" if _OF_OUTLINE.search(document) else "施策"
    return f"{document}{mapped.text[start:end]}が{role}の{thing}をすべて挙げてください"
