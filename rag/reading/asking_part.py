"""The clauses of a question: which ask, which name the topic, which only lead in or give a reason."""

from __future__ import annotations

from itertools import pairwise

from rag.lazy_regex import regex
from rag.tokens import Tokenizer, Word

_STOPS = frozenset("。．?？!！\n")
QUOTED = regex(r"「[^「」]*」|『[^『』]*』|[(（][^()（）]*[)）]")
_ASIDE = regex(r"(?<=[ぁ-ん。?？])[(（][^()（）]{6,}[)）]。?$")
"""A remark in brackets at the end: (複数の◎はそれぞれに計上)."""
_JOINING = frozenset(
    {
        "於く",
        "置く",
        "対する",
        "因る",
        "拠る",
        "寄る",
        "取る",
        "通ずる",
        "通じる",
        "踏まえる",
        "含める",
        "除く",
        "加える",
        "合わせる",
        "併せる",
        "基づく",
        "向ける",
        "応ずる",
        "応じる",
        "沿う",
        "渡る",
        "亘る",
        "巡る",
        "指す",
        "始める",
    }
)
"""Verbs that are half a particle: において、, に対して、 end no clause."""
_NOUNS = frozenset({"為", "所", "訳"})
"""Nouns that make a clause: …ため、, …ところ、."""
_ASKS = regex(
    r"(?!.*(?:許し|了承|容赦|付き合い|失礼|勘弁)[^、。]{0,4}(?:ください|下さい|ちょうだい))(?:[?？]$|か(?:ね|な|しら)?[。．]?$"
    r"|^[\s　]*(?:あと|それと|それから|ついでに|また)、?[^、。]{2,24}は[?？。\s]*$"
    r"|何(?!回か|度か|かと)|いつ(?!も|か(?!ら))|どこ(?!か)|どの(?!よう)|どれ|どちら|どう(?!し|やら|も|か|せ|ぞ)|どんな|いくつ|いくら|いかが|誰(?!か)|なぜ"
    r"|教え(?!てもら[いっ]|てや|られ|る|子)|一覧(?:で|に|を?[。]?$)|列挙|(?:知り|聞き|伺い|うかがい|確認し|願い)たい(?![とそら])|ご(?:教示|回答)|お(?:知らせ|示し)"
    r"|お?願い(?:し|いた|でき|ます|$|。)|願え|ください|下さい|ちょうだい|(?:て|で)(?:くれ(?:ます|る|ませ|ないか|ないで|[。]?$)|もらえ|もらいた|いただけ|いただきた|頂け|頂きた|ほしい(?![とそら])|欲しい(?![とそら]))"
    r"|(?:挙げ|並べ|出し|示し|答え|まとめ|整理し|要約し|説明し)て(?:ね|よ)?[。]?$|(?:示|出|記|回答|説明)せ(?:よ)?[。]?$|(?:挙げ|述べ|答え|説明せ)よ[。]?$"
    r"|(?:[併合]せて|あわせて|一緒に|ついでに|も)[。]?$|併記|(?:間違い(?:は)?ない|正しい|合って(?:い)?る|[よ良]ろしい|[よ良]い)か|でしょ[。]?$|か否か|かどうか(?!と))"
)
_TOLD = regex(
    r"か(?:どうか)?(?:と|を|が|は|も|で)?[、]?お?(?:考え|迷|悩|気に|聞[かい]|訊[かい]|問[わい]|尋ね|言[わっ]|決め|検討|調べ|議論|相談|突っ込|つっこ|質問|揉め|もめ)"
    r"|(?:て|ろ|るよう|くれ|ください|」|の)(?:と|に)(?:言[わっ]|頼|指示|依頼|急|尋ね|聞[かい]|おっしゃ|からか)|(?:ほしい|欲しい|たい)(?:と|らし|そう)"
)
"""A question or an order that the clause only reports: …か考えておりまして, …してほしいと言われた."""
_TOPIC = regex(
    r"(?:[のるた](?:話|件|こと|事|ほう|方)|について|につき(?:まして)?|に関し(?:て)?|に関する(?:こと|件|話)|をめぐって|って(?:やつ|の|いうの))(?:な)?(?:の|ん)?(?:です|だ|で)?(?:が|けれ?ども?|けど|ね|と)?[。、]*$"
)
"""The clause names what the question is about."""
_SENTENCE = regex(r"[。．?？!！\n]+")


def asking_part(text: str, tokenizer: Tokenizer) -> str:
    """The clauses that ask or name the topic; all of the text where none asks."""
    parts = clauses(text, tokenizer)
    if len(parts) < 2 or not any(asks(part) for part in parts):
        return text
    return "".join(part for part in parts if asks(part) or names_topic(part, tokenizer))


def clauses(question: str, tokenizer: Tokenizer) -> list[str]:
    """The sentences and leading clauses, which together are the question."""
    quoted = [m.span() for m in QUOTED.finditer(question)]
    words = tokenizer.words(question)
    cuts = {m.end() for m in _SENTENCE.finditer(question)}
    for n, (word, behind) in enumerate(pairwise(words)):
        comma = behind.surface in ("、", ",")
        if _ends_clause(words[max(0, n - 1)], word, behind, comma):
            cuts.add(behind.end if comma or behind.surface in _STOPS else word.end)
    aside = _ASIDE.search(question)
    if aside:
        cuts.add(aside.start())
    inner = {cut for cut in cuts if any(a < cut < b for a, b in quoted)}
    ends = sorted({0, len(question), *(cuts - inner)})
    return [part for a, b in pairwise(ends) if (part := question[a:b]).strip()]


def _ends_clause(before: Word, word: Word, behind: Word, comma: bool) -> bool:
    """Whether a word ends a clause: a conjunctive particle, or a predicate before a comma."""
    if word.pos == "助詞-接続助詞":
        if word.surface in ("が", "けど", "けれど", "けれども"):
            return True
        return comma and before.lemma not in _JOINING and before.surface != "し"  # として、
    if word.surface == "で" and before.pos == "助詞-準体助詞":
        return behind.pos != "助詞-係助詞"  # ので, not のでは
    if not comma:
        return False
    if word.pos.startswith("動詞"):
        return word.lemma not in _JOINING
    if word.pos == "助動詞":
        return word.surface != "に"
    return word.lemma in _NOUNS


def asks(part: str) -> bool:
    """Whether a clause asks or orders something itself, rather than report a question."""
    bare = QUOTED.sub("「」", part.strip())
    return bool(_ASKS.search(bare)) and not _TOLD.search(bare)


def names_topic(part: str, tokenizer: Tokenizer) -> bool:
    """Whether a clause names what the question is about: …の件ですが, or a noun and no more (筆ポリゴン。)."""
    words = [w for w in tokenizer.words(part) if not w.pos.startswith("補助記号")]
    if _TOPIC.search(part.strip()) or not words:
        return True
    return words[-1].pos.startswith("名詞") and words[-1].lemma not in _NOUNS
