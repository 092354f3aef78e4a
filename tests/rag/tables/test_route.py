"""Table answers: the number first, every row cited, groups complete, near misses told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from rag.answer import Answer
from rag.context import Context
from rag.evidence.finder import EvidenceFinder
from rag.question import analyse
from rag.records import Library
from rag.routes import table
from rag.tokens import Tokenizer
from tests.no_index import NoIndex

Ask = Callable[[str], Answer | None]


@pytest.fixture(scope="module")
def ask(library: Library) -> Ask:
    tokenizer = Tokenizer()
    context = Context(library, tokenizer, EvidenceFinder(library, NoIndex(), tokenizer))

    def answer(question: str) -> Answer | None:
        draft = table.answer(analyse(question, tokenizer), context)
        return draft.build("", "") if draft else None

    return answer


def answered(ask: Ask, question: str) -> Answer:
    answer = ask(question)
    assert answer is not None
    assert answer.status == "answered"
    assert answer.checks["problems"] == []
    return answer


def first(answer: Answer) -> str:
    return answer.text.split("\n")[0]


def test_a_count_says_the_number_first_and_lists_every_row(ask: Ask) -> None:
    answer = answered(ask, "国交省が主担当の施策は何件ありますか。")
    assert first(answer).startswith("国土交通省が主担当(◎)の施策は22件です(該当22件中22件")
    assert answer.interpretations == ("『国交省』→国土交通省",)
    assert answer.rows is not None
    assert answer.rows.total == len(answer.rows.ids) == 22
    assert [c.locator for c in answer.citations] == list(answer.rows.ids)
    assert all("◎国土交通省" in c.quote for c in answer.citations)


def test_a_long_count_lists_numbers_without_names(ask: Ask) -> None:
    answer = answered(ask, "別表には施策が全部で何件載っていますか")
    assert "180件" in first(answer)
    assert len(answer.citations) == 180
    assert len(re.sub(r"\s|\[\d+\]", "", answer.text)) <= 1000


def test_a_list_quotes_the_cell_that_proves_each_row(ask: Ask) -> None:
    answer = answered(ask, "KPI(進捗)が「未設定」で始まる施策はどれ？")
    assert answer.rows is not None
    cited = {c.locator: c for c in answer.citations}
    assert all(cited[i].field == "KPI(進捗)" and cited[i].quote.startswith("未設定") for i in answer.rows.ids)
    remark = answer.text.split("\n")[-1]
    for locator in ("06-14", "10-05", "12-01", "12-03"):
        assert locator in remark
        assert locator not in answer.rows.ids


def test_nothing_found_is_an_answer(ask: Ask) -> None:
    answer = answered(ask, "防衛省が担当する施策は別表に何件ありますか")
    assert first(answer).startswith("防衛省が主担当(◎)の施策は0件です")
    assert answer.rows is not None
    assert (answer.rows.total, answer.rows.ids) == (0, ())


def test_other_readings_are_told(ask: Ask) -> None:
    assert "連携(◎なし)の施策が4件あります" in answered(ask, "警察庁の施策を教えて").text
    assert "「いずれか」と読む場合は" in answered(ask, "総務省と経産省が主担当の施策は").text
    assert "『2021年度』→令和3年度" in answered(ask, "KPIに2021年度とある施策").interpretations


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("02番台で一番多く主担当を務めているのはどの省で、何件か", ["国土交通省", "14件"]),
        ("施策の数がいちばん少ない番号（01〜12）はどれ？", ["03番台", "11番台", "2件"]),
        ("主担当が複数いる施策に、主担当として顔を出す回数が最も多い府省庁は？", ["内閣府", "内閣官房", "6件"]),
        ("05番台、主担当が多い順に上位三つの府省と件数", ["総務省6件", "内閣府4件", "内閣官房4件"]),
        ("06番台で総務省以外に主担当になっている府省はどこで、それぞれ何件", ["内閣府2件", "厚生労働省1件", "内閣官房1件"]),
        ("主担当の施策が一件だけの府省庁を挙げて", ["法務省1件", "外務省1件", "財務省1件", "金融庁1件", "環境省1件"]),
        ("総務省と経産省、主担当の施策が多いのはどっち？", ["総務省", "49件"]),
        ("骨子案の取組例で、◎になっている回数が最多の府省（部局）はどこ", ["内閣府(AI室)", "27件"]),
        ("骨子案の取組数を節別に", ["第3章第1節14件", "第3章第2節15件", "第3章第3節11件", "第3章第4節16件"]),
        ("府省庁名の欄に並ぶ機関がいちばん多い施策はどれですか", ["小型無人機", "09-15", "12府省庁"]),
        ("AI戦略フォローアップで進捗率が最も低い分野はどれですか", ["研究開発", "69%"]),
        ("フォローアップの表で未了・一部未了がゼロだった分野", ["デジガバ・中小", "倫理・その他"]),
        ("フォローアップの表で、未了・一部未了は全体で何件だったか", ["12件"]),
        ("研究開発分野で計画通り進んだ取組は何件ですか（AI戦略2019フォローアップ）", ["11件"]),
        ("How many measures does MIC lead?", ["49 of 180"]),
    ],
)  # fmt: skip
def test_the_first_sentence_answers(ask: Ask, question: str, expected: list[str]) -> None:
    sentence = first(answered(ask, question))
    assert [part for part in expected if part not in sentence] == []


def test_a_group_table_counts_every_record_once(ask: Ask, library: Library) -> None:
    answer = answered(ask, "別表の施策を番号の上二桁ごとに数えると、それぞれ何件ですか")
    counts = re.findall(r"^- (\d\d)番台 (\d+)件", answer.text, re.MULTILINE)
    assert [int(n) for _, n in counts] == [4, 37, 2, 8, 12, 18, 9, 35, 37, 12, 2, 4]
    assert answer.rows is not None
    assert answer.rows.ids == tuple(m.locator for m in library.measures)


def test_areas_in_order_quote_their_cells(ask: Ask) -> None:
    answer = answered(ask, "フォローアップの六分野を進捗率の高い順に並べて")
    assert [c.quote for c in answer.citations] == ["100%", "100%", "92%", "89%", "87%", "69%"]


@pytest.mark.parametrize(
    "question",
    [
        "AI戦略2019の研究開発で、未了になった5件の取組名をすべて知りたい",
        "AI戦略2019の2020年度の全体の進捗率は何％だった？",
        "フォローアップの表の合計欄。取組は全部で何件で、予定どおりは何件？",
        "AI戦略2019のフォローアップで、研究開発分野の進捗率はどうなっている？",
        "倫理・その他区分の今後の取組の方向性を教えてください。フォローアップ資料の二枚目の方です",
    ],
)
def test_other_questions_on_the_slides_are_left_alone(ask: Ask, question: str) -> None:
    assert ask(question) is None


def test_a_filter_on_other_documents_is_kept(library: Library) -> None:
    tokenizer = Tokenizer()
    finder = EvidenceFinder(library, NoIndex(), tokenizer)
    context = Context(library, tokenizer, finder, ("senryaku",))
    assert table.answer(analyse("国交省が主担当の施策は何件ありますか。", tokenizer), context) is None


def test_a_number_group_that_does_not_exist_is_absent_not_empty(ask: Ask) -> None:
    answer = ask("別表の20番台を一覧にして")
    assert answer is not None
    assert answer.status == "not_found"
    assert answer.sentences[0].text == "20番台は別表にありません。別表の番号は01から12までの12群です。"
    assert answer.rows is not None
    assert answer.rows.total == 0
    assert answer.searched is not None
    assert answer.searched.documents == ("kanmin",)


def test_numbers_missing_inside_a_range_are_told(ask: Ask) -> None:
    answer = answered(ask, "別表の10-03から10-18までの施策を全部並べて")
    assert answer.rows is not None
    assert answer.rows.ids == ("10-03", "10-04", "10-05", "10-17", "10-18")
    assert "10-06から10-16までは別表の原文にありません。" in answer.text


def test_fields_asked_besides_stand_in_each_row(ask: Ask) -> None:
    answer = answered(ask, "12番台の施策とその主担当を一覧にして")
    rows = [s for s in answer.sentences if s.text.startswith("12-")]
    assert len(rows) == 4
    assert all("主担当(◎): " in s.text and s.citations for s in rows)


@pytest.mark.parametrize(
    ("question", "count", "said"),
    [
        ("別表のうち12番台の施策は何件で、KPIはどうなっていますか", 4, "KPI(進捗): -"),
        ("財務省が主担当の施策はいくつ？それぞれのKPIは何", 1, "KPI(進捗): 公開可否の検討状況"),
    ],
)
def test_a_count_with_a_field_of_each(question: str, count: int, said: str, ask: Ask) -> None:
    answer = answered(ask, question)
    assert answer.rows is not None
    assert answer.rows.total == count
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("厚労省と経産省では主担当の施策はどちらが多い？", "厚生労働省と経済産業省では、"),
        ("総務省と経産省、AI骨子案で主担当の取組数が多いのはどちらですか", "総務省と経済産業省では、"),
        ("主担当の施策が最も多い省はどこですか", "別表の施策(全180件)で最も多い"),
    ],
)
def test_the_larger_of_two_is_not_the_largest_of_all(question: str, said: str, ask: Ask) -> None:
    assert first(answered(ask, question)).startswith(said)


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("AI戦略2019の取組で遅れが出ているのは全部で何件か。分野別にも", True),
        ("AI戦略2019の計画通りの取組は全体で何件ですか？分野ごとの件数も", True),
        ("AI戦略2019の取組で遅れが出ているのは全部で何件か", False),
    ],
)
def test_the_total_and_the_areas(question: str, areas: bool, ask: Ask) -> None:
    answer = answered(ask, question)
    assert "全体(Total)" in first(answer)
    assert ("- 倫理・その他: " in answer.text) is areas


def test_shares_and_common_leads_of_number_groups(ask: Ask) -> None:
    share = answered(ask, "施策に占める総務省主担当の割合が最も高い番台は")
    assert "06番台(18件中14件、77.8%)" in share.sentences[0].text
    alike = answered(ask, "番台の中の全施策で主担当が同じ一つの府省だけ、という番台はどれですか")
    assert "01番台(内閣官房、4件)、03番台(経済産業省、2件)" in alike.sentences[0].text


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("フォローアップの表で、取組数が二十件以上ある分野", "教育改革 社会実装"),
        (
            "進捗率が90%に届かなかった分野を全て。AI戦略フォローアップの表から",
            "教育改革 研究開発 データ関連基盤",
        ),
        ("AI戦略2019の進捗の表で進捗率100%の区分が二つ。取組数が多いほうはどれ", "倫理・その他"),
        ("フォローアップの表で31件中27件が計画通りに進んだ分野はどこ", "教育改革"),
        ("2019年度末期限の取組で、終わらなかったのが1件だけだった分野は", "データ関連基盤"),
        ("計画通りに進んだ取組の件数がトップの分野（フォローアップの表、合計行を除く）", "教育改革"),
        ("取組の数が2番目に多いのはどの分野？（フォローアップ）", "社会実装"),
        (
            "フォローアップの六分野で、取組数の多いところを上から三つお願いします",
            "教育改革 研究開発 社会実装",
        ),
    ],
)
def test_areas_of_the_progress_table(question: str, areas: str, ask: Ask) -> None:
    rows = answered(ask, question).rows
    assert rows is not None
    assert {i.rpartition("/")[2] for i in rows.ids} == set(areas.split())


def test_a_count_that_the_table_does_not_have_is_no_table_question(ask: Ask) -> None:
    assert ask("AI戦略2019の取組は全部で98件でしたが、そのうち何件が計画通りだったのですか") is None


def test_what_only_the_other_document_has_is_shown_as_well(ask: Ask) -> None:
    answer = ask("デジタル庁の施策を教えて")
    assert answer is not None
    assert answer.text.startswith("デジタル庁が主担当(◎)の施策は0件です")
    assert {c.document for c in answer.citations} == {"kihon"}
    assert answer.text.count("\n- 第3章") == 2


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("骨子案で個情委が主担当になっているのはどの取組でしょうか。", "第3章第1節(4)③"),
        ("骨子案で防衛省が主担当の取組", "第3章第1節(2)③"),
    ],
)
def test_who_stands_alone_without_a_mark_is_told_where_none_leads(ask: Ask, text: str, locator: str) -> None:
    told = answered(ask, text)
    assert "0件" in told.text
    assert "◎の印はありませんが、府省庁が単独で書かれた取組が1件あります。" in told.text
    assert [c.locator for c in told.citations] == [locator]


@pytest.mark.parametrize("text", ["骨子案で金融庁が主担当の取組は？", "別表で国税庁が主担当の施策は？"])
def test_of_a_ministry_that_leads_nothing_and_stands_nowhere_alone(ask: Ask, text: str) -> None:
    told = answered(ask, text)
    assert told.citations == ()
    assert "単独" not in told.text
    assert "書かれることがあります" not in told.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "フィジカルAI関連の取組を骨子案から拾って、担当省庁つきで箇条書きに",
            "(府省庁(◎の記載なし): 経済産業省)",
        ),
        ("骨子案でサイバー攻撃に関する取組を、主担当つきで挙げて", "(主担当(◎): 警察庁、連携: 総務省)"),
        ("医療関連の施策をKPIつきで一覧にして", "KPI(効果): 匿名加工医療情報の利活用件数"),
    ],
)
def test_the_fields_to_go_with_each_row(ask: Ask, text: str, shown: str) -> None:
    assert shown in answered(ask, text).text
