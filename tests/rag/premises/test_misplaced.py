"""Numbers and sections that a question gives to something the documents have elsewhere."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from ui.compose import Application


def asked(bundled: Application, text: str) -> Answer:
    return bundled.engine.answer(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("施策番号08-17のDIAS(地球環境情報プラットフォーム)は、登録データセットを何件にする目標ですか?", "08-30"),
        ("02-03のスマートフードチェーンの主担当は", "08-10"),
        ("02-30に載っているETC2.0データの活用について、選ばれたサービス案の数を知りたい。", "02-33"),
        ("骨子の第3章第4節にあるAI法第13条の指針の整備について、主担当を教えてください。", "第3章第3節(1)②"),
        ("第4章第3節に「基本計画の変更」の定めがありますが、意見を聴く相手はどこですか。", "第4章第2節"),
        ("第3章第1節の「AIガバナンスの主導」では何が書かれていますか", "第3章第3節"),
    ],
)  # fmt: skip
def test_the_right_place_comes_first(text: str, right: str, bundled: Application) -> None:
    answer = asked(bundled, text)
    assert answer.status == "corrected"
    assert right in answer.sentences[0].text


@pytest.mark.parametrize(
    "text",
    [
        "08-09の電子タグの目標は",
        "05-05のコンビニ交付サービスの担当は",
        "08-25のマイナポータルとの連携はどうなっていますか",
        "10-20の地域の医療機関等との連携は",
        "05-10のチャットボットの利用はありますか",
        "第3章第1節に載っている人材育成の取組は何ですか",
        "05-05の証明書とマイナポータルの施策の担当は",
        "第3章第3節の「広島AIプロセス」とは",
        "骨子の第3章第3節に入っている広島AIプロセスの項目の主担当は",
        "骨子の第3章第2節「AIガバナンスの主導」に富岳NEXTの開発が入っていますが、担っているのはどの省ですか",
    ],
)
def test_a_number_that_may_be_right_stands(text: str, bundled: Application) -> None:
    assert "記載は" not in asked(bundled, text).sentences[0].text
