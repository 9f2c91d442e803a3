"""The cleaning stage: decoded input to an Article with Passages and what is known about it."""

from tellings.cleaning.article import article_from_text, clean, clean_all

__all__ = ["article_from_text", "clean", "clean_all"]
