"""Drafts cut into sentences that keep their places, and what of them is a claim."""

from __future__ import annotations

import pytest

from rag.drafting.claims import claims
from rag.drafting.stand import is_claim


def cut(draft: str) -> list[str]:
    found = claims(draft)
    assert all(draft[c.start : c.end] == c.text for c in found)
    return [c.text for c in found]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("第一文である。第二文である。", ["第一文である。", "第二文である。"]),
        ("「前半。後半」と書かれている。次。", ["「前半。後半」と書かれている。", "次。"]),
        ("国が定める(詳細は別に示す。)ものとする。", ["国が定める(詳細は別に示す。)ものとする。"]),
        ("# 見出し\n\n本文である。\n", ["本文である。"]),
        ("- 研修を40回開催\n- 取組率100%\n", ["研修を40回開催", "取組率100%"]),
        ("1. 研修を行う\n2) 派遣する\n", ["研修を行う", "派遣する"]),
        ("① 研修を行う。\n　② 派遣する。", ["研修を行う。", "派遣する。"]),
        ("> 引用された文である。\n", ["引用された文である。"]),
        ("```\ncode = 1\n```\n本文。", ["本文。"]),
        ("---\n本文。", ["本文。"]),
        ("| 施策 | 件数 |\n|---|---|\n| 02-08 | 12件 |\n", ["| 施策 | 件数 |", "| 02-08 | 12件 |"]),
        ("目標である[^1]。続き。\n\n[^1]: 別表02-04", ["目標である[^1]。", "続き。", "別表02-04"]),
        ("The target is 40. It is high.", ["The target is 40.", "It is high."]),
        ("割合は5.4人である。", ["割合は5.4人である。"]),
        ("", []),
        ("　\n\n。。。\n", []),
    ],
)
def test_sentences_with_their_places(draft: str, expected: list[str]) -> None:
    assert cut(draft) == expected


def test_lines_of_fixed_width_are_one_sentence() -> None:
    draft = "地方公共団体向けの研修については、令和2年度に四十\n回開催することを目標として掲げている。"
    assert len(cut(draft)) == 1


def test_claims_know_paragraph_and_heading() -> None:
    first, second, third = claims("# 02-04\n甲である。乙である。\n\n丙である。")
    assert (first.heading, third.heading) == ("02-04", "02-04")
    assert first.paragraph == second.paragraph != third.paragraph


def test_a_long_unclosed_bracket_does_not_swallow_the_rest() -> None:
    assert len(cut("「閉じない。次の文。その次。")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "お世話になっております。",
        "ご確認のほどよろしくお願いいたします。",
        "この目標は高いと考える。",
        "より踏み込むべきである。",
        "今後の展開が大いに楽しみである。",
        "生成AIの発展は実に目覚ましく、胸が躍る思いである。",
        "どう達成するのだろうか。",
        "本資料では現状を整理する。",
        "次章では人材育成を取り上げる。",
        "以下、特に断りのない限り、敬称は省略する。",
        "意見を出してほしい。",
        "さて、",
    ],
)
def test_opinions_greetings_and_questions_are_no_claims(text: str) -> None:
    assert not is_claim(text, names_place=False)


@pytest.mark.parametrize(
    "text",
    [
        "研修を40回開催する。",
        "これにより、不動産市場の活性化が期待される。",
        "取組が必要である。",
        "検討が進められている。",
        "総務省が主担当である。",
        "日本が得意とする領域の良質なデータが勝ち筋の一つになるとみている。",
        "都市間の連携は十分に進んだと評価されている。",
    ],
)
def test_what_the_documents_could_say_is_a_claim(text: str) -> None:
    assert is_claim(text, names_place=False)
