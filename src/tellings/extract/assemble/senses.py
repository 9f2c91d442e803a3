"""Which happening a trigger names, the ambiguous words settled by who does it and by what else the Article tells.

"Left", "moved", "went down", "walked out", "trapped" name a happening only of a fitting subject (armed forces leave a
town, a vessel goes down, workers walk out), or where an unambiguous word of the Article names the same happening.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tellings.extract.quantity import noun_class
from tellings.language import table

if TYPE_CHECKING:
    from tellings.extract.assemble.board import Board
    from tellings.model import HappeningMention

_FORCES = frozenset({"combatant", "weapon"})
_ARMED = frozenset({"combatant", "security"})
_WORKERS = frozenset({"staff"})
_VESSELS = frozenset({"vessel"})

_GENERIC: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "troop_movement": (
        frozenset(
            {"advance", "move", "leave", "depart", "head", "mass", "amass", "go deep", "deploy", "mobilise", "mobilize", "reinforce"}
        ),
        _FORCES,
    ),
    "withdrawal": (frozenset({"withdraw", "pull back", "pull out", "fall back", "abandon", "retreat"}), _FORCES),
    "surrender": (frozenset({"give up", "turn in", "desert", "defect"}), _ARMED),
    "siege": (frozenset({"trap", "surround", "cut off", "hem in"}), _ARMED),
    "strike_action": (frozenset({"walk out"}), _WORKERS),
    "shipwreck": (frozenset({"go down", "go under", "go over", "list", "sink", "keel over", "founder"}), _VESSELS),
    "robbery": (frozenset({"hold up"}), frozenset()),
    "protest": (frozenset({"march"}), frozenset()),
    "collapse": (frozenset({"fail", "fall in"}), frozenset({"building", "structure", "infrastructure", "place"})),
    "territory_taken": (frozenset({"occupy"}), _ARMED),
}
"""Code to the verbs and nouns that name it only of the classes of subject beside them."""

EPIDEMIC_MENTIONS = 3
"""So many mentions of disease make a story of disease, wherever they stand; in title or lead one does."""
_DISEASES = frozenset({"epidemic", "animal_disease"})
LEAD = 3
"""Sentences of an Article that count as its lead."""


def sense_of(board: Board, happening: HappeningMention) -> str | None:
    """The code of the happening that a trigger names here; None where its word is meant in another sense."""
    code = happening.happening
    if code is None or _no_such(board, happening):
        return None
    if _generic(happening) and not _fitting(board, happening) and not _corroborated(board, happening):
        return None
    if code in _DISEASES and not _epidemic(board):
        return None
    return code


def _generic(happening: HappeningMention) -> bool:
    row = _GENERIC.get(happening.happening or "")
    return row is not None and (happening.lemma in row[0] or happening.lemma.split()[0] in row[0])


def _fitting(board: Board, happening: HappeningMention) -> bool:
    classes = _GENERIC[happening.happening or ""][1]
    forces = _force_words() if classes & _ARMED else frozenset()
    who = [*happening.agents, *happening.affected] if happening.happening in ("shipwreck", "strike_action") else list(happening.agents)
    if happening.frame == "subject" or (happening.passive and happening.happening in ("troop_movement", "withdrawal")):
        who = [*happening.agents, *happening.affected]
    for argument in who:
        token = board.analysis.token_at(argument.head)
        if token is None:
            continue
        if noun_class(board.analysis, token, board.settings) in classes or {token.lower, token.lemma} & forces:
            return True
    return False


@lru_cache(maxsize=1)
def _force_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("force_words"))


def _corroborated(board: Board, happening: HappeningMention) -> bool:
    """Another word of the Article names the same happening without doubt."""
    return any(h.happening == happening.happening and not _generic(h) and not _no_such(board, h) for h in board.reading.happenings)


def _no_such(board: Board, happening: HappeningMention) -> bool:
    """As in "there was no fire", "without a strike": a noun under a negator tells that it did not happen."""
    if not happening.nominal:
        return False
    token = board.trigger_token(happening)
    first = board.analysis.token_at(happening.span.start) or token
    return any(t.lower in ("no", "without", "neither") for t in board.analysis.children(token, "det", "neg")) or (
        first.i > 0
        and board.analysis.tokens[first.i - 1].lower in ("no", "without")
        and board.analysis.tokens[first.i - 1].sentence == first.sentence
    )


def _epidemic(board: Board) -> bool:
    """Whether disease is the story and not told in passing."""
    mentions = [h for h in board.reading.happenings if h.happening in _DISEASES]
    tokens = [board.trigger_token(h) for h in mentions]
    return len(mentions) >= EPIDEMIC_MENTIONS or any(
        t.sentence < LEAD or board.analysis.sentences[t.sentence].role in ("title", "subtitle") for t in tokens
    )
