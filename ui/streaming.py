"""An answer shown on a terminal while it grows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from rag.answer import Answer

DIVIDER = "――"


def growth(answers: Iterator[Answer], show: Callable[[str], None]) -> Answer:
    """Show what each answer adds to the one before; gives the last one.

    Text that does not continue what is shown is shown anew below a line. Interrupting closes
    the connection to the model.
    """
    shown, last = "", None
    try:
        for last in answers:
            if last.text.startswith(shown):
                show(last.text[len(shown) :])
            else:
                show(f"\n{DIVIDER}\n{last.text}")
            shown = last.text
    finally:
        if isinstance(answers, Generator):
            answers.close()
    if last is None:
        raise LookupError("a stream of answers has at least one")
    return last
