"""Findings that the words prove, whatever Events and Estimates hold the figures: sums, series, days, places, tellers, accounts."""

from __future__ import annotations

import pytest

from tellings.model import EventOrigin, Sentence
from tellings.reconcile.drift_teller import find_moved_tellers
from tellings.reconcile.finding_parts import Table
from tellings.reconcile.findings_days_of_figures import find_days_of_figures
from tellings.reconcile.findings_died_later import find_died_later
from tellings.reconcile.findings_growing import find_growing_sums
from tellings.reconcile.findings_losses import find_losses
from tellings.reconcile.findings_places_told import find_places_told
from tellings.reconcile.findings_said_contrary import find_said_contrary
from tellings.reconcile.findings_victims import find_victims
from tests.factory import origin
from tests.reconcile.written import figure, sentences, table, told, written


def sided(articles, claims, names, **fields):
    """The same with the names of the Origins, all of which take part."""
    case = told(articles, claims, **fields)
    named = [o.replace(name=names.get(o.id.removeprefix("origin-"), o.name)) for o in case.trace.origins]
    roles = [EventOrigin(origin=o.id, role="party") for o in named]
    events = [e.replace(origins=roles) for e in case.events]
    return Table(case.replace(trace=case.trace.replace(origins=named), events=events))


def quotes(findings):
    return [[e.quote for e in f.evidence] for f in findings]


@pytest.mark.parametrize(
    "late",
    [
        "Two of the wounded have died. The clinic counts seven dead.",
        "Two patients died today. That makes seven dead.",
        "Seven dead are on the list, since two patients have succumbed to their burns.",
    ],
)
def test_a_toll_and_those_who_died_since_are_the_new_toll(late):
    first, second = written("first", "Five rowers drowned off the Ostra pier near Tern."), written("second", late, "2024-05-12")
    number = next(q for q in ("seven dead", "Seven dead") if q in late)
    more = next(q for q in ("Two of the wounded", "Two patients", "two patients") if q in late)
    claims = [figure(first, "Five rowers", "killed", 5), figure(second, number, "killed", 7), figure(second, more, "killed", 2)]
    found = list(find_died_later(table([first, second], claims), []))
    assert [(f.kind, f.evidence[0].quote, f.evidence[1].quote) for f in found] == [("updated figure", "Five rowers", number)]


@pytest.mark.parametrize(
    "late", ["Three of the wounded have died. The clinic counts seven dead.", "Seven dead lie in the hall. Two patients are well."]
)
def test_numbers_that_do_not_add_up_or_nobody_who_died_since_are_no_update(late):
    first, second = written("first", "Five rowers drowned off the Ostra pier near Tern."), written("second", late, "2024-05-12")
    number = next(q for q in ("seven dead", "Seven dead") if q in late)
    claims = [figure(first, "Five rowers", "killed", 5), figure(second, number, "killed", 7)]
    if "Three" in late:
        claims.append(figure(second, "Three of the wounded", "killed", 3))
    assert list(find_died_later(table([first, second], claims), [])) == []


def test_a_seasons_total_grows_though_two_events_hold_it():
    first = written("first", "Since 1 March the fever has killed 46 people in the province.", "2024-07-07")
    second = written("second", "In the province the fever has killed 62 people since 1 March.", "2024-07-16")
    claims = [
        figure(first, "46 people", "killed", 46, scope="cumulative", event="event-1"), figure(first, "fever", "infected", None),
        figure(second, "62 people", "killed", 62, scope="cumulative", event="event-2"), figure(second, "fever", "infected", None),
    ]  # fmt: skip
    assert quotes(find_growing_sums(table([first, second], claims), [])) == [["46 people", "62 people"]]


def test_two_seasons_in_articles_of_nothing_common_do_not_grow():
    first = written("first", "Since 1 March the fever has killed 46 people.", "2024-07-07")
    second = written("second", "Since 1 March the fever has killed 62 people.", "2024-07-16")
    claims = [
        figure(first, "46 people", "killed", 46, scope="cumulative", event="event-1"),
        figure(second, "62 people", "killed", 62, scope="cumulative", event="event-2"),
    ]
    assert list(find_growing_sums(table([first, second], claims), [])) == []


def days(one, other):
    first, second = written("first", one), written("second", other, "2024-05-12")
    claims = [figure(a, q, m, n) for a in (first, second) for q, m, n in (("nine rowers", "killed", 9), ("14 guests", "injured", 14))]
    return quotes(find_days_of_figures(table([first, second], claims), []))


def test_the_same_counts_of_two_weekdays():
    assert days(
        "On Wednesday nine rowers drowned and 14 guests were hurt.", "Off the pier nine rowers drowned and 14 guests were hurt on Thursday."
    ) == [["Wednesday", "Thursday"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On Wednesday nine rowers drowned and 14 guests were hurt.", "On Wednesday nine rowers drowned and 14 guests were hurt."),
        (
            "Late on Wednesday nine rowers drowned and 14 guests were hurt.",
            "Early on Thursday nine rowers drowned and 14 guests were hurt.",
        ),
        ("On Wednesday nine rowers drowned and 14 guests were hurt.", "The guard said on Thursday nine rowers and 14 guests were hurt."),
    ],
)
def test_one_day_one_night_and_days_of_speaking_are_no_conflict(one, other):
    assert days(one, other) == []


def placed(one, other):
    first, second = written("first", one), written("second", other)
    marks = [figure(a, a.text.split()[0], "killed", None) for a in (first, second)]
    return [f.message_code for f in find_places_told(table([first, second], marks))]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Rowers drowned at Ostra, a village in the province of Tern.", "Rowers drowned at Ostra in Molde province.", "places_told"),
        ("Rowers died in the boathouse of the club.", "Rowers died on the pier and not in the boathouse, say the guests.", "place_denied"),
        (
            "Rowers say an old baker died outside the bus station of Tern at noon.",
            "Rowers say the old baker died near the Molde bus station.", "places_told",
        ),
    ],
)  # fmt: skip
def test_places_that_exclude_each_other(one, other, code):
    assert placed(one, other) == [code]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rowers drowned at Ostra, a village in the province of Tern.", "Rowers drowned at Ostra in Tern province."),
        ("Rowers died on the pier.", "Rowers died on the pier and not in the boathouse, say the guests."),
        ("Rowers met at the bus station of Tern.", "Rowers say a baker died near the Molde bus station."),
    ],
)
def test_one_place_and_two_matters_are_no_conflict(one, other):
    assert placed(one, other) == []


ADMITTED = "The army has admitted the loss of 23 soldiers at the weir."


def moved(late, by="army"):
    first, second = written("first", "The Lake Front said it had killed 23 soldiers at the weir."), written("second", late, "2024-05-11")
    claims = [figure(first, "23 soldiers", "killed", 23, by="front"), figure(second, "23 soldiers", "killed", 23, by=by)]
    return quotes(find_moved_tellers(sided([first, second], claims, {"front": "Lake Front", "army": "Velian army"})))


def test_a_number_that_the_one_claims_becomes_what_the_other_admits():
    assert moved(ADMITTED) == [["23 soldiers", "admitted the loss of 23 soldiers"]]


@pytest.mark.parametrize(
    "late",
    [
        "The army has not admitted the loss of 23 soldiers at the weir.", "The army lost 23 soldiers at the weir.",
        "The Lake Front confirmed that 23 soldiers died at the weir.",
    ],
)  # fmt: skip
def test_what_is_not_admitted_or_by_the_same_teller_has_not_moved(late):
    assert moved(late) == []


def test_two_groups_count_each_others_dead_under_their_names():
    paper = written(
        "paper", "The Lake Front said it had killed 40 fighters of the Hill Guard. The Guard said that it had lost five fighters."
    )
    claims = [
        figure(paper, "40 fighters of the Hill Guard", "killed", 40, unit="fighters", by="front"),
        figure(paper, "five fighters", "killed", 5, unit="fighters", by="guard"),
    ]
    held = sided([paper], claims, {"front": "Lake Front", "guard": "Hill Guard"})
    assert quotes(find_losses(held.case.events[0], held)) == [["40 fighters of the Hill Guard", "five fighters"]]


@pytest.mark.parametrize(
    "words",
    [
        "The club and the guard blamed each other.", "The two gave contradictory accounts of it.", "Each side said the other had begun it.",
        "A porter's wife tells it differently.", "That contradicts the official version.",
    ],
)  # fmt: skip
def test_an_article_that_says_that_accounts_differ(words):
    paper = written("paper", f"Nine rowers drowned. {words}")
    found = list(find_said_contrary(table([paper], [figure(paper, "Nine rowers", "killed", 9)])))
    assert [(f.kind, f.message_code) for f in found] == [("conflicting accounts", "said_to_differ")]


@pytest.mark.parametrize(
    "words",
    [
        "The two gave conflicting accounts of the numbers.",
        "In court the jury heard conflicting accounts.",
        "“They blamed each other,” said a guest.",
    ],
)
def test_numbers_courts_and_quoted_words_are_no_such_article(words):
    paper = written("paper", f"Nine rowers drowned. {words}")
    assert list(find_said_contrary(table([paper], [figure(paper, "Nine rowers", "killed", 9)]))) == []


def dead(words):
    first = written("first", "The army said 12 fighters were killed in Ostra village.", issuer="Velian army")
    second = written("second", f"Planes came to Ostra village. Nine of ours died in Ostra village. {words}", issuer="Lake Council")
    claims = [
        figure(first, "12 fighters", "killed", 12, unit="fighters", by="army"), figure(second, "Nine of ours", "killed", 9, by="council"),
    ]  # fmt: skip
    case = told([first, second], claims)
    named = [origin("army", "official").replace(name="Velian army"), origin("council", "party").replace(name="Lake Council")]
    return [f.message_code for f in find_victims(Table(case.replace(trace=case.trace.replace(origins=named))))]


@pytest.mark.parametrize(
    "words",
    ["The dead were all herders.", "In Ostra was not one fighter.", "None of the dead carried a weapon.", "They were unarmed."],
)
def test_fighters_by_the_one_and_none_by_the_other(words):
    assert dead(words) == ["who_the_dead_were"]


@pytest.mark.parametrize("words", ["Five of the dead were children.", "Not one fighter was captured.", "The dead were buried."])
def test_some_civilians_among_them_contradict_nobody(words):
    assert dead(words) == []


@pytest.mark.parametrize(
    "detect",
    [
        find_moved_tellers,
        find_places_told,
        find_said_contrary,
        find_victims,
        lambda t: find_died_later(t, []),
        lambda t: find_growing_sums(t, []),
    ],
)
def test_empty_texts_and_odd_signs_break_nothing(detect):
    for text in ("", "\u200b\u202e", "9" * 5000, "not in , but in . of the of"):
        paper = written("paper", text)
        held = table([paper], [])
        held.case.sentences[paper.id][:] = [s for s in sentences(paper) if isinstance(s, Sentence)]
        assert list(detect(held)) == []
