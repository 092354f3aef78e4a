from __future__ import annotations

import json
from pathlib import Path

import pytest

from rag.records import Library
from rag.settings import SETTINGS_VARIABLE
from tests.ui_builders import Shisaku
from ui.compose import Application

WORK = "「世界最先端デジタル国家創造宣言・官民データ活用推進基本計画」(令和2年7月17日閣議決定)"
NAME = "別表No.02-04「地方におけるオープンデータの促進」"


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


@pytest.mark.parametrize(
    "place",
    [
        "02-04",
        "０２－０４",
        "0204",
        "2-4",
        "2.4",
        "2/4",
        "O2-O4",
        "別表No.2-4",
        "地方におけるオープンデータの促進",
    ],
)
def test_a_measure_in_any_spelling_is_cited_in_a_style(shisaku: Shisaku, place: str) -> None:
    done = shisaku("cite", place, "--style", "本文")
    assert (done.code, done.out) == (0, f"{WORK} {NAME}\n")
    assert "本文に記載がありません" in done.err


def test_several_and_ranges_are_one_list_with_zensho(shisaku: Shisaku) -> None:
    done = shisaku("cite", "02-04〜02-06", "第3章第2節", "--style", "脚注")
    first, second, third, fourth = done.out.splitlines()
    assert first == f"{WORK} {NAME}。"
    assert second.startswith("前掲注1「官民データ活用推進基本計画」別表No.02-05")
    assert third.startswith("前掲注1「官民データ活用推進基本計画」別表No.02-06")
    assert fourth == "「人工知能基本計画骨子(案)」(令和7年 内閣府) 第3章第2節。"


def test_a_range_over_a_gap_gives_what_exists_and_says_what_does_not(shisaku: Shisaku) -> None:
    done = shisaku("cite", "10-04から10-07", "--short")
    assert done.out.count("別表No.") == 2
    assert "施策番号10-06は別表の原文にありません" in done.err
    assert "施策番号10-07は別表の原文にありません" in done.err


def test_a_range_far_beyond_the_last_number_is_told_in_three_lines(shisaku: Shisaku) -> None:
    done = shisaku("cite", "02-36〜02-99", "--short")
    assert done.out.count("別表No.") == 2
    assert len(done.err.splitlines()) <= 4
    assert "ほかに 60 件(02-40 から 02-99 まで)も文書にありません" in done.err


def test_a_field_that_only_one_place_has_is_cited_there_and_missed_aloud(shisaku: Shisaku) -> None:
    done = shisaku("cite", "02-04", "第3章第1節(2)①", "--field", "KPI(進捗)")
    assert "地方公共団体向け研修開催回数" in done.out
    assert "第3章第1節(2)①に欄「KPI(進捗)」はありません" in done.err


def test_words_in_hiragana_are_found(shisaku: Shisaku) -> None:
    assert "オープンデータ" in shisaku("cite", "おーぷんでーた").out


def test_a_slide_that_does_not_exist_is_not_replaced_by_the_slide_above_it(shisaku: Shisaku) -> None:
    assert "--pick" in shisaku("cite", "進捗状況の表/存在しない").err


def test_words_give_numbered_passages_of_which_one_is_picked(shisaku: Shisaku) -> None:
    listed = shisaku("cite", "オープンデータ 市町村 取組率", "-k", "3")
    assert [line[:3] for line in listed.out.splitlines() if line[0].isdigit()] == ["1. ", "2. ", "3. "]
    assert "--pick" in listed.err
    quote = next(line for line in listed.out.splitlines() if line.startswith("「"))
    picked = shisaku("cite", "オープンデータ 市町村 取組率", "--pick", "1")
    assert picked.out.startswith("「")
    assert WORK in picked.out
    assert quote[1:12] in picked.out
    assert "1 から 3 まで" in shisaku("cite", "オープンデータ 市町村", "-k", "3", "--pick", "4").err


def test_json_has_every_style_filled_in(shisaku: Shisaku, library: Library) -> None:
    (citation,) = json.loads(shisaku("cite", "02-04", "--field", "進捗", "--json").out)["citations"]
    assert library.sources["kanmin"].text[citation["start"] : citation["end"]] == citation["quote"]
    assert set(citation["styles"]) == {"本文", "脚注", "参考文献", "Markdown", "BibTeX", "CSL-JSON"}
    assert citation["styles"]["本文"]["full"] == f"{WORK} {NAME}KPI(進捗)"
    assert citation["date_stated"] is False
    found = json.loads(shisaku("cite", "オープンデータ 取組率", "--json").out)["citations"]
    assert len(found) == 5
    assert all(c["styles"]["BibTeX"]["full"].startswith("@incollection{") for c in found)


def test_an_answers_citation_pasted_back_gives_the_same_characters(shisaku: Shisaku) -> None:
    answer = json.loads(shisaku("ask", "--json", "02-08のKPI(進捗)は？").out)
    for citation in answer["citations"]:
        pasted = f"[{citation['number']}] {citation['label']}\n「{citation['quote']}」"
        (found,) = json.loads(shisaku("cite", pasted, "--json").out)["citations"]
        assert (found["start"], found["end"]) == (citation["start"], citation["end"])
        styled = found["styles"]["本文"]["quoted"]
        (again,) = json.loads(shisaku("cite", "-", "--json", stdin=styled.encode()).out)["citations"]
        assert (again["start"], again["end"]) == (citation["start"], citation["end"])


def test_errors_of_the_source_are_quoted_as_they_are_and_said(shisaku: Shisaku) -> None:
    done = shisaku("cite", "市町村を含めた全国の取組率", "--quote")
    assert "全国を取組率（原文ママ）" in done.out
    assert "「全国を取組率」は「全国の取組率」の誤り" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("02-04", "--style", "APA"), "引用の形「APA」はありません。"),
        (("02-04", "--quote"), "どの欄を引用するか"),
        (("02-04", "さっぱり"), "番号や節と分けて"),
        (("あ" * 100_001,), "長すぎます"),
        ((), "引用する箇所が空です。"),
    ],
)
def test_wishes_that_do_not_fit_are_refused(shisaku: Shisaku, arguments: tuple[str, ...], said: str) -> None:
    done = shisaku("cite", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_the_styles_are_listed_with_an_example(shisaku: Shisaku) -> None:
    done = shisaku("cite", "--list-styles")
    assert "脚注(footnote、word) " in done.out
    assert f"  {WORK} {NAME}。" in done.out
    assert json.loads(shisaku("cite", "--list-styles", "--json").out)[0]["name"] == "本文"


def test_an_offices_own_style_and_default(
    shisaku: Shisaku, workplace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "our.toml"
    own.write_text('[[style]]\nname = "省内"\nfull = "({略称}、{位置})"\n', encoding="utf-8")
    settings = tmp_path / "shisaku.toml"
    settings.write_text(f'[citation]\nstyles = "{own}"\nstyle = "省内"\n', encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(settings))
    assert shisaku("cite", "02-04", "--no-quote").out == "(官民データ活用推進基本計画、別表No.02-04)\n"
    settings.write_text('[citation]\nstile = "省内"\n', encoding="utf-8")
    assert shisaku("cite", "02-04").code == 2
