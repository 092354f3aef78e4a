"""Who or what is said to be the head, the members, the target … of something, against the sentence that makes it so.

本部長はAI担当の大臣ですか against 内閣総理大臣を本部長とし; 推進会議の構成員は全閣僚 against 関係府省庁を構成員とする…推進会議.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.polar.nearest import asked_words
from rag.polar.proposition import Proposition, alike
from rag.support.frames import frames_of
from rag.support.party_names import is_same, ministries_of
from rag.support.piece import Piece
from rag.support.synonyms import meanings
from rag.text import folded
from rag.tokens import is_content

_ASKED = regex(
    r"^(?:(?P<of>[^。?]{0,40}?)(?:の|で、?))?(?P<role>[一-鿿]{2,6})(?:は|って|に(?:なる|なった|就く)のは|を務めるのは|と(?:なる|される|する)のは)、?(?P<who>[^、。?はがを]{2,20})$"
)
_TOLD = regex(
    r"(?P<who>[^、。:()はがを・]{2,20})を(?P<role>[一-鿿]{2,6})(?:と(?:し|する)|に(?:し(?!て(?:い|お))|する))(?=(?P<of>(?:、?[^、。を]{1,20}を[一-鿿]{2,6}とす?[しる])*[^。を]{0,40}))"
)
_FURTHER = regex(r"^(?:、?[^、。を]{1,20}を[一-鿿]{2,6}とす?[しる])+")
"""More roles of the same: 、全閣僚を構成員とする."""
_NO_ROLE = frozenset(["可能", "不要", "必要", "明確", "原則", "前提", "目途", "内容", "確実", "容易"])
"""What is said of a thing rather than what something is made: …を可能とする."""
_OPEN = ("等", "など")
_AROUND = regex(r"(?:の|など|等|だけ|のみ)$")


def role_told(
    said: Proposition, mine: Sequence[Evidence], context: Context
) -> tuple[bool | None, Evidence] | None:
    """Whether the one that is asked about has the role by a sentence of the record; None where none tells of the role.

    Whose role it is may be left open.
    """
    match = _ASKED.match(folded(said.text))
    if match is None or match["role"] in _NO_ROLE:
        return None
    told = [
        (m, e) for e in mine for m in _TOLD.finditer(folded(e.sentence.display)) if m["role"] == match["role"]
    ]
    if not told:
        return None
    of = match["of"] or ""
    best, evidence = max(told, key=lambda t: _common(of, _owner(t[0]["of"])) - 0.01 * told.index(t))
    if len({m["who"] for m, _ in told}) > 1 and not _common(of, _owner(best["of"])):
        return None
    if not _common(of, _owner(best["of"])) and any(_common(of, folded(e.sentence.display)) for e in mine):
        return None, evidence  # it is told of another that stands beside it
    holds = _is_one(_AROUND.sub("", match["who"]), best["who"], context)
    if not holds and best["who"].endswith(_OPEN):
        return None  # 道の駅等を拠点とした: others may be as well
    return holds != said.denied, evidence


def _common(of: str, told: str) -> int:
    """Characters of the longest end of what has the role that the sentence has near it."""
    return next((n for n in range(len(of), 1, -1) if of[-n:] in told), 0)


def _owner(behind: str) -> str:
    """What has the role, of the text behind it."""
    return _FURTHER.sub("", behind).partition("、")[0]


def _is_one(said: str, told: str, context: Context) -> bool:
    """Whether all words said are of the one told, in any wording."""
    words = [w for w in context.tokenizer.words(said) if is_content(w)]
    return said in told or all(
        any(p in told for p in (folded(w.surface), *alike(w), *meanings(w.lemma))) for w in words
    )


_BODY = regex(r"(?:本部|会議|調査会|委員会|協議会|審議会|研究会|部会|機構|センター|研究所|協会|事務局)$")
_VERY = 0.8
"""Share of what is said to be done that the sentence must have."""


def doer_told(said: Proposition, mine: Sequence[Evidence], context: Context) -> tuple[bool, Evidence] | None:
    """Whether the body that is said to do something is the one that does it by the one sentence on it; None where none tells.

    フォローアップを行うのは推進会議 against 戦略本部において…フォローアップを行う.
    """
    body = doer_of(said.text, context)
    if not body or not mine:
        return None
    named = "".join(m.group() for p in lexicon().documents.values() for m in p.finditer(folded(said.text)))
    words = [w for w in asked_words(said, mine[0].record, context) if w.surface not in body + named]
    total = sum(w.weight for w in words)
    for evidence in mine:
        shown = evidence.sentence.display
        text, lemmas = folded(shown), context.finder.vocabulary.lemmas(shown)
        if not total or sum(w.weight * w.within(text, lemmas) for w in words) < _VERY * total:
            continue
        told = _doers(shown, context)
        if len(told) != 1 or not _BODY.search(next(iter(told))):
            return None
        return is_same(next(iter(told)), body) != said.denied, evidence
    return None


_OURS = regex(r"^(?:日本|我が国|わが国|我国)")
_COUNTRY_DOES = regex(
    r"(?P<who>日本|[我わ]が国|[ァ-ヺー]{3,}|[一-鿿]{1,2}国|台湾|豪州)(?:側)?が、?(?P<act>[^、。?はがを]{1,10}?)(?:し|っ|い|んで|いで)?(?:た|て|る|する)"
)
_DONE_BY = regex(r"(?P<act>[一-鿿]{2})(?:し(?:た|て(?:い|き)た)|する)(?P<who>[一-鿿ァ-ヺー]{2,12})")
"""「…」を主導した日本: who did it stands behind."""


def country_told(
    said: Proposition, mine: Sequence[Evidence], context: Context
) -> tuple[bool, Evidence] | None:
    """Whether the country that is said to do something is the one that a sentence tells behind the act; None where none tells."""
    asked = _COUNTRY_DOES.search(folded(said.text))
    if asked is None or not _is_country(asked["who"]):
        return None
    acts = {p for w in context.tokenizer.words(asked["act"]) for p in (folded(w.surface), *alike(w))}
    topic = [w for w in asked_words(said, mine[0].record, context) if not w.late] if mine else []
    for evidence in mine[:_CONSIDERED]:
        text, lemmas = (
            folded(evidence.sentence.display),
            context.finder.vocabulary.lemmas(evidence.sentence.display),
        )
        told = next((m for m in _DONE_BY.finditer(text) if m["act"] in acts and _is_country(m["who"])), None)
        if told is not None and any(w.within(text, lemmas) for w in topic):
            same = bool(_OURS.match(told["who"])) == bool(_OURS.match(asked["who"]))
            return same != said.denied, evidence
    return None


_CONSIDERED = 4


def _is_country(name: str) -> bool:
    return bool(_OURS.match(name) or lexicon().countries.match(name))


def doer_of(statement: str, context: Context) -> str:
    """The one body, no ministry, that a statement says to do something, folded; empty where it says none."""
    found = _doers(statement, context)
    name = next(iter(found)) if len(found) == 1 else ""
    return name if _BODY.search(name) and not ministries_of(name) else ""


def _doers(text: str, context: Context) -> frozenset[str]:
    return frozenset(f.name for f in frames_of(Piece(text, context.tokenizer)) if f.role == "does")
