"""What a question states to have it confirmed, and the correction where it is mistaken."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.premises.confirmed import confirms, mistaken
from rag.question import analyse
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("もう6件いってたんですよね?", True),
        ("令和5年度だっけか", True),
        ("平成29年6月に施行済みと理解しているが相違ないか", True),
        ("6件とのことですが", True),
        ("6件ですか", False),
        ("6件という理解でよいか", False),
    ],
)
def test_what_is_stated_and_what_is_only_asked(text: str, states: bool, context: Context) -> None:
    assert confirms(analyse(text, context.tokenizer)) is states


@pytest.mark.parametrize(
    ("text", "told", "wrong"),
    [
        ("令和元年度末で6件でしたよね", "令和元年度末時点で認定件数は5件", ("6件",)),
        ("令和5年度でしたよね", "令和3年度の運用開始を目標に", ("令和5年度",)),
        ("令和2年度に6件でしたよね", "令和元年度末時点で認定件数は5件", ()),  # of another time
        ("令和元年度末で5件でしたよね", "令和元年度末時点で認定件数は5件", ()),
        ("6件でしたよね", "引き続き普及を推進する", ()),
    ],
)
def test_figures_the_source_has_others_in_place_of(
    text: str, told: str, wrong: tuple[str, ...], context: Context
) -> None:
    assert mistaken(analyse(text, context.tokenizer), told) == wrong


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("情報銀行の認定って令和元年度末でもう6件いってたんですよね？", "5件"),
        ("富岳が動き出すの令和5年度だっけか、文科省の目標だと", "令和3年度"),
        ("住宅宿泊事業法は平成29年6月に施行済みと理解しているが相違ないか", "平成30年6月15日"),
        ("デジタル活用支援員は令和2年度から本格実施するんですよね?", "令和3年度"),
        ("PHRの実装団体は令和2年度に50団体が目標だっけか、総務省の", "80団体"),
    ],
)
def test_the_right_value_stands_in_the_first_sentence(text: str, within: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert answer.text.startswith("いいえ、ご質問の前提(")
    assert within in answer.sentences[0].text


@pytest.mark.parametrize(
    "text",
    [
        "情報銀行の認定って令和元年度末で5件だったんですよね？",
        "住宅宿泊事業法は平成30年6月15日に施行済みと理解しています。相違ありませんか",
        "デジタル活用支援員は令和3年度以降に本格実施するんですよね?",
    ],
)
def test_what_is_right_is_confirmed(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert (answer.status, answer.text[:3]) == ("answered", "はい。")


@pytest.mark.parametrize(
    "text",
    [
        "令和3年度に約2,000か所整備するんでしたよね",
        "令和3年度に災害ハザード情報を約2,000か所整備するんでしたよね",
        "ベース・レジストリの整備のKPI(進捗)は未設定ですよね?",
        "ベース・レジストリの整備の進捗KPIは未設定でしたよね",
        "運転者管理システムの移行は令和4年度以降でしたっけ",
        "AI研究中核センター群は3機関でしたよね",
    ],
)
def test_a_figure_or_state_that_the_record_has_is_no_mistake(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert answer.text.startswith("はい。")
