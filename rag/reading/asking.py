"""Whether a question asks for はい or いいえ, and the sentence of it that does."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.choice import choice_of
from rag.text import folded

_WH = regex(
    r"(?<=[はが])どこか(?=[、。?]|$)|何(?!ら|とか|度も|も[^、。?]{0,8}(?:ず|な[いく]))|なに|なん(?:で(?!す|しょ|し)|の|と|て|(?:パーセント|件|人|回|年|月|割|社|台|省|種類|団体|か所|箇所|市町村|都道府県|枚|位|倍|時間|日|%))|(?:^|(?<=[はがも、])|(?<=って))なん(?:で(?:す|しょ)|だ(?:っけ|ろ|い|[?。]|$))|(?<!が)(?:名前?|名称|担当|省庁|時期|期限|目標|指標|kpi|理由|目的)なん(?:だ|でし)っけ|どこ(?!で?も(?!ら)|か(?:[ら、にで]|[^、。?]{0,8}でも))|いつ(?!も|でも)|(?<!な)(?<!とん)どの(?:(?=くらい|ぐらい|程度)|(?![^、。]{1,8}も(?!の|っと)))|どれ(?!も)|どう(?!して|か|し(?!て))|幾つ|幾ら|いか(?:なる|ほど|に(?!も)|が(?!わし))|どんな|どちら(?!も)|どっち(?!も|でも)|どなた|いずれ(?!も|に(?:せよ|しても|しろ)|か)|誰(?!(?:に|から)?でも)|だれ(?!(?:に|から)?でも)|いくつ(?!もり)|いくら|なぜ|どうして|理由|(?<!どうか)(?<!どうかを)(?:教え|知りた)|(?<!と)説明して(?!も|平気|大丈夫|(?:い|よ|良)い|問題|差し支|構)|示して|挙げ(?:て(?!い(?:る|ます|た|ない|ません)|(?:る|ます)(?:か|の|$|[?。]))|よ)|\b(?:what|which|who|when|where|why|how)\b"
)
_POLAR = regex(
    r"(?:か|かね|かな|かしら|よね|っけ|のか|でしょう?|だろう|(?<=[るただないすう])の)(?:[?。!]|$)|(?:か|かね|かな|かしら|よね|っけ|のか|でしょう|だろう)、|(?:ない|無い|ある|いる|[るたう]|済み?|よい|いい|可能|必須|義務|正しい|対象|同じ(?:中身|内容|文言|もの|やつ|ところ?)?|だけ|どおり|通り|順調|十分|完了|終了|達成|あり|なし|ゼロ|未定|予定|見込み|方針|つもり|まま|固定|ます|ません|です|(?:です|ます|ました|でした|だ)ね|ほんと|本当|マジ|まじ|ok|正解|確か|平気|大丈夫|セーフ|妥当|適切|安全|安心|必要|不要|重要|危険|便利|簡単|困難|確実|有効|無理|無駄|完璧|より[^、。?]{0,12}(?:高|低|多|大き|小さ|早|速|遅|長|短|近|遠|広|狭|新し|古|重|軽|厚|厳し|緩)い)[?]|(?:の|る|た|い)か(?:を|は|だけ)?(?:確認|知りた|伺い|お聞き)|(?:か|の)どうか|^(?:is|are|was|were|does|do|did|has|have|will|can)\b|(?:なら|であれば)「はい」"
)
_VERB_FIRST = regex(
    r" *(?:(?:in|according to|under|for|within|as for) [^,?]{2,60}, )?(?:is|are|was|were|does|do|did|has|have|will|can)\b"
    r"(?! (?:you|we|i)\b)(?!.*\b(?:says?|state|specify|mention|tell|explain|indicate|show|know) (?:what|which|who|when|where|why|how)\b)"
)
"""An English question whose verb comes first; what, which and who within it open relative clauses."""
_ASKS_FAVOUR = regex(r" *(?:can|could|will|would|do|may|might) (?:you|we|i)\b")
"""Can you list, could I have: no yes or no is wanted."""
_ASKS_WHETHER = regex(
    r" *(?:(?:can|could|will|would) (?:you|we|i) (?:please |kindly )?(?:tell|let|confirm|check|verify|say|ask|know)\b[^?]{0,20}?"
    r"|[^.?]{0,60}\b(?:asks?|asked|asking|wonders?|wondering|wants? to know|like to know|let us know|curious)(?: me| us)?"
    r"|(?:i would|i'd|i) (?:like|want|need) to (?:know|confirm|check)|please (?:tell me|confirm|check)|do you know) (?:if|whether|that)\b"
)
"""Could you tell me whether: はい or いいえ is wanted all the same."""
_TAG = regex(
    r", (?:right|correct|yes|no|is (?:that|this|it) (?:right|correct|true|so)|am i right)\?+ *$"
    r"|, (?:is|does|was|did|has|are|were|do|will|can|have)(?:n't| not)? (?:it|they|we|there)\?+ *$|\b(?:can|could) (?:you|we) confirm (?:this|that|it)\b[^?]{0,10}\?+ *$"
    r"|\bis (?:that|this|it) (?:right|correct|true|so|the case)\?+ *$"
)
"""What is stated before it is to be agreed to: the slides say 104, don't they?"""
_WANTED = regex(
    r"(?:まとめ|リスト|一覧|内訳)(?:て|を|は|も|が)?[^。]{0,8}$|^[^、。?がもを]{0,14}(?:省庁|府省|役所|担当|所管|主担当|指標|kpi|目標|時期|期限|理由|目的|名前|名称|件数|割合|効果)は[?。]*$"
)
"""What is asked for rather than whether it is: …の一覧。 Behind what was recalled: ありましたよね。担当の省庁は?"""
_WITHIN = regex(
    r"(?:どのよう|どう|どこ|どの|どれ|どんな|何|いつ|誰|いくら|いくつ(?!もり))[^、。?]{1,24}?か(?=の[一-鿿]{2}|という[一-鿿]{2}|、(?:この|その|これ|それ)|(?:は|が|も)(?:、)?(?:決|定|未|既|すでに|もう|固|明確))"
    r"|(?:誰|だれ|何|どこ|どれ)[^、。?]{0,12}?か(?:が|を|は|も)?(?:分から|わから|判ら|特定でき|見分けられ|知られ|不明)"
    r"|(?:かどうか|か否か)(?:の|という|に関する|についての)(?=[一-鿿]{2})"
)
"""An interrogative within what is spoken of: どう公開するかの検討は, 誰のものか分からないように."""
_REQUEST = regex(
    r"(?:もらえ|いただけ|頂け|くれ|下さい|ください|わかり|分かり|願え|お願い(?:を)?(?:でき|出来|いたせ)|(?:お)?(?:伺|うかが)え|お(?:伺い|うかがい)でき|いただくことは?でき|頂くことは?でき)(?:ま(?:す|せん)(?:でしょう)?か|な(?:い)?(?:でしょう|です)か|るでしょうか|な(?:い)?か(?:な|ね)?[?。]*$)"
    r"|(?<=[てで一-鿿])(?:もらえ|いただけ|頂け|くれ)(?:る|ます)(?:か|の|かな)*[?。]*$|(?:分け|並べ|比べ|まとめ)(?:て?もら)?(?:られ|え)(?:る|ます)(?:か|の|かな)*[?。]*$"
    r"|(?:一覧|リスト|表|説明|確認|要約|整理|比較|紹介|案内|提示|教示|回答|抽出|検索|出力|こと|まとめ)(?:に|化)?(?:を|は|が|も)?できま(?:す|せん)(?:でしょう)?か|(?:わか|分か|判)(?:る|ります)か?[?。]*$"
)
_TOLD_WHETHER = regex(
    r"(?<=か)(?:を|だけ)?、?(?:ご|お)?(?:教え|教示|示し|知らせ|聞かせ|回答|返答|答え|確認|知りた|伺|尋ね|聞き)[^。?]{0,16}(?=[。?]|$)"
    r"|(?<=か)[。?](?:ご|お)?(?:教え|教示|知らせ|回答|答え)(?:て|を)?[^。?]{0,8}[。?]*$"
)
"""A request to be told what stands before it, and which may be whether something is so: 可能か教えて下さい."""
_WHATEVER = regex(
    r"[^。?、]{0,40}(?:かどうか|か否か)(?:は|を)?(?:問(?:いません|わない|わず)|構(?:いません|わない)|かまわない|不問)[^。?]*[。?]?"
)
"""What makes no difference is not asked: 主担当かどうかは問いません."""


_IF_SO = regex(
    r"(?:(?<=[?。])、?|(?<=か)、)(?!あ[るり]|あれ)[^、。?はがを]{0,12}(?:なら(?:ば)?|(?:で|て(?:い)?|に)?(?:あれ|いれ|れ)ば)、?[^。?]*[。?]*$"
)
"""What is asked besides where it is so: もう動いてる? 動いてるならいつ施行されたかも."""


@lru_cache(maxsize=64)  # most routes ask it of the same question
def is_polar(question: Question) -> bool:
    """Whether はい or いいえ is asked for (and not 教えてもらえますか): some sentence asks without an interrogative."""
    text = re.sub(r"\([^()]{0,30}\)[。?]*$", "", question.text)
    plain = _WITHIN.sub("", _WHATEVER.sub("", _IF_SO.sub("", text)))
    if choice_of(plain):
        return False
    text = _TOLD_WHETHER.sub("", plain)
    sentences = [t for t in re.split(r"(?<=[。?!])", text) if t.strip()]
    if question.english and _TAG.search(sentences[-1] if sentences else ""):
        return True
    if question.english and _ASKS_WHETHER.match(sentences[-1] if sentences else ""):
        return not _is_choice(question)
    if question.english and _ASKS_FAVOUR.match(sentences[-1] if sentences else ""):
        return False
    if question.english and _VERB_FIRST.match(sentences[-1] if sentences else ""):
        return not _is_choice(question)
    if any(
        (_WH.search(t) or _WANTED.search(t)) and (_POLAR.search(t) or t is sentences[-1]) for t in sentences
    ):
        return False
    if re.search(r"それとも|どちらか[?。]?$", text):
        return False
    return any(
        (_POLAR.search(t.strip()) or _NOUN.search(t.strip())) and not _REQUEST.search(t) for t in sentences
    )


def _is_choice(question: Question) -> bool:
    """Whether one of two is asked for: is it MIC or METI that leads, is there a KPI or is it undecided."""
    if _OR_ELSE.search(question.text):
        return True
    between = (question.text[a.end : b.start] for a, b in pairwise(question.agencies))
    return any(re.fullmatch(r",? or (?:the )?", text) for text in between)


_OR_ELSE = regex(r"\bor (?:is|are|was|were|has|have|does|do|did|will) (?:it|they|that|this|there|the|its)\b")

_NOUN = regex(
    r"(?:省|庁|府|府\([^()]*\)|官房|委員会)(?:が|も|の)、?(?:主?担当|所管|主管|関与|連携(?:先)?|受け持ち|持ち場|マター|仕事)[?]$|(?:は|って)[^?]{2,40}(?:数字|値|話|扱い|位置(?:づ|付)け|段階|状態|計画|目標|制度|仕組み|意味|略|こと)[?]$|(?:は|って|が)[^?]{0,24}(?:[一-鿿]{1,4}(?:省|庁)|デジタル庁|個情委|委員会|人事院|内閣府|内閣官房|\d[^?。、のはが-]{0,5}|の施策|の事業|の担当|主担当|単独|未設定|必須|任意|無料|有料|資格)[?]$"
)
"""…は防衛省? …は農水省だけの施策? without か."""


_BACK = regex(
    r"^(?:(?:これ|それ|この点|以上)(?:に|で)?)?(?:間違い|相違|誤り)(?:は)?(?:な|あり|ござい)[^。?、]{0,10}[。?]*$|^[^。?、]{0,14}?(?:そう(?:な|で(?!あ)|書|い(?:う|っ)|し|だ|じゃ)|その(?:通り|とおり|理解|認識|はず)|それで(?:合|正|いい|よ))[^。?、]{0,14}[。?]*$"
)
"""Asks only whether what was said before is so: 骨子案だとそうなってませんか."""


def asking(question: Question) -> str:
    """The folded sentence of the question that asks, its case kept."""
    sentences = [t.strip() for t in re.split(r"(?<=[。?!])", _IF_SO.sub("", question.shown)) if t.strip()]
    asks = [t for t in sentences if _POLAR.search(folded(t)) or _NOUN.search(folded(t))]
    told = [t for t in asks or sentences if not _BACK.search(folded(t))]
    if not told and asks and sentences[0] != asks[0]:
        told = [sentences[sentences.index(asks[0]) - 1]]
    return (told or asks or sentences or [question.shown])[-1]
