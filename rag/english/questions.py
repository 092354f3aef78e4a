"""English questions about sets of records, said in the Japanese that table queries are read from.

Only a question that is understood to the last word is said again; any other stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from rag.english.context import without_context
from rag.english.places import with_places
from rag.english.whole import headed, left, whole, without_documents
from rag.english.words import conditions, english_words
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.ministries import mentions
from rag.question import documents_named, is_english, names
from rag.records import DocumentId, Library
from rag.text import cleaned, folded

_MINISTRY, _PLACE, _LITERAL = 0xE000, 0xE100, 0xE200
_DOCUMENTS: dict[DocumentId, tuple[str, str]] = {
    "kanmin": ("別表で、", "施策"),
    "kihon": ("骨子案で、", "項目"),
}
_LONGEST = 400
"""Characters; what is longer says more than conditions."""
_ENDINGS = {
    "every": "はすべて",
    "exists": "はありますか",
    "count": "は何件ですか",
    "list": "をすべて挙げて",
}
_PLACED = regex(r"番台の?$|^第\d章")
_CLAIMED_LAST = regex(r"設定済みの$|関わる$")
"""Conditions that stand at the end of a question and are claimed of those before it."""
_UNSAID = "『{}』の語は文書にないため、『{}』で照合しました"
_LOCATOR = regex(r"第\d章第\d節(?:\(\d\)[①-⑳]?)?")
_QUOTED = regex(r"[\"「『](?P<w>[^\"「」『』]{1,40})[\"」』]|'(?P<w2>[^']{2,40})'(?![a-z])")
_JAPANESE = regex(r"[ぁ-ヿ一-鿿][ぁ-ヿ一-鿿・A-Za-z0-9-]*")
_ENDING = regex(r"(?:e?s|y|ies|e|ing|ions?|al|it(?:y|ies)|tures?|i[sz]ation)?")


class EnglishReader:
    """Says English questions in Japanese, with the words of one library. Holds its text once needed."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self, question: str) -> tuple[str, tuple[str, ...]]:
        """The question in Japanese where it asks for a set or a heading and nothing else, with a note that says so.

        In any other English question only the places are put as the outline writes them, and idioms plainly.
        """
        if not is_english(folded(question)) or len(question) > _LONGEST:
            return question, ()
        question = with_places(_plainly(without_context(question)))
        translated: dict[str, str] = {}
        said = whole(question) or headed(question, self._titles) or self._set(question, translated)
        if not said:
            return question, ()
        return said, (
            f"『{question.strip()}』→{said}",
            *(_UNSAID.format(*pair) for pair in translated.items()),
        )

    def _set(self, question: str, translated: dict[str, str]) -> str:
        """The Japanese of a question for the records under conditions; empty for any other.

        Quoted words for which the documents' own stand in are put in ``translated``.
        """
        named = documents_named(folded(question)) or (("kihon",) if _LOCATOR.search(question) else ())
        opening, noun = _DOCUMENTS.get(named[0], ("", "")) if named else ("", "施策")
        if not noun or len(named) > 1:
            return ""
        shown = cleaned(question)
        signs: dict[str, str] = {}
        text = _marked(shown, signs)
        nouns = english_words().rows_of_a_document if opening else english_words().rows
        rows = nouns & set(re.findall("[a-z]+", text))
        bound, text = _taken(english_words().bounds, text)
        besides, text = _taken(english_words().besides, text)
        operation = next((name for name, p in english_words().operations.items() if p.search(text)), None)
        ending = bound or _ENDINGS.get(operation or "list" if besides else operation or "")
        if not (ending and rows) or (bound and operation in ("count", "list")):
            return ""

        def said_of(word: str) -> str:
            quoted = folded(signs.get(word, ""))
            if not (quoted and quoted.isascii()) or self._stands(quoted):
                return signs.get(word) or self._word(word, shown)
            if japanese := self._word(quoted, ""):
                translated[signs[word]] = japanese
            return japanese or signs[word]

        asked, said = text, []
        for pattern, template in conditions():
            while (match := pattern.search(text)) and (read := _value(match, template, signs, said_of)):
                said.append((asked.find(text[match.start() : read[1]].strip()), read[0]))
                text = f"{text[: match.start()]} {text[read[1] :]}"
        if not said or left(text, english_words().frame):
            return ""
        if ending == _ENDINGS["every"]:
            return _every(opening, [condition for _, condition in sorted(said)], noun)
        return f"{opening}{'、'.join(condition for _, condition in said)}{noun}{besides}{ending}"

    def _word(self, written: str, shown: str) -> str:
        """The documents' word for an English one: a name that they have, else its translation; empty if neither.

        ``shown`` is the question with its capitals, which tell a name.
        """
        as_shown = re.search(re.escape(written), shown, re.IGNORECASE)
        name = as_shown.group() if as_shown else written
        if any(name in n for n in names(shown)) and self._stands(written):
            return name
        for phrase in lexicon().english:
            match = phrase.search(written)
            if (
                match
                and match.start() == 0
                and _ENDING.fullmatch(written[match.end() :])
                and match.group() not in english_words().loose | lexicon().english_subjects
            ):
                return phrase.japanese.split()[0]
        return (
            name
            if len(written) > 3 and written not in english_words().frame and self._stands(written)
            else ""
        )

    def _stands(self, word: str) -> bool:
        """Whether the documents have it as a word of its own."""
        whole = rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])"
        return word in self._told and bool(re.search(whole, self._told))

    @cached_property
    def _titles(self) -> frozenset[str]:
        """The headings of the outline."""
        return frozenset(r.title for r in self._library.records if r.document == "kihon" and r.title)

    @cached_property
    def _told(self) -> str:
        """All that the documents say, folded."""
        return "\n".join(folded(f.text) for r in self._library.records for f in r.fields)


def _every(opening: str, said: list[str], noun: str) -> str:
    """Whether all records of the first conditions, in the order said, meet the last; empty where several may be claimed."""
    places = [c for c in said if _PLACED.search(c)]
    *others, last = [c for c in said if c not in places] or [""]
    if len(others) > 1 or not last or (others and not _CLAIMED_LAST.search(last)):
        return ""
    claim = last.removesuffix("の")
    return f"{opening}{'、'.join((*places, *others))}{noun}はすべて{claim}{'' if claim != last else 'もの'}ですか"


def _plainly(question: str) -> str:
    for pattern, plain in english_words().idioms:
        question = pattern.sub(plain, question)
    return question


def _taken(phrases: tuple[tuple[re.Pattern[str], str], ...], text: str) -> tuple[str, str]:
    """What the first phrase that is found says in Japanese, and the text without it."""
    for pattern, said in phrases:
        if match := pattern.search(text):
            value = next((g for g in match.groups() if g), "")
            return said.format(value), f"{text[: match.start()]} {text[match.end() :]}"
    return "", text


def _marked(text: str, signs: dict[str, str]) -> str:
    """The question in small letters, its documents left out, a sign for each ministry, place and quoted word."""
    for mention in reversed(mentions(text)):
        signs[sign := chr(_MINISTRY + len(signs))] = mention.label
        text = f"{text[: mention.start]} {sign} {text[mention.end :]}"
    text = without_documents(re.sub(r"(?i)\bthe +(?=[\ue000-\ue0ff])", "", text))
    for first, pattern in ((_PLACE, _LOCATOR), (_LITERAL, _QUOTED), (_LITERAL, _JAPANESE)):
        while match := pattern.search(text):
            signs[sign := chr(first + len(signs))] = next((g for g in match.groups() if g), match.group())
            text = f"{text[: match.start()]} {sign} {text[match.end() :]}"
    return " ".join(text.lower().split())


def _value(
    match: re.Match[str], template: str, signs: dict[str, str], said_of: Callable[[str], str]
) -> tuple[str, int] | None:
    """The condition that a pattern's match states, in Japanese, and where its words end; None where it has none.

    Of the words that are to be looked for, as many count from the first on as can be said.
    """
    groups = match.groupdict()
    if ministries := groups.get("m"):
        named = _ministries(ministries, signs)
        return (template.format(named), match.end()) if named else None
    if "w" not in groups:
        value = next((g for g in match.groups() if g), "")
        return template.format(signs.get(value, value)), match.end()
    words = match["w"]
    while words:
        whole = words == match["w"]
        said = _alternatives(words, template, said_of)
        if said and (whole or match.end() == match.end("w")):
            return said, match.end() if whole else match.start("w") + len(words)
        words = words.rpartition(" ")[0].removesuffix(",")
    return None


def _alternatives(words: str, template: str, said_of: Callable[[str], str]) -> str:
    """One condition for each word of a series: A and B both apply, A or B either; empty if one cannot be said."""
    parts = re.split(r",? (?:and|or) |, ", words.removeprefix("both "))
    said = [said_of(re.sub("^(?:the|an?) ", "", part)) for part in parts]
    if not all(said):
        return ""
    if len(said) > 1 and re.search(r" or ", words):
        return template.format("」または「".join(said)) if "「{0}」" in template else ""
    return "、".join(template.format(word) for word in said)


def _ministries(written: str, signs: dict[str, str]) -> str:
    """総務省と経済産業省の両方, 総務省または経済産業省, 総務省と経済産業省の両方、または環境省.

    Empty where a comma may mean either.
    """
    runs = [[signs[sign] for sign in run if sign in signs] for run in re.split(r",? ?\bor\b", written)]
    series = re.search(r"\band\b|&|both|as well", written)
    if len(runs) > 1 and not series:
        return "または".join(m for run in runs for m in run)
    if len(runs) > 1 and re.search(r",(?! ?or)", written):
        return ""
    return "、または".join(f"{'と'.join(run)}の両方" if len(run) > 1 else run[0] for run in runs)
