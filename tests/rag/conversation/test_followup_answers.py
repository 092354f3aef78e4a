"""Conversations that go on by comparing, ranking, narrowing and by what is only done, answered."""

from __future__ import annotations

import pytest

from rag.conversation.leaning import names_other
from rag.engine import Turn
from rag.question import analyse
from ui.compose import Application

BANK = ("情報銀行の認定件数、令和2年度の目標は", "04-01の進捗KPIでは令和2年度6件とされています。")
PORT = ("「ヒトを支援するAIターミナル」ではどんな取組をするの", "09-12では三つを実施するとされています。")
CHIPS = (
    "骨子で高性能AI半導体の研究開発を担当するのは",
    "第3章第2節(4)②で、総務省、文科省、経産省とされています。",
)
MIDNET = ("MID-NETの主担当は", "08-08の主担当は厚生労働省です。")
LODGING = (
    "民泊の施策の効果KPIは？",
    "10-22「健全な民泊サービスの普及」の効果KPIは、訪日外国人旅行者数です。",
)
HEALTH = (
    "特定健診情報が全国の医療機関で見られるようになる時期は",
    "08-27では、令和3年3月を目途とされています。",
)
EDUCATION = ("AI戦略2019の教育改革の進捗率は", "教育改革の進捗率は87%です。")
TALENT = ("骨子の第3章第4節(3)には何がありますか", "第3章第4節(3)には①から⑤があります。")
JUSTICE = ("法務省が主担当の施策は", "02-06「不動産登記情報の公開の在り方の検討」の1件です。")
WORK = ("骨子案の「AI時代の働き方の検討」はどこが中心ですか", "第3章第4節(4)③で、主な府省庁は厚労省です。")
NDB = (
    "レセプトのNDBのオープンデータ、第5回の集計は始まってる？",
    "はい。02-25によると、集計作業を開始しています。",
)
TRAINING = (
    "骨子案の第3章第4節(3)③の担当は？",
    "「従業員や労働者のAIリスキリング支援」で、内閣府(AI室)が主担当です。",
)
ALERTS = ("Lアラートで災害情報を早く出す施策の進捗はどう測るの", "08-33のKPI(進捗)は研修の実施回数です。")
WEATHER = ("02-08の担当はどこですか", "「気象情報の利活用の促進」(02-08)の主担当(◎)は国土交通省です。")
CYDER = ("CYDERの主担当は総務省ですね", "はい、10-03の主担当は総務省です。")
FIELDS = ("筆ポリゴンの更新はどのくらい進んでいる？", "08-34では全国の5分の1程度とされています。")
ROUTES = ("02-34の効果KPIは？", "02-34のKPI(効果)は未設定です。")
STARTUP = ("法人設立のワンストップの目標は？", "01-04のKPI(効果)は、令和12年にG20で1位を目指すことです。")
CARDS = ("マイナンバーカードを使う施策を挙げて", "05-03、05-04、05-06、05-07、05-12の5件です。")
FRIENDS = ("フレンズグループの主担当は", "第3章第3節(2)①で総務省です。")


@pytest.mark.parametrize(
    ("history", "text", "says"),
    [
        (BANK, "実際にはもう何件あるんでしょうか", "5件"),
        (BANK, "今のところ何件なんですか", "5件"),
        (BANK, "どこの省の話か、ついでに教えて", "内閣官房"),
        (PORT, "三つのうち先に終わる予定なのはどれ？", "コンテナ蔵置場所の最適化"),
        (CHIPS, "富岳NEXTも同じ顔ぶれですか", "いいえ。"),
        (MIDNET, "CYDERも同じところですか", "いいえ。"),
        (MIDNET, "08-27も同じ省ですか", "はい。"),
        (LODGING, "これと効果の指標が全く同じ施策がもう一つあったと思うのですが、何でしたっけ", "10-23"),
        (HEALTH, "薬のほうはいつから？　あと手術の情報は", "令和4年夏"),
        (EDUCATION, "一番低いのはどの分野", "研究開発"),
        (EDUCATION, "それより低い分野はありますか", "研究開発"),
        (TALENT, "そのうち厚労省が入っているのは", "2件"),
        (JUSTICE, "連携先に入っている施策だと何件ですか", "4件"),
        (CYDER, "いつから続いているのですか", "平成29年度"),
        (FIELDS, "今後はどうやって改善するんですか", "衛星画像"),
        (FRIENDS, "関係する省はほかに？", "経済産業省"),
        (MIDNET, "その省はほかに何をしている？", "厚生労働省が主担当(◎)の施策は18件です"),
        (MIDNET, "経産省はほかに何をしている？", "経済産業省が主担当(◎)の施策は22件です"),
        (ROUTES, "同じく未設定のものを全部", "KPI(効果)が「未設定」で始まる施策は19件です"),
        (ROUTES, "ほかに未設定のものは", "KPI(効果)が「未設定」で始まる施策は19件です"),
        (STARTUP, "担当してる省庁を全部", "01-04)の主担当(◎)は内閣官房"),
        (STARTUP, "関係してる省庁をすべて教えて", "01-04)の主担当(◎)は内閣官房"),
        (CARDS, "その中で金融庁のものは？", "施策名に「マイナンバーカード」を含む、かつ金融庁"),
        (EDUCATION, "データの基盤のほうは何%？遅れてるのいくつ？", "「データ関連基盤」の進捗率は89%"),
        (LODGING, "あ、間違えた。知りたかったのは交通管制の高度化の調査研究のほう。主担当はどこ？", "警察庁"),
        (WEATHER, "最初の施策の話に戻りますが、KPIは？", "930TB"),
        (WEATHER, "さっきの気象の話に戻りますけど、ビジネスのほうは何件つくるのが目標でしたか", "12件"),
        (TRAINING, "次の④も顔ぶれは変わらない？", "はい。"),
        (TRAINING, "④も同じ顔ぶれですか？", "はい。"),
        (ALERTS, "効果のほうのKPIはどうなってる? 数字ある?", "15都道府県"),
        (EDUCATION, "じゃ逆に、遅れなしで満点だったのはどの区分?", "デジガバ・中小"),
        (WORK, "教育だとどこが中心になります？働き方じゃなくて", "文部科学省"),
        (NDB, "その一つ前の、第4回が出たのは？", "令和元年8月"),
        (FRIENDS, "同じ節で外務省が主なのは", "2件"),
    ],
)
def test_answers(history: tuple[str, str], text: str, says: str, bundled: Application) -> None:
    turns = [Turn("user", history[0]), Turn("assistant", history[1])]
    answer = bundled.engine.answer(text, turns)
    assert answer.status == "answered"
    assert says in answer.text


@pytest.mark.parametrize(
    ("history", "text"),
    [
        (MIDNET, "オープンデータの研修は何回ですか"),
        (BANK, "介護ロボットは何台売る目標でしたっけ"),
        (CYDER, "沖縄の超高速ブロードバンドは何市町村で整備しますか"),
        (EDUCATION, "別表で主担当が一番多い省はどこですか"),
    ],
)
def test_a_topic_of_its_own_is_not_asked_of_it(
    history: tuple[str, str], text: str, bundled: Application
) -> None:
    turns = [Turn("user", history[0]), Turn("assistant", history[1])]
    assert bundled.engine.answer(text, turns).text == bundled.engine.answer(text).text


@pytest.mark.parametrize(
    ("text", "names"),
    [("民事責任のあり方のほうは", True), ("かぎ括弧の中の言い方はどうなっていますか", False)],
)
def test_the_way_of_saying_is_no_other_thing(text: str, names: bool, bundled: Application) -> None:
    focus = bundled.library.get("kanmin", "08-08")
    assert focus is not None
    assert names_other(analyse(text, bundled.tokenizer), focus, bundled.tokenizer) is names
