"""Topics and years of sets: what is asked for in natural words, and what nearly belongs is named."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from ui.compose import Application


def listed(text: str, bundled: Application) -> Answer:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert answer.rows is not None
    assert answer.checks["problems"] == []
    return answer


@pytest.mark.parametrize(
    ("text", "ids", "beyond"),
    [
        (
            "マイナンバーカードを使う施策を挙げて",
            "05-03 05-04 05-06 05-07 05-12",
            "ほかに5件あります(05-01、05-02、05-05、05-09、08-06)",
        ),
        ("障害者向けの施策を一覧で", "06-12 11-02", "ほかに4件あります(02-09、02-17、06-06、06-09)"),
        ("一覧で障害者向けの施策", "06-12 11-02", "ほかに4件あります(02-09、02-17、06-06、06-09)"),
        # not 12-01, which only names the 個人情報保護委員会
        ("個人情報に関する施策は", "04-02", "ほかに5件あります(02-06、02-32、04-04、11-01、12-02)"),
        ("高齢者のための施策を教えて", "10-20 11-02", "ほかに3件あります(02-17、06-06、06-09)"),
        ("自動運転の施策は", "08-31 09-14", "ほかに6件あります(02-19、07-06、09-13、09-17、09-18、09-34)"),
        (
            "総務省がAIを使っている施策は何がありますか",
            "12-03",
            "ほかに3件あります(02-09、06-05、10-04)",
        ),
        ("ブロックチェーンを使った施策はありますか", "08-21", "ほかに1件あります(08-10)"),
        ("セキュリティ人材の施策は他にありますか", "10-01 10-17 10-18", "ほかに1件あります(10-03)"),
        (
            "Are there any measures for people with disabilities? List them please",
            "06-12 11-02",
            "4 more have 「障害者」",
        ),
    ],
)
def test_a_topic_in_names_and_where_else(text: str, ids: str, beyond: str, bundled: Application) -> None:
    answer = listed(text, bundled)
    assert answer.rows is not None
    assert answer.rows.ids == tuple(ids.split())
    assert beyond in answer.text


def test_a_topic_that_no_name_of_the_set_has_is_looked_for_in_all_fields(bundled: Application) -> None:
    answer = listed("警察庁が主担当で自動運転に関係する施策", bundled)
    assert answer.rows is not None
    assert answer.rows.ids == ("07-06", "09-17", "09-18", "09-34")


@pytest.mark.parametrize(
    "text",
    [
        "施策名に「障害者」を含む施策",
        "ドローンを活用する施策は",  # no other field has it
        "オープンデータが施策名に入っている施策は何件",
    ],
)
def test_a_field_that_is_named_is_the_only_one(text: str, bundled: Application) -> None:
    assert "施策名にはなくても" not in listed(text, bundled).text


@pytest.mark.parametrize(
    "text",
    [
        "量子コンピュータを扱う施策を挙げて",
        "AIを使って道路点検をする施策は何ですか",
        "金融機関の取引でマイナンバーカードを使う施策は",
        "電子レシートを使う施策のKPIは",
        "病害虫診断にAIを使う施策の効果KPI",
    ],
)
def test_a_record_described_is_no_topic(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).rows is None


@pytest.mark.parametrize(
    ("text", "ids", "near"),
    [
        (
            "文科省が主担当で令和2年度に期限が来る施策は？",
            "08-30 09-21 09-32",
            "KPIが未設定などで、その欄に令和2年度とだけある施策が1件あります(10-05)",
        ),
        (
            "総務省が主担当の施策のうち、令和3年度が目標年度になっているものを挙げて",
            "06-11 08-35 09-02 09-06",
            "令和3年とある施策が1件あります(06-06)",
        ),
        (
            "令和7年を期限にしている施策にはどんなものがあるか",
            "08-09 08-22 09-03",
            "令和7年度とある施策が2件あります(02-19、09-05)",
        ),
        (
            "令和7年度までの目標がある施策は？",
            "02-19 09-05",
            "令和7年とある施策が3件あります(08-09、08-22、09-03)",
        ),
        (
            "2025年が期限の施策は何件",
            "08-09 08-22 09-03",
            "令和7年度とある施策が2件あります(02-19、09-05)",
        ),
    ],
)
def test_a_year_of_an_undecided_kpi_is_no_deadline(
    text: str, ids: str, near: str, bundled: Application
) -> None:
    answer = listed(text, bundled)
    assert answer.rows is not None
    assert answer.rows.ids == tuple(ids.split())
    assert near in answer.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("KPIに令和3年度の記述がある施策数", 15),  # 未設定(令和3年度…) too
        ("KPIに令和2年度とある文科省の施策は何件", 4),
        ("効果KPIに令和7年（度）の目標が書かれた施策は", 5),
    ],
)
def test_a_year_that_is_only_written_counts_wherever_it_is(
    text: str, count: int, bundled: Application
) -> None:
    answer = listed(text, bundled)
    assert answer.rows is not None
    assert answer.rows.total == count
