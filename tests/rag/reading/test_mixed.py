"""English inside a Japanese question is said in Japanese; names, and questions put in English, stay."""

from __future__ import annotations

import time

import pytest

from rag.reading.mixed import in_japanese
from ui.compose import Application


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "人工知能戦略本部のheadは誰ですか？ Just the title is fine.",
            "人工知能戦略本部のトップは誰ですか？ ",
        ),
        (
            "SINETのTokyo–Osaka間のline speedはhow muchですか?",
            "SINETのTokyo–Osaka間の回線速度はどのくらいですか?",
        ),
        ("港湾の基盤のlead ministryはwhich?", "港湾の基盤の主担当の省庁はどれ?"),
        ("09-16のeffect KPIはwhatですか", "09-16の効果 KPIは何ですか"),
        ("09-15のleadはwhoですか", "09-15の主担当はどこですか"),
        ("02-14のleadは誰", "02-14の主担当はどこ"),
        ("本部のheadはwhoですか？", "本部のトップは誰ですか？"),
        ("民事責任の検討、who takes the lead?", "民事責任の検討、主担当はどこ?"),
        ("Lアラートの研修はhow many areasで？", "Lアラートの研修はいくつのareasで？"),
        ("Lアラートは何 prefectures に入る target ですか", "Lアラートは何都道府県に入る目標ですか"),
    ],
)
def test_english_words_are_said_in_japanese_and_disclosed(typed: str, read: str) -> None:
    said, notes = in_japanese(typed)
    assert said == read
    assert notes
    assert all("→" in note for note in notes)


@pytest.mark.parametrize(
    "text",
    [
        "What is 情報銀行?",
        "施策名に「user」を含む施策",
        "施策名に『data』を含む施策は何件",
        "概要に system という語を含む施策",
        "Smart Cityのplanは何ですか",
        "Cyber Security のtargetを教えて",
        "AI Governanceのpurposeは何ですか",
        "My Number Cardのservice startはいつですか",
        "In the table, how many are under ethics and others (倫理・その他)?",
        "DATA.GO.JPとe-Govの統合はいつ",
        "Connected Industriesのプロジェクト数は",
        "AI Questとは何ですか",
        "ISUTはInformation Support Teamの略ですか",
        "heavy rainのradar研究の担当は",
        "筆ポリゴン、what is it?",
        "02-04の担当は？",
        "",
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert in_japanese(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("SINETのTokyo–Osaka区間のbandwidthはhow muchですか？", "400Gbps", "09-32"),
        ("消防ロボットのimproved versionはいつcompleteですか？", "令和2年度", "09-30"),
        ("介護ロボットのsales targetはhow many unitsですか？", "25,000台", "09-05"),
        ("基本計画のrevisionはhow oftenですか？ Thanks!", "毎年", "第4章第2節"),
    ],
)
def test_mixed_questions_are_answered(text: str, said: str, place: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.status == "answered"
    assert said in found.text
    assert "いいえ" not in found.text
    assert place in {c.locator for c in found.citations}


def test_a_long_run_of_letters_is_read_at_once() -> None:
    started = time.perf_counter()
    in_japanese(f"{'word ' * 800}はいつですか")
    assert time.perf_counter() - started < 1
