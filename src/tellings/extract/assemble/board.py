"""Where the Mentions of an Article lie in the parse: the look-ups that all of assembling needs."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from tellings.config import Settings
from tellings.extract.quantity import PERSON_CLASSES, THING_CLASSES, whose_age
from tellings.language import Analysis, Token
from tellings.model import AmountMention, AttributionMention, Chain, HappeningMention, Reading, Span

OUTBREAK = 2
"""So many words of falling sick make an Article one about a disease, whatever it calls it."""


class Board:
    """Triggers by token, roles by token, amounts by sentence, chains by token."""

    def __init__(self, analysis: Analysis, reading: Reading, settings: Settings) -> None:
        self.analysis = analysis
        self.reading = reading
        self.settings = settings
        self.triggers: dict[int, HappeningMention] = {}
        self.affected: dict[int, list[HappeningMention]] = defaultdict(list)
        self.agents: dict[int, list[HappeningMention]] = defaultdict(list)
        self.sentence_triggers: dict[int, list[HappeningMention]] = defaultdict(list)
        self.chain_at: dict[int, Chain] = {}
        self.main: tuple[str | None] | None = None
        """The main happening once it has been asked for."""
        self.announced = False
        """Whether the title names the main happening."""
        sick = sum(h.person_measure == "infected" and h.frame != "self" for h in reading.happenings)
        self.epidemic = sick >= OUTBREAK or any(h.happening in ("epidemic", "animal_disease") for h in reading.happenings)
        """Whether the Article is about a disease: only then is a "case" an infection."""
        self.chances: dict[int, np.ndarray] = {}
        """What the weighing made of each figure that it was asked about (:mod:`tellings.extract.assemble.weighed`)."""
        self.words_told: dict[tuple[str, int], list[str]] = {}
        """The features that are the words of a sentence (:mod:`tellings.extract.assemble.figure_words`), by tag and sentence."""
        self.age_of: dict[int, Token] = {}
        """The token of the age beside a person, by the person's token: the parser may have given it the person's place."""
        self.lemmas = Counter(t.lemma for t in analysis.tokens)
        """How often the Article has each lemma."""
        self._told: dict[int, list[tuple[int, AttributionMention]]] = defaultdict(list)
        self._fill()

    def attributions_near(self, span: Span) -> list[tuple[int, AttributionMention]]:
        """The attributions with a word of their content in the sentences of a passage, with their numbers in the Reading."""
        found: dict[int, AttributionMention] = {}
        for index in self._sentences(span):
            found.update(self._told.get(index, ()))
        return sorted(found.items())

    def _sentences(self, span: Span) -> range:
        """The indices of the sentences that a stretch of the text lies in."""
        inside = self.analysis.tokens_in(span)
        return range(inside[0].sentence, inside[-1].sentence + 1) if inside else range(0)

    def _fill(self) -> None:
        for happening in self.reading.happenings:
            head = self.analysis.token_at(happening.head)
            if head is None:
                continue
            for token in self.analysis.tokens_in(happening.span):
                self.triggers.setdefault(token.i, happening)
            self.sentence_triggers[head.sentence].append(happening)
            for argument in happening.affected:
                self._put(self.affected, argument.head, happening)
            for argument in happening.agents:
                self._put(self.agents, argument.head, happening)
        for amount in self.reading.amounts:
            if amount.kind == "age" and (person := whose_age(self.analysis, amount, self.settings)) is not None:
                self.age_of.setdefault(person.i, self.number_token(amount))
        for number, told in enumerate(self.reading.attributions):
            for index in {i for content in told.content for i in self._sentences(content)}:
                self._told[index].append((number, told))
        for chain in self.reading.chains:
            for mention in chain.mentions:
                place = self.analysis.token_at(mention.head)
                if place is not None:
                    self.chain_at.setdefault(place.i, chain)

    def _put(self, table: dict[int, list[HappeningMention]], offset: int, happening: HappeningMention) -> None:
        token = self.analysis.token_at(offset)
        if token is not None:
            table[token.i].append(happening)

    def head(self, amount: AmountMention) -> Token:
        """The token of the counted noun (or of the number)."""
        token = self.analysis.token_at(amount.head) or self.analysis.token_at(amount.number.start)
        assert token is not None
        return token

    def number_token(self, amount: AmountMention) -> Token:
        """The last token of the number."""
        inside = self.analysis.tokens_in(amount.number)
        return inside[-1] if inside else self.head(amount)

    def first_token(self, amount: AmountMention) -> Token:
        """The first token of the amount, hedge included."""
        return self.analysis.token_at(amount.span.start) or self.number_token(amount)

    def trigger_token(self, happening: HappeningMention) -> Token:
        """The head token of a trigger."""
        token = self.analysis.token_at(happening.head)
        assert token is not None
        return token


def is_single(amount: AmountMention) -> bool:
    """Whether an amount is one person without a numeral ("a nurse", "her husband", a name)."""
    named = amount.unit_span is not None or amount.unit_class == "name"  # "two on the Vell and one on the Mirr": a bare "one" is none
    return named and amount.number == amount.span and amount.quantity.low == 1 and amount.unit_class != "unknown"


def is_person(amount: AmountMention) -> bool:
    """Whether people are counted (or nothing says that they are not)."""
    return amount.unit_class in PERSON_CLASSES or amount.unit_class in ("unknown", "harm", "case")


def is_thing(amount: AmountMention) -> bool:
    """Whether vehicles, buildings, munitions, places ... are counted."""
    return amount.unit_class in THING_CLASSES


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end
