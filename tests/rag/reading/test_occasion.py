"""Clauses that tell for whom or on what occasion something is asked are left out; purposes that are content stay."""

from __future__ import annotations

import pytest

from rag.reading.occasion import without_occasion
from rag.tokens import Word
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "5Gを組み合わせる狙いを、課長に1分で説明できるようにまとめて",
            "5Gを組み合わせる狙いを、まとめて",
        ),
        ("お助け隊とはどういう仕組みか、中小企業の社長さんに話すつもりで要約して", "お助け隊とはどういう仕組みか、要約して"),
        ("住民の方から聞かれたときに答えられるよう、認定件数を教えて", "認定件数を教えて"),
        ("自治会の会長さん向けに、防災チャットボットを説明して", "防災チャットボットを説明して"),
        ("国会答弁用に、富岳の運用開始目標の年度を教えて", "富岳の運用開始目標の年度を教えて"),
        ("販売台数の目標を、明日の委員会で聞かれるので教えてほしい", "販売台数の目標を、教えてほしい"),
        ("市長から質問が出たのですが、国管理の河川はいくつですか", "国管理の河川はいくつですか"),
        ("小学生にも分かる言葉で、ナッジを説明して", "ナッジを説明して"),
        ("最近よく耳にするフィジカルAIとは", "フィジカルAIとは"),
        ("ニュースで見かけるGPAIって何の略", "GPAIって何の略"),
        ("最近話題の「AIエージェント」とは", "「AIエージェント」とは"),
        ("ISUTの役割を、部長に30秒で説明できるように要約して", "ISUTの役割を、要約して"),
        ("お助け隊の仕組みを、社長さんに話すつもりで要約して", "お助け隊の仕組みを、要約して"),
        ("情報銀行の施策を、局長向けにまとめて", "情報銀行の施策を、まとめて"),
        ("中小企業向けに説明会を開く施策は", "中小企業向けに説明会を開く施策は"),
        ("住民に情報が伝わるようにする施策は", "住民に情報が伝わるようにする施策は"),
        ("最近公表された指標は", "最近公表された指標は"),
        ("最近よく耳にするフィジカルAIを知りたい", "フィジカルAIを知りたい"),
        ("昨今ニュースでよく見るローカル5Gとは", "ローカル5Gとは"),
        ("うちの部署で話題になっている情報銀行とは", "情報銀行とは"),
        ("住民に分かりやすく伝えるため、豪雨情報をどう表示しますか", None),
        ("利用者に説明するため、何を作りますか", None),
        ("市民向けに情報公開を進める施策は何ですか", None),
        ("中小企業向けに何を用意しますか", None),
        ("子供が学べるようにする施策をまとめて", None),
        ("委員会で検討するため、いつまでに報告書をまとめますか", None),
        ("職員に研修を行うため、どの組織が講師を派遣しますか", None),
        ("担当を課長に説明できるようにまとめて", None),
        ("課長に説明するので、局長に聞かれたので、5Gの狙いを教えて", "5Gの狙いを教えて"),
        ("課長に説明するので、" * 30 + "教えて", None),
        ("課長に説明するので、" * 51 + "5Gの狙いを教えて", None),
        ("課長に説明できるようにまとめて", None),
        ("", None),
    ],
)  # fmt: skip
def test_only_the_occasion_is_left_out(question: str, asked: str | None, application: Application) -> None:
    assert without_occasion(question, application.tokenizer) == (question if asked is None else asked)


@pytest.mark.parametrize(
    "clause", ["課長に説明するので、", "聞かれたときに", "局長向けに", "部長が言うけれども、"]
)
def test_a_text_is_tokenised_once(clause: str, application: Application) -> None:
    """However many clauses: reading again for each took a minute at the longest question."""

    class Counting:
        texts = 0

        def words(self, text: str) -> list[Word]:
            self.texts += 1
            return application.tokenizer.words(text)

    tokenizer = Counting()
    for length in (390, 4000):
        without_occasion((clause * 1000)[:length] + "5Gの狙いは", tokenizer)  # type: ignore[arg-type]
    assert tokenizer.texts <= 1
