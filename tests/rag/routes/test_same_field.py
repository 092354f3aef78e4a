"""Whether two measures have the same lead or the same KPI."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "verdict", "cited"),
    [
        ("沖縄のブロードバンドの施策を担う府は、準天頂衛星の防災機能の施策でも主担当ですか", "はい。", {"06-18", "08-18"}),
        ("Jアラートの施策を受け持つ省は、Lアラートのほうも主担当でしょうか", "はい。", {"06-17", "08-33"}),
        ("匿名加工医療情報の施策の主担当の役所は、匿名加工情報の相談対応の施策でも主担当ですか", "いいえ。", {"04-06", "04-02"}),
        ("SIP4Dを使う施策の連携先の省は、災害リスク情報の利活用の研究では主担当になっていますか", "はい。", {"08-17", "08-29"}),
        ("罹災証明をデジタル化する施策と被災者台帳管理の施策とでは、進み具合を測るKPIが同一か。", "はい。", {"05-08", "05-09"}),
        ("地域情報プラットフォームと中間標準レイアウトは、KPI(効果)についても同じ指標を用いているのか。", "いいえ。", {"07-07", "07-08"}),
        ("骨子案でAISIの抜本的な強化の主担当になっている組織は、従業員のAIリスキリング支援でも主担当ですか", "はい。", {"第3章第3節(1)④", "第3章第4節(3)③"}),
        ("民泊の施策とJNTOの訪日プロモーションは効果の指標が共通ですか？", "はい。", {"10-22", "10-23"}),
        ("民泊の施策とJNTOの訪日プロモーションはKPIが同じですか？", "いいえ。", {"10-22", "10-23"}),
        ("04-01と04-02の主担当は同じですか", "いいえ。", {"04-01", "04-02"}),
        ("03-01 と 03-02、主担当の役所は同じでしょうか", "はい。", {"03-01", "03-02"}),
        ("06-15と10-22では担当省庁が異なりますか", "はい。", {"06-15", "10-22"}),
        ("富岳NEXTの開発と高性能AI半導体の研究開発は府省庁の顔ぶれが同じですか", "いいえ。", {"第3章第2節(4)②"}),
        ("08-09とは別に電子レシートの施策もあったよね、担当は同じ？", "はい。", {"08-09", "04-07"}),
        ("介護ロボットの施策もありましたけど、09-09と担当は違うんですか", "はい。", {"09-05", "09-09"}),
        ("03-01と03-02の連携府省は別々ですか", "いいえ。", {"03-01", "03-02"}),
        ("第3章第1節(2)③と第3章第3節(2)④、主担当は別ですか", "はい。", {"第3章第1節(2)③", "第3章第3節(2)④"}),
        ("Are the lead ministries of 06-15 and 10-22 the same?", "No. ", {"06-15", "10-22"}),
        ("Is the lead ministry the same for 09-26 and 09-28?", "Yes. ", {"09-26", "09-28"}),
    ],
)  # fmt: skip
def test_the_verdict_first_then_both_cells(
    text: str, verdict: str, cited: set[str], bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(verdict)
    assert cited <= {c.locator for c in answer.citations}


def test_a_difference_stands_before_what_is_alike(bundled: Application) -> None:
    first = bundled.engine.answer("民泊の施策とJNTOの訪日プロモーションはKPIが同じですか？").sentences[0]
    assert "住宅宿泊事業の届出件数" in first.text
