"""No text and no figure, however odd, stops the search for Findings, and every quote is the slice of its Article."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.reconcile import find_findings, reconcile
from tests.reconcile.written import figure, told, written

WORDS = st.sampled_from(
    "the guild denied that it may have drowned 12 12,000,000,000,000,000 rowers since January “said then” a lie. Monday "
    "\u200b \u202e نص no not were "
    "confirmed false reports of 4 dead, who was called \n invented; after that storm two gunmen acted alone".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.booleans())
def test_odd_texts(one, two, derived):
    articles = [written("one", one or "x"), written("two", two or "x")]
    case = told(articles, [], copied=[("one", "two")] if derived else [])
    texts = {a.id: a.text for a in articles}
    for finding in find_findings(case, Settings()):
        assert all(texts[e.article][e.start : e.end] == e.quote for e in finding.evidence)


def test_a_number_of_five_thousand_digits():
    many = 10**5000
    one = written("one", "Very many rowers were missing. Four rowers were drowned.")
    two = written("two", "Very many rowers were drowned.")
    claims = [figure(one, "Very many rowers", "missing", many, by="guild"), figure(two, "Very many rowers", "killed", many, by="guild")]
    case = told([one, two], [*claims, figure(one, "Four rowers", "killed", 4, by="guild")], copied=[("one", "two")])
    case = case.replace(events=reconcile(case, Settings()))
    assert find_findings(case, Settings()) is not None
