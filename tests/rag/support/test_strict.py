"""The strict comparison of drafts: every part of a claim must be borne out, paraphrases must pass."""

from __future__ import annotations

import pytest

from rag.drafting.report import Verdict
from rag.figures import quantities
from rag.support.clauses import clauses
from rag.support.reading import read
from rag.support.standing import Frame
from rag.support.statement import Kind
from rag.tokens import Tokenizer
from ui.compose import Application

WRONG: list[tuple[str, Kind]] = [
    # a word that nothing in the source accounts for
    ("次世代救急自動車の研究開発では、令和2年度も実証実験を続け、横浜市を対象としたシステムが完成する予定である。", "name"),
    ("マテリアルDXプラットフォーム構想は、データ活用の「アジアモデル」を世界に先駆けて確立・提示することをうたう。", "quote"),
    # told crosswise, or in the other direction
    ("PTPSは消防機関等のニーズを、FASTはバス事業者等のニーズを踏まえて整備されている。", "name"),
    ("人工知能戦略推進会議は全閣僚を、人工知能戦略本部は関係府省庁を構成員とする。", "name"),
    ("G空間情報の循環システムでは、令和2年度までにデータ分野を50、参加団体を10とすることが指標である。", "name"),
    ("骨子案は、「開発」から「利活用」へとサイクルを回すことが反転攻勢の好機だと述べる。", "name"),
    ("消防ロボットシステムについては、海外への展開が既に始まっている。", "modality"),
    # the subject of another figure
    ("市町村を含めた全国のオープンデータ取組率は100%に達している。", "number"),
    ("都道府県の取組率は令和2年3月2日時点で約40%にとどまる。", "number"),
    # planned told as done, done as planned, considered as decided
    ("気象庁ホームページからのデータダウンロード量は、令和2年度に930TBに達した。", "modality"),
    ("研究データリポジトリの整備・運用に関するガイドラインは、今後策定される予定である。", "modality"),
    ("不動産総合データベースの構築を進めている。", "modality"),
    ("デジタル活用支援員は、令和2年度から本格的に実施されている。", "modality"),
    ("交通事故統計情報の業務用プログラムの改修は、令和元年度に完了した。", "negation"),
    ("令和2年度には、取組率100%を達成した。", "modality"),
    ("歩行者移動支援サービスは、25か所で既に実現している。", "modality"),
    ("首都直下型地震等に関する研究開発プロジェクトには、既に90機関が参画している。", "modality"),
    ("沖縄県では5市町村で整備が完了し、残る11町村の整備を令和3年度末までに行う。", "number"),
    ("コンビニ交付の導入促進により、地方公共団体の窓口負担は増加するとされている。", "negation"),
    # another's item
    ("環境保全分野のAIエージェント等の導入促進は、農林水産省が担当する。", "ministry"),
    ("防災・消防の分野では、金融庁がAIエージェントやフィジカルAIの導入を進める。", "ministry"),
    ("地方におけるオープンデータの促進は、内閣官房が単独で担当する。", "role"),
    # the date of a document
    ("人工知能基本計画骨子(案)は、令和2年に公表された。", "date"),
    ("官民データ活用推進基本計画は、令和元年6月14日に閣議決定された。", "date"),
    ("登記情報の公開の在り方全般の見直しは、国会において検討する。", "agent"),
    # how much, the opposite, who
    ("e-Statの統計データの一部を、高度利用型統計データに転換する。", "scope"),
    ("海外安全情報オープンデータサイトへのアクセス数は、当初の目標を大きく下回った。", "negation"),
    ("我が国では、AI関連の投資が経済規模に比べて潤沢である。", "negation"),
    # a number of another column of the table
    ("研究開発分野では、16の取組のうち5つが計画通りに進んだ。", "number"),
    ("教育改革の取組31件のうち、計画通りに進んだのは4件、未了又は一部未了は27件であった。", "number"),
    ("デジガバ・中小分野では、3つの取組のうち1つが未了となっている。", "number"),
    # the figure of another thing of the same name
    ("薬剤の情報については、令和3年3月をめどに稼働させる。", "date"),
    ("次世代コンピューティングについては、令和4年度までに従来比10倍以上の性能を実現する技術の確立を目指す。", "date"),
    ("研究データリポジトリ整備・運用ガイドラインは平成30年6月に公開された。", "date"),
    ("AIエコシステムを海外に構築し、日本国内に積極的に展開することで国際競争力を強化する。", "name"),
    # another party than the sentence has
    ("農地情報公開システムの農地台帳については、大半の市町村でデータ更新等がされていないことが課題である。", "agent"),
    ("国土交通省は、気象予報士会と連携して産業界での気象データの利活用を推進する。", "agent"),
    ("犯罪発生情報は警察庁がまとめて自庁のウェブサイトに載せ、その進捗や効果の把握は都道府県警察が受け持っている。", "agent"),
    # the date, the figure or the party of something else in the same sentence
    ("特定健診情報を確認する仕組みは、令和3年10月を目途に稼働する。", "date"),
    ("デジタル活用支援員の基本的枠組みは、令和3年度中に構築される。", "date"),
    ("ナッジを通じた環境価値の支払意思額の向上は、令和4年度に対統制群比5%が目標である。", "date"),
    ("スマートホームの取組では、平成30年度までに100件の事業者連携の創出を目指す。", "date"),
    ("PHRの具体的なサービスモデルを作る研究事業は、平成30年度までに2件行われた。", "number"),
    ("在来線の対策は、平均通過人員2万人以上8万人以下の路線区間を対象とする。", "number"),
    ("民間団体が国の自主的な取組を支援することで、個人情報の適正な利活用環境を整える。", "agent"),
    ("軍事領域のAIに関する国際的な議論への参画は、防衛省が主担当となる。", "role"),
    # denied of what is not denied, by the place of the denial
    ("平成29年度末で光ファイバが整備されていた世帯は約98万である。", "negation"),
    ("信号機のうちネットワーク化されていないものは3割程度である。", "negation"),
    ("AIセーフティ・インスティテュートの強化は行わないとしている。", "negation"),
    # denied in passing, decided for asked, begun for aimed at
    ("学校の端末を家庭に持ち帰らせないことを前提としたガイドラインも作る。", "negation"),
    ("情報銀行は、個人が関与しないデータ流通・活用を進める仕組みである。", "negation"),
    ("「全国版空き家・空き地バンク」に参加しない自治体は全国の4割弱に達したが、足元の増え方はわずかである。", "negation"),
    # nothing against what is barred
    ("国税庁に送信される免税品購入データは、そのまま公開しても差し支えない。", "negation"),
    ("現在の交通管制システムは、ビッグデータやAI等の新たな技術に十分に対応できている。", "negation"),
    ("免税品購入データについては、法制上必要となる措置を講じた上で、公開することが決まった。", "modality"),
    ("登記所備付地図の電子データの民間事業者への提供は、平成29年度から開始されている。", "modality"),
]  # fmt: skip

RIGHT = [
    "薬剤情報を確認する仕組みは、令和3年10月を目途に動き出す。",
    "環境価値の取引回数をマーケットデザインで5%高める目標年度は、令和4年度である。",
    "交通管制システムのセキュリティに係る調査は、令和2年度に行われる。",
    "デジタル活用支援員は令和3年度から本格的に実施される。",
    "PHRの情報連携技術モデルの構築に向けた研究事業は、平成30年度までに2件実施された。",
    "民間の自主的な取組を支援することで、個人情報の適正な利活用環境を整える。",
    "軍事領域のAIに関する国際的な議論への参画は、外務省が主担当となる。",
    "平成29年度末で光ファイバが整備されていなかった世帯は約98万である。",
    "信号機のうちネットワーク化されているものは3割程度である。",
    "災害時の脆弱性の要因の一つは、通信が都市部を経由することである。",
    "社会実装に関する26の取組は9割以上が計画どおりで、遅れたのは2件だけであった。",
    "社会実装分野で期限までに終えられなかった取組は、一部未了も含めて2つである。",
    "特定健診の情報は2021年3月、薬剤情報は同年10月に確認できるようになる見込みである。",
    "第4回NDBオープンデータは2019年8月に公開された。",
    "AIエコシステムを国内に築き、海外にも広げていく。",
    "PTPSの整備はバス会社の要望を踏まえています。",
    "光ファイバの整備が済んでいない世帯は、平成29年度末の時点でおよそ98万あった。",
    "農地台帳のデータ更新は、ほとんどの農業委員会で行われていない状況にある。",
    "審査支払の新システムは令和3年9月の稼働を予定しており、開発が続けられている。",
    "産総研、理研、NICTを中核とする「人工知能研究開発ネットワーク」には、3月末までに100を超える機関が加わった。",
    "先端技術の活用推進に係る文科省の事業は令和2年度の当初予算事業であり、今のところKPIは置かれていない。",
    "デジタル化の力を最大限に生かすには、データ流通や電子商取引を中心とした国際的なルール作りを急がなければならない。",
    "農地の筆ポリゴンの更新は人手に頼っているため全国の2割ほどにとどまっており、令和2年度からは衛星画像とAIで毎年更新する。",
    "運転者管理システムについては、警察庁が都道府県警察も使う共通基盤を整え、令和4年度以降に順次移っていく。",
    "AI活用ガイドラインを収めた「報告書2019」は、AIネットワーク社会推進会議が2019年8月にまとめたものである。",
    "国や自治体が法人の情報を公開するときは、法人番号を併記するのが原則とされている。",
    "データカタログサイトとe-Govは、令和4年度の早い時期の運用開始を目途に統合される。",
    "日本救急医療財団は全国AEDマップを公開しているものの、オープンデータの形では提供していません。",
    "1,159人の被験者に12か月間の介入が行われ、2019年12月末に全員分が終了した。",
    "沖縄県では超高速ブロードバンドの整備がすでに11町村で完了しており、残る5市町村についても2021年度末までに整備が行われます。",
    "MID-NETの利用可能症例数は、令和2年度末に520万人とすることをKPIとしている。",
    "世界の国々でAIの利活用が進み、開発競争も激しくなっています。",
    "ロボット介護機器は、2025年度までに販売台数を2万5千台とすることが目標に置かれている。",
    "教育改革の進捗率は八割七分である。",
    "取組数の合計は89件である。",
    "データヘルス計画の実施状況には、保険者によって差がある。",
    "国土交通省は、AIターミナル高度化実証事業を実施している。",
    "環境保全分野のAIエージェント等の導入促進は、文科省と環境省が担う。",
    "官民データ活用推進基本計画は、令和2年7月17日に閣議決定された。",
    "官民データ活用推進基本計画の別表では、ダウンロード量の目標は令和2年度に九百三十テラバイトである。",
]  # fmt: skip


def verdict(application: Application, claim: str) -> tuple[Verdict, list[str]]:
    (found,) = application.checker.check(claim).claims
    return found.verdict, [d.kind for d in found.differences]


@pytest.mark.parametrize(("claim", "kind"), WRONG)
def test_a_wrong_claim_does_not_pass(application: Application, claim: str, kind: str) -> None:
    got, kinds = verdict(application, claim)
    assert got == "相違"
    assert kind in kinds


@pytest.mark.parametrize("claim", RIGHT)
def test_a_faithful_paraphrase_passes(application: Application, claim: str) -> None:
    assert verdict(application, claim) == ("一致", [])


def test_a_sentence_is_cut_where_its_verbs_join(tokenizer: Tokenizer) -> None:
    text = "令和元年度に改修に着手しており、2020年度は公開に係る手続を進めて、同年中に公開することを目指しています。"
    found = clauses(text, tokenizer)
    assert [c.standing for c in found] == ["done", "", "planned"]
    assert [text[c.start : c.end][:4] for c in found] == ["令和元年", "2020", "同年中に"]


def test_bare_nouns_are_ahead_in_plans_and_by_their_dates(tokenizer: Tokenizer) -> None:
    def standing(text: str, frame: Frame) -> str:
        return clauses(text, tokenizer, frame)[-1].standing

    frame = Frame(edition=(2020, 7))
    assert standing("平成30年3月に優先的処理を開始。", frame) == "done"
    assert standing("令和4年度に一元的に提供。", frame) == "planned"
    assert standing("研修開催回数(40回)", Frame(goals=True, edition=(2020, 7))) == "ahead"
    assert standing("取組を前倒し実施", Frame(results=True, edition=(2020, 7))) == "done"


def test_what_only_reports_is_no_act(tokenizer: Tokenizer) -> None:
    for text in (
        "研修を40回開催することがKPIとされている。",
        "AIの先導導入支援が挙げられている。",
        "国民が不安を抱いているのも事実だとしています。",
    ):
        (clause,) = clauses(text, tokenizer)
        assert clause.standing != "done"


@pytest.mark.parametrize(
    ("written", "value"),
    [("2万5千台", 25000), ("八割七分", 87), ("九百三十テラバイト", 930), ("2万5,000台", 25000)],
)
def test_figures_in_other_writings(written: str, value: int) -> None:
    (quantity,) = quantities(read(written).text)
    assert quantity.value == value


def test_an_era_goes_on_in_a_range() -> None:
    assert read("平成28年度から30年度").text == "平成28年度から平成30年度"
    assert read("令和2年度から3年間").text == "令和2年度から3年間"


def test_a_section_belongs_to_the_chapter_named_before_it(application: Application) -> None:
    draft = (
        "骨子案の第3章では、政府が講ずべき施策を挙げている。"
        "第1節では、まずは政府自らが積極的かつ先導的にAIを利活用するとしている。"
        "第9節では、AIの利活用を推進するとしている。"
    )
    chapter, section, missing = application.checker.check(draft).claims
    assert (chapter.verdict, section.verdict, missing.verdict) == ("一致", "一致", "相違")
    assert [(d.kind, d.draft) for d in missing.differences] == [("citation", "第9節")]


def test_headings_and_cells_are_no_claims(application: Application) -> None:
    draft = "3 データ流通基盤の整備に向けて\n\n気象情報の利活用の促進\n\n内閣官房、総務省\n\nデータのダウンロード量 950TB\n"
    *bare, figure = application.checker.check(draft).claims
    assert [c.verdict for c in bare] == ["対象外"] * 3
    assert figure.verdict == "相違"
    assert [(d.draft, d.source) for d in figure.differences] == [("950TB", "930TB")]
