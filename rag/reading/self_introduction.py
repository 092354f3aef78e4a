"""Who asks: 「法務省の者です。うちの省の施策は」 asks for those of 法務省; that it is so is no part of the question."""

from __future__ import annotations

from rag.lazy_regex import regex

_ME = regex(
    r"^(?P<office>[一-鿿]{2,10}?(?:省|庁|官房|委員会|府))[一-鿿]{0,8}の(?:者|職員|人間|担当者?|[^、。?？]{0,8}(?:課|室|係|局|部)(?:の(?:者|担当))?)"
    r"(?:です|でございます|なのです|なんです|と申します)(?:が|けど|けれども?)?[。、]\s*(?=\S)"
)
_OURS = regex(
    r"(?<![のそ])(?:うち|私ども|わたしども)(?:の(?:省庁?|庁|役所|ところ|組織))?(?=[がはもで]|の(?![うち]))|[当弊自](?:省|庁)(?!庁)|(?:わが|我が)(?:省|庁)"
)


def without_self_introduction(question: str) -> str:
    """The question without who asks, the office by its name where it is said as one's own."""
    me = _ME.match(question)
    return _OURS.sub(me["office"], question[me.end() :]) if me else question
