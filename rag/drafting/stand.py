"""What a sentence of a draft is: a claim about policy, or an opinion, a greeting, a question.

Only claims are looked up. A sentence of opinion that names a place of the documents is a claim.
"""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.text import folded

_GREETING = regex(
    r"お世話に|よろしく|宜しく|ありがとう|有難う|お疲れ|お忙しい|恐れ入|恐縮|ご確認|御確認|ご査収|御査収|ご検討(?:の|を|くだ|いただ)|ご教示|御教示|ご協力|ご了承|ご意見|御意見|お願い(?:いた|申|し)|お願いし|失礼(?:いた|し)|敬具|拝啓|前略|草々|こんにちは|おはよう|初めまして|ご連絡|ご無沙汰|お知らせします|感謝|敬意を表|(?:御|お)礼|(?:御|ご)理解|(?:御|ご)(?:説明|報告|回答|案内)(?:いた|申し|させ)|申し上げ(?:ます|る)|賜り|賜る|祈念|(?:様|各位|殿|御中)[。:、]?$"
)
_QUESTION = regex(r"(?:か|のか|でしょうか|だろうか|かしら)[?。]?$|\?$")
_REQUEST = regex(
    r"(?:ください|下さい|頂きたい|いただきたい|願いたい|もらいたい|ほしい|欲しい|ましょう)(?:。|$)"
)
_OPINION = regex(
    r"と(?:は)?(?:私(?:は|ども))?(?:考え(?:る|て|ます|られ(?!てい|てお|、)|た)|思(?:う|い|っ|わ)|感じ(?:る|て|ま|た|ら)|言え(?:る|よ|ま)|いえ(?:る|よ|ま)|信じ|受け止め|評価(?:し|でき))|と捉え(?!られ)[^。]{0,8}(?:。|$)|"
    r"べき(?:で|だ|と(?!(?:さ|の))|であ|。|$)|ではない(?:か|だろう)|だろう|でしょう|かもしれ|と思しき|望ましい|望まれ|はずだ|はずで|に違いな|気がする|印象(?:を|が|で)|"
    r"(?:残念|心強い|素晴らし|すばらし|画期的|好ましい|物足りな|不安だ|疑問(?:だ|が|で)|意義深い|喜ばしい|評価に値|楽しみ(?:で|だ|な)|胸が?躍|期待を寄せ|目覚まし|頼もし|待ち遠し|うれし|嬉し)|たいと(?:考え|思|存)|たい(?:もの(?:だ|で(?:ある|す))?)?(?:。|です|$)|[しいきけりめれ](?:過|す)ぎること(?:は|も)?な(?:い|かろう)(?:。|$)|(?:は|こと(?:は|が)?)言うまでもない(?:。|$)|(?:切に|心から|強く)?願(?:う|って|い)|幸い(?:である|です|だ|に存)|所存|てほしい|存じ(?:ます|る)"
)
_META = regex(
    r"^(?:次回|次号)(?:は|の(?:会議|報告|資料)で)[^。\d省庁]{0,40}(?:紹介|取り上げ|報告|説明|検討)(?:する|し(?:ます|たい)|予定)|^(?:次|前|この|以下|本|右|左|上|下)の?(?:ページ|頁|図|表|グラフ|スライド|写真)(?:は|で|に|を|の)|^(?:本|この)(?:資料|稿|章|節|書|報告書?|文書|メモ|ペーパー|レポート|項)(?:で|は|の目的|の構成|に)|敬称|断りのない限り|^(?:以下|次章?|前章|次節|前節|本項|下記|上記|別紙|別添|前項|前述|後述|図\d|表\d|参考)(?:に|の|で|は|、|を|まで)[^。]{0,24}(?:示|述べ|説明|整理|まとめ|取り上げ|扱|とおり|通り|参照|記|検討し)|(?:概要|構成|詳細)(?:は|を)(?:以下|次|下記|別紙|後述)|^(?:詳し|くわし)くは|^詳細(?:は|について)[^。]{0,24}(?:節|章|項|別|後|次|資料|参)|(?:次|前|後|以下)の?(?:節|章|項|頁|ページ)(?:で|に)[^。]{0,16}(?:述べ|触れ|示|説明|扱|整理|まとめ)|(?:参照(?:のこと|されたい)?|以上)[。]?$"
)
_FIRST_PERSON = regex(
    r"(?:^|と、?)(?:筆者)は|^(?:私(?=[はがもの、]|たち|達|ども|共|見)|筆者|当課|当室|当方|当局|弊|我々|われわれ|小職)"
)
_SUBSTANCE = regex(r"[一-鿿ァ-ヺa-z]")

_PREDICATE = regex(
    r"[はがもへ、。]|を(?!めぐる|巡る)|に(?!つい|おけ|関す|係る|対す|よる|向け)|で(?!の|き|あ)|から|まで|より|\d|(?:[うくぐすつぬぶむるた]|です|だ)$"
)
"""What a heading or a cell of a table has none of: particles of a sentence, figures, a verb."""


def is_bare(text: str) -> bool:
    """Whether a line is a name only, as headings and cells of tables are: nothing is said of it."""
    plain = folded(_COUNT.sub("", text)).strip()
    plain = _YEAR.sub("", plain)
    return len(plain) <= _NAME and not _PREDICATE.search(_LIST.sub("", _NUMBERED.sub("", plain)))


_NAME = 60
_YEAR = regex(
    r"(?:令和|平成|(?=20))(?:元|\d{1,4})(?:年度?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:時点|現在|版|[末中内])?(?:の|における)?(?=[一-鿿ァ-ヺ()]|$)"
)
"""The year of a heading (令和2年度の取組) tells nothing."""
_COUNT = regex(r"^\s*[0-9０-９]{1,2}[\s　]+(?=\D)")
"""The number before a heading."""
_NUMBERED = regex(
    r"^(?:第\d{1,2}(?![\d条次回期版種世部章節編項])|第?\d{1,2}(?:[部章節編項]|[.．)])|[(（]\d{1,2}[)）]|別紙\d*|参考\d*|資料\d*|図表?\d+|表\d+)[\s　:：、]*"
)
_LIST = regex(r"(?<=[一-鿿ァ-ヺーa-z])、(?=[一-鿿ァ-ヺa-z◎])")


def is_claim(text: str, names_place: bool) -> bool:
    """Whether a sentence states something that the documents could bear out.

    ``names_place``: it names a measure, a section or a quotation of the documents.
    """
    plain = folded(text).strip()
    if len(_SUBSTANCE.findall(plain)) < 3:
        return names_place
    if _GREETING.search(plain) or _QUESTION.search(plain.rstrip("。")) or _REQUEST.search(plain):
        return False
    if _META.search(plain):
        return False
    if _FIRST_PERSON.search(plain) and not names_place:
        return False
    return not _OPINION.search(plain)
