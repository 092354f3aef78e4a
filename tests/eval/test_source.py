"""The corpus as metrics see it, completed by what only the product knows."""

from eval.answer_record import CitationRecord, parse_answer
from eval.metric_citations import citation_problem, resolve
from eval.metric_fidelity import fidelity
from eval.source import Corpus, with_library
from rag.records import Erratum, Field, Library, Slide, Source
from tests.eval_builders import TEXT, small_corpus

SLIDES = "進捗状況 取組数 進捗率\n教育改革 31 87%\n"
ROW = (SLIDES.index("教育"), SLIDES.index("87%") + 3)


def library() -> Library:
    fields = tuple(
        Field(name, SLIDES.index(text), SLIDES.index(text) + len(text), text, text)
        for name, text in (("取組数", "31"), ("進捗率", "87%"))
    )
    row = Slide("senryaku", "表/教育改革", "教育改革", *ROW, fields, kind="row")
    errata = (
        Erratum("kanmin", "02-01", "市町村と", "市区町村と", "区の脱落"),
        Erratum("kanmin", "01-02", "令和", "平成", "この施策だけ"),
    )
    sources = {"senryaku": Source("senryaku", "戦略", "戦略", "", "", False, "", SLIDES)}
    return Library(sources, (row,), errata)


def corpus() -> Corpus:
    base = small_corpus()
    return with_library(Corpus({**base.texts, "senryaku": SLIDES}, base.units), library())


def test_slides_get_the_units_of_the_library_and_divided_documents_keep_their_own() -> None:
    found = corpus()
    assert found.divided("senryaku")
    assert [u.locator for u in found.units] == ["01-01", "01-02", "02-01", "表/教育改革"]
    assert found.titles("senryaku", *ROW) == ("教育改革 取組数 進捗率",)


def test_a_citation_of_a_slide_must_lie_in_the_record_it_names() -> None:
    def problem(locator: str, start: int, end: int) -> str:
        quote = SLIDES[start:end]
        return citation_problem(
            CitationRecord(number=1, document="senryaku", locator=locator, quote=quote, start=start, end=end),
            corpus(),
        )

    assert problem("表/教育改革", *ROW) == ""
    assert "の中にない" in problem("表/教育改革", 0, 4)
    assert "はない" in problem("表/研究開発", *ROW)


def test_errata_are_mended_in_their_own_record_only() -> None:
    (mended,) = corpus().mended
    assert "農地の台帳を市区町村と共有" in mended
    assert mended.count("平成") == 2
    assert "公開件数(令和2年度40件)" in mended
    assert len(mended) == len(TEXT) + 1


def test_a_quote_may_follow_the_mended_text_or_leave_out_asides() -> None:
    base = small_corpus()
    text = "医療【厚労省】、介護【厚労省、経産省】等における実証の促進"
    aside = with_library(Corpus({**base.texts, "kihon": text}, base.units), library())

    def wrong(quote: str) -> list[str]:
        given = parse_answer({"id": "a", "status": "answered", "text": f"「{quote}」とあります。"})
        return fidelity(given, resolve(given, aside), aside, [])["quotes"].wrong

    assert wrong("農地の台帳を市区町村と共有することを検討。") == []
    assert wrong("農地の台帳を市町村と共有することを検討。") == []
    assert wrong("医療、介護等における実証の促進") == []
    assert wrong("農地の台帳を都道府県と共有することを検討。") == [
        "「農地の台帳を都道府県と共有することを検討。」"
    ]
