"""Comparisons in words: where the question passes from one side to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from rag.comparison.side_records import CLEAR, candidates, foreign_nouns
from rag.comparison.sides import Side, Sides
from rag.context import Context
from rag.evidence.coverage import Coverage
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.records import Record, Slide
from rag.tokens import Tokenizer

SAME = 0.7
"""Share of both descriptions from which their best record is meant by both, unless a comparison is asked for."""
ENUMERATED = 0.8
"""What a cut at 、 counts behind a と: AとB、… goes on to what is asked of both."""
OWN, NAMED, BOTH = 0.9, 0.25, 0.6
"""Where no word asks for each: the share of a description that its record must have, that its
headings must have, and that the other side's record may have unless the headings have it all."""
LEAST = 0.5
"""The share of a description that its record must have for the two to be told apart at all."""
CLOSE = 0.75
"""Share of the best record's score that another may have to be the side where both best are one record."""
LONGEST = 300
"""Characters: no comparison in words is longer, and every place to cut a question costs two searches."""
_CUTS = 2

# What a side is compared in begins here.
_REST = regex(
    r"と?で?は、?|とで、?|、|。|[?)]|$|(?:を|の)?(?:比べ|比較|対比|並べ|見比べ|突き合わせ)|どちら|どっち|いずれ|それぞれ|おのおの|両者|双方|の?両(?=施策|取組|事業|方)|どう(?=違|異)"
    r"|の(?=(?:主?担当|所管|主管|府省|省庁|kpi|指標|効果|進捗|目標|課題|背景|目的|違い|差|相違|対比|比較|令和|平成|20\d\d|期限|時期|件数|割合|数値|予定|今後|取組数))"
    r"|(?:って|は)(?:紛らわし|似て|よく似|どちらも)[^、。]{0,10}(?:けど|が|ので|から)、?"
    r"|,? (?:which|how|in terms|what|differ)"
)
_COUNTED = regex(
    r"^[^、。()]{0,20}(?:2|二|両)(?:つの?|本の?|件の?)?(?:施策|取り?組み?|事業|プロジェクト|調査研究|もの)?(?:について)?[、。:](?=.*(?:と|/|・))"
)
"""地図関係の2施策、AとBの…: what both have in common, before them."""
_AMONG = regex(
    r"^(?P<about>[^、。]{0,20}?)(?P<of>施策|取り?組み?|事業|項目)(?:のうち|の中で)、?(?=.*と.*(?:どちら|どっち))"
)
"""12番台の施策のうち、AとBで…どちら: where both stand."""
_WORDED = regex(r"に(?:比べ|対し)て?、?|および|及び|ならびに|\band\b|\bvs\.?|\bversus\b|\bor\b|/")
_SAID = frozenset(
    (
        "言う", "為る", "成る", "思う", "考える", "呼ぶ", "称する", "見る", "組む", "聞く", "聴く", "書く", "記す", "有る",
        "理解", "認識", "承知", "記憶", "記載", "存ずる", "伺う", "見込む", "比べる", "比較", "知る", "覚える",
    )
)  # fmt: skip
"""Words before which と quotes or joins no second thing: …ということで, …と理解している, …と組む."""
_NO_THING = regex(
    r"^(?:(?:平成|令和|20)[元\d]+年度?末?(?:時点)?の?(?:実績|目標|kpi|値|数値|現状|予定)?(?:と|、|や)?)+$"
    r"|^(?:それぞれ|おのおの|各々|どこ|どちら|どっち|どれ|どの|何|なに|誰|だれ|いつ|いくつ|いくら|(?:全国|国内|日本|全体|現在|今)(?:[でにはの]|$))"
)
"""What asks, or says that each is meant, describes no second thing: 5件、それぞれの事業者名."""
_COMMA = regex(r"[、,，]")
_TOPIC = regex(r"(?:施策|取り?組み?|事業)(?:さ|って)?$")
"""情報銀行の施策、認定件数の目標は: what is asked of it stands behind, no second thing."""
_ONE_OF_TWO = regex(
    r"[^、。とやは]{1,16}の(?:統合|一体化|一元化|接続|融合|両立|共有|協働|連結|併用|併合|合併|一本化)"
)
"""データカタログサイトとe-Govの統合: one thing that two are joined in."""
_EVENT = regex(r"[たる]の$")  # 成立したのと施行されたのは: two events, not two records


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a question passes from one side to the other; ``about`` is told of both before them."""

    left: str
    right: str
    rest: str
    weight: float = 1.0
    about: str = ""


def described(question: Question, context: Context) -> Sides | None:
    """Sides given in words: the question is cut where both halves find a record of their own.

    Word search ranks the cuts, meaning and words together settle the records of the best ones.
    """
    if len(question.text) > LONGEST:
        return None
    among = _AMONG.match(question.text)
    if lead := _COUNTED.match(question.text) or among:
        question = replace(question, text=question.text[lead.end() :])
    cuts = quoted(question) or list(cuts_of(question, context.tokenizer))
    if among and not question.documents and among["of"] in ("施策", "事業"):
        question = replace(question, documents=("kanmin",))
    if among:
        cuts = [replace(cut, about=among["about"]) for cut in cuts]
    if len(cuts) > _CUTS or not question.has("compare"):
        cuts = _by_words(cuts, question, context)
    best: tuple[float, tuple[Record, ...]] = (0.0, ())
    chosen: Cut | None = None
    for cut in cuts:
        found = _pair(cut, question, context, "hybrid")
        if found[0] > best[0]:
            best, chosen = found, cut
    if chosen is None or not best[1]:
        return _one_sided(cuts, question, context) if question.has("compare") else None
    sides = tuple(Side(r, p) for r, p in zip(best[1], (chosen.left, chosen.right), strict=True))
    if any(share_of(side, context) < LEAST for side in sides if not isinstance(side.record, Slide)):
        return None
    return Sides(sides, chosen.rest, "described")


def _by_words(cuts: list[Cut], question: Question, context: Context) -> list[Cut]:
    """The cuts that word search ranks best; where no comparison is asked for, those that it finds records for."""
    pairs = [(_pair(cut, question, context, "lexical"), cut) for cut in cuts]
    if not question.has("compare"):
        pairs = [(pair, cut) for pair, cut in pairs if pair[1]]
    pairs.sort(key=lambda item: -item[0][0])
    return [cut for _, cut in pairs[:_CUTS]]


def share_of(side: Side, context: Context) -> float:
    """The share of a side's description that its record has, other words for it included."""
    words = Coverage(analyse(side.part, context.tokenizer).terms, context.finder.vocabulary)
    texts = (context.finder.heading(side.record), *(f.display for f in side.record.fields))
    return words.share(*texts, meant=True)


def coordinated(question: Question, context: Context) -> Sides | None:
    """Sides that no word asks for each of (LアラートとJアラートの担当は): each half is told by a record of its own."""
    found = described(question, context)
    if found is None or found.missing:
        return None
    things = [bool(_TOPIC.search(side.part)) for side in found.sides]
    if things[0] and not all(things):
        return None
    parts = [analyse(side.part, context.tokenizer).terms for side in found.sides]
    titled = not (
        "、" in question.text and not _COMMA.search(question.original)
    )  # 水産業 データ連携基盤: words of one
    for side, own, other in zip(found.sides, parts, reversed(parts), strict=True):
        heading = context.finder.heading(side.record)
        texts = (heading, *(f.display for f in side.record.fields))
        mine, theirs = Coverage(own, context.finder.vocabulary), Coverage(other, context.finder.vocabulary)
        if mine.share(*texts) < OWN or mine.share(heading) < NAMED:
            return None
        titled = titled and len(own) > 1 and mine.share(heading) >= OWN
        if theirs.share(*texts) > BOTH and not titled:
            return None
    return found


def either(question: Question, context: Context) -> Sides | None:
    """Sides of which one is asked for (AとBで、…はどちらか): most of each half is told by a record of its own."""
    found = described(question, context)
    if found is None or found.missing:
        return None
    return found if all(share_of(side, context) >= BOTH for side in found.sides) else None


def _one_sided(cuts: list[Cut], question: Question, context: Context) -> Sides | None:
    """One side's record is spelled out and the other description has words that no document has."""
    for cut in cuts:
        for part, other in ((cut.left, cut.right), (cut.right, cut.left)):
            own, others = (analyse(p, context.tokenizer).terms for p in (part, other))
            if not own or not foreign_nouns(other, others, context):
                continue
            found = candidates(part, own, (), question, context, "hybrid")
            if found and found[0][0] >= CLEAR:
                return Sides((Side(found[0][1], part),), cut.rest, "described", other.strip("「」『』 "))
    return None


def quoted(question: Question) -> list[Cut]:
    """Two quotations, neither the name of a document, are the sides."""
    documents = lexicon().documents.values()
    names = [q for q in question.quoted if not any(p.search(q) for p in documents) and len(q) >= 3]
    if len(names) != 2:
        return []
    end = question.text.rfind(names[1]) + len(names[1])
    return [Cut(names[0], names[1], question.text[end:].lstrip("」』"))]


def cuts_of(question: Question, tokenizer: Tokenizer) -> Iterable[Cut]:
    """Where the question may pass from one side to the other, and where the second one ends."""
    text = question.text
    spans = [m.span() for m in _WORDED.finditer(text)]
    words = tokenizer.words(text)
    for before, word, behind in zip(words, words[1:], [*words[2:], words[-1]], strict=False):
        particle = word.surface in {"と", "や", "より"} and word.pos.startswith("助詞")
        if (particle and behind.lemma not in _SAID) or (
            word.surface == "、" and not before.pos.startswith(("助詞", "助動詞"))
        ):
            spans.append((word.start, word.end))
    worded = False
    for start, end in sorted(spans):
        weight = ENUMERATED if worded and text[start] == "、" else 1.0
        worded = worded or text[start] != "、"
        if text[end : end + 1] == "、":
            end += 1
        for match in _REST.finditer(text, end + 2):
            left, right = text[:start].rpartition("。")[2], text[end : match.start()]
            event = _EVENT.search(left) and not question.has("compare")
            event = event or bool(_ONE_OF_TWO.match(text, end))
            event = event or left.endswith(("ではなく", "じゃなく", "でなく"))  # only the right one is meant
            if len(left) >= 2 and len(right) >= 2 and not (event or _NO_THING.match(right)):
                yield Cut(left, right, text[match.end() :] or text[match.start() :], weight)
            break


def _pair(
    cut: Cut, question: Question, context: Context, mode: Literal["lexical", "hybrid"]
) -> tuple[float, tuple[Record, ...]]:
    """The best two different records for the two descriptions, and how well the worse one fits."""
    left, right = f"{cut.about}{cut.left}", f"{cut.about}{cut.right}"
    terms = [analyse(part, context.tokenizer).terms for part in (left, right)]
    if not all(terms):
        return 0.0, ()
    first = candidates(left, terms[0], terms[1], question, context, mode)
    if not first:
        return 0.0, ()
    second = candidates(right, terms[1], terms[0], question, context, mode)
    if not second:
        return 0.0, ()
    if first[0][1] == second[0][1] and not question.has("compare") and _has_both(first[0][1], terms, context):
        return 0.0, ()  # それぞれ of two things in one record
    pairs = [
        ((min(s, t) + 0.1 * max(s, t)) * cut.weight, (a, b))
        for s, a in first
        for t, b in second
        if (a.document, a.locator) != (b.document, b.locator)
        and s >= CLOSE * first[0][0]
        and t >= CLOSE * second[0][0]
    ]
    return max(pairs, key=lambda pair: pair[0], default=(0.0, ()))


def _has_both(record: Record, terms: list[tuple[str, ...]], context: Context) -> bool:
    """Whether a record has most of either description."""
    texts = (record.title, *(f.display for f in record.fields))
    return all(Coverage(own, context.finder.vocabulary).share(*texts) >= SAME for own in terms)
