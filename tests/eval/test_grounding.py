from collections.abc import Mapping
from typing import Any

import pytest

from eval.answer_record import Claim, parse_answer
from eval.entities import entities, quoted, show_date
from eval.metric_citations import citation_problem, cover, placed, precision, resolve
from eval.metric_fidelity import fidelity
from eval.metric_support import Lexicon, check_worthy, ngram_precision, ngrams
from eval.normalise import normalise
from rag.tokens import Tokenizer
from tests.eval_builders import ALPHA, GAMMA, TEXT, answer, citation, small_corpus

CORPUS = small_corpus()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(Tokenizer().content)


def faults(given: Mapping[str, Any], *asked: str, **options: Any) -> dict[str, list[str]]:
    """What fidelity finds wrong, by kind."""
    record = parse_answer(given)
    tallies = fidelity(record, resolve(record, CORPUS), CORPUS, asked, **options)
    return {kind: tally.wrong for kind, tally in tallies.items() if tally.wrong}


def test_entities_of_one_text() -> None:
    text = "02-04は2020年度に930TB、104の機関、3月末、令和元年8月、第3章第1節(2)①、経産省、秋頃、10～20件"
    found = entities(normalise(text))
    assert found.ids == ("02-04", "第3章第1節(2)①")
    assert [str(q) for q in found.quantities] == ["930tb", "104機関", "10", "20件"]
    assert [show_date(d) for d in found.dates] == ["2020年度", "3月", "2019年8月", "秋"]
    assert found.ministries == ("経済産業省",)


def test_a_bare_month_inherits_the_year_before_it_only_as_evidence() -> None:
    found = entities(normalise("令和元年8月から10月"))
    assert [show_date(d) for d in found.inherited] == ["2019年8月", "2019年10月"]


def test_quotes_are_the_outermost_ones_of_eight_characters() -> None:
    text = "「「AI」の観測情報の公開」と「短い」と「港湾手続の電子化を進める」"
    assert quoted(text) == ("「AI」の観測情報の公開", "港湾手続の電子化を進める")


OUTLINE = "令和4年度までに930TBを公開。"
CITED = [
    citation(1, "公開件数(令和2年度40件)"),
    citation(2, "令和4年度までに930TBを公開。"),
    citation(3, "◎気象庁、総務省"),
]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("公開件数は2020年度に40件です。[1]", {}, id="same in 西暦"),
        pytest.param("公開件数は令和2年度に四十件です。[1]", {}, id="same in 漢数字"),
        pytest.param("公開件数は令和2年度に41件です。[1]", {"numbers": ["41件"]}, id="another number"),
        pytest.param("930GBを公開。[2]", {"numbers": ["930gb"]}, id="another unit"),
        pytest.param("40件です。[2]", {"numbers": ["40件"]}, id="number of another quote"),
        pytest.param("令和3年度に40件です。[1]", {"dates": ["2021年度"]}, id="another year"),
        pytest.param("令和2年に40件です。[1]", {"dates": ["2020年"]}, id="year for fiscal year"),
        pytest.param("01-01は40件です。[1]", {}, id="the cited record"),
        pytest.param("01-02は40件です。[1]", {"ids": ["01-02"]}, id="another record"),
        pytest.param("主担当は気象庁です。[3]", {}, id="ministry"),
        pytest.param("主担当は経産省です。[3]", {"ministries": ["経済産業省"]}, id="another ministry"),
        pytest.param("「公開件数(令和2年度40件)」とある。[1]", {}, id="verbatim quote"),
        pytest.param("「公開件数(令和2年度99件)」とある。[1]", {"numbers": ["99件"], "quotes": ["「公開件数(2020年度99件)」"]}, id="altered quote"),
        pytest.param("観測情報を公開する。", {}, id="no entity"),
    ],
)  # fmt: skip
def test_fidelity(text: str, wrong: dict[str, list[str]]) -> None:
    assert faults(answer(text, CITED)) == wrong


def test_what_the_user_said_and_the_table_says_is_known() -> None:
    rows = {"filter": "主担当: 国土交通省", "total": 7, "ids": ["01-02"]}
    assert faults(answer("国土交通省は7件で、01-02です。", rows=rows)) == {}
    assert faults(answer("国土交通省は8件です。", rows=rows)) == {"numbers": ["8件"]}
    assert faults(answer("500件ではなく40件です。[1]", CITED), "500件ですか") == {}


def test_a_damaged_quote_is_no_evidence() -> None:
    bent = {**citation(1, "公開件数(令和2年度40件)"), "quote": "公開件数(令和2年度99件)"}
    assert faults(answer("公開は99件です。[1]", [bent])) == {"numbers": ["99件"]}


def test_derived_facts_of_the_case_are_known_and_group_counts_cannot_be_told() -> None:
    rows = {"filter": "府省別", "total": 3, "ids": []}
    record = parse_answer(answer("気象庁は5件、総務省は9件です。", rows=rows))
    tallies = fidelity(
        record, resolve(record, CORPUS), CORPUS, ("気象庁と総務省は?",), ("5件",), computed=True
    )
    assert (tallies["numbers"].wrong, tallies["numbers"].untold) == ([], ["9件"])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, ""),
        ({"document": "other"}, "文書 other はない"),
        ({"quote": "公開件数"}, "原文と違う"),
        ({"quote": "", "start": 0, "end": 0}, "引用文か位置がない"),
        ({"end": 99999}, "引用文か位置がない"),
        ({"locator": "01-09"}, "01-09 はない"),
        ({"locator": "01-02"}, "01-02 の中にない"),
        ({"locator": "０１-０１"}, ""),
    ],
)
def test_citation_problem(change: dict[str, Any], problem: str) -> None:
    record = parse_answer(answer("", [citation(1, "◎気象庁、総務省") | change])).citations[0]
    assert (
        (citation_problem(record, CORPUS) == "")
        if not problem
        else problem in citation_problem(record, CORPUS)
    )


def test_dangling_and_repeated_numbers_count_as_given() -> None:
    twice = [citation(1, "40件"), citation(1, "930TB")]
    cited = resolve(parse_answer(answer("40件です。[1][7]", twice)), CORPUS)
    assert cited.given == 3
    assert list(cited.valid) == [1]
    assert cited.problems == ("[1] 番号が重複している", "[7] 対応する引用がない")


def test_ngram_precision_by_hand() -> None:
    assert ngrams("公開件数") == {"公開", "開件", "件数"}
    # 公開, 開件, 件数, 数は, は4, 40: the first three stand in the evidence.
    assert ngram_precision("公開件数は40", ["公開件数"]) == 0.5
    assert ngram_precision("公開件数", ["公開件数"], n=5) == 1.0
    assert ngram_precision("公開", ["観測情報の公演"]) == 0.0
    assert ngram_precision("", ["x"]) == 1.0


def test_content_precision_by_hand() -> None:
    # Words by spaces: 観測 and 公開 of 観測 公開 港湾 stand in the evidence; 施策 is a frame word.
    by_space = Lexicon(str.split)
    assert by_space.content_precision("ab cd ef", ["cd ab", "x"]) == pytest.approx(2 / 3)
    assert by_space.content_precision("", ["x"]) == 1.0
    assert by_space.content_precision("ab", []) == 0.0


@pytest.mark.parametrize(
    ("claim", "worthy"),
    [
        (Claim("40件です。", ()), True),
        (Claim("公開する。", (1,)), True),
        (Claim("以下のとおりです。", ()), False),
        (Claim("原文をご確認ください。", ()), False),
        (Claim("01-01 観測情報の公開", (), heading=True), False),
        (Claim("政府は全国民に端末を無償で配布する方針だ。", ()), True),
        (Claim("そうです。", ()), False),
    ],
)
def test_check_worthy(claim: Claim, worthy: bool, lexicon: Lexicon) -> None:
    assert check_worthy(claim, lexicon) is worthy


def test_cover_counts_unsupported_and_uncited_sentences(lexicon: Lexicon) -> None:
    text = "観測情報の公開件数は40件です。[1] 月面基地を建設して宇宙飛行士を派遣する計画です。[1] 全国民に端末を無償で配布する。"
    cited = resolve(parse_answer(answer(text, CITED[:1])), CORPUS)
    value, bare = cover(cited, CORPUS, lexicon) or (None, ())
    assert value == pytest.approx(1 / 3)
    assert bare == ("月面基地を建設して宇宙飛行士を派遣する計画です。", "全国民に端末を無償で配布する。")
    assert cover(resolve(parse_answer(answer("以下のとおりです。")), CORPUS), CORPUS, lexicon) is None


def test_a_table_answer_rests_on_its_rows_and_figures_are_left_to_fidelity(lexicon: Lexicon) -> None:
    rows = {"filter": "別表の施策のうち、気象庁が主担当の施策", "total": 1, "ids": ["01-01"]}
    text = "気象庁が主担当の施策は1件です。\n府省庁名の欄で◎が付くものを主担当としました。\n- 01-01 観測情報の公開[1]"
    cited = resolve(parse_answer(answer(text, [citation(1, "観測情報の公開")], rows=rows)), CORPUS)
    assert cover(cited, CORPUS, lexicon) == (1.0, ())
    wrong = answer(text.replace("気象庁", "月面基地"), [citation(1, "観測情報の公開")], rows=rows)
    value, bare = cover(resolve(parse_answer(wrong), CORPUS), CORPUS, lexicon) or (None, ())
    assert (value, bare) == (0.5, ("月面基地が主担当の施策は1件です。",))
    empty = answer("気象庁が主担当の施策は0件です。", rows={**rows, "total": 0, "ids": []})
    assert cover(resolve(parse_answer(empty), CORPUS), CORPUS, lexicon) == (1.0, ())


def test_precision_counts_useless_and_invalid_citations(lexicon: Lexicon) -> None:
    given = [CITED[0], citation(2, "農林水産省", "02-01"), {**CITED[2], "number": 3, "quote": "捏造"}]
    text = "公開件数は令和2年度に40件です。[1][2][3]"
    value, useless = precision(resolve(parse_answer(answer(text, given)), CORPUS), CORPUS, lexicon) or (
        None,
        (),
    )
    assert value == pytest.approx(1 / 3)
    assert useless == ("[2]", "[3] 引用文が原文と違う")
    assert precision(resolve(parse_answer(answer("公開。")), CORPUS), CORPUS, lexicon) is None


def test_a_citation_that_brings_an_entity_is_useful_and_an_uncited_source_does_not_count(
    lexicon: Lexicon,
) -> None:
    given = [citation(1, "観測情報の公開"), citation(2, "◎農林水産省", "02-01"), citation(3, OUTLINE)]
    text = "観測情報の公開には農林水産省も加わる。[1][2]"
    assert precision(resolve(parse_answer(answer(text, given)), CORPUS), CORPUS, lexicon) == (1.0, ())
    text = "観測情報の公開を進める。[1][2]"
    cited = resolve(parse_answer(answer(text, given)), CORPUS)
    assert precision(cited, CORPUS, lexicon) == (0.5, ("[2]",))


def test_a_sentence_that_names_a_record_must_cite_it(lexicon: Lexicon) -> None:
    given = [citation(1, "港湾手続の電子化", "01-02")]
    for name, expected in (("01-02", 1.0), ("01-01", 0.0)):
        cited = resolve(parse_answer(answer(f"港湾手続の電子化({name})。[1]", given)), CORPUS)
        assert (placed(cited, CORPUS, lexicon) or (None, ()))[0] == expected


def test_two_citations_that_only_together_support_are_both_useful() -> None:
    by_character = Lexicon(list)
    given = [citation(1, "観測情報の公開"), citation(2, "農地台帳の連携", "02-01")]
    cited = resolve(parse_answer(answer("観測情報の公開、農地台帳の連携[1][2]", given)), CORPUS)
    # 15 characters: each citation alone has 8 of them, less than 0.6; together they have 14.
    assert precision(cited, CORPUS, by_character) == (1.0, ())


def test_citing_the_neighbour_is_seen(lexicon: Lexicon) -> None:
    text = "農地の台帳を市町村と共有することを検討している。[1]"
    right = resolve(
        parse_answer(answer(text, [citation(1, "農地の台帳を市町村と共有する", "02-01")])), CORPUS
    )
    assert placed(right, CORPUS, lexicon) == (1.0, ())
    wrong = resolve(parse_answer(answer(text, [citation(1, "港湾の手続を電子化する", "01-02")])), CORPUS)
    value, detail = placed(wrong, CORPUS, lexicon) or (None, ())
    assert value == 0.0
    assert detail[0].endswith("→ 02-01")


def test_units_nest_and_leaves_are_the_smallest() -> None:
    assert CORPUS.text(CORPUS.units[2]) == GAMMA
    assert [u.locator for u in CORPUS.leaves("kanmin", 0, 5, around=1)] == ["01-01", "01-02"]
    assert CORPUS.titles("kanmin", 0, len(ALPHA)) == ("観測情報の公開",)
    assert CORPUS.leaves("kihon", 0, 5) == ()
    assert TEXT.startswith(ALPHA)
