"""Spoken questions that run on without a stop."""

from __future__ import annotations

import pytest

from rag.reading.run_on import with_stops
from ui.compose import Application


@pytest.mark.parametrize(
    ("spoken", "stopped"),
    [
        ("何月か教えてくださいあと施策の番号も", "何月か教えてください。あと施策の番号も"),
        ("目標は何%ですかそれと主担当も", "目標は何%ですか。それと主担当も"),
        ("担当を知りたいですついでにKPIも", "担当を知りたいです。ついでにKPIも"),
        ("いつ始まりますか。あと担当も", "いつ始まりますか。あと担当も"),
        ("何日ですかあと", "何日ですかあと"),
        ("あと何年で終わりますか", "あと何年で終わりますか"),
        ("", ""),
    ],
)
def test_a_stop_is_put_between_requests(spoken: str, stopped: str) -> None:
    assert with_stops(spoken) == stopped


@pytest.mark.parametrize(
    ("text", "said", "cells"),
    [
        (
            "すみません民放ラジオの難聴のやつなんですが令和2年度の補助の交付決定って何月ごろの予定だったか教えてくださいあと施策の番号も",
            "10月頃",
            {("06-15", "課題・取組概要"), ("06-15", "施策名")},
        ),
        (
            "筆ポリゴンの公開が始まったのはいつか教えてくださいあと主担当も",
            "農林水産省",
            {("08-34", "課題・取組概要"), ("08-34", "府省庁名")},
        ),
    ],
)
def test_both_requests_are_answered_and_cited(
    text: str, said: str, cells: set[tuple[str, str]], bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert said in answer.text
    assert cells <= {(c.locator, c.field) for c in answer.citations}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("民泊の施策番号いくつ？", "10-22"),
        ("ドローンの施策、番号何番だっけ", "09-15"),
        ("通学路情報の施策って番号いくつですか", "02-34"),
        ("厚労と内閣府がダブル主担になってる保育園がらみのやつ、施策番号いくつ？", "02-24"),
    ],
)
def test_the_number_of_a_measure_is_no_amount(text: str, number: str, bundled: Application) -> None:
    assert f"(施策番号{number})" in bundled.engine.answer(text).sentences[0].text
