"""The members of a counted set are told by a list, never by their number; what holds now by no target."""

from __future__ import annotations

import pytest

from rag.missing_members import asks_members
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
        ("JICTがアジア・太平洋の光海底ケーブル事業に出資した額をご教示ください", "金額"),
        ("MID-NETに電子カルテのデータを出している協力病院、全部で何施設？", "何施"),
        ("GIGAスクールで端末を配る児童生徒は全部で何人", "何人か"),
        ("SCOPEで採択された課題の総数は", "数値"),
        ("世界の船舶建造量に占める日本の割合について、令和7年の目標ではなく現時点の数値を示されたい。", "実績"),
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
