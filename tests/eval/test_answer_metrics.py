import pytest

from eval.answer_record import claims, marker_numbers, parse_answer, text_claims
from eval.metric_answer import (
    count_exact,
    count_problems,
    direct,
    fact_recall,
    gold_cited,
    length_limit,
    listed_ids,
    missing_facts,
    not_bloated,
    refuses_in_words,
    set_scores,
    stated_counts,
)
from eval.metric_refusal import (
    Outcome,
    aurc,
    coverage_at_risk,
    over_refusal,
    refusal_precision,
    refusal_recall,
    risk_coverage,
    utility,
)
from rag.errors import InputError
from tests.eval_builders import ALPHA, answer, case, citation, place


def test_fact_recall_counts_facts_not_variants() -> None:
    facts = [["930TB", "930テラバイト"], ["令和2年度", "2020年度"], ["気象庁"]]
    assert fact_recall("気象庁は2020年度に公開。", facts) == pytest.approx(2 / 3)
    assert missing_facts("気象庁は2020年度に公開。", facts) == ("930TB",)


def test_direct_looks_at_the_first_sentence_only() -> None:
    item = case(facts=[["40件"], ["気象庁"]], direct=[0])
    assert direct("40件です。気象庁。", item) == ()
    assert direct("気象庁の施策です。40件です。", item) == ("40件",)


def test_gold_needs_a_citation_for_each_group() -> None:
    item = case(gold=[[place("40件"), place("気象庁")], [place("930TB")]])
    cited = parse_answer(answer("", [citation(1, "◎気象庁、総務省")])).citations
    assert gold_cited(cited, item) == 0.5
    both = parse_answer(
        answer("", [citation(1, "気象庁"), citation(2, "令和4年度までに930TBを公開")])
    ).citations
    assert gold_cited(both, item) == 1.0
    assert gold_cited((), item) == 0.0


def test_length_limits_by_type_and_rows() -> None:
    assert length_limit(case()) == 400
    assert length_limit(case(type="list", ids=["01-01", "01-02"])) == 400 + 2 * 150
    assert not_bloated("あ" * 400 + "[1]" * 50 + " " * 99, case())
    assert not not_bloated("あ" * 401, case())


@pytest.mark.parametrize(
    ("listed", "wanted", "expected"),
    [
        ("abc", "abcd", (1.0, 0.75, 6 / 7)),
        ("abx", "abcd", (2 / 3, 0.5, 4 / 7)),
        ("", "ab", (0.0, 0.0, 0.0)),
        ("ab", "", (0.0, 0.0, 0.0)),
        ("", "", (1.0, 1.0, 1.0)),
        ("aab", "ab", (1.0, 1.0, 1.0)),
    ],
)
def test_set_scores(listed: str, wanted: str, expected: tuple[float, float, float]) -> None:
    assert set_scores(listed, wanted) == pytest.approx(expected)


def test_listed_ids_are_the_rows_or_else_what_is_cited() -> None:
    with_rows = answer("", [citation(1, "気象庁")], rows={"filter": "", "total": 1, "ids": ["02-01"]})
    assert listed_ids(parse_answer(with_rows)) == ("02-01",)
    assert listed_ids(parse_answer(answer("", [citation(1, "気象庁"), citation(2, "40件")]))) == ("01-01",)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("該当する施策は12件です。うち3件は…", (12,)),
        ("十二件あります。", (12,)),
        ("180件中12件です。", (180, 12)),
        ("12の施策があります。", (12,)),
        ("12", (12,)),
        ("There are 12 measures.", (12,)),
        ("02-04は令和2年度の施策です。", ()),
        ("進捗率は87%です。", ()),
    ],
)
def test_stated_counts(text: str, counts: tuple[int, ...]) -> None:
    assert stated_counts(text) == counts


def test_count_must_agree_with_rows_and_citations() -> None:
    rows = {"filter": "", "total": 2, "ids": ["01-01", "01-02"]}
    right = parse_answer(
        answer("2件です。", [citation(1, "気象庁"), citation(2, "国土交通省", "01-02")], rows=rows)
    )
    assert count_exact(right, 2)
    assert count_problems(right, 2) == ()
    uncited = parse_answer(answer("2件です。", [citation(1, "気象庁")], rows=rows))
    assert count_problems(uncited, 2) == ("引用された行 1 ≠ 2",)
    contradicting = parse_answer(answer("3件です。", rows=rows))
    assert not count_exact(contradicting, 3)
    assert count_problems(contradicting, 3) == ("rows.total 2 ≠ 3", "rows.ids 2 ≠ 3", "引用された行 0 ≠ 3")
    assert count_problems(parse_answer(answer("3件です。")), 3) == ("行がない",)


def test_a_refusal_is_read_in_the_first_sentence() -> None:
    assert refuses_in_words("お探しの記載は見つかりませんでした。近いのは02-04です。")
    assert not refuses_in_words("KPIは空欄で、記載がありません。")


# 4 answerable (1 declined, 2 of the others right), 2 unanswerable (1 declined).
OUTCOMES = (
    Outcome(True, False, True),
    Outcome(True, False, True),
    Outcome(True, False, False),
    Outcome(True, True, False),
    Outcome(False, True, True),
    Outcome(False, False, False),
)


def test_refusal_figures_by_hand() -> None:
    assert refusal_precision(OUTCOMES) == 0.5
    assert refusal_recall(OUTCOMES) == 0.5
    assert over_refusal(OUTCOMES) == 0.25
    assert utility(OUTCOMES) == pytest.approx((3 - 2) / 6)


def test_refusal_figures_without_items_are_none() -> None:
    assert [f(()) for f in (refusal_precision, refusal_recall, over_refusal, utility)] == [None] * 4


def test_risk_coverage_by_hand() -> None:
    confident = [(0.9, True), (0.8, False), (0.7, True), (0.6, False)]
    curve = risk_coverage(confident)
    assert [c for c, _ in curve] == [0.25, 0.5, 0.75, 1.0]
    assert [r for _, r in curve] == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
    assert aurc(confident) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    assert coverage_at_risk(confident) == 0.25
    assert coverage_at_risk(confident, 0.34) == 0.75
    assert aurc(()) is None


def test_equal_confidences_have_no_order() -> None:
    mixed = [(0.5, True), (0.5, False), (0.5, False), (0.5, True)]
    assert risk_coverage(mixed) == risk_coverage(mixed[::-1])
    assert aurc(mixed) == 0.5
    assert coverage_at_risk(mixed) == 0.0


def test_markers_in_any_width_and_as_ranges() -> None:
    assert marker_numbers("a[1]【2】［３］ [5, 6] [7-9] [^4] (8)") == (1, 2, 3, 5, 6, 7, 8, 9, 4)


def test_claims_are_read_from_the_markers_of_a_foreign_answer() -> None:
    found = text_claims("# 見出し\n40件です。[1] 気象庁が担う【2】。\n- 総務省も。")
    assert [(c.text, c.citations, c.heading) for c in found] == [
        ("見出し", (), True),
        ("40件です。", (1,), False),
        ("気象庁が担う。", (2,), False),
        ("総務省も。", (), False),
    ]


def test_text_that_the_sentences_leave_out_is_a_claim_too() -> None:
    given = answer(
        "40件です。[1]\n**さらに100件あります。**", sentences=[{"text": "40件です。", "citations": [1]}]
    )
    found = claims(parse_answer(given))
    assert [c.text for c in found] == ["40件です。", "さらに100件あります。"]


@pytest.mark.parametrize(
    "change",
    [{"status": "maybe"}, {"text": None}, {"citations": [{"number": "x"}]}, {"rows": {"total": "many"}}],
)
def test_an_answer_out_of_form_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InputError, match="所定の形式"):
        parse_answer(answer(ALPHA) | change)
