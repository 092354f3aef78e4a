"""Support: how much of a sentence's wording stands in what it cites. Catches fabrication.

Content precision and its twin over character n-grams are K-precision per sentence (Adlakha
et al. 2024), against the cited quotes only. Words of the question earn nothing. Overlap is
blind to a swapped number or a negation: fidelity (eval.metric_fidelity) looks at those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from eval.answer_record import Claim
from eval.entities import entities, quoted
from eval.normalise import normalise

Tokens = Callable[[str], list[str]]
"""Content words of a text (rag.tokens.Tokenizer.content)."""

SUPPORTED = 0.6
"""From this content precision on a sentence counts as supported.

Answers made of the gold evidence of our own cases reach 0.89 or more (mean over sentences);
citing the next record instead brings 88 % of them below 0.6."""

SUPPORTED_CHARS = 0.4
"""The same for character bigrams, which also count the particles of the answer's own frame."""

N = 2
CLAIM_WORDS = 4

# Words that name parts of documents or of an answer; they assert nothing.
_FRAME = (
    "主 担当 主担当 共同 連携 関係 府省 省庁 施策 項目 記載 該当 原文 文書 資料",
    "以下 以上 回答 一覧 件 計 合計 番号 別表 通り",
    "最も 多い 少ない 上位 順 番台 桁 数える 数 分かれる 当たる 始まる 全 中 照合 府 別 並べる 除く 上 其々",
    "measure the of is are in and to by for",
)
FRAME = frozenset(word for words in _FRAME for word in words.split())
_ANNOUNCING = re.compile(
    r"(?:以下|次|下記)の(?:とおり|通り|よう)|(?:ご確認|ご参照|お試し)ください|お問い合わせ"
)
# What the answer did, not what the documents say: which of them it searched, how it matched and counted.
_OWN_WORK = re.compile(
    r"(?:照合|検索|集計|計算|算出|換算|分類)(?:しました|しています|した結果)|数えて(?:いま|おり|い?ない)"
    r"|を[^。]{1,20}と(?:しました|みなしました)|(?:全文|範囲)を?(?:検索|照合)|記載があるのは"
)


class Lexicon:
    """Content words and n-grams of normalised texts, remembered, as the same evidence recurs."""

    def __init__(self, tokens: Tokens) -> None:
        self.words = lru_cache(maxsize=4096)(lambda text: tuple(tokens(normalise(text))))
        self.word_set = lru_cache(maxsize=4096)(lambda text: frozenset(self.words(text)))

    def claim_words(self, text: str, figures: bool = True) -> tuple[str, ...]:
        """The content words of an answer's sentence that assert something; numbers unless told."""
        return tuple(w for w in self.words(text) if w not in FRAME and (figures or not w.isdecimal()))

    def content_precision(self, text: str, evidence: Iterable[str], figures: bool = True) -> float:
        """Share of the sentence's content words found in the evidence; 1 if it has none.

        ``figures`` is false where figures are computed and so stand in no quote.
        """
        words = self.claim_words(text, figures)
        known = frozenset().union(*(self.word_set(piece) for piece in evidence))
        return sum(word in known for word in words) / len(words) if words else 1.0


@lru_cache(maxsize=4096)
def ngrams(text: str, n: int = N) -> frozenset[str]:
    """The character n-grams of the normalised text's letters and digits."""
    letters = "".join(c for c in normalise(text) if c.isalnum())
    return (
        frozenset(letters[i : i + n] for i in range(max(1, len(letters) - n + 1))) if letters else frozenset()
    )


def ngram_precision(text: str, evidence: Iterable[str], n: int = N) -> float:
    """Share of the sentence's distinct character n-grams found in the evidence; 1 if it has none."""
    wanted = ngrams(text, n)
    known = frozenset().union(*(ngrams(piece, n) for piece in evidence))
    return len(wanted & known) / len(wanted) if wanted else 1.0


def check_worthy(claim: Claim, lexicon: Lexicon) -> bool:
    """Whether a sentence asserts something that needs a source.

    It does if it cites, names an entity or quotes, or has ``CLAIM_WORDS`` different content
    words. Headings and sentences that only announce, refer or tell how the answer was made do not.
    """
    if claim.heading:
        return False
    if claim.citations:
        return True
    text = normalise(claim.text)
    if _ANNOUNCING.search(text) or _OWN_WORK.search(text):
        return False
    return (
        bool(entities(text)) or bool(quoted(text)) or len(set(lexicon.claim_words(claim.text))) >= CLAIM_WORDS
    )
