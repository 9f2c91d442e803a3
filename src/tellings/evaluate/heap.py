"""Made-up news with known truth, for measuring linking at size.

Events are as unequal as in the news: of 100,000 articles the largest has nearly 3,000, the tail one each (sizes fall as a power
of the rank; six articles an event on average). Names are made from syllables with a fixed seed, all other words are drawn from the
lexicons; an article tells its event's town, day, persons, street and figures, and one in eight an earlier event in passing.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tellings.language import table
from tellings.link.profile import weigh
from tellings.link.surface import stem, term
from tellings.model import (
    Affected,
    Article,
    Claim,
    Evidence,
    Name,
    Passage,
    Period,
    Place,
    Reading,
    Sentence,
    Span,
    Support,
    claim_id,
    make_id,
)

PER_EVENT = 6
"""Articles of an event on average."""

POWER = 0.8
"""How fast sizes fall with the rank."""

_SYLLABLES = "ba ke lo mi ra tu sen dor vel han ost gri pal mer kin zu fa ni tor bel cha ro du wes lin gor".split()
_KINDS = ("shooting", "road_crash", "fire", "bombing", "flood", "air_strike")
COMMON = 4.5
"""Weight of a word up to which it is common: in one of ninety articles or more."""

_TABLES = (("cues", "lemma"), ("units", "noun"), ("function_words", "word"), ("happening_words", "words"))
_FIRST_DAY = date(2021, 1, 1)


def _common_words() -> list[str]:
    """Words of the shipped lexicons that are common in general news: what articles share by chance."""
    found = sorted({word for name, column in _TABLES for row in table(name) if (word := row[column].lower()).isalpha() and len(word) > 2})
    weight = weigh(np.array([term("w", stem(word)) for word in found], dtype=np.uint32))
    return [word for word, w in zip(found, weight.tolist(), strict=True) if w < COMMON]


@dataclass(frozen=True, slots=True)
class MadeEvent:
    """What truly happened."""

    number: int
    day: date
    town: str
    lat: float
    lon: float
    street: str
    kind: str
    persons: tuple[tuple[str, int], ...]
    killed: int
    injured: int


class MadeNews:
    """A heap of ``size`` articles; ``truth`` gives the event number of each article id after :meth:`readings` was run."""

    def __init__(self, size: int, seed: int = 7, first: int = 0) -> None:
        self.size = size
        self.first = first
        self.seed = seed
        self.chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
        self.words = _common_words()
        self.chance.shuffle(self.words)
        self.towns = [(self._word(2, 3).capitalize(), self.chance.uniform(-60, 70), self.chance.uniform(-180, 180)) for _ in range(400)]
        self.truth: dict[str, int] = {}

    def _word(self, least: int, most: int) -> str:
        return "".join(self.chance.choice(_SYLLABLES) for _ in range(self.chance.randint(least, most)))

    def sizes(self) -> list[int]:
        """Articles of each event, the largest first; they add up to the heap's size."""
        shares = [(1 + rank) ** -POWER for rank in range(max(1, self.size // PER_EVENT))]
        out, left = [], self.size
        for share in shares:
            n = max(1, min(left, int(share * self.size / sum(shares))))
            out.append(n)
            left -= n
            if not left:
                break
        return out + [1] * left

    def event(self, number: int) -> MadeEvent:
        """The facts of one event (the same on every call)."""
        chance = random.Random(f"{self.seed} {number}")  # noqa: S311 - a simulation

        def name() -> str:
            return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()

        town, lat, lon = chance.choice(self.towns)
        persons = tuple((f"{name()} {name()}", chance.randint(4, 88)) for _ in range(chance.randint(1, 3)))
        killed = min(200, int(chance.paretovariate(1.2)))
        return MadeEvent(
            number, _FIRST_DAY + timedelta(days=chance.randrange(900)), town, lat, lon, f"{name()} Street", chance.choice(_KINDS), persons,
            killed, chance.randint(0, 3 * killed),
        )  # fmt: skip

    def readings(self) -> Iterator[Reading]:
        """The articles as read, in no particular order."""
        order = [number for number, n in enumerate(self.sizes()) for _ in range(n)]
        self.chance.shuffle(order)
        for i, number in enumerate(order):
            reading = self._reading(self.event(number), self.first + i)
            self.truth[reading.article.id] = number
            yield reading

    def _reading(self, event: MadeEvent, serial: int) -> Reading:
        chance = self.chance
        published = event.day + timedelta(days=min(60, int(chance.expovariate(0.7))))
        earlier = self.event(chance.randrange(event.number + 1)) if chance.random() < 0.125 else None
        lines = self._lines(event, published, earlier)
        text = "\n\n".join(lines)
        digest = hashlib.sha256(f"{serial} {text}".encode()).hexdigest()
        article = Article(
            id=make_id("article", [digest, str(serial), None]), file=f"{serial}.txt", title=lines[0], outlet=f"outlet {serial % 400}",
            published=published.isoformat(), published_basis="given", raw_sha256=digest, language="en", text=text,
            passages=[Passage(role="title", start=0, end=len(lines[0])), Passage(role="body", start=len(lines[0]) + 2, end=len(text))],
        )  # fmt: skip
        return _with_claims(article, lines, event, earlier)

    def _lines(self, event: MadeEvent, published: date, earlier: MadeEvent | None) -> list[str]:
        chance = self.chance

        def filler(n: int) -> str:
            return " ".join(self.words[min(len(self.words) - 1, int(4 * chance.paretovariate(0.5)) - 4)] for _ in range(n))

        when = f"on {event.day:%A}" if (published - event.day).days < 6 else f"on {event.day:%B} {event.day.day}"
        person, age = chance.choice(event.persons)
        lines = [
            f"{event.killed} killed in {event.town} {event.kind.replace('_', ' ')} {filler(2)}",
            f"{event.killed} people were killed {when} in {event.town}, {filler(9)}.",
            f"{person}, {age}, was among them, said {filler(6)}.",
            f"{event.injured} were injured near {event.street}, {filler(8)}.",
            f"{filler(14).capitalize()}.",
        ]
        if chance.random() < 0.4:
            lines.pop(2)
        if earlier:
            day = f"{earlier.day:%B} {earlier.day.day}, {earlier.day.year}"
            lines.append(f"On {day}, {earlier.killed} people were killed in {earlier.town}.")
        return lines


def _with_claims(article: Article, lines: list[str], event: MadeEvent, earlier: MadeEvent | None) -> Reading:
    sentences: list[Sentence] = []
    claims: list[Claim] = []
    start = 0
    for number, line in enumerate(lines):
        span = Span(start=start, end=start + len(line))
        sentences.append(Sentence(span=span, paragraph=number, role="title" if number == 0 else "body"))
        told = earlier if earlier and number == len(lines) - 1 else event
        for measure, value, word in (("killed", told.killed, " people were killed"), ("injured", told.injured, " were injured")):
            at = line.find(f"{value}{word}")
            if at >= 0:
                claims.append(_claim(article, span, Span(start=start + at, end=start + at + len(str(value))), measure, told))
        start += len(line) + 2
    return Reading(article=article, sentences=sentences, claims=claims)


def _claim(article: Article, sentence: Span, span: Span, measure: str, event: MadeEvent) -> Claim:
    day = event.day.isoformat()
    quote = span.of(article.text)
    return Claim(
        id=claim_id(article.id, span, measure), article=article.id, happening=event.kind, measure=measure, figure="exact", low=int(quote),
        high=int(quote), affected=Affected(cls="person", group="people"), sentence=sentence,
        period=Period(edtf=day, earliest=f"{day}T00:00", latest=f"{day}T23:59"),
        places=[Place(name=Name(text=event.town), role="in", lat=event.lat, lon=event.lon, precision="town")],
        evidence=Evidence(article=article.id, start=span.start, end=span.end, quote=quote),
        support=[Support(field="period", role="time", start=span.start, end=span.end, quote=quote)],
    )  # fmt: skip
