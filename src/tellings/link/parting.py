"""What all Claims of an article together say of its chains: sections, sister happenings, places with days of their own, weeks."""

from __future__ import annotations

from tellings.link.asides import ENOUGH
from tellings.link.chain import Chain
from tellings.link.joint import is_sister, is_sum, one_night, places_of, side_of
from tellings.link.outbreaks import Cell, Outbreak
from tellings.link.paragraphs import PRIMARY
from tellings.link.sections import parted, sections_of
from tellings.link.sites import SUM, Sites
from tellings.link.sorter import Sorter
from tellings.link.when import spread, told_of


class Parting(Sorter):
    """Looks at the chains before the first Claim and after the last."""

    def forget_section(self) -> None:
        """Drop the main happening's days where all that they date stands in sections of other places, after harm told before."""
        told = self.main.told
        dated = [c for c in self.reading.claims if self.paragraphs.dated(c) and one_night(told_of(c.period), told)]
        if told is None or not told.fine or not dated:
            return
        first = min(c.evidence.start for c in dated)
        harm = [c for c in self.reading.claims if c.measure in PRIMARY and c.figure not in ("none", "unknown") and c.evidence.start < first]
        if any(not c.title for c in harm) and all(self.asides.turn(c).strength >= ENOUGH for c in dated):
            self.main.told = None

    def part_cells(self) -> bool:
        """Part the figures of an outbreak by place and week (:mod:`tellings.link.outbreaks`); False where none is counted by the week."""
        outbreak = Outbreak(self.reading, self.asides)
        cells = outbreak.cells()
        if not cells:
            return False
        body = [c for c in outbreak.figures if not c.title]
        lead = cells.get(body[0].id) if body else None
        if lead is None or lead.kind == "total":
            own = Cell("cluster", outbreak.about(), None, outbreak.diseases)
            weeks = (cells[c.id] for c in body if c.id in cells and cells[c.id].kind == "week")
            lead = own if lead is None and own.place else next(weeks, None) if lead is not None else None
        self.main.cell = lead
        if lead is not None:
            self.main.told = lead.week or (None if lead.kind == "week" else self.main.told)
        chains: dict[Cell, Chain] = {}
        for claim in outbreak.figures:
            cell = cells.get(claim.id)
            if cell is None:
                continue
            if cell == lead:
                self._move(claim, self.main)
            else:
                if cell not in chains:
                    chains[cell] = self._open(cell.week, role="total" if cell.kind == "total" else "other")
                    chains[cell].cell = cell
                self._move(claim, chains[cell])
        return True

    def part_sisters(self) -> None:
        """Where a sister happening is told beside the main one: sums of both get a chain of their own, others go where they say."""
        if self._part_sections() or self._part_sites():
            return
        sister = next((c for c in self.others if c.role == "other" and is_sister(c.told or spread(c.claims), self.main.told)), None)
        if sister is None:
            return
        there = places_of(sister.claims, self.text)
        here = places_of([c for c in self.main.claims if self.paragraphs.dated(c)], self.text)
        here, there = here - there, there - here
        for claim in [*self.main.claims, *sister.claims]:
            side = side_of(claim, self.text, here, there) if here and there else ""
            if is_sum(claim, self.text, self.asides.opener(claim), here, there):
                self._move(claim, self._total(claim))
            elif side:
                self._move(claim, self.main if side == "here" else sister)

    def narrow(self) -> None:
        """Take for the main happening's days those that most of its Claims give, where these are fewer ("the evening of 9 May")."""
        told = spread(self.main.claims)
        if told is not None and self.main.told is not None and told.length < self.main.told.length and one_night(told, self.main.told):
            most = [c for c in self.main.claims if told_of(c.period) == told]
            self.main.told = told if 2 * len(most) > len(self.main.claims) else self.main.told

    def _part_sections(self) -> bool:
        """Part the Claims by the sections of the report (:mod:`tellings.link.sections`); False where there are none."""
        sections = sections_of(self.reading)
        claims = [c for chain in (self.main, *self.others) for c in chain.claims if c.scope == "this_event" and not c.title]
        sides = parted(self.reading, sections, claims)
        if len(set(sides.values())) < 2:
            return False
        first = next((i for i, section in enumerate(sections) if one_night(section.told, self.main.told)), min(sides.values()))
        chains = {first: self.main}
        for i, section in enumerate(sections):
            same = next((n for n, s in enumerate(sections[:i]) if s.place == section.place and one_night(s.told, section.told)), None)
            if i != first and (same is None or same not in chains):
                chains[i] = self._open(section.told)
            elif i != first and same is not None:
                chains[i] = chains[same]
        self.main.told = sections[first].told
        for claim in claims:
            if claim.id in sides:
                self._move(claim, chains[sides[claim.id]])
        return True

    def _part_sites(self) -> bool:
        """Part the Claims by the places whose days differ (:mod:`tellings.link.sites`); False where there are none."""
        days = {id(c): c.told or spread(c.claims) for c in self.others}
        near = [c for c in self.others if is_sister(days[id(c)], self.main.told) or one_night(days[id(c)], self.main.told)]
        beside = [c for c in self.others if c.role == "total" or c in near]
        claims = [claim for chain in (self.main, *beside) for claim in chain.claims if claim.scope == "this_event"]
        claims = [claim for claim in claims if self._day_before(claim) is None]
        sites = Sites(self.reading, self.asides, claims)
        sides = sites.sides()
        if not sides:
            return False
        first = next((i for i, site in enumerate(sites.found) if one_night(site.told, self.main.told)), 0)
        chains = {first: self.main}
        for i, site in enumerate(sites.found):
            if i != first:
                free = [c for c in beside if c.role == "other" and c not in chains.values() and one_night(days[id(c)], site.told)]
                chains[i] = free[0] if free else self._open(site.told)
        self.main.told = sites.found[first].told
        for claim in claims:
            if claim.id in sides and not claim.title:
                side = sides[claim.id]
                self._move(claim, self._total(claim) if side == SUM else chains[side])
            elif claim.title and sides.get(claim.id) == SUM:
                self._move(claim, self._total(claim))
        return True
