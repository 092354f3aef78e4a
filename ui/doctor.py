"""What can be wrong with an installation, checked piece by piece, each with its remedy."""

from __future__ import annotations

import importlib.util
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from rag.errors import IndexMissingError, ModelError, ShisakuError
from rag.settings import PROJECT, Settings
from ui.compose import Application

Severity = Literal["正常", "注意", "異常"]

PACKAGES = ("rag", "corpus", "index", "ui", "eval")
NEEDED = (
    "bm25s", "faiss-cpu", "filelock", "fugashi", "numpy", "onnxruntime", "pydantic", "rich", "tokenizers",
    "typer", "unidic-lite",
)  # fmt: skip
ON_REQUEST = ("gradio", "httpx", "llama-index-core", "sentence-transformers", "torch")
REINSTALL = (
    "make build を実行すると、足りないパッケージを入れ直します(または pip install -c constraints.txt -e .)。"
)
_HELLO = "「はい」とだけ返してください。"
_PROBE = "地方公共団体におけるオープンデータの促進"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding; ``remedy`` is empty where nothing needs to be done."""

    name: str
    severity: Severity
    detail: str
    remedy: str = ""


def checks(settings: Settings) -> Iterator[Check]:
    """Every check, one after another; a failing one does not stop the rest."""
    application = Application(settings)
    parts: tuple[tuple[str, Callable[[Application], Check]], ...] = (
        ("Python", _python),
        ("ライブラリー", _libraries),
        ("パッケージ", _packages),
        ("文書", _documents),
        ("辞書", _dictionary),
        ("モデル", _model),
        ("データフォルダー", _data),
        ("索引", _index),
    )
    for name, check in parts:
        try:
            yield check(application)
        except IndexMissingError as error:
            yield Check(name, "注意", error.message, error.hint)
        except ShisakuError as error:
            yield Check(name, "異常", error.message, error.hint)
        except ImportError as error:
            yield Check(name, "異常", f"読み込めません: {error}", REINSTALL)
    for name in settings.llm:
        yield _language_model(application, name)


def _language_model(application: Application, name: str) -> Check:
    """One round trip. Nothing of the documents goes out with it."""
    from rag.llm.messages import Deadline, Message

    shown = f"言語モデル {name}"
    profile = application.language_models.profile(name)
    model = application.language_models.model(profile)
    try:
        model.prepare()
        started = time.perf_counter()
        reply = "".join(model.stream([Message("user", _HELLO)], Deadline(profile.timeout)))
    except ModelError as error:
        return Check(shown, "異常", error.message, error.hint)
    seconds = time.perf_counter() - started
    where = profile.base_url or profile.class_
    return Check(
        shown, "正常", f"{profile.model}({where})が {seconds:.1f} 秒で {len(reply)} 文字を返しました"
    )


def _python(application: Application) -> Check:
    detail = f"{platform.python_version()}({platform.system()} {platform.machine()})"
    return Check("Python", "正常", detail)


def _libraries(application: Application) -> Check:
    found = {name: _version(name) for name in (*NEEDED, *ON_REQUEST)}
    detail = "、".join(f"{name} {number}" for name, number in found.items() if number)
    if missing := [name for name in NEEDED if not found[name]]:
        return Check("ライブラリー", "異常", f"{'、'.join(missing)} がありません。{detail}", REINSTALL)
    if missing := [name for name in ON_REQUEST if not found[name]]:
        text = f"{'、'.join(missing)} がありません(画面やほかのモデルを使うときに要ります)。{detail}"
        return Check("ライブラリー", "注意", text, REINSTALL)
    return Check("ライブラリー", "正常", detail)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _packages(application: Application) -> Check:
    """The generic package names must be ours, not a stranger's in site-packages."""
    strangers = []
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin != PROJECT / name / "__init__.py":
            strangers.append(f"{name}({origin or '見つかりません'})")
    if strangers:
        remedy = (
            "その名前の別のパッケージを pip uninstall で外すか、仮想環境を作り直してください(make clean)。"
        )
        return Check("パッケージ", "異常", f"別のものが読み込まれます: {'、'.join(strangers)}", remedy)
    return Check("パッケージ", "正常", f"{PROJECT} の {'、'.join(PACKAGES)}")


def _documents(application: Application) -> Check:
    library = application.library
    digests = "、".join(f"{s.id} {s.sha256[:12]}" for s in library.sources.values())
    return Check("文書", "正常", f"登録された版と一致(SHA-256: {digests})。{len(library.records)}記録")


def _dictionary(application: Application) -> Check:
    try:
        words = application.tokenizer.content(_PROBE)
    except RuntimeError as error:
        return Check("辞書", "異常", f"MeCab の辞書を読めません({error})。", REINSTALL)
    return Check("辞書", "正常", f"{application.tokenizer.version}({'/'.join(words)})")


def _model(application: Application) -> Check:
    from index.onnx_embedder import OnnxEmbedder

    embedder = application.embedder
    if isinstance(embedder, OnnxEmbedder) and (damaged := embedder.damaged()):
        remedy = "配布物から index/model を入れ直してください(git checkout -- index/model)。"
        return Check("モデル", "異常", f"{'、'.join(damaged)} の SHA-256 が登録と違います。", remedy)
    vector = embedder.encode_queries([_PROBE])[0]
    length = float((vector @ vector) ** 0.5)
    detail = f"{embedder.name}、{embedder.dimension}次元({embedder.fingerprint})"
    if abs(length - 1) > 0.01:
        return Check("モデル", "異常", f"{detail}。ベクトルの長さが 1 でなく {length:.3f} です。", REINSTALL)
    return Check("モデル", "正常", detail)


def _data(application: Application) -> Check:
    folder = application.settings.data
    existing = next(p for p in (folder, *folder.resolve().parents) if p.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        remedy = "権限と空き容量を確かめるか、環境変数 SHISAKU_DATA で書けるフォルダーを指定してください。"
        return Check("データフォルダー", "異常", f"{folder} に書けません({error.strerror})。", remedy)
    return Check("データフォルダー", "正常", f"{folder}(書けます)")


def _index(application: Application) -> Check:
    manifest = application.open_index().manifest
    detail = f"{manifest.chunks}件、{manifest.embedder_name}、{manifest.created} 作成"
    return Check("索引", "正常", f"{application.settings.index}({detail})")
