"""What a question states in passing, checked fact by fact against its record."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.premises.premise import figure_claims, owner_claims
from rag.question import Question, analyse
from rag.reading.told import tells
from rag.records import Record
from ui.compose import Application


def place(context: Context, locator: str) -> Record:
    record = context.library.get("kanmin", locator) or context.library.get("kihon", locator)
    assert record is not None
    return record


def said(context: Context, locator: str, text: str) -> tuple[Question, list[tuple[str, str, str]]]:
    question = analyse(text, context.tokenizer)
    record = place(context, locator)
    found = context.finder.find(question, records=(record,))
    claims = figure_claims(question, record, found, context)
    return question, [(c.kind, c.said, c.truth.sentence.display if c.truth else "") for c in claims]


# 02-08: 令和2年度930TB; 09-02: 約20.8万基; 09-28: 100以上の…消防本部; 09-36: 21件の研究開発テーマ
@pytest.mark.parametrize(
    ("locator", "text", "kind", "truth"),
    [
        ("02-08", "データのダウンロード量を令和2年度に500TBにするという目標の所管は", "amount", "930TB"),
        ("09-02", "信号機は全国に約30万基あり、そのうち何割がつながっていますか", "amount", "20.8万基"),
        ("09-28", "シミュレーションを50の消防本部に導入する目標の主担当は", "amount", "100"),
        ("09-36", "平成30年度の公募で8テーマしか採択しなかったそうだけど、所管は", "amount", "21件"),
        ("09-03", "令和2年12月末に介入が終わった実証の被験者は何人でしたか", "date", "令和元年12月末"),
        ("08-08", "平成28年4月から本格運用しているMID-NETの、症例数の目標は？", "date", "平成30年4月"),
        ("12-01", "平成30年6月のG20大阪サミットで合意された、コンセプトの名前は", "date", "令和元年6月"),
        ("09-31", "横浜市を対象とした救急車のシステムはいつ完成しますか", "kind", "名古屋市"),
        ("10-01", "情報処理安全確保支援士は民間資格ですが、目標は何人ですか", "kind", "国家資格"),
        ("第4章第2節", "基本計画は3年ごとに変更するとのことですが、誰の意見を聴きますか", "kind", "毎年"),
        ("第4章第1節", "戦略本部の本部長を経済産業大臣が務めると書いてありますが、構成員は?", "kind", "内閣総理大臣"),
        ("12-01", "WTO交渉の共同議長国は日本と中国ですか", "kind", "シンガポール及びオーストラリア"),
    ],
)  # fmt: skip
def test_facts_that_the_record_has_otherwise(
    locator: str, text: str, kind: str, truth: str, context: Context
) -> None:
    _, claims = said(context, locator, text)
    assert [k for k, _, _ in claims] == [kind]
    assert truth in claims[0][2]


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        pytest.param("02-08", "令和2年度の930TBという目標の所管は", id="right"),
        pytest.param("02-08", "令和元年度のダウンロード量は何TBですか", id="year-of-the-value-asked"),
        pytest.param("02-04", "令和3年度に開催する研修の回数の目標は", id="year-to-come-of-a-value"),
        pytest.param("09-05", "介護ロボットの販売目標は令和7年のものですか", id="calendar-for-fiscal"),
        pytest.param("05-08", "罹災証明のデジタル化を3行で説明して", id="instruction"),
        pytest.param("12-04", "1件当たりの日本企業の数は平均いくつですか", id="one-each"),
        pytest.param("09-19", "児童生徒数の全国平均は5人以上ですか", id="bound"),
        pytest.param("12-01", "我が国は豪州と共同議長国ですか", id="same-country-in-other-words"),
        pytest.param("12-01", "共同議長国に米国は入っていないですよね", id="denied"),
        pytest.param("12-01", "米国もWTO電子商取引交渉に参加していますか", id="no-part-told"),
        pytest.param("02-08", "全国に30万基ある信号機の施策は", id="another-record"),
    ],
)
def test_what_is_no_false_premise(locator: str, text: str, context: Context) -> None:
    assert said(context, locator, text)[1] == []


def test_a_heading_that_is_told_wrongly(context: Context) -> None:
    wrong = "骨子の第3章第2節「AIガバナンスの主導」に富岳NEXTの開発が入っていますが、どの省ですか"
    assert [c[:2] for c in said(context, "第3章第2節", wrong)[1]] == [("name", "AIガバナンスの主導")]
    right = wrong.replace("AIガバナンスの主導", "AI開発力の戦略的強化")
    assert said(context, "第3章第2節", right)[1] == []


@pytest.mark.parametrize(
    ("locator", "text", "wrong"),
    [
        ("第3章第1節(2)③", "防衛力強化のAI利活用は総務省の担当になってますよね。何番ですか", ["総務省"]),
        ("第3章第2節(2)③", "創薬AIを経産省が推進することになった理由は", ["経産省"]),
        ("第3章第2節(2)③", "創薬AIを厚労省が推進することになった理由は", []),
        ("08-28", "医療画像の研究は経産省？それとも厚労省？", []),
        ("06-18", "沖縄の整備を担当しているのは総務省ではなくどこですか", []),
    ],
)
def test_ministries_said_to_have_the_measure(
    locator: str, text: str, wrong: list[str], context: Context
) -> None:
    claims = owner_claims(analyse(text, context.tokenizer), place(context, locator), context)
    assert [c.said for c in claims] == wrong


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("令和元年に始まった制度の目的は", True),
        ("令和元年に始まりましたが、目的は", True),
        ("令和3年度に開催する研修の回数は何回", False),
        ("令和元年度は何件でしたか", False),
        ("令和5年度の運用開始を目指すスパコンの段階は", True),
        ("令和6年度末までに使えるようにするというサービスは", True),
    ],
)
def test_what_a_question_tells_before_it_asks(text: str, told: bool, bundled: Application) -> None:
    question = analyse(text, bundled.tokenizer)
    assert tells(question, question.dates[0].end) is told


def test_the_question_is_answered_behind_the_correction(bundled: Application) -> None:
    answer = bundled.engine.answer("平成28年4月から本格運用しているMID-NETの、症例数の目標は？")
    assert answer.status == "corrected"
    assert "平成30年4月" in answer.text
    assert "520万人" in answer.text


def test_the_year_told_of_another_event_is_not_that_of_the_value(bundled: Application) -> None:
    answer = bundled.engine.answer("平成28年10月に始まった支援士制度の登録者数目標は何人ですか")
    assert answer.status == "answered"
    assert "3万人" in answer.text


def test_a_record_described_by_something_false_is_corrected_first(bundled: Application) -> None:
    answer = bundled.engine.answer(
        "世界銀行のランキングで令和12年にG20の5位を目指すという施策の番号は何番ですか"
    )
    assert answer.status == "corrected"
    assert "5位" in answer.text.splitlines()[0]
    assert "1位" in answer.text
    assert "01-04" in answer.text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("異能vationは応募倍率が5倍以上まで伸びたそうですが、既存の政府系R&Dだとどのくらいですか。", "10倍以上"),
        ("AI法第12条に基づいて作られる人工知能基本計画は、どのような戦略ですか。", "第18条"),
        ("三部構成になっている「AI・データの利用に関する契約ガイドライン」の改訂版が出たのはいつですか？", "二部構成"),
        ("国立国際医療研究センターが動かしているMID-NETの本格運用開始はいつ？", "医薬品医療機器総合機構"),
        ("令和4年3月から本格運用に入るオンライン資格確認では、システム整備を何で支援するのか？", "令和3年3月"),
    ],
)  # fmt: skip
def test_what_is_told_in_passing_is_corrected(text: str, right: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert right in answer.sentences[0].text


@pytest.mark.parametrize(
    "text",
    [
        "電子タグは1,000億枚以上とのことですがいつまでですか",
        "異能vationの応募倍率が10倍以上とのことですが担当は",
        "MID-NETを運用している医薬品医療機器総合機構はいつ本格運用を始めましたか",
    ],
)
def test_what_is_told_rightly_is_not_corrected(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "answered"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("AI研究中核センター群の3機関の名前を教えてください", "answered"),
        ("中核となる3機関はどこですか", "answered"),
        ("中核となる4機関はどこですか", "corrected"),
        ("ベース・レジストリの整備の進捗KPIは未設定とのことですが、いつ決まりますか", "answered"),
    ],
)
def test_a_list_of_that_length_bears_a_count_out(text: str, status: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == status
