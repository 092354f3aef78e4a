"""Set questions and what is said around them: left out where only the asker is told of, kept where the topic is."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.reading.set_request import without_surroundings
from rag.records import Library
from rag.tables.question import parse
from rag.tokens import Tokenizer


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("表彰の推薦をどうするか考えておりまして。フォローアップの集計で、進捗率が100%に達している分野はいくつありますか。", "フォローアップの集計で、進捗率が100%に達している分野はいくつありますか。"),
        ("外務省との連絡会に出す表を作りたいので、骨子の取組例で「グローバルサウス」が入っている項目を全部挙げてください。", "骨子の取組例で「グローバルサウス」が入っている項目を全部挙げてください。"),
        ("人員要求の参考にしたくて、骨子案の取組例を主担当(◎)ごとに数えてみたいのです。一番多い府省庁はどこですか。", "骨子案の取組例を主担当(◎)ごとに数えてみたいのです。一番多い府省庁はどこですか。"),
        ("外務委員会対応。骨子第3章の取組例のうち、外務省が主な府省庁(◎)の項目を番号で示してほしい。", "骨子第3章の取組例のうち、外務省が主な府省庁(◎)の項目を番号で示してほしい。"),
        ("厚生労働省から照会があったので、05番台の施策を一覧にしてください。", "05番台の施策を一覧にしてください。"),
        ("外務省への説明用に、経済産業省と連携している施策を教えて。", "経済産業省と連携している施策を教えて。"),
        ("別表の05番台はマイナンバー関連が固まっているところだと思いますが、そのうち総務省に◎が付いている施策は何件ですか。", "別表の05番台のうち、総務省に◎が付いている施策は何件ですか。"),
        ("06番台って総務省ばっかりな印象なんだけど、主担当ごとに割るとどうなる？ 総務省以外もちゃんと数えて", "06番台のうち、主担当ごとに割るとどうなる?総務省以外もちゃんと数えて"),
        ("09番台は総務省が目立つけど、主担当別に割るとどう？総務省以外も含めて", "09番台のうち、主担当別に割るとどう?総務省以外も含めて"),
    ],
)  # fmt: skip
def test_what_tells_of_the_asker_is_left_out(
    question: str, asked: str, library: Library, tokenizer: Tokenizer
) -> None:
    read = without_surroundings(analyse(question, tokenizer), library, tokenizer)
    assert read.shown == asked


@pytest.mark.parametrize(
    "question",
    [
        "宇宙関係です。別表の施策は何件ありますか。",
        "災害対応。別表の施策は何件ありますか。",
        "農業の話を聞かれました。別表の施策は何件ありますか。",
        "北海道の施策を検討しているところです。総務省が◎の施策は何件ですか。",
        "05番台は外国人向けの施策がありますが、そのうち総務省が◎のものは何件ですか。",
        "スマート農業を調べたいので、農林水産省が主担当の施策を一覧でください。",
        "マイナンバーは便利ですが、そのうち総務省が主担当の施策は何件ですか。",
        "予算を増やしたいのですが、別表で一番お金がかかる施策はどれですか。",
        "ガバメントAIと、自治体のAI活用と。主になる役所はそれぞれどこです?",
        # a set question as it stands
        "別表で総務省が◎の施策は何件ですか。",
    ],
)
def test_what_may_be_the_topic_stays(question: str, library: Library, tokenizer: Tokenizer) -> None:
    asked = analyse(question, tokenizer)
    assert without_surroundings(asked, library, tokenizer) is asked


@pytest.mark.parametrize(
    "question",
    [
        "スマート農業を調べたいので、農林水産省が主担当の施策を一覧でください。",
        "両方の省が担当する施策は別表に何件?",
        "ほかの省が、別表で主担当を務める施策はいくつ?",
        "別表に担当が書いてない施策はありますか。",
        "別表に期限が書いていない施策は何件ですか。",
    ],
)
def test_what_no_condition_holds_is_no_set(question: str, library: Library, tokenizer: Tokenizer) -> None:
    assert parse(analyse(question, tokenizer), library, tokenizer) is None
