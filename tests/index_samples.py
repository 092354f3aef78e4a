"""A few real sentences of the documents as chunks."""

from __future__ import annotations

from rag.records import Chunk, DocumentId

_ROWS: tuple[tuple[DocumentId, str, str, str], ...] = (
    ("kanmin", "02-04", "地方におけるオープンデータの促進", "地方公共団体向け研修開催回数(令和2年度40回)"),
    (
        "kanmin",
        "02-04",
        "地方におけるオープンデータの促進",
        "地方公共団体におけるオープンデータ取組率(令和2年度100%)",
    ),
    (
        "kanmin",
        "02-08",
        "気象情報の利活用の促進",
        "気象庁ホームページからのデータダウンロード量(令和2年度930TB)",
    ),
    ("kanmin", "05-05", "コンビニ交付サービスの導入推進", "コンビニ交付サービスの導入市区町村数"),
    ("kanmin", "06-15", "民放ラジオ難聴解消支援事業", "ラジオの難聴解消のための中継局を整備する。"),
    ("kanmin", "09-11", "豪雨・竜巻予測技術の研究開発", "ゲリラ豪雨・竜巻を早期に予測する技術を開発。"),
    (
        "kihon",
        "第3章第1節(2)①",
        "日本の文化・習慣等も踏まえた信頼できるAI",
        "日本語の大規模言語モデルを開発する。",
    ),
    ("kihon", "第3章第2節(1)①", "AIの導入・利活用", "政府機関におけるAIの利活用を進める。"),
    ("senryaku", "方向性①/研究開発", "方向性①", "研究開発の体制を強化する。"),
)


def sample_chunks() -> tuple[Chunk, ...]:
    """Nine chunks of eight records."""
    position, chunks = 0, []
    for document, locator, context, text in _ROWS:
        end = position + len(text)
        chunks.append(Chunk(document, locator, "本文", position, end, text, text, context))
        position = end + 1
    return tuple(chunks)
