"""What one document does not tell, asked of the others: スライドには…とあるだけ。別の資料でいつできたか分かりますか.

That the document named lacks it is said by the way; it is neither asked nor to be searched there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.attributes import subject
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.quoting import shown
from rag.records import DOCUMENT_IDS, DocumentId
from rag.routes import passage, place
from rag.text import folded
from rag.topics.topic_reading import topic_spans

_LACKS = regex(
    r"(?P<said>[^。?]{0,70}?)(?:(?:だけ|のみ|ばかり)(?:で(?!は?な)|だ|です|な|、|。)|しか(?:書|載|記|出て|触れ|述べ|言及|あり|な[いく])"
    r"|(?:書(?:いて|かれて)|載って|記載(?:が|は|されて)|言及(?:が|は|されて)|出て(?:きて|い)?|触れ(?:て|られて)|示されて|分か(?:り|ら)|わか(?:り|ら)|説明(?:が|は|されて))[^。、?]{0,4}?(?:な(?:い|く|かっ)|ません|(?<!は)ず))[^。、?]{0,14}[。、?]"
    r"(?:[^。、?]{0,30}(?:書(?:いて|かれて)|載って|記載)[^。、?]{0,8}(?:な(?:い|く)|ません)[^。、?]{0,10}[。、])?"
)
_OTHERS = regex(
    r"^、?(?:じゃあ|では|なので|それで|そこで)?、?(?:別の|ほかの|他の|もう一つの|残りの|違う)(?:資料|文書|文献|ほう|方|やつ)(?:では|だと|で|には|に|から|なら|を見れば)?(?:も)?、?"
)
_BEHIND = regex(r"^の?(?:ほう|方|側|資料|表)?(?:に|で|から|の|だと)?(?:は|も|なら)?、?")
_TOPIC_TAIL = regex(
    r"(?:の(?:話|件|こと|ところ))?(?:について(?:は)?|に関して(?:は)?|なの?ですが|ですが|です|は|って|が)?[。、?]*$"
)
_BODY = regex(r"(?:ネットワーク|機構|機関|会議|協議会|センター|コンソーシアム|組織|団体|チーム|本部|研究所)$")
_FOUNDED = regex(
    r"(?:立ち?上が(?:った|りました)|(?:でき|出来)(?:上が|あが)?(?:た|った|ました|りました)|発足した|生まれた)(?=か|の|ん|と|[。?]|$)"
)
"""いつできた, said of a body: when it was founded."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The document that does not tell, what it is about, and what is asked of which others."""

    lacking: DocumentId
    topic: str
    said: str
    ask: str
    documents: tuple[DocumentId, ...]


def answer(question: Question, context: Context) -> Draft | None:
    """The answer of the other documents, and what the one named says; None for any other question."""
    asked = _read(question, context) if not question.english and not question.measures else None
    if asked is None:
        return None
    joint = "" if asked.topic.endswith(("は", "が")) else "は"
    ask = _FOUNDED.sub("設立された", asked.ask) if _BODY.search(asked.topic) else asked.ask
    wording = f"{asked.topic}{joint}、{ask}"
    read = analyse(wording, context.tokenizer)
    read = replace(read, documents=asked.documents, original=question.original)
    told = place.answer(read, context) or passage.answer(read, context)
    if told.status not in ("answered", "corrected"):
        return None
    if not _tells_of(asked, told, context):
        return None
    told.note(f"『{question.shown}』→{wording}")
    _say_lacking(told, asked, context)
    return told


def _tells_of(asked: Elsewhere, told: Draft, context: Context) -> bool:
    """Whether the records that answer have the long foreign name asked about, no part of it: …インスティテュート."""
    cited = {(c.document, c.locator) for c in told.citations.values()}
    records = [r for r in context.library.records if (r.document, r.locator) in cited]
    text = folded(" ".join(t for r in records for t in (r.title, *(f.display for f in r.fields))))
    return all(m[0] in text for m in _FOREIGN.finditer(folded(f"{asked.topic}、{asked.said}")))


_FOREIGN = regex(r"[a-zァ-ヴー・]{8,}")
"""One name, however many words it has."""


def _read(question: Question, context: Context) -> Elsewhere | None:
    """What lacks it, what of, and who else is asked."""
    text = question.shown
    patterns = lexicon().documents
    named = [(m, d) for d in DOCUMENT_IDS for m in patterns[d].finditer(folded(text))]
    if len(folded(text)) != len(text) or not named:
        return None
    match, lacking = min(named, key=lambda item: item[0].start())
    lacks = _LACKS.match(text, match.end())
    if lacks is None:
        return None
    rest = text[lacks.end() :]
    others = tuple(dict.fromkeys(d for m, d in named if m.start() >= lacks.end() and d != lacking))
    stated = _OTHERS.match(rest)
    if not (others or stated) or len(rest) < 4:
        return None
    if stated:
        rest = rest[stated.end() :]
    else:
        first = min(
            (m for m, d in named if d in others and m.start() >= lacks.end()), key=lambda m: m.start()
        )
        rest = text[first.end() :]
        rest = rest[_BEHIND.match(rest).end() :]  # type: ignore[union-attr]
    topic = _TOPIC_TAIL.sub("", text[: match.start()]) or _topic(lacks["said"], context)
    meant = tuple(d for d in DOCUMENT_IDS if d in others or (not others and d != lacking))
    documents = tuple(d for d in meant if not context.documents or d in context.documents)
    if len(topic) < 2 or not documents:
        return None
    return Elsewhere(lacking, topic, lacks["said"], rest, documents)


def _topic(said: str, context: Context) -> str:
    """What the document is said to tell of: 人工知能研究開発ネットワークができた(とだけあって)."""
    read = analyse(_BEHIND.sub("", said), context.tokenizer)
    spans = topic_spans(read, context.tokenizer)
    return read.shown[slice(*spans[0])] if spans else ""


def _say_lacking(draft: Draft, asked: Elsewhere, context: Context) -> None:
    """The sentence of the document named that is on the topic, for comparison."""
    if context.documents and asked.lacking not in context.documents:
        return
    about = analyse(f"{asked.topic}、{asked.said}", context.tokenizer)
    about = replace(about, documents=(asked.lacking,), intents=frozenset(), attributes=frozenset())
    found = context.finder.find(about, (asked.lacking,)) if about.terms else []
    if found and found[0].features["coverage"] + found[0].features["meant"] >= 0.5:
        number = draft.cite_sentence(found[0].record, found[0].field, found[0].sentence)
        title = context.library.sources[asked.lacking].short_title
        draft.say(f"{title} {subject(found[0].record)}: 「{shown(found[0])}」", number, prefix="- ")
