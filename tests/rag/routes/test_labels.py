"""The members of a counted set named by the labels of its bullets."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.routes.labels import answer

FIVE = "健康医療介護、農業、国土強靭化、交通・物流、スマートシティ"


@pytest.mark.parametrize(
    "text",
    [
        "方向性②のスライドは重点5分野の進捗を分野別に書き分けているようですが、その五つの分野名は何か。",
        "スライドの重点五分野、分野の名前を全部教えてもらえますか",
        "重点5分野というのは具体的にどの5つですか。AI戦略のフォローアップの話です。",
        "フォローアップの重点5分野で、どの分野の進捗が並んで書かれていますか",
        "重点5分野って、農業のほかにどの分野が入っていましたっけ",
        "フォローアップの重点5分野の内訳",
        "社会実装の重点5分野の名前を全部",
        "AI戦略2019の重点5分野は何ですか",
    ],
)
def test_all_members_are_named(text: str, context: Context) -> None:
    draft = answer(analyse(text, context.tokenizer), context)
    assert draft is not None
    built = draft.build("", "")
    assert FIVE in built.text
    assert {c.locator for c in built.citations} == {"方向性②/進捗"}


@pytest.mark.parametrize(
    "text",
    [
        "重点5分野は何ですか",  # Connected Industries has five as well
        "Connected Industriesの重点5分野は何ですか",
        "別表の重点5分野の内訳は",
        "スライドの重点7分野の分野名は",
        "WAGRIは重点5分野のうちどの分野の進捗か。スライド",
        "スーパーシティの話は重点5分野のどれに入っていましたか。スライド",
        "スライドの重点5分野や海洋などのほかに新しく立ち上がった事業は何の分野でしたか",
        "スライドの重点5分野は順調ですか",
    ],
)
def test_other_questions_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None
