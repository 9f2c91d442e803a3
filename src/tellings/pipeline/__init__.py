"""The pipeline: the stages in order, from paths to a Comparison."""

from tellings.pipeline.compare import compare
from tellings.pipeline.comparison import Comparison

__all__ = ["Comparison", "compare"]
