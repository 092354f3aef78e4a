"""Questions whose topic comes last, as people speak, are put in the usual order."""

from __future__ import annotations

import pytest

from rag.reading.word_order import in_order

INVERTED = (
    (
        "1000テラバイトを超えるんでしたっけ、気象庁のサイトから落とされるデータの令和2年度の目標って。",
        "気象庁のサイトから落とされるデータの令和2年度の目標は、1000テラバイトを超えるんでしたっけ?",
    ),
    (
        "担当はどこなんですか、通学路情報の公開って？",
        "通学路情報の公開は、担当はどこなんですか?",
    ),
    (
        "富岳が動き出すの令和5年度だっけか、文科省の目標だと",
        "文科省の目標だと、富岳が動き出すの令和5年度だっけか?",
    ),
    ("いつ始まるの、公共安全LTEは", "公共安全LTEは、いつ始まるの?"),
    ("農業データ連携基盤に関する別表の施策は何番？", "別表で、農業データ連携基盤に関する施策は何番？"),
    ("AIに関する骨子案の取組を一覧で", "骨子案で、AIに関する取組を一覧で"),
    ("バリアフリーの歩行者ナビって何か所が目標", "バリアフリーの歩行者ナビの目標は何か所?"),
    ("介護ロボットって何台が目標なの？", "介護ロボットの目標は何台?"),
    ("電子タグは何枚を目標にしている？", "電子タグの目標は何枚?"),
    ("急ぎです。何件なんですか、情報銀行の認定は。", "急ぎです。情報銀行の認定は、何件なんですか?"),
)
USUAL = (
    "情報銀行の認定件数は何件ですか。",
    "骨子で丸数字の取組が最も多く並ぶ節はどこか、その数は。",
    "農業のデータ、担当は？",
    "身分証を切り替えていない省庁はどこか、一覧で知りたいのですが。",
    "概要、目標、担当は",
    "スマートシティって何が目標",
    "情報銀行は何件が認定された？",
    "",
)


@pytest.mark.parametrize(("spoken", "usual"), INVERTED)
def test_a_topic_that_comes_last_is_put_first(spoken: str, usual: str) -> None:
    assert in_order(spoken) == usual


@pytest.mark.parametrize("question", USUAL)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert in_order(question) == question
