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
        pytest.param("介護とAI・ロボットについて各文書の要点を。別表なら機器の販売目標、フォローアップなら従事者に関する進捗。", ("25,000台", "負担軽減"), {"09-05", "方向性②/進捗"}, id="nara"),
        pytest.param("分野を越えたデータ連携基盤。①別表08-01で立ち上げる民間コンソーシアムの仮称、②骨子が例に挙げる医療・教育などの分野の総称、③フォローアップで相互運用性のために整備する機能、の順に示されたい。", ("dataex.jp", "準公共", "リポジトリ"), {"08-01", "第3章第1節(4)②", "方向性②/方向性"}, id="numbered-and-a-measure"),
        pytest.param("スマート農業がらみで、別表の実証プロジェクトが掲げる達成割合、骨子で農林水産業のAI導入を受け持つ省、フォローアップで本格稼働したとされる仕組みを、文書ごとに一つずつ答えてください。", ("80%以上", "農林水産省", "WAGRI"), {"09-09", "第3章第1節(2)①", "方向性②/進捗"}, id="by-document"),
        pytest.param("薬づくり(創薬)に関係する取組を三文書から。別表は疾患登録情報を使う治験等の目標件数、骨子は創薬AIの担当省、フォローアップは記載の有無まで。", ("20件", "厚生労働省", "「薬づくり(創薬)」の記載はAI戦略2019フォローアップにありません"), {"08-26", "第3章第2節(2)③"}, id="whether-it-is-there-at-all"),
        pytest.param("①別表12-04の誘導効果の目標倍率、②骨子でAI産業の海外展開を担う主担当、の順で。", ("2.0倍以上", "外務省"), {"12-04", "第3章第2節(1)⑥"}, id="the-number-of-one-is-not-that-of-all"),
        pytest.param("DFFTの考え方は別表だとどの会合で合意に至ったのか。また骨子では触れているか", ("G20大阪サミット", "人工知能基本計画骨子(案)には「DFFT」の記載がありません"), {"12-01"}, id="whether-another-has-it"),
        pytest.param("サイバーセキュリティお助け隊は別表では何をすることになっている？骨子にも出てきますか", ("相談窓口", "「サイバーセキュリティお助け隊」の記載がありません"), {"08-24"}, id="whether-the-subject-is-there"),
        pytest.param("創薬AIは骨子ではどの省の担当か、別表にも創薬AIは出てくるか", ("厚生労働省", "別表には「創薬AI」の記載がありません"), {"第3章第2節(2)③"}, id="not-there-as-written"),
        pytest.param("情報銀行の認定件数の令和2年度の目標はいくつか。骨子でも情報銀行に触れているか", ("6件", "「情報銀行」の記載がありません"), {"04-01"}, id="the-other-documents"),
        pytest.param("災害対応にAIを使う話。別表のチャットボットの施策と、基本計画骨子の「防災・消防」の部分を両方出して", ("防災チャットボット", "防災・消防"), {"06-13", "第3章第1節(2)①"}, id="two-places"),
        pytest.param("個情委が持っている取組を横断で確認したい：別表04番台の相談対応のものと、骨子第3章第1節の法改正のもの", ("匿名加工情報", "改正"), {"04-02", "第3章第1節(4)③"}, id="a-number-group-and-a-section"),
        pytest.param("自動運転のアーキテクチャを主に担うのは別表ではどこか、骨子で自動運転技術を含むフィジカルAIの開発を主に担うのはどこか", ("内閣官房", "内閣府(AI室)"), {"08-31", "第3章第2節(2)①"}, id="asked-before-the-document"),
        pytest.param("遠隔での学びについて、別表のSINETは東京-大阪間が何Gbpsで、フォローアップは遠隔教育環境をどうすると書いていますか。", ("400Gbps", "遠隔教育環境の整備"), {"09-32", "方向性①/教育改革"}, id="one-of-them-plain"),
        pytest.param("AIで画像から病気を見つける話、官民データの別表だと何を作ろうとしてて、フォローアップのほうじゃどこまで進んだって？", ("収集体制", "画像診断支援"), {"08-28", "2019年度の進捗"}, id="what-is-made"),
        pytest.param("別表だとスマート水産業でどういう姿を実現したいのか、フォローアップだとスマート農業で何が進んだのか", ("生産性向上", "WAGRI"), {"08-11", "方向性②/進捗"}, id="what-it-is-to-become"),
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


def test_what_only_has_the_words_for_what_is_asked_is_no_answer(bundled: Application) -> None:
    found = bundled.engine.answer("骨子案では半導体の記載の有無、別表では半導体の担当府省")
    assert "別表に「半導体」の語はありません" in found.text
    assert {c.locator for c in found.citations if c.document == "kanmin"} == {"09-36"}


def test_the_short_name_of_a_document_opens_a_clause(bundled: Application) -> None:
    found = bundled.engine.answer("骨子案には農業の記載の有無、官民には農業の目標を教えて")
    assert {c.document for c in found.citations} == {"kihon", "kanmin"}


@pytest.mark.parametrize(
    "text",
    [
        "総務省は、別表では何を、骨子案では何を担当していますか",
        "内閣官房は、骨子案では何を、別表では何を主担当していますか",
        "厚生労働省について、別表では何件、骨子案では何件担当していますか",
        "農水省は別表でどの施策を、骨子案でどの取組を担当?",
        "文科省は、骨子案ではどの取組を主担当していますか、別表ではどの施策ですか",
        "警察庁は別表で何件の施策を主担当し、骨子案では何を担当していますか",
        "デジタル庁は骨子案で何を担当し、別表ではどうですか",
        "環境省は別表では何を担当し、骨子案には出てきますか",
    ],
)
def test_what_one_ministry_does_is_followed_through_the_documents(text: str, bundled: Application) -> None:
    told = bundled.engine.explain(text)
    assert (told.route, told.answer.status) == ("cross", "answered")
    assert told.question is not None
    name = told.question.agencies[0].label
    assert f"{name}が担うか関わる" in told.answer.text


@pytest.mark.parametrize(
    ("text", "status", "first"),
    [
        (
            "フォローアップに104機関が参画と書いてあるネットワーク、別表だと主担当はどこ？",
            "answered",
            "内閣府",
        ),
        (
            "フォローアップに500機関が参加と書いてあるネットワーク、別表だと主担当はどこ？",
            "corrected",
            "104の機関",
        ),
        ("フォローアップで開発が進むとされた都市OS、別表ではどの施策に出てくる？", "not_found", "都市OS"),
    ],
)
def test_what_one_document_only_tells_stands_behind_what_is_asked(
    text: str, status: str, first: str, bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert found.status == status
    assert first in found.sentences[0].text
