"""A comparison as JSON-LD: evidence as W3C Web Annotations with selectors, copying and sources in PROV-O terms.

The context is written into the document: nothing has to be fetched to read it.
"""

from __future__ import annotations

from typing import Any

from tellings.codec import encode_json
from tellings.export.dataset import Dataset
from tellings.model import Article, Claim, Derivation, Estimate, Event, Origin, Place

CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tel": "https://tellings.invalid/terms#",
    "id": "@id",
    "type": "@type",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "target": "oa:hasTarget", "selector": "oa:hasSelector", "body": "oa:hasBody", "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "about": {"@id": "schema:about", "@type": "@id"},
    "date": "dcterms:date", "title": "dcterms:title", "publisher": "dcterms:publisher", "name": "schema:name",
    "location": "schema:location", "latitude": "schema:latitude", "longitude": "schema:longitude",
    "url": {"@id": "schema:url", "@type": "@id"},
    "kind": "tel:kind", "measure": "tel:measure", "low": "tel:low", "best": "tel:best", "high": "tel:high", "figure": "tel:figure",
    "affected": "tel:affected", "modality": "tel:modality", "scope": "tel:scope", "rule": "tel:rule", "role": "tel:role",
    "estimate": "tel:estimate", "chain": {"@id": "tel:chain", "@container": "@list"},
    "basedOn": {"@id": "tel:basedOn", "@type": "@id"}, "direction": "tel:direction", "score": "tel:score",
}  # fmt: skip
AROUND = 32
"""Characters before and after an exact quote: enough to find it again in a page that has moved."""


def to_jsonld(data: Dataset) -> bytes:
    """Write the Articles, Origins, Claims, Events and Derivations as one graph."""
    derived: dict[str, list[str]] = {}
    for derivation in data.derivations:
        if derivation.direction == "known":
            derived.setdefault(derivation.target, []).append(iri(derivation.source))
    graph = [
        *(_article(article, derived.get(article.id, [])) for article in data.articles),
        *(_origin(origin) for origin in data.origins),
        *(_claim(claim, data) for claim in data.claims),
        *(_event(event) for event in data.events),
        *(_derivation(derivation) for derivation in data.derivations),
    ]
    return encode_json({"@context": CONTEXT, "@graph": graph}) + b"\n"


def iri(name: str) -> str:
    """The IRI of a record: its id is unique by content."""
    return f"urn:tellings:{name}"


def _article(article: Article, sources: list[str]) -> dict[str, Any]:
    url = article.url if (article.url or "").startswith(("http://", "https://")) else None
    return _told({
        "id": iri(article.id), "type": ["prov:Entity", "schema:Article"], "title": article.title, "publisher": article.outlet,
        "date": article.published, "url": url, "wasDerivedFrom": sources or None,
    })  # fmt: skip


def _origin(origin: Origin) -> dict[str, Any]:
    return {"id": iri(origin.id), "type": "prov:Agent", "name": origin.name, "kind": origin.kind}


def _claim(claim: Claim, data: Dataset) -> dict[str, Any]:
    """A Claim is an annotation: its body says what is claimed, its target is the passage that proves it."""
    tellers = [(t.name or t.body) for t in claim.attribution]
    body = {
        "type": "tel:Claim", "measure": claim.measure, "figure": claim.figure, "low": claim.low, "high": claim.high,
        "affected": claim.unit or claim.affected.group, "modality": claim.modality, "scope": claim.scope,
        "chain": [name.text for name in tellers if name is not None] or None, "about": iri(claim.event) if claim.event else None,
    }  # fmt: skip
    return _told({
        "id": iri(claim.id), "type": ["oa:Annotation", "prov:Entity"], "motivation": "oa:describing", "body": _told(body),
        "target": _target(claim, data.article.get(claim.article)),
        "wasAttributedTo": iri(claim.origin) if claim.origin else None, "hadPrimarySource": iri(claim.article),
    })  # fmt: skip


def _target(claim: Claim, article: Article | None) -> dict[str, Any]:
    evidence = claim.evidence
    text = article.text if article is not None else ""
    quote = {
        "type": "oa:TextQuoteSelector", "exact": evidence.quote, "prefix": text[max(0, evidence.start - AROUND) : evidence.start] or None,
        "suffix": text[evidence.end : evidence.end + AROUND] or None,
    }  # fmt: skip
    position = {"type": "oa:TextPositionSelector", "start": evidence.start, "end": evidence.end}
    return {"type": "oa:SpecificResource", "source": iri(claim.article), "selector": [_told(quote), position]}


def _event(event: Event) -> dict[str, Any]:
    return _told({
        "id": iri(event.id), "type": ["schema:Event", "prov:Entity"], "name": event.title, "kind": event.happening,
        "date": event.period.edtf if event.period else None, "location": [_place(place) for place in event.places] or None,
        "estimate": [_estimate(estimate) for estimate in event.estimates] or None, "basedOn": [iri(c) for c in event.claims] or None,
    })  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    return _told({"type": "schema:Place", "name": place.name.text, "role": place.role, "latitude": place.lat, "longitude": place.lon})


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return _told({
        "type": "tel:Estimate", "measure": estimate.measure, "affected": estimate.affected.group or estimate.affected.cls,
        "low": estimate.low, "best": estimate.best, "high": estimate.high, "rule": estimate.rule,
        "basedOn": [iri(c) for c in estimate.claims] or None,
    })  # fmt: skip


def _derivation(derivation: Derivation) -> dict[str, Any]:
    """Where the direction is not known, both Articles are named as entities that share words."""
    return {
        "id": iri(derivation.id), "type": "prov:Derivation", "prov:entity": {"id": iri(derivation.source)},
        "tel:entity": {"id": iri(derivation.target)}, "kind": derivation.kind, "score": derivation.score, "direction": derivation.direction,
    }  # fmt: skip


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
