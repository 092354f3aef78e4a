"""One of two is asked for: 総務省か経産省か, 構想段階か、もう設立済みか, 新幹線と在来線のどっち."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.interrogative import WH

_WHICH = r"(?:どちら|どっち)(?!も|でも|か(?:が|に|を|の|一))[^、。?]{0,16}[。?]*$"
_ABOUT = r"(?P<about>[^。?]*?)(?<![^はがもをての、。?])"
_IS = r"(?:な?の(?:です|でしょう)?|な?んです|です|でしょう)?"
_CLAUSE = r"[^、。?は]{2,24}?"
_NOUN = r"[^、。?はがもをと]{2,20}?"
_FIGURE = r"(?:約|年間?|平成|令和)?\d[\d,.千万億兆]*"
_UNIT = r"[^、。?はがもをにで\d]{1,6}"
_ENDED = r"(?:(?<=[一-鿿ァ-ヺーa-z0-9)」んのすうくるたいら])|(?<=済み|通り|あり|なし))か"
_ON = r"(?=、|[一-鿿ァ-ヺーa-z0-9「]|もう|まだ|これ|それ|い(?:ない|る)|しな)(?!否)(?<![0-9何]か)"
_TELL = r"(?:を|は|だけ)?、?(?:(?:お|ご)?(?:教え|示し|答え|確認|知りた|伺|聞か|聞き)[^。?]{0,16})?[。?]*$"
_BETWEEN = r"(?:の(?:うち)?|だと|なら(?:ば)?|では?)?、?"
_PATTERNS = (
    regex(
        rf"{_ABOUT}(?P<first>{_CLAUSE}){_IS}{_ENDED}{_ON}、?(?:それとも|あるいは|または)?、?(?P<second>{_CLAUSE}){_IS}か(?:な|ね)?{_TELL}"
    ),
    regex(
        rf"{_ABOUT}(?P<first>{_CLAUSE}){_IS}か?[?。、]?(?:それとも|あるいは)、?(?P<second>{_CLAUSE}){_IS}か?{_TELL}"
    ),
    regex(
        rf"{_ABOUT}(?P<first>{_FIGURE}(?P<unit>{_UNIT}))か?[?、]、?(?P<second>{_FIGURE}(?P=unit)){_IS}か?[。?]*$"
    ),
    regex(rf"{_ABOUT}(?P<first>{_NOUN})(?:と|か)(?P<second>{_NOUN})か?{_BETWEEN}{_WHICH}"),
    regex(
        rf"{_ABOUT}(?P<first>[^、。?はがもをとの]{{2,20}}?)、(?P<second>[^、。?はがもをとの]{{2,20}}?)か?{_BETWEEN}{_WHICH}"
    ),
)
_OPEN = regex(
    rf"{WH}|幾"
    r"|教え|知ら|知っ|分か|わか|確認|お願い|いただ|もらえ|くださ|下さ|答え|同じ|違[いう]|異な"
)
"""Asks something else, or is a request, or compares: no side of a choice."""
_WHETHER = regex(r"^[^はがを]*?(?:決ま|決め|書[いか]|記さ|載|以上か|可能|よい|いい)")
"""Behind a か that is no alternative: AかBか決まっているか."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The two sides, and what stands before both; folded."""

    about: str
    first: str
    second: str

    @property
    def sides(self) -> tuple[str, str]:
        """As they are put."""
        return self.first, self.second

    @property
    def statements(self) -> tuple[str, ...]:
        """Each side, said of what is spoken of."""
        return tuple(f"{self.about}{side}" for side in self.sides)


@lru_cache(maxsize=256)
def choice_of(text: str) -> Choice | None:
    """The two sides between which a folded question asks to choose; None for other questions."""
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match and not (
            _OPEN.search(f"{match['first']} {match['second']}") or _WHETHER.search(match["second"])
        ):
            return Choice(match["about"], match["first"], match["second"])
    return None


def is_of_offices(question: Question) -> bool:
    """Whether it is a ministry or another that is asked for."""
    choice = choice_of(question.text)
    named = [question.text[m.start : m.end] for m in question.agencies]
    return choice is not None and all(any(n in side for n in named) for side in choice.sides)
