"""The last clause of a long message that asks by itself, and what is needed of what leads to it."""

from __future__ import annotations

import pytest

from rag.reading.standing_alone import standing_alone
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("決裁前の点検で幹部が気にしておりますので、別表で、KPI(効果)が「未設定」で始まる施策は何件ございますか。", "別表で、KPI(効果)が「未設定」で始まる施策は何件ございますか。"),
        ("日程を合わせる都合で先に把握しておきたく存じます。骨子案の第3章第4節(3)の丸数字のうち、内閣府に◎が付いているものを漏れなくお教えください。", "骨子案の第3章第4節(3)の丸数字のうち、内閣府に◎が付いているものを漏れなくお教えください。"),
        ("会議の順番を決めるので先に伺いたいのですが、AI戦略2019フォローアップの進捗表で、取組数が10以上ある分野をすべて挙げてください。", "AI戦略2019フォローアップの進捗表で、取組数が10以上ある分野をすべて挙げてください。"),
        ("局長が勉強会に出られるとのことでお尋ねするのですが、別表09-36の効果KPIは何ですか。", "別表09-36の効果KPIは何ですか。"),
        # what leads to it may be needed
        ("総務省の話を続けておりますが、別表で主担当の施策は何件ですか。", ""),
        ("防災のチャットボットの施策シートを写しているのですが、別表06-13のその欄には何と書かれていますか。", ""),
        ("02-08は総務省の主担当だと聞いておりますが、別表02-08の目標は何ですか。", ""),
        ("創薬AIを担当している省が、第3章第4節の中で主担当を務める項目は何ですか。", ""),
        ("別表で主担当が2つ以上の施策は何件ですか。", ""),
        # a condition
        ("本文に記載があるものに絞りたいのですが、別表で総務省が主担当の施策は何件ありますか", ""),
        ("単独で担当しているものに限りたいのですが、別表で経済産業省が主担当の施策は何件ありますか", ""),
        ("再掲は除いて数えてほしいのですが、骨子案で内閣府が主担当の取組は何件ですか", ""),
        ("進捗率は80%以上の分野だけで考えたいのですが、フォローアップで取組数がいちばん多い分野はどれですか", ""),
    ],
)  # fmt: skip
def test_the_last_clause(text: str, clause: str, bundled: Application) -> None:
    core = standing_alone(text, bundled.library, bundled.tokenizer)
    assert (core.text if core else "") == clause


def test_a_topic_that_leads_to_a_set_is_not_left_out(bundled: Application) -> None:
    answer = bundled.engine.answer(
        "スマートシティに関するものを探しています。別表で総務省が主担当の施策を全部挙げてください"
    )
    assert answer.rows is not None
    assert answer.rows.ids == ("08-02",)


def test_a_set_is_answered_without_what_leads_to_it(bundled: Application) -> None:
    answer = bundled.engine.answer(
        "ご挨拶回りの順番を決めるにあたり、どの役所がどれだけ受け持っていらっしゃるかを存じておきたいものですから、お聞きします。"
        "骨子案の第3章第4節にある取組を、◎の付いた役所ごとに数えると、それぞれいくつになりますでしょうか。"
    )
    assert answer.rows is not None
    assert "経済産業省3件" in answer.text
