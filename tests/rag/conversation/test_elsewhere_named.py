"""A document, a chapter or a part named in what follows: the topic is carried there."""

from __future__ import annotations

import pytest

from tests.rag.conversation.test_going_on import last
from ui.compose import Application

TABLET = "児童生徒1人1台端末の現状は何人に1台"
FRAME = "骨子案の推進体制を説明してください"
OUTLINE = "データ連携基盤の構築は計画骨子案だとどこ"


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        ([TABLET, "AI戦略2019のフォローアップでは何と?"], "(方向性①/教育改革)"),
        (["09-19の目標は", "AI戦略2019ではどう書いてある?"], "(方向性①/教育改革)"),
        ([OUTLINE, "8章の施策でもそういう話がありますよね"], "施策番号が08-で始まる、かつ施策名に「データ連携基盤」を含む施策は3件"),
        (["グローバルサウス関連の取組をあげて", "官民データのほうで外務省は?"], "府省庁名に外務省が記載された施策は3件"),
        (["第4章第1節の本部長は誰", "ほかの計画との関係は?"], "第4章第3節「他の計画等との連携」の内容は"),
        (["富岳の後継についてAI基本計画では何か言ってる?", "そっちの担当は?"], "「富岳NEXTの開発」の府省庁は文部科学省です"),
        ([FRAME, "他の計画との関係についても書いてあった?"], "関係する他の計画等との連携・整合を図る"),
        ([FRAME, "見直しの頻度は"], "当面は毎年変更を行う"),
        ([FRAME, "見直しの頻度は", "3年ごとだと聞いたんだけど"], "第4章第2節「基本計画の変更」"),
        (["AISIの強化について教えて", "サイバー攻撃は?"], "第3章第3節(1)③に"),
        (["第3章第4節(3)③の担当は", "リテラシーは?"], "第3章第4節(3)⑥「初等中等教育や一般市民におけるAIリテラシー向上支援」の主担当"),
        (["富岳の後継についてAI基本計画では何か言ってる?", "後継機については?"], "第3章第2節(4)②は"),
        (["次世代救急車の研究はどの市で", "救急車の信号優先の話もあったよね"], "はい。「救急車等緊急自動車や路線バスの交差点優先通行システム"),
        (["富岳の後継についてAI基本計画では何か言ってる?", "どこが担当?"], "「富岳NEXTの開発」の府省庁は文部科学省です"),
    ],
)  # fmt: skip
def test_carried_there(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled).split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (["第3章第2節(4)②の担当は", "その担当は?"], "総務省、文部科学省、経済産業省"),
        (["MID-NETの目標は", "他の施策との関係は?"], "(08-08)"),
        (["第4章第1節の内容は", "第4章の節は?"], "第4章"),
        (["AISIの強化について教えて", "農業は?"], "08-12"),
        ([FRAME, "有識者の意見は?"], "第4章第1節"),
        (["空き家バンクの担当は", "頻度は?"], "02-26"),
    ],
)
def test_stays(turns: list[str], says: str, bundled: Application) -> None:
    assert says in last(turns, bundled)
