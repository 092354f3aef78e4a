"""Words that frame what a statement says rather than say it."""

from __future__ import annotations

_WORDS = (
    "施策 主担当 担当 主管 所管 連携 府省庁 省庁 府省 官庁 kpi 目標 指標 記載 "
    "別表 骨子 骨子案 案 欄 番号 該当 位置付ける 掲げる 定める 設定 明記 取組 取り組み 主 "
    "主体 令和 平成 西暦 年度 年 月 日 中 末 約 以上 以下 目途 同 当該 既に まだ "
    "引き続き 今後 終わる 済み 済む 終える 行う 実施 進める 図る 予定 目指す 見込む 見込み "
    "効果 進捗"
)
STRUCTURE = frozenset(_WORDS.split())
"""Words that speak of how the documents are built, or only frame a figure: no record need have them."""
