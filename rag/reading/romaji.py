"""Questions typed in Latin letters for want of a Japanese keyboard: bousai no tantou wa doko → ぼうさいのたんとうはどこ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rag.lazy_regex import regex
from rag.lexicon import lexicon

_TYPED = regex(r"[A-Za-z0-9 .,?!'’-]{8,200}")
_WORD = regex(r"[A-Za-z][A-Za-z'’-]*")
_TELLS = frozenset(
    ["no", "wa", "wo", "ga", "ni", "de", "desu", "desuka", "ka", "doko", "itsu", "nani", "nan", "dare", "tte"]
)
"""Words that a Japanese question has, of which English has few."""
_LEAST = 2
_MANY = 5
"""How many words make one of them enough: hardly an English sentence can be read as kana throughout."""
_NAMES = 0.25
"""Share of the words that may be none of Japanese."""
_PARTICLES = {"wa": "は", "o": "を", "e": "へ"}
_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_GLIDES = {
    **dict.fromkeys(("sh", "sy"), "し"),
    **dict.fromkeys(("j", "jy", "zy"), "じ"),
    **dict.fromkeys(("ch", "ty"), "ち"),
    **{row + "y": _ROWS[row][1] for row in "kgnhbpmr"},
}
_OTHER_WORDS = (
    "ya や yu ゆ yo よ wa わ wo を fu ふ tsu つ shi し chi ち ji じ sha しゃ fa ふぁ fi ふぃ fe ふぇ fo ふぉ "
    "ti てぃ di でぃ she しぇ che ちぇ je じぇ va ゔぁ vi ゔぃ ve ゔぇ vo ゔぉ"
)
_OTHERS = dict(zip(_OTHER_WORDS.split()[::2], _OTHER_WORDS.split()[1::2], strict=True))


@cache
def _syllables() -> dict[str, str]:
    found = {c + v: row[n] for c, row in _ROWS.items() for n, v in enumerate("aiueo")}
    for consonant, kana in _GLIDES.items():
        found |= {consonant + v: kana + small for v, small in zip("auo", "ゃゅょ", strict=True)}
    return found | _OTHERS


def in_kana(question: str) -> tuple[str, tuple[str, ...]]:
    """The question in hiragana where all its words are Japanese in Latin letters, with a note; names stay."""
    if not _TYPED.fullmatch(question.strip()):
        return _asked_for(question) if _JAPANESE.search(question) else (question, ())
    words = _WORD.findall(question)
    tells = sum(w.lower() in _TELLS for w in words)
    english = sum(w.lower() in lexicon().ordinary for w in words if w.lower() not in _TELLS)
    several = tells and len(words) >= _MANY and not english
    if tells < _LEAST and not several and not _is_all_kana(words):
        return _asked_for(question) if tells and not english else (question, ())
    said = {w: w if w[:2].isupper() else _PARTICLES.get(w.lower()) or typed_kana(w.lower()) for w in words}
    names = [w for w, kana in said.items() if not kana]
    if names and tells < _LEAST:
        return question, ()
    if len(names) > _NAMES * len(said) or any(w.lower() in lexicon().ordinary for w in names):
        return question, ()
    said |= {w: f" {w} " for w in names}  # format, program: words of any language
    told = _WORD.sub(lambda m: said[m.group()], question).replace(" ", "")
    return told, (f"『{question.strip()}』→{told}",)


def _is_all_kana(words: Sequence[str]) -> bool:
    """Whether words without any particle are Japanese all the same: nearly all of them can be read as kana, none is English.

    gouu tatsumaki yosoku: five words of five letters or more are hardly English by chance.
    """
    long = [w for w in words if len(w) >= _LONG and typed_kana(w.lower())]
    other = [w for w in words if len(w) > 1 and not typed_kana(w.lower())]
    english = any(w.lower() in lexicon().ordinary for w in words)
    return len(long) >= _MANY and len(other) <= _NAMES * len(words) and not english


_LONG = 5
"""Letters of a word that no name in small letters happens to be: 教育改革 typed as kyouiku kaikaku."""
_BETWEEN = regex(r"(?<=[ぁ-んー]) +(?=[ぁ-ん])")
_WHEN_OR_WHERE = frozenset(["itsu", "doko", "dare", "nani"])
_JAPANESE = regex(r"[ぁ-ゖァ-ヺ一-鿿]")
_SMALL = regex(r"(?<![A-Za-z0-9.&/-])[a-z]{2,}(?![A-Za-z0-9]|[.&/-][A-Za-z0-9])")


def _asked_for(question: str) -> tuple[str, tuple[str, ...]]:
    """Names with what is asked of them in Latin letters (Jアラート tantou shouchou doko), that written out; else as it is.

    Every word in small letters must be Japanese, and one of them what questions ask for.
    """
    asks = lexicon().kana_asks
    words = _SMALL.findall(question)
    said = {w: _PARTICLES.get(w) or typed_kana(w) for w in words}
    if any(not kana or (w in lexicon().ordinary and w not in _TELLS) for w, kana in said.items()):
        return question, ()
    whole = (
        _JAPANESE.search(question)
        and sum(len(w) >= _LONG and k not in asks for w, k in said.items()) >= _LEAST
    )
    if not whole and not any(kana in asks or w in _WHEN_OR_WHERE for w, kana in said.items()):
        return question, ()
    kept = {
        w: kana if whole and (len(w) >= _LONG or kana in asks) else asks.get(kana, kana if w in _TELLS else w)
        for w, kana in said.items()
    }  # others are read later
    told = _SMALL.sub(lambda m: kept[m.group()], question)
    told = _BETWEEN.sub("", told) if whole else told
    return told, (f"『{question.strip()}』→{told.strip()}",)


def typed_kana(word: str) -> str:
    """The word in hiragana; empty where it is none."""
    out, at = "", 0
    while at < len(word):
        part = next((word[at : at + n] for n in (3, 2, 1) if word[at : at + n] in _syllables()), "")
        if part:
            out, at = out + _syllables()[part], at + len(part)
        elif word[at] == "n":
            doubled = word[at + 1 : at + 2] in ("n", "'", "’") and not _NN.match(word, at)
            out, at = f"{out}ん", at + (2 if doubled else 1)  # nannen is なんねん, konn こん
        elif word[at] == "-" and out:
            out, at = f"{out}ー", at + 1
        elif word[at] in "kstpgdbzcj" and word[at + 1 : at + 2] in (word[at], "c"):
            out, at = f"{out}っ", at + 1
        else:
            return ""
    return out


_NN = regex(r"nn[aiueoy]")


def latin(katakana: str) -> str:
    """Katakana in Latin letters, as it is heard: long vowels, doubled consonants and small vowels left out."""
    kana = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in katakana)
    out, at = "", 0
    while at < len(kana):
        size = next((n for n in (2, 1) if kana[at : at + n] in _letters()), 0)
        out += _letters()[kana[at : at + size]] if size else "n" if kana[at] == "ん" else ""
        at += size or 1
    return out


@cache
def _letters() -> dict[str, str]:
    heard = sorted(_syllables().items(), key=lambda item: item[0].startswith(("sh", "ch", "j", "ts", "f")))
    return {kana: letters for letters, kana in heard}
