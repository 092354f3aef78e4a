"""Sets of records asked for in other words than the usual ones, put in these.

骨子案でデジタル庁は何をすることになっていますか asks for all records that it leads: a passage would be one
of them, or of another office. 医療に関わるもの are those with the topic; a set told twice is one set.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.ministries import mentions
from rag.text import cleaned, fold, folded

_THING = r"(?:施策|取り?組み?|事業|仕事|役割|業務|対応|項目)"

_SORT = (
    r"(?:関係|関連|絡み|がらみ|まわり|周り|系|に(?:関係|関連|関わ|かかわ|関)[すしるり](?:る|た|ている|てる)?)"
)
_ONE = rf"(?:の?(?:もの|やつ|奴|話|{_THING})|の)"


def _document(group: str) -> str:
    names = r"(?:骨子(?:案|\(案\))?|別表|計画)(?:の?(?:なか|中))?"
    return rf"(?P<{group}>[^、。]{{0,24}}?{names}(?:で|では|において|に|には|が|上|上では|によると)?、?)?"


_DOES = regex(
    rf"^{_document('document')}\0(?:は|が|って)、?{_document('behind')}(?:主に|具体的に(?:は)?|いったい|いま|今後|(?:その)?ほかに(?:は|も)?|(?:その)?他に(?:は|も)?|(?P<but>[一-鿿々ァ-ヺーa-z0-9]{{2,}}以外)[にで](?:は|も)?)?、?"
    rf"(?:(?:何|なに|どんなこと|どう(?:いう|いった)こと|どのようなこと|(?:どんな|どのような|どういう|どういった|何の){_THING})を|(?:何|なに)(?=や[るっ]))"
    r"(?:する|し(?:て|ま|よう)|や[るっりろ]|行[うっいな]|担[うっいわ当]|進め|実施|受け持|手[がか掛]|取り組|任さ|求めら|引き受け|(?P<leads>主導))[^、。]{0,24}[。?]*$"
)
_DOES_ELSE = regex(
    rf"^{_document('document')}\0(?:は|が|って)、?(?:その)?(?:ほか|他)に(?:は|も)?、?(?:どんな|どのような|どういった)(?P<topic>[一-鿿々ァ-ヺーA-Za-z0-9]{{2,}})を"
    r"(?:し(?:て|ま)|や[るっり]|行[うっい]|扱[うっい]|担[うっい当]|進め|手[がか掛]|取り扱)[^、。]{0,12}[。?]*$"
)
"""国交省はほかにどんなオープンデータをやってる: its records with that topic."""
_ITS_TASKS = regex(
    rf"^{_document('document')}\0(?:は|が|に|の)、?{_document('behind')}"
    r"(?:求め|任さ|課[させ]|期待さ|割り当て|担[うっ当]|する|や[るっ]|行[うっ]|取り組[むん]|進め)[^、。?]{0,12}?(?:こと|役割|仕事|の)(?=は|を|って|[?。])[^、。]{0,20}[。?]*$"
)
"""警察庁が骨子案で求められていることは: what it has to do, in a document that is named."""
_IN_SHORT = regex(
    rf"^{_document('document')}\0(?:は|が)、?{_document('behind')}(?P<role>主?担当|所管|主管|◎)(?:の|である|となっている|になっている|している|する)"
    rf"(?:もの|やつ|{_THING})を、?(?:要約|まとめ|整理|概観|紹介|かいつまんで|ざっと|ひととおり|一通り|簡単に|簡潔に)[^、。]{{0,24}}[。?]*$"
)


_HAS = regex(
    rf"^{_document('document')}\0(?:は|が)、?{_document('behind')}(?P<what>[^。、?]{{2,60}}?)(?P<thing>{_THING}|(?:調査)?研究)(?:も|を|は)?、?"
    r"(?:持っ|受け持っ|担当し|所管し|抱え|担っ|手[がか掛]け)て?(?:い)?(?:る|ます)(?:の)?(?:です)?か?(?:[。?](?:あ(?:れば|るなら|る場合)[^。?]*)?)?[。?]*$"
)
"""総務省はLアラートの施策も担当していますか(。あればその番号): whether there is one that it has."""


_ITS_TOPIC = regex(
    rf"^{_document('document')}\0(?:の(?:{_THING}|もの)(?:で(?:は)?|のうち(?:で)?|の(?:中|なか)(?:で)?)|(?:の(?:ほう|方))?で(?:は)?|の(?=(?:その)?(?:ほか|他)の))、?"
    rf"(?:(?:その)?(?:ほか|他)(?:に(?:は|も)?|の))?、?(?P<topic>(?!(?:その)?(?:他|主?担当|連携|期限|予算|目標|数値|進捗|効果|未設定|概要|kpi))[一-鿿々ァ-ヺーa-z0-9]{{2,}}?)"
    rf"(?:{_SORT}{_ONE}?|の(?:もの|やつ|奴)|の(?=は)|(?<=[ァ-ヺー一-鿿]){_THING})(?:は|って|が|を)?、?"
    r"(?P<tail>(?:何|なに|どれ|どんな|どういう|どういった|す[べへ]て|全部|全て|教え|知り|挙げ|見せ|一覧|ある|あり|ない|ないか)?[^、。「]{0,10})[。?]*$"
)
"""国交省の施策でオープンデータ関係は, 総務省のほうで防災関連はどんなのがある: its records with that topic."""


_ABOUT = regex(
    r"(?P<topic>[一-鿿々ァ-ヺーA-Za-z0-9]{2,})に(?:(?:関係|関連)(?:する|した|がある|のある)|関わる|かかわる|関わった|係わる)(?=もの|施策|取り?組み?|項目|事業|やつ)"
)


_OF_ANNEX = regex(r"(?:第)?(?<![\d一二三四五六七八九十])(?P<number>0?[5-9]|1[0-2]|[５-９])章の(?=施策)")
"""8章の施策: the outline has four chapters, the annex measures 08-01 and so on."""


_USUAL = (
    # 同じ国交省で: of that ministry
    (
        regex(
            r"^同じ(?P<office>[一-鿿]{1,8}(?:省|庁|府|官房|委員会))[でのが](?=[^、。]*(?:施策|取り?組み?|もの|やつ))"
        ),
        r"\g<office>が主担当で、",
    ),
    # 令和7年を目標年にしているKPIにはどのようなものが: the measures that have such a KPI, and the KPI
    (
        regex(
            r"(?P<told>(?:年|年度)(?:を|が)?(?:目標年度?|目標|期限|達成年度?)(?:に|と)?(?:し(?:て(?:い)?る|た)|する|の|とする|である))(?P<kpi>(?:進捗|効果)?の?KPI)"
            r"(?:に?は、?(?:どのような|どんな|どういった)もの|を、?(?:す[べへ]て|全て|全部|教え|挙げ|一覧)|の一覧)[^、。?]*",
            re.IGNORECASE,
        ),
        r"\g<told>施策とその\g<kpi>をすべて教えてください",
    ),
    # 防災系は全部でいくつ: the measures of a topic
    (
        regex(
            rf"^(?P<topic>[一-鿿々ァ-ヺーA-Za-z0-9]{{2,12}}?)(?:系|関係|関連|絡み|がらみ){_ONE}?(?:は|って)、?(?:全部で|合計で?|合わせて|ぜんぶで)?(?=いくつ|何[件個本]|どれ|何があ)"
        ),
        r"\g<topic>に関する施策は",
    ),
    # 10件未満 in other words
    (regex(r"(?:ひとけた|一桁|1桁|１桁)[(（][^()（）]{1,10}[)）]"), "一桁"),
    # 似たようなセキュリティ人材の施策は他にある: what it is like, the topic says
    (
        regex(
            r"^(?:(?:これ|それ)[とに])?(?:似た(?:ような)?|同じような|同様の|類似の)、?(?=[^、。?]{2,20}の(?:施策|取り?組み?)(?:は|って|が)、?(?:ほか|他)に)"
        ),
        "",
    ),
    # 警察庁が◎の施策に、ほかに加わっている省は: those beside the lead
    (
        regex(
            r"(?P<thing>施策|取り?組み?|項目)(?:に|で)、?(?:(?:その)?(?:ほか|他)に(?:も)?|一緒に)、?(?:加わ|参加|入|関わ|連携|名を連ね|並ん)[^、。?？]{0,10}?"
            r"(?:府省庁?|省庁?|役所|ところ)(?=(?:は|を|って)[^、。?？]{0,10}(?:[。?？]|$))"
        ),
        r"\g<thing>の連携府省庁",
    ),
    # 12番台のKPIはどうなっていますか: of each measure
    (
        regex(
            r"(?P<group>\d{1,2}番台)の(?P<kpi>(?:進捗|効果)?の?KPI)(?=(?:は|って|を)、?(?:どう|どんな|何|なに|一覧|す[べへ]て|全部|教え|並べ|[?。]*$)[^、。]*$)",
            re.IGNORECASE,
        ),
        r"\g<group>の施策とその\g<kpi>",
    ),
    # 国交省の施策で数値目標のあるKPIを教えて: the measures that have such a KPI, and the KPI
    (
        regex(
            r"(?P<thing>施策|取り?組み?|もの)(?:で|のうち(?:で)?|の中で)、?(?P<told>[^、。?]{0,12}?(?:数値|数字|定量)[^、。?]{0,6}?(?:が|の)?(?:ある|入った|入っている|含む|持つ))"
            r"(?P<kpi>(?:進捗|効果)?の?KPI)(?=を|は|って|[?。]|$)",
            re.IGNORECASE,
        ),
        r"\g<thing>のうち、\g<kpi>に\g<told>ものと、その\g<kpi>",
    ),
    # the same set told twice: …だけが未設定の施策、つまり進捗は未設定でないものは
    (
        regex(
            r"(?P<thing>施策|取り?組み?|項目|もの)、(?:つまり|すなわち|言い換え(?:る|れば)と?|要するに|言うなれば)、?[^、。?？]{4,60}?(?:施策|取り?組み?|項目|もの)(?=は|が|を|の|って|で)"
        ),
        r"\g<thing>",
    ),
)
"""Ways of asking for a set, and how it is said in the usual words."""


def as_set(question: str) -> str:
    """The question as one for records of a topic, or for those that an office leads; as it is where it asks for neither."""
    question = _OF_ANNEX.sub(lambda m: f"{int(m['number']):02d}番台の", question)
    for pattern, usual in _USUAL:
        question = pattern.sub(usual, question)
    return _of_office(_ABOUT.sub(_about, question))


def _about(match: re.Match[str]) -> str:
    """The topic in the usual words; a ministry that has a part in a record is none."""
    office = any(m.end == len(match["topic"]) for m in mentions(folded(match["topic"])))
    return match.group() if office else f"{match['topic']}に関する"


def _of_office(question: str) -> str:
    mapped = fold(question)
    offices = mentions(mapped.text)
    if len(offices) != 1:
        return question
    start, end = offices[0].start, offices[0].end
    text = f"{mapped.text[:start]}\0{mapped.text[end:]}"
    office = mapped.text[start:end]
    if (has := _HAS.match(text)) is not None:
        document = has["document"] or has["behind"] or ""
        shown = cleaned(question)  # as written: L, not l
        at = has.start("what") + end - start - 1
        what = shown[at : at + len(has["what"])] if len(shown) == len(mapped.text) else has["what"]
        thing = has["thing"] if "研究" not in has["thing"] else f"{has['thing']}の施策"
        return f"{document}{office}が担当する{what}{thing}はありますか"
    if (its := _ITS_TOPIC.match(text)) is not None:
        whether = re.match("(?:ある|あり|ない)", its["tail"])
        what = f"{its['document'] or ''}{office}の{its['topic']}に関する施策"
        return f"{what}はありますか" if whether else f"{what}をすべて挙げてください"
    if (other := _DOES_ELSE.match(text)) and not re.search(rf"^{_THING}$", other["topic"]):
        return f"{other['document'] or ''}{office}が担当の{other['topic']}に関する施策をすべて挙げてください"
    tasks = _ITS_TASKS.match(text)
    match = _DOES.match(text) or _IN_SHORT.match(text) or tasks
    document = (match["document"] or match["behind"] or "") if match else ""
    if match is None or (match is tasks and not document):
        return question
    said = match.groupdict()
    role = said.get("role") or ("主担当" if said.get("leads") else None)
    document = re.sub("が(?=、?$)", "で", document)
    if not lexicon().documents["kihon"].search(document):
        but = f"{said['but']}の" if said.get("but") else ""
        return f"{document}{office}が{role or '担当'}の{but}施策をすべて挙げてください"
    if role:
        return f"{document}{office}が{role}の取組をすべて挙げてください"
    return f"{document}{office}の名前がある取組と、その府省庁をすべて挙げてください"  # few items have a ◎
