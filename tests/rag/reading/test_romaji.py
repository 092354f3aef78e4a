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
        ("koutsuu jouhou no format wa itsu made", "こうつうじょうほうのformatはいつまで"),
        ("zasshi wo yomu no wa dare", "ざっしをよむのはだれ"),
    ],
)
def test_romaji(typed: str, kana: str) -> None:
    assert in_kana(typed)[0] == kana


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("オープンデータ no kensuu wa", "オープンデータ の 件数 は"),
        ("Jアラート tantou shouchou doko", "Jアラート 担当 省庁 どこ"),
        ("CYDER shuukan shouchou doko?", "CYDER shuukan 省庁 どこ?"),
        ("筆ポリゴン koukai itsu", "筆ポリゴン koukai いつ"),
        ("骨子案 keisatsu katsudou no tantou", "骨子案 けいさつかつどうのたんとう"),
        ("AI戦略2019 kyouiku kaikaku の shinchoku ritsu", "AI戦略2019 きょういくかいかくのしんちょくりつ"),
        ("準天頂衛星 mokuhyou nannen", "準天頂衛星 目標 何年"),
    ],
)
def test_what_is_asked_of_a_name(typed: str, written: str) -> None:
    assert in_kana(typed)[0] == written


@pytest.mark.parametrize(
    "text",
    [
        "How many measures does METI lead?",
        "no one made a note to me",
        "オープンデータ no open",
        "Society 5.0 とは",
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
