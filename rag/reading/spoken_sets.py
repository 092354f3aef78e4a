"""Sets, rows of the table and values in spoken words, put in the words that a query is read from.

…って言葉が出てくる施策、どれとどれ asks for all of them; 主じゃなくて脇に名前があるだけ is the joint part; what stands in brackets
behind もの says the same once more.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.locators import with_numbers_written

_THING = r"(?:施策|取り?組み?|事業|もの|やつ)"
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        regex(
            r"[「『]?(?P<short>[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9-]{1,12})[」』]?(?:と|って)(?:略|省略|呼|表記|書)[^、。?？]{1,8}(?:もの|の|言葉|語)(?:の|って|は)、?(?=正式|元の)"
        ),
        r"\g<short>の",
    ),
    (
        regex(
            r"(?:主)?(?:誰|だれ|どこ|どの(?:府省庁?|省庁?|役所))(?:が|の)(?:主)?担当(?:で|か)(?:も|は)(?:いい|よい|構わ|かまわ|問わ|問い|関係な|気にし)[^、。?？]{0,4}(?:ので|から|けど|が)?、?"
        ),
        "",
    ),
    (regex(r"(?<=[ァ-ヺー一-鿿]{2})(?:づくり|作り)(?=の(?:話|件|動き|こと))"), ""),
    (regex(r"(?<=[%％割]を)(?P<how>超え|下回|上回)っ?(?:た|ていた|ている)(?=分野|区分|領域)"), r"\g<how>る"),
    (
        regex(
            r"(?:(?<=[るたい]分野は)|(?<=[%％件]の分野は))(?P<n>\d|[一二三四五六])つ"
            r"(?:(?:という(?:理解|認識|こと)で|で)、?(?:正し|よろし|[よい]い|合って|間違いな)[^。?？]{0,14}|です?よね|だよね|でしょう?ね?)"
        ),
        r"\g<n>つですか",
    ),
    (regex(r"って(?P<word>言葉|単語|語句|用語|ワード|文字)(?=が|を|の)"), r"という\g<word>"),
    (regex(r"(?:一件|1件|１件|一つ|ひとつ|1つ)も残っ?て(?:い)?な(?=い)"), "一件もな"),
    (
        regex(r"(?P<side>進捗|効果|成果)を(?:測る|示す|表す|見る)(?P<kpi>KPI|ＫＰＩ|指標)(?=は|って|が)"),
        r"\g<side>の\g<kpi>",
    ),
    (regex(r"(?<=KPIは)(?P<when>すでに|既に|もう)?定まって"), r"\g<when>決まって"),
    (regex(r"(?<=[値数量率])(?P<link>は|って|が)、?いくら(?=と|で|に|か|[。?？]|$)"), r"\g<link>いくつ"),
    (regex(r"(?<=[たるい])わけです(?=が|けど)"), "とのことです"),
    (
        regex(
            rf"(?P<thing>{_THING})(?:は|って)?、?どれとどれ(?:です|なん(?:です)?|だ)?(?:か|っけ)?(?=[。?？]|$)"
        ),
        r"\g<thing>を全部挙げて",
    ),
    (
        regex(
            rf"主(?:担当)?(?:じゃ|では?)な(?:くて?|い)、?(?:脇|横|端|隅|後ろ|下)?に?、?名前(?:が|だけ|は)、?(?:だけ)?(?:ある|載っ?て(?:い)?る|並んで(?:い)?る|入って(?:い)?る|出て(?:い)?る)(?:だけ)?(?:の)?(?={_THING})"
        ),
        "主担当じゃなくて名前だけある",
    ),
    (
        regex(
            r"(?<![率数合]が)(?<![率数合]は)(?:全体の)?(?<![\d.])(?P<rate>\d{1,3}(?:\.\d+)?[%％])(?:より(?:も)?|を)(?:進捗)?率?(?:が|で)?(?:上(?!回)の?|上回る|高い|いい|良い)(?P<area>分野|区分|領域)"
        ),
        r"進捗率が\g<rate>より高い\g<area>",
    ),
    (
        regex(
            r"(?<![率数合]が)(?<![率数合]は)(?:全体の)?(?<![\d.])(?P<rate>\d{1,3}(?:\.\d+)?[%％])(?:より(?:も)?|を)(?:進捗)?率?(?:が|で)?(?:下(?!回)の?|下回る|低い|悪い)(?P<area>分野|区分|領域)"
        ),
        r"進捗率が\g<rate>より低い\g<area>",
    ),
    (
        regex(r"(?<=施策)[（(][^()（）]{0,30}(?:欄|空欄|未設定|記載)[^()（）]{0,12}(?:もの|施策|やつ)[)）]"),
        "",
    ),
    (
        regex(r"(?<=もの)[（(][^()（）]{0,30}(?:欄|空欄|未設定|記載)[^()（）]{0,12}(?:もの|施策|やつ)[)）]"),
        "",
    ),
)


def in_query_words(question: str) -> str:
    """The question with such words put as a query has them; as it is where there are none."""
    question = with_numbers_written(question)
    for pattern, usual in _SAID:
        question = pattern.sub(usual, question)
    return question
