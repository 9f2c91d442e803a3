"""Which pairs of figures are compared where a great many articles tell of one event."""

from __future__ import annotations

from tellings.reconcile.figures_compared import MANY, MOST, compared
from tests.reconcile.written import figure, table, written


def tellings(number, low, by="{}harbour"):
    """Articles that come out one a minute, each with one figure."""
    found = []
    for n in range(number):
        one = written(f"a{n}", f"The office said {low(n)} rowers were drowned.", published_at=f"2024-05-10T{n // 60:02}:{n % 60:02}:00")
        found.append((one, figure(one, f"{low(n)} rowers", "killed", low(n), by=by.format(n % 3 if "body" in by else ""))))
    return [a for a, _ in found], [c for _, c in found]


def pairs(articles, claims):
    return list(compared(claims, {c.id for c in claims}, table(articles, claims)))


def test_a_few_figures_are_compared_each_with_each():
    articles, claims = tellings(MANY, lambda n: n + 2)
    assert len(pairs(articles, claims)) == MANY * (MANY - 1) // 2


def test_of_many_the_first_and_the_last_telling_of_a_value_speak_for_it():
    articles, claims = tellings(300, lambda n: 12 if n < 100 else 15)
    assert {c.id for pair in pairs(articles, claims) for c in pair} == {claims[i].id for i in (0, 99, 100, 299)}


def test_each_origin_speaks_for_itself():
    articles, claims = tellings(200, lambda n: 12 + n // 200, by="body{}")
    assert {c.origin for pair in pairs(articles, claims) for c in pair} == {"origin-body0", "origin-body1", "origin-body2"}


def test_pairs_do_not_grow_with_the_values():
    articles, claims = tellings(900, lambda n: n + 2)
    assert len(pairs(articles, claims)) <= MOST * (MOST - 1) // 2


def test_what_one_article_sets_side_by_side_is_compared_however_many_there_are():
    articles, claims = tellings(900, lambda n: n + 2)
    last = written("last", "The guild said 8001 rowers were drowned, the office 8002 rowers.", "2024-05-12")
    both = [figure(last, "8001 rowers", "killed", 8001, by="guild"), figure(last, "8002 rowers", "killed", 8002, by="office")]
    assert tuple(both) in pairs([*articles, last], [*claims, *both])
