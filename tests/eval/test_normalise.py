import pytest

from eval.normalise import (
    contains,
    first_sentence,
    kanji_number,
    normalise,
    plain,
    split_sentences,
    squash,
    visible_length,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("９３０ＴＢ", "930tb", id="full width"),
        pytest.param("930テラバイト", "930tb", id="unit spelt out"),
        pytest.param("930,000件", "930000件", id="thousands"),
        pytest.param("30%と30", "30%と30", id="percent stays"),
        pytest.param("令和2年度", "2020年度", id="era"),
        pytest.param("令和元年", "2019年", id="first year of an era"),
        pytest.param("令和2～4年度", "2020~2022年度", id="range of one era"),
        pytest.param("令和2年から3年間", "2020年から3年間", id="a duration is no year"),
        pytest.param("平成30年度～令和2年度92%", "2018年度~2020年度92%", id="range over eras, figure behind"),
        pytest.param("R2年度とH30年", "2020年度と2018年", id="era letters"),
        pytest.param("FY2020", "2020年度", id="English fiscal year"),
        pytest.param("2020/04/01", "2020年4月1日", id="slashed date"),
        pytest.param("三割と8割強", "30%と80%強", id="tenths"),
        pytest.param("2割引", "2割引", id="割 of another word"),
        pytest.param("一億二千万円", "120000000円", id="kanji scales"),
        pytest.param("5千万人", "50000000人", id="mixed scales"),
        pytest.param("1.5億円", "150000000円", id="decimal scale"),
        pytest.param("5.2 million", "5200000", id="English scale"),
        pytest.param("二〇二〇年", "2020年", id="positional kanji"),
        pytest.param("第三章第二節（１）①", "第3章第2節(1)①", id="section"),
        pytest.param("十分に統一する", "十分に統一する", id="words that only look like numbers"),
        pytest.param("25箇所", "25か所", id="counter spelling"),
        pytest.param("A I を『使う』", "aiを「使う」", id="spaced capitals and quotes"),
        pytest.param("**930TB** です[1]【2】［３］", "930tbです", id="Markdown and citation markers"),
        pytest.param("1. 総務省\n2. 経済産業省", "総務省経済産業省", id="list numbers are no figures"),
        pytest.param("> 引用\n### 見出し", "引用見出し", id="quote and heading"),
    ],
)
def test_normal_form(written: str, expected: str) -> None:
    assert normalise(written) == expected


@pytest.mark.parametrize(
    ("text", "fact", "found"),
    [
        ("ダウンロード量は930 TBです", "930TB", True),
        ("2020年度に930テラバイト", "令和2年度", True),
        ("131件", "31", False),
        ("3.14", "3.1", False),
        ("13.1", "3.1", False),
        ("31件です", "31件", True),
        ("GAIAの利用", "AI", False),
        ("生成AIの利用", "AI", True),
        ("02-04 930TB", "930TB", True),
        ("| 総務省 | 9 |", "|9|", True),
        ("|---|---|\n| 総務省 | 19 |", "|9|", False),
        ("総務省：9件", ":9", True),
        ("何か", " ", False),
    ],
)
def test_facts_are_found_whole(text: str, fact: str, found: bool) -> None:
    assert contains(text, fact) is found


def test_kanji_number_reads_both_styles() -> None:
    assert [kanji_number(n) for n in ("三百二十一", "二○二○", "十", "千五")] == [321, 2020, 10, 1005]


def test_sentences_end_at_stops_but_not_inside_brackets_or_quotes() -> None:
    text = "AはBです。「Cである。D」と書く。[1]　次(注。)です！\n終わり The end. Next one."
    assert split_sentences(text) == [
        "AはBです。",
        "「Cである。D」と書く。[1]",
        "次(注。)です！",
        "終わり The end.",
        "Next one.",
    ]


def test_the_number_of_a_heading_is_no_sentence() -> None:
    assert split_sentences("見出し「3. A Iの主導」は3. A Iの主導です。") == [
        "見出し「3. A Iの主導」は3. A Iの主導です。"
    ]
    assert split_sentences("3. A Iの主導") == ["3. A Iの主導"]


def test_an_unclosed_quote_does_not_swallow_the_line() -> None:
    assert split_sentences("「Aです。Bです。") == ["「Aです。", "Bです。"]


def test_first_sentence_and_length_are_what_a_reader_sees() -> None:
    text = "**930TB** です。[1]\n\n- 詳しくは別表。"
    assert first_sentence(text) == "930TB です。"
    assert visible_length(text) == len("930TBです。詳しくは別表。")
    assert first_sentence("") == ""


def test_plain_keeps_lines_and_drops_links_and_rules() -> None:
    assert plain("[別表](https://a.example/b) `x`\n|---|---|\n| a | b |") == "別表 x\n| a | b |"
    assert squash("A  B\nC") == "abc"
