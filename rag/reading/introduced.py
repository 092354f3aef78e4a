"""A thing introduced in a sentence of its own and asked about in the next: said as one question.

「難病のデータベースがありますよね。あれの効果KPIは」 asks 「難病のデータベースの効果KPIは」. What only
introduces (があります, を探しています, について伺います) states nothing to be confirmed.
"""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.reading.interrogative import WH

_INTRODUCES = regex(
    r"(?:(?P<thing>[^。?？!！]{3,120}?)(?:"
    r"(?:(?:って|が|も)(?:、)?(?:[^、。?？]{0,12}(?:に|(?<!ま)で))?|(?<=やつ)|(?<=もの)|(?<=施策)|(?<=事業))(?:ある|あります|ありました|あった|存在する|存在します|(?:載って|出て|入って|含まれて|盛り込まれて|挙げられて|挙がって|掲げられて|書かれて|書いて|並んで)(?:い|あ)?(?:る|ます|ります)|出てき(?:ます|た))(?:と(?:思|聞|うかが|伺)[いうきくっ][^。?？]{0,8}|よう|はず|みたい)?(?:です|だ)?(?:よ?ね|けど|が|じゃん(?:か)?|じゃないですか|でしょ)?"
    r"|を(?:探|調べ|見|読ん|検討し)(?:して|て|で)(?:い)?(?:る|ます)(?:ところ)?(?:です|ん(?:です|だ))?(?:が|けど|けれど)?"
    r"|(?:の(?:件|話|こと)|について|に関して)(?:の)?(?:(?:少し|ちょっと|一点|1点|お)*(?:確認|質問|相談|お尋ね|尋ね|伺|うかが|聞|お聞き|教え)[^。?？]{0,14}|です|なん(?:です|だ)|だ)(?:が|けど|けれど)?"
    r"|(?:という(?:の|もの))?を[^、。?？]{0,12}?(?:説明|報告|紹介|解説|発表)(?:し|する|す)(?:なければ|なきゃ|ないと|必要|こと|よう|予定|ん|の)[^。?？]{0,14}"
    r"))(?:[。?？!！]+\s*(?=[^。?？!！])|(?:(?<=ね)|(?<=じゃん)|(?<=じゃないですか))、(?=(?:あれ|それ|その)))"
)
_POINTS = regex(
    r"(?P<back>(?:その|この|あの|当該|同)(?:施策|取り?組み?|事業|制度|仕組み|もの|やつ|件|計画|システム|データベース|プロジェクト)?(?!ため|ほか|他|うち|後|際|中)|それ(?!ぞれ)|これ|あれ|そこ|あそこ|そちら)"
    r"(?P<joins>について(?:の|は)?|に関する|では|で|の|は|が|を|って|も|に(?:は)?)?、?"
)
_ASKS = regex(rf"{WH}|ください|下さい|ちょうだい|教えて|知りた|[?？]$")
_LEFT = regex(
    r"(?:施策|取り?組み?|事業|項目|もの|やつ|案件|プロジェクト|区分|節|章)(?:って|が|も)(?:、)?(?:ある|あり|あっ)[^。?？]*[。?？]\s*$"
    r"|に(?:も|は)?(?:載|出|あ)[^。?？]*[。?？]\s*$|(?<!ね)(?<!よね)[?？]\s*$"
)
"""Records described as such are read with their conditions (rag/steps/described_sets.py); a question mark may ask."""
_KNOWN = regex(r"^(?!.*(?:[1-9一二三四五]つ|件|だけ)).*(?:よ?ね|と思[^。?？]{0,8}|んですよ)[。?？!！]+\s*$")
"""What both know to be there is no set to be read first: …する施策が別表にありましたよね。"""
_PLACE = regex(r"(?:区分|節|章)$")
_WHERE = regex(r"^[がもて、っ]*(?P<where>別表|骨子案?|スライド|フォローアップ)(?:の中)?に")
_OWN = regex(
    r"[^。?？、]*?[一-鿿ァ-ヺーA-Za-z]{2,}の(?:主?担当|所管|KPI|進捗|効果|目的|目標|概要|府省庁)|[^。?？]*(?:省|庁|府|官房)が(?:主?担当|所管)"
)
"""Asked of a thing of its own, or of a set: the opening is another matter."""
_ATTRIBUTE = r"(?:正式な|正式の)?(?:(?:施策)?番号|主?担当|所管|(?:進捗|効果)?の?(?:KPI|ＫＰＩ|指標)|目標|期限|概要|施策名|名称|名前)(?:の?(?:府?省庁?|役所))?"
_BARE = regex(
    rf"^(?:{_ATTRIBUTE}(?:と|、|・|や|及び|および|も、?))*{_ATTRIBUTE}(?:は|を|って|も)?"
    r"(?:お?教えて|知りたい(?:です)?|お?願いします|示して)?(?:ください|下さい|ちょうだい|くれる)?[。?？]*$"
)
"""Nothing but what is asked of it: 番号を。"""
_FORMAL = regex(r"正式[なの](?=施策名|名)")
_WHOLE = regex(r"全部|ぜんぶ|すべて|全て")
_COUNTS = regex(r"(?:全部で|合計で?)?(?:何件|何本|いくつ|幾つ)")
_LONGEST = 400


def as_one(question: str) -> str:
    """The question with what an opening sentence introduces in place of what points back at it.

    As it is where the opening asks something itself or nothing behind it is asked of it.
    """
    opening = _INTRODUCES.match(question) if len(question) <= _LONGEST else None
    if opening is None or _ASKS.search(opening["thing"]):
        return question
    thing, ask = opening["thing"].strip(" 、"), question[opening.end() :].strip()
    if _BARE.match(ask):
        return f"{thing}の{_FORMAL.sub('', ask)}"
    points = _POINTS.match(ask)
    if _LEFT.search(opening.group()) and not (
        points and _KNOWN.search(opening.group()) and not _PLACE.search(thing)
    ):
        return question
    if where := _WHERE.search(opening.group()[len(opening["thing"]) :]):
        thing = f"{where['where']}で、{thing}"
    if points:
        rest = ask[points.end() :]
        joins = "を" if _WHOLE.match(rest) else "の" if points["back"][0] in "そこあ当同" else ""
        return f"{thing}{points['joins'] or joins}{rest}"
    if _OWN.match(ask):
        return question
    return f"{thing}は{ask}" if _COUNTS.match(ask) else f"{thing}について、{ask}"
