"""The first and the last of what the KPIs state, and superlatives of other things."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "said", "rows"),
    [
        ("別表で目標の期限が一番遠いのはどの施策?", "最も遅いのは令和12年", ("01-04",)),
        ("KPIの目標年度が最も遅い施策を教えてください", "最も遅いのは令和12年", ("01-04",)),
        ("最も早い期限のKPIを持つ施策は?", "最も早いのは平成30年", ("06-08", "09-30")),
        ("最も期限が遠い施策ってどれ", "次に遅いのは令和10年", ("01-04",)),
        ("総務省の施策で期限がいちばん先のものは", "総務省が主担当(◎)の施策の", ("06-02",)),
        ("自治体数を目標にしている施策で一番数が多いのは?", "最も大きいのは800団体", ("06-08", "10-02")),
        ("建造量シェアとか何%という数値目標の中で一番高いのはどれ?", "最も大きいのは100%", ("02-04", "02-24", "02-27", "08-15", "09-04")),
        ("目標の人数が最も多い施策はどれですか", "最も大きいのは520万人", ("08-08",)),
        ("KPIの中で都道府県数の目標が最大なのは?", "最も大きいのは20都道府県", ("08-18",)),
    ],
)  # fmt: skip
def test_the_end_of_what_the_kpis_state(
    question: str, said: str, rows: tuple[str, ...], bundled: Application
) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "answered"
    assert found.checks["problems"] == []
    assert said in found.text
    assert found.rows is not None
    assert found.rows.ids == rows


def test_figures_of_different_units_are_not_compared(bundled: Application) -> None:
    found = bundled.engine.answer("数値目標が一番大きい施策は?")
    assert found.status == "not_found"
    assert "大小は比べられません" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "施策名が一番長いのは?",
        "目標を掲げている施策が一番多い省はどこ",
        "進捗率が一番低い分野は?",
        "ドローンの施策で期限が一番早いのは?",
        "予算が一番大きい施策は?",
        "主担当の施策が最も多い省庁は",
        "骨子案の目標で一番大きい数は",
    ],
)
def test_other_superlatives_pass(question: str, bundled: Application) -> None:
    assert bundled.engine.explain(question).route != "extremes"
