"""Verdicts that claim no more than their sentence bears, and what is told of persons, letters and parts of an item."""

from __future__ import annotations

import pytest

from ui.compose import Application

_OPEN = "断定できません"
_OPEN_ENGLISH = "does not settle"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What became of a plan no plan tells.
        ("沖縄の残り5市町村の超高速ブロードバンド整備は、結局、令和3年度末に予定どおり終わったのでしょうか。", _OPEN),
        ("ベース・レジストリの整備は令和2年度中に完了していますか", _OPEN),
        ("市町村のオープンデータ取組率は令和2年度に100%を達成できましたか", _OPEN),
        ("DATA.GO.JPとe-Govの統合は予定どおり令和4年度に完了したのでしょうか", _OPEN),
        ("ベース・レジストリの一覧は令和2年度中に作成、という理解でよいですか", "はい"),
        ("無人自動運転移動サービスは令和2年度までに実現を目指す、で合ってますか", "はい"),
        ("都道府県のオープンデータ取組率は平成30年3月に100%になった、で間違いないか", "はい"),
        ("人工知能研究開発ネットワークのポータルサイトはもう動いているのか", "予定の記載だけでは"),
        ("支払基金の新システムはもう稼働していますか", "いいえ"),
        # What is done only under a condition is done with it told.
        ("情報銀行の指針は見直すことになっていますか", "はい。ただし、「必要に応じて」という条件つきです。"),
        ("農業情報の個別ガイドラインの見直しは令和2年度以降も行う予定ですか", "はい。ただし、「必要に応じた」という条件つきです。"),
        ("情報信託機能の認定指針は必ず見直されますか", _OPEN),
        ("AI基本計画は当面毎年変わるの？", "はい。「"),
        ("情報銀行の指針は必要に応じて見直すという理解でよいですか", "はい"),
        # What is done in spite of something is not done in spite of anything.
        ("海外に引っ越してもマイナンバーカードは使い続けられるようになりますか", "はい"),
        ("マイナンバーカードは亡くなった後も使い続けられますか", _OPEN),
        ("マイナンバーカードは有効期限が切れても使えますか", _OPEN),
        ("免税品の購入データは守秘義務があるからそのまま公開できないのですか", "はい"),
        ("免税品の購入データはそのまま公開できるのですか", "いいえ"),
        ("住所の公開はできないのですか", _OPEN),
        # What is asked besides where it is so.
        ("民泊の法律ってもう動いてるんですか？ 動いてるならいつ施行されたかも", "はい"),
        ("電子レシートの標準フォーマットは策定済みですか。策定済みなら何年度？", "はい"),
        # Of those who have not, beside what is said.
        ("離島など遠方の自治体職員でもCYDERを受けやすいよう、ネット経由の受講は予定されていますか。", "はい"),
        # What is written is the statement, not that it is written; a made thing is one that was built.
        ("コロナ対応で課題を整理したって書いてあった？", _OPEN),
        ("新型コロナの対応で人材を確保したって書いてあった？", _OPEN),
        ("障害者の本人確認、交通事業者ではICカードとかで簡単になってきてる？", "はい"),
        ("会社設立の登記が済んだ後の手続は、もうマイナポータルで一括してできるのですか", "はい"),
        ("消防ロボットだけど、海外へ出していくことも検討するって書いてあった？", "はい"),
        ("AIのリスクとして環境への負担は挙げられてる？", "はい"),
        ("AIのリスクとして通信障害は挙げられてる？", _OPEN),
        ("スマートシティの共通アーキテクチャは結局できたんですか", "はい"),
        ("防災チャットボットはもうできてる？", "いいえ"),
        ("免税店はすべて、2021年10月以後は購入データを国税庁へ送る決まりになる、で正しい？", "はい"),
        # A count, a number of a name or a date that the record does not have.
        ("骨子案は3原則と5つの基本方針で構成されるという理解でよいですか", _OPEN),
        ("骨子案の基本的な方針は4つでよいですか", "はい"),
        ("デジタルスキル標準は令和7年度に改訂されるという理解でよいですか", _OPEN),
        ("無人自動運転移動サービスは令和4年度までに実現を目指す、で合ってますか", "いいえ"),
        # Beside a group is not in it.
        ("重点5分野にエネルギーは含まれますか", _OPEN),
        ("MVNOは大手3社に入りますか", _OPEN),
        # A thing of which the sentence has only a part is not there, and a year of something else is not its own.
        ("離島向けのマイナンバーカードはありますか", _OPEN),
        ("高齢者専用のキャッシュレス決済はありますか", _OPEN),
        ("離島の5G基地局の整備計画はありますか", _OPEN),
        ("コンビニ交付サービスはありますか", "はい"),
        ("農家向けのデータ連携基盤はありますか", "はい"),
        ("異能vationでは、うまくいかなかった挑戦でも高く評価してもらえることがあるんでしょうか", "はい"),
        ("隊列走行の商業化は令和2年度ですか", _OPEN),
        ("高速道路での後続車無人隊列走行技術の実現は令和2年度ですか", "はい"),
        ("AI法に基づく指針は第16条ですか", _OPEN),
        # Whether there is any such record at all: one that is not so is no proof.
        ("令和4年度に終わる予定の事業はありますか", _OPEN),
        ("令和12年度に完成する取組はある？", _OPEN),
        ("倫理・その他の分野で、2019年度内にやり残した取組はありますか?", "いいえ"),
        ("在来線トンネルの携帯不通対策って、利用者数に関係なく全路線が対象なんですか？", _OPEN),
        # A role of the body that the sentence names beside.
        ("推進会議の本部長は内閣総理大臣ですか", _OPEN),
        ("戦略本部の本部長は内閣総理大臣ですか", "はい"),
        # English: offices, how things are, what is told by the way.
        ("Is the AI Strategy Headquarters headed by the Minister of Finance?", _OPEN_ENGLISH),
        ("Does the Prime Minister head the AI Strategy Headquarters?", "Yes"),
        ("Is Japan first in the G20 in Doing Business?", _OPEN_ENGLISH),
        ("Does the plan aim for first place in the G20 by 2030?", "Yes"),
        ("Did Japan lead the Hiroshima AI Process?", _OPEN_ENGLISH),
        ("Did Fugaku start operation in FY2021?", _OPEN_ENGLISH),
        # Parts of an item with ministries of their own.
        ("Is METI in charge of developing FugakuNEXT?", "No"),
        ("Is MEXT in charge of FugakuNEXT?", "Yes"),
        ("富岳NEXTの開発は経産省も担当？", "いいえ。「富岳NEXTの開発」の府省庁は文部科学省です"),
        ("富岳NEXTの開発は文科省も担当？", "はい。「富岳NEXTの開発」の府省庁は文部科学省です"),
        ("情報銀行って元年度末の時点でもう6件認定済み、で資料に書いちゃって平気？", "いいえ"),
        ("沖縄のブロードバンド整備は11町村が残っている、で説明して平気？", "いいえ"),
        ("富岳NEXTの開発は経産省の担当という理解でよいですか", "いいえ。「富岳NEXTの開発」の府省庁は文部科学省です"),
        # Rows.
        ("教育改革は31件のうち27件が計画通り、5件が未了、でよいですか", "いいえ"),
        ("教育改革は31件のうち27件が計画通り、4件が未了、でよいですか", "はい"),
        ("研究開発が最も遅れている分野という理解でよろしいですか。", "はい。「研究開発」の進捗率は69%"),
        ("教育改革がいちばん遅れている分野という理解でいいですか", "いいえ"),
    ],
)  # fmt: skip
def test_the_verdict(text: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text).text
    if told in (_OPEN, _OPEN_ENGLISH) or told.startswith("予定"):
        assert told in answer
        assert not answer.startswith(("はい", "いいえ"))
    else:
        assert answer.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "自動運転レベル4は令和7年度に全国で実装されるのですね。",
        "自動運転レベル4の実現時期が令和7年度なのですよね。どの施策に書いてありますか",
    ],
)
def test_a_date_of_another_thing_corrects_nothing(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status != "corrected"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("本部長である内閣総理大臣の名前を教えて", "not_found"),
        ("AI戦略2019を策定した有識者の名前は?", "not_found"),
        ("What is the name of the chair of the expert panel?", "not_found"),
        ("人工知能戦略本部の本部長は誰ですか", "answered"),
        ("APIは何の略?", "not_found"),
        ("NICTの正式名称は", "not_found"),
        ("RPAは何の略ですか", "answered"),
        ("EBPMの正式名称は?", "answered"),
        ("JICTは何の略", "answered"),
        ("量子コンピュータの国産化について、達成年度の目標は何年度ですか", "not_found"),
        ("富岳の運用開始の目標は何年度ですか", "answered"),
    ],
)
def test_what_no_document_tells(text: str, status: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ハルシネーションという言葉が出てくるのは、どの項目ですか", "誤判断"),
        ("「広島AIプロセス」が出てくるのはどの施策ですか", "別の文書では"),
        ("Who is in charge of developing FugakuNEXT?", "文部科学省"),
    ],
)
def test_where_else_it_is_told(text: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text).text
    assert told in answer
    assert "総務省" not in answer


def test_an_empty_set_of_a_named_document_stays_so(bundled: Application) -> None:
    answer = bundled.engine.answer("「メタバース」という語を含む施策は何件").text
    assert "0件" in answer
    assert "別の文書" not in answer
