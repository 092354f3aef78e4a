"""Other ways to write the same: old kanji, hiragana for katakana, unvoiced sounds."""

from __future__ import annotations

import re
import unicodedata

from rag.lazy_regex import regex

TO_KATAKANA = {c: c + 0x60 for c in range(0x3041, 0x3097)}
"""For ``str.translate``: hiragana to katakana."""
_LARGE = str.maketrans("ァィゥェォッャュョ", "アイウエオツヤユヨ")
_OLD_FORMS = str.maketrans(
    "繩國廳學縣區經濟會澤邊廣藝醫對應實驗當發變聲豐體號點數鐵驛總續佛假價關氣樣圖團獨讀轉傳條證辯",
    "縄国庁学県区経済会沢辺広芸医対応実験当発変声豊体号点数鉄駅総続仏仮価関気様図団独読転伝条証弁",
)
"""Kanji in the forms used before the 当用漢字字体表 of 1949."""


def unvoiced(word: str) -> str:
    """ロボッド and ロボット as one: without the marks of voiced sounds and with large kana."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare.translate(_LARGE)


def new_forms(text: str) -> tuple[str, list[str]]:
    """沖繩 → 沖縄: kanji in their old forms."""
    changed = text.translate(_OLD_FORMS)
    notes = [f"『{a}』→{b}" for a, b in zip(text, changed, strict=True) if a != b]
    return changed, notes


_COUNTED = {
    "ぱーせんと": "パーセント",
    "しちょうそん": "市町村",
    "かしょ": "か所",
    "しゅるい": "種類",
    "だんたい": "団体",
    "ねんど": "年度",
    "けん": "件",
    "にん": "人",
    "ねん": "年",
    "がつ": "月",
    "しゃ": "社",
    "まい": "枚",
    "かい": "回",
    "だい": "台",
}
_ASKS_COUNT = regex(
    rf"なん(?P<of>{'|'.join(_COUNTED)})(?=[、。?？\s]|[一-鿿ァ-ヺ]|[でにをはがのもくらかすしやあい](?!ろ))"
)


def counters(text: str) -> tuple[str, list[str]]:
    """なんしゅるい → 何種類: what asks for a number, typed in hiragana within a question of kanji."""
    changed = _ASKS_COUNT.sub(lambda m: f"何{_COUNTED[m['of']]}", text)
    return changed, [f"『{m.group()}』→何{_COUNTED[m['of']]}" for m in _ASKS_COUNT.finditer(text)]


def kana_forms(written: str) -> list[str]:
    """The run in katakana, and without long marks at its end or between its words."""
    katakana = written.translate(TO_KATAKANA)
    return [katakana, katakana.rstrip("ー"), re.sub(r"(?<=[ァ-ヺ])ー(?=[ァ-ヺ]|$)", "", katakana)]
