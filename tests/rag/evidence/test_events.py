"""When and how many are told by the value beside what is asked about, not by the nearest sentence."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("支払基金の審査支払の新しいシステムはいつ稼働しますか。", "令和3年9月"),
        ("AI・データ契約ガイドラインの改訂版が公表された時期は", "令和元年12月"),
        ("火災延焼シミュレーションに使う家屋のデータの整備は、いつ完了しましたか", "平成30年度"),
        ("固定電話網のIP網への移行は何年に予定されていますか", "令和6年"),
        ("第4回のNDBオープンデータはいつ公開されましたか", "令和元年8月"),
        ("5Gの周波数の割当てはいつ?ローカル5Gの制度化は?", "平成31年"),
    ],
)
def test_the_first_sentence_tells_it(text: str, value: str, bundled: Application) -> None:
    assert value in bundled.engine.answer(text).text.partition("\n")[0]
