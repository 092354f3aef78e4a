"""What the ``shisaku eval`` commands share: questions, scorer, one run of a system, its place on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from eval.baselines import BASELINES, Snapshot, snapshot
from eval.cases import DATA, SPLITS, Case, Split, load_cases
from eval.faults import FaultReport
from eval.gate import Gates, compare, gate, load_gates
from eval.manifest import metrics_hash
from eval.results import Evaluation
from eval.runner import evaluate, run
from eval.score import Scorer
from eval.source import Corpus, read_corpus, with_library
from eval.verdict import Verdict, decide
from rag.settings import Settings
from ui.compose import Application, Progress
from ui.systems import PRODUCT, System

Set = Literal["dev", "test", "fresh", "all", "smoke"]
"""A question set: a split, dev and test together, or the smoke subset of these two."""

FAULTS = "faults.json"


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything that scoring needs."""

    application: Application
    corpus: Corpus
    scorer: Scorer

    @classmethod
    def of(cls, application: Application) -> Workbench:
        """The workbench over the application's documents."""
        settings = application.settings
        corpus = with_library(read_corpus(settings.documents), application.library)
        return cls(application, corpus, Scorer.of(corpus, application.tokenizer.content))

    def run(self, system: System, cases: tuple[Case, ...], name: Set, progress: Progress) -> Evaluation:
        """Ask the system every case and score its answers."""
        with progress(f"{system.name} が回答しています") as advance:
            result = run(cases, system.answer, system.retrieve, advance, system.name)
        with progress("採点しています") as advance:
            return evaluate(result, self.scorer, name, advance)


def cases_of(name: Set, folder: Path = DATA) -> tuple[Case, ...]:
    """The cases of a question set.

    Raises:
        InputError: the files are not right; every problem is named with file and line.
    """
    splits: tuple[Split, ...] = (name,) if name in ("dev", "test", "fresh") else SPLITS
    return load_cases(folder, splits, smoke=name == "smoke")


def run_folder(settings: Settings, system: str, name: Set) -> Path:
    """Where a run's files go unless told otherwise."""
    return settings.data / "eval" / f"{system}-{name}"


def baseline_file(system: str, name: str) -> Path:
    """The blessed baseline of a system on a question set."""
    return BASELINES / f"{system}-{name}.json"


def snapshot_of(evaluation: Evaluation) -> Snapshot:
    """What the gate compares of a run."""
    return snapshot(evaluation.manifest, evaluation.scores, load_gates().metrics)


def gates_of(evaluation: Evaluation) -> Gates:
    """The gates for a run. Floors are the bars of whole sets: the smoke subset is too small for them."""
    gates = load_gates()
    return gates.model_copy(update={"floors": {}}) if evaluation.manifest.split == "smoke" else gates


def judge(evaluation: Evaluation, baseline: Path) -> Verdict:
    """The gate's verdict. Only the product must have a baseline; other systems are just measured."""
    if evaluation.manifest.system != PRODUCT and not baseline.is_file():
        return decide(())
    return gate(baseline, snapshot_of(evaluation), gates_of(evaluation))


def contrast(base: Evaluation, candidate: Evaluation) -> Verdict:
    """The verdict on a run held against another one."""
    return compare(snapshot_of(base), snapshot_of(candidate), gates_of(candidate))


def save_faults(report: FaultReport, settings: Settings) -> Path:
    """Keep the fault table for the reports of later runs."""
    file = settings.data / "eval" / FAULTS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(FaultReport).dump_json(report, indent=1))
    return file


def saved_faults(settings: Settings) -> FaultReport | None:
    """The fault table, if there is one that was made with the metrics as they are."""
    file = settings.data / "eval" / FAULTS
    if not file.is_file():
        return None
    try:
        report = TypeAdapter(FaultReport).validate_json(file.read_bytes())
    except ValidationError:  # of an earlier form: as good as none, the next eval faults replaces it
        return None
    return report if report.metrics == metrics_hash() else None
