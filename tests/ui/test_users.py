"""Names and passwords: only hashes on disk, nobody by default, changes that other processes see."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from rag.errors import ConfigurationError, InputError
from tests.ui_builders import Shisaku
from ui.users import SHORTEST, Users

PASSWORD = "長い文のパスワード123"


@pytest.fixture
def users(tmp_path: Path) -> Users:
    return Users(tmp_path / "users.json")


def test_there_is_nobody_at_first(users: Users) -> None:
    assert users.names() == ()
    for name, password in (("admin", "admin"), ("", ""), ("root", "")):
        assert not users.verify(name, password)
    assert not users.file.exists()


def test_the_right_password_and_no_other(users: Users) -> None:
    users.add("佐藤", PASSWORD)
    assert users.verify("佐藤", PASSWORD)
    assert not users.verify("佐藤", PASSWORD[:-1])
    assert not users.verify("佐藤", "")
    assert not users.verify("鈴木", PASSWORD)


def test_the_same_keys_on_another_system(users: Users) -> None:
    users.add("sato", "がぎぐげごパスワード")
    assert users.verify("ｓａｔｏ", "がぎぐげごパスワード")


def test_only_hashes_are_kept_and_nobody_else_reads_them(users: Users) -> None:
    users.add("佐藤", PASSWORD)
    users.add("鈴木", PASSWORD)
    text = users.file.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert stat.S_IMODE(users.file.stat().st_mode) == 0o600
    assert len({line for line in text.splitlines() if '"hash"' in line}) == 2


def test_another_process_sees_changes(users: Users) -> None:
    other = Users(users.file)
    assert other.names() == ()
    users.add("佐藤", PASSWORD)
    assert other.verify("佐藤", PASSWORD)
    users.add("佐藤", PASSWORD + "新", replace=True)
    assert not other.verify("佐藤", PASSWORD)
    users.remove("佐藤")
    assert not other.verify("佐藤", PASSWORD + "新")


@pytest.mark.parametrize("name", ["", " ", "a b", "../x", "a\nb", "<b>", "あ" * 65])
def test_names_that_cannot_be_taken(users: Users, name: str) -> None:
    with pytest.raises(InputError, match="使えません"):
        users.add(name, PASSWORD)


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST - 1), "x" * 1001])
def test_passwords_that_cannot_be_taken(users: Users, password: str) -> None:
    with pytest.raises(InputError, match="文字以上"):
        users.add("佐藤", password)
    assert users.names() == ()


def test_nobody_is_replaced_or_removed_by_mistake(users: Users) -> None:
    users.add("佐藤", PASSWORD)
    with pytest.raises(InputError, match="もういます"):
        users.add("佐藤", PASSWORD + "別")
    assert users.verify("佐藤", PASSWORD)
    with pytest.raises(InputError, match="まだいません"):
        users.add("鈴木", PASSWORD, replace=True)
    with pytest.raises(InputError, match="いません"):
        users.remove("鈴木")


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"format": 9, "users": {}}', '{"format": 1, "users": {"a": 1}}']
)
def test_a_damaged_file_lets_nobody_in(users: Users, content: str) -> None:
    users.file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="読めません"):
        users.verify("a", PASSWORD)


def test_the_command_line(shisaku: Shisaku, tmp_path: Path) -> None:
    line = f"{PASSWORD}\n".encode()
    assert shisaku("user", "list", data=tmp_path).out == ""
    added = shisaku("user", "add", "佐藤", stdin=line, data=tmp_path)
    assert (added.code, added.out) == (0, "")
    assert PASSWORD not in added.err
    assert 'sign_in = "users"' in added.err
    assert shisaku("user", "add", "佐藤", stdin=line, data=tmp_path).code == 2
    assert shisaku("user", "list", data=tmp_path).out.startswith("佐藤\t20")
    assert Users(tmp_path / "users.json").verify("佐藤", PASSWORD)
    assert shisaku("user", "remove", "佐藤", data=tmp_path).code == 0
    assert shisaku("user", "remove", "佐藤", data=tmp_path).code == 2
    assert "shisaku user add" in shisaku("user").out
