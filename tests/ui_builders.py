"""A workplace with an index and a tiny but real embedding model: the whole program in seconds.

The model is a bag of characters: every character has a fixed random vector, a text the mean of its
characters'. Exported in the form of ``index.onnx_embedder``, it goes through the same settings,
ONNX Runtime and index files as the bundled model.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from rag.settings import Settings, load_settings
from ui.compose import Application

DIMENSION = 64


class Done(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


Shisaku = Callable[..., Done]
"""Runs ``shisaku`` with its arguments; ``stdin`` (bytes) and ``data`` (folder) by name."""


def workplace(folder: Path, documents: Path) -> Path:
    """Settings, the tiny model, and the index of all documents built with it."""
    text = "".join(file.read_text(encoding="utf-8") for file in documents.glob("*.txt"))
    model = tiny_model(folder / "model", text)
    settings = folder / "shisaku.toml"
    settings.write_text(f'data = "{folder / "data"}"\n[retrieval]\nembedder = "{model}"\n', encoding="utf-8")
    Application(load_settings(settings)).build()
    return folder


def changed(workplace: Path, **values: Any) -> Settings:
    """The workplace's settings with other values for some fields."""
    own = load_settings(workplace / "shisaku.toml")
    kept = {"documents": own.documents, "data": own.data, "retrieval": own.retrieval}
    return Settings(**{**kept, **values})


def tiny_model(folder: Path, text: str) -> Path:
    """Write the model for the characters of ``text`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    characters = sorted(set(text) - {"\n"})
    vocabulary = {"[PAD]": 0, "[UNK]": 1, **{c: i for i, c in enumerate(characters, 2)}}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    tokenizer.save(str(folder / "tokenizer.json"))
    onnx.save(_graph(len(vocabulary)), folder / "model.onnx")
    card = {
        "name": "tiny",
        "dimension": DIMENSION,
        "pooling": "mean",
        "normalised": True,
        "query_prefix": "",
        "passage_prefix": "",
        "max_length": 512,
        "pad_id": 0,
        "vocabulary": len(vocabulary),
        "precision": "float32",
        "sha256": {n: _sha256(folder / n) for n in ("model.onnx", "tokenizer.json")},
    }
    (folder / "embedder.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def _graph(size: int) -> onnx.ModelProto:
    table = np.random.default_rng(7).normal(size=(size, DIMENSION)).astype(np.float32)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["vectors"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["weights"]),
        helper.make_node("Mul", ["vectors", "weights"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "tokens"], ["sum"], keepdims=0),
        helper.make_node("LpNormalization", ["sum"], ["embedding"], axis=1, p=2),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", DIMENSION])
    constants = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([-1], np.int64), "last"),
        numpy_helper.from_array(np.array([1], np.int64), "tokens"),
    ]
    graph = helper.make_graph(nodes, "characters", inputs, [output], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
