from __future__ import annotations

import pytest

from tellings.model import Case, Evidence
from tests.factory import article, case, claim
from tests.reconcile.test_estimates import estimates, total


def told(text: str, *figures: tuple[str, int], measure: str = "killed") -> Case:
    """A Case of one Article with these figures, each given by its words."""
    claims = []
    for words, figure in figures:
        start = text.index(words)
        evidence = Evidence(article="article-a", start=start, end=start + len(words), quote=words)
        claims.append(claim(measure, figure, in_="a", by="office", at=start + 1, evidence=evidence))
    return case(claims, [article("a", text=text, published="2024-05-01")])


@pytest.mark.parametrize(
    "text",
    [
        "The office has put the number of drowned from 79 to 77.",
        "The office lowered its count from the earlier 79 bodies to 77 on Monday.",
        "The office speaks of 77, not 79 any more.",
        "The office speaks not of 79 but of 77.",
        "The office counts 77 instead of 79.",
        "The count is 77, down from 79.",
    ],
)
def test_a_figure_that_its_own_article_replaces_is_history(text: str) -> None:
    found = estimates(told(text, ("79", 79), ("77", 77)))[0]
    assert ((found.low, found.best, found.high), [step.low for step in found.history]) == ((77, 77, 77), [79])


@pytest.mark.parametrize("text", ["The army says 79, the hospital 77.", "On the road from 79 villages 77 lorries went to the coast."])
def test_two_figures_side_by_side_are_no_correction(text: str) -> None:
    assert total(told(text, ("79", 79), ("77", 77)))[2] == 79


def test_a_toll_that_rose_supersedes_the_one_before() -> None:
    assert total(told("The toll rose from 22 to 26.", ("22", 22), ("26", 26))) == (26, 26, 26)
