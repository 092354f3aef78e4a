"""Statements put up for confirmation in a roundabout way, and the verdicts on them."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.reading.asking import is_polar
from rag.reading.roundabout import plainly
from ui.compose import Application

PLAIN = "という理解でよいですか。"
AGREED = "という理解でよいですよね。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("「距離は令和2年に2,000km」と書いた資料が回ってきました。別表の数字と合っていますか。", f"距離は令和2年に2,000km{AGREED}"),
        ("本部長は官房長官だと説明してしまったのですが、骨子案に照らして正しいでしょうか。構成員も知りたいです。", f"本部長は官房長官だ{AGREED}構成員も知りたいです。"),
        ("消防本部300か所に使ってもらうのが目標と誰かが言ってたんだけど、ほんと?", f"消防本部300か所に使ってもらうのが目標{AGREED}"),
        ("参加自治体は全国の半分を超えたところ、と資料に載せたいので確認させてください。", f"参加自治体は全国の半分を超えたところ{AGREED}"),
        ("年に300回くらい開いていると理解しています。違っていたら直してください。", f"年に300回くらい開いている{AGREED}"),
        ("名古屋の研究は令和元年度で終わったと聞いたんですが、本当ですか。", f"名古屋の研究は令和元年度で終わった{AGREED}"),
        ("講師派遣は年200回が目標だと出ました。これは総務省の施策で間違いございませんか。", ""),
        ("AIせーふてぃいんすてぃてゅーと 主な担当 骨子に書いてあるはずだが確認したい", ""),
        ("総務省がどこまで関わると聞いたのですが、本当ですか。", ""),
    ],
)  # fmt: skip
def test_what_is_passed_on_is_put_up_for_confirmation(text: str, said: str) -> None:
    assert plainly(text) == (said or text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("9割以上は予定どおり片付いた、って上司に言っちゃって大丈夫?", "9割以上は予定どおり片付いた"),
        ("進捗率は87%と書いてしまってよろしいでしょうか", "進捗率は87%"),
        ("実証は完了したと議会で答弁してしまって大丈夫でしょうか。", "実証は完了した"),
        ("社会実装はすべて計画どおりだったと言えますか。", "社会実装はすべて計画どおりだった"),
        ("物流の事業は新しく始まったものとして書かれているんでしょうか。", "物流の事業は新しく始まった"),
        ("KPIはもう決まってるってことでオーケー?", "KPIはもう決まってる"),
        (
            "「実証は令和2年度に完了済みである」――この一文、別表に照らして誤りはないと申し上げてよろしいか。",
            "別表について、実証は令和2年度に完了済みである",
        ),
        (
            "局長から「中小企業は積み残しなしだったよな」と言われたのですが、本当にそう言い切ってしまってよいですか。",
            "中小企業は積み残しなしだった",
        ),
        ("骨子の計画って、5年くらいそのままなんですかね?それとも毎年書き直すんですか?毎年で合ってます?", "骨子の計画は毎年書き直す"),
    ],
)  # fmt: skip
def test_what_is_to_be_confirmed_is_said_plainly(text: str, statement: str) -> None:
    assert plainly(text) == statement + PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "「筆ポリゴン」の意味を正しく教えてください",
        "「富岳NEXT」の開発を担う省はどこと言えますか、と書いた根拠は",
        "主担当は総務省ですか、それとも経済産業省ですか",
        "上司に説明したいので概要を教えてください",
        "「AIを創る」の節の取組例はいくつあるか、正しい数をどこで確認できますか",
        "AIの利用を国民に説明していますか",
        "この施策について説明できますか",
        "毎年見直すのは何ですか",
        "KPIはいつ決まりますか",
        "データを公開してよいかどうか検討しているのはどこですか",
    ],
)
def test_other_questions_stay_as_they_are(text: str) -> None:
    assert plainly(text) == text


def test_one_who_takes_it_for_so_still_does() -> None:
    for text in (
        "未了が12件と説明してよいですね。",
        "主担当は総務省だと認識しておりますが、相違ございませんか。",
    ):
        assert plainly(text).endswith("よいですよね。")


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("「PHR」がいかなるデータを指すかを示していただけないでしょうか。", False),
        ("KPIを示していただけませんでしょうか", False),
        ("概要を教えて願えますか", False),
        ("令和4年度末までにほとんどの住民が持つ想定、で合ってる?", True),
        ("誰にでも公開しちゃえるの?", True),
        ("誰に公開しますか", False),
    ],
)
def test_a_polite_request_asks_no_yes_or_no(text: str, polar: bool, context: Context) -> None:
    assert is_polar(analyse(text, context.tokenizer)) is polar


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("ちょっと確認。外国人のお客さんの免税の買い物データ、国税庁に集まったらそのまま世の中に出していいんですか?", "いいえ。"),
        ("国のAIの司令塔(本部)のトップ、デジタル大臣であってますか。", "いいえ。"),
        ("個人情報保護法の改正は、骨子の具体的取組例に明示されているか否か。明示があるなら項番も付記のこと。", "はい。第3章第1節(4)③"),
        ("広島AIプロセスについて骨子案に明記されているか否か、また該当箇所を示されたい。", "はい。"),
        ("骨子案に「富岳NEXT」の開発が入っていますよね。総務省や経産省も、その開発を担う省として名前が挙がっているのでしょうか。", "いいえ。"),
        ("職員証の更新時期が近いものですから確認なんですけれど、国家公務員の身分証をマイナンバーカードと一体化していくという施策、主担当は総務省という理解で間違いないでしょうか。", "いいえ。"),
        ("骨子案では、AI戦略本部に全部の大臣が入ってるって話でしたよね?", "はい。"),
        ("骨子の4つの基本的な方針に「AIを使う」が入っているかどうか、確認をお願いしたく存じます。", "はい。"),
        ("AI戦略2019の宿題、ぜんぶ合わせると9割以上は予定どおり片付いた、って上司に言っちゃって大丈夫?", "いいえ。"),
        ("AI戦略2019では、教育の取組のうち4件が終わらなかったと言ってしまってよいものでしょうか。", "はい。"),
        ("データ基盤は9割近くが計画通りと言い切れますか", "はい。"),
    ],
)  # fmt: skip
def test_roundabout_questions_get_their_verdict(text: str, start: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert (answer.status, answer.text.startswith(start)) == ("answered", True), answer.text


@pytest.mark.parametrize(
    "text",
    [
        "スマート農業は全国で完了したと説明しちゃっていいですか?",
        "個人番号カードは令和4年度末までにほとんどの住民が持つ想定、で合ってる?",
        "「令和4年度中に概ね全ての医療機関等でのマイナンバーカードの健康保険証利用の導入を目指す」との一節は、別表の記載と齟齬はないか。",
        "法人番号の件なんですが、国税庁のシステムで英語表記も全部公表してるって理解であってる?",
        "宇宙ゴミの除去は別表に明示されているか否か。",
        "AI戦略2019フォローアップで、人工知能研究開発ネットワークは令和元年12月に設立されたという理解でよいですか",
    ],
)
def test_what_the_record_leaves_open_is_not_decided(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status in ("partial", "not_found"), answer.text
    assert not answer.text.startswith(("はい", "いいえ"))
