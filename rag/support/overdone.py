"""What a statement puts further than the sentence that it repeats: done for aimed at, carried out for considered.

Unlike ``acts`` and ``standing_compare``, which go by the act at the end of a clause, this also looks at what is
put as done in passing (導入した実績を持つ, 始めたことを受けて), and asks of a whole sentence of the evidence whether it
puts anything as done at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.figures import dates
from rag.lazy_regex import regex
from rag.support.acts import state_of
from rag.support.clauses import Clause
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.stance import Stance
from rag.support.standing import last_month
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.text import folded

_ENOUGH = 0.5
"""Share of a clause's words that a sentence must have to be what it repeats."""
_NEAR = 0.8
"""Of the best sentence's share, from which on another tells of the same act."""
_MOST = 0.55
"""Share of a clause's words that a clause of the evidence must have to consider what it tells."""


def compare_overdone(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    for clause in said.clauses:
        yield from _in_passing(said, clause, homes)
        yield from _all_ahead(said, clause, homes)
        yield from _considered(said, clause, homes)


def _in_passing(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """An act that is put as done within a clause, and everywhere in the evidence as ahead."""
    for stance in _within(said, clause):
        put = stance.past or (stance.running and _ALREADY.search(clause.text))
        if not put or stance.negated or stance.considered or _SETTLED.search(stance.written):
            continue
        if _FIRST.match(said.text, stance.end) or stance.lemma in _TELLING or _dated_back(clause, homes):
            continue
        home = homes.of(clause, without=(stance.lemma,))
        if home.share < _ENOUGH:
            continue
        forms = wordings(stance.lemma)
        near = [p for p, share in home.scored if share >= _NEAR * home.share]
        told = [(p, w) for p in near for w in p.tokens if w.lemma in forms]
        if told and all(state_of(p, w) == "ahead" and not _HAPPENED.search(p.text) for p, w in told):
            yield Difference("modality", stance.written, told[0][0].text, stance.start, stance.end)
            return


def _all_ahead(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """A last clause that puts an act as done, where the sentences that it repeats put nothing so."""
    if not clause.last or clause.negated or clause.study or not _DONE.search(clause.text):
        return
    if _REPORTED.search(clause.text) or _dated_back(clause, homes):
        return
    home = homes.of(clause)
    if home.share < _ENOUGH:
        return
    standings = dict(homes.sources.clauses)
    if all(_is_ahead(p, standings.get(p.text, ())) for p in home.pieces):
        start, end = clause.start, clause.start + len(said.text[clause.start : clause.end].rstrip("。 　"))
        yield Difference("modality", said.text[start:end], home.pieces[0].text, start, end)


def _dated_back(clause: Clause, homes: Homes) -> bool:
    """Whether a clause tells of a time that lies before its documents: what was so then needs no act of theirs."""
    edition = min((t.edition for t in homes.sources.told), default=(0, 0))
    return any(last_month(d) < edition for d in dates(clause.text) if "年" in d.text or d.month)


def _is_ahead(piece: Piece, cut: tuple[Clause, ...]) -> bool:
    """Whether every clause of a sentence is planned or put in the present or future."""
    return (
        bool(cut)
        and not _HAPPENED.search(piece.text)
        and all(c.standing in ("ahead", "planned") and not c.state for c in cut)
    )


def _considered(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """What a clause puts as to be done, where the one that it repeats only considers it."""
    if clause.study or clause.negated or clause.subordinate or _PONDER.search(folded(said.text)):
        return
    if not _CARRIED.search(clause.text) or _REPORTED.search(clause.text):
        return
    own = clause.words - STRUCTURE
    worth = {w: homes.weight(w) for w in own}
    total = sum(worth.values())
    if not total or len(own) < 2:
        return
    home = homes.of(clause)
    best_texts = {p.text for p in home.pieces}
    texts = {p.text for p, share in home.scored if share >= _ENOUGH * home.share}
    scored = [
        (sum(v for w, v in worth.items() if not wordings(w).isdisjoint(c.words)) / total, c, text)
        for text, cut in homes.sources.clauses
        if text in texts
        for c in cut
    ]
    best = max((s for s, _, text in scored if text in best_texts), default=0.0)
    if best < _MOST:
        return
    act = wordings(_act(said, clause))
    of_act = [(c, text) for s, c, text in scored if s >= 0.6 * best and not act.isdisjoint(c.words)]
    near = (
        [found for found in of_act if found[1] in best_texts]
        or of_act
        or [(c, text) for s, c, text in scored if s >= 0.9 * best and text in best_texts]
    )
    if all(_ponders(c) for c, _ in near):
        start, end = clause.start, clause.start + len(said.text[clause.start : clause.end].rstrip("。 　"))
        yield Difference("modality", said.text[start:end], near[0][1], start, end)


def _act(said: Piece, clause: Clause) -> str:
    """What a clause says is done, or decided to be done."""
    own = [w for w, s, e in said.words if clause.start <= s and e <= clause.end]
    return next((w for w in reversed(own) if w in clause.words and w not in _DECIDING), "")


def considers_too(clause: Clause, homes: Homes) -> bool:
    """Whether what a clause puts as considered (検討課題とされる) is so in the sentence that it repeats."""
    home = homes.of(clause) if clause.study else None
    return home is not None and home.share >= _ENOUGH and any(_PONDERED.search(p.text) for p in home.pieces)


def _ponders(clause: Clause) -> bool:
    return clause.study and bool(_PONDERED.search(clause.text))


def _within(said: Piece, clause: Clause) -> Iterator[Stance]:
    return (s for s in said.stances if clause.start <= s.start and s.end <= clause.end)


_ALREADY = regex(r"既に|すでに")
_FIRST = regex(
    r"(?:うえ|上|後|のち|場合|際|とき|時|もの|ところ(?:で(?!ある|す)|に|が|から|の)|内容|結果|か[でをがはにの、]|ら、|り|(?!実績|経験|経緯|段階)[一-鿿ァ-ヺ「『])"
)
"""Behind a past that only tells which of two comes first, or of what kind something is."""
_SETTLED = regex(
    r"(?:こと|もの|方向|方針|課題|目標|指標|対象|計画|予定)(?:と|に|が|を)|と(?:さ|し)|^(?:全て|すべて)"
)
_HAPPENED = regex(r"するなど|見られ|得られ")
"""Signs that a sentence tells what has come of something, though its verbs are in the present."""
_TELLING = frozenset(
    [
        "示す",
        "掲げる",
        "挙げる",
        "定める",
        "置く",
        "書く",
        "述べる",
        "記す",
        "盛り込む",
        "求める",
        "目指す",
        "見込む",
        "期待",
        "予定",
        "想定",
        "計画",
        "位置付ける",
        "為る",
        "成る",
        "有る",
    ]
)
_DONE = regex(
    r"(?:[しれっいきえけめ]た|[んい]だ|済み?|済みだ)(?:ところ|もの)?(?:だ|である|です|であった|でした)?(?:と(?:いう|のこと)(?:だ|である)?)?$"
)
_REPORTED = regex(
    r"(?:と|に|を|が|は)(?:さ?れ|し|され|掲げ|挙げ|定め|置[かい]|盛り込|示[さし]|位置[付づ]け|記[さし]|求め|見込|期待|含[まめ]|設け|設定|明記|うたわ|打ち出)[^、。]{0,10}$"
    r"|(?:予定|計画|目標|指標|方針|課題|こと|もの)(?:だ|で)[^、。]{0,6}$"
)
_PONDER = regex(
    r"検討|議論|協議|審議|可否|是非|考え|探る|探り|詰め|模索|練[るりっ]|見極め|調査|研究|調べ|話し合|論じ|検証|見直|問[うい]直|在り方|あり方"
)
"""Words of a statement by which it considers something, too."""
_DECIDING = frozenset(["決まる", "決める", "決定", "固まる", "固める", "確定", "始める", "始まる", "移る"])
_PONDERED = regex(r"検討|議論")
_CARRIED = regex(
    r"(?:実施|開始|決定|導入|公開|提供|構築|整備|策定|設置|実現|改正|公表|始め|始ま|決ま|決め|移行|拡大|設け|行[うわ])[^、。]{0,14}$"
)
"""The end of a clause that carries something out."""
