from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui_builders import Shisaku
from ui.batch import read_items
from ui.compose import Application

LINES = [
    {"id": "q1", "question": "02-04のKPIは？"},
    {
        "id": "q2",
        "question": "その主担当は？",
        "history": [
            {"role": "user", "content": "02-08のKPIは？"},
            {"role": "assistant", "content": "02-08「気象情報の利活用の促進」のKPI(進捗)は…です。"},
        ],
    },
    {"id": 3, "question": "10-08のKPIは？", "facts": [["他の欄"]], "type": "missing_id"},
    {"question": "02-08のKPI(進捗)は？"},
]


def jsonl(*values: object) -> bytes:
    return b"".join(json.dumps(v, ensure_ascii=False).encode() + b"\n" for v in values)


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_answers_stand_in_order_with_their_ids(shisaku: Shisaku, tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + jsonl(*LINES) + b"\r\n\n")
    done = shisaku("ask", "--batch", str(source), "--out", str(out))
    answers = records(out.read_text(encoding="utf-8"))
    assert (done.code, done.out) == (0, "")
    assert [a["id"] for a in answers] == ["q1", "q2", "3", ""]
    assert [a["status"] for a in answers] == ["answered", "answered", "not_found", "answered"]
    assert "国土交通省" in str(answers[1]["text"])
    assert "4件の回答" in done.err
    assert sorted(f.name for f in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_without_out_the_answers_go_to_standard_output(shisaku: Shisaku) -> None:
    done = shisaku("ask", "--batch", "-", stdin=jsonl(*LINES[:1]))
    assert [a["id"] for a in records(done.out)] == ["q1"]


def test_an_empty_file_gives_an_empty_file(shisaku: Shisaku, tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n")
    assert shisaku("ask", "--batch", str(source), "--out", str(out)).code == 0
    assert out.read_bytes() == b""


@pytest.mark.parametrize(
    ("line", "id_", "problem"),
    [
        pytest.param(b"{", "", "JSON ではありません(2文字目)", id="cut short"),
        pytest.param("気象".encode("cp932"), "", "UTF-8 ではありません(1バイト目)", id="Shift_JIS"),
        pytest.param(b"[1]", "", "オブジェクトではありません", id="not an object"),
        pytest.param(b'{"id": "x"}', "x", "question がありません", id="no question"),
        pytest.param(b'{"id": "x", "question": [1]}', "x", "question の型か値が違います", id="not a text"),
        pytest.param(
            b'{"id": "x", "question": "a", "history": [{"role": "system", "content": "a"}]}',
            "x",
            "history.0.role の型か値が違います",
            id="unknown role",
        ),
        pytest.param(b'{"id": "x", "question": "a", "history": 1}', "x", "history の型か値", id="no history"),
        pytest.param(b"[" * 100_000, "", "JSON の入れ子が深すぎます", id="nested too deep"),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_answered(
    shisaku: Shisaku, line: bytes, id_: str, problem: str
) -> None:
    done = shisaku("ask", "--batch", "-", stdin=jsonl(LINES[0]) + line + b"\n" + jsonl(LINES[2]))
    first, bad, last = records(done.out)
    assert done.code == 2
    assert (first["id"], first["status"]) == ("q1", "answered")
    assert (bad["id"], bad["status"]) == (id_, "error")
    assert str(bad["text"]).startswith("入力の2行目を読めません: ")
    assert problem in str(bad["text"])
    assert str(bad["text"]) in done.err
    assert (last["id"], last["status"]) == ("3", "not_found")


def test_a_question_that_cannot_be_taken_is_an_answer_of_its_own(shisaku: Shisaku) -> None:
    questions = ["", "あ" * 100_000, "\x00\x01", "🎉", "02-04の\udce3KPIは？"]
    stdin = b"".join(
        json.dumps({"id": str(i), "question": q}).encode() + b"\n" for i, q in enumerate(questions)
    )
    done = shisaku("ask", "--batch", "-", stdin=stdin)
    answers = records(done.out)
    assert done.code == 0
    assert [a["id"] for a in answers] == ["0", "1", "2", "3", "4"]
    assert [a["status"] for a in answers[:3]] == ["error", "error", "error"]
    assert answers[4]["question"] == questions[4]


def test_what_cannot_be_written_leaves_the_old_file(shisaku: Shisaku, tmp_path: Path) -> None:
    done = shisaku(
        "ask", "--batch", "-", "--out", str(tmp_path / "no" / "out.jsonl"), stdin=jsonl(*LINES[:1])
    )
    assert done.code == 1
    assert "out.jsonl に書けません" in done.err
    folder = tmp_path / "out.jsonl"
    folder.mkdir()
    done = shisaku("ask", "--batch", "-", "--out", str(folder), stdin=jsonl(*LINES[:1]))
    assert done.code == 1
    assert [f.name for f in tmp_path.iterdir()] == ["out.jsonl"]


def test_one_process_gives_what_single_questions_give(application: Application, shisaku: Shisaku) -> None:
    single = json.loads(shisaku("ask", "--json", LINES[0]["question"]).out)
    (batch,) = records(shisaku("ask", "--batch", "-", stdin=jsonl(LINES[0])).out)
    for volatile in ("id", "timings_ms"):
        del single[volatile], batch[volatile]
    assert batch == single


def test_lines_keep_their_numbers_past_blank_ones() -> None:
    items = read_items(b'\n{"question": "a"}\n\n\n{')
    assert [(i.line, i.question, bool(i.problem)) for i in items] == [(2, "a", False), (5, "", True)]
