"""Places of the outline named in English."""

from __future__ import annotations

import pytest

from rag.english.places import with_places


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("What does item ⑤ of Chapter 3, Section 3, (2) say?", "What does 第3章第3節(2)⑤ say?"),
        ("ch. 3 sec. 2 (1) ④", "第3章第2節(1)④"),
        ("Section 3 of Chapter III", "第3章第3節"),
        ("Item (3) in Chapter three, Section one, subsection (2)", "第3章第1節(2)③"),
        ("Chapter 3/Section 4/(1)/②", "第3章第4節(1)②"),
        ("Chapter 3 Section 2 and Chapter 4 Section 1", "第3章第2節 and 第4章第1節"),
        ("Who leads items ② and ③ of Chapter 3, Section 4, (2)?", "Who leads 第3章第4節(2)②と③?"),
        ("items 1, 2 and 3 of Chapter 3, Section 1, (3)", "第3章第1節(3)①と②と③"),
        ("In Chapter 3, Section 1 (2), what is item ③?", "In 第3章第1節(2)③, what is it?"),
        ("In Chapter 3, what does part (2) of Section 1 cover?", "In it, what does 第3章第1節(2) cover?"),
        ("What does section 1 (2) cover in Chapter 3?", "What does 第3章第1節(2) cover in it?"),
        ("In Section 1 of Chapter 3, what is part (2) about?", "In it, what is 第3章第1節(2) about?"),
        ("item five of Chapter 3, Section 3, (2)", "第3章第3節(2)⑤"),
        ("What are the 4 items in chapter 3 section 3 (1)?", "What are the 4 items in 第3章第3節(1)?"),
    ],
)
def test_places_are_put_as_the_outline_writes_them(text: str, written: str) -> None:
    assert with_places(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "Section 2 of the plan",
        "chapter 3",
        "Is chapter 3 like section 1 (2)?",
        "Chapter 2, policy 3",
        "point 12 of section 1",
        "the five-year plan in chapter 2",
        "measure 02-04",
        "item 3 of the list",
        "How many people took part in 2020?",
    ],
)
def test_what_names_no_section_stays(text: str) -> None:
    assert with_places(text) == text
