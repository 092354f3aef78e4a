"""Which of several records a follow-up points at, and how sets are narrowed and widened."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from ui.compose import Application

PAIR = ("筆ポリゴンと土地情報連携の番号は？", "筆ポリゴンは08-34、土地情報連携の高度化は07-02です。")
THREE = ("筆ポリゴン、土地情報連携、衛星データの番号は？", "08-34、07-02、02-21です。")
POLICIES = (
    "骨子案の4つの基本的な方針を挙げて",
    "AI利活用の加速的推進、AI開発力の戦略的強化、AIガバナンスの主導、継続的変革の4つです。",
)
SECTION = ("骨子案の第3章第4節の項目を挙げて", "産業構造、制度、人材の3つです。")
ASKED = ("02-04の主担当は？", "内閣官房です。", "09-14の目標は？", "14か所です。", "09-15の連携先は？", "警察庁などです。")  # fmt: skip
GRANT = ("スマートシティの構築数の目標は？", "延べ26か所です（08-02）。", "民泊の指標は？", "住宅宿泊事業の届出件数です（10-22）。")  # fmt: skip
NETWORK = (
    "人工知能研究開発ネットワークに参加したのは何機関？",
    "104の機関です（AI戦略2019フォローアップ）。",
)


def turns(*contents: str) -> list[Turn]:
    return [Turn(("user", "assistant")[i % 2], content) for i, content in enumerate(contents)]


@pytest.mark.parametrize(
    ("history", "text", "place"),
    [
        pytest.param(PAIR, "後の方、主担当はどこ？", "07-02", id="latter"),
        pytest.param(PAIR, "あとの方の主担当は", "07-02", id="latter-in-kana"),
        pytest.param(PAIR, "先に挙げた方のKPIは？", "08-34", id="former"),
        pytest.param(THREE, "2番目の主担当は？", "07-02", id="second"),
        pytest.param(THREE, "最後のやつの府省庁を全部教えて", "02-21", id="last"),
        pytest.param(POLICIES, "3番目をもう少し詳しくお願いします", "第2章(4つの基本的な方針)3", id="third-heading"),
        pytest.param(SECTION, "3つ目の中身は？", "第3章第4節(3)", id="third-group"),
        pytest.param(ASKED, "最初に聞いた方ですが、効果のKPIは？", "02-04", id="first-question"),
        pytest.param(ASKED, "2つ目の質問ですが、主担当はどこですか", "09-14", id="second-question"),
        pytest.param(ASKED, "2番目に聞いたのですが、効果のKPIは何ですか", "09-14", id="asked-second"),
        pytest.param(PAIR, "後ろの方の効果KPIだけ教えて", "07-02", id="latter-in-other-words"),
        pytest.param(GRANT, "スマートシティの方ですが、主担当は", "08-02", id="back-by-name"),
        pytest.param(NETWORK, "その中心になっている機関は？", "方向性①/研究開発", id="a-document-named-as-source"),
    ],
)  # fmt: skip
def test_the_record_pointed_at(history: tuple[str, ...], text: str, place: str, bundled: Application) -> None:
    meant = bundled.engine.analyse(text, turns(*history))
    assert (*meant.measures, *meant.sections) == (place,)
    assert place in {c.locator for c in bundled.engine.answer(text, turns(*history)).citations}


@pytest.mark.parametrize("text", ["最初の方針は何ですか", "後の方向性を教えて", "前の方法は？"])
def test_other_words_point_at_none(text: str, bundled: Application) -> None:
    meant = bundled.engine.analyse(text, turns(*PAIR))
    assert meant.measures in ((), ("08-34",))
    assert "後の方" not in "".join(meant.interpretations)


LEADS = ("消防庁が主担当の施策を挙げて", "02-19です。")
NAMED = ("官民データの別表で環境省が関係府省庁に入っている施策は？", "02-21、06-12、08-21です。")
COMMISSION = ("別表の施策で個人情報保護委員会が主担当なのは？", "04-02、12-02の2件です。")


@pytest.mark.parametrize(
    ("history", "text", "ids"),
    [
        pytest.param(COMMISSION, "主担当じゃなく参加しているだけのものも含めたら全部で何件になる？", {"04-02", "12-01", "12-02"}, id="widened"),
        pytest.param(COMMISSION, "名前が出てくるだけのものも入れるといくつですか", {"04-02", "12-01", "12-02"}, id="widened-by-name"),
        pytest.param(("別表で主担当が金融庁の施策は", "1件です。"), "連携先として名前があるものまで広げると何件になりますか", {"05-07"}, id="widened-where-the-lead-comes-first"),
        pytest.param(LEADS, "じゃあ連携だけの施策は何件？", {"09-15"}, id="the-others"),
        pytest.param(NAMED, "うち、環境省が主担当なのは？", {"08-21"}, id="narrowed"),
        pytest.param(NAMED, "このうち主担当なのはどれですか", {"08-21"}, id="narrowed-to-its-own"),
    ],
)  # fmt: skip
def test_a_set_is_narrowed_and_widened(
    history: tuple[str, ...], text: str, ids: set[str], bundled: Application
) -> None:
    rows = bundled.engine.answer(text, turns(*history)).rows
    assert rows is not None
    assert set(rows.ids) == ids
    assert rows.total == len(ids)


@pytest.mark.parametrize(
    ("history", "text", "wording"),
    [
        (("民泊の施策の効果KPIは何", "訪日外国人旅行者数です（10-22）。"), "それと同じ指標を効果に置いている施策、ほかにもある？", "10-22と効果KPIが同じ施策はほかにあるか"),
        (("06-15の進捗のKPIは？", "補助件数です。"), "同じ指標の施策は他にもありますか", "KPI(進捗)に「民放ラジオ難聴解消支援事業補助件数」を含む施策(06-15を除く)はありますか"),
        (("06-15の主担当は？", "総務省です。"), "KPIが同じ施策はほかにある？", "KPI(効果)に「難聴地域のam放送局等整備件数」を含む施策(06-15を除く)はありますか"),
    ],
)  # fmt: skip
def test_measures_with_the_same_kpi_are_asked_for_by_number(
    history: tuple[str, ...], text: str, wording: str, bundled: Application
) -> None:
    assert bundled.engine.analyse(text, turns(*history)).shown == wording


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("これまでに補助の交付決定をしたのは何か所だったんですか？", "14か所"),
        ("現在までに交付決定をしたのは何か所？", "14か所"),
        ("補助の交付決定はこれまでに何か所？", "14か所"),
    ],
)
def test_what_was_done_by_then_is_told_where_the_record_tells_it(
    text: str, said: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(
        text, turns("データ利活用型スマートシティの構築数の目標は", "延べ26か所です（08-02）。")
    )
    assert said in answer.sentences[0].text
