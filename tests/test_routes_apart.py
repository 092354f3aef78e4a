"""Answers to questions that ask each document for something of its own."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        pytest.param("サイバー攻撃への対応について、別表のCYDERは効果として何の数を数え、骨子案のAIを悪用したサイバー攻撃への対応はどの省庁が主担当ですか。", ("セキュリティ人材の育成数", "警察庁"), {"10-03", "第3章第3節(1)③"}, id="a-measure-and-a-ministry"),
        pytest.param("暗黙知の継承は、別表のコンテナターミナルの施策ではいつまでで、フォローアップの2020年度の取組では何の技術開発として挙がっていますか?", ("令和3年度まで", "生産性を向上させるAI技術の開発"), {"09-12", "2020年度に実施する主な取組"}, id="a-date-and-a-thing"),
        pytest.param("物流分野を見比べたいです。別表の電子タグの出荷枚数の目標、フォローアップで研究開発を開始したとされるサービスの名前をお願いします。", ("1,000億枚以上", "SIPスマート物流サービス"), {"08-09", "方向性②/進捗"}, id="nouns"),
        pytest.param("海外展開をめぐり、別表のJICTの施策が目指す誘導効果は何倍で、骨子案のAI産業の海外市場展開支援はどこが主担当か。", ("2.0倍以上", "外務省"), {"12-04", "第3章第2節(1)⑥"}, id="an-amount"),
        pytest.param("GPAIって何の略? あと、骨子案でGPAI東京専門家支援センターを通じた支援をやるのはどこの省?", ("Global Partnership on AI", "総務省"), {"注", "第3章第3節(2)⑤"}, id="one-of-no-document"),
        pytest.param("スマート農業の話をまとめたい。実証プロジェクトの成果目標(何%以上か)と、2019年度に本格稼働したとされる農業データの基盤名は?", ("80%以上", "WAGRI"), {"09-09", "方向性②/進捗"}, id="no-document-named"),
        pytest.param("遠隔での学びについて、別表のSINETは東京-大阪間が何Gbpsで、フォローアップは遠隔教育環境をどうすると書いていますか。", ("400Gbps", "遠隔教育環境の整備"), {"09-32", "方向性①/教育改革"}, id="one-of-them-plain"),
    ],
)  # fmt: skip
def test_each_clause_is_answered(
    text: str, said: tuple[str, ...], cited: set[str], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert (found.status, found.checks["problems"]) == ("answered", [])
    assert [s for s in said if s not in found.text] == []
    assert cited <= {c.locator for c in found.citations}


def test_what_no_passage_tells_is_said_to_be_missing(bundled: Application) -> None:
    found = bundled.engine.answer("RPAは何の略か、それと別表でRPAを導入する対象を教えて。")
    assert found.status == "partial"
    assert "別表に見当たりません" in found.text
