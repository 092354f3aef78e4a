"""Sentences before the question that only tell the occasion (国会で聞かれそうなので確認)."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.occasion import tells_occasion
from rag.tokens import Tokenizer

_SENTENCE = regex(r"[^。．?？!！]*[。．?？!！]+|[^。．?？!！]+$")
_ASKS = regex(
    r"[?？]|か[。．]?$|何|いつ|どこ|どの|どれ|どう|いくつ|いくら|誰|なぜ|教え|挙げ|一覧|リスト|出して|示"
)


_UNKNOWN = regex(
    r"(?:と(?:いう|言う)(?:の|もの|言葉|単語|用語)|って(?:の|いうの|やつ))?(?:が|を|は)(?:よく|いまいち|いまひとつ|まだ|全然|ぜんぜん|あまり)?"
    r"(?:(?:分から|わから|知ら|理解でき(?:てい)?|ピンとこ)(?:な(?:い|くて)(?:(?:の|ん)(?:です|だ)?)?(?:けれ?ども?|けど|が|ので|から|で)|なくて)"
    r"|(?:分かり|わかり|知り|存じ|理解でき)ません(?:けれ?ども?|けど|が|ので)?)[、。]"
)
"""筆ポリゴンというのが分からないんですけど、: the topic of what is asked."""

_FOR_WHOM = regex(
    r"^[^。．、?？]{1,24}(?:(?:向けの|用の)(?:英文|英語|説明|回答|答弁|発表|報告|配布|会議)?(?:資料|説明|回答|答弁|メモ|原稿|報告書?|レク|ペーパー|文書|書類|スライド|発表|挨拶|スピーチ|下書き|ドラフト|ブリーフ|プレゼン)|用)(?:です|になります|となります)[。．]"
    r"|^[^。．、?？]{1,20}から(?:の)?(?:聞かれ|問われ|尋ねられ|頼まれ|照会|問い?合わ?せ|質問|依頼|宿題)[がをも]?"
    r"(?:て)?(?:急いで|困って|焦って)?(?:い(?:ます|る)|(?:あ|有)り(?:ました|ます)?|(?:来|き)(?:まし)?た|(?:受け|もらい|貰い)ました|ました|です)?(?:ので)?[。．]"
)
"""Talking point用です。 先方から照会あり。: for whom or on whose word it is asked, whatever the words of it."""


_OCCUPIED = regex(
    r"^[^。?]{0,60}?(?:お会いする|お目にかかる|面談する|訪問する|話す|説明する|発表する|報告する|出張する|予習|下調べ|下準備|準備|打ち?合わせ|勉強会)[^。?]{0,24}?"
    r"(?:いる(?:ところ)?(?:の|ん)?(?:です|だ)|おります|います|おりまして|いまして|いて|なりまして|ところでして)(?:けれ?ども?|けど|が|ので)?、(?=.{12})"
)
"""来週お会いすることになっていて予習をしているんですが、: what the asker is busy with."""


def without_preface(question: str, tokenizer: Tokenizer) -> str:
    """The question without leading sentences all of whose words tell only of the occasion; never empty.

    That the asker does not know something is no statement about it either: it becomes the topic.
    """
    question = _UNKNOWN.sub("は、", question)
    occupied = _OCCUPIED.match(question)
    if occupied is not None and not _ASKS.search(occupied.group()):
        question = question[occupied.end() :]
    sentences = _SENTENCE.findall(question)
    while len(sentences) > 1 and _is_preface(sentences[0], tokenizer):
        sentences = sentences[1:]
    return "".join(sentences).strip() or question


def _is_preface(sentence: str, tokenizer: Tokenizer) -> bool:
    said = sentence.strip()
    if _FOR_WHOM.fullmatch(said):
        return True
    return not _ASKS.search(said) and tells_occasion(sentence, tokenizer)
