"""Figures that the others show to count something else."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.model import Claim
from tests.factory import article, case, claim, origin
from tests.reconcile.test_estimates import DAYS, estimates, total


def letter(other: int, **fields: Any) -> list[Claim]:
    """Others tell 8; a letter of a hospital tells 11 and one figure more on the same word."""
    told = [claim(low=8, in_="a", by="institute"), claim(low=11, in_="c", by="hospital", at=10)]
    return [*told, claim(low=other, in_="c", by="hospital", at=400, **fields)]


KNOWN = [origin("institute", "official"), origin("hospital", "medical")]


def test_a_second_toll_far_from_all_others_counts_something_else() -> None:
    assert total(case(letter(50), DAYS, KNOWN)) == (11, 11, 11)


def test_a_second_toll_that_is_near_takes_in_the_lower_one() -> None:
    assert total(case(letter(15), DAYS, KNOWN))[1] == 15


def test_a_headline_tells_the_toll_however_high() -> None:
    told = [*letter(50, title=True), claim(low=50, in_="c", by="hospital", at=500)]
    assert total(case(told, DAYS, KNOWN))[2] == 50


@pytest.mark.parametrize("words", ["In all they counted ", "The total stands at "])
def test_words_make_a_figure_the_toll_however_high(words: str) -> None:
    text = " " * (400 - len(words)) + words + "fifty dead." + "y" * 100
    told = letter(50)
    told[-1] = told[-1].replace(sentence=told[-1].sentence.replace(start=400 - len(words), end=411))
    assert total(case(told, [*DAYS[:2], article("c", published="2024-05-03", text=text)], KNOWN))[2] == 50


def test_fewer_than_anybody_has_told_are_a_part() -> None:
    told = letter(50)
    told[1] = claim(low=6, in_="c", by="hospital", at=10)
    assert total(case(told, DAYS, KNOWN))[2] == 50


def test_the_toll_of_another_teller_is_a_rival() -> None:
    told = letter(50)
    told[-1] = claim(low=50, in_="c", by="villagers", at=400)
    assert total(case(told, DAYS, [*KNOWN, origin("villagers", "witness")]))[2] == 50


@pytest.mark.parametrize(("words", "toll"), [("twelve of them killed", 12), ("twelve of them children", 30)])
def test_of_whom_some_were_killed_not_all_were(words: str, toll: int) -> None:
    text = f"The corps put thirty men out of action, {words}."
    whole = claim(low=30, in_="a", by="corps", at=text.index("thirty"), quote="thirty men")
    part = claim(low=12, in_="a", by="corps", at=text.index("twelve"), quote="twelve", part_of=whole.id)
    told = [c.replace(sentence=c.sentence.replace(start=0, end=len(text))) for c in (whole, part)]
    told.append(claim(low=30, in_="b"))
    assert total(case(told, [article("a", published="2024-05-01", text=text), *DAYS[1:]])) == (toll, toll, toll)


def test_some_of_the_wounded_are_a_part_of_those_whom_others_count() -> None:
    told = [claim("injured", 40, in_="a", by="institute"), claim("injured", 21, in_="c", by="hospital", quote="Twenty-one of the injured")]
    assert total(case(told, DAYS, KNOWN), "injured") == (40, 40, 40)


def test_some_of_them_are_a_part_only_far_from_the_toll() -> None:
    told = [claim(low=40, in_="a", by="institute"), claim(low=38, in_="c", by="hospital", quote="38 of them")]
    assert total(case(told, DAYS, KNOWN))[1] == 38
    told[1] = claim(low=6, in_="c", by="hospital", quote="six of whom")
    assert total(case(told, DAYS, KNOWN)) == (40, 40, 40)


def test_one_woman_is_one_of_the_many_whom_others_count() -> None:
    told = [claim("rescued", 64, in_="a", by="institute"), claim("rescued", 1, in_="c", by="hospital", quote="One woman", unit="woman")]
    assert total(case(told, DAYS, KNOWN), "rescued") == (64, 64, 64)


def test_one_dead_is_a_count() -> None:
    told = [claim(low=64, in_="a", by="institute"), claim(low=1, in_="c", by="hospital", quote="one dead", unit="dead")]
    assert total(case(told, DAYS, KNOWN))[0] == 1


def test_figures_of_an_event_of_old_count_where_one_was_read_as_new() -> None:
    old = [claim(low=29, in_="a", scope="background"), claim(low=29, in_="b", scope="background"), claim("injured", 3, in_="c")]
    assert total(case(old, DAYS))[1] == 29


def test_figures_of_before_do_not_count_in_an_event_of_its_own() -> None:
    new = [claim("injured", 3, in_="c"), claim("injured", 3, in_="b"), claim(low=1, in_="b")]
    new.append(claim("aboard", 29, in_="a", scope="background"))
    assert estimates(case(new, DAYS), "aboard") == []
