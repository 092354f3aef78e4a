"""Members, articles, offices and ranks that a question takes for granted."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.premises.ranks import rank_of
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "truth"),
    [
        ("「AI研究中核センター群」は東大・京大・阪大の3つですよね?それぞれ何をしているのか知りたいです。", "東大", "NICT"),
        ("産総研、理研、JSTの三者をAI研究中核センター群とする人工知能研究開発ネットワークにつき、設置の目的を一言で述べられたい。", "JST", "英知"),
        ("AI研究中核センター群は産総研と理研の2者でしたよね", "2者", "NICT"),
        ("人工知能研究開発ネットワークの中核は理研と産総研とNIIの三者ですよね。参画機関数はいくつ?", "NII", "104"),
        ("会社とかに自主的に気をつけてもらうためのガイドライン、AI法の16条で作るって骨子にありましたけど、ほかに16条のガイドラインはあります?", "16条", "13条"),
        ("AI戦略本部の本部長は官房長官だそうですが、構成員は誰ですか。", "官房長官", "内閣総理大臣"),
        ("中期の予算要求を組むうえで気になったので伺います。AI基本計画は3年に一度改定すると骨子で決まっているそうですが、その際に意見を聴くのはどの会議になりますか。", "3年に一度", "人工知能戦略専門調査会"),
        ("情報銀行の認定件数について令和2年度の目標が10件とされているところ、令和元年度末の実績との差はいかほどか、答弁用に算出していただきたい。", "10件", "5件"),
        ("AI戦略2019は初年度に取組の95%が計画どおりに進んだわけですが、残り5%の分野はどこなのか、フォローアップから拾ってもらえますか。", "95%", "「研究開発」5件"),
        ("教育改革がいちばん遅れてるそうですね。なんで教育だけ6割台なんですか?", "6割台", "69%"),
        ("研究開発が足を引っ張ってて、進捗率が5割を切ったと聞きました。実際の未了件数は?", "5割", "5件"),
        ("建造量の世界シェア3割の目標年は令和12年でしたよね。所管も教えて", "令和12年", "国土交通省"),
        ("ドローンが人のいる街の上を見えない距離まで飛べるのは令和7年度が目途だそうですが、それまでに何を整えますか", "令和7年度", "令和4年度"),
        ("AI研究中核センター群は理研とNICTだけでしたよね", "理研とNICTだけ", "産総研"),
        ("住宅宿泊事業法が平成29年6月に施行されてから、周知には何を使いましたか", "平成29年6月", "平成30年6月15日"),
    ],
)  # fmt: skip
def test_what_is_told_in_passing_is_corrected_first(
    text: str, said: str, truth: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected", answer.text
    assert said in answer.text.split("\n")[0]
    assert truth in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "AI研究中核センター群は産総研、理研、NICTの3機関だそうですが、設置の目的は何ですか",
        "AI法16条に基づく調査研究は誰が担当ですか",
        "AI法の13条に基づく指針の連携府省庁はどこですか",
        "研究開発がいちばん遅れているそうですが、未了は何件ですか。",
        "社会実装の進捗率が9割を超えたとのことですが、未了は何件ですか。",
        "情報銀行の認定件数は令和2年度の目標が6件ということですが、令和元年度末の実績との差はいくつですか。",
        "フォローアップの表で進捗率100%の区分をすべて合わせると、取組は何件になりますか",
        "別表のデータ連携基盤の施策は何件ありますか",
        "交通信号機は全国に20万基ちょっとあるそうですが、5Gの大規模実証は何年度ですか",
        "ETC2.0の新サービスをやりませんかと募集したのはいつですか。決まったのは？",
        "建造量の世界シェア3割の目標は令和7年でしたが、所管はどこですか",
        "AI戦略本部の本部長は内閣総理大臣だそうですが、構成員は誰ですか。",
        "AI基本計画は毎年変更するそうですが、その際に意見を聴くのはどの会議ですか。",
    ],
)
def test_what_is_right_is_not(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "answered"


@pytest.mark.parametrize(
    ("text", "title", "holds"),
    [
        ("教育改革がいちばん遅れてる", "教育改革", False),
        ("研究開発は最も進捗が悪かった", "研究開発", True),
        ("研究開発が進捗率最下位だった", "研究開発", True),
        ("倫理の分野は一番進んでいる", "倫理・その他", True),
        ("社会実装がトップだった", "社会実装", False),
        ("研究開発でトップ人材を集める", "研究開発", None),
        ("最も遅れているのはどの分野で、研究開発は何件", "研究開発", True),
        ("どこが一番遅れていますか、教育改革", "教育改革", None),
        ("教育改革の進捗率は", "教育改革", None),
        ("研究開発は計画どおり", "研究開発", None),
    ],
)
def test_ranks_told_of_an_area(text: str, title: str, holds: bool | None, context: Context) -> None:
    rows = [s for s in context.library.slides if s.kind == "row"]
    row = next(r for r in rows if r.title == title)
    rank = rank_of(text, row, rows)
    assert (rank.holds if rank else None) is holds
