"""A Claim as one figure at stake in an Event: its ends, when and by whom it is told, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tellings.extract.quantity.number import find_numbers, lexemes
from tellings.extract.quantity.words import words as number_words
from tellings.language import table
from tellings.model import Article, Case, Claim, Event, Origin
from tellings.reconcile.kinds import GENERIC, THINGS, Kind, kind_of, singular
from tellings.reconcile.moments import Moment, moment, stated_at
from tellings.reconcile.naming import words
from tellings.reconcile.periods import reconcile_period
from tellings.reconcile.profile import FigureRules
from tellings.trace.parties import by_name_alone, parties

Words = Mapping[str, tuple[int, int | None]]

ANYONE = GENERIC | {"man", "woman", "child", "boy", "girl"}
"""Words that say no more of somebody than that it is a person, a man or a child."""


AHEAD = 20
"""Characters that are read on behind a position ("the fifth" - "to lose his life")."""
BEHIND = 40
"""Characters before a name that are read for a position ("the fifth, Jon Arla, ...")."""
ELLIPSIS = 60
"""Characters within which a second number of things may leave out the noun of the first."""
_ORDINAL = r"[^\W\d_]+(?:-[^\W\d_]+)*|\d{1,4}(?=st|nd|rd|th)"
_POSITION = re.compile(r"\b[Tt]he (?P<word>[^\W\d_]+(?:-[^\W\d_]+)?|\d{1,4}(?=st|nd|rd|th))(?:st|nd|rd|th)?(?:, )?$")
"""A position that stands alone before a name in apposition."""
_MAINTAINS = re.compile(r"\b(?:maintain|claim|insist|alleg|contend|boast)(?:s|es|ed|ing)?\b[^.,;:!?]{0,60}$", re.IGNORECASE)
"""Verbs by which a writer leaves a figure to the one who gives it (Hyland 1999, non-factive reporting verbs)."""
BACK = 80
"""Characters before a figure that are read for them."""
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_TO_DIE = frozenset(("to die", "to be", "to lose", "to succumb", "to perish", "to fall"))


class Stake(NamedTuple):
    """One figure at stake. ``origin`` is an Origin's id, or ``article:<id>`` where the Article itself says it."""

    claim: Claim
    low: int | None
    high: int | None
    when: Moment | None
    origin: str
    origin_kind: str
    party: bool
    kind: Kind
    also: tuple[str, ...] = ()
    """Further Claims behind the figure, where it is added up from groups."""
    source: str = ""
    """The Claim of another Article that this one repeats, where it is known."""
    contested: bool = False
    """Its Article passes it on as what somebody maintains, claims or insists on."""

    @property
    def point(self) -> int | None:
        """The figure as one number: its low end, or its high end if that alone is stated; null for a range."""
        if self.claim.figure == "range" and self.low != self.high:
            return None
        return self.low if self.low is not None else self.high

    @property
    def floor(self) -> int:
        """The least that it says, for comparing figures (its high end if that alone is stated)."""
        return self.low if self.low is not None else (self.high or 0)

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """Low and high."""
        return self.low, self.high

    @property
    def rank(self) -> str:
        """The place in a Profile's order of Origins: its kind, or ``official party``."""
        return "official party" if self.party and self.origin_kind == "official" else self.origin_kind

    @property
    def vague(self) -> bool:
        """True where the wording gives no number ("dozens")."""
        return self.claim.figure == "vague"

    def allows(self, other: Stake) -> bool:
        """Say whether the other's whole interval lies within this one."""
        low = self.low if self.low is not None else 0
        if (other.low if other.low is not None else 0) < low:
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def rounds(self, other: Stake) -> bool:
        """Say whether this is the other's number in open words: "more than 80" beside 80 or beside "at least 80"."""
        if self.high is not None or self.vague:
            return False
        more = self.floor - other.floor
        return 0 <= more <= 1 if other.high is not None else more == 1 and other.floor % 10 == 0


class Book(NamedTuple):
    """What every Event's reconciling needs of the Case, looked up once."""

    articles: Mapping[str, Article]
    origins: Mapping[str, Origin]
    claims: Mapping[str, Claim]
    copied: Mapping[str, str]
    order: Mapping[str, int]
    """Position of each Article in time (undated ones last), ties by id."""


def book(case: Case) -> Book:
    """Look up what a Case holds."""
    articles = {a.id: a for a in case.articles}
    dated = sorted(case.articles, key=lambda a: (a.published_at or a.published or "~", a.id))
    order = {a.id: position for position, a in enumerate(dated)}
    origins = {o.id: o for o in case.trace.origins}
    return Book(articles, origins, {c.id: c for c in case.claims}, case.trace.copied_claims, order)


def stakes(event: Event, held: Book, rules: FigureRules, folders: tuple[str, ...] = ()) -> list[Stake]:
    """Return the figures at stake in an Event, in a fixed order (by Article in time, then place in the text)."""
    claims = [held.claims[i] for i in event.claims if i in held.claims]
    side = parties(claims, held.origins, folders)
    begun = _begun(claims)
    found = []
    for claim in sorted(claims, key=lambda c: (held.order.get(c.article, 0), c.evidence.start, c.measure, c.id)):
        ends = _ends(claim, rules, held.articles.get(claim.article))
        if ends is None:
            continue
        origin, kind = _origin(claim, held)
        if kind == "party" and origin not in side and origin in held.origins and by_name_alone(held.origins[origin]):
            kind = "monitor"
        party = origin in side or kind == "party"
        when = _not_before(stated_at(claim, held.articles.get(claim.article), begun), begun)
        stake = Stake(claim, *ends, when, origin, "official" if kind == "party" else kind, party, kind_of(claim, folders))
        found.append(stake._replace(contested=_contested(claim, held.articles.get(claim.article))))
    return _inherit(_name_things(_numbered(found, held)))


def _numbered(found: list[Stake], held: Book) -> list[Stake]:
    """Let a name behind a position ("The fifth, Jon Arla, died on Saturday") make the toll five, where the Event is told of four or five.

    Without such a figure it may be an enumeration ("the first, ...; the second, ...").
    """
    tolls = {s.floor for s in found if s.claim.measure == "killed"}
    result = []
    for stake in found:
        position = _named_position(stake, held) if stake.claim.measure == "killed" and stake.ends == (1, 1) else None
        known = position is not None and position > 2 and bool({position, position - 1} & tolls)
        result.append(stake._replace(low=position, high=position) if known else stake)
    return result


def _named_position(stake: Stake, held: Book) -> int | None:
    article = held.articles.get(stake.claim.article)
    if article is None:
        return None
    start, end = stake.claim.evidence.start, stake.claim.evidence.end
    before, quote = article.text[max(0, start - BEHIND) : start], stake.claim.evidence.quote
    ahead = re.match(r",\s+[A-Z]", article.text[end:][:AHEAD])
    match = _POSITION.search(before + quote if ahead else before) if ahead or quote[:1].isupper() else None
    if match is None:
        return None
    return _position(match["word"].lower())


def _contested(claim: Claim, article: Article | None) -> bool:
    """Say whether the words before a figure pass it on without vouching for it: "the council maintains that six have died"."""
    return article is not None and _MAINTAINS.search(article.text[claim.sentence.start : claim.evidence.start][-BACK:]) is not None


def _begun(claims: Sequence[Claim]) -> Moment | None:
    """Return the stretch within which the Event happened, by its Claims, from the beginning of its first day."""
    period = reconcile_period(claims)
    first, last = (moment(period.earliest), moment(period.latest)) if period is not None else (None, None)
    if period is None or first is None:
        return None
    return Moment(first.earliest.replace(hour=0, minute=0), last.latest if last else first.latest, period.edtf)


def _not_before(when: Moment | None, begun: Moment | None) -> Moment | None:
    """Nobody counts the dead before the event: a wide stretch of time begins with it."""
    if when is None or begun is None or not when.earliest < begun.earliest <= when.latest:
        return when
    return when._replace(earliest=begun.earliest)


def _name_things(found: Sequence[Stake]) -> list[Stake]:
    """Let a bare number of things ("destroyed: 310") count what the Event's other figures of its measure count, if that is one sort.

    Else what the figure close before it counts ("640 houses were destroyed and 2,300 damaged").
    """
    sorts: dict[str, set[Kind]] = {}
    for stake in found:
        if stake.kind.domain not in {"people", "animal", THINGS}:
            sorts.setdefault(stake.claim.measure, set()).add(stake.kind)
    named = {measure: kinds.pop() for measure, kinds in sorts.items() if len(kinds) == 1}
    result: list[Stake] = []
    for stake in found:
        kind = stake.kind
        if kind == Kind(THINGS):
            before = result[-1] if result else None
            near = before is not None and before.claim.article == stake.claim.article and _close(before, stake)
            kind = named.get(stake.claim.measure) or (before.kind if near and before is not None else kind)
        result.append(stake._replace(kind=kind))
    return result


def _close(before: Stake, stake: Stake) -> bool:
    """Say whether a figure of things leaves out the noun that another one gave just before it."""
    gap = stake.claim.evidence.start - before.claim.evidence.end
    return 0 <= gap <= ELLIPSIS and before.kind.domain not in {"people", "animal"}


def _origin(claim: Claim, held: Book) -> tuple[str, str]:
    """Return the Origin's id and kind; a Claim without one has that of the Claim it copies, its last teller, or its Article."""
    source = held.claims.get(held.copied.get(claim.id, ""))
    for candidate in (claim, source):
        origin = held.origins.get(candidate.origin or "") if candidate else None
        if origin is not None:
            return origin.id, origin.kind
    for candidate in (claim, source):
        if candidate is not None and candidate.attribution:
            last = candidate.attribution[-1]
            name = last.body or last.name
            if name is not None and words(name.canonical or name.text):
                return f"teller:{' '.join(sorted(words(name.canonical or name.text)))}", last.kind
    return f"article:{claim.article}", "outlet"


def _inherit(found: Sequence[Stake]) -> list[Stake]:
    """Give a figure that its Article states itself the Origin that the same Article names for the same figure.

    A headline drops the source that the body gives; it is no Origin of its own.
    """
    named: dict[tuple[str, str], list[Stake]] = {}
    for stake in found:
        if stake.claim.attribution and _says_who(stake.claim):
            named.setdefault((stake.claim.article, stake.claim.measure), []).append(stake)
    result = []
    for stake in found:
        match = None
        if not stake.claim.attribution:
            beside = named.get((stake.claim.article, stake.claim.measure), [])
            match = next((s for s in beside if s.ends == stake.ends or (stake.vague and stake.allows(s))), None)
        result.append(stake._replace(origin=match.origin, origin_kind=match.origin_kind, party=match.party) if match else stake)
    return result


def _says_who(claim: Claim) -> bool:
    """Whether a Claim's last teller has a name at all: a stray article or pronoun is none."""
    last = claim.attribution[-1]
    return any(name is not None and words(name.canonical or name.text) for name in (last.name, last.body)) or last.name is None


def _ends(claim: Claim, rules: FigureRules, article: Article | None) -> tuple[int | None, int | None] | None:
    """Return the low and high of a Claim as the Profile reads its wording; None where it gives no figure."""
    if claim.figure == "vague" and rules.vague:
        wording = f"{claim.hedge or ''} {claim.evidence.quote}".lower()
        for word in sorted(rules.vague, key=lambda w: (-len(w), w)):
            if re.search(rf"\b{re.escape(word)}\b", wording):
                ends = rules.vague[word]
                return ends[0], (ends[1] if len(ends) > 1 else None)
    if claim.measure == "killed" and claim.low == claim.high == 1:
        position = nth(claim.evidence.quote, article.text[claim.evidence.end :][:AHEAD] if article else "")
        return position, position
    if claim.low is None and claim.high is None:
        return (rules.plural[0], rules.plural[-1]) if rules.plural and _bare_plural(claim) else None
    return claim.low, claim.high


def nth(wording: str, after: str = "") -> int:
    """Return the position that a wording counts ("a fifth person": 5, "the 21st victim": 21), 1 where it counts none.

    Who is the fifth to die makes the toll five, on the same word. The word for the person says no more than that.
    ``after`` is what follows the wording: "the fifth" is one with "to die".
    """
    found = [w for w in re.findall(_ORDINAL, wording.lower()) if w not in _ENDINGS]
    more = [w for w in re.findall(_ORDINAL, after.lower()) if w not in _ENDINGS][:2]
    read = [*found, *more, ""] if re.match(r"\s+to\s", after) else [*found, ""]
    for word, (following, then) in zip(found, pairwise(read[1:]), strict=False):
        position = _position(word)
        if position is not None and (singular(following) in ANYONE or f"{following} {then}" in _TO_DIE):
            return max(1, position)
    return 1


def _position(word: str) -> int | None:
    """The position that a word in lower case or digits name ("fifth", "twenty-second", "21"), None for another word."""
    if word.isdigit():
        return int(word)
    tens, _, last = word.rpartition("-")
    return _ordinals()[last] + _tens().get(tens, 0) if last in _ordinals() else None


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("numbers") if row["kind"] == "ordinal"}


@lru_cache(maxsize=1)
def _tens() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("numbers") if row["kind"] == "ten"}


def count_of(wording: str) -> int | None:
    """Return the number that a whole wording counts ("three", "twenty-two", "1,200"), None for another wording."""
    found = find_numbers(parts := lexemes(wording, 0, len(wording)), number_words(()))
    return found[0].low if len(found) == 1 and (found[0].first, found[0].last) == (0, len(parts)) else None


def _bare_plural(claim: Claim) -> bool:
    """True for "others were injured": people who are not counted."""
    if claim.measure not in {"killed", "injured"} or claim.figure not in {"none", "unknown"} or claim.polarity == "negative":
        return False
    group = (claim.unit or claim.affected.group or "").lower().split()
    return bool(group) and (group[-1].endswith("s") or group[-1] in {"people", "men", "women", "children", "police"})
