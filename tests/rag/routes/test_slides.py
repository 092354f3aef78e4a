"""The slides: cells of the progress table and the bullets of an area."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.context import Context
from rag.question import analyse
from rag.routes.slides import answer, area_of
from rag.tables.progress_columns import columns_of
from rag.text import folded
from ui.compose import Application


def asked(bundled: Application, text: str) -> Answer:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    return found


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("教育改革の進捗率", "教育改革"), ("教育の分野", "教育改革"), ("研究開発は", "研究開発"), ("r&d", "研究開発"),
        ("デジガバ", "デジガバ・中小"), ("デジタルガバメント", "デジガバ・中小"), ("ＡＩ倫理", "倫理・その他"),
        ("データ基盤の取組", "データ関連基盤"), ("社会実装", "社会実装"), ("オープンデータの促進", None), ("", None),
    ],
)  # fmt: skip
def test_areas_by_their_names(text: str, area: str | None) -> None:
    assert area_of(folded(text)) == area


def test_every_row_is_found_by_its_own_title(context: Context) -> None:
    rows = [s for s in context.library.slides if s.kind == "row"]
    assert len(rows) == 7
    for row in rows[:-1]:
        assert area_of(folded(row.title)) == row.title


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("進捗率は？", "進捗率"),
        ("取組数は？", "取組数"),
        ("取組は何件ですか", "取組数"),
        ("未了は？", "未了/一部未了"),
    ],
)
def test_columns_by_their_names(text: str, column: str) -> None:
    assert column in columns_of(folded(text))


def test_several_columns_are_all_read() -> None:
    assert set(columns_of(folded("教育改革の取組数と進捗率は"))) == {"取組数", "進捗率"}
    assert columns_of(folded("教育改革について")) == ()


@pytest.mark.parametrize("column", ["取組数", "計画通り", "未了/一部未了", "進捗率"])
def test_every_cell_of_the_table_is_answered_with_its_value(column: str, bundled: Application) -> None:
    for row in (s for s in bundled.library.slides if s.kind == "row"):
        if row.title == "Total":
            continue
        value = next(f"{v}{u}" for c, v, u in row.values if c == column)
        found = asked(bundled, f"AI戦略2019フォローアップで、{row.title}の{column}は？")
        assert found.status == "answered", (row.title, column)
        assert value in found.sentences[0].text
        assert row.locator in {c.locator for c in found.citations}


@pytest.mark.parametrize(
    "text", ["AI戦略2019フォローアップの表で、全体の進捗率は？", "フォローアップの取組数の合計は？"]
)
def test_the_total_row(text: str, bundled: Application) -> None:
    row = next(s for s in bundled.library.slides if s.title == "Total")
    found = asked(bundled, text)
    assert row.locator in {c.locator for c in found.citations}
    assert any(f"{v}{u}" in found.sentences[0].text for _, v, u in row.values)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("未了/一部未了の12件のうち研究開発が占めるのは何件ですか", "未了/一部未了は5件"),
        ("フォローアップの取組89件のうち教育改革の分野は何件か", "31件"),
        ("フォローアップで計画通りの77件のうち社会実装は何件？", "24件"),
    ],
)
def test_a_part_of_the_whole_is_no_claim(text: str, told: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert told in found.sentences[0].text


def test_a_wrong_figure_is_corrected(bundled: Application) -> None:
    found = asked(bundled, "AI戦略2019フォローアップで、教育改革の進捗率は95%以上ですか？")
    assert "87%" in found.text
    assert found.text.startswith("いいえ")


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        pytest.param(
            "AI戦略2019フォローアップで、研究開発の2021年度の進捗率は？", "2021年度", id="another-year"
        ),
        pytest.param("進捗状況の表の「農業」の行の進捗率は？", "農業", id="row-that-does-not-exist"),
    ],
)
def test_what_the_table_lacks_is_not_found(text: str, lacks: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "not_found"
    assert lacks in found.sentences[0].text
    assert found.searched is not None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param("AI戦略2019フォローアップで、教育改革の今後の方向性は？", "方向性", id="direction"),
        pytest.param("AI戦略2019フォローアップで、教育改革はどこまで進んだ？", "進捗", id="progress"),
        pytest.param("AI戦略2019フォローアップで、研究開発の今後の方向性は？", "方向性", id="another-area"),
    ],
)
def test_the_bullets_of_an_area(text: str, field: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert {c.field for c in found.citations} == {field}
    assert {c.document for c in found.citations} == {"senryaku"}
    area = "教育改革" if "教育改革" in text else "研究開発"
    assert {c.locator for c in found.citations} == {f"方向性①/{area}"}


def test_where_the_source_lost_its_areas_the_answer_says_so(bundled: Application) -> None:
    found = asked(bundled, "フォローアップで、社会実装の今後の方向性は？")
    assert "失われています" in found.text
    assert {c.locator for c in found.citations} == {"方向性②/方向性"}


def test_the_name_of_a_page_is_not_the_column_asked_for(bundled: Application) -> None:
    found = asked(bundled, "フォローアップの方向性②の、社会実装の進捗は？")
    assert {c.field for c in found.citations} == {"進捗"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("骨子案の教育改革の進捗率は", id="another-document"),
        pytest.param("02-04のKPIは", id="measure"),
        pytest.param("オープンデータの担当は", id="no-area"),
    ],
)
def test_questions_for_other_routes_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None


@pytest.mark.parametrize("question", ["方向性①って何", "AI戦略フォローアップの方向性①を要約して"])
def test_a_page_is_told_area_by_area(question: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.status == "answered"
    assert found.checks["problems"] == []
    assert {c.locator for c in found.citations} == {"方向性①/教育改革", "方向性①/研究開発"}


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("積み残しの件数はどちらが何件多いのでしょう", ("未了/一部未了",)),
        ("計画通りに進んだ件数だけで言うと何件上回る", ("計画通り",)),
        ("予定どおり進んだ割合はどちらが上ですか", ("進捗率",)),
        ("取組は何件で、計画通りは何件ですか", ("取組数", "計画通り")),
        ("何件中何件が計画通りでしたか", ("取組数", "計画通り")),
        ("進捗率と未了の件数", ("進捗率", "未了/一部未了")),
    ],
)
def test_columns_by_their_wording(text: str, columns: tuple[str, ...]) -> None:
    assert columns_of(text) == columns


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("達成率が100%の分野のうち、取組数が少ないほうの分野の今後の方向性は？", "デジガバ・中小"),
        ("進捗率100%の分野のうち取組数が多い方の分野は、今後何をするのか", "倫理・その他"),
        ("達成率が100%の分野のうち、取組数が少ないほうの分野の計画通りの件数は", "デジガバ・中小"),
    ],
)
def test_an_area_told_by_a_condition_and_a_rank_is_asked_on(
    question: str, area: str, bundled: Application
) -> None:
    explained = bundled.engine.explain(question)
    assert explained.route == "areas"
    assert area in explained.answer.text


def test_a_rank_among_areas_alone_is_told_as_one(bundled: Application) -> None:
    assert bundled.engine.explain("進捗率が100%の分野のうち取組数が最も多い分野は").route == "table"


@pytest.mark.parametrize(
    ("text", "lacking", "figure"),
    [
        ("AI戦略2019で未了の取組の具体名を教えてください", "個々の取組名", "12件"),
    ],
)
def test_the_table_gives_no_reasons_and_no_names(
    text: str, lacking: str, figure: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status in ("not_found", "partial")
    assert f"{lacking}の記載は進捗状況の表にありません" in answer.text
    assert figure in answer.text


@pytest.mark.parametrize(
    "text", ["研究開発の進捗率は", "研究開発の未了は何件か", "AI戦略2019の未了は全部で何件"]
)
def test_figures_alone_are_told_without_more(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert "ありません" not in answer.text


@pytest.mark.parametrize(
    ("text", "locator", "field", "count"),
    [
        ("教育改革で何が進みましたか", "方向性①/教育改革", "進捗", 4),
        ("教育改革でこれからは何を続けるのですか", "方向性①/教育改革", "方向性", 5),
        ("2020年以降の取組の方向性として研究開発では何が挙がっているか", "方向性①/研究開発", "方向性", 5),
        ("研究開発で進んだことを全部教えて", "方向性①/研究開発", "進捗", 4),
        ("データ関連基盤の方向性を全部", "方向性②/方向性", "方向性", 11),
        ("社会実装では何が進んだのか", "方向性②/進捗", "進捗", 12),
    ],
)
def test_a_cell_is_told_whole_and_alone(
    text: str, locator: str, field: str, count: int, bundled: Application
) -> None:
    found = asked(bundled, text)
    assert {(c.locator, c.field) for c in found.citations} == {(locator, field)}
    assert sum(line.startswith("- ") for line in found.text.splitlines()) == count


@pytest.mark.parametrize(
    "text", ["教育改革の進捗率は", "研究開発の担当省庁はどこ", "教育改革では今後、教員についてどうするのか"]
)
def test_what_asks_for_something_else_of_an_area_is_no_cell(text: str, bundled: Application) -> None:
    assert "次のとおりです" not in asked(bundled, text).text


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("デジガバ・中小の進捗率は100%なのに加速が必要とされているのはなぜか", "answered", "新型コロナウイルス感染影響を鑑み"),
        ("教育改革の進捗率が87%にとどまる理由は何か", "not_found", "理由の記載は"),
        ("研究開発が遅れた理由は何と説明されていますか", "not_found", "理由の記載は"),
        ("教育改革の未了は何件で、その理由は", "partial", "未了/一部未了は4件"),
        ("「倫理・その他」で2件が未了に終わった理由は", "corrected", "0件"),
    ],
)  # fmt: skip
def test_figures_are_no_reason(text: str, status: str, told: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == status
    assert told in found.text


@pytest.mark.parametrize(
    "text",
    [
        "2019年度の期限つき取組のうち終わらなかったのは何件で、どの分野が多いですか",
        "AI戦略2019の取組で遅れが出ているのは全部で何件か。分野別にも",
        "AI戦略2019フォローアップで未了は何件？分野ごとに教えて",
    ],
)
def test_the_count_of_all_and_of_each_area(text: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert "未了/一部未了は12件" in found.sentences[0].text
    assert "研究開発(5件)、教育改革(4件)、社会実装(2件)" in found.text


def test_the_most_of_the_areas_is_no_count_of_all(bundled: Application) -> None:
    assert (
        "12件" not in asked(bundled, "AI戦略2019で未了が一番多いのは何件で、どの分野ですか").sentences[0].text
    )


def test_an_area_that_is_picked_out_is_asked_in_its_own_column(bundled: Application) -> None:
    found = asked(bundled, "一部未了が最も多い分野の進捗として挙がっている研究機関の名前は？")
    assert {c.field for c in found.citations if c.locator.startswith("方向性")} == {"進捗"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "AI戦略フォローアップの1枚目に2019年度に進んだ主な取組が箇条書きであるよね、あれ全部おしえて",
            ("GIGAスクール構想の前倒し実施", "G20 AI原則", "スマートシティ共通アーキテクチャ"),
        ),
        (
            "2019年度に進捗のあった主な取組には何がありますか。",
            ("GIGAスクール構想の前倒し実施", "G20 AI原則"),
        ),
        ("2020年度に実施する主な取組にはどんなものがありますか", ("計算資源の増強", "GPAI")),
    ],
)
def test_all_that_stands_below_a_heading(text: str, told: tuple[str, ...], bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert all(words in found.text for words in told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("GIGAスクールの2020年度以降の方向性は", "BYODの活用を含めた高等学校の生徒一人一台端末環境の実現"),
        ("AI Questの今後の方向性を教えてください", "イノベーション創出に向けた人材育成や環境整備を推進"),
        ("スマートシティの今後の方向性は", "引き続き、各分野での社会実装の取組を推進"),
    ],
)
def test_what_only_stands_in_the_progress_is_no_direction(text: str, said: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert "の進捗にあります" in found.sentences[0].text
    assert said in found.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BYODの方向性は", "BYODの活用を含めた高等学校"),
        ("研究開発工程表の方向性", "研究開発工程表の実行を推進"),
        ("GIGAスクールの進捗は", "取組を前倒し実施"),
    ],
)
def test_a_column_that_has_the_topic_answers(text: str, said: str, bundled: Application) -> None:
    assert said in asked(bundled, text).sentences[0].text
