"""Articles read one at a time: a bad one becomes a Problem and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tellings.cleaning.plain import carry_back, flatten, plain_article
from tellings.config import Settings
from tellings.errors import TellingsError
from tellings.extract import read
from tellings.language import Analysis, Parser
from tellings.model import Article, Problem, Reading, claim_id, make_id
from tellings.pipeline.published import published_period

Progress = Callable[[str, int, int], None]
"""Called with the name of the stage, what is done and what there is."""


def read_all(articles: Sequence[Article], parser: Parser, settings: Settings, progress: Progress | None = None) -> Iterator[Reading]:
    """Yield a Reading for each Article, in the same order."""
    analyses = parser.analyse_all(plain_article(a)[0] for a in articles if readable(a))
    for number, article in enumerate(articles):
        if progress:
            progress("reading", number, len(articles))
        yield _read(article, next(analyses), settings) if readable(article) else Reading(article=article)
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
    return _read(article, parser.analyse(plain_article(article)[0]), settings) if readable(article) else Reading(article=article)


def _read(article: Article, analysis: Analysis, settings: Settings) -> Reading:
    try:
        return in_source(read(analysis, settings, published_period(article)), article)
    except TellingsError:
        raise  # a missing resource or a broken lexicon is the run's trouble, not the article's
    except Exception as error:  # noqa: BLE001 - the one place where any fault of one article must not end the run
        problem = Problem(
            id=make_id("problem", ["reading_failed", article.id]), article=article.id, file=article.file, stage="extract",
            code="reading_failed", message=f"this article could not be read ({type(error).__name__}: {error}); the others were",
        )  # fmt: skip
        return Reading(article=article, problems=[problem])


def in_source(reading: Reading, article: Article) -> Reading:
    """A Reading of the plain text with all offsets, quotes and Claim ids in the Article's own text."""
    plain = flatten(article.text)
    if plain.places is None:
        return reading.replace(article=article)
    moved = carry_back(reading.replace(article=Article(id=article.id, file=None)), plain, article.text)
    ids = {old.id: claim_id(article.id, new.evidence.span, new.measure) for old, new in zip(reading.claims, moved.claims, strict=True)
           if old.id == claim_id(article.id, old.evidence.span, old.measure)}  # fmt: skip
    claims = [
        c.replace(
            id=ids.get(c.id, c.id),
            part_of=ids.get(c.part_of or "", c.part_of),
            superseded_by=ids.get(c.superseded_by or "", c.superseded_by),
        )
        for c in moved.claims
    ]
    return moved.replace(article=article, claims=claims, claim_times={ids.get(k, k): v for k, v in moved.claim_times.items()})
