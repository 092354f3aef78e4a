"""The evaluation cases: their form, reading them with line numbers, splits, the smoke subset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rag.answer import Status
from rag.errors import InputError
from rag.records import DocumentId

DATA = Path(__file__).resolve().parent / "data"
SMOKE_SIZE = 60

Split = Literal["dev", "test", "fresh"]
CaseType = Literal[
    "value", "date", "field", "lookup", "ministry", "list", "count", "group", "section", "compare", "cross",
    "multihop", "yesno", "definition", "summary", "followup", "variant", "english", "premise", "nearmiss",
    "missing_id", "hostile",
]  # fmt: skip
TYPES: tuple[CaseType, ...] = get_args(CaseType)
SPLITS: tuple[Split, ...] = ("dev", "test")
"""The splits that share the records out between them, by hash."""
EVERY_SPLIT: tuple[Split, ...] = get_args(Split)
"""With ``fresh``: over all records, written after the engine was frozen and scored once."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(_Form):
    """A turn of the conversation before the question."""

    role: Literal["user", "assistant"]
    content: str = Field(min_length=1)


class Place(_Form):
    """A span of a source document: characters ``start`` to ``end`` prove (part of) the answer."""

    document: DocumentId
    locator: str = Field(min_length=1)
    field: str = ""
    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @model_validator(mode="after")
    def _ordered(self) -> Place:
        if self.end <= self.start:
            raise ValueError(f"end {self.end} is not behind start {self.start}")
        return self


class Case(_Form):
    """One question with what a right answer must hold.

    ``facts``: of each inner list one variant must occur in the answer; ``direct`` are the
    indices of those wanted in its first sentence. ``gold``: of each inner list one place must
    be cited; ``evidence`` is parallel to it, verbatim.
    """

    id: str = Field(pattern=r"^[a-z_]+-[a-z]*\d+$")
    type: CaseType
    question: str = Field(min_length=1)
    history: tuple[Turn, ...] = ()
    answerable: bool
    status: tuple[Status, ...] = Field(min_length=1)
    facts: tuple[tuple[str, ...], ...] = ()
    direct: tuple[int, ...] = ()
    ids: tuple[str, ...] | None = None
    count: int | None = Field(None, ge=0)
    gold: tuple[tuple[Place, ...], ...] = ()
    evidence: tuple[tuple[str, ...], ...] = ()
    derived: bool = False
    severity: Literal["pin", "normal"] = "normal"
    note: str = ""

    @model_validator(mode="after")
    def _coherent(self) -> Case:
        if any(not 0 <= index < len(self.facts) for index in self.direct):
            raise ValueError(f"direct {list(self.direct)} points outside of {len(self.facts)} facts")
        if any(not group or not all(v.strip() for v in group) for group in self.facts):
            raise ValueError("facts holds an empty group or variant")
        if any(not group for group in self.gold):
            raise ValueError("gold holds an empty group")
        return self

    @property
    def cluster(self) -> str:
        """The gold record (document:locator) or the case itself: the unit of resampling."""
        return f"{self.gold[0][0].document}:{self.gold[0][0].locator}" if self.gold else self.id


@dataclass(frozen=True, slots=True)
class Located:
    """A case and the line it stands in."""

    case: Case
    file: Path
    line: int

    @property
    def place(self) -> str:
        """file:line, as messages show it."""
        return f"{self.file}:{self.line}"


def describe(error: ValidationError) -> str:
    """The problems of a validation, in one line."""
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'object'}: {e['msg']}" for e in error.errors())


def read_lines(file: Path) -> tuple[list[tuple[int, dict[str, Any]]], list[str]]:
    """The JSON objects of a JSONL file with their line numbers, and the problems found.

    Blank lines are a problem, as is a file without a line: nothing is skipped silently.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        return [], [f"{file}: 読めません({error.strerror})"]
    except UnicodeDecodeError as error:
        return [], [f"{file}: UTF-8 ではありません(バイト {error.start})"]
    if not text.strip():
        return [], [f"{file}:1: 空のファイルです"]
    objects: list[tuple[int, dict[str, Any]]] = []
    problems: list[str] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            problems.append(f"{file}:{number}: JSON として読めません({error.msg}、{error.colno} 文字目)")
            continue
        if isinstance(value, dict):
            objects.append((number, value))
        else:
            problems.append(f"{file}:{number}: オブジェクトではありません")
    return objects, problems


def read_cases(files: Iterable[Path]) -> tuple[Located, ...]:
    """Read case files, in the order given.

    Raises:
        InputError: malformed lines, unknown types or keys, duplicate ids, an empty file, or no
            file at all; every problem is listed with file and line.
    """
    found: list[Located] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    files = list(files)
    for file in files:
        objects, broken = read_lines(file)
        problems += broken
        for number, value in objects:
            try:
                located = Located(Case.model_validate(value), file, number)
            except ValidationError as error:
                problems.append(f"{file}:{number}: {describe(error)}")
                continue
            if located.case.id in seen:
                problems.append(
                    f"{located.place}: id {located.case.id} は {seen[located.case.id]} と重複しています"
                )
                continue
            seen[located.case.id] = located.place
            found.append(located)
    if not files:
        problems.append("評価問題のファイルがありません")
    if problems:
        listed = "\n".join(problems)
        raise InputError(
            f"評価問題に {len(problems)} 件の誤りがあります。\n{listed}", "示した行を直してください。"
        )
    return tuple(found)


def case_files(folder: Path = DATA, splits: Sequence[Split] = SPLITS) -> tuple[Path, ...]:
    """The case files of the splits: folder/<split>/<type>.jsonl, sorted."""
    return tuple(file for split in splits for file in sorted((folder / split).glob("*.jsonl")))


def load_cases(
    folder: Path = DATA, splits: Sequence[Split] = SPLITS, smoke: bool = False
) -> tuple[Case, ...]:
    """The cases of the splits, or their smoke subset.

    Raises:
        InputError: see ``read_cases``.
    """
    cases = tuple(located.case for located in read_cases(case_files(folder, splits)))
    return smoke_subset(cases) if smoke else cases


def smoke_subset(cases: Sequence[Case], size: int = SMOKE_SIZE) -> tuple[Case, ...]:
    """About ``size`` cases, the same ones every time, spread evenly over the types.

    Types take turns; within a type pinned cases come first, then the order of the hash of
    the id. The result keeps the order of ``cases``.
    """
    queues = {
        kind: sorted(
            (case for case in cases if case.type == kind),
            key=lambda case: (case.severity != "pin", hashlib.sha256(case.id.encode()).hexdigest()),
        )
        for kind in TYPES
    }
    chosen: set[str] = set()
    while len(chosen) < size and any(queues.values()):
        for queue in queues.values():
            if queue and len(chosen) < size:
                chosen.add(queue.pop(0).id)
    return tuple(case for case in cases if case.id in chosen)


def dataset_hash(cases: Iterable[Case]) -> str:
    """A hash of the cases' content, independent of their order and of the files' layout."""
    lines = sorted(
        json.dumps(case.model_dump(mode="json"), ensure_ascii=False, sort_keys=True) for case in cases
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
