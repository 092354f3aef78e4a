"""Laws and names with Latin letters: another record, or another law, does not answer for them."""

from __future__ import annotations

import pytest

from rag.answerability.proper_names import proper_names
from rag.question import analyse
from rag.tokens import Tokenizer
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("富岳NEXTの運用開始は", (("富岳next", "next"),)),
        ("AI Questの修了者数", (("quest",),)),
        ("ＭＩＤ－ＮＥＴの利用者", (("midnet",),)),
        ("個人情報保護法の改正", (("個人情報保護法",),)),
        ("デジタル手続法が成立したのは", (("デジタル手続法",),)),
        # Nothing is named: a method, the law meant before, a general word in Latin letters.
        ("更新の方法と改正法の施行日", ()),
        ("学習法の改善と条例の制定", ()),
        ("02-04のKPIとAIの利活用", ()),
        ("What is the KPI of MID-NET?", ()),
    ],
)
def test_names_of_a_question(text: str, names: tuple[tuple[str, ...], ...], tokenizer: Tokenizer) -> None:
    assert proper_names(analyse(text, tokenizer)) == names


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("富岳NEXTについて書かれていることは", "第3章第2節(4)②"),
        ("AI Questはいつ開始されましたか", "方向性①/教育改革"),
        ("AI法が成立したのは何年何月ですか", "第1章(「世界で最もAIを開発・活用しやすい国」に向けて)"),
    ],
)
def test_the_record_with_the_name_is_the_nearest(text: str, locator: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).citations[0].locator == locator


@pytest.mark.parametrize(
    "text", ["航空法の改正はいつですか", "デジタル手続法が成立したのはいつ", "土地基本法の改正はある？"]
)
def test_a_law_that_no_document_names_is_declined_by_name(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "not_found"
    assert text[: text.index("法") + 1] in answer.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("民泊新法はいつ施行された", "住宅宿泊事業法"),
        ("個情法の見直しの主担当は", "個人情報の保護に関する法律"),
    ],
)
def test_a_law_by_another_name_is_found(text: str, shown: str, bundled: Application) -> None:
    assert shown in bundled.engine.answer(text).text


@pytest.mark.parametrize(
    "text",
    [
        "官民データ活用推進基本法第11条に関係する施策は",
        "学習法の改善にAIを使う取組は",
        "国の測量法と個人情報保護法の関係は",
    ],
)
def test_what_is_no_unknown_law_is_not_declined_as_one(text: str, bundled: Application) -> None:
    assert "法」についての記載は対象の文書にありません" not in bundled.engine.answer(text).text
