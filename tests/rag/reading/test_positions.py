"""Chapters and sections named by where they stand, and words about places that name none."""

from __future__ import annotations

import pytest

from rag.reading.positions import positioned
from rag.records import Library


@pytest.mark.parametrize(
    ("question", "placed"),
    [
        ("骨子の最後の章はどんな節でできていますか", "骨子の第4章はどんな節でできていますか"),
        ("最終章の内容は", "第4章の内容は"),
        ("骨子の最初の章の題名は", "骨子の第1章の題名は"),
        ("骨子の2つ目の章にある三原則", "骨子の第2章にある三原則"),
        ("骨子の最後の節、何の話でしたっけ", "骨子の第4章第3節、何の話でしたっけ"),
        ("フォローアップの2枚目には何が書いてある", "フォローアップの方向性①には何が書いてある"),
        ("AI戦略フォローアップの3ページ目の内容は", "AI戦略フォローアップの方向性②の内容は"),
        ("フォローアップの3枚目にあるWAGRIに関する別表の施策は", "WAGRIに関する別表の施策は"),
        ("スライドの3枚目に出てくるトラストサービスとは", "スライドのトラストサービスとは"),
    ],
)
def test_a_place_named_by_its_position_is_numbered(question: str, placed: str, library: Library) -> None:
    found, notes = positioned(question, library)
    assert found == placed
    assert notes


@pytest.mark.parametrize(
    "question",
    [
        "骨子の最後の章(4章)はどんな節でできていますか",
        "第3章の最後の節の見出しは",
        "別表の最後の章は何ですか",
        "骨子の最後の文章を教えて",
        "骨子の九番目の章の題名は",
        "最初に変更が行われるのはいつですか",
        "フォローアップの5枚目には何がある",
        "骨子の3ページ目には何がある",
        "端末を2枚目の申請書で頼むのはいつ",
    ],
)
def test_other_words_about_places_stay(question: str, library: Library) -> None:
    assert positioned(question, library) == (question, ())
