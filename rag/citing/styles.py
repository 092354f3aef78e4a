"""Citation styles: small templates in a TOML file, the program's own and an office's."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from rag.errors import ConfigurationError, InputError
from rag.lazy_regex import regex
from rag.text import folded

BUNDLED = Path(__file__).with_name("styles.toml")
DEFAULT = "本文"

NAMES = (
    "文書名", "略称", "日付", "発行日", "年", "月", "年月日", "著者", "位置", "箇所", "題名", "欄",
    "キー", "引用", "出典", "注番号", "日付の注",
)  # fmt: skip
"""What a template may hold in braces."""

# Braces around anything but a Japanese word belong to the style (BibTeX, JSON).
_HOLE = regex(r"\{([ぁ-ゖァ-ヺー一-鿿々]+)\}")
_OPTIONAL = regex(r"\[\[(.*?)\]\]", re.DOTALL)
_MARKDOWN = regex(r"([\\`*_\[\]<>|~&])|^(\s*)([-+#]|\d+[.)])(?=\s)", re.MULTILINE)
_BIBTEX = {
    **{c: f"\\{c}" for c in "{}&%$#_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}{m[3][:-1]}\\{m[3][-1]}", text)


ESCAPES: Mapping[str, Callable[[str], str]] = {
    "none": str,
    "markdown": _markdown,
    "bibtex": lambda text: "".join(_BIBTEX.get(c, c) for c in text),
    "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
}


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write citations; the templates are explained in ``styles.toml``."""

    name: str
    full: str
    about: str = ""
    aliases: tuple[str, ...] = ()
    short: str = ""
    again: str = ""
    quoted: str = ""
    escape: str = "none"
    before: str = ""
    between: str = "\n"
    after: str = ""
    once: bool = False

    def fill(self, template: str, values: Mapping[str, str]) -> str:
        """The template with its values, escaped; {出典} is finished text and goes in as it is."""
        escape = ESCAPES[self.escape]
        known = {name: text if name == "出典" else escape(text) for name, text in values.items()}

        def hole(match: re.Match[str]) -> str:
            return known[match[1]]

        def optional(match: re.Match[str]) -> str:
            return match[1] if all(known[name] for name in _HOLE.findall(match[1])) else ""

        return _HOLE.sub(hole, _OPTIONAL.sub(optional, template))


def load_styles(own: Path | None = None) -> dict[str, Style]:
    """The styles by name: the program's, then those of an office's own file.

    Raises:
        ConfigurationError: the file cannot be read, or a style in it is not one.
    """
    styles = {style.name: style for style in _read(BUNDLED)}
    if own is not None:
        styles |= {style.name: style for style in _read(own)}
    return styles


def named(name: str, styles: Mapping[str, Style]) -> Style:
    """The style of that name or alias, in any spelling.

    Raises:
        InputError: there is none; says which there are.
    """
    wanted = folded(name).strip()
    for style in reversed(list(styles.values())):
        if wanted in {folded(style.name), *map(folded, style.aliases)}:
            return style
    raise InputError(f"引用の形「{name[:40]}」はありません。", f"あるのは {'、'.join(styles)} です。")


def _read(path: Path) -> list[Style]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(
            f"引用の形のファイル {path} を読めません({error.strerror})。",
            "設定 [citation] styles に書いた場所を確かめてください。",
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"引用の形のファイル {path} は TOML として読めません: {error}") from error
    entries = tables.pop("style", [])
    if tables or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ConfigurationError(
            f"引用の形のファイル {path} には [[style]] の表だけを書きます。",
            'name = "…" と full = "…" のある [[style]] を一つずつ並べてください。',
        )
    return [_style(entry, number, path) for number, entry in enumerate(entries, 1)]


def _style(entry: dict[str, Any], number: int, path: Path) -> Style:
    """One style, checked."""
    where = f"引用の形のファイル {path} の {number} 番目の [[style]]"
    known = {f.name: f for f in fields(Style)}
    if unknown := sorted(set(entry) - set(known)):
        raise ConfigurationError(
            f"{where}に知らない項目 {'、'.join(unknown)} があります。",
            f"書けるのは {'、'.join(known)} です。",
        )
    for name, item in known.items():
        if name not in entry and item.default is MISSING:
            raise ConfigurationError(f"{where}に {name} がありません。")
        if name in entry and not _fits(entry[name], item.default):
            raise ConfigurationError(f"{where}の {name} の値の種類が違います。")
    templates = [entry.get(name, "") for name in ("full", "short", "again", "quoted")]
    holes = {hole for template in templates for hole in _HOLE.findall(template)}
    if wrong := sorted(holes - set(NAMES)):
        raise ConfigurationError(
            f"{where}の {{{wrong[0]}}} に入れるものがありません。", f"書けるのは {'、'.join(NAMES)} です。"
        )
    if entry.get("escape", "none") not in ESCAPES:
        raise ConfigurationError(f"{where}の escape は {'、'.join(ESCAPES)} のどれかです。")
    values = {**entry, "aliases": tuple(entry.get("aliases", ()))}
    values |= {name: values[name].removeprefix("\n") for name in ("full", "quoted") if name in values}
    return Style(**values)


def _fits(value: object, default: object) -> bool:
    """Whether a value is of its field's type: texts, a switch, or a list of texts."""
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    return isinstance(value, bool) if isinstance(default, bool) else isinstance(value, str)
