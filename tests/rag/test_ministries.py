import pytest

from rag.ministries import AGENCIES, agency, canonical, mentions
from rag.text import clean


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("経産省", "経済産業省"),
        ("METI", "経済産業省"),
        ("meti", "経済産業省"),
        ("Ministry of Economy, Trade and Industry", "経済産業省"),
        ("Ministry of Economy, Trade & Industry", "経済産業省"),
        ("通産省", "経済産業省"),
        ("国交省", "国土交通省"),
        ("MLIT", "国土交通省"),
        ("Ministry of Land, Infrastructure, Transport, and Tourism", "国土交通省"),
        ("建設省", "国土交通省"),
        ("文科省", "文部科学省"),
        ("文部省", "文部科学省"),
        ("厚労省", "厚生労働省"),
        ("労働省", "厚生労働省"),
        ("ministry of health, labour and welfare", "厚生労働省"),
        ("農水省", "農林水産省"),
        ("MIC", "総務省"),
        ("郵政省", "総務省"),
        ("大蔵省", "財務省"),
        ("MOE", "環境省"),
        ("デジ庁", "デジタル庁"),
        ("Digital Agency", "デジタル庁"),
        ("IT室", "内閣官房"),
        ("AI室", "内閣府"),
        ("内閣府(AI室)", "内閣府"),
        ("個情委", "個人情報保護委員会"),
        ("公取委", "公正取引委員会"),
        ("総務省消防庁", "消防庁"),
        ("環境省等", "環境省"),
        ("関係省庁", "関係府省庁"),
        ("他関係省庁", "関係府省庁"),
        ("全省庁", "全府省庁"),
        ("mic", None),
        ("総務", None),
        ("総務省、法務省", None),
        ("", None),
    ],
)
def test_canonical(written: str, name: str | None) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("経産省とMETIの施策", ["経済産業省", "経済産業省"]),
        ("厚生労働省が主担当の施策は？", ["厚生労働省"]),
        ("METIS, a mic and a mod", []),
        ("Which measures do the MOD and the MOE lead?", ["防衛省", "環境省"]),
        ("総務省令和2年度の施策と総務省令", ["総務省"]),
        ("警察庁舎と警察庁", ["警察庁"]),
        ("環境省エネルギー", []),
        ("国土交通省（気象庁）", ["国土交通省", "気象庁"]),
        ("◎内閣府(Ａ Ｉ室)、内閣官房(デジ行財)", ["内閣府(AI室)", "内閣官房(デジ行財)"]),
        ("内閣府(防災)の防災", ["内閣府(防災)"]),
        ("内閣官房IT総合戦略室と内閣府の規制室", ["内閣官房(IT室)", "内閣府(規制室)"]),
        ("経済産業省(商務情報政策局)", ["経済産業省(商務情報政策局)"]),
        ("経済産業省(全12件)", ["経済産業省"]),
        ("各府省庁で検討", []),
    ],
)
def test_mentions_in_free_text(text: str, labels: list[str]) -> None:
    normalised = clean(text).text
    found = mentions(normalised)
    assert [m.label for m in found] == labels
    assert all(normalised[m.start : m.end] == m.written for m in found)


def test_mentions_tell_how_the_name_was_written() -> None:
    short, old, full, group = mentions("経産省と通産省と経済産業省と全省庁")
    assert (short.alias, short.former, short.group) == (True, False, False)
    assert (old.alias, old.former) == (True, True)
    assert (full.alias, full.former) == (False, False)
    assert group.group


def test_folded_text_keeps_the_unambiguous_names() -> None:
    assert [m.label for m in mentions("metiと内閣府(ai室)")] == ["経済産業省", "内閣府(AI室)"]


def test_every_spelling_belongs_to_one_agency() -> None:
    spellings = [s for a in AGENCIES for s in (a.name, *a.aliases, *a.english, *a.former)]
    assert len(spellings) == len(set(spellings))
    assert all(canonical(s) == a.name for a in AGENCIES for s in (a.name, *a.aliases, *a.english, *a.former))


def test_external_bureaus_know_their_parent() -> None:
    parents = {a.name: a.parent for a in AGENCIES if a.parent}
    assert parents["気象庁"] == "国土交通省"
    assert parents["国税庁"] == "財務省"
    assert parents["消防庁"] == "総務省"
    assert parents["文化庁"] == "文部科学省"
    assert all(agency(parent) is not None for parent in parents.values())
