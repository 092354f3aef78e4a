"""Statements put up for confirmation in a roundabout way, said as one plain question for はい or いいえ.

「…」――この一文、誤りはないと申し上げてよろしいか; …って上司に言っちゃって大丈夫?; 5年そのまま?それとも毎年書き直す?
毎年で合ってます? Whom the asker will tell, and in which words, is no part of what is to be confirmed.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.polar.proposition import wording
from rag.text import folded

_PLAIN = "という理解でよいですか。"
_AGREED = "という理解でよいですよね。"
"""The same where the asker takes it for so: …と説明してよいですね."""
_AGREES = regex(
    r"(?:です|ます)(?:よ)?ね[。?？]*$|(?:認識|理解|承知|把握|記憶|解釈|了解)して(?:おり|い)(?:ます|る)"
)
_LONGEST = 400
"""Characters. What is longer is no question to be confirmed in one piece."""
_QUOTED = regex(r"[「『](?P<said>[^\n]{8,240})[」』](?P<behind>[^「」『』\n]{0,140})$")
_PREDICATE = regex(
    r"(?:[うくぐすつぬぶむるたいだ]|済み?|なし|ゼロ|完了|予定|[一-鿿]{2})(?:よ[なね]|よ|ね|な|ぞ|って)?[。]?$"
)
_SPOKEN = regex(r"(?<=[うくぐすつぬぶむるたいだしみロ])(?:よ[なね]|よ|ね|な(?!い)|ぞ|って)[。]?$|[。]$")
_WITH = regex(
    r"(?P<of>[^、。?？―—]{2,40}?)(?:に照らし(?:て|合わせて)?|について|に関して|によれば|に基づ(?:い|き)て?|を見る限り|から見て|上)(?=[、はも]|[^、。]{0,24}(?:誤り|間違|相違|正し|言|本当))"
)
_FROM = regex(r"(?:^|(?<=[。、?？]))[^、。?？]{1,14}(?:から|に|が|は)[、]?$")
_LAST = regex(
    r"(?P<before>.*(?P<mark>それとも|または|もしくは|[?？。]).*[?？。])(?P<said>[^。、?？]{1,12}?)(?:で|って(?:こと|話)で)、?(?:合って|あって|いい|よい|よろしい|正しい|間違いない|大丈夫|ok|OK)[^。?？]{0,10}[。?？]*$"
)
_TOPIC = regex(r"^(?P<topic>[^。、?？]{2,40}?)(?:って|は|の場合)、?")
_OR = regex(r"[?？。]|、?(?:それとも|または|もしくは|あるいは)、?")


def plainly(question: str) -> str:
    """The question with the statement that is to be confirmed said plainly; as it is where none is."""
    if len(question) > _LONGEST:
        return question
    return _quoted(question) or _alternative(question) or _reported(question) or _told(question)


def _told(question: str) -> str:
    """…って上司に言っちゃって大丈夫? → …という理解でよいですか."""
    match = wording("roundabout", "told").search(question)
    if match is None or match.start() < _LEAST:
        return question
    return question[: match.start()] + (_AGREED if _AGREES.search(match.group()) else _PLAIN)


_TOLD = r"(?:説明|答弁|回答|報告|記載|紹介|発言|主張|指摘|認識|理解|記憶|把握|承知)(?:し|され)|(?:書[いか]|載[せっ]|言[いっわ]|話[しさ]|伝え|述べ|聞[いか]|伺[いっ]|思[いっ]|覚え|出[しさ]?|教わ|習|案内し)"
_OF = r"(?:(?:これ|それ|この(?:数字|理解|認識|説明)|その(?:数字|理解|認識|説明)|内容)(?:は|で|って|に|が)?、?)?(?:(?:別表|骨子(?:案|\(案\))?|資料|文書|原文|計画|本文|フォローアップ)(?:の(?:数字|記載|内容|記述))?(?:に照らし(?:て|合わせて)?|を見て|と|で|は|上|では|から)*、?)?"
_VERIFY = rf"{_OF}(?:本当に|ほんとに|念のため)?、?(?:合って|あって|正し(?:い|く)|本当|ほんと|間違い(?:は|が)?(?:な|ござ|あり)|誤り|よい|いいです|よろし|大丈夫|確認(?:し|させ|を)|違って(?:い)?(?:た|れ)|直して|訂正)"
_REPORTED = regex(
    rf"^(?P<said>[^。?？]{{8,120}}?)(?:(?<=[うくぐすつぬぶむるただい一-鿿0-9０-９a-zA-Z%％])|(?<=ところ))[」』]?、?(?:と|(?<=[うくぐすつぬぶむるたいだ])って)(?:[^、。?？「」]{{0,14}}?(?:に|が|は|で|から|も))?、?(?:{_TOLD})"
    rf"[^、。?？]{{0,24}}?(?:(?:が|けど|けれど|ところ|ました|ます|[るたい]|です)[、。]|(?:ので|んで|が|けど|けれど))(?P<verify>{_VERIFY}[^。?？]{{0,20}}(?:[。?？]|$))"
    r"(?P<rest>.*)$"
)
"""…と誰かが言ってたんだけど、ほんと? …と資料に載せたいので確認させてください。"""
_OPENS = regex(r"^(?:[^、。「」『』]{1,12}(?:に|で)(?:は)?、?)?[「『](?=[^」』]*$)")
_ASKS = regex(r"(?<![一-鿿])(?:何|なに|いつ|どこ|どの|どれ|どう(?!して)|誰|だれ|いくつ|いくら|なぜ)(?!か|も)")


def _reported(question: str) -> str:
    """…と説明してしまったのですが、正しいでしょうか → …という理解でよいですよね, with what is asked behind it."""
    match = _REPORTED.match(question)
    if match is None or _ASKS.search(match["said"]) or _ASKS.search(match["verify"]):
        return ""
    return f"{_SPOKEN.sub('', _OPENS.sub('', match['said']))}{_AGREED}{match['rest']}"


_LEAST = 6
"""Characters that a statement has at least."""


def _quoted(question: str) -> str:
    """「…」――この一文、別表に照らして誤りはないか → 別表について、…という理解でよいですか; empty for other questions."""
    match = _QUOTED.search(question)
    if match is None or not _PREDICATE.search(match["said"]):
        return ""
    if match["said"].count("「") != match["said"].count("」") or not wording("roundabout", "verify").search(
        folded(match["behind"])
    ):
        return ""
    before = question[: match.start()]
    if re.search(r"[のをはが]$", before) or wording("roundabout", "asks_else").search(
        folded(match["behind"])
    ):
        return ""  # a name that something else is asked of
    before = _FROM.sub("", before)
    of = _WITH.search(match["behind"])
    context = (
        f"{of['of'].removeprefix('この').lstrip('、')}について、"
        if of and not _POINTS.match(of["of"])
        else ""
    )
    said = _SPOKEN.sub("", match["said"])
    return f"{before}{context}{said}{_PLAIN}"


_POINTS = regex(r"[これそれあれ上記一文]{2}")


def _alternative(question: str) -> str:
    """AなんですかそれともBですか。Bで合ってます? → B, of the same topic; empty for other questions."""
    match = _LAST.match(question)
    if match is None:
        return ""
    said = match["said"].strip()
    topic = _TOPIC.match(match["before"])
    parts = [p.strip() for p in _OR.split(match["before"]) if p.strip()]
    having = [p for p in parts if said in p]
    if topic is None or len(parts) < 2 or len(having) != 1:
        return ""
    stated = having[0] if len(having[0]) > len(said) else said
    stated = wording("ending", "asked").sub("", stated.rstrip("?？。"))
    own = "" if stated.startswith(topic["topic"]) else f"{topic['topic']}は"
    return f"{own}{stated}{_PLAIN}"
