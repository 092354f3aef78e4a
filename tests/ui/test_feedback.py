"""Feedback that no crash loses, and the drafts of cases that come of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from eval.cases import read_cases
from rag.answer import Answer
from rag.engine import Turn
from rag.errors import InputError, ShisakuError
from tests.ui_builders import Shisaku
from ui.compose import Application
from ui.feedback import KINDS, LABELS, MAX_COMMENT, append, entry_of, read

# Writes entries for ever; each one that is on the disk is told on standard output.
_WRITER = """
import sys
from pathlib import Path
from rag.answer import Answer
from ui.feedback import append, entry_of
while True:
    entry = entry_of(Answer("", "問" * 500, "answered", "答" * 3000), "missing", "漏れ")
    append(entry, Path(sys.argv[1]))
    print(entry.id, flush=True)
"""


@pytest.fixture
def answer(application: Application) -> Answer:
    return application.engine.answer("02-04のKPIは？")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "feedback" / "feedback.jsonl"


def test_every_kind_comes_back_with_its_answer(answer: Answer, file: Path) -> None:
    said = [
        entry_of(answer, kind, f"{LABELS[kind]}です\n<b>", [Turn("user", "前")], "佐藤") for kind in KINDS
    ]
    for entry in said:
        append(entry, file)
    reading = read(file)
    assert reading.problems == ()
    assert [(e.id, e.kind, e.comment, e.history, e.user) for e in reading.entries] == [
        (e.id, e.kind, e.comment, e.history, e.user) for e in said
    ]
    assert reading.entries[0].answer == json.loads(json.dumps(answer.to_dict()))
    assert len({e.id for e in reading.entries}) == len(KINDS)


def test_what_a_crash_cut_short_is_told_and_spoils_nothing(answer: Answer, file: Path) -> None:
    append(entry_of(answer, "good"), file)
    whole = file.read_bytes()
    append(entry_of(answer, "missing"), file)
    file.write_bytes(file.read_bytes()[: len(whole) + 40])
    reading = read(file)
    assert [e.kind for e in reading.entries] == ["good"]
    assert len(reading.problems) == 1
    assert f"{file}:2: 途中で切れています" in reading.problems[0]
    append(entry_of(answer, "outdated"), file)
    after = read(file)
    assert [e.kind for e in after.entries] == ["good", "outdated"]
    assert len(after.problems) == 1
    assert file.read_bytes().startswith(whole)


@pytest.mark.parametrize(
    "line", [b"[]", b"{}", b'{"format": 9}', b"\xff\xfe", b'{"format": 1, "kind": "bad"}']
)
def test_a_strange_line_is_told(answer: Answer, file: Path, line: bytes) -> None:
    append(entry_of(answer, "good"), file)
    file.write_bytes(line + b"\n" + file.read_bytes())
    reading = read(file)
    assert len(reading.entries) == len(reading.problems) == 1


def test_a_process_killed_while_it_writes_loses_nothing_it_confirmed(file: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout
    confirmed = [writer.stdout.readline().strip() for _ in range(20)]
    os.kill(writer.pid, signal.SIGKILL)
    confirmed += writer.stdout.read().split("\n")[:-1]
    writer.wait()
    writer.stdout.close()
    reading = read(file)
    assert {name for name in confirmed if len(name) == 16} <= {e.id for e in reading.entries}
    assert len(reading.problems) <= 1


def test_many_at_once(answer: Answer, file: Path) -> None:
    with ThreadPool(8) as pool:
        pool.map(lambda number: append(entry_of(answer, "good", str(number)), file), range(40))
    reading = read(file)
    assert sorted(int(e.comment) for e in reading.entries) == list(range(40))


def test_text_that_is_no_utf8_is_kept(answer: Answer, file: Path) -> None:
    append(entry_of(replace(answer, question="\ud800"), "missing", "絵文字😀と半端\udc00"), file)
    (entry,) = read(file).entries
    assert (entry.answer["question"], entry.comment) == ("\ud800", "絵文字😀と半端\udc00")


def test_a_comment_has_a_limit(answer: Answer) -> None:
    entry_of(answer, "good", "あ" * MAX_COMMENT)
    with pytest.raises(InputError, match="長すぎます"):
        entry_of(answer, "good", "あ" * (MAX_COMMENT + 1))


def test_where_nothing_can_be_written_the_reader_is_told(answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "feedback").write_text("", encoding="utf-8")
    with pytest.raises(ShisakuError, match="保存できません"):
        append(entry_of(answer, "good"), tmp_path / "feedback" / "feedback.jsonl")


def test_no_feedback_yet(file: Path) -> None:
    assert read(file).entries == ()


def collected(application: Application, data: Path) -> Path:
    file = data / "feedback" / "feedback.jsonl"
    for question, kind in (
        ("下書きになる質問で02-05の担当は？", "wrong_answer"),
        ("02-05の名称をほめたい", "good"),
        ("下書きになる質問で02-05の担当は？", "missing"),
        ("総務省が主担当の施策のうち下書きにするものは？", "wrong_citation"),
    ):
        append(entry_of(application.engine.answer(question), kind, "違う"), file)  # type: ignore[arg-type]
    return file


def test_drafts_are_made_once(application: Application, shisaku: Shisaku, tmp_path: Path) -> None:
    file = collected(application, tmp_path)
    drafts = tmp_path / "feedback" / "drafts.jsonl"
    assert shisaku("eval", "from-feedback", "--dry-run", data=tmp_path).code == 0
    assert not drafts.exists()
    first = shisaku("eval", "from-feedback", data=tmp_path)
    assert first.code == 0, first.err
    before = drafts.read_bytes()
    cases = [located.case for located in read_cases([drafts])]
    assert [c.question for c in cases] == [
        "下書きになる質問で02-05の担当は？",
        "総務省が主担当の施策のうち下書きにするものは？",
    ]
    assert "回答の誤り: 違う" in cases[0].note
    assert read(file).entries[0].id in cases[0].note
    again = shisaku("eval", "from-feedback", data=tmp_path)
    assert (again.code, drafts.read_bytes()) == (0, before)
    assert "下書き 0件" in again.err
    good = shisaku("eval", "from-feedback", "--good", data=tmp_path)
    assert good.code == 0
    assert drafts.read_bytes().startswith(before)
    assert len(read_cases([drafts])) == 3
    assert "marked right" in read_cases([drafts])[2].case.note


def test_a_torn_line_is_told_and_the_rest_drafted(
    application: Application, shisaku: Shisaku, tmp_path: Path
) -> None:
    file = collected(application, tmp_path)
    file.write_bytes(file.read_bytes()[:-30])
    done = shisaku("eval", "from-feedback", data=tmp_path)
    assert done.code == 2
    assert "途中で切れています" in done.err
    assert len(read_cases([tmp_path / "feedback" / "drafts.jsonl"])) == 1


def test_a_question_in_a_conversation_keeps_it(
    application: Application, shisaku: Shisaku, tmp_path: Path
) -> None:
    history = [Turn("user", "02-05の担当は？"), Turn("assistant", "内閣官房です。")]
    answer = application.engine.answer("下書きのための続きで、そのKPIは？", history)
    append(entry_of(answer, "outdated", history=history), tmp_path / "feedback" / "feedback.jsonl")
    assert shisaku("eval", "from-feedback", data=tmp_path).code == 0
    (case,) = [located.case for located in read_cases([tmp_path / "feedback" / "drafts.jsonl"])]
    assert case.type == "followup"
    assert [(t.role, t.content) for t in case.history] == [(t.role, t.content) for t in history]


def test_the_record_itself_is_never_written_over(shisaku: Shisaku, tmp_path: Path) -> None:
    done = shisaku(
        "eval", "from-feedback", "--out", str(tmp_path / "feedback" / "feedback.jsonl"), data=tmp_path
    )
    assert done.code == 2
    assert "別の名前" in done.err
