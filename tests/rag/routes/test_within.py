"""Two statements of one record side by side."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.routes.within import answer
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        pytest.param("第5回NDBオープンデータの公開予定、KPIの欄と本文の説明とで時期が食い違っていないか確認したい", ("令和2年8月", "令和2年秋頃", "異なります"), {("02-25", "KPI(進捗)"), ("02-25", "課題・取組概要")}, id="dates-differ"),
        pytest.param("09-36の採択件数はKPIと本文で数が違っていませんか", ("10件", "21件", "異なります"), {("09-36", "KPI(進捗)"), ("09-36", "課題・取組概要")}, id="amounts-differ"),
        pytest.param("保健医療情報を全国の医療機関で確認できる仕組みについて、KPIの欄と本文の記載で稼働時期は合っていますか。", ("令和3年3月", "KPIには時期の記載がありません"), {("08-27", "課題・取組概要")}, id="one-of-them-has-none"),
        pytest.param("AIチップの技術開発事業にある「エッジ」と「次世代コンピューティング」、性能目標の倍率と達成年度の違いは。", ("令和4年度", "10倍", "令和9年度", "100倍"), {("09-36", "KPI(効果)")}, id="two-things-of-one-indicator"),
        pytest.param("全国の医療機関で確認できる仕組みの「特定健診情報」と「薬剤情報」、稼働時期の違いは?", ("令和3年3月", "令和3年10月"), {("08-27", "課題・取組概要")}, id="both-in-one-sentence"),
    ],
)  # fmt: skip
def test_both_statements_are_shown(
    text: str, said: tuple[str, ...], cited: set[tuple[str, str]], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert (found.status, found.checks["problems"]) == ("answered", [])
    assert [s for s in said if s not in found.text] == []
    assert cited == {(c.locator, c.field) for c in found.citations}


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        pytest.param("08-11のKPIと取組概要で期限に食い違いはありますか", ("KPIも本文も「令和2年」で、同じです",), ("異なり", "令和3年度"), id="same-thing-in-the-other-cell"),
        pytest.param("09-32のKPIと取組概要の時期は一致していますか", ("「令和2年度」が両方にあり、「平成30年度・令和元年度」は本文だけに",), ("同じ", "異なり"), id="one-of-several-is-common"),
        pytest.param("08-02のKPIと取組概要の数値は一致していますか", ("KPIも本文も「26か所」で、同じです",), ("異なり",), id="same-amount"),
        pytest.param("02-26のKPIと取組概要の数値に食い違いはありますか", ("715自治体", "38%", "判断しません"), ("同じです", "異なります"), id="another-unit"),
        pytest.param("04-01のKPIと本文の数値は一致していますか", ("6件", "5件", "判断しません"), ("同じです", "異なります"), id="of-another-year"),
        pytest.param("09-05のKPIと取組概要で時期は一致していますか", ("令和2年度", "平成29年10月", "判断しません"), ("同じです", "異なります"), id="dates-of-other-things"),
        pytest.param("02-24のKPIと取組概要の時期は一致していますか", ("令和3年", "判断しません"), ("同じです", "異なります"), id="one-common-year-of-other-things"),
        pytest.param("06-02のKPIと取組概要の数値は一致していますか", ("90%以上", "課題・取組概要には数値の記載がありません"), ("5g", "異なり"), id="5G-is-no-weight"),
        pytest.param("09-28のKPIと概要で時期は一致していますか", ("令和2年度",), ("異なります",), id="years-of-other-stages"),
    ],
)  # fmt: skip
def test_figures_are_judged_only_where_they_are_of_one_thing(
    text: str, said: tuple[str, ...], unsaid: tuple[str, ...], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert [s for s in said if s not in found.text] == []
    assert [s for s in unsaid if s in found.text] == []


@pytest.mark.parametrize(
    "text",
    [
        "民泊の施策のKPIと本文記載の有無を教えて",
        "「Lアラート」と「Jアラート」の主担当の違いは?",
        "02-14と02-15のKPIの違いは",
        "CYDERのKPIを教えてください",
        "「AI戦略2019」と「別表」の違いは",
    ],
)
def test_other_questions_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        pytest.param("FASTとPTPS、それぞれ誰の要望に応じて整備してるのか並べて", ("消防機関", "バス事業者"), {"09-34"}, id="both-in-one-sentence"),
        pytest.param("全国の病院で患者の情報を見られるようにする仕組みについてです。特定健診の情報とお薬の情報では、使えるようになるのはどちらが先ですか？", ("「特定健診の情報」は令和3年3月、「お薬の情報」は令和3年10月で、先なのは「特定健診の情報」です",), {"08-27"}, id="earlier-by-its-clause"),
        pytest.param("定款認証のテレビ電話導入と法人設立のワンストップ化の開始では、どちらが早かった？", ("平成31年3月", "令和2年1月"), {"01-04"}, id="a-sentence-each"),
        pytest.param("AIターミナルの取組で、熟練技能者の暗黙知の継承とコンテナ蔵置場所の最適化では、どちらが早く終わる予定？", ("令和3年度", "令和2年度"), {"09-12"}, id="bullets-of-an-indicator"),
        pytest.param("固定電話のIP網移行とモバイル市場の適正化、それぞれの改正法はいつ施行されたか", ("令和元年5月", "同年10月"), {"06-14"}, id="two-laws"),
        pytest.param("準天頂衛星の運用開始と20都道府県への普及、それぞれいつですか", ("平成30年11月1日", "令和3年度"), {"08-18"}, id="two-dates"),
        pytest.param("人工知能戦略本部とその専門調査会は、それぞれ何をする役割か", ("フォローアップ", "有識者等の意見"), {"第4章第1節"}, id="of-a-section"),
    ],
)  # fmt: skip
def test_two_things_of_one_record_are_told(
    text: str, said: tuple[str, ...], cited: set[str], bundled: Application
) -> None:
    found = bundled.engine.explain(text)
    assert (found.route, found.answer.checks["problems"]) == ("within", [])
    assert [s for s in said if s not in found.answer.text] == []
    assert cited == {c.locator for c in found.answer.citations}


@pytest.mark.parametrize(
    "text",
    [
        "JアラートとLアラート、それぞれの進捗KPIは",
        "消防ロボットと次世代の救急車、令和2年度に何ができあがるのかを並べて",
        "研究開発と社会実装の進捗率を並べて比べて",
        "情報銀行として令和元年度末までに認定を受けた5件、それぞれの事業者名が知りたいです。",
    ],
)
def test_two_records_are_not_one(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "within"
