"""English questions said in Japanese as a whole: for a heading of the outline, or values of the progress table."""

from __future__ import annotations

import re

from rag.english.words import english_words
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import documents_named
from rag.text import blanked, cleaned, folded, joined

_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_LEFT = regex(r"[^\s,.;:?!()'\"◎○-][^\s,.;:?!()'\"◎○]*")
_OF_SLIDES = "AI戦略2019フォローアップ"
_OF_CHAPTER_2 = ("骨子案の4つの", "骨子案の第2章")
_CHAPTER_2 = regex(r"\b(?:in|of|from|under) (?:the )?(?:second chapter|ch(?:apter|ap)?\.? ?(?:2|two|ii))\b")
_POLAR = regex(r"^ *(?:(?:in|according to|under)[^,?]{0,60}, )?(?:is|are|was|were|did|does|do|has|have)\b")
_ASKS = regex(r"\b(?:how many|how much|what|which|tell|give|show|number|percentage)\b")
_COMPARED = regex(r"\b(?:compar\w+|versus|vs|relative to|against|differ\w*)\b")
_THAN = regex(
    r"\b(?:(?P<more>higher|greater|better|larger|bigger|more)|(?:lower|less|fewer|worse|smaller))\b.*?\bthan\b"
)
_EITHER = regex(
    r"\bor\b.*\bthe (?:(?P<less>lower|worse|smaller|slower)|higher|better|larger|greater|faster)\b(?!.*\bthan\b)"
)
"""Which of two is asked: did education reform or R&D have the lower rate."""
_SUMMARY = regex(
    r"(?i)\b(?:summari[sz]e|summary|overview|gist|describe|explain|outline the|tell me about|main points|what does|what is in)\b"
)
_JAPANESE = regex(r"[ぁ-ヿ一-鿿][^()（）「」『』\"'?.!,]*[ぁ-ヿ一-鿿]|[ぁ-ヿ一-鿿]")
_LEAST_HEADING = 4


def whole(question: str) -> str:
    """The Japanese of a question for a heading, or areas of the progress table, alone; empty for any other."""
    text = " ".join(without_documents(folded(question)).split())
    for pattern, said in english_words().whole:
        match = pattern.search(text)
        rest = pattern.sub(" ", text)
        if said.startswith(_OF_CHAPTER_2):
            rest = _CHAPTER_2.sub(" ", rest)
        if match and not left(rest, english_words().whole_frame):
            if said.startswith(_OF_SLIDES) and "senryaku" not in documents_named(folded(question)):
                continue
            value = next((g for g in match.groups() if g), "")
            return said.format(_ORDINALS.get(value, value.rstrip("stndrh")))
    return _values(folded(question))


def headed(question: str, titles: frozenset[str]) -> str:
    """The Japanese of a request to sum up what stands under a heading that is named in Japanese; empty for any other."""
    named = [m.group() for m in _JAPANESE.finditer(cleaned(question))]
    if len(named) != 1 or len(named[0]) < _LEAST_HEADING or not _SUMMARY.search(question):
        return ""
    title = joined(folded(named[0]))
    found = next((t for t in titles if joined(folded(t)) in (title, f"ai{title}")), "")
    return f"骨子案の「{found}」を要約してください" if found else ""


def without_documents(text: str) -> str:
    """Of any case; what names a document left out."""
    for pattern in lexicon().documents.values():
        text = blanked(text, (m.span() for m in pattern.finditer(text.lower())))
    return text


def left(text: str, frame: frozenset[str]) -> list[str]:
    """The words that neither a condition has taken nor the frame has."""
    return [w for w in _LEFT.findall(text) if w.removesuffix("'s") not in frame]


def _values(text: str) -> str:
    """The Japanese of a question for columns of the progress table, of an area or of all; or which of two has more."""
    words = english_words()
    if documents_named(text) != ("senryaku",):
        return ""
    rest = " ".join(without_documents(text).split())
    areas, rest = _found(rest, words.progress_areas)
    columns, rest = _found(rest, words.progress_columns)
    if not columns or len(areas) > 2 or left(rest, words.progress_frame):
        return ""
    if _POLAR.search(text):
        than = _THAN.search(text)
        either = _EITHER.search(text)
        if either and len(areas) == 2 and len(columns) == 1:
            size = "低い" if either["less"] else "高い"
            return f"AI戦略2019フォローアップで、{areas[0]}と{areas[1]}で{columns[0]}が{size}のはどちらですか"
        if not than or len(columns) > 1 or not areas:
            return ""
        size = "高い" if columns == ["進捗率"] else "多い"
        small = "低い" if columns == ["進捗率"] else "少ない"
        other = areas[1] if len(areas) == 2 else "全体"
        return f"AI戦略2019で、{areas[0]}の{columns[0]}は{other}より{size if than['more'] else small}ですか"
    if len(areas) == 2 and len(columns) == 1 and _COMPARED.search(text):
        return f"AI戦略2019フォローアップで、{areas[0]}と{areas[1]}の{columns[0]}を比べて"
    if not _ASKS.search(text) or len(areas) > 1:
        return ""
    of = f"{areas[0]}の" if areas else ""
    asked = "で、".join(_COLUMN_ASKED[c].format("" if areas else "全体で") for c in columns)
    return f"AI戦略2019フォローアップで2019年度内を期限とした{of}{asked}ですか"


_COLUMN_ASKED = {
    "取組数": "取組は{}何件",
    "計画通り": "計画通りは何件",
    "未了/一部未了": "未了/一部未了は何件",
    "進捗率": "進捗率は{}何%",
}


def _found(text: str, named: tuple[tuple[re.Pattern[str], str], ...]) -> tuple[list[str], str]:
    """What of these the text names, in its order, and the text without it."""
    places: list[tuple[int, str]] = []
    for pattern, said in named:
        while match := pattern.search(text):
            places.append((match.start(), said))
            text = f"{text[: match.start()]}{' ' * len(match.group())}{text[match.end() :]}"
    return list(dict.fromkeys(said for _, said in sorted(places))), text
