"""Put Mentions together as Claims."""

from __future__ import annotations

import re

from tellings.config import Settings
from tellings.extract.assemble.affected import affected_of
from tellings.extract.assemble.board import Board, is_single
from tellings.extract.assemble.certainty import certainties
from tellings.extract.assemble.coordinated import coordinate, sum_of
from tellings.extract.assemble.fields import agent_of, happening_of, means_of, places_of, target_of
from tellings.extract.assemble.join import join_amounts
from tellings.extract.assemble.joint import Joint
from tellings.extract.assemble.relate import relate
from tellings.extract.assemble.scope import scope_of
from tellings.extract.assemble.source import attribution_of, source_support, tellers
from tellings.extract.assemble.weighed import weigh
from tellings.extract.assemble.wordless import wordless_claims
from tellings.language import Analysis
from tellings.model import Affected, AmountMention, Claim, Modality, Polarity, Quantity, Reading, Span, claim_id, evidence, support


def assemble(analysis: Analysis, reading: Reading, settings: Settings) -> Reading:
    """Give the Reading its Claims (their Periods are resolved by :func:`resolve_periods`).

    Ids are unique: of two Claims on the same span with the same measure the first stays.
    """
    board = Board(analysis, reading, settings)
    said = join_amounts(board)
    joints = coordinate(board, weigh(board, said))
    sure = certainties(board, said, joints)
    kept = {i: joint for i, joint in sorted(joints.items()) if _kept(board, joint, joints)}
    figures = {i: _figure_claim(board, joint).replace(certainty=sure.get(i)) for i, joint in kept.items()}
    claims = relate(board, joints, figures)
    claims = [*claims, *wordless_claims(board, claims)]
    unique: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.measure)):
        unique.setdefault(claim.id, claim)
    return reading.replace(claims=list(unique.values()))


def _kept(board: Board, joint: Joint, joints: dict[int, Joint]) -> bool:
    """A single person counts once for one thing: later mentions of the same person add nothing."""
    amount = board.reading.amounts[joint.amount]
    if not is_single(amount) or joint.members:
        return True
    head = board.head(amount)
    if _enumerated(board, joint, joints):
        return False
    if board.analysis.text[: board.analysis.sentences[head.sentence].span.end].rstrip("\"'”’ ").endswith("?"):
        return False  # a question tells of nobody's fate
    if amount.unit_class == "name" and head.lower in ("himself", "herself"):
        return True
    if amount.unit_class == "name" and _names_a_place(board, amount):
        return False
    headline = board.analysis.sentences[head.sentence].role
    for i, other in joints.items():
        if i >= joint.amount:
            break
        before = board.reading.amounts[i]
        earlier = board.head(before)
        if i == joint.amount - 1 and other.measure == joint.measure and _explains(board, before, amount):
            return False
        several = (before.quantity.low or 0) > 1 and before.kind != "ordinal"
        if (
            head.dep == "appos"
            and not (several and _among(board, amount))
            and other.measure == joint.measure
            and head.head in (earlier.i, board.number_token(before).i)
        ):
            return False
        if other.measure != joint.measure or not is_single(before):
            continue
        if (board.analysis.sentences[earlier.sentence].role in _TITLES) != (headline in _TITLES):
            continue  # the headline and the text each say it
        if _same_person(board, earlier.i, head.i) or (earlier.lemma == head.lemma and before.unit_class != "name"):
            return False
    return True


_TITLES = ("title", "subtitle")
_AMONG_AFTER = re.compile(r"(?: of [\w-]+|, (?:aged )?[\w-]+,?)? (?:among|amongst) (?:them|whom|these|those)\b", re.IGNORECASE)
_AMONG_BEFORE = re.compile(r"\b(?:among (?:them|whom|these|those)|including)[ ,]*$", re.IGNORECASE)


def _among(board: Board, amount: AmountMention) -> bool:
    """As in "seven are in hospital, a boy of nine among them": a single person out of the number it is set beside."""
    text = board.analysis.text
    after = _AMONG_AFTER.match(text, amount.span.end)
    return after is not None or _AMONG_BEFORE.search(text[max(0, amount.span.start - 20) : amount.span.start]) is not None


_APPOSED = re.compile(r", (?:\d{1,3}, )?(?:(?:the|a|an|his|her|their|its) )?(?:[\w'’-]+ ){0,4}", re.IGNORECASE)


def _explains(board: Board, before: AmountMention, amount: AmountMention) -> bool:
    """As in "the fifth, the tram driver Pavel Lind, died": a name or a noun set off by commas says who the one before is."""
    if before.span.end >= amount.span.start:
        return False
    one = before.kind == "ordinal" or (before.quantity.low == 1 and before.quantity.high == 1)
    gap = board.analysis.text[before.span.end : amount.span.start]
    after = board.analysis.text[amount.span.end : amount.span.end + 2]
    nearer = not any(
        t.pos in ("VERB", "AUX", "CCONJ", "ADP") for t in board.analysis.tokens_in(Span(start=before.span.end, end=amount.span.start))
    )
    closed = after[:1] == "," or amount.unit_class == "name"
    return (
        one
        and nearer
        and closed
        and (_APPOSED.fullmatch(gap) is not None or (gap == " " and (amount.unit_class == "name" or before.share_of is not None)))
    )


def _names_a_place(board: Board, amount: AmountMention) -> bool:
    """Whether what the parser takes for a person stands elsewhere in the Article after a word of place ("in Dombara")."""
    name = amount.unit_span.of(board.analysis.text) if amount.unit_span else amount.span.of(board.analysis.text)
    if re.search(rf"\b(?i:in|near|at|outside|towards|around|into) {re.escape(name)}\b(?!['’]s\b)", board.analysis.text):
        return True
    kinds = "city|town|village|port|hamlet|settlement|suburb|district|municipality|inhabitants|residents|people|citizens|mayor|villagers"
    return re.search(rf"\b(?i:{kinds}) (?:of )?{re.escape(name)}\b(?!['’]s\b)", board.analysis.text) is not None


def _enumerated(board: Board, joint: Joint, joints: dict[int, Joint]) -> bool:
    """As in "two employees, the driver and a shunter, were hurt": the single people are the counted ones."""
    amounts, text = board.reading.amounts, board.analysis.text
    singles, k = 1, joint.amount - 1
    while k in joints and is_single(amounts[k]) and joints[k].happening == joint.happening:
        singles, k = singles + 1, k - 1
    if k not in joints or is_single(amounts[k]) or joints[k].happening != joint.happening:
        return False
    if text[amounts[k].span.end : amounts[k + 1].span.start].strip() != ",":
        return False
    following, j = singles, joint.amount + 1
    while j in joints and is_single(amounts[j]) and joints[j].happening == joint.happening:
        following, j = following + 1, j + 1
    return following == amounts[k].quantity.low


def _same_person(board: Board, a: int, b: int) -> bool:
    first, second = board.chain_at.get(a), board.chain_at.get(b)
    one, two = board.analysis.tokens[a], board.analysis.tokens[b]
    new = two.lemma != one.lemma and two.sentence == one.sentence and two.pos == "NOUN" and one.pos == "NOUN"
    new = new and any(t.lower in ("a", "an", "another") for t in board.analysis.children(two, "det")) and two.dep not in ("attr", "appos")
    if first is not None and second is not None and first.id == second.id and not new:
        return True
    return (two.dep == "appos" and two.head == one.i) or (one.dep == "appos" and one.head == two.i)


def _figure_claim(board: Board, joint: Joint) -> Claim:
    text, article = board.analysis.text, board.analysis.article.id
    amount = board.reading.amounts[joint.amount]
    q, whole = sum_of(board, joint)
    if _not_even_one(board, amount, joint):
        q = q.replace(low=0, high=0)
        amount = amount.replace(quantity=q)
    span = whole if joint.members else _evidence_span(amount, joint)
    sentence = board.analysis.sentences[board.head(amount).sentence]
    happening = joint.happening
    clause = happening.clause if happening else sentence.span
    scope, scope_span = scope_of(board, amount, clause)
    attribution = attribution_of(board, span)
    agent = agent_of(board, happening, amount)
    places, place_support = places_of(board, sentence, clause)
    proofs = [support("low", "figure", text, amount.number), *source_support(board, attribution), *place_support]
    if happening:
        proofs.append(support("measure", "trigger", text, happening.span))
    if agent:
        proofs.append(support("agent", "agent", text, Span(start=agent.start, end=agent.end)))
    if amount.unit_span:
        proofs.append(support("affected", "affected", text, amount.unit_span))
    if scope_span:
        proofs.append(support("scope", "scope", text, scope_span))
    if amount.kind == "ordinal" and not joint.total:
        q = q.replace(low=1, high=1)
    modality, polarity = _mood(board, amount, joint, attribution.stance if attribution else "asserts")
    return Claim(
        id=claim_id(article, span, joint.measure), article=article,
        happening=happening_of(board, happening, sentence.index),
        measure=joint.measure,
        predicate=happening.lemma if happening else None, polarity=polarity, figure=q.figure, low=q.low, high=q.high,
        unit=q.unit, hedge=q.hedge, agent=agent, affected=_affected(board, joint, q),
        target=target_of(happening), means=means_of(happening),
        modality=modality, scope=scope, title=sentence.role in ("title", "subtitle"), places=places,
        attribution=tellers(attribution), attribution_basis=attribution.basis if attribution else "none",
        evidence=evidence(article, text, span), sentence=sentence.span, support=proofs,
    )  # fmt: skip


_ANYBODY = frozenset({"a man", "a soul", "a life", "one life", "a person", "one man", "a soldier", "anyone", "anybody"})


def _not_even_one(board: Board, amount: AmountMention, joint: Joint) -> bool:
    """As in "had not lost a single fighter", "did not lose a man", "without taking a single life": none."""
    words = amount.span.of(board.analysis.text).lower()
    single = words.startswith(("a single ", "one single ", "even one ", "even a single "))
    if joint.members or joint.happening is None:
        return False
    verb = board.trigger_token(joint.happening)
    nobody = single or (words in _ANYBODY and joint.happening.lemma.split()[0] in ("lose", "take", "claim", "cost", "kill", "hurt", "harm"))
    return nobody and (joint.happening.polarity == "negative" or board.analysis.head_of(verb).lower == "without")


def _affected(board: Board, joint: Joint, quantity: Quantity) -> Affected:
    """Who is counted; of coordinated people the class they share."""
    all_of_them = [affected_of(board, board.reading.amounts[k]) for k in joint.members or (joint.amount,)]
    first = all_of_them[0]
    if not joint.members:
        return first
    cls = first.cls if all(a.cls == first.cls for a in all_of_them) else "person"
    alike = first.age_sex if all(a.age_sex == first.age_sex for a in all_of_them) else None
    return first.replace(cls=cls, group=quantity.unit, age_sex=alike)


def _evidence_span(amount: AmountMention, joint: Joint) -> Span:
    """The figure with hedge and noun; with the word beside it where that makes the measure ("31 dead")."""
    if (
        joint.rule == "beside"
        and joint.happening
        and 0 <= joint.happening.span.start - amount.span.end <= 12
        and amount.quantity.unit is None
    ):
        return Span(start=amount.span.start, end=joint.happening.span.end)
    return amount.span


def _mood(board: Board, amount: AmountMention, joint: Joint, stance: str) -> tuple[Modality, Polarity]:
    """Modality and polarity: to deny a zero, or to deny having hurt anyone, asserts the zero."""
    modality: Modality = joint.happening.modality if joint.happening else "asserted"
    negative = joint.happening is not None and joint.happening.polarity == "negative" and joint.measure != "missing"
    if joint.measure == "killed" and joint.happening is not None and joint.happening.person_measure == "rescued":
        negative, modality = False, "asserted" if modality == "feared" else modality  # "did not survive", "could not be saved"
    if joint.happening is not None and joint.happening.frame == "unlived":
        negative = False
    first = board.first_token(amount)
    if joint.rule == "feared":
        modality = "feared"
    if modality == "asserted" and first.i and board.analysis.tokens[first.i - 1].lower == "not":  # "and not 60, as was said"
        return "denied", "positive"
    zero = amount.quantity.high == 0
    if zero:
        return ("asserted" if modality == "denied" or stance == "denies" else modality), "positive"
    if stance == "denies" or (negative and modality == "asserted"):
        return "denied", "positive"
    if stance == "fears" and modality == "asserted":
        return "feared", "positive"
    return modality, "positive"
