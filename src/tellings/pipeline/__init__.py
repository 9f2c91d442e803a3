"""The pipeline: the stages in order, from paths to a Comparison."""

from tellings.pipeline.compare import compare
from tellings.pipeline.comparison import Comparison
from tellings.pipeline.stopping import StoppedError

__all__ = ["Comparison", "StoppedError", "compare"]
