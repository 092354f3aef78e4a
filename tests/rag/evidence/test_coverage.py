"""The share of a question's words that texts have: as they stand, or in other words."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.evidence.coverage import Coverage

TEXT = "気象庁ホームページを通じたデータのダウンロード量"


@pytest.mark.parametrize(
    ("terms", "exact", "meant"),
    [
        (("気象", "ホームページ"), 1.0, 1.0),
        (("天気", "ホームページ"), 0.5, 1.0),
        (("図書館", "蔵書"), 0.0, 0.0),
        ((), 0.0, 0.0),
    ],
)
def test_words_may_stand_in_other_words(
    terms: tuple[str, ...], exact: float, meant: float, context: Context
) -> None:
    coverage = Coverage(terms, context.finder.vocabulary)
    assert coverage.share(TEXT) == pytest.approx(exact, abs=0.2)
    assert coverage.share(TEXT, meant=True) == pytest.approx(meant, abs=0.01)


def test_narrowed_coverage_counts_its_own_terms_only(context: Context) -> None:
    coverage = Coverage(("気象", "図書館"), context.finder.vocabulary)
    assert coverage.narrowed(("気象",)).share(TEXT) == 1.0
    assert coverage.narrowed(("図書館",)).share(TEXT) == 0.0
    assert 0.0 < coverage.share(TEXT) < 1.0


def test_words_cut_in_two_stand_for_others_together(context: Context) -> None:
    """自治体 is cut into 自治 and 体; AI is in too many texts to make one word with 時代."""
    vocabulary = context.finder.vocabulary
    assert Coverage(("自治", "体"), vocabulary).share("地方公共団体の割合", meant=True) == pytest.approx(1.0)
    assert Coverage(("ai", "時代"), vocabulary).share("社会に向けた変革", meant=True) == 0.0
