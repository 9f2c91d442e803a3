"""Anonymous source only: what rests on somebody whose name the reader is not given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model import Article, AttributionMention, Claim, Event, Evidence, Finding, Span, Teller
from tellings.reconcile.finding_parts import Table, agree, counted, groups, make, one_per_article, told
from tellings.reconcile.finding_words import figure_words
from tellings.reconcile.restating import stems

FORMULA = re.compile(
    r"\b(?:anonym(?:ous(?:ly)?|ity)"
    r"|(?:not|n't|never|neither|without)\b[^.;]{0,60}\b"
    r"(?:named|identified|quoted by name|names?\b[^.;]{0,30}(?:printed|published|used|given|made))"
    r"|(?:not|n't) (?:authori[sz]ed|allowed|permitted|cleared|supposed) to (?:speak|talk|comment|brief|discuss|give)"
    r"|with(?:held|holding|hold) (?:\w+ ){0,3}(?:name|identity)|(?:name|identity) (?:has been |was |is )?(?:withheld|changed|known to)"
    r"|(?:refused|declined|unwilling|did not wish|did not want) to (?:be (?:named|identified)|give (?:his|her|their|a) names?)"
    r"|fear(?:s|ed|ing)? (?:for|of) (?:(?:his|her|their) )?"
    r"(?:jobs?|life|lives|safety|post|family|families|reprisals?|retaliation|punishment)"
    r"|unnamed|nameless)\b",
    re.IGNORECASE,
)
"""How an article says that it keeps a name back (the wordings listed by the style books of AP, Reuters and the BBC)."""
HEARSAY = re.compile(
    r"\b(?:(?:a|some|two) (?:good |old |close )?(?:friends?|acquaintances?|colleagues?|relatives?) of (?:mine|ours|my \w+|a friend)"
    r"|(?:my|our) (?:\w+(?:'s|’s) )?(?:cousin|brother|sister|uncle|aunt|neighbou?r|friend|husband|wife|colleague|brother-in-law)s?"
    r"|as (?:they|people|some) (?:whisper|say|tell)\w*|(?:whispered|confided)(?: it)? to (?:us|me)|they whispered)\b",
    re.IGNORECASE,
)
"""The word of somebody whom only the writer knows."""
LEAST = 2
"""Content words that what is told has at least, where it is no figure."""
UNNAMED = frozenset({"unnamed"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOBODY = RELATIVE | {"he", "she", "it", "they", "we", "those", "these", "this", "others", "some", "many", "one"}
"""Pronouns that were read as a source: whom they stand for is not known, so that nothing shows that he has no name."""


def find_anonymous(table: Table) -> Iterator[Finding]:
    """What an article has from a person whose name it keeps back, or whom only its writer knows: one Finding a person."""
    for article in table.case.articles:
        held: dict[str, list[tuple[AttributionMention, Span]]] = {}
        mentions = table.case.attributions.get(article.id, [])
        for mention in mentions:
            teller = mention.chain[-1] if mention.chain else None
            if teller is None or not mention.assertive or mention.basis in ("paragraph", "article") or _named(teller):
                continue
            key = teller.name.text.casefold() if teller.name else ""
            if mention.source and mention.source[0].of(article.text).casefold() in RELATIVE:
                continue
            mark = _mark(mention, teller, article, table)
            if mark is not None or key in held:
                held.setdefault(key, []).append((mention, mark or mention.content[0]))
        yield from (f for m in held.values() if (f := _rests(article.id, m, table)) is not None)


def _named(teller: Teller) -> bool:
    """Whether a teller has a name of its own: a capital behind the first word that is no word of the body it belongs to."""
    if teller.kind == "unnamed" or teller.name is None:
        return False
    body = set(teller.body.text.split()) if teller.body else set()
    return any(w[:1].isupper() and w not in body for w in teller.name.text.split()[1:]) or (
        teller.name.text[:1].isupper() and teller.name.text.split()[0].casefold() not in ("a", "an", "one", "some", "the", "my", "our")
    )


def _mark(mention: AttributionMention, teller: Teller, article: Article, table: Table) -> Span | None:
    """Where the article says that it keeps the name back: in the sentence of the source, or in the next about him."""
    if not mention.source:
        return None
    if teller.name and HEARSAY.match(teller.name.text):
        return Span(start=mention.source[0].start, end=mention.source[-1].end)
    place = table.sentence_number(article.id, mention.source[0].start)
    if place is None:
        return None
    text, sentences = article.text, table.sentences(article.id)
    here = sentences[place].span
    heard = (m for m in HEARSAY.finditer(text, mention.source[0].start, here.end))
    heard = (m for m in heard if not any(s <= m.start() < e for s, e in table.quoted(article.id)))
    found = FORMULA.search(text, here.start, here.end) or next(heard, None)
    if found is None and place + 1 < len(sentences):
        follows = sentences[place + 1].span
        pronoun = re.match(r"(?:He|She|They|The (?:man|woman|officer|official|source|guard|worker))\b", text[follows.start : follows.end])
        found = FORMULA.search(text, follows.start, follows.end) if pronoun else None
    return Span(start=found.start(), end=found.end()) if found else None


def _rests(article: str, mentions: Sequence[tuple[AttributionMention, Span]], table: Table) -> Finding | None:
    """The Finding about one person: what he tells that nobody with a name tells too."""
    contents = [c for m, _ in mentions for c in m.content]
    claims = [c for c in table.by_article.get(article, []) if any(c.evidence.start < s.end and s.start < c.evidence.end for s in contents)]
    first, mark = mentions[0]
    claims += _further(article, first, claims, table)
    figures = [c for c in claims if counted(c)]
    if figures and all(_also_named(c, table) for c in figures):
        return None
    if not figures and all(len(stems(s.of(table.articles[article].text))) < LEAST for s in contents):
        return None  # a word or two between commas: nothing that anybody could know
    source = table.cut(article, first.source[0].start, first.source[-1].end)
    passages: list[Evidence] = [source, *(table.cut(article, s.start, s.end) for s in contents[:3])]
    passages += [c.evidence for c in figures if not any(s.start < c.evidence.end and c.evidence.start < s.end for s in contents)][:2]
    if all(mark.start >= p.end or mark.end <= p.start for p in passages):
        passages.append(table.cut(article, mark.start, mark.end))
    what = re.sub(r"^that\s+", "", " ".join(passages[1].quote.split()))
    short = what if len(what) <= 90 else f"{what[:89]}…"
    teller = first.chain[-1].name if first.chain else None
    who = teller.text[:1].lower() + teller.text[1:] if teller else "somebody"
    kept = table.cut(article, mark.start, mark.end).quote
    return make(
        "anonymous source only", "anonymous_only",
        f"Only {who}, whose name {table.name(article)} does not give, says: “{short}”.",
        claims=claims, evidence_=passages, events=sorted({c.event for c in claims if c.event} or _main(article, table)),
        confidence="likely", reasons=[f"the article keeps the name back: “{kept}”", "nobody with a name tells it"],
    )  # fmt: skip


def _further(article: str, first: AttributionMention, claims: Sequence[Claim], table: Table) -> list[Claim]:
    """Other figures of the same person, who goes by a part of his description there ("the man", "security")."""
    teller = first.chain[-1].name if first.chain else None
    words = stems(teller.text) if teller else frozenset()
    found = []
    for claim in table.by_article.get(article, []):
        origin = table.origin_of(claim)
        if claim in claims or not counted(claim) or origin is None or origin.kind not in ("witness", "unnamed", "official"):
            continue
        name = stems(origin.name)
        if name and name <= words and origin.name.islower():
            found.append(claim)
    return found


def _also_named(claim: Claim, table: Table) -> bool:
    """Whether somebody with a name tells the same figure of the same Event."""
    return any(
        o.id != claim.id and o.measure == claim.measure and counted(o) and agree(o, claim) and o.modality == "asserted"
        and (claim.article, o.article) not in table.derived
        and (origin := table.origin_of(o)) is not None and origin.kind != "unnamed" and origin.id != claim.origin
        for o in table.by_event.get(claim.event or "", [])
    )  # fmt: skip


def _main(article: str, table: Table) -> set[str]:
    return {e.id for e in table.case.events if article in e.articles and table.mainly(article, e.id)}


def find_unnamed_figures(event: Event, table: Table) -> Iterator[Finding]:
    """Figures behind which only sources without a name stand, in all articles."""
    for estimate, claims in groups(event, table):
        figures = [c for c in told(claims) if not c.title]
        kinds = {origin.kind if (origin := table.origin_of(c)) else None for c in figures}
        origin = table.origin_of(figures[0]) if figures else None
        if not figures or kinds - UNNAMED or (origin and origin.name.casefold() in NOBODY):
            continue
        name = origin.name if origin else "nobody named"
        yield make(
            "anonymous source only", "anonymous_only",
            f"The figure {figure_words(figures[0])} ({estimate.measure}) rests on a source without a name: {name}.",
            claims=one_per_article(figures), events=[event.id], confidence="likely",
            reasons=["no named person or body stands behind it in any of the articles"],
        )  # fmt: skip
