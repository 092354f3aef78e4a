"""Places named by number or section: answered from the record, or shown not to exist."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.context import Context
from rag.question import analyse
from rag.routes.place import answer
from ui.compose import Application


def asked(context: Context, text: str) -> Answer:
    draft = answer(analyse(text, context.tokenizer), context)
    assert draft is not None, f"the route passed: {text}"
    built = draft.build("", "")
    assert built.checks["problems"] == []
    return built


def cited(found: Answer) -> set[tuple[str, str]]:
    return {(c.locator, c.field) for c in found.citations}


@pytest.mark.parametrize(
    ("text", "said", "field"),
    [
        pytest.param("02-08の担当は？", "国土交通省", "府省庁名", id="ministry"),
        pytest.param("０２－０８の主担当は？", "国土交通省", "府省庁名", id="full-width"),
        pytest.param("施策02の08の進捗のKPIは？", "930TB", "KPI(進捗)", id="progress"),
        pytest.param("2-8の効果のKPIは？", "12件", "KPI(効果)", id="effect"),
        pytest.param("02-08の施策名は？", "気象情報の利活用の促進", "施策名", id="name"),
        pytest.param("02-08の本文記載は？", "○", "本文記載", id="in-body"),
        pytest.param("02-08の課題は？", "ビッグデータ", "課題・取組概要", id="background"),
        pytest.param("12-03のKPI(進捗)は？", "「-」", "KPI(進捗)", id="dash"),
        pytest.param("What is the progress KPI of 02-08?", "930TB", "KPI(進捗)", id="english"),
    ],
)
def test_one_field_of_a_measure(text: str, said: str, field: str, context: Context) -> None:
    found = asked(context, text)
    assert found.status == "answered"
    assert said in found.text
    locator = "12-03" if "12-03" in text else "02-08"
    assert (locator, field) in cited(found)
    assert {place for place, _ in cited(found)} == {locator}


@pytest.mark.parametrize(
    "text", ["02-04", "02-04を教えて", "02-04おしえて", "02-04を表示してください", "施策02-04", "02-04は？"]
)
def test_a_bare_number_gives_the_whole_record(text: str, context: Context) -> None:
    found = asked(context, text)
    assert {"府省庁名", "本文記載", "KPI(進捗)", "KPI(効果)", "課題・取組概要"} <= {
        f for _, f in cited(found)
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("02-04と05-09の主担当は？", {"02-04", "05-09"}, id="two"),
        pytest.param("06-01〜06-05の主担当は？", {f"06-0{n}" for n in range(1, 6)}, id="range"),
        pytest.param("06-01から06-03までの担当省庁は？", {"06-01", "06-02", "06-03"}, id="range-in-words"),
    ],
)
def test_several_numbers_are_all_answered(text: str, numbers: set[str], context: Context) -> None:
    found = asked(context, text)
    assert found.status == "answered"
    assert {place for place, _ in cited(found)} == numbers


@pytest.mark.parametrize(
    ("text", "said", "nearest"),
    [
        pytest.param("10-08の内容は？", ("10-08", "10-05", "10-17"), {"10-05", "10-17"}, id="gap"),
        pytest.param("10-16は？", ("10-05", "10-17"), {"10-05", "10-17"}, id="end-of-the-gap"),
        pytest.param("13-01のKPIは？", ("13-01", "12"), {"12-04"}, id="group-that-does-not-exist"),
        pytest.param("00-01は？", ("00-01",), {"01-01"}, id="zero"),
        pytest.param("06-19はどこの担当？", ("06-18",), {"06-18", "07-01"}, id="behind-the-last"),
        pytest.param("第9章には何が書いてありますか", ("第9章", "第4章"), {"第1章", "第4章"}, id="chapter"),
        pytest.param(
            "第3章第9節は？", ("第3章第9節", "第3章第4節"), {"第3章第1節", "第3章第4節"}, id="section"
        ),
        pytest.param("第3章第1節(9)は？", ("第3章第1節(9)", "第3章第1節(4)"), set(), id="group-of-a-section"),
        pytest.param("第3章第1節(2)⑳は？", ("第3章第1節(2)⑳", "第3章第1節(2)①"), set(), id="item"),
        pytest.param("方向性③は？", ("方向性③", "方向性①", "方向性②"), {"方向性①", "方向性②"}, id="page"),
    ],
)
def test_a_place_that_does_not_exist_is_told_with_its_neighbours(
    text: str, said: tuple[str, ...], nearest: set[str], context: Context
) -> None:
    found = asked(context, text)
    assert found.status == "not_found"
    assert all(part in found.text for part in said)
    assert "ありません" in found.text
    assert found.searched is not None
    assert nearest <= set(found.searched.nearest)
    assert found.citations == ()


def test_existing_and_missing_numbers_together(context: Context) -> None:
    found = asked(context, "02-04と10-08の主担当は？")
    assert found.status == "partial"
    assert "内閣官房" in found.text
    assert "10-08は別表の原文にありません" in found.text


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        pytest.param("第3章第1節(2)①", "第3章第1節(2)①", id="canonical"),
        pytest.param("第三章第1節（2）①の担当は？", "第3章第1節(2)①", id="kanji-and-full-width"),
        pytest.param("3章1節(2)の①の府省庁", "第3章第1節(2)①", id="short"),
        pytest.param("3章4節(3)の5つ目は何ですか", "第3章第4節(3)⑤", id="ordinal"),
        pytest.param(
            "第2章の4つの基本的な方針の3番目は", "第2章(4つの基本的な方針)3", id="ordinal-below-a-heading"
        ),
        pytest.param("第2章の方針3の中身", "第2章(4つの基本的な方針)3", id="numbered-policy"),
        pytest.param(
            "第2章、4つの方針のうち3番の見出し", "第2章(4つの基本的な方針)3", id="number-among-four"
        ),
        pytest.param("第2章3番の方針では何をする", "第2章(4つの基本的な方針)3", id="number-before-it"),
        pytest.param("3原則の2番は", "第2章(AI法の基本理念を踏まえた3原則)", id="number-of-a-bullet"),
        pytest.param("第3章第4節(3)の最後の項目は？", "第3章第4節(3)", id="last"),
    ],
)
def test_sections_in_any_spelling(text: str, locator: str, context: Context) -> None:
    found = asked(context, text)
    assert found.status == "answered"
    assert all(place.startswith(locator) for place, _ in cited(found))
    assert cited(found)


def test_the_four_policies_are_all_given(context: Context) -> None:
    found = asked(context, "第2章の4つの基本的な方針を教えて")
    assert {f"第2章(4つの基本的な方針){n}" for n in range(1, 5)} <= {place for place, _ in cited(found)}


def test_a_chapter_gives_what_stands_below_it(context: Context) -> None:
    found = asked(context, "第4章には何が書いてありますか")
    children = [s.locator for s in context.library.sections if s.parent == "第4章"]
    assert children
    assert all(child in found.text for child in children)


def test_an_ordinal_beyond_the_last_is_told(context: Context) -> None:
    found = asked(context, "第3章第1節の99番目の項目は？")
    assert found.status == "not_found"
    assert "99番目" in found.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("オープンデータの担当は？", id="no-place"),
        pytest.param("総務省が主担当の施策は？", id="list"),
        pytest.param("10-01から10-20までの施策を全部", id="list-over-a-range"),
        pytest.param("02-04と05-09の違いは？", id="comparison"),
        pytest.param("第3章の取組は全部で何件？", id="count-below-a-place"),
    ],
)
def test_questions_for_other_routes_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None


def test_every_measure_answers_by_its_number(bundled: Application) -> None:
    for measure in bundled.library.measures:
        found = bundled.engine.answer(f"{measure.locator}の主担当は？")
        assert found.status == "answered", measure.locator
        assert all(m.label in found.text for m in measure.leads or measure.ministries), measure.locator
        assert {c.locator for c in found.citations} == {measure.locator}


def test_every_place_of_the_outline_answers_by_its_locator(bundled: Application) -> None:
    for section in bundled.library.sections:
        if section.kind in {"heading", "policy"}:
            continue
        found = bundled.engine.answer(f"{section.locator}の内容を教えてください")
        assert found.status == "answered", section.locator
        assert {c.document for c in found.citations} == {"kihon"}
        assert section.locator in {c.locator for c in found.citations}, section.locator


def test_missing_numbers_are_missing_whatever_is_asked(bundled: Application) -> None:
    for number in (f"10-{n:02d}" for n in range(6, 17)):
        for wish in ("のKPIは？", "の担当は？", "", "を要約して", "は総務省の施策ですか？", "はいつまで？"):
            found = bundled.engine.answer(f"{number}{wish}")
            assert found.status == "not_found", number + wish
            assert "10-17" in found.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("第2章の3原則の二つ目は何と書いてあるか", "PDCA"),
        ("骨子案の4つの基本的な方針を順に", "AIガバナンスの主導"),
        ("10-19番の施策、誰が主担当で誰が連携か", "主担当(◎)"),
        ("フォローアップの進捗表、データ関連基盤の行を読み上げて", "89%"),
    ],
)
def test_places_within_places_and_whole_rows(text: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.status == "answered"
    assert said in found.text


@pytest.mark.parametrize(
    "text",
    ["第2章で掲げる4本柱の基本方針を順に", "基本計画骨子の四つの基本方針を挙げて", "第2章の4大基本方針は"],
)
def test_the_four_policies_under_other_counts(text: str, bundled: Application) -> None:
    told = bundled.engine.answer(text).text
    assert all(name in told for name in ("AIを使う", "AIを創る", "信頼性を高める", "AIと協働する"))


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("第2章の3原則は何ですか", 3),
        ("第2章の3原則を教えて", 3),
        ("骨子案でいう「3原則」を一つずつ", 3),
        ("骨子案の3原則を順に説明して", 3),
        ("第1章「国際競争と我が国の現状」の内容は", 4),
        ("第2章の3原則で、アジャイルとは何ですか", 0),
        ("第2章の3原則にはPDCAの記載がありますか", 0),
    ],
)
def test_a_heading_asked_for_alone_lists_all_its_bullets(text: str, bullets: int, context: Context) -> None:
    assert asked(context, text).text.count("\n- ") == bullets


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("骨子案第2章の「AIを創る」はどんなAIを開発するとしていますか", {"第2章(4つの基本的な方針)2"}),
        ("骨子の2章の「AIと協働する」のくだり、要するに何をするって話？", {"第2章(4つの基本的な方針)4"}),
        ("第2章にある「内外一体」の「3原則」は", {"第2章(AI法の基本理念を踏まえた3原則)"}),
        ("骨子の3章4節(1)、産業構造のところね。②と③の◎はどこに付いてるの", {"第3章第4節(1)②", "第3章第4節(1)③"}),
        ("骨子案第4章の終わりに出てくる計画は何の法律に基づくもの？", {"第4章第3節"}),
        ("骨子案第1章の最初のほうで日本はどう出遅れていると言っているか", {"第1章(国際競争と我が国の現状)"}),
        ("第3章第3節の冒頭ではPDCAについて何と言っていますか", {"第3章第3節"}),
        ("第3章第1節(2)の話です。①と④の担当は？", {"第3章第1節(2)①", "第3章第1節(2)④"}),
    ],
)  # fmt: skip
def test_the_place_that_is_meant(text: str, locators: set[str], context: Context) -> None:
    assert {locator for locator, _ in cited(asked(context, text))} == locators
