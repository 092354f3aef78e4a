import json
from pathlib import Path

import pytest

from eval.cases import (
    EVERY_SPLIT,
    TYPES,
    Located,
    case_files,
    dataset_hash,
    load_cases,
    read_cases,
    smoke_subset,
)
from eval.check_cases import check_cases, read_rules, record_keys, split_of
from eval.source import read_corpus
from rag.errors import InputError
from tests.eval_builders import ALPHA, case, place, small_corpus

GOOD = {"id": "value-d01", "type": "value", "question": "何件?", "answerable": True, "status": ["answered"]}


def write(folder: Path, lines: list[str], name: str = "value.jsonl") -> Path:
    file = folder / "dev" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_every_problem_is_listed_with_file_and_line(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        [
            json.dumps(GOOD),
            "{broken",
            json.dumps(GOOD | {"id": "value-d02", "type": "riddle"}),
            json.dumps(GOOD),
            "",
            "[1]",
            json.dumps(GOOD | {"id": "value-d03", "unknown": 1}),
            json.dumps(GOOD | {"id": "value-d04", "facts": [["a"]], "direct": [1]}),
            json.dumps(
                GOOD
                | {
                    "id": "value-d05",
                    "gold": [[{"document": "kanmin", "locator": "x", "start": 5, "end": 5}]],
                }
            ),
        ],
    )
    empty = write(tmp_path, [], "date.jsonl")
    with pytest.raises(InputError) as error:
        read_cases([file, empty])
    listed = error.value.message.splitlines()[1:]
    assert [line.removeprefix(str(tmp_path / "dev")).split(": ")[0] for line in listed] == [
        "/value.jsonl:2",
        "/value.jsonl:5",
        "/value.jsonl:6",
        "/value.jsonl:3",
        "/value.jsonl:4",
        "/value.jsonl:7",
        "/value.jsonl:8",
        "/value.jsonl:9",
        "/date.jsonl:1",
    ]
    assert "riddle" in listed[3] or "type" in listed[3]
    assert f"{file}:1 と重複" in listed[4]
    assert "空のファイル" in listed[8]
    assert "9 件の誤り" in error.value.message


def test_no_file_and_a_missing_file_and_foreign_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ファイルがありません"):
        load_cases(tmp_path)
    with pytest.raises(InputError, match="読めません"):
        read_cases([tmp_path / "none.jsonl"])
    file = write(tmp_path, [])
    file.write_bytes("質問".encode("shift_jis"))
    with pytest.raises(InputError, match="UTF-8"):
        read_cases([file])


def test_our_own_cases_hold_against_the_sources(documents: Path) -> None:
    located = read_cases(case_files(splits=EVERY_SPLIT))
    assert check_cases(located, read_corpus(documents), read_rules()) == []
    assert len(located) >= 400
    per_type = {kind: sum(item.case.type == kind for item in located) for kind in TYPES}
    assert min(per_type.values()) >= 12, per_type
    assert sum(item.file.parent.name == "test" for item in located) >= 200


def test_smoke_subset_is_the_same_every_time_and_spread_over_the_types() -> None:
    cases = [case(id=f"{kind}-d{n:02}", type=kind) for kind in ("value", "list", "count") for n in range(40)]
    chosen = smoke_subset(cases, 10)
    assert [c.id for c in chosen] == [c.id for c in smoke_subset(list(reversed(cases)), 10)][::-1]
    assert sorted(sum(c.type == kind for c in chosen) for kind in ("value", "list", "count")) == [3, 3, 4]
    assert smoke_subset(cases[:5], 10) == tuple(cases[:5])


def test_pinned_cases_come_first_in_the_smoke_subset() -> None:
    cases = [case(id=f"value-d{n:02}", severity="pin" if n == 17 else "normal") for n in range(30)]
    assert [c.id for c in smoke_subset(cases, 1)] == ["value-d17"]


def test_dataset_hash_ignores_order_and_sees_content() -> None:
    one, two = case(), case(id="value-d02")
    assert dataset_hash([one, two]) == dataset_hash([two, one])
    assert dataset_hash([one]) != dataset_hash([case(question="別の質問")])


KPI = "公開件数(令和2年度40件)"
PROVEN = {"facts": [["40件"]], "direct": [0], "gold": [[place(KPI, field="KPI(進捗)")]], "evidence": [[KPI]]}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({}, "", id="proven"),
        pytest.param({"facts": [["41件"]]}, "derived でもありません", id="fact not in the evidence"),
        pytest.param({"facts": [["41件"]], "derived": True}, "", id="derived fact"),
        pytest.param({"facts": [["2020年度40件"]]}, "", id="fact in 西暦"),
        pytest.param({"evidence": [["公開件数(2年度)"]]}, "一字一句", id="evidence not verbatim"),
        pytest.param({"evidence": []}, "対応しません", id="evidence missing"),
        pytest.param({"gold": [[place(KPI, "01-09")]]}, "01-09 は原文にありません", id="no such record"),
        pytest.param({"gold": [[place(KPI, "01-02")]]}, "の外です", id="span in another record"),
        pytest.param({"gold": [[place(KPI, field="KPI(効果)")]]}, "欄「KPI(効果)」の外", id="another cell"),
        pytest.param({"gold": [[place(KPI, field="備考")]]}, "欄「備考」はありません", id="no such cell"),
        pytest.param({"question": "公開は40件ですか"}, "質問が facts[0]", id="question gives itself away"),
        pytest.param({"status": ["not_found"], "answerable": False}, "", id="unanswerable"),
        pytest.param({"answerable": False}, "状態 answered を認めて", id="answered though unanswerable"),
        pytest.param({"ids": ["01-01", "01-01"]}, "重複", id="repeated id"),
        pytest.param({"ids": ["01-09"]}, "ids の 01-09 は原文にありません", id="unknown id"),
        pytest.param({"ids": ["01-01"], "count": 2}, "count 2 と ids 1 件", id="count is not the list"),
        pytest.param({"id": "date-d01"}, "value-d01 のような形", id="id of another type"),
    ],
)
def test_checker_finds(change: dict[str, object], expected: str) -> None:
    located = Located(case(**(PROVEN | change)), Path("value.jsonl"), 1)
    corpus = small_corpus()
    corpus = type(corpus)({**corpus.texts, "senryaku": "", "kihon": ""}, corpus.units)
    messages = [str(problem) for problem in check_cases([located], corpus)]
    assert (messages == []) if not expected else any(expected in message for message in messages), messages


def test_checker_holds_lists_to_their_rule() -> None:
    corpus = small_corpus()
    corpus = type(corpus)({**corpus.texts, "senryaku": ""}, corpus.units)
    wrong = case(id="list-d01", type="list", ids=["01-01"])
    (problem,) = check_cases([Located(wrong, Path("x.jsonl"), 3)], corpus, {"list-d01": "body=○"})
    assert "不足 02-01" in problem.message
    assert problem.place == "x.jsonl:3"
    counted = case(id="count-d01", type="count", count=2)
    assert check_cases([Located(counted, Path("x.jsonl"), 1)], corpus, {"count-d01": "body=○"}) == []


def test_the_same_question_twice_and_a_rule_without_case_are_found() -> None:
    twins = [
        case(facts=[["a"]], derived=True),
        case(id="value-d02", question="観測情報は 何件公開されますか"),
    ]
    corpus = small_corpus()
    problems = check_cases([Located(c, Path("x.jsonl"), 1) for c in twins], corpus, {"list-d09": "all"})
    assert [p.message for p in problems if p.id != "value-d01"] == [
        "回答できる問題に採点の手掛かり(facts・gold・ids・count)がありません",
        "value-d01 と同じ質問です",
        "この id の問題はありません",
    ]


def test_split_follows_the_hash_of_the_record(tmp_path: Path) -> None:
    right = split_of("kanmin", "01-01")
    wrong = {"dev": "test", "test": "dev"}[right]
    for folder, clean in ((right, True), (wrong, False)):
        item = case(**(PROVEN | {"id": f"value-{folder[0]}01"}))
        found = check_cases([Located(item, tmp_path / folder / "value.jsonl", 1)], small_corpus())
        assert (found == []) is clean
    assert record_keys(
        case(gold=[[{**place(ALPHA), "document": "kihon", "locator": "第3章第1節(2)①"}]]).gold[0][0]
    )[0] == ("第3章第1節")
