"""The tab 引用検索: passages found by words or number, copied as citations."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from rag.citing.lookup import whole
from rag.citing.quotes import Place
from rag.citing.rendering import Form, citation
from rag.citing.styles import DEFAULT
from rag.errors import ShisakuError
from ui.citing import Citations, is_part

if TYPE_CHECKING:
    from ui.compose import Application

LONGEST = 5_000
"""Characters of what is looked for; a pasted list of citations fits."""
MOST = 8
"""Passages shown for words."""
_FORMS: dict[str, Form] = {"完全な形": "full", "短い形": "short"}


def tab(application: Application) -> None:
    """Fill the tab."""
    import gradio as gr

    desk = CitingDesk(application)

    def find(text: str, form: str, quote: bool) -> tuple[str, Any, str]:
        page, choices = desk.find(text, form, quote)
        return page, gr.CheckboxGroup(choices=choices, value=[], visible=len(choices) > 1), ""

    def together(keys: Sequence[str], style: str, form: str, quote: bool) -> str:
        return desk.together(keys, style, form, quote)

    with gr.Column(elem_id="citing"):
        gr.HTML(
            "<p>施策番号、節、探す語、または引用の文字列(回答や草稿から写したもの)を入れると、箇所を引用の形にします。</p>",
            apply_default_css=False,
        )
        with gr.Row():
            text = gr.Textbox(
                label="探す箇所",
                placeholder="02-04 / 第3章第1節(2)① / オープンデータ 市町村 取組率",
                scale=5,
                max_length=LONGEST,
                elem_id="citing-text",
            )
            button = gr.Button("引用を探す", variant="primary", scale=1, min_width=120, elem_id="citing-find")
        with gr.Row():
            form = gr.Radio(list(_FORMS), value="完全な形", label="形", elem_id="citing-form")
            quote = gr.Checkbox(True, label="引用文を添える", elem_id="citing-quote")
        page = gr.HTML(elem_id="citing-found", apply_default_css=False)
        with gr.Group(elem_id="citing-together"):
            chosen = gr.CheckboxGroup(
                [],
                label="まとめて引用する箇所(選ぶと、二度目からは前掲になります)",
                visible=False,
                elem_id="citing-chosen",
            )
            style = gr.Dropdown(
                list(desk.citations.styles), value=DEFAULT, label="まとめるときの形", elem_id="citing-style"
            )
            result = gr.Textbox(
                label="まとめた引用", lines=4, interactive=False, buttons=["copy"], elem_id="citing-result"
            )
    for event in (button.click, text.submit, form.change, quote.change):
        event(
            find,
            [text, form, quote],
            [page, chosen, result],
            api_visibility="private",
            show_progress="minimal",
        )
    for event in (chosen.change, style.change):
        event(
            together, [chosen, style, form, quote], result, api_visibility="private", show_progress="hidden"
        )


class CitingDesk:
    """What the tab asks of the program; holds nothing of any reader."""

    def __init__(self, application: Application) -> None:
        self.citations = Citations(application)

    def find(self, text: str, form: str, quote: bool) -> tuple[str, list[tuple[str, str]]]:
        """The passages as HTML, and for each the name and key under which it can be picked."""
        text = text[:LONGEST].strip()
        if not text:
            return "", []
        try:
            places, missing = self._places(text)
        except ShisakuError as error:
            return f'<p class="citing-none" role="status">{escape(f"{error.message}{error.hint}")}</p>', []
        if not places:
            said = (
                f"「{text[:60]}」に合う箇所は見つかりませんでした。別の語か、施策番号、節で探してください。"
            )
            return f'<p class="citing-none" role="status">{escape(said)}</p>', []
        cards = [self._card(place, n, _FORMS.get(form, "full"), quote) for n, place in enumerate(places, 1)]
        notes = [*missing, *self.citations.notes(places, quote)]
        said = "".join(f"<li>{escape(note)}</li>" for note in notes)
        page = f'<ol class="citing-cards" aria-label="見つかった箇所">{"".join(cards)}</ol>'
        page += f'<ul class="citing-notes">{said}</ul>' if said else ""
        names = [citation(place, self.citations.library).label for place in places]
        keys = [f"{p.record.document}:{p.start}-{p.end}" for p in places]
        return page, [(f"{n}. {name}", key) for n, (name, key) in enumerate(zip(names, keys, strict=True), 1)]

    def together(self, keys: Sequence[str], style: str, form: str, quote: bool) -> str:
        """The picked passages as one list in one style."""
        places = [p for key in keys[:50] for p in self.citations.resolver.places(str(key)[:60])]
        if not places:
            return ""
        try:
            chosen = self.citations.style(style)
        except ShisakuError as error:
            return error.message
        return self.citations.text(places, chosen, _FORMS.get(form, "full"), quote)

    def _places(self, text: str) -> tuple[list[Place], Sequence[str]]:
        named, missing = self.citations.places(text)
        if not named:
            return list(self.citations.find(text, MOST)), missing
        shown: list[Place] = []
        for place in named:
            shown.append(place)
            if not place.field and len(named) == 1:
                shown += [whole(place.record, f) for f in place.record.fields[1:] if f.text not in ("", "○")]
        seen = {(p.record.document, p.start, p.end): p for p in reversed(shown)}
        return list(seen.values())[::-1], missing

    def _card(self, place: Place, number: int, form: Form, quote: bool) -> str:
        """A passage with its citation in every style, each with a button that copies it."""
        cited = citation(place, self.citations.library, number)
        with_quote = quote and (bool(place.field) or is_part(place))
        rows = "".join(
            f'<li><span class="style">{escape(name)}</span>'
            f'<button type="button" data-action="copyCitation" aria-label="{number}番を{escape(name)}の形でコピー">'
            f"コピー</button><pre>{escape(self.citations.text([place], style, form, with_quote))}</pre></li>"
            for name, style in self.citations.styles.items()
        )
        first, _, others = rows.partition("</li>")
        return (
            f'<li class="citing-card"><h3>{number}. {escape(cited.label)}</h3>'
            f"<blockquote>{escape(cited.quote)}</blockquote>"
            f'<ul class="citing-styles">{first}</li></ul>'
            f'<details><summary>ほかの形</summary><ul class="citing-styles">{others}</ul></details></li>'
        )
