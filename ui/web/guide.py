"""The tab 使い方: what the chat can and cannot do, with the documents it answers from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rag.answer import STATUS_LABELS, Status
from rag.records import Library
from ui.web.markup import button, text

if TYPE_CHECKING:
    from ui.compose import Application

_STATUSES: dict[Status, str] = {
    "answered": "文書に根拠があり、引用を添えて答えたもの。",
    "partial": "質問の一部にだけ根拠があったもの。答えていない部分を本文で示します。",
    "corrected": "質問の前提が文書と違っていたもの。まず訂正を示します。",
    "not_found": "文書のどこにも根拠がなかったもの。調べた範囲と語、近い記載を示します。",
    "out_of_scope": "文書と関わりのない質問や指示で、答えなかったもの。",
    "error": "質問を受け取れなかったもの。空の質問や長すぎる質問など。",
}
_CAN = (
    ("値や担当を聞く", "02-04のKPIと担当は？"),
    ("節や項目を聞く", "第3章第1節(2)①の担当は？"),
    ("すべて挙げる", "総務省が主担当の施策をすべて挙げて"),
    ("数える・比べる", "主担当の施策が最も多い府省庁は？"),
    ("内容から探す", "気象データのダウンロード量の目標は？"),
    ("表の値を聞く", "教育改革の進捗率は？"),
    ("文書をまたいで聞く", "人材育成について3つの文書は何と言っている？"),
)
_CANNOT = (
    "文書に書かれていないこと(その後の実績、予算額、担当者名、制度の解釈)には答えません。「該当なし」と、調べた範囲を示します。",
    "文書の外の知識は使いません。要約も、文書の文をそのまま抜き出します。",
    "文書どうし、または同じ施策の中で記述が食い違うところは、どちらかに決めず両方を示します。",
    "別表の「第3章基本的施策の条」の印(◎・○)は、取り出しの際に列がずれた行があり、条との対応は確かではありません。",
    "別表の10-06から10-16は、もとのテキストにありません。",
    "英語の質問は日本語より当たりにくくなります。引用は日本語のままです。",
)
_KEYS = (
    ("Enter", "質問を送る"),
    ("Shift + Enter", "質問の中で改行する"),
    ("Tab、Shift + Tab", "次・前のボタンや欄へ移る"),
    ("Enter(出典の番号で)", "右の画面でその出典を開き、引用した文字を強調する"),
    ("Esc", "開いた出典から、もとの番号へ戻る。開いたメニューを閉じる"),
    ("← →(タブで)", "となりの画面へ移る"),
)
_TAKE = (
    (
        "コピー・Markdown",
        "回答を、出典・検証の結果・文書の版といっしょに写します。出典ごとのコピーもできます。",
    ),
    ("CSV・Excel", "一覧の答えと施策一覧を、絞り込みの条件と文書の版つきで保存します。"),
    ("会話を書き出す", "会話をMarkdown、Word(脚注つき)、回答の記録(JSON)にします。"),
    (
        "この回答は",
        "「良い」「回答の誤り」などとコメントを、回答の記録といっしょにこのサーバーに保存します。評価問題の下書きになります。",
    ),
)


def tab(application: Application) -> None:
    """Fill the tab."""
    import gradio as gr

    gr.HTML(guide_page(application.library), elem_id="guide-page", apply_default_css=False)


def guide_page(library: Library) -> str:
    """The whole tab as HTML."""
    asked = "".join(
        f'<tr><th scope="row">{text(what)}</th><td>{button(q, "browse-ask", css="link", question=q)}</td></tr>'
        for what, q in _CAN
    )
    cannot = "".join(f"<li>{text(line)}</li>" for line in _CANNOT)
    return (
        '<div class="sheet"><h2>使い方</h2>'
        "<p>下の三つの文書に書かれていることに、原文を一字一句引用して答えます。"
        "言語モデルもネットワークも使わずに動き、質問と文書はこのサーバーの外へ出ません"
        "(設定で言語モデルをつないだときは、選んだモデルへだけ送ります)。</p>"
        f"<h3>聞けること</h3><table><tbody>{asked}</tbody></table>"
        "<p>答えのあとに「そのKPIは？」「総務省だけでは？」のように続けて聞けます。"
        "質問の欄の下の「範囲をしぼる」で、文書・府省庁・施策番号を限れます。</p>"
        f"<h3>できないこと</h3><ul>{cannot}</ul>"
        f"<h3>答えの状態</h3>{_pairs((STATUS_LABELS[status], what) for status, what in _STATUSES.items())}"
        f"<h3>答える文書</h3>{_documents(library)}"
        f"<h3>キーボード</h3>{_pairs(_KEYS)}"
        f"<h3>持ち出すとき、知らせるとき</h3>{_pairs(_TAKE)}</div>"
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<tr><th scope="row">{text(a)}</th><td>{text(b)}</td></tr>' for a, b in pairs)
    return f"<table><tbody>{rows}</tbody></table>"


def _documents(library: Library) -> str:
    blocks = []
    for source in library.sources.values():
        records = [r for r in library.records if r.document == source.id]
        date = source.date if source.date_stated else f"{source.date}(本文には日付の記載がありません)"
        errata = sum(e.document == source.id for e in library.errata)
        rows = (
            ("発行", source.issuer),
            ("日付", date),
            ("大きさ", f"{len(source.text):,}文字、{len(records)}項目"),
            ("読み取りの誤りの訂正", f"{errata}件(表示と検索だけ。引用は原文のまま)"),
            ("版(SHA-256)", source.sha256),
        )
        blocks.append(f"<h4>{text(source.title)}</h4>{_pairs(rows)}")
    return "".join(blocks)
