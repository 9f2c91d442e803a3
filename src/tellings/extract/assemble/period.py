"""Which time expression dates which Claim, and what Period that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tellings.extract.assemble.aftermath import aftermath_of, since_captive, told_aside
from tellings.extract.assemble.dating import Dating
from tellings.extract.assemble.main_date import main_period, main_stretch
from tellings.extract.assemble.places import claims_on, sentence_at, times_within
from tellings.extract.assemble.told_when import dates_count, dates_rescue, sets_apart
from tellings.extract.time.anchors import Anchors, anchor_days, walk
from tellings.extract.time.anchors import stretch as stretch_of
from tellings.extract.time.period import to_period
from tellings.extract.time.stretch import Stretch, safe_date
from tellings.model import AsOf, Claim, Period, Reading, Sentence, Support, TimeMention, support

_UP_TO = frozenset({"by", "until", "till", "as"})


def resolve_periods(reading: Reading, published: Period | None) -> Reading:
    """Give each Claim its Period, against the publication date (None: unknown) and the Article's own anchors.

    ``claim_times`` names the time expression that dates each Claim. May be called again with another publication date: what an earlier call
    gave is replaced. A Claim that nothing dates has no Period.
    """
    if not reading.claims:
        return reading
    anchors = anchors_of(reading, published)
    main, index = main_stretch(reading, anchors)
    if index is not None and aftermath_of(reading, reading.times[index]) == "after":
        main, index = None, None
    if main is not None:
        anchors = anchors.replace(event=to_period(main))
    stretches = _after_reminders(reading, walk(reading.times, anchors, told_aside(reading)), main, anchors)
    stretches = _not_after(stretches, reading.times, anchors)
    stretches = _of_report(reading, _with_years(reading, stretches))
    dating = Dating(reading, stretches, index)
    claims: list[Claim] = []
    times: dict[str, int] = {}
    for claim in reading.claims:
        i, own = dating.mention_of(claim)
        if i is not None:
            times[claim.id] = i
        stretch = stretches[i] if i is not None else None
        mention = reading.times[i] if i is not None else None
        began = mention is not None and since_captive(reading, mention) and claim.scope != "cumulative"
        claims.append(_dated(reading, claim, mention, _lasting(stretch, mention, anchors, own=own and not began)))
    stamped = [c.replace(as_of=_as_of(reading, c, stretches, anchors) or c.as_of) for c in claims]
    return reading.replace(claims=stamped, claim_times=times)


_REMINDED = 3
"""Days before the main happening from which what a paragraph told is a reminder."""


def _after_reminders(reading: Reading, stretches: list[Stretch | None], main: Stretch | None, anchors: Anchors) -> list[Stretch | None]:
    """The stretches without the pull of another paragraph's reminder ("recalls the strike of 3 May", then "in the same night")."""
    if main is None:
        return stretches
    paragraph = _paragraphs_of(reading)
    found = list(stretches)
    for i, (mention, stretch) in enumerate(zip(reading.times, stretches, strict=True)):
        if stretch is None or not i or stretch.basis != "relative to mention" or stretch.yearless != main.yearless:
            continue
        if paragraph[i] != paragraph[i - 1] and (main.first - stretch.last).days > _REMINDED:
            found[i] = stretch_of(mention, anchors, main)
    return found


def _paragraphs_of(reading: Reading) -> list[int]:
    """The paragraph of each time mention."""
    starts = [s.span.start for s in reading.sentences]
    at = (bisect_right(starts, mention.span.start) - 1 for mention in reading.times)
    return [reading.sentences[i].paragraph if i >= 0 else -1 for i in at]


def _not_after(stretches: list[Stretch | None], times: Sequence[TimeMention], anchors: Anchors) -> list[Stretch | None]:
    """The stretches without those that would put what is told in the past after the publication."""
    days, yearless = anchor_days(anchors.published)
    if not days or days[-1] > date.max - timedelta(days=1):
        return stretches
    last = days[-1] + timedelta(days=1)
    carried = [s is not None and s.basis == "relative to mention" and s.yearless == yearless and s.first >= last for s in stretches]
    late = [c and m.expression.args.get("tense") == "past" for c, m in zip(carried, times, strict=True)]
    late = [
        gone or (s is not None and m.expression.op == "shift" and s.yearless == yearless and s.first > last)
        for gone, s, m in zip(late, stretches, times, strict=True)
    ]
    return [None if gone else s for s, gone in zip(stretches, late, strict=True)]


_OF_REPORT = re.compile(r"\s(?:under (?:report|review)|in question|of reporting|covered (?:here|by this report))\b", re.IGNORECASE)
_REPORTING = re.compile(r"\breporting (?:week|period|month)\b", re.IGNORECASE)
_NEAR_YEAR = 92
"""Days around a full date of the head within which a day without a year is of its year."""


def _head(reading: Reading) -> list[int]:
    """The times of the title and of the lines above the body that have no verb."""
    body = next((s.span.start for s in reading.sentences if s.role == "body"), len(reading.article.text))
    return [i for i, m in enumerate(reading.times) if m.span.start < body and not m.expression.args.get("verb")]


def _of_report(reading: Reading, stretches: list[Stretch | None]) -> list[Stretch | None]:
    """The stretches with "the week under report" as the week or the range that the head names."""
    named = [s for i in _head(reading) if (s := stretches[i]) and s.grain in ("week", "range", "month") and not s.yearless]
    if not named:
        return stretches
    text = reading.article.text
    meant = [
        m.expression.op in ("unit", "week") and bool(_OF_REPORT.match(text, m.span.end) or _REPORTING.search(m.text)) for m in reading.times
    ]
    for i, mention in enumerate(reading.times[1:], 1):  # "in the same week" of the next paragraph
        args = mention.expression.args
        meant[i] = meant[i] or (
            meant[i - 1] and mention.expression.op == "same" and args.get("unit") in ("W", "M") and not args.get("offset")
        )
    return [named[-1].with_(basis="relative to mention") if m else s for m, s in zip(meant, stretches, strict=True)]


def _with_years(reading: Reading, stretches: list[Stretch | None]) -> list[Stretch | None]:
    """The days without a year with that of a full date in the head, where they lie near it ("week of 18 to 24 May 2031", "on 20 May")."""
    full = [s for i in _head(reading) if (s := stretches[i]) and not s.yearless and s.grain in ("day", "week", "range")]
    if len({s.first.year for s in full}) != 1:
        return stretches
    return [_near_year(s, full[0].first) if s and s.yearless and s.grain in ("day", "part", "time") else s for s in stretches]


def _near_year(stretch: Stretch, known: date) -> Stretch:
    for year in (known.year, known.year - 1, known.year + 1):
        first, last = safe_date(year, stretch.first.month, stretch.first.day), safe_date(year, stretch.last.month, stretch.last.day)
        if first and last and first <= last and abs((first - known).days) <= _NEAR_YEAR:
            return stretch.with_(first=first, last=last, yearless=False, basis="relative to mention")
    return stretch


def main_date(reading: Reading, fold: int | None = None) -> Period | None:
    """The date of the Article's main happening, or None.

    ``fold`` takes the model that never saw the records of that fold (:func:`tellings.extract.assemble.main_date.fold_of`): benchmarks
    on the set of its training pass it.
    """
    return main_period(reading, anchors_of(reading, None), fold)


def date_of_harm(reading: Reading, fold: int | None = None) -> Period | None:
    """:func:`main_date` for comparing reports: None where its evidence dates a rescue or a release (the harm came before).

    Where nothing but the day of publication speaks, the week up to it.
    """
    found, index = main_stretch(reading, anchors_of(reading, None), fold)
    if found is None or (index is not None and _not_of_harm(reading, reading.times[index])):
        return None
    if index is None and found.first > date.min + _WEEK:
        return to_period(found.with_(grain="week", first=found.first - _WEEK))
    return to_period(found)


_WEEK = timedelta(days=6)


def _not_of_harm(reading: Reading, mention: TimeMention) -> bool:
    return dates_rescue(reading, mention) or sets_apart(reading, mention) or aftermath_of(reading, mention) == "after"


def anchors_of(reading: Reading, published: Period | None) -> Anchors:
    """The anchors of an Article; ``published`` beats the publication date of its record."""
    article = reading.article
    edtf = published.edtf if published else article.published
    basis = None
    if published and published.basis.startswith("inferred"):
        basis = published.basis
    elif article.published_basis.startswith("dateline"):
        basis = "relative to dateline"
    moment = article.published_at if article.published_at and edtf and article.published_at.startswith(edtf[:10]) else None
    return Anchors(published=edtf, published_at=moment, basis=basis)


def _lasting(stretch: Stretch | None, mention: TimeMention | None, anchors: Anchors, *, own: bool) -> Stretch | None:
    """The stretch of a Claim: "since January" lasts from then to the publication date; a clock time is carried on as its day."""
    if stretch is not None and not own and stretch.grain == "time":
        return stretch.with_(grain="day", clock=None, part="")
    if stretch is None or mention is None or not own or mention.expression.args.get("prep") != "since":
        return stretch
    days, yearless = anchor_days(anchors.published)
    last = days[-1] if days else None
    if last is None or yearless != stretch.yearless or last < stretch.first:
        return stretch
    return Stretch("range", _beginning(stretch), last, yearless=yearless, lasts=True, basis=stretch.basis)


def _beginning(stretch: Stretch) -> date:
    """The day from which a stretch that goes on is counted: "since the end of February" is since its last third."""
    return stretch.last - (stretch.last - stretch.first) // 3 if stretch.edge in ("END", "LATE") else stretch.first


def _dated(reading: Reading, claim: Claim, mention: TimeMention | None, stretch: Stretch | None) -> Claim:
    kept: list[Support] = [s for s in claim.support if s.field != "period"]
    if mention is None or stretch is None:
        return claim.replace(period=None, support=kept)
    return claim.replace(period=to_period(stretch), support=[*kept, support("period", "time", reading.article.text, mention.span)])


def _as_of(reading: Reading, claim: Claim, stretches: list[Stretch | None], anchors: Anchors) -> AsOf | None:
    """The moment for which a figure is stated: the stamp of a live page's entry, or "by noon", "as of Friday"."""
    at = sentence_at(reading, claim.evidence.start)
    if at < 0 or claim.evidence.start >= reading.sentences[at].span.end:
        return None
    sentence = reading.sentences[at]
    for i in times_within(reading, sentence.span):
        mention, stretch = reading.times[i], stretches[i]
        if claim.figure == "none" or stretch is None:
            continue
        if mention.expression.args.get("prep") in _UP_TO or dates_count(reading, mention) or _of_update(reading, claim, mention):
            period = to_period(stretch)
            if stretch.grain in ("day", "part", "time") and stretch.first == stretch.last:
                return AsOf(
                    edtf=_day(stretch.first, yearless=stretch.yearless),
                    basis="as told",
                    at=period.latest if stretch.grain != "day" else None,
                )
    return _stamp(sentence, anchors)


def _of_update(reading: Reading, claim: Claim, mention: TimeMention) -> bool:
    """Say whether a time tells when what followed was so: "two died in hospital on Thursday"."""
    if mention.expression.args.get("tense") == "future" or aftermath_of(reading, mention) != "after":
        return False
    low, high = sorted((claim.evidence.end, mention.span.start))
    near = not re.search(r"[,;:]", reading.article.text[low:high])
    return near and all(c.id == claim.id for c in claims_on(reading, mention.span))


def _stamp(sentence: Sentence, anchors: Anchors) -> AsOf | None:
    if sentence.live_stamp is None or anchors.published is None:
        return None
    days, yearless = anchor_days(anchors.published)
    if not days:
        return None
    hour, _, minute = sentence.live_stamp.partition(":")
    day = _day(days[-1], yearless=yearless)
    return AsOf(edtf=day, basis="live page stamp", at=f"{day}T{int(hour):02d}:{minute}" if not yearless and hour.isdigit() else None)


def _day(day: date, *, yearless: bool) -> str:
    return f"XXXX-{day.month:02d}-{day.day:02d}" if yearless else day.isoformat()
