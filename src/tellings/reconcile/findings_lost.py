"""Lost attribution: an article that gives as its own word what stands elsewhere on somebody's word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model import Article, Claim, Finding
from tellings.reconcile.figure_size import size
from tellings.reconcile.finding_parts import Table, agree, listed, make, told
from tellings.reconcile.finding_words import figure_words
from tellings.trace.standing import is_independent

REPORTS = frozenset({"outlet"})
"""Origins that re-tell; an agency, a body or a witness may know a thing at first hand."""
WEIGHT = ("killed", "injured", "missing", "captured", "infected", "rescued", "displaced", "arrested", "destroyed")
"""Measures by how much a reader minds who says so; others come last."""
OWN = re.compile(
    r"\b(?:our|us) (?:own )?(?:employees?|colleagues?|staff|crews?|workers?|works|plant|guests|customers|company|service|divers|"
    r"teams?|delegates|volunteers|doctors|nurses|wards|officers|units?|patrols?|forces|fighters|comrades|members|people|lists?|"
    r"records|hospital|clinic)\b"
    r"|\b(?:the|this) (?:company|ministry|service|office|command|administration) (?:regrets|expresses|extends|thanks|wishes|informs)\b",
    re.IGNORECASE,
)
"""Words by which a body speaks of its own people and its own doing."""

AFTER = 120
"""Characters behind the sentence of a figure within which the writer says that he counted himself."""

LEAST_TAKEN = 2
"""Figures of several people or things that stand elsewhere with a source, before a source of another paragraph is left out of account."""

SHOWN = 4
"""Figures shown for an article."""


def find_lost_attributions(table: Table) -> Iterator[Finding]:
    """Articles most of whose figures have no source although the same figures, or the text they come from, have one elsewhere."""
    attributed = [c for c in told(table.case.claims) if _sourced_at(c, table) and not c.title]
    for article in table.case.articles:
        own = [c for c in told(table.by_article.get(article.id, [])) if c.event and table.mainly(article.id, c.event)]
        figures = [c for c in own if not c.title] or own
        bare = sorted((c for c in figures if _is_bare(c)), key=_rank)
        if not bare or _a_body(article) or (article.outlet is not None and is_independent(article.outlet)):
            continue
        if len(bare) * 2 <= len(figures) or not _retells(bare, table):
            continue
        heaviest = min(figures, key=_rank).measure
        sourced = [c for c in figures if c.measure == heaviest and not _is_bare(c)]
        heavy = _bare_of(heaviest, bare)
        taken = any((t := _twin(c, attributed, table)) and (t.article, article.id) in table.derived for c in heavy)
        if any(size(c) >= max(map(size, heavy), default=0) for c in sourced) and not taken:
            continue  # what weighs most has its source: a lesser count on somebody's word does not stand for the rest
        if _own_statement(article.id, attributed, table) or _counted_himself(bare, table):
            continue
        if any(c.attribution for c in bare) and sum(size(c) > 1 and _twin(c, attributed, table) is not None for c in bare) < LEAST_TAKEN:
            bare = [c for c in bare if not c.attribution]
            if len(bare) * 2 <= len(figures) or not bare:
                continue
        twins = {c.id: t for c in bare if (t := _twin(c, attributed, table)) is not None}
        named = [c for c in told(table.case.claims) if c.attribution and not c.title]
        sources = [] if twins else _sourced(article.id, bare, named, table)
        if twins or sources:
            yield _lost(bare, list(twins.values()) or sources, [c for c in bare if c.id in twins], table)


def _is_bare(claim: Claim) -> bool:
    """Whether nothing near a figure says whose it is: a source named once in another paragraph is not the whole article's."""
    return not claim.attribution or claim.attribution_basis == "article"


def _sourced_at(claim: Claim, table: Table) -> bool:
    """Whether a figure has a source where it stands, or stands in a body's own statement."""
    return bool(claim.attribution) or _a_body(table.articles[claim.article])


def _a_body(article: Article) -> bool:
    """Whether an Article is some body's own statement; a headline in capitals over it is no body's name."""
    if not article.issuer:
        return False
    headline = article.title is not None and article.issuer.casefold() == article.title.casefold()
    return not (headline and _NO_NAME.search(article.issuer))


_NO_NAME = re.compile(
    r"\b(?:in|on|at|their|our|his|her|its|own|we|they|who|as|after|from|with|by|is|are|was|were|has|have|not)\b|[?!]", re.IGNORECASE
)
"""Words that stand in headlines and in no body's name."""


def _own_statement(article: str, attributed: Sequence[Claim], table: Table) -> bool:
    """Whether the article is the statement that others quote: they take their figures from it, or it speaks of its own people."""
    takers = {target for source, target in table.derived if source == article}
    if any(c.article in takers for c in attributed):
        return True
    text = table.articles[article].text
    body = [s.span for s in table.sentences(article) if s.role not in ("chrome", "title")]
    quoted = table.quoted(article)
    spoken = [m for span in body for m in OWN.finditer(text, span.start, span.end)]
    return any(not any(s <= m.start() < e for s, e in quoted) for m in spoken)


_HIMSELF = re.compile(
    r"\b(?-i:I|[Ww]e) (?:have |had |myself |ourselves )?(?:count(?:ed)?|dug|saw|seen|buried|walked|carried|helped|found|listed|washed)\b",
    re.IGNORECASE,
)
"""Words by which a writer says that he was there."""


def _counted_himself(bare: Sequence[Claim], table: Table) -> bool:
    """Whether the writer counted, or was there, himself: beside one of the figures he says so, and not in a quotation."""
    for claim in bare:
        text, quoted = table.articles[claim.article].text, table.quoted(claim.article)
        end = min(len(text), claim.sentence.end + AFTER)
        found = [m.start() for m in _HIMSELF.finditer(text, claim.sentence.start, end)]
        if any(not any(s <= at < e for s, e in quoted) for at in found):
            return True
    return False


def _bare_of(measure: str, bare: Sequence[Claim]) -> list[Claim]:
    return [c for c in bare if c.measure == measure]


def _rank(claim: Claim) -> int:
    return WEIGHT.index(claim.measure) if claim.measure in WEIGHT else len(WEIGHT)


def _retells(bare: Sequence[Claim], table: Table) -> bool:
    """Whether nobody but the outlet itself stands behind the figures: no statement of a body, no agency's own report."""
    origins = [None if c.attribution_basis == "article" else table.origin_of(c) for c in bare]
    return all(o is None or o.kind in REPORTS for o in origins) or any(c.id in table.case.trace.copied_claims for c in bare)


def _twin(claim: Claim, attributed: Sequence[Claim], table: Table) -> Claim | None:
    """The same figure with a source in an article that is not known to be later."""
    for other in attributed:
        same = other.article != claim.article and other.measure == claim.measure and other.low == claim.low and agree(other, claim)
        if same and not table.later(other, claim):
            return other
    return None


def _sourced(article: str, bare: Sequence[Claim], attributed: Sequence[Claim], table: Table) -> list[Claim]:
    """The figures with a source in a text that this one takes from, of the measures that both tell."""
    measures = {c.measure for c in bare}
    return [c for c in attributed if (c.article, article) in table.derived and c.measure in measures][:2]


def _lost(bare: Sequence[Claim], theirs: Sequence[Claim], same: Sequence[Claim], table: Table) -> Finding:
    shown = [*same, *(c for c in bare if c not in same)][:SHOWN]
    origins = [o.name for c in theirs if (o := table.origin_of(c)) is not None]
    source = listed(origins[:2]) or "a source"
    figures = listed([f"{figure_words(c)} ({c.measure})" for c in shown[:3]])
    elsewhere = listed([table.name(c.article) for c in theirs][:2])
    has = "have them" if len(set(elsewhere.split(" and "))) > 1 else "has them"
    reasons = ["most of its figures have no source, and it is nobody's own statement"]
    reasons += [f"{len(same)} of them stand elsewhere with a source"] if same else ["the text that it takes from names its sources"]
    behind = f"they are the word of {source}" if elsewhere == source else f"{elsewhere} {has} from {source}"
    says = f"{table.name(bare[0].article)} gives {figures} as its own word; {behind}."
    return make(
        "lost attribution", "lost_attribution", says,
        claims=[*shown, *theirs[:2]], events=sorted({c.event for c in shown if c.event}),
        confidence="likely" if len(same) > 1 or not same else "possible", reasons=reasons,
    )  # fmt: skip
