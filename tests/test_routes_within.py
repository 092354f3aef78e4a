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
