"""Words counted where the source writes them; a row with a mended misprint is told beside, not counted."""

from __future__ import annotations

from ui.compose import Application


def test_a_row_that_has_the_word_by_a_mended_misprint_is_told_beside(bundled: Application) -> None:
    answer = bundled.engine.answer("「レセプト」の語が出る別表の施策を全部")
    assert answer.rows is not None
    assert answer.rows.ids == ("02-25", "08-06", "08-07", "10-21")
    assert "08-27は、原文の「レポートに基づく薬剤情報」" in answer.text


def test_a_word_that_the_source_only_misprints_is_found(bundled: Application) -> None:
    answer = bundled.engine.answer("「システムがダウンしない」という語がある施策を全部")
    assert answer.rows is not None
    assert len(answer.rows.ids) == 1
    assert "誤りとみれば" not in answer.text
