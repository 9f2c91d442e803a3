"""The date of an Article's main happening: the candidates scored and the best one taken.

The scorer is a linear model over hashed features (docs/models/main_date.md); without its file a rule decides: the first day told
in the text by something else than a verb of saying.
"""

from __future__ import annotations

import math
import re
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.extract.assemble.aftermath import aftermaths, since_captive
from tellings.extract.assemble.date_candidates import ADDRESSED, HARM, Candidate, candidates, dates_saying, hashed
from tellings.extract.assemble.told_when import of_happening, sets_apart
from tellings.extract.time.anchors import Anchors
from tellings.extract.time.period import to_period
from tellings.extract.time.stretch import Stretch, day_stretch
from tellings.language import table
from tellings.model import HappeningMention, Period, Reading

MODEL = Path(__file__).parent / "main_date.npz"
FOLDS = 5

Weights = NDArray[np.float32]


def fold_of(group: str) -> int:
    """The fold in which the records of a group (an incident) were held out when the fold models were trained."""
    return zlib.crc32(group.encode()) % FOLDS


@lru_cache(maxsize=8)
def weights(fold: int | None = None) -> Weights | None:
    """Weights of the model, or of the fold model that never saw the records of that fold; None where no file is shipped."""
    if not MODEL.exists():
        return None
    with np.load(MODEL) as data:
        scale = data["scale"]
        found: Weights = data["all" if fold is None else f"fold{fold}"].astype(np.float32) * scale
        return found


def main_candidate(reading: Reading, anchors: Anchors, fold: int | None = None) -> Candidate | None:
    """The piece of evidence for the best date: the one with the highest score among those that name it."""
    found, later = evidence(reading, anchors)
    opening = opening_happenings(reading)
    prompt = not _prompt().isdisjoint(opening)
    kept = _happened(found, later)
    model = weights(fold)
    if model is None:
        return _by_rule(reading, kept) if kept else None
    crime = not prompt and not _CRIMES.isdisjoint(opening)
    best = _by_model(found, _less_later(found, kept, scores(found, model))) if crime else _by_model(kept, scores(kept, model))
    lead = lead_candidate(reading, kept) or (recent_candidate(reading, kept, model) if prompt else None)
    return lead if _earlier(best, lead) and not opens_with_aftermath(reading) else best


def evidence(reading: Reading, anchors: Anchors) -> tuple[list[Candidate], dict[int, str]]:
    """All candidates, and how the times of what came later lie to what happened (by time: ``after``, ``same or after``, ``apart``)."""
    begun = frozenset(i for i, mention in enumerate(reading.times) if since_captive(reading, mention))
    after = aftermaths(reading)
    aside = frozenset(i for i, mention in enumerate(reading.times) if after[i] or dates_saying(mention))
    told = (kind or ("apart" if sets_apart(reading, mention) else "") for kind, mention in zip(after, reading.times, strict=True))
    later: dict[int, str] = {i: kind for i, kind in enumerate(told) if kind}
    return candidates(reading, anchors, aside, begun), later


LATER = 1.0
"""What a time of what came later loses of its score in local crime news, on which the scorer learned (0.831 of gva right at 0 and 1,
0.827 at 2, 0.823 where such times are left out). All other reports leave them out."""
_CRIMES = frozenset({"shooting", "stabbing", "assault", "robbery"})


def _less_later(found: Sequence[Candidate], kept: Sequence[Candidate], values: Sequence[float]) -> list[float]:
    whole = {id(c) for c in kept}
    return [value - (0.0 if id(c) in whole else LATER) for c, value in zip(found, values, strict=True)]


def _happened(found: list[Candidate], later: Mapping[int, str]) -> list[Candidate]:
    """The candidates without the times of what came after (visits, notices, new counts, burials), unless there is no other in the text."""
    kept = [c for c in found if c.mention is None or later.get(c.mention) not in ("after", "apart")]
    if all(c.mention is None for c in kept):
        return found
    first = [c for c in kept if c.mention is None or c.mention not in later]
    return first if any(c.mention is not None and _LEADS.intersection(c.features) for c in first) else kept


_LEADS = frozenset({"sentence=title", "sentence=0", "sentence=1", "sentence=2"})
"""Where a time that is not that of a rescue or a search goes before one that is."""


def _earlier(best: Candidate | None, lead: Candidate | None) -> bool:
    """Say whether the chosen date is three days or more before what the opening tells.

    The scorer learned on local news, where an old date behind a fresh opening is mostly the crime of a court story.
    """
    if best is None or lead is None or best.day is None or lead.day is None or best.yearless != lead.yearless:
        return False
    if ADDRESSED in best.features:
        return False  # the lead is counted from the other day of publication
    return (lead.day - best.day).days % (366 if best.yearless else 10**9) in range(3, 300 if best.yearless else 10**6)


def _by_rule(reading: Reading, found: Sequence[Candidate]) -> Candidate | None:
    for c in found:
        if c.mention is not None and not dates_saying(reading.times[c.mention]):
            return c
    return found[0]


def lead_candidate(reading: Reading, found: Sequence[Candidate]) -> Candidate | None:
    """The first day told in the title and first sentences in one clause with a loss or an attack."""
    starts = [s.span.start for s in reading.sentences]
    for c in found:
        if c.mention is None or c.day is None or "alt=none" not in c.features or ADDRESSED in c.features:
            continue
        span = reading.times[c.mention].span
        if bisect_right(starts, span.start) > _LEAD:
            return None
        told = reading.times[c.mention]
        named = of_happening(reading, told)
        if (dates_saying(told) and not named) or "relative to mention" in (c.stretch.basis if c.stretch else ""):
            continue
        if named or any(_harms(h) and h.clause.covers(span) for h in reading.happenings):
            return c
    return None


def _harms(happening: HappeningMention) -> bool:
    """A loss or an attack, also as a noun ("carried out a strike")."""
    if happening.measure in HARM and happening.lemma not in _LATER:
        return True
    return happening.nominal and (happening.happening in _prompt() or happening.happening == "attack")


def opening_happenings(reading: Reading) -> frozenset[str]:
    """What happens in the title and first sentences."""
    starts = [s.span.start for s in reading.sentences]
    return frozenset(h.happening for h in reading.happenings if h.happening and bisect_right(starts, h.span.start) <= _LEAD)


def recent_candidate(reading: Reading, found: Sequence[Candidate], model: Weights) -> Candidate | None:
    """The likeliest day narrated of the publication day and the two before, for a report that opens with a strike, a battle or a disaster.

    Such reports come within days. In local crime news (on which the scorer learned) an older date is as often the right one, so that
    this is not asked there: 59 articles of gva would be worse, 21 better.
    """
    fresh = [
        (value, -i, c)
        for i, (value, c) in enumerate(zip(scores(found, model), found, strict=True))
        if c.mention is not None and c.day and _fresh(c) and not dates_saying(reading.times[c.mention])
    ]
    return max(fresh, key=lambda f: f[:2])[2] if fresh else None


_FRESH = frozenset({"back=0", "back=1", "back=2"})
_FORTNIGHT = _FRESH | {"back=3", "back=5", "back=7", "back=14"}


def _fresh(candidate: Candidate) -> bool:
    """A day up to two days old; a week that is reported (a bulletin's) up to a fortnight."""
    week = not {"grain=week", "grain=range"}.isdisjoint(candidate.features)
    return not (_FORTNIGHT if week else _FRESH).isdisjoint(candidate.features)


@lru_cache(maxsize=2)
def _prompt() -> frozenset[str]:
    """Happenings of war and of nature, as the table of happenings maps them."""
    war = ("Battles", "Explosions/Remote violence")
    return frozenset(row["code"] for row in table("happenings") if row["acled_event"] in war or row["emdat"])


_LEAD = 4
_LATER = frozenset({"die", "death", "succumb", "dead"})
"""A death may come days after the attack."""


def opens_with_aftermath(reading: Reading) -> bool:
    """Say whether the title and first sentences speak of courts, arrests or funerals."""
    end = reading.sentences[_LEAD - 1].span.end if len(reading.sentences) >= _LEAD else len(reading.article.text)
    return not _aftermath().isdisjoint(re.findall(r"[a-z]+", reading.article.text[:end].lower()))


@lru_cache(maxsize=2)
def _aftermath() -> frozenset[str]:
    return frozenset(row["word"] for row in table("aftermath_words"))


def scores(found: Sequence[Candidate], model: Weights) -> list[float]:
    """The score of each piece of evidence (log odds that its date is the right one)."""
    return [float(sum(model[hashed(name)] for name in c.features)) for c in found]


def _key(candidate: Candidate) -> str:
    if candidate.day is None:
        return f"mention {candidate.mention}"
    return f"XXXX-{candidate.day:%m-%d}" if candidate.yearless else candidate.day.isoformat()


def _by_model(found: Sequence[Candidate], values: Sequence[float]) -> Candidate | None:
    """The evidence for one date adds up: log of the sum of odds."""
    odds: dict[str, float] = defaultdict(float)
    for c, value in zip(found, values, strict=True):
        odds[_key(c)] += math.exp(min(50.0, value))
    if not odds:
        return None
    best = max(sorted(odds), key=lambda day: odds[day])
    named = [(value, -i, c) for i, (c, value) in enumerate(zip(found, values, strict=True)) if _key(c) == best]
    told = [n for n in named if n[2].mention is not None]
    return max(told or named, key=lambda n: n[:2])[2]


def main_day(reading: Reading, anchors: Anchors, fold: int | None = None) -> str | None:
    """The one day (ISO 8601) of the main happening, also where it was told as a night of two days; None for a day without a year."""
    best = main_candidate(reading, anchors, fold)
    return best.day.isoformat() if best and best.day and not best.yearless else None


def main_stretch(reading: Reading, anchors: Anchors, fold: int | None = None) -> tuple[Stretch | None, int | None]:
    """The Stretch of the main happening, and the index of the mention that tells it (None: taken from the publication date)."""
    best = main_candidate(reading, anchors, fold)
    if best is None:
        return None, None
    if best.stretch is not None or best.day is None:
        return best.stretch, best.mention
    day = day_stretch(best.day)
    return (day.with_(yearless=best.yearless, basis="relative to published") if day else None), None


def main_period(reading: Reading, anchors: Anchors, fold: int | None = None) -> Period | None:
    """The Period of the main happening."""
    found, _ = main_stretch(reading, anchors, fold)
    return to_period(found) if found else None
