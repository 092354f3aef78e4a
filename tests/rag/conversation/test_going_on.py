"""Conversations as they are held: sets narrowed by a topic, the next item, two records after one another."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from ui.compose import Application


def last(turns: list[str], application: Application) -> str:
    """The answer to the last of these questions, each asked with the answers before it."""
    history: list[Turn] = []
    text = ""
    for question in turns:
        text = application.engine.answer(question, history).text
        history += [Turn("user", question), Turn("assistant", text)]
    return text


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        (["警察庁の施策を教えて", "そのうちオープンデータのものは"], "警察庁が主担当(◎)で、かつ施策名に「オープンデータ」を含む施策は2件です"),
        (["厚労省の施策を全部挙げて", "その中で医療に関係するものは？"], "厚生労働省が主担当(◎)で、かつ施策名に「医療」を含む施策は5件です"),
        (["農水省の施策一覧", "スマート農業のものだけ教えて"], "農林水産省が主担当(◎)で、かつ施策名に「スマート農業」を含む施策は"),
        (["骨子案で文科省が関わる取組は", "そのうち教育のものだけ"], "府省庁名に文部科学省が記載された、かつ取組の文に「教育」を含む取組は3件です"),
        (["02番台の施策は何件ですか", "うち国交省の施策は", "KPIが未設定のものは"], "施策番号が02-で始まる、かつ国土交通省が主担当(◎)で、かつKPI(進捗)とKPI(効果)のいずれかが「未設定」で始まる施策は1件で"),
        (["AI戦略2019で一番遅れている分野は？", "何件未了？"], "進捗状況の表では、「研究開発」の未了/一部未了は5件です。"),
        (["AI戦略2019で一番遅れている分野は？", "その分野の取組数は"], "進捗状況の表では、「研究開発」の取組数は16件です。"),
        (["第3章第3節(1)④の担当は", "その項目の一つ下は？"], "第3章第3節(1)⑤は「"),
        (["デジタルスキル標準の改訂は骨子案のどこにありますか", "その一つ前には何が載ってる?"], "第3章第4節(3)④は「"),
        (["骨子案の4つの基本的な方針の一つ目は何ですか。", "三つ目は?"], "第2章(4つの基本的な方針)3「"),
        (["骨子案の第3章第2節の1つ目の取組は?", "じゃあ二番目は？"], "第3章第2節(2)「"),
        (["02-07の施策名は?", "次の番号のは?"], "施策名は「気象情報の利活用の促進」"),
        (["第3章第3節(1)④の担当は", "一つ前の項目の担当は？"], "第3章第3節(1)③「"),
    ],
)  # fmt: skip
def test_goes_on(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


@pytest.mark.parametrize("question", ["どっちが期限が早い", "二つの違いは？", "どちらのほうが新しいですか"])
def test_two_records_asked_about_one_after_the_other_are_compared(
    question: str, bundled: Application
) -> None:
    told = last(["10-01の目標は", "10-02は？", question], bundled)
    assert "(10-01)" in told
    assert "(10-02)" in told


def test_a_document_and_a_topic_of_its_own_begin_anew(bundled: Application) -> None:
    alone = bundled.engine.answer("骨子案では研究開発はどうなってる？").text
    assert (
        last(["AI戦略2019で一番遅れている分野は？", "骨子案では研究開発はどうなってる？"], bundled) == alone
    )


def test_the_first_item_has_none_before_it(bundled: Application) -> None:
    told = last(["第3章第3節(1)①の担当は", "一つ前の項目は？"], bundled)
    assert "第3章第3節(1)⓪" not in told


@pytest.mark.parametrize(
    ("asked", "then", "meant"),
    [
        ("09-02は令和2年度に何をしますか", "その次の年度には何をしますか", "令和3年度には何をしますか"),
        ("06-11の令和3年度の件数は", "前年度は？", "令和2年度"),
        ("02-04の2020年度の目標は", "翌年度の目標は", "令和3年度の目標は"),
    ],
)
def test_the_year_beside_the_one_talked_about(
    asked: str, then: str, meant: str, bundled: Application
) -> None:
    history = [Turn("user", asked), Turn("assistant", bundled.engine.answer(asked).text)]
    assert meant in bundled.engine.analyse(then, history).text
