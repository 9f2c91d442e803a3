"""Drift: a telling says more, or something else, than the one that it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, cast

from tellings.model import Claim, Finding
from tellings.reconcile.drift_scope import narrowed
from tellings.reconcile.drift_statements import LEGAL, find_statements
from tellings.reconcile.drift_teller import find_moved_tellers
from tellings.reconcile.drift_ways import OPEN, RAISED, TELLING, Ways, numbers, summands
from tellings.reconcile.drift_wording import made_live, made_worse, named_others, told_of_one_place
from tellings.reconcile.drift_written import find_written_drift
from tellings.reconcile.earlier import former, long_sum, names_earlier_time, sums_up, told_as_earlier
from tellings.reconcile.finding_parts import FAR, Table, counted, make
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.moments import moment
from tellings.reconcile.plainly import left_open, one_number, strung_together
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

ADDED_TO = {
    "killed": ("missing", "injured"), "destroyed": ("captured", "damaged"), "injured": ("killed", "missing"),
    "captured": ("missing",), "infected": ("spotted",),
}  # fmt: skip
"""Measure: those whose figures a careless re-telling adds to it."""

SAME_FIGURE = frozenset({"hedge_dropped", "doubt_lost", "severity_raised", "shots_made_live", "others_named"})
"""Changes that leave the figure what it was."""

WORDED = frozenset({"verb_raised", "severity_raised", "shots_made_live", "place_narrowed", "others_named"})
"""Changes that the words show, whatever the number."""

OF_THEM = re.compile(r"\bof (?:them|these|those|whom)\b", re.IGNORECASE)

SMALLEST = 5
"""A smaller sum of two events' counts is met by chance even in a text that takes from the other."""

SHOWN_SOURCES = 2
"""Articles with the weaker telling that a Finding shows."""

SUMMED = 50
"""A sum of figures of two sentences is hardly met by chance from this number on."""

ALIKE = 0.3
"""Share of its sentence's words that a small number keeps where it is the same number of the same matter."""


MOST = 0.5
"""Share of its sentence's words that a small number keeps where its scope or its summands changed on the way."""

_MONTH_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?=[a-z]*\b)")
_THAT = re.compile(
    r"\b(?:in|after|during|before) that (?:incident|attack|case|shooting|crash|fire|accident|event)\b|\blast (?:year|month)\b",
    re.IGNORECASE,
)

GROWING = frozenset({"killed", "injured", "missing", "infected", "displaced", "arrested", "rescued"})
"""Measures whose counts go on after the event."""

_REST = re.compile(r"\b(?:others?|another|more|additional|further|remaining)\b(?! than)", re.IGNORECASE)

SHOT = ("shoot", "shot", "hit", "strike", "struck", "wound", "gun")
"""Predicates that count the dead and the hurt together."""


HARMED = frozenset({"killed", "injured", "missing", "captured", "rescued"})
"""Measures of persons to whom something was done."""


class Pair(NamedTuple):
    """A weaker and a stronger telling, and what happened between them. ``also`` stands beside the weaker (a summand)."""

    weak: Claim
    strong: Claim
    code: str
    also: Claim | None = None


def drift_pairs(table: Table) -> list[Pair]:
    """Each figure that says more than its source's, read once a Case."""
    if table.kept.get("drift") is None:
        table.kept["drift"] = _settled([*_claims(table), *_scopes(table), *_sums(table), *_digits(table)])
    return cast("list[Pair]", table.kept["drift"])


def drifted(table: Table) -> set[str]:
    """The ids of the Claims whose figure is not what its source says (a dropped hedge changes no figure)."""
    if table.kept.get("drifted") is None:
        strong = [p.strong for p in drift_pairs(table) if p.code not in SAME_FIGURE]
        told = {(c.article, c.measure, c.low) for c in strong}
        table.kept["drifted"] = {c.id for c in table.case.claims if c.low is not None and (c.article, c.measure, c.low) in told}
    return cast("set[str]", table.kept["drifted"])


def find_drift(table: Table) -> Iterator[Finding]:
    """All that says more in one article than in the telling it comes from, one Finding a matter."""
    held: dict[tuple[str, str, object], list[Pair]] = {}
    for pair in drift_pairs(table):
        held.setdefault(_matter(pair), []).append(pair)
    for found in held.values():
        yield _made(found, table)
    yield from find_statements(table)
    yield from find_moved_tellers(table)
    yield from find_written_drift(table, [p.strong for p in drift_pairs(table)])


def _matter(pair: Pair) -> tuple[str, str, object]:
    """What is one matter: all hedges that one text drops, all the missing that it counts as dead, else each figure."""
    lost = (pair.also or pair.weak).measure == "missing" and pair.strong.measure == "killed"
    if pair.code in ("verb_raised", "added_up") and lost:
        return "missing_counted_dead", pair.strong.article, None
    if pair.code in ("doubt_lost", "modality_raised") and pair.strong.measure == "infected":  # suspected, or suspected to have fallen ill
        return "doubt_lost", pair.strong.article, None
    if pair.code == "place_narrowed":  # the dead and the hurt of one sentence
        return pair.code, pair.strong.article, None
    whole = {"hedge_dropped": pair.weak.article, "doubt_lost": None}.get(pair.code, pair.strong.low)
    return pair.code, pair.strong.article, whole


def _claims(table: Table) -> Iterator[Pair]:
    ways = Ways.of(table)
    strong_of = {
        a.id: [
            c for c in table.by_article.get(a.id, ())
            if counted(c) and one_number(c) and not left_open(c) and c.modality == "asserted" and c.scope != "background"
            and not table.denied_at(c)
        ] for a in table.case.articles
    }  # fmt: skip
    distant = ((w, c.article) for told in strong_of.values() for c in told if _number(c) >= TELLING for w in ways.weaker(c))
    for weak_article, strong_article in ways.ordered([*ways.flowing(), *distant]):
        flows = (weak_article, strong_article) in table.derived
        for strong in strong_of[strong_article]:
            alike = [w for w in ways.alike(weak_article, strong) if one_number(w)]
            alike = [w for w in alike if not w.title] or alike  # a headline has no room for the whole
            if not flows:
                alike = [w for w in alike if w.event == strong.event and _number(strong) >= TELLING]
            found = _drifted(strong, alike, table, flows=flows) if alike else None
            if found:
                yield found


def _scopes(table: Table) -> Iterator[Pair]:
    """Counts of several places or days told of one, also where no wording is shared."""
    for weak, strong in narrowed(table):
        taken = (weak.article, strong.article) in table.derived
        if (taken or not _from_another(weak, strong, table)) and (strong.article, weak.article) not in table.derived:
            yield Pair(weak, strong, "place_narrowed")


def _settled(pairs: Sequence[Pair]) -> list[Pair]:
    """One explanation for each figure: where it adds up two of its own measure, it is no weaker figure raised."""
    summed = {p.strong.id for p in pairs if p.also is not None and p.also.measure == p.weak.measure == p.strong.measure}
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for pair in pairs:
        key = pair.code, pair.weak.article, pair.strong.id
        if key in seen or (pair.code == "verb_raised" and pair.strong.id in summed):
            continue
        seen.add(key)
        kept.append(pair)
    return kept


def _from_another(weak: Claim, strong: Claim, table: Table) -> bool:
    """Whether two named bodies or persons give a number, each his own: then neither telling comes from the other."""
    one, other = table.origin_of(weak), table.origin_of(strong)
    if not weak.attribution or not strong.attribution or one is None or other is None or one.id == other.id:
        return False
    return one.kind not in ("outlet", "news_agency") and other.kind not in ("outlet", "news_agency", "unnamed")


def _drifted(strong: Claim, alike: Sequence[Claim], table: Table, *, flows: bool) -> Pair | None:
    """What became of the number on the way; nothing where the source has a telling as strong as this one."""
    aligned = any(frozenset((w.id, strong.id)) in table.aligned or share(table.stems_at(w), table.stems_at(strong)) >= ALIKE for w in alike)

    def alike_told(weak: Claim) -> bool:
        return share(table.stems_at(weak), table.stems_at(strong)) >= ALIKE

    tests: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
        ("severity_raised", lambda w: flows and made_worse(w, strong, alike, table)),
        ("shots_made_live", lambda w: flows and made_live(w, strong, alike, table)),
        ("place_narrowed", lambda w: flows and told_of_one_place(w, strong, table)),
        ("others_named", lambda w: aligned and named_others(w, strong, table)),
        ("hedge_dropped", lambda w: flows and _hedge_dropped(w, strong) and not _from_another(w, strong, table)),
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
    return flows and {weak.measure, strong.measure} <= HARMED and _number(strong) >= TELLING and kind_of(strong).domain == "people"


def _grounded(weak: Claim, strong: Claim, code: str, table: Table) -> bool:
    """Whether a small number is enough: only where the two Claims are aligned; and a doubt about the doer is none about the harm."""
    if code in ("modality_raised", "doubt_lost") and LEGAL.search(table.sentence_evidence(weak).quote):
        return False
    small = code in ("modality_raised", "scope_lost") and _number(strong) < TELLING
    if small and (_number(strong) < 2 or share(table.stems_at(weak), table.stems_at(strong)) < MOST):
        return False
    if code == "hedge_dropped" and _number(strong) < TELLING and strong.measure == "arrested":
        return False
    if code == "hedge_dropped" and _number(strong) < TELLING and strong.measure in GROWING and _a_day_later(strong, weak, table):
        return False
    return code in WORDED or _number(strong) >= TELLING or frozenset((weak.id, strong.id)) in table.aligned


def _a_day_later(strong: Claim, weak: Claim, table: Table) -> bool:
    """Whether a count was stated so much later that "at least" may since have become exact."""
    one, other = table.moment(strong), table.moment(weak)
    return bool(one and other and (one.earliest.date() - other.latest.date()).days >= 1)


def _as_strong(weak: Claim, strong: Claim) -> bool:
    return weak.measure == strong.measure and weak.modality == "asserted"


def _number(claim: Claim) -> int:
    return max(claim.low or 0, claim.high or 0)


def same_number(a: Claim, b: Claim) -> bool:
    """Whether one number is told in both, whatever the hedge ("more than 80" is 81 and 80)."""
    if a.figure == "vague" or b.figure == "vague":
        return False
    return bool(numbers(a) & numbers(b))


_DOZEN = re.compile(r"\bdozens?\b|\bscores?\b", re.IGNORECASE)
"""Round numbers of those who did not count."""


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
    if weak.measure != strong.measure or strong.part_of or _number(strong) < 2 or strong.scope != "this_event":
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
    if weak.measure == "injured" and _REST.search(weak.evidence.quote):
        return False  # the rest beside the dead
    if _REST.search(strong.evidence.quote) or (weak.measure == "spotted" and "identif" in table.sentence_evidence(weak).quote):
        return False
    if table.stems_at(weak) == table.stems_at(strong) != frozenset():
        return False  # the same words, read in another way
    if not flows and _other_people(weak, strong):
        return False  # 19 women who slept outside, 19 fighters killed
    if weak.measure in table.measures_at(strong):
        return False  # "all nine who had been missing were found dead", "five are hurt, and one of them has died"
    if flows and 1 < _number(strong) < TELLING:
        if kind_of(strong).generic and _named_apart(weak, strong, table):
            return False
        if weak.event != strong.event and kind_of(strong).generic:
            return False  # "four people" of two happenings
        enough = ALIKE if weak.measure in RAISED.get(strong.measure, frozenset()) and weak.measure != "aboard" else MOST
        return share(table.stems_at(weak), table.stems_at(strong)) >= enough
    return _number(strong) >= TELLING


_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]{2,}")


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


def _sums(table: Table) -> Iterator[Pair]:
    """A figure that is two of its source's added up: missing never adds to killed, nor does a nurse to the guards."""
    ways = Ways.of(table)
    strong_of = {a.id: [c for c in table.by_article.get(a.id, ()) if _may_add_up(c)] for a in table.case.articles}
    dead = (c for told in strong_of.values() for c in told if c.measure == "killed" and (c.low or 0) >= TELLING)
    distant = ((s, c.article) for c in dead if not ways.told_elsewhere(c) for s in ways.summing(c))
    held: dict[str, list[Claim]] = {}
    for source, target in ways.ordered([*ways.flowing(), *distant]):
        flows = (source, target) in table.derived
        if source not in held:
            held[source] = [c for c in summands(source, table) if not strung_together(c)]
        for strong in strong_of[target]:
            if not flows and ((strong.low or 0) < TELLING or ways.told_elsewhere(strong) or _own_count(strong, table)):
                continue
            if ways.sums_tell(source, strong) and not _label_moved(strong, held[source]):
                continue
            found = next((p for p in _pairs_of(held[source], strong.low or 0) if _adds_up(*p, strong, table)), None)
            if found is not None and not table.later(found[0], strong) and not _knows(found[1], strong, table):
                yield Pair(found[0], strong, "added_up", found[1])


def _own_count(strong: Claim, table: Table) -> bool:
    """Whether a figure is told on the word of a body that counts, or as the sum of a series."""
    origin = table.origin_of(strong)
    return (bool(strong.attribution) and origin is not None and origin.kind in COUNTERS) or long_sum(strong, table)


_KILLINGS = re.compile(r"\b(?:killings?|murders?|slayings?|homicides?|suicides?|shootings?|cases|crimes?|attacks?)\b", re.IGNORECASE)
"""Deeds that are counted together, whoever tells them apart."""


def _may_add_up(claim: Claim) -> bool:
    whole = counted(claim) and claim.low == claim.high and claim.scope == "this_event" and claim.modality == "asserted"
    if not whole or _REST.search(claim.evidence.quote) or OF_THEM.search(claim.evidence.quote) or _KILLINGS.search(claim.evidence.quote):
        return False
    return one_number(claim) and not left_open(claim)


COUNTERS = frozenset({"official", "medical"})
"""Kinds of Origin that count for themselves: their figure is no sum that somebody made of another's."""


def _digits(table: Table) -> Iterator[Pair]:
    """A figure with a digit too many, too few or two of them exchanged, in a text that derives from another."""
    ways = Ways.of(table)
    for source, target in sorted({*(table.direct & table.derived), *(p for p in table.shared if table.order[p[0]] < table.order[p[1]])}):
        theirs = [c for c in table.by_article.get(source, []) if counted(c) and 1 < (c.low or 0) < FAR and not c.part_of]
        theirs = [c for c in theirs if c.figure != "vague" and one_number(c) and not _REST.search(c.evidence.quote)]
        for strong in table.by_article.get(target, []):
            if not counted(strong) or not strong.low or not TELLING <= strong.low < FAR or any(same_number(c, strong) for c in theirs):
                continue
            if strong.figure == "vague" or told_as_earlier(strong, table) or sums_up(strong, table):
                continue
            slips = (c for c in theirs if c.measure == strong.measure and _slip(str(c.low), str(strong.low)))
            if (source, target) not in table.derived:  # who took it is not known: the same sentence but for the number
                slips = (c for c in slips if (c.low or 0) >= TELLING and share(table.stems_at(c), table.stems_at(strong)) >= MOST)
            found = next((c for c in slips if (c.low or 0) >= TELLING or not ways.told_elsewhere(strong)), None)
            if found and not table.later(found, strong):
                yield Pair(found, strong, "digits")


def _slip(a: str, b: str) -> bool:
    """Whether two numbers are one but for a nought or for two neighbouring digits that changed places."""
    if a == b + "0" or b == a + "0":
        return True
    return len(a) > 1 and any(a[:i] + a[i + 1] + a[i] + a[i + 2 :] == b for i in range(len(a) - 1))


def _pairs_of(claims: Sequence[Claim], total: int) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of figures that add up to a number, both ways round."""
    places: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        places.setdefault(claim.low or 0, []).append(i)
    for i, claim in enumerate(claims):
        for k in places.get(total - (claim.low or 0), ()):
            if k > i:
                yield claim, claims[k]
                yield claims[k], claim


def _adds_up(one: Claim, other: Claim, strong: Claim, table: Table) -> bool:
    flows = (one.article, strong.article) in table.derived
    if (one.low or 0) + (other.low or 0) != strong.low or one.measure != strong.measure:
        return False
    together = one.sentence == other.sentence
    if not together and one.event != other.event and one.measure != other.measure:
        return False
    if one.measure == other.measure and not together:
        large = (strong.low or 0) >= SUMMED and min(one.low or 0, other.low or 0) >= TELLING
        apart = flows and one.event != other.event and not (one.part_of or other.part_of)
        return apart and (large or _of_two_events(one, other, strong, table))
    if one.measure == other.measure:
        counted_twice = other.part_of == one.id and one_number(other) and (flows or (strong.low or 0) >= TELLING)
        return counted_twice or (flows and _of_one_kind(one, other, strong))
    if other.measure not in ADDED_TO.get(strong.measure, ()) or one.part_of or other.part_of:
        return False
    if other.measure in table.measures_at(strong) or not (one_number(one) and one_number(other)):
        return False
    if strong.measure in ("injured", "killed") and (strong.predicate or "").startswith(SHOT):
        return False  # all who were shot, or gunned down, are the dead and the hurt
    if " and " in strong.evidence.quote:
        return False  # it names its summands
    if (strong.low or 0) < TELLING and (_REST.search(strong.evidence.quote) or not _alike_enough(one, other, strong, table)):
        return False
    if other.measure == "missing" and strong.measure == "killed":
        return other.event == strong.event or flows
    return flows and together


def _of_two_events(one: Claim, other: Claim, strong: Claim, table: Table) -> bool:
    """Whether a text adds up two events' counts of one kind of people, and knows neither of the two."""
    if min(one.low or 0, other.low or 0) < 2 or (strong.low or 0) < SMALLEST or strong.event not in (one.event, other.event):
        return False
    if {one.scope, other.scope} != {"this_event"} or strong.measure not in ("killed", "injured", "captured", "destroyed"):
        return False
    kinds = [kind_of(c) for c in (one, other, strong)]
    if len({k.noun for k in kinds} - {""}) > 1 or len({k.domain for k in kinds}) > 1:
        return False
    own = [c for c in table.by_article.get(strong.article, []) if c.measure == strong.measure]
    return not any(same_number(c, x) for c in own for x in (one, other))


def _alike_enough(one: Claim, other: Claim, strong: Claim, table: Table) -> bool:
    """Whether a small sum stands among the words of its summands: small numbers add up by chance."""
    words = table.stems_at(strong)
    return share(words, table.stems_at(one) | table.stems_at(other)) >= ALIKE


def _of_one_kind(one: Claim, other: Claim, strong: Claim) -> bool:
    """Whether the sum goes by the name of one of its two parts."""
    names = [kind_of(c).noun for c in (one, other)]
    return kind_of(strong).noun != "" and names[0] != names[1] and kind_of(strong).noun in names


def _label_moved(strong: Claim, summands: Sequence[Claim]) -> bool:
    """Whether the source has the number only for the whole, and the strong telling only for one kind."""
    same = [c for c in summands if same_number(c, strong) and c.measure == strong.measure]
    return kind_of(strong).noun != "" and all(kind_of(c).noun != kind_of(strong).noun for c in same)


def _knows(missing: Claim, strong: Claim, table: Table) -> bool:
    """Whether the article with the sum tells of those who were missing beside it: it says that they were found dead."""
    own = table.by_article.get(strong.article, [])
    beside = {c.sentence for c in own if c.measure == strong.measure and same_number(c, strong)}
    return any(c.measure == "missing" and c.low == missing.low and c.sentence in beside for c in own)


SAYS = {
    "verb_raised": "“{0}” ({2}) became {3}",
    "hedge_dropped": "“{0}” became “{1}”",
    "modality_raised": "“{0}”, {4}, became a fact",
    "doubt_lost": "“{0}” became “{1}”",
    "severity_raised": "“{0}” became “{1}”",
    "shots_made_live": "“{0}” became “{1}”",
    "place_narrowed": "“{0}”, told of several places, became the figure of one: “{1}”",
    "others_named": "“{0}” became “{1}”",
    "digits": "“{0}” became “{1}”",
    "scope_lost": "“{0}”, told of another time or a longer one, became the figure of this event",
    "added_up": "“{1}” adds up what its source counts apart",
}


def _made(found: Sequence[Pair], table: Table) -> Finding:
    ordered = sorted(found, key=lambda p: (not table.flows(p.weak.article, p.strong.article), p.weak.title, p.strong.title))
    first = ordered[0]
    sources = list(dict.fromkeys(p.weak.article for p in ordered))[:SHOWN_SOURCES]
    beside = [p for p in ordered if p.weak.article in sources]
    weak, strong = first.weak, first.strong
    if first.code == "hedge_dropped":
        words = figure_words(weak), figure_words(strong)
    else:
        words = " ".join(weak.evidence.quote.split()), " ".join(strong.evidence.quote.split())
    what = SAYS[first.code].format(*words, weak.measure, strong.measure, weak.modality)
    if first.also is not None:
        what += f": {figure_words(weak)} {weak.measure}, {figure_words(first.also)} {first.also.measure}"
    reasons = ["the figures match, and the telling that is not later says less"]
    if table.flows(weak.article, strong.article):
        reasons.append(f"the text of {table.name(strong.article)} derives from that of {table.name(weak.article)}")
    claims = list({c.id: c for p in beside for c in (p.weak, p.also, p.strong) if c is not None}.values())
    return make(
        "drift", first.code, f"{table.name(strong.article)}: {what} (see {table.name(weak.article)}).", claims=claims,
        events=[strong.event] if strong.event else [], confidence="likely" if len(reasons) > 1 else "possible", reasons=reasons,
    )  # fmt: skip
