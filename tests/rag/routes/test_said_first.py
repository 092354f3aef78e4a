"""What a loosely worded question is answered with first: the aim, what is done, whose it is, what is so now."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("電子レシートの施策って要するに何がしたいの", "新たなサービスの創造を目指す"),
        ("情報銀行の施策、ざっくり何をするのか3行くらいで", "実証事業を実施し"),
        ("電子レシートの施策は何をするのか要約して", "標準フォーマットを活用した電子レシートの普及を推進"),
        ("みちびきがあるのに国家座標が必要な理由を説明して", "課題が顕在化している"),
        ("Lアラートってどこの施策", "主担当(◎)は総務省"),
        ("ローカル5Gってどこの仕事ですか", "主担当(◎)は総務省"),
        ("会社を作りやすい国ランキングで日本は直近何位だったんでしょう", "13位"),
        ("AI戦略2019フォローアップで一番低い分野は?", "研究開発(69%)"),
        ("AI戦略2019フォローアップで一番少ない分野は?", "デジガバ・中小(3件)"),
        ("進捗率が一番低かった分野では、2020年以降どんなことをやるとされていますか", "「研究開発」の方向性"),
        ("骨子案で規制の点検・見直しが再掲されているのは第何節か", "第3章第1節(4)①"),
        ("MVNOとかmobile marketのKPI、HHI以外に何かある?", "のKPI(効果)は"),
        ("DFFTのコンセプトってwhere and whenで合意されたの?", "G20大阪サミット"),
    ],
)  # fmt: skip
def test_it_is_said_first(text: str, first: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert first in answer.sentences[0].text, answer.text


def test_two_measures_each_tell_what_is_made_and_the_aim(bundled: Application) -> None:
    text = bundled.engine.answer("スマート農業とスマート水産業、それぞれ何を作って何を目指してるの").text
    assert all(t in text for t in ("導入・実証", "広く定着し", "構築・稼働", "生産性向上を実現")), text


def test_a_second_english_clause_may_be_answered_with_rows(bundled: Application) -> None:
    asked = "What was the overall completion rate of AI Strategy 2019, and which area was lowest?"
    text = bundled.engine.answer(asked).text
    assert "87%" in text
    assert "研究開発: 進捗率69%" in text
