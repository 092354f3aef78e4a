"""What a question takes from the conversation as a whole, over the real documents: sources, lists, two topics, values."""

from __future__ import annotations

import pytest

from tests.rag.conversation.test_going_on import last
from ui.compose import Application


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        # the sentence that the answer rests on, not the whole record
        (["CYDERの回数は", "オンラインでも受けられる?", "根拠は?"], "はい。「令和2年度は、東京2020大会の開催に向け"),
        (["介護ロボットの担当は", "本当?"], "「利用者の生活の質の維持・向上と介護者の負担軽減を実現する介護ロボットの開発等」(09-05)の主担当(◎)は経済産業省、連携府省庁は厚生労働省です。[1]\n- 「◎経済産業省、厚生労働省」(09-05 府省庁名)[1]"),
        (["ドローンの担当は", "えっ、本当ですか?出典を見せてください"], "「小型無人機(ドローン)の技術開発等と産業利用の推進」(09-15)の主担当(◎)は内閣官房"),
        # the time of the documents
        (["01-04の主担当は", "それは今もそうですか"], "「法人向けワンストップサービスの実現」(01-04)の主担当(◎)は内閣官房です(連携: 内閣府、法務省、国税庁、総務省、厚生労働省、経済産業省)。[1]\n対象の文書にあるのは作成時点の記載で、いまも同じかは書かれていません。[1]"),
        (["沖縄のブロードバンド整備はいつ終わる?", "その後は?"], "「未設定 (令和3年度の全市町村整備後に設定予定)」とあります("),
        (["02-08の担当は", "その後はどうなりますか"], "「気象情報の利活用の促進」(02-08)に、その後のことの記載はありません。"),
        # several topics
        (["情報銀行の担当は", "電子レシートのほうは?", "まとめると?"], "「いわゆる情報銀行やデータ取引市場等の実装に向けた制度整備」(04-01)"),
        (["水産業のデータ基盤の期限は", "林業も教えて", "今の二つを比べて"], "「データをフル活用したスマート水産業の推進」(08-11)の主担当"),
        (["情報銀行の目標は", "電子レシートのほうは?", "この二つ、KPIの効果の面で比べるとどう?"], "「いわゆる情報銀行やデータ取引市場等の実装に向けた制度整備」(04-01)のKPI(効果)は"),
        (["リスキリングの主担当は厚労省?", "2つありますよね、違いは?"], "第3章第4節(3)④は「アドバンスト・エッセンシャルワーカー創出のためのリスキリング支援」です"),
        (["罹災証明の担当は", "似たようなのは他にもある?"], "「罹災証明のデジタル化」(05-08)と記載の近いものは次のとおりです"),
        # back to a list or a topic
        (["警察庁が主担当の施策を全部教えて", "期限が令和9年度以降のものはどれ", "さっきの1番目のをもう少し詳しく"], "「交通事故統計情報のオープンデータ化の推進」(02-14)"),
        (["ドローンの施策ある?", "自動運転のトラックは?", "最初のに戻って、KPIは?"], "「小型無人機(ドローン)の技術開発等と産業利用の推進」(09-15)のKPI(進捗)"),
        (["個情委が担当のものを教えて", "日EUの話はどれですか", "年60回っていうのはどれの話だっけ"], "説明会等への講師派遣及びタウンミーティング実施の件数は、年間60回です"),
        # no list was shown
        (["罹災証明の担当は", "2番目のやつのKPIは?"], "「2番目のやつ」に当たる一覧は、ここまでの回答にありません。"),
        (["CYDERの回数は", "3つ目の概要を教えて"], "「3つ目」に当たる一覧は、ここまでの回答にありません。"),
    ],
)  # fmt: skip
def test_what_was_said_is_taken_up(turns: list[str], start: str, bundled: Application) -> None:
    assert last(turns, bundled).startswith(start)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        # the record told with it that has the cell asked for
        (["GIGAスクールの端末整備、いまどういう目標になってますか", "主担当はどこ?"], "(09-19)の主担当(◎)は文部科学省です"),
        # the user's words stay, the document changes
        (["GIGAスクールの端末整備、いまどういう目標になってますか", "主担当はどこ?", "AI戦略のフォローアップのほうではどう書いてある?"], "「GIGAスクール構想の加速"),
        (["教育分野でAIを使う話、3つの文書それぞれで何て言ってる?", "骨子案のだけ詳しく", "担当は?"], "第3章第4節(4)②"),
        # what is asked goes with the topic, but not what no record tells
        (["ロボットで火を消す研究開発はありますか", "完成はいつ?", "救急車のほうは?"], "名古屋市を対象としたシステムの完成予定。」とあります"),
        (["チケットの不正転売を防ぐ施策の期限は", "担当課までわかりますか"], "05-06「マイナンバーカード等を活用したチケットレス入場・不正転売の防止の仕組みの検討」に、担当者・人名"),
        (["チケットの不正転売を防ぐ施策の期限は", "担当課までわかりますか", "海外でもカード使えるようにする件は?"], "とあります(「海外におけるマイナンバーカード・公的個人認証サービスの継続利用」(05-03)"),
        # of the value just told
        (["介護ロボットは何台売る目標?", "いつまでに?"], "のKPI(効果)は「ロボット介護機器の販売台数を令和7年度までに25,000台」です"),
        # the rows of the table
        (["AI戦略2019の進捗、全体で何割くらい計画どおり?", "一番遅れてるのは?"], "進捗率が最も低い分野は研究開発(69%)です"),
        (["AI戦略2019の進捗、全体で何割くらい計画どおり?", "逆に100%のところは?"], "デジガバ・中小、倫理・その他"),
        # the conditions of the set stay as they were
        (["警察庁が主担当の施策を全部教えて", "そのうち自動運転に関係するのは?", "期限が令和4年度以降のものはどれ"], "施策名・課題・取組概要・KPIのいずれかに「自動運転」を含む、かつ"),
    ],
)  # fmt: skip
def test_the_topic_and_what_is_asked_of_it_are_kept(
    turns: list[str], says: str, bundled: Application
) -> None:
    assert says in last(turns, bundled)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        # a second KPI or policy is no second of a list
        (["09-12の取組は", "2つ目の期限は"], "(09-12)"),
        (["骨子案の第2章の4つの基本的な方針は何ですか", "2つ目は?"], "2「AI開発力の戦略的強化"),
        # a measure of its own, no question about the answer
        (["02-08の担当は", "似たような名前のオープンデータの施策は何件?"], "オープンデータ"),
        (
            ["01-03の担当は", "今後の方針を取りまとめるのはいつ"],
            "令和2年度中を目途に今後の方針を取りまとめる",
        ),
    ],
)
def test_what_only_looks_alike_is_asked_as_it_stands(
    turns: list[str], says: str, bundled: Application
) -> None:
    text = last(turns, bundled)
    assert says in text
    assert "当たる一覧" not in text
    assert "記載の近いもの" not in text


def test_no_other_name_that_stands_nowhere_is_suggested(bundled: Application) -> None:
    assert "国家公安委員会" not in last(["警察庁が主担当で量子に関する施策は"], bundled)
