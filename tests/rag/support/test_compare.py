"""Statements against the documents: paraphrases that hold, and the same with one fact altered."""

from __future__ import annotations

import pytest

from rag.records import Library, Record
from rag.support.compare import Comparer
from rag.support.statement import Passage, Support
from rag.tokens import Tokenizer
from ui.compose import Application


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


@pytest.fixture(scope="module")
def comparer(application: Application) -> Comparer:
    return Comparer(application.library, Tokenizer())


def record(library: Library, locator: str) -> Record:
    return next(r for r in library.records if r.locator == locator)


def whole(found: Record) -> list[Passage]:
    """All of a record as evidence."""
    return [Passage(found, f.name, f.start, f.end) for f in found.fields if f.text]


def compared(comparer: Comparer, library: Library, locator: str, statement: str) -> Support:
    return comparer.compare(statement, whole(record(library, locator)))


FAITHFUL = [
    ("02-04", "地方公共団体向けの研修を令和2年度に40回開催することを目標とする。"),
    ("02-04", "2020年度は自治体向け研修を四十回行う計画である。"),
    ("02-04", "市町村を含めた全国のオープンデータ取組率は約4割(669団体)にとどまる。"),
    ("02-04", "都道府県の取組率は平成30年3月に100%に達した。"),
    ("02-04", "主担当は内閣官房で、総務省が連携する。"),
    ("02-08", "気象庁のホームページからのデータダウンロード量を令和2年度に930TBとする。"),
    ("02-08", "国交省が担当し、2020年度に新規気象ビジネス12件の創出を目指している。"),
    ("02-06", "登記情報の公開の在り方は、無償公開の可否を含めて検討が続いている。"),
    ("07-04", "新しいシステムは2021年9月に稼働する予定である。"),
    ("01-04", "令和2年1月から、法人設立に係る登記後の手続のワンストップ化が始まった。"),
    ("08-02", "令和2年度末までに全国26か所でデータ利活用型スマートシティを構築する。"),
    ("08-09", "電子タグの出荷枚数を2025年までに1,000億枚以上とすることをKPIとしている。"),
    ("08-14", "担い手が利用する農地の面積を令和5年度までに8割にすることを目指す。"),
    ("12-01", "サイバーセキュリティを確保する。") ,
    ("第3章第1節(2)③", "防衛省は防衛力の抜本的強化に向けてAIの利活用を進める。"),
    ("進捗状況の表/研究開発", "研究開発の16件の取組の進捗率は7割に届いていません。"),
    ("進捗状況の表/デジガバ・中小", "デジガバ・中小の3件の取組に、未了や一部未了のものはありません。"),
    ("02-01", "ラウンドテーブルは観光・移動、インフラ・防災、土地・農業、電子行政の4分野で開かれてきた。"),
    ("12-04", "支援案件に参加する日本企業数を1件当たり平均2社以上とすることを掲げている。"),
    ("09-17", "交通規制の情報は網羅的ではなく、緯度・経度も登録されていない。"),
    ("進捗状況の表/研究開発", "研究開発では16件のうち11件が計画通りで、進捗率は69%だった。"),
]  # fmt: skip

ALTERED = [
    ("02-04", "地方公共団体向けの研修を令和2年度に45回開催することを目標とする。", "number", "45回"),
    ("02-01", "ラウンドテーブルは観光・移動、インフラ・防災、土地・農業、電子行政の6分野で開かれてきた。", "number", "6分野"),
    ("進捗状況の表/研究開発", "研究開発の16件の取組の進捗率は5割に届いていません。", "number", "5割"),
    ("進捗状況の表/教育改革", "教育改革の取組に、未了や一部未了のものはありません。", "negation", ""),
    ("02-04", "2022年度は自治体向け研修を四十回行う計画である。", "date", "2022年度"),
    ("02-04", "平成2年度に研修を40回行う。", "date", "平成2年度"),
    ("02-04", "全国の取組率は約40%(669件)である。", "unit", "669件"),
    ("02-04", "主担当は総務省で、内閣官房が連携する。", "role", "総務省"),
    ("02-04", "主担当は文部科学省である。", "ministry", "文部科学省"),
    ("02-04", "市町村を含めた全国の取組率は100%(669団体)である。", "number", "100%"),
    ("02-08", "データダウンロード量を令和2年度に930GBとする。", "unit", "930GB"),
    ("02-08", "経産省が所管する。", "ministry", "経産省"),
    ("02-08", "施策02-09は、気象情報の利活用を促すものである。", "id", "02-09"),
    ("02-08", "「気象情報の利活用の推進」(02-08)は国土交通省の施策である。", "name", "気象情報の利活用の推進"),
    ("02-06", "登記情報の公開の在り方の見直しを実施した。", "modality", ""),
    ("02-06", "登記情報の公開の在り方について、法制審議会では検討を行わない。", "negation", ""),
    ("07-04", "新システムは令和3年9月までに稼働済みである。", "modality", ""),
    ("08-14", "農地台帳のデータ更新は大半の農業委員会でされている。", "negation", ""),
    ("08-02", "令和2年度末以降に全国26か所で構築する。", "date", "令和2年度末"),
    ("08-09", "電子タグの出荷枚数を令和7年まで1,000億枚以下とする。", "number", "1,000億枚"),
    ("進捗状況の表/研究開発", "研究開発の進捗率は92%だった。", "number", "92%"),
    ("第3章第3節(1)①", "AI法第18条に基づく調査研究等を行う。", "number", "第18条"),
]  # fmt: skip


@pytest.mark.parametrize(("locator", "statement"), FAITHFUL)
def test_a_paraphrase_has_no_difference(
    comparer: Comparer, library: Library, locator: str, statement: str
) -> None:
    assert compared(comparer, library, locator, statement).differences == ()


@pytest.mark.parametrize(("locator", "statement", "kind", "said"), ALTERED)
def test_an_altered_fact_is_a_difference(
    comparer: Comparer, library: Library, locator: str, statement: str, kind: str, said: str
) -> None:
    differences = compared(comparer, library, locator, statement).differences
    assert kind in [d.kind for d in differences]
    assert any(said in d.said for d in differences if d.kind == kind)
    assert all(statement[d.start : d.end] == d.said for d in differences)


def test_a_difference_tells_what_the_source_has(comparer: Comparer, library: Library) -> None:
    (number,) = compared(comparer, library, "02-08", "取組件数は令和2年度13件である。").differences
    assert number.source == "12件"
    (role,) = compared(comparer, library, "02-04", "総務省が主担当である。").differences
    assert role.source == "◎内閣官房、総務省"


def test_quotations_must_stand_verbatim(comparer: Comparer, library: Library) -> None:
    right = "「都道府県は平成30年3月に100%を達成」とある。"
    wrong = "「都道府県は平成30年3月に100%を実現」とある。"
    assert compared(comparer, library, "02-04", right).differences == ()
    assert [d.kind for d in compared(comparer, library, "02-04", wrong).differences] == ["quote"]


def test_a_quotation_may_leave_words_out_with_dots(comparer: Comparer, library: Library) -> None:
    said = "「地方公共団体のオープンデータ取組率について、…平成30年3月に100%を達成」とある。"
    assert compared(comparer, library, "02-04", said).differences == ()


def test_what_was_said_before_needs_no_proof(comparer: Comparer, library: Library) -> None:
    evidence = whole(record(library, "02-08"))
    statement = "お尋ねの950TBではなく、930TBです。"
    assert next(d.said for d in comparer.compare(statement, evidence).differences) == "950TB"
    before = comparer.compare(statement, evidence, ["950TBですか"]).differences
    assert "950TB" not in [d.said for d in before]


def test_share_is_of_the_words_that_the_evidence_has(comparer: Comparer, library: Library) -> None:
    near = compared(comparer, library, "02-08", "気象庁のデータのダウンロード量")
    far = compared(comparer, library, "02-08", "水道管の老朽化対策と料金")
    assert near.share > 0.9 > 0.5 > far.share


def test_facts_are_counted(comparer: Comparer, library: Library) -> None:
    said = "02-08の主担当は国土交通省で、令和2年度に930TBを目指す。"
    assert compared(comparer, library, "02-08", said).checked == 4


def test_nothing_said_is_nothing_wrong(comparer: Comparer, library: Library) -> None:
    assert compared(comparer, library, "02-08", "　\n") == Support()


def test_without_evidence_every_fact_is_unfounded(comparer: Comparer) -> None:
    kinds = [d.kind for d in comparer.compare("総務省は令和2年度に40回行う。", []).differences]
    assert kinds == ["ministry", "date", "number"]
