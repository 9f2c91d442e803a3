"""The main figures of an article: signals, rules, and the trained rankers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.config import Settings
from tellings.extract.assemble import assemble, main_figures
from tellings.extract.assemble.figures import by_rules, fold_of, text_with_title
from tellings.extract.assemble.signals import signals_of
from tellings.extract.coreference import find_chains
from tellings.extract.event import find_happenings
from tellings.extract.quantity import find_amounts
from tellings.language import Analysis
from tellings.model import Reading, Sentence


@pytest.fixture(scope="session")
def reading_of(analyse: Callable[..., Analysis]) -> Callable[[str], Reading]:
    def run(text: str) -> Reading:
        analysis, settings = analyse(text, published="2016-05-02"), Settings()
        chains = find_chains(analysis, settings)
        reading = Reading(
            article=analysis.article,
            sentences=[Sentence(span=s.span, paragraph=s.paragraph, role=s.role) for s in analysis.sentences],
            chains=chains,
            amounts=find_amounts(analysis, settings),
            happenings=find_happenings(analysis, chains, settings),
        )
        return assemble(analysis, reading, settings)

    return run


TEXTS = [
    ("A man was shot and killed Friday night outside a bar on the east side, police said. He died at the scene.", (1, 0)),
    ("A woman was shot in the leg Friday night, police said. She was taken to a hospital in stable condition.", (0, 1)),
    ("Two men were killed and three other people were wounded in a shooting at a party early Sunday, police said.", (2, 3)),
]


@pytest.mark.parametrize(("text", "figures"), TEXTS)
def test_main_figures(text: str, figures: tuple[int, int], reading_of: Callable[[str], Reading]) -> None:
    found = main_figures(reading_of(text))
    assert (found.killed_low, found.injured_low) == figures


@pytest.mark.parametrize(("text", "figures"), TEXTS)
def test_the_rules_alone(text: str, figures: tuple[int, int], reading_of: Callable[[str], Reading]) -> None:
    assert by_rules(signals_of(reading_of(text))) == figures


def test_a_sentence_adds_up(reading_of: Callable[[str], Reading]) -> None:
    signals = signals_of(reading_of("A teenage boy was killed and two other teens were hurt on Friday."))
    assert signals.lists["sum_all"] == [(3, 1)]


def test_an_empty_article(reading_of: Callable[[str], Reading]) -> None:
    assert main_figures(reading_of("")).killed_low is not None


def test_an_unknown_incident_has_no_fold() -> None:
    assert fold_of("no such incident") is None


def test_a_title_is_put_above_a_text_without_it() -> None:
    assert text_with_title("Two hurt", "A fire broke out.") == "Two hurt\n\nA fire broke out."
