"""Why a value is what it is, down to the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.errors import UsageError
from tellings.link.explain import explain_claims
from tellings.model import Article, Claim, Derivation, Event, Finding, Origin
from tellings.report import wording
from tellings.report.view import Compared
from tellings.report.visible import visible


def explain_text(compared: Compared, subject: str) -> str:
    """Explain the record with this id (or the unique one whose id begins so).

    Raises:
        UsageError: no record, or more than one, has such an id.
    """
    pools: list[Sequence[Article | Claim | Event | Finding | Origin | Derivation]] = [
        compared.articles, compared.claims, compared.events, compared.findings, compared.origins, compared.derivations,
    ]  # fmt: skip
    found = [r for pool in pools for r in pool if r.id == subject] or [r for pool in pools for r in pool if r.id.startswith(subject)]
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'no'} records have an id that begins with {subject!r}; ids stand in the output of compare --json")
    return "\n".join(_lines(compared, found[0])) + "\n"


def explain_pair_text(compared: Compared, first: str, second: str) -> str:
    """Why two Claims (or the Articles of two ids) are or are not of one Event: what speaks for it and against.

    Raises:
        UsageError: an id is not one of a Claim or an Article of the comparison.
    """
    claims = [_claim_named(compared, name) for name in (first, second)]
    texts = {a.id: a for a in compared.articles}
    together = claims[0].event is not None and claims[0].event == claims[1].event
    lines = [line for claim in claims for line in _short(claim, texts)]
    lines.append(f"{'One event' if together else 'Two events'}: {claims[0].event}{'' if together else f' and {claims[1].event}'}")
    reasons = explain_claims(compared.articles, compared.claims, claims[0], claims[1])
    lines += [f"  {r.weight:+.2f}  {r.name.replace('_', ' ')}: {r.sentence}" for r in reasons]
    return "\n".join(visible(line) for line in lines) + "\n"


def _claim_named(compared: Compared, name: str) -> Claim:
    found = [c for c in compared.claims if c.id == name] or [c for c in compared.claims if c.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'no'} claims have an id that begins with {name!r}; a pair is two claim ids joined by a comma")
    return found[0]


def _lines(compared: Compared, record: Article | Claim | Event | Finding | Origin | Derivation) -> Iterator[str]:
    texts = {a.id: a for a in compared.articles}
    claims = {c.id: c for c in compared.claims}
    if isinstance(record, Claim):
        yield from _claim(record, texts, compared.origins)
    elif isinstance(record, Event):
        yield from _event(record, texts, claims)
    elif isinstance(record, Finding):
        yield from _finding(record, texts)
    elif isinstance(record, Derivation):
        yield from _derivation(record, texts)
    elif isinstance(record, Origin):
        yield f"{record.id}: {visible(record.name)}, {record.kind}"
        yield from (f"  also called {visible(a)}" for a in record.aliases)
        yield from (line for c in record.claims if c in claims for line in _short(claims[c], texts))
    else:
        yield from _article(record, compared.claims)


def _short(claim: Claim, texts: dict[str, Article]) -> Iterator[str]:
    article = texts[claim.article]
    sentence = " ".join(article.text[claim.sentence.start : claim.sentence.end].split())
    yield f"  {claim.id}  {claim.measure} {wording.figure(claim)}  [{visible(wording.short_name(article))}]"
    yield f"      “{visible(sentence)}”"


def _claim(claim: Claim, texts: dict[str, Article], origins: Sequence[Origin]) -> Iterator[str]:
    article = texts[claim.article]
    origin = next((o.name for o in origins if o.id == claim.origin), "unknown")
    yield f"{claim.id}: {claim.measure} {wording.figure(claim)} ({claim.figure}; {claim.unit or 'nothing counted'})"
    yield f"  article      {visible(wording.short_name(article))} ({claim.article})"
    yield f"  evidence     “{visible(claim.evidence.quote)}” at {claim.evidence.start}–{claim.evidence.end}"
    yield f"  sentence     “{visible(' '.join(claim.sentence.of(article.text).split()))}”"
    yield f"  on the word  {visible(wording.chain(claim))} (found in the {claim.attribution_basis}); origin: {visible(origin)}"
    if claim.certainty is not None:
        yield f"  certainty    {claim.certainty:.2f} that it counts {claim.measure}"
    yield f"  happening    {claim.happening or 'unknown'}; {claim.modality}, {claim.scope.replace('_', ' ')}"
    if claim.period:
        yield f"  when         {wording.period(claim.period)} ({claim.period.basis}; {claim.period.precision})"
    if claim.places:
        yield f"  where        {visible(wording.places(claim.places))}"
    for part in claim.support:
        yield f"  {part.field:12} “{visible(part.quote)}” ({part.role}, {part.start}–{part.end})"


def _event(event: Event, texts: dict[str, Article], claims: dict[str, Claim]) -> Iterator[str]:
    about = visible(event.title or event.happening or "")
    yield f"{event.id}: {about}, {wording.period(event.period)}, {visible(wording.places(event.places))}"
    for estimate in event.estimates:
        group = wording.affected(estimate.affected)
        yield f"\n{estimate.measure}{': ' + visible(group) if group else ''} = {wording.estimate(estimate)}"
        yield f"  rule {estimate.rule}; {estimate.origins} origins{'; ' + estimate.independence if estimate.independence else ''}"
        for label, ids in (("low", estimate.low_claims), ("best", estimate.best_claims), ("high", estimate.high_claims)):
            for line in (x for c in ids if c in claims for x in _short(claims[c], texts)):
                yield f"  {label:5}{line}"
        for beside in (c for c in estimate.listed if c in claims):
            yield f"  not counted: {estimate.listed_because.get(beside, 'set aside')}"
            yield from (f"  {line}" for line in _short(claims[beside], texts))
        for step in estimate.history:
            yield f"  earlier ({step.at or 'time unknown'}): {wording.interval(step.low, step.high)}"
    for account in event.accounts:
        yield f"\n{account.aspect}: {visible(account.value)}"
        yield from (line for c in account.claims if c in claims for line in _short(claims[c], texts))


def _finding(finding: Finding, texts: dict[str, Article]) -> Iterator[str]:
    yield f"{finding.id}: {finding.kind} ({finding.confidence})"
    yield f"  {visible(finding.says)}"
    yield from (f"  because {visible(r)}" for r in finding.reasons)
    for passage in finding.evidence:
        name = visible(wording.short_name(texts[passage.article])) if passage.article in texts else passage.article
        yield f"  [{name}] {passage.start}–{passage.end} “{visible(' '.join(passage.quote.split()))}”"
    if finding.explained_by:
        yield f"  explained by {', '.join(finding.explained_by)}"
    yield f"  key {finding.key} (a Judgement that mutes it names this key)"


def _derivation(found: Derivation, texts: dict[str, Article]) -> Iterator[str]:
    yield f"{found.id}: {found.kind}, score {found.score:.2f}, direction {found.direction}"
    yield f"  from {visible(wording.short_name(texts[found.source]))} to {visible(wording.short_name(texts[found.target]))}"
    yield from (f"  because {visible(r)}" for r in found.direction_reasons)
    for pair in found.passages:
        yield f"  “{visible(' '.join(pair.source.of(texts[found.source].text).split()))}”"
        yield f"  “{visible(' '.join(pair.target.of(texts[found.target].text).split()))}” ({pair.change}, {pair.similarity:.2f})"


def _article(article: Article, claims: Sequence[Claim]) -> Iterator[str]:
    yield f"{article.id}: {visible(article.title or '(no title)')}"
    yield f"  outlet {visible(article.outlet or 'unknown')}; published {wording.published(article)} ({article.published_basis})"
    for passage in article.passages:
        quote = " ".join(article.text[passage.start : passage.end].split())
        yield f"  {passage.role:14}{passage.start:6}–{passage.end:<6} {visible(quote[:90])}"
    for claim in claims:
        if claim.article == article.id:
            yield from _short(claim, {article.id: article})
