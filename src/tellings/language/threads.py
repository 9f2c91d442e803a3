"""One thread for the arithmetic of one article.

The matrices here are small: split over threads they cost five times the processor time on two cores (measured with OpenBLAS 0.3), and
workers that read different articles side by side use the cores better. The limit holds while the work is done, not for the process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np  # noqa: F401  (its library must be loaded to be found)
from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep the linear algebra libraries to one thread inside the block."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _libraries() -> Any:
    return ThreadpoolController()
