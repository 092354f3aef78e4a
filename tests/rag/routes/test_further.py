"""Questions that ask for more than one thing: every clause is answered, from the same record."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.routes.further import clauses
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("DIASを所管している省と、令和2年度に目指す利用者の人数を教えて", 2),
        ("コンビナート火災に無人で立ち向かうロボットを研究している役所はどこ？改良型の完成は何年度？", 2),
        ("対象は何人で、どこの省の事業ですか", 2),
        ("02-04の担当と目標", 2),
        ("研究用の回線、それを整備している省と、研究データ基盤の運用開始年度をお願いします", 2),
        ("気象データの施策の主担当および効果のKPIは？", 2),
        ("総務省と経済産業省が連携して進める施策の担当は", 1),
        ("災害時などに民間の仕組みを使う施策(01-02)、進捗は何ができたら達成ですか", 1),
        ("観光地などの混雑対策について、効果は何の指標で見ますか", 1),
        ("公開するかどうかを検討している施策ですが、主担当はどこですか", 1),
        ("新たなモビリティと物流の連携について教えて", 0),
    ],
)
def test_the_clauses_that_ask(question: str, expected: int, context: Context) -> None:
    """A clause ends in what it asks for; what only describes belongs to the clause behind it."""
    assert len(clauses(analyse(question, context.tokenizer), context)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("DIASを所管している省と、令和2年度に目指す利用者の人数を併せて教えて", ("文部科学省", "5,400人")),
        (
            "コンビナート火災用の消防ロボットを研究しているのはどの省？改良型の完成は何年度？",
            ("総務省", "令和2年度"),
        ),
        ("02-04の担当と目標", ("内閣官房", "100%")),
        ("SINETの主担当と、研究データ基盤の運用開始年度は", ("文部科学省", "令和2年度")),
    ],
)
def test_every_clause_is_answered(question: str, expected: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status == "answered"
    assert all(part in answer.text for part in expected)


def test_a_value_asked_for_first_is_told_first(bundled: Application) -> None:
    """The ministry is a field and easily found, but the number was asked for before it."""
    answer = bundled.engine.answer(
        "被験者に1年間介入して生活習慣病を防ごうとした実証、対象は何人で、どこの省の事業ですか"
    )
    assert "1,159人" in answer.sentences[0].text
    assert "経済産業省" in answer.text
