"""Japanese in Latin letters is read as hiragana; English and names are not."""

from __future__ import annotations

import pytest

from rag.reading.romaji import in_kana, latin


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("bousai chattobotto no tantou wa doko", "ぼうさいちゃっとぼっとのたんとうはどこ"),
        ("kin'yuu chou no shisaku wa nanken desu ka", "きんゆうちょうのしさくはなんけんですか"),
        ("KPI wa nan desu ka?", "KPIはなんですか?"),
        ("de-ta no katsuyou wa itsu made", "でーたのかつようはいつまで"),
        ("jouhou ginkou no nintei kensuu reiwa", "じょうほうぎんこうのにんていけんすうれいわ"),
        ("zasshi wo yomu no wa dare", "ざっしをよむのはだれ"),
    ],
)
def test_romaji(typed: str, kana: str) -> None:
    assert in_kana(typed)[0] == kana


@pytest.mark.parametrize(
    "text",
    [
        "How many measures does METI lead?",
        "no one made a note to me",
        "オープンデータ no kensuu wa",
        "no wa",
        "Is there a KPI for CYDER?",
    ],
)
def test_what_is_no_romaji_stays(text: str) -> None:
    assert in_kana(text) == (text, ())


@pytest.mark.parametrize(
    ("katakana", "heard"),
    [("ローカル", "rokaru"), ("ショップ", "shopu"), ("チーム", "chimu"), ("フェーズ", "fezu")],
)
def test_katakana_in_latin_letters(katakana: str, heard: str) -> None:
    assert latin(katakana) == heard
