"""Sentences that go on with what the ones before were about."""

from __future__ import annotations

import pytest

from ui.compose import Application

DRAFTS = [
    # the number of another measure for 同施策, この取組
    (
        "Lアラートについては、令和元年度に自治体職員等への研修を14の地域で行った。施策番号08-35に当たる同施策は、総務省が主担当である。",
        ["一致", "相違"],
    ),
    (
        "オープンデータの研修を令和2年度に40回開催する(02-04)。同施策の番号は02-04で、内閣官房が主担当である。",
        ["一致", "一致"],
    ),
    # その主担当 is that of the sentence before, whatever else has such a ministry
    (
        "人工知能基本計画の骨子では、ガバメントAIを進め、政府が適正かつ先導的にAIを使うとしている。その主担当はデジタル庁で、全省庁が取り組む。",
        ["一致", "一致"],
    ),
    # a row of the table behind the whole
    (
        "AI戦略2019の取組のうち、2019年度内を期限とするものは89あり、77が計画通りに進んだ。このうち教育改革は31の取組中27が計画通りである。",
        ["一致", "一致"],
    ),
    (
        "AI戦略2019の取組のうち、2019年度内を期限とするものは89あり、77が計画通りに進んだ。このうち教育改革は31の取組中24が計画通りである。",
        ["一致", "相違"],
    ),
    # the ministry of an item, not of its section
    (
        "骨子案では、生成AI等による政府の業務の質の向上と効率化は、デジタル庁が主となり全省庁で進める。これに対し、ガバメントAIの推進で主となるのは総務省である。",
        ["一致", "相違"],
    ),
    # 同省 is the ministry named before
    (
        "情報通信分野のセキュリティ確保に向けたAI利活用は、総務省の担当である。警察活動の高度化のためのAI利活用も、同省が担う。",
        ["一致", "相違"],
    ),
    (
        "警察活動の高度化のためのAI利活用は、警察庁の担当である。それは国民の安全・安心の確保に向けて、同庁が進める。",
        ["一致", "一致"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "verdicts"), DRAFTS)
def test_a_sentence_is_held_against_what_it_goes_on_with(
    application: Application, draft: str, verdicts: list[str]
) -> None:
    assert [c.verdict for c in application.checker.check(draft).claims] == verdicts
