"""Acts that a statement puts as reached or denies, where every sentence that tells of them does not.

Unlike ``standing_compare``, which holds whole clauses against each other, this looks at the act itself: in
実現に向けた基本方針を決定した something is decided, but nothing 実現.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.records import DIRECTION, KPI_EFFECT, KPI_PROGRESS
from rag.support.clauses import Clause
from rag.support.figure_places import stem
from rag.support.homes import Home, Homes, act_of, wordings
from rag.support.piece import Piece
from rag.support.standing import LESSENED, PREFIXED, denied
from rag.support.statement import Difference, Kind
from rag.text import folded
from rag.tokens import Word

_ENOUGH = 0.5
_GOALS = (KPI_PROGRESS, KPI_EFFECT, DIRECTION)
_TAIL = 24
_REACHED = regex(
    r"^(?:化|等|など)?(?:(?:は|が|を|も)?(?:(?:令和|平成|20)[^、。]{1,8}(?:から|に))?(?:既に|すでに|おおむね|概ね|全て|ほぼ)?(?:実施|開始|完了|成立|達成)?(?:さ|行わ)?(?:し|れ|せ|っ|い|え|け|め|り|き|ち|び|み|ん|ら|ま)*(?:た|だ|て(?:い|お|き)|で(?:い|お))|済|完了|中(?:である|。|$)|する(?:ための)?(?:事業|取組|実験|プロジェクト)を(?:実施|行|推進|展開)[しっ]?て|するなど|が(?:完了|終了|成立|開始|実現))(?!め|い(?!る|ま))"
)
_AHEAD = regex(
    r"^(?:化|等|など|事業)?(?:(?:の|へ)?(?:に)?(?:向け|むけ)|(?:の)?ため|(?:すべく|(?:さ|し|せ|れ)るべく)|を(?:目指|めざ|目的|目標|めざ|図る|図り|進める|進めるとと|推進す|促進す|検討|予定|可能と|行う|実施する)|が(?:急務|課題|期待|求め|望|可能とな)|の(?:検討|可否|在り方|あり方|準備|計画|方針|基本方針|制度設計|必要)|に関する検討|について(?:[^、。]{0,8})検討|予定|(?:を)?見込|目途|させる|していく|する(?!.{0,3}た|など|(?:ための)?(?:事業|取組|実験|プロジェクト)を(?:実施|行|推進|展開)[しっ]?て)|[うくぐすつぬむぶる](?:。|$|こと|よう|ため|と)|できるよう|られるよう)"
)
_CLAIMED = regex(
    r"(?:た|だ|済み?|済みです|済みである|ている|でいる|ています|でいます|ております|ており|られた|完了|段階にある)(?:。|$|とされ|と(?:い|言)|、)|(?:既に|すでに)"
)
_ALREADY = regex(
    r"既に|すでに|もう|済み?(?:。|$|だ|で)|行き渡っ|整って|出来上が|完成し|動いて|始まって|実現して|入って"
)
_FROM_NOW = regex(
    r"前(?:の段階)?(?:である|です|だ|とさ[^、。]{0,6})?$|(?:今後|これから|将来)[^、。]{0,20}(?:予定|計画|方針|見込|こととし)|予定(?:である|だ|です|とな|がな|し|$)"
)
_NO_ACT = regex(
    r"(?:こと(?![をが](?:既に|すでに)?(?:決|開始|始め|始ま|終え|完了|固))|もの|旨|方針|方向|目標|予定|計画|課題|必要|目指|めざ|掲げ|期待|求め|検討|見込|定め|設け|位置(?:付|づ)け|担当|所管|連携|含ま|可能|重要|目的|念頭|対象|想定|挙げ|示|とされ(?:てい|た)る?$)[^、。]{0,10}$"
)
"""The end of a clause that tells what a text lays down rather than what was done."""


def compare_reached(said: Piece, homes: Homes) -> Iterator[Difference]:
    """The acts that a statement puts as reached and the evidence only as ahead, or the reverse."""
    for clause in said.clauses:
        act = act_of(said.tokens, clause)
        if act is None or clause.negated or clause.study:
            continue
        already = bool(_ALREADY.search(clause.text))
        put = _CLAIMED.search(clause.text) and not _NO_ACT.search(clause.text)
        reached = put and _REACHED.match(_tail(said, act)) and (clause.last or already)
        ahead = clause.last and _FROM_NOW.search(clause.text)
        if act.lemma in _EFFORTS and clause.standing == "running" and not already:
            continue
        home = homes.of(clause, without=(act.lemma,))
        if not (reached or ahead) or home.share < _ENOUGH:
            continue
        near = [p for p, share in home.scored if share >= _ENOUGH * home.share]
        told = [(p, w) for p in near for w in p.tokens if w.lemma in wordings(act.lemma)]
        states = {state_of(p, w) for p, w in told}
        if states == ({"ahead"} if reached else {"reached"}):
            yield _differ(said, clause, told[0][0])
        elif (
            reached
            and (already or _is_decided(act, home))
            and "reached" not in states
            and all(map(_open, home.pieces))
        ):
            yield _differ(said, clause, home.pieces[0])


def _is_decided(act: Word, home: Home) -> bool:
    """Whether an act settles what the evidence only asks about: 公開することが決まった for 公開の可否を検討."""
    return act.lemma in _DECIDING and any(_ASKED.search(folded(p.text)) for p in home.pieces)


_DECIDING = frozenset(["決定", "決まる", "決める", "確定", "合意", "固まる", "固める"])
_ASKED = regex(r"検討|可否|在り方|あり方|どのような|議論")
_EFFORTS = frozenset(
    ["促す", "推進", "促進", "進める", "努める", "取り組む", "図る", "続ける", "継続", "後押し"]
)
"""What goes on without being reached: 導入を促している is no more than 導入を促進."""


def compare_denied(said: Piece, homes: Homes) -> Iterator[Difference]:
    """What a statement denies, and no sentence that it repeats lessens in any way."""
    for clause in said.clauses:
        home = homes.of(clause)
        reported = _REPORT_DENIED.search(clause.text) if clause.last else None
        if reported and home.share >= _ENOUGH and not any(_LEFT_OUT.search(p.text) for p in home.pieces):
            yield _differ(said, clause, home.pieces[0], "negation")
            continue
        told = (*home.pieces, *homes.sources.names)
        declined = clause.last and _DECLINED.search(folded(said.text[clause.start : clause.end]))
        if declined and home.share >= _ENOUGH and not any(_LESSENED.search(folded(p.text)) for p in told):
            yield _differ(said, clause, home.pieces[0], "negation")
            continue
        if clause.last and not LESSENED.search(clause.text) and home.share >= _ENOUGH:
            yield from _affirmed(said, clause, homes)
        if not clause.negated or not denied(clause.text) or _COUNTS.search(clause.text):
            continue
        if home.share >= _ENOUGH and not any(_LESSENED.search(folded(p.text)) for p in told):
            yield _differ(said, clause, home.pieces[0], "negation")


def compare_allowed(said: Piece, homes: Homes) -> Iterator[Difference]:
    """What a statement finds nothing against (公開して差し支えない), and the evidence bars or calls hard."""
    for clause in said.clauses:
        match = _HARMLESS.search(clause.text)
        home = homes.of(clause) if match else None
        if home is None or home.share < _ENOUGH:
            continue
        texts = [folded(p.text) for p in home.pieces]
        if any(map(_BARRED.search, texts)) and not any(map(_HARMLESS.search, texts)):
            yield _differ(said, clause, home.pieces[0], "negation")


_HARMLESS = regex(
    r"(?:差し?支え|問題|支障|不都合|構わ)(?:[はがも])?(?:ら)?(?:な(?:い|く|し)|ありません|ず(?!に))"
)
_BARRED = regex(
    r"でき(?:な|ず|ません)|ならな|許容され|許され|認められ(?:てい)?(?:な|ず)|困難|難し|容易(?:で)?は?な|禁止|禁じ"
)


def _affirmed(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """An act that the evidence tells of in denials only."""
    act = act_of(said.tokens, clause)
    if act is None:
        return
    forms = wordings(act.lemma)
    every = [(text, c) for text, cut in homes.sources.clauses for c in cut if not forms.isdisjoint(c.words)]
    if any(
        not forms.isdisjoint(p.lemmas) and len(clause.words & p.lemmas) >= _SOME for p in homes.sources.names
    ):
        return  # what is to be done is in the name, that it is not yet so is why
    shared = [len(clause.words & c.words) for _, c in every]
    most = max(shared, default=0)
    told = [t for t, n in zip(every, shared, strict=True) if n == most or most < _SOME]
    if told and all(c.negated for _, c in told):
        start, end = clause.start, clause.start + len(said.text[clause.start : clause.end].rstrip("。 　"))
        yield Difference("negation", said.text[start:end], told[0][0], start, end)


_SOME = 3
"""Words that a clause shares with the one that is meant for it to be told from others of the same act."""
_REPORT_DENIED = regex(
    r"(?:掲げ(?:られ)?|置(?:か|い)(?:れ)?|(?:示|打ち出|目指|記|な)[さし](?:れ)?|挙げ(?:られ)?|位置[付づ]け(?:られ)?|と(?:[さし]れ?|なっ|なら|なり)"
    r"|指摘(?:さ?[しれ])+|求め(?:られ)?|(?:うた|謳)(?:われ|って)?|含(?:まれ|んで)?|図(?:られ|って)?|定め(?:られ)?|とみ(?:られ)?)"
    r"(?:て(?:は)?(?:い|お))?ら?(?:な(?:い|かった)|ませ(?:ん|んでした)|ず)$"
)
"""The end of a clause that denies that something is said or aimed at."""
_DECLINED = regex(
    r"(?:し|わ|け|め|え|れ|せ|さ)ない(?:こと|方針|もの|旨|考え)?(?:と|を|で)(?:し|さ|示|定|掲|あ|述)[^、。]{0,8}[。]?$"
)
"""The end of a clause by which nothing of the kind is to be done: 行わないとしている."""
_LEFT_OUT = regex(
    r"未設定|未定|設定(?:は|が)?な|(?:示|掲げ|定め|置|とさ?れ|とし|位置[付づ]け|求め|含|目指)[^、。]{0,8}(?:な(?:い|く|か)|ず(?!に)|ません)"
)
_LESSENED = regex(f"{LESSENED.pattern}|なかっ|おらず|(?<![一-鿿])未|非|不(?!動産|正)[一-鿿]")
_COUNTS = regex(r"\d|半数|割|kpi|指標")
"""What is held against figures, or a goal that is not set."""


def _tail(piece: Piece, word: Word) -> str:
    """What follows a word up to the end of its clause; of a verb with its ending."""
    stem = _STEM.match(word.surface) if word.pos.startswith("動詞") else None
    start = word.start + stem.end() if stem else word.end
    return re.split("(?<!は)、|。", folded(piece.text[start : start + _TAIL]) + "。")[0].replace("は、", "は")


_STEM = regex(r"[^ぁ-ん]+")


def state_of(piece: Piece, word: Word) -> str:
    """Whether a text puts an act as ``reached`` or ``ahead``; empty where it leaves that open."""
    tail = _tail(piece, word)
    if word.lemma in _ENDED and not tail:
        return ""
    if _AHEAD.match(tail) or _NOT_YET.match(tail):
        return "ahead"
    if _REACHED.match(tail):
        return "reached"
    return "ahead" if piece.label in _GOALS and not _COUNTED.search(folded(piece.text)) else ""


_NOT_YET = regex(r"^[さし]?(?:れ|し)?て(?:は)?(?:い|お)ら?[なず]")
_ENDED = frozenset(["終了", "完了", "成立", "達成", "施行"])
_COUNTED = regex(r"時点|現在")
"""What a goal is measured from."""


def _open(piece: Piece) -> bool:
    """Whether a sentence puts nothing as done."""
    return piece.label in _GOALS or not _DONE.search(folded(piece.text))


_DONE = regex(
    r"(?:[しれっいきえけめ]た|[んい]だ)(?=[。、)]|$|が|ところ|後|もの)|[てで](?:い(?!く)|お)(?:る(?=[。、]|$|が|もの|ところ)|ます|り)|済|完了|開始|(?:を|に)(?:[一-鿿]{2}[・、])?(?:発出|配信|開催|改定|選定|認定|採択|制定|作成|実施|策定|公開|公表|発表|改訂|改正|決定|設置|導入|整備|構築|施行|達成|完成)。?$"
)


def _differ(said: Piece, clause: Clause, source: Piece, kind: Kind = "modality") -> Difference:
    start, end = clause.start, clause.start + len(said.text[clause.start : clause.end].rstrip("。 　"))
    return Difference(kind, said.text[start:end], source.text, start, end)


def compare_withheld(said: Piece, homes: Homes) -> Iterator[Difference]:
    """An act that a statement denies in passing (持ち帰らせないことを前提に), where no sentence that tells of it denies anything."""
    for stance in said.stances:
        clause = next((c for c in said.clauses if c.start <= stance.start and stance.end <= c.end), None)
        put = folded(said.text[stance.start : stance.end + 8])
        if clause is None or clause.negated or not stance.negated or not _IN_PASSING.search(put):
            continue
        forms = {stem(w) for w in wordings(stance.lemma)} - {""}
        home = homes.of(clause, without=(stance.lemma,))
        if home.share < _ENOUGH:
            continue
        told = [(p, w) for p in home.pieces for w in p.tokens if stem(w.lemma) in forms]
        denied_there = any(
            _LESSENED.search(folded(p.text[max(0, w.start - 2) : w.end + _TAIL])) or PREFIXED.search(p.text)
            for p, w in told
        )
        if told and not denied_there:
            yield Difference("negation", stance.written, told[0][0].text, stance.start, stance.end)


_IN_PASSING = regex(r"な(?:い|かった)(?:こと(?!なく)|もの|よう|[一-鿿ァ-ヺ])")
"""Behind a denial that belongs to what is told rather than denies it."""
