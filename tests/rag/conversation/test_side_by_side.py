"""Comparisons across turns: two sets, two records, one of them and another that is named."""

from __future__ import annotations

import pytest

from tests.rag.conversation.test_going_on import last
from ui.compose import Application


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["文科省が主担当の施策は何件", "総務省は?", "どっちが多い?"], "最も多い主担当(◎)の府省庁は総務省で、49件"),
        (["文科省が担当する施策は何件", "そのうちKPIが未設定なのは?", "総務省は?", "どっちが多い?"], "文部科学省と総務省で、それぞれ4件"),
        (["02番台の施策は何件?", "05番台は?", "どちらが少ない?"], "施策番号が02-で始まる施策は37件、施策番号が05-で始まる施策は12件"),
        (["文科省の施策は何件", "総務省とどっちが多い?"], "総務省で、49件"),
        (["情報銀行の認定件数の目標は", "スマートホームの件数目標とどっちが大きい?"], "04-08のほうが大きい"),
        (["05-08の担当は", "では05-09は?", "その担当は05-08と同じ?"], "一部だけが同じです。"),
        (["02-08の担当は", "02-16と同じ?"], "はい。"),
        (["02-08の担当は", "02-14と一緒ですか"], "いいえ。"),
        (["02-08の担当は", "02-16は?", "両方とも国交省?"], "はい。"),
        (["02-08の担当は", "02-14は?", "どちらも警察庁が主担当?"], "いいえ。「気象情報の利活用の促進」(02-08)"),
        (["09-31の担当は", "09-34は?", "KPIは?", "両方とも総務省?"], "いいえ。「救急車等緊急自動車"),
        (["07-05の担当は", "予防接種の方は担当同じですか"], "「予防接種記録の電子化推進と疫学調査等への活用の検討」(08-25)の府省庁は主担当◎ 厚生労働省"),
        (["空き家バンクの担当は?", "ボーリング柱状図も担当は一緒?"], "はい。「全国版空き家・空き地バンクの構築・活用」(02-26)"),
        (["Lアラートの担当は?", "Jアラートは?", "両方同じってことね"], "はい。「Lアラート"),
        (["被災者台帳の主担当", "罹災証明も?", "再建支援金は?", "3つとも内閣府が入ってるってことで合ってますか"], "はい。「被災者台帳管理」(05-09)"),
        (["10-01の目標は", "10-02は?", "KPIは?", "どっちが期限が早い"], "(10-01)"),
    ],
)  # fmt: skip
def test_both_sides_are_told(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled)


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        (["AI基本計画骨子案の3原則を教えてください", "4つの方針は？"], "第2章(4つの基本的な方針)の内容は"),
        (["情報銀行の認定件数は今何件ですか", "目標は?", "あと1件か。いつまで?"], "情報銀行の認定件数は、令和2年度6件です"),
        (["空き家バンクの目標自治体数は?", "残り100団体か。担当は?"], "「全国版空き家・空き地バンクの構築・活用」(02-26)の主担当(◎)は国土交通省です"),
    ],
)  # fmt: skip
def test_a_number_of_the_asker_is_no_premise(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (["02-08の担当は", "02-16は?"], "総務省と経産省の施策はどちらが多い?"),
    ],
)
def test_no_two_things_were_talked_about(turns: list[str], text: str, bundled: Application) -> None:
    assert "02-08と" not in bundled.engine.analyse(text, []).text
    assert last([*turns, text], bundled).split("\n")[0] == last([text], bundled).split("\n")[0]
