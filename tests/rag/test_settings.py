"""Settings and errors: one validated object, and messages that say what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rag import errors
from rag.errors import ConfigurationError, ShisakuError
from rag.settings import DATA_VARIABLE, SETTINGS_VARIABLE, RetrievalSettings, Settings, load_settings


def written(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings == Settings()
    assert settings.documents.is_dir()
    assert settings.index == settings.data / "index"
    assert settings.retrieval.embedder == "bundled"


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, 'data = "/srv/data"\n[retrieval]\ndense_weight = 0.25\n'))
    assert settings.data == Path("/srv/data")
    assert settings.retrieval == RetrievalSettings(dense_weight=0.25)
    assert settings.documents == Settings().documents


def test_the_working_directorys_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shisaku.toml").write_text("[retrieval]\ncandidates = 50\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().retrieval.candidates == 50


def test_the_environment_names_file_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(written(tmp_path, 'data = "/srv/data"\n')))
    assert load_settings().data == Path("/srv/data")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "moved"))
    assert load_settings().data == tmp_path / "moved"


def test_the_path_given_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "none.toml"))
    assert load_settings(written(tmp_path, 'data = "/srv/data"\n')).data == Path("/srv/data")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("colour = 1\n", "colour", id="unknown-key"),
        pytest.param("[retrieval]\nmodel = 'x'\n", "retrieval.model", id="unknown-nested-key"),
        pytest.param("[chat]\npassword = 'x'\n", "chat.password", id="unknown-chat-key"),
        pytest.param("[chat]\nsign_in = 'ldap'\n", "chat.sign_in", id="unknown-sign-in"),
        pytest.param("[chat]\nsign_in = 'proxy'\n", "proxies", id="proxy-without-address"),
        pytest.param("[chat]\nproxies = ['proxy.local']\n", "proxy.local", id="proxy-by-name"),
        pytest.param("[chat]\nrequests_per_minute = 0\n", "chat.requests_per_minute", id="no-requests"),
        pytest.param("[retrieval]\ndense_weight = 1.5\n", "retrieval.dense_weight", id="above-its-bound"),
        pytest.param("[retrieval]\ncandidates = 0\n", "retrieval.candidates", id="below-its-bound"),
        pytest.param("[retrieval]\ncandidates = 'many'\n", "retrieval.candidates", id="wrong-type"),
        pytest.param("retrieval = 3\n", "retrieval", id="no-table"),
    ],
)
def test_a_wrong_value_is_named(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(written(tmp_path, text))
    assert named in caught.value.message
    assert "settings.toml" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"data = \n", id="no-toml"),
        pytest.param("data = 'データ'\n".encode("shift_jis"), id="shift-jis"),
        pytest.param(b"\xff\xfe\x00", id="binary"),
    ],
)
def test_a_file_that_is_no_toml_is_an_error(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match="TOML"):
        load_settings(file)


def test_a_missing_file_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="読めません") as caught:
        load_settings(tmp_path / "none.toml")
    assert caught.value.hint


def test_pydantic_is_loaded_only_where_there_is_something_to_validate(tmp_path: Path) -> None:
    program = "import sys; from rag.settings import load_settings; load_settings(); print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


KINDS = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, ShisakuError)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_error_carries_message_hint_and_exit_code(kind: type[ShisakuError]) -> None:
    error = kind("文書が読めません。", "shisaku build を実行してください。")
    assert str(error) == error.message == "文書が読めません。"
    assert error.hint == "shisaku build を実行してください。"
    assert kind("x").hint == ""
    assert 1 <= error.exit_code <= 5
    assert kind.__doc__


def test_the_tree_of_errors_is_flat_below_its_base() -> None:
    assert {k.__bases__[0] for k in KINDS if k is not ShisakuError} == {ShisakuError}
    assert len(KINDS) == 7
