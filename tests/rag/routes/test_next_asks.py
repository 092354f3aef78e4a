"""Every question that a message asks is answered, or said to have no answer."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("信号機に5Gアンテナを付ける施策の大規模実証はいつ？担当はどこ？", ("令和3年度 大規模社会実証", "警察庁")),
        ("drone施策のlead ministryはどこ? deadlineも", ("内閣官房", "令和4年度")),
        ("進捗KPIが「演習等の開催回数」になっている施策の所管はどこ？そこが担当する通信インフラ系の施策も教えて", ("10-03", "09-10")),
        ("KPIがまだ決まっていない経産省のDX施策、いつ決まる予定？あわせて経産省でほかに未設定の施策は", ("令和2年度中に方針", "09-20", "10-17")),
        ("AI戦略2019の取組で遅れが出ているのは全部で何件か。分野別にも", ("12件", "教育改革: 未了/一部未了4件")),
        ("登記所備付地図を事業者に出す施策に名前が並んでいる省庁のうち、主担当はどちらで、その主担当が単独でやっている施策はある？", ("0件", "02-07")),
        ("AEDの施策の担当はどこ？その省が主担当の10番台の施策も挙げて", ("02-22", "10-20", "10-21")),
        ("骨子でデジタルスキル標準の改訂を主導するのはどこ？その省が◎の取組も全部", ("第3章第4節(3)⑤", "取組は4件")),
        ("筆ポリゴンの施策の所管省はどこですか。KPIも", ("農林水産省", "ダウンロード数等")),
        ("情報銀行の認定件数の目標はいくつ？所管も教えて", ("6件", "内閣官房")),
        ("02-04の主担当はどこですか。市町村を含めた取組率も教えて", ("内閣官房", "約40%")),
        ("内閣官房・総務省・警察庁の三者がそろって主担当である施策では、令和3年度に何を行う予定ですか。信号機の全国の設置数も教えてください。", ("大規模社会実証", "20.8万基")),
        ("骨子案で警察庁が◎になっている施策に、ほかに加わっている省は？その省が◎の施策も並べて", ("連携府省庁(◎なし)は総務省", "総務省が主担当(◎)の取組は4件", "第3章第3節(2)①")),
        ("フォローアップの表で一番遅れてる分野ってどこで、何件こぼれたの？ で、その分野の成果で作ったネットワークに3月末までにどれだけの機関が入ったかも", ("「研究開発」の未了/一部未了は5件", "104の機関")),
        # asked for in one breath
        ("ドローンの目視外飛行の実現時期と取りまとめの部署は", ("令和4年度", "小型無人機等対策推進室")),
        ("06-18の整備市町村数と所管", ("整備市町村16", "内閣府")),
        ("Lアラート高度化システムの導入都道府県数と主管は", ("15都道府県", "総務省")),
        ("保育所の情報公開の施策の窓口と効果KPIは", ("厚生労働省", "未設定")),
        ("個人情報保護委員会が単独でやっている施策の目標件数は？", ("年間60回",)),
        # whether it is so first
        ("ドローンの目視外飛行の基本方針ってもう決まった？いつ？", ("はい。", "令和2年3月31日")),
        ("02-08は総務省が主担当ですか。ダウンロード量の目標も教えて", ("いいえ。", "国土交通省", "930TB")),
        ("筆ポリゴンはもう公開されていますか。担当はどこですか", ("はい。", "令和元年度", "農林水産省")),
        ("消防ロボットの主担当はどこですか。改良型はもうできていますか。", ("総務省", "いいえ。", "令和2年度に改良型の完成")),
        ("CYDERの主担当はどこですか。年間3,000人規模ですか。", ("総務省", "はい。「平成29年度から")),
        ("コンビナートの火事に使うロボットを作ってる省はどこ？その省、骨子の「防災・消防」でAIを使う話にも並んでるけど、一緒に並んでるのは？", ("09-30", "「防災・消防」の府省庁は内閣府(防災)")),
        # cut down to nouns, a document named for one part, each of those told
        ("教育用端末1人1台の目標年と、それを主に進める役所、あとAI戦略側での書かれ方も", ("令和2年まで", "文部科学省", "一人に一台")),
        ("スマート農業の主担当はどこで、あとAI戦略2019フォローアップでの扱いも", ("農林水産省", "医療画像診断支援やスマート農業")),
        ("情報銀行の認定件数の目標と、それを担当する省は?", ("6件", "内閣官房")),
        ("Lアラートを所管する役所は、Jアラートも所管しているのか。それぞれの効果KPIも教えてほしい", ("15都道府県", "全ての住民")),
    ],
)  # fmt: skip
def test_all_that_is_asked_is_answered(text: str, told: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert all(t in answer.text for t in told), answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("情報銀行の施策の主担当は？予算は？", ("内閣官房", "予算・金額の記載はありません")),
        ("スマート農業の主担当と、その効果KPI、それと期限も教えて", ("80%以上", "時期の記載はありません")),
        ("異能vationの音頭を取っているのはどこ？締切はいつ？", ("総務省", "時期の記載はありません")),
    ],
)  # fmt: skip
def test_what_finds_nothing_is_said_to(text: str, told: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "partial"
    assert all(t in answer.text for t in told), answer.text


@pytest.mark.parametrize(
    "text",
    [
        "医療画像のディープラーニング研究は経産省？それとも厚労省？",
        "GIGAスクールの施策の担当はどこ？急いでいるのでお願いします",
        "骨子第3章第3節の取組を主な府省庁（◎）別に数えると、最多はどこになるか。件数も。",
        "地域情報プラットフォームと中間標準レイアウト、効果を測る物差しはそれぞれ何になっていますか。違いを知りたい。",
    ],
)
def test_a_remark_or_the_same_again_adds_nothing(text: str, bundled: Application) -> None:
    first = bundled.engine.answer(text.partition("。")[0].partition("？")[0] + "？")
    assert len(bundled.engine.answer(text).citations) <= max(len(first.citations), 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("スマート農業の実証プロジェクトって、成果目標を達成した計画が半分以上あればいいんだよね？あとこれ主担当どこだっけ", ("半分以上", "80%以上", "農林水産省")),
        ("スマート水産業のデータ連携基盤は令和3年までに作るんですよね？主担当はどこ？", ("令和3年)", "令和2年", "農林水産省")),
    ],
)  # fmt: skip
def test_what_is_supposed_is_corrected_first(text: str, told: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert (answer.status, answer.text[:3]) == ("corrected", "いいえ")
    assert all(t in answer.text for t in told), answer.text


@pytest.mark.parametrize(
    "text",
    [
        "情報銀行の指針は改定済みですか？改定済みならいつですか？",
        "不動産登記情報の公開の在り方はもう決定しましたか。決定していれば時期も教えてください",
    ],
)
def test_what_is_asked_only_if_it_is_so_is_not_answered_where_it_is_not(
    text: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith("いいえ。")
    assert len({c.locator for c in answer.citations}) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the same is asked of another
        ("AI時代の働き方の検討、主担当どこ？教育のほうは？", ("厚生労働省", "文部科学省")),
        ("研究開発の未了は何件ですか。教育のほうは？", ("「研究開発」の未了/一部未了は5件", "「教育改革」の未了/一部未了は4件")),
        ("10の19って何だっけ、担当は？", ("10-19", "内閣官房")),
        ("骨子案で創薬AIを進めるのはどの省ですか、富岳NEXTの開発は？", ("厚生労働省", "文部科学省")),
        ("準天頂衛星の安否確認サービスって何都道府県まで広げる予定？Lアラートの高度化システムのほうは？", ("20都道府県", "15都道府県")),
        # その is what the first asks about, not the place that told it
        ("フィジカルAIって何ですか。その先導導入を支援するのはどこの省？", ("ロボット", "経済産業省")),
        # no answer to the message as a whole, one to each of its questions
        ("新しい4K8Kの衛星放送が始まったのはいつですか。普及に向けて再開したワーキンググループの名前も。", ("平成30年12月", "衛星放送の未来像に関するワーキンググループ")),
        ("人工知能戦略本部のメンバーって誰？あと基本計画は当面どのくらいの間隔で変えていくの？", ("全閣僚", "毎年変更")),
        # asked for by its name, beside the number or the name
        ("道の駅「かみこあに」で自動運転を社会実装したって書いてある施策、番号と主担当どこでしたっけ", ("09-14", "内閣官房")),
        ("子どもが学校に通う道の情報を公開できないか考えてる施策がありましたよね。番号と正式な名前と主担当をください。", ("通学路情報の公開・活用の在り方の検討", "02-34", "文部科学省")),
    ],
)  # fmt: skip
def test_a_second_question_is_answered_as_it_is_meant(
    text: str, told: tuple[str, ...], bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert all(t in answer.text for t in told), answer.text


def test_a_mark_in_the_column_is_named_by_its_place(bundled: Application) -> None:
    rows = bundled.engine.answer("06番台で本文のところに○ついてないやつ、全部出して").rows
    assert rows is not None
    assert rows.ids == ("06-14", "06-15", "06-16", "06-17", "06-18")
