"""Whether a number told passes one that is asked."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("人工知能研究開発ネットワークって、3月末の段階で参加機関100超えてたっけ?", "はい。"),
        ("人工知能研究開発ネットワークの参加機関は110を超えてる?", "いいえ。"),
        ("交通規制情報のプログラム又はシステムを整備した都道府県警察は20を超えていますか。", "いいえ。"),
        ("交通規制情報のプログラムかシステムを入れた県警、令和元年度までで20は超えてた?", "いいえ。"),
        ("市区町村のオープンデータ取組率って4割に届いてる?", "はい。"),
        (
            "空き家・空き地バンクの参加自治体は、まだ全国の4割には届いていないという理解でよいですか。",
            "はい。",
        ),
        ("プログラムやシステムを整備した都道府県警察は、令和元年度までで20に満たないのですか", "はい。"),
        ("人工知能研究開発ネットワークに参画した機関は100に達していない?", "いいえ。"),
        ("空き家バンクの参加自治体は半分に達しましたか", "いいえ。"),
        ("空き家・空き地バンクの参加自治体って、全国の半分にも届いてないんですよね?", "はい。"),
    ],
)
def test_the_verdict(text: str, verdict: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(verdict)
