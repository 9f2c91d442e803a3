"""Joining by what the noun is: people on board, the sick, and things of the happening that are only counted."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person, is_single, is_thing
from tellings.extract.assemble.joint import PARTICULAR, Joint, standing_for
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention, HappeningMention

_VEHICLES = frozenset({"vehicle", "vessel", "aircraft"})
MOST = 10_000
"""More people than any craft carries: "the airline carried 1.2 million people" is a year's business."""


def by_vehicle(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "carrying 84 passengers", "51 people on the coach", "its 38 passengers"."""
    if not is_person(amount) or amount.unit_class in ("harm", "case") or (amount.quantity.low or 0) > MOST:
        return None
    analysis, head = board.analysis, board.head(amount)
    for token in standing_for(board, amount):
        for happening in board.affected.get(token.i, []):
            verb = board.trigger_token(happening)
            if happening.lemma in ("carry", "transport", "ferry") and not happening.passive and verb.dep != "xcomp":
                return Joint(i, "aboard", happening, "carried")
        for prep in analysis.children(token, "prep"):
            if prep.lower in ("on", "aboard", "in", "inside") and any(_is_vehicle(board, p) for p in analysis.children(prep, "pobj")):
                return Joint(i, "aboard", None, "carried")
    if _held_by_vehicle(board, amount):
        return Joint(i, "aboard", None, "carried")
    prep = analysis.head_of(head)
    if head.dep == "pobj" and prep.lower == "with" and _aboard_it(board, head):
        return Joint(i, "aboard", None, "carried")
    if head.dep == "pobj" and prep.lower == "with" and _with_them(board, analysis.head_of(prep)):
        return Joint(i, "aboard", None, "carried")
    verb = analysis.head_of(head)
    if (
        head.dep == "nsubj"
        and verb.lemma in ("sail", "embark", "board")
        and verb.tag in ("VBD", "VBN")
        and all(_is_vehicle(board, t) for t in analysis.children(verb, "dobj"))
    ):
        return Joint(i, "aboard", None, "carried")
    if head.dep == "pobj" and prep.lower == "of" and analysis.head_of(prep).lemma in ("crew", "complement"):
        return Joint(i, "aboard", None, "carried")
    owned = any(analysis.tokens[k].dep == "poss" for k in head.children)
    if (
        (head.lemma in ("passenger", "occupant", "crew", "crewman", "crewmember", "sailor") and owned)
        or head.lemma == "manifest"
        or _manifest(board, amount)
    ):
        return Joint(i, "aboard", None, "carried")
    return None


_HOLDING = frozenset({"have", "carry", "hold", "take", "bear", "seat", "transport", "ferry", "convey"})


def _held_by_vehicle(board: Board, amount: AmountMention) -> bool:
    """As in "the plane had 66 passengers and five crew", "the coach had 52 fans on it"."""
    for token in standing_for(board, amount):
        verb = board.analysis.head_of(token)
        if token.dep == "dobj" and verb.lemma in _HOLDING and verb.pos in ("VERB", "AUX"):
            return any(_is_vehicle(board, t) for t in board.analysis.children(verb, "nsubj"))
    return False


def _aboard_it(board: Board, head: Token) -> bool:
    """As in "stopped with 37 skiers on it", "with nine men aboard"."""
    after = [t.lower for t in board.analysis.tokens[head.i + 1 : head.i + 3] if t.sentence == head.sentence]
    return after[:1] == ["aboard"] or after in (["on", "it"], ["on", "board"], ["in", "it"], ["on", "them"], ["inside", "it"])


def _with_them(board: Board, holder: Token) -> bool:
    """As in "a boat with 52 people", "the trawler went down with 24 hands"."""
    if _is_vehicle(board, holder):
        return True
    return holder.pos == "VERB" and any(_is_vehicle(board, t) for t in board.analysis.children(holder, "nsubj", "nsubjpass"))


_SAILING = frozenset(
    "sail fly travel leave depart set go head drift sink capsize crash pack load cram fill crowd overload take disappear vanish run drive"
    " be ditch founder collide steam row land start".split()
)


def by_riders(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """Passengers and crew of whom nothing else is said, and seats that were taken: so many were aboard."""
    head = board.head(amount)
    if (amount.quantity.low or 0) < _SEVERAL or amount.share_of is not None:
        return None
    verb = board.analysis.head_of(head)
    if head.lemma == "seat" and verb.lemma in ("take", "occupy", "fill", "sell", "book") and head.dep in ("nsubjpass", "dobj"):
        return Joint(i, "aboard", None, "riders")
    group = board.analysis.head_of(head) if head.dep == "conj" else head
    listed = group.dep == "dobj" and board.analysis.head_of(group).lemma in _LISTING
    return Joint(i, "aboard", None, "riders") if listed and head.lemma in _RIDERS else None


_SEVERAL = 2
_RIDERS = frozenset(
    {"passenger", "occupant", "crew", "crewman", "sailor", "seaman", "pilot", "traveller", "traveler", "rider", "soul", "member"}
)
_LISTING = frozenset({"list", "carry", "embark", "transport", "count", "board"})


def _manifest(board: Board, amount: AmountMention) -> bool:
    token = board.number_token(amount)
    parent = board.analysis.head_of(token)
    return token.dep == "pobj" and parent.lower == "of" and board.analysis.head_of(parent).lemma == "manifest"


_TRIPS = frozenset({"flight", "voyage", "sailing", "crossing", "cruise", "excursion", "service", "express"})


def _is_vehicle(board: Board, token: Token) -> bool:
    return token.lemma in _TRIPS or noun_class(board.analysis, token, board.settings) in _VEHICLES


def by_disease(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "95 people with acute diarrhoea", "dozens are being watched for the disease": people who have or may have a disease."""
    if not is_person(amount) or amount.unit_class in ("harm", "case"):
        return None
    analysis = board.analysis
    for token in standing_for(board, amount):
        if token.dep == "nsubj" and (ill := _has_disease(board, analysis.head_of(token))) is not None:
            return Joint(i, "infected", ill, "disease")
        holders = [token]
        if token.dep in ("nsubjpass", "dobj") and analysis.head_of(token).lemma in _WATCHED:
            holders.append(analysis.head_of(token))
        for prep in (p for holder in holders for p in analysis.children(holder, "prep") if p.lower in ("with", "for", "from", "of")):
            for inner in analysis.subtree(prep):
                happening = board.triggers.get(inner.i)
                if happening and happening.happening in ("epidemic", "animal_disease", "poisoning"):
                    return Joint(i, "infected", happening, "disease")
    return None


_HAVING = frozenset({"have", "catch", "contract", "get", "develop", "suffer", "carry"})


def _has_disease(board: Board, verb: Token) -> HappeningMention | None:
    """As in "forty pupils have mumps": the disease that is the object of a verb of having."""
    if verb.lemma not in _HAVING:
        return None
    for token in board.analysis.children(verb, "dobj"):
        happening = board.triggers.get(token.i)
        if happening is not None and happening.happening == "epidemic" and happening.lemma not in ("epidemic", "outbreak", "pandemic"):
            return happening
    return None


_DEEDS = frozenset({"killed", "injured", "attacked", "captured", "fired", "destroyed"})
_WATCHED = frozenset("watch monitor observe isolate quarantine test treat screen diagnose hospitalize hospitalise admit check".split())


def by_finding(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "The disease was found in two herds": what a disease is found in is infected."""
    analysis, number = board.analysis, board.number_token(amount)
    head = number if number.dep == "pobj" else board.head(amount)  # "in 64 of the children"
    prep = analysis.head_of(head)
    farms = head.lemma in _FARMS
    if head.dep != "pobj" or prep.lower not in ("in", "among", "on", "at", "with"):
        return None
    places = ("time", "site", "building", "information", "infrastructure", "case", "event")
    if not farms and (prep.lower == "on" or amount.unit_class in places):
        return None
    verb = analysis.head_of(prep)
    if verb.pos == "NOUN" and verb.dep in ("dobj", "nsubjpass"):  # "found the disease in 16 goats"
        verb = analysis.head_of(verb)
    if verb.lemma not in _FINDING:
        return None
    return _germ_found(board, i, verb)


_FINDING = frozenset(
    "find detect confirm report diagnose identify discover record prove establish isolate verify demonstrate ascertain show trace".split()
)


def _germ_found(board: Board, i: int, verb: Token) -> Joint | None:
    """The disease or the germ that a laboratory finds: the subject of the passive, else the object."""
    passive = board.analysis.children(verb, "nsubjpass")
    for token in passive or board.analysis.children(verb, "dobj"):
        happening = board.triggers.get(token.i)
        if (happening and happening.happening in ("epidemic", "animal_disease")) or (
            (board.epidemic or token.lemma in _ILLS) and token.lemma in _GERMS
        ):
            return Joint(i, "infected", happening, "found in")
    return None


_ILLS = frozenset({"disease", "virus", "infection", "pathogen", "illness", "sickness"})
_GERMS = frozenset(
    "disease illness sickness bacterium bacteria virus germ pathogen bacillus parasite microbe strain agent antibody bug infection".split()
)
"""What makes ill (WordNet 3.1, hyponyms of microorganism)."""


_FARMS = frozenset("farm holding herd flock barn stable premises household estate ranch aviary pond hatchery".split())


def by_patients(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """Patients are injured, or infected where the Article is about a disease."""
    head = board.head(amount)
    if head.lemma != "patient" or amount.share_of is not None:
        return None
    named = [board.triggers.get(t.i) for t in board.analysis.children(head, "compound", "amod", "nmod")]
    ill = any(h is not None and (h.happening in ("epidemic", "animal_disease") or h.person_measure == "infected") for h in named)
    return Joint(i, "infected" if board.epidemic or ill else "injured", None, "patients")


def by_thing(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """Things of the happening that are counted without a measure: convoys that left, sorties, trucks of a column, a gathering."""
    if amount.share_of is not None and amount.unit_span is None:
        return None
    analysis, head = board.analysis, board.head(amount)
    for token in standing_for(board, amount):
        if amount.unit_class in ("event", "munition", "aircraft", "vessel", "vehicle", "group"):
            if amount.unit_class == "event" and head.lemma in _HAZARDS:
                break
            for happening in board.agents.get(token.i, []):
                if happening.measure in PARTICULAR and happening.measure != "aboard":
                    return Joint(i, "other", happening, "agent")
        if is_person(amount) and amount.unit_class not in ("harm", "case") and (amount.quantity.low or amount.quantity.high or 0) > 1:
            deeds = [
                h
                for h in board.agents.get(token.i, [])
                if h.measure in _DEEDS and not h.nominal and h.modality == "asserted" and h.lemma != "spend"
            ]
            nominal = [h for h in board.agents.get(token.i, []) if h.nominal and h.measure == "attacked"]
            if (deeds and amount.unit_class != "staff") or nominal:
                return Joint(i, "other", (deeds or nominal)[0], "attackers")
        parent = analysis.head_of(token)
        if token.i != head.i and token.lemma in ("convoy", "column", "fleet", "flotilla", "caravan") and is_thing(amount):
            return Joint(i, "other", None, "group")
        if token.dep == "pobj" and parent.lower == "of":
            above = board.triggers.get(analysis.head_of(parent).i)
            if above and above.happening and above.nominal and is_person(amount):
                return Joint(i, "other", above, "of happening")
    return None


_HAZARDS = frozenset(
    "storm cyclone hurricane typhoon tornado flood quake earthquake tremor aftershock avalanche landslide mudslide fire blaze wildfire"
    " eruption accident crash collision explosion blast epidemic outbreak incident".split()
)
"""Happenings themselves: "the three storms have killed 57" counts no part of one (WordNet 3.1, natural phenomenon, accident)."""
_SHOTS = frozenset({"shot", "gunshot", "round", "bullet", "shell", "rocket", "missile", "mortar", "volley", "salvo", "cartridge", "burst"})


def by_shots(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "she counted 26 shots", "forty shells landed": munitions that are heard, counted or come down were fired."""
    if amount.quantity.high == 0 and (silent := _no_shot(board, i, amount)) is not None:
        return silent
    landing = amount.unit_span is None or board.head(amount).lemma == "bomb"  # "of the rockets ten came down in the sea"
    if amount.unit_class != "munition" or not (landing or board.head(amount).lemma in _SHOTS):
        return None
    for token in standing_for(board, amount):
        verb = board.analysis.head_of(token)
        if token.dep in ("dobj", "nsubjpass") and verb.lemma in ("count", "hear", "record", "register", "log"):
            return Joint(i, "fired", None, "shots")
        through = any(p.lower in ("through", "into") for p in board.analysis.children(verb, "prep"))
        hit = verb.lemma in ("hit", "strike", "pierce", "penetrate") and board.analysis.children(verb, "dobj")
        if token.dep == "nsubj" and (hit or (through and verb.lemma in ("go", "tear", "crash", "smash", "slam", "plough", "fly", "burst"))):
            return Joint(i, "hit", board.triggers.get(verb.i), "shots")
        if token.dep == "nsubj" and verb.lemma in ("land", "fall", "ring", "hit", "strike", "explode", "come", "go", "crash", "rain"):
            return Joint(i, "fired", None, "shots")
    return None


def _no_shot(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """As in "nobody fired a shot", "no shot was fired": none were fired."""
    head = board.head(amount)
    shot = head if head.dep != "det" else board.analysis.head_of(head)
    told = [h for h in (*board.agents.get(head.i, ()), *board.affected.get(shot.i, ())) if h.frame == "munition"]
    for happening in told:
        fired = [board.analysis.token_at(a.head) for a in happening.affected]
        if any(t is not None and t.lemma in _SHOTS for t in fired):
            return Joint(i, "fired", happening, "shots")
    return None


def by_swarm(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "Six reached the port", "Fifty-two were over 70": a bare subject goes on counting what was counted before it."""
    token = board.number_token(amount)
    verb = board.analysis.head_of(token)
    if amount.unit_span is not None or amount.share_of is not None or token.dep not in ("nsubj", "nsubjpass"):
        return None
    if amount.quantity.low in (None, 0, 1) or verb.lemma in _SPEAKING:
        return None
    before = [j for j in joints if j < i and not is_single(board.reading.amounts[j])]
    if not before:
        return None
    j = max(before)
    other = board.reading.amounts[j]
    if board.head(other).sentence < token.sentence - 1:
        return None
    part = (amount.quantity.low or 0) < (other.quantity.low or 0) and joints[j].measure in PARTICULAR
    if verb.lemma == "be" and part and board.analysis.children(verb, "attr", "prep", "acomp"):
        return Joint(i, joints[j].measure, joints[j].happening, "described", j)
    if verb.lemma == "be" or amount.number.of(board.analysis.text).lower() == "both":
        return None
    return Joint(i, "other", None, "swarm")


_SPEAKING = frozenset("say tell claim report hear know think believe recall remember describe add speak ask want hope see agree".split())
