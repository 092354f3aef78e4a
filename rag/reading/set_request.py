"""A set question without what is said around it: why it is asked, what it is for, what is known anyway.

「外務省との連絡会に出す表を作りたいので、…を漏れなく」 has words that no condition holds, so the set
question would not be read. What is left out tells only of the asker or comments on the topic, and
it is left out only if the question is no set question with it and is one without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.records import Library
from rag.tables.question import parse, unexplained
from rag.tables.rows import parse_rows
from rag.tables.words import table_words
from rag.tokens import Tokenizer

_LONGEST = 400
_SENTENCE = regex(r"[^。?!]*[。?!]+|[^。?!]+$")
_ASKS = regex(
    r"\?|何[件個つ本%]|どれ|どの|どこ|いくつ|いくら|教え|挙げ|一覧|列挙|ください|下さい|ちょうだい|ほし|もらえ|いただけ|でしょうか|ですか|ますか"
)
_PURPOSE = regex(
    r"(?:たい|たく)(?:ので|て|ため|から|(?:の|ん)(?:です|だ)(?:が|けど|けれど|けれども)?|と(?:考え|思)[^、。]{0,10}|です)?$"
    r"|(?:ため|(?<![活利運適採使応引費雇作専汎])用|(?<![国実交])際|(?<!骨)折|関係で|都合|参考|目的)(?:に|で)?(?:して|し|です|だ)?$"
    r"|(?:ので|ますから|ですから|もので|ことから)$"
    r"|(?:に|で|へ)(?:使|用い|載せ|貼|配|回し|提出|充て|活用|添付|反映|記入|入れ)[^、。]{0,10}$"
)
"""What ends a clause that tells what an answer is for."""
_OCCASION = regex(
    r"(?:聞|言|問|尋ね|頼|求め|指摘さ|質問さ|指示さ|依頼さ|照会さ)(?:か|わ|ま)?れ(?:まし|そう|て|た|る)[^、。]{0,10}$"
    r"|(?:か|かを)?(?:考え|検討し|悩ん|迷っ|思案し|確認し|整理し|準備し|作成し|用意し)(?:て|で)(?:お|い)[^、。]{0,8}$"
    r"|(?:ところ|途中|最中|予定|準備中|作成中|検討中|作業中|つもり|段階)(?:です|でして|だ|なので|で)?$"
    r"|(?:必要|入用)(?:に|が|と)?(?:なり|なっ|です|あり|あっ)[^、。]{0,8}$"
    r"|(?:委員会?|議会|国会|議員|記者|取材|監査|幹部会?|上司|会議|会見|広報|照会|査定|レク|質問|答弁|決裁|要求|折衝|打ち?合わ?せ|研修|発表|報告)の?(?:対応|用|準備|資料|作業|件)(?:です|だ)?$"
    r"|(?:伺い|お尋ねし|お聞きし|質問し|確認させ)[^、。]{0,10}$"
    r"|(?:助かり|幸い|ありがた|よろしく|お願い|急ぎ|至急)[^、。]{0,10}$"
)
"""What ends a clause that tells how the asker came to ask."""
_COUNTED = regex(r"施策|取り?組|項目|番台|分野|領域|[章節](?![分])|いずれか|以外|除|のみ|だけ|未満|以上|以下")
"""Words of what is to be counted, or of how: no clause with them is left out."""
_TOPIC = regex(
    r"(?:を|について|に関して|に関する(?:こと|もの)を|のことを|の話を)[^、。]{0,6}(?:調べ|知り|探し|聞き|聞か|伺い|確認し|把握し|問わ|尋ね|見)"
    r"|(?:について|に関して|に関する|関連|絡み)"
)
"""スマート農業を調べたい: what is asked about."""
_MET = regex(
    r"(?:と|へ|に|から)(?:の|提出|出す|報告|説明|渡す)[^、。]{0,10}(?:会|会議|打ち?合わ?せ|協議|説明|報告|やり取り|調整|回答|提出|資料|表)"
)
"""外務省との連絡会: a ministry that is met, not counted."""
_FOR_OFFICE = regex(
    r"^[^、。?!]{1,16}(?:省|庁|委員会|内閣官房|内閣府)(?:から(?:の)?(?:照会|問い?合わ?せ|質問|依頼|要請)|への?(?:説明|回答|報告|提出|照会)|との(?:打ち?合わ?せ|協議|会議|調整))"
    r"[^、。?!]{0,16}(?:ので|ため|ために|用|用に|用で|あり|あって|ですが|ますが)、(?=.{6})"
)
"""厚生労働省から照会があったので: whom the answer is for, though a set could be chosen by it."""
_COMMENT = regex(
    r"^(?P<topic>[^、。]{2,24}?)(?:に)?(?:は|って)、?(?P<said>[^。?!]{3,40}?)"
    r"(?:が|けど|けれど|けれども|よね|ね|です|ます)[、。]\s*(?:(?:その|この)(?:うち|中|なか|中身)(?:の|で(?:は)?|から|だと)?、?|(?=ぶら下が|[^、。]{0,16}(?:一番|最も|いちばん|もっとも|最多|最少|結局|実際|ごと|別に|割る|割って|内訳)))"
)
"""05番台はマイナンバー関連が固まっているところだと思いますが、そのうち: the topic and a remark on it."""
_GROUP = regex(r"(?:施策|取り?組み?例?|もの|項目)(?:も|が)?[^、。]{0,6}(?:あ[るり]|載|入|並|含|いくつか)")
"""Such a remark tells of some of the records: そのうち may mean those."""
_FOUND = regex(
    r"(?:が|は)(?:全部で)?[0-9一二三四五六]つ(?:ほど)?(?:ある|あり|あった)[^、。]{0,14}[、。]\s*(?:その|この)(?:[0-9一二三四五六]つ|分野)?の?(?:うち|中|なか)(?:の|で(?:は)?)?、?"
)
"""…な分野が2つあると聞きました。その2つのうち: among these areas."""


def without_surroundings(question: Question, library: Library, tokenizer: Tokenizer) -> Question:
    """The set question that stands in what was said; the question as it is where there is none or it is plain."""
    if question.english or len(question.text) > _LONGEST:
        return question
    met = _FOR_OFFICE.sub("", question.shown)
    if met != question.shown:
        again = replace(analyse(met, tokenizer), original=question.original)
        if any(_is_set(q, library, tokenizer) for q in (again, question)):
            return again
    candidates = [c for c in dict.fromkeys(_candidates(question.shown)) if c != question.shown]
    if not candidates or _is_set(question, library, tokenizer):
        return question
    for text in candidates:
        asked = analyse(text, tokenizer)
        if _is_set(asked, library, tokenizer):
            notes = tuple(dict.fromkeys((*question.interpretations, *asked.interpretations)))
            return replace(asked, original=question.original, interpretations=notes)
    return question


def _is_set(question: Question, library: Library, tokenizer: Tokenizer) -> bool:
    rows = parse_rows(question, library, lambda t: unexplained(question, t, tokenizer))
    return rows is not None or parse(question, library, tokenizer) is not None


def _candidates(text: str) -> Iterator[str]:
    """The question with less and less around it."""
    plain = _FOUND.sub("のうち、", text)
    yield plain
    yield _uncommented(plain)
    asked = _asking(plain)
    yield asked
    yield _uncommented(asked)


def _uncommented(text: str) -> str:
    match = _COMMENT.match(text)
    if match is None or _GROUP.search(match["said"]) or _ASKS.search(match["said"]):
        return text
    return f"{match['topic']}のうち、{text[match.end() :]}"


def _asking(text: str) -> str:
    """The text without the sentences, and the first clauses of a sentence, that tell why it is asked."""
    sentences = _SENTENCE.findall(text)
    kept: list[str] = []
    for i, sentence in enumerate(sentences):
        others = "".join((*kept, *sentences[i + 1 :]))
        said = sentence.strip(" 。!")
        if len(sentences) > 1 and not _ASKS.search(sentence) and _tells_why(said, others):
            continue
        kept.append(_without_clauses(sentence, others))
    return "".join(kept) or text


def _without_clauses(sentence: str, others: str) -> str:
    while (end := sentence.find("、")) > 0:
        clause, rest = sentence[:end], sentence[end + 1 :]
        if not (_tells_why(clause, rest + others) and _ASKS.search(rest + others)):
            break
        sentence = rest
    return sentence


def _tells_why(said: str, rest: str) -> bool:
    """Whether a sentence or clause tells only what an answer is for, or how the asker came to ask.

    What it names (a ministry, a place, a quoted word) must then be met there, or be named in the rest too.
    """
    if not (_PURPOSE.search(said) or _OCCASION.search(said)):
        return False
    if _COUNTED.search(said) or _TOPIC.search(said):
        return False
    return not _names(_MET.sub("", said)) or (
        bool(_MET.search(said) or _OCCASION.search(said)) and _names(rest)
    )


def _names(text: str) -> bool:
    """Whether records could be chosen by what the text names."""
    folded = text.lower()
    documents = any(p.search(folded) for p in lexicon().documents.values())
    return documents or bool(_CHOSEN.search(folded) or table_words()["measures.number_group"].search(folded))


_CHOSEN = regex(
    r"[「『\"【]|(?<![一-鿿])[一-鿿]{1,6}(?:省|庁)(?![庁略])|内閣|◎|主担当|kpi|本文|第?\d+章|\d{2}-\d{2}|研究開発|教育改革|社会実装|デジガバ|倫理|データ関連基盤|進捗率|未了"
)
