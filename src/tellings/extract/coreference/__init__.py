"""Coreference by rules: chains of mentions of one thing within an Article."""

from tellings.extract.coreference.chains import find_chains, same_name

__all__ = ["find_chains", "same_name"]
