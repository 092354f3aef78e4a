"""A question for a time or a number is not answered by a sentence that has none."""

from __future__ import annotations

import pytest

from rag.answerability.expected_type import expected
from rag.question import analyse
from rag.tokens import Tokenizer
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("AIガバナンスの構築はいつまでに終わる予定ですか", ("time",)),
        ("センターが開設された年月日を確認したい", ("time",)),
        ("会員企業数を教えてください", ("number",)),
        ("研修を修了した人の累計", ("number",)),
        ("参加国はいくつある?", ("number",)),
        ("令和何年度までに新薬をいくつ出す目標なの?", ("time", "number")),
        # Which count, a law, a name, a yes or no, a field: no number is wanted.
        ("効果を何の件数で把握する?", ()),
        ("物差しにしている数は何ですか", ()),
        ("新しく公表を始める指数は何ですか", ()),
        ("AI法の第何条に基づきますか", ()),
        ("背景をかいつまんで説明して", ()),
        ("不動産価格指数は毎月出しているのでしょうか", ()),
        ("気象情報の利活用の促進のKPIは何件ですか", ()),
        ("5Gとは何のことですか", ()),
    ],
)
def test_what_type_of_answer_a_question_expects(
    text: str, types: tuple[str, ...], tokenizer: Tokenizer
) -> None:
    assert expected(analyse(text, tokenizer)) == types


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("AIガバナンスの構築はいつまでに終わる予定ですか", "時期"),
        ("GPAI東京専門家支援センターが開設された年月日は", "時期"),
        ("防災チャットボットの利用者数を教えてください", "数値"),
        ("広島AIプロセスのフレンズグループに入っている国の数は", "数値"),
        ("06-13の防災チャットボットの試作版はいつ完成しますか", "時期"),
    ],
)
def test_a_record_without_such_a_value_is_named_as_the_nearest(
    text: str, lacks: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "not_found", answer.text
    assert lacks in answer.text.splitlines()[0]
    assert answer.citations


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("富岳の運用開始はいつ", "令和3年度"),
        ("フィジカルAIが進展したのはいつのことですか", "今年に入り"),
        ("基本計画の見直しは何年ごとですか", "毎年"),
        ("人工知能基本計画は今後どれくらいの頻度で改定されますか", "毎年"),
        ("人工知能基本計画はどれくらいのペースで見直されますか", "毎年"),
        ("オンライン診療の指針の見直しの頻度は", "定期的"),
        ("気象庁のホームページのデータ量は何TBが目標ですか", "930TB"),
        ("AI戦略2019のGPAI等における国際連携の強化は何年度の主な取組ですか", "GPAI"),
    ],
)
def test_values_in_any_form_are_told(text: str, value: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered", answer.text
    assert value in answer.text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SINETの東京―大阪間の回線容量", "400Gbps"),
        ("避難所などの公衆無線LANは令和3年度までに何か所整備する計画ですか", "3万箇所"),
    ],
)
def test_values_by_other_words_are_told(text: str, value: str, bundled: Application) -> None:
    assert value in bundled.engine.answer(text).text.splitlines()[0]
