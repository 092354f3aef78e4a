"""One of two is asked for: recognised in the question, and named where the documents bear out just one."""

from __future__ import annotations

import pytest

from rag.reading.choice import choice_of
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("主担当は総務省とデジタル庁のどっちですか", ("総務省", "デジタル庁")),
        ("軍事aiの主担当は外務省、防衛省どっち", ("外務省", "防衛省")),
        ("規制見直しの主担当はai室なのか規制室なのか", ("ai室", "規制室")),
        ("前からやっていたのか、新しく始めたのか", ("前からやっていた", "新しく始めた")),
        ("ネットワークは構想段階か、もう設立済みか", ("構想段階", "もう設立済み")),
        ("医療画像の研究は経産省?それとも厚労省?", ("経産省", "厚労省")),
        ("連携は令和元年度からか令和2年度からか教えてください", ("令和元年度から", "令和2年度から")),
        ("kpiは件数か割合か", ("件数", "割合")),
        ("民間サービス案って19件?29件?", ("19件", "29件")),
        ("目標年度は令和4年度?令和5年度?", ("令和4年度", "令和5年度")),
    ],
)
def test_the_two_sides(text: str, sides: tuple[str, str]) -> None:
    choice = choice_of(text)
    assert choice
    assert choice.sides == sides


@pytest.mark.parametrize(
    "text",
    [
        "数値目標は骨子案に書かれているか",
        "令和元年度の研修は、20地域以上で開かれたという理解で正しいですか",
        "明らかに遅れているものはありますか",
        "対象が市町村か決まっていますか",
        "届出件数はどのくらいですか、教えてもらえますか",
        "情報銀行か何かの取組はありますか",
        "担当の省は同じですか、違いますか",
        "新しく始めた事業はあるのか、担当はどこか",
        "公開されているかどうか確認したい",
        "mid-netは91件?520万人?",
        "05-04、05-05?",
    ],
)
def test_no_choice(text: str) -> None:
    assert choice_of(text) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("人工知能研究開発ネットワークは構想段階か、もう設立済みか", "「もう設立済み」のほうです。"),
        ("スマート物流は研究開発が終わったのか始まったところか", "「始まったところ」のほうです。"),
        ("電子タグの目標は100億枚？1000億枚？", "「1000億枚」のほうです。"),
        ("CYDERは年100回？200回？", "「年100回」のほうです。"),
        ("情報銀行の認定は5件？6件？", "「令和元年度末時点で情報銀行の認定件数は5件"),
        ("公共安全LTEは全面提供か限定提供か", "「限定提供」のほうです。"),
        ("登記名義人の住所の公開は決まったのか検討中なのか", "「検討中」のほうです。"),
        (
            "空き家バンクはもう運用されているのですか、それともこれからですか",
            "「もう運用されている」のほうです。",
        ),
        ("本部長は内閣総理大臣かAI担当大臣か", "「内閣総理大臣」のほうです。"),
        ("GIGAスクールは文科省が主担当か総務省が主担当か", "「児童生徒1人1台端末の整備」(09-19)の主担当"),
    ],
)
def test_the_side_that_holds_is_named(text: str, start: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "06-03は新幹線が対象なのか在来線が対象なのか",
        "コンビニ交付は全住民が対象なのか、一部なのか",
        "富岳NEXTはすでに稼働しているのか、まだ開発中なのか",
    ],
)
def test_none_is_named_where_both_or_neither_is_told(text: str, bundled: Application) -> None:
    said = bundled.engine.answer(text).text
    assert "のほうです" not in said
    assert not said.startswith(("はい", "いいえ"))
