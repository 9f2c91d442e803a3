"""Tellings reads many articles about the same happenings and shows what each says, on whose word, and what is left standing.

``tellings.compare(paths) -> Comparison`` is the main job; the records are in :mod:`tellings.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.version import VERSION

if TYPE_CHECKING:
    from tellings.pipeline.compare import compare
    from tellings.pipeline.comparison import Comparison
    from tellings.pipeline.stopping import StoppedError

__version__ = VERSION
__all__ = ["Comparison", "StoppedError", "__version__", "compare"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for, so that ``import tellings`` stays fast."""
    if name in ("compare", "Comparison", "StoppedError"):
        from tellings import pipeline  # noqa: PLC0415 - the reason of this function

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
