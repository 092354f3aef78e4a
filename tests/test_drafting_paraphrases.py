"""Free paraphrases of the documents pass; the same with one thing turned do not."""

from __future__ import annotations

import pytest

from ui.compose import Application

RIGHT = [
    "新時代の学びを支える先端技術の活用推進については、KPIはまだ決められていない。",
    "準天頂衛星の安否確認サービスは、令和元年度に5県へ端末を貸し出して試すことが決まった。",
    "ワット・ビット連携やオール光ネットワーク等の研究開発は、総務省を主担当に、文科省と経産省が加わる。",
    "技術の進歩が国民の暮らしに及ぼす影響について、AI法16条に基づく調査研究を行う。",
    "海上保安庁の海上活動情報は、ごく一部しか公開されていない。",
    "ウェアラブル端末を用いた実証研究では、1,159人の被験者への1年間の介入が終わった。",
    "土地に関する台帳の間でデータの共有や連携が不十分なため、自治体に事務の負担が生じている。",
    "航空写真等を用いて住家の被害認定を迅速にする手法を、自治体に知らせる。",
    "まちづくりDXでも、都市計画に関するデータの活用を進める。",
    "我が国のAI関連の投資は、経済規模の割にわずかである。",
    # a date that is past among others, an end that only begins, a denial in other words
    "消防ロボットシステムは、平成30年度に実証配備可能型の開発を終えており、令和2年度に改良型の完成を予定する。",
    "業務システムの更改に当たり中間標準レイアウト仕様を用いれば、将来データを移す際の費用を抑えることができる。",
    "難病や小児慢性特定疾病は症例が比較的少ないため、全国的な規模で研究を行わないと対策が進みにくい。",
    # figures and roles
    "学校では教育用コンピュータ1台を全国平均で5人を超える児童生徒が分け合う状況にあり、端末整備に課題が残る。",
    "軍事分野のAIに関する国際的な議論への参画は、外務省を主に防衛省が加わって行う。",
    "全国版空き家・空き地バンクには全自治体の4割弱が参加している。",
]
WRONG = [
    # by another period, of other things
    ("個人情報保護法の説明会への講師派遣とタウンミーティングは、毎月60回実施することを指標とする。", "unit"),
    ("地理空間情報ライブラリーの利用は、令和2年度中に月850万件を目指す。", "unit"),
    ("健康情報を用いた行動変容の研究では、1,159の企業に12か月間の介入を行った。", "unit"),
    # two dates, numbers or actors told crosswise
    ("ETC2.0データの官民連携では、平成30年8月にサービス案を選び、平成30年11月に提案を公募した。", "date"),
    ("総務省は、平成31年4月に5Gの技術的条件を定め、同年1月に5G用の周波数を割り当てた。", "date"),
    ("ボーリング柱状図データの指標は、公開した団体数が25団体、公開を呼びかける数が5団体である。", "number"),
    ("犯罪発生情報は、警察庁がウェブサイトで公開し、都道府県警察が進捗や効果を把握している。", "agent"),
    ("住家の被害認定調査を効率化する手法は、地方公共団体が周知する。", "agent"),
    # turned words
    ("競争領域におけるシステムの共通化に取り組む業界を支える体制を構築する。", "name"),
    ("我が国のAI関連の投資は、経済規模に比べて僅少とは言えない。", "negation"),
    ("介護サービス情報の公表は、事業者の努力義務とされている。", "negation"),
    ("国内政策と対外政策を切り離して進めることが、AI法を踏まえた原則である。", "negation"),
    ("フィジカルAIの開発を促すため、AIロボットの民需を創出する。", "negation"),
    (
        "サプライチェーンの対策に向け、取引先の大企業へのサイバー攻撃の影響が中小企業にまで及ぶ実態が明らかになった。",
        "name",
    ),
    # another of the same kind, another name, which stand elsewhere in the record
    ("サイバーセキュリティお助け隊は大企業に向けた相談窓口であり、必要なら現地に駆けつける。", "name"),
    ("ドローンについては、無人地帯での目視外飛行を令和4年度を目途に実現することとしている。", "name"),
    ("高度化PICSの普及に向け、市町村への働き掛けを行うこととしている。", "name"),
    ("平成31年3月には、テレビ電話等による合同会社の定款認証が導入された。", "name"),
    ("公的データ提供要請制度は、産業競争力強化法の成立を受けて創設された。", "name"),
    # a whole of which the source has a part, a date of another act, a number of another year
    ("在来線については、全ての路線区間のトンネルで携帯電話を使えるようにする。", "scope"),
    ("電子レシートの標準フォーマットは平成29年度に策定・公表された。", "date"),
    (
        "準天頂衛星の安否確認サービスでは、平成30年度に5県、令和元年度に7県で端末を貸し出すことが決まった。",
        "number",
    ),
    # easy for hard, reached for ahead, denied
    ("通信や放送の海外事業には、民間からの資金が集まりやすい。", "negation"),
    ("ドローンの有人地帯における目視外飛行は、すでに実現している。", "modality"),
    ("計画の変更に当たり、有識者の意見を聴くことは予定されていない。", "negation"),
    # of what is yet to come, of one only, of another name
    ("有人地帯での目視外飛行は、令和4年度に実現した。", "modality"),
    ("放課後児童クラブの情報提供の状況は、都道府県のみを対象に調査する。", "scope"),
    ("次世代救急自動車の研究開発では、札幌市を対象としたシステムが令和2年度に完成する。", "name"),
]


@pytest.mark.parametrize("claim", RIGHT)
def test_a_paraphrase_passes(application: Application, claim: str) -> None:
    assert application.checker.check(claim).claims[0].verdict == "一致"


@pytest.mark.parametrize(("claim", "kind"), WRONG)
def test_one_thing_turned_does_not_pass(application: Application, claim: str, kind: str) -> None:
    checked = application.checker.check(claim).claims[0]
    assert checked.verdict == "相違"
    assert kind in {d.kind for d in checked.differences}
