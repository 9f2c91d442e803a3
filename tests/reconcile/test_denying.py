"""Words of denial, and on which side of them the denied matter stands."""

from __future__ import annotations

import pytest

from tellings.reconcile.denying import ANSWER, disputes, find_denying


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("The harbour master denied having seen a tug.", "denied", "after"),
        ("Rumours that the dam has burst are false.", "false", "before"),
        ("The mayor called it a lie.", "called it a lie", "elsewhere"),
        ("The guild rejects this.", "rejects", "elsewhere"),
        ("The keeper denied having opened the sluice.", "denied", "after"),
        ("The port dismissed the account of the sailors.", "dismissed", "after"),
        ("The drivers dispute the tally of the depot.", "dispute", "after"),
        ("The rumours of a second blast were denied by the brigade.", "denied", "after"),
        ("The line of nine burned carts is not in the log, and not 12 as claimed.", "not 12 as claimed", "before"),
        ("Tales of a drowned bell do not correspond to reality.", "do not correspond to reality", "before"),
        ("The keeper says that this is not so: one sluice was open.", "this is not so", "elsewhere"),
        ("“I read about smugglers too. There is nothing in it.”", "There is nothing in it", "elsewhere"),
        ("No such order was ever given, the depot says.", "No such order", "elsewhere"),
        ("Nobody at the weir has spoken of such a number.", "Nobody at the weir has spoken of such a number", "elsewhere"),
        ("Those who wrote of a second boat had confused two rivers.", "had confused", "before"),
        ("The tale of the bell was called a fairy tale.", "a fairy tale", "before"),
        ("To the talk of nine drowned rowers the guard had a word ready: “Nonsense.”", "Nonsense", "before"),
        ("The guard answered: “Lies.”", "Lies", "elsewhere"),
        ("The guild knows the fairy tale of the nine drowned rowers.", "the fairy tale ", "after"),
        ("That this is a fairy tale, the guard has told us.", "a fairy tale", "elsewhere"),
        ("The club said that it had had no part in the raid.", "had had no part in", "after"),
        ("We know of no such count.", "no such count", "elsewhere"),
        ("The assertions of the guild concerning the sluice are a provocation.", "a provocation", "before"),
        ("Reports of drowned rowers are a staging.", "a staging", "before"),
        ("The guard called accounts of drowned rowers staged.", "called accounts of drowned rowers staged", "after"),
    ],
)
def test_denials_are_found_with_their_matter(text, words, where):
    first = find_denying(text)[0]
    assert (text[first.start : first.end], first.where) == (words, where)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry would neither confirm nor deny it.",
        "Reporters were denied entry to the yard.",
        "How many slept there remains in dispute.",
        "The so-called night watch opened an account.",
        "The figure could not be verified.",
        "We have never had such a flood in this street.",
        "He was called a hero by those who were there.",
        "No such luck for the ferrymen.",
        "The fight began with a dispute between two ferrymen.",
        "The court dismissed two counts of theft.",
        "He was denied bond on Friday.",
        "The permit was denied because the hall is too small.",
        "The council denied the request for a night ferry.",
        "We do not believe that the fire was set at random.",
        "She is charged with making false statements to the harbour police.",
        "The stoker at first denied being aboard but later admitted it.",
    ],
)
def test_what_only_stays_open_is_no_denial(text):
    assert not disputes(text)


@pytest.mark.parametrize(
    "text", ["They did not.", "It was not.", "The guard's own bulletin gives 12.", "The reed hut lies about a mile off."]
)
def test_a_short_answer_denies_nothing_by_itself(text):
    assert not disputes(text)


def test_a_short_answer_is_a_whole_sentence():
    assert [d.kind for d in find_denying("They did not.")] == [ANSWER]
    assert not find_denying("The guard asked twice whether they were there or whether they were not.")
