"""Whether はい or いいえ is asked for, and by which sentence."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.reading.asking import asking, is_polar


@pytest.mark.parametrize(
    "text",
    [
        "そのまま公開することが可能か教えて下さい",
        "既に施行されているか、お教え願いたい",
        "令和3年度の開発完了を目指しているか教えていただけますか",
        "日本は共同議長国ですか、教えてください",
        "届出件数は効果のKPIかどうか、教えて下さい",
        "まだ施行されていないのか確認させてください",
        "登記情報の公開の在り方は決定済みか、ご回答ください",
        "本人が自由に蓄積・利活用できますか",
        "携帯電話はどこでも使えますか",
        "本人に証明書を渡せますか",
        "平成29年6月に施行済みと理解しているが相違ないか",
    ],
)
def test_a_request_to_be_told_whether_is_a_yes_no_question(text: str, context: Context) -> None:
    assert is_polar(analyse(text, context.tokenizer))


@pytest.mark.parametrize(
    "text",
    [
        "主担当が国土交通省か総務省か教えて下さい",
        "令和9年度までに何件の実用化を目指すのか教えて下さい",
        "いつ施行されたか教えて下さい",
        "主担当はどの府省か知りたい",
        "公開できるかどうかの検討:主担当と、いっしょに名前が載っている省を全部。",
        "この施策について説明できますか",
        "一覧にできますか",
        "どこでもらえますか",
        "第2章の要約をお願いできますでしょうか",
        "本部長のお名前を伺えますか",
        "該当する施策を全部出してもらえる?",
        "スマート農業の施策を研究段階と実証段階に分けられますか",
    ],
)
def test_other_requests_are_none(text: str, context: Context) -> None:
    assert not is_polar(analyse(text, context.tokenizer))


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("Could you tell me whether MIC leads SCOPE?", True),
        ("Please confirm that METI leads SCOPE.", True),
        ("Could you tell me which ministry leads SCOPE?", False),
    ],
)
def test_whether_in_english(text: str, polar: bool, context: Context) -> None:
    assert is_polar(analyse(text, context.tokenizer)) is polar


def test_what_is_to_be_confirmed_stands_before_the_asking(context: Context) -> None:
    question = analyse("施行は平成29年6月と理解しています。相違ありませんか", context.tokenizer)
    assert asking(question) == "施行は平成29年6月と理解しています。"
