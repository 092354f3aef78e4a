"""The one of several records that a question tells apart before it asks."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.records import Record
from rag.steps.narrowed import narrowed


def records(context: Context, locators: str) -> tuple[Record, ...]:
    found = (context.library.get("kanmin", locator) for locator in locators.split())
    return tuple(r for r in found if r is not None)


@pytest.mark.parametrize(
    ("locators", "ask", "told", "rest"),
    [
        pytest.param("11-01 11-02", "総務省が担当するほうの効果KPIを教えて", "11-01", "効果KPIを教えて", id="a-condition"),
        pytest.param("12-01 12-02", "個人情報保護委員会が主担当のほうが推進するシステムの名前は", "12-02", "推進するシステムの名前は", id="a-lead"),
        pytest.param("10-22 10-23", "JNTO以外のほうは進捗を何で見ていますか", "10-22", "進捗を何で見ていますか", id="other-than"),
        pytest.param("07-07 07-08", "中間標準レイアウトではない方の効果KPIは", "07-07", "効果KPIは", id="not"),
        pytest.param("06-08 10-02", "06-08ではない方の進捗KPIは何か", "10-02", "進捗KPIは何か", id="not-the-number"),
        pytest.param("03-01 03-02", "契約に関するほうの進捗KPIは何", "03-01", "進捗KPIは何", id="words"),
        pytest.param("07-07 07-08", "効果KPIが準拠製品の導入率ではなく「利用率」なのはどちら?", "07-08", "施策名は。", id="which"),
        pytest.param("06-08 10-02", "掲げていますね。このうち人材の育成を看板にしている側では、何団体に派遣したか", "10-02", "何団体に派遣したか", id="of-these"),
    ],
)  # fmt: skip
def test_told_apart(locators: str, ask: str, told: str, rest: str, context: Context) -> None:
    found = narrowed(ask, records(context, locators), context)
    assert found is not None
    assert (" ".join(r.locator for r in found.records), found.ask) == (told, rest)


@pytest.mark.parametrize(
    ("locators", "ask"),
    [
        pytest.param("11-01 11-02", "効果KPIは何ですか", id="nothing-told"),
        pytest.param("11-01 11-02", "どちらのほうが早いですか", id="asked"),
        pytest.param("11-01 11-02", "環境省が受け持つほうの効果KPIは", id="none-of-them"),
        pytest.param("10-22 10-23", "沖縄のほうは進捗を何で見ていますか", id="words-of-neither"),
        pytest.param("10-22 10-23", "国土交通省が主担当のほうの進捗KPIは", id="both-of-them"),
        pytest.param("03-01 03-02", "今後の方針は何か", id="no-pointing-word"),
    ],
)
def test_not_told_apart(locators: str, ask: str, context: Context) -> None:
    assert narrowed(ask, records(context, locators), context) is None
