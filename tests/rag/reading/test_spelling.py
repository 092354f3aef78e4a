"""Questions as people type them: only what no document has is changed, and every change is disclosed."""

from __future__ import annotations

import pytest

from rag.reading.spelling import Speller
from ui.compose import Application


@pytest.fixture(scope="module")
def speller(bundled: Application) -> Speller:
    return Speller(bundled.library, bundled.retriever, bundled.tokenizer)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("おーぷんでーたの担当", "オープンデータ", id="hiragana"),
        pytest.param("でーた関連基盤の進捗率", "データ", id="short-with-a-long-mark"),
        pytest.param("れいわ2年度の目標", "令和", id="era-in-kana"),
        pytest.param("研修の回すうも", "数", id="number-in-kana"),
        pytest.param("なんしゅるい導入する", "何種類", id="counter-in-kana"),
        pytest.param("年になんかいやる", "何回", id="times-in-kana"),
        pytest.param(
            "AI戦略2019 きょういくかいかくのしんちょくりつ", "教育改革", id="hiragana-behind-a-document"
        ),
        pytest.param("なん%めざす", "何", id="share-in-kana"),
        pytest.param("みんぱく 進捗KPI なに", "民泊", id="hiragana-cut-into-a-verb"),
        pytest.param("選ばれたサビース案", "サービス", id="two-signs-the-other-way-round"),
        pytest.param("マイナンバーカアド", "マイナンバーカード", id="katakana-typo"),
        pytest.param("介護ロボッドの販売台数", "ロボット", id="voiced-mark"),
        pytest.param("利用可能症列数はいくつ", "症例数", id="kanji-within-a-compound"),
        pytest.param("ブロックチエーンの取組", "ブロックチェーン", id="large-kana"),
        pytest.param("オープンデーターの促進", "オープンデータ", id="extra-long-mark"),
        pytest.param("スマホで使える", "スマートフォン", id="everyday-word"),
        pytest.param("マイナカードの普及", "マイナンバーカード", id="abbreviation"),
        pytest.param("保育園の入所申請", "保育所", id="other-name"),
        pytest.param("ギガスクール構想", "GIGAスクール", id="reading-of-letters"),
        pytest.param("沖繩のブロードバンド", "縄", id="old-kanji"),
        pytest.param("厚労と内閣府の施策", "厚労省", id="ministry-cut-short"),
        pytest.param("ドローンの主担はどこ", "主担当", id="lead-cut-short"),
        pytest.param("ダブル主担の施策", "共同で主担当", id="office-slang"),
        pytest.param("民泊がらみのやつの担当", "関係の施策", id="slang-for-a-measure"),
    ],
)
def test_words_are_read_as_the_documents_write_them(typed: str, read: str, speller: Speller) -> None:
    respelled = speller.respell(typed)
    assert read in respelled.text
    assert any(read in note and "→" in note for note in respelled.notes)


@pytest.mark.parametrize(
    "text",
    [
        "オープンデータの促進の担当はどこですか",
        "02-04のKPIは？",
        "第3章第1節(2)①の担当は",
        "MID-NETの利用可能症例数",
        "駅員数の目標",
        "病床数と市債数",
        "透過性と論理性",
        "県道数はいくつ",
        "主担当は厚労省、農水産物の施策",
        "What is the KPI of 02-04?",
        "天気予報のAPI",
        "ＧＩＧＡスクール",
        "",
    ],
)
def test_what_the_documents_write_stays(text: str, speller: Speller) -> None:
    respelled = speller.respell(text)
    assert respelled.text == text
    assert respelled.notes == ()


def test_a_dash_in_a_katakana_word_is_its_long_mark(speller: Speller) -> None:
    assert speller.respell("ブロ－ドバンド整備、東京-大阪間").text == "ブロードバンド整備、東京-大阪間"


def test_blanks_between_japanese_words_are_commas(speller: Speller) -> None:
    assert speller.respell("  オープンデータ 担当 ").text == "オープンデータ、担当"
    assert speller.respell("open data training").text == "open data training"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("０２－０８　の　ＫＰＩ　は？", "０２－０８のＫＰＩは？"),
        ("オープンデータ の 担当", "オープンデータの担当"),
        ("気象 は", "気象は"),
        ("気象 はれ", "気象、はれ"),
    ],
)
def test_blanks_around_a_particle_are_only_spacing(typed: str, read: str, speller: Speller) -> None:
    assert speller.respell(typed).text == read


def test_the_titles_of_all_measures_are_left_as_they_are(bundled: Application, speller: Speller) -> None:
    changed = {m.title: speller.respell(m.title).notes for m in bundled.library.measures}
    everyday = {title for title, notes in changed.items() if any("表記の補正" in n for n in notes)}
    assert everyday == set()


@pytest.mark.parametrize(
    "text", ["\ud800", "😀" * 50, "アアアアアアアアアア", "々々々々々々", "鬱" * 500, "ぁ" * 300]
)
def test_odd_input_is_passed_on(text: str, speller: Speller) -> None:
    assert speller.respell(text).text


def test_a_respelled_question_is_answered_and_says_so(bundled: Application) -> None:
    answer = bundled.engine.answer("おーぷんでーたの促進の担当は？")
    assert "内閣官房" in answer.text
    assert "『おーぷんでーた』→オープンデータ" in answer.interpretations
    assert answer.question == "おーぷんでーたの促進の担当は？"
