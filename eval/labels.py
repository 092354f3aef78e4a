"""Japanese names of metrics, types, states and outcomes, as every report shows them."""

from __future__ import annotations

from eval.cases import CaseType
from eval.verdict import Outcome

METRICS = {
    "strict": "厳密な正答",
    "status": "状態",
    "facts": "事実",
    "direct": "最初の一文で答える",
    "gold_cited": "根拠箇所を引用",
    "length": "長さ",
    "list_precision": "一覧 適合率",
    "list_recall": "一覧 再現率",
    "list_f1": "一覧 F1",
    "list_exact": "一覧 完全一致",
    "count_exact": "件数 一致",
    "count_consistent": "件数・一覧・引用の一致",
    "premise_corrected": "誤った前提の訂正",
    "refusal_recall": "書かれていないことを断る",
    "refusal_precision": "断ったうち正しい",
    "not_over_refused": "答えられることを断らない",
    "status_in_words": "本文と状態の一致",
    "support_content": "支持 内容語",
    "support_chars": "支持 文字",
    "fidelity_numbers": "忠実 数",
    "fidelity_dates": "忠実 年月日",
    "fidelity_ids": "忠実 番号・節",
    "fidelity_ministries": "忠実 府省庁",
    "fidelity_quotes": "忠実 引用文",
    "citations_exist": "引用 実在",
    "citations_cover": "引用 網羅",
    "citations_precision": "引用 適合",
    "citations_placed": "引用 位置",
}
GROUPS = (
    ("正しさ", tuple(METRICS)[:13]),
    ("断り方", tuple(METRICS)[13:17]),
    ("支持", tuple(METRICS)[17:19]),
    ("忠実さ", tuple(METRICS)[19:24]),
    ("引用", tuple(METRICS)[24:]),
)
"""The metrics in the groups that tables show; grounding stays three groups, never one score."""

ARMS = {"lexical": "語", "dense": "意味", "hybrid": "併用"}

TYPES: dict[CaseType, str] = {
    "value": "数値",
    "date": "期日",
    "field": "項目",
    "lookup": "番号・節で照会",
    "ministry": "担当府省庁",
    "list": "一覧",
    "count": "件数",
    "group": "集計・順位",
    "section": "章節・スライド",
    "compare": "比較",
    "cross": "文書横断",
    "multihop": "二段階",
    "yesno": "はい・いいえ",
    "definition": "定義",
    "summary": "要約",
    "followup": "続きの質問",
    "variant": "表記ゆれ",
    "english": "英語",
    "premise": "誤った前提",
    "nearmiss": "書かれていない",
    "missing_id": "存在しない番号",
    "hostile": "対象外・攻撃",
}

OUTCOMES = {
    Outcome.PASS: "合格",
    Outcome.WARN: "合格(注意あり)",
    Outcome.FAIL: "不合格",
    Outcome.INCOMPARABLE: "比較不能",
}

FIGURES = {
    "refusal_precision": "断りの適合率",
    "refusal_recall": "断りの再現率",
    "over_refusal": "過剰な断り",
    "utility": "効用(正+1、断り0、誤−1)",
    "aurc": "AURC(小さいほどよい)",
    "coverage_at_risk": "誤り5%以下で答えられる割合",
}


def metric_label(name: str) -> str:
    """The Japanese name of a metric; ``hybrid.recall@5`` → 検索(併用) recall@5."""
    arm, dot, measure = name.partition(".")
    return f"検索({ARMS.get(arm, arm)}) {measure}" if dot else METRICS.get(name, name)
