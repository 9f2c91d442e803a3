"""Drift of numbers as they are written, whether or not a Claim was made of them: treated, told as dead; seven of twenty, told as all.

What a number counts is read off the Claim that was made of it, else off the words of its clause. Compared are a text and what it
derives from; without shared wording only numbers that are rare (20 and more) and stand beside a common name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from tellings.model import Claim, Evidence, Finding, Sentence
from tellings.reconcile.denying import disputes, find_denying
from tellings.reconcile.drift_digits import slipped
from tellings.reconcile.drift_ways import OPEN, RAISED, TELLING, Ways
from tellings.reconcile.drift_wording import as_wide, wide
from tellings.reconcile.earlier import former, names_earlier_time
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.plainly import left_open, one_number
from tellings.reconcile.restating import clause_around, stems
from tellings.reconcile.rival_counts import RivalCount, read_counts

RARE = 20
"""From this number on one number beside one name is no chance even where no wording is shared."""

LARGE = 100
"""A smaller number differs from another by a nought, or by two digits that changed places, by chance."""

_DEAD = re.compile(
    r"\b(?:dead|deaths?|died|dies|die|dying|killed|kills?|killing|lives|perish\w*|fatal\w*|bod(?:y|ies)|corpses?|slain|slaughter\w*|"
    r"murder\w*|massacre\w*|tolls?|eliminat\w*|annihilat\w*|liquidat\w*|drown\w*|martyr\w*|fell|fallen|execut\w*|buried|graves?|shot|"
    r"crushed|mowed|gunned|lost|losses|claimed|victims?|mourn\w*|funerals?)\b",
    re.IGNORECASE,
)
"""Words by which a clause may speak of the dead: where there is none, it does not."""

_DIED = re.compile(
    r"\b(?:died|perish(?:ed)?|(?:were|was|are|been|have) killed|dead|lost their lives|burn(?:ed|"
    r"t) to death)\b",
    re.IGNORECASE,
)
_DIED_BEFORE = re.compile(
    r"\b(?:died|perished|killed|dead)(?: (?:about|some|at least|more than|over|up to|nearly|almost|not less than|no fewer than|the))*\s*$",
    re.IGNORECASE,
)
"""The dead of inverted order: "have perished more than ninety"."""

_DISABLED = re.compile(
    r"\b(?:(?:put|knocked|taken) (?:\S+ ){0,4}?out of (?:action|combat|the fight)|neutrali[sz]ed|incapacitated|disabled|taken out)\b",
    re.IGNORECASE,
)
"""What armies say of enemies who are dead, hurt or taken prisoner."""

_FEARED = re.compile(r"\b(?:feared|presumed|believed|may|might|could|if|would|nearly|almost died|not)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every one of|each of) (?:of )?(?:the )?$", re.IGNORECASE)
_PART = re.compile(r"\s*(?:\w+ )?of (?:them|these|those|which|whom|the(?: (?P<base>[\w-]+))?)\b", re.IGNORECASE)
_PEOPLE = frozenset(stems("people persons men women human inhabitants residents participants"))
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]{3,}")


class Written(NamedTuple):
    """A number of an Article with its sentence, the words of its clause, and the Claim that was made of it."""

    article: str
    at: RivalCount
    sentence: Sentence
    clause: str
    claim: Claim | None


def find_written_drift(table: Table, known: Sequence[Claim]) -> Iterator[Finding]:
    """One Finding for each number that is told of more, or of worse, than where it comes from; ``known``: the ends of drifts found."""
    told = {(c.article, c.low) for c in known}
    held: dict[tuple[str, int, str], list[tuple[Written, Written]]] = {}
    for source, target in _ways(table):
        flows = (source, target) in table.derived
        for strong in _numbers(target, table):
            if (target, strong.at.value) in told or _called_false(strong, table):
                continue
            found = _test(strong, source, table, flows=flows)
            if found is not None:
                held.setdefault((target, strong.at.value, found[1]), []).append((found[0], strong))
    for (_, _, code), pairs in held.items():
        yield _finding(list({w.article: w for w, _ in pairs}.values())[:SHOWN_SOURCES], pairs[0][1], code, table)


SHOWN_SOURCES = 2
"""Articles with the weaker telling that a Finding shows."""


def _called_false(written: Written, table: Table) -> bool:
    """Whether the sentence of a number, or the one behind it, says that it is not so."""
    text = table.articles[written.article].text
    after = next((s for s in table.sentences(written.article) if s.span.start >= written.sentence.span.end), None)
    return disputes(written.sentence.span.of(text)) or (after is not None and bool(find_denying(after.span.of(text))))


def _ways(table: Table) -> list[tuple[str, str]]:
    """The pairs of Articles to look at: those with shared wording first, then all others of a small Case."""
    ways = Ways.of(table)
    flowing = ways.ordered(ways.flowing())
    small = len(table.case.articles) <= MANY
    articles = [a.id for a in table.case.articles] if small else []
    others = [(a, b) for a in articles for b in articles if a != b and ways.open(a, b) and (a, b) not in flowing]
    return [*flowing, *ways.ordered(others)]


MANY = 24
"""Of more Articles only those with shared wording are compared."""

_Test = tuple[Written, str]


def _test(strong: Written, source: str, table: Table, *, flows: bool) -> _Test | None:
    """The weaker telling of a number in a source, and what became of it."""
    if strong.at.value < (TELLING if flows else RARE):
        return None
    theirs = _numbers(source, table)
    same = [w for w in theirs if w.at.value == strong.at.value and w.sentence.role != "title"]
    same = [w for w in same if _of_other_time(w, table) or not _of_other_time(strong, table)]
    if not flows and not _same_numbers(source, strong.article, table):
        same = [w for w in same if _names_near(w, table) & _names_near(strong, table)]
    if _told_later(source, strong, table):
        return None
    if same:
        for code, test in (("raised_in_words", _raised), ("doubt_lost", _sure), ("place_narrowed", _narrowed)):
            weak = test(same, strong, table)
            if weak is not None:
                return weak, code
    part = _part_made_whole(theirs, strong, table) if flows else None
    if part is not None:
        return part, "all_of_some"
    slip = _digit_slip(theirs, strong, table) if flows and not same else None
    return (slip, "digits") if slip is not None else None


def _same_numbers(source: str, target: str, table: Table) -> bool:
    """Whether two Articles have so many numbers in common that the one knows the other, or both one source."""
    one, other = ({w.at.value for w in _numbers(a, table) if w.at.value >= TELLING} for a in (source, target))
    return len(one & other) >= ALIKE


ALIKE = 3
"""Numbers of ten and more that two texts share where one source stands behind both."""


def _told_later(source: str, strong: Written, table: Table) -> bool:
    """Whether the source certainly came out after the telling that is to come from it."""
    one = next((c for c in table.by_article.get(source, []) if counted(c)), None)
    own = strong.claim or next((c for c in table.by_article.get(strong.article, []) if counted(c)), None)
    return one is not None and own is not None and table.later(one, own)


def _of_other_time(written: Written, table: Table) -> bool:
    """Whether the sentence of a number, or the one before it in its paragraph, goes back to an earlier time."""
    own = written.sentence
    near = [s for s in table.sentences(written.article) if s.paragraph == own.paragraph and s.span.end <= own.span.end]
    words = " ".join(s.span.of(table.articles[written.article].text) for s in near[-2:])
    return former(words) or names_earlier_time(words, written.article, table)


def _raised(same: Sequence[Written], strong: Written, table: Table) -> Written | None:
    """People who were treated, inside, hurt or put out of action, told as dead; nothing where anybody else tells as many dead."""
    if not _tells_dead(strong) or _dead_elsewhere(strong, same[0].article, table):
        return None
    weak = [w for w in same if _tells_no_dead(w)]
    return weak[0] if len(weak) == len(same) else None


def _tells_dead(written: Written) -> bool:
    claim, before = written.claim, written.clause[: max(0, written.clause.find("\0"))]
    if _FEARED.search(written.clause) or _DISABLED.search(written.clause):
        return False
    if _DIED_BEFORE.search(before):
        return True
    if claim is None or claim.measure != "killed" or claim.modality != "asserted" or claim.part_of or claim.scope != "this_event":
        return False
    if left_open(claim) or not one_number(claim):
        return False
    return bool(_DIED.search(written.clause) or _DEAD.search(claim.evidence.quote) or (claim.predicate or "") in ("kill", "die"))


def _tells_no_dead(written: Written) -> bool:
    if _DISABLED.search(written.clause):
        return True
    if written.claim is not None and written.claim.measure in RAISED["killed"] | {"rescued", "arrested", "infected", "other", "captured"}:
        return not _DIED_BEFORE.search(written.clause[: max(0, written.clause.find("\0"))])
    return written.claim is None and not _DEAD.search(written.clause)


def _dead_elsewhere(strong: Written, source: str, table: Table) -> bool:
    """Whether another Article, or the source elsewhere, tells as many dead and does not take it from this text."""
    return any(
        c.measure == "killed" and c.article != strong.article and strong.at.value in (c.low, c.high)
        and not table.flows(strong.article, c.article)
        and not _DISABLED.search(c.sentence.of(table.articles[c.article].text)) and not table.denied_at(c)
        and c.modality == "asserted" and c.article in (source, *_of_event(strong, table)) and not table.later(c, strong.claim or c)
        for c in table.case.claims
    )  # fmt: skip


def _of_event(written: Written, table: Table) -> set[str]:
    claim = written.claim
    return {c.article for c in table.by_event.get(claim.event or "", [])} if claim is not None else set(table.articles)


def _sure(same: Sequence[Written], strong: Written, table: Table) -> Written | None:
    """Suspected cases told as cases, where no Claim was made of the suspected ones."""
    if strong.claim is None or strong.claim.modality != "asserted" or OPEN.search(strong.clause):
        return None
    open_ = [w for w in same if w.claim is None and re.search(rf"\0\W*(?:{OPEN.pattern})", w.clause, re.IGNORECASE)]
    return open_[0] if open_ and len(open_) == len(same) and stems(open_[0].clause) & table.stems_at(strong.claim) else None


def _narrowed(same: Sequence[Written], strong: Written, table: Table) -> Written | None:
    """The count of several happenings or of a whole country told of one."""
    text = table.articles[strong.article].text
    if strong.claim is None or strong.claim.part_of or wide(strong.sentence.span.of(text)) or _SUMMED.search(strong.sentence.span.of(text)):
        return None
    if _SINCE.search(strong.sentence.span.of(text)):
        same = [w for w in same if _SINCE.search(w.sentence.span.of(table.articles[w.article].text))]
    broad = [w for w in same if wide(w.sentence.span.of(table.articles[w.article].text)) and w.claim is not None]
    broad = [w for w in broad if w.claim and w.claim.measure == strong.claim.measure and not w.claim.part_of]
    alike = (as_wide(w.sentence.span.of(table.articles[w.article].text), strong.sentence.span.of(text)) for w in broad)
    if not broad or len(broad) < len(same) or any(alike):
        return None
    source = table.articles[broad[0].article].text
    places = [m[1] for m in _PLACE.finditer(strong.sentence.span.of(text))]
    here = (strong.article, broad[0].article)[::-1] in table.derived and not places
    return broad[0] if here or any(re.search(rf"\b{re.escape(p)}\b", source) for p in places) else None


_PLACE = re.compile(r"\b(?:in|at|of|near|on) (?:the )?([A-Z][\w’'-]{2,})")
_SINCE = re.compile(r"\bsince\b|\bthis year\b", re.IGNORECASE)
_SUMMED = re.compile(
    r"\b(?:season|so far|in all|in (?:ten|two|six|three|eight|four|nine|five|seven|\d{1,2}) (?:days|nights|weeks|months)|"
    r"in (?:a|one) week|combined|altogether|together)\b",
    re.IGNORECASE,
)


def _part_made_whole(theirs: Sequence[Written], strong: Written, table: Table) -> Written | None:
    """Some of a number ("seven of them had been stolen") told of all of it ("all twenty were stolen")."""
    text = table.articles[strong.article].text
    if not _ALL.search(text[max(strong.sentence.span.start, strong.at.start - 20) : strong.at.start]):
        return None
    words = stems(strong.sentence.span.of(text))
    bases = [w for w in theirs if w.at.value == strong.at.value]
    for base in bases:
        source = table.articles[base.article].text
        for part in (w for w in theirs if 0 < w.at.value < base.at.value and base.sentence.paragraph == w.sentence.paragraph):
            of = _PART.match(source, part.at.end, part.sentence.span.end)
            if of is None or not base.at.start < part.at.start:
                continue
            rest = source[of.end() : part.sentence.span.end]
            clause = clause_around(source, of.start(), of.end(), (part.sentence.span.start, part.sentence.span.end))
            if stems(rest[: max(0, clause.end - of.end())]) & words:
                return part
    return None


NOUGHTS = 2
"""Noughts by which a number of this size may have grown or shrunk on the way."""


def _digit_slip(theirs: Sequence[Written], strong: Written, table: Table) -> Written | None:
    """A nought too many or too few, or two digits exchanged, in a number that was counted of the same people or things."""
    if strong.at.value < LARGE or any(w.at.value == strong.at.value for a in table.articles for w in _else(a, strong, table)):
        return None
    own = {w.at.value for w in _numbers(strong.article, table)}
    for weak in theirs:
        if weak.at.value >= LARGE and weak.at.value not in own and slipped(str(weak.at.value), str(strong.at.value), NOUGHTS):
            nouns = strong.at.noun & weak.at.noun or (strong.at.noun & _PEOPLE and weak.at.noun & _PEOPLE)
            if nouns:
                return weak
    return None


def _else(article: str, strong: Written, table: Table) -> Sequence[Written]:
    return _numbers(article, table) if article != strong.article else ()


def _numbers(article: str, table: Table) -> list[Written]:
    """The numbers of an Article, read once; in ``clause`` the number itself is a NUL."""
    held = cast("dict[str, list[Written]]", table.kept.setdefault("written numbers", {}))
    if article not in held:
        held[article] = list(_read(article, table))
    return held[article]


def _read(article: str, table: Table) -> Iterator[Written]:
    text = table.articles[article].text
    own = [c for c in table.by_article.get(article, []) if counted(c)]
    for sentence in table.sentences(article):
        if sentence.role == "chrome":
            continue
        span = sentence.span
        for at in read_counts(text, span.start, span.end):
            here = (c for c in own if c.evidence.start <= at.start < c.evidence.end)
            claim = next((c for c in here if at.value in (c.low, c.high, (c.low or 0) - 1)), None)
            clause = clause_around(text, at.start, at.end, (span.start, span.end))
            yield Written(article, at, sentence, f"{text[clause.start : at.start]}\0{text[at.end : clause.end]}", claim)


def _names_near(written: Written, table: Table) -> set[str]:
    """The names in the paragraph of a number, title and chrome left out."""
    text = table.articles[written.article].text
    near = [s for s in table.sentences(written.article) if s.paragraph == written.sentence.paragraph]
    spans = [s.span for s in near if s.role not in ("title", "chrome")]
    return {m[0] for span in spans for m in _NAME.finditer(text, span.start, span.end)}


_SAYS = {
    "raised_in_words": "“{0}” became the dead: “{1}”",
    "doubt_lost": "“{0}” became “{1}”",
    "all_of_some": "“{0}” became “{1}”",
    "digits": "“{0}” became “{1}”",
    "place_narrowed": "“{0}”, told of several places, became the figure of one: “{1}”",
}


def _finding(tellings: Sequence[Written], strong: Written, code: str, table: Table) -> Finding:
    weak = tellings[0]
    passages = [_passage(w, table) for w in (*tellings, strong)]
    one, other = (" ".join(p.quote.split()) for p in (passages[0], passages[-1]))
    claims = [w.claim for w in (*tellings, strong) if w.claim is not None]
    reasons = ["one number stands in both, and the telling that is not later says less"]
    if table.flows(weak.article, strong.article):
        reasons.append(f"the text of {table.name(strong.article)} derives from that of {table.name(weak.article)}")
    return make(
        "drift", code, f"{table.name(strong.article)}: {_SAYS[code].format(one, other)} (see {table.name(weak.article)}).",
        claims=claims, evidence_=passages, events=sorted({c.event for c in claims if c.event}) or table.events_at(passages[-1]),
        confidence="likely" if len(reasons) > 1 else "possible", reasons=reasons,
    )  # fmt: skip


def _passage(written: Written, table: Table) -> Evidence:
    """The number with its clause, at most a short stretch on either side."""
    span = written.sentence.span
    text = table.articles[written.article].text
    clause = clause_around(text, written.at.start, written.at.end, (span.start, span.end))
    return table.trimmed(written.article, max(clause.start, written.at.start - BESIDE), min(clause.end, written.at.end + BESIDE))


BESIDE = 60
"""Characters on either side of a number that are shown."""
