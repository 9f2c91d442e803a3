"""Fields of a Claim that come from its trigger: happening code, agent, target, means, places."""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.language import SentenceView
from tellings.model import Agent, AmountMention, Argument, HappeningMention, Name, Place, Span, Support, support


def happening_of(board: Board, happening: HappeningMention | None, sentence: int) -> str | None:
    """The happening code of the trigger, else of its sentence, else the one that the Article names first."""
    if happening and happening.happening:
        return happening.happening
    here = [h.happening for h in board.sentence_triggers.get(sentence, []) if h.happening]
    best = max(here, key=lambda code: (_weight(code), -here.index(code)), default=None)
    if best is None or _weight(best) == 0:
        return main_happening(board) or best
    return best


_WEAK = frozenset(
    {
        "attack",
        "crash",
        "arrest",
        "trial",
        "rescue",
        "troop_movement",
        "withdrawal",
        "agreement",
        "inspection",
        "surrender",
        "raid",
        "evacuation",
    }
)


def _weight(code: str) -> int:
    return 0 if code in _WEAK else 1


def main_happening(board: Board) -> str | None:
    """The happening of an Article: the code named most, early mentions counting more, weak codes (attack, arrest) less."""
    votes: dict[str, float] = {}
    for happening in board.reading.happenings:
        if happening.happening:
            token = board.analysis.token_at(happening.head)
            order = token.sentence if token else 99
            votes[happening.happening] = votes.get(happening.happening, 0.0) + (2.0 if order < 3 else 1.0) * (
                1.0 + _weight(happening.happening)
            )
    return max(votes, key=lambda code: (votes[code], code)) if votes else None


def agent_of(board: Board, happening: HappeningMention | None, amount: AmountMention | None) -> Agent | None:
    """Who did it, with the fullest wording that coreference knows."""
    if happening is None:
        return None
    for argument in happening.agents:
        if amount is not None and argument.span.overlaps(amount.span):
            continue
        return _agent(board, argument)
    return None


def _agent(board: Board, argument: Argument) -> Agent:
    token = board.analysis.token_at(argument.head)
    chain = board.chain_at.get(token.i) if token else None
    pronoun = token is not None and token.pos == "PRON"
    if chain is not None and (
        pronoun or (token is not None and token.lower in ("group", "force", "forces", "military", "ministry", "army", "movement"))
    ):
        return Agent(name=Name(text=chain.name), start=argument.span.start, end=argument.span.end)
    return Agent(name=Name(text=argument.text), start=argument.span.start, end=argument.span.end)


def target_of(happening: HappeningMention | None) -> str | None:
    """What was aimed at, as written."""
    if happening is None or not happening.targets:
        return None
    return happening.targets[0].text


def means_of(happening: HappeningMention | None) -> str | None:
    """By which means, as written."""
    if happening is None or not happening.means:
        return None
    return happening.means[0].text


def places_of(board: Board, sentence: SentenceView, clause: Span) -> tuple[list[Place], list[Support]]:
    """The places that locate a clause: its own, else its sentence's, else those of the sentence before in the paragraph."""
    literal = [p for p in board.reading.places if p.literal]
    found = [p for p in literal if clause.covers(p.span)] or [p for p in literal if sentence.span.covers(p.span)]
    if not found and sentence.index:
        before = board.analysis.sentences[sentence.index - 1]
        if before.paragraph == sentence.paragraph:
            found = [p for p in literal if before.span.covers(p.span)]
    text = board.analysis.text
    return [p.place for p in found], [support("places", "place", text, p.span) for p in found]
