"""No はい by what is said of another: a step before the act, the other half of a name, another place or office."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("難病データベースの研究者へのデータ提供は始まっているか", "いいえ。"),
        ("難病データのデータ提供、もう始まった？", "いいえ。"),
        ("難病データベースの研究者へのデータ提供の受付は始まっているか", "はい。"),  # the step itself
        ("準天頂衛星システムの運用は始まっていますか", "はい。"),
        ("東京2020大会でのボランティアの入場管理に使うことを目指していたの？", "はい。"),
        ("チケットレス入場は東京2020大会での導入を目指していますか", "はい。"),
        ("Is the JICT's KPI 3.0x leverage?", "No."),
        ("Is the JICT's KPI 2.0x leverage?", "Yes."),
        ("Is the target of the edge computing measure 20x?", "No."),
        ("スパコンを扱う施策って別表に入ってる？", "はい。"),
        ("空き家の施策って入ってる?", "はい。"),
        (
            "オープンデータに取り組んでる市町村って今どのくらい？全部で100%いったんでしたよね？",
            "いいえ。「一方、市町村を含めた",
        ),
        ("オープンデータは全国どこも100%達成済みですよね", "いいえ。「一方、市町村を含めた"),
        ("都道府県のオープンデータ取組率は100%ですよね", "はい。"),  # the part itself
        ("AI戦略2019の取組は89件のうち全部が計画通り完了した、と書いて問題ないですか", "いいえ。"),
        ("フォローアップの研究開発の取組は全件が予定どおり終わったという理解でいいですか", "いいえ。"),
        ("倫理・その他の取組はすべて計画通りですか", "はい。"),
        ("電子タグの出荷枚数、目標は百億枚で合ってますか", "いいえ、"),
        ("電子タグの目標枚数は千億枚以上ですよね", "はい。"),
        ("気象庁HPからのデータDL量の目標が930GBというのは正しいでしょうか", "いいえ、"),
        # of each of two things told one after the other
        ("AI戦略本部は総理大臣が本部長ですか", "はい。"),
        ("AI戦略推進会議は総理大臣が本部長ですか", "いいえ。"),
        ("AI戦略推進会議は全閣僚が構成員ですか", "いいえ。"),
        # what a cell lists by dates
        ("消防ロボットの改良型は平成30年度のうちに出来上がっていますか", "いいえ。"),
        ("消防ロボットの改良型の開発完了は令和2年度ですか", "はい。"),
        ("消防ロボットの実証配備可能型は令和2年度に完了しますか", "いいえ。"),
        ("実証配備可能型ロボットは令和元年度には開発が終わっていますか", "はい。"),
        ("改良型ロボットの開発は令和元年度以降ですか", "はい。"),
        ("改良型ロボットは令和元年度までに完成しますか", "いいえ。"),
        ("データ関連基盤の進捗率はおよそ85%ですよね", "いいえ、"),
        # numbers that are only about so much
        ("交通信号機は全国に20万基ちょっとありますか", "はい。"),
        ("交通信号機は全国に約21万基ありますか", "はい。"),
        ("交通信号機は全国に25万基ほどありますか", "いいえ。"),
        ("04-06に総務省は入ってないの？", "総務省は入っていません。"),
        ("04-06に厚労省は入ってないの？", "厚生労働省も連携に入っています。"),
        ("04-06に内閣官房は入っていないんですか", "内閣官房は主担当(◎)です。"),
    ],
)
def test_the_very_thing_decides(text: str, start: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "チケットの不正転売防止、東京2020大会での利用を目指していたの？",
        "富岳の担当省庁が所管する、歩行者ナビみたいな施策はありますか",
        "量子コンピュータを扱う施策って別表に入ってる？",
        "量子暗号を扱う事業は載っていますか",
    ],
)
def test_of_another_nothing_is_affirmed(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status in ("partial", "not_found")
    assert not answer.text.startswith("はい")


AMBULANCE = Turn("user", "次世代救急車は何をする施策ですか")


@pytest.mark.parametrize(
    ("text", "locator", "start"),
    [
        ("大阪でもやる?", "09-31", "「令和2年度は"),
        ("京都でもやる?", "09-31", "「令和2年度は"),
        ("大阪市は対象?", "09-31", "いいえ。"),
        ("名古屋でもやる?", "09-31", "はい。"),
        ("大阪トラックとは何ですか", "12-01", "「"),
        ("沖縄県の施策は?", "06-18", "施策名に"),
    ],
)
def test_a_place_is_asked_of_what_was_talked_about(
    text: str, locator: str, start: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text, (AMBULANCE,))
    assert answer.text.startswith(start)
    assert answer.citations[0].locator == locator
