"""Who copied whom, on texts written for these tests."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.model import Derivation, Reading, Trace
from tellings.trace import trace
from tests.trace.build import counted, reading, said

WIRE = (
    "OSTRA, May 4 (Nordlys) - Eleven miners were brought up alive on Saturday after a lift cable snapped at the Brakka pit, the "
    "mine's owner said.\n\n"
    "The cage had come to rest on a timber platform some 140 metres below ground, and a second crew lowered ropes to it through "
    "the night.\n\n"
    '"We heard the cable sing and then it was simply dark," said shift foreman Aldo Rehn, who was in the cage.\n\n'
    "The owner, Brakka Copper, said the cable had been checked at least four times since January."
)
COPY = (
    "Miners saved from the dark\n\n"
    "The cage had come to rest on a timber platform some 140 metres below ground, and a second crew lowered ropes to it until "
    "the morning.\n\n"
    "Eleven men came up alive after the cable of the lift snapped at the pit of Brakka on Saturday.\n\n"
    '"We heard the cable sing and then it was simply dark," one of them remembered.\n\n'
    "The cable had been checked four times since January, as Nordlys reported."
)
OTHER = (
    "Football: Ostra lose at home\n\nOstra Rovers went down by two goals on Saturday in front of a thin crowd.\n\n"
    "Manager Ivo Stahl said his team had been tired from the first whistle."
)


def wire(**fields: object) -> Reading:
    return reading(WIRE, "wire", outlet="Nordlys", **fields)  # type: ignore[arg-type]


def only(found: Trace) -> Derivation:
    assert len(found.derivations) == 1
    return found.derivations[0]


def test_a_copy_that_names_the_wire_derives_from_it() -> None:
    source, copy = wire(), reading(COPY, "copy")
    edge = only(trace([source, copy], Settings()))
    assert (edge.source, edge.target, edge.direction) == (source.article.id, copy.article.id, "known")
    assert any("Nordlys" in reason for reason in edge.direction_reasons)


def test_an_unrelated_text_has_no_edge() -> None:
    assert trace([wire(), reading(OTHER, "other")], Settings()).derivations == []


def test_passages_point_at_the_words() -> None:
    source, copy = wire(), reading(COPY, "copy")
    edge = only(trace([source, copy], Settings()))
    texts = {r.article.id: r.article.text for r in (source, copy)}
    platform = next(p for p in edge.passages if "timber platform" in p.source.of(texts[edge.source]))
    assert platform.kind in ("verbatim", "edited")
    assert platform.target.of(texts[edge.target]).startswith("The cage had come to rest")


def test_a_date_alone_gives_no_direction() -> None:
    shared = "The cage had come to rest on a timber platform some 140 metres below ground while the pumps ran on above it."
    first = reading(f"Snow fell on Ostra all morning.\n\n{shared}", "one", published="2024-05-04")
    second = reading(f"{shared}\n\nSchools in the valley stay closed until Wednesday.", "two", published="2024-05-09")
    assert only(trace([first, second], Settings())).direction == "unknown"


def test_the_statement_of_a_body_is_the_source_of_who_retells_it() -> None:
    release = (
        "Harbour Police of Skarn\n\nIn the night of 2 to 3 May the motor vessel Ingrid ran aground off Cape Holm with 18 "
        "persons aboard.\n\n"
        "Nine persons were taken off by boat and seven by helicopter. Two persons are missing."
    )
    news = (
        "Two missing after ship runs aground\n\nNine people were taken off the grounded vessel Ingrid by boat and seven by "
        "helicopter, Skarn harbour police say.\n\n"
        "The ship, with 18 aboard, ran aground off Cape Holm in the night to 3 May. Two people are missing."
    )
    statement = reading(release, "release", issuer="Harbour Police of Skarn")
    told = reading(news, "news", attributions=[said(news, "Nine people were taken off", ("Skarn harbour police", None, "official"))])
    edge = only(trace([told, statement], Settings()))
    assert (edge.source, edge.direction) == (statement.article.id, "known")


def test_a_way_round_is_no_edge_of_its_own() -> None:
    middle = COPY.replace("Miners saved", "From Nordlys: miners saved")
    last = (
        middle.replace("Miners", "Men")
        .replace("as Nordlys reported", "writes the Ostra Courier")
        .replace("From Nordlys: miners", "How miners")
    )
    a, b, c = wire(), reading(middle, "courier", outlet="Ostra Courier"), reading(last, "last")
    drawn = {(d.source, d.target) for d in trace([a, b, c], Settings()).derivations if d.direction == "known"}
    assert drawn == {(a.article.id, b.article.id), (b.article.id, c.article.id)}


def test_words_that_lost_their_quotation_marks_were_taken_from_where_they_have_them() -> None:
    marked = 'The vote was over by noon.\n\n"They counted the same box twice before my eyes," said observer Lia Ferro.'
    text = "I know what happened. They counted the same box twice before my eyes. Nobody will say so."
    source = reading(
        marked,
        "paper",
        attributions=[said(marked, "They counted the same box twice before my eyes,", ("Lia Ferro", None, "witness"), quotation=True)],
    )
    found = trace([source, reading(text, "blog")], Settings())
    assert (only(found).source, only(found).kind) == (source.article.id, "quotation")
    assert [(q.speaker_a, q.marked_b) for q in found.quotations] == [("Lia Ferro", False)]


def test_the_order_of_the_readings_does_not_matter() -> None:
    readings = [wire(), reading(COPY, "copy"), reading(OTHER, "other")]
    assert trace(readings, Settings()) == trace(readings[::-1], Settings())


def test_a_hedge_that_is_lost_is_written_into_the_passage() -> None:
    source, copy = wire(), reading(COPY, "copy")
    source = source.replace(claims=[counted(source, "four times", "other", 4, None, unit="checks")])
    copy = copy.replace(claims=[counted(copy, "four times", "other", 4, 4, unit="checks")])
    edge = only(trace([source, copy], Settings()))
    assert "hedge_dropped" in {c for p in edge.passages for c in p.changes}


@pytest.mark.parametrize("text", ["", "   \n\n", "\u200b\u202e\ufeff", "7" * 5000, "hundred " * 3000, "“" * 400, '"a' * 300])
def test_odd_texts_do_no_harm(text: str) -> None:
    found = trace([reading(text, "odd"), wire()], Settings())
    assert found.derivations == []
