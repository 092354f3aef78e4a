"""A list or count that goes on: narrowed with its conditions as they were, counted, of another ministry or year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.conversation.among import back_to_list, narrowed
from rag.conversation.ellipsis import attribute
from rag.conversation.pointing import shown_list
from rag.conversation.rewording import Rewording
from rag.conversation.sets import MOST, in_set, narrows, of_shown, set_wordings, so_many
from rag.conversation.turns import Exchange, followed, own
from rag.question import Question, analyse
from rag.reading.asked import FIELDS, asked
from rag.tables.question import parse
from rag.tables.table import Query, select


class SetTurns(Rewording):
    """Reads what is asked of a set told before. Holds no state."""

    def _set(self, question: Question, base: Exchange) -> Question | None:
        """A list or count narrowed, counted, or asked for another ministry, year or group of numbers."""
        before = parse(base.question, self.library, self.tokenizer) if base.is_set else None
        if base.focus is not None and len(base.listed) < 2 and self._asks_field(question):
            return None  # 所管府省ぜんぶ, of a set of one: of the one
        by_lead = before is not None and len(before.query.conditions) == 1
        if text := so_many(question, base) or (in_set(question, base) if by_lead else None):
            return self.reworded(question, text)
        beside = re.match(r"\(\d", question.text)  # (2)は: a place beside the one before
        wordings = self._of_set(question, base) if base.is_set and not beside else []
        of_its_own = own(question) and not narrows(question.text) and self.is_set(question)
        shown = None if beside or of_its_own else of_shown(question, base)
        wordings += [shown] if shown else []
        found = next((w for w in wordings if self._query_of(w)), None)
        query = self._query_of(found) if found and found != shown and narrows(question.text) else None
        if before and query and select(self.library, query):
            core = self.words["request"].sub("", base.question.shown)
            told = [f"{before.query.noun}{w[len(core) :]}" for w in wordings if w.startswith(core)]
            fits = (w for w in (*wordings, *told) if before.query.is_narrowed_to(self._query_of(w)))
            found = next(fits, found)  # the conditions as they were told, and one more
        return self.reworded(question, found) if found else self._of_each(question, base)

    def _asks_field(self, question: Question) -> bool:
        """Whether nothing but a field of what was shown is asked for."""
        named = question.measures or question.sections or question.agencies or question.documents
        other = named or own(question) or question.has("rank", "compare", "count") or narrows(question.text)
        return bool(set(asked(question)) & set(FIELDS)) and not other

    def _of_each(self, question: Question, base: Exchange) -> Question | None:
        """「効果KPIは?」 after a list: of each of its records, where they are few; of which of them is asked back else."""
        shown = base.listed if base.is_set or base.question.among else ()
        if len(shown) < 2 or not self._asks_field(question):
            return None
        if len(shown) > MOST:
            said = f"「{question.shown}」が、先に示した{len(shown)}件のどれについてのお尋ねか、読み取れませんでした。"
            return replace(question, unclear=said)
        ask = attribute(question) or question.shown
        return self.reworded(question, f"{'と'.join(r.locator for r in shown)}の{ask}")

    def _query_of(self, text: str) -> Query | None:
        asked_set = parse(analyse(text, self.tokenizer), self.library, self.tokenizer)
        return asked_set.query if asked_set else None

    def _of_set(self, question: Question, base: Exchange) -> list[str]:
        """Ways to put the set question before again."""
        asked_set = parse(question, self.library, self.tokenizer)
        before = parse(base.question, self.library, self.tokenizer)
        counted = asked_set and asked_set.dimension and not asked_set.query.conditions
        if counted and before and before.query.conditions and not question.documents:
            return [f"{before.query.noun}で、{question.shown}"]  # 最も多いのは何番台
        return list(set_wordings(question, base.question, self.tokenizer))

    def base(self, question: Question, exchanges: Sequence[Exchange]) -> Exchange:
        """The exchange that follows on, of what is not taken back; for some of a list the one that showed it."""
        meant = self.without(self.without(question, "corrections"), "taken_back")
        base, words = followed(meant, exchanges), own(meant) if meant is not question else ()
        if words:
            return next((e for e in reversed(exchanges) if set(words) <= set(own(e.question))), base)
        narrowed = narrows(question.text) and not base.is_set
        return (shown_list(exchanges) if narrowed else None) or base

    def some(self, question: Question, exchanges: Sequence[Exchange]) -> Question | None:
        """Some of a list shown: as the set with one more condition, else those of its records that have the words."""
        if gone_back := back_to_list(question, exchanges):
            base, question = gone_back[0], self.again(question, f"そのうち、{gone_back[1]}")
        elif not narrows(question.text):
            return None
        else:
            base = self.base(question, exchanges)
        told = self._set(question, base)
        if told and not self._as_before(told, base.question):
            return told
        return narrowed(question, base, exchanges, self.tokenizer)

    def _as_before(self, question: Question, earlier: Question) -> bool:
        """Whether two questions ask for a set by the same conditions, so that what narrows it was not read; or for none."""
        asked = [parse(q, self.library, self.tokenizer) for q in (question, earlier)]
        first, second = ({(c.kind, c.value) for c in a.query.conditions} if a else None for a in asked)
        return first is None or first == second
