"""Six short articles written for Tellings about one invented happening, shipped as an example."""

from __future__ import annotations

from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
"""The folder of the example: .txt files and a meta.json."""
