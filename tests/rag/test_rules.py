from __future__ import annotations

from pathlib import Path

from rag.rules import code_digest


def written(folder: Path, name: str, code: str) -> str:
    file = folder / name
    file.write_text(code, encoding="utf-8")
    return str(file)


def test_only_what_the_code_does_counts(tmp_path: Path) -> None:
    plain = written(tmp_path, "a.py", "K1 = 0.6\n\ndef f(x):\n    return x\n")
    told = written(
        tmp_path, "b.py", '"""Rules."""\n# measured\nK1 = 0.6\ndef f(x):\n    """Same."""\n    return x\n'
    )
    other = written(tmp_path, "c.py", "K1 = 0.9\n\ndef f(x):\n    return x\n")
    assert code_digest(plain) == code_digest(told)
    assert code_digest(plain) != code_digest(other)


def test_every_file_counts(tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.py", "A = 1\n"), written(tmp_path, "b.py", "B = 1\n")
    assert len({code_digest(first), code_digest(first, second), code_digest(second, first)}) == 3
