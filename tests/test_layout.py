"""The architecture, checked: who may import whom, and what the command line may load."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("rag", "corpus", "index", "ui", "eval")
MAY_IMPORT = {
    "rag": set(),
    "corpus": {"rag"},
    "index": {"rag"},
    "eval": {"rag"},
    "ui": {"rag", "corpus", "index", "eval"},
}
HEAVY = (
    "bm25s",
    "docx",
    "faiss",
    "gradio",
    "httpx",
    "llama_index",
    "lxml",
    "numpy",
    "onnxruntime",
    "openai",
    "scipy",
    "sentence_transformers",
    "tokenizers",
    "torch",
    "transformers",
)


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    """The top-level names of everything the file imports, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_only_what_the_layout_allows(root: Path, package: str) -> None:
    forbidden = set(PACKAGES) - MAY_IMPORT[package] - {package}
    found = {(file.name, name) for file in modules(root / package) for name in imported(file)}
    assert {(file, name) for file, name in found if name in forbidden} == set()


def test_relative_imports_stay_inside_their_package(root: Path) -> None:
    climbing = [
        (str(file.relative_to(root)), node.lineno)
        for package in PACKAGES
        for file in modules(root / package)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level >= len(file.relative_to(root).parts)
    ]
    assert climbing == []


def test_nobody_hides_the_builtin_eval(root: Path) -> None:
    hiding = [
        (str(file.relative_to(root)), node.lineno)
        for folder in (*PACKAGES, "tests")
        for file in modules(root / folder)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (alias.asname or alias.name.partition(".")[0]) == "eval"
    ]
    assert hiding == []


@pytest.mark.parametrize("package", PACKAGES)
def test_the_imported_package_is_ours(root: Path, package: str) -> None:
    """A stranger's ``eval`` or ``index`` in site-packages would win over an editable install."""
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).resolve() == root / package / "__init__.py"


def test_no_module_is_named_like_one_of_the_standard_library(root: Path) -> None:
    files = [file for package in PACKAGES for file in modules(root / package)]
    assert [str(f.relative_to(root)) for f in files if f.stem in sys.stdlib_module_names] == []


def test_the_command_line_loads_no_heavy_library(tmp_path: Path) -> None:
    program = "import ui.cli, sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "ui" in loaded
    assert loaded & set(HEAVY) == set()
