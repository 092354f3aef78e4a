"""Questions without a place: the record and the sentence that answer, first and verbatim."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.scope import Scope
from ui.compose import Application

NARROW = 400


def asked(bundled: Application, text: str) -> Answer:
    answer = bundled.engine.answer(text)
    assert answer.checks["problems"] == []
    return answer


@pytest.mark.parametrize(
    ("text", "said", "locator", "field"),
    [
        pytest.param(
            "気象庁ホームページからのデータダウンロード量の目標は？",
            "930TB",
            "02-08",
            "KPI(進捗)",
            id="value",
        ),
        pytest.param(
            "MID-NETの利用可能症例数の目標は？", "520万人", "08-08", "KPI(進捗)", id="value-with-scale"
        ),
        pytest.param(
            "地方公共団体向けのオープンデータの研修は何回ですか", "40回", "02-04", "KPI(進捗)", id="count"
        ),
        pytest.param("DATA.GO.JPとe-Govがひとつになる時期は", "令和4年度", "02-03", "KPI(進捗)", id="date"),
        pytest.param(
            "新幹線トンネルの不通解消、期限", "本年中の解消", "06-03", "課題・取組概要", id="this-year"
        ),
        pytest.param(
            "在来線トンネルのKPIはいつ決めるのか", "令和3年度当初", "06-03", "KPI(進捗)", id="time-of-setting"
        ),
        pytest.param(
            "国際規格案はISO側ではいつ確定の予定？", "令和3年度以降", "10-19", "課題・取組概要", id="to-come"
        ),
        pytest.param("ISUTとは何ですか", "支援するチーム", "02-20", "課題・取組概要", id="definition"),
        pytest.param(
            "ハザードマップのオープンデータ化の主担当は？", "国土交通省", "02-36", "府省庁名", id="ministry"
        ),
        pytest.param(
            "免税品の購入データの公開の中心になる省は？",
            "財務省",
            "02-32",
            "府省庁名",
            id="ministry-paraphrased",
        ),
        pytest.param("Which ministry leads CYDER?", "総務省", "10-03", "府省庁名", id="english"),
        pytest.param(
            "デジタルスキル標準の改訂の担当は？", "経済産業省", "第3章第4節(3)⑤", "府省庁", id="outline"
        ),
    ],
)
def test_the_first_sentence_answers_and_is_cited(
    text: str, said: str, locator: str, field: str, bundled: Application
) -> None:
    answer = asked(bundled, text)
    assert answer.status == "answered"
    first = answer.sentences[0]
    assert said in first.text
    assert (locator, field) in {(c.locator, c.field) for c in answer.citations if c.number in first.citations}


@pytest.mark.parametrize(
    "text",
    [
        "気象庁ホームページからのデータダウンロード量の目標は？",
        "MID-NETの利用可能症例数の目標は？",
        "ハザードマップのオープンデータ化の主担当は？",
        "DATA.GO.JPとe-Govがひとつになる時期は",
    ],
)
def test_narrow_questions_get_short_answers(text: str, bundled: Application) -> None:
    assert len(asked(bundled, text).text) <= NARROW


def test_both_readings_are_shown_where_the_source_contradicts_itself(bundled: Application) -> None:
    answer = asked(bundled, "第5回NDBオープンデータはいつ公開される予定ですか")
    assert "令和2年8月" in answer.text
    assert "秋頃" in answer.text
    assert "異なります" in answer.text
    assert {c.field for c in answer.citations if c.locator == "02-25"} >= {"KPI(進捗)", "課題・取組概要"}


def test_a_summary_names_the_ministry_and_quotes_the_outline(bundled: Application) -> None:
    answer = asked(bundled, "気象情報の利活用の促進について要約して")
    assert "国土交通省" in answer.text
    assert {"府省庁名", "課題・取組概要"} <= {c.field for c in answer.citations}
    assert {c.locator for c in answer.citations} == {"02-08"}


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        pytest.param("骨子案では、人材育成について何と書かれていますか", {"kihon"}, id="named-document"),
        pytest.param("別表では、自動運転はどう書かれていますか", {"kanmin"}, id="annex"),
    ],
)
def test_a_document_named_is_the_one_searched(text: str, searched: set[str], bundled: Application) -> None:
    answer = asked(bundled, text)
    assert answer.status == "answered"
    assert {c.document for c in answer.citations} == searched


def test_a_filter_restricts_every_route(bundled: Application) -> None:
    for text in ("人材育成の取組は", "データの利活用の目標は", "月面基地は"):
        answer = bundled.engine.answer(text, scope=Scope(("kihon",)))
        assert {c.document for c in answer.citations} <= {"kihon"}, text


def test_not_found_shows_what_was_searched_and_what_came_nearest(bundled: Application) -> None:
    answer = asked(bundled, "気象情報の利活用の促進の予算額はいくらですか")
    assert answer.status == "not_found"
    assert answer.searched is not None
    assert answer.searched.documents == ("kanmin", "kihon", "senryaku")
    assert answer.searched.nearest[0] == "02-08"
    assert "検索範囲" in answer.text
    assert len(answer.text.splitlines()) <= 3


def test_the_same_words_in_another_order_find_the_same_record(bundled: Application) -> None:
    texts = (
        "気象庁ホームページのダウンロード量の目標は？",
        "ダウンロード量の目標は？気象庁ホームページの",
        "気象庁 ホームページ ダウンロード量 目標",
    )
    for text in texts:
        assert "930TB" in asked(bundled, text).text, text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("AIエコシステムという用語はどのように定義されていますか", "not_found"),
        ("AIエコシステムとは何ですか", "not_found"),
        ("「信頼できるAIエコシステムの構築」とは何ですか", "answered"),  # the heading itself
    ],
)
def test_what_stands_below_a_heading_defines_no_part_of_it(
    text: str, status: str, bundled: Application
) -> None:
    assert asked(bundled, text).status == status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("海外転出後もマイナンバーカードを使えるようになるのはいつ頃か", "公布後5年以内"),
        ("マイナンバーカードが海外でも使えるようになるのはいつですか", "公布後5年以内"),
        ("05-03の改正法はいつ成立しましたか", "令和元年5月に成立"),
        ("情報銀行は何件認定することになっていますか", "令和2年度6件"),
        ("情報銀行は今何件認定されていますか", "5件に上っている"),
        ("準天頂衛星の安否確認サービスは何県に導入済みですか", "7県"),
        ("準天頂衛星の安否確認サービスは何県に導入する予定ですか", "20都道府県"),
        ("IoT地域実装の施策で地域課題を解決した数の目標は", "地域課題数"),
        ("信号機に5Gアンテナを付ける施策の大規模実証はいつ？担当はどこ？", "令和3年度 大規模社会実証"),
        ("木材需給情報データベースの活用事業者数の目標", "250社"),
        ("「富岳」の開発の進捗率の算出方法を知りたい", "プロジェクト着手10%"),
        ("契約ガイドラインの改訂版はいつ公表されましたか", "令和元年12月"),
        ("コロナを受けて、AI戦略はどこを急ぐことにしたの？", "加速の必要性"),
    ],
)
def test_the_sentence_that_tells_it_is_first(text: str, told: str, bundled: Application) -> None:
    assert told in asked(bundled, text).sentences[0].text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "遠隔手術支援システムの開発状況は",
            "「遠隔手術支援システムの開発状況(令和3年度開発完了を目指す。)」です",
        ),
        ("PHRの実装主体数の目標は", "「PHR実装主体数(令和2年度80団体でPHRを実装)」です"),
        ("ゲート前待機の解消はいつまで", "ほぼ解消(令和5年度まで)」です"),
        ("空き家バンクの参加自治体数の目標は", "参加自治体数は、令和2年度末715自治体です"),
    ],
)
def test_an_indicator_is_said_in_a_sentence_or_quoted(text: str, said: str, bundled: Application) -> None:
    assert said in asked(bundled, text).sentences[0].text


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("ETC2.0の車両は何台", "何台かの記載はありません"),
        ("サイバー演習は何台使いますか", "何台かの記載はありません"),
    ],
)
def test_what_is_lacking_is_named_as_asked(text: str, lacking: str, bundled: Application) -> None:
    assert lacking in asked(bundled, text).text


@pytest.mark.parametrize(
    "text", ["骨子案のいう「隗より始めよ」って結局何をするの", "「隗より始めよ」とは何を言っているのですか"]
)
def test_a_phrase_is_told_with_the_rest_of_its_bullet(text: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert len(found.sentences) == 3
    assert "信頼性・透明性の確保" in found.text


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("オープンデータに取り組む自治体の割合は", "02-04"),
        ("オープンデータに取り組んでいる市町村の割合は", "02-04"),
        ("コネクテッドインダストリーズの施策の効果はどう測るのか", "08-03"),
        ("How many municipalities participate in the akiya bank target, and by when?", "02-26"),
        ("AIで仕事がなくなるのが心配です。国は何か対策してくれるんですか", "第3章第4節"),
        ("失業しないか不安。国の対策は？", "第3章第4節"),
        ("転売ヤー対策の施策の担当は", "05-06"),
        ("電車やバスの時刻表データの公開の担当は", "02-18"),
        ("通行止めの情報の担当は", "07-06"),
        ("自衛隊のAIの取組の担当は", "第3章第1節(2)③"),
        ("問い合わせに自動で答える仕組みの担当は", "06-13"),
    ],
)
def test_everyday_words_find_the_record(text: str, locator: str, bundled: Application) -> None:
    assert asked(bundled, text).citations[0].locator == locator


@pytest.mark.parametrize(
    "text", ["骨子案の推進体制を説明してください", "骨子案の推進体制の説明をお願いします"]
)
def test_a_part_of_a_heading_to_be_explained_is_told_by_what_stands_below(
    text: str, bundled: Application
) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert "内閣総理大臣を本部長とし" in found.text


def test_the_definition_of_a_part_of_a_heading_is_not_told(bundled: Application) -> None:
    assert asked(bundled, "推進体制の定義は？").status == "not_found"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("JICTの支援でKPIになってる倍率って何倍以上？それと見直し時期", "2.0倍以上"),
        ("JICTの支援案件は平均何社以上が目標？いつ見直す？", "平均2社/件以上"),
        ("JICTの施策のKPIの見直し時期は", "令和2年秋頃見直し予定"),
    ],
)
def test_an_amount_asked_for_first_is_no_note_on_its_review(
    text: str, first: str, bundled: Application
) -> None:
    assert first in asked(bundled, text).sentences[0].text


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        # a mark in the sentence told points to its note
        ("別表12-03に出てくる、OECDのAI政策に関する「オブザーバトリ」とはどのようなものですか。", ("ライブ型データベース",), ()),
        ("道路メッシュカバー率の定義", ("90%以上", "約500m四方"), ()),
        # what letters stand for is no answer to anything else
        ("RPAはどこで使うのですか", ("自治体・中小企業へのAI・RPAの実装を加速",), ()),
        ("RPAは何に使われますか", ("自治体",), ()),
        ("RPAって何の略ですか", ("Robotic Process Automation",), ("自治体",)),
        # the part of an item that is meant
        ("富岳NEXTの連携府省庁は？", ("「富岳NEXTの開発」の府省庁は文部科学省です",), ("総務省",)),
        ("富岳NEXTは文科省単独ですか、それとも経産省と共管ですか", ("府省庁は文部科学省です",), ("経済産業省",)),
        # for whom it is told is not asked
        ("ベース・レジストリって結局何のために整備するのか、課長に30秒で説明できる形でお願い", ("ワンストップの原則",), ("人名",)),
        ("ベース・レジストリの課長の名前は", ("人名の記載はありません",), ()),
        # what stages are told of states nothing
        ("富岳の開発の進捗って段階ごとに何%って刻みが決まってますよね。基本設計の評価が終わったとこと、中間評価のとこ、それぞれ何%でしたっけ", ("基本設計評価20%", "中間評価50%"), ("とは異なり",)),
        # one part alone is summed up
        ("なぜ地域IXやCDNの実証をやる必要があるのか、問題意識の部分だけ要約", ("一極集中型",), ("KPI(進捗)",)),
        # a set that no table tells
        ("令和3年度中にシステム稼働とか運用開始を予定している施策をピックアップして", ("令和3年9月稼働予定", "すべて挙げた一覧ではなく"), ("令和2年度予定",)),
        ("骨子案で、規制・制度の点検・見直しと、財産の保護と活用につながる透明性の確保とでは、内閣府のどの組織がそれぞれ主となっていますか。", ("内閣府(規制室)", "内閣府(知財事務局)"), ()),
    ],
)  # fmt: skip
def test_what_officials_ask(
    text: str, told: tuple[str, ...], untold: tuple[str, ...], bundled: Application
) -> None:
    found = asked(bundled, text).text
    assert all(t in found for t in told), found
    assert not any(u in found for u in untold), found
