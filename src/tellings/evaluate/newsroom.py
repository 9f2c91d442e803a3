"""A made-up newsroom: many articles on one event, as real ones come: wires that bring a toll up to date, copies, own reports.

Tolls rise over four days, bodies differ, agencies write several reports each, outlets take their sentences (some drop a source, a
hedge, or slip a digit) or write their own. Names are made from syllables with a fixed seed; nothing of it is true.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tellings.evaluate.long_inputs import LongInputs

AGENCIES = ("Norvane Press Agency", "Halcyon Wire", "Tidewater News Service")
REPORTS = 6
"""Reports of each agency."""
HOURS = 84
COPIED = 0.7
"""Share of the outlets' articles that take a wire's sentences."""
SLIPS = 0.03
"""Share of copied figures with a digit that changed, or a hedge that went."""
_SAYS = (
    "police said",
    "the health ministry said in a statement",
    "the regional hospital said",
    "rescue workers said",
    "the harbour office said",
)
_TOLLS = ((3, 14, 21), (5, 19, 17), (8, 26, 12), (9, 31, 9), (11, 33, 4), (11, 34, 2))
"""Killed, injured and missing as known in each seventh of the time."""


@dataclass(frozen=True, slots=True)
class Report:
    """One made article: its text, outlet and moment of publication (RFC 3339)."""

    text: str
    outlet: str
    published: str


class Newsroom:
    """All articles on one event; the same seed gives the same articles."""

    def __init__(self, seed: int = 7) -> None:
        self.made = LongInputs(seed)
        self.chance = random.Random(f"newsroom {seed}")  # noqa: S311 - a simulation, not a secret
        self.town, self.other = self.made.names[:2]
        self.start = datetime(2024, 5, 17, 6, 40)  # noqa: DTZ001 - local time of the place
        self.lines = [self.made.sentence() for _ in range(300)]

    def reports(self, articles: int) -> Iterator[Report]:
        """So many outlets' articles after the agencies' own, in no order of time."""
        wires = [w for agency in AGENCIES for w in self._wires(agency)]
        yield from [report for report, _ in wires][:articles]
        for n in range(articles - len(wires)):
            hour = self.chance.uniform(2, HOURS)
            known = [lines for report, lines in wires if report.published < self._at(hour)]
            lines = self._copied(self.chance.choice(known[-9:])) if known and self.chance.random() < COPIED else self._own(hour)
            yield Report("\n\n".join([self._title(hour), *lines]), f"{self.made.names[n % 200]} Courier {n // 200}", self._at(hour))

    def _wires(self, agency: str) -> Iterator[tuple[Report, list[str]]]:
        for n in range(REPORTS):
            hour = 1 + n * HOURS / REPORTS + self.chance.uniform(0, 6)
            lines = [*self._own(hour), *self._own(hour)[2:]]
            text = "\n\n".join([self._title(hour), f"{self.town} ({agency}) - {lines[0]}", *lines[1:]])
            yield Report(text, agency, self._at(hour)), lines

    def _at(self, hour: float) -> str:
        return (self.start + timedelta(minutes=int(hour * 60))).isoformat()

    def _tolls(self, hour: float) -> tuple[int, int, int]:
        return _TOLLS[min(len(_TOLLS) - 1, int(hour * len(_TOLLS) / HOURS))]

    def _title(self, hour: float) -> str:
        killed, injured, missing = self._tolls(hour)
        return self.chance.choice((
            f"{killed} dead after ferry fire off {self.town}", f"Ferry fire near {self.town}: {missing} still missing",
            f"{self.town} ferry fire leaves {injured} injured", f"What we know about the ferry fire off {self.town}",
        ))  # fmt: skip

    def _own(self, hour: float) -> list[str]:
        """A report in its own order and words: who counts what at that hour, and lines of no figure."""
        killed, injured, missing = self._tolls(hour)
        day = (self.start + timedelta(hours=hour)).strftime("%A")
        hedge = self.chance.choice(("", "At least ", "About ", "Some "))
        side = self.chance.choice((0, 0, 0, 1, -1))
        lines = [
            f"{hedge}{killed} people were killed when a ferry caught fire off {self.town} on Friday, {self._says()}.",
            f"{injured + side} others were injured, {self._says()}.",
            f"{self._says().capitalize()} on {day} that {missing} passengers were still missing.",
            f"There were {120 + 4 * side} people aboard, {self._says()}.",
            f"Coastguard crews rescued {84 + 3 * side} passengers from the water near {self.other}.",
            f"The fire broke out in the engine room, {self._says()}.",
            f'"We could not reach the boats," said {" ".join(self.chance.choices(self.made.names, k=2))}, a passenger.',
            self.chance.choice(self.lines), self.chance.choice(self.lines),
        ]  # fmt: skip
        return [lines[0], *self.chance.sample(lines[1:], self.chance.randint(3, 7))]

    def _says(self) -> str:
        return self.chance.choice(_SAYS)

    def _copied(self, lines: list[str]) -> list[str]:
        kept = [line for line in lines if self.chance.random() < 0.8] or lines[:1]
        return [self._slipped(line) if self.chance.random() < SLIPS else line for line in kept] + self.chance.sample(self.lines, 1)

    def _slipped(self, line: str) -> str:
        for hedge in ("At least ", "About ", "Some "):
            if line.startswith(hedge):
                return line.removeprefix(hedge)
        told = [i for i, c in enumerate(line) if c.isdigit()]
        at = self.chance.choice(told) if told else 0
        return f"{line[:at]}{self.chance.randint(1, 9)}{line[at + 1 :]}" if told else f"{line.partition(', ')[0].rstrip('.')}."
