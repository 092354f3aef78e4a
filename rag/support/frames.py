"""Who does what to whom: the parties of a text with the part that each has in an act.

The documents' sentences are long and nested (警察庁が警察庁及び都道府県警察が活用する共通基盤を整備し); a party belongs to
the verb that its particle leads to, an inner clause before a noun taking only what stands right before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.lazy_regex import regex
from rag.support.party_names import is_party, name_of
from rag.support.piece import Piece
from rag.support.predicates import Act, Predicates
from rag.support.terms import Term, terms_of
from rag.text import folded

Role = Literal["does", "from", "to", "urged"]
"""``urged``: to whom it is done so that they do it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A party (``text[start:end]``, ``name`` folded) with its part in an act, told by its lemmas."""

    name: str
    start: int
    end: int
    role: Role
    acts: frozenset[str]
    at: int
    """Where the act stands: parties with the same act have the same."""
    things: frozenset[str] = frozenset()
    """What it is done to, by its lemmas."""
    loose: bool = False
    """Whether は marks the party or it is named only for an act before: it need not belong to this one."""
    topic: bool = False
    """Whether は marks the party."""
    place: bool = False
    """Whether the act may only be done at the party (において)."""


@dataclass(frozen=True, slots=True)
class _Argument:
    """Parties of one list, with the particle behind them."""

    parties: tuple[Term, ...]
    role: Role
    topic: bool
    nominal: bool
    end: int
    place: bool = False


_TAIL = r"^(?:など|等|自身|自ら|の?側|\([^()]*\))*"
_AT = "にお[いけ]"
_ROLES: tuple[tuple[Role, bool, bool, str], ...] = (
    ("from", False, True, r"からの"),
    ("from", False, False, r"(?:より|から)(?!も?なる)"),
    ("to", False, True, r"(?:への|に対する|(?:に)?向けの?(?=[一-鿿ァ-ヺa-z])|宛ての)"),
    ("to", False, False, r"(?:に対し(?:て)?|へ(?=、|[^と])|向けに|宛てに)"),
    ("does", False, True, r"による"),
    ("does", False, True, _AT + "る"),
    ("does", True, False, r"(?:は(?!い)|では(?!な)|においては)"),
    ("does", False, False, _AT + r"て|に?て(?!い)|で(?!は|も|あ|き|な|す|の|、|構成)"),
    ("does", False, False, r"(?:が(?!必要|課題)|により|によって|の手で)"),
    (
        "to",
        False,
        False,
        r"に(?!て|お|よ|つ|関|係|と|基|向|対|限|加|比|応|含|な|は、|加|代|伴|際|必要|とっ|あ|も|属|参|先|続|準|ふさ|占|寄)",
    ),
)
_PARTICLES = tuple((role, topic, nominal, regex(_TAIL + form)) for role, topic, nominal, form in _ROLES)
_AT_PLACE = regex(_TAIL + _AT + "|" + _TAIL + r"に?[でて]")
_AND = regex(r"(?:など|等)?(?:、|・|と|及び|並びに|又は|または|や|か|そして)\s?$")
_IS = regex(_TAIL + r"(?:において|で行)?(?:である|です|だ|とされ|となって|となる|。|$|[((])")
_NOT_DONE_TO_WORDS = (
    "生じる 生ずる 発生 存在 残る 留まる 似る 類似 見る 見られる 分かれる 比べる "
    "当てはまる 該当 掛かる 依存 由来 相当 用いる "
)
_NOT_DONE_TO = frozenset(_NOT_DONE_TO_WORDS.split())
"""Acts of which に tells a place or a likeness."""


_ON_THE_WAY = ("よう", "ため", "こと")


@lru_cache(maxsize=8192)
def frames_of(piece: Piece) -> tuple[Frame, ...]:
    """All frames of a text."""
    return tuple(_Reader(piece).frames())


class _Reader:
    """Reads one text from its beginning to its end."""

    def __init__(self, piece: Piece) -> None:
        self._text = piece.text
        self._stops = [w.end for w in piece.tokens if w.surface == "。"]
        self._terms = terms_of(piece)
        self._predicates = Predicates(piece)
        self._acts = list(self._predicates.all())

    def frames(self) -> Iterator[Frame]:
        """The frames in order of their acts."""
        events: list[_Argument | Act | int] = [*self._arguments(), *self._acts]
        events += self._stops
        events.sort(key=lambda e: e if isinstance(e, int) else e.end)
        open_: list[_Argument] = []
        topics: list[_Argument] = []
        subject: list[_Argument] = []
        gaps: list[_Argument] = []
        for event in events:
            if isinstance(event, int):
                open_, topics, subject, gaps = [], [], [], []
            elif isinstance(event, _Argument):
                if event.nominal:
                    yield from _framed(
                        event, self._predicates.phrase(event.end, wide=event.role == "does"), event.end
                    )
                elif event.topic:
                    topics = [event]
                else:
                    if event.role == "does":
                        open_ = [a for a in open_ if a not in gaps]
                        yield from self._gapped(gaps)
                        gaps = [event] if self._text.startswith("、", event.end) else []
                    open_.append(event)
            elif event.adnominal:
                taken = self._inner(open_, event)
                open_ = [a for a in open_ if a not in taken]
                yield from self._bound(taken, event)
            else:
                own = [a for a in open_ if a.role == "does"]
                carried = [] if own else subject or topics
                told = [*open_, *carried]
                if not self._text.startswith(_ON_THE_WAY, event.end):
                    subject = own or subject
                # 事業者に対して、…を意識して…を行うよう依頼: who is told first belongs to what comes last.
                open_ = [a for a in open_ if a.role == "to" and self._leads_on(a, event)]
                yield from self._bound([a for a in told if a not in open_], event, carried)
                gaps = []
        yield from self._clefts()

    def _gapped(self, gaps: Collection[_Argument]) -> Iterator[Frame]:
        """Those whose act stands before them, the next one's verb being theirs too: 強化は理研が、公開はNICTが行った."""
        for gap in gaps:
            yield from _framed(gap, self._predicates.topic(gap.parties[0].start), gap.end)

    def _bound(
        self, arguments: Collection[_Argument], act: Act, carried: Collection[_Argument] = ()
    ) -> Iterator[Frame]:
        for argument in arguments:
            behind = folded(self._text[argument.parties[-1].end : argument.end])
            if act.passive and (argument.topic or behind.endswith(("が", "は", "に"))):
                continue
            role = argument.role
            if role == "to" and not act.acts.isdisjoint(_NOT_DONE_TO):
                continue
            if act.caused and role == "does":
                continue
            if act.received:
                role = "to" if role == "does" else "from"
            elif role == "to" and (act.caused or act.urged):
                role = "does" if act.caused else "urged"
            for term in argument.parties:
                place = (name_of(term), term.start, term.end)
                loose = argument.topic or argument in carried
                yield Frame(
                    *place, role, act.acts, act.end, act.things, loose, argument.topic, argument.place
                )

    def _inner(self, open_: Sequence[_Argument], act: Act) -> list[_Argument]:
        """What belongs to a clause before a noun: up to the one who does it, or what no comma parts from it."""
        taken: list[_Argument] = []
        for argument in reversed(open_):
            if "、" in self._text[argument.end : act.start]:
                break
            taken.append(argument)
            if argument.role == "does":
                break
        return taken

    def _leads_on(self, argument: _Argument, act: Act) -> bool:
        """Whether a party told apart by a comma (に対して、) belongs to a later act than this one."""
        on = self._text[act.end - 1 : act.end] in "てで" or self._text.startswith(_ON_THE_WAY, act.end)
        return on and self._text[argument.end : argument.end + 1] == "、"

    def _arguments(self) -> Iterator[_Argument]:
        parties: list[Term] = []
        for term in self._terms:
            if parties and not _AND.fullmatch(folded(self._text[parties[-1].end : term.start]).strip()):
                parties = []
            if not is_party(term) or self._text.endswith("我が", 0, term.start):
                parties = []
                continue
            parties.append(term)
            behind = folded(self._text[term.end : term.end + 24])
            for role, topic, nominal, form in _PARTICLES:
                if match := form.match(behind):
                    yield _Argument(
                        tuple(parties),
                        role,
                        topic,
                        nominal,
                        term.end + match.end(),
                        bool(_AT_PLACE.match(behind)),
                    )
                    parties = []
                    break

    def _clefts(self) -> Iterator[Frame]:
        """Who acts, named last: …を把握するのは警察庁である."""
        for act in (a for a in self._acts if a.cleft):
            begin = act.end + 2 + (self._text[act.end + 2 : act.end + 3] == "、")
            for term in self._terms:
                if term.start == begin and is_party(term):
                    if _AND.match(folded(self._text[term.end : term.end + 2])):
                        begin = term.end + 1
                    elif _IS.match(folded(self._text[term.end : term.end + 12])) and not act.passive:
                        yield Frame(
                            name_of(term), term.start, term.end, "does", act.acts, act.end, act.things
                        )


def _framed(argument: _Argument, acts: frozenset[str], at: int) -> Iterator[Frame]:
    for term in argument.parties if acts else ():
        yield Frame(name_of(term), term.start, term.end, argument.role, acts, at, place=argument.place)
