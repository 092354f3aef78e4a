from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rag.records import Library
from rag.settings import DATA_VARIABLE, SETTINGS_VARIABLE
from tests.ui_builders import Shisaku
from ui.compose import Application

QUESTION = "気象データの施策02-08のKPI(進捗)は？"
PROGRAM = "import sys; from ui.cli import main; sys.exit(main())"


@pytest.fixture(scope="session")
def library(application: Application) -> Library:
    return application.library


def test_ask_prints_the_answer_then_its_verbatim_source(shisaku: Shisaku) -> None:
    done = shisaku("ask", QUESTION)
    lines = done.out.splitlines()
    assert done.code == 0
    assert "930TB" in lines[0]
    assert "出典" in lines
    assert "「気象庁ホームページを通じたデータのダウンロード量(令和2年度930TB)」" in lines
    assert done.err == ""
    assert "\x1b" not in done.out


def test_ask_json_is_the_answer_record_with_verbatim_quotes(shisaku: Shisaku, library: Library) -> None:
    answer = json.loads(shisaku("ask", "--json", QUESTION).out)
    assert answer["status"] == "answered"
    assert answer["question"] == QUESTION
    assert {c["locator"] for c in answer["citations"]} == {"02-08"}
    assert len(answer["corpus"]) == 64
    assert answer["index"] != ""
    for c in answer["citations"]:
        assert library.sources[c["document"]].text[c["start"] : c["end"]] == c["quote"]


def test_ask_reads_standard_input_with_byte_order_mark(shisaku: Shisaku) -> None:
    done = shisaku("ask", "-", stdin=b"\xef\xbb\xbf" + f"{QUESTION}\n".encode())
    assert done.code == 0
    assert "930TB" in done.out


def test_ask_explains_the_analysis_and_the_evidence(shisaku: Shisaku) -> None:
    done = shisaku("ask", "--explain", QUESTION)
    for expected in ("解析", "属性: ", "主題の語: ", "経路: ", "検討した根拠", "coverage="):
        assert expected in done.out
    explanation = json.loads(shisaku("ask", "--explain", "--json", QUESTION).out)["explanation"]
    assert explanation["evidence"][0]["locator"] == "02-08"
    assert explanation["evidence"][0]["features"]["coverage"] > 0.5


def test_ask_keeps_to_the_documents_it_is_given(shisaku: Shisaku) -> None:
    question = "人材育成の取組は？"
    for document in ("kihon", "kanmin"):
        citations = json.loads(shisaku("ask", "--json", "--document", document, question).out)["citations"]
        assert {c["document"] for c in citations} == {document}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \u3000\n\t", id="white space"),
        pytest.param("\x00\x01\x1b[31m\x07"[1:], id="control characters"),
        pytest.param("あ" * 100_000, id="100 thousand characters"),
        pytest.param("🎉🎉🎉", id="emoji only"),
        pytest.param("\udce3\udc81", id="lone surrogates only"),
        pytest.param("02-04の\udce3KPIは？", id="a lone surrogate inside"),
        pytest.param("<script>alert(1)</script>", id="HTML"),
        pytest.param("10-08のKPIは？", id="unknown measure"),
        pytest.param("第9章には何が書かれていますか", id="unknown chapter"),
        pytest.param("--", id="only dashes"),
    ],
)
def test_any_input_gets_a_reply_without_a_traceback(shisaku: Shisaku, text: str) -> None:
    done = shisaku("ask", "--json", "--", text)
    answer = json.loads(done.out)
    assert answer["text"]
    assert done.code == (2 if answer["status"] == "error" else 0)
    assert "Traceback" not in done.err
    shown = shisaku("ask", "--", text)
    assert shown.out + shown.err
    assert "\x1b" not in shown.out + shown.err
    assert shown.code == done.code


def test_wrong_usage_of_ask_is_said_in_japanese(shisaku: Shisaku) -> None:
    for arguments in (
        ("ask",),
        ("ask", "質問", "--batch", "x"),
        ("ask", "質問", "--out", "x"),
        ("ask", "--batch", "x", "--explain"),
        ("ask", "--batch", "/nonexistent/x.jsonl"),
        ("ask", "質問", "--document", "foo"),
        ("ask", "質問", "余分"),
        ("ask", "質問", "--foo"),
        ("search", "質問", "-k", "0"),
        ("search", "質問", "--mode", "foo"),
        ("search", ""),
        ("search", "あ" * 5000),
        ("cite",),
        ("askk",),
        ("--foo",),
    ):
        done = shisaku(*arguments)
        assert (done.code, done.out) == (2, ""), arguments
        assert done.err.startswith("エラー: "), arguments
        assert "Error" not in done.err, arguments


def test_input_that_is_not_utf8_is_refused_with_a_remedy(shisaku: Shisaku) -> None:
    done = shisaku("ask", "-", stdin="気象".encode("cp932"))
    assert done.code == 2
    assert "UTF-8" in done.err
    assert "iconv" in done.err


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_search_gives_chunks_best_first(shisaku: Shisaku, library: Library, mode: str) -> None:
    found = json.loads(shisaku("search", "オープンデータの促進", "--mode", mode, "-k", "5", "--json").out)
    scores = [hit["score"] for hit in found["hits"]]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    for hit in found["hits"]:
        assert library.sources[hit["document"]].text[hit["start"] : hit["end"]] == hit["quote"]
        assert hit["id"] == f"{hit['document']}#{hit['start']}-{hit['end']}"


def test_search_in_one_document_for_people(shisaku: Shisaku) -> None:
    done = shisaku("search", "人材育成", "--document", "senryaku", "-k", "3")
    assert done.out.startswith("1. AI戦略2019フォローアップ ")
    assert "kanmin#" not in done.out


@pytest.mark.parametrize(
    ("place", "locator"),
    [
        ("02-04", "02-04"),
        ("２－４", "02-04"),
        ("施策02の04", "02-04"),
        ("第3章第1節(2)①", "第3章第1節(2)①"),
        ("第三章第1節（2）①", "第3章第1節(2)①"),
        ("第1章(AIイノベーション)", "第1章(AIイノベーション)"),
        ("進捗状況の表／教育改革", "進捗状況の表/教育改革"),
    ],
)
def test_cite_finds_a_place_in_any_spelling(
    shisaku: Shisaku, library: Library, place: str, locator: str
) -> None:
    cited = json.loads(shisaku("cite", place, "--json").out)
    assert cited["locator"] == locator
    assert cited["citations"]
    for c in cited["citations"]:
        assert library.sources[c["document"]].text[c["start"] : c["end"]] == c["quote"]
        assert cited["start"] <= c["start"] <= c["end"] <= cited["end"]


def test_cite_of_one_field_shows_label_quote_and_offsets(shisaku: Shisaku) -> None:
    done = shisaku("cite", "02-08", "--field", "進捗")
    label, quote = done.out.splitlines()
    assert "02-08「気象情報の利活用の促進」KPI(進捗)" in label
    assert "(kanmin " in label
    assert quote == "「気象庁ホームページを通じたデータのダウンロード量(令和2年度930TB)」"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("10-08",), "施策番号10-08は別表の原文にありません(10-05の次は10-17です)。"),
        (("13-01",), "施策番号13-01は別表にありません"),
        (("第9章",), "第9章という章は骨子(案)にありません"),
        (("なんとか",), "「なんとか」は施策番号・節・スライドの位置として読めず"),
        (("",), "引用する箇所が空です。"),
        (("\udce3",), "位置として読めず、文書の語としても見つかりません。"),
        (("02-04", "--field", "予算"), "02-04に欄「予算」はありません。"),
        (("02-04", "--field", "KPI"), "02-04の欄「KPI」は一つに決まりません。"),
    ],
)
def test_cite_says_what_does_not_exist(shisaku: Shisaku, arguments: tuple[str, ...], said: str) -> None:
    done = shisaku("cite", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_cite_and_the_engine_say_the_same_of_an_unknown_number(shisaku: Shisaku) -> None:
    answer = json.loads(shisaku("ask", "--json", "10-08のKPIは？").out)
    assert answer["status"] == "not_found"
    assert answer["sentences"][0]["text"] in shisaku("cite", "10-08").err


@pytest.mark.parametrize("command", ["", "ask", "search", "cite", "build", "doctor"])
def test_every_help_is_japanese_with_examples(shisaku: Shisaku, command: str) -> None:
    done = shisaku(*filter(None, [command]), "--help")
    assert done.code == 0
    assert done.out.startswith("使い方: shisaku")
    assert "例:" in done.out
    assert f"shisaku {command}" in done.out
    assert "Show this message" not in done.out


def test_without_a_command_the_help_is_shown(shisaku: Shisaku) -> None:
    assert shisaku().out == shisaku("--help").out
    assert shisaku("--version").out.startswith("shisaku ")


def test_a_settings_error_is_a_message_with_a_hint(
    shisaku: Shisaku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("unknown = 1\n", encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(wrong))
    done = shisaku("ask", "質問")
    assert done.code == 2
    assert done.err.startswith(f"エラー: 設定ファイル {wrong} に誤りがあります")


def started(
    workplace: Path, *arguments: str, data: Path | None = None, **options: Any
) -> subprocess.Popen[bytes]:
    environment = {**os.environ, SETTINGS_VARIABLE: str(workplace / "shisaku.toml")}
    if data is not None:
        environment[DATA_VARIABLE] = str(data)
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, **options)


def test_a_reader_that_goes_away_is_no_error(workplace: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = started(workplace, "cite", "02-04", stdout=writing)
    os.close(writing)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (141, b"")


def test_ctrl_c_is_one_line_and_130(workplace: Path, tmp_path: Path) -> None:
    process = started(workplace, "build", data=tmp_path, stdout=subprocess.PIPE)
    assert process.stderr is not None
    assert process.stderr.readline().decode() == "索引を作っています…\n"
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert (process.returncode, out, error.decode()) == (130, b"", "中断しました。\n")
    assert not (tmp_path / "index" / "current").exists()


def test_cite_loads_neither_index_nor_model_nor_dictionary(workplace: Path) -> None:
    program = (
        "import sys; from ui.cli import main; code = main(['cite', '02-04']);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, SETTINGS_VARIABLE: str(workplace / "shisaku.toml")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "corpus" in loaded
    assert (
        loaded & {"index", "numpy", "fugashi", "onnxruntime", "faiss", "bm25s", "tokenizers", "rich"} == set()
    )
