"""The type of answer that a question expects (a time, a number) against the sentence that is to answer.

The expected answer type of question answering (Li & Roth 2002): who asks when is not answered by a
sentence without any time, however near it comes. Retrieval prefers sentences of the type, so that a
best sentence without it tells that the documents do not say.
"""

from __future__ import annotations

import re
from typing import Literal

from rag.answerability.answerable import TIMELY, Verdict
from rag.evidence.answertype import asked_units, asks_amount, asks_list
from rag.evidence.finder import Evidence
from rag.evidence.fitting import UNTIL
from rag.evidence.timing import AS_OF, tells_when
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import FIELDS, KPI, ROLES, asked, tail
from rag.reading.asking import is_polar
from rag.reading.frequency import asks_frequency, tells_frequency
from rag.records import Measure
from rag.text import blanked, folded

_BESIDE = 0.7
"""Share of the best score from which a sentence of the same record is shown beside the first."""
Expected = Literal["time", "number", "frequency"]
_OF_RECORDS = regex(r"(?:施策|取り?組み?|項目)(?:は|が|って|も|、)*(?:全部で)?(?:いくつ|何(?:件|個|つ))")
"""The measures themselves are counted: …を使う施策、いくつありますか."""
_LABELS: dict[Expected, str] = {"time": "時期", "number": "数値", "frequency": "頻度"}
_COUNT = regex(
    r"[一-鿿ァ-ヺーa-z](?<!指)(?<!係)(?<!関)数(?:は|を|が|って|も|、|について|[?。]|$|だけ|知り|教え)"
    r"|(?:累計|総数|合計|実績値|普及率|人口|面積|台数)(?:は|を|が|って|も|、|[?。]|$)"
)
"""A noun of counting that is asked for without an interrogative: 会員企業数を教えて, 修了した人の累計."""
_TOTAL = regex(r"総数|(?<![関係指])数の合計|件数|人数|何(?:件|人|名|校|団体|施設)")
_SHARES = regex(r"\d[\d.]*(?:割|%)(?:程度|強|弱)?")
"""A share tells no number of things: 採択された課題の総数, 8割."""
_ELSE = regex(r"何(?:で|を|に|が|の)|どう|どの|どこ|なぜ|誰|理由|方法")
"""Something else of a count is asked: 人口は何で推計しますか, 指数は何を表しますか."""
_WHICH = regex(
    r"(?:何|なに|どの|どんな|どういう|どういった)の?[^、。?]{0,8}[一-鿿]?[数率](?!百|千|万|人|件)|[数率値](?:って)?(?:は|が)?(?:何|なに)(?:[?。でかな]|$)|何(?:システム|条|章|節|項(?!目)|号)"
)
"""Which count it is, not how many: 何の件数で見るか, 物差しにしている数は何."""
_LOOSELY = regex(r"[春夏秋冬]ごろ|速やか|直ちに|適時|随時|期間|常時|年以降|まで増加|前に|後に")
"""Times besides TIMELY that answer when something is."""
_NUMERAL = regex(
    r"[一二三四五六七八九十百千](?:つ|の(?:原則|柱|方針|視点)|か所|種|割|倍|点|本|者)|半[数分減]|倍増|全(?:て|都道府県|市町村|府省)|すべて|複数|毎[年月]"
)
"""Numbers that are not in digits."""
_NAME = regex(r"[a-z][a-z.・-]*\d[\d.]*|\d[\d.]*[a-z]{1,2}(?![a-z%])|第\d+|society\s*5\.0|1人1台|\(\d+\)")
"""Digits of a name count nothing: 5G, Society 5.0, 第2期."""
_SEVERAL = 10
_UNIT = regex(r"\d\s*(?:[kmgt]b|[kmgt]?bps|[ck]?m|km2|ha|[kmg]?hz|kw|t)(?![a-z])")


def expected(question: Question) -> tuple[Expected, ...]:
    """The types of answer that a question expects of a sentence; empty where it asks for something else."""
    names = asked(question)
    if is_polar(question) or asks_list(question) or question.has("definition", "compare"):
        return ()
    if set(names) & {*FIELDS, *KPI} or (names and names[0] in ROLES):
        return ()
    rest = tail(question)
    if asks_frequency(rest):
        return ("frequency",)
    found: list[Expected] = []
    if "date" in names and question.has("date"):
        found.append("time")
    counted = asks_amount(question) and "number" in names
    named = _COUNT.search(rest) and not _ELSE.search(rest)
    if (counted or named) and not _WHICH.search(rest):
        found.append("number")
    return tuple(found)


def counts_records(question: Question) -> bool:
    """Whether the measures themselves are counted, no number within one of them."""
    return bool(_OF_RECORDS.search(question.text))


def untyped(question: Question, found: list[Evidence]) -> Verdict:
    """Decline where the sentence that is to answer, the first, has none of the types that are expected.

    A sentence shown beside it may have the number; of a slide the heading may have the year.
    """
    types, lead = expected(question), found[0]
    if not types:
        return Verdict(True)
    if "number" in types and counts_records(question):
        return Verdict(False, "質問の条件に当てはまる施策や取組を数えられませんでした")
    heading = "" if isinstance(lead.record, Measure) else lead.record.title
    text = folded(lead.sentence.display)
    if "number" in types and _TOTAL.search(tail(question)):
        text = _SHARES.sub(" ", text)
    if "time" in types and UNTIL.search(tail(question)):
        text = blanked(text, ((d.start, d.end) for d in dates(text) if AS_OF.match(text, d.end)))
    if any(_is(kind, f"{heading} {text}" if kind == "time" else text) for kind in types):
        return Verdict(True)
    units = asked_units(tail(question))
    beside = [e for e in found[1:8] if e.record is lead.record and e.score >= _BESIDE * lead.score]
    if any(q.unit in units for e in beside for q in quantities(folded(e.sentence.display))):
        return Verdict(True)
    labels = "・".join(_LABELS[kind] for kind in types)
    return Verdict(
        False, f"最も近い{lead.record.locator}「{lead.record.title}」に、{labels}の記載はありません"
    )


def _is(kind: Expected, text: str) -> bool:
    if kind == "frequency":
        return tells_frequency(text)
    found = dates(text)
    if kind == "time":
        return bool(tells_when(text) or TIMELY.search(text) or _LOOSELY.search(text))
    if _UNIT.search(text) or _NUMERAL.search(text):
        return True
    plain = blanked(text, ((d.start, d.end) for d in found))
    counted = any(q.unit and q.value >= _SEVERAL for q in quantities(plain))  # 一万件, not 一人一人
    return counted or bool(re.search(r"\d", _NAME.sub(" ", plain)))
