import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.baselines import Snapshot, bless, read_baseline, snapshot
from eval.gate import Gates, compare, gate, load_gates
from eval.intervals import cluster_bootstrap, holm, sign_flip_p, wilson
from eval.results import Check, ItemScore, Manifest, graded, unmeasured
from eval.verdict import EXIT_CODES, Outcome
from rag.errors import ConfigurationError, InputError
from tests.eval_builders import score

MANIFEST = Manifest("shisaku", "dev", 0, "d" * 8, "c" * 8, "m" * 8, "abc", False, "", 0, {})
GATES = Gates(
    gated=("strict", "facts"),
    always=("citations_exist",),
    no_new_failure=("fidelity_numbers",),
    floors={"strict": 0.5},
)


def scores(**changed: dict[str, float | Check]) -> list[ItemScore]:
    """Forty items that pass everything, two a record, but for what is changed."""
    whole: dict[str, float | Check] = {"strict": 1, "facts": 1, "citations_exist": 1, "fidelity_numbers": 1}
    return [
        score(
            f"i{n:02}",
            whole | changed.get(f"i{n:02}", {}),
            cluster=f"r{n // 2}",
            severity="pin" if n == 0 else "normal",
        )
        for n in range(40)
    ]


def snap(items: list[ItemScore], **manifest: str) -> Snapshot:
    return snapshot(replace(MANIFEST, **manifest), items, GATES.metrics)


BASE = snap(scores())


def test_wilson_by_hand() -> None:
    # p = 0.9, n = 50: the published interval .79 to .96.
    assert wilson(45, 50) == pytest.approx((0.7864, 0.9565), abs=1e-4)
    assert wilson(0, 30) == pytest.approx((0.0, 0.1135), abs=1e-4)
    assert wilson(10, 10)[1] == pytest.approx(1.0)


def test_sign_flip_is_exact_for_few_clusters() -> None:
    # Five records, all worse: 2 of 2^5 sign patterns are as extreme.
    assert sign_flip_p([-1.0] * 5, list("abcde")) == pytest.approx(2 / 32)
    # The same items in one record tell nothing.
    assert sign_flip_p([-1.0] * 5, ["a"] * 5) == 1.0
    # -1, -1, +1: |sum| ≥ 1 in all 8 patterns.
    assert sign_flip_p([-1.0, -1.0, 1.0], list("abc")) == 1.0
    assert sign_flip_p([0.0, 0.0], ["a", "b"]) == 1.0
    assert sign_flip_p([], []) == 1.0


def test_sampled_sign_flips_are_repeatable_and_smoothed() -> None:
    names = [str(n) for n in range(40)]
    p = sign_flip_p([-1.0] * 40, names)
    assert p == sign_flip_p([-1.0] * 40, names)
    assert p == pytest.approx(1 / 10_001)


def test_holm_by_hand() -> None:
    adjusted = holm({"a": 0.01, "b": 0.04, "c": 0.03})
    assert adjusted == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06})
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}


def test_cluster_bootstrap_is_wider_when_items_hang_together() -> None:
    values = [0.0, 1.0] * 20
    apart = cluster_bootstrap(values, [str(n) for n in range(40)])
    together = cluster_bootstrap(sorted(values), [str(n // 10) for n in range(40)])
    assert together[1] - together[0] > apart[1] - apart[0]
    assert apart == cluster_bootstrap(values, [str(n) for n in range(40)])
    assert cluster_bootstrap([1.0, 1.0], ["a", "b"]) == (1.0, 1.0)


def test_the_same_run_passes() -> None:
    verdict = compare(BASE, snap(scores()), GATES)
    assert (verdict.outcome, verdict.exit_code, verdict.findings, verdict.flips) == (Outcome.PASS, 0, (), ())
    assert [(c.metric, c.delta, c.p) for c in verdict.comparisons if c.gated] == [
        ("strict", 0.0, 1.0),
        ("facts", 0.0, 1.0),
    ]


def test_a_seeded_regression_turns_the_gate_red() -> None:
    broken = {f"i{n:02}": {"facts": 0.0, "strict": 0.0} for n in range(10, 18)}
    verdict = compare(BASE, snap(scores(**broken)), GATES)
    assert (verdict.outcome, verdict.exit_code) == (Outcome.FAIL, 1)
    assert [(f.kind, f.metric) for f in verdict.findings][:2] == [
        ("regression", "facts"),
        ("regression", "strict"),
    ]
    facts = next(c for c in verdict.comparisons if c.metric == "facts")
    assert (facts.n, facts.base, facts.candidate, facts.delta) == (40, 1.0, 0.8, pytest.approx(-0.2))
    # Four records flip together: exact p = 2/2^4, times two metrics by Holm.
    assert facts.p == 0.125
    assert facts.p_holm == 0.25
    assert facts.low < facts.delta < facts.high <= 0.0
    assert {flip.item for flip in verdict.flips} == set(broken)
    assert all(flip.worse and flip.after - flip.before == -1.0 for flip in verdict.flips)


def test_significance_fails_within_the_margin() -> None:
    worse = {f"i{n:02}": {"facts": graded("facts", 0.975, 0.9)} for n in range(40)}
    verdict = compare(BASE, snap(scores(**worse)), GATES)
    (finding,) = verdict.findings
    assert (finding.level, finding.metric) == (Outcome.FAIL, "facts")
    facts = next(c for c in verdict.comparisons if c.metric == "facts")
    assert facts.delta == pytest.approx(-0.025)
    assert facts.p_holm < 0.05


def test_a_small_loss_warns_and_passes() -> None:
    verdict = compare(BASE, snap(scores(i20={"facts": 0.0})), GATES)
    assert (verdict.outcome, verdict.exit_code) == (Outcome.WARN, 0)
    assert [(f.kind, f.metric) for f in verdict.findings] == [("regression", "facts")]


def test_an_improvement_passes() -> None:
    verdict = compare(snap(scores(i20={"facts": 0.0}, i22={"facts": 0.0})), BASE, GATES)
    assert verdict.outcome == Outcome.PASS
    assert [flip.worse for flip in verdict.flips] == [False, False]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"i00": {"strict": 0.0}}, "pin"),
        ({"i30": {"fidelity_numbers": 0.0}}, "new_failure"),
        ({"i30": {"citations_exist": 0.0}}, "always"),
    ],
)
def test_one_broken_invariant_is_enough(change: dict[str, dict[str, float | Check]], kind: str) -> None:
    verdict = compare(BASE, snap(scores(**change)), GATES)
    assert (verdict.outcome, verdict.exit_code, verdict.findings[0].kind) == (Outcome.FAIL, 1, kind)
    assert verdict.findings[0].item in change


def test_an_old_violation_is_no_new_one_but_always_means_always() -> None:
    old = snap(scores(i30={"fidelity_numbers": 0.0}, i31={"citations_exist": 0.0}))
    assert {f.kind for f in compare(old, old, GATES).findings} == {"always"}


def test_floors_hold_without_any_difference() -> None:
    low = snap(scores(**{f"i{n:02}": {"strict": 0.0} for n in range(5, 30)}))
    (finding, *_) = compare(low, low, GATES).findings
    assert (finding.kind, finding.level, finding.metric) == ("floor", Outcome.FAIL, "strict")


def test_a_type_that_drops_warns_only_with_enough_items() -> None:
    worse = {f"i{n:02}": {"facts": 0.0} for n in (20, 22)}
    lenient = GATES.model_copy(
        update={"margins": GATES.margins.model_copy(update={"hard": 0.5, "soft": 0.4})}
    )
    assert [f.kind for f in compare(BASE, snap(scores(**worse)), lenient).findings] == ["by_type"]
    few = lenient.model_copy(update={"margins": lenient.margins.model_copy(update={"type_items": 41})})
    assert compare(BASE, snap(scores(**worse)), few).outcome == Outcome.PASS


def test_what_can_no_longer_be_measured_counts_as_lost() -> None:
    gone = {f"i{n:02}": {"facts": unmeasured("facts", "")} for n in range(10, 14)}
    verdict = compare(BASE, snap(scores(**gone)), GATES)
    assert verdict.outcome == Outcome.FAIL
    assert {f.kind for f in verdict.findings} >= {"unmeasured", "regression"}


def test_a_metric_that_vanishes_is_a_regression() -> None:
    gone = snapshot(MANIFEST, scores(), [m for m in GATES.metrics if m != "facts"])
    verdict = compare(BASE, gone, GATES)
    assert [(f.level, f.kind, f.metric) for f in verdict.findings] == [(Outcome.FAIL, "lost_metric", "facts")]


@pytest.mark.parametrize("name", ["dataset", "corpus", "metrics"])
def test_other_hashes_are_not_comparable(name: str) -> None:
    verdict = compare(BASE, snap(scores(), **{name: "other"}), GATES)
    assert (verdict.outcome, verdict.exit_code, verdict.findings[0].kind) == (Outcome.INCOMPARABLE, 2, name)
    assert verdict.comparisons == ()


def test_other_items_are_not_comparable() -> None:
    verdict = compare(BASE, snap([*scores()[1:], score("new", {"strict": 1})]), GATES)
    assert verdict.exit_code == 2
    assert {f.message for f in verdict.findings} == {
        "基準にあって今回ない問題: i00",
        "今回あって基準にない問題: new",
    }


def test_a_missing_or_damaged_baseline_shuts_the_gate(tmp_path: Path) -> None:
    file = tmp_path / "dev.json"
    for content in (None, "", "{", '{"format": 2}', json.dumps({"format": 1, "items": {}})):
        if content is not None:
            file.write_text(content, encoding="utf-8")
        verdict = gate(file, BASE, GATES)
        assert (verdict.outcome, verdict.exit_code, verdict.findings[0].kind) == (
            Outcome.INCOMPARABLE,
            2,
            "baseline",
        )
        assert "bless" in verdict.findings[0].message
    file.write_bytes(b"\xff\xfe")
    assert gate(file, BASE, GATES).exit_code == 2


def test_without_a_baseline_broken_invariants_are_still_told(tmp_path: Path) -> None:
    verdict = gate(tmp_path / "none.json", snap(scores(i03={"citations_exist": 0.0})), GATES)
    assert [f.kind for f in verdict.findings] == ["baseline", "always"]


def test_bless_writes_what_it_compares_by(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "dev.json"
    thirds = snap(scores(i05={"facts": graded("facts", 1 / 3)}, i06={"facts": unmeasured("facts", "")}))
    bless(thirds, file)
    assert read_baseline(file) == thirds
    assert gate(file, thirds, GATES).outcome == Outcome.PASS
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 40 + 3
    assert [p.name for p in file.parent.iterdir()] == ["dev.json"]


def test_read_baseline_names_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="がありません"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(InputError, match="読めません"):
        read_baseline(tmp_path)


def test_every_outcome_has_an_exit_code() -> None:
    assert EXIT_CODES == {Outcome.PASS: 0, Outcome.WARN: 0, Outcome.FAIL: 1, Outcome.INCOMPARABLE: 2}


def test_our_gates_are_valid_and_others_are_refused(tmp_path: Path) -> None:
    ours = load_gates()
    assert "strict" in ours.gated
    assert set(ours.floors) <= set(ours.metrics)
    file = tmp_path / "gates.toml"
    for content, match in (("gated = 1", "誤り"), ("gated = [", "TOML"), ("gated = []\nfloor = 1", "誤り")):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ConfigurationError, match=match):
            load_gates(file)
    with pytest.raises(ConfigurationError, match="読めません"):
        load_gates(tmp_path / "none.toml")
