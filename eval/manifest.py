"""What a run was made of: hashes of dataset, corpus and metrics, commit, versions."""

from __future__ import annotations

import ast
import hashlib
import platform
import subprocess
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from eval.cases import dataset_hash
from eval.intervals import SEED
from eval.results import Manifest, Run
from eval.source import Corpus

PROJECT = Path(__file__).resolve().parent.parent
METRIC_FILES = (
    "eval/answer_record.py", "eval/entities.py", "eval/normalise.py", "eval/score.py", "eval/score_answer.py",
    "eval/source.py", "rag/agencies.py", "rag/ministries.py", "rag/text.py", "rag/tokens.py",
)  # fmt: skip
PACKAGES = ("bm25s", "faiss-cpu", "fugashi", "numpy", "onnxruntime", "pydantic", "tokenizers", "unidic-lite")


@cache
def metrics_hash(project: Path = PROJECT) -> str:
    """A hash of the code that decides scores; comments, docstrings and layout do not count."""
    files = sorted({*(project / "eval").glob("metric_*.py"), *(project / name for name in METRIC_FILES)})
    return code_hash(files)


def code_hash(files: Iterable[Path]) -> str:
    """One hash over the syntax trees of Python files, without docstrings."""
    digest = hashlib.sha256()
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            body = getattr(node, "body", None)
            if isinstance(body, list):
                node.body = [n for n in body if not _is_docstring(n)]  # type: ignore[attr-defined]
        digest.update(f"{file.name}\n{ast.dump(tree)}\n".encode())
    return digest.hexdigest()


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def git_state(project: Path = PROJECT) -> tuple[str, bool]:
    """The commit and whether there are changes on top of it; ("", False) outside of git."""
    try:
        commit = _git(project, "rev-parse", "HEAD")
        return commit, bool(_git(project, "status", "--porcelain", "--untracked-files=no"))
    except (OSError, subprocess.SubprocessError):
        return "", False


def _git(project: Path, *arguments: str) -> str:
    command = ["git", "-C", str(project), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.strip()


def versions() -> dict[str, str]:
    """Python and the packages that can change an answer; those not installed are left out."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def manifest_of(run: Run, corpus: Corpus, split: str) -> Manifest:
    """The manifest of a run."""
    commit, dirty = git_state()
    indexes = {str(item.answer.get("index", "")) for item in run.items if item.answer is not None}
    return Manifest(
        system=run.system,
        split=split,
        items=len(run.items),
        dataset=dataset_hash(item.case for item in run.items),
        corpus=corpus.sha256,
        metrics=metrics_hash(),
        commit=commit,
        dirty=dirty,
        index="、".join(sorted(indexes - {""})),
        seed=SEED,
        versions=versions(),
    )
