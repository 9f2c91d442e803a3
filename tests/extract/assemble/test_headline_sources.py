"""A headline's figure has the source of the same figure in the text."""

from __future__ import annotations

from collections.abc import Callable

from tellings.config import Settings
from tellings.extract.reading import read
from tellings.language import Analysis


def test_a_headline_without_a_source_has_that_of_the_text(analyse: Callable[..., Analysis]) -> None:
    analysis = analyse(
        "Nine dead after barge sinks at Orlen\n\nORLEN, 4 May - Nine people died when a barge sank at Orlen, the river police said.\n"
    )
    title, body = read(analysis, Settings()).claims[:2]
    assert title.title
    assert [t.name.text for t in title.attribution if t.name] == ["river police"]
    assert (title.attribution_basis, body.attribution_basis) == ("article", "sentence")
