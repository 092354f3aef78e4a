"""Whether the sentences on the topic have the value asked for: a number so counted, a month, a present count."""

from __future__ import annotations

import re

from rag.answerability.answerable import Verdict
from rag.evidence.answertype import asks_list
from rag.evidence.finder import Evidence
from rag.figures import UNITS, dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import FIELDS, asked, tail
from rag.reading.asking import is_polar
from rag.reading.frequency import asks_frequency
from rag.text import folded

_NEAR = 0.45
"""Share of the best sentence's coverage from which another sentence is on the topic too."""
_SCORED = 0.75
"""Share of the best score from which a sentence is one of those that may answer."""
_COUNTER = regex(r"何(?:千|百|十|万|億|兆)*(か国語|[かヵケヶカ箇](?:国|月|所|年|条)|[一-鿿ァ-ヺーa-z%]{1,8})")
_NO_COUNTER = regex(
    r"年|月|日|時|番|章|節|省|庁|府(?!県)|度(?!数)|人称|課|号|語|別|故|処|者|等|曜|者|様|項(?!目)|条(?!件)|方|分野|以|中"
)
_FAMILIES = tuple(
    frozenset(units.split())
    for units in (
        "人 名 組合",
        "件 つ 個 本 案 案件 セット テーマ 課題 種 種類 項目 サービス 分野 システム 施策 回 度 点 か所 データ 通 枚",
        "団体 自治体 市町村 都道府県 市 町 村 県 道県 機関 組合 法人 省庁 府省 府省庁 か所 件",
        "社 企業 法人 団体 機関 者 事業者 件",
        "台 基 機",
        "校 大学 学校 機関 か所",
        "割 % パーセント 倍 ポイント",
        "か国 国 か国・地域 箇国",
        "か月 月 箇月",
        "円 億円 万円",
        "km m キロ メートル キロメートル",
        "ha ヘクタール",
        "tb gb テラバイト テラ ギガ pb",
        "gbps tbps mbps ギガ",
        "hz khz mhz ghz ヘルツ",
        "位 番目",
        "世帯 戸 件 人",
    )
)
_MEASURES = [
    "ヘクタール",
    "キロワット",
    "ワット",
    "リットル",
    "ページ",
    "クラス",
    "コース",
    "チーム",
    "グループ",
    "コマ",
    "ポイント",
    "ミリ",
    "ドル",
    "ユーロ",
    "ケース",
    "ステップ",
    "バイト",
    "ビット",
    "ヘルツ",
    "カロリー",
    "グラム",
    "キログラム",
    "トン",
    "センチ",
    "ノード",
    "コア",
    "チャンネル",
    "パターン",
    "メニュー",
    "バージョン",
    "フロップス",
    "ペタフロップス",
    "アクセス",
    "ダウンロード",
    "ユーザー",
    "アカウント",
]


def missing_value(question: Question, found: list[Evidence]) -> Verdict:
    """Decline where a number or a month is asked for that no sentence on the topic gives."""
    names = asked(question)
    if not found or question.english or is_polar(question) or question.has("compare", "definition"):
        return Verdict(True)
    if (names and names[0] in FIELDS) or asks_frequency(tail(question)) or asks_list(question):
        return Verdict(True)
    record = found[0].record
    mine = [e for e in found if e.record.locator == record.locator]
    most = max(e.features["coverage"] for e in mine)
    texts = [
        folded(e.sentence.display)
        for e in mine
        if e.features["coverage"] >= _NEAR * most or e.score >= _SCORED * mine[0].score
    ]
    rest = tail(question)
    lacking = _uncounted(rest, texts) or _span(rest, texts) or _month(rest, texts)
    if not lacking:
        return Verdict(True)
    told = _period(rest, [e.sentence.display for e in mine])
    return Verdict(False, f"最も近い{record.locator}「{record.title}」に、{lacking}の記載はありません{told}")


def counter(text: str) -> str:
    """The counter of a number asked for (何か国語, 何台編成 → 台); empty where none is."""
    match = _COUNTER.search(text)
    if match is None or _NO_COUNTER.match(match[1]):
        return ""
    written = re.sub(r"^[ヵケヶカ箇](?=国|月|所|年|条)", "か", match[1])
    units = (*UNITS, *_MEASURES, *(u for f in _FAMILIES for u in f))
    known = [
        u
        for u in units
        if written.startswith(u) and not (u.isascii() and re.match("[a-z]", written[len(u) :]))
    ]
    return max(known, key=len, default="" if re.match("[ァ-ヺa-z]", written) else written[:1])


def _uncounted(rest: str, texts: list[str]) -> str:
    """What no text counts so: 何点 where only 件 are counted."""
    unit = counter(rest)
    if not unit:
        return ""
    if _IN_ALL.search(rest) and not _PER.search(rest):
        texts = [t for t in texts if not _PER.search(t)]
    alike = {unit}.union(*(f for f in _FAMILIES if unit in f))
    written = "|".join(sorted(map(re.escape, alike), key=len, reverse=True))
    said = re.compile(
        rf"\d[\d,.]*(?:千|百|万|億|兆)*(?:を超える|以上の?|程度の?|の)?(?:{written})|(?:{written})数?[(:]?\d"
    )
    for text in (_ONE_EACH.sub("", t) for t in texts):
        if said.search(text) or any(q.unit in alike for q in quantities(text)):
            return ""
    return f"何{unit}か"


_IN_ALL = regex(r"全部|全体|すべて|全て|合計|総勢|延べ|総数")
_PER = regex(r"[当あ]たり|平均")
"""So many for each is no total: 1台当たりの児童生徒数が5.4人."""
_ONE_EACH = regex(r"[1一]人に?[1一ひ](?:人|台|とり)|一人(?:ひとり|一人)|誰一人")
"""What is said of everybody counts nobody."""
_SEASON = regex(r"\d月|[春夏秋冬](?:頃|ごろ|口|に|まで|を)|四半期|上期|下期|[初末]頃?(?:まで|に)|毎月")


_DAYS = regex(
    r"(?:年間?|年に|週に?|月に|年の?うち)、?何日|何日(?:以内|以上|以下|程度|くらい|ぐらい|ほど|まで(?=認|許|可|営|続))|日数(?=は|を|って|[?。]|$)"
)
_NUMBER_OF_DAYS = regex(r"(?<!月)(?<!\d)\d+日(?!付)|\d+(?:週間|か月)")


_FROM_TO = r"(?:\d+|元)年(?:度末?|\d+月)?(?:から|[~〜-])(?:平成|令和)?(?:\d+|元)年"
"""Both ends of a period tell its length."""
_LENGTH = regex(r"(?<!和)(?<!成)(?<!\d)\d{1,2}(?:年(?!度|\d*月|法|の)|か年|か月)")
_PERIOD = regex(r"[一-鿿ァ-ヺー]{2,}期間")
_SPANS = (
    ("日数", _DAYS, _NUMBER_OF_DAYS),
    ("期間の長さ", regex(r"(?:有効|保存|存続|契約|保管)期[限間][^。?]{0,6}何(?:年|か月)"), _LENGTH),
    ("期間の長さ", regex(r"^(?!.*(?:有効|保存|存続|契約|保管)期).*何年間"), regex(rf"{_FROM_TO}|{_LENGTH.pattern}")),
    ("時刻", regex(r"(?:受付|営業|開館|利用可能|対応)時間(?=は|を|って|[?。]|$)|何時から何時"), regex(r"\d+時|\d+:\d\d|24時間")),
)  # fmt: skip
"""Lengths of time and hours, by how they are asked for and how they are told; years and days of dates are none."""


def _span(rest: str, texts: list[str]) -> str:
    """The length of time or the hour that is asked for, where the texts have at most dates."""
    return next(
        (
            name
            for name, asks, tells in _SPANS
            if asks.search(rest) and not any(tells.search(t) for t in texts)
        ),
        "",
    )


def _period(rest: str, sentences: list[str]) -> str:
    """What is told of the period that the question names, if anything: (あるのは「令和2年までの集中取組期間において」)."""
    if named := _PERIOD.search(rest):
        for sentence in sentences:
            if told := re.search(rf"[^、。]*{named.group()}[^、。]*", sentence):
                return f"(あるのは「{told.group()}」)"
    return ""


def _month(rest: str, texts: list[str]) -> str:
    """The month, where the texts give none."""
    asked_for = re.search(
        r"(?<!何年)(?<!何年の)何月|何日(?!間)|(?<!年)月日|(?:策定|公表|施行|開催|締切|締結|決定|発表|開始|成立)日(?=は|を|って|[?。]|$)",
        rest,
    )
    if not asked_for or any(_SEASON.search(t) or any(d.month for d in dates(t)) for t in texts):
        return ""
    return "月日" if "日" in rest else "何月か"
