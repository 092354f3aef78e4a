"""What stands below a place of the outline, asked for as a whole or described."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "places"),
    [
        ("骨子の最後の章を、上司に口頭で説明できるくらいに短くまとめてもらえますか", ("人工知能戦略本部", "毎年変更"), {"第4章第1節", "第4章第2節", "第4章第3節"}),
        ("第4章の内容を、推進体制、計画の変更、他計画との関係の順に短くまとめて", ("全閣僚", "連携・整合"), {"第4章第1節", "第4章第2節", "第4章第3節"}),
        ("骨子の第2章をまるごと短くまとめてもらえますか", ("PDCA", "AIを創る"), {"第2章(4つの基本的な方針)2"}),
        ("AIが悪さをしたとき誰が責任を取るか、民法みたいな話を考える項目が骨子の第4節にあると先輩が。担当欄の府省庁を、◎がどこかも分かるようにお願いします。", ("法務省", "経済産業省"), {"第3章第4節(2)②"}),
        ("骨子の第2節に薬の開発にAIを使う話があったと思いますが、そこの担当欄はどこの省になっていますか", ("厚生労働省",), {"第3章第2節(2)③"}),
    ],
)  # fmt: skip
def test_all_that_is_meant_is_told(
    text: str, said: tuple[str, ...], places: set[str], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert found.status == "answered"
    assert all(words in found.text for words in said)
    assert places <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    "text", ["骨子の最後の章の予算額はいくらですか", "骨子の第4章に書かれている罰則は何ですか"]
)
def test_what_nothing_in_the_chapter_has_is_declined(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "not_found"


def test_one_part_is_told_alone(bundled: Application) -> None:
    found = bundled.engine.answer("第4章のうち計画の変更について要約して")
    assert "第4章第2節" in {c.locator for c in found.citations}
    assert "全閣僚" not in found.text
