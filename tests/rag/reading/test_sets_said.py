"""What an office does, and what has to do with a topic, are asked as sets."""

from __future__ import annotations

import pytest

from rag.reading.sets_said import as_set
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "骨子案でデジタル庁は何をすることになっていますか",
            "骨子案でデジタル庁が担当の取組をすべて挙げてください",
        ),
        ("経産省が骨子案で主担当のものを要約", "骨子案で経産省が主担当の取組をすべて挙げてください"),
        ("環境省は何をしているの？", "環境省が担当の施策をすべて挙げてください"),
        ("別表で法務省は何をやっていますか", "別表で法務省が担当の施策をすべて挙げてください"),
        ("外務省はどんな取組を行いますか。", "外務省が担当の施策をすべて挙げてください"),
        ("厚労省の施策のうち、医療に関係するものは", "厚労省の施策のうち、医療に関するものは"),
        ("AIに関わる取組を挙げて", "AIに関する取組を挙げて"),
        (
            "効果だけが「未設定」の施策、つまり進捗は「未設定」でないものは何件",
            "効果だけが「未設定」の施策は何件",
        ),
        ("取組数がひとけた（10件未満）の分野は", "取組数が一桁の分野は"),
        ("8章の施策は何件", "08番台の施策は何件"),
        ("第12章の施策の一覧", "12番台の施策の一覧"),
        ("国税庁が担当する施策をざっと紹介して", "国税庁が担当の施策をすべて挙げてください"),
    ],
)
def test_read_as_a_set(text: str, read: str) -> None:
    assert as_set(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "経産省は5Gで何をしますか",
        "総務省に関係する施策は何件ですか",
        "骨子案で文科省に関わる取組は",
        "文科省はAI人材についてどんな取組をしますか",
        "総務省と経産省は何をしていますか",
        "環境省は何件担当していますか",
        "この施策では何をしますか",
        "総務省が主担当の施策を教えて",
        "情報銀行で内閣官房は何を検討していますか",
        "第3章の施策は",
        "第8章には何が書いてある",
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert as_set(text) == text


def test_the_records_of_the_office_are_listed_and_no_others(bundled: Application) -> None:
    answer = bundled.engine.answer("骨子案でデジタル庁は何をすることになっていますか")
    assert answer.rows is not None
    assert answer.rows.ids == ("第3章第1節(1)①", "第3章第1節(1)②")
