"""Which attributes a question asks for.

A question often describes its record before it asks (「…をKPIに置く施策の担当は」): cues are read
behind that description where there are any. Fields of a record come before general ideas
(効果のKPI is a field, 効果 an idea), an interrogative before both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.reading.choice import is_of_offices
from rag.reading.interrogative import WH
from rag.reading.office import asks_holder

MINISTRY = ("ministry", "lead", "joint")
KPI = ("kpi", "kpi_progress", "kpi_effect")
FIELDS = (*MINISTRY, *KPI, "name", "in_body", "articles")
ROLES = ("background", "purpose", "efforts", "effect", "schedule")

# The description of a record ends here; what is asked stands behind.
_DESCRIPTION = regex(
    r"(?:施策|取組|事業|もの|プロジェクト)(?:。|の|は|が|について|では|に(?:ついて|は)|で|、|のうち|だが|ですが|があるが)+"
)
_INTERROGATIVE = regex(rf"{WH}|か[?。]*$|what|which|who|when|how")
_WHERE = regex(
    r"どこ|どの(?:省|庁|府|役所|機関)|何省|なに省|(?:誰|だれ)(?:が|の|で)|(?<![a-z] )\bwho\b|\b(?:and|know|me|of|say|says) who\b|whose (?:job|responsibility|task|remit)|\b(?:is it|is|does|do|are)\s+or\s|(?:which|what) (?:government )?(?:ministr|agenc|bod(?:y|ies)\b|offices?\b|departments?\b|organi[sz]ations?\b)"
)
_WEAK_LEAD = regex(r"主導|リード|中心|まとめ役|メイン|責任|旗振り|leading|leads?\b|in charge|responsible")
_MEASURED = regex(
    r"kpi|指標|数え|測|はか[るっら]|数字|数値|何の数|ものさし|目標|評価|(?:何|なに|どう(?:やって)?|どこ)(?:で|を)?見|ターゲット|indicator|measured|count(?:s|ed)? (?:as|for)|target"
)
# By what something is seen: 何の件数で捉える, どんな率を効果として追う, 何をもって…とみなす
_BY_WHAT = regex(
    r"(?:何|なに|どの|どんな|どういう|どういった|いかなる)(?!人|年|月|時|回|割|%|番|省|府|庁|施策|取組)[^、。?]{0,14}?(?:で|を|に|から|として|によって|をもって)"
    r"[^、。?]{0,12}?(?:見(?!込|通|直|学|え)|み(?:る|て|よ)|測|計(?!画)|捉|とらえ|追(?!加)|把握|判断|評価|確認|数え|チェック|わかる|分かる|みなす|みな(?:し|さ)|押さえ|管理す)"
)
_BY_COUNT = regex(
    r"(?:何|なに|どの|どんな|どういう)の?[^、。?]{0,12}?(?:[件回人台]?数|率|割合|量|額|指標)(?:で|を|に|として|から)[^、。?]{0,8}?(?:見|測|計|捉|とらえ|追|把握|判断|評価|みな)"
)
# A KPI named by its side: 効果面の到達点, 進捗のところに書いてある率, 効果として掲げる
_BY_SIDE = regex(
    r"(?:進捗|効果)(?:面|側|欄|サイド|の?(?:ところ|欄|項目|枠|列|セル|部分|側)|の(?:方|ほう))|(?:進捗|効果)を(?:見る|測|示す|表す|判断|確認|捉|把握)"
    r"|(?:進捗|効果|成果)(?:と|に|として)は?(?:掲げ|置|挙げ|書|追|見|設定|みな)|何を(?:進捗|効果)と(?!は)"
    r"|(?:進捗|効果|成果)の(?:見方|見かた|測り方|はかり方|捉え方|とらえ方|計り方|判定|尺度|基準)"
    r"|(?:何|なに|どう(?:な|す)れ)[^、。?]{0,12}(?:効果|進捗|成果)(?:あり|有り|が(?:あ|出|上)|と(?:する|みな|言|いえ|認))"
    r"|(?:進捗|効果|成果)(?:は|が|って|、)[^、。?]{0,4}?(?:何|なに|どう|どこ)[^、。?]{0,10}?(?:達成|判断|合格|クリア|良し|よし|完了)"
)
_PROGRESS = regex(
    r"進捗(?!率)|進み(?:具合|方|ぐあい)|どれだけ進|進んだか|アウトプット|progress (?:kpi|indicator)|kpi\W{0,3}progress|\b(?:as|for|of|measure) progress\b"
)
_EFFECT = regex(
    r"効果|アウトカム|成果|効き目|うまく(?:い|行)った(?:か|って)|効い(?:た|て(?:い)?る)(?:か|って)|effect|outcome|impact"
)
_YARDSTICK = regex(r"物差し|目安|目盛|バロメータ|見極め|見定め|判断|わかる|分かる")
_WORKED = regex(r"効果|成果|効い[たて]|効き目|うまく(?:い|行)[くっ]|成功し|功を奏")
"""Loosely worded: read so only where the measure is named by its number (02-20、うまくいったかどうかを見る物差し)."""
_WHY = regex(r"何のため|なんのため|なぜ|何故|どうして|目的は|狙いは|理由は")
_OTHER_NAMED = regex(
    r"(?:チーム|制度|資格|仕組み|システム|会議|会議体|組織|機関|ネットワーク|枠組み?|法律|ガイドライン|データベース|プラットフォーム|サービス"
    r"|ツール|拠点|センター|協議会|コンソーシアム|会社|団体|サイト|ポータル|規格|基盤|構想|本部|略語)"
    r"(?:は|って|の|を|には|に)?、?(?:(?:何|なん)(?:という|ていう)|どんな|どういう|どのような)名(?:前|称)"
)
"""What is named is no measure: 情報収集を手助けするチーム、何という名前."""
_OF_MEASURE = regex("施策|取組|取り組み|事業名|件名")
_UNSET = regex(r"設定|(?:定め(?:られ)?て|決ま(?:って)?)(?:い)?な|未定|空欄")
_WHICH_OFFICE = regex(
    r"(?:省|庁|府|房|会)(?:の|で(?:は|なら)?、?|、)(?:うち、?)?(?:どちら|どっち)(?:が|です|な|に(?:なり|聞|問|当)|の(?:担当|所管|仕事|施策|事業))"
    r"|(?:省|庁|府|房|会)(?:が|は)(?:並|両方|2つ|二つ)[^。]{0,24}(?:どちら|どっち)(?:が|です|で|[?。]|$)"
)
_MORE = regex(r"多[いくか]|少な[いくか]")
_BOTH_KPIS = regex(r"進捗(?:と|、|・|及び|および|も|に)効果(?!的)|効果(?:と|、|・|及び|および|も)進捗")
"""02-08の進捗と効果: the two KPIs, where a measure is named."""
_NAMED_KPI = regex(r"kpi|指標|indicator")


@lru_cache(maxsize=64)  # every route asks these of the same question
def tail(question: Question) -> str:
    """What stands behind the description of the record; the whole question if there is none."""
    ends = [m.end() for m in _DESCRIPTION.finditer(question.text)]
    for end in reversed(ends):
        rest = question.text[end:]
        if _cues(rest) or (len(rest) >= _CLAUSE and _INTERROGATIVE.search(rest)):
            return rest
    return question.text


_CLAUSE = 6
"""Characters of what may ask for something without naming an attribute."""


_OWNED = regex(
    r"^(?:だけ|のみ)?(?:が|の|は)?(?:主担当|◎|主管|主務|所管|担当|管轄|リード|主導|実施|推進|進め|やっ|行っ|取り組)"
    r"[^、。]{0,10}?(?:(?:だ|と)?(?:という|いう|の|る|た)(?![、。っ])|(?:で|だ)す?(?:そう|との事|とのこと)?(?:です)?(?:が|けど|けれども?)、?|(?:で(?:は)?|なら)、)"
)


def behind_owner(question: Question, text: str) -> str:
    """What stands behind 「総務省が主担当の」: who owns the measure is said there, not asked."""
    for mention in question.agencies:
        at = text.rfind(question.text[mention.start : mention.end])
        owned = _OWNED.match(text[at + mention.end - mention.start :]) if at >= 0 else None
        if owned:
            rest = text[at + mention.end - mention.start + owned.end() :]
            if _cues(rest) or (len(rest) >= _CLAUSE and _INTERROGATIVE.search(rest)):
                return rest
    return text


@lru_cache(maxsize=64)
def asked(question: Question) -> tuple[str, ...]:
    """The attributes asked for, fields first; empty when the question names none."""
    text = behind_owner(question, tail(question))
    if question.english:  # the National Tax Agency asks for no agency
        for mention in question.agencies:
            text = text.replace(question.text[mention.start : mention.end], " ")
    found = _cues(_TITLE.sub("「」", text))
    if _OTHER_NAMED.search(text) and not _OF_MEASURE.search(text):
        found = [n for n in found if n != "name"]
    fields: list[str] = []
    ministry = _ministry(text, found) or ("lead" if _asks_which_office(question) else None)
    if ministry:
        fields.append(ministry)
    if kpi := kpi_kind(text) or _loose_kpi(question, text):
        fields.append(kpi)
    fields += [n for n in ("name", "in_body", "articles") if n in found]
    if (
        "name" in fields
        and len(fields) > 1
        and not re.search(
            r"施策名|名称|名前|題名|件名|表題|タイトル|name|何(?:という|て(?:いう)?|の)施策|何番|どんな名前|(?:施策|取組)は(?:何|なに|どれ)(?:で|と|、)",
            text,
        )
    ):
        fields.remove("name")
    asked_by_word = [n for n in ("date", "number") if n in found]
    of_value = fields == ["kpi"] and not _BY_COUNT.search(text)
    if fields and not (of_value and asked_by_word):
        return (*fields, *asked_by_word)
    rest = [n for n in found if n not in (*MINISTRY, *asked_by_word) and n not in fields]
    if _asks_why(text):
        rest = [n for n in rest if n not in KPI]
    return (*asked_by_word, *fields, *rest)


_TITLE = regex(r"「(?![^「」]*(?:kpi|進捗|効果|担当|府省|施策名|本文|目標|指標))[^「」]{6,}」")
"""A title asks for nothing, whatever words it has: 「AIガバナンスの主導」を要約して."""


def _asks_which_office(question: Question) -> bool:
    """Whether one of two ministries named is asked for: 環境省と経産省のどちらがやっているか, 環境省か経産省か."""
    names = {m.label for m in question.agencies}
    if len(names) < 2 or question.english or _MORE.search(question.text):
        return False
    return bool(_WHICH_OFFICE.search(question.text)) or is_of_offices(question)


def _asks_why(text: str) -> bool:
    """Whether it is asked what an indicator is for, not which it is; why none is set is told by its cell."""
    return bool(_WHY.search(text)) and not _UNSET.search(text)


def _loose_kpi(question: Question, text: str) -> str | None:
    """The KPI of a measure that is named by its number, asked for by a figure of speech."""
    if not question.measures or _asks_why(text):
        return None
    if _BOTH_KPIS.search(text):
        return "kpi"
    if not _YARDSTICK.search(text):
        return None
    progress, effect = bool(_PROGRESS.search(text)), bool(_WORKED.search(text))
    return None if progress == effect else "kpi_progress" if progress else "kpi_effect"


def kpi_kind(text: str) -> str | None:
    """Which KPI is asked for: kpi_progress, kpi_effect, kpi (both or unsaid), or None."""
    if _asks_why(text):
        return None
    if not (_MEASURED.search(text) or _BY_WHAT.search(text) or _BY_SIDE.search(text)):
        return None
    progress, effect = bool(_PROGRESS.search(text)), bool(_EFFECT.search(text))
    if progress != effect:
        return "kpi_progress" if progress else "kpi_effect"
    if progress and _BY_WHAT.search(text):
        return "kpi"  # 進み具合は何で見て、効き目は何で見るの
    return "kpi" if _NAMED_KPI.search(text) or _BY_COUNT.search(text) else None


def _ministry(text: str, found: list[str]) -> str | None:
    named = [n for n in found if n in MINISTRY]
    where = bool(_WHERE.search(text))
    if not named or asks_holder(text):
        return None
    weak = (
        named == ["lead"]
        and bool(_WEAK_LEAD.search(text))
        and not re.search(r"主担当|主管|◎|主務|筆頭|主に|主(?:です|な|た)", text)
    )
    if weak and not where and not _WEAK_LEAD.search(text[-16:]):
        return None
    return "joint" if "joint" in named else "lead" if "lead" in named else "ministry"


def _cues(text: str) -> list[str]:
    """Names of the attributes whose cues stand in the text, in order of their place."""
    places = []
    for name, pattern in lexicon().attributes.items():
        match = pattern.search(text)
        if match:
            places.append((match.start(), name))
    return [name for _, name in sorted(places)]
