"""A word that narrows a set is heeded, or the question is not answered by a set at all."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.records import Library
from rag.tables.question import parse
from rag.tokens import Tokenizer


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("連携のある総務省の施策を挙げて", ("joint:1:None", "総務省:lead")),
        ("協力府省のある厚労省主担当の施策は何件?", ("joint:1:None", "厚生労働省:lead")),
        (
            "本文にも載っていて連携府省がいる国交省の施策を教えて",
            ("True", "joint:1:None", "国土交通省:lead"),
        ),
        ("教育の施策で文科省以外が主担当のものは？", ("教育:施策名", "文部科学省:lead")),
        ("KPI(効果)欄にアクセスの語があるもの", ("アクセス:KPI(効果)",)),
        ("アクセスという語が入っている施策は?(KPI(効果)欄に限る)", ("アクセス:KPI(効果)",)),
        ("「システム」の語があるもの(KPI(進捗)欄のみ)を全部", ("システム:KPI(進捗)",)),
        ("「サービス」が入っている施策を挙げてください。施策名だけで。", ("サービス:施策名",)),
        ("総務省と連携のある施策を挙げて", ("総務省:joint",)),
    ],
)
def test_conditions(text: str, values: tuple[str, ...], library: Library, tokenizer: Tokenizer) -> None:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    assert tuple(c.value for c in asked.query.conditions) == values


@pytest.mark.parametrize(
    "text",
    [
        "総務省と経産省の共同の施策は何件",
        "11番台の2施策のうち、警察庁が受け持つほうの効果はどう測るのですか",
        "地方公共団体の非識別加工情報に関する施策だが、進捗のほうのKPI欄にはどう書いてある?",
        "08番台のうち農水省が主担当の施策は、厚労省が主担当の施策と同数ですか",
        "総務省の施策は国土交通省の施策より多いですか",
        "参加者数で効果を評価している施策は",
    ],
)
def test_nothing_is_dropped(text: str, library: Library, tokenizer: Tokenizer) -> None:
    assert parse(analyse(text, tokenizer), library, tokenizer) is None


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("番台のうち、全部総務省が主担当なのはどれ", ("総務省:lead",)),
        ("番台の中で、どれも内閣官房が主担当なのは?", ("内閣官房:lead",)),
        ("施策がすべて総務省主担当の番台はどれ", ("総務省:lead",)),
        ("全部の番台の件数を教えて", ()),
        ("番台ごとの件数を全部教えて", ()),
    ],
)
def test_whole_groups(text: str, every: tuple[str, ...], library: Library, tokenizer: Tokenizer) -> None:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    assert (asked.operation, asked.dimension, asked.order.every) == ("group", "number", every)


@pytest.mark.parametrize(
    ("text", "supposed", "place"),
    [
        ("09番台では総務省が最多の主担当だと思いますが、二番手はどこで何件？", "総務省", 2),
        ("別表の主担当は総務省がトップなのは分かりますが、3番目に多いのはどこ?", "総務省", 3),
        ("一番多いのは08番台だと思いますが、二番目に多い番台は?", "08", 2),
        ("施策が最も多い番台は09番台ですか", "09", None),
        ("骨子案で主担当が最も多いのは総務省ですか", "総務省", None),
        ("総務省の次に主担当が多いのはどこ", "", None),
    ],
)
def test_supposed(
    text: str, supposed: str, place: int | None, library: Library, tokenizer: Tokenizer
) -> None:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    assert (asked.operation, asked.order.supposed, asked.order.place) == ("rank", supposed, place)
