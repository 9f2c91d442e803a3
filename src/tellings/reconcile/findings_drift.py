"""Drift: a telling says more, or something else, than the one that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from tellings.model import Finding
from tellings.reconcile.drift_changed import change_of
from tellings.reconcile.drift_digits import slipped_digits
from tellings.reconcile.drift_pair import Pair, from_another
from tellings.reconcile.drift_scope import narrowed
from tellings.reconcile.drift_statements import find_statements
from tellings.reconcile.drift_sums import sums_told
from tellings.reconcile.drift_teller import find_moved_tellers
from tellings.reconcile.drift_ways import TELLING, Ways
from tellings.reconcile.drift_written import find_written_drift
from tellings.reconcile.figure_size import most_of
from tellings.reconcile.finding_parts import Table, counted, make
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.plainly import left_open, one_number

SAME_FIGURE = frozenset({"hedge_dropped", "doubt_lost", "severity_raised", "shots_made_live", "others_named"})
"""Changes that leave the figure what it was."""

SHOWN_SOURCES = 2
"""Articles with the weaker telling that a Finding shows."""

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


def drift_pairs(table: Table) -> list[Pair]:
    """Each figure that says more than its source's, read once a Case."""
    if table.kept.get("drift") is None:
        table.kept["drift"] = _settled([*_claims(table), *_scopes(table), *sums_told(table), *slipped_digits(table)])
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
    distant = ((w, c.article) for told in strong_of.values() for c in told if most_of(c) >= TELLING for w in ways.weaker(c))
    for weak_article, strong_article in ways.ordered([*ways.flowing(), *distant]):
        flows = (weak_article, strong_article) in table.derived
        for strong in strong_of[strong_article]:
            alike = [w for w in ways.alike(weak_article, strong) if one_number(w)]
            alike = [w for w in alike if not w.title] or alike  # a headline has no room for the whole
            if not flows:
                alike = [w for w in alike if w.event == strong.event and most_of(strong) >= TELLING]
            found = change_of(strong, alike, table, flows=flows) if alike else None
            if found:
                yield found


def _scopes(table: Table) -> Iterator[Pair]:
    """Counts of several places or days told of one, also where no wording is shared."""
    for weak, strong in narrowed(table):
        taken = (weak.article, strong.article) in table.derived
        if (taken or not from_another(weak, strong, table)) and (strong.article, weak.article) not in table.derived:
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
