from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.model import Affected, AsOf, Case, Event, Period
from tellings.reconcile import reconcile
from tellings.reconcile.moments import moment
from tellings.reconcile.naming import acts_for, words
from tests.factory import article, case, claim, day, origin, place


def event(made: Case) -> Event:
    return reconcile(made, Settings())[0]


def test_the_period_is_the_one_that_most_articles_tell() -> None:
    made = case([claim(in_=a, period=day(d)) for a, d in [("a", "2024-05-01"), ("b", "2024-05-01"), ("c", "2024-05-02")]])
    assert event(made).period == day("2024-05-01")


def test_an_exact_period_within_a_wide_one_is_taken() -> None:
    wide = day("2024-05-01", "2024-05-31", kind="instant_within", precision="month")
    assert event(case([claim(in_="a", period=wide), claim(in_="b", period=day("2024-05-03"))])).period == day("2024-05-03")


def test_days_told_by_equally_many_give_some_time_within_both() -> None:
    found = event(case([claim(in_="a", period=day("2024-05-01")), claim(in_="b", period=day("2024-05-03"))])).period
    assert found is not None
    assert (found.edtf, found.kind, found.precision) == ("[2024-05-01..2024-05-03]", "instant_within", "days")


def test_a_day_without_a_year_stays_without_one() -> None:
    yearless = Period(edtf="XXXX-05-01", earliest=None, latest=None)
    assert event(case([claim(period=yearless)])).period == yearless


def test_the_scene_comes_before_where_they_came_from() -> None:
    made = case([claim(in_="a", places=[place("Velm", role="from"), place("Ostra", role="at")])])
    assert [p.name.text for p in event(made).places] == ["Ostra", "Velm"]


def test_a_town_comes_before_its_province() -> None:
    made = case([claim(in_="a", places=[place("Westmark", precision="province"), place("Ostra")])])
    assert [p.name.text for p in event(made).places] == ["Ostra", "Westmark"]


def test_wordings_of_one_actor_are_one() -> None:
    made = case([claim(in_="a", agent="Tarvian Air Force"), claim(in_="b", agent="the Air Force")])
    assert [n.text for n in event(made).actors] == ["Tarvian Air Force"]


def test_the_title_says_what_and_where() -> None:
    made = case([claim(happening="air_strike", places=[place()], period=day("2024-05-01"))])
    assert event(made).title == "Air strike at Ostra"


def test_an_event_about_which_nothing_is_known_has_a_title() -> None:
    assert event(case([claim("other", None, None)])).title == "Event"


def test_an_official_body_of_the_doers_country_is_a_party() -> None:
    made = case([claim(by="Tarvian Ministry of Defence", agent="Tarvian Air Force"), claim(in_="b", by="Harbour Office")])
    assert {o.origin: o.role for o in event(made).origins} == {
        "origin-Tarvian Ministry of Defence": "party", "origin-Harbour Office": "none",
    }  # fmt: skip


def test_police_who_are_said_to_have_shot_are_a_party_and_police_who_count_are_not() -> None:
    assert acts_for(words("Brankov police"), words("the police"))
    assert not acts_for(words("Brankov police"), words("two masked men"))
    assert not acts_for(words("Coastguard"), words("the storm"))


def test_a_hospital_is_no_party() -> None:
    made = case([claim(by="Ostra hospital", agent="Ostra militia")], origins=[origin("Ostra hospital", "medical")])
    assert event(made).origins[0].role == "none"


def test_rival_doers_are_rival_accounts() -> None:
    made = case([claim(in_="a", by="army", agent="Northern Front"), claim(in_="b", by="rebels", agent="government troops")])
    accounts = [a for a in event(made).accounts if a.aspect == "agent"]
    assert {a.value: a.origins for a in accounts} == {"Northern Front": ["origin-army"], "government troops": ["origin-rebels"]}


def test_a_denied_doer_is_another_account() -> None:
    made = case([claim(in_="a", agent="Front"), claim(in_="b", agent="Front", modality="denied")])
    assert [a.value for a in event(made).accounts if a.aspect == "agent"] == ["Front", "not Front"]


def test_the_dead_and_the_living_are_accounts_of_state() -> None:
    made = case([claim("other", None, None, predicate="collapse", unit="the bridge", affected=Affected(group="bridge"))])
    assert [(a.aspect, a.value) for a in event(made).accounts] == [("state", "bridge: collapse")]


def test_moments_are_ordered_only_where_certain() -> None:
    noon, same_day, next_day = moment("2024-05-01T12:00:00+02:00"), moment("2024-05-01"), moment("2024-05-02")
    assert noon is not None
    assert same_day is not None
    assert next_day is not None
    assert next_day.after(noon)
    assert not same_day.after(noon)
    assert not noon.after(same_day)


@given(st.text(max_size=40))
def test_any_date_text_gives_a_moment_or_nothing(text: str) -> None:
    found = moment(text)
    assert found is None or found.earliest <= found.latest


words_ = st.sampled_from(["", "people", "soldiers", "39 trucks", "…", "\u200bmen", "x" * 500, "women and children", "\u202eabc"])
figures = st.one_of(st.none(), st.integers(0, 5), st.just(10**4500))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["killed", "injured", "missing", "destroyed", "spotted", "other"]), figures, figures, st.sampled_from("abc"),
            st.sampled_from([None, "police", "army"]), words_,
            st.sampled_from(["asserted", "alleged", "denied", "feared"]), st.sampled_from(["this_event", "background", "cumulative"]),
        ), max_size=8,
    ), st.sampled_from(["default", "ucdp", "acled", "airwars", "majority", "latest", "maximum", "first"]),
)  # fmt: skip
def test_any_claims_give_estimates_with_known_claims(told: list[tuple], profile: str) -> None:  # type: ignore[type-arg]
    claims = [
        claim(m, low, high, in_=a, by=by, unit=unit, at=i + 1, modality=mod, scope=scope, as_of=AsOf(edtf="2024-02-31", basis="x"))
        for i, (m, low, high, a, by, unit, mod, scope) in enumerate(told)
    ]
    articles = [article("a", published="2024-05-01"), article("b", published="XXXX-05-01"), article("c")]
    made = case(claims, articles, [origin("army", "party")])
    known = {c.id for c in claims}
    for filled in reconcile(made, Settings(profile=profile)):
        for found in filled.estimates:
            assert {*found.claims, *found.low_claims, *found.best_claims, *found.high_claims, *found.listed} <= known
        keys = [(e.measure, e.affected.cls, e.affected.group, e.affected.side, e.affected.age_sex) for e in filled.estimates]
        assert len(keys) == len(set(keys))
