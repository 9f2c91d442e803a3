"""The main job: read the articles and compare what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tellings import cleaning, intake
from tellings.config import Settings
from tellings.language import load_parser
from tellings.link import link
from tellings.link.plainly import plain_reading
from tellings.model import Article, Case, Claim, Event, Judgement, Links, Problem, Reading, Trace
from tellings.model.article import content_key
from tellings.pipeline.actors import actors_of
from tellings.pipeline.comparison import Comparison
from tellings.pipeline.decisions import correct, mute, standing
from tellings.pipeline.lending import lend_periods
from tellings.pipeline.published import infer_published
from tellings.pipeline.reading import Progress, read_all
from tellings.pipeline.restoring import Sources
from tellings.pipeline.since import told_since
from tellings.pipeline.stopping import StoppedError
from tellings.reconcile import find_findings, reconcile
from tellings.trace import trace


def compare(  # noqa: PLR0913 - the public function of the package; all but the first are keywords
    paths: Sequence[str | Path],
    *,
    metadata: Mapping[str, Mapping[str, str]] | None = None,
    profile: str = "default",
    judgements: Sequence[Judgement] | None = None,
    settings: Settings | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Read articles and show what each says, on whose word, where they disagree and what is left standing.

    Args:
        paths: files, folders, zip archives, one URL, or "-" for ``stdin``.
        metadata: file name to ``{"outlet", "published", "url", "title"}``; it beats what is found in the article.
        profile: name of the reconcile rules (docs/profiles.md), or the path of a Profile in TOML.
        judgements: decisions of a person, which outlive every re-run.
        settings: further settings (docs/settings.md).
        columns: for CSV and JSON records: our field to the name of the column.
        stdin: the bytes to read for "-".
        progress: called with a stage's name, what is done and what there is.

    Raises:
        UsageError: the call cannot be carried out as made. A bad article never raises: see ``Comparison.problems``.
        StoppedError: Ctrl-C; its ``comparison()`` gives what the articles read so far say.
    """
    settings = (settings or Settings()).replace(profile=profile)
    raws, problems = intake.read(paths, metadata=metadata, settings=settings, columns=columns, stdin=stdin)
    articles, more = cleaning.clean_all(raws, settings)
    articles = sorted(articles, key=lambda a: a.id)
    parser = load_parser(settings) if any(a.language in (None, "en") for a in articles) else None

    def finish(done: Sequence[Reading], left: Sequence[Problem] = ()) -> Comparison:
        found = [*problems, *more, *left]
        return compare_readings(done, settings, judgements=judgements or (), problems=found, progress=progress)

    readings: list[Reading] = []
    try:
        for reading in read_all(articles, parser, settings, progress) if parser else [Reading(article=a) for a in articles]:
            readings.append(reading)  # noqa: PERF402 - what was read is kept when the run is stopped
        return finish(readings)
    except KeyboardInterrupt:
        raise StoppedError(readings, articles, finish) from None


STAGES = ("linking", "tracing", "reconciling")
"""The stages after reading, as ``progress`` names them."""


def compare_readings(
    readings: Sequence[Reading], settings: Settings, *, judgements: Sequence[Judgement] = (), problems: Sequence[Problem] = (),
    progress: Progress | None = None,
) -> Comparison:  # fmt: skip
    """Link, trace and reconcile Articles that were read: exactly two passes of linking, all of it on plain text."""
    tell = progress or _silent
    decided = standing(judgements)
    readings, unknown = correct(sorted(readings, key=lambda r: content_key(r.article)), decided)
    sources = Sources(readings)
    readings = [plain_reading(r) for r in readings]
    tell("linking", 0, 2)
    links = link(readings, settings, decided)
    readings = infer_published(readings, links)
    tell("linking", 1, 2)
    links = link(readings, settings, decided)
    tell("linking", 2, 2)
    tell("tracing", 0, 1)
    traced = trace(readings, settings, told_since(readings, links))
    tell("tracing", 1, 1)
    tell("reconciling", 0, 1)
    told = sorted(
        readings, key=lambda r: _moment(r.article)
    )  # in order of their words where no time decides: no file name enters a Finding
    claims = _assigned(told, links, traced)
    case = _case(told, claims, _in_text_order(links.events, readings), traced, decided)
    events = sorted(reconcile(case, settings), key=_event_order)
    findings = mute(find_findings(case.replace(events=events), settings), decided)
    claims = lend_periods(claims, events)
    tell("reconciling", 1, 1)
    shown = sources.trace(traced)
    ordered = sorted(readings, key=lambda r: publication_order(r.article))
    return Comparison(
        articles=[sources.article(r.article) for r in ordered], claims=[sources.claim(c) for c in claims], events=events,
        findings=[sources.finding(f) for f in findings], derivations=shown.derivations, origins=traced.origins,
        actors=actors_of(claims), judgements=list(judgements),
        problems=_problems([*problems, *unknown, *links.problems, *(p for r in ordered for p in r.problems)]),
        readings=[sources.reading(r) for r in ordered], trace=shown, links=links,
    )  # fmt: skip


def _silent(stage: str, done: int, total: int) -> None:
    """No progress."""


def publication_order(article: Article) -> tuple[bool, str, str, str]:
    """Sort key of what is shown: dated Articles by time, then the undated; the file name and the id decide the rest."""
    return (*_moment(article), article.file or "", article.id)


def _moment(article: Article) -> tuple[bool, str]:
    moment = article.published_at or article.published or ""
    known = moment[:4].isdigit()
    return not known, moment if known else ""


def _assigned(readings: Sequence[Reading], links: Links, traced: Trace) -> list[Claim]:
    return [
        claim.replace(event=links.claim_event.get(claim.id), origin=traced.claim_origin.get(claim.id))
        for reading in readings
        for claim in reading.claims
    ]


def _in_text_order(events: Sequence[Event], readings: Sequence[Reading]) -> list[Event]:
    """The Events with their Articles and Claims in the order of the Readings and of the text: ids decide nothing."""
    articles = {r.article.id: n for n, r in enumerate(readings)}
    told = sorted((c for r in readings for c in r.claims), key=lambda c: (articles[c.article], c.evidence.start, c.evidence.end))
    claims = {c.id: n for n, c in enumerate(told)}
    return [
        e.replace(
            articles=sorted(e.articles, key=lambda a: articles.get(a, len(articles))),
            claims=sorted(e.claims, key=lambda c: claims.get(c, len(claims))),
        )
        for e in events
    ]


def _case(readings: Sequence[Reading], claims: list[Claim], events: list[Event], traced: Trace, decided: Sequence[Judgement]) -> Case:
    return Case(
        articles=[r.article for r in readings], sentences={r.article.id: r.sentences for r in readings}, claims=claims, events=events,
        trace=traced, judgements=list(decided), attributions={r.article.id: r.attributions for r in readings},
        happenings={r.article.id: r.happenings for r in readings},
    )  # fmt: skip


def _event_order(event: Event) -> tuple[int, str, str]:
    return (-len(event.articles), event.period.earliest or "" if event.period else "", event.id)


def _problems(found: Sequence[Problem]) -> list[Problem]:
    return sorted({p.id: p for p in found}.values(), key=lambda p: (p.file or "", p.stage, p.code, p.id))
