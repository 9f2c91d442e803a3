"""Figures and statements that say more than the telling they come from."""

from __future__ import annotations

from tellings.reconcile.findings_drift import drift_pairs, find_drift
from tests.reconcile.written import figure, table, written

WIRE = written("wire", "The warden said 14 rowers were hurt. Another 23 rowers were missing after the squall.", "2024-05-10")


def codes(laid):
    return [f.message_code for f in find_drift(laid)]


def test_the_missing_added_to_the_dead():
    blog = written("blog", "The lake has taken 37 souls.", "2024-05-11")
    dead = figure(WIRE, "14 rowers", "killed", 14, by="warden")
    missing = figure(WIRE, "23 rowers", "missing", 23, by="warden")
    laid = table([WIRE, blog], [dead, missing, figure(blog, "37 souls", "killed", 37)], copied=[("wire", "blog")])
    assert codes(laid) == ["added_up"]


def test_the_missing_found_dead_are_no_drift():
    later = written("later", "The toll rose to 37 after the 23 who had been missing were found.", "2024-05-12")
    dead = figure(WIRE, "14 rowers", "killed", 14, by="warden")
    missing = figure(WIRE, "23 rowers", "missing", 23, by="warden")
    claims = [dead, missing, figure(later, "37", "killed", 37), figure(later, "the 23", "missing", 23)]
    assert codes(table([WIRE, later], claims, copied=[("wire", "later")])) == []


def test_a_season_told_as_one_night():
    source = written("source", "Since March the fires have killed 41 people in the valley.")
    copy = written("copy", "The fire at the saw mill killed 41 people.")
    claims = [figure(source, "41 people", "killed", 41, scope="cumulative"), figure(copy, "41 people", "killed", 41)]
    assert codes(table([source, copy], claims, copied=[("source", "copy")])) == ["scope_lost"]


def test_a_sum_that_stays_a_sum_is_no_drift():
    source = written("source", "Since March the fires have killed 41 people in the valley.")
    copy = written("copy", "The season has now killed 41 people.")
    claims = [figure(source, "41 people", "killed", 41, scope="cumulative"), figure(copy, "41 people", "killed", 41)]
    assert codes(table([source, copy], claims, copied=[("source", "copy")])) == []


def test_a_nought_too_many():
    source = written("source", "The floods drove 2,300 people from the terraces.")
    copy = written("copy", "The floods drove 23,000 people from the terraces.")
    claims = [figure(source, "2,300 people", "displaced", 2300), figure(copy, "23,000 people", "displaced", 23000)]
    assert codes(table([source, copy], claims, copied=[("source", "copy")])) == ["digits"]


def test_a_doubt_that_became_a_fact():
    source = written("source", "The warden said a loose hawser may have pulled down the crane.")
    copy = written("copy", "A loose hawser pulled down the crane.")
    assert codes(table([source, copy], [], copied=[("source", "copy")])) == ["doubt_dropped"]


def test_a_doubt_that_stays_is_no_drift():
    source = written("source", "The warden said a loose hawser may have pulled down the crane.")
    copy = written("copy", "A loose hawser may have pulled down the crane.")
    assert codes(table([source, copy], [], copied=[("source", "copy")])) == []


def test_small_numbers_without_a_derivation_prove_nothing():
    one = written("one", "Four rowers were missing.")
    other = written("other", "Four rowers were killed.")
    claims = [figure(one, "Four rowers", "missing", 4), figure(other, "Four rowers", "killed", 4)]
    assert drift_pairs(table([one, other], claims)) == []


def drifts(before, after, claims):
    source, copy = written("source", before), written("copy", after)
    made = [figure(source, *c[:3], unit=c[3]) for c in claims if c[0] in before] + [
        figure(copy, *c[:3], unit=c[3]) for c in claims if c[0] in after and c[0] not in before
    ]
    return codes(table([source, copy], made, copied=[("source", "copy")]))


def test_the_hurt_who_fight_for_their_lives():
    claims = [("Twelve rowers", "injured", 12, "rowers"), ("a dozen rowers", "injured", 12, "rowers")]
    assert drifts("Twelve rowers were treated at the lock.", "Now a dozen rowers are fighting for their lives.", claims) == [
        "severity_raised"
    ]


def test_warning_shots_that_became_shots():
    claims = [("Eleven warning shots", "fired", 11, "shots"), ("eleven shots", "fired", 11, "shots")]
    assert drifts("Eleven warning shots were fired.", "Guards fired eleven shots into the boats.", claims) == ["shots_made_live"]


def test_all_go_by_the_name_of_some():
    claims = [
        ("30 people", "injured", 30, "people"), ("eight of them cooks", "injured", 8, "cooks"), ("30 pupils", "injured", 30, "pupils"),
    ]  # fmt: skip
    assert drifts("The fire hurt 30 people, eight of them cooks.", "The fire hurt 30 pupils.", claims) == ["others_named"]


def test_both_towns_that_became_one():
    claims = [("90 people", "arrested", 90, "people"), ("90 were held", "arrested", 90, None)]
    found = drifts("Guards held 90 people in both towns, Ulm Ford and Barsk.", "On Monday 90 were held in Barsk.", claims)
    assert found == ["place_narrowed"]


def test_a_doer_whom_nobody_knew():
    found = drifts("It was not known who fired on the barge.", "The bargeman was gunned down by police at the lock.", [])
    assert found == ["doer_named"]


def test_a_grade_that_is_denied_makes_nobody_worse():
    claims = [("Twelve rowers", "injured", 12, "rowers"), ("Twelve others", "injured", 12, "others")]
    after = "Twelve others were treated for wounds not thought to be life-threatening."
    assert drifts("Twelve rowers were treated at the lock.", after, claims) == []


def test_victims_of_whom_nothing_else_is_said_are_not_told_as_dead():
    before, after = "Eleven rowers were hurt when the raft broke.", "The eleven victims had come from Barsk."
    claims = [("Eleven rowers", "injured", 11, "rowers"), ("The eleven victims", "killed", 11, "victims", "victim")]
    source, copy = written("source", before), written("copy", after)
    made = [figure(source, *claims[0][:3], unit="rowers"), figure(copy, *claims[1][:3], unit="victims", predicate="victim")]
    assert codes(table([source, copy], made, copied=[("source", "copy")])) == []


def test_a_list_of_persons_is_no_number_that_was_raised():
    claims = [("Three women", "injured", 3, "women"), ("Ada, her mother and a porter", "killed", 3, None)]
    assert drifts("Three women were hurt on the quay.", "He shot and killed Ada, her mother and a porter on the quay.", claims) == []


def test_who_names_a_source_of_his_own_dropped_no_hedge():
    source, copy = written("source", "Rowers said about 40 people were in the hall."), written("copy", "A steward put it at 40 people.")
    one = figure(source, "about 40 people", "aboard", 40, figure="approximate", by="rower")
    claims = [one, figure(copy, "40 people", "aboard", 40, by="steward")]
    assert codes(table([source, copy], claims, copied=[("source", "copy")])) == []


def test_more_than_a_dozen_is_no_count_whose_hedge_was_dropped():
    source, copy = written("source", "More than a dozen rowers were hurt."), written("copy", "At the lock 12 rowers were hurt.")
    one = figure(source, "More than a dozen rowers", "injured", 13, high=None, figure="at_least", hedge="more than")
    assert codes(table([source, copy], [one, figure(copy, "12 rowers", "injured", 12)], copied=[("source", "copy")])) == []


def test_what_a_body_knows_a_day_later_was_no_suspicion_of_the_copy():
    source = written("source", "The warden said a loose hawser may have pulled down the crane.")
    copy = written("copy", "A loose hawser pulled down the crane, the warden said.", "2024-05-13")
    assert codes(table([source, copy], [], copied=[("source", "copy")])) == []


def test_an_aim_is_no_doubt():
    source = written("source", "The wardens want brighter lamps on the quay so they could watch the barges.")
    copy = written("copy", "She asked for brighter lamps and watch towers on the quay.")
    assert codes(table([source, copy], [], copied=[("source", "copy")])) == []


def test_women_who_fled_are_not_the_fighters_who_were_killed():
    source = written("source", "Nineteen women of the village slept under a roof of the ferry hall.", "2024-05-10")
    other = written("other", "In the counter-attack 19 fighters were killed.", "2024-05-11")
    slept = figure(source, "Nineteen women", "displaced", 19, unit="women")
    killed = figure(other, "19 fighters", "killed", 19, unit="fighters")
    assert codes(table([source, other], [slept, killed])) == []
