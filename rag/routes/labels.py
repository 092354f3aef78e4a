"""The members of a counted set that the bullets below name by their labels: 重点5分野 → 健康医療介護:…, 農業:…."""

from __future__ import annotations

from collections.abc import Iterator

from rag.context import Context
from rag.draft import Draft
from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import Field, Sentence, Slide
from rag.text import folded

_SET = regex(
    r"重点の?(?P<n>\d|[一二三四五六七八九])(?:つの?|大)?分野(?!や|など|等|以外|と(?!は|い|して)|の?ほか|及び|および)"
)
"""The set itself is asked about; 重点5分野や海洋などのほかに speaks of something else."""
_MEMBERS = regex(
    r"(?:どの|どんな|どういう)分野(?:の(?:進捗|取り?組み?|状況))?が(?:並|挙が|挙げ|載|書か|示さ)|分野の?名(?:前|称)?(?![一-鿿])|(?:それぞれ|全部)?(?:何|どんな|どういう|どの)という?分野|(?:どの|何の|どんな|どういう)(?:\d|[一二三四五])つ"
    r"|(?:は|って|とは|というのは|って(?:いう|ゆう)?のは|ってのは)、?(?:要するに|つまり)?、?(?:具体的に(?:は)?|それぞれ|いったい|一体|全部で)?、?(?:何(?![一-鿿]|が|を|で(?!す|しょ)|に)|なに|どれ|どこ|(?:どの|どんな|どういう|何の)分野)"
    r"|内訳|(?:五|5)つ(?:とも|すべて|全て|全部)?(?:を|、)?(?:挙|あげ|教|言|並べ|列挙)|(?:を|は)?(?:すべて|全て|全部|もれなく|漏れなく|順に|順番に)、?(?:挙|あげ|教|言|並べ|列挙|書)|何と何"
)
_OTHERS = regex(r"(?:のほか|の他|以外)(?:に|で)?は?、?(?:何|なに|どの|どんな|どういう)")
"""All but one that is known: 農業のほかにどの分野."""
_ONE = regex(
    r"(?:の)?うち|の中で|(?:どれ|どこ|どの分野)(?:に|の(?!こと|(?:進捗|取り?組み?|状況)が)|が(?!並|挙|載|書|示)|で(?!す|しょ))"
)
"""One of them is asked for: 重点5分野のどれに入る."""
_SLIDES = regex(r"ai戦略(?:2019)?の|社会実装の")
_LABEL = regex(r"^[・\s]*(?P<label>[^:、。]{2,12}):")


def answer(question: Question, context: Context) -> Draft | None:
    """The members that stand as labels of bullets, as many as are counted; None where something else is asked."""
    counted = _SET.search(question.text)
    if not counted or is_polar(question):
        return None
    others = _OTHERS.search(question.text)
    if not others and (not _MEMBERS.search(question.text) or _ONE.search(question.text)):
        return None
    for slide in context.library.slides:
        for cell in slide.fields:
            members = tuple(_labelled(slide, cell))
            if len(members) == integer(counted["n"]) and _meant(question, members):
                draft = context.draft(question)
                names = "、".join(label for label, _ in members)
                numbers = [draft.cite_sentence(slide, cell, sentence) for _, sentence in members]
                draft.say(f"{counted.group()}は、{names}です({slide.locator})。", *numbers)
                for _, sentence in members:
                    number = draft.cite_sentence(slide, cell, sentence)
                    draft.say(sentence.display.strip().removeprefix("・"), number, prefix="- ")
                return draft
    return None


def _meant(question: Question, members: tuple[tuple[str, Sentence], ...]) -> bool:
    """Whether these are meant, not another set of as many (重点5分野 of Connected Industries)."""
    if question.documents:
        return "senryaku" in question.documents
    named = bool(_SLIDES.search(question.text)) and "connected" not in question.text
    return named or any(folded(label) in question.text for label, _ in members)


def _labelled(slide: Slide, cell: Field) -> Iterator[tuple[str, Sentence]]:
    """The bullets of a cell that begin with a label, where one of them speaks of the set."""
    if slide.kind != "block" or not any(_SET.search(folded(s.display)) for s in cell.sentences):
        return
    for sentence in cell.sentences:
        if match := _LABEL.match(sentence.display):
            yield match["label"], sentence
