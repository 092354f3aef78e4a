"""Who asks: 「法務省の者です。うちの省の施策は」 asks for those of 法務省; that it is so is no part of the question.

Who asks may also be told last: 「…をお願いします。私は厚労省の窓口担当です」 asks nothing of 担当.
"""

from __future__ import annotations

from rag.lazy_regex import regex

_OFFICE = r"(?P<office>[一-鿿]{2,10}?(?:省|庁|官房|委員会|府))[一-鿿]{0,8}"
_PERSON = r"(?:者|職員|人間|[^、。?？]{0,8}(?:課|室|係|局|部)(?:の(?:者|担当))?|窓口[^、。?？]{0,6})"
_WORKS = r"(?:で(?:働|仕事|勤務)|に(?:勤|務|所属|在籍))[^、。?？]{1,12}?"
_IS = r"(?:です|でございます|なのです|なんです|と申します|(?:おり|い|あり)ます)"
_ME = regex(
    rf"^(?:(?:私|わたし|わたくし|小職|当方|こちら)[はも]?、?)?{_OFFICE}(?:の(?:{_PERSON}|担当者?)|{_WORKS}){_IS}"
    r"(?:が|けど|けれども?)?[。、]\s*(?=\S)"
)
_IN_CHARGE = regex(
    r"^(?:(?:私|わたし|わたくし|小職|当方)[はも]?、?)?[^、。?？はがを]{1,16}?(?:の|を)?(?:担当|係|窓口|事務)(?:(?:して|をして|に(?:なっ|就い)て)(?:い|お)(?:る|り))?(?:の?(?:者|職員)|ます)(?:です|でございます|なのです|なんです)?(?:が|けど|けれども?)?[。、]\s*(?=\S)"
)
"""防災担当の者です。: what the asker is in charge of is not asked about."""
_ME_LAST = regex(
    r"(?<=[。?？!！])\s*(?:(?:ちなみに|なお|申し遅れましたが)、?)?"
    rf"(?:(?:(?:私|わたし|わたくし|小職)[はも]?|当方[はも]?|こちら[はも]?)、?{_OFFICE}(?:の(?:{_PERSON}|[^、。?？は]{{0,8}}担当者?)|{_WORKS})"
    rf"|{_OFFICE.replace('office', 'other')}(?:の{_PERSON}|{_WORKS}者)){_IS}[。!！]?\s*$"
)
"""Behind the question: of an office that no pronoun goes before only what no measure can be (者, 職員)."""
_OURS = regex(
    r"(?<![のそ])(?:うち|私ども|わたしども)(?:の(?:省庁?|庁|役所|ところ|組織))?(?=[がはもで]|の(?![うち]))|[当弊自](?:省|庁)(?!庁)|(?:わが|我が)(?:省|庁)"
)


_OFFICE_NAMED = regex(r"省|庁|官房|委員会|府")


def without_self_introduction(question: str) -> str:
    """The question without who asks, the office by its name where it is said as one's own."""
    if me := _ME.match(question):
        return _OURS.sub(me["office"], question[me.end() :])
    if (me := _IN_CHARGE.match(question)) and _OFFICE_NAMED.search(me.group()) is None:
        return question[me.end() :]
    if me := _ME_LAST.search(question):
        return _OURS.sub(me["office"] or me["other"], question[: me.start()])
    return question
