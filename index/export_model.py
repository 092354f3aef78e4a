"""Make the bundled embedding model: any sentence-transformers model to a small ONNX model.

    python -m index.export_model SOURCE [--output FOLDER] [--words N] [--bits 4|8]
    python -m index.export_model SOURCE --check PASSAGES QUESTIONS

Three steps:

1. The vocabulary is trimmed to Japanese and English (``index.vocabulary``).
2. PyTorch exports tokens → pooled, normalised embedding as one graph.
3. Weights become integers of 4 (or 8) bits in blocks of 32, the embedding table 4 bits.
   multilingual-e5-small survives that without loss: see the figures of ``--check``.

Needs the packages of the extra ``export``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.embedders import CARD
from index.onnx_embedder import BUNDLED, MODEL, TOKENIZER, ModelCard, OnnxEmbedder
from index.plain_json import made
from index.sentence_transformers_embedder import SentenceTransformerEmbedder
from index.vocabulary import WORDS, trim_vocabulary


def export(source: Path, output: Path, words: int | None, bits: int, name: str, licence: str) -> None:
    """Write model.onnx, tokenizer.json, embedder.json and NOTICE.txt into ``output``.

    ``words`` None keeps the whole vocabulary.
    """
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        str(source), device="cpu", model_kwargs={"dtype": torch.float32, "attn_implementation": "eager"}
    )
    tokenizer = json.loads((source / TOKENIZER).read_text(encoding="utf-8"))
    if words is not None:
        tokenizer, kept = trim_vocabulary(tokenizer, words)
        transformer = model[0].auto_model
        table = transformer.get_input_embeddings().weight.data[torch.tensor(kept)]
        transformer.set_input_embeddings(torch.nn.Embedding.from_pretrained(table))
    tokenizer |= {"truncation": None, "padding": None}
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _to_onnx(model, Path(scratch) / "float.onnx")
        _quantise(Path(scratch) / "float.onnx", output / MODEL, bits)
    (output / TOKENIZER).write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    prompts = model.prompts
    card = made(
        ModelCard,
        {
            "name": name,
            "dimension": model.get_embedding_dimension(),
            "pooling": model[1].pooling_mode,
            "normalised": True,
            "query_prefix": prompts.get("query", ""),
            "passage_prefix": prompts.get("document") or prompts.get("passage", ""),
            "max_length": model.max_seq_length,
            "pad_id": model.tokenizer.pad_token_id,
            "vocabulary": len(tokenizer["model"]["vocab"]),
            "precision": f"matrices {bits} bits, embedding table 4 bits, in blocks of 32",
            "sha256": {
                file: hashlib.sha256((output / file).read_bytes()).hexdigest() for file in (MODEL, TOKENIZER)
            },
        },
    )
    (output / CARD).write_text(
        json.dumps(asdict(card), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    (output / "NOTICE.txt").write_text(
        f"{MODEL} and {TOKENIZER} are derived from {name} ({licence}):\n"
        "exported to ONNX, quantised, vocabulary trimmed to Japanese and English by index/export_model.py.\n",
        encoding="utf-8",
    )


def _to_onnx(model: Any, target: Path) -> None:
    """Export the whole pipeline, pooling and normalisation included, with free batch and length."""
    import torch

    class Pipeline(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            output: torch.Tensor = self.model({"input_ids": input_ids, "attention_mask": attention_mask})[
                "sentence_embedding"
            ]
            return torch.nn.functional.normalize(output, dim=-1)

    ids = torch.full((2, 16), 5)
    mask = torch.ones_like(ids)
    mask[1, 9:] = 0
    free = {0: "batch", 1: "sequence"}
    torch.onnx.export(
        Pipeline().eval(),
        (ids, mask),
        str(target),
        dynamo=False,  # the newer exporter gives two outputs of this graph one name
        opset_version=20,
        input_names=["input_ids", "attention_mask"],
        output_names=["embedding"],
        dynamic_axes={"input_ids": free, "attention_mask": free, "embedding": {0: "batch"}},
    )


def _quantise(source: Path, target: Path, bits: int) -> None:
    """Quantise and let ONNX Runtime fuse the graph once, so that loading it is quick.

    Products are computed in float32 (accuracy level 1): eight-bit activations, dynamic or in
    blocks, changed the nearest passage of one question in twenty and more.
    """
    import onnx
    import onnxruntime
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )

    logging.getLogger("onnxruntime").setLevel(logging.ERROR)
    model = onnx.load(source)
    # The tables of positions and token types are small and not worth an error.
    sizes = {tensor.name: tensor.dims[0] for tensor in model.graph.initializer if tensor.dims}
    tables = {node.name: sizes.get(node.input[0], 0) for node in model.graph.node if node.op_type == "Gather"}
    small = [name for name, size in tables.items() if size < max(tables.values())]
    for operator, width in (("Gather", 4), ("MatMul", bits)):
        config = DefaultWeightOnlyQuantConfig(
            block_size=32, is_symmetric=True, accuracy_level=4, bits=width, op_types_to_quantize=(operator,)
        )
        quantizer = MatMulNBitsQuantizer(model, nodes_to_exclude=small, algo_config=config)
        quantizer.process()
        model = quantizer.model.model
    quantised = source.with_name("quantised.onnx")
    onnx.save(model, quantised)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    onnxruntime.InferenceSession(str(quantised), options, providers=["CPUExecutionProvider"])


def check(source: Path, exported: Path, passages: list[str], questions: list[str]) -> dict[str, float]:
    """How far the exported model agrees with its source.

    Returns:
        Mean and least cosine over the passages and over the questions, and the share of
        questions whose nearest passage is the same.
    """
    original, ours = SentenceTransformerEmbedder(str(source)), OnnxEmbedder(exported)
    a, b = original.encode_passages(passages), ours.encode_passages(passages)
    c, d = original.encode_queries(questions), ours.encode_queries(questions)
    same = (c @ a.T).argmax(axis=1) == (d @ b.T).argmax(axis=1)
    passage, question = (a * b).sum(axis=1), (c * d).sum(axis=1)
    return {
        "passages": len(passages),
        "passage_cosine_mean": float(passage.mean()),
        "passage_cosine_min": float(passage.min()),
        "questions": len(questions),
        "question_cosine_mean": float(question.mean()),
        "question_cosine_min": float(question.min()),
        "same_top_hit": float(same.mean()),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see the module's description."""
    parser = argparse.ArgumentParser(
        prog="index.export_model", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("source", type=Path, help="sentence-transformers model directory")
    parser.add_argument("--output", type=Path, default=BUNDLED)
    parser.add_argument("--name", default="intfloat/multilingual-e5-small", help="name in the attribution")
    parser.add_argument("--licence", default="MIT")
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--bits", type=int, choices=(4, 8), default=4, help="8 for models not made for 4")
    parser.add_argument("--keep-vocabulary", action="store_true")
    parser.add_argument(
        "--check",
        nargs=2,
        type=Path,
        metavar=("PASSAGES", "QUESTIONS"),
        help="only compare OUTPUT with SOURCE on two text files, one text a line",
    )
    options = parser.parse_args(arguments)
    if options.check:
        passages, questions = (
            [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            for file in options.check
        )
        agreement = check(options.source, options.output, passages, questions)
        sys.stdout.write(json.dumps(agreement, indent=2) + "\n")
        return 0
    pieces = None if options.keep_vocabulary else options.words
    export(options.source, options.output, pieces, options.bits, options.name, options.licence)
    size = sum(file.stat().st_size for file in options.output.iterdir() if file.is_file())
    sys.stdout.write(f"{options.output}: {size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
