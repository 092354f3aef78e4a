from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rag.citing.quotes import Place
from rag.citing.rendering import Form, date_notes, render, render_each, render_list
from rag.citing.resolve import Resolver, heading
from rag.citing.styles import load_styles, named
from rag.errors import ConfigurationError, InputError
from rag.records import Library
from ui.compose import Application

STYLES = load_styles()
WORK = "世界最先端デジタル国家創造宣言・官民データ活用推進基本計画"


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


@pytest.fixture(scope="module")
def resolver(library: Library) -> Resolver:
    return Resolver(library)


@pytest.mark.parametrize(
    ("place", "style", "form", "expected"),
    [
        ("02-04", "本文", "full", f"「{WORK}」(令和2年7月17日閣議決定) 別表No.02-04「地方におけるオープンデータの促進」"),
        ("02-04", "本文", "short", "「官民データ活用推進基本計画」別表No.02-04"),
        ("第3章第2節", "本文", "full", "「人工知能基本計画骨子(案)」(令和7年 内閣府) 第3章第2節"),
        ("第3章第2節の本文", "本文", "short", "「人工知能基本計画骨子(案)」第3章第2節 本文"),
        ("02-04 KPI(進捗)", "脚注", "full", f"「{WORK}」(令和2年7月17日閣議決定) 別表No.02-04「地方におけるオープンデータの促進」KPI(進捗)。"),
        ("02-04", "参考文献", "full", f'内閣官房情報通信技術(IT)総合戦略室. "地方におけるオープンデータの促進". {WORK}. 2020-07-17, 別表No.02-04, (日付は本文に記載なし).'),
        ("02-04", "Markdown", "full", f"**{WORK}**(令和2年7月17日閣議決定) 別表No.02-04「地方におけるオープンデータの促進」"),
        ("進捗状況の表/教育改革 進捗率", "本文", "full", "「AI戦略2019 フォローアップ」(令和2年 統合イノベーション戦略推進会議) 進捗状況の表/教育改革 進捗率"),
    ],
)  # fmt: skip
def test_citations_in_their_styles(
    resolver: Resolver, library: Library, place: str, style: str, form: Form, expected: str
) -> None:
    (found,) = resolver.places(place)
    assert render(found, library, STYLES[style], form) == expected


def test_a_document_cited_before_is_taken_up_with_zensho(resolver: Resolver, library: Library) -> None:
    places = [resolver.places(p)[0] for p in ("02-04", "第3章第2節", "02-08")]
    assert render_each(places, library, STYLES["脚注"], numbers=(5, 6, 7))[2] == (
        "前掲注5「官民データ活用推進基本計画」別表No.02-08「気象情報の利活用の促進」。"
    )
    assert render_each(places, library, STYLES["本文"])[2].startswith(
        "前掲「官民データ活用推進基本計画」別表No.02-08"
    )
    assert "前掲" not in "".join(render_each(places, library, STYLES["脚注"], "short"))


def test_quotes_are_verbatim_with_errors_marked(resolver: Resolver, library: Library) -> None:
    (place,) = resolver.places("市町村を含めた全国を取組率")
    text = render(place, library, STYLES["本文"], quote=True)
    assert text.startswith("「市町村を含めた全国を取組率（原文ママ）」(「世界最先端")


def test_data_formats_are_well_formed_and_list_a_place_once(resolver: Resolver, library: Library) -> None:
    places = [
        *resolver.places("02-04 KPI(進捗)"),
        *resolver.places("第3章第2節"),
        *resolver.places("02-04 KPI(進捗)"),
    ]
    items = json.loads(render_list(places, library, STYLES["CSL-JSON"], quote=True))
    assert [i["issued"] for i in items] == [{"date-parts": [[2020, 7, 17]]}, {"date-parts": [[2025]]}]
    assert items[0]["note"] == "日付は本文に記載なし"
    bibtex = render_list(places, library, STYLES["BibTeX"], quote=True)
    assert bibtex.count("@incollection{") == 2
    assert r"(令和2年度100\%)" in bibtex
    assert bibtex.count("{") == bibtex.count("}")
    assert len(render_each(places, library, STYLES["参考文献"])) == 2


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda s: s.name)
@pytest.mark.parametrize("form", ["full", "short"])
def test_every_citation_resolves_to_its_place(
    resolver: Resolver, library: Library, style: object, form: Form
) -> None:
    """Round trip, for every field of every record; as a repeated citation where the style knows one."""
    assert hasattr(style, "once")
    wrong = []
    for record in library.records:
        top = heading(record)
        places = [Place(record, "", top.start, top.end)]
        places += [Place(record, f.name, f.start, f.end) for f in record.fields if f.text]
        for place in places:
            text = render_each([place, place], library, style, form)[-1]  # type: ignore[arg-type]
            found = [(p.record.document, p.start, p.end) for p in resolver.places(text)]
            if found != [(record.document, place.start, place.end)]:
                wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda s: s.name)
def test_every_quoted_sentence_resolves_to_its_characters(
    resolver: Resolver, library: Library, style: object
) -> None:
    """A bullet or blank in front, which a printed quote leaves out, may come back."""
    wrong = []
    for record in library.records[::3]:
        for cell in record.fields:
            for sentence in cell.sentences:
                place = Place(record, cell.name, sentence.start, sentence.end)
                text = render(place, library, style, quote=True)  # type: ignore[arg-type]
                found = [p.text(library) for p in resolver.places(text)]
                if [re.sub(r"^[-・\s]+", "", f) for f in found] != [re.sub(r"^[-・\s]+", "", sentence.text)]:
                    wrong.append((text, found))
    assert wrong == []


def test_styles_are_named_in_any_spelling() -> None:
    assert [named(n, STYLES).name for n in ("ｂｉｂｔｅｘ", "word", "SIST02", "本文", "csl-json")] == [
        "BibTeX", "脚注", "参考文献", "本文", "CSL-JSON",
    ]  # fmt: skip
    with pytest.raises(InputError) as caught:
        named("APA", STYLES)
    assert "本文、脚注、参考文献" in caught.value.hint


def test_an_office_adds_and_replaces_styles(tmp_path: Path, resolver: Resolver, library: Library) -> None:
    own = tmp_path / "our.toml"
    own.write_text(
        '[[style]]\nname = "省内"\nfull = "({略称}、{位置}[[、{欄}]])"\n[[style]]\nname = "本文"\nfull = "{題名}"\n',
        encoding="utf-8",
    )
    styles = load_styles(own)
    (place,) = resolver.places("02-04")
    assert render(place, library, styles["省内"]) == "(官民データ活用推進基本計画、別表No.02-04)"
    assert render(place, library, styles["本文"]) == "地方におけるオープンデータの促進"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[style]]\nname = "甲"\n', "full がありません"),
        ('[[style]]\nname = "甲"\nfull = "{題目}"\n', "{題目} に入れるもの"),
        ('[[style]]\nname = "甲"\nfull = "x"\ncolour = 1\n', "知らない項目 colour"),
        ('[[style]]\nname = "甲"\nfull = 3\n', "full の値の種類"),
        ('[[style]]\nname = "甲"\nfull = "x"\naliases = "y"\n', "aliases の値の種類"),
        ('[[style]]\nname = "甲"\nfull = "x"\nescape = "html"\n', "escape は"),
        ('name = "甲"\n', "[[style]] の表だけ"),
        ("[[style]", "TOML として読めません"),
        (None, "を読めません"),
    ],
)
def test_a_wrong_style_file_is_refused(tmp_path: Path, text: str | None, says: str) -> None:
    own = tmp_path / "our.toml"
    if text is not None:
        own.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=re.escape(says)):
        load_styles(own)


def test_markdown_and_bibtex_escape_what_they_would_act_on() -> None:
    markdown, bibtex = STYLES["Markdown"], STYLES["BibTeX"]
    assert markdown.fill("{題名}", {"題名": "*A* <b> [1] _x_"}) == r"\*A\* \<b\> \[1\] \_x\_"
    assert markdown.fill("{題名}", {"題名": "1. x"}) == r"1\. x"
    assert bibtex.fill("{題名}", {"題名": r"50% & {a}_b \x"}) == r"50\% \& \{a\}\_b \textbackslash{}x"


def test_dates_that_the_text_does_not_state_are_said(resolver: Resolver, library: Library) -> None:
    assert date_notes(resolver.places("02-04、02-08"), library) == [
        f"「{WORK}」の日付(令和2年7月17日閣議決定)は、本文に記載がありません。"
    ]
