"""Clauses that only tell for whom or on what occasion something is asked: 課長に1分で説明できるように, 国会答弁用に.

Who is to be told (課長) and with what in view (予算要求) is no part of what is asked, though the
words might ask elsewhere. A clause goes only if all its words tell such things and a topic remains.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.text import folded
from rag.tokens import Tokenizer, Word, is_content

_CONNECTIVE = regex(
    r"(?:ように|よう(?=、|説明|教え|まとめ|要約)|ため(?:に|の(?=要約|説明|概要))?|ので|(?<=[だいたる])から(?=、)|(?:つもり|想定|前提|体|言葉|言い方|表現)で"
    r"|(?:と|に)し(?:たら|て)|(?<=[うくすつむる])なら(?:ば)?(?=、)|向けに?(?:の(?=要約|説明|概要))?|用に|(?:とき|時|際|場)(?:に|、)|(?:けれ?ども?|が)(?=、)|にあたり|に当たって)、?"
)
"""What ends a clause that is subordinate to the request behind it."""
_LONGEST = 400
"""Characters. What is longer is no question with an occasion, and would take long to read."""
_ENDS = frozenset("、。?!")
_BEFORE = regex(r"(?:を|は|も|って|か|について|に関して|に関し|についてですが|ですが)、?$|^$|[、。?!]$")
"""What may stand before such a clause: the end of another, or of the topic that it shares."""
_TO = regex(r"(?:さん|様|たち|ら|の?方々?|の皆さん|者)*(?:に(?!つい|関|よ|対|お)|へ|から|でも|も|向け|用)")
_FOR = ("向け", "用")
_TELLS = regex(
    r"説明|話[さすし]|伝え|答え|応え|紹介|報告|聞[かきく]|聴[かきく]|尋ね|問[わう]|質問|照会|分か|わか|理解|納得|見せ|配|レク|言[うっ]"
)
_TOLD = regex(r"(?:聞か|問わ|頼ま|言わ|質問さ|照会さ|依頼さ|指示さ|尋ねら|求めら)れ")
"""聞かれたので: somebody asks the asker."""
_REQUEST = regex(
    r"教え|まとめ|要約|説明(?!会|書|員|資料|責任)|整理|確認|知り|(?<![表掲提明])示|聞きた|聞かせ|挙げ|列挙|出して|見せ|紹介|お願い|頼|概要|要点|ポイント|短く|簡単に|やさしく"
)
_LENGTHS = ("分", "秒", "行", "字", "枚", "言", "文", "点")
_SHORT = regex(rf"\d+(?:{'|'.join(_LENGTHS)})")
"""How long it may be: 1分で, 3行で."""
_STATES = regex(
    r"(?:大臣|長官|総理|局長|本部長|議長)(?:だ|である|だった)(?:そう|とのこと|という(?:話|こと)|と聞)"
)
"""本部長は官房長官だそうですが: who it is, which the question takes for granted."""
_HEARD = regex(
    r"(?:^|(?<=[。?、]))(?:(?:最近|昨今|近頃|近ごろ|このところ|この頃|世間|巷|ニュース|新聞|テレビ|ネット|報道|学会|職場|社内|庁内|部内|うちの(?:部署|課|職場|会社))(?:で|の|など)*、?)*"
    r"(?:よく|しばしば|たびたび|やたら(?:と)?)?"
    r"(?:耳に(?:する|した|入った)|目に(?:する|した)|(?<=よく)(?:聞く|見る|言われる)|聞いた|聞こえてくる|見かけ(?:る|た)|話題(?:の|に(?:なって(?:い)?る|なった|上る|のぼる))|流行(?:り|って(?:い)?る)の?|取り上げられ(?:る|て(?:い)?る|た))"
    r"(?=[一-鿿ァ-ヺーa-z0-9「])"
)
"""最近よく耳にするフィジカルAI: where the asker met the name."""


def without_occasion(question: str, tokenizer: Tokenizer) -> str:
    """The question without clauses that tell only for whom or on what occasion it is asked; never empty.

    One of more than ``_LONGEST`` characters keeps them all.
    """
    kept = _without_heard(question)
    if len(kept) > _LONGEST:
        return kept
    words = tokenizer.words(kept)
    joined, topics = _joined(words), [w for w in words if _is_topic(w)]
    cut = len(kept)
    for ends in reversed(
        list(_CONNECTIVE.finditer(kept))
    ):  # from behind, for words before a cut keep their places
        start = _clause(kept, ends, joined) if ends.end() <= cut else None
        others = [w for w in topics if start is None or not start <= w.start < ends.end()]
        if start is not None and others:
            kept, topics, cut = kept[:start] + kept[ends.end() :], others, start
    return kept


def _without_heard(question: str) -> str:
    """Cut where folding keeps every character in its place; else the question stays as it is."""
    text = folded(question)
    heard = _HEARD.search(text) if len(text) == len(question) else None
    return question[: heard.start()] + question[heard.end() :] if heard else question


def _is_topic(word: Word) -> bool:
    """Whether something may be asked of a word: neither 教えて nor 明日."""
    plain = lexicon().frame | lexicon().occasion
    return is_content(word) and word.lemma not in plain and not _REQUEST.match(word.surface)


def _clause(text: str, ends: re.Match[str], words: list[Word]) -> int | None:
    """Where the clause that a connective ends begins, if it tells only of the occasion.

    ``words`` are those of the text as far as the connective, at least.
    """
    at = bisect_left(words, ends.start(), key=lambda w: w.start)
    first = _first(words, at, text)
    if first == at or not _BEFORE.search(text[: words[first].start]):
        return None
    start, behind = words[first].start, text[ends.end() :]
    if _STATES.search(text[start : ends.start()]):
        return None
    office = any(w.lemma in lexicon().office for w in words[first:at])
    request = _REQUEST.search(re.split(r"[。?!？]", behind, maxsplit=1)[0])
    clause = text[start : ends.end()]
    if not (office or _TOLD.search(clause) or (request and _told(clause, start, words[first:at]))):
        return None
    return start


def _told(clause: str, start: int, words: list[Word]) -> bool:
    """Whether somebody is told something in the clause: 社長に話すつもりで."""
    whom = [w.end - start for w in words if w.lemma in lexicon().audience]
    to = [m for end in whom if (m := _TO.match(clause, end))]
    return any(_TELLS.search(clause) or m[0].endswith(_FOR) for m in to)


def _joined(words: list[Word]) -> list[Word]:
    """The words, those that are one of the lexicon's names together made one: 局|長, 委員|会."""
    names = lexicon().office | lexicon().audience
    found: list[Word] = []
    for word in words:
        for length in (2, 1):
            parts = [*found[-length:], word]
            name = "".join(w.surface for w in parts)
            if len(parts) == length + 1 and name in names:
                found[-length:] = [Word(name, name, word.pos, parts[0].start, word.end)]
                break
        else:
            found.append(word)
    return found


def _first(words: list[Word], at: int, text: str) -> int:
    """Where the longest run before ``at`` begins that has nothing but words of the occasion; ``at`` if none does."""
    first = i = at
    while i > 0 and words[i - 1].surface not in _ENDS:
        i -= 1
        word = words[i]
        if not is_content(word):
            continue
        if _tells_occasion(word, words[i + 1].surface if i + 1 < len(words) else "", text):
            first = i
        elif (
            first < at
            and words[first].lemma in lexicon().audience
            and (words[i + 1].surface == "の" or i + 1 == first)
        ):
            while i > 0 and is_content(words[i - 1]):  # 農協の社長, 中小企業: whose and which, in all words
                i -= 1
            first = i
        else:
            break
    return first


def _tells_occasion(word: Word, behind: str, text: str) -> bool:
    lex = lexicon()
    if word.pos.endswith("数詞") and _SHORT.match(text, word.start):
        return True
    if word.surface in _LENGTHS and text[max(0, word.start - 1) : word.start].isdigit():
        return True
    if word.lemma in lex.occasion or word.lemma in lex.audience or word.lemma in lex.office:
        asked = behind in ("を", "は", "が") and any(p.search(word.surface) for p in lex.attributes.values())
        return not asked
    return word.lemma in lex.frame and not word.pos.startswith("名詞")
