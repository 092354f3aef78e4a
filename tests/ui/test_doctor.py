from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rag.settings import SETTINGS_VARIABLE, RetrievalSettings, Settings
from tests.ui_builders import Shisaku, changed
from ui.doctor import Check, checks

NAMES = ["Python", "ライブラリー", "パッケージ", "文書", "辞書", "モデル", "データフォルダー", "索引"]


def found(settings: Settings) -> dict[str, Check]:
    return {check.name: check for check in checks(settings)}


def test_a_sound_installation_has_nothing_to_remedy(shisaku: Shisaku) -> None:
    done = shisaku("doctor", "--json")
    result = json.loads(done.out)
    assert done.code == 0
    assert [check["name"] for check in result] == NAMES
    assert [check for check in result if check["severity"] == "異常" or check["remedy"]] == []


def test_for_people_every_check_is_a_line(shisaku: Shisaku) -> None:
    done = shisaku("doctor")
    assert [line.partition("  ")[2].partition(":")[0] for line in done.out.splitlines()] == NAMES
    assert "\x1b" not in done.out


def test_a_missing_index_is_worth_a_note_not_an_alarm(shisaku: Shisaku, tmp_path: Path) -> None:
    done = shisaku("doctor", data=tmp_path / "none")
    assert done.code == 0
    assert "注意  索引: " in done.out
    assert "→ shisaku build" in done.out
    assert not (tmp_path / "none").exists()


def test_a_damaged_index_is_an_alarm_with_its_remedy(
    shisaku: Shisaku, workplace: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(workplace / "data", tmp_path / "data"))
    for file in data.rglob("dense.faiss"):
        file.write_bytes(b"")
    done = shisaku("doctor", "--json", data=data)
    check = json.loads(done.out)[-1]
    assert done.code == 1
    assert (check["name"], check["severity"]) == ("索引", "異常")
    assert "dense.faiss" in check["detail"]
    assert "shisaku build" in check["remedy"]


def test_a_damaged_model_is_an_alarm_and_the_rest_is_still_checked(workplace: Path, tmp_path: Path) -> None:
    model = Path(shutil.copytree(workplace / "model", tmp_path / "model"))
    (model / "model.onnx").write_bytes((model / "model.onnx").read_bytes()[:-1] + b"\0")
    result = found(changed(workplace, retrieval=RetrievalSettings(embedder=str(model))))
    assert result["モデル"].severity == "異常"
    assert "model.onnx" in result["モデル"].detail
    assert result["データフォルダー"].severity == "正常"


def test_a_changed_document_is_an_alarm(workplace: Path, documents: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(documents, tmp_path / "documents"))
    (folder / "senryaku.txt").unlink()
    result = found(changed(workplace, documents=folder))
    assert result["文書"].severity == "異常"
    assert "senryaku.txt" in result["文書"].detail
    assert result["辞書"].severity == "正常"


def test_a_data_folder_that_cannot_be_made_is_an_alarm(workplace: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert found(changed(workplace, data=blocked / "data"))["データフォルダー"].severity == "異常"


def test_wrong_settings_stop_the_doctor_with_a_message(
    shisaku: Shisaku, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("data = [", encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(wrong))
    done = shisaku("doctor")
    assert done.code == 2
    assert "TOML として読めません" in done.err
