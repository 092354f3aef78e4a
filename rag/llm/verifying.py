"""What a model wrote, held against the documents sentence by sentence before anyone reads it.

A sentence stays when the passages it cites carry it. Where others carry it, it was
misattributed and is cited anew. Where none does, it gives way to the nearest passage in the
document's own words, or goes: then it was made up.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.lazy_regex import regex
from rag.llm.checked import Checked, changed, removed
from rag.llm.packing import Item
from rag.llm.parsing import Written
from rag.llm.wording import Wording
from rag.records import ITEM_MINISTRIES, MINISTRIES
from rag.support.compare import Comparer
from rag.support.statement import Passage, Support
from rag.support.verb_forms import is_only_form
from rag.text import folded

SUPPORTED = 0.45
"""Share of a sentence's content words that its evidence must have. Set on eval/data/paraphrases (docs/log.md)."""

RELATED = 0.35
"""From this share of its words on, a sentence that fails is about a passage, which then speaks for itself."""

MOST_CITED = 4
"""Passages one sentence may rest on."""

_CANDIDATES = 8
_HOMES = 3
_NO_LOSS = 0.02
_NEAR = 0.1
_FAR = 0.25
_GAIN = 0.08
_CLOSELY = 0.6
_ASIDE = 0.15
_ABOUT = 0.5
_OF_ONE_RECORD = frozenset({"id", "ministry", "role"})
_PER_FACT = 0.05
_FACTS = 3
_FEWEST = 3
_QUOTED = 230
"""Characters of a passage that is shown in place of a sentence; a longer one would bury the answer."""

_ABSENCE = regex(
    r"(?:記載|記述|言及|明記|記さ|情報|定め|根拠|示さ|触れ|確認)[^。]{0,14}(?:ありません|ない|なし|ません|(?<=[せれめけえ])ず)|(?:見当たら|見つから|見つかり|わかりま|分かりま|不明)"
)
_TO_THE_READER = regex(
    r"ください|下さい|ご(?:質問|確認|参照|不明)|お(?:答え|問い合わせ|手伝い)|申し訳|https?:|www\."
)
_JAPANESE = regex(r"[ぁ-ヿ一-鿿]")


class Verifier:
    """Checks the sentences of one reply; the same one twice is shown once.

    ``quoting``: whether a passage may take the place of a sentence that is about it and wrong.
    """

    def __init__(
        self, comparer: Comparer, wording: Wording, items: Sequence[Item], quoting: bool = True
    ) -> None:
        self._comparer = comparer
        self._wording = wording
        self._items = {item.id: item for item in items}
        self._quoting = quoting
        self._shown: set[str] = set()

    def check(self, written: Written) -> Checked:
        """The verdict on one sentence, and what may be shown of it."""
        known = tuple(self._items[i] for i in written.ids if i in self._items)[:MOST_CITED]
        unknown = tuple(i for i in written.ids if i not in self._items)
        checked = self._judge(written, known, unknown)
        key = folded(checked.text)
        if checked.text and key in self._shown:
            return removed(checked, "repeated")
        self._shown.add(key)
        return checked

    def _judge(self, written: Written, known: tuple[Item, ...], unknown: tuple[int, ...]) -> Checked:
        text = written.text
        support = self._compare(text, known)
        checked = Checked(
            "kept", text, known, text, written.ids, unknown, "", support.differences, round(support.share, 3)
        )
        if _ABSENCE.search(text) and not any(_ABSENCE.search(i.text) or "未設定" in i.text for i in known):
            return removed(checked, "absence")
        if not _JAPANESE.search(text) or _TO_THE_READER.search(text):
            return removed(checked, "unfounded")
        if len(self._wording.words(text)) < _FEWEST and not self._compare(text, known).checked:
            return removed(checked, "unfounded")
        homes = self._homes(text, known)
        if not homes:
            return removed(checked, "unfounded")
        own = self._wording.share(text, known)
        if self._carries(text, known, support) and own >= homes[0][0] - _FAR:
            needed = self._needed(text, known, own)
            same = len(needed) == len(known) and not unknown
            return changed(
                checked, "kept" if same else "recited", text, needed, "" if same else "misattributed"
            )
        found = self._search(text, known, homes)
        if found:
            same = set(found) == set(known) and not unknown
            reason = "" if same else "misattributed" if written.ids else "uncited"
            return changed(checked, "kept" if same else "recited", text, found, reason)
        return self._replaced(checked, known, homes)

    def _compare(self, text: str, items: Sequence[Item]) -> Support:
        passages = [Passage(i.record, i.field, i.start, i.end) for i in items]
        return self._comparer.compare(text, passages) if passages else Support()

    def _carries(self, text: str, items: tuple[Item, ...], support: Support | None = None) -> bool:
        """Whether passages carry a sentence: nothing differs, and enough of its words are there.

        Facts that were compared and agree make up for words: 「主担当は総務省です」 has hardly any.
        """
        support = support or self._compare(text, items)
        if not all(map(is_only_form, support.differences)):
            return False
        wanted = SUPPORTED - _PER_FACT * min(support.checked, _FACTS)
        return support.share >= wanted or bool(support.checked and self._wording.share(text, items) >= wanted)

    def _needed(self, text: str, items: tuple[Item, ...], own: float) -> tuple[Item, ...]:
        """The passages without those that carry nothing of the sentence.

        One of another record than the nearest has to carry more than a common word.
        """
        home = max(items, key=lambda i: self._wording.share(text, (i,)))
        for item in reversed(items):
            fewer = tuple(i for i in items if i is not item)
            if (
                fewer
                and self._wording.share(text, fewer)
                >= own - (_NO_LOSS if item.record is home.record else _ASIDE)
                and self._carries(text, fewer)
            ):
                items = fewer
        return items

    def _homes(self, text: str, known: tuple[Item, ...]) -> list[tuple[float, Item]]:
        """The passages whose own words come nearest to the sentence, best first, cited ones before others."""
        found = [(self._wording.share(text, (item,)), item) for item in self._items.values()]
        return sorted(found, key=lambda f: (-f[0], f[1] not in known, f[1].id))[:_CANDIDATES]

    def _search(
        self, text: str, known: tuple[Item, ...], homes: Sequence[tuple[float, Item]]
    ) -> tuple[Item, ...]:
        """Passages that carry the sentence together; empty if there are none.

        It rests on the passage that comes nearest to its words. Another may only add words that
        are still missing: a passage that has nothing but the right figure proves nothing.
        """
        best = homes[0][0]
        for own, home in homes[:_HOMES]:
            if own < best - _NEAR:
                break
            if self._is_strange(text, home, known):
                continue
            chosen: tuple[Item, ...] = (home,)
            while (
                not self._carries(text, chosen, support := self._compare(text, chosen))
                and len(chosen) < MOST_CITED
            ):
                further = self._further(text, chosen, (*known, *(i for _, i in homes)), support)
                if further is None:
                    break
                chosen = (*chosen, further)
            else:
                if self._carries(text, chosen, support):
                    return chosen
        return ()

    def _is_strange(self, text: str, home: Item, known: tuple[Item, ...]) -> bool:
        """Whether the passage is a ministry cell of a record that the sentence neither cites nor is about.

        「担当は外務省です」 is true of many records; what it is said of is told by what it cites.
        """
        if not known or home.field not in (MINISTRIES, ITEM_MINISTRIES):
            return False
        own = any(item.record is home.record for item in known)
        return not own and self._wording.portion(home.record.title, text) < _ABOUT

    def _further(
        self, text: str, chosen: tuple[Item, ...], options: Sequence[Item], support: Support
    ) -> Item | None:
        """The passage that adds most of what is missing, and leaves no more differences.

        A place or ministry that is named wrongly is not put right by a passage that has it elsewhere.
        """
        own = self._wording.share(text, chosen)
        named = any(d.kind in _OF_ONE_RECORD for d in support.differences)
        ranked = []
        for item in options:
            if item in chosen or (named and item.record is not chosen[0].record):
                continue
            gain = self._wording.share(text, (*chosen, item)) - own
            if gain < _GAIN:
                continue
            left = len(self._compare(text, (*chosen, item)).differences)
            if left <= len(support.differences):
                ranked.append((left, -gain, item.id, item))
        return min(ranked)[3] if ranked else None

    def _replaced(
        self, checked: Checked, known: tuple[Item, ...], homes: Sequence[tuple[float, Item]]
    ) -> Checked:
        """The passage that the sentence is about, quoted; removed where it is about none."""
        share, item = homes[0]
        if share < (RELATED if item in known else _CLOSELY):
            return removed(checked, "unfounded")
        if not self._quoting or len(item.text) > _QUOTED:
            return removed(checked, "altered")
        text = f"「{item.text}」とあります({item.record.locator} {item.field})。"
        return changed(checked, "replaced", text, (item,), "altered")
