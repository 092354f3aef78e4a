"""Retrieval metrics over spans: recall@k, MRR@k, nDCG@k.

A passage hits a gold group when it overlaps one of the group's places by a character; each
group counts once, at the first passage that hits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from eval.cases import Place
from eval.results import Passage

CUTOFFS = (1, 5, 10, 20)
RANK_CUTOFF = 10

Gold = Sequence[Sequence[Place]]


def overlaps(passage: Passage, place: Place) -> bool:
    """Whether the two share a character."""
    return passage.document == place.document and passage.start < place.end and passage.end > place.start


def first_ranks(passages: Sequence[Passage], gold: Gold) -> tuple[int | None, ...]:
    """For each gold group the rank (from 1) of the first passage that hits it, or None."""
    return tuple(
        next(
            (
                rank
                for rank, passage in enumerate(passages, 1)
                if any(overlaps(passage, place) for place in group)
            ),
            None,
        )
        for group in gold
    )


def recall_at(passages: Sequence[Passage], gold: Gold, k: int) -> float:
    """Share of the gold groups found among the first k passages. ``gold`` is not empty."""
    return sum(rank is not None for rank in first_ranks(passages[:k], gold)) / len(gold)


def reciprocal_rank(passages: Sequence[Passage], gold: Gold, k: int = RANK_CUTOFF) -> float:
    """1 / rank of the first hit among the first k passages, else 0."""
    ranks = [rank for rank in first_ranks(passages[:k], gold) if rank is not None]
    return 1.0 / min(ranks) if ranks else 0.0


def ndcg(passages: Sequence[Passage], gold: Gold, k: int = RANK_CUTOFF) -> float:
    """nDCG@k with binary gains (Järvelin and Kekäläinen 2002): Σ 1/log2(1 + rank) over the ideal.

    A passage that is the first to hit two groups gains twice; the result is capped at 1.
    """
    gain = sum(1.0 / log2(1 + rank) for rank in first_ranks(passages[:k], gold) if rank is not None)
    ideal = sum(1.0 / log2(1 + rank) for rank in range(1, min(k, len(gold)) + 1))
    return min(1.0, gain / ideal)


def retrieval_values(passages: Sequence[Passage], gold: Gold) -> dict[str, float]:
    """All retrieval metrics of one ranked list."""
    values = {f"recall@{k}": recall_at(passages, gold, k) for k in CUTOFFS}
    return values | {
        f"mrr@{RANK_CUTOFF}": reciprocal_rank(passages, gold),
        f"ndcg@{RANK_CUTOFF}": ndcg(passages, gold),
    }
