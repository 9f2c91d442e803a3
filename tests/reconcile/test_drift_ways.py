"""Between which articles drift is looked for."""

from __future__ import annotations

from tellings.reconcile.drift_ways import SOURCES, Ways
from tests.reconcile.written import figure, table, written


def told(name, words, measure, low, **fields):
    one = written(name, f"The office said {words}.", "2024-05-10")
    return one, figure(one, words.split(" were")[0], measure, low, **fields)


def laid(*pairs, **fields):
    return table([a for a, _ in pairs], [c for _, c in pairs], **fields)


def test_a_weaker_telling_of_the_same_number_is_looked_at():
    weak, strong = told("weak", "31 rowers were missing", "missing", 31), told("strong", "31 rowers were drowned", "killed", 31)
    other = told("other", "30 rowers were missing", "missing", 30)
    assert list(Ways(laid(weak, strong, other)).weaker(strong[1])) == ["article-weak"]


def test_the_same_telling_of_the_same_number_is_not():
    one, two = told("one", "31 rowers were drowned", "killed", 31), told("two", "31 rowers were drowned", "killed", 31)
    assert list(Ways(laid(one, two)).weaker(two[1])) == []


def test_no_figure_has_more_possible_sources_than_are_needed():
    strong = told("strong", "31 rowers were drowned", "killed", 31)
    weak = [told(f"weak{n}", "31 rowers were missing", "missing", 31) for n in range(3 * SOURCES)]
    assert len(list(Ways(laid(*weak, strong)).weaker(strong[1]))) == SOURCES


def test_nothing_comes_from_the_text_that_derives_from_it():
    weak, strong = told("weak", "31 rowers were missing", "missing", 31), told("strong", "31 rowers were drowned", "killed", 31)
    assert list(Ways(laid(weak, strong, copied=[("strong", "weak")])).weaker(strong[1])) == []


def test_the_dead_and_the_missing_of_one_article_are_added_up():
    source = written("source", "The office said 14 rowers were drowned and 23 rowers were missing.", "2024-05-10")
    strong = told("strong", "37 rowers were drowned", "killed", 37)
    own = [figure(source, "14 rowers", "killed", 14), figure(source, "23 rowers", "missing", 23)]
    assert list(Ways(table([source, strong[0]], [*own, strong[1]])).summing(strong[1])) == ["article-source"]
