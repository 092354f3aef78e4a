"""The ministries and agencies of Japan as data: names, 略称, English and former names, parents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """An office inside an agency, under the short name that the documents write.

    ``standalone`` is false where the name is an everyday word (防災) and means the office
    only in parentheses behind its agency.
    """

    name: str
    aliases: tuple[str, ...] = ()
    standalone: bool = True


@dataclass(frozen=True, slots=True)
class Agency:
    """A ministry, agency or commission, or a group expression (関係府省庁).

    ``former`` holds names that its predecessors bore, ``parent`` the agency it belongs to
    as an external bureau, or empty. English names in capitals only (MOE) match in capitals
    only when they have three letters, since those are words of other languages too.
    """

    name: str
    aliases: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    parent: str = ""
    offices: tuple[Office, ...] = ()
    group: bool = False


AGENCIES: tuple[Agency, ...] = (
    Agency(
        "内閣官房",
        english=("Cabinet Secretariat",),
        offices=(
            Office("IT室", ("IT総合戦略室", "情報通信技術(IT)総合戦略室", "情報通信技術総合戦略室")),
            Office("デジ行財", ("デジタル行財政改革会議事務局", "デジタル行財政改革事務局")),
            Office("日本経済再生総合事務局"),
            Office("内閣サイバーセキュリティセンター", ("NISC",)),
            Office("内閣官房小型無人機等対策推進室", ("小型無人機等対策推進室",)),
        ),
    ),
    Agency(
        "内閣府",
        english=("Cabinet Office", "CAO"),
        former=("総理府", "経済企画庁", "経企庁", "沖縄開発庁"),
        offices=(
            Office("AI室", ("人工知能政策推進室",)),
            Office("規制室", ("規制改革推進室",)),
            Office("知財事務局", ("知的財産戦略推進事務局",)),
            Office("新資本事務局"),
            Office("人・くらしG"),
            Office("防災", standalone=False),
            Office("科技", standalone=False),
        ),
    ),
    Agency("デジタル庁", ("デジ庁",), ("Digital Agency",)),
    Agency("復興庁", english=("Reconstruction Agency",)),
    Agency(
        "総務省",
        english=(
            "MIC",
            "Ministry of Internal Affairs and Communications",
            "Ministry of Internal Affairs",
            "Internal Affairs Ministry",
            "Communications Ministry",
        ),
        former=("郵政省", "自治省", "総務庁"),
    ),
    Agency("法務省", english=("MOJ", "Ministry of Justice", "Justice Ministry")),
    Agency("外務省", english=("MOFA", "Ministry of Foreign Affairs", "Foreign Ministry")),
    Agency("財務省", english=("MOF", "Ministry of Finance", "Finance Ministry"), former=("大蔵省",)),
    Agency(
        "文部科学省",
        ("文科省",),
        (
            "MEXT",
            "Ministry of Education, Culture, Sports, Science and Technology",
            "Ministry of Education",
            "Education Ministry",
            "Science Ministry",
        ),
        ("文部省", "科学技術庁", "科技庁"),
    ),
    Agency(
        "厚生労働省",
        ("厚労省",),
        (
            "MHLW",
            "Ministry of Health, Labour and Welfare",
            "Ministry of Health, Labor and Welfare",
            "Ministry of Health",
            "Health Ministry",
            "Labour Ministry",
            "Labor Ministry",
        ),
        ("厚生省", "労働省", "社会保険庁", "社保庁"),
    ),
    Agency(
        "農林水産省",
        ("農水省", "農林省"),
        (
            "MAFF",
            "Ministry of Agriculture, Forestry and Fisheries",
            "Ministry of Agriculture",
            "Agriculture Ministry",
            "Farm Ministry",
        ),
    ),
    Agency(
        "経済産業省",
        ("経産省",),
        (
            "METI",
            "Ministry of Economy, Trade and Industry",
            "Ministry of Economy",
            "Economy Ministry",
            "Industry Ministry",
            "Trade Ministry",
        ),
        ("通商産業省", "通産省", "MITI"),
    ),
    Agency(
        "国土交通省",
        ("国交省",),
        (
            "MLIT",
            "Ministry of Land, Infrastructure, Transport and Tourism",
            "Ministry of Land, Infrastructure and Transport",
            "Ministry of Land",
            "Ministry of Transport",
            "Land Ministry",
            "Transport Ministry",
            "Infrastructure Ministry",
        ),
        ("建設省", "運輸省", "国土庁", "北海道開発庁"),
    ),
    Agency(
        "環境省",
        english=(
            "MOE",
            "MOEJ",
            "Ministry of the Environment",
            "Ministry of Environment",
            "Environment Ministry",
        ),
        former=("環境庁",),
    ),
    Agency(
        "防衛省",
        english=("MOD", "Ministry of Defense", "Ministry of Defence", "Defense Ministry", "Defence Ministry"),
        former=("防衛庁",),
    ),
    Agency("国家公安委員会", ("国公委",), ("National Public Safety Commission",), parent="内閣府"),
    Agency("警察庁", english=("NPA", "National Police Agency"), parent="国家公安委員会"),
    Agency("金融庁", english=("FSA", "Financial Services Agency"), former=("金融監督庁",), parent="内閣府"),
    Agency("消費者庁", english=("CAA", "Consumer Affairs Agency"), parent="内閣府"),
    Agency(
        "こども家庭庁",
        ("子ども家庭庁", "子供家庭庁", "こ家庁"),
        ("CFA", "Children and Families Agency"),
        parent="内閣府",
    ),
    Agency("宮内庁", english=("Imperial Household Agency",), former=("宮内府", "宮内省"), parent="内閣府"),
    Agency(
        "個人情報保護委員会",
        ("個情委", "個人情報保護委"),
        ("PPC", "Personal Information Protection Commission"),
        parent="内閣府",
    ),
    Agency("公正取引委員会", ("公取委", "公取"), ("JFTC", "Fair Trade Commission"), parent="内閣府"),
    Agency("カジノ管理委員会", english=("Casino Regulatory Commission",), parent="内閣府"),
    Agency("消防庁", ("総務省消防庁",), ("FDMA", "Fire and Disaster Management Agency"), parent="総務省"),
    Agency("公害等調整委員会", ("公調委",), parent="総務省"),
    Agency(
        "出入国在留管理庁", ("入管庁",), ("Immigration Services Agency",), ("入国管理局",), parent="法務省"
    ),
    Agency("公安調査庁", ("公調庁",), ("PSIA", "Public Security Intelligence Agency"), parent="法務省"),
    Agency("検察庁", english=("Public Prosecutors Office",), parent="法務省"),
    Agency("国税庁", english=("NTA", "National Tax Agency"), parent="財務省"),
    Agency("文化庁", english=("Agency for Cultural Affairs",), parent="文部科学省"),
    Agency("スポーツ庁", english=("Japan Sports Agency", "Sports Agency"), parent="文部科学省"),
    Agency("中央労働委員会", ("中労委",), parent="厚生労働省"),
    Agency("林野庁", english=("Forestry Agency",), parent="農林水産省"),
    Agency("水産庁", english=("Fisheries Agency",), parent="農林水産省"),
    Agency(
        "資源エネルギー庁",
        ("エネ庁",),
        ("ANRE", "Agency for Natural Resources and Energy"),
        parent="経済産業省",
    ),
    Agency("特許庁", english=("JPO", "Japan Patent Office"), parent="経済産業省"),
    Agency("中小企業庁", ("中企庁",), ("SMEA", "Small and Medium Enterprise Agency"), parent="経済産業省"),
    Agency(
        "気象庁", english=("JMA", "Japan Meteorological Agency", "Meteorological Agency"), parent="国土交通省"
    ),
    Agency("観光庁", english=("JTA", "Japan Tourism Agency", "Tourism Agency"), parent="国土交通省"),
    Agency("海上保安庁", ("海保",), ("JCG", "Japan Coast Guard"), parent="国土交通省"),
    Agency("国土地理院", ("地理院",), ("GSI", "Geospatial Information Authority"), parent="国土交通省"),
    Agency("運輸安全委員会", ("運安委",), ("JTSB",), parent="国土交通省"),
    Agency("原子力規制委員会", ("原規委",), ("NRA", "Nuclear Regulation Authority"), parent="環境省"),
    Agency("原子力規制庁", ("規制庁",), parent="原子力規制委員会"),
    Agency("防衛装備庁", ("装備庁",), ("ATLA",), parent="防衛省"),
    Agency("人事院", english=("National Personnel Authority",)),
    Agency("会計検査院", ("検査院",), ("Board of Audit",)),
    Agency("内閣法制局", english=("Cabinet Legislation Bureau",)),
    Agency(
        "関係府省庁",
        ("他関係省庁", "他関係府省庁", "関係省庁", "関係府省", "関係各省庁", "関係各府省庁"),
        group=True,
    ),
    Agency(
        "全府省庁",
        ("全省庁", "全府省", "全ての府省庁", "すべての府省庁", "全ての省庁", "すべての省庁"),
        group=True,
    ),
)
