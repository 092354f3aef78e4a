"""Fit the weights by which the draft check decides: ``python -m ui.fit_verdicts [--write]``.

Prints what the weights would do to records that they have not seen; ``--write`` puts them into
rag/drafting/verdict.toml. See eval/fit_verdicts.py.
"""

from __future__ import annotations

import argparse
import sys

from eval.fit_verdicts import WEIGHTS, fitted
from ui.compose import Application


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see the module's description."""
    parser = argparse.ArgumentParser(prog="ui.fit_verdicts", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args(arguments)
    table, weights = fitted(Application().checker)
    sys.stdout.write(table + "\n")
    if options.write:
        WEIGHTS.write_text(weights, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
