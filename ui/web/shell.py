"""The conversation's empty page: tools, log, input with filters, evidence panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.web.markup import button, text
from ui.web.suggestions import EXAMPLES

if TYPE_CHECKING:
    from ui.compose import Application


def shell(application: Application) -> str:
    """The page before anything is asked. The script fills the log and the panel."""
    return (
        '<div class="desk"><section class="talk" aria-label="会話">'
        f"{_tools()}"
        f'<div id="log" class="log" tabindex="0" role="region" aria-label="会話の内容">{_welcome()}</div>'
        '<p id="announce" class="sr" role="status" aria-live="polite"></p>'
        f"{_composer(application)}</section>"
        '<aside id="evidence" class="evidence" aria-label="出典" tabindex="-1">'
        '<button type="button" class="close" data-action="close" aria-label="出典を閉じる">×</button>'
        f'<div id="panel">{_empty()}</div>'
        '<details id="considered" class="more-considered" hidden><summary>検討したが使わなかった箇所</summary>'
        "<div></div></details></aside></div>"
        '<div id="hint" class="hint" role="tooltip" hidden></div>'
    )


def _tools() -> str:
    return (
        '<div class="tools">'
        + button("新しい会話", "new", css="tool")
        + '<details class="menu" id="history"><summary class="tool">履歴</summary><ul></ul></details>'
        + '<details class="menu" id="export" hidden><summary class="tool">会話を書き出す</summary><ul>'
        + "".join(
            f"<li>{button(label, 'export', form=form)}</li>"
            for label, form in (("Markdown", "md"), ("Word", "docx"), ("回答の記録(JSON)", "json"))
        )
        + "</ul></details>"
        + button("この会話を消す", "clear", css="tool danger")
        + "</div>"
    )


def _welcome() -> str:
    examples = "".join(
        f'<li><span class="kind">{text(kind)}</span>{button(question, "ask", css="example", question=question)}</li>'
        for kind, question in EXAMPLES
    )
    return (
        '<div id="welcome" class="welcome"><h2>施策の文書に質問する</h2>'
        "<p>施策番号・章節・府省庁・KPI・内容のどれからでも聞けます。答えには原文の引用がつき、番号を押すと原文の該当箇所を示します。"
        "文書に書かれていないことには、調べた範囲を添えて「該当なし」と答えます。</p>"
        f'<h3>質問の例</h3><ul class="examples">{examples}</ul></div>'
    )


def _empty() -> str:
    return (
        '<div class="panel-head"><h2>出典</h2></div>'
        '<p class="quiet">答えの番号を押すと、ここに原文の該当箇所を示します。</p>'
    )


def _composer(application: Application) -> str:
    return (
        '<form id="composer" class="composer" autocomplete="off">'
        '<p id="editing" class="editing" hidden>質問を直しています。送ると、この質問より後のやり取りは消えます。'
        f"{button('やめる', 'cancel-edit')}</p>"
        '<div id="chips" class="chips" aria-label="しぼり込み"></div>'
        '<div class="line-in"><label class="sr" for="question">質問</label>'
        '<textarea id="question" disabled rows="1" maxlength="200000" enterkeyhint="send" '
        'placeholder="質問を入力(例: 02-04のKPIは？)" aria-describedby="keys"></textarea>'
        '<button type="submit" id="send" class="primary">送る</button>'
        '<button type="button" id="stop" class="primary" data-action="stop" hidden>止める</button></div>'
        f'<div class="options">{_filters(application)}{_models(application)}</div>'
        '<p id="keys" class="keys">Enterで送信、Shift+Enterで改行。会話はこのブラウザーの中にだけ残ります。</p></form>'
    )


def _filters(application: Application) -> str:
    library = application.library
    documents = "".join(
        f'<label><input type="checkbox" name="document" value="{text(s.id)}" data-label="{text(s.short_title)}"> '
        f"{text(s.short_title)}</label>"
        for s in library.sources.values()
    )
    names = sorted({m.name for r in library.records for m in r.ministries})
    options = "".join(f"<option>{text(name)}</option>" for name in names)
    numbers = "".join(f'<option value="{text(m.locator)}">{text(m.title)}</option>' for m in library.measures)
    return (
        '<details id="filters" class="filters"><summary>範囲をしぼる</summary><div class="filter-fields">'
        f'<fieldset><legend>文書</legend><div class="checks">{documents}</div></fieldset>'
        '<div class="filter-line"><label>府省庁 <select id="ministry"><option value="">追加する…</option>'
        f"{options}</select></label>"
        '<label>施策番号 <input id="first" list="numbers" placeholder="01-01" size="6" inputmode="numeric" aria-label="施策番号(はじめ)"></label>'
        '<span aria-hidden="true">〜</span>'
        '<input id="last" list="numbers" placeholder="12-04" size="6" inputmode="numeric" aria-label="施策番号(おわり)">'
        f'<datalist id="numbers">{numbers}</datalist></div></div></details>'
    )


def _models(application: Application) -> str:
    """Which language model writes, where the settings name any."""
    if not application.settings.llm:
        return ""
    options = "".join(f'<option value="{text(n)}">{text(n)}</option>' for n in application.settings.llm)
    return (
        '<label class="model">回答の書き方 <select id="model"><option value="">抜粋だけ(モデルなし)</option>'
        f"{options}</select></label>"
    )
