"""Whole answers: はい and いいえ, what is declined, all that is asked of a measure."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("人工知能戦略本部の本部長は内閣総理大臣ですか", "はい。"),
        ("08-31の主担当は一つの役所に絞られていないという理解で合っていますか", "はい。"),
        ("08-31の主担当は一つだけですか", "いいえ。"),
        ("気象庁のデータのダウンロード量の令和2年度の目標は1000テラバイトを超えますか", "いいえ。"),
        (
            "延伸予定の区間の新幹線トンネルでは、開業と同時に携帯電話を利用できるようにする方針ですか",
            "はい。",
        ),
    ],
)
def test_what_the_evidence_decides(question: str, opening: str, bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.text.startswith(opening), answer.text
    assert answer.checks["problems"] == []


@pytest.mark.parametrize(
    "question",
    [
        "人工知能戦略本部のトップはデジタル大臣ですか",
        "人工知能戦略本部のトップってデジタル大臣ですよね? 骨子案だとそうなってませんか。",
        "人工知能戦略本部の本部長は文部科学大臣ですか",
    ],
)
def test_no_yes_to_a_name_that_is_not_there(question: str, bundled: Application) -> None:
    assert not bundled.engine.answer(question).text.startswith("はい")


@pytest.mark.parametrize(
    "question",
    [
        "AI戦略2019の教育改革で「未了/一部未了」とされた4件は、それぞれ何という取組ですか。",
        "スマホに入れるコロナの接触確認アプリ、あれの目標ダウンロード数はどこかに出てません?",
        "海外安全情報オープンデータサイトは、開設してから何アクセスありましたか",
    ],
)
def test_what_no_document_tells_is_declined(question: str, bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status == "not_found", answer.text


def test_a_document_without_the_chief_phrase_is_not_said_to_have_the_topic(bundled: Application) -> None:
    answer = bundled.engine.answer(
        "情報銀行の認定の目標は、官民データの別表とAI基本計画の骨子のどちらにありますか"
    )
    assert {c.document for c in answer.citations} == {"kanmin"}


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("別表の11-02、題名と担当だけでいいので。", {"施策名", "府省庁名"}),
        ("09-26とはどんな名前の施策か。所管も併せて。", {"施策名", "府省庁名"}),
        ("０６－１２　って　なんの　施策？", {"施策名"}),
        (
            "How many patient cases is MID-NET to cover by the end of fiscal 2020, and which ministry is it?",
            {"KPI(進捗)", "府省庁名"},
        ),
    ],
)
def test_all_that_is_asked_of_a_measure_is_cited(
    question: str, fields: set[str], bundled: Application
) -> None:
    answer = bundled.engine.answer(question)
    assert {c.field for c in answer.citations} == fields, answer.text
