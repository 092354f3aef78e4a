"""The thing a question asks for, in its own words: 年齢 in 「採択者の平均年齢を教えて」, 運賃 in 「運賃は？」, 人材 in 「人材を何人」.

A record answers only if it speaks of that thing. Words that name no thing but how the answer
relates to the topic (原因, 例, 見込み) are not asked to occur; they are data of the lexicon.
"""

from __future__ import annotations

from rag.figures import UNITS
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.tokens import Tokenizer, Word, is_content

_READ = 160
"""Characters at the end of the question that are read: what is asked stands there."""
_REQUEST = regex(
    r"教え|知りた|知れ|示し|教示|願い|聞かせ|聞きた|伺|確認し|確かめ|分か|わか|判|挙げ|あげて|列挙|見せ|調べ|書いて|書かれ|載って|記載"
    r"|記述|公表|記さ|説明|ある|あり|ください|下さい|ちょうだい|頼|欲し|ほし|まとめ|概要|ざっ|表示|提示|出力|閲覧|参照|引用|読み上げ"
)
_WH = regex(
    r"(?:何|なに|なん|どこ|いつ|誰|だれ|幾|いく|どれ|どの|どう|どんな|どちら|どなた|なぜ|どのよう)(?![一-鿿])"
)
_TOPIC = frozenset({"は", "って", "とは", "が", "も"})
_LINKS = frozenset({"", "の", "という", "といった", "ていう"})
_NOUN = ("名詞", "接頭辞", "接尾辞-名詞的", "記号", "形状詞-一般")
_CALENDAR = frozenset({"年", "年度", "月", "日", "割", "時", "以上", "以下", "以降", "以前"})
_COUNTING = regex(r"数詞|接尾辞-名詞的")
_HOW_MANY = regex(r"いく|幾|何")
"""病院、いくつあります: the topic without は."""
_NUMBER = regex(r"総?数|件数|人数|台数|合計|総数|割合")
_SUBSTANCE = regex(r"[一-鿿ァ-ヺa-z]")


def slot(text: str, tokenizer: Tokenizer) -> tuple[Word, ...]:
    """The things the last noun phrase asked for names; empty where the question asks otherwise.

    ``text`` is folded. Numbers, counters and words of the lexicon's frame are left out.
    """
    lex = lexicon()
    words = [w for w in tokenizer.words(text[-_READ:].rstrip("?。!、 か")) if w.surface.strip()]
    return tuple(
        w
        for w in _asked(words, _chunks(words))
        if is_content(w)
        and not _COUNTING.search(w.pos)
        and _SUBSTANCE.search(w.surface)
        and w.lemma not in lex.frame
        and w.lemma not in lex.abstract
    )


def _chunks(words: list[Word]) -> list[tuple[int, int]]:
    """Maximal runs of nouns, as index ranges; an interrogative word belongs to none."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and words[j].pos.startswith(_NOUN) and not _WH.match(words[j].surface):
            j += 1
        if j > i:
            found.append((i, j))
        i = max(j, i + 1)
    return found


def _asked(words: list[Word], chunks: list[tuple[int, int]]) -> list[Word]:
    asking = [i for i, w in enumerate(words) if _WH.match(w.surface)]
    return _behind_topic(words, chunks, asking[-1]) if asking else _requested(words, chunks)


def _behind_topic(words: list[Word], chunks: list[tuple[int, int]], at: int) -> list[Word]:
    """何という運賃 → 運賃; 運賃は何円 → 運賃."""
    behind = next((c for c in chunks if c[0] > at), None)
    if behind is not None and "".join(w.surface for w in words[at + 1 : behind[0]]) in _LINKS:
        named = words[behind[0] : behind[1]]
        counts = named[0].surface in UNITS or _COUNTING.search(named[0].pos)  # 何人育成, 何万人育成
        if not counts and named[0].surface not in _CALENDAR:
            return named
    if (
        spoken := next((c for c in chunks if c[1] == at - 1 and words[at - 1].surface == "、"), None)
    ) and _HOW_MANY.match(words[at].surface):
        return words[spoken[0] : spoken[1]]
    before = [c for c in chunks if c[1] <= at]
    topics = [c for c in before if _particle(words, c[1]) in _TOPIC] or [
        c for c in before if _particle(words, c[1]) == "を" and _counts(words, c[1] + 1, at)
    ]
    return words[topics[-1][0] : topics[-1][1]] if topics else []


def _requested(words: list[Word], chunks: list[tuple[int, int]]) -> list[Word]:
    """運賃を教えて, 運賃は, 運賃: the last noun before the request or the end."""
    for first, last in reversed(chunks):
        if _REQUEST.search("".join(w.surface for w in words[first:last])):
            continue
        after = "".join(w.surface for w in words[last:])
        if len(after) <= 3 or _REQUEST.search(after):
            return _counted(words, chunks, first, last) or words[first:last]
        return []
    return []


def _counted(words: list[Word], chunks: list[tuple[int, int]], first: int, last: int) -> list[Word]:
    """What the number is of: テレビ局 in テレビ局の数を教えて; empty where the noun is no number."""
    if not _NUMBER.fullmatch("".join(w.surface for w in words[first:last])):
        return []
    before = next((c for c in chunks if c[1] == first - 1 and words[first - 1].surface == "の"), None)
    return words[before[0] : before[1]] if before else []


def _counts(words: list[Word], start: int, at: int) -> bool:
    """Whether the object is counted right behind it, no verb between: 人材を年間何人, not 専門家を何団体に."""
    counted = _OF_OBJECT.match("".join(w.surface for w in words[at : at + 4]))
    return bool(counted) and not any(w.pos.startswith("動詞") for w in words[start:at])


_OF_OBJECT = regex(r"何[十百千万億]*(?:人|名|台|基|枚|本|個|種)")


def _particle(words: list[Word], at: int) -> str:
    pair = "".join(w.surface for w in words[at : at + 2])
    return pair if pair in _TOPIC else words[at].surface if at < len(words) else ""
