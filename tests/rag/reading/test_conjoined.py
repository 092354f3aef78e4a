"""Statements of several clauses, judged clause by clause."""

from __future__ import annotations

import pytest

from rag.reading.conjoined import clauses_of
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "目視外飛行は令和4年度を目途に実現を目指すこととされ、基本方針は令和2年3月31日に決定済みである",
            ("目視外飛行は令和4年度を目途に実現を目指すこととされている", "基本方針は令和2年3月31日に決定済みである"),
        ),
        (
            "認定件数の目標は令和2年度6件であり、令和元年度末の実績は5件である",
            ("認定件数の目標は令和2年度6件である", "令和元年度末の実績は5件である"),
        ),
        (
            "ネットワークは令和元年12月に設立され、3月末時点で104の機関が参画している",
            ("ネットワークは令和元年12月に設立される", "3月末時点で104の機関が参画している"),
        ),
        ("令和2年3月31日に決定しており、令和4年度は実現を目指す", ()),
        ("総務省が主担当で、経済産業省が連携する", ()),
        ("基本方針は令和2年3月31日に決定した", ()),
        ("実証を実施し、その成果を公開している", ()),
    ],
)  # fmt: skip
def test_clauses_with_a_topic_and_a_figure_each(text: str, clauses: tuple[str, ...]) -> None:
    assert clauses_of(text) == clauses


_BOTH = "「小型無人機の有人地帯での目視外飛行は令和{}年度を目途に実現を目指すこととされ、制度設計の基本方針は令和2年3月31日の官民協議会で決定済みである」――この一文、別表に照らして二点とも誤りはないと申し上げてよろしいか。"


def test_all_clauses_must_hold(bundled: Application) -> None:
    right, wrong = (bundled.engine.answer(_BOTH.format(year)) for year in (4, 5))
    assert right.text.startswith("はい。")
    assert "令和2年3月31日" in right.text
    assert wrong.text.startswith("いいえ。")
    assert "令和4年度" in wrong.text
