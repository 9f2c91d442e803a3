"""What became of one number between two tellings: a hedge or a doubt lost, a scope narrowed, a verb raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tellings.model import Claim
from tellings.reconcile.doubt import hardly_read
from tellings.reconcile.drift_pair import ALIKE, MOST, OF_THEM, REST, Pair, from_another
from tellings.reconcile.drift_statements import LEGAL
from tellings.reconcile.drift_ways import OPEN, RAISED, TELLING
from tellings.reconcile.drift_wording import made_live, made_worse, named_others, told_of_one_place
from tellings.reconcile.earlier import former, names_earlier_time, sums_up, told_as_earlier
from tellings.reconcile.figure_size import most_of
from tellings.reconcile.finding_parts import Table
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.moments import moment
from tellings.reconcile.plainly import only_hit
from tellings.reconcile.restating import share

RAISED_IN_COPY: dict[str, frozenset[str]] = {
    "killed": frozenset({"attacked", "hit", "other", "infected", "captured"}),
    "destroyed": frozenset({"attacked", "hit"}),
    "displaced": frozenset({"other", "aboard"}),
    "captured": frozenset({"missing"}),
    "hit": frozenset({"destroyed"}),
}
"""The same where the text is known to derive from the other: apart from that, what is attacked may well be destroyed too."""

FLYING = frozenset({"aircraft", "munition", "weapon", "drone", "missile"})
"""Things that were shot down on the way: a careless re-telling lets them hit."""

WORDED = frozenset({"verb_raised", "severity_raised", "shots_made_live", "place_narrowed", "others_named"})
"""Changes that the words show, whatever the number."""

_MONTH_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?=[a-z]*\b)")
_THAT = re.compile(
    r"\b(?:in|after|during|before) that (?:incident|attack|case|shooting|crash|fire|accident|event)\b|\blast (?:year|month)\b",
    re.IGNORECASE,
)

GROWING = frozenset({"killed", "injured", "missing", "infected", "displaced", "arrested", "rescued"})
"""Measures whose counts go on after the event."""

HARMED = frozenset({"killed", "injured", "missing", "captured", "rescued"})
"""Measures of persons to whom something was done."""

_DOZEN = re.compile(r"\bdozens?\b|\bscores?\b", re.IGNORECASE)
"""Round numbers of those who did not count."""

_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]{2,}")


def change_of(strong: Claim, alike: Sequence[Claim], table: Table, *, flows: bool) -> Pair | None:
    """What became of the number on the way; nothing where the source has a telling as strong as this one."""
    aligned = any(frozenset((w.id, strong.id)) in table.aligned or share(table.stems_at(w), table.stems_at(strong)) >= ALIKE for w in alike)

    def alike_told(weak: Claim) -> bool:
        return share(table.stems_at(weak), table.stems_at(strong)) >= ALIKE

    tests: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
        ("severity_raised", lambda w: flows and made_worse(w, strong, alike, table)),
        ("shots_made_live", lambda w: flows and made_live(w, strong, alike, table)),
        ("place_narrowed", lambda w: flows and told_of_one_place(w, strong, table)),
        ("others_named", lambda w: aligned and named_others(w, strong, table)),
        ("hedge_dropped", lambda w: flows and _hedge_dropped(w, strong) and not from_another(w, strong, table)),
        ("modality_raised", lambda w: _unsure(w) and _same_harm(w, strong, flows=flows) and (flows or alike_told(w))),
        ("doubt_lost", lambda w: _doubt_lost(w, strong, alike) and not former(strong.sentence.of(table.articles[strong.article].text))),
        ("scope_lost", lambda w: flows and _scope_lost(w, strong, table)),
        ("verb_raised", lambda w: _verb_raised(w, strong, table, flows=flows)),
    )
    if any(not any(test(w) for _, test in tests) and _as_strong(w, strong) for w in alike):
        return None
    for code, test in tests:
        found = [w for w in alike if test(w) and not table.later(w, strong) and _grounded(w, strong, code, table)]
        if found:
            return Pair(min(found, key=lambda w: (w.title, w.evidence.start)), strong, code)
    return None


def _unsure(claim: Claim) -> bool:
    return claim.modality in ("alleged", "feared")


def _same_harm(weak: Claim, strong: Claim, *, flows: bool) -> bool:
    """Whether two figures are of one measure, or in a copy of persons who came to harm (a translation words the harm in its own way)."""
    if weak.measure == strong.measure:
        return True
    return flows and {weak.measure, strong.measure} <= HARMED and most_of(strong) >= TELLING and kind_of(strong).domain == "people"


def _grounded(weak: Claim, strong: Claim, code: str, table: Table) -> bool:
    """Whether a small number is enough: only where the two Claims are aligned; and a doubt about the doer is none about the harm."""
    if code in ("modality_raised", "doubt_lost") and LEGAL.search(table.sentence_evidence(weak).quote):
        return False
    small = code in ("modality_raised", "scope_lost") and most_of(strong) < TELLING
    if small and (most_of(strong) < 2 or share(table.stems_at(weak), table.stems_at(strong)) < MOST):
        return False
    if code == "hedge_dropped" and most_of(strong) < TELLING and strong.measure == "arrested":
        return False
    if code == "hedge_dropped" and most_of(strong) < TELLING and strong.measure in GROWING and _a_day_later(strong, weak, table):
        return False
    return code in WORDED or most_of(strong) >= TELLING or frozenset((weak.id, strong.id)) in table.aligned


def _a_day_later(strong: Claim, weak: Claim, table: Table) -> bool:
    """Whether a count was stated so much later that "at least" may since have become exact."""
    one, other = table.moment(strong), table.moment(weak)
    return bool(one and other and (one.earliest.date() - other.latest.date()).days >= 1)


def _as_strong(weak: Claim, strong: Claim) -> bool:
    return weak.measure == strong.measure and weak.modality == "asserted"


def _hedge_dropped(weak: Claim, strong: Claim) -> bool:
    hedged = weak.figure in ("at_least", "at_most", "approximate") and strong.figure == "exact"
    if weak.measure == "other" or _DOZEN.search(weak.evidence.quote):
        return False  # nobody counted when he said "more than a dozen"
    return hedged and weak.measure == strong.measure and weak.scope == strong.scope


def _doubt_lost(weak: Claim, strong: Claim, alike: Sequence[Claim]) -> bool:
    """Suspected cases told as cases."""
    if weak.measure != strong.measure or not OPEN.search(weak.evidence.quote) or OPEN.search(strong.evidence.quote):
        return False
    return all(OPEN.search(w.evidence.quote) for w in alike if w.measure == strong.measure)


def _scope_lost(weak: Claim, strong: Claim, table: Table) -> bool:
    """A total of a season, or the figure of an older event, told of this one."""
    if weak.measure != strong.measure or strong.part_of or most_of(strong) < 2 or strong.scope != "this_event":
        return False
    if OF_THEM.search(strong.evidence.quote):
        return False  # of those whom the sentence before counts, over whatever time
    if _one_day(weak, strong, table):
        return False
    if weak.scope == "cumulative":
        return not sums_up(strong, table) and not _same_day_named(weak, strong, table)
    words = table.sentence_evidence(weak).quote
    if weak.scope != "background" and not former(words) and not names_earlier_time(words, weak.article, table):
        return False
    return told_as_earlier(weak, table) and not told_as_earlier(strong, table) and not _same_day_named(weak, strong, table)


def _one_day(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether both figures are dated, to one and the same day or night, or the weak one to that of its Article's publication."""
    one, other = (moment(c.period.edtf) if c.period else None for c in (weak, strong))
    article = table.articles[weak.article]
    now = moment(article.published_at) or moment(article.published)
    if one is None:
        return False
    day = one.earliest.date(), one.latest.date()
    return any(m is not None and day == (m.earliest.date(), m.latest.date()) for m in (other, now))


def _same_day_named(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether both sentences go back to one earlier happening: "that case", or the same day of the same month."""
    one, other = (table.sentence_evidence(c).quote for c in (weak, strong))
    days = [{m[0].casefold() for m in _MONTH_DAY.finditer(x)} for x in (one, other)]
    months = [{m[0].casefold() for m in _MONTH.finditer(x)} for x in (one, other)]
    for month in months[0] & months[1]:
        first, second = ({d for d in x if d.startswith(month)} for x in days)
        if not (first and second) or first & second:
            return True
    return bool(_THAT.search(other))


def _verb_raised(weak: Claim, strong: Claim, table: Table, *, flows: bool) -> bool:
    raised = RAISED.get(strong.measure, frozenset()) | (RAISED_IN_COPY.get(strong.measure, frozenset()) if flows else frozenset())
    if strong.measure == "hit" and kind_of(weak).domain not in FLYING:
        return False
    if weak.measure not in raised or (weak.affected.cls == "object" and strong.measure == "killed") or strong.scope != "this_event":
        return False
    if weak.measure == "injured" and REST.search(weak.evidence.quote):
        return False  # the rest beside the dead
    if REST.search(strong.evidence.quote) or (weak.measure == "spotted" and "identif" in table.sentence_evidence(weak).quote):
        return False
    if table.stems_at(weak) == table.stems_at(strong) != frozenset() or hardly_read(strong) or only_hit(strong, table):
        return False  # the same words, read in another way
    if weak.measure == "other" and (weak.figure == "range") != (strong.figure == "range"):
        return False  # "some 300 people", "250 to 300 people": nobody followed a number that is not the same
    if not flows and _other_people(weak, strong):
        return False  # 19 women who slept outside, 19 fighters killed
    if weak.measure in table.measures_at(strong):
        return False  # "all nine who had been missing were found dead", "five are hurt, and one of them has died"
    if flows and 1 < most_of(strong) < TELLING:
        if kind_of(strong).generic and _named_apart(weak, strong, table):
            return False
        if weak.event != strong.event and kind_of(strong).generic:
            return False  # "four people" of two happenings
        enough = ALIKE if weak.measure in RAISED.get(strong.measure, frozenset()) and weak.measure != "aboard" else MOST
        return share(table.stems_at(weak), table.stems_at(strong)) >= enough
    return most_of(strong) >= TELLING


def _named_apart(a: Claim, b: Claim, table: Table) -> bool:
    """Whether both sentences name places or people, and none of them in common."""
    names = [set(_NAME.findall(table.sentence_evidence(c).quote)) for c in (a, b)]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _other_people(a: Claim, b: Claim) -> bool:
    """Whether one figure counts women, children or the old and the other men under arms, or they count two sides of a fight."""
    one, other = kind_of(a), kind_of(b)
    armed = {"combatant", "security"}
    apart = (one.age_sex and other.cls in armed and not other.age_sex) or (other.age_sex and one.cls in armed and not one.age_sex)
    return bool(apart) or bool(one.side and other.side and one.side.casefold() != other.side.casefold())
