"""What all kinds of Finding need: the Claims of an Event with their Articles, Origins and moments, and the record itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from tellings.model import (
    Article,
    Case,
    Claim,
    Confidence,
    Derivation,
    Estimate,
    Event,
    Evidence,
    Finding,
    FindingKind,
    HappeningMention,
    Origin,
    Period,
    Sentence,
    Span,
    evidence,
    make_id,
)
from tellings.reconcile.denying import ANSWER, disputes, find_denying, passes_on
from tellings.reconcile.doubt import hardly_read
from tellings.reconcile.live_entries import entry_moment
from tellings.reconcile.moments import Moment, moment, stated_at
from tellings.reconcile.restating import clause_around, stems

MARKED = re.compile(r"“[^“”]{2,2000}”|\"[^\"\n]{2,2000}\"|«[^«»]{2,2000}»|„[^„“]{2,2000}“")
"""Words between quotation marks."""

ADDED = re.compile(r"\b(?:more|another|additional|further)\b(?! than)", re.IGNORECASE)
"""An addition to a count ("five more bodies") is no count of its own."""

WORD = re.compile(r"[^\W\d_]{3,}")

SHOWN = 110
"""Characters of a passage that a Finding's sentence quotes."""

AROUND = 40
"""Characters shown on either side of the words that matter."""

FAR = 10**12
"""Stands for an open end when intervals are compared."""

ABOUT = 0.2
"""Share by which two approximate figures may differ without disagreeing (rounding to one digit moves a figure by up to that)."""


class Table:
    """A Case laid out for the detectors."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.articles: dict[str, Article] = {a.id: a for a in case.articles}
        self.claims: dict[str, Claim] = {c.id: c for c in case.claims}
        self.origins: dict[str, Origin] = {o.id: o for o in case.trace.origins}
        self._main: dict[str, set[str | None]] = {}
        self.kept: dict[str, object] = {}
        """What a detector has read off the whole Case, for the others."""
        self._stems: dict[tuple[str, int], frozenset[str]] = {}
        self._told: dict[tuple[str, int, int], frozenset[str]] = {}
        self._denied: dict[tuple[str, int, int], bool] = {}
        self._moments: dict[str, Moment | None] = {}
        self._quoted: dict[str, list[tuple[int, int]]] = {}
        self._starts: dict[str, list[int]] = {}
        self._acts: dict[str, dict[int, list[HappeningMention]]] = {}
        self._with_stem: dict[str, dict[str, list[int]]] = {}
        self._periods: dict[str, Period | None] = {}
        self.order: dict[str, int] = {a.id: n for n, a in enumerate(case.articles)}

    @cached_property
    def by_event(self) -> Mapping[str, list[Claim]]:
        """Event id to its Claims, in the order of the Case."""
        found: dict[str, list[Claim]] = {e.id: [] for e in self.case.events}
        for claim in self.case.claims:
            if claim.event in found:
                found[claim.event].append(claim)
        return found

    @cached_property
    def derived(self) -> set[tuple[str, str]]:
        """Pairs (from, to) of Articles with a Derivation of known direction."""
        return {(d.source, d.target) for d in self.case.trace.derivations if d.direction == "known"}

    @cached_property
    def _derivations(self) -> dict[tuple[str, str], Derivation]:
        """The first Derivation of each pair (from, to) of Articles."""
        return {(d.source, d.target): d for d in reversed(self.case.trace.derivations)}

    @cached_property
    def by_article(self) -> Mapping[str, list[Claim]]:
        """Article id to its Claims, in the order of the Case."""
        found: dict[str, list[Claim]] = {}
        for claim in self.case.claims:
            found.setdefault(claim.article, []).append(claim)
        return found

    @cached_property
    def direct(self) -> set[tuple[str, str]]:
        """The pairs of ``derived`` that no third Article lies between, and all that share wording of unknown direction."""
        sources: dict[str, set[str]] = {}
        for source, target in self.derived:
            sources.setdefault(target, set()).add(source)
        known = {(s, t) for s, t in self.derived if not any((s, middle) in self.derived for middle in sources[t])}
        return known | self.shared

    def aligned_sentences(self, source: str, one: Sentence, target: str, other: Sentence) -> bool:
        """Whether a passage that two Articles share stands in both sentences."""
        found = self._derivations.get((source, target))
        return found is not None and any(p.source.overlaps(one.span) and p.target.overlaps(other.span) for p in found.passages)

    def flows(self, source: str, target: str) -> bool:
        """Whether one text takes its words from another: a known direction, or shared wording that shows none."""
        return (source, target) in self.derived or (source, target) in self.shared

    @cached_property
    def shared(self) -> set[tuple[str, str]]:
        """Pairs of Articles, both ways round, that share wording of unknown direction."""
        pairs = [(d.source, d.target) for d in self.case.trace.derivations if d.direction == "unknown"]
        return {*pairs, *((b, a) for a, b in pairs)}

    @cached_property
    def aligned(self) -> set[frozenset[str]]:
        """Pairs of Claims (their ids) of two Articles that tell one thing, as the trace stage aligned them."""
        return {frozenset((p.source, p.target)) for p in self.case.trace.claim_pairs}

    @cached_property
    def _in_article(self) -> Mapping[tuple[str | None, str, str], list[Claim]]:
        found: dict[tuple[str | None, str, str], list[Claim]] = {}
        for claim in self.case.claims:
            found.setdefault((claim.event, claim.article, claim.measure), []).append(claim)
        return found

    def measured(self, event: str | None, article: str, measure: str) -> Sequence[Claim]:
        """What an Article tells of one measure of an Event: looked up, since an Event may have thousands of Claims."""
        return self._in_article.get((event, article, measure), ())

    @cached_property
    def _of_event(self) -> Mapping[tuple[str | None, str], list[Claim]]:
        found: dict[tuple[str | None, str], list[Claim]] = {}
        for claim in self.case.claims:
            found.setdefault((claim.event, claim.article), []).append(claim)
        return found

    def told_of(self, event: str | None, article: str) -> Sequence[Claim]:
        """What an Article tells of an Event, in the order of the Case."""
        return self._of_event.get((event, article), ()) if event else ()

    @cached_property
    def _tellers(self) -> Mapping[tuple[str | None, str, int | None, int | None], set[str | None]]:
        found: dict[tuple[str | None, str, int | None, int | None], set[str | None]] = {}
        for claim in self.case.claims:
            if counted(claim):
                found.setdefault((claim.event, claim.measure, claim.low, claim.high), set()).add(claim.origin)
        return found

    def tellers_of(self, event: str | None, measure: str, low: int | None, high: int | None) -> set[str | None]:
        """The Origins that tell a figure with these ends of an Event."""
        return self._tellers.get((event, measure, low, high), set()) if event else set()

    @cached_property
    def _parties(self) -> set[tuple[str, str]]:
        return {(e.id, o.origin) for e in self.case.events for o in e.origins if o.role == "party"}

    def party(self, event: Event, origin: str) -> bool:
        """Whether an Origin takes part in what happened."""
        return (event.id, origin) in self._parties

    def party_somewhere(self, origin: str) -> bool:
        """Whether an Origin takes part in any Event of the Case."""
        return any(o == origin for _, o in self._parties)

    def origin_of(self, claim: Claim) -> Origin | None:
        """The Origin of a Claim."""
        return self.origins.get(claim.origin or "")

    def moment(self, claim: Claim) -> Moment | None:
        """When the figure was stated: its ``as_of``, else the Article's publication; None where neither is known."""
        if claim.id not in self._moments:
            self._moments[claim.id] = self._stamped(claim) or stated_at(claim, self.articles.get(claim.article))
        return self._moments[claim.id]

    def _stamped(self, claim: Claim) -> Moment | None:
        """When the entry of a live page that holds a Claim was written, where the Claim has no time stamp of its own."""
        article = self.articles.get(claim.article)
        if article is None or claim.as_of is not None or claim.title:
            return None
        return entry_moment(article.text, claim.evidence.start, article.published)

    def later(self, a: Claim, b: Claim) -> bool:
        """Whether ``a`` was certainly stated after ``b``."""
        when_a, when_b = self.moment(a), self.moment(b)
        return bool(when_a and when_b and when_a.after(when_b))

    def sentences(self, article: str) -> Sequence[Sentence]:
        """The sentences of an Article."""
        return self.case.sentences.get(article, [])

    def sentence_number(self, article: str, place: int) -> int | None:
        """The number of the sentence that holds a place of an Article, None between sentences: a book has ten thousand."""
        if article not in self._starts:
            self._starts[article] = [s.span.start for s in self.sentences(article)]
        at = bisect_right(self._starts[article], place) - 1
        return at if at >= 0 and place < self.sentences(article)[at].span.end else None

    def sentence_at(self, article: str, place: int) -> Sentence | None:
        """The sentence that holds a place of an Article."""
        at = self.sentence_number(article, place)
        return None if at is None else self.sentences(article)[at]

    def happenings_in(self, article: str, sentence: Sentence) -> list[HappeningMention]:
        """The triggers that begin in a sentence, in order."""
        if article not in self._acts:
            found: dict[int, list[HappeningMention]] = {}
            for act in self.case.happenings.get(article, []):
                at = self.sentence_at(article, act.span.start)
                found.setdefault(-1 if at is None else at.span.start, []).append(act)
            self._acts[article] = found
        return self._acts[article].get(sentence.span.start, [])

    def sharing(self, article: str, words: frozenset[str], least: int) -> list[Sentence]:
        """The sentences of an Article with at least so many of some stems, in order."""
        if article not in self._with_stem:
            found: dict[str, list[int]] = {}
            for number, sentence in enumerate(self.sentences(article)):
                for stem in self.stems_of(article, sentence):
                    found.setdefault(stem, []).append(number)
            self._with_stem[article] = found
        known = self._with_stem[article]
        shared = Counter(number for word in words for number in known.get(word, ()))
        return [self.sentences(article)[number] for number in sorted(shared) if shared[number] >= least]

    def sentence_evidence(self, claim: Claim) -> Evidence:
        """The sentence of a Claim as Evidence."""
        return evidence(claim.article, self.articles[claim.article].text, claim.sentence)

    def mainly(self, article: str, event: str) -> bool:
        """Whether an Event is what an Article is mainly about: no other has more of its figures."""
        if article not in self._main:
            own = Counter(c.event for c in self.by_article.get(article, ()) if counted(c) and c.scope == "this_event")
            top = max(own.values(), default=0)
            self._main[article] = {e for e, n in own.items() if n == top}
        return event in self._main[article]

    @cached_property
    def last_published(self) -> Moment | None:
        """When the last of the dated Articles came out: an undated one is taken to be of that time."""
        known = [m for a in self.case.articles if (m := moment(a.published_at) or moment(a.published))]
        return max(known, key=lambda m: m.latest, default=None)

    def main_period(self, article: str) -> Period | None:
        """When that happened which an Article is mainly about."""
        if article not in self._periods:
            self._periods[article] = next((e.period for e in self.case.events if e.period and self.mainly(article, e.id)), None)
        return self._periods[article]

    def stems_of(self, article: str, sentence: Sentence) -> frozenset[str]:
        """The content words of a sentence, read once."""
        key = (article, sentence.span.start)
        if key not in self._stems:
            self._stems[key] = stems(sentence.span.of(self.articles[article].text))
        return self._stems[key]

    def stems_at(self, claim: Claim) -> frozenset[str]:
        """The content words of a Claim's sentence."""
        key = (claim.article, claim.sentence.start, claim.sentence.end)
        if key not in self._told:
            self._told[key] = stems(claim.sentence.of(self.articles[claim.article].text))
        return self._told[key]

    def measures_in(self, article: str, sentence: Sentence) -> set[str]:
        """What the triggers of a sentence speak of: their measures, for persons or things."""
        told = [h for h in self.case.happenings.get(article, []) if h.sentence.overlaps(sentence.span)]
        return {m for h in told for m in (h.measure, h.person_measure, h.thing_measure) if m and m != "other"}

    def measures_at(self, claim: Claim) -> set[str]:
        """What the triggers of a Claim's sentence speak of, apart from the Claim's own measure."""
        told = [h for h in self.case.happenings.get(claim.article, []) if h.sentence.overlaps(claim.sentence)]
        return {m for h in told for m in (h.measure, h.person_measure, h.thing_measure) if m and m != claim.measure}

    def denied_at(self, claim: Claim) -> bool:
        """Whether the sentence of a Claim calls what it tells false or knows nothing of it."""
        key = (claim.article, claim.sentence.start, claim.sentence.end)
        if key not in self._denied:
            self._denied[key] = disputes(claim.sentence.of(self.articles[claim.article].text)) or self.answered(claim)
        return self._denied[key]

    def answered(self, claim: Claim) -> bool:
        """Whether the sentence of a Claim passes on what is said, and the next one says that it is not so."""
        text = self.articles[claim.article].text
        if not passes_on(claim.sentence.of(text)):
            return False
        after = next((s for s in self.sentences(claim.article) if s.span.start >= claim.sentence.end), None)
        return after is not None and any(d.kind == ANSWER for d in find_denying(after.span.of(text)))

    def teller(self, passage: Evidence) -> str:
        """On whose word a passage stands, as its Article names him; else the Article's own name."""
        for told in self.case.attributions.get(passage.article, []):
            if told.chain and any(s.start < passage.end and passage.start < s.end for s in told.content):
                last = told.chain[-1]
                name = last.body or last.name
                if name is not None:
                    return name.canonical or name.text
        return self.articles[passage.article].issuer or self.name(passage.article)

    def said(self, passage: Evidence) -> str:
        """A passage as a Finding quotes it: “the words” (the outlet)."""
        words = " ".join(passage.quote.split())
        return f"“{words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}” ({self.name(passage.article)})"

    def trimmed(self, article: str, start: int, end: int) -> Evidence:
        """A stretch of an Article as Evidence, without white space and punctuation at its ends."""
        text = self.articles[article].text
        inner = re.search(r"\w.*\w|\w", text[start:end], re.DOTALL)
        return self.cut(article, start + inner.start(), start + inner.end()) if inner else self.cut(article, start, end)

    def best_clause(self, article: str, sentence: Sentence, wanted: frozenset[str]) -> Evidence:
        """The clause of a sentence that has most of the wanted words, from the first of them on."""
        text, span = self.articles[article].text, sentence.span
        found = [m.span() for m in WORD.finditer(text, span.start, span.end) if stems(m[0]) & wanted]
        if not found:
            return self.trimmed(article, span.start, span.end)
        start, end = found[0][0], found[-1][1]
        clause = clause_around(text, start, end, (span.start, span.end))
        return self.trimmed(article, max(clause.start, start - AROUND), min(clause.end, end + AROUND))

    def events_at(self, passage: Evidence) -> list[str]:
        """The Events of the Claims in a passage, else those that its Article is mainly about."""
        claims = [c for c in self.by_article.get(passage.article, []) if c.event]
        here = {c.event or "" for c in claims if c.evidence.start < passage.end and passage.start < c.evidence.end}
        near = here or {c.event or "" for c in claims if c.sentence.start <= passage.start < c.sentence.end}
        return sorted(near or {e.id for e in self.case.events if self.mainly(passage.article, e.id)})

    def quoted(self, article: str) -> list[tuple[int, int]]:
        """The stretches between quotation marks in an Article, read once."""
        if article not in self._quoted:
            self._quoted[article] = [m.span() for m in MARKED.finditer(self.articles[article].text)]
        return self._quoted[article]

    def cut(self, article: str, start: int, end: int) -> Evidence:
        """A stretch of an Article as Evidence."""
        return evidence(article, self.articles[article].text, Span(start=start, end=end))

    def name(self, article: str) -> str:
        """How a Finding speaks of an Article: its outlet, else its file."""
        found = self.articles[article]
        return found.outlet or (found.file or "").rsplit("/", 1)[-1] or found.title or found.id


def ends(claim: Claim) -> tuple[int, int]:
    """The ends of a figure with open ones far away; an approximate figure gets its tolerance."""
    low = 0 if claim.low is None else claim.low
    high = FAR if claim.high is None else claim.high
    if claim.figure == "approximate" and claim.low is not None and claim.high is not None:
        return int(low * (1 - ABOUT)), int(high * (1 + ABOUT)) + 1
    return low, high


def agree(a: Claim, b: Claim) -> bool:
    """Whether two figures can both be true: their intervals meet, or one is a rounding of the other."""
    (low_a, high_a), (low_b, high_b) = ends(a), ends(b)
    return (low_a <= high_b and low_b <= high_a) or _rounded(a, b) or _rounded(b, a)


def _rounded(rough: Claim, fine: Claim) -> bool:
    """A vague or open figure just above or below the fine one ("more than 80" for 80)."""
    if rough.figure != "at_least" or rough.low is None or fine.high is None:
        return False
    return rough.low - 1 <= fine.high


def counted(claim: Claim) -> bool:
    """Whether a Claim has a figure."""
    return claim.low is not None or claim.high is not None


def unique(claims: Iterable[Claim]) -> list[Claim]:
    """Each Claim once, in the order of first mention."""
    return list({c.id: c for c in claims}.values())


def teller(claim: Claim, table: Table) -> str:
    """The name of who a Claim comes from, else of its Article."""
    origin = table.origin_of(claim)
    return origin.name if origin else table.name(claim.article)


def told(claims: Iterable[Claim]) -> list[Claim]:
    """The figures asserted of the Event itself: no background, no season's total, no part, nothing denied or feared."""
    return [
        c for c in claims
        if counted(c) and c.scope == "this_event" and c.modality == "asserted" and not c.part_of and not ADDED.search(c.evidence.quote)
    ]  # fmt: skip


def one_per_article(claims: Iterable[Claim]) -> list[Claim]:
    """The first body Claim of each Article, else its title's."""
    best: dict[str, Claim] = {}
    for claim in claims:
        held = best.get(claim.article)
        if held is None or (held.title and not claim.title):
            best[claim.article] = claim
    return list(best.values())


def groups(event: Event, table: Table) -> Iterator[tuple[Estimate, list[Claim]]]:
    """Each Estimate of an Event with all Claims behind and beside it, but for those that hardly count its measure."""
    for estimate in event.estimates:
        beside = [c for c in estimate.listed if not (c in table.claims and hardly_read(table.claims[c]))]
        ids = [*estimate.claims, *beside, *(c for step in estimate.history for c in step.claims)]
        claims = [table.claims[c] for c in dict.fromkeys(ids) if c in table.claims]
        yield estimate, sorted(claims, key=lambda c: (table.order[c.article], c.evidence.start))


def make(  # noqa: PLR0913 - a Finding has that many parts; all but three are keywords
    kind: FindingKind,
    code: str,
    says: str,
    *,
    claims: Sequence[Claim] = (),
    evidence_: Sequence[Evidence] = (),
    events: Sequence[str] = (),
    articles: Sequence[str] = (),
    confidence: Confidence = "likely",
    reasons: Sequence[str] = (),
) -> Finding:
    """A Finding; its key is made of kind, events and the Claims (or Articles) it is about."""
    passages = list(evidence_) or [c.evidence for c in claims]
    named = sorted({*articles, *(e.article for e in passages)})
    about = sorted({c.id for c in claims}) or [f"{e.article}:{e.start}:{e.end}" for e in passages] or named
    key = make_id("key", [kind, sorted(events), about])
    return Finding(
        id=make_id("finding", [key]), key=key, kind=kind, events=sorted(events), articles=named, claims=[c.id for c in claims],
        says=says, message_code=code, confidence=confidence, reasons=list(reasons), evidence=passages,
    )  # fmt: skip


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    words = list(dict.fromkeys(words))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
