"""Claims checked in their context: places named, subjects carried over, citations resolved."""

from __future__ import annotations

import pytest

from rag.drafting.check import MAX_CHARACTERS, Checker
from rag.drafting.report import CheckedClaim
from rag.errors import InputError
from ui.compose import Application


@pytest.fixture(scope="module")
def checker(bundled: Application) -> Checker:
    return bundled.checker


def verdicts(checker: Checker, draft: str) -> list[CheckedClaim]:
    return list(checker.check(draft).claims)


def kinds(claim: CheckedClaim) -> list[str]:
    return [d.kind for d in claim.differences]


def test_the_subject_is_carried_through_a_paragraph(checker: Checker) -> None:
    found = verdicts(
        checker,
        "「地方におけるオープンデータの促進」(別表No.02-04)は内閣官房が主担当である。"
        "同施策では、令和2年度に研修を40回開催する。その主担当は文部科学省である。",
    )
    assert [c.verdict for c in found] == ["一致", "一致", "相違"]
    assert kinds(found[2]) == ["ministry"]
    assert {q.locator for c in found for q in c.citations} == {"02-04"}


def test_the_heading_tells_the_subject(checker: Checker) -> None:
    (claim,) = verdicts(checker, "# 02-08 気象情報の利活用の促進\n\n主担当は国土交通省である。")
    assert claim.verdict == "一致"


@pytest.mark.parametrize("place", ["別表No.02-99", "施策番号13-01", "骨子案第9章第2節"])
def test_a_cited_place_that_does_not_exist(checker: Checker, place: str) -> None:
    (claim,) = verdicts(checker, f"研修を開催する({place})。")
    assert (claim.verdict, "citation" in kinds(claim)) == ("相違", True)


def test_a_claim_beside_the_number_of_another_measure(checker: Checker) -> None:
    draft = "施策番号02-18では、気象庁ホームページを通じたデータのダウンロード量を令和2年度に930TBとする。"
    (claim,) = verdicts(checker, draft)
    assert (claim.verdict, kinds(claim)) == ("相違", ["id"])
    assert claim.differences[0].source == "02-08"
    assert "02-08" in {q.locator for q in claim.citations}


def test_two_measures_in_one_sentence_each_with_its_own(checker: Checker) -> None:
    right = "02-04の主担当は内閣官房、02-08の主担当は国土交通省である。"
    wrong = "02-04の主担当は国土交通省、02-08の主担当は内閣官房である。"
    assert [c.verdict for c in verdicts(checker, right + wrong)] == ["一致", "相違"]


UNEVEN = "データヘルス計画の実施状況には、保険者によってばらつきがある"
COURSES = "自治体向けの研修は、令和2年度に40回開くことを目標としている"


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        (f"10-20では、{UNEVEN}。", ["10-21"]),
        (f"{UNEVEN}。(別表No.10-20)", ["", "10-21"]),
        (f"{UNEVEN}。これは施策番号10-20に記載がある。", ["", "10-21"]),
        (f"{UNEVEN}。出典は別表10-20である。", ["", "10-21"]),
        (f"{UNEVEN}。出典は別表10-21である。", ["", ""]),
        (f"{UNEVEN}。（別表No.10-21）", ["", ""]),
        (f"10-21では{UNEVEN}とされ、02-08では{COURSES}。", ["02-04"]),
        (f"10-21では{UNEVEN}とされ、02-04では{COURSES}。", [""]),
        (f"{UNEVEN}(10-21)一方、{COURSES}(02-04)。", [""]),
        (
            "フィジカルAIを先導的に導入するための支援は経済産業省が担当する(骨子案第3章第1節(2)①)。",
            ["第3章第1節(3)①"],
        ),
        ("フィジカルAIを先導的に導入するための支援は経済産業省が担当する。(骨子案第3章第1節)", ["", ""]),
        # the place's own heading says nothing
        (
            "我が国ではAI関連の投資が十分に進んでいない。(骨子案第1章(AIイノベーション))",
            ["", "第1章(国際競争と我が国の現状)"],
        ),
        ("我が国ではAI関連の投資が十分に進んでいない。(骨子案第1章(国際競争と我が国の現状))", ["", ""]),
        # few of its words stand anywhere, but other ministries at the place named
        (
            "革新的なAI技術を持つ新興企業等への支援には、内閣府のほか内閣官房、農林水産省、経済産業省が関わる。"
            "(骨子案第3章第1節(3)②)",
            ["", "第3章第1節(3)③"],
        ),
    ],
)
def test_what_is_said_must_stand_at_the_place_named(checker: Checker, draft: str, right: list[str]) -> None:
    """``right``: for each sentence where it stands instead, empty where it is borne out."""
    found = verdicts(checker, draft)
    assert [c.verdict for c in found] == ["相違" if r else "一致" for r in right]
    assert [[d.source for d in c.differences if d.kind == "id"] for c in found] == [
        [r] if r else [] for r in right
    ]


def test_what_nothing_supports_comes_with_the_nearest_passage(checker: Checker) -> None:
    (claim,) = verdicts(checker, "月面基地の建設を2030年までに3か所で行う。")
    assert (claim.verdict, claim.differences) == ("裏付けなし", ())
    assert claim.citations


def test_citations_are_verbatim_and_differences_lie_in_the_draft(
    checker: Checker, bundled: Application
) -> None:
    draft = "前置きである。\n\n- 気象庁のデータダウンロード量は令和2年度に950TBとする。\n"
    claim = verdicts(checker, draft)[-1]
    assert [draft[d.start : d.end] for d in claim.differences] == ["950TB"]
    for quote in claim.citations:
        assert bundled.library.quote(quote.document, quote.start, quote.end) == quote.quote  # type: ignore[arg-type]


def test_the_same_measure_is_the_one_before(checker: Checker) -> None:
    """本施策 and 同事業 name it, 令和2年度は、 goes on with it, whatever else fits better."""
    found = verdicts(
        checker,
        "放送分野におけるデータ利活用の推進(04-04)は総務省が担当している。本施策は、総務省と個人情報保護委員会が共同で担当する。",
    )
    assert [c.verdict for c in found] == ["一致", "相違"]


def test_a_draft_is_checked_the_same_twice(checker: Checker) -> None:
    draft = "総務省は情報銀行の認定を令和2年度に6件とする。取組率は100%である。"
    assert checker.check(draft) == checker.check(draft)


def test_progress_goes_to_the_end(checker: Checker) -> None:
    told: list[tuple[int, int]] = []
    checker.check("甲を行う。乙を行う。", lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("draft", ["", " \n　", "あ" * (MAX_CHARACTERS + 1)])
def test_what_cannot_be_checked_is_refused(checker: Checker, draft: str) -> None:
    with pytest.raises(InputError):
        checker.check(draft)


@pytest.mark.parametrize(
    "draft",
    [
        "「" * 500,
        "【" * 300 + "」" * 300,
        "02-04" * 300,
        "令和" * 500 + "。",
        "\ud800壊れた文字。",
        "This draft is in English. The target is 40 sessions in 2020.",
        "︙縦書きの︵名残︶。",
    ],
)
def test_odd_drafts_are_checked_without_error(checker: Checker, draft: str) -> None:
    report = checker.check(draft)
    assert all(draft[c.start : c.end] == c.text for c in report.claims)


def test_a_short_sentence_about_another_row_is_not_held_against_the_row_before(checker: Checker) -> None:
    draft = "教育改革の進捗率は87%である。研究開発の進捗率は69%である。社会実装の進捗率は89%である。"
    found = verdicts(checker, draft)
    assert [c.verdict for c in found] == ["一致", "一致", "相違"]
    assert [d.source for d in found[2].differences] == ["進捗率92%"]


def test_a_wrong_count_is_not_borne_out_by_what_was_before(checker: Checker) -> None:
    found = verdicts(checker, "倫理・その他の進捗率は100%である。\n\n基本的な方針は5つである。")
    assert [c.verdict for c in found] == ["一致", "相違"]


def test_the_date_in_a_citation_is_the_documents_own(checker: Checker) -> None:
    draft = (
        "「気象庁ホームページを通じたデータのダウンロード量(令和2年度930TB)」"
        "(「世界最先端デジタル国家創造宣言・官民データ活用推進基本計画」(令和2年7月17日閣議決定)"
        " 別表No.02-08「気象情報の利活用の促進」)とされている。"
    )
    right, wrong = verdicts(checker, draft), verdicts(checker, draft.replace("17日", "18日"))
    assert [c.verdict for c in (*right, *wrong)] == ["一致", "相違"]
    assert right[0].text == draft
