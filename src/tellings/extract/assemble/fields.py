"""Fields of a Claim that come from its trigger: happening code, agent, target, means, places."""

from __future__ import annotations

from itertools import pairwise

from tellings.extract.assemble.board import Board
from tellings.extract.assemble.places import literal_places
from tellings.extract.assemble.senses import LEAD, sense_of
from tellings.language import SentenceView
from tellings.model import Agent, AmountMention, Argument, HappeningMention, Name, Place, Span, Support, support


def happening_of(board: Board, happening: HappeningMention | None, sentence: int) -> str | None:
    """The happening code of the trigger, else of its sentence, else the Article's main happening.

    A weak code (attack, arrest, rescue) says how a part of the story went: the main happening stands in its place where
    the Article has a particular one.
    """
    own = sense_of(board, happening) if happening else None
    if own and own not in _RESPONSE:
        return own
    main = main_happening(board)
    if main and _weight(main) and board.announced:
        return main
    if own:
        return main if main and _weight(main) else own
    here = [code for h in board.sentence_triggers.get(sentence, []) if (code := sense_of(board, h)) and _weight(code)]
    if here:
        return here[0]
    return main


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


_RESPONSE = frozenset({"rescue", "evacuation", "inspection"})
"""What answers a happening: its Claims belong to what is answered, where the Article tells of that."""


def _weight(code: str) -> int:
    return 0 if code in _WEAK else 1


_PLACE_VOTES = (4.0, 2.0, 1.0)
"""What a mention in the title, in the lead and in the rest is worth."""


BACKGROUND = 0.25
"""What a mention counts in a sentence about earlier years."""


def _told_of_old(board: Board, sentence: int) -> bool:
    """Whether a sentence of the running text names a year or counts years back: what it tells is background more often than not."""
    view = board.analysis.sentences[sentence]
    if view.role in ("title", "subtitle") or sentence < LEAD:
        return False
    words = [t.lower for t in board.analysis.tokens[view.first : view.last]]
    year = any(a == "in" and len(b) == 4 and b.isdigit() and b[:2] in ("18", "19", "20") for a, b in pairwise(words))
    return year or ("ago" in words and bool({"year", "years", "decade", "decades"} & set(words)))


def main_happening(board: Board) -> str | None:
    """The happening of an Article: the code named most, title and lead counting more, weak codes (attack, arrest) less."""
    if board.main is None:
        board.main = (_main(board),)
        board.announced = any(
            sense_of(board, h) == board.main[0] and board.analysis.sentences[board.trigger_token(h).sentence].role in ("title", "subtitle")
            for h in board.reading.happenings
        )
    return board.main[0]


def _main(board: Board) -> str | None:
    votes: dict[str, float] = {}
    for happening in board.reading.happenings:
        code, token = sense_of(board, happening), board.analysis.token_at(happening.head)
        if code is None or token is None:
            continue
        title = board.analysis.sentences[token.sentence].role in ("title", "subtitle")
        place = _PLACE_VOTES[0 if title else 1 if token.sentence < LEAD + 2 else 2]
        if _told_of_old(board, token.sentence):
            place *= BACKGROUND
        votes[code] = votes.get(code, 0.0) + place * (1.0 + _weight(code))
    answered = [code for code in votes if code not in _RESPONSE and votes[code] >= _PLACE_VOTES[1]]
    return max(answered or votes, key=lambda code: (votes[code], code)) if votes else None


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
    found = literal_places(board.reading, clause) or literal_places(board.reading, sentence.span)
    if not found and sentence.index:
        before = board.analysis.sentences[sentence.index - 1]
        if before.paragraph == sentence.paragraph:
            found = literal_places(board.reading, before.span)
    text = board.analysis.text
    return [p.place for p in found], [support("places", "place", text, p.span) for p in found]
