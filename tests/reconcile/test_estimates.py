from __future__ import annotations

from typing import Any

import pytest

from tellings.config import Settings
from tellings.model import Affected, AsOf, Case, Estimate
from tellings.reconcile import reconcile
from tests.factory import article, case, claim, origin


def estimates(made: Case, measure: str = "killed", profile: str = "default", event: int = 0) -> list[Estimate]:
    return [e for e in reconcile(made, Settings(profile=profile))[event].estimates if e.measure == measure]


def total(made: Case, measure: str = "killed", profile: str = "default", event: int = 0) -> tuple[int | None, int | None, int | None]:
    found = next(e for e in estimates(made, measure, profile, event) if e.affected.group is None)
    return found.low, found.best, found.high


DAYS = [article("a", published="2024-05-01"), article("b", published="2024-05-02"), article("c", published="2024-05-03")]


def test_low_is_the_smallest_low_and_high_the_largest_high() -> None:
    made = case([claim(low=3, in_="a", by="police"), claim(low=5, in_="b", by="hospital")], origins=[origin("hospital", "medical")])
    assert total(made) == (3, 5, 5)


def test_high_is_open_if_any_figure_is_open() -> None:
    assert total(case([claim(low=3, high=None, in_="a"), claim(low=5, in_="b")]))[2] is None


def test_at_most_gives_no_low() -> None:
    assert total(case([claim(low=None, high=60, in_="a")]))[0] is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [("medical", "monitor"), ("monitor", "official"), ("official", "news_agency"), ("news_agency", "outlet"), ("outlet", "expert"),
     ("expert", "company"), ("company", "party"), ("party", "witness"), ("witness", "unnamed")],
)  # fmt: skip
def test_best_follows_the_order_of_origin_kinds(better: str, worse: str) -> None:
    made = case([claim(low=4, in_="a", by="x"), claim(low=9, in_="b", by="y")], origins=[origin("x", better), origin("y", worse)])
    assert total(made)[1] == 4


def test_best_is_the_latest_among_equals() -> None:
    made = case([claim(low=9, in_="a", by="x"), claim(low=4, in_="b", by="y")], DAYS)
    assert total(made)[1] == 4


def test_a_later_figure_of_the_same_origin_supersedes_also_when_it_is_lower() -> None:
    assert total(case([claim(low=9, in_="a", by="police"), claim(low=7, in_="b", by="police")], DAYS)) == (7, 7, 7)


def test_a_later_figure_that_is_not_lower_supersedes_one_of_another_origin() -> None:
    assert total(case([claim(low=7, in_="a", by="police"), claim(low=9, in_="b", by="rescuers")], DAYS)) == (9, 9, 9)


def test_a_later_lower_figure_of_another_origin_widens_the_range() -> None:
    low, _, high = total(case([claim(low=9, in_="a", by="police"), claim(low=7, in_="b", by="rescuers")], DAYS))
    assert (low, high) == (7, 9)


def test_a_party_supersedes_nobody_else_and_is_superseded_by_nobody_else() -> None:
    made = case([claim(low=7, in_="a", by="army"), claim(low=9, in_="b", by="rescuers")], DAYS, [origin("army", "party")])
    assert total(made) == (7, 9, 9)


def test_superseded_figures_go_to_history() -> None:
    found = estimates(case([claim(low=7, in_="a", by="police"), claim(low=9, in_="b", by="police")], DAYS))[0]
    assert [(step.at, step.low, step.high) for step in found.history] == [("2024-05-01", 7, 7)]


def test_the_time_stamp_of_a_figure_beats_publication() -> None:
    stamp = AsOf(edtf="2024-04-30", basis="live page")
    made = case([claim(low=9, in_="a", by="police"), claim(low=4, in_="b", by="police", as_of=stamp)], DAYS)
    assert total(made)[1] == 9


def test_undated_articles_supersede_nothing() -> None:
    made = case([claim("injured", 9, in_="x", by="police"), claim("injured", 4, in_="y", by="police")])
    assert total(made, "injured")[::2] == (4, 9)


def test_without_a_date_the_higher_toll_of_one_origin_is_the_later() -> None:
    assert total(case([claim(low=9, in_="x", by="police"), claim(low=4, in_="a", by="police")], DAYS)) == (9, 9, 9)


def test_without_a_date_the_lower_number_missing_of_one_origin_is_the_later() -> None:
    made = case([claim("missing", 22, in_="a", by="police"), claim("missing", 5, in_="x", by="police")], DAYS)
    assert total(made, "missing") == (5, 5, 5)


@pytest.mark.parametrize("modality", ["denied", "feared", "planned"])
def test_only_asserted_figures_count(modality: str) -> None:
    made = case([claim(low=3, in_="a"), claim(low=60, in_="b", modality=modality)])
    assert total(made) == (3, 3, 3)


def test_alleged_figures_count_where_nobody_asserts_and_the_rule_says_so() -> None:
    found = estimates(case([claim(low=3, in_="a", modality="alleged")]))[0]
    assert (found.best, found.rule) == (3, "default, alleged only")


def test_cumulative_and_background_figures_do_not_count() -> None:
    made = case([claim(low=3, in_="a"), claim(low=90, in_="a", scope="cumulative"), claim(low=50, in_="b", scope="background")])
    assert total(made) == (3, 3, 3)


def test_an_event_that_is_itself_a_total_has_its_cumulative_figure() -> None:
    assert total(case([claim(low=90, in_="a", scope="cumulative")])) == (90, 90, 90)


def test_a_part_does_not_count_for_the_total() -> None:
    whole = claim(low=9, in_="a")
    assert total(case([whole, claim(low=4, in_="a", at=900, part_of=whole.id)])) == (9, 9, 9)


def test_a_single_victim_beside_a_larger_total_is_a_part() -> None:
    assert total(case([claim(low=9, in_="a"), claim(low=1, in_="a", unit="a teacher")])) == (9, 9, 9)


def test_a_figure_that_another_article_gives_as_a_part_is_that_part() -> None:
    whole = claim(low=22, in_="a")
    part = claim(low=10, in_="a", at=900, part_of=whole.id)
    made = case([whole, part, claim(low=10, in_="b", by="clinic")], origins=[origin("clinic", "medical")])
    assert total(made) == (22, 22, 22)


def test_gunmen_in_one_report_and_people_in_another_are_the_same_dead() -> None:
    assert total(case([claim(low=80, in_="a", unit="gunmen"), claim(low=82, in_="b", unit="people")]))[::2] == (80, 82)


def test_a_group_told_beside_the_toll_has_its_own_estimate() -> None:
    found = estimates(case([claim("injured", 14, in_="a"), claim("injured", 7, in_="a", unit="police officers")]), "injured")
    assert [(e.affected.group, e.best) for e in found] == [(None, 14), ("police officer", 7)]


def test_no_losses_on_one_side_do_not_lower_the_toll_of_the_other() -> None:
    both = [claim(low=45, in_="a", unit="rebel fighters"), claim(low=0, in_="a", unit="soldiers")]
    made = case([*both, claim(low=45, in_="b", unit="gunmen")])
    assert 45 in {e.low for e in estimates(made)}
    assert all(e.low == e.high for e in estimates(made))


def test_vehicles_and_the_kinds_of_them_are_told_apart() -> None:
    made = case([claim("destroyed", 36, in_="a", unit="vehicles"), claim("destroyed", 8, in_="a", unit="fuel trucks"),
                 claim("destroyed", 3, in_="a", unit="barns")])  # fmt: skip
    assert {(e.affected.group, e.best) for e in estimates(made, "destroyed")} == {(None, 36), ("fuel truck", 8), ("barn", 3)}


def test_the_dead_of_several_groups_without_a_total_are_added_up_within_an_article() -> None:
    made = case([claim(low=12, in_="a", unit="soldiers"), claim(low=5, in_="a", unit="civilians")])
    assert total(made) == (17, 17, 17)


def test_dead_and_missing_are_never_added_up() -> None:
    made = case([claim(low=31, in_="a", title=True), claim(low=9, in_="a"), claim("missing", 22, in_="a")])
    found = estimates(made)[0]
    assert (found.low, found.high, len(found.listed)) == (9, 9, 1)


def test_a_headline_that_its_own_article_contradicts_does_not_widen() -> None:
    assert total(case([claim(low=40, in_="a", title=True), claim(low=9, in_="a"), claim(low=9, in_="b")])) == (9, 9, 9)


def test_a_spotted_figure_retold_as_killed_does_not_widen() -> None:
    made = case(
        [claim("spotted", None, 60, in_="a", unit="fighters"), claim(low=60, in_="b", by="Wire", unit="fighters"), claim(low=8, in_="c")],
        [article("a", outlet="Wire"), article("b"), article("c")],
    )
    assert total(made) == (8, 8, 8)


def test_the_figure_of_another_event_does_not_widen() -> None:
    first = [claim("destroyed", 36, in_=a, unit="vehicles") for a in "ab"]
    stray = claim("destroyed", 39, in_="c", unit="vehicles")
    other = claim("destroyed", 39, in_="a", unit="trucks", at=1400, event="event-2")
    assert total(case([*first, stray, other]), "destroyed") == (36, 36, 36)


def test_dozens_beside_a_number_in_the_same_article_is_its_rounding() -> None:
    assert total(case([claim(low=24, high=None, in_="a", figure="vague"), claim(low=36, in_="a")])) == (36, 36, 36)


def test_copies_are_one_origin() -> None:
    found = estimates(case([claim(low=9, in_=a, by="police") for a in "abc"]))[0]
    assert (found.origins, found.independence) == (1, "one origin, police, told by 3 articles; nobody else confirms it")


def test_a_headline_has_the_origin_of_the_same_figure_below_it() -> None:
    assert estimates(case([claim(low=9, in_="a", title=True), claim(low=9, in_="a", by="police")]))[0].origins == 1


def test_there_is_one_estimate_for_each_measure_and_group() -> None:
    units = [(9, "people"), (2, "women"), (3, "children"), (4, "men"), (5, "nurses"), (6, "guards")]
    made = case([claim(low=n, in_="a", unit=u) for n, u in units])
    found = estimates(made)
    assert len(found) <= 5
    assert len({(e.affected.cls, e.affected.group, e.affected.side, e.affected.age_sex) for e in found}) == len(found)


def test_the_order_of_articles_does_not_matter() -> None:
    claims = [claim(low=n, in_=a, by=b) for n, a, b in [(3, "a", "police"), (5, "b", "hospital"), (4, "c", "police"), (5, "c", None)]]
    assert estimates(case(claims, DAYS)) == estimates(case(claims, DAYS[::-1]))


def test_a_doubled_article_changes_no_figure() -> None:
    once = case([claim(low=3, in_="a", by="police"), claim(low=5, in_="b", by="rescuers")], DAYS)
    twice = case([claim(low=3, in_="a", by="police"), claim(low=5, in_="b", by="rescuers"), claim(low=5, in_="c", by="rescuers")], DAYS)
    assert total(once) == total(twice)


NOISY: list[Any] = [claim(low=3, in_="a", by="police"), claim(low=9, in_="b"), claim(low=9, in_="c"), claim(low=4, in_="c", at=900)]


@pytest.mark.parametrize(("rule", "best"), [("majority", 9), ("maximum", 9), ("first", 3)])
def test_naive_rules(rule: str, best: int) -> None:
    assert total(case(NOISY, DAYS), profile=rule)[1] == best


def test_acled_takes_the_lowest_figure_and_reads_dozens_as_twelve() -> None:
    made = case([claim(low=15, in_="a"), claim(low=24, high=None, in_="b", figure="vague", hedge="dozens")])
    assert total(made, profile="acled") == (12, 12, 12)


def test_airwars_gives_a_range_without_a_best_figure_and_reads_dozens_as_12_to_24() -> None:
    assert total(case([claim(low=24, high=None, in_="b", figure="vague", hedge="dozens")]), profile="airwars") == (12, None, 24)


def test_airwars_reads_a_bare_plural_as_two() -> None:
    made = case([claim("injured", None, None, in_="a", unit="others")])
    assert total(made, "injured", "airwars") == (2, None, 2)


def test_ucdp_closes_an_open_end_and_keeps_a_partys_figure_out_of_best() -> None:
    made = case([claim(low=45, in_="a", by="army"), claim(low=8, high=None, in_="b", by="monitors")],
                origins=[origin("army", "party"), origin("monitors", "monitor")])  # fmt: skip
    assert total(made, profile="ucdp") == (8, 8, 45)


def test_an_empty_case_has_no_events() -> None:
    assert reconcile(case([]), Settings()) == []


def test_a_figure_of_thousands_of_digits_is_a_figure() -> None:
    assert total(case([claim(low=10**4000, in_="a")]))[1] == 10**4000


@pytest.mark.parametrize(("quote", "toll"), [("a fifth person", 5), ("the 21st victim", 21), ("his second wife", 1), ("one man", 1)])
def test_who_is_the_fifth_to_die_makes_the_toll_five(quote: str, toll: int) -> None:
    assert total(case([claim(low=1, in_="a", quote=quote)])) == (toll, toll, toll)


def test_an_addition_is_no_toll_of_its_own() -> None:
    assert total(case([claim(low=14, in_="a", by="police"), claim(low=3, in_="b", by="rescuers", quote="three more bodies")], DAYS)) == (
        14,
        14,
        14,
    )


def test_a_few_told_on_nobodys_word_beside_a_toll_are_among_it() -> None:
    told = [claim("rescued", 3, in_="a", unit="survivors"), claim("rescued", 47, in_="a", by="survivor")]
    assert total(case(told), "rescued") == (47, 47, 47)


def test_an_article_that_tells_of_one_person_has_no_toll() -> None:
    told = [claim(low=9, in_="a", by="police"), claim(low=1, in_="b", quote="a nurse", unit="nurse")]
    assert total(case(told, DAYS)) == (9, 9, 9)


def test_the_first_to_be_known_dead_is_the_toll_of_that_day() -> None:
    told = [claim(low=1, in_="a", by="army", quote="a nurse", unit="nurse"), claim(low=9, in_="b", by="police")]
    found = estimates(case(told, DAYS, [origin("army", "party")]))[0]
    assert (found.low, found.high) == (1, 9)


def test_the_wounded_told_as_dead_are_a_drift_where_somebody_says_that_nobody_died() -> None:
    told = [claim("injured", 2, in_="a", by="police"), claim(low=0, in_="a", by="police"), claim(low=2, in_="b")]
    assert total(case(told, DAYS)) == (0, 0, 0)


def test_an_open_end_of_a_party_closes_when_others_have_counted_more_later() -> None:
    told = [claim(low=14, high=None, in_="a", by="army"), claim(low=25, in_="b", by="rebels"), claim(low=19, in_="c", by="clinic")]
    made = case(told, DAYS, [origin("army", "party"), origin("rebels", "party"), origin("clinic", "medical")])
    assert total(made) == (14, 19, 25)


def test_who_says_that_nobody_was_hurt_disputes_whom_somebody_else_counts() -> None:
    told = [claim("injured", 2, in_="a", by="organisers", unit="women"), claim("injured", 0, in_="a", by="police")]
    assert total(case(told), "injured")[::2] == (0, 2)


def test_a_second_number_of_things_counts_what_the_one_close_before_it_counts() -> None:
    told = [
        claim("destroyed", 640, in_="a", by="office", unit="houses", at=10),
        claim("damaged", 2300, in_="a", by="office", unit="", at=40, affected=Affected(cls="object")),
        claim("destroyed", 2940, in_="b", unit="houses"),
    ]
    assert total(case(told, DAYS), "destroyed") == (640, 640, 640)
