"""A few words asked of the record talked about: the sentence told first is the one that has what they ask for."""

from __future__ import annotations

import pytest

from rag.conversation.answers import records_in
from tests.rag.conversation.test_going_on import last
from ui.compose import Application

BANK = "空き家バンクの参加自治体はどのくらい増えた?"
WORLD = "01-04の世界ランキングは今何位?"


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        ([BANK, "いつまで?"], "令和2年度末715自治体"),
        ([BANK, "なぜまだ増やす必要があるの?", "いつまで?"], "令和2年度末715自治体"),
        (["02-26の参加自治体数の目標は?", "いつから始まった?"], "平成30年度"),
        (["CYDERは年に何回やってる", "何人?"], "3,000名規模"),
        (["CYDERは年に何回やってる", "いつから?"], "平成29年度から"),
        ([WORLD], "13位"),
        ([WORLD, "目標は?"], "G20で1位"),
        (["02-04の取組率の目標は?", "今は何%?"], "約40%"),
        (["情報銀行の認定件数は", "今年度の目標は?"], "令和2年度6件"),
        (["情報銀行の認定件数は", "今年度の目標は?", "前の年度は?"], "令和元年度末時点で情報銀行の認定件数は5件"),
        (["09-14の道の駅はどこ", "隊列走行はどこの道路で?", "いつまでに実現?"], "隊列走行については、令和2年度"),
        (["104って何の数字?", "いつ時点"], "令和2年3月末日までに国内の104"),
        (["電子タグの目標枚数は", "それはいつまでに?"], "1,000億枚以上"),
        (["09-02のスケジュールは", "令和3年度は何をする年?"], "「令和3年度 大規模社会実証」"),
        (["09-02のスケジュールは", "令和4年度以降は?"], "「令和4年度以降 交通信号機に5Gアンテナ等を設置」"),
        (["電子タグの目標枚数いくつ", "労働生産性の方も目標あった気がする"], "労働生産性の改善"),
        (["バリアフリーの歩行者ナビって何か所が目標", "視覚障害者向けの信号のやつは?"], "高度化PICS整備交差点数"),
        (["オープンデータ官民ラウンドテーブルとは", "次回の開催日程は決まってますか"], "令和2年度に1回以上"),
        (["GIGAスクールの2020年度以降の方向性は", "別表ではどの施策に当たる?"], "GIGAスクール構想の推進"),
        (["地域IoTの専門家の派遣は", "誰を派遣するの"], "専門家・有識者の派遣"),
        (["AIのリスクは何がある?", "安全保障上は?", "対策は?"], "第1章(リスクへの対応)"),
    ],
)  # fmt: skip
def test_first(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled).split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["02-04の取組率の目標は?", "研修は何回?"], "令和2年度40回"),
        (["CYDERは年に何回やってる", "不足しているのは何人?"], "約20万人"),
        (["02-26の参加自治体数の目標は?", "どのくらい増えた?"], "約38%"),
    ],
)
def test_words_of_their_own_decide(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled).split("\n")[0]


def test_a_headed_paragraph_is_no_whole_chapter(bundled: Application) -> None:
    told = "「…」とあります(第1章(リスクへの対応))。"
    assert [r.locator for r in records_in(told, bundled.library)] == ["第1章(リスクへの対応)"]
