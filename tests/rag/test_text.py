"""Normalisation: what is compared is folded, what is quoted is the source's own characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import load_library
from rag.records import Library
from rag.settings import PROJECT
from rag.text import MappedText, clean, find, fold, folded, is_kanji, nfkc

LIBRARY: Library = load_library(PROJECT / "corpus" / "documents")
FIELDS = [(r, f) for r in LIBRARY.records for f in r.fields if f.text]

# Characters that the sources and keyboards really mix, the treacherous ones over-represented.
TREACHEROUS = (
    "ＡＩaiAI０－-‐〜~①⑳ｶﾞパﾟか\u3099İßﬁ㈱㍿…½ ･·●发\u200b\ufeff\ud800😀<>(ぜい)弱\t\n\u3000 </ul>\u0301"
)
TEXTS = st.text(st.one_of(st.sampled_from(TREACHEROUS), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("０２－０４", "02-04", id="full-width-number"),
        pytest.param("02‐04 02–04 02―04 02−04", "02-04 02-04 02-04 02-04", id="dashes"),
        pytest.param("06-01〜06-05", "06-01~06-05", id="wave-dash"),
        pytest.param("06-01～06-05", "06-01~06-05", id="full-width-tilde"),
        pytest.param("ＫＰＩ（進捗）", "kpi(進捗)", id="full-width-letters-and-parentheses"),
        pytest.param("ﾃﾞｼﾞﾀﾙ庁", "デジタル庁", id="half-width-katakana"),
        pytest.param("テ\u3099シ\u3099タル庁", "デジタル庁", id="decomposed-marks"),
        pytest.param("A I による", "aiによる", id="spaced-capitals"),
        pytest.param("A I S I の機能", "aisiの機能", id="four-spaced-capitals"),
        pytest.param("AＩの利活用", "aiの利活用", id="half-and-full"),
        pytest.param("５Ｇ と ＧＩＧＡ", "5gとgiga", id="full-width-acronyms"),
        pytest.param("ＧＩ\nＧＡスクール", "gigaスクール", id="acronym-over-a-line-break"),
        pytest.param("デ ジタル庁", "デジタル庁", id="broken-word"),
        pytest.param("デジ\n  タル庁", "デジタル庁", id="word-over-a-line-break"),
        pytest.param("脆(ぜい)弱性", "脆弱性", id="gloss-in-half-width"),
        pytest.param("繋（つな）げる", "繋げる", id="gloss"),
        pytest.param('<ul style="list-style-type: none"> - 地方', "-地方", id="html-debris"),
        pytest.param("</p>連携", "連携", id="closing-tag"),
        pytest.param("·検討・検討･検討", "・検討・検討・検討", id="middle-dots"),
        pytest.param("\uf0fc推進", "推進", id="private-use-bullet"),
        pytest.param("通知を发出", "通知を発出", id="simplified-character"),
        pytest.param("●◯○", "○○○", id="circles"),
        pytest.param("“AI”", '"ai"', id="quotation-marks"),
        pytest.param("MID-NET  is\tused", "mid-net is used", id="runs-of-space"),
        pytest.param("第3章第1節(2)①", "第3章第1節(2)①", id="circled-number-stays"),
        pytest.param("\u200bゼロ幅\ufeff", "ゼロ幅", id="zero-width"),
    ],
)
def test_spellings_fold_to_one_form(written: str, expected: str) -> None:
    assert folded(written).strip() == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("経済 > 社会 < 環境", "経済>社会<環境", id="comparison-signs"),
        pytest.param("3 < 5", "3 < 5", id="number-behind-a-sign"),
        pytest.param("内閣府(AI室)", "内閣府(ai室)", id="office-in-parentheses"),
        pytest.param("ため(こと)", "ため(こと)", id="kana-behind-kana-is-no-gloss"),
    ],
)
def test_what_only_looks_like_debris_stays(written: str, expected: str) -> None:
    assert folded(written) == expected


def test_case_is_kept_by_clean_and_dropped_by_fold() -> None:
    assert clean("ＭＩＤ－ＮＥＴ").text == "MID-NET"
    assert fold("ＭＩＤ－ＮＥＴ").text == "mid-net"


def test_a_letter_that_grows_in_lower_case_keeps_the_map() -> None:
    mapped = fold("İstanbulのAI")
    assert len(mapped.text) == len(mapped.starts) == len(mapped.ends)
    at = mapped.text.index("ai")
    assert mapped.span(at, at + 2) == (9, 11)


@given(TEXTS, st.integers(0, 10**6))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_every_character_maps_into_the_source(source: str, offset: int) -> None:
    for mapped in (nfkc(source, offset), clean(source, offset), fold(source, offset)):
        assert len(mapped.text) == len(mapped.starts) == len(mapped.ends)
        for start, end in zip(mapped.starts, mapped.ends, strict=True):
            assert offset <= start < end <= offset + len(source)
        assert list(mapped.starts) == sorted(mapped.starts)


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_folded_is_found_again(source: str) -> None:
    """Any part of a folded text maps to a range of the source that folds to contain it."""
    mapped = fold(source)
    middle = len(mapped.text) // 2
    for start, end in ((0, middle), (middle, len(mapped.text))):
        if start < end:
            first, last = mapped.span(start, end)
            assert 0 <= first < last <= len(source)


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_find_gives_a_range_of_the_source_that_reads_the_same(source: str) -> None:
    needle = source[: len(source) // 2]
    found = find(needle, source)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(source)


def test_every_field_of_the_documents_maps_back() -> None:
    """Runs of ordinary characters, which normalisation leaves alone, stand at the place the map tells."""
    plain = re.compile(r"[ぁ-んァ-ヶー一-鿿]{3,}")
    compared = 0
    for record, field in FIELDS:
        text = LIBRARY.sources[record.document].text
        mapped = fold(field.text, field.start)
        assert field.start <= min(mapped.starts, default=field.start)
        assert max(mapped.ends, default=field.end) <= field.end
        for run in plain.finditer(mapped.text):
            start, end = mapped.span(*run.span())
            assert folded(text[start:end]) == run.group()
            compared += 1
    assert compared > 3000


def test_every_sentence_is_found_in_its_field_by_its_folded_words() -> None:
    for record, field in FIELDS:
        for sentence in field.sentences:
            if folded(sentence.text).strip():
                found = find(sentence.text, field.text, field.start)
                assert found is not None, (record.locator, sentence.text)
                quote = LIBRARY.quote(record.document, *found)
                assert folded(sentence.text).strip() in folded(quote)


@pytest.mark.parametrize(
    ("needle", "source", "quote"),
    [
        pytest.param("デジタル庁", "内閣府と デ ジタル庁が", "デ ジタル庁", id="broken-word"),
        pytest.param("AI", "次のＡ Ｉの活用", "Ａ Ｉ", id="spaced-full-width"),
        pytest.param("GIGAスクール", "ＧＩ\nＧＡスクール構想", "ＧＩ\nＧＡスクール", id="over-lines"),
        pytest.param("繋げる", "データを繋(つな)げる", "繋(つな)げる", id="gloss-inside"),
        pytest.param("㈱", "(株)○○", "(株)", id="expanding-sign"),
    ],
)
def test_a_quote_found_by_folding_is_the_sources_own(needle: str, source: str, quote: str) -> None:
    found = find(needle, source)
    assert found is not None
    assert source[found[0] : found[1]] == quote


def test_find_counts_from_the_offset_given() -> None:
    assert find("KPI", "進捗ＫＰＩ", offset=100) == (102, 105)


@pytest.mark.parametrize("needle", ["", "  ", "\u200b", "<p>"])
def test_nothing_is_found_nowhere(needle: str) -> None:
    assert find(needle, "データ") is None


def test_what_is_not_there_is_not_found() -> None:
    assert find("ブロックチェーン", "データの利活用") is None


def test_a_replacement_of_another_length_maps_to_the_whole_match() -> None:
    mapped = MappedText.of("約3か年", 10).sub(re.compile("か年"), "年間の")
    assert mapped.text == "約3年間の"
    assert mapped.span(2, 5) == (12, 14)
    assert mapped.span(0, 1) == (10, 11)


def test_a_replacement_of_the_same_length_maps_character_by_character() -> None:
    mapped = MappedText.of("ab12").sub(re.compile(r"\d\d"), "xy")
    assert mapped.span(3, 4) == (3, 4)


@pytest.mark.parametrize(
    ("char", "expected"), [("策", True), ("々", True), ("ア", False), ("a", False), ("、", False)]
)
def test_is_kanji(char: str, expected: bool) -> None:
    assert is_kanji(char) is expected
