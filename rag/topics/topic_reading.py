"""Reading the topic of a question: its compound nouns, without the words that frame it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rag.evidence.coverage import Vocabulary
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.text import folded
from rag.thesaurus import paraphrases
from rag.tokens import Tokenizer, Word, is_content
from rag.topics.topic import GENERIC, NEW, Group, Phrase, Topic, matched, topic_words

MOST = 12
"""Phrases of a question that are looked for."""
WITHIN = 3
"""Characters from which a word within a longer one is spelled in other ways too."""
_NUMERAL = regex(r"[0-9一二三四五六七八九十、,.]+")
_NOUN = ("名詞", "形状詞", "接頭辞", "接尾辞-名詞的", "記号")
_AI = ("ai", "人工知能")
_AS_A_WORD = regex(r"[」』\"]?という(?:語|言葉|用語|文言|単語|表現|キーワード|フレーズ)")


def topic_of(
    question: Question,
    tokenizer: Tokenizer,
    vocabulary: Vocabulary,
    stands: Callable[[str], bool] = lambda text: False,
) -> Topic:
    """The topic of a question: what it quotes, else its nouns without the words that frame it.

    ``stands`` tells whether some document has a text: A・B・C that stands so is one phrase.
    """
    if question.english:
        return Topic(_from_english(question, tokenizer, vocabulary))
    runs = _chained(_runs(question, tokenizer), question.text, stands)
    end = _end(question, runs)
    phrases: list[tuple[Phrase, bool]] = []
    last = 0
    for start, stop in runs[:MOST]:
        text, between = question.text[start:stop], question.text[last:start]
        last = stop
        if (len(text) == 1 and len(runs) > 1) or _NUMERAL.fullmatch(text):
            continue
        if text in {p.forms[0] for p, _ in phrases if not p.generic}:
            continue
        phrase = _phrase(text, question.shown[start:stop], tokenizer, vocabulary)
        as_a_word = bool(_AS_A_WORD.match(question.text[stop:]))
        quoted = text in question.quoted or as_a_word
        forms = phrase.forms[:1] if as_a_word else phrase.forms
        phrase = replace(phrase, aside=start >= end, literal=quoted, forms=forms)
        phrases.append((phrase, bool(phrases) and bool(topic_words().signals["either"].search(between))))
    return _grouped(_shared(phrases, question))


def _shared(phrases: list[tuple[Phrase, bool]], question: Question) -> list[tuple[Phrase, bool]]:
    """The phrases, aside those of one document only (別表だと5Gの基地局は…、骨子だと5Gは…) and ministries."""
    named = [p for p, _ in phrases if not p.aside]
    repeated = [p for p in named if len(question.documents) > 1 and question.text.count(p.forms[0]) > 1]
    shorter = [p for p, _ in phrases if p.aside and not p.generic and len(question.documents) > 1]
    common = [p for p in shorter if any(p.forms[0] in n.forms[0] for n in named)]
    if common:  # 骨子のスタートアップ支援と、別表のスタートアップ: what both are about
        return [(replace(p, aside=p not in common), either) for p, either in phrases]
    offices = {m.written for m in question.agencies}
    for kept in (repeated, [p for p in named if p.shown not in offices]):
        if kept and len(kept) < len(named):
            return [(p if p in kept else replace(p, aside=True), either) for p, either in phrases]
    return phrases


def _grouped(phrases: list[tuple[Phrase, bool]]) -> Topic:
    """Phrases, each with whether it is an alternative to what stands before it, as a topic."""
    segments: list[list[Phrase]] = []
    for phrase, either in phrases:
        if phrase.aside:
            continue
        if segments and not either:
            segments[-1].append(phrase)
        else:
            segments.append([phrase])
    aside = [[p] for p, _ in phrases if p.aside]
    if len(segments) > 1 and all(len(s) > 1 for s in segments):
        first, *others = ([[p] for p in segment] for segment in segments)
        return Topic(_weighty([*first, *aside]), tuple(_weighty(o) for o in others))
    groups: list[list[Phrase]] = []
    for segment in segments:
        joins = bool(groups) and (not groups[-1][0].generic or groups[-1][0].forms[0] in _AI)
        for i, phrase in enumerate(segment):
            if i == 0 and joins:
                groups[-1].append(phrase)
            else:
                groups.append([phrase])
    return Topic(_weighty([*groups, *aside]))


def _chained(runs: list[tuple[int, int]], text: str, stands: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Runs joined by ・ as one where some document has them so (数理・データサイエンス・AI教育)."""
    chains: list[list[tuple[int, int]]] = []
    for run in runs:
        if chains and text[chains[-1][-1][1] : run[0]] == "・":
            chains[-1].append(run)
        else:
            chains.append([run])
    joined: list[tuple[int, int]] = []
    for chain in chains:
        whole = (chain[0][0], chain[-1][1])
        joined += [whole] if len(chain) > 1 and stands(folded(text[slice(*whole)])) else chain
    return joined


def topic_spans(question: Question, tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """Where the topic's compound nouns stand in the question, the first first; none aside from it."""
    spans = _runs(question, tokenizer)
    end = _end(question, spans)
    return [span for span in spans if span[0] < end]


def _end(question: Question, runs: list[tuple[int, int]]) -> int:
    """Where the question has named its topic: a quotation, or all before について, a document, a full stop."""
    if not runs:
        return 0
    text, first = question.text, runs[0]
    ends = [m.start() for m in topic_words().signals["topic_end"].finditer(text) if m.start() >= first[1]]
    ends += [s for s, _ in _elsewhere(question) if s >= first[1]]
    return min(ends, default=len(text))


def _elsewhere(question: Question) -> list[tuple[int, int]]:
    """Where the question speaks of documents, dates and saying."""
    text, words = question.text, topic_words()
    spans = [m.span() for p in lexicon().documents.values() for m in p.finditer(text)]
    spans += [(d.start, d.end) for d in question.dates]
    return spans + [m.span() for name in ("across", "where") for m in words.signals[name].finditer(text)]


def _weighty(groups: list[list[Phrase]]) -> tuple[Group, ...]:
    """The groups without AI alone, which all documents are about, where there is anything else."""
    own = [g for g in groups if any(p.forms[0] not in _AI for p in g)]
    return tuple(tuple(g) for g in own or groups)


def _runs(question: Question, tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """Where compound nouns stand in the question, outside the words that frame it."""
    text = question.text
    taken = _elsewhere(question)
    words = tokenizer.words(text)
    runs: list[list[Word]] = []
    for word in words:
        if any(s < word.end and word.start < e for s, e in taken) or not _is_noun(word):
            continue
        if runs and _goes_on(text[runs[-1][-1].end : word.start], runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    trimmed = [t for run in runs if (t := _trimmed(run))]
    quotes = [m.span(1) for q in question.quoted for m in re.finditer(f"({re.escape(q)})", text)]
    within = [q for q in quotes if any(q[0] <= run[0].start and run[-1].end <= q[1] for run in trimmed)]
    if within:
        return sorted(dict.fromkeys(within))
    if not trimmed:  # only verbs or framing words: the content words themselves
        trimmed = [[w] for w in words if w.lemma in question.terms]
    if not trimmed:
        return [(m.start, m.end) for m in question.agencies]
    return [(run[0].start, run[-1].end) for run in trimmed]


def _goes_on(gap: str, left: Word, right: Word) -> bool:
    """Whether a compound goes on over what stands between two words."""
    if not gap:
        return True
    ascii_ = left.surface.isascii() and right.surface.isascii()
    return ascii_ and gap in {" ", "-", ".", "/", "&"}


def _is_noun(word: Word) -> bool:
    return (is_content(word) or word.pos.startswith("接頭辞")) and word.pos.startswith(_NOUN)


def _trimmed(run: list[Word]) -> list[Word]:
    """The run without framing words at its ends; one character in front may be part of the word."""
    words = topic_words()

    def frames(word: Word) -> bool:
        return word.lemma in words.frame or word.surface in words.frame

    while run and run[0].pos.startswith("接尾辞"):
        run = run[1:]
    while run and (frames(run[-1]) or run[-1].surface in words.endings) and not run[-1].surface.isascii():
        run = run[:-1]
    while run and frames(run[0]) and (len(run[0].surface) > 1 or len(run) == 1 or run[0].surface.isdigit()):
        if len(run) > 1 and run[1].pos.startswith("接尾辞"):
            break  # 説明性
        run = run[1:]
    return run


def _phrase(text: str, shown: str, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Phrase:
    """A phrase with its other spellings and the weights of its words."""
    words = [w for w in tokenizer.words(text) if _is_noun(w) and not (len(w.surface) == 1 and "辞" in w.pos)]
    parts = tuple((w.surface, _weight(w, vocabulary)) for w in words)
    own = [w for w in words if w.lemma not in topic_words().generic]
    core = matched(text[own[0].start : own[-1].end]) if own else matched(text)
    whole = matched(text)
    forms = dict.fromkeys((whole,))
    for first, *others in topic_words().related:
        if first in (whole, core):
            forms |= dict.fromkeys((first, *others))
        elif len(first) >= WITHIN and first in whole:
            forms |= dict.fromkeys(whole.replace(first, other) for other in others)
    if not any(vocabulary.knows(w.lemma) for w in words):
        forms |= dict.fromkeys(f for own in sorted(paraphrases(whole)) if _shortens(whole, f := matched(own)))
    weight = max((w for _, w in parts), default=NEW)
    return Phrase(shown, tuple(forms), parts, weight, generic=bool(words) and not own)


def _shortens(short: str, full: str) -> bool:
    """Whether a word is another one shortened: 高校 of 高等学校."""
    rest = iter(full[1:])
    return len(short) > 1 and short[0] == full[0] and all(c in rest for c in short[1:])


def _weight(word: Word, vocabulary: Vocabulary) -> float:
    """How much a word tells a topic: its rarity, less if it only says what is done with one."""
    rarity = vocabulary.weight(word.lemma) if vocabulary.knows(word.lemma) else NEW
    return rarity * (GENERIC if word.lemma in topic_words().generic else 1.0)


def _from_english(question: Question, tokenizer: Tokenizer, vocabulary: Vocabulary) -> tuple[Group, ...]:
    """The Japanese counterparts of English words as alternatives, then names as they are."""
    groups: list[Group] = []
    taken: list[tuple[int, int]] = [
        m.span() for p in lexicon().documents.values() for m in p.finditer(question.text)
    ]
    taken += [(m.start, m.end) for m in question.agencies]
    matches = [(m, phrase.japanese) for phrase in lexicon().english if (m := phrase.search(question.text))]
    for match, japanese in sorted(matches, key=lambda item: item[0].start() - item[0].end()):
        if any(s <= match.start() < e for s, e in taken):
            continue
        taken.append(match.span())
        groups.append(tuple(_phrase(matched(w), w, tokenizer, vocabulary) for w in japanese.split()))
    for match in re.finditer(r"[A-Za-z][\w.&-]*|[ぁ-ヿ一-鿿]+", question.shown):
        name = match.group().rstrip(".")
        inside = any(s <= match.start() < e for s, e in taken)
        known = _known_name(name, vocabulary)
        if not inside and known and matched(name) not in topic_words().frame and matched(name) != "ai":
            groups.append((_phrase(matched(name), name, tokenizer, vocabulary),))
    if not groups:  # words that neither the documents nor the lexicon have
        frame = topic_words().frame
        groups = [(_phrase(t, t, tokenizer, vocabulary),) for t in question.terms if t not in frame]
    return tuple(groups)


def _known_name(name: str, vocabulary: Vocabulary) -> bool:
    """Whether an English word is a name (capitals within it) or one that the documents have too."""
    return bool(re.search(r"[A-Z].*[A-Z0-9]|[ぁ-ヿ一-鿿]", name)) or (
        len(name) > 3 and name not in lexicon().ordinary and vocabulary.knows(matched(name))
    )
