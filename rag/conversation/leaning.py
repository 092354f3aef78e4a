"""Whether a question needs what was said before it, and whether it changes the topic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rag.conversation.ellipsis import PARTICLES, bare
from rag.conversation.turns import SHORT, Exchange, covers, own, turn_words
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.polar.proposition import LIGHT
from rag.question import Question, analyse
from rag.reading.interrogative import WH
from rag.records import Library, Record
from rag.tables.progress_columns import columns_of
from rag.tables.question import parse
from rag.text import folded
from rag.tokens import Tokenizer
from rag.topics.topic_reading import topic_spans

_INTERROGATIVE = regex(rf"{WH}|なん|は[?？]?$|wh(?:at|o|en|ere|y|ich)|how")
MOST_TERMS = 6
"""Topic words that a question cut short (じゃあ交通・物流は) may have."""
FEW_TERMS = 3
"""Topic words up to which a question may be about the record talked about."""


def says(question: Question, *names: str) -> bool:
    """Whether the question has one of these turns (turns.toml)."""
    return any(turn_words()[name].search(question.text) for name in names)


def leans(
    question: Question, focus: Record | None, goes_on: bool, library: Library, tokenizer: Tokenizer
) -> bool:
    """Whether the question needs what was said before.

    It points back (その, それ), has no topic of its own, opens as a continuation or asks in a
    few words that the record talked about has all.
    """
    words = own(question)
    if says(question, "anaphora", "more"):
        return True
    if question.documents and words and not goes_on:
        return False  # 骨子案では研究開発はどうなっている: a place and a topic of its own
    if focus is not None and _of_place(question, tokenizer):
        return True
    table = parse(question, library, tokenizer)
    if table is not None:
        of_a_year = goes_on and not words and bool(question.dates) and question.has("target")
        set_of_its_own = table.query.conditions and not of_a_year  # では、令和2年度の目標は何件か
        return focus is not None and not set_of_its_own and not says(question, "measures")
    if question.agencies and not bare(question, tokenizer):
        return not words and focus is not None
    if goes_on and len(words) <= FEW_TERMS:
        return True
    named = says(question, "measures")  # マイナンバーカードの施策は: a topic, wherever else it stands
    named_topics = topics(question, words, tokenizer)
    few = focus is not None and 0 < len(words) <= FEW_TERMS and not named
    covered = (
        few
        and focus is not None
        and (covers(focus, named_topics or words) or _nameless(question, named_topics, library))
    )
    short = len(words) <= MOST_TERMS and not question.attributes and says(question, "ellipsis")
    understood = _asks(question) or says(question, *(turn_words().keys() - {"request"}))
    return (understood and not (words and named_topics)) or covered or short


def _nameless(question: Question, topics: Sequence[str], library: Library) -> bool:
    """Whether what is asked besides (参加人数も, 研修もありますか) is the topic of no record: it is a side of the one talked about."""
    if also := _ALSO.match(question.text):
        phrase = also["thing"]
    elif says(question, "ellipsis") and all(map(_KIND_NAME.fullmatch, topics)):
        phrase = PARTICLES.sub("", question.text)
        told_of = question.attributes and topics and any(covers(r, topics) for r in library.records)
        if told_of or not (question.attributes or _SIDE_ASKED.search(phrase)):
            return False  # 富岳の担当は: a topic, though of no title
    else:
        return False
    return len(phrase) < _NAME or not any(phrase in folded(r.title) for r in library.records)


_NAME = 3
"""Characters from which a word names a topic: 民間も使えますか is asked of anything."""
_ALSO = regex(
    r"^(?P<thing>[^、。?はがのを]{1,12}?)で?も(?:対象|含|入[っりる]|受け|使[えう]|利用|参加|見[らえれ]|読め|申し?込|申請|あ[りる]|でき|出来|可能)[^、。?]{0,10}[?。]*$"
)
_SIDE_ASKED = regex(r"(?:数|額|率|量|年齢|時間|期間|日程|費用?|料金|場所|方法|条件)$")
_KIND_NAME = regex(r"[一-鿿]+[ぁ-ん]?")
"""A name in Latin letters or katakana is a topic, wherever it stands."""


def _of_place(question: Question, tokenizer: Tokenizer) -> bool:
    """Whether nothing but a place is named (大阪でもやる?): it is asked of what was talked about, wherever else it stands."""
    place = next(
        (m for m in lexicon().places.finditer(question.text) if _THERE.match(question.text, m.end())), None
    )
    if place is None or question.documents:
        return False
    rest = analyse(question.text[: place.start()] + _KIND.sub("", question.text[place.end() :]), tokenizer)
    return not [w for w in topics(rest, own(rest), tokenizer) if w not in LIGHT]


_KIND = regex(r"^[都道府県市区町村]")
_THERE = regex(r"[都道府県市区町村]?(?:で(?!す)|は(?:対象|入|含)|も(?:対象|入|含|や))")


def topics(question: Question, words: tuple[str, ...], tokenizer: Tokenizer) -> list[str]:
    """The words that name something: neither what is done (どう改善するのか) nor the kind of thing asked for (予算)."""
    read = tokenizer.words(question.text)
    done = {w.lemma for w in read if w.pos.startswith("動詞")}
    done |= {w for w in words if w.isnumeric()}  # 三つとも, 8件でしたよね
    done |= {w.lemma for before, w in pairwise(read) if before.surface in ("どの", "どんな")}  # どの分野に
    done |= {
        w.lemma
        for w, behind in pairwise(read)
        if behind.lemma in ("為る", "出来る") and w.end == behind.start
    }
    kinds = [kind.ask for kind in lexicon().absent if kind.name in question.absent]
    asked = " ".join(m.group() for kind in kinds for m in kind.finditer(question.text))  # 担当課
    return [w for w in words if w not in done and w not in asked and not any(k.search(w) for k in kinds)]


def stands_alone(question: Question) -> bool:
    """Whether a column of the progress table is asked for with the slides named anew: AI戦略2019の進捗率は."""
    named = question.documents == ("senryaku",) and columns_of(question.text) and not own(question)
    return bool(named) and not says(question, *_GOES_ON)


_GOES_ON = ("anaphora", "more", "openers", "corrections", "taken_back", "first", "before")


def swaps(question: Question, focus: Record, library: Library, tokenizer: Tokenizer) -> bool:
    """Whether the question names another topic than the record: じゃあ交通・物流は."""
    words = own(question)
    if words and _nameless(question, topics(question, words, tokenizer), library):
        return False
    stays = says(question, "anaphora", "one_kind") or question.absent or question.attributes
    if stays or not words or covers(focus, words):
        return False
    return says(question, "ellipsis") and len(words) <= MOST_TERMS


def together(question: Question, earlier: Question, library: Library, tokenizer: Tokenizer) -> bool:
    """Whether some record has the words of both questions: 自動運転 … 実証プロジェクトの目標は."""
    mine, before = own(question), own(earlier)
    few = 0 < len(mine) <= FEW_TERMS and 0 < len(before) <= FEW_TERMS and len(question.text) <= SHORT
    lists = question.has("list") and says(question, "measures")  # a set of its own
    carried = earlier.measures or earlier.sections  # whose words say what is asked, not what of
    if not few or lists or carried or question.documents or question.agencies:
        return False
    if parse(question, library, tokenizer) is not None:
        return False
    return any(covers(record, (*mine, *before)) for record in library.measures)


_SIDE = regex(
    r"^(?P<side>[^、。?]{1,16})(?:(?:で|に|へ|から)の(?:利用|活用|応用|導入|使い(?:道|方)|使われ方|場合|話|ほう|方)|(?:で|に)(?:使う|活用する|利用する|導入する)(?:の|話|場合|件))(?:は|って|だと|では)"
)


def side_of(
    question: Question, exchanges: Sequence[Exchange], library: Library, tokenizer: Tokenizer
) -> str | None:
    """「農業での利用は」: another side of the topic talked about, where some record has both."""
    said = _SIDE.match(question.text)
    mine = analyse(said["side"], tokenizer).terms if said else ()
    named = [e.question for e in exchanges if not (e.question.measures or e.question.sections)]
    for earlier in reversed(named if mine else ()):
        for start, end in topic_spans(earlier, tokenizer)[:1]:
            topic = earlier.shown[start:end]
            words = analyse(topic, tokenizer).terms
            if words and any(covers(r, (*words, *mine)) for r in library.records):
                return f"{topic}の{question.shown}"
    return None


def _asks(question: Question) -> bool:
    """Whether anything in a question without topic words was understood: asdf ほげ asks nothing."""
    said = (question.attributes, question.intents, question.agencies, question.dates, question.documents)
    return any(said) or bool(question.absent or question.quantities or _INTERROGATIVE.search(question.text))


_OTHER = regex(
    r"(?:^|、)(?:じゃあ|では|それでは|それなら|なら)?(?P<thing>[^、。?]{3,30}?)(?:の(?:ほう|方)|ほう|(?<=[一-鿿ァ-ヺ])方)(?:は|って)"
)
"""民事責任のあり方のほうは: another thing than the one talked about; 言い方は names none."""
_NAMING = 2
"""Words that name a thing of its own."""


_AMONG_OTHERS = regex(r"(?:ほか|他|別)の(?P<thing>[一-鿿ァ-ヺ]{2,12})等?(?:との|と|に)")


def among_others(question: Question, library: Library, focus: Record) -> Record | None:
    """What 「ほかの計画との関係は」 asks of: the other record that is titled by it."""
    said = _AMONG_OTHERS.search(question.text)
    if said is None or question.measures:
        return None
    titled = [r for r in library.records if f"他の{said['thing']}" in folded(r.title) and r != focus]
    return titled[0] if len(titled) == 1 else None


def names_other(question: Question, focus: Record, tokenizer: Tokenizer) -> bool:
    """Whether 〜のほうは names another thing, by words of which the record talked about has none."""
    named = _OTHER.search(question.text)
    if named is None:
        return False
    words = [t for t in analyse(named["thing"], tokenizer).terms if t in question.terms]
    return len(words) >= _NAMING and not any(covers(focus, (w,)) for w in words)
