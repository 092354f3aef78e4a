"""The two KPIs of one measure asked for by their sides: 進み具合と効果って何で測るの?両方.

両方 and どちらも mean the two KPIs then, not two measures to be compared.
"""

from __future__ import annotations

from rag.lazy_regex import regex

_YARDSTICK = r"(?:KPI|指標|物差し|ものさし|目安)"
_SIDE = r"(?:の?(?:ほう|方|面|側|欄))?"
_PROGRESS, _EFFECT = r"(?:進捗|進み(?:具合|ぐあい|方))", r"(?:効果(?!的|あり)|効き目|効き具合)"
_JOINED = rf"{_SIDE}(?:の?{_YARDSTICK})?(?:と|、|・|も|や|に)"
_SIDES = regex(rf"(?:{_PROGRESS}{_JOINED}{_EFFECT}|{_EFFECT}{_JOINED}{_PROGRESS}){_SIDE}")
_BOTH = regex(r"[、。?？]?(?:それぞれ|両方|両者|双方|どちらも|どっちも|[2二]つとも)(?:とも|を)?")
_MEASURED = regex(
    rf"の?{_YARDSTICK}|"
    r"(?:って|とは|を|は|も|が|の)?、?(?:(?:何|なに)(?:で|を|の|に)|どう|どの(?:よう|指標)|どん?な|どういう)[^、。?？]{0,16}?"
    r"(?:測|計る|計り|はか[るりっ]|数え|カウント|見る|見て|見ま|みる|みて|評価|捉え|とらえ|判断|把握|追[うっい])[^。?？]{0,16}[。?？]*"
)
_ASKS = regex(r"何|なに|どう|どの|どん")
_SEVERAL = regex(
    r"(?:施策|取り?組み?|事業)(?:と|、|及び|および)[^。]*(?:施策|取り?組み?|事業)|[^、。]と[^、。]{1,20}の(?:施策|取り?組み?|事業)|\d-\d{2}.*\d-\d{2}"
)
"""Two measures are named: both of them may be meant."""
_STATE = regex(r"決ま|決め|設定|未定|定め|同じ|違")
"""Whether both are set, or alike, is asked: that is judged of both."""


def with_both_kpis(question: str) -> str:
    """The question with the two KPIs of one measure said by their names; as it is where they are not asked for."""
    sides = _SIDES.search(question)
    if sides is None or _SEVERAL.search(question, 0, sides.start()) or _STATE.search(question):
        return question
    behind = _BOTH.sub("", question[sides.end() :])
    if (measured := _MEASURED.match(behind)) is not None:
        asks = "は何ですか。" if _ASKS.search(measured.group()) else ""
        return f"{question[: sides.start()]}KPI(進捗)とKPI(効果){asks}{behind[measured.end() :]}"
    return question[: sides.end()] + behind
