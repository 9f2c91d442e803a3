"""Trigger words inside names: months, bodies and titles ("16 March", "the fire service", "the rescue chief")."""

from __future__ import annotations

from tellings.extract.event.triggers import Trigger
from tellings.language import Analysis, Token

_BODIES = frozenset(
    "service services brigade brigades department departments authority agency office officer officers official officials chief chiefs"
    " marshal marshals commissioner station stations academy board bureau council committee commission union association federation"
    " ministry minister ministers secretary spokesman spokeswoman spokesperson spokespeople corps squad squads engine engines truck trucks"
    " boat boats fighter fighters crew crews team teams worker workers centre center institute society inspectorate inspector"
    " inspectors investigator investigators commander coordinator desk unit units helicopter helicopters tender hydrant alarm alarms"
    " safety insurance extinguisher fund law code drill".split()
)
"""Bodies, their people and their gear: a noun set before one names the field of work, not a happening."""

_FIELDS = frozenset("fire rescue flood earthquake drought famine disaster strike inspection evacuation epidemic storm".split())
"""Nouns of happening after which bodies are named."""


def part_of_name(analysis: Analysis, trigger: Trigger) -> bool:
    """Whether a trigger word is part of a date or names a body, a person's office or its gear."""
    if len(trigger.tokens) > 1:
        return False
    token = analysis.tokens[trigger.head]
    return _month(analysis, token) or (token.lower in _FIELDS and trigger.pos == "noun" and _before_body(analysis, token))


def _neighbour(analysis: Analysis, token: Token, step: int) -> Token | None:
    k = token.i + step
    if not 0 <= k < len(analysis.tokens) or analysis.tokens[k].sentence != token.sentence:
        return None
    return analysis.tokens[k]


def _month(analysis: Analysis, token: Token) -> bool:
    """As in "16th March", "March 17", "in March": capitals with a number or a preposition of time beside them."""
    if token.text not in ("March", "MARCH"):
        return False
    before, after = _neighbour(analysis, token, -1), _neighbour(analysis, token, 1)
    if token.entity == "DATE" or (after is not None and after.text[:1].isdigit()):
        return True
    if before is not None and before.lower in ("st", "nd", "rd", "th", "of") and token.i > 1:
        number = analysis.tokens[token.i - 2]
        return number.text[:1].isdigit() or number.lower.endswith(("st", "nd", "rd", "th"))
    return before is not None and (
        before.text[:1].isdigit() or before.lower in ("in", "since", "until", "till", "last", "early", "late", "mid")
    )


def _before_body(analysis: Analysis, token: Token) -> bool:
    after = _neighbour(analysis, token, 1)
    if after is not None and after.lower in ("-", "and", "&"):  # "fire and rescue service"
        after = _neighbour(analysis, token, 3) if after.lower != "-" else _neighbour(analysis, token, 2)
    return after is not None and after.lower in _BODIES
