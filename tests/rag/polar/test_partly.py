"""All of a kind are asked of, and a sentence tells some of them."""

from __future__ import annotations

import pytest

from rag.polar.partly import tells_part

TOLD = "国管理の445河川および8道県分の都道府県管理河川の情報を、土砂災害警戒区域のデータについては、47都道府県すべての情報を配信。"


@pytest.mark.parametrize(
    ("asked", "shown", "terms", "part"),
    [
        ("全ての都道府県の管理河川の情報を配信済み", TOLD, ("管理", "河川"), True),
        ("土砂災害警戒区域のデータは全都道府県分を配信", TOLD, ("土砂", "災害", "警戒"), False),
        ("研究機関ぜんぶで英語対応を終えた", "一部の研究機関における英語対応を実施", ("研究", "英語"), True),
        ("研究機関で英語対応を進めた", "一部の研究機関における英語対応を実施", ("研究", "英語"), False),
        ("すべての市町村が取り組む", "669団体が取り組む", ("取り組む",), True),
        ("すべての市町村が取り組む", "国が取り組む", ("取り組む",), False),
    ],
)
def test_some_of_all(asked: str, shown: str, terms: tuple[str, ...], part: bool) -> None:
    assert tells_part(asked, shown, terms) is part
