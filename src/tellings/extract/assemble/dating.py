"""Which time expression dates which Claim.

In order: one in the Claim's own sentence (its own clause first; a time that belongs to a verb of saying dates the saying), then
the last one of the same paragraph, then that of the main happening. A background Claim inherits only within its paragraph, a cumulative one
only takes a stretch of its own ("since January").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from tellings.extract.assemble.aftermath import aftermaths, compared_with, items, opens_with_later_news, since_captive, told_with
from tellings.extract.assemble.date_candidates import HARM, saying_verbs
from tellings.extract.assemble.places import happenings_at
from tellings.extract.assemble.told_when import (
    dates_count,
    dates_paper,
    dates_rescue,
    moves_things,
    names_happening,
    of_happening,
    sets_apart,
)
from tellings.extract.time.anchors import anchor_days
from tellings.extract.time.stretch import Stretch
from tellings.language import table
from tellings.model import Claim, HappeningMention, Reading, Sentence, TimeMention

_LIMITS = frozenset({"until", "till", "by", "before", "after"})
_STRETCHES = frozenset({"since", "from"})
_NEVER = frozenset({"duration", "set", "age", "ref"})
_CLOSE = frozenset({"clock", "point", "part"})
"""Before dawn, shortly after 11 p.m.: the limit is the time."""
_UNANCHORED = frozenset({"weekday", "unit", "part", "clock", "point", "edge", "date"})
"""Expressions that date a Claim although their anchor is not known yet (it then has no Period, and inherits none)."""
_BACK = 3
"""Sentences of one paragraph over which a time is carried on (some pages are one paragraph)."""
_LEAD = 4
"""Opening sentences of the body in which news tells when it happened."""
_HEADING = 10
"""Words of the longest heading at a paragraph's beginning."""
_REFUSED = -50.0
_SAID = re.compile(
    r"\b(?:said|announced|reported|confirmed|stated|claimed|admitted|acknowledged|declared|conceded|told (?:\w+ ){1,3})"
    r"(?: (?:on|late on|early on|late|early|the|this|last))*\s$"
)
_THAT_HAD = re.compile(r" (?:that )?(?:it|he|she|they|we|its|his|their|the (?:\w+ ){1,3}) ?(?:had|has|have) ")
"""Words around a time that make it that of the saying: "said on Tuesday it had lost nine"."""
_OTHER_CLAUSE = re.compile(r"\band (?:that|it|they) |\band the \w+ (?:had|has|was|were|is)\b")
"""Words that begin another statement: "18 were killed and that the house had been empty since August"."""
_ASIDE_CLAUSE = re.compile(r", (?:where|in which|when|which|who|whose)\b|\bwhere\b")
"""Words that begin a clause about a place or somebody: "off Ness, where a bomb killed four on Tuesday"."""
_ASIDE = 4.0
"""Taken off a time of such a clause for a figure before it."""
_WEEKS = 14
"""Days of a range over which figures are counted and not said."""


@lru_cache(maxsize=2)
def _saying_nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("cues") if row["pos"] == "noun" and row["class"] in ("say", "tell", "hearsay"))


class Dating:
    """Dates the Claims of one Reading; ``stretches`` are the resolved times, ``main`` the index of the main happening's."""

    def __init__(self, reading: Reading, stretches: Sequence[Stretch | None], main: int | None) -> None:
        self._reading = reading
        self._stretches = stretches
        self._main = main
        self._starts = [s.span.start for s in reading.sentences]
        self._title = [at for at, s in enumerate(reading.sentences) if s.role == "title"]
        self._lead = [at for at, s in enumerate(reading.sentences) if s.role == "body"][:_LEAD]
        self._by_sentence: dict[int, list[int]] = {}
        for i, mention in enumerate(reading.times):
            at = bisect_right(self._starts, mention.span.start) - 1
            if mention.expression.op not in _NEVER and (stretches[i] is not None or mention.expression.op in _UNANCHORED):
                self._by_sentence.setdefault(at, []).append(i)
        self._rescues = {i for i, mention in enumerate(reading.times) if dates_rescue(reading, mention)}
        self._after = aftermaths(reading)
        self._items = items(reading)
        if main is not None and (self._leaves_open(main) or self._stale(main) or sets_apart(reading, reading.times[main])):
            self._main = None

    def mention_of(self, claim: Claim) -> tuple[int | None, bool]:
        """Index of the time that dates a Claim (None: none does), and whether it stands in the Claim's own sentence."""
        at = bisect_right(self._starts, claim.evidence.start) - 1
        own = self._best(claim, self._by_sentence.get(at, []))
        if own is not None:
            return own, True
        if claim.scope == "cumulative":
            return None, False
        carried = self._carried(at, claim)
        if carried is not None or claim.scope == "background":
            return carried, False
        return self._inherited(claim), False

    def follows(self, i: int) -> bool:
        """Say whether a time is that of an aftermath, after the happening."""
        return self._after[i] == "after"

    def _leaves_open(self, i: int) -> bool:
        """Say whether a time leaves open when the happening was: it dates what came after, or a rescue from what is told elsewhere."""
        if self._after[i] != "same or after":
            return self._after[i] == "after"
        mention = self._reading.times[i].span
        if any(h.happening and h.sentence.covers(mention) for h in happenings_at(self._reading, mention.start)):
            return False
        told = (h for h in self._reading.happenings if h.happening or (h.measure in HARM and h.measure != "missing"))
        return any(not h.sentence.covers(mention) for h in told)

    def _stale(self, i: int) -> bool:
        """Say whether a time is that of a saying, and not of the fresh news that an opening tells ("five died, police said on Monday")."""
        mention, published = self._reading.times[i], self._reading.article.published or ""
        if not self._dates_saying(mention):
            return False
        at = bisect_right(self._starts, mention.span.start) - 1
        days, yearless = anchor_days(published)
        stretch = self._stretches[i]
        fresh = stretch is None or not days or stretch.yearless != yearless or (days[-1] - stretch.last).days <= 1
        later = at >= 0 and opens_with_later_news(self._reading, at)
        return at not in self._lead or not fresh or later or mention.expression.op in ("clock", "point", "part")

    def _past_it(self, claim: Claim, i: int) -> bool:
        """Say whether a time is that of an aftermath and the happening's is another: the Claim stays with the happening."""
        if not self._after[i] or claim.scope != "this_event":
            return False
        if self._leaves_open(i):
            return True
        if self._main is None or self._main == i or self._after[self._main]:
            return False
        mine, main = self._stretches[i], self._stretches[self._main]
        if mine is None or main is None:
            return self._reading.times[i].text.casefold() != self._reading.times[self._main].text.casefold()
        return mine.yearless == main.yearless and main.first < mine.first

    def _inherited(self, claim: Claim) -> int | None:
        """The time of the main happening, unless the Claim's own sentence tells of an aftermath before it."""
        found = self._of_main(claim)
        stretch = self._stretches[found] if found is not None else None
        at = bisect_right(self._starts, claim.evidence.start) - 1
        own = [s for i in self._by_sentence.get(at, []) if self._after[i] and (s := self._stretches[i])]
        late = stretch is not None and any(s.last < stretch.first and s.yearless == stretch.yearless for s in own)
        return None if late or (found is not None and self._of_later_item(found, claim)) else found

    def _of_later_item(self, i: int, claim: Claim) -> bool:
        """Say whether a time stands in a later item of a list of matters than the Claim: it is another matter's."""
        here = bisect_right(self._items, claim.evidence.start)
        return 0 < here < bisect_right(self._items, self._reading.times[i].span.start)

    def _of_main(self, claim: Claim) -> int | None:
        """The time of the main happening; where that is only told after the Claim, a time that the lead tells comes first."""
        main = None if self._main is None or self._bars(self._main, claim) else self._main
        lead = self._lead_time(claim)
        if main is None and self._main is not None:
            return lead if lead is not None and self._reading.times[lead].span.start < self._reading.times[self._main].span.start else None
        if self._main is None and lead is not None and _weekly(self._stretches[lead]):
            return lead  # an outbreak reported by the week has no day
        if main is None or lead is None:
            return main
        return lead if self._reading.times[main].span.start > claim.sentence.end else main

    def _lead_time(self, claim: Claim) -> int | None:
        """The first time that the title or the opening sentences narrate."""
        title = [i for at in self._title for i in self._by_sentence.get(at, [])]
        named = [i for i in title if of_happening(self._reading, self._reading.times[i]) and self._stretches[i] is not None]
        if named:
            return named[0]
        return next(
            (i for at in self._lead for i in self._by_sentence.get(at, []) if self._carries(i, claim) and self._stretches[i] is not None),
            None,
        )

    def _best(self, claim: Claim, inside: Sequence[int]) -> int | None:
        rated = [(self._rate(claim, i), -i) for i in inside]
        best = max(rated, default=(_REFUSED, 0))
        return -best[1] if best[0] > _REFUSED / 2 else None

    def _rate(self, claim: Claim, i: int) -> float:
        mention = self._reading.times[i]
        args = mention.expression.args
        prep = str(args.get("prep") or "")
        with_it = told_with(self._reading, claim.evidence.start, mention)
        if not with_it and not self._counted_over(i) and (self._dates_saying(mention) or self._past_it(claim, i)):
            return _REFUSED
        if _OTHER_CLAUSE.search(self._reading.article.text[claim.evidence.end : mention.span.start]) and prep == "since":
            return _REFUSED
        if compared_with(self._reading, claim.evidence.end, mention):
            return _REFUSED
        if _limits(mention):
            return _REFUSED
        score = -abs(mention.span.start - claim.evidence.start) / 100
        score -= _ASIDE if self._told_aside(claim, i) else 0.0
        score += 3.0 if self._same_clause(claim, mention) else 0.0
        score += 2.0 if claim.predicate and args.get("verb") and str(args["verb"]) in claim.predicate else 0.0
        stretch = (prep in _STRETCHES or mention.expression.op == "span") and not since_captive(self._reading, mention)
        score += 3.0 if with_it else 0.0
        score += 4.0 if stretch and claim.scope == "cumulative" else -6.0 if stretch else 0.0
        if claim.scope == "cumulative" and not stretch:
            score -= 3.0
        return score

    def _told_aside(self, claim: Claim, i: int) -> bool:
        """Say whether a clause about a place or somebody begins before a time, and another time stands between it and the figure."""
        text, start = self._reading.article.text, claim.evidence.end
        begun = list(_ASIDE_CLAUSE.finditer(text, start, max(start, self._reading.times[i].span.start)))
        if not begun:
            return False
        here = self._by_sentence.get(bisect_right(self._starts, claim.evidence.start) - 1, [])
        return any(start <= self._reading.times[k].span.start < begun[0].start() for k in here if k != i)

    def _counted_over(self, i: int) -> bool:
        """Say whether a time is a stretch of weeks over which somebody counts: "since 1 January the office has registered 140"."""
        mention, stretch = self._reading.times[i], self._stretches[i]
        if mention.expression.args.get("prep") == "since":
            return not since_captive(self._reading, mention)
        return mention.expression.op == "range" and stretch is not None and (stretch.last - stretch.first).days >= _WEEKS

    def _dates_saying(self, mention: TimeMention) -> bool:
        """A time that says when something was said: "said on Monday", "in a Thursday statement"."""
        if since_captive(self._reading, mention) or _registered(mention):
            return False
        text = self._reading.article.text
        if _SAID.search(text, max(0, mention.span.start - 40), mention.span.start) and _THAT_HAD.match(text, mention.span.end):
            return True
        verb = str(mention.expression.args.get("verb") or "")
        says = verb in saying_verbs() and not moves_things(self._reading, mention) and not self._in_content(mention, verb)
        if says and self._of_told(mention, verb):
            return False
        if says and not names_happening(self._reading, mention):
            return True  # "yesterday's attack is reported to have ..." dates the attack
        if dates_paper(self._reading, mention) or dates_count(self._reading, mention):
            return True
        after = re.match(r"(?:['’]s?)?\s+([^\W\d_]+)", text[mention.span.end : mention.span.end + 30])
        return bool(after and after.group(1).lower() in _saying_nouns())

    def _of_told(self, mention: TimeMention, verb: str) -> bool:
        """Whether a happening as a noun stands between the verb and the time: "informs of the accident on the pass last night"."""
        sentence = self._sentence(bisect_right(self._starts, mention.span.start) - 1)
        if sentence is None or mention.expression.args.get("prep") not in (None, "of"):
            return False
        before = self._reading.article.text[sentence.span.start : mention.span.start]
        said = [
            sentence.span.start + m.end() for m in re.finditer(rf"\b{re.escape(verb[: max(3, len(verb) - 1)])}\w*", before, re.IGNORECASE)
        ]
        return bool(said) and any(
            h.nominal and h.happening and said[-1] <= h.span.start < mention.span.start for h in self._reading.happenings
        )

    def _in_content(self, mention: TimeMention, verb: str) -> bool:
        """Whether the time stands in what is said, behind a comma, a colon or "that": "we remind, on 3 May", "said that on Monday"."""
        sentence = self._sentence(bisect_right(self._starts, mention.span.start) - 1)
        if sentence is None:
            return False
        before = self._reading.article.text[sentence.span.start : mention.span.start]
        said = [m.end() for m in re.finditer(rf"\b{re.escape(verb[: max(3, len(verb) - 1)])}\w*", before, re.IGNORECASE)]
        return bool(said) and bool(re.search(r"[,:]|\bthat\b", before[said[-1] :]))

    def _same_clause(self, claim: Claim, mention: TimeMention) -> bool:
        return any(h.clause.covers(mention.span) and _about(h, claim) for h in happenings_at(self._reading, mention.span.start))

    def _carried(self, at: int, claim: Claim) -> int | None:
        """The last time told earlier in the same paragraph."""
        here = self._sentence(at)
        if here is None:
            return None
        heading = self._heading_time(at)
        if heading is not None and self._carries(heading, claim):
            return heading
        for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
            before = self._sentence(back)
            if before is None or before.paragraph != here.paragraph:
                break
            usable = [i for i in self._by_sentence.get(back, []) if self._carries(i, claim)]
            if usable:
                return usable[0]
        return None

    def _heading_time(self, at: int) -> int | None:
        """The time in the few words that open a paragraph ("3 June, Ness.", "Capsizing of 20 May."): no verb takes it."""
        first = at
        while first and self._reading.sentences[first - 1].paragraph == self._reading.sentences[at].paragraph:
            first -= 1
        for head in range(first, min(first + 2, at)):
            span = self._reading.sentences[head].span
            times = self._by_sentence.get(head, [])
            if (
                times
                and len(span.of(self._reading.article.text).split()) <= _HEADING
                and not self._reading.times[times[0]].expression.args.get("verb")
            ):
                return times[0]
        return None

    def _carries(self, i: int, claim: Claim) -> bool:
        """Say whether a time is carried on to a Claim of another sentence: that of a rescue dates no dead."""
        return self._narrates(i) and not self._bars(i, claim)

    def _bars(self, i: int, claim: Claim) -> bool:
        mention = self._reading.times[i]
        if (i in self._rescues and claim.measure not in ("rescued", "other")) or self._past_it(claim, i):
            return True
        return dates_paper(self._reading, mention) or dates_count(self._reading, mention)

    def _narrates(self, i: int) -> bool:
        mention = self._reading.times[i]
        stretch = mention.expression.args.get("prep") in _STRETCHES or mention.expression.op == "span"
        stretch = stretch and not since_captive(self._reading, mention)
        now = mention.expression.args.get("tense") == "present" and mention.expression.op == "part" and mention.text.lower() == "tonight"
        return not stretch and not now and not _limits(mention) and not self._dates_saying(mention)

    def _sentence(self, at: int) -> Sentence | None:
        return self._reading.sentences[at] if 0 <= at < len(self._reading.sentences) else None


_REGISTERS = frozenset({"record", "register", "notify", "report", "log"})
_WEEKLY = frozenset({"W", "F", "M", "Q", "Y"})


def _weekly(stretch: Stretch | None) -> bool:
    return stretch is not None and stretch.grain in ("week", "range", "month")


def _registered(mention: TimeMention) -> bool:
    """The week or month in which cases were recorded, notified or reported: they fell into it."""
    args = mention.expression.args
    whole = mention.expression.op in ("week", "range") or args.get("unit") in _WEEKLY
    return whole and mention.expression.op in ("week", "range", "unit", "same") and args.get("verb") in _REGISTERS


def _limits(mention: TimeMention) -> bool:
    """Until Friday, by noon, before 3 May; not "before dawn", "shortly after 11 p.m."."""
    prep = mention.expression.args.get("prep")
    return prep in _LIMITS and not (prep in ("before", "after") and mention.expression.op in _CLOSE)


def _about(happening: HappeningMention, claim: Claim) -> bool:
    """Say whether a happening is the one that a Claim speaks of: its trigger or an argument touches the evidence."""
    inside = claim.evidence.span
    if happening.span.overlaps(inside):
        return True
    slots = (happening.affected, happening.agents, happening.targets, happening.other)
    return any(a.span.overlaps(inside) for slot in slots for a in slot)
