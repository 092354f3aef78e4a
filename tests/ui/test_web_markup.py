from __future__ import annotations

import re
from html import unescape

import pytest

from ui.web.markup import Span, blocks, button, highlighted, text

SOURCE = "前の文。- 一つ目の項目。 - 二つ目<p>の項目。"


def shown(html: str) -> str:
    """The characters a reader sees."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def marked(html: str, number: int) -> str:
    """The characters marked for a citation."""
    pieces = re.findall(r'<mark data-cite="([^"]*)">(.*?)</mark>', html)
    return unescape("".join(piece for numbers, piece in pieces if str(number) in numbers.split()))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\"'&", "&quot;&#x27;&amp;"),
        ("a\u202eb\x00c", "a\ufffdb\ufffdc"),
        (3, "3"),
    ],
)
def test_text_is_escaped_and_acting_characters_show(value: object, expected: str) -> None:
    assert text(value) == expected


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [Span(104, 112, 1)],
        [Span(104, 112, 1), Span(108, 118, 2)],
        [Span(100, 100 + len(SOURCE), 1), Span(106, 107, 2)],
        [Span(105, 105, 1)],
    ],
    ids=["none", "one", "overlapping", "nested", "empty"],
)
def test_marks_hold_exactly_the_cited_characters(spans: list[Span]) -> None:
    for html in (
        highlighted(SOURCE, 100, spans),
        blocks(SOURCE, 100, [(106, 112), (115, 100 + len(SOURCE))], spans),
    ):
        assert shown(html) == SOURCE
        for span in spans:
            assert marked(html, span.number) == SOURCE[span.start - 100 : span.end - 100]


def test_spans_outside_the_text_are_cut_to_it() -> None:
    html = highlighted("本文", 10, [Span(0, 11, 1), Span(20, 30, 2)])
    assert (marked(html, 1), marked(html, 2)) == ("本", "")


def test_a_button_carries_untrusted_values_safely() -> None:
    html = button("聞く", "ask", question='"><script>')
    assert 'data-question="&quot;&gt;&lt;script&gt;"' in html
