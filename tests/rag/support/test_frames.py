"""Who does what to whom: the parts of parties as texts tell them, and claims that turn them round."""

from __future__ import annotations

import pytest

from rag.support.frames import frames_of
from rag.support.party_names import is_same, is_vague
from rag.support.piece import Piece
from rag.support.reading import read
from rag.support.roles import parts
from rag.support.times import times
from rag.tokens import Tokenizer
from ui.compose import Application

FRAMES: list[tuple[str, set[tuple[str, str, str]]]] = [
    (
        "警察庁が警察庁及び都道府県警察が活用する共通基盤を整備する。",
        {("警察庁", "does", "活用"), ("都道府県警察", "does", "活用"), ("警察庁", "does", "整備")},
    ),
    (
        "関係省庁は、障害者が利用する施設の事業者等に対して、要請文書の発出を行う。",
        {("障害者", "does", "利用"), ("事業者等", "to", "発出"), ("関係省庁", "does", "発出")},
    ),
    (
        "事業者等から関係省庁に対し要請文書を発出する。",
        {("事業者等", "from", "発出"), ("関係省庁", "to", "発出")},
    ),
    ("効果を把握するのは警察庁である。", {("警察庁", "does", "把握")}),
    ("理研や産総研による計算資源強化", {("理研", "does", "強化"), ("産総研", "does", "強化")}),
    (
        "計算資源の強化は理研が、データの公開は農研機構が行った。",
        {("理研", "does", "強化"), ("農研機構", "does", "公開")},
    ),
    ("企業へのライセンス供与を実現する。", {("企業", "to", "供与")}),
    ("政府自らが率先して利活用する。", {("政府", "does", "利活用")}),
    ("警察庁が都道府県警察に標準のプログラムを整備させる。", {("都道府県警察", "does", "整備")}),
    ("小売事業者等に対し、電子レシートの普及を推進。", {("小売事業者等", "urged", "普及")}),
    ("国民が利用できる仕組みを整備する。", {("国民", "does", "利用")}),
    ("企業が参考にできる基盤を構築する。", {("企業", "does", "参考")}),
    ("保険者は国から支援を受ける。", {("保険者", "to", "支援"), ("国", "from", "支援")}),
    ("研究開発実施者に対して、コメントを意識して行うよう依頼した。", {("研究開発実施者", "to", "依頼")}),
]

TURNED = [
    "障害者の本人確認等の簡素化（06-12）のため、令和2年中に施設・移動の事業者等から関係省庁に対し要請文書を発出する。",
    "施策02-15で、犯罪発生情報の公開の効果を把握するのは都道府県警察である。",
    "Jアラート（06-17）により、緊急情報は住民から国へ伝わる。",
    "光ファイバの整備（06-01）は、条件の不利な地域等において国が行い、これを電気通信事業者等が支援するものである。",
    "安否確認サービスについては、未導入の地方公共団体が説明を行う（08-18）。",
    "02-33では、民間企業からのETC2.0データの配信を、令和2年度を目途に本格的に始める。",
    "06-10の遠隔診療の推進については、総務省が主、厚生労働省が従の位置付けとなっている。",
    "02-10において主たる府省庁とされているのは、内閣官房である。",
    "骨子第３章第１節では、警察活動を高度化するためのＡＩ利活用の推進が、防衛省の取組として掲げられている。",
    "電子レシートの普及は、小売事業者から経済産業省に対して進められる（04-07）。",
    "国税庁へ送信された免税品購入データは、そのまま公開して差し支えないと整理されている（02-32）。",
]
BORNE_OUT = [
    "障害者の本人確認等の簡素化（06-12）のため、令和2年中に関係省庁から施設・移動の事業者等に対し要請文書を発出する。",
    "施策02-15で、犯罪発生情報の公開の効果を把握するのは警察庁である。",
    "Jアラート（06-17）により、緊急情報は国から住民へ伝わる。",
    "安否確認サービスについては、未導入の地方公共団体に説明を行う（08-18）。",
    "02-33では、民間企業へのETC2.0データの配信を、令和2年度を目途に本格的に始める。",
    "06-10の遠隔診療の推進については、厚生労働省が主、総務省が従の位置付けとなっている。",
    "02-10において主たる府省庁とされているのは、総務省である。",
    "保育所等の情報の公開促進（02-24）については、厚生労働省と内閣府がともに主たる府省庁である。",
    "骨子第３章第１節では、警察活動を高度化するためのＡＩ利活用の推進が、警察庁の取組として掲げられている。",
    "障害当事者が参加する機器開発を企業に行わせるため、情報を共有するプラットフォームの構築が目指されている（02-09）。",
    "労働者のAIリスキリングの支援は、内閣府が厚生労働省、経済産業省及び文部科学省と連携して進める（骨子第３章第４節）。",
    "小売事業者等による電子レシートの普及が推進される（04-07）。",
    "通学路情報の公開に当たっては、学校や教育委員会、保護者から理解を得る必要があるとされる（02-34）。",
    "全国の都道府県や市町村等が管理する森林情報は、森林クラウドによって共有される（08-15）。",
    "今後は、自治体や中小企業におけるAI・RPAの導入を加速させる。",
    "不動産番号を固定資産課税台帳に効率よく収録する方法などが、自治体やベンダーからの聞き取りを通じて2020年度から検討されます。",
    "データ利活用型ICTスマートシティ（08-02）においては、２０１７～２０１９年度の３年間で合計１４か所への補助が交付決定された。",
    "金融を金融庁、教育を文科省が受け持つ（骨子第３章第１節(2)①）。",
]


@pytest.mark.parametrize(("text", "wanted"), FRAMES)
def test_parts_of_parties(text: str, wanted: set[tuple[str, str, str]]) -> None:
    found = {(f.name, f.role, act) for f in frames_of(Piece(text, Tokenizer())) for act in f.acts}
    assert wanted <= found
    assert not {(n, r) for n, r, _ in found} - {(n, r) for n, r, _ in wanted}


@pytest.mark.parametrize("text", TURNED)
def test_turned_claims_do_not_pass(claim_application: Application, text: str) -> None:
    assert claim_application.checker.check(text).claims[0].verdict != "一致"


@pytest.mark.parametrize("text", BORNE_OUT)
def test_faithful_claims_pass(claim_application: Application, text: str) -> None:
    assert claim_application.checker.check(text).claims[0].verdict == "一致"


@pytest.fixture(scope="module")
def claim_application() -> Application:
    return Application()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("自治体", "地方公共団体", True),
        ("事業者等", "放送事業者", True),
        ("市町村", "都道府県", True),
        ("国", "総務省", True),
        ("気象庁", "国土交通省", True),
        ("総務省", "経済産業省", False),
        ("警察庁", "都道府県警察", False),
        ("企業", "政府", False),
    ],
)
def test_same_party(left: str, right: str, same: bool) -> None:
    assert is_same(left, right) is same


def test_vague_names() -> None:
    assert is_vague("関係機関")
    assert is_vague("各府省庁")
    assert not is_vague("都道府県警察")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("総務省が主、", "lead"),
        ("総務省が従の位置付け", "joint"),
        ("主たる府省庁とされているのは、総務省である", "lead"),
        ("中心的な役割を担う府省庁は総務省である", "lead"),
        ("総務省が従来の方針を改める", ""),
        ("総務省が主張する", ""),
    ],
)
def test_roles_in_other_words(text: str, role: str) -> None:
    assert parts(read(text))[0].role == role


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2017~2019年度", [(2017, True, "from"), (2019, True, "")]),
        ("2019・2020年度", [(2019, True, ""), (2020, True, "")]),
        ("2019年から2021年", [(2019, False, "from"), (2021, False, "")]),
    ],
)
def test_ranges_of_years(text: str, years: list[tuple[int, bool, str]]) -> None:
    assert [(t.year, t.fiscal, t.relation) for t in times(read(text))] == years
