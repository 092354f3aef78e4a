"""What a name stands for or means, asked in the words people use."""

from __future__ import annotations

import pytest

from rag.question import analyse
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("自治体行政への実装の文脈で登場する「ＲＰＡ」について、戦略資料の注釈どおりの原語を確認させてください。", "Robotic Process Automation"),
        ("スライドに「RPA」って略語があったんですけど、もとの英語は何ですか? ロボットの何か、ということしか分からず…", "Robotic Process Automation"),
        ("ISUTの正式な英語表記を、対外資料に載せるため確認しておきたいです。", "Information Support Team"),
        ("EBPMという略語、元の日本語は何でしょうか。", "証拠に基づく政策立案"),
        ("CDEPという委員会の和名を知りたいのですが、別表に書いてあるでしょうか。", "デジタル経済政策委員会"),
        ("会議メモに「CYDER」とだけ書いてあります。これ、日本語ではどんな演習のことでしょうか。", "実践的サイバー防御演習"),
        ("用語集の照合です。別表でいう「PHR」の英語の正式表記と、いかなるデータを指すかを示していただけないでしょうか。", "Personal Health Record"),
        ("骨子案の中では「AI法」とだけ短く呼んでいるところがほとんどなんですが、公文書に引くので正確な法律名が要ります。どの法律を指しているのか教えてください。", "活用の推進に関する法律"),
        ("AI戦略のフォローアップで「AI研究中核センター群」とまとめて呼ばれている組織は、具体的にはどことどこを指しているのか知りたいです。", "産総研、理研、NICT"),
        ("スライドで言う「AI研究中核センター群」のメンバーはどこですか。", "産総研、理研、NICT"),
        ("筆ポリゴン。なんですかこれ、絵筆?", "農地の区画情報"),
        ("大阪トラックって、線路か何かですか?", "プロセス"),
        ("別表に出てくるDFFTというconcept、日本語だとどう説明すればいいでしょうか。", "Data Free Flow with Trust"),
    ],
)  # fmt: skip
def test_the_full_form_is_told(text: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.status == "answered"
    assert said in found.text


@pytest.mark.parametrize(
    "text",
    [
        "Web3の原語を教えてください。",
        "別表でいうKGIの英語の正式表記を教えてください。",
        "NFTというのは何の略ですか。骨子の用語です。",
        "「AI研究中核センター群」の所在地はどこですか。",
        "大阪トラックの運賃は何円ですか。",
        "RPAを導入した自治体の数を教えてください。",
    ],
)
def test_what_no_document_tells_is_declined(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("AISIという組織名、略さない名前は何ですか", True),
        ("「HPCI」はカタカナで開くとどうなりますか", True),
        ("筆ポリゴン。なんですかこれ", True),
        ("デジタル活用支援員って何ですか？", True),
        ("情報銀行って何でしたっけ", True),
        ("デジタル活用支援員って、どういう人のことですか", True),
        ("実証は冬って何でですか", False),
        ("英語対応を進めた研究機関はどこですか", False),
        ("目標を短くまとめて", False),
        ("令和2年度は何件ですか", False),
    ],
)
def test_which_questions_ask_for_a_meaning(text: str, definition: bool, bundled: Application) -> None:
    assert analyse(text, bundled.engine.tokenizer).has("definition") is definition


@pytest.mark.parametrize(
    "text",
    [
        "骨子で、AIの「こわいところ」としてどんなものが並んでいるか、ざっくりまとめてください。",
        "AIの危ないところとして骨子が挙げているものを、かいつまんで説明してもらえませんか。",
        "骨子で心配事として並んでいるAIの悪い影響って、ざっくりどんなものがありますか。",
    ],
)
def test_risks_in_everyday_words(text: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.status == "answered"
    assert "ハルシネーション" in found.text
