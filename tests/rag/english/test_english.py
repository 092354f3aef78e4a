"""English questions said in Japanese: only what is understood to the last word."""

from __future__ import annotations

import time

import pytest

from rag.english.questions import EnglishReader
from ui.compose import Application


@pytest.fixture(scope="module")
def reader(bundled: Application) -> EnglishReader:
    return EnglishReader(bundled.library)


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("How many measures does MIC lead in the annex?", "別表で、主担当が総務省の施策は何件ですか"),
        ("List all measures led by the Ministry of the Environment.", "主担当が環境省の施策をすべて挙げて"),
        (
            "In the AI Basic Plan outline, which items does the Foreign Ministry lead? Give me all of them.",
            "骨子案で、主担当が外務省の項目をすべて挙げて",
        ),
        (
            "Please list every measure in the 2020 annex (別表) that has more than one lead ministry marked ◎.",
            "別表で、主担当が2つ以上の施策をすべて挙げて",
        ),
        (
            "What measures does METI co-lead with another ministry?",
            "主担当が経済産業省の、主担当が2つ以上の施策をすべて挙げて",
        ),
        (
            "Which measures involve both the National Police Agency and the Fire and Disaster Management Agency?",
            "警察庁と消防庁の両方が関わる施策をすべて挙げて",
        ),
        ("Which measures do MOFA and MOD do together?", "外務省と防衛省の両方が関わる施策をすべて挙げて"),
        (
            "Which measures are carried out jointly by METI and MAFF?",
            "経済産業省と農林水産省の両方が関わる施策をすべて挙げて",
        ),
        ("List the measures for people with disabilities.", "障害者に関する施策をすべて挙げて"),
        ("Which measures involve only MIC?", "総務省だけが関わる施策をすべて挙げて"),
        (
            "How many measures in the annex are led by the Cabinet Secretariat alone?",
            "別表で、主担当が内閣官房だけの施策は何件ですか",
        ),
        ("Which measures does MHLW support in a secondary role?", "厚生労働省が連携の施策をすべて挙げて"),
        ("Which annex measures mention blockchain?", "別表で、「ブロックチェーン」という語を含む施策をすべて挙げて"),
        (
            "Which measures except those led by MIC mention 5G?",
            "主担当が総務省ではない、「5G」という語を含む施策をすべて挙げて",
        ),
        (
            "Which measures led by MIC mention both 5G and drones?",
            "主担当が総務省の、「5G」という語を含む、「ドローン」という語を含む施策をすべて挙げて",
        ),
        (
            "List measures that mention telework or drones.",
            "「テレワーク」または「ドローン」という語を含む施策をすべて挙げて",
        ),
        ("Show all measures whose title includes 5G.", "施策名に「5G」を含む施策をすべて挙げて"),
        ("How many measures mention the My Number Card?", "「マイナンバーカード」という語を含む施策は何件ですか"),
        ('Give me every annex measure that mentions "GIS".', "別表で、「GIS」という語を含む施策をすべて挙げて"),
        ("List the measures about open data led by MIC.", "主担当が総務省の、オープンデータに関する施策をすべて挙げて"),
        (
            "Which measures led by MAFF are not mentioned in the main text?",
            "主担当が農林水産省の、本文記載がない施策をすべて挙げて",
        ),
        ("How many measures have no effect KPI?", "KPI(効果)がない施策は何件ですか"),
        ("Which measures have an effect KPI due in FY2022?", "KPI(効果)の期限が2022年度の施策をすべて挙げて"),
        ("Name all the measures in group 05 led by MIC.", "主担当が総務省の、05番台の施策をすべて挙げて"),
        ("Which items in Section 2 of Chapter 3 does MEXT lead?", "骨子案で、主担当が文部科学省の、第3章第2節の項目をすべて挙げて"),
        ("How many of the outline's items name no lead ministry?", "骨子案で、主担当がない項目は何件ですか"),
        ("Is there any measure led by MOFA?", "主担当が外務省の施策はありますか"),
        ("Does MIC take part in more than 50 measures?", "総務省が関わる施策は50件より多いですか"),
        ("List the measures MIC leads with their KPIs.", "主担当が総務省の施策とそのKPIをすべて挙げて"),
        (
            "What are the lead ministries of the measures that mention drones?",
            "「ドローン」という語を含む施策とその主担当をすべて挙げて",
        ),
        (
            "Could you tell me the four basic policies set out in the outline of the AI Basic Plan?",
            "骨子案の4つの基本的な方針は何ですか",
        ),
        ("Which items in the outline does MEXT lead or co-lead?", "骨子案で、主担当が文部科学省の項目をすべて挙げて"),
        ("Does MIC lead all measures in group 06?", "06番台の施策はすべて主担当が総務省ですか"),
        ("Are all the measures in group 11 marked in the main text?", "11番台の施策はすべて本文記載があるものですか"),
        ("Does the Cabinet Office lead all items in the outline?", "骨子案で、項目はすべて主担当が内閣府ですか"),
        ("Do all the measures have KPIs?", "施策はすべてKPIが設定済みですか"),
        ("Does each measure have an effect KPI?", "施策はすべてKPI(効果)が設定済みですか"),
        ("Do all measures led by MIC have KPIs?", "主担当が総務省の施策はすべてKPIが設定済みですか"),
        ("Does METI lead all items in 第3章第2節(4)?", "骨子案で、第3章第2節(4)の項目はすべて主担当が経済産業省ですか"),
        ("Which measures have no KPI?", "KPIがない施策をすべて挙げて"),
        ("How many measures lack a KPI?", "KPIがない施策は何件ですか"),
        ("Which measures do not have any KPI?", "KPIがない施策をすべて挙げて"),
        ("Which measures have KPIs that are not yet set?", "KPIが未設定の施策をすべて挙げて"),
        ("Which measures have an undefined KPI?", "KPIが未設定の施策をすべて挙げて"),
        ("Which measures does not METI lead?", "主担当が経済産業省ではない施策をすべて挙げて"),
        ("Which measures doesn't METI lead?", "主担当が経済産業省ではない施策をすべて挙げて"),
        (
            "Which measures list both METI and MHLW, or MIC?",
            "経済産業省と厚生労働省の両方、または総務省が関わる施策をすべて挙げて",
        ),
        (
            "Which measures involve METI, MHLW, and MIC?",
            "経済産業省と厚生労働省と総務省の両方が関わる施策をすべて挙げて",
        ),
        ("What is the number of the measure about drones?", "ドローンに関する施策をすべて挙げて"),
        ("What is the number of measures about drones?", "ドローンに関する施策は何件ですか"),
        ("What is the 2nd basic policy?", "骨子案の4つの基本的な方針の2つ目は何ですか"),
        (
            "Which areas of the AI Strategy 2019 had a progress rate above 90%?",
            "AI戦略2019で進捗率が90%を超える分野はどれですか",
        ),
    ],
)  # fmt: skip
def test_sets_and_headings_are_said_in_japanese(english: str, japanese: str, reader: EnglishReader) -> None:
    said, notes = reader.read(english)
    assert said == japanese
    assert notes == (f"『{english}』→{japanese}",) or "第" in said


@pytest.mark.parametrize(
    ("english", "word", "translated"),
    [
        ('Which measures use "drone" in their names?', "ドローン", True),
        ('List the measures that mention "blockchain".', "ブロックチェーン", True),
        ('Give me every annex measure that mentions "GIS".', "GIS", False),
        ('List the measures that mention "xyzzy".', "xyzzy", False),
    ],
)
def test_a_quoted_word_that_stands_nowhere_is_translated(
    english: str, word: str, translated: bool, reader: EnglishReader
) -> None:
    said, notes = reader.read(english)
    assert f"「{word}」" in said
    assert any("の語は文書にないため" in note for note in notes) is translated


@pytest.mark.parametrize(
    "text",
    [
        "Which ministry leads CYDER?",
        "Are all measures led by METI also listed with MIC?",
        "Which ministries lead measures about open data?",
        "Which ministry leads the most measures?",
        "Which measures have a budget above 1 billion yen?",
        "Which measures led by MIC were finished in FY2019?",
        "List the companies that take part in measures led by METI.",
        "Which of the measures led by MIC has the highest KPI?",
        "Which annex measures concern disaster prevention?",
        "Which measures mention carbon?",
        "How many annex measures involve neither MIC nor METI?",
        "How many people take part in the measures led by MIC?",
        "What do the four basic policies say about drones?",
        "Is the progress rate of the AI Strategy above 90%?",
        "警察庁が主担当の施策は?",
    ],
)
def test_anything_else_stays(text: str, reader: EnglishReader) -> None:
    assert reader.read(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("How many annex measures does the National Police Agency lead, co-leads included?", 10),
        ("Which measures in the annex mention blockchain?", 2),
        ("Which measures are jointly led by several ministries?", 9),
        ("Which measures have no KPI?", 27),
        ("Which measures have targets for fiscal 2025 (Reiwa 7)?", 2),
        ("How many measures have a target for FY2021 (Reiwa 3)?", 12),
        ("Which measures does not METI lead?", 158),
        ("Which measures list both METI and MHLW, or MIC?", 81),
        ('Which measures use "drone" in their names?', 1),
        ("List all items of the AI Basic Plan outline in which the Digital Agency is involved.", 7),
    ],
)
def test_sets_are_complete_and_told_in_english_too(text: str, total: int, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.rows is not None
    assert answer.rows.total == total
    assert answer.text.startswith(f"{total} of ")


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("Is the one-device-per-pupil measure led by the same ministry as the EdTech and STEAM one?", "answered", ""),
        ("Does the same ministry lead MID-NET and the AED location open data?", "answered", ""),
        ("Is 02-04 led by the same ministry as 09-19?", "answered", ""),
        ("Is the GIGA School device measure led by METI?", "answered", ""),
        ("Is it MIC or METI that leads the electronic receipt measure?", "answered", "経済産業省"),
        ("Is the lead ministry of CYDER the National Police Agency?", "answered", ""),
        ("Has MIC published the CYDER results?", "partial", "does not settle"),
        ("Who is responsible for items ② and ③ of Chapter 3, Section 4, (2)?", "answered", "第3章第4節(2)③"),
        ("From which month must duty-free shops send purchase data to the National Tax Agency?", "answered", "令和3年10月"),
        ("Within how many years of the amended law can people who move abroad use their My Number cards?", "answered", "5年以内"),
        ("Where and when was the \"Data Free Flow with Trust\" concept agreed?", "answered", "G20大阪サミット"),
        ("In the AI Strategy follow-up, how many measures due in FY2021 were on schedule?", "not_found", "2021"),
        ("Who chairs the Expert Panel on AI Strategy (人工知能戦略専門調査会)?", "not_found", ""),
        ("Who is the president of JICT?", "not_found", ""),
        ("Do all the measures have KPIs?", "answered", ""),
        ("Who is behind the drone measure?", "answered", "内閣官房"),
        ("Does the outline mention semiconductors?", "answered", "Yes."),
        ("Does the draft outline talk about healthcare?", "answered", "Yes."),
        ("Does the outline mention blockchain?", "answered", "No."),
        ("What does the outline say about semiconductors?", "answered", "高性能AI半導体等"),
        ("Who takes the lead on sorting out civil liability when AI is used?", "answered", "経済産業省"),
        ("Who is in the driver's seat for the revision of the digital skill standards?", "answered", "経済産業省"),
        ("Which ministry looks after the nursing-care robots?", "answered", "経済産業省"),
        ("How many smart cities are to be built by the end of FY2020?", "answered", "26か所"),
        ("Which ministry is behind the parcel polygon data?", "answered", "農林水産省"),
        ("When will the remote surgery support system get off the ground?", "answered", "令和3年度"),
        ("Who will pay for the Okinawa broadband?", "not_found", "budget"),
        ("What does the AI Basic Plan draft say about nuclear fusion research?", "not_found", "nuclear fusion"),
        ("Does the AI Basic Plan outline discuss quantum entanglement research?", "not_found", "quantum"),
        ("What does the outline say about drug discovery AI?", "answered", "創薬AI"),
        ("What was the progress rate for R&D compared with social implementation in the AI Strategy 2019 follow-up?", "answered", "23ポイント"),
        ("In the AI Strategy 2019 follow-up, what was the progress rate of education reform versus research and development?", "answered", "18ポイント"),
    ],
)  # fmt: skip
def test_other_english_questions(text: str, status: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == status
    assert told in answer.text


def test_a_long_run_of_letters_is_read_at_once(reader: EnglishReader) -> None:
    text = f"Which measures mention {'a-' * 180}?"
    started = time.perf_counter()
    assert reader.read(text) == (text, ())
    assert time.perf_counter() - started < 2
