"""The systems that an evaluation can ask: the product, its halves, and two baselines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eval.cases import Case
from eval.runner import Answerer, Retriever
from eval.source import Corpus
from eval.systems import OneArm, arms, best_sentences, query_of, quoting_answer
from rag.engine import Engine, Turn
from rag.errors import InputError
from rag.responder import Responder
from rag.retrieval import Mode
from ui.compose import Application, corpus_digest

if TYPE_CHECKING:
    from index.embedders import Embedder, Progress, Vectors

PRODUCT = "shisaku"
LLM = "llm-"
"""``llm-NAME`` is the language model of the settings' profile NAME, behind the engine."""


@dataclass(frozen=True, slots=True)
class System:
    """Something that answers cases; ``retrieve`` gives its arms, if it is measured for them."""

    name: str
    answer: Answerer
    retrieve: Retriever | None = None


def answering(engine: Engine | Responder) -> Callable[[Case], dict[str, Any]]:
    """The engine, or a language model behind it, as an evaluation asks it."""

    def answer(case: Case) -> dict[str, Any]:
        history = [Turn(turn.role, turn.content) for turn in case.history]
        return engine.answer(case.question, history, id=case.id).to_dict()

    return answer


class _LastQuery:
    """An embedder that remembers the last question, as two arms embed the same one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._last: tuple[tuple[str, ...], Vectors] | None = None

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    @property
    def prior(self) -> Vectors | None:
        return self._embedder.prior

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        key = tuple(texts)
        if self._last is None or self._last[0] != key:
            self._last = (key, self._embedder.encode_queries(texts))
        return self._last[1]

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._embedder.encode_passages(texts, progress)


def _product(application: Application, corpus: Corpus) -> System:
    from index.retriever import HybridRetriever

    options = application.settings.retrieval
    retriever = HybridRetriever(
        application.index,
        _LastQuery(application.embedder),
        application.tokenizer,
        options.dense_weight,
        options.candidates,
    )
    return System(PRODUCT, answering(application.engine), arms(retriever))


def _half(mode: Mode) -> Callable[[Application, Corpus], System]:
    def build(application: Application, corpus: Corpus) -> System:
        engine = Engine(
            application.library,
            OneArm(application.retriever, mode),
            application.tokenizer,
            corpus_digest(application.library),
            application.index.manifest.id,
        )
        return System(f"{PRODUCT}-{mode}", answering(engine))

    return build


def _best_sentences(application: Application, corpus: Corpus) -> System:
    return System("bm25-3", best_sentences(application.retriever, corpus))


def _llama_index(application: Application, corpus: Corpus) -> System:
    from ui.llama_baseline import llama_index_search

    search = llama_index_search(application.library, application.embedder)

    def answer(case: Case) -> dict[str, Any]:
        return quoting_answer(case.id, search(query_of(case)), corpus)

    return System("llama-index", answer)


SYSTEMS: Mapping[str, tuple[str, Callable[[Application, Corpus], System]]] = {
    PRODUCT: ("この製品", _product),
    f"{PRODUCT}-lexical": ("この製品、検索は語だけ", _half("lexical")),
    f"{PRODUCT}-dense": ("この製品、検索は意味だけ", _half("dense")),
    "bm25-3": ("BM25 の上位3文をそのまま", _best_sentences),
    "llama-index": ("LlamaIndex の既定(1024トークン、上位5件)", _llama_index),
}
"""Name → what it is, and how it is made."""


def make_system(name: str, application: Application, corpus: Corpus) -> System:
    """The system of that name.

    Raises:
        InputError: there is none.
        ConfigurationError: the settings have no such language model.
    """
    if name.startswith(LLM):
        return System(name, answering(application.responder(name.removeprefix(LLM))))
    if name not in SYSTEMS:
        known = f"{'、'.join(SYSTEMS)}、{LLM}(設定の言語モデルの名前)"
        raise InputError(f"システム {name[:40]} はありません。", f"あるのは {known} です。")
    return SYSTEMS[name][1](application, corpus)
