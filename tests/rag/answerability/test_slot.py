"""The thing a question asks for: the last noun phrase that is asked, without numbers and frames."""

from __future__ import annotations

import pytest

from rag.answerability.slot import slot
from rag.context import Context


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("自動運転バスの運賃を知りたい", ["運賃"]),
        ("運賃は?", ["運賃"]),
        ("参加者の平均年齢を教えてください", ["平均", "年齢"]),
        ("データカタログのファイル形式は何ですか", ["ファイル", "形式"]),
        ("研修の講師は誰が務めていますか", ["講師"]),
        ("何という雑誌に載った研究ですか", ["雑誌"]),
        ("コンビニ交付、手数料", ["手数"]),
        ("データ分析の人材を年間何人育てますか", ["人材"]),
        ("電子タグを何億枚出荷する目標ですか", ["電子", "タグ"]),
        # What names no thing is left out.
        ("遅れている原因は?", []),
        ("目標は何件ですか", []),
        ("令和2年度の値は?", []),
        ("いつから始まったのですか", []),
        ("専門家を何団体に派遣しましたか", []),
        ("", []),
    ],
)
def test_the_noun_asked_for(text: str, wanted: list[str], context: Context) -> None:
    found = [w.surface for w in slot(text, context.tokenizer)]
    assert found[-len(wanted) :] == wanted if wanted else found == []


def test_only_the_end_of_a_long_question_is_read(context: Context) -> None:
    assert [w.surface for w in slot("予算の話です。" * 400 + "運賃は?", context.tokenizer)] == ["運賃"]
