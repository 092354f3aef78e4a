"""What is asked of the ministry that a described measure or item has."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.reading.heading_words import with_places
from rag.reading.segments import part_meant, segments
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        (
            "マイナカードを病院の保険証がわりに使えるようにする話、別表にありました。あれの取りまとめ役の省が、骨子の「開発力」の節で一省だけで受け持ってるものって何でしょう?",
            "創薬AI",
            {"第3章第2節(2)③", "08-06"},
        ),
        (
            "新幹線のトンネルでスマホが圏外になるのを直す仕事、担当してる役所はどこか。さらに同じ役所が骨子の第1節「社会課題解決」のグループで単独で持っている項目は何か。",
            "情報通信分野におけるセキュリティ確保",
            {"06-03", "第3章第1節(2)⑤"},
        ),
        (
            "海外の危ない地域の情報、パソコンで加工しやすい形で出してるサイトありますよね。あれをやってる省って、AI計画の骨子では戦争関係のAIの話も引っ張ってるみたいなんですが、そのとき一緒に組む相手の省はどこですか?",
            "防衛省",
            {"02-28", "第3章第3節(2)④"},
        ),
        ("デジタルスキル標準の改訂を引っ張っている省は別表で何件主担当ですか。", "22件", {"第3章第4節(3)⑤"}),
        ("富岳NEXTの開発を受け持つ省は、別表では主担当の施策をいくつ持っていますか？", "文部科学省が主担当(◎)の施策は11件", set()),
        ("筆ポリゴンの施策を担当する省が、骨子案で◎になっている取組はありますか。", "0件", {"08-34"}),
        ("AEDの施策を担当する省はどこですか。骨子では何を担当していますか", "働き方の検討", {"02-22", "第3章第4節(4)③"}),
        ("富岳の開発を進めている省が主に担当する施策を一覧で", "文部科学省が主担当(◎)の施策は11件", set()),
        ("JICTの施策の所管が、OECDとの関係で進めている施策は何ですか", "OECD", {"12-03", "12-04"}),
        ("健康保険証としてマイナンバーカードを使えるようにする施策の所管省が、レセプト審査の新システムを動かすのはいつ？", "令和3年9月稼働", {"07-04", "08-06"}),
        ("ETC2.0の活用をやっている省は、船の建造シェアについてどんな目標を掲げていますか", "30%", {"08-22", "02-33"}),
        ("ETC2.0の担当省の、建造量シェアの目標は？", "令和7年までに30%", {"08-22", "02-33"}),
        ("介護ロボットの担当省が、電子タグで掲げる目標は？", "1,000億枚以上", {"08-09", "09-05"}),
        ("保育所の情報公開を担当している役所は、レセプトの審査システムをいつ稼働させますか", "令和3年9月稼働", {"07-04", "02-24"}),
        ("サイバーセキュリティお助け隊の所管省庁が主担当で、期限が令和4年度の技術目標を持つ施策の名称と数値", "10倍以上", {"09-36", "08-24"}),
        ("AEDの施策の担当省は遠隔診療の施策も持っていますか", "はい。", {"06-10", "02-22"}),
        ("罹災証明の担当府省が持つ、Jアラートみたいな情報伝達の施策はありますか", "主担当(◎)は総務省", {"06-17", "05-08"}),
        ("救急車や路線バスを優先して通す施策の担当は、自動運転がらみの調査研究も持っていますか。あればその施策番号", "09-17", {"09-34"}),
        ("Lアラートの施策の所管が持つ、Wi-Fi整備の施策の番号は", "06-11", {"06-11", "08-33"}),
        ("創薬AIを担う省は骨子案で他に何を担当していますか", "AI時代の働き方の検討", {"第3章第4節(4)③"}),
        ("骨子案でデジタルスキル標準の改訂を主導する省庁は、他にどんな施策を主導することになっていますか？", "取組は3件", set()),
        ("交通信号機で5Gを広げる施策の担当庁が単独で担当している骨子の取組は？", "警察活動の高度化", {"第3章第1節(2)④"}),
    ],
)  # fmt: skip
def test_the_ministry_is_put_in_its_place(
    text: str, said: str, cited: set[str], bundled: Application
) -> None:
    told = bundled.engine.explain(text)
    assert told.route == "relay"
    assert told.answer.status in ("answered", "corrected")
    assert said in told.answer.text
    assert cited <= {c.locator for c in told.answer.citations}


@pytest.mark.parametrize(
    "text",
    [
        "主担当の件数が一番多い府省庁はどこで、何件持っていますか？（官民データ計画の別表）",
        "主担当(◎)が二つ以上の府省庁に付いている施策は、別表に何本ありますか。",
        "二つ以上の省庁が連携に入っている施策は、別表に全部で何本?",
        "宇宙エレベーターを担当する省は、別表で何件の施策を持っていますか。",
        "国家公務員の給与を所管する省は、骨子では何を担当していますか。",
        "月面基地の建設を担う省は、別表で何件の施策を持っていますか。",
        "金融分野でAIエージェントの導入促進を担う省は、別表で何件の施策を持っていますか。",
        "総務省が主担当の施策は骨子で何件ですか",
        "AEDの施策を担当する省はどこですか",
        "ETC2.0の担当省は何を目標にしていますか",
        "ドローンの施策を担当する役所は、いつまでに目視外飛行を実現するつもりか",
        "電子レシートの施策の担当は、標準フォーマットをいつ策定したか",
        "05で始まる施策のうち、◎の付いた府省庁が複数あるものを挙げよ。",
        "06-15に総務省以外の府省庁は関わっていますか",
        "AIの研究機関のネットワークについて、各資料でどう書かれてるかまとめて",
        "契約ガイドラインを周知している施策、主担当でない方の省はどこ?",
        "警察庁は骨子で何を担当していますか",
    ],
)
def test_what_describes_no_ministry_is_left_alone(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "relay"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("骨子の「開発力」の節で", "骨子の第3章第2節で"),
        ("第1節「社会課題解決」のグループで", "第3章第1節(2)で"),
        ("骨子案の開発力の節で", "骨子案の第3章第2節で"),
        ("「国際協調」のグループ", "第3章第3節(2)"),
        ("AIガバナンスの主導の節", "AIガバナンスの主導の節"),
        ("「AI」のグループ", "「AI」のグループ"),
        ("「医療」の区分の施策", "「医療」の区分の施策"),
        ("第3章第2節の「AI開発力」の節", "第3章第2節の「AI開発力」の節"),
    ],
)
def test_places_by_words_of_their_heading(text: str, read: str, bundled: Application) -> None:
    assert with_places(text, bundled.library) == read


@pytest.mark.parametrize(
    ("locator", "asked", "offices"),
    [
        ("第3章第2節(4)②", "富岳NEXTの開発", ("文部科学省",)),
        ("第3章第2節(4)②", "高性能AI半導体の開発", ("総務省", "文部科学省", "経済産業省")),
        ("第3章第1節(2)①", "環境保全のAIエージェント", ("文部科学省", "環境省")),
        ("第3章第1節(2)①", "AIエージェントの導入促進", ()),
        ("第3章第2節(4)②", "開発", ()),
        ("第3章第2節(4)③", "サプライチェーン", ()),
    ],
)
def test_the_part_of_an_item_that_words_tell(
    locator: str, asked: str, offices: tuple[str, ...], bundled: Application
) -> None:
    record = bundled.library.get("kihon", locator)
    assert record is not None
    part = part_meant(record, analyse(asked, bundled.tokenizer).terms, bundled.library)
    assert tuple(m.name for m in (part.ministries if part else ())) == offices


def test_only_items_with_several_brackets_have_parts(bundled: Application) -> None:
    having = [s.locator for s in bundled.library.sections if segments(s, bundled.library)]
    assert having == ["第3章第1節(2)①", "第3章第2節(4)②"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("富岳NEXTの開発の担当は", "「富岳NEXTの開発」の府省庁は文部科学省です("),
        ("富岳NEXT", "(府省庁: 「富岳NEXTの開発」は文部科学省)"),
        ("造船でのAI活用はどこが見ている？", "「造船・舶用工業」の府省庁は国土交通省です("),
        ("介護でのAI活用はどこの省", "の一部、全体の主担当◎は内閣府(AI室))"),
        ("オール光ネットワークの担当省庁", "の主担当(◎)は総務省"),
    ],
)
def test_who_has_the_part_asked_for(text: str, told: str, bundled: Application) -> None:
    assert told in bundled.engine.answer(text).sentences[0].text


@pytest.mark.parametrize(
    "text",
    [
        "人工知能研究開発ネットワークに入った機関は3月末でいくつ?",
        "人工知能研究開発ネットワークに参画している組織は何機関ですか",
    ],
)
def test_bodies_that_are_counted_are_no_ministry(text: str, bundled: Application) -> None:
    assert "104の機関が参画" in bundled.engine.answer(text).sentences[0].text
