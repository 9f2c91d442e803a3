"""Figures that are part of another, and figures that do not belong to their Event's range at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tellings.model import Case
from tellings.reconcile.elsewhere import Ends, Figures, of_another, of_another_time, own_counts, sums_of_events
from tellings.reconcile.misread import far_off, no_dead
from tellings.reconcile.naming import words
from tellings.reconcile.repeats import DEFINITE
from tellings.reconcile.stakes import Book, Stake, count_of
from tellings.reconcile.sums import added_parts, joined_sums

WEAKER = {"spotted", "aboard", "attacked", "missing", "hit", "infected", "arrested", "other"}
"""Measures whose figure is easily retold as a graver one; "injured" is not among them, as equal tolls are common."""
GROWING = {"killed", "injured", "infected", "arrested", "destroyed", "damaged", "displaced"}
"""Measures of which later counts are seldom lower."""
WRITTEN = 10**9
"""Larger counts are no figures of an event."""
WRONG = {"drift", "digits swapped", "two measures added up", "two events added up"}
"""Reasons to set a figure aside that hold for whoever repeats it."""
GRAVER = {"killed", "destroyed", "captured"}


class Index:
    """The stakes of an Event looked up once, so that an Event told by thousands of Articles is no square of them."""

    def __init__(self, stakes: Sequence[Stake]) -> None:
        self.by_article: dict[str, list[Stake]] = {}
        self.by_figure: dict[tuple[str, int], list[Stake]] = {}
        self.tellers: dict[tuple[str, str], dict[Ends, set[str]]] = {}
        self.tolls: dict[tuple[str, str], dict[str, int]] = {}
        """Measure and domain to each Article's largest figure: what it gives as the toll."""
        self.counts: dict[tuple[str, tuple[str, str]], set[int]] = {}
        """The figures of each Origin, of each measure and domain."""
        for stake in stakes:
            self.by_article.setdefault(stake.claim.article, []).append(stake)
            for end in {stake.low, stake.high} - {None}:
                self.by_figure.setdefault((stake.kind.domain, end or 0), []).append(stake)
            tolls = self.tolls.setdefault((stake.claim.measure, stake.kind.domain), {})
            tolls[stake.claim.article] = max(stake.floor, tolls.get(stake.claim.article, 0))
            if stake.claim.part_of is None and not stake.source and not DEFINITE.match(stake.claim.evidence.quote):
                self.counts.setdefault((stake.origin, (stake.claim.measure, stake.kind.domain)), set()).add(stake.floor)
                told = self.tellers.setdefault((stake.claim.measure, stake.kind.domain), {})
                told.setdefault(stake.ends, set()).add(stake.claim.article)


_MORE = re.compile(r"\b(?<!any )(?<!no )(?:more|another|additional|further)\b(?! than)", re.IGNORECASE)
"""An addition to a count."""
_NUMBERED = re.compile(r"\d|\bone\b|\b(?:only|single|sole)\b", re.IGNORECASE)
"""One counted, not one described."""


_SOMEBODY = re.compile(
    r"\b(?:man|woman|boy|girl|child|baby|infant|toddler|teenager|pensioner|of (?:them|whom|these|those)|\d{1,3}-year-old)\b", re.IGNORECASE
)
"""Words for one of whom more is known than that he is one of the toll."""
MANY_TOLD = 5
"""From this toll on, "one woman" is one of it."""
_POSSESSED = re.compile(r"\W*(?:all\s+)?(?:its|their|our|his|her|my)\b", re.IGNORECASE)
"""Somebody's own: "their two drivers"."""
_SOME_OF = re.compile(
    r"\W*(?:(?:at least|about|around|some|only|just|all|up to) )*[\w,.-]+(?: (?:more|others?))? of "
    r"(?P<whom>(?:the|these|those|its|their|our|his|her|them|whom|which)\b.*)",
    re.IGNORECASE,
)
"""A number of somebody told of before."""
_OF_NUMBER = re.compile(r"(?:the|these|those|its|their|our|his|her)\s+(?P<number>\d[\d,]*|[^\W\d_]+(?:-[^\W\d_]+)?)\b", re.IGNORECASE)
"""A number of a number: "two of the three men"."""
_BASES = {
    "killed": re.compile(r"(?:the|these|those) (?:\w+ )?(?:dead|deceased|killed|bodies|fatalities|deaths|slain)\b", re.IGNORECASE),
    "injured": re.compile(r"(?:the|these|those) (?:\w+ )?(?:injured|wounded|hurt)\b", re.IGNORECASE),
    "missing": re.compile(r"(?:the|these|those) (?:\w+ )?missing\b", re.IGNORECASE),
    "arrested": re.compile(r"(?:the|these|those) (?:\w+ )?(?:arrested|detained|detainees)\b", re.IGNORECASE),
    "captured": re.compile(r"(?:the|these|those) (?:\w+ )?(?:captured|captives|hostages|abducted|kidnapped|prisoners)\b", re.IGNORECASE),
    "displaced": re.compile(r"(?:the|these|those) (?:\w+ )?(?:displaced|evacuees|evacuated)\b", re.IGNORECASE),
    "infected": re.compile(r"(?:the|these|those) (?:\w+ )?(?:infected|cases|sick)\b", re.IGNORECASE),
}
"""Words for those whom a measure counts: some of them are a part."""
FAR = 8
"""So many times what all other Articles tell, a figure counts something else."""
NEARBY = 3
"""Within so many times what others tell, a figure is one like theirs."""


def part_claims(stakes: Sequence[Stake]) -> frozenset[str]:
    """Return the ids of Claims that are part of another Claim of their measure.

    These are: those the reading marked; a single victim told beside a larger toll in the same Article; a smaller figure
    that one Origin gives in one Article for the same moment (one teller has one toll); figures in a row that add up to a larger one; one
    that another Article gives as a marked part of a larger toll ("ten were taken to the clinic", and the clinic: "we received ten");
    somebody's own ("their two drivers") beside a larger toll in the same Article; an addition ("three more bodies"); a person told by an
    Article that knows no toll, when another one has told a larger one; and a headline's figure that the text gives as a part.
    """
    index = Index(stakes)
    found = _marked(stakes) | added_parts(stakes)
    marks = _marks(stakes)
    largest: dict[tuple[str, str], int] = {}
    for stake in stakes:
        key = (stake.claim.measure, stake.kind.domain)
        largest[key] = max(largest.get(key, 0), stake.floor)
    for stake in stakes:
        beside = [s for s in index.by_article[stake.claim.article] if _comparable(s, stake) and s is not stake]
        single = stake.ends == (1, 1) and any(o.floor > 1 for o in beside)
        retold = any(_told_before(mark, stake) for mark in marks.get((stake.claim.measure, stake.ends), ()))
        added = (_MORE.search(stake.claim.evidence.quote) or _headed_more(stake, beside)) and (
            largest[stake.claim.measure, stake.kind.domain] > stake.floor
        )
        own = _POSSESSED.match(stake.claim.evidence.quote) and any(o.floor > stake.floor and o.kind.may_hold(stake.kind) for o in beside)
        some = _some(stake, largest[stake.claim.measure, stake.kind.domain])
        if single or retold or added or own or some or any(_smaller(stake, o) or _aside(stake, o, index) for o in beside):
            found.add(stake.claim.id)
    found |= _persons([s for s in stakes if s.claim.id not in found])
    inside = {(s.claim.article, s.claim.measure, s.ends) for s in stakes if s.claim.id in found and not s.claim.title}
    outside = {(s.claim.article, s.claim.measure, s.ends) for s in stakes if s.claim.id not in found and not s.claim.title}
    heads = {s.claim.id for s in stakes if s.claim.title and (s.claim.article, s.claim.measure, s.ends) in inside - outside}
    return frozenset(found | heads)


def _headed_more(stake: Stake, beside: Sequence[Stake]) -> bool:
    """Say whether the headline makes a figure of the text an addition: "Six more bodies" over "six bodies were brought in"."""
    return any(o.claim.title and o.ends == stake.ends and _MORE.search(o.claim.evidence.quote) for o in beside)


def _some(stake: Stake, largest: int) -> bool:
    """Say whether the words of a figure make it some of those counted otherwise: "22 of the injured are still in hospital".

    Some of whom is not said ("six of them died") may be all of whom this is told: only far from the toll is it a part.
    """
    found = _SOME_OF.match(stake.claim.evidence.quote)
    if found is None or stake.vague or stake.floor == 0:
        return False
    of_number = _OF_NUMBER.match(found["whom"])
    if of_number is not None and 0 < stake.floor < largest and count_of(of_number["number"]) == largest:
        return True  # "two of the three men"
    base = _BASES.get(stake.claim.measure)
    same = base is not None and base.match(found["whom"].strip()) is not None
    return stake.floor < largest if same else 2 * stake.floor < largest


def _marked(stakes: Sequence[Stake]) -> set[str]:
    """Parts that the reading marked; the wounded are no part of the dead, nor the many of the few."""
    known = {s.claim.id: s for s in stakes}
    found = set()
    for stake in stakes:
        whole = known.get(stake.claim.part_of or "")
        if whole is not None and whole.claim.superseded_by == stake.claim.id:
            continue  # "from 79 to 77": the new figure of the whole
        if stake.claim.part_of and (whole is None or (whole.claim.measure == stake.claim.measure and not stake.floor > whole.floor)):
            found.add(stake.claim.id)
    return found


def _marks(stakes: Sequence[Stake]) -> dict[tuple[str, Ends], list[Stake]]:
    """Figures of several that the reading marked as part of a larger one which is at stake too, by measure and figure."""
    known = {s.claim.id: s for s in stakes}
    found: dict[tuple[str, Ends], list[Stake]] = {}
    for stake in stakes:
        whole = known.get(stake.claim.part_of or "")
        if whole is not None and whole.claim.measure == stake.claim.measure and 1 < stake.floor < whole.floor:
            found.setdefault((stake.claim.measure, stake.ends), []).append(stake)
    return found


def _aside(stake: Stake, other: Stake, index: Index) -> bool:
    """True for a figure that an Article gives on nobody's word beside a toll of more than twice as many, and that is no Article's toll.

    "Three survivors told of 47 who were saved": the three are among them.
    """
    if stake.claim.attribution or stake.claim.title or stake.vague or stake.high is None or not other.claim.attribution:
        return False
    if not other.kind.may_hold(stake.kind) or stake.kind.domain != "people" or other.party or other.claim.title:
        return False
    told = index.tolls[stake.claim.measure, stake.kind.domain]
    return 0 < 2 * stake.floor < other.floor and stake.floor not in told.values()


def _persons(stakes: Sequence[Stake]) -> set[str]:
    """Single persons ("a nurse", no number) of Articles without a toll, where another Article does not tell its larger toll later."""
    tolls: dict[tuple[str, str], list[Stake]] = {}
    for stake in stakes:
        if stake.floor > 1 and stake.point is not None and not stake.vague:
            tolls.setdefault((stake.claim.measure, stake.kind.domain), []).append(stake)
    found = set()
    for stake in stakes:
        if stake.ends != (1, 1) or stake.claim.title:
            continue
        known = tolls.get((stake.claim.measure, stake.kind.domain), [])
        if _NUMBERED.search(stake.claim.evidence.quote):  # "one woman" is somebody where many are told of, "one dead" is a count
            known = [t for t in known if t.floor >= MANY_TOLD] if _SOMEBODY.search(stake.claim.evidence.quote) and not stake.party else []
        if any(_told_before(t, stake) for t in known):
            found.add(stake.claim.id)
    return found


def _told_before(toll: Stake, stake: Stake) -> bool:
    if toll.claim.article == stake.claim.article or toll.party or not toll.kind.may_hold(stake.kind):
        return False
    return toll.when is None or stake.when is None or not toll.when.after(stake.when)


def _comparable(a: Stake, b: Stake) -> bool:
    return a.claim.measure == b.claim.measure and a.kind.domain == b.kind.domain


def _smaller(stake: Stake, other: Stake) -> bool:
    """True where the other, of the same Article, is the larger toll of the same Origin for the same moment."""
    if stake.claim.superseded_by == other.claim.id:
        return False  # an older count of the whole, not a part of it
    stamped = stake.claim.as_of is not None and other.claim.as_of is not None
    if stake.origin != other.origin or (stamped and stake.when != other.when) or other.claim.superseded_by == stake.claim.id:
        return False
    if other.claim.modality != "asserted" or stake.vague or other.claim.figure == "at_most":
        return False
    if not other.kind.may_hold(stake.kind) or (stake.claim.measure == "missing" and stake.high == 0):
        return False  # "none is missing now": all were found
    return stake.kind.domain in {"people", "animal"} and stake.high is not None and stake.high < other.floor and not other.rounds(stake)


def set_aside(event: str, stakes: Sequence[Stake], figures: Figures, around: tuple[Case, Book]) -> dict[str, str]:
    """Return the Claims that do not widen their Event's range, with the reason; they are listed beside it.

    ``stakes`` are the Event's own, ``figures`` those of the whole Case. The reasons are ``another event's figure``, ``another time``,
    ``drift``, ``out of proportion``, ``digits swapped``, ``two measures added up``, ``two events added up`` and ``headline against body``.
    """
    index = Index(stakes)
    found: dict[str, str] = {}
    held = around[1].articles
    spoken = frozenset(i for i in index.by_article if i in held and held[i].issuer is not None)
    joined = joined_sums(stakes, added_parts(stakes), spoken)
    both = sums_of_events(event, stakes, figures, spoken)
    own = own_counts(stakes, index.counts, spoken)
    texts = {i: held[i].text for i in index.by_article if i in held}
    strange, unharmed = far_off(stakes, texts), no_dead(stakes, texts)
    for stake in stakes:
        beside = [s for s in index.by_article[stake.claim.article] if s is not stake]
        if stake.claim.id in joined:
            found[stake.claim.id] = "two measures added up"
        elif stake.claim.id in both:
            found[stake.claim.id] = "two events added up"
        elif _headline(stake, beside):
            found[stake.claim.id] = "headline against body"
        elif stake.claim.id in unharmed or _drift(stake, index, *around):
            found[stake.claim.id] = "drift"
        elif stake.claim.id in strange or _far_off(stake, index):
            found[stake.claim.id] = "out of proportion"
        elif of_another_time(event, stake, figures):
            found[stake.claim.id] = "another time"
        elif of_another(event, stake, figures, (index.tolls, index.tellers, own)):
            found[stake.claim.id] = "another event's figure"
        elif _swapped(stake, index):
            found[stake.claim.id] = "digits swapped"
    return _with_sources(found | _rounded(found, stakes), stakes)


def _with_sources(aside: Mapping[str, str], stakes: Sequence[Stake]) -> dict[str, str]:
    """What repeats a wrong figure is wrong as well; what a misdated or misplaced Claim says of itself says nothing about others."""
    return {**aside, **{s.claim.id: aside[s.source] for s in stakes if aside.get(s.source) in WRONG and s.claim.id not in aside}}


def _swapped(stake: Stake, index: Index) -> bool:
    """A figure that one Article alone tells, and that is another's with two digits swapped ("68" for 86), told by several and not later.

    Only a lower one: a toll may grow from 68 to 86, but nobody who is no slip counts fewer with the same digits.
    """
    told = index.tellers.get((stake.claim.measure, stake.kind.domain), {})
    if stake.point is None or stake.claim.measure not in GROWING or told.get(stake.ends, set()) != {stake.claim.article}:
        return False
    for right in _swaps(stake.floor):
        if right > stake.floor and len(told.get((right, right), set()) - {stake.claim.article}) > 1:
            same = [s for s in index.by_figure[stake.kind.domain, right] if s.claim.measure == stake.claim.measure]
            return all(s.when is None or stake.when is None or not s.when.after(stake.when) for s in same)
    return False


def _swaps(number: int) -> list[int]:
    """Return the numbers with two neighbouring digits of this one swapped; none for numbers that nobody writes."""
    if not 0 < number < WRITTEN:
        return []
    digits = str(number)
    return [int(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]) for n in range(len(digits) - 1)]


def _rounded(aside: Mapping[str, str], stakes: Sequence[Stake]) -> dict[str, str]:
    """The open wording of a sum of two events in the same Article: "more than 150" over 156."""
    sums = [s for s in stakes if aside.get(s.claim.id) == "two events added up"]
    return {
        s.claim.id: "two events added up" for s in stakes if s.claim.id not in aside and s.high is None
        and any(s.claim.article == o.claim.article and _comparable(s, o) and s.allows(o) and s.floor * 10 >= o.floor * 9 for o in sums)
    }  # fmt: skip


def _headline(stake: Stake, beside: Sequence[Stake]) -> bool:
    """A headline's figure that no figure of the same measure in its own Article's body allows."""
    if not stake.claim.title:
        return False
    body = [s for s in beside if _comparable(s, stake) and not s.claim.title and s.claim.part_of is None]
    return bool(body) and not any(s.allows(stake) or stake.allows(s) or abs(s.floor - stake.floor) <= 1 for s in body)


def _far_off(stake: Stake, index: Index) -> bool:
    """A figure many times as large as all that other Articles tell, where its own Article tells one like theirs as well.

    "1,322 have died on this route" beside the eleven of one boat.
    """
    tolls = index.tolls[stake.claim.measure, stake.kind.domain]
    others = [toll for article, toll in tolls.items() if article != stake.claim.article and toll]
    if len(others) < 2 or stake.floor < FAR * max(others):
        return False
    beside = [s for s in index.by_article[stake.claim.article] if _comparable(s, stake) and s.claim.part_of is None]
    return any(0 < s.floor <= NEARBY * max(others) for s in beside)


def _drift(stake: Stake, index: Index, case: Case, held: Book) -> bool:
    """A graver measure with the figure that its source gives for a weaker one ("up to 60 spotted" turned "60 killed")."""
    if stake.claim.measure not in GRAVER or stake.floor <= 1:
        return False
    told = index.tellers.get((stake.claim.measure, stake.kind.domain), {})
    if told.get(stake.ends, set()) - {stake.claim.article}:
        return False
    same = index.by_figure.get((stake.kind.domain, stake.floor), [])
    if told.get((0, 0), set()) - {stake.claim.article} and any(
        s.claim.measure == "injured" and s.claim.article in told[0, 0] for s in same
    ):
        return True  # who says that nobody was killed counts as many injured
    if any(s.claim.measure in WEAKER and s.claim.article == stake.claim.article for s in same):
        return False
    elsewhere = [s for s in same if s.claim.article != stake.claim.article]
    return any(s.claim.measure in WEAKER and not _found_dead(stake, s, held) and _taken_from(stake, s, case, held) for s in elsewhere)


def _found_dead(stake: Stake, missing: Stake, held: Book) -> bool:
    """As many dead as were missing, by the same Origin in so many words and later: the missing were found."""
    article = held.articles.get(stake.claim.article)
    named = bool(stake.claim.attribution) or (article is not None and article.issuer is not None)
    later = stake.when is not None and missing.when is not None and stake.when.after(missing.when)
    return missing.claim.measure == "missing" and named and later and stake.origin == missing.origin


def _taken_from(stake: Stake, told: Stake, case: Case, held: Book) -> bool:
    """Say whether a Claim's Article took passages from the source's, or does not come before it and names its outlet or its Origin."""
    claim, source = stake.claim, told.claim
    if told.when is not None and stake.when is not None and told.when.after(stake.when):
        return False
    if any(d.source == source.article and d.target == claim.article for d in case.trace.derivations):
        return True
    if any(d.source == claim.article and d.target == source.article for d in case.trace.derivations):
        return False
    article = held.articles.get(source.article)
    names = [words(name) for name in (article.outlet if article else None, article.issuer if article else None) if name]
    tellers = [words(n.text) for t in claim.attribution for n in (t.name, t.body) if n is not None]
    if any(teller & name for teller in tellers for name in names):
        return True
    return claim.origin is not None and claim.origin == source.origin
