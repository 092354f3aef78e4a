"""Who holds an office: 本部長は誰, 人工知能戦略本部のトップは誰が務める.

A person's office is no ministry's part in a measure, and it is told only by a sentence that has the
office of that very body (内閣総理大臣を本部長とし), not by one that names the body.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.text import joined

_WHO = regex(r"誰|だれ|どなた|何者")
_HEAD = "トップ|リーダー|ヘッド|代表者?"
_MEMBER = "委員|構成員|メンバー|有識者|専門家|講師|審査員|スタッフ"
_BARE = "[頭長]"
"""頭 and 長 alone end other words (成長, 延長): they are an office behind a body only."""
_OFFICE = regex(
    r"(?:(?P<body>[一-鿿ァ-ヺーa-z0-9]+(?:本部|会議|会|機構|センター|研究所))(?:の|で))?"
    rf"(?P<office>(?:副|共同)?(?:本部長|議長|座長|会長|委員長|部会長|理事長|所長|主査|総裁|{_HEAD}|{_MEMBER}|(?<=[部議会構所ー][ので]){_BARE}))"
    r"(?:国|役)?(?:は|って|に|を|の(?:名|お?名前|方|人|座))[^。?]{0,12}$"
)
_CALLED_SO = {"メンバー": "メンバー|構成員|委員", "委員": "委員|構成員|メンバー", "構成員": "構成員|メンバー"}
_CALLED = (
    ("本部", "本部長"),
    ("委員会", "委員長|座長"),
    ("会議", "議長|座長"),
    ("会", "会長|座長|委員長"),
    ("機構", "機構長|理事長"),
    ("センター", "センター長"),
    ("研究所", "所長|理事長"),
)
"""What the head of a body is called, by what its name ends in; the longer ending first."""


def asks_holder(text: str) -> bool:
    """Whether folded text asks who holds an office."""
    return _asked(text) is not None


def tells_holder(asked: str, sentences: tuple[str, ...]) -> bool:
    """Whether one of the folded sentences has the office, of the body, that ``asked`` asks the holder of.

    ``asked`` must ask for one (``asks_holder``).
    """
    match = _asked(asked)
    if match is None:
        return False
    office, body = match["office"], joined(match["body"] or "")
    if re.fullmatch(f"{_HEAD}|{_BARE}", office):
        office = next((called for end, called in _CALLED if body.endswith(end)), r"[一-鿿]{1,4}長")
    office = _CALLED_SO.get(office, office)
    held = re.compile(rf"(?:{office})(?:と|に|を|は|が|:|\(|、|・)")
    return any(body in (text := joined(s)) and held.search(text) for s in sentences)


def _asked(text: str) -> re.Match[str] | None:
    who = _WHO.search(text)
    return _OFFICE.search(text[: who.start()]) if who else None
