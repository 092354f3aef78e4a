"""The errors that a user can meet, each with what happened and what to do about it.

ShisakuError
├── ConfigurationError   a setting is unknown, out of bounds or contradictory
├── CorpusError          a source document is missing, damaged or not the registered edition
├── IndexMissingError    there is no index yet
├── IndexDamagedError    the index on disk is stale, damaged or of another format
├── InputError           the user's input (a question, an id, a batch line) cannot be taken
└── ModelError           an embedding or language model cannot be loaded or reached
"""

from __future__ import annotations


class ShisakuError(Exception):
    """Base of every expected failure.

    Args:
        message: what happened, in Japanese, one sentence.
        hint: what the user can run or change, in Japanese; may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigurationError(ShisakuError):
    """A setting is unknown, out of bounds or contradictory."""

    exit_code = 2


class CorpusError(ShisakuError):
    """A source document is missing, damaged or not the registered edition."""

    exit_code = 3


class IndexMissingError(ShisakuError):
    """There is no index at the configured place."""

    exit_code = 4


class IndexDamagedError(ShisakuError):
    """The index on disk is stale, damaged or of another format."""

    exit_code = 4


class InputError(ShisakuError):
    """The user's input cannot be taken."""

    exit_code = 2


class ModelError(ShisakuError):
    """An embedding or language model cannot be loaded or reached."""

    exit_code = 5
