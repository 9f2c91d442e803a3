"""Figures, dates, places and sources in a reader's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.model import Affected, Article, Claim, Estimate, Period, Place, Teller

_MONTHS = "January February March April May June July August September October November December".split()
UNIT = 32
"""Characters; a longer counted noun is not repeated in a cell."""

_DAY = re.compile(r"(\d{4}|XXXX)-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d{2})")


def interval(low: int | None, high: int | None) -> str:
    """``80``, ``80 or more``, ``up to 60``, ``20 to 30``, ``unknown``."""
    if low is None and high is None:
        return "unknown"
    if high is None:
        return f"{low:,} or more"
    if low is None or (low == 0 and high > 0):
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def figure(claim: Claim) -> str:
    """A Claim's figure, short: ``about 40``, ``80 or more``; its predicate where it has none."""
    if claim.low is None and claim.high is None:
        return claim.predicate or claim.evidence.quote
    text = interval(claim.low, claim.high)
    if claim.figure == "approximate":
        text = f"about {text}"
    if claim.unit and len(claim.unit) <= UNIT:
        text += f" {claim.unit}"
    if claim.modality != "asserted":
        text += f" ({claim.modality})"
    return text


def estimate(found: Estimate) -> str:
    """``80 (80 or more)``: the best figure and the range around it."""
    around = interval(found.low, found.high)
    if found.best is None:
        return around
    if found.low == found.high == found.best:
        return f"{found.best:,}"
    return f"{found.best:,} ({around})"


def affected(group: Affected) -> str:
    """Who or what is counted, in words; "" where nothing is known."""
    return group.group or ("" if group.cls in ("unknown", "person", "object") else group.cls)


def edtf(value: str | None) -> str:
    """An EDTF value in words: ``29 May 2017``, ``1 June (year unknown)``, ``31 May 2017 or 1 June 2017``."""
    if not value:
        return "date unknown"
    if value.startswith("[") and ".." in value:
        first, last = value.strip("[]").split("..", 1)
        if first and last:
            return f"between {_shared(first, last)} and {edtf(last)}"
        return f"{'until' if last else 'from'} {edtf(last or first)}"
    if "/" in value:
        first, last = value.split("/", 1)
        return f"{_shared(first, last)} to {_open(last)}"
    mark = " (about)" if value.endswith("~") else " (uncertain)" if value.endswith("?") else ""
    value = value.rstrip("~?%")
    day = _DAY.fullmatch(value)
    if day:
        year = " (year unknown)" if day[1] == "XXXX" else f" {day[1]}"
        return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]}{year}{mark}"
    month = _MONTH.fullmatch(value)
    if month and 1 <= int(month[2]) <= 12:
        return f"{_MONTHS[int(month[2]) - 1]} {'(year unknown)' if month[1] == 'XXXX' else month[1]}{mark}"
    return value + mark


def _shared(first: str, last: str) -> str:
    """The first of two dates without the month and year that the second repeats."""
    one, two = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if one and two and one[1] == two[1]:
        return str(int(one[3])) if one[2] == two[2] else f"{int(one[3])} {_MONTHS[int(one[2]) - 1]}"
    return _open(first)


def _open(value: str) -> str:
    return "…" if value in ("", "..") else edtf(value)


def period(found: Period | None) -> str:
    """A Period in words."""
    return edtf(found.edtf) if found else "date unknown"


def published(article: Article) -> str:
    """When an Article was published, with how it is known."""
    text = edtf(article.published) if article.published else "undated"
    clock = article.published_at[11:16] if article.published_at and len(article.published_at) > 15 else ""
    if clock and article.published_basis != "inferred":
        text += f", {clock}"
    return f"{text} (inferred)" if article.published_basis == "inferred" else text


def places(found: Sequence[Place]) -> str:
    """Places with their roles: ``from Raqqa to Palmyra``."""
    words = []
    for place in found:
        role = "" if place.role in ("unknown", "at") else f"{place.role} "
        text = f"{role}{place.name.text}"
        if text not in words:
            words.append(text)
    return ", ".join(words)


def teller(link: Teller) -> str:
    """One link of a chain: a name, or a name and the body it speaks for."""
    names = [n.text for n in (link.name, link.body) if n]
    return " of ".join(dict.fromkeys(names)) if len(set(names)) > 1 else (names[0] if names else "unnamed source")


def chain(claim: Claim, named: str | None = None) -> str:
    """The Attribution chain, origin first: ``a ministry source, via RIA Novosti``.

    ``named`` is the name of the Origin: it stands in for a single word of it, which says little on its own ("the Service").
    """
    if not claim.attribution:
        return "its own words"
    origin, *others = [teller(t) for t in reversed(claim.attribution)]
    if named and " " not in origin and origin.casefold() in named.casefold().split():
        origin = named
    return f"{origin}, via {', '.join(others)}" if others else origin


def short_name(article: Article) -> str:
    """The outlet, else the file name without its ending, else the title."""
    file = (article.file or "").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return article.outlet or file or article.title or article.id


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 article``, ``5 articles``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
