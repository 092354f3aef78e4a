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
