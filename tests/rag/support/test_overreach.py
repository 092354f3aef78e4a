"""The draft check on who acts, how far an act is, who leads: what is turned does not pass, what is not does."""

from __future__ import annotations

import pytest

from rag.support.reading import read
from rag.support.roles import parts
from rag.support.statement import Kind
from ui.compose import Application

WRONG: list[tuple[str, Kind]] = [
    # a party that the record has nothing of, in any place of the sentence
    ("先端技術を病院で有効に使うための実証研究を行い、検証結果を広く知らせることが、GIGAスクール構想を前に進める手立てとされている。", "agent"),
    ("全国版の空き家・空き地バンクに加わる大学は全体の4割弱に達したが、足元では伸びがわずかになっている。", "agent"),
    ("Wi-Fiの防災上の効用などが大学に十分知られていないことから、活用事例をつくるなどして普及を図る必要がある。", "agent"),
    ("内閣府は文科省とともに、国、自治体、大学等が別々に集めて管理してきた災害情報をSIP4Dに集約し、災害対応に携わる者が素早く把握できるようにする。", "agent"),
    ("AI戦略2019の2年目に当たる2020年度は、大学におけるAIサービスの標準化や、行政へのAI・RPAの導入に取り組む。", "agent"),
    # one that stands elsewhere in the record, but not in the sentence that is repeated
    ("道路や登山道などの不感解消と並んで、地方公共団体による基地局の整備が遅れているエリアでは5Gの導入が促される(06-02)。", "agent"),
    # a ministry for another doer of the act
    ("データ編とAI編の二部から成る「AI・データの利用に関する契約ガイドライン」は、平成30年6月に総務省が策定したものである(03-01)。", "ministry"),
    ("保育所に関する有益な情報をインターネット上でじかに見られるよう、厚生労働省が構築するシステムが令和2年度から運用に入る(02-24)。", "ministry"),
    # a role told in a cleft sentence
    ("グローバルサウスを含むAI産業の海外市場展開への支援について、骨子が主な府省庁としているのは、総務省、外務省、経産省のうち経産省である。", "role"),
    ("内閣府、国土交通省、環境省等も名を連ねる政府衛星データのオープン化(02-21)において、主担当とされているのは文部科学省である。", "role"),
    # planned told as done before the number of the record, in passing, already
    ("定款認証や設立登記まで含めた全手続のワンストップ化は、印鑑届出の任意化等とあわせ、令和3年2月から開始されたところである(01-04)。", "modality"),
    ("我が国のAI研究開発に関する統一的な情報発信のため、人工知能研究開発ネットワークはポータルサイトを構築し、その運用を既に始めている(07-09)。", "modality"),
    ("遠隔型自動走行システムによる無人自動運転移動サービスを令和2年度中に始めたことを受けて、3台以上の車両を遠隔操作で運行させる実証評価等が行われる(09-14)。", "modality"),
    ("マイナンバーカード等を使ったチケットレス入場の仕組み(05-06)は、東京2020大会等でのボランティアなど関係者の入場管理に導入した実績を持つ。", "modality"),
    # considered told as to be carried out
    ("ボーリング柱状図データ(02-35)については、占用申請者に地盤情報を提出してもらうほか、それを標準的な形式のオープンデータとして公開することが今後実施されることとなっている。", "modality"),
    # a compound with the opposite word, a place, a share, a denial left out
    ("道の駅を拠点とする手動運転サービスについては、「かみこあに」で2019年11月に社会実装が始まっている。", "name"),
    ("我が国のインターネットは、トラフィックの大部分が地方で交換されるという、一極集中型の構成をとっている(06-04)。", "name"),
    ("e-Statに載っている統計データは、原則としてその半数が高度利用型統計データへ転換される(02-10)。", "scope"),
    ("コンビニ交付サービス(05-05)については、半数の住民が使える環境を令和4年度末までに確実に整えるとされている。", "scope"),
    ("既存インフラから集めた情報を基に動いている現在の交通管制システム(09-18)は、人工知能等の新しい技術に十分対応できている。", "negation"),
    ("個人・法人に係る基礎的な情報などのベース・レジストリは、一度出した情報の再提出を求めるというワンストップの原則に立って整備することが重要である(01-01)。", "negation"),
]  # fmt: skip

RIGHT = [
    # the same parties, in other words
    "非識別加工情報について、国は活用事例の整理もする。",
    "自治体が持つ個人情報の非識別加工情報の仕組みについて、総務省は相談に応じ情報を提供する。",
    "道路や登山道などの不感解消と並んで、民間企業による基地局の整備が遅れているエリアでは5Gの導入が促される(06-02)。",
    "データ編とAI編の二部から成る「AI・データの利用に関する契約ガイドライン」は、平成30年6月に経産省が策定したものである(03-01)。",
    "グローバルサウスを含むAI産業の海外市場展開への支援について、骨子が主な府省庁としているのは、総務省、外務省、経産省のうち外務省である。",
    "政府衛星データのオープン化(02-21)において、主担当とされているのは経済産業省である。",
    # a part of a name before its number
    "交通事故統計情報のオープンデータ化(02-14)に関しては、令和2年度に公開のための諸手続を進め、同年中に公開することが目指されている。",
    "高精細映像技術の医療応用(09-06)では、薬事承認の取得を目指す8K内視鏡システムについて、カメラ部分を小さくし、新しいレンズを開発することが盛り込まれている。",
    "コンビニ交付サービス(05-05)については、ほとんどの住民が使える環境を令和4年度末までに確実に整えるとされている。",
    "子育て支援金をはじめとする国や地方公共団体の現金給付をポイントで行うことは、マイナンバーカードの多機能化(05-04)において検討事項に位置付けられている。",
    # a section that stands in several chapters, without its chapter
    "骨子の第2節では、高性能AI半導体等の研究開発に続けて、文科省による富岳NEXTの開発が取組例に挙げられている。",
    # what is past is the decision, a date before the documents, or what already came of it
    "住宅宿泊事業法については、施行後もポータルサイト等を通じた制度の周知を行いながら、適切に運用するよう努めることとされた(10-22)。",
    "オープンデータ化が既に達成された「女性の活躍推進企業データベース」(02-30)は、今後一層の普及と利用の促進が求められている。",
    "指定難病等のデータベース(07-05)からのデータ提供は、研究者向けの受付が令和元年度に始まっている。",
    "AEDの設置位置情報(02-22)に関しては、他の団体からのデータ公開も含めたオープンデータ化が検討課題とされている。",
    "世界銀行の事業環境ランキングで、日本の法人設立分野の順位は2019年10月の公表時に13位であった。",
    "交通規制情報を標準フォーマットにするプログラム又はシステムは、2019年度までに19の都道府県警察が整備した。",
    "無意識の価値判断を脳情報から捉える研究では、基盤技術がおおむね固まり、企業への独占的なライセンス供与も実現した。",
    "こうしてAIターミナルを実現したところでは、令和5年度までに外来トレーラーのゲート前待機がほぼなくなることを見込む。",
    "健康・医療情報による行動変容の実証研究では、1,159人への介入が令和元年12月末に全て終わった。",
]  # fmt: skip

ROLES = [
    ("主担当とされているのは文部科学省である。", ["lead"]),
    ("主担当になっているのは総務省と財務省だ。", ["lead", "lead"]),
    ("主な府省庁としているのは、総務省、外務省、経産省のうち経産省である。", ["", "", "", "lead"]),
    ("連携府省庁とされているのは財務省である。", ["joint"]),
    ("総務省が旗振り役を務め、財務省は支える側に立つ。", ["lead", "joint"]),
    ("問題とされているのは総務省の対応である。", [""]),
    ("総務省、外務省のうち外務省が調査する。", ["", "", ""]),
]


@pytest.mark.parametrize(("claim", "kind"), WRONG)
def test_what_goes_too_far_or_names_another_does_not_pass(
    application: Application, claim: str, kind: Kind
) -> None:
    (found,) = application.checker.check(claim).claims
    assert found.verdict == "相違"
    assert kind in [d.kind for d in found.differences]


@pytest.mark.parametrize("claim", RIGHT)
def test_what_only_says_it_otherwise_passes(application: Application, claim: str) -> None:
    (found,) = application.checker.check(claim).claims
    assert (found.verdict, [d.kind for d in found.differences]) == ("一致", [])


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_a_role_is_read_through_a_cleft_sentence(text: str, roles: list[str]) -> None:
    assert [p.role for p in parts(read(text))] == roles
