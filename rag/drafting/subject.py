"""What a claim is about: the records it names, or that the sentences before it were about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.citing.resolve import Reference, Resolver
from rag.drafting.claims import Claim
from rag.lazy_regex import regex
from rag.records import Library, Record, Section, Slide
from rag.support.piece import Piece
from rag.support.titles import Titles, quotations
from rag.text import blanked, folded
from rag.tokens import Tokenizer

_CARRIED = regex(
    r"^(?:また、|さらに、|なお、|加えて、|一方、|このほか、|あわせて、|併せて、|ただし、|そして、|具体的には、|このため、|これにより、|これを受け、|うち、)*"
    r"(?:(?:同|本|当該|この|その|それ|これ|そこ|上記|前述|前者|後者)(?!様|時に|じ|意|期)|(?:kpi|主担当|担当|連携(?:府省庁|先|する)|府省庁|目標(?:は|と|値))(?:\([^()]*\))?)"
)
_POINT_WORDS = (
    "施策 別表 骨子 骨子案 案 欄 番号 該当 記載 位置付ける 掲げる 定める 明記 取組 取り組み 当該 同 以上 上記 no 出典 "
    "根拠 典拠 引用 元 参照 参考 詳細 点 内容 箇所 項 項目 頁 ページ 記述 言及 書く 記す 載る 載せる 述べる 触れる 示す "
    "挙げる 含む 盛り込む 取り上げる 整理 位置 付ける 位置づける 基づく 拠る 因る 当たる 相当 対応 関連"
)
_POINTING = frozenset(_POINT_WORDS.split())
"""Words of a sentence that only tells where the one before it stands: 出典は施策番号02-04である."""
_CHAPTER = regex(r"第\d+章")


@dataclass(frozen=True, slots=True)
class Subject:
    """The records that a claim names (``named``) with where, and whether it leans on what was before.

    ``points``: it says nothing but where that stands.
    """

    references: tuple[Reference, ...]
    named: tuple[Record, ...]
    titled: tuple[Record, ...]
    carried: bool
    points: bool = False

    @property
    def missing(self) -> tuple[Reference, ...]:
        """References to places that do not exist."""
        return tuple(r for r in self.references if r.record is None)


class SubjectFinder:
    """Finds what claims are about."""

    def __init__(self, library: Library, tokenizer: Tokenizer) -> None:
        self.resolver = Resolver(library)
        self._library = library
        self._tokenizer = tokenizer
        self._titles = Titles(library)

    def find_all(self, claims: Sequence[Claim]) -> Iterator[Subject]:
        """What the claims of one draft are about; 第1節 belongs to the chapter that was named before it."""
        chapter = ""
        for claim in claims:
            subject = self.find(claim, chapter)
            for place in (claim.heading, *(r.locator for r in subject.references if r.document == "kihon")):
                named = _CHAPTER.match(folded(place)) or _CHAPTER.search(folded(place))
                chapter = named.group() if named else chapter
            yield subject

    def find(self, claim: Claim, chapter: str = "") -> Subject:
        """The records that one claim names, by place, by quotation and by title; ``chapter`` is the last named."""
        within = (self._within(r, chapter) for r in self.resolver.references(claim.text))
        references = tuple(r for r in within if r.record is not None or not self._is_of_many(r))
        named = [r.record for r in references if r.record is not None]
        # 第1章(国際競争と我が国の現状): the words of a place are its name
        places = ((r.start, r.end) for r in references if r.record is not None)
        said = Piece(blanked(claim.text, places), self._tokenizer)
        titled = [r for name in self._titles.named(said.reading.text) for r in self._called(name.text)]
        for quote in quotations(said):
            titled += self._called(quote.text)
            place = self.resolver.quoted(quote.text)
            if place is not None:
                titled.append(place.record)
        carried = bool(_CARRIED.match(folded(claim.text)))
        facts = said.amounts or said.times or said.parts
        points = bool(references) and not titled and not facts and said.wording <= _POINTING
        return Subject(references, _unique(named), _unique(titled), carried, points)

    def _within(self, reference: Reference, chapter: str) -> Reference:
        """A section without its chapter (第1節) as that of the chapter, or of the only one that has such a section."""
        if (
            reference.record is not None
            or not reference.locator.startswith("第")
            or "章" in reference.locator
        ):
            return reference
        of_chapter = self._library.get("kihon", f"{chapter}{reference.locator}")
        fitting = [
            r
            for r in self._library.records
            if r.document == "kihon" and r.locator.endswith(f"章{reference.locator}")
        ]
        record = of_chapter or (fitting[0] if len(fitting) == 1 else None)
        return replace(reference, record=record, locator=record.locator) if record else reference

    def _is_of_many(self, reference: Reference) -> bool:
        """Whether a section without its chapter stands in several chapters: it names none of them."""
        ending = f"章{reference.locator}"
        return sum(r.document == "kihon" and r.locator.endswith(ending) for r in self._library.records) > 1

    def _called(self, title: str) -> list[Record]:
        known = self._titles.known(title)
        return [r for r in self._library.records if known and r.title == known]


def with_parts(record: Record, library: Library) -> tuple[Record, ...]:
    """A record and, of a section or a page, all that stands below it."""
    below: tuple[str, ...] = record.children if isinstance(record, Section | Slide) else ()
    parts = [library.get(record.document, locator) for locator in below]
    return (record, *(r for part in parts if part is not None for r in with_parts(part, library)))


def _unique(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple({(r.document, r.locator): r for r in records}.values())
