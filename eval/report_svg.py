"""Small plots as inline SVG. Colours are the page's CSS variables, so they follow light and dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 640
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 32, 28, 40
_COLOURS = ("var(--a)", "var(--b)", "var(--c)", "var(--d)")
_MARKED = 12
_DASHES = ("", "6 3", "2 3", "8 3 2 3")


@dataclass(frozen=True, slots=True)
class Bar:
    """A share with its interval; ``note`` stands at the right end."""

    label: str
    value: float
    low: float
    high: float
    note: str = ""


def bars(rows: Sequence[Bar], title: str) -> str:
    """Horizontal bars on a scale of 0 to 1 with intervals."""
    left, right, step = 132, 104, 24
    height = step * len(rows) + 30
    span = WIDTH - left - right
    parts = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = left + tick * span
        parts.append(_line(x, 4, x, height - 24, "grid"))
        parts.append(_text(x, height - 8, f"{tick:.0%}", "middle"))
    for index, row in enumerate(rows):
        y = 4 + index * step
        parts.append(_text(left - 8, y + 16, row.label, "end"))
        about = f"{row.label} {row.value:.1%} [{row.low:.1%}, {row.high:.1%}] {row.note}"
        size = f'x="{left}" y="{y + 4}" width="{max(row.value * span, 0.5):.1f}" height="15" rx="3"'
        parts.append(f'<rect class="bar" {size}><title>{escape(about)}</title></rect>')
        low, high, middle = left + row.low * span, left + row.high * span, y + 11.5
        parts.append(_line(low, middle, high, middle, "whisker"))
        parts += [_line(x, middle - 4, x, middle + 4, "whisker") for x in (low, high)]
        parts.append(_text(WIDTH - right + 8, y + 16, f"{row.value:.0%}  {row.note}", "start"))
    return _svg(height, title, parts)


def lines(
    series: Mapping[str, Sequence[tuple[float, float]]],
    title: str,
    x_label: str,
    y_label: str,
    ticks: Sequence[tuple[float, str]],
    top: float = 1.0,
    height: int = 300,
    steps: bool = False,
) -> str:
    """Lines over one x axis; y from 0 to ``top``. ``ticks`` are places and names on the x axis."""
    low = min(x for x, _ in ticks)
    high = max(x for x, _ in ticks)
    width, depth = WIDTH - _LEFT - _RIGHT, height - _TOP - _BOTTOM

    def place(x: float, y: float) -> tuple[float, float]:
        share = (x - low) / (high - low) if high > low else 0.5
        return _LEFT + share * width, _TOP + depth * (1 - min(y / top, 1.0))

    parts = []
    for part in range(5):
        value = top * part / 4
        _, y = place(low, value)
        parts.append(_line(_LEFT, y, WIDTH - _RIGHT, y, "grid"))
        parts.append(_text(_LEFT - 6, y + 4, f"{value:.0%}", "end"))
    for x, name in ticks:
        parts.append(_text(place(x, 0)[0], height - _BOTTOM + 18, name, "middle"))
    for index, (name, points) in enumerate(series.items()):
        colour, dash = _COLOURS[index % 4], _DASHES[index % 4]
        placed = [place(*point) for point in points]
        path = _path(placed, steps)
        parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        if len(points) <= _MARKED:
            for (x, y), (_, value) in zip(placed, points, strict=True):
                about = f"<title>{escape(name)}: {value:.3f}</title>"
                parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}">{about}</circle>')
        at = _LEFT + 12 + index * 120
        parts.append(
            f'<path d="M{at} {height - 6}h24" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts.append(_text(at + 30, height - 2, name, "start"))
    parts.append(_text(WIDTH - _RIGHT, height - 2, x_label, "end"))
    parts.append(_text(4, 10, y_label, "start"))
    return _svg(height, title, parts)


def _path(points: Sequence[tuple[float, float]], steps: bool) -> str:
    moves = []
    for index, (x, y) in enumerate(points):
        if index == 0:
            moves.append(f"M{x:.1f} {y:.1f}")
        else:
            moves.append(f"H{x:.1f}V{y:.1f}" if steps else f"L{x:.1f} {y:.1f}")
    return "".join(moves)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
