"""The headings below a place of the outline (第4章の節の見出しを順に), or what stands under each of them."""

from __future__ import annotations

from rag.attributes import cite_head, say_bullets, subject
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import BODY, Section
from rag.routes.place import sections, titled
from rag.text import folded

_TITLE = "見出し|題名|タイトル|スローガン|合言葉"
_ASKS = regex(
    rf"(?:小|中|各)(?:{_TITLE})|(?:各?節|各項|柱|方針)(?:それぞれ)?の、?(?:{_TITLE})|どんな(?:{_TITLE})|(?:{_TITLE})は(?:全部で|何と何|どんなもの)"
    r"|(?:[1-9一二三四五]つ|[1-9]原則)とも、?(?:順番?に|名前を|全部)?、?(?:言|挙|教|答|並べ|列挙|示)"
    r"|(?:どんな|どういう|どういった|何という)(?:節|項|章|柱)(?:で|が|から|に|を)|(?:節|項|章|柱|方針)の(?:名前|名称|名)(?:だけ|のみ)?を?、?(?:順|全部|すべて|全て|一通り|一覧|列挙|並べ|挙げ|[?。]|$)"
    rf"|(?:{_TITLE})(?:だけ|のみ)?を?、?(?:順に|全部|すべて|全て|一通り|一覧|列挙|並べ|それぞれ|箇条書き|挙げ|ずらっと|書き出)"
)
_ITS_OWN = regex(rf"\d節の(?:{_TITLE})(?:は|って|を教え|[?。]|$)")
_CONTENTS = regex(r"(?:それぞれ|各々|おのおの)の?、?(?:中身|内容)|(?:中身|内容)をそれぞれ")
_WORDS = frozenset(
    ("見出し", "題名", "タイトル", "スローガン", "合言葉", "合い言葉", "其々", "各節", "各", "小")
)


def answer(question: Question, context: Context) -> Draft | None:
    """All headings directly below the one place that is named; None where anything else is asked."""
    contents = _CONTENTS.search(question.text)
    asks = _ASKS.search(question.text) and not _ITS_OWN.search(question.text)
    if not (asks or contents) or question.has("count", "rank"):
        return None
    places = [r for _, r in sections(question, context.library) or titled(question, context.library)]
    place = places[0] if len(places) == 1 else None
    if not isinstance(place, Section) or not place.children or _beside(place, question, context):
        return None
    below = [c for loc in place.children if (c := context.library.get(place.document, loc)) is not None]
    if any(isinstance(c, Section) and (c.kind == "item" or (contents and c.children)) for c in below):
        return None
    draft = context.draft(question)
    draft.say(f"{subject(place)}の見出しは次の{len(below)}つです。", cite_head(draft, place))
    for child in below:
        draft.say(f"{child.locator} {child.title}", cite_head(draft, child), prefix="- ")
        if contents:
            say_bullets(draft, child, BODY)
    return draft


def _beside(place: Section, question: Question, context: Context) -> bool:
    """Whether the question names more than the place and its headings."""
    own = {*context.tokenizer.content(f"{place.title} {place.locator}"), *_WORDS, *lexicon().abstract}
    named = [
        r for c in (place.locator, *place.children) if (r := context.library.get("kihon", c)) is not None
    ]
    quoted = any(words not in "".join(folded(r.title) for r in named) for words in question.quoted)
    others = [t for t in question.terms if t not in own and not t.isnumeric()]
    return bool(others or quoted or question.agencies or question.dates)
