from __future__ import annotations

from tests.factory import article, case, claim, origin
from tests.reconcile.test_estimates import DAYS, estimates, total


def test_figures_in_a_row_that_add_up_to_the_total_are_its_parts() -> None:
    told = [claim(low=22, in_="a", by="office", at=10)]
    told += [claim(low=n, in_="a", by="monitor", at=at) for n, at in ((14, 100), (6, 200), (2, 300))]
    assert total(case(told)) == (22, 22, 22)


def test_parts_may_add_up_to_the_total_that_another_article_gives() -> None:
    told = [
        claim("destroyed", 310, in_="a", by="office", unit="houses", at=100),
        claim("destroyed", 95, in_="a", by="office", unit="houses", at=200),
    ]
    told.append(claim("destroyed", 405, in_="b", by="office", unit="houses"))
    assert total(case(told), "destroyed") == (405, 405, 405)


def test_figures_of_different_origins_do_not_add_up() -> None:
    told = [
        claim(low=25, in_="a", by="command", at=10),
        claim(low=9, in_="a", by="army", at=100),
        claim(low=16, in_="a", by="hospital", at=200),
    ]
    assert total(case(told))[::2] == (9, 25)


def test_the_dead_and_the_missing_of_another_article_added_up_are_set_aside() -> None:
    told = [claim(low=22, in_="a", by="office"), claim("missing", 30, in_="a", by="office"), claim(low=52, in_="c")]
    found = estimates(case(told, DAYS))[0]
    assert (found.high, len(found.listed)) == (22, 1)


def test_a_sum_that_two_articles_tell_is_a_toll() -> None:
    told = [claim(low=22, in_="a", by="office"), claim("missing", 30, in_="a", by="office"), claim(low=52, in_="b"), claim(low=52, in_="c")]
    assert total(case(told, DAYS))[2] == 52


def test_what_was_burned_and_what_was_seized_are_not_both_destroyed() -> None:
    told = [claim("destroyed", 5, in_="a", by="rebels", unit="vehicles"), claim("captured", 3, in_="a", by="rebels", unit="vehicles")]
    told.append(claim("destroyed", 8, in_="b", unit="vehicles"))
    assert total(case(told, DAYS, [origin("rebels", "party")]), "destroyed") == (5, 5, 5)


def test_women_and_children_are_parts_of_the_civilians_that_their_teller_counts() -> None:
    told = [claim(low=21, in_="a", by="mission", unit="civilians", at=10)]
    told += [claim(low=n, in_="a", by="mission", unit=u, at=at) for n, u, at in ((13, "women", 100), (3, "children", 300))]
    told.append(claim(low=34, in_="b", by="office", unit="people"))
    assert total(case(told, [article("a"), article("b")]))[::2] == (21, 34)


def test_words_for_the_same_people_are_one_group() -> None:
    told = [
        claim(low=6, in_="a", unit="servicemen", at=10),
        claim(low=2, in_="a", unit="villagers", at=90),
        claim(low=6, in_="b", unit="soldiers"),
    ]
    groups = {e.affected.group for e in estimates(case(told)) if e.affected.group}
    assert groups == {"soldier", "civilian"}


def test_a_bare_number_of_things_counts_what_the_others_count() -> None:
    told = [claim("destroyed", 64, in_="a", unit="houses"), claim("destroyed", 64, in_="b", unit="")]
    assert [e.affected.group for e in estimates(case(told), "destroyed")] == [None]


def test_the_wounded_are_no_part_of_the_dead() -> None:
    dead = claim(low=9, in_="a", by="army")
    made = case([dead, claim("injured", 31, in_="a", by="army", part_of=dead.id)])
    assert total(made, "injured") == (31, 31, 31)


def test_a_headline_that_gives_a_part_is_no_toll() -> None:
    told = [claim("rescued", 4, in_="a", title=True, at=5), claim("rescued", 4, in_="a", at=100)]
    told.append(claim("rescued", 13, in_="a", by="rescuers", at=200))
    assert total(case(told), "rescued") == (13, 13, 13)


def test_the_dead_and_the_wounded_of_one_article_are_no_sum_of_its_own() -> None:
    told = [claim(low=2, in_="a", by="committee", at=10), claim("injured", 16, in_="a", by="committee", at=90)]
    told.append(claim(low=18, in_="a", by="committee", at=200))
    assert total(case(told)) == (18, 18, 18)


def test_a_toll_told_before_it_became_a_part_is_history() -> None:
    later = claim(low=4, in_="c", by="monitor", at=10)
    told = [claim(low=3, in_="a", by="police"), later, claim(low=3, in_="c", by="monitor", unit="workers", at=90, part_of=later.id)]
    found = estimates(case(told, DAYS))[0]
    assert ((found.low, found.best), [step.low for step in found.history]) == ((4, 4), [3])


def test_what_another_article_has_told_as_a_part_is_one() -> None:
    whole = claim("injured", 22, in_="a", by="police", at=10)
    told = [whole, claim("injured", 10, in_="a", by="police", at=90, part_of=whole.id), claim("injured", 10, in_="b", by="clinic")]
    assert total(case(told, DAYS, [origin("clinic", "medical")]), "injured") == (22, 22, 22)


def test_who_counts_and_says_so_adds_up_nothing_by_mistake() -> None:
    told = [claim(low=6, in_="c", at=10), claim("missing", 3, in_="c", by="guard", at=90), claim(low=9, in_="c", by="guard", at=200)]
    assert total(case([*told, claim(low=4, in_="a", by="guard")], DAYS, [origin("guard", "official")]))[1] == 9


def test_the_only_toll_of_a_bodys_own_statement_is_no_careless_sum() -> None:
    told = [claim(low=6, in_="a", by="elder"), claim("missing", 1, in_="a", by="elder", at=90)]
    told.append(claim(low=7, in_="c", by="diocese", attribution=[]))
    own = [*DAYS[:2], article("c", published="2024-05-03", issuer="Diocese")]
    kinds = [origin("elder", "official"), origin("diocese", "monitor")]
    assert total(case(told, own, kinds))[1] == 7
