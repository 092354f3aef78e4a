"""Words that exclude one another: where the source has one, the other does not hold."""

from __future__ import annotations

import re
from functools import cache

from rag.lazy_regex import regex

_ENOUGH = r"(?<!不)十分(?![^、。]{0,16}(?:な(?:い|く|か)|ず|ません|おらず))"
"""十分 that is not denied behind it."""
_OPPOSITES: tuple[tuple[str, str], ...] = (
    ("任意|自由", "義務"),
    ("手作業|人手", "自動化|自動で"),
    ("有償|有料", "無償|無料"),
    ("非公開", "公開し|公開を"),
    ("遅れ|遅延", "計画通り|計画どおり|予定どおり|予定通り|前倒し"),
    ("下回|未達|届かな", "上回|達成"),
    ("減", "増"),
    ("中止|廃止|やめ|終了|打ち切|終わりに", "継続|引き続き"),
    ("不要|要らな|いらな", "必要"),
    ("決ま(?:っ|り)|決定(?:済|し(?:た|まし|て))|確定|決着", "検討(?:を|し|中|する)|議論"),
    ("完了|終わっ", "着手|進め"),
    ("国内(?:から)?だけ|国内のみ", "国内外|海外"),
    ("単独", "連携|共同"),
    ("悪化|低下", "改善|向上"),
    ("縮小", "拡大"),
    ("続いて|継続中", "終了|完了"),
    ("民間資格", "国家資格"),
    ("登録済|登録されている", "登録されていない|未登録"),
    ("策定済|策定されている", "未策定|策定されていない"),
    ("そろって|揃って|統一され|均一|一様|足並み", "ばらつき|差異|まちまち|様々"),
    (f"進んで(?:い)?(?:る|ます)|{_ENOUGH}", "進んでいない|進んでおらず|不十分|とどまる|限定的"),
    ("全面的|全面に", "限定的|一部で|部分的"),
    ("しやすい|やすい形|高い", "の低い|しにくい|しづらい|難しい"),
    ("簡単|容易|たやすい", "困難|難しい|容易ではな"),
    ("有人", "無人"),
    ("全国|日本中|一律", "一部の?(?:地域|地方|団体)|モデル地域|[一-鿿]{1,4}[市区町村県]を対象"),
    (_ENOUGH, "僅少|不足|乏し"),
    ("関与しな|関わらな", "一体的|連携|参画"),
)

_NEEDLESS = regex(r"(?:必要(?:と|が|は|で)?(?:し|さ|は)?|要し|要さ)(?:な(?:い|く)|ません|ず|ありません)")


def contradicts(asks: str, text: str) -> bool:
    """Whether ``text`` uses the opposite of a word of ``asks``, and not the word itself (both folded)."""
    asks, text = _NEEDLESS.sub("不要", asks), _NEEDLESS.sub("不要", text)
    return any(
        _said(said, asks) and other.search(text) and not said.search(text) and not other.search(asks)
        for left, right in _opposites()
        for said, other in ((left, right), (right, left))
    )


_DENIED = regex(r"(?:て|で)?(?:は)?(?:い)?(?:な(?:い|く|か)|ません)|ておらず|ずに")


def _said(word: re.Pattern[str], asks: str) -> bool:
    """Whether the question says a word without denying it right behind (そろっていないのはなぜ)."""
    return any(not _DENIED.match(asks, match.end()) for match in word.finditer(asks))


@cache
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((regex(left), regex(right)) for left, right in _OPPOSITES)
