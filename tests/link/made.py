"""Readings made from a few words, for the tests of linking."""

from __future__ import annotations

from typing import Any

from tellings.model import Article, Claim, Evidence, Name, Period, Place, Reading, Sentence, Span, Support, make_id

_MEASURES = {
    "killed": " people were killed",
    "injured": " were injured",
    "destroyed": " trucks were destroyed",
    "missing": " are missing",
    "infected": " new cases",
    "arrested": " were arrested",
}


def telling(name: str, text: str, published: str | None = "2031-05-04", **fields: Any) -> Reading:
    """A Reading without Claims. The first line is the title; lines are sentences, and paragraphs of their own."""
    lines = text.strip().split("\n")
    sentences, start = [], 0
    for number, line in enumerate(lines):
        if line:
            role = "title" if number == 0 else "body"
            sentences.append(Sentence(span=Span(start=start, end=start + len(line)), paragraph=number, role=role))
        start += len(line) + 1
    article = Article(id=make_id("article", [name]), file=f"{name}.txt", title=lines[0], text=text.strip(), published=published, **fields)
    return Reading(article=article, sentences=sentences)


def claims(reading: Reading, *told: tuple[str, int, str | None], **fields: Any) -> Reading:
    """Add Claims ``(measure, figure, day)``; each figure has to stand in the text before its measure's words. No day: not dated."""
    made, text = [], reading.article.text
    for measure, figure, day in told:
        at = text.index(f"{figure}{_MEASURES[measure]}")
        line = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        span = Span(start=line, end=len(text) if end < 0 else end)
        made.append(_claim(reading.article, (measure, figure, day), at, span, fields))
    return reading.replace(claims=[*reading.claims, *made])


def _claim(article: Article, told: tuple[str, int, str | None], at: int, sentence: Span, fields: dict[str, Any]) -> Claim:
    measure, figure, day = told
    quote = str(figure)
    period = Period(edtf=day, earliest=f"{day}T00:00", latest=f"{day}T23:59") if day and not day.startswith("X") else None
    if day and day.startswith("X"):
        period = Period(edtf=day, earliest=None, latest=None)
    named = {
        "id": make_id("claim", [article.id, [at, at + len(quote)], measure]), "article": article.id,
        "measure": measure, "happening": "attack",
        "figure": "exact", "low": figure, "high": figure, "period": period, "sentence": sentence, "title": sentence.start == 0,
        "evidence": Evidence(article=article.id, start=at, end=at + len(quote), quote=quote),
        "support": [Support(field="period", role="time", start=at, end=at + len(quote), quote=quote)] if period else [],
    }  # fmt: skip
    return Claim(**{**named, **fields})


def town(name: str, lat: float = 10.0, lon: float = 20.0) -> list[Place]:
    """A Claim's places: one town."""
    return [Place(name=Name(text=name), role="in", lat=lat, lon=lon, precision="town")]
