"""Whether a term is defined (「人間力」は定義されてる?): a sentence that says what it is, not one that has the word."""

from __future__ import annotations

from rag.answer import Searched
from rag.attributes import subject
from rag.context import Context
from rag.draft import Draft
from rag.evidence.definition import explains
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import DOCUMENT_IDS
from rag.text import folded

_IN = r"(?:は|が|も|って|まで)?、?(?:[^、。?はがも]{1,12}[にで](?:は|も)?、?)?(?:ちゃんと|きちんと|明確に|はっきり)?"
_DEFINED = regex(
    rf"(?:定義|(?<=の)意味){_IN}(?:さ?れて|説明され|書(?:かれ|いて)|示されて|載って|記載|あ[るり]|して)|(?<=」の)説明{_IN}(?:されて|あ[るり])"
)
_TERM = regex(
    r"「(?P<quoted>[^「」]{2,40})」|(?P<bare>[一-鿿々ァ-ヺーa-z0-9・]{2,30}(?: [a-z0-9]+)*)(?:(?:という|って(?:いう)?)(?:言葉|用語|語|単語|概念))?"
    rf"(?:の(?=定義|意味)|(?:は|って|が|も|とは){_IN}(?=定義))"
)
_NO_TERM = regex(r"(?:目的|理由|背景|経緯|効果|時期|内容|条件|指標|kpi|言葉|用語|対象|範囲|要件|構造)$")
_SAYS = 0.9
"""How clearly a sentence must explain a term to define it; what only stands beside it leaves the answer open."""
_BESIDE = 0.8
_SHOWN = 2


def answer(question: Question, context: Context) -> Draft | None:
    """はい with the sentence that defines the term, いいえ with its places where none does; None where it stands nowhere."""
    if question.english or not is_polar(question) or not _DEFINED.search(question.text):
        return None
    match = _TERM.search(question.text)
    if match is None or _NO_TERM.search(term := match[kind := match.lastgroup or ""]):
        return None
    documents = context.scope(question) or DOCUMENT_IDS
    places = [p for d in documents for p in context.finder.places(d)]
    having = sorted(
        ((_clear(term, folded(s.display)), r, f, s) for r, f, s in places if term in folded(s.display)),
        key=lambda p: (-p[0], not p[3].display.strip().endswith("。")),
    )
    if not having:
        return None
    draft = context.draft(question)
    shown = question.shown[match.start(kind) : match.end(kind)]
    best = having[0][0]
    if best >= _SAYS:
        draft.say("はい。次のように説明されています。")
    elif best >= _BESIDE:
        draft.status = "partial"
        draft.say(f"「{shown}」を定義すると明記した文はなく、最も近いのは次の記載です。")
    else:
        titles = "、".join(context.library.sources[d].short_title for d in documents)
        draft.say(f"いいえ。「{shown}」の語はありますが、定義した文は見当たりません({titles}の全文を検索)。")
        nearest = tuple(dict.fromkeys(r.locator for _, r, _, _ in having))[:3]
        draft.searched = Searched(tuple(documents), (term,), nearest)
    for _, record, field, sentence in having[: 1 if best >= _BESIDE else _SHOWN]:
        number = draft.cite_sentence(record, field, sentence)
        draft.say(f"「{sentence.display.strip()}」({subject(record)}の{field.name})", number, prefix="- ")
    return draft


def _clear(term: str, text: str) -> float:
    """How clearly a text explains a term; the label of a bullet (スマートシティ:…) tells what is done about it."""
    return 0.0 if f"{term}:" in text else explains(term, text)
