"""Two questions in one English message are each answered; yes/no in English is decided by numbers and acts."""

from __future__ import annotations

import pytest

from rag.routes.in_turn import clauses
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("In the AI Strategy 2019 follow-up, what does the acronym GPAI stand for, and what does Japan intend to do there in FY2020?", "answered", ("Global Partnership on AI", "国際連携の強化")),
        ("How many information banks were certified at the end of FY2019, and who is responsible for the measure?", "answered", ("5件", "内閣官房")),
        ("Which ministry is in charge of the CYDER exercises, and roughly how many people are trained per year?", "answered", ("総務省", "3,000名")),
        ("In the AI Basic Plan outline, which ministry leads support for the AI industry's overseas expansion, and who is in charge of support through the GPAI Tokyo centre?", "answered", ("外務省", "総務省")),
        ("Hazard maps as open data: which bodies are the leads, and what is counted as the outcome KPI?", "answered", ("内閣府", "箇所数")),
        ("Which areas in the AI Strategy 2019 progress table reached a progress rate of 100%?", "answered", ("デジガバ・中小", "倫理・その他")),
        ("Which categories in the AI Strategy 2019 follow-up had no unfinished initiatives?", "answered", ("デジガバ・中小", "倫理・その他")),
        ("Which ministry leads the AED measure, and what is its challenge?", "answered", ("厚生労働省", "ワンストップ")),
        ("Who heads the AI Strategic Headquarters, and who sits on it as members?", "answered", ("内閣総理大臣", "全閣僚")),
        ("Who co-chairs the WTO e-commerce talks together with Japan?", "answered", ("シンガポール", "オーストラリア")),
        ("According to the AI Strategy 2019 follow-up, how many measures were due altogether, and how many went as planned?", "answered", ("89件", "77件")),
        ("Is it true that the AI R&D Network had more than 100 institutions at the end of March?", "answered", ("Yes.", "104")),
        ("Is the target for information banks 10 in FY2020?", "answered", ("No.", "6件")),
        ("Does the outline say that Japan led the Hiroshima AI Process?", "answered", ("Yes.",)),
        ("Has AISI been abolished?", "partial", ("does not settle",)),
        ("The follow-up says 110 institutions had joined the AI R&D network, doesn't it?", "corrected", ("110", "104")),
        ("Was the progress rate for social implementation higher than that for R&D in the AI Strategy 2019 follow-up?", "answered", ("Yes.", "92%", "69%")),
        ("What are the main initiatives planned for FY2020 in the AI Strategy follow-up?", "answered", ("GIGAスクール", "RPA")),
        ("What is the fine for violating the AI Act?", "not_found", ("penalties",)),
        ("Please summarise the section on human resources (AI人材の育成・確保) of the outline.", "answered", ("第3章第4節(3)①", "デジタルスキル標準")),
    ],
)  # fmt: skip
def test_english_questions_are_answered(
    text: str, status: str, told: tuple[str, ...], bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == status
    assert all(t in answer.text for t in told), answer.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What does DFFT stand for, and where was it agreed?", 2),
        ("Which ministry leads CYDER? When did it start?", 2),
        ("Who runs CYDER, and since which year?", 2),
        ("Which ministry leads CYDER?", 0),
        ("Which ministries lead and support CYDER?", 0),
        ("Which ministry leads CYDER and MID-NET?", 0),
        ("CYDERの主担当は?", 0),
    ],
)
def test_a_message_is_cut_where_it_asks_again(text: str, count: int, bundled: Application) -> None:
    assert len(clauses(bundled.engine.analyse(text))) == count
