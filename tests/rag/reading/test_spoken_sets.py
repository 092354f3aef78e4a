"""Sets, rows and values in spoken words, put as a query has them."""

from __future__ import annotations

import pytest

from rag.reading.spoken_sets import in_query_words
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "read"),
    [
        (
            "02番台でGISって言葉が出てくる施策、どれとどれ？",
            "02番台でGISという言葉が出てくる施策を全部挙げて？",
        ),
        ("総務省が主じゃなくて脇に名前があるだけの施策", "総務省が主担当じゃなくて名前だけある施策"),
        ("財務省が主担当ではなく横に名前だけ載ってる取組", "財務省が主担当じゃなくて名前だけある取組"),
        ("全体の87%より率が上の分野はどれ", "進捗率が87%より高い分野はどれ"),
        ("総務省の施策のうち、KPIのないもの(効果KPIが未設定のもの)", "総務省の施策のうち、KPIのないもの"),
        (
            "未了が一件も残っていない分野は二つという理解で正しいでしょうか。",
            "未了が一件もない分野は二つですか。",
        ),
        ("進捗率が9割を超えた分野は3つですよね", "進捗率が9割を超える分野は3つですか"),
        ("効果を測るKPIは既に定まっていますか", "効果のKPIは既に決まっていますか"),
        ("令和2年度の目標値はいくらとされていますか", "令和2年度の目標値はいくつとされていますか"),
        ("31の取組がすべて終わったわけですが、進捗率は", "31の取組がすべて終わったとのことですが、進捗率は"),
        # words that are meant as they stand
        ("予算はいくらですか", "予算はいくらですか"),
        ("どれとどれが似ていますか", "どれとどれが似ていますか"),
        ("気象庁の名前がある施策", "気象庁の名前がある施策"),
        ("オープンデータとつくもの（02番台のもの）", "オープンデータとつくもの（02番台のもの）"),
        ("市町村の取組率が40%より低い分野はありますか", "市町村の取組率が40%より低い分野はありますか"),
        (
            "フォローアップの分野は5つという理解で正しいですか",
            "フォローアップの分野は5つという理解で正しいですか",
        ),
    ],
)
def test_spoken_words_are_put_as_a_query_has_them(question: str, read: str) -> None:
    assert in_query_words(question) == read


@pytest.mark.parametrize(
    ("question", "opening", "ids"),
    [
        (
            "フォローアップの表で、未了が一件も残っていない分野は二つという理解で正しいでしょうか。",
            "はい。",
            2,
        ),
        ("フォローアップの表で、未了が一件もない分野は三つですか。", "いいえ。", 2),
        ("フォローアップの表で、進捗率が9割を超えた分野は3つですよね", "はい。", 3),
    ],
)
def test_a_supposed_number_of_areas_is_counted(
    question: str, opening: str, ids: int, bundled: Application
) -> None:
    answer = bundled.engine.answer(question)
    assert answer.text.startswith(opening)
    assert answer.rows is not None
    assert len(answer.rows.ids) == ids
