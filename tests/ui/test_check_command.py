"""``shisaku check``: drafts in, verdicts out."""

from __future__ import annotations

import json
from pathlib import Path

from tests.ui_builders import Shisaku

DRAFT = """# オープンデータの状況

「地方におけるオープンデータの促進」(別表No.02-04)では、地方公共団体向けの研修を令和2年度に40回開催する。同施策の主担当は総務省である。

よろしくお願いいたします。
"""
RIGHT = "「地方におけるオープンデータの促進」(別表No.02-04)の主担当は内閣官房である。\n"


def write(folder: Path, text: str, name: str = "草稿.md") -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_verdicts_with_what_the_source_says(shisaku: Shisaku, tmp_path: Path) -> None:
    done = shisaku("check", write(tmp_path, DRAFT))
    assert done.code == 1
    assert "一致 1、相違 1、裏付けなし 0、対象外 1" in done.out
    assert "主担当・連携の別: 草稿「総務省」→ 文書「◎内閣官房、総務省」" in done.out
    assert "よろしく" not in done.out
    assert "よろしく" in shisaku("check", write(tmp_path, DRAFT), "--all").out


def test_json_has_offsets_of_the_draft_and_verbatim_citations(shisaku: Shisaku, tmp_path: Path) -> None:
    claims = json.loads(shisaku("check", write(tmp_path, DRAFT), "--json").out)["claims"]
    assert [c["verdict"] for c in claims] == ["一致", "相違", "対象外"]
    assert all(DRAFT[c["start"] : c["end"]] == c["text"] for c in claims)
    (difference,) = claims[1]["differences"]
    assert {k: difference[k] for k in ("kind", "draft", "source")} == {
        "kind": "role",
        "draft": "総務省",
        "source": "◎内閣官房、総務省",
    }
    assert DRAFT[difference["start"] : difference["end"]] == "総務省"
    assert claims[0]["citations"][0]["locator"] == "02-04"


def test_nothing_wrong_is_exit_0(shisaku: Shisaku, tmp_path: Path) -> None:
    assert shisaku("check", write(tmp_path, RIGHT)).code == 0


def test_a_draft_on_standard_input(shisaku: Shisaku) -> None:
    done = shisaku("check", "-", stdin=RIGHT.encode("cp932"))
    assert (done.code, "一致 1" in done.out) == (0, True)


def test_the_draft_is_not_changed(shisaku: Shisaku, tmp_path: Path) -> None:
    file = Path(write(tmp_path, DRAFT))
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    shisaku("check", str(file))
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_what_is_no_draft_is_refused(shisaku: Shisaku, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    for argument in (write(tmp_path, " \n"), str(tmp_path / "ない.md"), str(tmp_path / "binary.txt")):
        done = shisaku("check", argument)
        assert done.code == 2
        assert done.out == ""
        assert done.err.startswith("エラー: ")


def test_a_very_long_draft_is_refused(shisaku: Shisaku, tmp_path: Path) -> None:
    done = shisaku("check", write(tmp_path, "国の施策を推進する。" * 170_000))
    assert done.code == 2
    assert "長" in done.err
