"""Whether the documents answer: by what the evidence covers, not by a score."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.answerability.answerable import missing_attribute
from rag.answerability.decision import judge
from rag.context import Context
from rag.question import analyse
from rag.scope import Scope
from ui.compose import Application


def declined(bundled: Application, text: str) -> Answer:
    answer = bundled.engine.answer(text)
    assert answer.status == "not_found", answer.text
    assert answer.searched is not None
    assert answer.searched.documents
    return answer


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("月面基地の建設計画はどうなっていますか", id="another-topic"),
        pytest.param("消費税率の引き上げの影響は", id="another-policy"),
        pytest.param("選挙の電子投票の開始時期は", id="near-policy"),
        pytest.param("What is the recipe of the national dish of Peru in the annex?", id="english"),
    ],
)
def test_another_topic_is_declined_with_the_nearest_records(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status in {"not_found", "out_of_scope"}
    if answer.status == "not_found":
        assert answer.searched is not None
        assert answer.searched.nearest


# Each names its record clearly; the record has no such information.
@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        pytest.param("気象情報の利活用の促進の予算額はいくらですか", "予算", id="budget"),
        pytest.param("MID-NETの責任者の氏名を教えてください", "人名", id="person"),
        pytest.param("地方におけるオープンデータの促進の問い合わせ先の電話番号は", "連絡先", id="contact"),
        pytest.param("気象庁ホームページのダウンロード量の令和7年度の目標は", "令和7年度", id="year"),
        pytest.param("犯罪発生情報の令和9年度の累計数の目標は", "令和9年度", id="later-than-any-year"),
        pytest.param("02-04の予算はいくらですか", "予算", id="budget-by-number"),
        pytest.param("02-04の担当者の氏名は？", "人名", id="person-by-number"),
        pytest.param("02-08の令和5年度の目標は？", "令和5年度", id="year-by-number"),
        pytest.param("What is the budget of 02-04?", "予算", id="english-by-number"),
        pytest.param("第3章第1節(2)①の予算は？", "予算", id="budget-of-a-section"),
    ],
)
def test_a_kind_of_information_the_record_lacks_is_declined_by_name(
    text: str, lacks: str, bundled: Application
) -> None:
    answer = declined(bundled, text)
    assert lacks in answer.sentences[0].text
    assert "ありません" in answer.sentences[0].text
    assert answer.searched is not None
    assert answer.searched.nearest


def test_several_records_that_lack_it_are_each_named(bundled: Application) -> None:
    answer = declined(bundled, "02-04と02-08の予算は？")
    assert answer.searched is not None
    assert answer.searched.nearest == ("02-04", "02-08")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("気象庁ホームページのダウンロード量の目標は", "930TB", id="value"),
        pytest.param("ISUTとは何ですか", "情報収集・整理を支援するチーム", id="definition"),
        pytest.param("地方におけるオープンデータの促進の担当は", "内閣官房", id="ministry"),
        pytest.param("第5回NDBオープンデータはいつ公開されますか", "令和2年8月", id="date"),
    ],
)
def test_what_the_documents_say_is_not_declined(text: str, said: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert said in answer.text


def test_without_evidence_the_verdict_gives_its_reason(context: Context) -> None:
    question = analyse("気象情報の目標は", context.tokenizer)
    verdict = judge(question, [], context)
    assert not verdict.answerable
    assert verdict.reason
    assert missing_attribute(question, []).answerable


def test_the_verdict_needs_the_topic_and_not_only_its_frame(context: Context) -> None:
    on, off = (analyse(t, context.tokenizer) for t in ("気象情報のデータの目標は", "月面基地の建設の目標は"))
    assert judge(on, context.finder.find(on), context).answerable
    assert not judge(off, context.finder.find(off), context).answerable


def test_the_scope_searched_is_the_one_asked_for(bundled: Application) -> None:
    answer = bundled.engine.answer("月面基地の建設計画は", scope=Scope(("kihon",)))
    assert answer.searched is not None
    assert answer.searched.documents == ("kihon",)
    assert {c.document for c in answer.citations} <= {"kihon"}
