"""What ``shisaku cite`` does. Numbers and sections need neither index nor model: 0.4 s in all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from rag.citing.lookup import whole, within
from rag.citing.place import Place, heading
from rag.citing.rendering import Form, citation
from rag.draft import label
from rag.errors import InputError
from rag.records import NAME
from ui.citing import Citations, is_part
from ui.compose import Application
from ui.console import notice, printable, progress, write, write_json
from ui.console import style as coloured
from ui.questions import read_question
from ui.render import citation_lines

if TYPE_CHECKING:
    from rag.citing.styles import Style

_LONGEST = 100_000
"""Characters of all arguments together."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command line."""

    field: str = ""
    style: str = ""
    short: bool = False
    quote: bool | None = None
    pick: int = 0
    most: int = 5
    as_json: bool = False

    @property
    def styled(self) -> bool:
        """Whether citations ready to paste are wanted, rather than the source itself."""
        return bool(self.style or self.short or self.quote is not None)


def cite(texts: Sequence[str], wish: Wish) -> None:
    """Find the places of all texts and print them as wished.

    Raises:
        InputError: a text names nothing, or the wish does not fit what it names.
    """
    citations = Citations(Application(notice=notice, progress=progress))
    styled = wish.styled
    if styled:
        citations.style(wish.style)  # a wrong name is said before a long search
    found, searched = _places(texts, citations, wish.most)
    if searched:
        picked = wish.pick or (0 if styled or wish.as_json else _ask(found, citations))
        if not picked:
            _candidates(found, citations, wish.as_json)
            return
        if picked > len(found):
            raise InputError(f"{picked} 番の箇所はありません。", f"1 から {len(found)} までです。")
        found, styled = found[picked - 1 : picked], True
    if wish.field:
        found = _narrowed(found, wish.field)
    if wish.as_json:
        write_json(_record(found, citations, bool(wish.field)))
    elif styled:
        _write(found, citations, citations.style(wish.style), "short" if wish.short else "full", wish.quote)
    else:
        for number, place in enumerate(_shown(found), 1):
            for line in citation_lines(citation(place, citations.library, number), offsets=True):
                write(line)


def _narrowed(found: Sequence[Place], field: str) -> list[Place]:
    """Those of the places that have the field; the others are told of.

    Raises:
        InputError: none has it.
    """
    narrowed: list[Place] = []
    failed: list[InputError] = []
    for place in found:
        try:
            narrowed.append(within(place, field))
        except InputError as error:
            failed.append(error)
    if not narrowed:
        raise failed[0]
    for missed in failed:
        notice(f"{missed.message}{missed.hint}")
    return narrowed


def _write(
    found: Sequence[Place], citations: Citations, style: Style, form: Form, quote: bool | None
) -> None:
    """The citations ready to paste to standard output, what must be known of them to standard error."""
    cited = [_quotable(place) for place in found] if quote else found
    quoted = all(is_part(place) for place in found) if quote is None else quote
    write(printable(citations.text(cited, style, form, quoted)))
    for note in citations.notes(cited, quoted):
        notice(coloured(f"注: {note}", dim=True))


def _places(texts: Sequence[str], citations: Citations, most: int) -> tuple[list[Place], bool]:
    """The places of all arguments, and whether they are candidates found by words.

    Raises:
        InputError: an argument is empty, too long, or nothing stands behind it.
    """
    texts = [read_question(text) if text == "-" else text for text in texts]
    if not any(text.strip() for text in texts):
        raise InputError("引用する箇所が空です。", '例: shisaku cite 02-04、shisaku cite "オープンデータ"')
    if sum(map(len, texts)) > _LONGEST:
        raise InputError(f"箇所の指定が長すぎます({sum(map(len, texts)):,}字)。", f"{_LONGEST:,}字までです。")
    named: list[Place] = []
    words: list[str] = []
    for text in texts:
        places, missing = citations.places(text)
        for line in missing if places else ():
            notice(line)
        if missing and not places:
            raise InputError(missing[0], "番号や節を確かめるか、探す語を書いてください。")
        named += places
        words += [] if places else [text]
    if words and named:
        raise InputError(
            f"「{words[0][:40]}」は施策番号・節・引用として読めません。",
            "語で探すときは、番号や節と分けて実行してください。",
        )
    if named:
        return named, False
    text = " ".join(words)
    found = citations.find(text, most) if any(c.isalnum() for c in text) else ()
    if not found:
        raise InputError(
            f"「{text[:40]}」は施策番号・節・スライドの位置として読めず、文書の語としても見つかりません。",
            "02-04、第3章第1節(2)①、進捗状況の表/教育改革 のように指定するか、別の語で探してください。",
        )
    return list(found), True


def _shown(places: Sequence[Place]) -> list[Place]:
    """A record without a field stands for all its fields."""
    return [
        part
        for place in places
        for part in (
            [place] if place.field else [whole(place.record, f) for f in place.record.fields if f.text]
        )
    ]


def _quotable(place: Place) -> Place:
    """What of a record can be quoted: of a measure a field must be named, of others there is one text.

    Raises:
        InputError: several fields could be meant.
    """
    if place.field:
        return place
    record = place.record
    if record.document == "kanmin":
        names = "、".join(f.name for f in record.fields if f.text and f.name != NAME)
        raise InputError(
            f"{record.locator} のどの欄を引用するかを --field で指定してください。", f"欄は {names} です。"
        )
    body = next((f for f in record.fields if f.name == "本文" and f.text), heading(record))
    return whole(record, body)


def _candidates(found: Sequence[Place], citations: Citations, as_json: bool) -> None:
    """Passages found by words, numbered for --pick."""
    if as_json:
        write_json({"citations": [citations.to_dict(place, n) for n, place in enumerate(found, 1)]})
        return
    for number, place in enumerate(found, 1):
        for line in citation_lines(citation(place, citations.library, number), f"{number}. "):
            write(line)
    notice("--pick 番号 をつけると、選んだ箇所を引用の形で出します。")


def _ask(found: Sequence[Place], citations: Citations) -> int:
    """Which passage somebody at a terminal chooses; 0 for none, and where nobody is there."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    for number, place in enumerate(found, 1):
        for line in citation_lines(citation(place, citations.library, number), f"{number}. "):
            notice(line)
    while True:
        answer = typer.prompt(f"引用する番号(1〜{len(found)}、0 でやめる)", default="0", err=True)
        if str(answer).strip().isdecimal() and int(answer) <= len(found):
            if int(answer) == 0:
                raise typer.Exit(0)
            return int(answer)
        notice(f"1 から {len(found)} までの番号を入れてください。")


def _record(found: Sequence[Place], citations: Citations, narrowed: bool) -> dict[str, Any]:
    """The JSON form: the citations with every style; for one record also where it stands."""
    library = citations.library
    shown = found if narrowed else _shown(found)
    result: dict[str, Any] = {}
    records = {place.record.locator: place.record for place in found}
    if len(records) == 1:
        (record,) = records.values()
        result = {
            "document": record.document,
            "locator": record.locator,
            "label": label(library, record, NAME),
            "start": record.start,
            "end": record.end,
        }
    result["citations"] = [citations.to_dict(place, n) for n, place in enumerate(shown, 1)]
    result["notes"] = citations.notes(shown, quote=True)
    return result


def list_styles(as_json: bool) -> None:
    """The styles there are, each with an example."""
    citations = Citations(Application())
    (example,), _ = citations.places("02-04")
    if as_json:
        write_json(
            [
                {
                    "name": s.name,
                    "aliases": s.aliases,
                    "about": s.about,
                    "example": citations.text([example], s),
                }
                for s in citations.styles.values()
            ]
        )
        return
    for chosen in citations.styles.values():
        names = f"({'、'.join(chosen.aliases)})" if chosen.aliases else ""
        write(coloured(f"{chosen.name}{names}", bold=True) + f" {printable(chosen.about)}")
        for line in citations.text([example], chosen).splitlines():
            write(f"  {printable(line)}")
