"""The pipeline: the stages in order, from paths to a Comparison."""

from tellings.pipeline.compare import compare
from tellings.pipeline.comparison import Comparison
from tellings.pipeline.stopping import StoppedError
from tellings.pipeline.tables import estimate, explain, findings, lineage, origins
from tellings.report.table import Table

__all__ = ["Comparison", "StoppedError", "Table", "compare", "estimate", "explain", "findings", "lineage", "origins"]
