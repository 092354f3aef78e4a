"""The words that ask: what several readers look for, without what only looks like them."""

from __future__ import annotations

WH = r"(?:何|なに|いつ|どこ|(?<!な)(?<!ほ)どの|どれ|(?<!か)どう|どんな|どちら|どっち|誰|だれ|いくつ|いくら|なぜ)"
"""An alternation: 何, どの but not などの or ほどの, どう but not かどうか."""
