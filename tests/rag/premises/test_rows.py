"""Figures that a question states of a row of the progress table, each against its column."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.premises.rows import row_claims
from ui.compose import Application


# Total: 取組数89、計画通り77、未了/一部未了12、進捗率87%
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全部で77件の取組があり、うち未了が12件", ("77件",)),
        ("取組は全部で89あって、そのうち20が未了だった", ("20",)),
        ("取組ちょうど100個のうち、何個が計画通りだった?", ("100個",)),
        ("計画通りは80件で未了は9件", ("80件", "9件")),
        ("取組89件のうち計画通りは77件、未了は12件", ()),
        ("取組数は100件以上か", ()),
        ("未了は何件", ()),
        ("全部で89件、計画通りは77件", ()),
        ("計画通りの取組は77件、未了は12件", ()),
        ("未了は12件以上", ()),
        ("7件すべてが計画通り", ("7件",)),
        ("89件のうち77件が計画通り、13件が未了", ("13件",)),
        ("予定どおり進んだのは89件中いくつ", ()),
        ("未了は89件のうち何件", ()),
    ],
)
def test_each_figure_against_the_column_it_is_said_of(
    text: str, wrong: tuple[str, ...], context: Context
) -> None:
    total = next(s for s in context.library.slides if s.kind == "row" and s.title == "Total")
    assert row_claims(text, total) == wrong


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("AI戦略2019、初年度は全部で77件の取組があり、うち未了が12件と説明してよいですね。", "corrected"),
        ("2019年度期限の取組は全部で89あって、そのうち20が未了だったとのことですが、進捗率はいくらでしたか。", "corrected"),
        ("2019年度が期限の取組ちょうど100個のうち、何個が計画通りだった？", "corrected"),
        ("2019年度が期限の取組89件のうち、計画通りは何件ですか", "answered"),
        ("AI戦略の進捗表で達成率が100パーセントの分野は二つありますよね。そのうち取組数の多いほうはどちらで、何件でしたか。", "answered"),
    ],
)  # fmt: skip
def test_the_whole_row_corrects(text: str, status: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == status


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("AI戦略2019の取組は全部で89件、計画通りは77件ですよね", "はい。"),
        ("研究開発の取組は16件で、計画通りは11件という理解でよいですか", "はい。"),
        ("教育改革の計画通りが27件、未了が4件というのは正しいですか", "はい。"),
        ("社会実装の取組26件のうち24件が計画通り、で合ってますか", "はい。"),
        ("社会実装の進捗率は92%で未了は2件、これで正しいですか", "はい。"),
        ("教育改革の未了は5件ですか", "いいえ"),
        ("教育改革の未了は4件ではないですよね", "いいえ"),
        ("研究開発は16件のうち11件が計画通りですね。残りは何件ですか", "「研究開発」"),
        ("教育改革の未了は4件以上ですか", "「教育改革」"),  # a bound is none of the cells
    ],
)
def test_figures_of_a_row_are_affirmed_where_each_is_its_columns(
    text: str, start: str, bundled: Application
) -> None:
    assert bundled.engine.answer(text).text.startswith(start)
