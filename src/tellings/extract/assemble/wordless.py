"""Claims without a figure: what is said to have happened, so that accounts can be compared."""

from __future__ import annotations

from tellings.extract.assemble.affected import affected_by_argument
from tellings.extract.assemble.board import Board
from tellings.extract.assemble.fields import agent_of, happening_of, means_of, places_of, target_of
from tellings.extract.assemble.joint import PARTICULAR
from tellings.extract.assemble.senses import sense_of
from tellings.extract.assemble.single_things import LOST, single_thing
from tellings.extract.assemble.source import attribution_of, source_support, tellers
from tellings.extract.quantity import PERSON_CLASSES, noun_class
from tellings.model import Affected, Argument, Claim, HappeningMention, Modality, Polarity, Span, claim_id, evidence, support

_VIOLENT_NOUNS = frozenset(
    {
        "killing",
        "murder",
        "assassination",
        "execution",
        "massacre",
        "arrest",
        "abduction",
        "kidnapping",
        "capture",
        "destruction",
        "sinking",
        "collapse",
    }
)
_CAUSES = frozenset({"blame", "cause", "trigger", "provoke", "spark", "ignite", "attribute to", "result from"})
_QUIET = frozenset(
    {
        "see",
        "carry",
        "hold",
        "treat",
        "watch",
        "notice",
        "identify",
        "discover",
        "monitor",
        "find",
        "use",
        "send",
        "lose",
        "test for",
        "receive",
        "admit",
        "head",
        "come down",
        "break",
    }
)


WIDE = 80
"""Characters of evidence that shows a single thing with what happened to it."""


def wordless_claims(board: Board, figures: list[Claim]) -> list[Claim]:
    """One Claim for a trigger clause that reports a happening and has no figure of its own."""
    proven = {(s.start, s.end) for c in figures for s in c.support if s.role == "trigger"}
    found: list[Claim] = []
    counted: set[str] = set()
    for happening in board.reading.happenings:
        if (happening.span.start, happening.span.end) in proven:
            continue
        thing = single_thing(board, happening)
        if not _worth(board, happening) and thing is None:
            continue
        claim = _claim(board, happening, thing)
        noun = thing.text.split()[-1].lower() if thing else ""
        if thing is not None and claim.measure in LOST and claim.modality == "asserted" and noun not in counted:
            counted.add(noun)
            proof = support("low", "figure", board.analysis.text, thing.span)
            claim = claim.replace(figure="exact", low=1, high=1, unit=thing.text, support=[proof, *claim.support])
            both = Span(start=min(thing.span.start, happening.span.start), end=max(thing.span.end, happening.span.end))
            if both.end - both.start <= WIDE:
                shown = evidence(claim.article, board.analysis.text, both)
                claim = claim.replace(id=claim_id(claim.article, both, claim.measure), evidence=shown)
        if claim.figure != "none" or _worth(board, happening):
            found.append(claim)
    return found


def _worth(board: Board, happening: HappeningMention) -> bool:
    """Verbs with a particular measure or a happening code, and a doer or a sufferer; few nouns; nothing hypothetical."""
    if happening.nominal:
        return happening.lemma in _VIOLENT_NOUNS and bool(happening.affected) and happening.frame == "of"
    if happening.lemma in _QUIET or happening.frame in ("unfound", "modifier", "self", "toll"):
        return False
    if not happening.agents and not happening.affected:
        return False
    token = board.trigger_token(happening)
    if token.dep == "amod" or (token.dep == "compound" and token.pos != "VERB"):  # "the besieged town"
        return False
    if happening.lemma in _CAUSES:
        return bool(happening.affected)
    if happening.person_measure in _OF_PEOPLE and not happening.thing_measure and not _people(board, happening):
        return False
    return sense_of(board, happening) is not None or (happening.measure in PARTICULAR and happening.measure not in ("spotted", "aboard"))


_OF_PEOPLE = frozenset({"rescued", "displaced", "missing"})
"""Measures whose verbs are common words of motion ("came ashore", "left the town"): said of people or not at all."""


def _people(board: Board, happening: HappeningMention) -> bool:
    tokens = [board.analysis.token_at(a.head) for a in happening.affected]
    return any(
        t is not None and (t.entity == "PERSON" or t.pos == "NUM" or (t.pos == "PRON" and t.lower not in ("it", "this", "that", "which"))
                           or noun_class(board.analysis, t, board.settings) in PERSON_CLASSES)
        for t in tokens
    )  # fmt: skip


def _claim(board: Board, happening: HappeningMention, thing: Argument | None) -> Claim:
    text, article = board.analysis.text, board.analysis.article.id
    trigger = board.trigger_token(happening)
    sentence = board.analysis.sentences[trigger.sentence]
    attribution = attribution_of(board, happening.span)
    who = thing or (happening.affected[0] if happening.affected else None)
    affected = affected_by_argument(board, who) if who else Affected()
    measure = (
        (happening.thing_measure if affected.cls == "object" else happening.person_measure)
        or happening.thing_measure
        or happening.person_measure
        or "other"
    )
    places, place_support = places_of(board, sentence, happening.clause)
    agent = agent_of(board, happening, None)
    proofs = [support("measure", "trigger", text, happening.span), *source_support(board, attribution), *place_support]
    if agent:
        proofs.append(support("agent", "agent", text, Span(start=agent.start, end=agent.end)))
    if who:
        proofs.append(support("affected", "affected", text, who.span))
    modality, polarity = _mood(happening, attribution.stance if attribution else "asserts")
    return Claim(
        id=claim_id(article, happening.span, measure), article=article, measure=measure,
        happening=happening_of(board, happening, sentence.index),
        predicate=happening.lemma, polarity=polarity, agent=agent, affected=affected,
        target=target_of(happening), means=means_of(happening),
        modality=modality, title=sentence.role in ("title", "subtitle"), places=places, attribution=tellers(attribution),
        attribution_basis=attribution.basis if attribution else "none", evidence=evidence(article, text, happening.span),
        sentence=sentence.span, support=proofs,
    )  # fmt: skip


def _mood(happening: HappeningMention, stance: str) -> tuple[Modality, Polarity]:
    if stance == "denies" and happening.modality == "asserted":
        return "denied", happening.polarity
    if stance == "fears" and happening.modality == "asserted":
        return "feared", happening.polarity
    return happening.modality, happening.polarity
