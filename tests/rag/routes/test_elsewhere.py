"""What one document does not tell asked of the others; an item given twice; places compared by their items."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        (
            "AIの研究者さんたちのネットワークの話。スライドには「3月末で104」とあるだけで、いつできたのか書いてないです。別の資料でいつ立ち上がったか分かりますか?",
            ("令和元年12月", "104"),
            {"07-09", "2019年度の進捗"},
        ),
        (
            "フォローアップでは人工知能研究開発ネットワークができたとだけあって時期が書かれていません。別表だといつ設立ですか。",
            ("令和元年12月",),
            {"07-09"},
        ),
        (
            "骨子案には富岳NEXTの名前だけで、今の富岳がいつ運用開始かは書いてありません。別表では何年度の予定ですか。",
            ("令和3年度",),
            {"09-23"},
        ),
        (
            "スマートシティについて、スライドには共通アーキテクチャの構築としか書かれていないので、別表で目標としている都市の数を教えてください",
            ("26か所",),
            {"08-02"},
        ),
    ],
)
def test_the_other_documents_are_asked(
    text: str, said: tuple[str, ...], cited: set[str], bundled: Application
) -> None:
    told = bundled.engine.explain(text)
    assert told.route == "elsewhere"
    assert all(part in told.answer.text for part in said)
    assert cited & {c.locator for c in told.answer.citations}


@pytest.mark.parametrize(
    "text",
    [
        "別表にしか書いていない施策はありますか",
        "光ネットワークの研究開発は官民データ計画の別表にも骨子にも載っているはず。別表の令和元年度の伝送技術の速さと、骨子での呼び名は?",
        "骨子にはAIセーフティ・インスティテュートの設立時期が書いていません。ほかの資料ではいつできたとありますか。",
        "骨子には医療だけが載っていますか、別表はどうですか",
        "別表のKPIが数値で書かれていない施策は何件ですか",
        "骨子に書かれていない取組は別表にありますか",
    ],
)
def test_a_question_of_what_is_lacking_is_another(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "elsewhere"


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("骨子で【再掲】と書かれた取組は、もともとは第何節のどこに出てきたもので、旗振り役はどこか", True),
        ("再掲の印が付いた取組について、元の掲載箇所と◎の組織を教えてください。", True),
        ("骨子の中で二度載っている取組があるようです。初出はどの節のどの番号ですか", True),
        ("再掲の取組の主担当は", False),
        ("再掲の項目って何ですか。", False),
        ("このネットワークはもともとどこが作ったのですか", False),
    ],
)
def test_where_an_item_given_twice_stands_first(text: str, triggers: bool, bundled: Application) -> None:
    told = bundled.engine.explain(text)
    assert (told.route == "repeats") is triggers
    if triggers:
        assert "最初に掲げられているのは第3章第1節(4)①" in told.answer.text
        assert "内閣府(規制室)" in told.answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "第3章の第2節と第3節で取組例の数を比べるとどうなりますか。",
            ("15件", "11件", "第3章第2節のほうが4件多く"),
        ),
        ("骨子の第2節と第3節、挙がっている取組例の本数を比べてください。", ("15件", "11件")),
        ("第3章第1節(2)と第3節(2)で項目数の差は？", ("5件", "6件", "1件多く")),
        ("第3章第1節と第4節で、取組の数はどちらがいくつ多いですか。", ("14件", "16件", "2件多く")),
    ],
)
def test_places_are_compared_by_their_items(text: str, said: tuple[str, ...], bundled: Application) -> None:
    told = bundled.engine.explain(text)
    assert told.route == "place_counts"
    assert all(part in told.answer.text for part in said)


@pytest.mark.parametrize(
    "text",
    [
        "第3章第1節と第4節の違いは",
        "骨子の第3章第1節と第2節では◎が経産省の取組の数はどちらが多い",
        "第3章第2節と第3節の取組は合わせて何件",
        "第3章第2節の取組の数は",
    ],
)
def test_other_comparisons_of_places(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "place_counts"
