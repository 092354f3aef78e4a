"""The headings below a place of the outline (第4章の節の見出しを順に), or what stands under each of them."""

from __future__ import annotations

from rag.attributes import cite_head, say_bullets, subject
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import BODY, Record, Section
from rag.routes.place import sections, titled
from rag.text import folded

_TITLE = "見出し|題名|タイトル|スローガン|合い?言葉|キャッチフレーズ|節名|章名"
_PART = "章|節|項|柱|見出し"
_ASKS = regex(
    rf"(?:小|中|各)(?:{_TITLE})|(?:各?節|各項|柱|方針)(?:それぞれ)?の、?(?:{_TITLE})|どんな(?:{_TITLE})|(?:{_TITLE})は(?:全部で|何と何|どんなもの)"
    r"|(?:[1-9一二三四五]つ|[1-9]原則)とも、?(?:順番?に|名前を|全部)?、?(?:言|挙|教|答|並べ|列挙|示)"
    r"|(?:どんな|どういう|どういった|何という)(?:節|項|章|柱)(?:で|が|から|に|を)|(?:節|項|章|柱|方針)の(?:名前|名称|名)(?:だけ|のみ)?を?、?(?:順|全部|すべて|全て|一通り|一覧|列挙|並べ|挙げ|[?。]|$)"
    rf"|(?:どんな|どういう|どのような|何という)(?:{_PART})(?:で(?:でき|構成|成り|組)|から(?:でき|成|な)|に分か|が(?:並|あ|入)|を(?:立て|置))"
    rf"|(?:それぞれ|各々|おのおの)の?、?(?:何|どんな|どういう)(?:という)?(?:題|名|{_TITLE})"
    rf"|(?<![一-鿿])(?:{_PART})(?:の名前|の名称|の題)(?:だけ|のみ|を|は|って|も)|(?:それぞれ|各々)?(?:何|どんな|どういう|どのような)(?:という)?(?:{_PART})(?:です|でしょ|か|なの|[?。]|$)"
    rf"|(?:{_PART})(?:立て|構成)(?:は|を|って|が|も|に|、|[?。]|$)|(?:{_TITLE})(?:だけ|のみ)"
    rf"|(?:{_TITLE})(?:まで|も|を|と)?(?:含め|添え|込み|付き|併せ|合わせ|セット)|名前と(?:{_TITLE})"
    rf"|[1-9一二三四五]つとも、?(?:順番?に)?、?(?:言|挙|教|答|並べ|書|知)"
    rf"|(?:{_TITLE})(?:だけ|のみ)?を?、?(?:順に|全部|すべて|全て|一通り|一覧|列挙|並べ|それぞれ|箇条書き|挙げ|ずらっと|書き出)"
)
_COUNTED = regex(
    r"何本の?柱|柱(?:は|が|って)、?(?:全部で)?(?:何本|いくつ)|(?:いくつ|何本|何個)の(?:柱|方針|見出し)|(?:方針|見出し)(?:は|が|って)、?(?:全部で)?(?:いくつ|何[本個])"
)
"""How many parts a place has: 第2章は何本の柱で構成されていますか."""
_ITS_OWN = regex(
    rf"(?:\d|(?:最後|最終|末尾|最初|冒頭|先頭|[1-9一二三四](?:番|つ)目)の?)節の(?:{_TITLE})(?:は|って|を教え|[?。]|$)"
)
_CONTENTS = regex(
    r"(?:それぞれ|各々|おのおの)の?、?(?:中身|内容)|(?:中身|内容)をそれぞれ|(?:節|項|見出し|柱)(?:ごと|毎)(?:に|の)"
)
_CHAPTERS = regex(
    r"(?:どんな|どういう|どのような|何という)章(?!で?(?:は|述))|章(?:の名前|の名称|の題名?|の見出し|の?タイトル|名|立て|構成)|全体の?(?:構成|目次)|目次(?:を|は|って|[?。]|$)|何章(?:立て|構成)|章の?数と|骨子(?:\(?案\)?)?の構成(?:は|を|って|[?。]|$)|各章の(?:見出し|題名|タイトル|名前)"
)
"""The chapters of the whole outline are asked for, none of them by its number."""
_NAMED = regex(r"(?<=の)題|何という|どんな|どういう|見出し|題名|タイトル|名前|名称")
_ALL = regex(r"[1-9一二三四五]つとも|全部|すべて|全て|順番?に|いずれも|それぞれ|ごとに")
"""All headings are meant, though some are named as examples."""
_WORDS = frozenset(
    (
        "見出し",
        "成り立つ",
        "分ける",
        "題名",
        "タイトル",
        "スローガン",
        "合言葉",
        "合い言葉",
        "キャッチ",
        "フレーズ",
        "其々",
        "各節",
        "各",
        "小",
        "分かれる",
        "組む",
        "組み立てる",
        "立て",
        "出来る",
        "並ぶ",
        "並べる",
        "含める",
        "添える",
        "込む",
        "括弧",
        "順番",
        "順",
        "短い",
        "全部",
        "題",
        "名",
        "構成",
        "使う",
        "大",
        "共",
        "拾う",
        "抜き出す",
        "書き出す",
        "目次",
        "章立て",
        "章",
        "節",
        "数",
        "成る",
    )
)


def answer(question: Question, context: Context) -> Draft | None:
    """All headings directly below the one place that is named; None where anything else is asked."""
    contents = _CONTENTS.search(question.text)
    counted = _COUNTED.search(question.text)
    asks = counted or (_ASKS.search(question.text) and not _ITS_OWN.search(question.text))
    if asks_chapters(question) and not contents:
        return _chapters(question, context)
    if not (asks or contents) or question.has("rank"):
        return None
    if question.has("count") and not (counted or _NAMED.search(question.text)):
        return None
    places = [r for _, r in sections(question, context.library) or titled(question, context.library)]
    place = places[0] if len(places) == 1 else _whole(places, context)
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


def _whole(places: list[Record | None], context: Context) -> Record | None:
    """The place all of whose parts are named one by one: (1)から(4)まで."""
    parents = {p.parent for p in places if p is not None}
    whole = context.library.get("kihon", parents.pop()) if len(parents) == 1 else None
    return whole if {p.locator for p in places if p} == set(getattr(whole, "children", ())) else None


def asks_chapters(question: Question) -> bool:
    """Whether the chapters of the outline are asked for by their titles."""
    whole = not question.sections or "何章" in question.text
    return question.documents == ("kihon",) and whole and bool(_CHAPTERS.search(question.text))


def _chapters(question: Question, context: Context) -> Draft | None:
    """The titles of all chapters; None where the question has a topic besides."""
    chapters = [s for s in context.library.sections if s.kind == "chapter"]
    own = {*_WORDS, *lexicon().abstract}
    if not chapters or any(t not in own and not t.isnumeric() for t in question.terms) or question.agencies:
        return None
    draft = context.draft(question)
    title = context.library.sources["kihon"].short_title
    draft.say(f"{title}は次の{len(chapters)}章です。", *(cite_head(draft, c) for c in chapters))
    named = {p.locator for _, p in sections(question, context.library) if p is not None}
    for chapter in chapters:
        draft.say(f"{chapter.locator} {chapter.title}", cite_head(draft, chapter), prefix="- ")
    for chapter in chapters if "節" in question.text else ():
        below = [s for s in context.library.sections if s.kind == "section" and s.parent == chapter.locator]
        if chapter.locator in named or (below and not named):
            heads = "、".join(f"{s.locator.removeprefix(chapter.locator)} {s.title}" for s in below)
            numbers = [cite_head(draft, s) for s in below or (chapter,)]
            draft.say(
                f"{chapter.locator}は{len(below)}節です({heads})。"
                if below
                else f"{chapter.locator}に節はありません。",
                *numbers,
            )
    return draft


def _beside(place: Section, question: Question, context: Context) -> bool:
    """Whether the question names more than the place and its headings."""
    titles = [place.title]
    if _ALL.search(question.text):
        titles += [c.title for loc in place.children if (c := context.library.get(place.document, loc))]
    own = {*context.tokenizer.content(f"{' '.join(titles)} {place.locator}"), *_WORDS, *lexicon().abstract}
    named = [
        r for c in (place.locator, *place.children) if (r := context.library.get("kihon", c)) is not None
    ]
    quoted = any(words not in "".join(folded(r.title) for r in named) for words in question.quoted)
    others = [t for t in question.terms if t not in own and not t.isnumeric()]
    return bool(others or quoted or question.agencies or question.dates)
