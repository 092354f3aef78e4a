"""What a short question stays with, what it compares and what it takes back, over the real documents."""

from __future__ import annotations

import pytest

from tests.rag.conversation.test_going_on import last
from ui.compose import Application


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["CYDERの年間の回数は", "参加人数も"], "年間100回、計3,000名規模"),
        (["CYDERの年間の回数は", "オンラインでも受けられますか?"], "はい。「令和2年度は、東京2020大会の開催に向け"),
        (["AEDの位置情報の担当は", "英語でも見られますか"], "(02-22)の課題・取組概要)。[1]\nこの記載だけでは"),
        (["富岳の目標は", "民間も使えますか"], "(09-23)の課題・取組概要)。[1]\nこの記載だけでは"),
        (["罹災証明の目標は", "戸籍も対象ですか"], "(05-08)の課題・取組概要)。[1]\nこの記載だけでは"),
        (["5Gの信号機の話、どこがやってますか?", "三つとも◎なの?"], "はい。「交通信号機を活用した5Gネットワークの構築」(09-02)"),
        (["05-11の担当は", "三省庁とも◎ですか"], "はい。"),
        (["08-10の府省庁は", "全部主担当ですか"], "いいえ。"),
        (["02-07の主担当は", "期限だけもう一回"], "令和3年度までに登記所備付地図の電子データの提供"),
        (["富岳はいつから動くの", "後継は?"], "09-23「最先端スーパーコンピュータ等の開発・運用」に、「後継」の記載はありません"),
        (["AI戦略2019で一番遅れてる分野どこ", "何件終わってないの", "じゃあ今後の方向性は"], "「研究開発」の方向性は次のとおりです。"),
        (["教育改革の進捗率は", "方向性も教えて"], "「教育改革」の方向性は次のとおりです。"),
        (["広島AIプロセスの記述はどこにありますか", "担当は?"], "第3章第3節(2)①「広島AIプロセスフレンズグループ"),
        (["ガバメントAIとは何ですか", "担当は", "自治体のほうは？"], "第3章第1節(1)③「地方自治体におけるAIの適正な利活用の促進」の主担当(◎)は総務省"),
        (["農業情報の標準化の推進の概要", "経産省は絡んでますか"], "はい。「農業情報の標準化の推進」(08-12)"),
        (["条件不利地域の携帯エリア整備の目標は?", "分母は何ですか"], "06-02「条件不利地域における携帯電話のエリア整備の推進」に、「分母」の記載はありません"),
        (["介護ロボットの主担当は", "え、経産省なの?根拠の箇所を見せて"], "「◎経済産業省、厚生労働省」(09-05 府省庁名)"),
        (["骨子案の第2章の4つの基本的な方針は何ですか", "2つ目は?"], "第2章(4つの基本的な方針)2「AI開発力の戦略的強化"),
    ],
)  # fmt: skip
def test_stays_with_what_was_talked_about(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["スマート農業の担当は", "水産は?"], "(08-11)の主担当"),
        (["被災者台帳の主担当", "罹災証明も?"], "(05-08)の主担当"),
        (["08-33の担当は", "ドローンもありますか"], "(09-15)"),
        (["マイナンバーカードの施策の担当は", "スマホでも使えますか"], "(05-01)"),
    ],
)
def test_what_is_the_topic_of_another_record_goes_there(
    turns: list[str], says: str, bundled: Application
) -> None:
    assert says in last(turns, bundled)


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        (["Lアラートの担当は", "Jアラートは?", "両方同じってことね"], "はい。「Lアラートによる"),
        (["05-09の担当は", "05-08は?", "担当は同じ?"], "いいえ、一部だけが同じです。"),
        (["データ関連基盤の進捗率は", "デジガバ中小は", "どっちが取組数多い?"], "「データ関連基盤」のほうが取組数が多く"),
        (["社会実装の取組数は", "倫理は", "どっちが多い?"], "「社会実装」のほうが取組数が多く"),
        (["被災者台帳の主担当", "罹災証明も?", "再建支援金は?", "3つとも内閣府が入ってるってことで合ってますか"], "はい。「被災者台帳管理」(05-09)"),
    ],
)  # fmt: skip
def test_the_last_ones_are_compared(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["Lアラートのいつまでに何県?", "Jアラートは?", "いや、県の数じゃなくて担当を聞いてます"], "(06-17)の主担当(◎)は総務省"),
        (["準天頂衛星の担当は", "G空間は?", "違う、担当じゃなくてKPIが知りたい"], "(08-16)のKPI(進捗)"),
        (["水産業のデータ基盤の担当は", "農業は?", "いや農業じゃなくて水産業の目標"], "(08-11)"),
        (["ドローンの担当は", "自動運転は?", "そうじゃなくてドローンの期限"], "(09-15)"),
    ],
)  # fmt: skip
def test_what_is_taken_back_goes_back_to_nothing(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled)


@pytest.mark.parametrize(
    "turns",
    [
        ["AI基本計画骨子案の3原則を教えてください", "4つの方針は？"],
        ["情報銀行の認定件数は今何件ですか", "目標は?", "あと1件か。いつまで?"],
        ["02-08の気象情報の目標は", "残り3件ですね。いつまで?"],
        ["CYDERの担当は", "経産省が主担当のものだけにして"],
        ["広島AIプロセスの担当は", "グローバルサウス関係で外務省が◎なのはどれ"],
    ],
)
def test_nothing_is_corrected_that_was_not_said(turns: list[str], bundled: Application) -> None:
    assert "前提" not in last(turns, bundled)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["02-04の目標は", "取組率は60%でしたよね"], "60%"),
        (["02-08の担当は", "総務省が主担当でしたよね"], "総務省"),
        (["情報銀行の認定件数の目標は", "8件でしたよね"], "8件"),
    ],
)
def test_what_the_message_says_is_corrected(turns: list[str], said: str, bundled: Application) -> None:
    text = last(turns, bundled)
    assert f"ご質問の前提({said})とは異なり" in text or text.startswith("いいえ。")


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["which ministry handles the AED location data?", "any KPI for outcome?", "日本語でお願いします"], "のKPI(効果)は未設定です"),
        (["what is the lead ministry of 08-33?", "日本語で答えてください"], "(08-33)の主担当(◎)は総務省です"),
        (["08-33の担当は", "日本語データの整備は?"], "第3章第2節(3)①"),
    ],
)  # fmt: skip
def test_the_answer_again_in_japanese(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled)


@pytest.mark.parametrize("question", ["09-19は高校も対象ですか", "1人1台端末は私立も対象ですか"])
def test_who_is_not_named_is_no_yes(question: str, bundled: Application) -> None:
    assert not last([question], bundled).startswith("はい")
