"""How replies of models are read: markers in every shape, structured ones, split anywhere."""

from __future__ import annotations

import json

import pytest

from rag.llm.parsing import Parser, Written

Expected = list[tuple[str, tuple[int, ...]]]


def read(reply: str, step: int = 1) -> list[Written]:
    parser = Parser()
    found = [w for i in range(0, len(reply), step) for w in parser.feed(reply[i : i + step])]
    return found + parser.close()


def pairs(reply: str, step: int = 1) -> Expected:
    return [(w.text, w.ids) for w in read(reply, step)]


SHAPES: list[tuple[str, str, Expected]] = [
    ("behind the full stop", "研修は40回です。[1]取組率は100%です。[2]", [("研修は40回です。", (1,)), ("取組率は100%です。", (2,))]),
    ("before the full stop", "研修は40回です[1]。取組率は100%です[2]。", [("研修は40回です。", (1,)), ("取組率は100%です。", (2,))]),
    ("several in one", "研修は40回です。[1, 3]", [("研修は40回です。", (1, 3))]),
    ("several side by side", "研修は40回です。[1][3] [4]", [("研修は40回です。", (1, 3, 4))]),
    ("a range", "研修は40回です。[2-4]", [("研修は40回です。", (2, 3, 4))]),
    ("black brackets", "研修は40回です。【1】", [("研修は40回です。", (1,))]),
    ("full width", "研修は40回です。［１］［２、３］", [("研修は40回です。", (1, 2, 3))]),
    ("with a word", "研修は40回です。[根拠1][出典: 2]（根拠3、4）", [("研修は40回です。", (1, 2, 3, 4))]),
    ("a footnote sign", "研修は40回です。[^2]", [("研修は40回です。", (2,))]),
    ("in the middle", "研修[1]は40回[2]です。", [("研修は40回です。", (1, 2))]),
    ("on the next line", "研修は40回です。\n[1]\n取組率は100%です。", [("研修は40回です。", (1,)), ("取組率は100%です。", ())]),
    ("at the very end, late", "研修は40回です。\n\n[1]", [("研修は40回です。", (1,))]),
    ("at the head of a line", "[1] 研修は40回です。\n[2] 取組率は100%です。", [("研修は40回です。", (1,)), ("取組率は100%です。", (2,))]),
    ("missing", "研修は40回です。取組率は100%です。", [("研修は40回です。", ()), ("取組率は100%です。", ())]),
    ("no full stop", "研修は40回[1]", [("研修は40回", (1,))]),
    ("bullets", "- 担当: 総務省 [3]\n- 回数: 40回 [1]\n", [("担当: 総務省", (3,)), ("回数: 40回", (1,))]),
    ("numbered lines", "1. 研修は40回です。[1]\n2. 取組率は100%です。[2]", [("研修は40回です。", (1,)), ("取組率は100%です。", (2,))]),
    ("bold and headings", "## 概要\n**研修**は**40回**です。[1]\n**まとめ**\n以上です。", [("研修は40回です。", (1,)), ("以上です。", ())]),
    ("an opening", "回答: 研修は40回です。[1]", [("研修は40回です。", (1,))]),
    ("a table", "|項目|値|\n|---|---|\n|研修|40回| [1]", [("項目、値", ()), ("研修、40回", (1,))]),
    ("a full stop within a quote", "「研修を行う。次に進む。」とあります。[1]", [("「研修を行う。次に進む。」とあります。", (1,))]),
    ("a list of sources", "研修は40回です。[1]\n出典: [1]、[2]\n", [("研修は40回です。", (1,))]),
    ("thoughts", "<think>まず[9]を見る。</think>研修は40回です。[1]", [("研修は40回です。", (1,))]),
    ("a thought without end", "<think>まず[9]を見る。", []),
    ("brackets that cite nothing", "第3章第1節(2)①の【◎内閣府】と[別紙]です。[1]", [("第3章第1節(2)①の【◎内閣府】と[別紙]です。", (1,))]),
    ("white space", " \n \n", []),
    ("nothing", "", []),
]  # fmt: skip


@pytest.mark.parametrize("step", [1, 2, 5, 1000])
@pytest.mark.parametrize(("reply", "expected"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_markers_in_every_shape(reply: str, expected: Expected, step: int) -> None:
    assert pairs(reply, step) == expected


OBJECTS = {
    "sentences": [
        {"text": "研修は40回です。", "evidence": [1, 3]},
        {"text": "取組率は100%です。", "evidence": []},
    ]
}
READ = [("研修は40回です。", (1, 3)), ("取組率は100%です。", ())]


@pytest.mark.parametrize("step", [1, 6, 1000])
@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(json.dumps(OBJECTS, ensure_ascii=False), id="compact"),
        pytest.param(json.dumps(OBJECTS, ensure_ascii=True, indent=2), id="indented and escaped"),
        pytest.param(f"```json\n{json.dumps(OBJECTS, ensure_ascii=False)}\n```", id="in a fence"),
        pytest.param(json.dumps(OBJECTS["sentences"], ensure_ascii=False), id="only the list"),
        pytest.param('{"sentences": [{"sentence": "研修は40回です。[1]", "ids": ["3"]}, {"文": "取組率は100%です。"}]}', id="other names"),
    ],
)  # fmt: skip
def test_structured_replies(reply: str, step: int) -> None:
    found = pairs(reply, step)
    assert [(text, set(ids)) for text, ids in found] == [(text, set(ids)) for text, ids in READ]


@pytest.mark.parametrize(
    "reply",
    [
        '{"sentences": [{"text": 3}]}', '{"sentences": "研修"}', "{", '{"a": 1}', '{"sentences": [{"text": "研',
        "[{]}", '{"sentences": [' + '{"a":' * 3000,
    ],
)  # fmt: skip
def test_damaged_objects_give_nothing(reply: str) -> None:
    assert read(reply) == []


def test_a_cut_object_keeps_what_was_complete() -> None:
    assert pairs('{"sentences": [{"text": "研修は40回です。", "evidence": [1]}, {"text": "取') == [
        (READ[0][0], (1,))
    ]


def test_a_sentence_is_given_out_as_soon_as_no_marker_can_follow() -> None:
    parser = Parser()
    assert parser.feed("研修は40回です。") == []
    assert parser.feed("[1]") == []
    assert parser.feed("取") == [Written("研修は40回です。", (1,), "line")]


def test_layout_tells_lines_and_bullets() -> None:
    found = read("研修は40回です。[1]取組率は100%です。[2]\n- 担当は総務省です。[3]\n終わりです。")
    assert [w.layout for w in found] == ["line", "", "bullet", "line"]


def test_long_nonsense_is_read_in_linear_time() -> None:
    for reply in ("[" * 20_000, "「" * 20_000, "<" * 20_000, "[1" * 20_000, "。" * 20_000, "*" * 20_000):
        read(reply, step=1000)
