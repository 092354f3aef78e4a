"""From a question to a table query: which records, which conditions, how joined.

Conditions are found as atoms with their places in the text; what stands behind an atom
negates it (以外, を除く), what stands between two joins them (と, または).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag import conditions as on
from rag.conditions import Condition, Role
from rag.locators import measure_references
from rag.figures import wareki
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, NAME, OUTLINE
from rag.table import Query, Universe

_KPIS = (KPI_PROGRESS, KPI_EFFECT)

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("any", re.compile(r"主担当(?:または|か|や|・|と|及び|、)連携|主担当[・かやも]?連携(?:を)?問わ|役割(?:を)?問わ|◎の有無|主担当でも|lead or (?:joint|support)")),
    ("joint", re.compile(r"主担当(?:では|で|じゃ)な(?:い|く)[^。]{0,12}(?:関わ|連携|参加|入っ|名)|◎(?:が|の|は)?(?:付か|つか|付いていな|ついていな)?な(?:い|し|く)|◎なし|◎以外|連携(?:府省|省庁|先|として|のみ|側|で)|協力(?:府省|省庁|先|として)|脇役|サブ|supporting|not (?:as )?(?:the )?lead")),
    ("lead", re.compile(r"主担当|主管|主務|主導|リード|◎|筆頭|中心|主に担当|責任|主役|メイン|\blead|responsible|in charge|headed by")),
    ("any", re.compile(r"関わ|かかわ|関与|関係する|関係して|参加|含ま|含む|入って|入る|名を連ね|名前が|名が|登場|出て|携わ|絡|連名|挙が|あが|載って|記載|involv|include|participat|mention")),
)  # fmt: skip
_NEGATION = re.compile(
    r"^[^、。と]{0,14}?(?:以外|を除|は除|除く|を含まな|が含まれな|を含めな|でない|ではない|じゃない|に入っていない|が入っていない|のない|が関わらな|が関わっていな|抜き|except|excluding)"
)
_OR = re.compile(r"または|もしくは|あるいは|又は|いずれか|どちらか|のどれか|\bor\b|either")
_OR_JOINT = re.compile(r"^(?:か|や|または|もしくは|あるいは|又は|、または|,? ?or )(?![らわ])|[^わ]か$")
_BOTH = re.compile(r"両方|双方|どちらも|いずれも|ともに|共に|とも(?:に)?(?:未設定|空欄)|\bboth\b")
_EITHER = re.compile(r"いずれか|どちらか|少なくとも(?:一|1|片)|片方|一方でも|either")

_GROUP = re.compile(
    r"(?:施策番号|番号|no\.?|施策)?(?:の先頭|の頭|の最初|の上2桁|の前半|の1つ目)?(?:の?数字)?(?:が|の|は)?\s*(?<![\d-])0?(?P<n>\d{1,2})(?:番台|-(?:\*|x+|○+|\?+|nn)|-?(?:から始|で始|ではじ|からはじ|系列|系|シリーズ|グループ|群)|番(?:から始|で始)|のグループ|の区分|の分類|の大分類|の番台)"
    r"|第\s*(?P<m>\d{1,2})\s*(?:グループ|群|区分|分類|類|分野)"
    r"|(?:グループ|区分|分類|大項目)\s*(?P<k>\d{1,2})"
    r"|(?:starting with|begin(?:ning)? with|group)\s*0?(?P<e>\d{1,2})"
)
_IN_BODY = re.compile(r"本文(?:に|への|で|中に|の)?(?:の)?(?:記載|掲載|載っ|載せ|書かれ|言及|出て)[^、。と]{0,12}|in the main text")
_IN_BODY_NOT = re.compile(r"な(?:い|し|く)|無(?:い|し)|空欄|ブランク|以外|not")
_KPI_STATE = re.compile(
    r"(?P<which>(?:進捗|効果)?の?kpi(?:\((?:進捗|効果)\)|の?(?:進捗|効果))?(?:と(?:kpi)?\(?(?:効果|進捗)\)?)?)"
    r"(?P<between>[^。「」『』]{0,16}?)(?P<state>未設定|設定され(?:てい)?(?:な|ず)|決まっていな|定まっていな|定められていな|設定がな|設定なし|設定済|設定され(?:てい)?る|空欄|空白|ブランク|空っぽ|空の|書かれていな|記入されていな|「-」|ハイフン|横棒|「ー」|not set|unset|undefined|blank|empty)"
)
_QUOTE = re.compile(r"[「『\"](?P<w>[^「」『』\"]{1,40})[」』\"]")
_BARE_WORD = re.compile(
    r"(?P<v>[^、。「」『』\s]{1,20}?)という(?:語|言葉|単語|文字|文言|ワード)"
    r"|(?:施策名|名前|名称|タイトル|名|kpi|概要|本文|課題)(?:の中)?に(?P<w>[^、。「」『』\s]{1,20}?)(?:という(?:語|言葉|単語|文字|文言|ワード)|の(?:語|文字|文言|単語|ワード))?(?:を|が|と|も)?(?:含|入っ|入る|あ[るり]|付|つ(?:い|く)|載|出て|使)"
)
_ABOUT = re.compile(
    r"(?P<w>[^、。「」『』\s?]{2,24}?)(?:に(?:関する|関連する|関連した|係る|かかわる|まつわる|ついての)|関連の|関係の|絡みの|がらみの|系の|を扱う|を扱った|をテーマにした|がテーマの)(?:施策|取組|項目|もの)"
)
_WHERE: tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...] = (
    (re.compile(r"施策名|名前|名称|タイトル|題名|施策の名|\bname|\btitle"), (NAME,), "施策名"),
    (re.compile(r"kpi\(?進捗|進捗(?:の)?kpi|進捗欄"), (KPI_PROGRESS,), KPI_PROGRESS),
    (re.compile(r"kpi\(?効果|効果(?:の)?kpi|効果欄"), (KPI_EFFECT,), KPI_EFFECT),
    (re.compile(r"kpi|指標|目標"), _KPIS, "KPI(進捗・効果)"),
    (re.compile(r"概要|課題|取組概要|スケジュール"), (OUTLINE,), OUTLINE),
)
_LEAD_COUNT = re.compile(r"(?:主担当|◎|主管|リード|筆頭)(?:の?(?:府省庁?|省庁))?(?:が|は|の数が)?(?:複数|(?P<n>[2-9二三四]|二つ|三つ)(?:つ|か所|省|府省庁?|個)?(?:以上|ある|つい|付い)|2つ)|複数の(?:府省庁?|省庁)が(?:主担当|◎)|共同で?主担当|multiple leads|more than one lead")
_ONLY_ONE = re.compile(r"単独(?:で|の)?|1(?:つの)?(?:府省庁?|省庁)(?:だけ|のみ)|(?:だけ|のみ)(?:が|で)(?:担当|主担当|所管|実施|記載)|\balone\b|\bonly one ministry")
_MANY = re.compile(r"(?:府省庁?|省庁|ministries)(?:の数)?が?(?P<n>\d{1,2})(?:つ|個|省庁?|府省庁?)?以上")
_COLUMNS = {
    "進捗率": re.compile(r"進捗率|達成率|progress rate"),
    "計画通り": re.compile(r"計画(?:どおり|通り)|予定(?:どおり|通り)|on (?:schedule|plan|track)"),
    "未了/一部未了": re.compile(r"未了|終わっていな|遅れ|未完|積み残|not (?:yet )?(?:finished|completed)|incomplete|unfinished"),
    "取組数": re.compile(r"取組数|取組の(?:数|件数)|取り組みの数|件数|number of (?:initiatives|efforts|actions)"),
}
_COMPARISON = re.compile(r"(?P<n>\d{1,3})(?P<u>%|件)?(?:が)?(?P<c>以上|以下|未満|超|を超|を下回|を切|ちょうど|より(?:大き|多|高)|より(?:小さ|少|低))")
_COMPARE: dict[str, Literal["≥", "≤", "<", ">", "="]] = {"以上": "≥", "以下": "≤", "未満": "<", "超": ">", "を超": ">", "を下回": "<", "を切": "<", "ちょうど": "="}


@dataclass(frozen=True, slots=True)
class _Atom:
    condition: Condition
    start: int
    end: int


def column_of(text: str) -> str | None:
    """The column of the progress table that folded text names, or None."""
    return next((c for c, p in _COLUMNS.items() if p.search(text)), None)


def universe_of(question: Question) -> Universe:
    """Which records a set question ranges over; measures unless the words say otherwise."""
    rows = column_of(question.text) and re.search(r"分野|領域|区分|項目|表|area|field", question.text)
    if "senryaku" in question.documents or (rows and "kanmin" not in question.documents):
        return "rows"
    office = any(m.office and m.name in {"内閣府", "内閣官房"} for m in question.agencies)
    if "kanmin" not in question.documents and (
        "kihon" in question.documents
        or office
        or (re.search(r"取り?組み?", question.text) and not re.search(r"施策|kpi|別表", question.text))
    ):
        return "items"
    return "measures"


def parse(question: Question) -> Query:
    """The query of a set question; without any condition it selects the whole universe."""
    kind = universe_of(question)
    text = question.text
    atoms = sorted([*_ministries(question), *_cells(question, kind)], key=lambda a: a.start)
    if kind == "rows":
        atoms = _row_values(text)
    return Query(kind, _join(text, atoms))


def _join(text: str, atoms: list[_Atom]) -> tuple[Condition, ...]:
    joined: list[list[Condition]] = []
    alternatives = bool(_OR.search(text))
    for i, atom in enumerate(atoms):
        condition = atom.condition
        after = text[atom.end : atoms[i + 1].start if i + 1 < len(atoms) else len(text)]
        # 主担当ではないが関わる says a role of its own, which the ではない has already made
        if not condition.value.endswith(":joint") and _NEGATION.match(after):
            condition = condition.negated()
        previous = atoms[i - 1] if i else None
        if previous and joined and _alternative(text, previous, atom, alternatives):
            joined[-1].append(condition)
        else:
            joined.append([condition])
    return tuple(on.any_of(tuple(group)) for group in joined)


def _alternative(text: str, left: _Atom, right: _Atom, alternatives: bool) -> bool:
    between = text[left.end : right.start]
    if _OR_JOINT.search(between.strip()) or _OR.search(between):
        return True
    same = left.condition.kind == right.condition.kind
    if same and left.condition.kind in {"group", "range"}:
        return True  # no measure has two numbers, so と can only mean either
    return same and alternatives and len(between) <= 3


def _role(text: str) -> Role | None:
    """The role whose cue stands first in the text (a longer one at the same place wins)."""
    found = [(m.start(), i, role) for i, (role, p) in enumerate(_ROLES) if (m := p.search(text))]
    return min(found)[2] if found else None


def _ministries(question: Question) -> list[_Atom]:
    named = question.agencies
    text = question.text
    roles: list[Role | None] = []
    for i, mention in enumerate(named):
        end = named[i + 1].start if i + 1 < len(named) else len(text)
        roles.append(_role(text[mention.end : end]))
    for i in reversed(range(len(roles) - 1)):
        roles[i] = roles[i] or roles[i + 1]  # 総務省と経産省が主担当: the cue stands behind the last
    before = _role(text[: named[0].start]) if named else None
    atoms = []
    for mention, role in zip(named, roles, strict=True):
        atoms.append(_Atom(on.ministry(mention.name, mention.office, role or before or "lead"), mention.start, mention.end))
    lead_count = _LEAD_COUNT.search(text)
    if lead_count:
        atoms.append(_Atom(on.ministry_count(2, None, leads=True), *lead_count.span()))
    if match := _ONLY_ONE.search(text):
        atoms.append(_Atom(on.ministry_count(1, 1, leads=False), *match.span()))
    if match := _MANY.search(text):
        atoms.append(_Atom(on.ministry_count(int(match["n"]), None, leads=False), *match.span()))
    return atoms


def _cells(question: Question, kind: Universe) -> list[_Atom]:
    text = question.text
    atoms: list[_Atom] = []
    if kind == "measures":
        atoms += _numbers(question)
        if match := _IN_BODY.search(text):
            wanted = not _IN_BODY_NOT.search(match.group())
            atoms.append(_Atom(on.in_body(wanted), *match.span()))
        atoms += _kpi_states(text)
    atoms += _words(question, kind)
    if kind == "measures" and re.search(r"kpi|指標|目標|期限", text):
        names, where = _where(text, 0, len(text), default=(_KPIS, "KPI(進捗・効果)"))
        for date in question.dates:
            said = date.text if not date.text[0].isdecimal() else f"{wareki(date.year)}年{'度' if date.fiscal else ''}"
            atoms.append(_Atom(on.year(said, names, where), date.start, date.end))
        for quantity in question.quantities:
            if quantity.unit == "%" or (quantity.unit and quantity.unit not in {"つ", "位", "件"}):
                atoms.append(_Atom(on.amount(quantity.text, names, where), quantity.start, quantity.end))
    return [a for a in atoms if not any(b is not a and b.start <= a.start and a.end < b.end for b in atoms)]


def _numbers(question: Question) -> list[_Atom]:
    atoms = []
    for match in _GROUP.finditer(question.text):
        number = next(int(g) for g in match.groups() if g)
        atoms.append(_Atom(on.number_group(number), *match.span()))
    ids = measure_references(question.text)
    if len(ids) >= 2 and re.search(r"~|から|to|through", question.text):
        atoms.append(_Atom(on.number_range(ids[0].id, ids[-1].id), ids[0].start, ids[-1].end))
    return atoms


def _kpi_states(text: str) -> list[_Atom]:
    atoms = []
    for match in _KPI_STATE.finditer(text):
        which, state = match["which"] + match["between"], match["state"]
        progress, effect = "進捗" in which, "効果" in which
        names: tuple[str, ...] = (KPI_PROGRESS,) if progress and not effect else (KPI_EFFECT,)
        if progress == effect:
            names = _KPIS
        states: tuple[on.Blank, ...] = ("未設定",)
        if re.search(r"空|ブランク|書かれて|記入|blank|empty", state):
            states = ("空欄",)
        elif re.search(r"「|ハイフン|横棒", state):
            states = ("「-」",)
        elif re.search(r"設定済|設定されて?い?る", state):
            condition = on.kpi(names, ("未設定", "空欄", "「-」", "設定なし"), not _EITHER.search(which), wanted=False)
            atoms.append(_Atom(condition, *match.span()))
            continue
        tail = text[match.start() : match.end() + 12]
        both = bool(_BOTH.search(tail)) or (progress and effect and not _EITHER.search(tail))
        atoms.append(_Atom(on.kpi(names, states, both), *match.span()))
    return atoms


def _where(
    text: str, start: int, end: int, default: tuple[tuple[str, ...], str]
) -> tuple[tuple[str, ...], str]:
    """The field that a word or year is looked for in: named just before it, else just after."""
    for window in (text[max(0, start - 14) : start], text[end : end + 16], text[start:end]):
        for pattern, names, where in _WHERE:
            if pattern.search(window):
                return names, where
    return default


def _words(question: Question, kind: Universe) -> list[_Atom]:
    text = question.text
    everywhere: tuple[tuple[str, ...], str] = ((), "いずれかの欄" if kind == "measures" else "取組の文")
    atoms = []
    for match in _QUOTE.finditer(text):
        if match["w"] not in {"-", "ー", "未設定", "○", "◎"}:
            names, where = _where(text, *match.span(), default=everywhere)
            word = question.shown[match.start("w") : match.end("w")]
            atoms.append(_Atom(on.word(word, names, where), *match.span()))
    if not atoms and (match := _BARE_WORD.search(text)):
        name = "w" if match["w"] else "v"
        names, where = _where(text, *match.span(), default=everywhere)
        atoms.append(_Atom(on.word(question.shown[match.start(name) : match.end(name)], names, where), *match.span()))
    if not atoms and not question.english and (match := _ABOUT.search(text)):
        start = match.start("w") + match["w"].rfind("の") + 1
        if not any(m.start < match.end("w") and start < m.end for m in question.agencies):
            names, where = ((NAME,), "施策名") if kind == "measures" else everywhere
            atoms.append(_Atom(on.word(question.shown[start : match.end("w")], names, where), *match.span()))
    return atoms


def _row_values(text: str) -> list[_Atom]:
    column = column_of(text) or "進捗率"
    atoms = []
    for match in _COMPARISON.finditer(text):
        sign = _COMPARE.get(match["c"]) or (">" if re.search(r"大き|多|高", match["c"]) else "<")
        unit = "%" if column == "進捗率" else "件"
        atoms.append(_Atom(on.value(column, sign, int(match["n"]), unit), *match.span()))
    return atoms
