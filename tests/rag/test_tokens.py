"""Words, content lemmas and terms of Japanese policy text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from rag import text, tokens
from rag.rules import code_digest
from rag.text import folded
from rag.tokens import BIGRAM, Tokenizer, bigrams

TEXTS = [
    pytest.param("気象庁のホームページからのデータダウンロード量:930TB（令和２年度）", id="full-width"),
    pytest.param("  オープンデータ の促進\n\n　A I S I を設置", id="white-space"),
    pytest.param('<ul style="x"> 繋(つな)げる、脆弱(ぜい)弱性', id="html-and-gloss"),
    pytest.param("1,718 自治体 15.3% 02-04 第3章第1節(2)①", id="numbers"),
    pytest.param("前\ud800後 \x00\x07 😀 末", id="surrogate-control-emoji"),
    pytest.param("が ギ ﾃﾞｰﾀ", id="decomposed"),
    pytest.param("。。。、、", id="marks-only"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_stand_in_the_given_text_in_order(tokenizer: Tokenizer, text: str) -> None:
    words = tokenizer.words(text)
    assert all(text[w.start : w.end] == w.surface for w in words)
    assert all(a.start <= b.start for a, b in pairwise(words))


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        pytest.param(
            "オープンデータの促進を行うことができる。", ["オープン", "データ", "促進"], id="formal-words"
        ),
        pytest.param("1,718自治体の15.3%", ["1718", "自治", "体", "15.3"], id="numbers"),
        pytest.param("ＡＩやＩｏＴ", ["ai", "iot"], id="ascii"),
        pytest.param("東京都千代田区", ["東京", "都", "千代田", "区"], id="names-as-written"),
        pytest.param("これについて何をいつまでにしますか", [], id="nothing-of-substance"),
        pytest.param("未設定の指標", ["未", "設定", "指標"], id="negating-prefix"),
        pytest.param(
            "デ ジタル庁のG I G Aスクール", ["デジタル", "庁", "giga", "スクール"], id="broken-words"
        ),
        pytest.param(
            "取組の推進、取り組みの推進", ["取り組み", "推進", "取り組み", "推進"], id="spelling-variants"
        ),
        pytest.param("①と②", ["①", "②"], id="circled"),
        pytest.param("😀!?…", [], id="marks"),
    ],
)
def test_content(tokenizer: Tokenizer, text: str, lemmas: list[str]) -> None:
    assert tokenizer.content(text) == lemmas


def test_bigrams_stay_within_runs_and_never_collide_with_lemmas(tokenizer: Tokenizer) -> None:
    assert bigrams("ＡＩ戦略、推進") == [f"{BIGRAM}{pair}" for pair in ("ai", "i戦", "戦略", "推進")]
    terms = tokenizer.terms("オープンデータ²の促進")
    lemmas = tokenizer.content("オープンデータ²の促進")
    assert terms[: len(lemmas)] == lemmas
    assert not any(lemma.startswith(BIGRAM) for lemma in lemmas)
    assert all(term.startswith(BIGRAM) for term in terms[len(lemmas) :])


def test_spelling_does_not_change_the_terms(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("ＧＩＧＡスクール構想 ２０２０年") == tokenizer.terms("gigaスクール構想2020年")


def test_a_long_text_without_any_stop_is_analysed_whole(tokenizer: Tokenizer) -> None:
    text = "x" * 100_000
    words = tokenizer.words(text)
    assert "".join(w.surface for w in words) == text


def test_repeated_calls_give_independent_lists(tokenizer: Tokenizer) -> None:
    first = tokenizer.words("官民データ")
    first.clear()
    assert [w.lemma for w in tokenizer.words("官民データ")] == ["官民", "データ"]


def test_folding_first_changes_nothing(tokenizer: Tokenizer) -> None:
    text = "ＡＩ戦略（２０１９）のフォローアップ"
    assert tokenizer.terms(folded(text)) == tokenizer.terms(text)


def test_version_names_analyser_and_dictionary(tokenizer: Tokenizer) -> None:
    assert tokenizer.version.startswith("fugashi ")
    assert "unidic-lite" in tokenizer.version


def test_version_names_the_rules_of_this_module_and_of_the_normalisation(tokenizer: Tokenizer) -> None:
    """An index of terms made by other rules answered once as if it were fresh."""
    own = code_digest(tokens.__file__, text.__file__)
    assert tokenizer.version.endswith(f"rules {own}")


def test_threads_share_a_tokenizer(tokenizer: Tokenizer) -> None:
    texts = [
        f"第{i}節の「{text.values[0]}」における人工知能研究開発の推進" for text in TEXTS for i in range(60)
    ]
    alone = [Tokenizer().terms(text) for text in texts[::60]]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(tokenizer.terms, texts))
    assert together[::60] == alone
