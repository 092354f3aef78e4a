"""Who asks, and their own office by its name."""

from __future__ import annotations

import pytest

from rag.reading.self_introduction import without_self_introduction


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("法務省の者です。うちの省の名前がある施策は？", "法務省の名前がある施策は？"),
        ("総務省の行政管理局です。当省が主担当の施策を一覧に", "総務省が主担当の施策を一覧に"),
        ("環境省の職員ですが、うちが連携になっている施策は", "環境省が連携になっている施策は"),
        ("内閣府の担当者です。オープンデータの担当は？", "オープンデータの担当は？"),
        ("農林水産省の施策です。その担当は", "農林水産省の施策です。その担当は"),
        ("総務省の施策のうち、主担当のものは", "総務省の施策のうち、主担当のものは"),
        ("法務省の者です。", "法務省の者です。"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_office_that_asks(question: str, asked: str) -> None:
    assert without_self_introduction(question) == asked
