import random

import ir_measures
import pytest
from ir_measures import RR, R, nDCG

from eval.cases import Place
from eval.metric_retrieval import first_ranks, ndcg, overlaps, recall_at, reciprocal_rank, retrieval_values
from eval.results import Passage


def gold(*spans: tuple[int, int]) -> list[list[Place]]:
    return [[Place(document="kanmin", locator="01-01", start=a, end=b)] for a, b in spans]


def passages(*spans: tuple[int, int]) -> list[Passage]:
    return [Passage("kanmin", a, b) for a, b in spans]


def test_touching_spans_do_not_overlap_and_documents_count() -> None:
    there = Place(document="kanmin", locator="01-01", start=10, end=20)
    assert overlaps(Passage("kanmin", 19, 30), there)
    assert not overlaps(Passage("kanmin", 20, 30), there)
    assert not overlaps(Passage("kihon", 10, 20), there)


def test_hand_worked_ranking() -> None:
    # Groups at 0-10 and 50-60; hits at ranks 2 and 4; rank 3 hits the first group again.
    ranked = passages((100, 110), (5, 6), (0, 3), (55, 70), (80, 90))
    wanted = gold((0, 10), (50, 60))
    assert first_ranks(ranked, wanted) == (2, 4)
    assert recall_at(ranked, wanted, 1) == 0.0
    assert recall_at(ranked, wanted, 3) == 0.5
    assert recall_at(ranked, wanted, 5) == 1.0
    assert reciprocal_rank(ranked, wanted) == 0.5
    # (1/log2(3) + 1/log2(5)) / (1/log2(2) + 1/log2(3)) = (0.63093 + 0.43068) / 1.63093
    assert ndcg(ranked, wanted) == pytest.approx(0.650921, abs=1e-6)


def test_one_of_the_alternatives_is_enough() -> None:
    either = [[*gold((0, 10))[0], *gold((50, 60))[0]]]
    assert recall_at(passages((55, 56)), either, 1) == 1.0


def test_one_passage_over_two_groups_is_capped_at_one() -> None:
    assert ndcg(passages((0, 100)), gold((0, 10), (50, 60))) == 1.0


def test_nothing_found_is_zero() -> None:
    assert set(retrieval_values([], gold((0, 10))).values()) == {0.0}


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_ir_measures_on_a_random_run(seed: int) -> None:
    chance = random.Random(seed)
    qrels, run, ours = [], [], []
    for query in range(20):
        relevant = chance.sample(range(60), chance.randint(1, 8))
        ranked = chance.sample(range(60), 30)
        wanted = gold(*((d * 10, d * 10 + 10) for d in relevant))
        ours.append(retrieval_values(passages(*((d * 10 + 2, d * 10 + 8) for d in ranked)), wanted))
        qrels += [ir_measures.Qrel(str(query), str(d), 1) for d in relevant]
        run += [ir_measures.ScoredDoc(str(query), str(d), 100.0 - i) for i, d in enumerate(ranked)]
    measures = {"recall@1": R @ 1, "recall@5": R @ 5, "recall@10": R @ 10, "recall@20": R @ 20}
    measures |= {"mrr@10": RR @ 10, "ndcg@10": nDCG @ 10}
    theirs = ir_measures.calc_aggregate(list(measures.values()), qrels, run)
    for name, measure in measures.items():
        assert sum(values[name] for values in ours) / len(ours) == pytest.approx(theirs[measure], abs=1e-9)
