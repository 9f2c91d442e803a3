"""Sites and cells on any text: nothing crashes, no Claim is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.link import link
from tellings.link.chains import chains_of
from tests.link.made import claims, telling

WORDS = (
    "week 9|week 99|in one week|last week|since 1 January|this season|to date|Kesk district|In Oule|a cluster|cholera"
    "|both towns|the same night|And in Vann|of the dead|3. Dorn.|Region|on the first day of the battle|the siege is over"
    "|\u200b|\u202e|٣|, where|The|:|(|.|a helicopter hurrying to the search crashed|a day after an attack"
).split("|")
MEASURES = {"killed": "people were killed", "injured": "were injured", "infected": "new cases", "arrested": "were arrested"}
DAYS = [None, "2031-05-02", "2031-05-03", "0001-01-01", "9999-12-31", "XXXX-05-03"]
figure = st.tuples(st.sampled_from(list(MEASURES)), st.integers(0, 10**6), st.sampled_from(DAYS))
line = st.tuples(st.lists(st.sampled_from(WORDS), max_size=5), figure, st.lists(st.sampled_from(WORDS), max_size=4))


def _reading(lines, published):
    texts = [" ".join([*before, f"{n} {MEASURES[m]}", *after]) for before, (m, n, _), after in lines]
    told = {(m, n): d for _, (m, n, d), _ in lines}
    return claims(telling("a", "\n".join(["Report of Kesk and Oule", *texts]), published), *[(m, n, d) for (m, n), d in told.items()])


@settings(max_examples=60, deadline=None)
@given(st.lists(line, min_size=1, max_size=6), st.sampled_from([None, "2031-05-05", "0001-01-03", "9999-12-31"]))
def test_every_claim_is_in_one_chain(lines, published):
    reading = _reading(lines, published)
    chained = [c.id for chain in chains_of(reading) for c in chain.claims]
    assert sorted(chained) == sorted(c.id for c in reading.claims)
    assert set(link([reading], Settings()).claim_event) == {c.id for c in reading.claims}
