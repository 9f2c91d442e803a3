"""Page furniture is marked; sentences are not."""

from __future__ import annotations

import pytest

from tellings.cleaning.chrome import chrome_lines
from tellings.cleaning.lines import lines

BODY = (
    "A barge sank off Lorne on Friday, and two of its crew drowned, the harbour master said.\n"
    "The other five swam ashore and were taken to the hospital of the town, where a doctor said that none of them was in danger.\n"
    "Divers will look for the wreck today. The owner has not said what the barge was carrying when it left the port.\n"
)


def marked(text: str) -> list[str]:
    found = lines(text)
    return [line.raw for line, kind in zip(found, chrome_lines(found), strict=True) if kind]


@pytest.mark.parametrize(
    "line",
    [
        "Home | World | Sport | Log in",
        "MENU  SEARCH  SUBSCRIBE",
        "Facebook Twitter WhatsApp Email Print",
        "Share this: Facebook | Email",
        "12 comments",
        "Leave a Reply",
        "Your email address will not be published. *",
        "Name* Email* Website",
        "Skip to main content",
        "We value your privacy",
        "This website uses cookies to serve you.",
        "Accept all",
        "Advertisement",
        "Read more: Harbour fees to rise",
        "Tags: harbour, barge, Lorne",
        "Copyright 2024 Lorne Radio. All rights reserved.",
        "© Lorne Radio",
        "Follow us on Twitter",
        "Play Video",
        "Please enable JavaScript to watch this video",
        "Sign up for our newsletter",
        "Download our app",
        "Posted by seadog | 3 comments | 8 likes",
        "You must be logged in to reply.",
        "https://lorne.example/barge",
        "desk@lorne.example",
        "____________",
        "Loading...",
        "Connecting to %s",
        "icon arrow-aicon arrowicon bellicon boxicon clockicon doticon eyeicon flagicon gearicon hearticon inbox",
    ],
)
def test_furniture_is_marked(line):
    assert marked(f"{BODY}{line}\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Police asked anyone with information to call the harbour office at 555-0143.",
        "He told them to follow the coast, and they did.",
        "Nobody else was hurt.",
        "I accept that the ship was old, he said.",
        "More than forty people watched from the quay.",
        "The home of the captain was searched on Sunday.",
        "Search teams are still at sea.",
        "Two comments by the minister angered the families.",
        "Share prices of the company fell by a tenth.",
        "Email exchanges show that the owner knew of the leak.",
        "Dead: two. Missing: none.",
        "Related charges were dropped in May.",
        "Print shops in the town stayed shut as a sign of mourning.",
    ],
)
def test_sentences_are_not_marked(line):
    assert marked(f"{BODY}{line}\n{BODY}") == []


def test_titles_after_related_stories_are_marked_until_the_prose_goes_on():
    text = f"{BODY}Related stories\nHarbour fees to rise in May\nFerry service stops for a week\n{BODY}"
    assert marked(text) == ["Related stories", "Harbour fees to rise in May", "Ferry service stops for a week"]


def test_a_thread_of_comments_after_the_article_is_not_the_articles():
    assert marked(f"{BODY}2 comments\nI was there and saw nine bodies, they are lying to us.\n") == [
        "2 comments",
        "I was there and saw nine bodies, they are lying to us.",
    ]


def test_a_count_of_comments_above_the_article_takes_nothing_with_it():
    assert marked(f"Barge sinks off Lorne\n2 comments\n{BODY}") == ["2 comments"]


def test_teasers_of_other_stories_end_the_article():
    text = f"{BODY}You may also like\nNine killed in mine near Porth The collapse came at dawn, the mine's owner said on Monday.\n"
    assert len(marked(text)) == 2


def test_a_table_is_no_menu():
    assert marked(f"{BODY}| Home | 3 | 2 | 1 |\n| Away | 1 | 0 | 4 |\n") == []


def test_prose_in_another_language_is_not_marked():
    text = (
        "Ein Lastkahn ist am Freitag vor Lorne gesunken, und zwei Mann der Besatzung sind ertrunken\nDie anderen fünf schwammen an Land.\n"
    )
    assert marked(text) == []
