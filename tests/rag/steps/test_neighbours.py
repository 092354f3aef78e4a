"""Places told by another: the measure after one that is described, the group that it belongs to."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        ("住宅宿泊事業法にもとづく民泊の施策のすぐ次の施策名と、その進捗KPI", "JNTOウェブサイトアクセス数", {"10-23"}),
        ("電子タグの施策の次の施策の担当省庁は", "農林水産省", {"08-10"}),
        ("筆ポリゴンの施策の一つ前に載っている取組のKPI(効果)", "15都道府県", {"08-33"}),
        ("02-14の一つ前の施策の主担当は", "国土交通省", {"02-13"}),
        ("AEDの設置場所の情報を公開する施策、その一つ後ろの番号の施策の効果の指標は", "アクセス数", {"02-23"}),
        ("スマート水産業を扱う施策の、ひとつ手前の番号に置かれた施策の主担当は", "農林水産省", {"08-10"}),
        ("骨子案の「デジタルスキル標準の改訂」のすぐ次に並ぶ項目は、どこが◎？", "内閣府(AI室)", {"第3章第4節(3)⑥"}),
        ("別表に環境省が主担当の施策は1件しかありませんが、それに続く番号の施策の世界シェアの目標は", "30%", {"08-22"}),
        ("法務省だけで担当している不動産登記の施策があるが、その次の番号の施策の提供開始は何年度", "令和3年度", {"02-07"}),
        ("創薬AIと同じ(2)のくくりに入っている取組のうち、文科省だけが担当なのはどれでしょうか。", "AI for Science", {"第3章第2節(2)②"}),
        ("民泊の普及の施策と効果指標がまったく同じ施策がもう一つある。そっちの進捗の指標は？", "アクセス数", {"10-23"}),
        ("10-22と効果のKPIが同じ施策はほかにありますか", "JNTO", {"10-23"}),
        ("富岳NEXTの開発と同じまとまりで総務省が主担当の項目はどれ", "ワット・ビット連携", {"第3章第2節(4)①"}),
        (
            "骨子で民事責任のあり方を検討する項目と同じ節にある、厚労省が主担当のものは何ですか",
            "働き方の検討",
            {"第3章第4節(4)③"},
        ),
        (
            "AI基本計画の骨子で、創薬の話が入っている区分ってありますよね。そこで文科省だけの担当になってる取組は何を推進するもの?",
            "AI for Science",
            {"第3章第2節(2)②"},
        ),
        (
            "ワット・ビット連携に触れている項目を主に担うのはどの省か。さらに、同じ区分のうち経産省が主担当となる項目は何の強化か。",
            "サプライチェーンの強化",
            {"第3章第2節(4)①", "第3章第2節(4)③"},
        ),
        ("創薬AIを担当している省が、第3章第4節の中で主担当を務める項目は何ですか", "働き方の検討", {"第3章第4節(4)③"}),
    ],
)  # fmt: skip
def test_a_place_told_by_another(text: str, said: str, cited: set[str], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert said in answer.text
    assert cited <= {c.locator for c in answer.citations}


@pytest.mark.parametrize(
    "text",
    [
        "この計画の次の見直しはいつですか",
        "東京2020大会の後の取組は何ですか",
        "コロナの後の取組は何ですか",
        "令和2年度に検討を行い、その後に続く施策は何ですか",
        "官民協議会の決定から見て次の取組は何ですか",
        "教育改革の分野は何ですか。この区分の進捗率は",
        "01-01の前の年度の実績は?",
        "AI戦略2019の次の計画は何ですか",
    ],
)
def test_next_and_before_of_other_things(text: str, bundled: Application) -> None:
    notes = bundled.engine.answer(text).interpretations
    assert not any(f"『{text.rstrip('?')}" in note for note in notes)
