"""Which figure counts what: an amount and the trigger that says what happened to what it counts.

The order of the rules: a noun that is itself the measure ("38 deaths"), a word beside the number ("31 dead"), the
role that syntax gives ("seven people were killed"), a complement ("22 were missing"), the whole it is part of ("six of
the dead"), the figure before it ("two of them children"), and last the nearest fitting trigger of the clause.
"""

from __future__ import annotations

import re

from tellings.extract.assemble.beside import (
    by_aside,
    by_nearest_trigger,
    by_next_verb,
    by_own_noun,
    by_state_noun,
    by_status_noun,
    by_toll,
    by_word_beside,
)
from tellings.extract.assemble.board import Board, is_person, is_single, is_thing
from tellings.extract.assemble.carried import by_disease, by_finding, by_patients, by_riders, by_shots, by_swarm, by_thing, by_vehicle
from tellings.extract.assemble.elided import by_ellipsis, by_fragment_ordinal
from tellings.extract.assemble.equated import by_equation, by_munition, by_owned_figure
from tellings.extract.assemble.fitting import fitted
from tellings.extract.assemble.informants import is_informant
from tellings.extract.assemble.joint import PARTICULAR, SINGULAR_MEASURES, Joint, latest
from tellings.extract.assemble.label import by_label, label_class
from tellings.extract.assemble.own_verb import by_own_verb
from tellings.extract.assemble.parts_hit import by_part
from tellings.extract.assemble.presence import by_crowd, by_demand, by_presence, by_shown
from tellings.extract.assemble.recalled import by_pair, by_recalled, earlier_count, still_there
from tellings.extract.assemble.remains import by_remains
from tellings.extract.assemble.restated import by_restated
from tellings.extract.assemble.role import by_company, by_membership, by_ordinal, by_role, by_role_inside, people_falling
from tellings.extract.assemble.rows import by_empty_row, by_postposed, by_row, labels_row, rows_of
from tellings.extract.assemble.set_off import by_among_them, by_heading, by_more, by_parallel, by_set_off
from tellings.extract.assemble.takers import by_taker
from tellings.extract.assemble.told_of import by_fear, by_list, by_sum, by_telling, parts_of_sum, totals_before_lists
from tellings.extract.assemble.whole import (
    by_figure_before,
    by_whole,
    crew_of,
    introduces_part,
    is_stated_whole,
    of_the_dead,
    single_part,
    some_of,
    whole_of,
)
from tellings.model import AmountMention


def join_amounts(board: Board) -> dict[int, Joint]:
    """Join each amount of the Reading (by index) to its measure; amounts that count nothing of a happening stay out."""
    joints: dict[int, Joint] = {}
    previous: int | None = None
    rows = rows_of(board)
    for i, amount in enumerate(board.reading.amounts):
        if labels_row(amount, rows):
            continue
        joint = by_row(board, i, amount, rows) or by_postposed(board, i, amount) or by_empty_row(board, i, amount, joints, previous)
        joint = joint or _join(board, i, amount, joints, previous)
        if joint is not None:
            joints[i] = joint
            if not is_single(amount):
                previous = i
    if len({t.lemma for t in board.analysis.tokens if t.lemma in _SPORT}) > 1:
        joints = {i: joint for i, joint in joints.items() if joint.measure in _GRAVE}
    if not _eventful(board):
        joints = {i: joint for i, joint in joints.items() if joint.measure != "other" or not _everyday(joint)}
    return parts_of_sum(board, totals_before_lists(board, joints))


_EVERYDAY = frozenset(
    "come arrive attend take join enter gather stay remain return depart leave head cross participate fly send deploy help receive feed"
    " involve affect turn go set show flock".split()
)


def _everyday(joint: Joint) -> bool:
    """Whether a figure is told by nothing but presence or a verb of everyday motion and company."""
    return joint.rule != "crowd" and (joint.happening is None or joint.happening.lemma.split()[0] in _EVERYDAY)


def _eventful(board: Board) -> bool:
    """Whether the Article tells of a happening, and not of sport, votes, courts, culture or trade, where people stand and come too."""
    if any(h.happening or h.measure in PARTICULAR for h in board.reading.happenings):
        return True
    return not any(t.lemma in _CIVIL for t in board.analysis.tokens)


_GRAVE = frozenset({"killed", "injured", "missing", "infected", "displaced", "damaged", "destroyed"})
_SPORT = frozenset(
    "goalkeeper player goal striker midfielder defender referee penalty innings wicket batsman bowler quarterback touchdown"
    " halftime half-time kickoff kick-off offside scorer playoff semifinal semi-final equaliser equalizer keeper".split()
)
"""Words of a report of a game, where shots are saved and players booked (WordNet 3.1, hyponyms of athlete and of athletic game)."""
_CIVIL = frozenset(
    "match game league tournament team registration candidate poll election ballot vote hearing witness concert exhibition festival ticket"
    " season runner race contest competition award profit turnover shareholder applicant seat stall museum exam".split()
)
"""Nouns of sport, elections, courts, culture, schools and trade (WordNet 3.1, hyponyms of contest, vote, proceeding and show)."""


def _join(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None) -> Joint | None:
    if amount.kind == "ordinal":
        return by_ordinal(board, i, amount, joints, previous) or by_fragment_ordinal(board, i, amount)
    if amount.kind != "count":
        return None
    if (labelled := by_label(board, i, amount)) is not None:
        return by_state_noun(board, i, amount) or _said_beside(board, i, amount) or labelled
    if _counts_nobody(board, i, amount):
        return None
    if is_informant(board, amount):  # "spoke with 58 injured people" all the same counts the injured
        told = by_word_beside(board, i, amount)
        told = told if told is not None and told.rule == "modifier" else by_role_inside(board, i, amount)
        return told if told is not None and told.measure in ("injured", "infected", "captured", "arrested") else None
    amount = _elided(board, amount)
    single = is_single(amount)
    if not single and (settled := _settled(board, i, amount, joints)) is not None:
        return settled[0]
    if not single and crew_of(board, amount):
        return Joint(i, "aboard", None, "carried")
    found = by_own_noun(board, i, amount) if single else (by_toll(board, i, amount, joints) or by_own_noun(board, i, amount))
    found = found or by_pair(board, i, joints) or by_remains(board, i, amount) or by_shots(board, i, amount) or by_part(board, i, amount)
    found = found or by_equation(board, i, amount) or by_owned_figure(board, i, amount, joints) or by_munition(board, i, amount)
    if single and _headline(board, amount):
        found = found or by_word_beside(board, i, amount)
    beside = None if single else by_word_beside(board, i, amount)
    found = found or latest(board, board.head(amount), beside, by_role(board, i, amount)) or by_disease(board, i, amount)
    if single:
        if found is None or found.measure not in SINGULAR_MEASURES:
            found = by_membership(board, i, amount) or single_part(board, i, amount, joints, previous)
        return found
    return _finished(board, i, amount, _searched(board, i, amount, joints, previous, found), joints, previous)


def _searched(
    board: Board, i: int, amount: AmountMention, joints: dict[int, Joint], previous: int | None, found: Joint | None
) -> Joint | None:  # fmt: skip
    """The measure of a figure that is no single person, from the rules of wholes, of figures before, and of what stands near."""
    if found is not None and found.measure == "other" and amount.share_of is not None:
        found = by_whole(board, i, amount, joints) or found
    found = found or by_membership(board, i, amount) or by_whole(board, i, amount, joints) or by_vehicle(board, i, amount)
    if found is not None and found.rule == "remains" and amount.quantity.unit in ("names", "name"):
        before = earlier_count(board, i, amount, joints)
        found = before if before is not None and before.measure in ("aboard", "arrested", "captured", "missing") else found
    if found is not None and found.measure == "other" and _sent_home(board, amount, found, joints, previous):
        found = Joint(i, "injured", found.happening, "sent home")
    if found is not None and found.rule == "role" and _part_of_nearer(board, i, found, previous):
        found = None
    found = found or by_state_noun(board, i, amount)
    if found is not None and found.measure in ("rescued", "other"):
        found = of_the_dead(board, i, amount, joints, previous) or found
    if found is None or (found.measure == "other" and amount.share_of is not None):
        found = by_figure_before(board, i, amount, joints, previous) or found
    if (
        found is not None
        and found.measure == "other"
        and (there := by_presence(board, i, amount)) is not None
        and there.measure == "aboard"
    ):
        found = there
    if found is not None and found.measure == "other" and found.happening is not None and found.happening.lemma in ("remain", "stay"):
        found = still_there(board, i, amount, joints) or found
    found = by_more(board, i, amount, found, joints) or found
    if found is None or found.measure == "other":
        found = by_restated(board, i, amount, joints) or found
    return (
        found
        or by_list(board, i, amount, joints)
        or by_telling(board, i, amount, joints)
        or by_ellipsis(board, i, amount, joints)
        or by_sum(board, i, amount, joints)
        or by_fear(board, i, amount)
        or by_set_off(board, i, amount, joints)
        or by_parallel(board, i, amount, joints)
        or by_heading(board, i, amount)
        or by_among_them(board, i, amount, joints)
        or still_there(board, i, amount, joints)
        or by_recalled(board, i, amount, joints)
        or by_status_noun(board, i, amount)
        or by_presence(board, i, amount)
        or by_shown(board, i, amount)
        or by_finding(board, i, amount)
        or by_nearest_trigger(board, i, amount)
        or by_patients(board, i, amount)
        or by_aside(board, i, amount)
        or by_demand(board, i, amount)
        or by_company(board, i, amount)
        or by_thing(board, i, amount)
        or by_swarm(board, i, amount, joints)
        or by_riders(board, i, amount)
        or by_next_verb(board, i, amount)
    )


def _finished(
    board: Board, i: int, amount: AmountMention, found: Joint | None, joints: dict[int, Joint], previous: int | None
) -> Joint | None:  # fmt: skip
    """The Joint with its whole, and the measure that taking and falling have of such people or things."""
    found = by_own_verb(board, i, amount, found, joints, previous) or found
    if found and amount.quantity.high == 0 and (found.measure in ("other", "spotted", "aboard") or found.rule in _LOOSE):
        return None
    if found is None or (found := fitted(board, i, amount, found, joints, previous)) is None:
        return None
    fell = people_falling(board, i, amount, found.happening) if found.happening is not None and found.measure in _THINGS_LOST else None
    if fell is not None:
        return Joint(i, fell, found.happening, found.rule) if fell else None
    whole = found.whole if found.whole is not None else whole_of(board, i, found.measure, joints, previous)
    measure = by_taker(board, found.happening, found.measure) if found.happening is not None and _people(amount) else found.measure
    if measure == "missing" and found.happening is not None and found.happening.lemma in _SWEPT and _long_ago(board, amount):
        measure = "killed"
    return Joint(i, measure, found.happening, found.rule, whole, found.total)


_THINGS_LOST = frozenset({"destroyed", "damaged"})
_SWEPT = frozenset({"sweep away", "wash away", "sweep off", "wash out", "sweep out to sea", "carry off", "carry away", "bury", "entomb"})


def _long_ago(board: Board, amount: AmountMention) -> bool:
    """Whether the sentence or the one before tells of years or decades ago: whom the water took then is dead."""
    here = board.head(amount).sentence
    near = board.analysis.text[board.analysis.sentences[max(0, here - 1)].span.start : board.analysis.sentences[here].span.end]
    return re.search(r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before)\b|\bin (?:the \w+ of )?1[5-9]\d\d\b", near) is not None


def _named_next(board: Board, i: int, amount: AmountMention) -> bool:
    """As in "and one, Amina Said, died": the one is the person who is named behind the comma."""
    q = amount.quantity
    if q.low != 1 or q.high != 1 or amount.unit_span is not None or is_single(amount) or amount.share_of is not None:
        return False
    following = next((a for a in board.reading.amounts[i + 1 :] if a.span.start >= amount.span.end), None)
    if following is None or not is_single(following):
        return False
    return board.analysis.text[amount.span.end : following.span.start].strip() == "," and bool(board.affected.get(board.head(following).i))


def _said_beside(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "Prison siege: gunman dead": the word beside a noun says more than the label of the line."""
    return by_word_beside(board, i, amount) if amount.unit_span is not None else None


def _counts_nobody(board: Board, i: int, amount: AmountMention) -> bool:
    """Whether a number is none of a happening: denied nouns, those who told, "without" of a phrase, the "one" who is named behind it."""
    begun = board.triggers.get(board.number_token(amount).i)
    if begun is not None and amount.quantity.high == 0 and begun.lemma.split()[0] == board.number_token(amount).lower:
        return True  # "without signs of life", "no more"
    return _named_next(board, i, amount) or _nothing(board, amount) or _none_badly(board, amount) or some_of(board, amount)


def _settled(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> tuple[Joint | None] | None:
    """What the whole of a share or the size of a crowd counts, which no verb of the sentence decides; None for other figures."""
    if is_stated_whole(board, amount):
        return (_stated_whole(board, i, amount),)
    crowd = by_crowd(board, i, amount, joints)
    return (crowd,) if crowd is not None else None


def _stated_whole(board: Board, i: int, amount: AmountMention) -> Joint | None:
    beside = by_word_beside(board, i, amount)
    if beside and (beside.rule == "modifier" or beside.measure == "aboard" or _directly(board, amount, beside)):
        return beside
    if (said := by_role_inside(board, i, amount)) is not None:
        return said
    sent = amount.unit_class in ("aircraft", "munition")  # "17 of the 23 drones": how many there were is told
    some = i and board.reading.amounts[i - 1].quantity.high != 0
    if some and board.head(amount).lemma == "passenger":  # "31 of the 45 passengers got out"
        return Joint(i, "aboard", None, "whole")
    return by_vehicle(board, i, amount) or (Joint(i, "other", None, "whole") if sent else None)


def _people(amount: AmountMention) -> bool:
    return is_person(amount) or amount.unit_class == "group"  # families


def _headline(board: Board, amount: AmountMention) -> bool:
    """As in "House burns: woman dead": in titles, and of people without an article, the word beside says what a sentence would."""
    bare = amount.unit_span is not None and amount.unit_span.start == amount.span.start and amount.unit_class != "name"
    if bare or board.analysis.sentences[board.head(amount).sentence].role in ("title", "subtitle"):
        return True
    k = board.head(amount).i + 1
    happening = board.triggers.get(k)  # "and a watchman dead in his hut"
    tokens = board.analysis.tokens
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    closes = after is None or after.sentence != tokens[k].sentence or after.pos not in ("NOUN", "PROPN", "ADJ")
    return happening is not None and tokens[k].pos == "ADJ" and happening.frame in ("modifier", "self") and closes


_LOOSE = frozenset({"nearest", "listed", "gapped"})
"""Rules too loose for a zero: "found neither weapons nor radios in the ruins"."""
_GRAVELY = frozenset("seriously badly critically gravely severely fatally mortally life-threateningly dangerously".split())


def _none_badly(board: Board, amount: AmountMention) -> bool:
    """As in "two were hurt, neither of them badly": hurt they are."""
    if amount.quantity.high != 0 or amount.share_of is None:
        return False
    base = board.analysis.token_at(amount.share_of.start)
    after = board.analysis.tokens[base.i + 1 : base.i + 4] if base else []
    return any(t.lower in _GRAVELY for t in after)


def _nothing(board: Board, amount: AmountMention) -> bool:
    """As in "no trace", "no damage", "no arrest": the denied noun is neither people nor things that are counted."""
    token = board.head(amount)
    if token.lower in ("anyone", "anybody") and token.dep == "pobj" and board.analysis.head_of(token).lower == "by":
        return True  # "no shot was fired by anyone"
    if amount.quantity.high != 0 or amount.unit_span is None or amount.share_of is not None:
        return False
    happening = board.triggers.get(token.i)
    if happening is not None and happening.nominal and amount.number.of(board.analysis.text).lower().startswith("not "):
        return False  # "not a single arrest was made"
    return amount.unit_class in ("unknown", "information", "infrastructure", "event") and board.head(amount).tag not in ("NNS", "NNPS")


def _sent_home(board: Board, amount: AmountMention, found: Joint, joints: dict[int, Joint], previous: int | None) -> bool:
    """As in "eight are still on the wards, three have been sent home": out of hospital, but hurt."""
    if found.happening is None or found.happening.lemma.split()[0] not in ("send", "release", "discharge", "let"):
        return False
    hurt = previous is not None and previous in joints and joints[previous].measure == "injured"
    return (
        hurt and amount.unit_span is None and board.head(board.reading.amounts[previous or 0]).sentence >= board.head(amount).sentence - 1
    )


def _part_of_nearer(board: Board, i: int, found: Joint, previous: int | None) -> bool:
    """As in "three were killed and twelve hurt, among them two children": part of the twelve, though the parser has the verb before."""
    if previous is None or found.happening is None:
        return False
    before = board.reading.amounts[previous]
    gap = board.analysis.text[before.span.end : board.reading.amounts[i].span.start]
    return introduces_part(gap) and found.happening.span.start < before.span.start


def _directly(board: Board, amount: AmountMention, joint: Joint) -> bool:
    """As in "one of two people shot in the house": the participle hangs on the whole."""
    beside = joint.happening is not None and board.analysis.text[amount.span.end : joint.happening.span.start].isspace()
    if not beside or joint.happening is None:
        return False
    told = board.trigger_token(joint.happening)
    return told.pos != "VERB" or told.dep in ("acl", "amod", "relcl", "advcl")  # not "half of the 60 houses burned"


_NOBODY = frozenset({"nobody", "no one", "no-one", "anyone", "anybody"})
_OF_WHICH = frozenset({"them", "these", "those", "which"})


def _of_things(board: Board, amount: AmountMention) -> AmountMention:
    """As in "filmed 30 vehicles. Ten of them were burning": what "them" are, where the figure before counts things."""
    assert amount.share_of is not None
    if amount.share_of.of(board.analysis.text).lower() not in _OF_WHICH:
        return amount
    for other in reversed(board.reading.amounts):
        if other.span.start >= amount.span.start or other.kind != "count" or is_single(other) or other.share_of is not None:
            continue
        if board.head(other).sentence < board.head(amount).sentence - 1 or other.unit_span is None:
            break
        return amount.replace(unit_class=other.unit_class) if is_thing(other) and other.unit_class != "group" else amount
    return amount


def _known(board: Board, amount: AmountMention) -> str | None:
    """As in "64 guests were in the cabins. ... All 64 were brought down": what the same number counted before."""
    first = board.first_token(amount)
    if first.lower not in ("all", "the", "these", "those", "its") or (amount.quantity.low or 0) < _TWO_DIGITS:
        return None
    for other in reversed(board.reading.amounts):
        same = (other.quantity.low, other.quantity.high) == (amount.quantity.low, amount.quantity.high)
        if other.span.start < amount.span.start and other.kind == "count" and other.unit_span is not None and same:
            return other.unit_class
    return None


_TWO_DIGITS = 10
"""From it on two equal numbers are of the same."""


def _elided(board: Board, amount: AmountMention) -> AmountMention:
    """A number without a noun counts what the figure before it in the sentence counts ("2,000 homes were damaged and 310 destroyed")."""
    if amount.unit_span is not None or amount.unit_class != "unknown":
        return amount
    if amount.share_of is not None:
        return _of_things(board, amount)
    if amount.number.of(board.analysis.text).lower() in _NOBODY:
        return amount
    if (known := _known(board, amount)) is not None:
        return amount.replace(unit_class=known)
    labelled = label_class(board, amount)
    if labelled != "unknown":
        return amount.replace(unit_class=labelled)
    sentence = board.head(amount).sentence
    for other in reversed(board.reading.amounts):
        if other.span.start < amount.span.start and other.kind == "count" and not is_single(other) and other.unit_span is not None:
            if board.head(other).sentence < sentence:
                break
            return amount.replace(unit_class=other.unit_class) if is_thing(other) else amount
    return amount
