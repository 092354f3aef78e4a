"""Figures, dates and ranks of yes/no questions, against those of the clause that says the act."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.polar.figures import bounds, spans
from rag.polar.wording import proposition
from rag.question import analyse
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("令和元年度末の時点で6件まで行ってた?", [("件", "≥")]),
        ("30秒以内に伝えるのですか", [("秒", "≤")]),
        ("シェアは7割くらいですか", [("%", "~")]),
        ("認定は5件ですか", [("件", "=")]),
        ("トップ10に入っていたか", [("位", "≤")]),
        ("80団体に達する目標か", [("団体", "≥")]),
    ],
)
def test_bounds(text: str, signs: list[tuple[str, str]], context: Context) -> None:
    assert [(b.unit, b.sign) for b in bounds(analyse(text, context.tokenizer))] == signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平成のうちに始まった?", [(None, (2019, 4))]),
        ("令和に入ってから始まったのですか", [((2019, 5), None)]),
        ("令和元年度までに公表されたか", [(None, (2020, 3))]),
        ("令和元年12月以降に公表されたか", [((2019, 12), None)]),
        ("令和6年度までに整備する計画か", []),
    ],
)
def test_spans(text: str, expected: list[tuple[object, object]], context: Context) -> None:
    question = analyse(text, context.tokenizer)
    assert [(s.first, s.last) for s in spans(question, proposition(question, context))] == expected


@pytest.mark.parametrize(
    ("text", "start", "within"),
    [
        ("情報銀行の認定って、令和元年度末の時点で6件まで行ってた?", "いいえ。", "5件"),
        ("デジタル活用支援員は、令和2年度から本格実施という理解で差し支えないか。", "いいえ。", "令和3年度以降"),
        ("MID-NETの本格運用、平成のうちに始まったってほんと?", "はい。", "平成30年4月"),
        ("次世代医療基盤法の施行は令和に入ってからでしたか。", "いいえ。", "平成30年5月"),
        ("世銀の事業環境ランキング(法人設立)で、日本はDoing Business 2020でトップ10に入っていた?", "いいえ。", "13位"),
        ("CYDERは年間5,000名規模で行われているのですか", "いいえ。", "3,000名"),
        ("JNTOの訪日プロモーション、効果は外国人旅行者の数で測るんですよね?", "はい。", "訪日外国人旅行者数"),
        ("第4回のNDBオープンデータ、公開済みだよね?", "はい。", "令和元年8月"),
        ("電子タグの出荷目標って、令和7年までに100億枚以上ですよね?", "いいえ、", "1,000億枚以上"),
        ("電子タグの出荷目標は令和7年までに1,000億枚以上ですよね?", "はい。", "1,000億枚以上"),
        ("気象庁のデータダウンロード量の目標は900TB以上ですか", "はい。", "930TB"),
        ("全国AEDマップはオープンデータになっていますか", "いいえ。", "なされていない"),
        ("免税品購入データはそのまま公開しても差し支えないのでしょうか。", "いいえ。", "公開することはできない"),
        ("AI・データ契約ガイドラインの改訂版は、今のところ検討段階ですか?", "いいえ。", "改訂版を公表"),
        ("2019年度内が期限だった89の取組は、どれも計画どおりに進んだのでしょうか。", "いいえ。", "87%"),
        ("令和元年度のLアラート研修は20地域以上で開かれた、という理解で正しいですか。", "いいえ。", "14箇所の地域"),
        ("令和元年度のLアラート研修は14地域で開かれた、で合っていますか", "はい。", "14箇所の地域"),
    ],
)  # fmt: skip
def test_answers(text: str, start: str, within: str, application: Application) -> None:
    answer = application.engine.answer(text).text
    assert answer.startswith(start)
    assert within in answer
