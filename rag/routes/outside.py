"""What is no question to the documents: empty input, greetings, injections, nonsense, other topics."""

from __future__ import annotations

import re
import unicodedata

from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import DOCUMENT_IDS, Library
from rag.scope import Scope
from rag.text import folded

_SENTENCE = regex(r"[^。！？!?\n]*[。！？!?\n]*")
_TAGS = regex(r"<[^<>]{0,2000}>|\[/?(?:system|inst|user|assistant)[^\]]{0,40}\]", re.IGNORECASE)
_ESCAPES = regex(r"\x1b\[[0-9;]*[A-Za-z]")
_BLOCKS = regex(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_HIRAGANA = regex(r"[ぁ-ゖー]+")
_ASKING = frozenset({"なに", "なん", "どこ", "いつ", "だれ", "どれ", "なぜ", "おしえ", "まとめ"})
"""A question in hiragana may be meant all the same."""
_REPEATED = regex(r"^(.{1,4}?)\1{4,}.{0,4}$")

_ABILITIES = (
    "官民データ活用推進基本計画の別表(180施策)、人工知能基本計画骨子(案)、AI戦略2019フォローアップの"
    "3文書について、出典付きで答えます。"
)
_EXAMPLES = "例:「02-04のKPIは？」「総務省が主担当の施策を全部」「AIガバナンスの取組は？」"


def refuse(question: str, context: Context, longest: int) -> Draft | None:
    """A draft for input that is not even text: empty, too long, only marks or controls."""
    draft = Draft(context.library, question[:200])
    visible = [c for c in question if unicodedata.category(c)[0] not in "CZ"]
    if not visible:
        draft.status = "error"
        draft.question = ""
        draft.say(f"質問が空です。知りたいことを文で入力してください。{_EXAMPLES}")
        return draft
    if len(question) > longest:
        draft.status = "error"
        draft.say(
            f"質問が長すぎます({len(question):,}字)。{longest:,}字以内に縮めて、1つの質問にしてください。"
        )
        return draft
    return None


def without_instructions(question: str) -> str:
    """The question without markup and without sentences that try to give orders to the program.

    If nothing is left, the question as it was: the route below then declines it.
    """
    injection = lexicon().outside["injection"]
    plain = _TAGS.sub("", _BLOCKS.sub(" ", _ESCAPES.sub("", question)))
    kept = [s for s in _SENTENCE.findall(plain) if s.strip() and not injection.search(folded(s))]
    rest = "".join(kept).strip()
    if _INTRODUCES.fullmatch(rest):
        return question
    return rest if len(re.sub(r"\W", "", rest)) >= 4 else question


_INTRODUCES = regex(r"(?:私|わたし|こちら)?は?[^、。?？は]{1,14}(?:です|だ|である|と申します)[。!！\s]*")
"""Who gives the order, and no question: 管理者です。"""


def answer(question: Question, context: Context) -> Draft | None:
    """Decline what is outside; None when the question may be about the documents."""
    patterns = lexicon().outside
    text = question.text
    bare = re.sub(r"[^\w]", "", text)
    draft = context.draft(question)
    draft.status = "out_of_scope"
    about = bool(question.measures or question.sections or question.agencies or question.documents)
    if not bare:
        draft.say(f"質問として読み取れませんでした。{_ABILITIES}")
        draft.say(_EXAMPLES)
        return draft
    if patterns["greeting"].search(text):
        draft.say(f"こんにちは。{_ABILITIES}")
        draft.say(_EXAMPLES)
        return draft
    if patterns["self"].search(text):
        draft.say(f"政策文書への質問に答えるプログラムです。{_ABILITIES}")
        draft.say(_EXAMPLES)
        return draft
    original = question.original
    if patterns["injection"].search(text) or (
        patterns["injection"].search(original.lower()) and without_instructions(original) == original
    ):
        draft.say("文書についての質問として読み取れませんでした。指示の変更や内部設定の開示には応じません。")
        draft.say(_EXAMPLES)
        return draft
    if patterns["abuse"].search(text) and not about:
        draft.say("お役に立てず申し訳ありません。文書についての質問であれば、出典付きで答えます。")
        draft.say(_EXAMPLES)
        return draft
    if not about and (_is_nonsense(bare) or _is_off_topic(question, context)):
        draft.say(f"この質問は対象の文書の範囲外です。{_ABILITIES}")
        draft.say(_EXAMPLES)
        return draft
    if _is_babble(bare, context):
        draft.status = "not_found"
        draft.say(
            f"「{text[:40]}」に当たる語は対象の文書に見当たりません。漢字やカタカナで入力すると見つかることがあります。"
        )
        draft.searched = Searched(context.scope(question) or DOCUMENT_IDS, (), ())
        return draft
    return None


_NAMED, _TOLD = 3, 0.55
"""Words beside one of another topic, and the share of all that a sentence has with its record, from which the documents are meant."""


_OF_DOCUMENTS = regex(r"施策|取り?組み?|骨子|別表|担当|kpi|指標|計画|府省|省庁|推進|マイナ")
"""A message about the documents, whatever else it speaks of: スピーチを自動翻訳する施策."""


def _is_off_topic(question: Question, context: Context) -> bool:
    """Whether a word of another topic (作り方を) is what is asked about, not one among the documents' own (材料や作り方を逆に設計)."""
    match = lexicon().outside["offtopic"].search(question.text)
    if match is None or _OF_DOCUMENTS.search(question.text):
        return False
    if question.english or sum(t not in match.group() for t in question.terms) <= _NAMED:
        return True
    found = context.finder.find(question, context.scope(question))
    return not found or found[0].features["whole_meant"] < _TOLD


def hidden(question: Question, context: Context, scope: Scope, library: Library) -> Draft | None:
    """Decline what the reader's own filters hide: a place the question names, or everything. Else None."""
    places = [("kanmin", m) for m in question.measures] + [("kihon", s) for s in question.sections]
    named = [record for record in library.records if (record.document, record.locator) in places]
    seen = [record for record in named if scope.allows(record)]
    if context.library.records and (seen or not named):
        return None
    titles = {source.id: source.short_title for source in library.sources.values()}
    filters = f"いまの絞り込み({scope.describe(titles)})"
    draft = context.draft(question)
    draft.status = "not_found"
    draft.say(
        f"{named[0].locator}は、{filters}の外にあります。"
        if context.library.records
        else f"{filters}に当てはまる施策・取組はありません。"
    )
    draft.say("絞り込みを外すと、答えられることがあります。")
    draft.searched = Searched(scope.documents or DOCUMENT_IDS, question.terms, ())
    return draft


def _is_babble(bare: str, context: Context) -> bool:
    """Whether it is hiragana alone and none of its words of two letters stands in a document (ほげほげ)."""
    if not _HIRAGANA.fullmatch(bare):
        return False
    finder = context.finder
    words = [w for w in context.tokenizer.words(bare) if len(w.surface) > 1]
    heard = (finder.stands(folded(w.surface)) or finder.vocabulary.knows(w.lemma) for w in words)
    return not any(heard) and not any(w.surface in _ASKING for w in words)


def _is_nonsense(bare: str) -> bool:
    """One sign repeated, or digits alone."""
    return bool(_REPEATED.match(bare)) or bare.isdecimal()
