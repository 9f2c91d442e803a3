"""Figures told beside an Article's own count that somebody else had told before."""

from __future__ import annotations

from typing import Any

from tellings.model import Claim
from tests.factory import article, case, claim, origin
from tests.reconcile.test_estimates import DAYS, total

TELLERS = [origin("front", "official"), origin("watchers", "monitor"), origin("clinic", "medical"), origin("council", "official")]


def beside_their_own(quote: str, mine: int = 31) -> list[Claim]:
    """A front has told 44; watchers who counted otherwise come back to it on nobody's word."""
    told = [claim(low=44, in_="a", by="front", agent="front")]
    told.append(claim(low=mine, in_="c", by="watchers", attribution=[], at=10))
    return [*told, claim(low=44, in_="c", by="watchers", attribution=[], quote=quote, at=300)]


def test_a_definite_count_beside_an_own_one_is_the_one_that_was_told_before() -> None:
    assert total(case(beside_their_own("the 44 dead"), DAYS, TELLERS)) == (31, 31, 44)


def test_a_higher_count_that_no_word_gives_to_others_may_be_the_whole_of_the_lower_one() -> None:
    assert total(case(beside_their_own("44 people"), DAYS, TELLERS))[1] == 44


def test_a_figure_of_which_others_speak_is_theirs() -> None:
    told = beside_their_own("44 people")
    text = "x" * 283 + " the figure of   44 people" + "x" * 200
    told[-1] = told[-1].replace(evidence=told[-1].evidence.replace(start=text.index("44"), end=text.index("44") + 9))
    assert total(case(told, [*DAYS[:2], article("c", published="2024-05-03", text=text)], TELLERS)) == (31, 31, 44)


def test_what_repeats_a_wrong_figure_is_wrong_as_well() -> None:
    told = [claim(low=8, in_="a", by="council", at=10), claim("missing", 5, in_="a", by="council", at=90)]
    told.append(claim(low=13, in_="b"))
    told += [claim(low=9, in_="c", by="watchers", attribution=[], at=10)]
    told.append(claim(low=13, in_="c", by="watchers", attribution=[], quote="the 13 dead", at=90))
    assert total(case(told, DAYS, TELLERS)) == (9, 9, 9)


def of_then_and_now(text: str) -> list[Claim]:
    told = [claim(low=12, in_="a", by="clinic"), claim(low=12, in_="c", by="clinic", at=text.index("twelve"), quote="twelve")]
    return [*told, claim(low=15, in_="c", by="council", at=text.index("fifteen"), quote="fifteen")]


def sentence(claims: list[Claim], text: str) -> list[Claim]:
    return [c if c.article != "article-c" else c.replace(sentence=c.sentence.replace(start=0, end=len(text))) for c in claims]


def test_an_old_figure_told_again_beside_a_higher_one_is_as_old_as_at_first() -> None:
    text = "The clinic had twelve dead that night, and the council counts fifteen."
    made = case(sentence(of_then_and_now(text), text), [*DAYS[:2], article("c", published="2024-05-03", text=text)], TELLERS)
    assert total(made) == (15, 15, 15)


def test_an_old_figure_that_its_teller_still_gives_is_new() -> None:
    text = "The clinic still counts twelve dead, and the council counts fifteen."
    made = case(sentence(of_then_and_now(text), text), [*DAYS[:2], article("c", published="2024-05-03", text=text)], TELLERS)
    assert total(made)[:2] == (12, 12)


def test_a_count_of_before_is_history() -> None:
    text = "The clinic had first spoken of two dead, and there are eleven."
    told = [claim(low=2, in_="c", by="clinic", at=text.index("two"), quote="two dead")]
    told.append(claim(low=11, in_="c", by="watchers", at=text.index("eleven"), quote="eleven"))
    made = case(sentence(told, text), [*DAYS[:2], article("c", published="2024-05-03", text=text)], TELLERS)
    assert total(made) == (11, 11, 11)


def test_a_definite_count_backs_nobody() -> None:
    told = [claim(low=0, in_="a", by="council"), claim("injured", 4, in_="a", by="council")]
    told.append(claim(low=4, in_="b", unit="firemen"))
    told.append(claim(low=0, in_="c", by="watchers", at=10))
    told.append(claim(low=4, in_="c", by="clinic", quote="The four firemen", unit="firemen", at=90))
    assert total(case(told, DAYS, TELLERS)) == (0, 0, 0)


def test_an_article_without_a_date_that_denies_a_figure_is_later_than_it() -> None:
    told = [claim(low=0, in_="a", by="council"), claim(low=2, in_="b", by="clinic"), claim(low=0, in_="d", by="council", at=10)]
    told.append(claim(low=2, in_="d", by="council", modality="denied", at=90))
    assert total(case(told, [*DAYS, article("d")], TELLERS))[0] == 0


def test_an_article_without_a_date_that_denies_nothing_may_be_older() -> None:
    told = [claim(low=0, in_="a", by="council"), claim(low=2, in_="b", by="clinic"), claim(low=0, in_="d", by="council", at=10)]
    assert total(case(told, [*DAYS, article("d")], TELLERS))[0] == 2


def test_a_number_that_borrows_its_noun_sets_no_group_beside_the_toll() -> None:
    told = [claim(low=6, in_="a", by="council", unit="soldiers", at=10), claim(low=52, in_="a", by="front", unit="", at=90)]
    told += [claim(low=19, in_="c", by="watchers", unit="names", at=10), claim(low=6, in_="c", by="council", unit="", at=90)]
    assert total(case(told, DAYS, TELLERS))[2] == 52


def test_what_refers_to_a_drifted_figure_is_wrong_as_well() -> None:
    told = [claim("spotted", 60, in_="a", by="council", unit="gunmen"), claim(low=60, in_="b", by="council", unit="gunmen")]
    told += [claim(low=8, high=11, in_="c", by="clinic", at=10), claim(low=60, in_="c", quote="anything like the 60 dead", at=90)]
    assert total(case(told, DAYS, TELLERS))[2] == 11


def counts_of_a_group(**fields: Any) -> int | None:
    told = [claim(low=30, in_="a", by="firm"), claim(low=22, in_="b", by="Harbour Group", **{"origin": "origin-group", **fields})]
    kinds = [origin("firm", "company"), origin("group", "party").replace(name="Harbour Group")]
    return total(case(told, DAYS, kinds))[1]


def test_a_body_that_is_only_called_a_group_is_no_party() -> None:
    assert counts_of_a_group() == 22


def test_a_group_that_did_harm_is_one() -> None:
    assert counts_of_a_group(agent="Harbour Group") == 30
