"""How a text puts what is done: denied or not, done, planned, considered, obliged.

A head is a word that names an act (提供, 見直し, 目指す); what follows it up to the end of its
predicate (を開始した, は予定していない) says how it stands. Whether a stance fits its source is
decided only on what both put plainly: a bare noun (…を開始。) leaves the tense open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.text import folded
from rag.tokens import Word, is_content

# Words that say how far an act is rather than which: they belong to the predicate of the word before.
_LIGHT_WORDS = (
    "行う 実施 進める 推進 促進 開始 図る 目指す 予定 検討 完了 終了 終える 達成 継続 "
    "中止 廃止 停止 見送る 取り止める 始める 始まる 着手 講ずる 取り組む 努める 加速 "
    "実現 決定 確定 義務 可能 必要 不要 為る 居る 有る 無い 成る 出来る 頂く 置く "
    "行く 来る 参る 得る 事 方針 見込む 見込み 目標 目途 計画 期待 重要 不可欠 必須 "
    "付ける 要する 要る 義務付ける 済み 済む 中 化 等 因る 予 目処 議論 終わる 至る 促す 求める "
    "図れる 進む 待つ 為さる 続ける 続く 取り纏める"
)
_LIGHT = frozenset(_LIGHT_WORDS.split()) | {"成す", "為す"}
_RELATION_WORDS = (
    "向ける 基づく 即する 踏まえる 応じる 伴う 通じる 通ずる 沿う 限る 含む 含める 係わる 加える"
)
_RELATION = frozenset(_RELATION_WORDS.split())
"""Verbs that only join words: 導入に向けた, 法律に基づいた."""
_LINK_WORDS = "を が は も に の と て で や ば ながら より へ から"
_COUNTERS = frozenset(
    ["年度", "年", "月", "日", "年間", "件", "回", "人", "社", "団体", "か所", "箇所", "当初", "年末"]
)
_LINK = frozenset(_LINK_WORDS.split())
_CARRIED = regex("実施|開始|完了|決定|確定|導入済|断行")
_STARTED = regex("完了|終了|終え|済|既に|すでに")
_PLANNED = regex("予定|目指|めざ|見込|方針|計画(?!的)|今後|目途|目標")
_CONSIDERED = regex(
    r"^(?:化|等|など)*(?:する(?:方向|こと|か)(?:で|を|に(?:ついて)?|どうか)?)?(?:の(?:在り方|あり方|可否|要否|方策|方法|手法|導入|仕組み|見直し)(?:等|など)?)?(?:等|など)?"
    r"(?:を|が|の|に(?:つい|関し|向け)て(?:の|も)?|に(?:関する|係る|向けた)|も含め(?:て)?|を含め(?:て)?)?(?:(?:令和|平成|20)[^、。をが]{1,12}(?:に|まで|から))?(?:幅広く|引き続き|慎重に|具体的(?:な|に)|早急に|速やかに)?(?:検討|議論)"
)
_OBLIGED = regex(r"義務|(?:なけれ|ね)ばなら|必須|べき(?!点|事項|課題|内容|ところ|箇所|項目)|しなくてはなら")
_CEASED = regex(r"中止|廃止|見合わせ|差し控え|取りやめ|取り止め|見送|凍結|打ち切|撤回|断念")
_IS_NOT = regex(
    r"(?<!だけ)(?<!のみ)(?<!もの)(?<!ばかり)(?<!時点)(?<!一様)(?:では|じゃ|で(?=な))(?:な(?:い|く|かった)|ありません)(?!か)"
)
_CITED = regex(r"[((]\d\d-\d\d[))](?=。|$)")
"""The number of a record behind a predicate."""
_CERTAIN = regex(r"確定し|確定済|確実に|保証|必ず|確約|約束")


@dataclass(frozen=True, slots=True)
class Stance:
    """An act and how it is put; ``text[start:end]`` holds the head with its predicate.

    ``past`` also holds for what is under way; ``nonpast`` for a finite verb in the present or
    future; a bare noun is neither. ``near`` are the content words around it in its sentence.
    """

    lemma: str
    start: int
    end: int
    written: str
    negated: bool
    past: bool
    running: bool
    nonpast: bool
    planned: bool
    considered: bool
    carried: bool
    final: bool
    near: frozenset[str]


def stances(text: str, words: Sequence[Word]) -> tuple[Stance, ...]:
    """The acts of one sentence or bullet, in order; ``words`` are the words of ``text``."""
    found = []
    near = _near(words)
    for i, word in enumerate(words):
        if not _is_head(word) or (i + 1 < len(words) and _compound(words[i + 1])):
            continue
        chain = _chain(words, i)
        end = chain[-1].end if chain else word.end
        predicate = text[word.start : end]
        lemmas = {w.lemma for w in chain} | ({"た"} if any(w.lemma == "た" for w in chain) else set())
        obliged = bool(_OBLIGED.search(predicate))
        denials = sum(
            w.lemma in ("ない", "ず", "無い", "まい") and w.pos.startswith(("助動詞", "形容詞"))
            for w in chain
        )
        if obliged and "なら" in predicate:
            denials -= 2
        denials += i > 0 and words[i - 1].lemma in ("未", "不", "非") and words[i - 1].end == word.start
        denials += "不要" in lemmas
        planned = bool(_PLANNED.search(predicate))
        ended = bool(_STARTED.search(predicate)) and not planned
        past = any(w.lemma == "た" for w in chain) or ended
        under_way = any(w.lemma == "中" and w.pos.startswith("接尾辞") for w in chain)
        running = ("居る" in lemmas and not ended) or under_way
        behind = text[end : end + 2]
        verbal = word.pos.startswith("動詞") or any(w.pos.startswith(("動詞", "助動詞")) for w in chain)
        found.append(
            Stance(
                lemma=word.lemma,
                start=word.start,
                end=end,
                written=predicate,
                negated=denials % 2 == 1,
                past=past,
                running=running,
                nonpast=verbal and not past and not running and predicate[-1:] in "うくぐすつぬぶむる",
                planned=planned,
                considered=word.lemma in ("検討", "議論") or bool(_CONSIDERED.match(text[word.end :])),
                carried=bool(_CARRIED.search(predicate, 1)),
                final=not behind.strip() or behind[0] in "。、)」" or bool(_CITED.match(text, end)),
                near=near[i] - {word.lemma},
            )
        )
    return tuple(found)


def _is_head(word: Word) -> bool:
    named = word.pos.startswith(("名詞-普通名詞", "動詞")) and word.lemma not in _RELATION | _COUNTERS
    return named and is_content(word) and len(word.surface) > 1


def _near(words: Sequence[Word]) -> list[frozenset[str]]:
    """For each word the content words of its sentence."""
    near: list[frozenset[str]] = []
    sentence: list[Word] = []
    for word in words:
        sentence.append(word)
        if word.surface in ("。", "\n"):
            near += [frozenset(w.lemma for w in sentence if is_content(w))] * len(sentence)
            sentence = []
    return near + [frozenset(w.lemma for w in sentence if is_content(w))] * len(sentence)


def _compound(following: Word) -> bool:
    return following.pos.startswith("名詞") and following.lemma not in _LIGHT


def _chain(words: Sequence[Word], at: int) -> list[Word]:
    """The words of the predicate behind the head at this position."""
    chain: list[Word] = []
    pending: list[Word] = []
    for word in words[at + 1 :]:
        if word.pos.startswith("助動詞") or word.pos == "助詞-接続助詞":
            chain += [*pending, word]
            pending = []
        elif word.pos.startswith("助詞") and word.lemma in _LINK and len(pending) < 2:
            pending.append(word)
        elif word.lemma in _LIGHT:
            chain += [*pending, word]
            pending = []
        else:
            break
    return chain


def ceased(text: str) -> str:
    """The word by which a text says that something is given up, or empty."""
    match = _CEASED.search(text)
    return match.group() if match else ""


def denied(text: str) -> str:
    """The words by which a text says that something is not what it might be (ではない), or empty."""
    match = _IS_NOT.search(text)
    return match.group() if match else ""


def obliged(text: str) -> str:
    """The word by which a text obliges, or empty."""
    match = _OBLIGED.search(text)
    return match.group() if match else ""


def certain(text: str) -> str:
    """The word by which a text says that something is settled, or empty."""
    match = _CERTAIN.search(text)
    return match.group() if match else ""


def only_set_aside(statement: str, everything: str) -> bool:
    """Whether a denial only sets aside what the evidence does not say either: 一斉にではなく段階的に."""
    matches = list(_NOT_BUT.finditer(folded(statement)))
    return bool(matches) and all(m["word"] not in everything for m in matches)


_NOT_BUT = regex(r"(?P<word>[一-鿿ァ-ヺーa-zぁ-ん]{2,6}?)(?:に|と|を|から)?(?:では|じゃ)なく(?!な)")
