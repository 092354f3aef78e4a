"""Two sides that a yes/no question compares, and of whom or what a sentence says its number, date or act."""

from __future__ import annotations

import pytest

from rag.answerability.missing_topic import missing_code
from rag.context import Context
from rag.polar.wording import proposition
from rag.question import analyse
from rag.reading.asking import is_polar
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "within"),
    [
        ("薬剤情報を見られるようになるのは、特定健診情報と同時ですか", "いいえ。", "令和3年10月"),
        ("特定健診情報のほうが薬剤情報より先に稼働しますか", "はい。", "令和3年3月"),
        ("警察情報の共通基盤の整備と都道府県警察のシステムの移行は同じ年度に始まりますか", "いいえ。", "令和4年度以降"),
        ("防災拠点のWi-Fi、新しく整備する箇所は令和2年度より令和3年度のほうが多いんでしょうか", "いいえ。", "約2,000か所"),
        ("ETC2.0の民間サービス案の選定は、公募の前に行われましたか", "いいえ。", "平成30年11月"),
        ("情報銀行の認定は、令和元年度末の段階で令和2年度のKPIに到達していたか", "いいえ。", "5件"),
        ("情報銀行の認定件数は、令和元年度末でKPIの目標を下回っていますか", "はい。", "5件"),
        ("AIチップの事業で採択したテーマは、KPIの10件を上回ったか。", "はい。", "21件"),
        ("オープンデータの全国の取組率は、令和2年度の目標に届いていますか", "いいえ。", "約40%"),
        ("推進会議は全閣僚が構成員ですか", "いいえ。", "関係府省庁を構成員"),
        ("人工知能戦略本部は全閣僚が構成員ですか", "はい。", "全閣僚を構成員"),
        ("MVNOがモバイル市場のシェアの9割を占めるのですか", "いいえ。", "大手3社"),
        ("薬剤情報の稼働は令和3年3月ですか", "いいえ。", "令和3年10月"),
        ("手術の情報が見られるようになるのは、薬剤の情報よりも後だと思ってよいですか。", "はい。", "令和4年夏"),
        ("情報銀行の認定件数、令和元年度末でもう令和2年度の目標数に並んでましたか", "いいえ。", "5件"),
        ("特定健診情報の稼働は令和3年3月ですか", "はい。", "令和3年3月"),
        ("産総研は計算資源を強化しましたか", "はい。", "産総研"),
        ("基本計画は第18条第1項に基づきますか", "はい。", "第18条第1項"),
        ("セキュリティ人材は20万人不足していますか", "はい。", "約20万人"),
        ("公共安全LTEは、令和2年度に動作実証までやる予定なんですね？", "はい。", "動作実証"),
        ("改正道路運送車両法は、まだ施行されていませんか", "いいえ。", "令和2年4月"),
        ("免税品購入データは、加工さえすれば税務以外の目的にすぐ使えますか。", "いいえ。", "許容されるものではない"),
        ("消防ロボットは海外に出すことも考えているのですか?", "はい。", "海外への展開"),
        ("道の駅での自動運転サービスは、どこか一か所でも社会実装まで行きましたか？", "はい。", "かみこあに"),
    ],
)  # fmt: skip
def test_answers(text: str, start: str, within: str, application: Application) -> None:
    answer = application.engine.answer(text).text
    assert answer.startswith(start)
    assert within in answer


@pytest.mark.parametrize(
    "text",
    [
        "モバイルの電気通信事業法改正は、成立と施行が同じ月でしたか",
        "DIASの登録データセット数は、目標に届きましたか",
        "安否確認サービスの導入は目標の20都道府県に達しましたか",
        "免税店のデータ送信は令和2年度より令和3年度のほうが多いですか",
        "ローカル5Gの実証件数はKPIの目標を上回りましたか",
        "スマートシティの補助は令和2年度の目標6か所を超えましたか",
        "ロボット介護機器は25,000台売れましたか",
        "データダウンロード量は930TBに達しましたか",
        "建造量シェアは30%に達していますか",
        "ボーリング柱状図は5団体が公開しましたか",
    ],
)
def test_left_open(text: str, application: Application) -> None:
    answer = application.engine.answer(text)
    assert answer.status == "partial"
    assert not answer.text.startswith(("はい", "いいえ"))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("NICTはデータセットを公開しましたか", "はい。"),
        ("NICTは計算資源を強化しましたか", "「"),
        ("農研機構はデータセットを公開しましたか", "「"),
    ],
)
def test_an_act_is_of_the_party_that_is_told(text: str, start: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(start)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("個人情報保護委員会が月60回も講師派遣やタウンミーティングを行う体制は、どうやって確保するのか", "ご質問の前提(月60回)"),
        ("都道府県警察のシステム移行が令和2年度に始まるそうですが、何県から移しますか", "ご質問の前提(令和2年度)"),
        ("地域情報化アドバイザーの派遣が令和元年度は34団体にとどまった理由を説明してください", "ご質問の前提(34団体)"),
    ],
)  # fmt: skip
def test_corrects(text: str, start: str, application: Application) -> None:
    assert application.engine.answer(text).text.startswith(start)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("6Gの実用化はいつですか", False),
        ("Web3の推進はどの省庁ですか", False),
        ("5Gの展開はいつからですか", True),
        ("4K放送の普及目標は", True),
        ("目標は93TBですか", True),
        ("KPI2つを教えて", True),
        ("教育用PC1台あたりの児童生徒数は", True),
        ("ドローンAB12台の実証", True),
        ("SINET6の運用開始は", False),
        ("ISO27001の取得は", False),
        ("Beyond5Gの研究は", False),
        ("CYDER2回目の開催は", True),
        ("SIP4Dの活用は", True),
    ],
)
def test_missing_code(text: str, known: bool, context: Context) -> None:
    assert missing_code(analyse(text, context.tokenizer), context).answerable is known


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("まだ施行されていませんか", True),
        ("取組の一覧はありませんか", False),
        ("まだ施行されていない?", True),
    ],
)
def test_denied(text: str, denied: bool, context: Context) -> None:
    assert proposition(analyse(text, context.tokenizer), context).denied is denied


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("どこか一か所でも始まりましたか", True),
        ("どこが始まりましたか", False),
        ("令和2年度の予定ですね?", True),
    ],
)
def test_polar(text: str, polar: bool, context: Context) -> None:
    assert is_polar(analyse(text, context.tokenizer)) is polar


@pytest.mark.parametrize(
    ("text", "start", "within"),
    [
        ("沖縄の超高速ブロードバンドは、整備が完了したところのほうが、残っているところより多いですか", "はい。", "11町村"),
        ("固定電話をIP網に切り替えるのは、中継交換機が維持の限界を迎える年よりも後の予定ですか", "いいえ。", "令和6年"),
        ("会社の設立登記の優先的な処理は、テレビ電話での定款認証より後に始まりましたか", "いいえ。", "平成30年3月"),
        ("全国の病院で見られるようになるのは、健診の情報が先、薬剤の情報が後ですか", "はい。", "特定健診情報"),
        ("IoTセキュリティ・セーフティ・フレームワークのほうがCPSFより先に策定されたんですか", "いいえ。", "2020年"),
        ("実証配備可能型ロボットの開発のほうが改良型ロボットの開発より早いですか。", "はい。", "平成30年度"),
        ("地方公共団体のオープンデータ取組率は半分に届いていますか。", "いいえ。", "約40%"),
        ("計画通りでなかった取組は半分に満たないですか。", "「", "断定できません"),
        ("火災延焼シミュレーションを用いる消防本部は100か所が目標ですか。", "「", "断定できません"),
        ("地域IoTを導入した地方公共団体数は900に満たないですか", "地域IoT", "断定できません"),
        ("犯罪発生情報をウェブサイトで公開しているのは警察庁だけですか", "「", "断定できません"),
    ],
)  # fmt: skip
def test_each_side_by_the_words_that_stand_with_it(
    text: str, start: str, within: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text).text
    assert answer.startswith(start)
    assert within in answer
