"""Tellings reads many articles about the same happenings and shows what each says, on whose word, and what is left standing.

``tellings.compare(paths) -> Comparison`` is the main job; ``lineage``, ``origins``, ``findings`` and ``estimate`` give tables of it for
pandas, polars and notebooks; the records are in :mod:`tellings.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.version import VERSION

if TYPE_CHECKING:
    from tellings.pipeline.compare import compare
    from tellings.pipeline.comparison import Comparison
    from tellings.pipeline.stopping import StoppedError
    from tellings.pipeline.tables import estimate, explain, findings, lineage, origins
    from tellings.report.table import Table

__version__ = VERSION
__all__ = ["Comparison", "StoppedError", "Table", "__version__", "compare", "estimate", "explain", "findings", "lineage", "origins"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for, so that ``import tellings`` stays fast."""
    if name in __all__:
        from tellings import pipeline  # noqa: PLC0415 - the reason of this function

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
