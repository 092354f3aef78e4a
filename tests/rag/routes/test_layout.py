"""How the documents themselves are built: columns, numbers and gaps, and questions that only sound like it."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("別表の各施策にはどんな項目(列)が載っていますか", "「府省庁名」の9つです"),
        ("別表って列はいくつあるんですか", "「課題・取組概要(スケジュール・効果)」"),
        ("官民データ計画の別表の欄の名前を全部教えて", "「本文記載」"),
        ("AI戦略2019フォローアップの進捗状況の表にはどんな列がある?", "取組数、計画通り、未了/一部未了、進捗率の4つ"),
        ("施策番号で10-05の次は何番ですか、抜けてる番号ある?", "別表にない番号は10-06から10-16までです"),
        ("09-37の次の番号は?", "10-01です"),
        ("別表の番号に欠番ってありますか", "10-05の次が10-17"),
        ("09番台の施策番号に抜けはある?", "09番台に抜けている番号はありません"),
        ("別表の施策番号は何番から何番まで?", "01-01から12-04まで"),
        ("別表の章立ては", "見出しは別表に書かれていません"),
        ("骨子案は何章立てで、第3章はいくつの節に分かれていますか", "第3章は4節です"),
        ("骨子は何章構成?第4章の節の数も", "第4章は3節です"),
        ("骨子案の章の数と節の数を教えて", "次の4章です"),
    ],
)  # fmt: skip
def test_what_a_document_is_made_of(question: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "answered"
    assert found.checks["problems"] == []
    assert said in found.text
    assert all(s.citations for s in found.sentences)


@pytest.mark.parametrize(
    "question",
    [
        "基本法の10条が◎になっている施策は何件?",
        "都道府県の手引にも市町村の手引にも○が付いている警察庁の施策は?",
        "別表で12条に○が付いている施策を全部",
        "市町村の手引に丸がある施策は",
    ],
)
def test_marks_whose_column_is_not_sure_choose_no_set(question: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "not_found"
    assert found.rows is None
    assert "列がずれた行があり" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "別表の施策のうち、農地に関する項目は?",
        "02-04の次の施策は?",
        "骨子案の推進体制の構成は",
        "AI法の第16条に当たる記載は?",
        "サイバーセキュリティ基本法に基づく施策は?",
        "介護ロボットの手引きはいつ作る?",
        "別表でKPIの欄が空欄の施策は?",
        "別表の府省庁名の欄に環境省がある施策は何件?",
        "別表の施策で総務省が主担当なのは何件?",
    ],
)
def test_what_a_document_says_is_no_layout(question: str, bundled: Application) -> None:
    assert bundled.engine.explain(question).route not in ("layout", "headings")
