"""Find the place names of an Article and say which places they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.config import Settings
from tellings.extract.place.candidates import Candidate, fitting, look_up
from tellings.extract.place.literal import literal
from tellings.extract.place.resolve import resolve
from tellings.extract.place.roles import role
from tellings.extract.place.source import source_of
from tellings.extract.place.tagging import tag
from tellings.extract.place.unlisted import host, nearest, within
from tellings.extract.place.words import Word, words
from tellings.language import Analysis
from tellings.language.gazetteer import Entry, Gazetteer, open_gazetteer
from tellings.language.gazetteer_names import key
from tellings.model import Name, Place, PlaceMention, PlacePrecision, Span

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "admin1": "province", "admin2": "district", "city": "town", "town": "town", "district": "district",
    "continent": "region", "region": "region", "sea": "water", "river": "water", "lake": "water", "mountains": "region",
    "desert": "region", "island": "region", "site": "exact",
}  # fmt: skip


def find_places(analysis: Analysis, settings: Settings) -> list[PlaceMention]:
    """Find the place names of an Article, resolved as far as the gazetteer goes.

    A name that the gazetteer does not list (a village, a street) has no coordinates; where the text says what
    contains it ("X, Idlib province", "X near Homs"), its Place has that country and those divisions.

    Raises:
        ResourceError: there is no gazetteer.
    """
    gazetteer = open_gazetteer(settings)
    found = words(analysis)
    source = source_of(analysis.article, found, gazetteer)
    taken = tag(found, look_up(analysis.text, found, gazetteer), source.own)
    resolve([c for c in taken if c.entries], source)
    return [_mention(analysis, found, c, host(analysis.text, found, c, taken)) for c in taken]


def resolve_spans(analysis: Analysis, spans: Sequence[Span], settings: Settings, *, stand_in: bool = False) -> list[Place]:
    """Resolve given place names (the gold spans of a benchmark), with the Article's own names as surroundings.

    With ``stand_in`` a name that the gazetteer does not list gets the point of the place named nearest to it, as
    coders of events do (ACLED's and UCDP's rule for a spot near a known town), with the precision ``near``.
    """
    gazetteer = open_gazetteer(settings)
    found = words(analysis)
    known = look_up(analysis.text, found, gazetteer)
    source = source_of(analysis.article, found, gazetteer)
    taken = tag(found, known, source.own)
    given = [_given(analysis.text, found, known, taken, span, gazetteer) for span in spans]
    others = [c for c in taken if not any(g is not None and g.first <= c.last and c.first <= g.last for g in given)]
    listed = [c for c in [*given, *others] if c is not None and c.entries]
    resolve(listed, source)
    places: list[Place] = []
    for span, c in zip(spans, given, strict=True):
        place = _place(span.of(analysis.text), c.chosen if c else None)
        near = nearest(found, span, listed) if stand_in and place.lat is None else None
        if near is not None:
            place = _place(span.of(analysis.text), near).replace(gazetteer_id=None, precision="near")
        places.append(place)
    return places


def _given(
    text: str, found: Sequence[Word], known: Mapping[int, list[Candidate]], taken: Sequence[Candidate], span: Span, gazetteer: Gazetteer
) -> Candidate | None:
    inside = [w.i for w in found if w.start < span.end and span.start < w.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    for c in taken:
        if (c.first, c.last) == (first, last) and c.entries:
            return c
    wider = next((c for c in taken if c.first == first and c.last > last and c.tail and c.entries), None)
    if wider is not None:  # "New York" of "New York state", "Cook" of "Cook County"
        return Candidate(first, last, wider.key, wider.entries, tail=wider.tail, whole=True)
    written = span.of(text)
    k = key(written)
    entries = fitting(gazetteer.lookup_keys([k])[k], written)
    return Candidate(first, last, k, entries) if entries else within(found, known, first, last)


def _mention(analysis: Analysis, found: Sequence[Word], c: Candidate, whole: Entry | None) -> PlaceMention:
    span = Span(start=found[c.first].start, end=found[c.last].end)
    head = analysis.head_token(span)
    place = _place(span.of(analysis.text), c.chosen).replace(role=role(analysis, found, c))
    if whole is not None:
        place = place.replace(country=whole.country, admin1=whole.admin1, admin2=whole.admin2)
    return PlaceMention(span=span, head=head.start if head else span.start, place=place, literal=literal(analysis, found, c))


def _place(written: str, entry: Entry | None) -> Place:
    if entry is None:
        return Place(name=Name(text=written))
    return Place(
        name=Name(text=written, lang=None, canonical=entry.name, id=entry.id), lat=entry.lat, lon=entry.lon, gazetteer_id=entry.id,
        precision=_PRECISION[entry.kind], country=entry.country, admin1=entry.admin1, admin2=entry.admin2,
    )  # fmt: skip
