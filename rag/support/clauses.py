"""A sentence cut into its clauses, each with how it puts what it says: done, ahead, considered, denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.figures import dates
from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.support.standing import LESSENED, Frame, Phase, Standing, denied, phase_of, standing_of
from rag.support.wordings import LIGHT, pattern, tail
from rag.text import fold, folded
from rag.tokens import Tokenizer, Word, is_content

_JOINTS = frozenset(
    [
        "ほか",
        "とも",
        "ため",
        "ところ",
        "もの",
        "一方",
        "うえ",
        "上",
        "際",
        "結果",
        "から",
        "ので",
        "より",
        "こと",
    ]
)
_NO_JOINT = regex(
    r"(?:沿っ|基づ[いき]|踏まえ|通[じし]|応じ|伴[いっ]|向け|含め|鑑み|際し|当た[りっ]|よ[りっ]|つ[いき]|対し|関し|おい|とっ|照らし|先立[ちっ]|併せ|あわせ|加え|除[いき]|わた[りっ]|かけ|として|はじめ(?:と(?:し|する))?|とりわけ|引き続き|中心(?:に|と(?:し|なっ|なり)))(?:て|ては|ても)?、$"
    r"|(?:[たなる]|(?<!もの)だ)、$"
)
_SUBORDINATE = regex(
    r"(?:上で|うえで?|つつ|ながら|ため|よう(?:に)?|こと(?:など)?から|ことで|ことにより|ので|れば|(?<=[るた])など|際に?|(?<!ある)(?<=[うくぐすつぬぶむるい])と|中)$"
)
_JOINT = regex(
    r"(?:(?<=[るた])など|ものの|こと(?:など)?から|ことにより|ことによって|ことで|ほか|一方で?|とともに|かかわらず|ため|ところ|うえで?|上で|際に?は?)、$"
)
_NEXT_YEAR = regex(r"[しりいみきえべせけげ](?=(?:令和|平成|20\d\d年|今後))")
_RELATION = frozenset(
    [
        "因る",
        "依る",
        "拠る",
        "於く",
        "関する",
        "就く",
        "付く",
        "対する",
        "基づく",
        "向ける",
        "伴う",
        "踏まえる",
        "おく",
        "よる",
    ]
)
_DOCUMENT = regex(
    r"(?:人工知能)?基本計画の?骨子(?:\(?案\)?)?|骨子(?:\(?案\)?)|(?:ai戦略2019の?)?フォローアップ(?=で|に|の|は|資)|官民データ活用推進基本計画|(?:施策|別表)?(?:no\.?|番号)?\d\d-\d\d|進捗状況の表"
)

_CITED = regex(
    r"[((](?:別表|施策|番号|no\.?|骨子|、|\s)*(?:\d\d-\d\d|第\d+章[^()]{0,12})(?:、\d\d-\d\d)*[))]$"
)
"""The place of a record behind a predicate, which is no part of it: …を開始した(01-04)。"""

_JUST_NOW = regex(r"(?<=[ただるう])ところ(?:である|だ|です)$")
"""What only stresses that something is done: …したところである."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: ``sentence[start:end]``.

    ``head`` is the last of its words, mostly the act. ``words`` are its content words but those that say how far an act is, ``around`` those of the
    rest of its sentence. ``study``: the act is only considered; ``state``: it tells how things are.
    """

    start: int
    end: int
    text: str
    words: frozenset[str]
    around: frozenset[str]
    standing: Standing
    phase: Phase
    study: bool
    state: bool
    head: str
    subordinate: bool
    negated: bool
    lessened: bool
    last: bool


def clauses(text: str, tokenizer: Tokenizer, frame: Frame | None = None) -> tuple[Clause, ...]:
    """The clauses of one sentence in order; ``frame`` only for sentences of the documents."""
    words = tokenizer.words(text)
    spans = list(_spans(text, words))
    aside = _asides(text)
    content = [
        (w.lemma, w.start, w.end)
        for w in words
        if is_content(w) and not any(a <= w.start and w.end <= b for a, b in aside)
    ]
    whole = frozenset(lemma for lemma, _, _ in content) - LIGHT
    found: list[Clause] = []
    inherited: Standing = ""
    adnominal = False
    for start, end in reversed(spans):
        plain = _CITED.sub("", folded(text[start:end]).rstrip("。、 　"))
        plain = _JUST_NOW.sub("", plain)
        if frame is None:
            plain = _told(plain)
        own = frozenset(lemma for lemma, s, e in content if start <= s and e <= end) - LIGHT
        last = end == spans[-1][1]
        below = not last and bool(_SUBORDINATE.search(plain))
        study = bool(tail("study", plain))
        state = bool(tail("state", plain[-14:]))
        standing = standing_of(plain, frame, folded(text))
        if below and standing not in ("done", "running"):
            # 奨励するとともに、…を目指す: what is aimed at is the last
            standing = "ahead" if frame and inherited == "planned" else inherited or standing
        if not standing and not last and not (frame is None and (dates(plain) or adnominal)):
            standing = inherited
        adnominal = bool(_ADNOMINAL.match(plain))
        if last:
            inherited = standing
        found.append(
            Clause(
                start,
                end,
                plain,
                own,
                whole - own,
                standing,
                phase_of(plain),
                study,
                state and not study,
                next(
                    (
                        lemma
                        for lemma, s, e in reversed(content)
                        if start <= s
                        and e <= end
                        and lemma in own
                        and (frame is not None or folded(text[s:e]) in plain)
                        and not lemma[0].isdecimal()
                        and lemma != "元"
                    ),
                    "",
                ),
                below,
                denied(plain[-16:]),
                bool(LESSENED.search(plain)) or denied(plain),
                last,
            )
        )
    return tuple(reversed(found))


def _asides(text: str) -> list[tuple[int, int]]:
    """Where a text names ministries and the documents themselves: no part of what is told."""
    mapped = fold(text)
    found = [(m.start, m.end) for m in mentions(mapped.text)]
    found += [m.span() for m in _DOCUMENT.finditer(mapped.text)]
    return [mapped.span(a, b) for a, b in found]


def _told(plain: str) -> str:
    """What is reported, without the words that report it (…することが挙げられている)."""
    for _ in range(3):
        match = pattern("tail", "report").search(plain)
        if match is None or match.start() < len(plain) / 3:
            break
        plain = re.sub(r"(?:する|した|られる|れる)?(?:こと|もの)$", _bare, plain[: match.start()])
    return plain


_ADNOMINAL = regex(
    r"[^、はが]{2,24}?(?:する|した|できる|される|られる|れる|いる)(?=[一-鿿ァ-ヺ]{2})(?!予定|見込|方針|計画|必要|こと)"
)
"""A clause that opens with what tells of a noun: what is joined to it (保存し、検索できるようにする基盤) does so, too."""


def _bare(match: re.Match[str]) -> str:
    """…したこと → …した, and so on."""
    return re.sub(r"(?:こと|もの)$", "", match.group())


def _spans(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The ranges of the clauses: they end where a verb is joined to what follows (…し、 …ており、)."""
    start = 0
    verbs = False
    before: Word | None = None
    for word in words:
        if word.surface in ("、", ",") and before is not None and verbs:
            ending = text[start : word.end]
            if not _NO_JOINT.search(ending) and (_joins(before) or _JOINT.search(ending)):
                yield start, word.end
                start, verbs = word.end, False
        elif (
            before is not None
            and verbs
            and before.pos.startswith("動詞")
            and _NEXT_YEAR.match(text, before.end - 1)
        ):
            yield start, before.end
            start, verbs = before.end, False
        verbs = verbs or (word.pos.startswith("動詞") and word.lemma not in _RELATION)
        before = word
    if start < len(text.rstrip()):
        yield start, len(text.rstrip())


def _joins(word: Word) -> bool:
    if word.lemma in _RELATION:
        return False
    return word.pos.startswith(("動詞", "助動詞", "助詞-接続助詞")) or word.surface in _JOINTS
