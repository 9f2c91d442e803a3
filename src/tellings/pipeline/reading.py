"""Articles read one at a time: a bad one becomes a Problem and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tellings.config import Settings
from tellings.errors import TellingsError
from tellings.extract import read
from tellings.language import Analysis, Parser
from tellings.model import Article, Problem, Reading, make_id
from tellings.pipeline.published import published_period

Progress = Callable[[str, int, int], None]
"""Called with the name of the stage, what is done and what there is."""


def read_all(articles: Sequence[Article], parser: Parser, settings: Settings, progress: Progress | None = None) -> Iterator[Reading]:
    """Yield a Reading for each Article, in the same order."""
    analyses = parser.analyse_all(a for a in articles if readable(a))
    for number, article in enumerate(articles):
        if progress:
            progress("reading", number, len(articles))
        yield _read(next(analyses), settings) if readable(article) else Reading(article=article)
    if progress:
        progress("reading", len(articles), len(articles))


def readable(article: Article) -> bool:
    """Whether the parser knows the Article's language."""
    return article.language in (None, "en")


def read_one(article: Article, parser: Parser, settings: Settings) -> Reading:
    """Read an Article; one that cannot be read gives an empty Reading with a Problem.

    Raises:
        TellingsError: the run is unusable (a lexicon is broken, the gazetteer is missing).
    """
    return _read(parser.analyse(article), settings) if readable(article) else Reading(article=article)


def _read(analysis: Analysis, settings: Settings) -> Reading:
    article = analysis.article
    try:
        return read(analysis, settings, published_period(article))
    except TellingsError:
        raise  # a missing resource or a broken lexicon is the run's trouble, not the article's
    except Exception as error:  # noqa: BLE001 - the one place where any fault of one article must not end the run
        problem = Problem(
            id=make_id("problem", ["reading_failed", article.id]), article=article.id, file=article.file, stage="extract",
            code="reading_failed", message=f"this article could not be read ({type(error).__name__}: {error}); the others were",
        )  # fmt: skip
        return Reading(article=article, problems=[problem])
