"""Where an article turns to another happening than its main one, without giving it another day.

Round-ups, bulletins and reports of sister events say so by their wording: "in a separate incident", a heading, a place with
its distance from the scene, a kind of happening not told before, "police see no link between the two". Each cue has a
weight set by hand; from :data:`ENOUGH` on a figure is told of something else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.extract.assemble.aftermath import items
from tellings.language import table
from tellings.model import Claim, Reading

ENOUGH = 2.0
"""Sum of the cues' weights from which a figure is set apart."""

SET_APART = re.compile(
    r"\b(?:in (?:a|an) (?:separate|unrelated|different|earlier|previous|similar)\b|separate(?:ly)?\b|unrelated\b|elsewhere\b|"
    r"in another (?:incident|attack|strike|raid|shooting|crash|accident|case|blast|explosion)\b|"
    r"(?:no connection|nothing to do) with\b|worst \w+ (?:\w+ ){0,4}since\b|(?:was|were) (?:likewise|also) )",
    re.IGNORECASE,
)
"""Words before a figure that set it apart outright."""

_UNLINKED = re.compile(
    r"\b(?:no|any|without|nothing|not|never|deny|denied) (?:\w+ ){0,4}?(?:links?|linked|connections?|connect|connected|related|relation)\b",
    re.IGNORECASE,
)
"""Words after a figure: "saw no connection", "no reason to connect the two"."""

_LATER = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?) (?:later|earlier|apart|(?:before|after) the)\b|\blater (?:in the|that|the same|on the)\b"
    r"|\bthe same (?:day|morning|afternoon|evening|night)\b|\bmeanwhile\b",
    re.IGNORECASE,
)
_FIGURE = r"(?:\d[\d.,]*|a|an|two|four|six|eight|ten|one|three|five|seven|nine|a few|several|dozens of|twenty|thirty|forty|fifty)"
_LENGTH = r"(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s|nautical miles)"
_SIDES = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_WAY = rf"(?:away|(?:further|to the) {_SIDES}|{_SIDES}|(?:up|down)(?:river|stream|hill)|inland|along|further \w+)"
NAME = r"[^\W\d_a-z][\w’'-]+(?: (?:of |de |al-)?[^\W\d_a-z][\w’'-]+){0,3}"
KIND_OF_PLACE = r"(?:the (?:[\w’'-]+ ){0,3}?(?:of )?|an? (?:\w+ ){0,3}?of )?"
_AWAY = re.compile(
    rf"\b(?i:in|at|near|on|outside|off) {KIND_OF_PLACE}(?P<at>{NAME})(?: [a-z]+){{0,3}},? (?:some |about |around |nearly )?"
    rf"{_FIGURE} ?{_LENGTH}"
    rf" (?:{_WAY}\b(?! of\b)|from the [a-z]+\b)"
)
"""A place with its distance from the scene: "in Ness, 40 km to the south", "at the stop in Mill Lane, 900 metres from the club"."""

_FAR = re.compile(
    rf"\b(?i:in|at|near|on|outside|off|of|to) {KIND_OF_PLACE}(?P<at>{NAME})(?: itself)?,? (?:(?:which|that) (?:is|lies) )?"
    rf"(?:(?:[\w-]+|\d[\d.,]*) ){{1,6}}?{_LENGTH}\b(?! ?(?:per|an|a|long|wide|deep|high|from|of)\b)(?! {_SIDES} (?:of|from)\b)"
)
"""A place that lies away from what is told, in any words: "in Ness, a hundred and twenty kilometres down the coast"."""

_AWAY_FROM = re.compile(rf"\b{_LENGTH}(?: {_SIDES})? (?:from|of) (?:the )?(?P<at>{NAME})[^.;]{{0,60}}?\bwhere\b")
"""The scene with its distance from a place of which something else is told: "90 km from Ness, where"."""

_WHERE = re.compile(
    r"\b(?:(?:across|over) (?:[a-z]+ ){0,3}from|in|at|near|of|off|from|to|for|about|neighbouring|like) (?:the )?(?:[a-z]+ of )?"
    rf"(?P<at>{NAME}),? where\b"
)
"""A place and what happened there: "across the valley from Ness, where"."""
_CARE = re.compile(
    r"\b(?:hospital|clinic|taken|flown|brought|moved|driven|rushed|airlifted|evacuated|ferried|fled|transferred|carried|treated|buried|lives?|lived|born"
    r"|(?:man|woman|men|women|people|boy|girl|family|comes?|came|originally|natives?) from)\b[^,;]*$"
)
"""Words that make it the place where the hurt went, or where somebody comes from."""
_STOP = re.compile(r"[.,;!?]\s")
_SHARE = re.compile(
    r"\b(?:of|among) (?:the|those|them|these) (?:dead|injured|wounded|hurt|missing|victims|killed|houses)\b|\bworst[- ]hit\b", re.IGNORECASE
)
"""Words that make a place one of the main happening's."""
_SAME_TIME = re.compile(
    r"\bon the same (?:day|morning|afternoon|evening|night)\b|\bon the (?:day|night) of the \w+\b|\bat the same (?:time|hour)\b"
    r"|\bearlier (?:that|the same|in the) (?:day|morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_LOCATED = re.compile(rf"\b(?i:in|at|near|outside|off|on) {KIND_OF_PLACE}(?P<at>{NAME})")
_NEARBY = re.compile(
    rf"\b(?:at|in|near) an? [^.;,]{{3,40}} (?:(?:not far|{_FIGURE} {_LENGTH}) (?:away|off)|near ?by)\b|\b{_FIGURE} {_LENGTH} away\b"
)
_FRAME = re.compile(rf"\W*(?i:(?:and|but|meanwhile|also|further \w+)\b,? *)?(?i:in|at|near|outside|around) {KIND_OF_PLACE}(?P<at>{NAME})")
"""A sentence that begins with its place."""

_TARGET = re.compile(
    r"\b(?i:against|at|on|target(?:ed|ing)|hit|struck|attack(?:ed|ing)|shelled|shelling|bombed|raid(?:ed)?|reached) "
    rf"{KIND_OF_PLACE}(?P<at>{NAME})"
)
"""What was struck next: "sent nine drones against the junction of Ness"."""
_THERE = re.compile(r"[^.;,]{0,40}\bthere\b(?! (?:is|are|was|were|has|have)\b)")

_AND_THERE = re.compile(
    rf"\W*(?:And|But|Meanwhile|Elsewhere|Also|Further \w+),? (?:in|at|near|outside) {KIND_OF_PLACE}(?P<at>{NAME})(?!,? (?:said|says|told))"
)
"""A paragraph that turns to another place: "And in Ness"."""

_RESCUERS = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[a-z-]+ ){0,3}(?:helicopter|ambulance|fire engine|lifeboat|boat|car|aircraft|truck|bus)\b"
    r"[^.;]{0,60}\b(?:search|rescue|scene|help|wounded|injured|survivors|aid|hospital)\b[^.;]{0,40}"
    r"\b(?:struck|crashed|overturned|sank|capsized|collided|went down|came down|skidded|ran into|broke down)\b"
)
"""An accident of those who came to help: "a navy helicopter hurrying to the search struck a mast"."""

NO_SCENE = re.compile(
    r"\b(?:hospital|clinic|infirmary|general|medical|mortuary|morgue|court|parliament|ministry|university|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""Names that are no scene: where the hurt are taken and where statements are made, and days."""

_HEADING = re.compile(r"[^.!?;:\n]{2,60}")
_OF_PLACE = re.compile(
    r" (?:district|county|valley|ward|parish|quarter|town(?:ship)?|village|municipality|commune|borough|island|province|region|prefecture"
    r"|department|canton|oblast|governorate|subdistrict|block|zone|sector|division|camp|area|basin)\b",
    re.IGNORECASE,
)
"""Kinds of places (GeoNames 2024, classes A and P; WordNet 3.1, hyponyms of district) behind a name at the beginning of a heading."""
_NUMBER_WORD = re.compile(
    r"(?:no|two|four|six|eight|ten|twelve|one|three|five|seven|nine|eleven|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|dozens?|both|several|some|many)\b",
    re.IGNORECASE,
)
_IN_BRIEF = re.compile(r"\W*(?:elsewhere|(?:in )?other|also|in brief|briefly|news in brief|meanwhile)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|[•*–-])\s*")

_LINE = 10
"""Words of the longest heading."""

_HEAD = 14
"""Words of the longest sentence that opens a paragraph as its heading ("2. Ostra valley (slide of the night of 3 to 4 May).")."""

_VAGUE = frozenset({"attack", "fire", "crash", "explosion", "battle", "raid"})
"""Wide codes, which may be used for any happening."""


@lru_cache(maxsize=2)
def consequences() -> frozenset[str]:
    """Kinds of happenings that follow on another: an arrest, a rescue, an inquiry, moves of forces."""
    return frozenset(row["code"] for row in table("happenings") if row["class"] == "state")


@lru_cache(maxsize=2)
def spreading() -> frozenset[str]:
    """Kinds of happenings that go on over many places and are one for all that: earthquakes, storms, floods, outbreaks."""
    return frozenset(row["code"] for row in table("happenings") if row["class"] == "disaster")


@dataclass(frozen=True, slots=True)
class Turn:
    """How strongly a figure is set apart, and the place (as written, lower case) that is given for it."""

    strength: float
    place: str | None = None


class Asides:
    """Finds the turns of one article."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._sentences = reading.sentences
        self._starts = [s.span.start for s in reading.sentences]
        self._figures = [c.evidence.start for c in reading.claims if c.figure not in ("none", "unknown")]
        kinds = [c.happening for c in reading.claims if c.happening]
        self._widely = 2 * sum(kind in spreading() for kind in kinds) > len(kinds)
        self._listed = len(items(reading)) > 0
        self._body = next((s.span.start for s in reading.sentences if s.role == "body" and _NUMBERED.match(s.span.of(self._text))), 0)
        self._headings = self._find_headings()
        self._here = self._first_places()
        self._kinds = [
            (h.span.start, h.happening) for h in reading.happenings if h.happening and h.happening not in consequences() | _VAGUE
        ]

    def turn(self, claim: Claim, since: int = -1) -> Turn:
        """The cues around a figure of the body, added up; those before ``since`` (what the main happening told last) do not count."""
        at = bisect_right(self._starts, claim.evidence.start) - 1
        if at < 0 or claim.title:
            return Turn(0.0)
        first, last = self._paragraph(at)
        heading = self._heading_of(first)
        if heading and self._sentences[heading[0]].span.start < since:
            heading = None
        begin = max(since, self._sentences[first].span.start)
        section = self._sentences[heading[0]].span.start if heading else begin
        before = self._text[begin : claim.sentence.end]
        frames = [
            (2.0, self._new(self._scene_away(before), section)),
            (2.0, self._not_here(self._care_free(_FAR.search(claim.sentence.of(self._text))))),
            (2.0, self._new(_AND_THERE.match(before), section)),
            (2.0, self._new(_AWAY_FROM.search(before[: claim.evidence.start - begin]), section)),
            (2.0, self._elsewhere(claim)),
            (1.0, self._new(_FRAME.match(before), section)),
            (1.0, self._new(_FRAME.match(claim.sentence.of(self._text)), section)),
            (1.0, self._new(_TARGET.search(self._sentences[first].span.of(self._text)), section)),
            (2.0, self._new(self._there(claim), section)),
            (1.0, self._named(heading, section)),
        ]
        strength = max((weight for weight, place in frames if place), default=0.0)
        place = next((place for weight, place in frames if place and weight == strength), None)
        strength += 1.0 if heading and (place or _IN_BRIEF.match(heading[1])) else 0.0
        strength += 1.0 if _LATER.search(before[:80]) or _LATER.search(self._text, claim.sentence.start, claim.evidence.start) else 0.0
        strength += 1.0 if _NEARBY.search(before) else 0.0
        strength += 2.0 if _RESCUERS.search(self._text, claim.sentence.start, claim.evidence.end) else 0.0
        strength += 0.5 if self._new_kind(claim, begin) else 0.0
        strength += 1.5 if _UNLINKED.search(self._text, begin, self._sentences[last].span.end) else 0.0
        return Turn(strength, place)

    def _scene_away(self, before: str) -> re.Match[str] | None:
        """A place with its distance, unless the hurt were taken there."""
        found = _AWAY.search(before)
        return None if found and _CARE.search(before, 0, found.end("at")) else found

    def _there(self, claim: Claim) -> re.Match[str] | None:
        """What was struck, where the figure points back to it: "shells hit the town of Ness, and four people were killed there"."""
        if not _THERE.match(self._text, claim.evidence.end, claim.sentence.end):
            return None
        found = _TARGET.search(self._text, claim.sentence.start, claim.evidence.start)
        return None if found and _CARE.search(self._text, claim.sentence.start, found.end("at")) else found

    def _elsewhere(self, claim: Claim) -> str | None:
        """A place that a sentence brings up for what happened there: "lies across the valley from Ness, where six were killed"."""
        start = claim.sentence.start
        found = list(_WHERE.finditer(self._text, start, claim.evidence.start))
        found = [m for m in found if not _CARE.search(self._text, start, m.end("at")) and not _SHARE.search(self._text, start, m.end())]
        found = [m for m in found if not _STOP.search(self._text, m.end(), claim.evidence.start)]
        if found and (place := self._not_here(found[-1])):
            return place
        if not _SAME_TIME.search(self._text, start, claim.sentence.end):
            return None
        located = list(_LOCATED.finditer(self._text, start, claim.sentence.end))
        return next((place for m in located if (place := self._new(m, start))), None)

    def names(self, claim: Claim, place: str) -> bool:
        """Whether a figure's sentence names a place."""
        return _has(self._text[claim.sentence.start : claim.sentence.end], place)

    def opener(self, claim: Claim) -> str:
        """The few words that open the paragraph of a figure, if it opens with few."""
        at = bisect_right(self._starts, claim.evidence.start) - 1
        first = self._paragraph(at)[0] if at >= 0 else -1
        texts = [self._sentences[i].span.of(self._text) for i in range(max(0, first), at)][:2]
        if len(texts) > 1 and _NUMBERED.fullmatch(f"{texts[0].strip()} "):
            texts = texts[1:]
        return texts[0] if texts and len(texts[0].split()) <= _HEAD else ""

    def heads(self, offset: int) -> bool:
        """Whether an offset lies in a heading at a paragraph's beginning."""
        at = bisect_right(self._starts, offset) - 1
        return any(
            first <= at <= first + 1 and offset < self._sentences[first].span.start + 2 + len(text)
            for first, text in self._headings.values()
        )

    def _paragraph(self, at: int) -> tuple[int, int]:
        number = self._sentences[at].paragraph
        first, last = at, at
        while first and self._sentences[first - 1].paragraph == number:
            first -= 1
        while last + 1 < len(self._sentences) and self._sentences[last + 1].paragraph == number:
            last += 1
        return first, last

    def _new(self, found: re.Match[str] | None, before: int) -> str | None:
        """The place of a match if the article does not name it before an offset."""
        if found is None or NO_SCENE.search(found.group("at")) or _has(self._text[:before], found.group("at")):
            return None
        return found.group("at").casefold()

    def _not_here(self, found: re.Match[str] | None) -> str | None:
        """The place of a match if it is not the one with which title or body begin, though they may have named it."""
        if found is None or NO_SCENE.search(found.group("at")) or any(_has(here, found.group("at")) for here in self._here):
            return None
        return found.group("at").casefold()

    @staticmethod
    def _care_free(found: re.Match[str] | None) -> re.Match[str] | None:
        """A match that is not where the hurt were taken."""
        return None if found and _CARE.search(found.string, 0, found.end("at")) else found

    def _first_places(self) -> list[str]:
        """The title, and where it names no place the first one of the body."""
        title = [s.span.of(self._text) for s in self._sentences if s.role == "title"]
        if any(_LOCATED.search(line) for line in title):
            return title
        body = (m.group("at") for s in self._sentences if s.role == "body" for m in _LOCATED.finditer(s.span.of(self._text)))
        return title + [name for name in [next((n for n in body if not NO_SCENE.search(n)), None)] if name]

    def _named(self, heading: tuple[int, str] | None, before: int) -> str | None:
        """The first name in a heading that the article has not told before."""
        names = list(re.finditer(NAME, heading[1])) if heading else []
        return next((m.group().casefold() for m in names if self._is_name(m) and not self._told(m.group(), before)), None)

    def _told(self, name: str, before: int) -> bool:
        """Whether the text names a place before an offset; the title of a list may have named all ("Visits to Ness and Dorn")."""
        if not _has(self._text[:before], name):
            return False
        return self._widely or not self._listed or _has(self._text[self._body : before], name)

    def _is_name(self, found: re.Match[str]) -> bool:
        """Whether capitalised words of a heading are a name: they stand behind another word, or the text has them inside a sentence."""
        if found.group().isupper() or _NUMBER_WORD.match(found.group()):
            return False
        if found.start() > 0 or _OF_PLACE.match(found.string, found.end()):
            return True
        return re.search(rf"[a-z,] {re.escape(found.group())}(?!\w)", self._text) is not None

    def _new_kind(self, claim: Claim, begin: int) -> bool:
        """Whether the figure's sentence, or those before it in the paragraph, tell a kind of happening that nothing told before."""
        told = {kind for start, kind in self._kinds if start < begin}
        here = {kind for start, kind in self._kinds if begin <= start < claim.sentence.end}
        return bool(told) and bool(here) and not told & here

    def _find_headings(self) -> dict[int, tuple[int, str]]:
        """Headings by the sentence where their section begins: a line of its own, or a few words at a paragraph's beginning."""
        found: dict[int, tuple[int, str]] = {}
        by_paragraph: dict[int, list[int]] = {}
        for i, sentence in enumerate(self._sentences):
            by_paragraph.setdefault(sentence.paragraph, []).append(i)
        blocks = [block for _, block in sorted(by_paragraph.items()) if self._sentences[block[0]].role in ("body", "subtitle")]
        lead = next(
            (n for n, block in enumerate(blocks) if len(self._sentences[block[0]].span.of(self._text).split()) > _LINE), len(blocks)
        )
        for n, block in enumerate(blocks):
            texts = [self._sentences[i].span.of(self._text).strip() for i in block]
            if lead < n < len(blocks) - 1 and len(block) == 1 and _is_heading(texts[0]):
                found[blocks[n + 1][0]] = (block[0], texts[0])
            elif len(block) > 1 and not self._tells(block[0]) and (short := _inline_heading(texts)):
                found[block[0]] = (block[0], short)
        return found

    def _tells(self, at: int) -> bool:
        """Whether a figure stands in a sentence: no heading ("The airline, Aero Norte, listed 58 passengers.")."""
        return any(self._sentences[at].span.start <= start < self._sentences[at].span.end for start in self._figures)

    def _heading_of(self, first: int) -> tuple[int, str] | None:
        """The heading under which the paragraph of a sentence stands."""
        at = max((i for i in self._headings if i <= first), default=None)
        if at is None:
            return None
        inline = self._headings[at][0] == at
        return None if inline and at != first else self._headings[at]


def _is_heading(line: str) -> bool:
    return bool(_HEADING.fullmatch(_NUMBERED.sub("", line, count=1))) and len(line.split()) <= _LINE


def _inline_heading(sentences: Sequence[str]) -> str | None:
    """The few words that open a paragraph ("2. Port Orvan.", "3 June, Ness."), if they name a place or stand behind a number."""
    numbered = bool(_NUMBERED.fullmatch(sentences[0]))
    text = sentences[1] if numbered else sentences[0]
    if len(sentences) < 2 + numbered or len(text.split()) > _LINE or not text.endswith("."):
        return None
    named = re.search(rf"(?:^\d|[,:] ?){NAME}|^{NAME}(?: [a-z]+)?(?: \([^)]*\))?\.$|\b\d{{1,2}} {NAME}\.$", text)
    return text.rstrip(".") if numbered or named else None


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
