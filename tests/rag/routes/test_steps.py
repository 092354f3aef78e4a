"""Questions in two steps, and sets that a record stands for."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from ui.compose import Application


def asked(bundled: Application, text: str) -> Answer:
    return bundled.engine.answer(text)


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        ("財務省が主担当の施策の連携府省庁は？", ("国土交通省、経済産業省",), {"02-32"}),
        ("金融庁が◎の施策、進捗KPIは", ("マイナンバーカードを活用する金融機関数",), {"05-07"}),
        (
            "警察庁が内閣官房・総務省と並んで主担当になっている施策の令和3年度の予定",
            ("大規模社会実証",),
            {"09-02"},
        ),
        (
            "金融庁が◎の施策を特定したうえで、その進捗KPIを答えて",
            ("マイナンバーカードを活用する金融機関数",),
            {"05-07"},
        ),
        ("別表で金融庁が◎なのは1件だけのはず。その施策の進捗KPIは", ("金融機関数",), {"05-07"}),
        ("骨子の中で防衛省が単独で受け持っている取組の内容", ("防衛力",), {"第3章第1節(2)③"}),
        ("09番台の最後の施策の主担当は", ("09-37", "文部科学省"), {"09-37"}),
        ("最も多くの府省が並ぶ施策の進捗KPIは？", ("実証実験件数",), {"09-15"}),
        (
            "06番台で内閣府が主担当の施策のうち沖縄じゃない方のKPI(進捗)",
            ("防災チャットボットの実証実験",),
            {"06-13"},
        ),
        (
            "内閣官房・総務省・警察庁の3者がそろって主担当の施策では、信号機が何基あるか",
            ("20.8万基",),
            {"09-02"},
        ),
        ("06番台で内閣府が主担当のもので、ブロードバンドのやつの効果KPIは", ("未設定",), {"06-18"}),
        (
            "骨子の第3章第4節(3)にはリスキリング支援の項目が二つありますが、それぞれ誰を対象に、あるいは何のために行うものですか。",
            ("従業員や労働者のAIリスキリング支援", "アドバンスト・エッセンシャルワーカー創出"),
            {"第3章第4節(3)③", "第3章第4節(3)④"},
        ),
        (
            "第3章第3節(2)にはグローバルサウスに関する項目が二つありますが、それぞれ何をするものですか",
            ("連携強化", "協力モデルの構築"),
            {"第3章第3節(2)①", "第3章第3節(2)⑥"},
        ),
        (
            "骨子の第3章第3節(1)にある評価に関する二つの取組、それぞれの担当府省は",
            ("総務省",),
            {"第3章第3節(1)④", "第3章第3節(1)⑤"},
        ),
        (
            "個人情報保護委員会が主担当となっている施策のうち国際的なデータの移転を扱うものにおいて、参加企業数の拡大が課題とされている枠組みは何でしょうか。",
            ("CBPRシステムについては、参加企業数の拡大が課題",),
            {"12-02"},
        ),
        (
            "外務省が主担当の施策において、令和元年12月に新しく開設されたサイトの名前は何ですか",
            ("海外安全情報オープンデータサイト",),
            {"02-28"},
        ),
        (
            "「セキュリティ人材活躍モデル」を作る施策、効果のほうのKPIってもう決まってる？欄に何て書いてあるの",
            ("KPI(効果)は未設定です",),
            {"10-17"},
        ),
        (
            "「異能vation」を進める施策、効果のKPIって決まってるの？",
            ("社会展開・実装を目指す課題の割合",),
            {"09-01"},
        ),
        ("08-18の一つ前の施策の主担当は", ("08-17",), {"08-17"}),
        (
            "07番台に警察庁が主担当の施策が2つあるが、運転免許の事務に関するものではない方について、プログラムを整備した警察の数を示されたい。",
            ("19都道府県警察",),
            {"07-06"},
        ),
        (
            "沖縄の超高速ブロードバンド整備を主担当としている府省は、06番台でもう1件だけ主担当の施策を持っているはずです。そちらの効果側の指標を教えて。",
            ("防災チャットボット",),
            {"06-13"},
        ),
        (
            "11番台の2施策のうち、警察庁が受け持つほうの効果はどう測りますか",
            ("高度化PICS整備交差点数",),
            {"11-02"},
        ),
        (
            "仕様書への記載率を進捗KPIにしている二つの施策のうち、中間標準レイアウト以外のほうの効果KPIは？",
            ("準拠製品の導入率",),
            {"07-07"},
        ),
        (
            "安否確認サービスを20都道府県に広げる施策では、これまで何県に端末を貸し出すことを決めたか",
            ("7県",),
            {"08-18"},
        ),
        (
            "ゲート前待機をほぼ解消するとしている施策は、コンテナ蔵置場所の最適化をいつまでにやるのか",
            ("令和2年度まで",),
            {"09-12"},
        ),
        ("金融庁が関わる施策は、どんな本人確認が可能になると言っているか", ("厳格な本人確認",), {"05-07"}),
        (
            "救急車ではなく、消防のロボットを開発している施策。担当はどこで、令和2年度に何が完了する？",
            ("総務省", "改良型"),
            {"09-30"},
        ),
        (
            "13位というランキングに触れている施策、正式な名前は何？",
            ("施策名は「法人向けワンストップサービスの実現」",),
            {"01-04"},
        ),
        (
            "介護ロボットの施策と同じ省が主担当で、診療支援機器を研究開発する施策の効果KPIは？",
            ("実用化件数",),
            {"09-07"},
        ),
    ],
)
def test_what_is_described_is_found_and_then_asked(
    text: str, said: tuple[str, ...], cited: set[str], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert all(words in found.text for words in said)
    assert cited <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("02-14と同じく主担当が警察庁の11番台の施策は", {"11-02"}),
        ("02-14と同じ省庁が主担当の11番台の施策は", {"11-02"}),
        (
            "フィジカルAIの先導導入支援を担当する省が、ほかに担当する項目は",
            {"第3章第2節(4)③", "第3章第4節(1)①", "第3章第4節(2)②", "第3章第4節(3)⑤"},
        ),
        (
            "骨子案でデジタルスキル標準の改訂を主導する省庁は、他にどんな施策を主導することになっていますか",
            {"第3章第2節(4)③", "第3章第4節(1)①", "第3章第4節(2)②"},
        ),
        (
            "骨子案で軍事領域に関するAIの議論を主導する省は、他に何を主導しますか",
            {"第3章第2節(1)⑥", "第3章第3節(2)⑥"},
        ),
        ("AEDの施策を担当する省が主担当の10番台の施策を挙げて", {"10-20", "10-21"}),
        ("異能vationを所管する省は、10番台でほかにどの施策の主担当？", {"10-02", "10-03", "10-04"}),
    ],
)
def test_a_record_stands_for_the_set_of_its_ministry(text: str, ids: set[str], bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.rows is not None
    assert set(found.rows.ids) == ids
    assert found.interpretations


def test_another_column_of_the_area_that_a_column_picks(bundled: Application) -> None:
    found = asked(bundled, "フォローアップで取組数が最も多い分野の進捗率は？")
    assert found.text.startswith("「教育改革」の進捗率は87%")


def test_nothing_described_is_told_with_what_was_compared(bundled: Application) -> None:
    found = asked(bundled, "財務省が主担当の05番台の施策の進捗KPIは？")
    assert found.status == "not_found"
    assert "0件" in found.text


def test_a_column_is_added_up_over_the_areas_described(bundled: Application) -> None:
    found = asked(bundled, "フォローアップの表で進捗率100%の区分をすべて合わせると、取組は何件になりますか")
    assert found.text.startswith("取組数は合わせて7件です")
    assert len({c.locator for c in found.citations}) == 2


def test_another_number_of_items_than_there_are_is_left_to_the_place(bundled: Application) -> None:
    found = asked(bundled, "第3章第3節(2)の国際的な取組が5つありますが、それぞれ何をしますか")
    assert found.text.startswith("第3章第3節(2)「グローバルサウスを含めた国際協調」の内容")


def test_another_date_is_no_conflict_where_the_date_is_told(bundled: Application) -> None:
    found = asked(bundled, "交通信号機を活用した5Gの施策では令和3年度に何を行う予定ですか。")
    assert "大規模社会実証" in found.sentences[0].text
    assert "記載が異なります" not in found.text


def test_the_slides_tell_of_the_area_described(bundled: Application) -> None:
    found = asked(bundled, "未了が最も多い分野の2020年以降の方向性は何ですか")
    assert {c.locator for c in found.citations} == {"方向性①/研究開発", "進捗状況の表/研究開発"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("AI戦略の進捗表で取組数がいちばん多かった分野って、2020年以降の方向性だと学校の先生についてはなんて書いてた？", "「全国的な質の高い教員の確保"),
        ("進捗率がいちばん低かった分野、今後は研究者どうしの情報交換についてどうするって？", "「AIの研究開発に関する統合的・統一的な情報発信"),
        ("取組数が最多の分野の方向性は？", "「教育改革」の方向性は次のとおりです。"),
    ],
)  # fmt: skip
def test_a_sentence_or_all_of_the_area_that_a_column_picks(
    text: str, said: str, bundled: Application
) -> None:
    found = asked(bundled, text)
    assert found.text.startswith(said)
    assert any(c.locator.startswith("進捗状況の表/") for c in found.citations)


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        (
            "未了・一部未了が4件あった分野で始まった、課題解決型AI人材育成事業の名称を教えて。",
            "AI Quest",
            "方向性①/教育改革",
        ),
        (
            "取組数が16件だった分野で、事務手続きの英語対応を行った機関はどこですか。",
            "農研機構",
            "方向性①/研究開発",
        ),
        (
            "未了が最も多く残った分野を特定した上で、その分野の取組数を答えて",
            "取組数は16件",
            "進捗状況の表/研究開発",
        ),
        (
            "進捗が一番遅れている分野で、設立されたネットワークの名前は",
            "人工知能研究開発ネットワーク",
            "方向性①/研究開発",
        ),
        (
            "「ワット・ビット連携」という言葉が出てくる骨子の項目で、中心となる省は。",
            "総務省",
            "第3章第2節(4)①",
        ),
        ("効果のKPIにマイキーIDの登録者数を使う施策では、進捗のほうは何を数えるか", "参加", "05-04"),
    ],
)
def test_something_is_asked_of_what_a_set_condition_selects(
    text: str, said: str, cited: str, bundled: Application
) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert said in found.text
    assert cited in {c.locator for c in found.citations}


def test_a_set_of_one_is_named_in_the_first_sentence(bundled: Application) -> None:
    found = asked(bundled, "内閣府の知財事務局が◎の取組は何ですか?")
    assert "透明性の確保" in found.sentences[0].text


@pytest.mark.parametrize(
    ("text", "said", "not_said"),
    [
        ("31件中27件が計画通りに進んだ分野があります。この分野で高校生の端末環境についてどうするとされていますか。フォローアップより", "一人一台", "Total"),
        ("フォローアップで16件中5件が未了だった分野は、今後何に取り組むのか", "研究開発工程表", "Total"),
        ("2019年度末期限の取組で、終わらなかったのが1件だけだった分野とその進捗率は?", "89%", "Total"),
    ],
)  # fmt: skip
def test_an_area_is_picked_by_its_counts(text: str, said: str, not_said: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert said in found.text
    assert not_said not in found.text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "農林水産省が主担当で、国土交通省も名を連ねている施策の施策名とKPI(進捗)は",
            {"施策名", "KPI(進捗)"},
        ),
        ("2025年に世界の船の3割を日本で造る目標を出してる施策の名前と担当の役所は?", {"施策名", "府省庁名"}),
    ],
)
def test_a_name_that_is_asked_for_is_cited(text: str, cells: set[str], bundled: Application) -> None:
    found = asked(bundled, text)
    assert cells <= {c.field for c in found.citations}


def test_a_name_that_is_not_asked_for_is_not_cited(bundled: Application) -> None:
    found = asked(bundled, "電子タグの主担当は")
    assert "施策名" not in {c.field for c in found.citations}


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        ("電子タグの出荷1,000億枚と同じ年を期限として、船の建造量の世界シェアにも目標が置かれています。そのシェアは何パーセントですか。", "30%", {"08-22", "08-09"}),
        ("介護ロボットの販売台数の目標と同じ年度を期限として、地殻変動補正サービスの分野数にも目標があります。いくつですか", "4分野", {"02-19", "09-05"}),
        ("安否確認サービスの普及目標と同じ年度までに、防災拠点等のWi-Fiは何箇所の整備を済ませる目標か", "約3万箇所", {"06-11", "08-18"}),
        ("海底ケーブルや欧州の電子政府で日本企業の参画を実現した機構、あそこの出資がどれだけ民間資金を呼び込むか、目標の倍率は？", "2.0倍以上", {"12-04"}),
        ("19都道府県警察がシステムを整備済みの施策、あれは最終的に何の実現を目指すのか", "自動運転の実現", {"07-06"}),
        ("病害虫の被害データを集める施策、あれの効果の指標は何か", "病害虫被害データの収集件数", {"08-13"}),
        ("104の機関を集めたネットワークを設立した施策の主担当はどこか", "内閣府", {"07-09"}),
        ("指定難病のデータベースを担当する省が骨子の第3章第2節で進めるものは何か", "創薬AI", {"第3章第2節(2)③", "07-05"}),
    ],
)  # fmt: skip
def test_a_record_told_by_another_or_pointed_at(
    text: str, said: str, cited: set[str], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert (found.status, found.checks["problems"]) == ("answered", [])
    assert said in found.text
    assert {c.locator for c in found.citations} == cited


@pytest.mark.parametrize(
    "text",
    [
        "DIASの利用者数と登録データセット数は同じ年度を期限としているか",
        "AI Questを主に担当するのはどの省",
    ],
)
def test_no_other_record_is_told(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "told_by"


@pytest.mark.parametrize(
    "text",
    [
        "介護ロボットの販売台数を目標に掲げる施策は、令和2年度に何億円の補助を受けましたか",
        "消防ロボットを開発する施策は、これまでに何台が配備されましたか",
        "ブロックチェーンで電子投票を行う施策は、いつから始まりますか",
        "訪日外国人旅行者数を効果の指標にしている施策のうち、沖縄のほうは進捗を何で見ていますか",
    ],
)
def test_what_the_described_record_lacks_is_declined(text: str, bundled: Application) -> None:
    assert asked(bundled, text).status == "not_found"


def test_what_tells_the_record_answers_nothing(bundled: Application) -> None:
    found = asked(
        bundled,
        "気象庁ホームページのダウンロード量を物差しにしている施策が、産業界での活用のために手を組む相手の名称",
    )
    assert "気象ビジネス推進コンソーシアム" in found.sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "総務省の防災関係の施策のうち、外国語対応について触れているものはある?",
        "警察庁の交通関係の施策に、ライドシェアを取り上げたものはありますか",
        "厚労省の介護関係の施策で、外国人材に触れている施策はありますか",
    ],
)
def test_a_word_that_none_of_a_wider_set_has(question: str, bundled: Application) -> None:
    found = bundled.engine.answer(question)
    assert found.text.startswith("いいえ。")
    assert found.rows is not None
    assert found.rows.total == 0


@pytest.mark.parametrize(
    "question",
    [
        "国交省の防災関連の施策で、ドローンに言及しているものはある?",  # 09-15 names it without ◎
        "総務省の防災関係の施策のうち、Wi-Fiに触れているものはある?",
        "02-04でブロックチェーンに触れている箇所はある?",
    ],
)
def test_a_word_that_some_of_the_set_may_have(question: str, bundled: Application) -> None:
    assert not bundled.engine.answer(question).text.startswith("いいえ。")
