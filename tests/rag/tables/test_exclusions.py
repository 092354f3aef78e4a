"""What a set question leaves out, and conditions in keywords: read, never passed over."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from ui.compose import Application


def asked(bundled: Application, text: str) -> Answer:
    return bundled.engine.answer(text)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "02番台で、内閣官房が主担当のもの（国交省が入るものは除いて）",
            "02-01 02-02 02-03 02-04 02-07 02-31",
        ),
        ("07番台の中で、厚労省が一切絡んでいない施策は？", "07-01 07-02 07-03 07-06 07-07 07-08"),
        ("警察庁が主担当で、02番台でも09番台でもない施策", "07-03 07-06 11-02"),
        ("文部科学省抜きで、内閣府が主担当の08番台の施策", "08-01 08-18 08-31"),
        (
            "法務省が関係していて、厚労省でも総務省でもないところが主担当の施策",
            "01-04 02-06 02-07 07-02 09-15",
        ),
        ("経済産業省が主担当で11番台以降の施策", "12-01"),
        ("国土交通省が一人で担当している08番台の施策", "08-16 08-19 08-22 08-32"),
        ("文科省と経産省がタッグを組んでいる10番台以降の施策は", ""),
        ("主担当＝環境省、本文記載＝○", "08-21"),
    ],
)
def test_the_set_is_exact(text: str, ids: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.rows is not None
    assert " ".join(found.rows.ids) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("進捗率80%台の分野は？", {"教育改革", "データ関連基盤"}),
        ("フォローアップで取組数が一桁の分野はどれ？", {"データ関連基盤", "デジガバ・中小", "倫理・その他"}),
        (
            "進捗率が平均（87%）を上回った分野",
            {"社会実装", "データ関連基盤", "デジガバ・中小", "倫理・その他"},
        ),
    ],
)
def test_bands_of_the_progress_table(text: str, ids: set[str], bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.rows is not None
    assert {locator.rpartition("/")[2] for locator in found.rows.ids} == ids


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "番号の頭2桁ごとに集計して、多い順に3グループを教えてください",
            "02番台37件、09番台37件、08番台35件",
        ),
        ("施策が多い2グループはどれ", "02番台37件、09番台37件"),
        ("03グループの施策は", "2件"),
        ("第3グループの施策は", "2件"),
        ("番号順に10番台の施策を一覧にして", "12件"),
    ],
)
def test_a_number_of_groups_is_not_a_group(text: str, first: str, bundled: Application) -> None:
    assert first in bundled.engine.answer(text).text.splitlines()[0]
