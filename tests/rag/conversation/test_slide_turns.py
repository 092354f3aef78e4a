"""Conversations about the slides: the next area, the same column, the same group; what stands alone."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from ui.compose import Application

WORST = ("2019年度の進み具合の表、いちばん悪いのどこですか", "研究開発です。進捗率は69%です。")
SECOND = ("フォローアップの表で2番目に進捗率が低い分野は", "教育改革(87%)です。")
MOST = ("取組数が一番多い分野はどこですか", "取組数が最も多い分野は教育改革(31件)です。")
PAGE = (
    "重点5分野の進み具合で、物流はどんな感じでしたっけ。",
    "「戦略の進捗と今後の方向性②」では、交通・物流は「SIPスマート物流サービス」の研究開発開始とされています。",
)
AISI = ("AISIの抜本的な強化は骨子のどこに書かれていますか。", "第3章第3節(1)④に掲げられています。")
LEAD = ("犯罪発生情報のオープンデータ化の主担当は", "02-15の主担当(◎)は警察庁です。")
ROW = ("フォローアップで研究開発の進捗率は", "「研究開発」の進捗率は69%です。")


@pytest.mark.parametrize(
    ("history", "text", "said"),
    [
        (WORST, "じゃあその次にダメだった分野は?何%でした?", "教育改革(87%)"),
        (WORST, "その次に低い分野の取組数は？", "「教育改革」の取組数は31件"),
        (AISI, "同じ(1)の③だとどうなりますか", "第3章第3節(1)③は"),
        (AISI, "同じ章の第2節(1)①では？", "第3章第2節(1)①は"),
        (SECOND, "じゃあその次は？", "データ関連基盤(89%)"),
        (MOST, "2番目は？", "社会実装(26件)"),
        (WORST, "2番目に低い分野についても同じように", "教育改革(87%)"),
        (WORST, "下から2番目だと？", "教育改革(87%)"),
        (ROW, "2番目に低いのは？", "教育改革(87%)"),
        (("フォローアップで取組数は研究開発だといくつ", "研究開発の取組数は16件です。"), "ワースト2位の分野も", "教育改革(87%)"),
        (("AI戦略2019で未了が一番多い分野は", "未了/一部未了が最も多い分野は研究開発(5件)です。"), "2番目に多いところも教えて", "教育改革(4件)"),
        (PAGE, "そのスライドの同じ欄、農業はどう書いてありますか。", "WAGRI"),
        (AISI, "承知しました。同じ(1)の柱の中で、警察庁が主となっている項目の方はいかがでしょう。番号と、何への対応かをお願いします。", "第3章第3節(1)③"),
        (AISI, "同じグループで総務省が主担当の項目は？", "第3章第3節(1)⑤"),
        (LEAD, "AI戦略2019の進捗率は？", "「Total」の進捗率は87%"),
        (ROW, "AI戦略2019の進捗率は？", "「Total」の進捗率は87%"),
        (ROW, "未了は何件？", "「研究開発」の未了/一部未了は5件"),
        (ROW, "社会実装は？", "「社会実装」の進捗率は92%"),
    ],
)  # fmt: skip
def test_what_goes_on(history: tuple[str, str], text: str, said: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text, [Turn("user", history[0]), Turn("assistant", history[1])])
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    ("turns", "text", "said"),
    [
        ((("AI戦略2019の進捗率が一番低い分野はどこ", "研究開発の69%です。"), ("何件が未了?", "5件です。")), "逆に一番高いのは?", "デジガバ・中小(100%)"),
        ((("教育改革で何が進みましたか", "前倒し実施などです。"), ("これからは?", "遠隔教育環境の整備などです。")), "研究開発は?", "「研究開発」の方向性は"),
        ((("09-14の道の駅はどこ", "かみこあにです。"), ("隊列走行はどこの道路で?", "新東名です。")), "いつまでに実現?", "隊列走行については、令和2年度"),
    ],
)  # fmt: skip
def test_short_answers_of_another_program_are_read(
    turns: tuple[tuple[str, str], ...], text: str, said: str, bundled: Application
) -> None:
    history = [
        Turn(role, part) for turn in turns for role, part in zip(("user", "assistant"), turn, strict=True)
    ]
    assert said in bundled.engine.answer(text, history).text.split("\n")[0]


@pytest.mark.parametrize("history", [LEAD, ROW, AISI])
def test_the_slides_named_anew_are_no_continuation(history: tuple[str, str], bundled: Application) -> None:
    read = bundled.engine.analyse(
        "AI戦略2019の進捗率は？", [Turn("user", history[0]), Turn("assistant", history[1])]
    )
    assert not read.interpretations


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("最も進捗率が低い分野はどこですか", "研究開発(69%)"),
        ("いちばん進捗率の低い分野はどこ", "研究開発(69%)"),
        ("一番進捗が遅い分野は", "研究開発(69%)"),
        ("フォローアップの進捗表で一番ダメだった分野は？", "研究開発(69%)"),
        ("フォローアップの表だと2番目に遅れてる分野はどこで何%?", "教育改革(87%)"),
        ("二番目に進捗率が低い分野", "教育改革(87%)"),
        ("進捗率が2番目に高い分野", "社会実装(92%)"),
        ("計画通りの取組が一番多い分野は", "教育改革(27件)"),
        ("計画通りに進んだ割合が一番低い分野は", "研究開発(69%)"),
        ("2019年度締切の取組の表で、全部きっちり終わってる分野が2つあると聞きました。その2つのうち、件数が多いほうは何件ですか。分野の名前もセットで。", "倫理・その他(4件)"),
        ("100%終わった分野が二つあるらしいですね。そのうち取組の数が少ない方はどれで、何件でした？", "デジガバ・中小(3件)"),
        ("AI戦略2019のフォローアップの表を見ていて、いちばん進捗率の低い分野が気になりました。その分野で設立されたという研究開発のネットワークには、3月末までにいくつの機関が入ったことになっていますか。", "104の機関"),
        ("社会実装とデータ関連基盤だったら、予定どおり進んだ割合はどちらが上ですか。差は何ポイントでしょう。", "3ポイント"),
    ],
)  # fmt: skip
def test_ranks_of_the_areas(text: str, said: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert said in answer.text
