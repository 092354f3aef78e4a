"""What follows a list: narrowing it without 「その中で」, and its first, last and n-th record."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from tests.rag.conversation.test_going_on import last
from ui.compose import Application

TALENT = "AI人材の育成についてAI基本計画は何を挙げている?"
SOUTH = "グローバルサウス関連の取組をあげて"
MEDICAL = "医療関係の施策を一覧で"
POLICE = "警察庁が主担当の施策を一覧で"


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        ([TALENT, "経産省が主担当のものは?"], "第3章第4節(3)にある、かつ経済産業省が主担当(◎)の取組は1件"),
        ([SOUTH, "外務省が主担当なのはどれ"], "取組の文に「グローバルサウス」を含む、かつ外務省が主担当(◎)の取組は2件"),
        ([MEDICAL, "総務省が主担当のものは?"], "施策名に「医療」を含む、かつ総務省が主担当(◎)の施策は3件"),
        ([MEDICAL, "経産省のものだけ教えて"], "施策名に「医療」を含む、かつ経済産業省が主担当(◎)の施策は1件"),
        (["介護の施策を挙げて", "経産省が担当してるのはどれ?"], "施策名に「介護」を含む、かつ経済産業省が主担当(◎)の施策は1件"),
        (["05番台の施策は", "内閣府だけ"], "施策番号が05-で始まる、かつ内閣府が主担当(◎)の施策は"),
        (["厚労省の施策を全部挙げて", "オープンデータのものは?"], "厚生労働省が主担当(◎)で、かつ施策名に「オープンデータ」を含む施策は2件"),
        ([POLICE, "自動運転に関係するのは?"], "警察庁が主担当(◎)で、かつ施策名・課題・取組概要・KPIのいずれかに「自動運転」を含む施策は4件"),
        ([POLICE, "自動運転に関係するのは?", "その中で都道府県の数がKPIになってるやつ"], "施策番号が07-06・09-17・09-18・09-34のいずれかで、かつKPI(進捗・効果)に「都道府県」を含む施策は2件"),
        (["CYDERの年間の回数は", "セキュリティ人材の施策って他に何がある", "経産省が主担当のものだけにして"], "施策名に「セキュリティ人材」を含む、かつ経済産業省が主担当(◎)の施策は2件"),
        (["空き家バンクの主担当は", "同じ国交省で数字が入ってる施策を挙げて", "そのうち期限が令和2年度のものだけ"], "国土交通省が主担当(◎)で、かつKPI(進捗・効果)に数字の記載がある、かつ設定済みのKPI(進捗・効果)に令和2年度の記載がある施策は8件"),
        (["骨子案の第4節には何が書いてありますか", "人材のところだけ", "その中で厚労省が入ってるのは?"], "第3章第4節(3)にある、かつ府省庁名に厚生労働省が記載された取組は2件"),
        (["02-08の目標は", "その中で防災に関するものだけ"], "施策番号が02-08で、かつ施策名・課題・取組概要・KPIのいずれかに「防災」を含む施策は0件"),
        (["02-34の効果KPIは?", "そのうち文科省だけ"], "施策番号が02-34で、かつ文部科学省が主担当(◎)の施策は1件"),
        (["02-34と02-36のKPIは", "そのうち内閣府だけ"], "施策番号が02-34・02-36のいずれかで、かつ内閣府が主担当(◎)の施策は1件"),
    ],
)  # fmt: skip
def test_a_list_is_narrowed(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        # the one talked about is left out
        (["05-01のKPIは", "ほかにもマイナンバーカード関係で効果KPIが未設定のものはありますか。"], "施策名・課題・取組概要・KPIのいずれかに「マイナンバーカード」を含む、かつKPI(効果)が「未設定」で始まる、かつ施策番号が05-01でない施策は0件"),
        (["08-21の主担当は", "環境省の施策って他にあります?"], "環境省が主担当(◎)で、かつ施策番号が08-21でない施策は0件"),
        (["電子レシートの施策の主担当は", "経産省の施策は他に何がありますか"], "経済産業省が主担当(◎)で、かつ施策番号が04-07でない施策は21件"),
        # no part of the section talked about
        (["広島AIプロセスの記述はどこにありますか", "グローバルサウス関係で外務省が◎なのはどれ"], "取組の文に「グローバルサウス」を含む、かつ外務省が主担当(◎)の取組は2件"),
        ([SOUTH, "外務省が主担当なのはどれ", "2件だけ?"], "はい。"),
        (["金融庁が主担当の施策は", "5件だけ?"], "いいえ。金融庁が主担当(◎)の施策は1件です"),
        (["法務省が主担当の施策は何件ある?", "登記所備付地図のは入らないの?"], "いいえ。「登記所備付地図データの事業者等への提供」(02-07)の主担当(◎)は内閣官房、"),
        (["農水省が主担当の施策をすべて", "水産業のデータ基盤も入ってる?"], "はい。「データをフル活用したスマート水産業の推進」(08-11)"),
        # of the record, not of the ministry
        (["介護ロボットの目標は", "厚労省の施策だよね?"], "いいえ。「利用者の生活の質の維持・向上と介護者の負担軽減を実現する介護ロボットの開発等」(09-05)の主担当(◎)は経済産業省、"),
        (["空き家バンクの主担当はどこ", "国交省の担当ですよね"], "はい。「全国版空き家・空き地バンクの構築・活用」(02-26)の主担当(◎)は国土交通省です"),
        (["骨子案の第4節には何が書いてありますか", "人材のところだけ"], "第3章第4節(3)「AI人材の育成・確保」の内容は次のとおりです。"),
    ],
)  # fmt: skip
def test_a_set_asked_beside_a_record_or_a_list(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


def test_joint_parts_are_named_where_no_other_leads(bundled: Application) -> None:
    said = last(["08-21の主担当は", "環境省の施策って他にあります?"], bundled)
    assert all(number in said for number in ("02-21", "06-12"))


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (["介護ロボットの目標は"], "厚労省の施策を一覧で"),
        (["08-21の主担当は"], "環境省の施策はありますか"),
        (["国交省の施策を一覧で"], "外務省が主担当の施策は?"),
        ([POLICE], "経産省が主担当なのは何件?"),
        ([MEDICAL], "外務省が主担当の施策を一覧で"),
    ],
)
def test_another_set_is_no_part_of_the_list(turns: list[str], text: str, bundled: Application) -> None:
    """The measures are named anew, or another ministry takes the place of the one before."""
    assert last([*turns, text], bundled).split("\n")[0] == last([text], bundled).split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "locator"),
    [
        ([MEDICAL, "一番最初の施策のKPIは?"], "04-05"),
        ([MEDICAL, "先頭のものの担当は"], "04-05"),
        ([MEDICAL, "最後の施策のKPIは?"], "09-06"),
        ([MEDICAL, "一番最初の施策のKPIは?", "いや、最後のほう"], "09-06"),
        ([MEDICAL, "一番最初の施策のKPIは?", "2番目は?"], "04-06"),
        ([MEDICAL, "下から2番目の施策の担当は"], "09-03"),
        ([POLICE, "その中で介護に関係するものだけ", "2番目について詳しく"], "02-15"),
        ([POLICE, "その中で自動運転に関係するものだけ", "2番目について詳しく"], "09-17"),
        ([SOUTH, "外務省が主担当なのはどれ", "その最初のものの担当省庁を全部"], "第3章第2節(1)⑥"),
        ([TALENT, "最後の項目の担当は?"], "第3章第4節(3)⑥"),
        (["国交省の施策を一覧で", "最後のやつ"], "10-23"),
    ],
)
def test_the_n_th_of_the_list(turns: list[str], locator: str, bundled: Application) -> None:
    first = last(turns, bundled).split("\n")[0]
    assert locator in first


def test_what_was_asked_goes_with_the_ordinal(bundled: Application) -> None:
    assert "KPI" in last([MEDICAL, "一番最初の施策のKPIは?", "いや、最後のほう"], bundled).split("\n")[0]


@pytest.mark.parametrize(
    "text", ["最初の方針は何ですか", "最後の章には何が書いてある", "一番多いのは何番台?"]
)
def test_no_ordinal_of_the_list(text: str, bundled: Application) -> None:
    told = last([MEDICAL, text], bundled).split("\n")[0]
    assert "(04-05)" not in told
    assert "(09-06)" not in told


BIDS = "似たような被災者向けの施策は他にもある?"
CARDS = "マイナンバーカードを活用する施策を列挙してほしい"
FARMS = "農業関係の施策をいくつか出して"


@pytest.mark.parametrize(
    ("turns", "start", "places"),
    [
        (["罹災証明の目標は", BIDS, "その中でマイナポータルを使うやつだけに絞って"], "先に示した6件のうち、「マイナポータル」の記載があるのは3件", ("05-08", "05-10", "05-11")),
        ([CARDS, "05-07の担当は", "さっきの一覧に戻って、スマホで使えるようにするのはどれだっけ"], "先に示した10件のうち、「スマートフォン」の", ("05-01",)),
        ([FARMS, "その中で水産も扱っているのは"], "先に示した11件のうち、「水産」の記載があるのは3件", ("02-11", "08-10", "09-08")),
        ([FARMS, "さっきの一覧でドローンを飛ばすのはどれですか"], "先に示した11件に、「ドローン」の記載はありません", ()),
        ([FARMS, "先ほどのリストから宇宙旅行のものだけ"], "先に示した11件に、「宇宙旅行」の記載はありません", ()),
        (["サイバーセキュリティ系の施策で経産省のものを知りたい", "総務省だと?", "最後に最初の経産省の一覧から中小企業向けのだけ教えて"], "先に示した3件のうち、「中小企業」の記載があるのは1件", ("08-24",)),
        ([MEDICAL, "さっきの一覧のうち総務省が主担当のものは"], "施策名に「医療」を含む、かつ総務省が主担当(◎)の施策は3件", ("04-05", "08-07", "09-06")),
        (["リスキリングに関する骨子案の取組を一覧で", "全部内閣府が主担当?"], "はい。第3章第4節(3)③", ()),
        (["施策名に「農業」を含む施策は", "全部農水省が主担当?"], "いいえ。「農業情報の標準化の推進」(08-12)", ()),
    ],
)  # fmt: skip
def test_the_records_shown_are_narrowed_one_by_one(
    turns: list[str], start: str, places: tuple[str, ...], bundled: Application
) -> None:
    told = last(turns, bundled)
    assert told.startswith(start)
    lines = [line.removeprefix("- ").split(" ")[0] for line in told.split("\n") if line.startswith("- ")]
    assert not places or sorted(lines) == sorted(places)


SHORT = [
    (MEDICAL, "施策名に「医療」を含むのは04-05、04-06、07-04、08-06の4件です。"),
    ("その中で総務省が主担当のものだけ", "04-05と08-07の2件です。"),
    (SOUTH, "第3章第2節(1)⑥、第3章第3節(2)①、第3章第3節(2)⑥の3件です。"),
    ("国交省はほかにどんなオープンデータをやってる?", "02-05、02-16、02-17、02-36などがあります。"),
]


@pytest.mark.parametrize(
    ("told", "text", "start"),
    [
        (SHORT[:1], "一番最初の施策のKPIは?", "「健康・医療・介護等データの流通・利活用環境の実現」(04-05)のKPI"),
        (SHORT[:2], "最後のものの担当は", "「健康・医療・介護分野に関わる多様な主体の情報共有・連携の仕組みの確立、成果の推進・普及」(08-07)の主担当"),
        (SHORT[2:3], "その2番目のものの担当は", "第3章第3節(2)①「"),
        (SHORT[3:], "その中でハザードマップのものだけ", "国土交通省が主担当(◎)で、かつ施策名・課題・取組概要・KPIのいずれかに「オープンデータ」を含む、かつ施策名・課題・取組概要・KPIのいずれかに「ハザードマップ」を含む施策は2件"),
        (SHORT[3:], "その中で宇宙のものだけ", "国土交通省が主担当(◎)で、かつ施策名・課題・取組概要・KPIのいずれかに「オープンデータ」を含む、かつ施策名・課題・取組概要・KPIのいずれかに「宇宙」を含む施策は0件"),
    ],
)  # fmt: skip
def test_a_list_told_in_a_row_is_a_list(
    told: list[tuple[str, str]], text: str, start: str, bundled: Application
) -> None:
    history = [
        Turn(role, said) for turn in told for role, said in zip(("user", "assistant"), turn, strict=True)
    ]
    assert bundled.engine.answer(text, history).text.startswith(start)


MAINPORTAL = [BIDS, "その中でマイナポータルを使うやつだけに絞って"]
ROUTE = "国交省の施策を一覧で"


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        ([*MAINPORTAL, "それの担当は?"], ("05-10", "05-08", "05-11")),
        ([FARMS, "その中で水産も扱っているのは", "効果KPIは?"], ("02-11", "08-10", "09-08")),
        ([MEDICAL, "その中で総務省が主担当のものだけ", "効果KPIは?"], ("04-05", "08-07", "09-06")),
        (["介護の施策を挙げて", "担当はどこですか"], ("02-23", "04-05", "08-07", "09-05")),
        (["自動運転の施策は", "その主担当は?"], ("08-31", "09-14")),
        ([MEDICAL, "効果KPIは?"], ("04-05", "08-28")),
        ([ROUTE, "その主担当は?"], ("02-05", "10-23")),
        # one of them, and a set of one
        ([*MAINPORTAL, "2番目の担当は?", "それの効果KPIは?"], ("05-08",)),
        (["次世代医療基盤法に関する施策の番号は?", "所管府省ぜんぶ"], ("04-06", "経済産業省")),
        (["金融庁が主担当の施策は", "KPIは?"], ("05-07",)),
    ],
)  # fmt: skip
def test_a_field_is_asked_of_all_that_was_listed(
    turns: list[str], numbers: tuple[str, ...], bundled: Application
) -> None:
    told = last(turns, bundled)
    assert all(number in told for number in numbers)
    assert len(numbers) > 1 or told.count("施策番号") == 0


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        ([MEDICAL, "主担当が一番多い省は?"], "施策名に「医療」を含む施策(10件)で最も多い主担当(◎)の府省庁は厚生労働省"),
        ([MEDICAL, "05-07の担当は?"], "「金融機関における取引でのマイナンバーカード(公的個人認証サービス)の活用促進」(05-07)の主担当"),
        ([MEDICAL, "空き家バンクの担当は?"], "「全国版空き家・空き地バンクの構築・活用」(02-26)の主担当"),
        (["金融庁が主担当の施策は", "連携も含めると?"], "府省庁名に金融庁が記載された施策は1件"),
    ],
)  # fmt: skip
def test_more_than_a_field_is_no_question_of_each(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


TALENT_TEXT = "AI人材の育成について骨子案には何が書かれてますか"


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        ([TALENT_TEXT, "経産省が主担当のものは?"], "第3章第4節(3)にある、かつ経済産業省が主担当(◎)の取組は1件"),
        ([TALENT_TEXT, "そのうち厚労省が入っているのは"], "第3章第4節(3)にある、かつ府省庁名に厚生労働省が記載された取組は2件"),
        ([TALENT_TEXT, "経産省の施策を一覧で"], "経済産業省が主担当(◎)の施策は22件"),
        (["電子タグの目標枚数いくつ", "経産省が主担当のものは?"], "経済産業省が主担当(◎)の施策は22件"),
    ],
)  # fmt: skip
def test_items_told_beside_each_other_are_those_of_their_heading(
    turns: list[str], start: str, bundled: Application
) -> None:
    assert last(turns, bundled).startswith(start)
