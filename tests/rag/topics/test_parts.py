"""Questions that ask different things of different documents, taken apart."""

from __future__ import annotations

import time

import pytest

from rag.context import Context
from rag.question import analyse
from rag.topics.parts import parts_of


def read(context: Context, text: str) -> list[tuple[str | None, str]]:
    parts = parts_of(analyse(text, context.tokenizer), context.tokenizer)
    return [(p.document, p.question.shown) for p in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("スマートシティについて、別表が令和2年度末までに目指す構築数と、フォローアップで2019年度に作ったとされるものを教えて", [("kanmin", "スマートシティの令和2年度末までに目指す構築数"), ("senryaku", "スマートシティの2019年度に作ったとされるもの")], id="a-topic-and-a-thing-of-each"),
        pytest.param("造船へのデジタル技術の活用について、別表のシェア目標と骨子案の担当省を合わせて知りたいです。", [("kanmin", "造船へのデジタル技術の活用のシェア目標"), ("kihon", "造船へのデジタル技術の活用の担当省")], id="no-comma-between"),
        pytest.param("ISO/IEC JTC1での標準化は、別表では何を土台にした話で、骨子案では何の分野の話ですか?", [("kanmin", "ISO/IEC JTC1での標準化について、何を土台にした話"), ("kihon", "ISO/IEC JTC1での標準化について、何の分野の話")], id="interrogatives"),
        pytest.param("GPAIって何の略? あと、骨子案でGPAI東京専門家支援センターを通じた支援をやるのはどこの省?", [(None, "GPAIって何の略"), ("kihon", "GPAI東京専門家支援センターを通じた支援をやるのはどこの省")], id="one-of-no-document"),
        pytest.param("ベース・レジストリの先行整備は何のデータからで、AI戦略のフォローアップは何を目指して整備すると言っているか。", [(None, "ベース・レジストリの先行整備は何のデータから"), ("senryaku", "ベース・レジストリについて、何を目指して整備すると言っているか")], id="the-topic-goes-on"),
        pytest.param("自動運転の主担当って、別表のアーキテクチャの施策と骨子案のフィジカルAI開発の取組とでどうなってますか。", [("kanmin", "アーキテクチャの施策の自動運転の主担当"), ("kihon", "フィジカルAI開発の取組の自動運転の主担当")], id="one-field-of-different-records"),
        pytest.param("自由なデータ流通のコンセプト名(別表)と、フォローアップ資料が2019年度に策定したと挙げるG20の文書名は?", [("kanmin", "自由なデータ流通のコンセプト名"), ("senryaku", "自由なデータ流通の2019年度に策定したと挙げるG20の文書名")], id="a-document-in-parentheses"),
        pytest.param("ドローンの主担当は別表ではどこか。それから骨子は警察活動について何を推進すると書いているか", [("kanmin", "ドローンの主担当はどこか"), ("kihon", "警察活動について何を推進すると書いているか")], id="asked-before-the-document"),
        pytest.param("人工知能研究開発ネットワークの参画機関数を別表から、研究開発の進捗率をフォローアップの表から拾って", [("kanmin", "人工知能研究開発ネットワークの参画機関数"), ("senryaku", "研究開発の進捗率を表から")], id="the-thing-before-the-document"),
        pytest.param("個人情報保護委員会は別表で説明会等を年間何回行う目標か、また骨子ではどの法律の改正を担っているか", [("kanmin", "個人情報保護委員会について、説明会等を年間何回行う目標か"), ("kihon", "個人情報保護委員会について、どの法律の改正を担っているか")], id="two-things-of-a-ministry"),
        pytest.param("富岳の運用開始目標と、富岳NEXTの開発を担う省を、文書をまたいで教えて。", [(None, "富岳の運用開始目標"), (None, "富岳NEXTの開発を担う省")], id="no-document-named"),
    ],
)  # fmt: skip
def test_each_document_is_asked_its_own(
    text: str, parts: list[tuple[str | None, str]], context: Context
) -> None:
    assert read(context, text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "民泊は別表とAI基本計画骨子案でそれぞれどう書かれている?",
        "「広島AIプロセス」について、骨子案とAI戦略2019フォローアップの記載を突き合わせてください。",
        "ISO/IEC JTC1での標準づくりについて、別表のセキュリティ標準の施策と骨子案では、それぞれ何を対象にしていますか。",
        "スマートシティは別表の施策とAI戦略のフォローアップでどんな進め方になっていますか",
        "個人情報保護委員会は別表の04番台では何を、AI基本計画骨子では何を受け持つのですか。",
        "骨子案で創薬AIを担う省は、別表のディープラーニング応用の施策でも主担当ですか",
        "別表の施策で、財務省が主担当のものは何ですか",
        "In the annex and the outline, what is said about drones?",
    ],
)
def test_what_is_asked_of_all_alike_is_of_one_piece(text: str, context: Context) -> None:
    assert read(context, text) == []


def test_a_long_run_of_joints_is_read_at_once(context: Context) -> None:
    started = time.perf_counter()
    read(context, f"別表の目標と骨子案の担当{'、と' * 300}教え")
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("CYDERは年間何名規模で演習をしているか。また骨子にCYDERの記載はあるか", [("ask", ""), ("whether", "CYDER")], id="named-again"),
        pytest.param("「大阪トラック」はどの行事で立ち上げたのか。また骨子にその記載はあるか", [("ask", ""), ("whether", "大阪トラック")], id="pointed-at"),
        pytest.param("サイバーセキュリティお助け隊は別表では何をすることになっている？骨子にも出てきますか", [("ask", ""), ("whether", "サイバーセキュリティお助け隊")], id="the-subject-of-both"),
        pytest.param("別表のAEDの施策と骨子の「広島AIプロセス」の部分を両方出して", [("place", ""), ("place", "")], id="two-places"),
        pytest.param("個情委が持っている取組を横断で確認したい：別表04番台の相談対応のものと、骨子第3章第1節の法改正のもの", [("place", ""), ("place", "")], id="places-behind-a-lead"),
        pytest.param("別表の自動運転の施策と骨子の自動運転の部分を両方出して", [], id="one-topic-in-both"),
        pytest.param("役場のAI活用、骨子案だとどこの省が主役? AI戦略2019ではAIのほかに何を自治体に入れると書いてたんだっけ。", [("ask", ""), ("ask", "役場")], id="asks-what-not-whether"),
    ],
)  # fmt: skip
def test_what_a_clause_wants(text: str, kinds: list[tuple[str, str]], context: Context) -> None:
    parts = parts_of(analyse(text, context.tokenizer), context.tokenizer)
    assert [(p.kind, p.topic) for p in parts] == kinds
