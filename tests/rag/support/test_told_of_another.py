"""The draft check where every word stands in the record, but is told of another, in another order or beside a denial."""

from __future__ import annotations

import pytest

from rag.support.statement import Kind
from ui.compose import Application

WRONG: list[tuple[str, Kind]] = [
    # two topics, each told what the other is
    ("放課後児童クラブの情報は直接閲覧できるシステムを福祉医療機構が構築し、保育所の情報は全自治体への調査を行っていく(02-24)。", "name"),
    ("ハルシネーションは社会的リスクとして、差別や偏見の助長は技術的リスクとして挙げられている。", "name"),
    ("重点5分野のうち、交通・物流では共通アーキテクチャの構築とモデル事業の公募選定が、スマートシティでは「SIPスマート物流サービス」の研究開発が行われた。", "name"),
    # two acts, each done to what the other is
    ("AIを社会全体でまずは創り、それに伴い生じた課題を解決するAI技術を使うことで、イノベーションの好循環を実現する。", "name"),
    # a date before what it is told of
    ("法人設立の登記後の手続のワンストップ化は令和3年2月から、定款認証及び設立登記を含む全手続のワンストップ化は令和2年1月からとされている。", "date"),
    # what comes first, what is at the heart
    ("電子レシートの標準フォーマットが策定・公表された後に、2度の実証実験が行われた。", "name"),
    ("スーパーコンピュータ「富岳」は、HPCIを中核として構築・運用されるものである。", "name"),
    # more and earlier
    ("令和2年度までに解決・改善を見込む地域課題の数は、計画策定支援事業の方が地域IoT実装・共同利用推進事業よりも多い。", "number"),
    ("全国の医療機関等で確認できるようになる時期は、薬剤情報の方が特定健診情報よりも早いとされている。", "date"),
    ("全国の医療機関で確認できる時期は、薬剤情報の方が早い(08-27)。", "date"),
    ("軍事領域に関するAIについては、人道的考慮よりも安全保障の観点を重く見た議論を通じて、国際的な議論に積極的に参画する。", "scope"),
    ("社会実装の進捗率は、データ関連基盤の進捗率を下回っている。", "number"),
    ("AI戦略2019の分野別にみると、進捗率が最も高いのは研究開発である。", "number"),
    # another in its place: of a list, of an argument, of a name
    ("AI研究中核センター群は、産総研、理研及び農研機構である。", "name"),
    ("SCOPEでは、評価委員からの指摘を踏まえた評価基準の明確化が、研究開発実施者に付託して行われた。", "name"),
    ("Society 5.0の産業社会で求められるセキュリティ対策の全体像を整理したものとして、平成31年4月に「IoTセキュリティ・セーフティ・フレームワーク」が策定された。", "name"),
    # denied in passing
    ("農業機械については、遠隔監視を伴わない無人システムを令和2年末までに実現することが目指されている。", "negation"),
    ("脳情報を用いた評価の技術は、独占を認めない形で企業へのライセンス供与が実現した。", "negation"),
    ("全国に約20.8万基ある交通信号機のうち、ネットワーク化されていないものは全体の3割程度にすぎない。", "negation"),
    ("都道府県警察の交通規制の情報は、データベースに緯度・経度は登録されているが、網羅的ではない。", "negation"),
    ("MVNOは自らインフラを持つ事業者であり、モバイル市場の競争に加わっている(06-14)。", "negation"),
    # all of what only a part is told of, new what is counted in all
    ("AI戦略2019の初年度の取組は、その全てが計画通りに進捗した。", "scope"),
    ("防災拠点等のWi-Fi環境は、令和3年度に約3万か所を新たに整備する計画である。", "name"),
]  # fmt: skip

RIGHT = [
    "保育所の情報は直接閲覧できるシステムを福祉医療機構が構築し、放課後児童クラブの情報は全自治体への調査を行っていく(02-24)。",
    "ハルシネーションは技術的リスクとして、差別や偏見の助長は社会的リスクとして挙げられている。",
    "2度の実証実験を踏まえ、平成30年度に電子レシートの標準フォーマットが策定・公表された。",
    "全国の医療機関で確認できる時期は、特定健診情報の方が早い(08-27)。",
    "特定健診情報の方が薬剤情報よりも早く確認できるようになる見込みである(08-27)。",
    "社会実装の進捗率は、データ関連基盤の進捗率を上回っている。",
    "進捗率が最も低いのは研究開発の69%である。",
    "データ関連基盤の進捗率は教育改革より高い。",
    "研究開発の進捗率は社会実装を下回っている。",
    "教育改革の進捗率は社会実装を上回っていない。",
    "オープンデータカタログの一元的提供は令和4年度からの運用を目指す。",
    "AI研究中核センター群は、産総研、理研及びNICTである。",
    "SCOPEでは、評価委員からの指摘を踏まえた評価基準の明確化が、PD・POに付託して行われた。",
    "農業機械の遠隔監視下での無人システムを令和2年末までに実現することが目指されている。",
    "研究データ基盤は平成30年度に開発が始まり、令和2年度中の運用開始を目指している。",
    "どのような形なら免税品の購入データを公開できるのかは、法制上必要な措置も含めて検討していく(02-32)。",
    "AI戦略2019の教育改革分野では、2019年度内が期限の31の取組のうち27が計画通りで、4つが全部又は一部未了となった。",
    "デジガバ・中小の分野では、2019年度内を期限とした取組のうち未了は一件もなかった。",
]


@pytest.mark.parametrize(("claim", "kind"), WRONG)
def test_what_is_told_of_another_differs(application: Application, claim: str, kind: Kind) -> None:
    report = application.checker.check(claim)
    assert report.claims[0].verdict == "相違"
    assert kind in {d.kind for d in report.claims[0].differences}


@pytest.mark.parametrize("claim", RIGHT)
def test_what_is_told_as_it_stands_agrees(application: Application, claim: str) -> None:
    assert application.checker.check(claim).claims[0].verdict == "一致"
