"""Sources joined across wordings and articles."""

from __future__ import annotations

from tellings.config import Settings
from tellings.model import Reading, Trace
from tellings.trace import trace
from tellings.trace.names import name_parts, same_body
from tests.trace.build import counted, reading, said


def told(name: str, source: tuple[str | None, str | None, str] | None, *, number: int = 31, more: str = "", **fields: object) -> Reading:
    text = f"{name.capitalize()} report. There were {number} soldiers killed near the depot. {more}"
    made = reading(text, name, **fields)  # type: ignore[arg-type]
    if source:
        made = made.replace(attributions=[said(text, f"There were {number} soldiers killed", source)])
    return made.replace(claims=[counted(made, f"{number} soldiers", "killed", number, number)])


def names(found: Trace) -> set[str]:
    return {o.name for o in found.origins}


def test_wordings_of_one_ministry_are_one_origin() -> None:
    found = trace([
        told("one", ("Velian Ministry of Defence", None, "official")), told("two", ("MoD", None, "official")), told("three",
        ("the military", None, "official")),
        told("four", ("a source", "Velian Defense Ministry", "official")), told("five", ("Defence Ministry", None, "official")),
    ], Settings())  # fmt: skip
    assert len(found.origins) == 1
    assert found.origins[0].kind == "official"


def test_two_ministries_stay_apart() -> None:
    found = trace(
        [told("one", ("Velian Defence Ministry", None, "official")), told("two", ("Torvan Defence Ministry", None, "official"))], Settings()
    )
    assert len(found.origins) == 2


def test_a_bare_name_that_can_mean_two_bodies_is_joined_to_neither() -> None:
    found = trace([
        told("one", ("Velian Defence Ministry", None, "official")), told("two", ("Torvan Defence Ministry", None, "official")),
        told("three", ("the military", None, "official")),
    ], Settings())  # fmt: skip
    assert len(found.origins) == 3


def test_the_capital_speaks_for_the_ministry() -> None:
    found = trace([told("one", ("Russian Defence Ministry", None, "official")), told("two", ("Moscow", None, "official"))], Settings())
    assert len(found.origins) == 1


def test_the_police_of_two_towns_stay_apart() -> None:
    found = trace([told("one", ("Ostra police", None, "official")), told("two", ("Brakka police", None, "official"))], Settings())
    assert names(found) == {"Ostra police", "Brakka police"}


def test_police_is_the_police_of_the_town_the_article_speaks_of() -> None:
    found = trace(
        [told("one", ("Ostra police", None, "official")), told("two", ("police", None, "official"), more="Ostra is calm.")], Settings()
    )
    assert names(found) == {"Ostra police"}


def test_police_of_an_article_about_elsewhere_are_others() -> None:
    found = trace(
        [told("one", ("Ostra police", None, "official")), told("two", ("police", None, "official"), more="Brakka is calm.")], Settings()
    )
    assert len(found.origins) == 2


def test_unnamed_sources_of_two_articles_are_not_one() -> None:
    found = trace([told("one", ("a guard", None, "unnamed")), told("two", ("a guard", None, "unnamed"), number=47)], Settings())
    assert len(found.origins) == 2


def test_a_statement_is_the_word_of_its_issuer() -> None:
    statement = told("one", None, issuer="Lantern Aid")
    found = trace([statement], Settings())
    assert [(o.name, o.kind) for o in found.origins] == [("Lantern Aid", "monitor")]


def test_a_headline_has_the_source_of_the_body() -> None:
    text = "31 killed at depot\n\nThe Velian Defence Ministry said that 31 soldiers died there."
    made = reading(text, "one", attributions=[said(text, "31 soldiers died", ("Velian Defence Ministry", None, "official"))])
    claims = [counted(made, "31 killed", "killed", 31, 31), counted(made, "31 soldiers", "killed", 31, 31)]
    found = trace([made.replace(claims=claims)], Settings())
    assert len(set(found.claim_origin.values())) == 1


def test_every_claim_has_an_origin() -> None:
    readings = [told("one", None), told("two", ("police", None, "official"))]
    found = trace(readings, Settings())
    assert set(found.claim_origin) == {c.id for r in readings for c in r.claims}
    assert {c for o in found.origins for c in o.claims} == set(found.claim_origin)


def test_names_are_taken_apart() -> None:
    assert name_parts("the Russian Ministry of Defence") == name_parts("Russia's Defense Ministry")
    assert same_body("MoD", "Ministry of Defence")
    assert not same_body("Ministry of Health", "Ministry of Defence")


def test_a_report_is_the_word_of_the_body_that_wrote_it() -> None:
    text = "Sunday report. In a report the harbour board counts 31 soldiers killed. The report has nine guests hurt."
    made = reading(text, "one")
    made = made.replace(attributions=[
        said(text, "31 soldiers killed", ("harbour board", None, "official")),
        said(text, "nine guests hurt", ("The report", None, "outlet")),
    ])  # fmt: skip
    made = made.replace(claims=[counted(made, "31 soldiers", "killed", 31, 31), counted(made, "nine guests", "injured", 9, 9)])
    assert names(trace([made], Settings())) == {"harbour board"}


def test_an_officer_whom_one_article_names_with_his_body_speaks_for_it_in_all() -> None:
    found = trace([
        told("one", ("Major Ina Dorn", None, "official")), told("two", ("Major Ina Dorn", "Harbour Rescue Service", "official")),
        told("three", ("Harbour Rescue Service", None, "official")),
    ], Settings())  # fmt: skip
    assert names(found) == {"Harbour Rescue Service"}


def test_a_person_named_with_two_bodies_is_the_voice_of_neither() -> None:
    found = trace([
        told("one", ("Ina Dorn", None, "official")), told("two", ("Ina Dorn", "Ostra Harbour Board", "official")),
        told("three", ("Ina Dorn", "Brakka Miners Union", "party")),
    ], Settings())  # fmt: skip
    assert len(found.origins) == 3


def test_people_who_are_counted_are_not_the_army() -> None:
    found = trace([told("one", ("the army", None, "official")), told("two", ("three captured soldiers", None, "witness"))], Settings())
    assert len(found.origins) == 2


def test_a_description_is_the_one_body_whose_full_name_has_its_words() -> None:
    found = trace([
        told("one", ("a spokesman", "Upper Tarn Traffic Coordination Centre", "monitor")),
        told("two", ("the traffic centre", None, "monitor")),
    ], Settings())  # fmt: skip
    assert len(found.origins) == 1


def headed(title: str) -> Reading:
    made = told("one", None)
    return made.replace(article=made.article.replace(title=title, outlet=None))


def test_a_letterhead_of_a_body_that_takes_no_side_makes_it_the_origin() -> None:
    found = trace([headed("UN Agency for Reefs")], Settings())
    assert [o.kind for o in found.origins] == ["monitor"]


def test_a_headline_that_tells_something_is_no_letterhead() -> None:
    found = trace([headed("UN agency says reefs die")], Settings())
    assert [o.kind for o in found.origins] == ["outlet"]
