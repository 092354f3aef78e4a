"""Facts taken for granted that are neither figures nor ministries: how often, which office, who runs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.premises.claims import Claim, is_assertion
from rag.question import Question
from rag.reading.told import tells
from rag.text import folded

_KINDS = (
    regex(r"(?:(?<!\d)\d{1,3}|[一二三四五六七八九十]{1,3})(?:か?年|か月|週間|日)(?:ごと|毎|おき|に(?:一|1)(?:度|回))|毎(?:年(?!度)|月|週|日)|四半期(?:ごと|毎)|半年(?:ごと|に(?:一|1)度)"),
    regex(r"(?<![一-鿿])[一-鿿]{2,3}市(?=[をはがでにの内])"),
    regex(r"(?<![一-鿿])(?:国家|民間|公的|業務独占)資格"),
    regex(r"(?:(?:[一-鿿]|[ァ-ヺー]){2,6}|総理)(?:大臣|長官)(?=[をはがでとか。?だなの、]|って|に|$)"),
    regex(r"(?:[一-鿿a-z0-9ァ-ヺー]{2,12})(?:サミット|首脳会[議合]|閣僚会合)"),
    regex(r"(?:[一二三四五六七八九]|\d)(?:部|層|段階|本柱)(?:構成|構造|制)?(?=[でにかのを。?]|構成|$)"),
)  # fmt: skip
"""Facts that are neither figures nor ministries, of which a sentence has only one of a kind."""
_PLACE_NAMES = (
    "北海道|青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都"
    "|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島(?!ai)|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄"
    "|札幌|仙台|横浜|川崎|相模原|浜松|名古屋|堺|神戸|北九州"
)
"""Prefectures and the cities designated by ordinance."""
_PLACE = regex(rf"(?<![一-鿿])(?:{_PLACE_NAMES})(?:都|府|県|市)?(?=向け|版|用|を対象|(?:だけ)?です|$)")
_ONLY_FOR = regex(r"(?P<what>[一-鿿ァ-ヺー]{2,12})(?:だけ|のみ)?に(?:しぼ|絞|特化|限定)")
_RUNS = regex(
    r"(?<![一-鿿])(?P<body>[一-鿿]{4,24}(?:センター|機構|財団|協会|研究所))(?=が(?:運営|運用|動か|開発|管理|設置)|に(?:置|設け|設置))"
)
_RUN_BY = regex(
    r"[一-鿿]{4,24}(?:センター|機構|財団|協会|研究所)(?:\([^()]{1,80}\))?(?=において|が|に(?:置|設け|設置)|による)"
)
_COUNTRY = regex(
    r"日本|(?:我|わ)が国|米国|アメリカ|中国(?!地方)|英国|イギリス|フランス|ドイツ|イタリア|カナダ|韓国|インド(?!ネシア)"
    r"|シンガポール|オーストラリア|豪州|エストニア|台湾|ロシア|(?<![a-z])eu(?![a-z])|欧州(?:連合|委員会)?"
)
_LED = r"主導(?=し|す)|引っ張(?=っ|る)|けん引|牽引|提唱|リードし|音頭(?=を)"
_PLAYS = regex(rf"共同議長|議長国|主催国|開催国|相手国|共同提案|(?P<led>{_LED})")
"""A part that a country is said to play; to lead, the documents call 主導."""
_ALIKE = {
    "我が国": "日本",
    "わが国": "日本",
    "アメリカ": "米国",
    "豪州": "オーストラリア",
    "イギリス": "英国",
}
_NOT = regex(r"(?:では|じゃ|入って(?:い)?|含まれ(?:て(?:い)?)?)な(?:い|く|か)|以外|除")
_ABOUT = 0.25
"""Share of the question's words that a sentence must have, in the same or other words, to speak of the same."""


def kind_claims(question: Question, mine: Sequence[Evidence], every: bool) -> list[Claim]:
    """How often, which city, which office: stated in the question, and another in the nearest sentence."""
    found = []
    for kind in _KINDS:
        said = kind.search(question.text)
        if said is None or _has(mine, said.group()):
            continue
        if every or is_assertion(question) or tells(question, said.end(), clause=True):
            found += _contradicted(question, said, kind, mine)
    return found


def place_claims(question: Question, mine: Sequence[Evidence]) -> list[Claim]:
    """A city or prefecture for which something is said to be done (大阪向け), where the sentence has another."""
    said = _PLACE.search(question.text)
    name = re.sub(r"[都府県]$", "", said.group()) if said else ""
    if (
        said is None
        or name.endswith("市")
        or _has(mine, name)
        or not tells(question, said.end(), clause=True)
    ):
        return []
    return _contradicted(question, said, _PLACE, mine)


def restricted_claims(question: Question, mine: Sequence[Evidence]) -> list[Claim]:
    """What something is said to be restricted to (地震にしぼって), where the sentence has something else (豪雨災害対応に特化)."""
    said = _ONLY_FOR.search(question.text)
    if said is None or _has(mine, said["what"]) or not tells(question, said.end(), clause=True):
        return []
    for evidence in mine:
        told = _ONLY_FOR.search(folded(evidence.sentence.display))
        if told and not set(said["what"]) & set(told["what"]):
            return [Claim("kind", question.shown[said.start("what") : said.end("what")], False, evidence)]
    return []


def body_claims(question: Question, mine: Sequence[Evidence]) -> list[Claim]:
    """Who is said to run a thing, where the sentence on it has another body in that part."""
    said = _RUNS.search(question.text)
    if said is None or _has(mine, said["body"]) or not tells(question, said.end(), clause=True):
        return []
    return _contradicted(question, said, _RUN_BY, mine)


def country_claims(question: Question, mine: Sequence[Evidence]) -> list[Claim]:
    """Which countries are said to play a part (共同議長), where the sentence that tells of it names only others."""
    part = _PLAYS.search(question.text)
    if part is None or _NOT.search(question.text):
        return []

    def named(text: str) -> dict[str, tuple[int, int]]:
        return {_ALIKE.get(m.group(), m.group()): m.span() for m in _COUNTRY.finditer(text)}

    said = named(question.text)
    for evidence in mine if said else ():
        text = folded(evidence.sentence.display)
        told = named(text) if part.group() in text or (part["led"] and "主導" in text) else {}
        wrong = [question.shown[slice(*at)] for name, at in said.items() if name not in told]
        if told and wrong:
            return [Claim("kind", "、".join(wrong), False, evidence)]
    return []


def _has(mine: Sequence[Evidence], said: str) -> bool:
    """Whether the record has the very words anywhere."""
    return any(said in folded(f.display) for e in mine[:1] for f in e.record.fields)


def _contradicted(
    question: Question, said: re.Match[str], kind: re.Pattern[str], mine: Sequence[Evidence]
) -> list[Claim]:
    """The claim, if a sentence of the record has another of its kind: the one with most of the question's words."""

    def about(evidence: Evidence) -> float:
        return max(evidence.features["own"], evidence.features["meant"])

    having = [e for e in mine if kind.search(folded(e.sentence.display)) and about(e) >= _ABOUT]
    truth = max(having, key=lambda e: (about(e), e.score), default=None)
    return [Claim("kind", question.shown[said.start() : said.end()], False, truth)] if truth else []
