"""From a case and an answer to the item's score: every check, always the same ones, in order.

An item whose system failed, or that is missing, gets 0 in every check that concerns it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.answer_record import AnswerRecord, parse_answer
from eval.cases import Case
from eval.metric_citations import Cited, cover, pieces, placed, precision, resolve, support
from eval.metric_fidelity import KINDS, fidelity
from eval.metric_retrieval import CUTOFFS, RANK_CUTOFF, retrieval_values
from eval.metric_support import SUPPORTED, SUPPORTED_CHARS, Lexicon, Tokens, check_worthy, ngram_precision
from eval.results import Check, ItemScore, Run, RunItem, graded, judged, not_applicable, unmeasured
from eval.score_answer import correctness_checks, refusal_checks
from eval.source import Corpus
from rag.errors import InputError

RETRIEVAL = (*(f"recall@{k}" for k in CUTOFFS), f"mrr@{RANK_CUTOFF}", f"ndcg@{RANK_CUTOFF}")
GROUNDING = (
    "support_content", "support_chars", *(f"fidelity_{kind}" for kind in KINDS),
    "citations_exist", "citations_cover", "citations_precision", "citations_placed",
)  # fmt: skip
COMPUTED_TYPES = ("group", "compare", "cross")
_NO_CLAIM = "検査する文がない"
_REFUSED = "回答していない"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores items against the sources. ``tokens`` gives the content words of a text."""

    corpus: Corpus
    lexicon: Lexicon

    @classmethod
    def of(cls, corpus: Corpus, tokens: Tokens) -> Scorer:
        """A scorer with a fresh cache."""
        return cls(corpus, Lexicon(tokens))

    def run(self, run: Run, progress: Callable[[int, int], None] | None = None) -> tuple[ItemScore, ...]:
        """Score all items of a run, in its order."""
        scores = []
        for done, item in enumerate(run.items, 1):
            scores.append(self.item(item, run.arms))
            if progress:
                progress(done, len(run.items))
        return tuple(scores)

    def item(self, item: RunItem, arms: Iterable[str] = ()) -> ItemScore:
        """Score one item. An answer that is not in the shared form counts as an error."""
        error, answer = item.error, None
        if item.answer is not None and not error:
            try:
                answer = parse_answer(item.answer)
            except InputError as problem:
                error = problem.message
        elif not error:
            error = "回答がない"
        checks = _failed(item.case) if answer is None else self.checks(item.case, answer)
        retrieval = _retrieval(item, tuple(arms))
        return ItemScore(
            id=item.case.id,
            type=item.case.type,
            severity=item.case.severity,
            cluster=item.case.cluster,
            answerable=item.case.answerable,
            question=item.case.question,
            status=answer.status if answer else "error",
            checks=(*checks, *retrieval),
            confidence=answer.confidence if answer else None,
            error="\n".join(part for part in (error, item.retrieval_error) if part),
        )

    def checks(self, case: Case, answer: AnswerRecord) -> tuple[Check, ...]:
        """All checks but retrieval."""
        cited = resolve(answer, self.corpus)
        valid = [c for c in answer.citations if cited.valid.get(c.number) is c]
        return (
            *correctness_checks(case, answer, valid),
            *refusal_checks(case, answer),
            *self._grounding(case, answer, cited),
        )

    def _grounding(self, case: Case, answer: AnswerRecord, cited: Cited) -> tuple[Check, ...]:
        exist = (
            graded("citations_exist", len(cited.valid) / cited.given, detail="、".join(cited.problems))
            if cited.given
            else not_applicable("citations_exist", "引用がない")
        )
        if answer.refused:
            return tuple(exist if n == "citations_exist" else not_applicable(n, _REFUSED) for n in GROUNDING)
        return (
            *self._support(cited),
            *self._fidelity(case, answer, cited),
            exist,
            *self._use(cited),
        )

    def _support(self, cited: Cited) -> tuple[Check, Check]:
        worthy = [claim for claim in cited.claims if check_worthy(claim, self.lexicon)]
        if not worthy:
            return not_applicable("support_content", _NO_CLAIM), not_applicable("support_chars", _NO_CLAIM)
        words, chars, weak = [], [], []
        for claim in worthy:
            basis = cited.basis(claim)
            words.append(support(claim, basis, cited, self.corpus, self.lexicon))
            chars.append(ngram_precision(claim.text, pieces(basis, cited, self.corpus)) if words[-1] else 0.0)
            if words[-1] < SUPPORTED:
                weak.append(claim.text)
        return (
            graded("support_content", _mean(words), SUPPORTED, " / ".join(weak)),
            graded("support_chars", _mean(chars), SUPPORTED_CHARS),
        )

    def _fidelity(self, case: Case, answer: AnswerRecord, cited: Cited) -> Iterable[Check]:
        asked = [case.question, *(turn.content for turn in case.history)]
        declared = [variant for group in case.facts for variant in group] if case.derived else []
        tallies = fidelity(answer, cited, self.corpus, asked, declared, case.type in COMPUTED_TYPES)
        for kind, tally in tallies.items():
            name = f"fidelity_{kind}"
            if not tally.seen:
                yield not_applicable(name, "該当する語がない")
            elif tally.untold and not tally.wrong:
                yield unmeasured(name, "計算値のため照合できない: " + "、".join(tally.untold))
            else:
                yield graded(name, 1 - len(tally.wrong) / tally.seen, detail="、".join(tally.wrong))

    def _use(self, cited: Cited) -> Iterable[Check]:
        for name, value, reason in (
            ("citations_cover", cover(cited, self.corpus, self.lexicon), _NO_CLAIM),
            ("citations_precision", precision(cited, self.corpus, self.lexicon), "引用がない"),
            ("citations_placed", placed(cited, self.corpus, self.lexicon), "照合できる引用がない"),
        ):
            yield (
                graded(name, value[0], detail=" / ".join(value[1])) if value else not_applicable(name, reason)
            )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _failed(case: Case) -> tuple[Check, ...]:
    """The checks of an item without an answer: 0 wherever the case concerns the check."""
    concerned = {
        "status": True,
        "facts": bool(case.facts),
        "direct": bool(case.direct),
        "gold_cited": bool(case.gold),
        "length": True,
        **dict.fromkeys(("list_precision", "list_recall", "list_f1", "list_exact"), case.ids is not None),
        **dict.fromkeys(("count_exact", "count_consistent"), case.count is not None),
        "strict": True,
        "premise_corrected": case.type == "premise",
        "refusal_recall": not case.answerable,
        "refusal_precision": False,
        "not_over_refused": case.answerable,
        "status_in_words": False,
        **dict.fromkeys(GROUNDING, case.answerable),
    }
    reason = "回答がない"
    return tuple(judged(n, False, reason) if c else not_applicable(n, reason) for n, c in concerned.items())


def _retrieval(item: RunItem, arms: tuple[str, ...]) -> Iterable[Check]:
    for arm in arms:
        names = [f"{arm}.{metric}" for metric in RETRIEVAL]
        if not item.case.gold:
            yield from (not_applicable(name, "根拠箇所の指定がない") for name in names)
        elif arm not in item.arms:
            yield from (judged(name, False, "検索結果がない") for name in names)
        else:
            values = retrieval_values(item.arms[arm], item.case.gold)
            yield from (graded(name, value) for name, value in zip(names, values.values(), strict=True))
