"""What must travel with an answer that leaves the program: its state, its checks, the documents' edition."""

from __future__ import annotations

from collections.abc import Iterable

from rag.answer import STATUS_LABELS, Answer
from rag.records import Library, Source
from rag.verify import verify
from ui.compose import corpus_digest

SHOWN_DIGITS = 16
"""Of a SHA-256, where people read it."""

_CAVEATS = {
    "partial": "質問の一部にだけ答えています。",
    "corrected": "質問の前提が文書と違うため、訂正して答えています。",
    "not_found": "文書に根拠が見つからなかった、という回答です。",
    "out_of_scope": "文書の対象外なので答えていません。",
    "error": "答えられませんでした。",
}


def edition(source: Source) -> str:
    """A document's title, issuer and date, and the digest that names its very characters."""
    date = source.date if source.date_stated else f"{source.date}。日付は本文に記載なし"
    return f"{source.title}({source.issuer}、{date}) SHA-256 {source.sha256[:SHOWN_DIGITS]}…"


def sources_of(answers: Iterable[Answer], library: Library) -> tuple[Source, ...]:
    """The documents that the answers cite, searched or list, in the library's order."""
    named: set[str] = set()
    for answer in answers:
        named.update(c.document for c in answer.citations)
        named.update(answer.searched.documents if answer.searched else ())
        listed = set(answer.rows.ids if answer.rows else ())
        named.update(r.document for r in library.records if r.locator in listed)
    return tuple(s for s in library.sources.values() if s.id in named)


def state(answer: Answer) -> str:
    """The status in words, with what it means where that is a caveat."""
    caveat = _CAVEATS.get(answer.status, "")
    return f"{STATUS_LABELS[answer.status]}。{caveat}" if caveat else STATUS_LABELS[answer.status]


def verification(answer: Answer, library: Library) -> str:
    """What comparing the quotes with the documents finds.

    It is done anew: the record comes back from a browser, where anybody may have changed it, and
    the documents may be another edition than the one that was asked.
    """
    problems = verify(library, answer.citations, answer.sentences)["problems"]
    if problems:
        return "検証で問題が見つかりました: " + "、".join(problems)
    if not answer.citations:
        return "引用はありません"
    return f"引用{len(answer.citations)}件はすべて文書の原文と一致"


def author(answer: Answer) -> str:
    """Who wrote the sentences."""
    model = answer.mode.partition(":")[2]
    if not model:
        return "文書からの抜き出し(言語モデルは不使用)"
    return f"言語モデル {model} の文を文書と照合したもの"


def provenance(answer: Answer, library: Library) -> tuple[tuple[str, str], ...]:
    """(what, text) of everything above, for one answer."""
    lines = []
    if answer.corpus and answer.corpus != corpus_digest(library):
        lines.append(("注意", "下に示す文書とは違う版から作られた回答です。聞き直して確かめてください"))
    lines += [("状態", state(answer)), ("検証", verification(answer, library)), ("作り方", author(answer))]
    if answer.interpretations:
        lines.append(("質問の読み取り", "、".join(answer.interpretations)))
    if answer.searched:
        terms = "、".join(answer.searched.terms)
        lines.append(("調べた語", terms or "なし"))
    lines += [("文書", edition(source)) for source in sources_of([answer], library)]
    if answer.corpus:
        lines.append(("文書一式", f"SHA-256 {answer.corpus[:SHOWN_DIGITS]}…"))
    return tuple(lines)
