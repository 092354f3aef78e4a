"""The members of a counted set are told by a list, never by their number; what holds now by no target."""

from __future__ import annotations

import pytest

from rag.answerability.missing_members import asks_members
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("整備が完了した11町村って具体的にどこ", True),
        ("認定を受けた5件、それぞれの事業者名が知りたい", True),
        ("国管理の445河川の名前を教えて", True),
        ("参画した104の機関はどこですか", True),
        ("専門家を派遣した347団体の名前を教えて", True),
        ("専門家を347団体に派遣した事業の担当はどこですか", False),
        ("89件のうち計画通りは何件ですか", False),
        ("重点5分野とはどれですか", False),
        ("令和2年度の担当府省名は", False),
        ("被災者台帳管理の2省庁はどこですか", False),
        ("主担当の3省庁の名前は", False),
        ("連携4府省はどこ", False),
        ("1,159人の被験者はどこから集めますか", False),
        ("派遣した347団体はどこで研修しますか", False),
        ("派遣した347団体はどこでしょうか", True),
        ("参画した104の機関はどれくらいの規模ですか", False),
    ],
)
def test_asking_for_members(text: str, asks: bool) -> None:
    assert asks_members(text) is asks


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("情報銀行として令和元年度末までに認定を受けた5件、それぞれの事業者名が知りたいです。", "事業者名"),
        ("沖縄県の超高速ブロードバンド整備が完了した11町村って具体的にどこ", "11町村の具体的な名前"),
        ("ハザードマップのデータを配信している8道県とは具体的にどこ", "8道県の具体的な名前"),
        ("国管理の445河川の名前を教えてください", "445河川の具体的な名前"),
        ("人工知能研究開発ネットワークに参画した104の機関はどこですか", "104機関の具体的な名前"),
        ("医療画像のデータ収集体制をつくった学会の名前は", "学会の名前"),
        ("広島AIプロセスフレンズグループの加盟国を教えて", "国名"),
        ("JICTが支援した欧州の電子政府の案件、相手国はどこでしょう", "国名"),
        ("AI戦略2019フォローアップに、GIGAスクールの端末の調達単価は載っていますか", "予算・金額"),
        ("JICTがアジア・太平洋の光海底ケーブル事業に出資した額をご教示ください", "金額"),
        ("MID-NETに電子カルテのデータを出している協力病院、全部で何施設？", "何施"),
        ("GIGAスクールで端末を配る児童生徒は全部で何人", "何人か"),
        ("SCOPEで採択された課題の総数は", "数値"),
        ("世界の船舶建造量に占める日本の割合について、令和7年の目標ではなく現時点の数値を示されたい。", "実績"),
        ("情報処理安全確保支援士の現在の登録者数は", "実績"),
        ("マイナンバーカードの現在の普及率は", "実績"),
        ("介護ロボットの出荷額は", "その額"),
        ("予算ではなく、補助金の額を教えて。携帯電話のエリア整備", "金額"),
        ("公共安全LTEの予算ではないですか、その額は", "金額"),
        ("人工知能戦略推進会議の議長を務めているのは誰ですか", "人名"),
        ("誰が情報銀行の検討会の座長を務めますか", "人名"),
        ("登記所備付地図データを使った業者は", "具体的な名前"),
        ("情報処理安全確保支援士の登録者数、目標の3万人ではなく現在の人数が知りたい", "実績"),
    ],
)  # fmt: skip
def test_what_is_asked_must_stand_there(question: str, lacks: str, bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status == "not_found", answer.text
    assert lacks in answer.sentences[0].text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("登記情報の公開の見直しを検討する審議会の名前は", "法制審議会"),
        ("社会実装を始めた道の駅の名前は", "かみこあに"),
        ("被災者台帳管理の2省庁はどこですか", "内閣官房"),
        ("09-02の主担当の3省庁の名前は", "警察庁"),
        ("情報銀行の連携4省庁はどこ", "厚生労働省"),
        ("1,159人の被験者はどこから集めますか", "被験者"),
        ("セキュリティ人材の現在の不足数は", "約20万人が不足"),
        ("セキュリティ人材の不足数は現在何人ですか", "約20万人が不足"),
        ("環境価値の支払意思額はどれくらい向上しますか", "5%"),
        ("補助金の額はさておき、携帯電話のエリア整備のKPIは。", "90%以上"),
        ("公共安全LTEの予算額ではなく実施年度を知りたい", "令和2年度"),
        ("予算ではなく、担当省庁を教えて。09-02", "総務省"),
        ("交通事故統計情報を提供しているのは誰", "警察庁"),
        ("交通事故統計情報を公開しているのは誰ですか", "警察庁"),
        ("誰が異能vationを推進していますか", "総務省"),
        ("国保ヘルスサポート事業の支援の対象は誰？", "市町村国保"),
        ("情報銀行の認定件数は、目標ではなく現在の数はいくつですか", "5件"),
        ("世界銀行の法人設立分野、目標の1位ではなくて現在の順位は", "13位"),
        ("オープンデータ取組率は、目標ではなく令和2年3月時点の値は何%", "40%"),
        ("JICTの出資に対して総出資額を何倍以上にするという指標になっていますか。", "2.0倍"),
        ("JICTの出資がどれだけ民間資金を呼び込むか、目標の倍率は？", "2.0倍"),
        ("人工知能研究開発ネットワークには全部で何機関が参画", "104"),
        ("本文に出てこない、別表だけの施策は全部で何件になるのでしょう", "63件"),
        ("Who takes the lead on sorting out civil liability when AI is used?", "経済産業省"),
    ],
)
def test_what_stands_there_answers(question: str, says: str, bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status == "answered", answer.text
    assert says in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "登記所備付地図データは事業者が使ってもよいですか",
        "地図データを事業者が利用してもいいですか",
        "オンライン研修の受講者は誰",
    ],
)
def test_what_asks_no_name_is_not_declined_for_names(question: str, bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status in {"answered", "partial"}, answer.text
