"""Questions typed in hiragana alone are read by the readings of the documents' words."""

from __future__ import annotations

import pytest

from rag.reading.readings import convert, is_unconverted, readings
from rag.reading.unconverted import Hiragana
from rag.text import folded
from ui.compose import Application

CONVERTED = (
    (
        "つうがくろじょうほうのこうかいはどこのしょうがやってますか",
        "通学路情報の公開はどこの省がやってますか",
    ),
    (
        "じょうほうぎんこうのにんていけんすう、れいわ2ねんどのもくひょう",
        "情報銀行の認定件数、令和2年度の目標",
    ),
    ("けいざいさんぎょうしょうがたんとうしているのは", "経済産業省が担当しているのは"),
    ("じゅんてんちょうえいせいのしさくをおしえて", "準天頂衛星の施策を教えて"),
    ("きしょうじょうほうのりかつようのもくひょうち", "気象情報の利活用の目標値"),
    ("どこのしょうがっこうでもつかえるの", "どこの小学校でもつかえるの"),
    ("へいせい30ねんどのじっせき", "平成30年度の実績"),
    ("はい、そうですか", "はい、そうですか"),
    ("こんにちは、よろしくおねがいします", "こんにちは、よろしくおねがいします"),
)


@pytest.fixture(scope="module")
def known(application: Application) -> dict[str, str]:
    texts = (folded(f.display) for r in application.library.records for f in r.fields)
    return readings(texts, application.tokenizer)


@pytest.mark.parametrize(("typed", "written"), CONVERTED)
def test_words_are_found_by_their_readings(typed: str, written: str, known: dict[str, str]) -> None:
    text, found = convert(typed, known)
    assert text == written
    assert all(reading in typed and word in written for reading, word in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("つうがくろのじょうほうは", True),
        ("通学ろのじょうほうのこうかい", False),
        ("まいなんばーかーどのもくひょう", True),
        ("データのもくひょうはなんですか", False),
        ("はい", False),
    ],
)
def test_only_questions_of_hiragana_alone_are_converted(text: str, expected: bool) -> None:
    assert is_unconverted(text) is expected


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("じちたいの定義は", "自治体の定義は"),
        ("しょうぼうロボットの完成はいつ", "消防ロボットの完成はいつ"),
        ("けいさつちょうの施策は何件", "警察庁の施策は何件"),
        ("わかりやすく教えてください。オープンデータとは", "わかりやすく教えてください。オープンデータとは"),
        (
            "どのような取組がありますか、データの活用について",
            "どのような取組がありますか、データの活用について",
        ),
    ],
)
def test_nouns_in_hiragana_are_written_as_the_documents_do(
    typed: str, written: str, application: Application
) -> None:
    library = application.library
    told = "\n".join(folded(f.display) for r in library.records for f in r.fields)
    assert Hiragana(library, application.tokenizer).converted(typed, told)[0] == written
