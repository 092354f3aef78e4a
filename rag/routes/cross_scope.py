"""Which questions follow a topic through several documents, and through which."""

from __future__ import annotations

from rag.context import Context
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import DOCUMENT_IDS, DocumentId
from rag.topics.topic import signals, topic_words

_CONTENTS = regex(r"(?:なん|何)(?:て|と)|どんな|どのよう|どう(?:書|記|述|位置|触)")
_STATES = regex(
    r"(?:[るたいうくすつむぬぶ]|である)(?:と(?:は|も|の|いう|いった)?|って(?:いう)?)、?(?:[^、。?]{0,10}(?:は|が|も|で(?:は)?|に(?:は)?))?"
    r"(?:述べ|書(?:い|か)|記(?:し|さ|載|述)|文言|お?話|見て|認め|指摘|説明|評価)"
    r"|(?<=[うくぐすつぬぶむる])(?<!関する)(?<!に係る)(?<!対する)(?<!という)(?<!おける)(?:お?話|記述|記載|文言)(?:は|が|も|って)"
)
"""A statement is said to be a document's (十分に進んでいると骨子は述べていますか): that is asked, not its having the words."""
_VALUE = regex(
    r"(?:日程|期間|時期|期限|日付|人数|割合|比率|金額|目標値|[一-鿿]{2}数)(?:まで|は|も|が|って)、?[^、。?がはも]{0,10}?(?:載|書|記|示|触れ)"
)
"""A value is asked for, which the words that ask for it do not stand by: 日程まで載っているか."""
_WHICH_DOCUMENT = regex(
    r"(?:どの|どちらの|どっちの|何の)(?:文書|資料|計画)|どれに|which (?:of the |three )*(?:document|plan|source)"
)
_CHRONOLOGICAL: tuple[DocumentId, ...] = ("senryaku", "kanmin", "kihon")


def scope(question: Question, context: Context) -> tuple[DocumentId, ...]:
    """The documents to compare, in order; empty if the question is not about several."""
    if question.measures or question.sections:
        return ()
    named = question.documents
    all_of = context.documents or DOCUMENT_IDS
    if signals(question, "change") and (signals(question, "written") or len(named) >= 2):
        later = tuple(d for d in _CHRONOLOGICAL if d in all_of)
        two = len(named) == 2 and not signals(question, "between")
        return tuple(d for d in later if d in named) if two else later
    if len(named) >= 2:
        return tuple(d for d in named if d in all_of)
    if signals(question, "across"):
        return all_of
    if named:
        first = tuple(d for d in named if d in all_of)
        return (*first, *(d for d in all_of if d not in named)) if asks_existence(question) else ()
    if signals(question, "measures") or question.has("count", "group", "rank"):
        return ()
    return all_of if signals(question, "where") else ()


def asks_where(question: Question) -> bool:
    """Whether the documents themselves are asked for: where something stands, in which of them."""
    named = len(question.documents) >= 2
    asked = signals(question, "where") or bool(_WHICH_DOCUMENT.search(question.text) and not named)
    return asked or asks_existence(question)


def is_only(question: Question) -> bool:
    """Whether the document named is meant to be the only one (別表だけ, 骨子案にしか).

    本文には載っておらず別表だけにある施策 says that 本文記載 is blank.
    """
    names = [m.span() for p in lexicon().documents.values() for m in p.finditer(question.text)]
    return any(
        topic_words().signals["only"].match(question.text[end:]) and "本文" not in question.text[:start]
        for start, end in names
    )


def asks_existence(question: Question) -> bool:
    """Whether はい or いいえ is asked about a document's having a topic at all, or it alone."""
    if is_only(question):
        return signals(question, "exists") or signals(question, "said")
    return (
        signals(question, "exists")
        and is_polar(question)
        and not any(p.search(question.text) for p in (_CONTENTS, _STATES, _VALUE))
        and not question.has("number", "date", "lead", "ministry")
    )
