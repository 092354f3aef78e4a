"""Citations for people and programs: what ``shisaku cite`` and the tab 引用検索 show of a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rag.citing.place import Place
from rag.citing.rendering import Form, citation, date_notes, render, render_list

if TYPE_CHECKING:
    from rag.citing.resolve import Resolver
    from rag.citing.styles import Style
    from ui.compose import Application


class Citations:
    """Citations of an application's documents in the styles of its settings."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self.library = application.library

    @cached_property
    def resolver(self) -> Resolver:
        """Finds the places that citations name."""
        from rag.citing.resolve import Resolver

        return Resolver(self.library)

    @cached_property
    def styles(self) -> dict[str, Style]:
        """The styles by name, the office's own among them."""
        from rag.citing.styles import load_styles

        return load_styles(self._application.settings.citation.styles)

    def style(self, name: str = "") -> Style:
        """The style of that name, or the one that the settings name.

        Raises:
            InputError: there is none of that name.
        """
        from rag.citing.styles import named

        return named(name or self._application.settings.citation.style, self.styles)

    def places(self, text: str) -> tuple[tuple[Place, ...], tuple[str, ...]]:
        """The places a text names, and of those that do not exist what exists near them.

        Raises:
            InputError: it names places, but none that exists.
        """
        from rag.citing.lookup import plain, several

        place = plain(text, self.library)
        return ((place,), ()) if place else several(text, self.resolver)

    def find(self, text: str, most: int = 5) -> tuple[Place, ...]:
        """The best passages for some words; needs the index, which is built if there is none."""
        from rag.citing.lookup import passages

        application = self._application
        return passages(text, application.retriever, application.tokenizer, self.library, most)

    def text(
        self, places: Sequence[Place], style: Style, form: Form = "full", quote: bool | None = None
    ) -> str:
        """The places in one style, ready to paste; by default only parts of a field carry their quote."""
        quoted = all(is_part(p) for p in places) if quote is None else quote
        return render_list(places, self.library, style, form, quoted)

    def to_dict(self, place: Place, number: int = 1) -> dict[str, Any]:
        """A citation as in the answer record, with every style filled in."""
        from rag.citing.quotes import has_error

        return {
            **asdict(citation(place, self.library, number)),
            "source_error": has_error(place, self.library),
            "date_stated": self.library.sources[place.record.document].date_stated,
            "styles": {name: self._filled(place, style) for name, style in self.styles.items()},
        }

    def _filled(self, place: Place, style: Style) -> dict[str, str]:
        return {
            "full": render(place, self.library, style),
            "short": render(place, self.library, style, "short"),
            "quoted": render(place, self.library, style, quote=True),
        }

    def notes(self, places: Iterable[Place], quote: bool = False) -> list[str]:
        """What must be known of these citations: dates not in the text, errors of the source quoted."""
        from rag.citing.quotes import mistakes

        places = list(places)
        wrong = mistakes(places, self.library) if quote else []
        return date_notes(places, self.library) + [
            f"原文の「{e.wrong}」は「{e.right}」の誤りと思われます({e.reason})。引用では（原文ママ）を添えました。"
            for e in wrong
        ]


def is_part(place: Place) -> bool:
    """Whether the place is a sentence or another part of a longer field."""
    cell = place.record.field(place.field)
    return cell is not None and place.end - place.start < cell.end - cell.start
