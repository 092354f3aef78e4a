"""Near misses: the record exists, the very thing asked of it does not stand in it."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        pytest.param("気象ビジネス推進コンソーシアムの会費を教えてください", "会費", id="thing"),
        pytest.param("02-17の歩行者移動支援アプリのロゴは？", "ロゴ", id="thing-by-number"),
        pytest.param("保育所の情報をオープンデータにした長野の市町村の数は", "長野", id="place"),
        pytest.param("オープンデータ官民ラウンドテーブルの第12回の議題は", "第12回", id="ordinal"),
        pytest.param("歩行者移動支援のオープンデータ化が一番遅れている施設は", "一番", id="extreme"),
        pytest.param("医療関係で一番期限が早い施策は", "一番", id="extreme-of-all"),
        pytest.param("統計データのオープン化で登録データ数の平均はどのくらいですか", "平均", id="average"),
        pytest.param("歩行者移動支援の端末は何グラムですか", "g", id="unit"),
        pytest.param("気象ビジネス推進コンソーシアムの会則の内容を教えて", "会則", id="whose"),
    ],
)
def test_what_the_record_does_not_speak_of_is_declined_by_name(
    text: str, lacks: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "not_found", answer.text
    assert lacks in answer.sentences[0].text
    assert answer.citations


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "海上活動情報が公開されていない状況とはどのような状況か",
            "一部を除き公開はしていない",
            id="abstract",
        ),
        pytest.param("気象データの利用が広がらない要因は？", "ごく少数にとどまる", id="reason"),
        pytest.param("第5回NDBオープンデータの公開時期は", "令和2年8月", id="ordinal-told"),
        pytest.param(
            "地殻変動による地図と測位のずれは最大で何メートルか", "最大で2m", id="unit-and-extreme-told"
        ),
        pytest.param("地方公共団体のオープンデータ研修の実施回数は", "40回", id="suffix"),
        pytest.param("情報銀行の制度整備、筆頭で責任を負う府省庁は", "内閣官房", id="the-first-is-the-lead"),
    ],
)
def test_what_it_does_speak_of_is_answered(text: str, says: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status in {"answered", "partial"}, answer.text
    assert says in answer.text
