"""What really asks in a long question: which clauses go, which stay, what is answered in the end."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.reading.core_question import cores
from ui.compose import Application


def forms(question: str, application: Application, context: Context) -> list[str]:
    return [core.text for core in cores(question, application.tokenizer, context.finder.stands)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("出版社の編集長と昼食をとるので、DIASの登録データセット数の目標は何件ですか。", "DIASの登録データセット数の目標は何件ですか。"),
        ("新聞の切り抜きを読んで気になりました。富岳の運用開始はいつですか。", "富岳の運用開始はいつですか。"),
        ("富岳の運用開始はいつですか。新聞の切り抜きに書き込みたいので。", "富岳の運用開始はいつですか。"),
        ("後輩から「筆ポリゴンの台帳を見せて」とせがまれまして、健全な民泊サービスの普及のKPIを教えてください。", "健全な民泊サービスの普及のKPIを教えてください。"),
        ("家内に聞かれて困っています。AI戦略本部の本部長は誰か、教えてください。夕飯までに返事をします。", "AI戦略本部の本部長は誰か、教えてください。"),
        ("昼休みの雑談で話題になったのですが情報銀行の認定件数の目標は何件ですか。", "情報銀行の認定件数の目標は何件ですか。"),
        ("国会で聞かれそうなので確認。GPAIはどの文書で扱われている？", "確認。GPAIはどの文書で扱われている？"),
        ("記者会見の想定問答を作っているのですが、GPAIはどの文書に出てきますか", "GPAIはどの文書に出てきますか"),
    ],
)  # fmt: skip
def test_clauses_of_words_that_no_document_has_go_first(
    question: str, first: str, application: Application, context: Context
) -> None:
    assert forms(question, application, context)[0] == first


@pytest.mark.parametrize(
    "question",
    [
        "富岳の運用開始はいつですか。",
        "自衛隊の募集の件ですが、KPIは何ですか。",
        "筆ポリゴン。なんですか、これ。",
        "昼食の献立について、目標は何件ですか。",
        "富岳の後継機を開発する。",
        "",
        "。。。",
    ],
)
def test_a_question_in_one_piece_stays(question: str, application: Application, context: Context) -> None:
    assert forms(question, application, context) == []


@pytest.mark.parametrize(
    ("question", "stays"),
    [
        ("別表を眺めながら昼食をとっていますが、総務省が主担当の施策は何件ですか。", "別表"),
        ("出版社と昼食をとりながら02-04を読んでいるのですが、KPIを教えてください。", "02-04"),
        ("編集長は「情報銀行」に首をかしげていますが、認定件数の目標は何件ですか。", "「情報銀行」"),
        ("出版社が気にする施策があります。それの担当はどこですか。", "出版社が気にする施策"),
    ],
)
def test_what_the_question_needs_stays(
    question: str, stays: str, application: Application, context: Context
) -> None:
    assert all(stays in form for form in forms(question, application, context))


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("出版社の編集長と昼食をとるので予習中なのですが、コンビニ交付サービスの導入推進の担当省庁はどこですか。", "answered", "総務省"),
        ("家内が入院しておりまして代打なのですが、環境省の名前が府省庁名にある施策は何件ですか。", "answered", "3件"),
        ("編集長に昼食で聞かれたのですが、宇宙葬の許可の窓口はどの省ですか。", "not_found", ""),
        ("AI戦略本部の本部長は官房長官だそうですが、構成員は誰ですか。", "corrected", "内閣総理大臣"),
        ("昼食の席で出た宇宙葬の話なのですが、担当の府省庁はどこですか。", "not_found", ""),
        ("富岳の話を編集長としていたのですが、開発したのは何という会社ですか。", "not_found", ""),
    ],
)  # fmt: skip
def test_the_core_is_answered_and_no_other(
    question: str, status: str, said: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status == status
    assert said in answer.text
