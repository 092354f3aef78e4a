"""Questions about the documents themselves: what the register knows, and that the text does not say it."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "document", "said"),
    [
        ("骨子案の策定時期は", "kihon", "令和7年"),
        ("人工知能基本計画の骨子案の発行元は", "kihon", "内閣府(人工知能戦略本部)"),
        ("この計画はいつ閣議決定されたの", "kanmin", "令和2年7月17日閣議決定"),
        ("別表を作ったのはどこ", "kanmin", "内閣官房"),
        ("AI戦略2019フォローアップの公表日", "senryaku", "令和2年"),
    ],
)
def test_the_register_is_told_as_such(question: str, document: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "not_found"
    assert found.checks["problems"] == []
    assert found.searched is not None
    assert found.searched.documents == (document,)
    assert "本文に記載がありません" in found.text
    assert said in found.text


def test_this_document_may_be_any(bundled: Application) -> None:
    found = bundled.engine.answer("この文書の作成者は？")
    assert found.searched is not None
    assert len(found.searched.documents) == 3


@pytest.mark.parametrize(
    "question",
    [
        "別表の施策はいつまで",
        "別表でいつまでに策定する計画がある",
        "骨子案にはいつの時期が書かれていますか",
        "ガイドラインの策定時期は",
        "AI戦略2019はいつ策定された？",
        "骨子案で外務省が作成するものは",
    ],
)
def test_what_a_document_says_is_not_about_the_document(question: str, bundled: Application) -> None:
    assert bundled.engine.explain(question).route != "imprint"


@pytest.mark.parametrize(
    ("question", "named", "has"),
    [
        ("AI戦略2021の進捗率はどうなってる?", "「AI戦略2021」", "AI戦略2019 フォローアップ"),
        ("AI戦略2022で教育改革は何件ですか", "「AI戦略2022」", "AI戦略2019 フォローアップ"),
        ("令和3年度のフォローアップでは研究開発の進捗率は何%?", "「令和3年度のフォローアップ」", "AI戦略2019 フォローアップ"),
        ("第2期計画ではAI人材育成をどう書いていますか", "「第2期計画」", "人工知能基本計画骨子(案)"),
        ("令和5年度版の官民データ計画の施策数は?", "「令和5年度版の官民データ計画」", "別表"),
    ],
)  # fmt: skip
def test_another_edition_is_not_here(question: str, named: str, has: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "not_found"
    assert found.text.startswith(f"{named}は対象の文書にありません。")
    assert has in found.text


@pytest.mark.parametrize(
    "question",
    [
        "2019年度のAI戦略の進捗率は?",
        "2020年のフォローアップの総括は?",
        "AI戦略の2020年度に実施する主な取組は?",
        "第2期SIPの取組は?",
        "データヘルスの第2期計画の実績報告はいつまでに作る必要がありますか",
        "AI戦略2021とAI戦略2019の違いは?",
    ],
)
def test_the_edition_that_is_here_is_asked(question: str, bundled: Application) -> None:
    assert bundled.engine.explain(question).route != "imprint"
