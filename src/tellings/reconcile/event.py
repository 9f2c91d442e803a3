"""An Event put together: its Estimates, Period, places, actors, Origins and Accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tellings.config import Settings
from tellings.model import Case, Event, EventOrigin
from tellings.reconcile.accounts import reconcile_accounts
from tellings.reconcile.corrections import corrected
from tellings.reconcile.elsewhere import Figures, index_figures
from tellings.reconcile.estimates import estimate_event
from tellings.reconcile.misread import wholes
from tellings.reconcile.periods import reconcile_period
from tellings.reconcile.profile import Profile, load_profile
from tellings.reconcile.repeats import repeats
from tellings.reconcile.retold import retold
from tellings.reconcile.stakes import Book, Stake, book, stakes
from tellings.reconcile.things import make_title, reconcile_actors, reconcile_happening, reconcile_places
from tellings.trace.parties import parties


def reconcile(case: Case, settings: Settings) -> list[Event]:
    """Fill the Events of a Case: title, happening, Period, places, actors, Origins, Estimates, Accounts.

    Raises:
        ProfileError: the Profile that the settings name does not exist or is wrong.
    """
    return reconcile_with(case, load_profile(settings.profile), settings)


def reconcile_with(case: Case, profile: Profile, settings: Settings) -> list[Event]:
    """Fill the Events of a Case under a Profile that is already loaded."""
    held = book(case)
    folders = tuple(settings.lexicons)
    texts = {a.id: a.text for a in case.articles}
    at_stake = {e.id: _at_stake(e, held, profile, (texts, folders)) for e in case.events}
    figures = index_figures(at_stake)
    return [_fill(event, _Parts(case, held, at_stake[event.id], figures), profile, settings) for event in case.events]


def _at_stake(event: Event, held: Book, profile: Profile, read: tuple[Mapping[str, str], tuple[str, ...]]) -> list[Stake]:
    """Return the figures at stake in an Event; under a naive rule each is what its own Article makes of it."""
    found = corrected(stakes(event, held, profile.figures, read[1]), *read)
    return found if profile.figures.naive else retold(repeats(wholes(found, read[0]), read[0]))


class _Parts(NamedTuple):
    case: Case
    held: Book
    stakes: list[Stake]
    figures: Figures


def _fill(event: Event, parts: _Parts, profile: Profile, settings: Settings) -> Event:
    claims = [parts.held.claims[i] for i in event.claims if i in parts.held.claims]
    party = parties(claims, parts.held.origins, tuple(settings.lexicons))
    period, places, happening = reconcile_period(claims), reconcile_places(claims), reconcile_happening(claims)
    ids = sorted({c.origin for c in claims if c.origin is not None and c.origin in parts.held.origins})
    return event.replace(
        title=make_title(happening, places), happening=happening, period=period, places=places,
        actors=reconcile_actors(claims), origins=[EventOrigin(origin=i, role="party" if i in party else "none") for i in ids],
        estimates=estimate_event(event.id, parts.stakes, parts.figures, (parts.case, parts.held), profile),
        accounts=reconcile_accounts(claims),
    )  # fmt: skip
