"""Where a conversation turns to something else: thanks, 「次に」, 「AではなくB」, another thing, another side."""

from __future__ import annotations

import pytest

from tests.rag.conversation.test_going_on import last
from ui.compose import Application

CYBER = "サイバー攻撃への対応の担当は"
WEATHER = "02-08の目標は?"


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("ありがとう。次に、", "Lアラートの目標県数は?"),
        ("了解です。次は、", "AEDの位置情報の担当省庁を教えてください"),
        ("では別件で、", "スマートシティの構築数は?"),
        ("話は変わって、", "介護ロボットの目標は?"),
        ("ところで、", "情報銀行の認定件数の目標は"),
        ("助かりました。", "空き家バンクの参加自治体数の目標は?"),
    ],
)
def test_a_new_topic_is_read_alone(opening: str, question: str, bundled: Application) -> None:
    assert last([CYBER, opening + question], bundled) == last([question], bundled)


@pytest.mark.parametrize("question", ["では次に、担当は?", "ところで、その担当は", "なるほど。担当は?"])
def test_what_names_no_topic_stays_with_the_record(question: str, bundled: Application) -> None:
    assert "(02-08)の主担当(◎)は国土交通省" in last([WEATHER, question], bundled)


@pytest.mark.parametrize(
    ("turns", "starts"),
    [
        (["難病患者のデータベースの担当はどこですか", "小児は別のデータベース?", "保育所のほうはどうなった"], "02-24"),
        (["高度化PICSは何県で運用", "Webのアクセシビリティは?"], "06-06"),
        (["02-17の目標は何か所?", "視覚障害者向けの信号のやつは?"], "11-02"),
        (["個人情報保護委員会の施策は何がある", "講師派遣は年何回", "いや、講師派遣じゃなくて越境移転のほうのKPI"], "12-02)のKPI"),
        (["通学路の情報公開の担当は?", "いや、通学路じゃなくて保育所のほうの担当"], "02-24)の主担当"),
        (["コンビニ交付の効果KPIは?", "コンビニ交付ではなくオンライン資格確認のほうです"], "08-06)のKPI(効果)"),
        (["介護ロボットの目標台数は?", "いえ、介護ロボットではなく農業ロボットのほう"], "09-08"),
        (["準天頂衛星の防災利用を知りたい", "導入目標は?", "農業での利用は?"], "09-08"),
        (["AIリテラシー向上", "どこが主管?"], "第3章第4節(3)⑥"),
        (["02-24の目標は", "どこが仕切ってるの?"], "(02-24)の主担当"),
        (["CYDERは年に何回やってる", "令和2年度は何か新しいことをするの"], "(10-03)"),
    ],
)  # fmt: skip
def test_the_record_that_is_meant(turns: list[str], starts: str, bundled: Application) -> None:
    assert starts in last(turns, bundled).split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "starts"),
    [
        (["02-08の進捗KPIは", "進捗ではなく効果のほう"], "(02-08)のKPI(効果)"),
        (["スマートシティの構築数の目標は?", "民泊は?"], "(10-22)"),
        (["遠隔診療の担当は", "介護ロボットは?"], "(09-05)の主担当"),
    ],
)
def test_what_was_asked_is_asked_of_another_thing(
    turns: list[str], starts: str, bundled: Application
) -> None:
    assert starts in last(turns, bundled).split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["AI戦略2019の進捗率が一番低い分野はどこ", "何件が未了?", "逆に一番高いのは?"], "進捗率が最も高い分野はデジガバ・中小(100%)"),
        (["AI戦略2019の進捗率が一番高い分野は", "最低は?"], "進捗率が最も低い分野は研究開発(69%)"),
        (["AI戦略2019で未了が一番多い分野は", "一番少ないのは?"], "未了/一部未了が最も少ない分野は"),
        (["AI戦略2019で一番遅れている分野は?", "次に低い分野は?"], "進捗率が2番目に低い分野は教育改革(87%)"),
        (["総務省の施策は", "一番多いのは何番台?"], "最も多い番号(上2桁)は06番台"),
    ],
)  # fmt: skip
def test_the_other_end_of_the_same_column(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled).split("\n")[0]
