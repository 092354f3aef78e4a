"""What follows a list: narrowing it without 「その中で」, and its first, last and n-th record."""

from __future__ import annotations

import pytest

from tests.rag.conversation.test_going_on import last
from ui.compose import Application

TALENT = "AI人材の育成についてAI基本計画は何を挙げている?"
SOUTH = "グローバルサウス関連の取組をあげて"
MEDICAL = "医療関係の施策を一覧で"
POLICE = "警察庁が主担当の施策を一覧で"


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        ([TALENT, "経産省が主担当のものは?"], "第3章第4節(3)にある、かつ経済産業省が主担当(◎)の取組は1件"),
        ([SOUTH, "外務省が主担当なのはどれ"], "取組の文に「グローバルサウス」を含む、かつ外務省が主担当(◎)の取組は2件"),
        ([MEDICAL, "総務省が主担当のものは?"], "施策名に「医療」を含む、かつ総務省が主担当(◎)の施策は3件"),
        ([MEDICAL, "経産省のものだけ教えて"], "施策名に「医療」を含む、かつ経済産業省が主担当(◎)の施策は1件"),
        (["介護の施策を挙げて", "経産省が担当してるのはどれ?"], "施策名に「介護」を含む、かつ経済産業省が主担当(◎)の施策は1件"),
        (["05番台の施策は", "内閣府だけ"], "施策番号が05-で始まる、かつ内閣府が主担当(◎)の施策は"),
        (["厚労省の施策を全部挙げて", "オープンデータのものは?"], "厚生労働省が主担当(◎)で、かつ施策名に「オープンデータ」を含む施策は2件"),
        (["02-08の目標は", "その中で防災に関するものだけ"], "施策番号が02-08で、かつ施策名に「防災」を含む施策は0件"),
        (["02-34の効果KPIは?", "そのうち文科省だけ"], "施策番号が02-34で、かつ文部科学省が主担当(◎)の施策は1件"),
        (["02-34と02-36のKPIは", "そのうち内閣府だけ"], "施策番号が02-34・02-36のいずれかで、かつ内閣府が主担当(◎)の施策は1件"),
    ],
)  # fmt: skip
def test_a_list_is_narrowed(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (["国交省の施策を一覧で"], "外務省が主担当の施策は?"),
        ([POLICE], "経産省が主担当なのは何件?"),
        ([MEDICAL], "外務省が主担当の施策を一覧で"),
    ],
)
def test_another_set_is_no_part_of_the_list(turns: list[str], text: str, bundled: Application) -> None:
    """The measures are named anew, or another ministry takes the place of the one before."""
    assert last([*turns, text], bundled).split("\n")[0] == last([text], bundled).split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "locator"),
    [
        ([MEDICAL, "一番最初の施策のKPIは?"], "04-05"),
        ([MEDICAL, "先頭のものの担当は"], "04-05"),
        ([MEDICAL, "最後の施策のKPIは?"], "09-06"),
        ([MEDICAL, "一番最初の施策のKPIは?", "いや、最後のほう"], "09-06"),
        ([MEDICAL, "一番最初の施策のKPIは?", "2番目は?"], "04-06"),
        ([MEDICAL, "下から2番目の施策の担当は"], "09-03"),
        ([POLICE, "その中で介護に関係するものだけ", "2番目について詳しく"], "02-15"),
        ([POLICE, "その中で自動運転に関係するものだけ", "2番目について詳しく"], "09-17"),
        ([SOUTH, "外務省が主担当なのはどれ", "その最初のものの担当省庁を全部"], "第3章第2節(1)⑥"),
        ([TALENT, "最後の項目の担当は?"], "第3章第4節(3)⑥"),
        (["国交省の施策を一覧で", "最後のやつ"], "10-23"),
    ],
)
def test_the_n_th_of_the_list(turns: list[str], locator: str, bundled: Application) -> None:
    first = last(turns, bundled).split("\n")[0]
    assert locator in first


def test_what_was_asked_goes_with_the_ordinal(bundled: Application) -> None:
    assert "KPI" in last([MEDICAL, "一番最初の施策のKPIは?", "いや、最後のほう"], bundled).split("\n")[0]


@pytest.mark.parametrize(
    "text", ["最初の方針は何ですか", "最後の章には何が書いてある", "一番多いのは何番台?"]
)
def test_no_ordinal_of_the_list(text: str, bundled: Application) -> None:
    told = last([MEDICAL, text], bundled).split("\n")[0]
    assert "(04-05)" not in told
    assert "(09-06)" not in told
