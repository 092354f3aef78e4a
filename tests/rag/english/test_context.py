"""What an English message tells of its occasion goes; what it is about, and documents, stay."""

from __future__ import annotations

import pytest

from rag.english.context import without_context


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "I am preparing a briefing for a visiting OECD delegation. According to the AI Strategy 2019 follow-up, how many measures were due?",
            "According to the AI Strategy 2019 follow-up, how many measures were due?",
        ),
        (
            "Hi, I am drafting a one-pager for our embassy. How many robots are to be sold?",
            "How many robots are to be sold?",
        ),
        ("A colleague at the British Embassy asks: what does GPAI stand for?", "what does GPAI stand for?"),
        ("A researcher would like to know: what does GPAI stand for?", "what does GPAI stand for?"),
        (
            "A regulator abroad wrote to me about MID-NET. What is the target for usable cases?",
            "About MID-NET. What is the target for usable cases?",
        ),
        ("Sorry for writing in English. Which ministry leads CYDER?", "Which ministry leads CYDER?"),
        ("Which ministry leads CYDER? Just the name, please.", "Which ministry leads CYDER?"),
        (
            "Our members ask whether the outline mentions the Global South. Does it?",
            "Our members ask whether the outline mentions the Global South.",
        ),
        ("Open data interests our ministry. Which ministry leads CYDER?", "Which ministry leads CYDER?"),
    ],
)
def test_the_occasion_is_left_out(message: str, asked: str) -> None:
    assert without_context(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "Which ministry leads CYDER?",
        "The follow-up slides mention GPAI; could you tell us what it stands for?",
        "Nursing-care robots are widely used. Who leads?",
        "I heard that 500 local governments introduced IoT. Is that right?",
        "We believe that the annex names 200 measures. How many are there?",
        "Our topic is smart farming. Who leads?",
        "OECD delegation",
        "02-04の主担当は?",
    ],
)
def test_what_says_more_stays(message: str) -> None:
    assert without_context(message) == message
