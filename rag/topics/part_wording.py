"""How a question that asks different things of different documents is worded (rag/topics/parts.py)."""

from __future__ import annotations

from rag.lazy_regex import regex

BREAK = regex(r"[。?？、]|と(?=、|[^はもの、]{2})(?![いしすきっめどなこ])")
"""A clause may end here."""
OPEN = regex(r"[。?？、:]|(?:は|って)$")
"""What stands before the first document ends here."""
AND = regex(r"[\s、]*(?:あと|それと|それから|また|次に|そして|一方)(?:は|で)?[\s、]*$")
"""Words that only join the clause behind."""
JOINT = regex(
    r"^(?:[\s、。?？)）:・/]|[①-⑳]|\(\d\)|\d[.)])*(?:あと|それと|それから|また|次に|そして|一方)?[でと、は\s]*"
)
"""The same in front of a clause, and its number (①, (1))."""
BEHIND = regex(
    r"^(?:の?(?:ほう|方|側|中|資料|文書|スライド|計画|案|骨子|振り返り|ふり返り|報告))*(?:における|におきまして|にて|では|には|でも|において|から|にある|の中の|で|に|が|は|の|だと|って|、|と|から|なら(?:ば)?)*"
)
"""What joins the name of a document to its clause."""
PLAIN = regex(
    r"(?:記載|言及|記述|話)?の?有無|何(?:[がを](?:書|言|述|記|載|触|扱)|と(?:書|言って|いって|述|記|あ[るり]))|どう(?!や|い(?:う|った)(?:状態|姿|社会|世の中))|どんな(?:風|ふう|内容|扱|こと|感じ|位置)|どのよう|何か(?![所国月年条])"
)
"""Asks for what is written, for nothing special."""
PRESENCE = regex(r"の?有無|(?:記載|言及|記述)(?:が|は)?ある(?:か|かどうか)$")
"""Asks whether anything is written: that nothing is, is an answer."""
SPECIFIC = regex(
    r"何|なに|いつ|どこ|誰|だれ|いくつ|いくら|どの(?!よう)|いずれの|どれ|どんな|どちら|どうい(?:う|った)|なん(?:だ|で(?:す|しょ)|て)"
)
"""Asks for something."""
_ALIKE = r"(?:似(?:た|通った|ている)|近い|類似の?|類する)(?:言い方|言い回し|表現|記述|記載|話|文言)"
ALIKE_WORDED = regex(_ALIKE)
"""Asks for what says it in other words."""
SHARED = regex(
    r"(?:それぞれ|おのおの|各々|両方|双方|どちらも|いずれも|ともに|共に|両者)[^。?]*?(?:何|どう|どこ|どの|どんな|いつ|いくつ|ある|あり|載|書|触れ|(?<!願いし)(?<!願い致し)ます|です)"
    r"|(?:位置(?:づけ|付け)|扱い|扱われ方|ぶり|記述|記載|[きれえけ]方|表現|言及)の?(?:違い|差異?[はをがも、]|異同|相違|変化|比較)"
    rf"|{_ALIKE}"
)
"""One thing is asked of all: さらに似た言い方があれば goes on about it."""
EACH = regex(
    r"(?:とを|とは|とが|を|は|が|、)*(?:それぞれ|おのおの|各々|双方|両方)(?:に?ついて|の|を|は|も|、)*(?:(?P<wh>どこ|何|なに|いつ|いくつ|誰|だれ|どれ)(?:です|なの|でしょう|だ)?(?:か|っけ)?|どう[^。?]{0,24}"
    r"|[^。?どこ何いつ]{0,6}(?:お?示し|列挙|挙げ|教え|ご?教示|確認|提示|答え|整理|並べ|拾)[^。]{0,40})[。?？]*$"
)
"""Each of two is to be told, behind the second: とを、それぞれお示しください; 、それぞれどこ?"""
HANDED_ON = regex(
    r"^(?P<name>[^、。?]{2,40}?)(?:と?(?:について|に関して|に関しまして)(?:は)?、?|とでは、?|とは、|(?<=[一-鿿ァ-ヺーa-zA-Z)」つの])って(?![いるお])、?|、|\s)(?P<ask>[^。?]{2,40}?[?。]?)$"
)
"""The last of several things that are only named, and what is asked of all of them."""
MATTER = regex(
    r"^(?:[^。]*。)?(?P<matter>[^。?、]{4,60}?(?<=[うくぐすつぬぶむるた])(?:みたいな|という|っていう|といった)?(?:話|件|こと|取り?組み?))(?:って|は|について(?:は)?|に関しまして|に関して(?:は)?|なんだけど|ですが|だけど|で)*、?$"
)
"""A matter said with its verb: 役場にAIを入れる話って、."""
TELLS = regex(
    r"と(?:書|記|言|述|され|あ[るっ]|紹介)[^。?、]{0,8}?(?:る|た)(?!か|の|と|こと)(?P<head>[一-鿿ァ-ヺーa-zA-Z]{1,20})[、。]*$"
)
"""Tells a thing by what is written of it, and asks nothing: 104機関が参加と書いてあるネットワーク、."""
RECORD = regex(r"(?:施策|取り?組み?|事業|項目|プロジェクト|資料|記載|記述|部分|箇所|話)[」』)）]*$")
"""Names a record, asks for nothing."""
PLACE = regex(rf"(?:{RECORD.pattern})|(?:もの|ところ|くだり)[」』)）]*$")
"""Names a place where something is told: 防災・消防のところ, 相談対応のもの."""
WHETHER = regex(
    r"(?:にも|でも|も|は|が|を|に|の)*(?:(?:記載|言及|記述)(?:は|が|も)?(?:あ[るり]|して|され)|出て(?:く|き|い)|触れ(?:て|られて|ら)"
    r"|(?:載|の)って|書(?:いて|かれて)|扱(?:って|われて)|取り上げ(?:て|られて)|含まれて|登場(?:する|し))(?![^。?、]*(?:番号|箇所|か所|ところ|場所|項番|名前|名称|もの))[^。?、何ど]{0,8}?(?:か|の)?(?:な|ね|しら)?[。?、]*$"
)
"""Asks whether something is written: 骨子にも出てきますか."""
HAS_PART = regex(
    r"(?:何|なに|どれ|どの(?:施策|取組|項目))(?:を|に|が|で)[^、。]{0,6}?(?:する|し|受け持|担|担当|行[いうっ]|や[るっ]|任|関わ|主担当|出て|あ[りる])|[、。]*何を[、。]*$"
)
"""Asks which part a ministry has: 別表では何を、骨子では何を受け持つ."""
POINTING = regex(r"同じ|同様|同名|その|それ|この|これ|当該")
"""What a clause names was named before it."""
OF_ITS_OWN = regex(r"について|に関し|[^、]{6,}の(?:は|が)(?:どこ|何|なに|誰|だれ|いつ|どの)")
"""A clause that tells what it is about: 警察活動について何を, …の開発を主に担うのはどこ."""
SUBJECT = regex(
    r"^(?P<name>[^。、はをがの]{2,30}?)(?:は|って|とは|について(?:は)?|に関して(?:は)?|を|が)、?$"
)
"""A lead that is nothing but a name."""
REQUEST = regex(
    r"(?:を|の(?=両方|双方|それぞれ))?(?:それぞれ|両方|双方|一緒に|いっしょに|並べ|合わせ|併せ|あわせ|突き合わせ|比べ|対比|(?:文書|資料)(?:ごと|別|毎)に|(?:一|1|ひと)[つ点]?ずつ|の?順(?:番)?[にで]|[をがもでてと、])*"
    r"(?:(?:並べて|教えて|整理して|示して|示され?たい|答えて|拾って|挙げて|まとめて|確認して|見せて|探して|出して|(?:知|見|聞き)[りか]?たい)"
    r"[^、。?？]{0,12}|(?:ほしい|欲しい|お願い|くだ|下さ)[^、。?？]{0,6}|[二2]つ[^、。?？]{0,10})[。?？、]*$"
)
"""The request behind what is asked, to be looked for in the last ``ENDING`` characters."""
ENDING = 60
TAIL = regex(r"(?:まで|[とではをが、。?？ ]|です|ですか|って)+$")
"""Particles left behind."""
WHERE = regex(
    r"を?、?(?:文書|資料)を?(?:またい|横断し|通し|見比べ)[^、。?？]*|(?:該当する|それぞれの?|各)(?:文書|資料)(?:から|で)"
)
"""Says that several documents are to be looked through."""
LEAD_OCCASION = regex(
    r"^(?:[^、。?]{0,40}?(?:ことになり?(?:って|まして)(?:いて|おり(?:まして)?)?|ことに(?:なり)?まして|(?:し|って|んで|き|み|いて)ていまして|しておりまして|ておりまして|ていて|ています?ので|ますので|ますが|ですが|んですが|ているところで(?:して)?|の準備で|の関係で|の件で)、|[^、。?]{0,40}(?:配属|赴任|異動|着任|会議|打ち?合わせ|勉強会|説明会)[^、。?]{0,16}。)+"
)
"""What the lead tells of the occasion: 教育の勉強会で話すことになりまして、."""
LEAD_TAIL = regex(
    r"(?:(?:を|について(?:は)?|に関して(?:は)?|の(?:ことを|話を)?)(?:[^、。をがは]{0,14}?)(?:整理|まとめ|調べ|勉強|確認し|比較し|拾[いうっ]|見比べ|並べ|追[いうっ]|集め|準備|資料(?:作り|を作)|から引)[^。、]{0,24}|(?:まわり|周り)を[^。、]{0,24})[。、]*$"
)
"""What is to be done with the topic: を二つの資料から拾いたいのです."""
