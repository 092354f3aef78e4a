"""Where a text explains a term: an expansion in parentheses, an apposition, 〜である, 以下「…」という."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, names

_TERM = regex(r"「([^「」]{2,40})」|((?:[a-z0-9][a-z0-9 .&/+-]*[a-z0-9]|[ァ-ヶー一-鿿々a-z0-9・./+-])+)")
_NOT_TERMS = frozenset(
    [
        "何",
        "略",
        "意味",
        "定義",
        "説明",
        "教",
        "言葉",
        "用語",
        "名称",
        "正式",
        "日本語",
        "別表",
        "骨子",
        "骨子案",
        "計画",
        "資料",
        "文書",
        "施策",
        "名前",
        "中身",
        "全体",
        "具体的",
        "内容",
        "指標",
        "資格",
        "法律",
        "枠組",
        "枠組み",
        "会社",
        "組織",
        "考え方",
        "制度",
        "仕組",
        "仕組み",
        "取組",
        "研究",
        "概念",
        "本文",
        "出",
        "表",
        "英語",
        "英文",
        "原語",
        "用語集",
        "略語",
        "呼び名",
        "表記",
        "正式表記",
        "注釈",
        "和名",
        "委員会",
        "メンバー",
        "スライド",
    ]
)


_CALLED = regex(r"(?:略[語称]|用語|言葉|頭字語)の?「?(?P<term>[a-z][a-z0-9-]+)")
"""A name told to be one: 略語PTPSの意味."""


def terms(question: Question) -> tuple[str, ...]:
    """The terms a definition question asks about: the names that stand before its cue, nearest first."""
    lex = lexicon()
    cue = lex.intents["definition"].search(question.text)
    before = question.text[: cue.start()] if cue and cue.start() else question.text
    if question.english:  # a Japanese text can only explain its names
        return tuple(name.lower() for name in reversed(names(question.shown)) if len(name) >= 2)
    if len(before) < 2:
        before = question.text
    for pattern in lex.documents.values():
        before = pattern.sub(lambda m: "。" * len(m.group()), before)
    found = [m.group(1) or m.group(2) for m in _TERM.finditer(before)]
    if (called := _CALLED.search(question.text)) is not None:
        found.append(called["term"])
    if _EXPANSION.search(question.text):  # what is spelled out is the name in 「」, not what is said of it
        found.sort(key=lambda term: f"「{term}」" in before)
    return tuple(t for t in reversed(found) if len(t) >= 2 and t not in _NOT_TERMS)


def explains(term: str, text: str, expansion: bool = False) -> float:
    """How clearly folded ``text`` explains ``term``, 0..1.

    1.0: says what it is (or, with ``expansion``, spells it out); 0.9: the other of the two;
    0.8: an apposition; 0.6: a clause modifies it directly; 0.2: it is merely used.
    """
    if term not in text:
        return 0.0
    spelled, said, label, modified, related = _explanations(term)
    if spelled.search(text):
        return 1.0 if expansion else 0.9
    if said.search(text):
        return 0.9 if expansion else 1.0
    if label.search(text):
        return 0.8
    if modified.search(text) and not related.search(text):
        return 0.6
    return 0.2


_NOTE = regex(r"^\(?(?:※|注)")


def noted(asked: tuple[str, ...], text: str, cell: str) -> float:
    """How clearly folded ``text`` is the note on a term that the folded cell marks (オブザーバトリ(※))."""
    if not _NOTE.match(text):
        return 0.0
    marked = (re.search(rf"{re.escape(term)}[」』]?\(?(?:※|注)", cell) for term in asked[:3])
    return next((1.0 if i == 0 else 0.85 for i, found in enumerate(marked) if found), 0.0)


_ASKS_SHORT = regex(
    r"(?:略称|略語|アルファベット|英字)[^。?]{0,12}(?:何|なん)|(?:何|なん)という(?:略称|略語)"
)
_SHORT = regex(
    r"(?<![a-z])[a-z][a-z0-9-]+\((?P<long>[^()]{3,40})\)|(?P<name>[^、。「」()\s]{3,40})\([a-z][a-z0-9-]+[:、)]"
)


def shortened(question: Question, text: str) -> float:
    """Whether folded ``text`` gives the short form of what is described (PTPS(公共車両優先システム)), 0 or 1."""
    if not _ASKS_SHORT.search(question.text):
        return 0.0
    spelled = (match["long"] or match["name"] for match in _SHORT.finditer(text))
    return float(any(sum(term in long for term in set(question.terms)) >= 2 for long in spelled))


@lru_cache(maxsize=256)
def _explanations(term: str) -> tuple[re.Pattern[str], ...]:
    """A text that spells a term out, says what it is, labels it, modifies it, or only relates to it."""
    x = re.escape(term)
    named = rf"「?(?<![a-z]){x}(?![a-zァ-ヶー一-鿿])」?"
    spelled = (
        rf"{named}\((?!以下|仮称|注|※|令和|平成)[^)]*[a-zァ-ヶ一-鿿]{{3}}|[一-鿿ァ-ヶーa-z]」?\((?:以下、?)?「?{x}[」:、)]"
        rf"|以下「{x}」|(?<![a-z]){x}[:=]"
    )
    said = (
        rf"(?:である|という|と呼ばれる|としての){named}|{named}とは"
        rf"|(?:^|。|、){named}は、?[^。]*(?:である|であり|とするもの|のこと|基盤|システム|仕組み|制度)"
    )
    label = rf"[一-鿿ァ-ヶー]「{x}」|{named}(?:を|は)[^、。]{{0,30}}(?:構成|内容と)"
    # 駆けつけ支援を行うサイバーセキュリティお助け隊: the last part of the name may be asked for alone.
    modified = rf"(?:[うくすつぬむるぐぶ]|した|った|れた|ない)(?:{named}|「?[ァ-ヶーa-z]{{2,16}}{x}(?![a-zァ-ヶー一-鿿]))"
    related = rf"(?:における|に関する|に係る|による|に対する|等の){named}"
    return tuple(map(re.compile, (spelled, said, label, modified, related)))


_EXPANSION = regex(
    r"略|正式|正確な|日本語|和名|和訳|原語|英語|英文|フルスペル|フルネーム|頭文字|何を?(?:表|示|意味)|どことどこ|メンバー|stand|abbreviat"
)


def asks_full_form(question: Question) -> bool:
    """Whether it is asked what a name stands for, in whichever language."""
    return question.has("definition") and bool(_EXPANSION.search(question.text))


_LETTERS = regex(r"何の(?:略|頭文字)|略(?:です|は|$|[?。])|正式(?:名称?|な名)|フルスペル|フルネーム")
SPELLED = 0.8
"""How clearly a text must explain a name to tell what its letters stand for."""


def asks_letters(question: Question) -> bool:
    """Whether it is asked what the letters of a name stand for."""
    return bool(_LETTERS.search(question.text))


def feature(question: Question, asked: tuple[str, ...], text: str) -> float:
    """The best explanation of any of these terms of the question; nearer terms count first."""
    expansion = bool(_EXPANSION.search(question.text))
    best = 0.0
    for i, term in enumerate(asked[:3]):
        best = max(best, explains(term, text, expansion) * (1.0 if i == 0 else 0.85))
    return best
