"""An optional second opinion by a language model, kept apart from every gated figure.

Its results live in a folder of their own with every raw reply. Denominators are the sentences
submitted: a reply that cannot be read is unmeasured, and counts. It is worth reading only
next to its agreement with the lexical support of the same sentences.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from eval.answer_record import REFUSALS, parse_answer
from eval.metric_citations import resolve, support
from eval.metric_support import SUPPORTED, Lexicon, check_worthy
from eval.results import Evaluation
from eval.source import Corpus

Ask = Callable[[str], str]
"""Sends a prompt to the model and gives its reply."""

Verdict = Literal["supported", "unsupported", "unmeasured"]

FOLDER = "judge"
REPEATS = 3
PROMPT = """次の「文」の内容が、「根拠」だけから読み取れるかを判定してください。
根拠にない数・日付・番号・組織・否定・断定があれば、読み取れないとします。
最後の行に「判定: 支持」か「判定: 不支持」のどちらか一方だけを書いてください。

根拠:
{evidence}

文:
{sentence}
"""
_REPLY = re.compile(r"判定\s*[::]\s*(不支持|支持)")


@dataclass(frozen=True, slots=True)
class Opinion:
    """One sentence: the model's raw replies, what they say, and what lexical support says."""

    item: str
    sentence: str
    replies: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    verdict: Verdict
    lexical: bool


@dataclass(frozen=True, slots=True)
class JudgeReport:
    """All opinions of a run. ``prompt`` is the hash of the prompt they were asked with."""

    model: str
    prompt: str
    repeats: int
    opinions: tuple[Opinion, ...]

    @property
    def figures(self) -> dict[str, float | int | None]:
        """Share supported (of all submitted), unmeasured, share of split votes, agreement as kappa."""
        n = len(self.opinions)
        measured = [o for o in self.opinions if o.verdict != "unmeasured"]
        split = sum(len(set(o.verdicts)) > 1 for o in self.opinions)
        return {
            "sentences": n,
            "unmeasured": n - len(measured),
            "supported": sum(o.verdict == "supported" for o in measured) / n if n else None,
            "split": split / n if n else None,
            "kappa_with_lexical": kappa([(o.verdict == "supported", o.lexical) for o in measured]),
        }


def judge(
    evaluation: Evaluation,
    corpus: Corpus,
    lexicon: Lexicon,
    ask: Ask,
    model: str,
    repeats: int = REPEATS,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> JudgeReport:
    """Ask about every check-worthy sentence that cites, ``repeats`` times each."""
    submitted = list(_submitted(evaluation, corpus, lexicon))
    opinions = []
    for done, (item, sentence, evidence, lexical) in enumerate(submitted, 1):
        prompt = PROMPT.format(evidence=evidence, sentence=sentence)
        replies = tuple(ask(prompt) for _ in range(repeats))
        verdicts = tuple(read_reply(reply) for reply in replies)
        opinions.append(Opinion(item, sentence, replies, verdicts, majority(verdicts), lexical))
        progress(done, len(submitted))
    return JudgeReport(model, hashlib.sha256(PROMPT.encode()).hexdigest(), repeats, tuple(opinions))


def _submitted(
    evaluation: Evaluation, corpus: Corpus, lexicon: Lexicon
) -> Iterable[tuple[str, str, str, bool]]:
    for item, score in zip(evaluation.run.items, evaluation.scores, strict=True):
        if item.answer is None or score.error or score.status in REFUSALS:
            continue
        cited = resolve(parse_answer(item.answer), corpus)
        for claim in cited.claims:
            own = cited.of(claim)
            if own and check_worthy(claim, lexicon):
                evidence = "\n".join(f"- {c.document} {c.locator} {c.field}: {c.quote}" for c in own)
                value = support(claim, own, cited, corpus, lexicon)
                yield item.case.id, claim.text, evidence, value >= SUPPORTED


def read_reply(reply: str) -> Verdict:
    """The last verdict that a reply gives; unmeasured where it gives none."""
    found = _REPLY.findall(reply)
    if not found:
        return "unmeasured"
    return "supported" if found[-1] == "支持" else "unsupported"


def majority(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict of more than half of the replies, else unmeasured."""
    verdict, count = Counter(verdicts).most_common(1)[0]
    return verdict if count * 2 > len(verdicts) else "unmeasured"


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa (Cohen 1960) of two yes/no raters; None without pairs or where both never vary."""
    if not pairs:
        return None
    n = len(pairs)
    agreed = sum(a == b for a, b in pairs) / n
    first, second = (sum(pair[side] for pair in pairs) / n for side in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def write_judge(report: JudgeReport, folder: Path) -> Path:
    """Write ``judge/`` beside the run's own files: every raw reply, and the figures."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(asdict(opinion), ensure_ascii=False) for opinion in report.opinions)
    (target / "opinions.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    head: dict[str, Any] = {"model": report.model, "prompt": report.prompt, "repeats": report.repeats}
    text = json.dumps(head | report.figures, ensure_ascii=False, indent=1) + "\n"
    (target / "figures.json").write_text(text, encoding="utf-8")
    return target
