"""Who owns the measure is said in passing: corrected where wrong, then what is asked is answered."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("総務省が主担当の02-08の目標は？", "930TB"),
        ("警察庁所管の気象情報の利活用の促進について、効果のKPIを教えて", "新規気象ビジネス創出の取組件数"),
        ("外務省が主担当だという02-04の研修は何回開きますか", "40回"),
        (
            "医療・介護の情報連携を進める08-07は厚労省が主担当だけど、令和元年度はどんな実証やったんだっけ",
            "レセプト",
        ),
        ("スマート水産業08-11は国交省が◎だけど、いつまでに基盤を作るの", "令和2年まで"),
        ("経産省が主担当の09-15では、令和2年3月に何が決定されましたか", "基本方針"),
        ("環境省が所管のコンビニ交付って、効果のKPIなんだっけ", "交付通数"),
    ],
)
def test_the_correction_comes_first_then_the_answer(text: str, says: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert "とは異なり" in answer.sentences[0].text
    assert says in answer.text


def test_a_ministry_that_does_lead_is_not_corrected(bundled: Application) -> None:
    answer = bundled.engine.answer("国土交通省が主担当の02-08の目標は？")
    assert answer.status == "answered"
    assert "930TB" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "令和4年度を期限にしている施策のうち国交省が関係しているものと、その内容",
        "自動運転のうち農水省が担当しているものはどれ",
    ],
)
def test_a_ministry_that_picks_out_records_states_nothing_of_one(text: str, bundled: Application) -> None:
    assert "とは異なり" not in bundled.engine.answer(text).text


@pytest.mark.parametrize(
    ("text", "place", "lead"),
    [
        ("自治体でのAI利用を進める取組の主担当府省庁名を教えてください。", "第3章第1節(1)③", "総務省"),
        ("AIの適正な利活用を地方自治体で促す取組の主担当府省庁名", "第3章第1節(1)③", "総務省"),
        ("デジタルスキル標準の改訂の主担当府省庁名は?", "第3章第4節(3)⑤", "経済産業省"),
    ],
)
def test_the_name_of_the_column_is_no_topic(text: str, place: str, lead: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text).text
    assert answer.startswith(place)
    assert f"主担当(◎)は{lead}です" in answer
