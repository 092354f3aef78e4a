"""The words that ask: what several readers look for, without what only looks like them."""

from __future__ import annotations

WH = (
    r"(?:何(?!らか)|(?<![んな])なに|(?<![追思])いつ(?!も|でも)|(?<!ほ)どこ|(?<![なほ])(?<!とん)どの|どれ"
    r"|(?<!か)どう(?!か)|どん(?:な|だけ|くらい)|どちら|どっち|誰|だれ|いくつ|いくら|なぜ)"
)
"""An alternation: 何, どの but not などの, 三件ほどの or ほとんどの, どう but not かどうか or どうか."""
