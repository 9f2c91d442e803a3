"""How far two sentences tell the same."""

from __future__ import annotations

from tellings.reconcile.restating import clause_around, confirms, doubted, negated, share, stems


def test_verbs_of_saying_and_function_words_tell_nothing():
    assert stems("The warden said that the barge had sunk") == stems("warden barge sunk")


def test_a_month_is_no_doubt():
    assert doubted("On 4 May the mill burned") is None
    assert doubted("A spark may have lit the mill")


def test_a_negated_confirmation_confirms_nothing():
    assert confirms("The guild confirmed the loss")
    assert confirms("The guild has not confirmed the loss") is None


def test_a_clause_ends_at_a_turn():
    text = "The warden said a rope may have snapped, but nobody had been let into the shaft."
    start = text.index("may")
    clause = clause_around(text, start, start + 3, (0, len(text)))
    assert text[clause.start : clause.end] == "The warden said a rope may have snapped"


def test_share_of_nothing_is_none():
    assert share(frozenset(), frozenset({"mill"})) == 0.0


def test_negation():
    assert negated("They did not open the lock")
    assert not negated("They opened the lock")
