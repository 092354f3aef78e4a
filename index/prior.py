"""How a question's wording alone speaks for an answer in the documents: a direction among its vectors.

Learned with a model's vectors (``ui.fit_likelihood``) and of use with that model and its query adapter only:
whoever trains the adapter again fits this again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.embedders import Vectors

PRIOR = "prior.npy"
"""The file in an exported model's folder: float32 of shape (dimension,)."""


def load_prior(file: Path) -> Vectors:
    """The direction in ``file``; its product with a question's vector is in log odds."""
    import numpy as np

    direction: Vectors = np.load(file, allow_pickle=False)
    return direction
