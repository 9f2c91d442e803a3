"""A figure joined to its measure, and what the rules of joining share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tellings.extract.assemble.board import Board, is_person, is_single, is_thing
from tellings.extract.assemble.selection import selected
from tellings.language import Token, table
from tellings.model import AmountMention, HappeningMention

PARTICULAR = frozenset(
    "killed injured missing rescued arrested captured displaced infected aboard spotted attacked hit fired damaged destroyed".split()
)


SINGULAR_MEASURES = frozenset("killed injured missing arrested captured infected rescued".split())


STATUS = frozenset({"person", "civilian", "combatant", "security", "staff", "name"})


_GROUPS = frozenset(
    "life convoy column group caravan fleet flotilla gathering crowd total toll number party force unit band gang list series wave".split()
)


_RANK = tuple(
    "killed destroyed injured damaged missing captured arrested infected displaced rescued fired hit attacked spotted aboard other".split()
)
"""The graver first."""


@dataclass(frozen=True, slots=True)
class Joint:
    """An amount with its measure. ``whole`` is the index of the amount it is counted out of, if it is a part."""

    amount: int
    measure: str
    happening: HappeningMention | None
    rule: str
    whole: int | None = None
    total: bool = False
    """An ordinal that names a running total ("the eighth person to die")."""
    members: tuple[int, ...] = ()
    """The amounts that are coordinated with this one and counted together with it, itself the first."""


def graver(a: Joint | None, b: Joint | None) -> Joint | None:
    """Of two measures the graver: "both missing men were dead", "the column was detected and destroyed"."""
    if a is None or b is None:
        return a or b
    if {a.measure, b.measure} == {"killed", "displaced"}:  # "had to leave their homes and 40 barns were destroyed"
        deadly, moved = (a, b) if a.measure == "killed" else (b, a)
        if deadly.happening is not None and deadly.happening.thing_measure in ("destroyed", "damaged"):
            return moved
    for freed, lost in ((a, b), (b, a)):
        secondary = freed.happening is not None and freed.happening.frame == "modifier"  # "eight were marched off unhurt"
        if freed.measure == "rescued" and secondary and lost.measure in ("captured", "arrested"):
            return lost
        if freed.measure == "rescued" and lost.measure in ("captured", "missing"):  # "nine kidnapped pupils were released"
            return freed
    return a if _RANK.index(a.measure) <= _RANK.index(b.measure) else b


_LEFT = frozenset({"captured", "arrested", "missing", "aboard", "injured", "displaced", "spotted", "hit", "attacked"})
"""States that a later change ends: what stands inside the noun phrase is older than what the sentence says."""


def latest(board: Board, head: Token, a: Joint | None, b: Joint | None) -> Joint | None:
    """Of a state told inside the noun phrase and a change told by the sentence the change: "the soldiers captured there were freed"."""
    if a is None or b is None or a.happening is None or b.happening is None:
        return graver(a, b)
    for freed, hurt in ((a, b), (b, a)):
        if freed.measure == "rescued" and hurt.measure == "injured" and _by_the_way(board, freed, hurt):
            return freed
    inner = [inside(board, head, j.happening) for j in (a, b) if j.happening is not None]
    for state, change, order in ((a, b, (True, False)), (b, a, (False, True))):
        if tuple(inner) == order and state.happening is not None and state.happening.lemma in _EITHER and change.measure == "injured":
            return change  # "treated a dozen fans crushed against the barrier"
        received = change.happening is not None and change.happening.lemma in _RECEIVING
        if tuple(inner) == order and state.measure in ("injured", "infected") and received:
            return state  # "we took in 16 wounded soldiers"
        if (
            tuple(inner) == order
            and state.measure in _LEFT
            and change.measure in PARTICULAR
            and change.measure not in ("spotted", "aboard")
        ):
            return change
    return graver(a, b)


_MINOR = frozenset("bruise bruises scratch scratches graze grazes shock exhaustion hypothermia".split())


def _by_the_way(board: Board, freed: Joint, hurt: Joint) -> bool:
    """As in "two were dug out with bruises": who is rescued, and only by the way hurt."""
    if freed.happening is None or hurt.happening is None or freed.happening.frame == "modifier":
        return False
    verb, told = board.trigger_token(freed.happening), board.trigger_token(hurt.happening)
    words = hurt.happening.lemma.split()
    grave = words[0] == "with" and not _MINOR & set(words)
    if grave or verb.pos != "VERB" or told.i < verb.i or told.tag in ("VBD", "VBZ", "VBP"):
        return False
    return any(t.i == verb.i for t in islice(board.analysis.ancestors(told), 3))


def inside(board: Board, head: Token, happening: HappeningMention) -> bool:
    """Whether a trigger modifies the noun: before it, or in a participle, a phrase or a clause that hangs on it."""
    token = board.trigger_token(happening)
    for _ in range(4):
        if token.head == head.i and token.i != head.i:
            return token.dep in ("amod", "acl", "relcl", "compound", "prep", "appos", "nmod")
        if token.dep not in ("conj", "xcomp", "pobj", "oprd", "acomp", "prep", "attr") or token.head == token.i:
            return False
        token = board.analysis.head_of(token)
    return False


_LEAVING = frozenset({"leave", "depart", "go", "go away", "move away", "move out", "go into hiding"})
_SETTLED = frozenset(
    "inhabitant inhabitants resident residents villager villagers islander islanders townsfolk townspeople household households family"
    " families homeowner homeowners population householder householders citizen citizens".split()
)
"""Who lives where they are: that they leave displaces them (WordNet 3.1, hyponyms of inhabitant)."""


def settled(amount: AmountMention) -> bool:
    """Whether a figure counts inhabitants, families or households."""
    unit = (amount.quantity.unit or "").lower().split()
    return bool(unit) and unit[-1] in _SETTLED and amount.quantity.high != 0


_RECEIVING = frozenset(
    {"take in", "receive", "admit", "bring in", "accept", "see", "collect", "pick up", "get", "fly", "transfer", "move", "fly out"}
)
"""Verbs of bringing the hurt and of taking them in: they stay what they are."""
_EITHER = frozenset({"crush", "smash", "shatter"})
"""Verbs that leave open whether who suffers it lives."""
_LED = frozenset({"lead away", "lead off", "take away", "march off", "march away", "whisk away", "drag off"})
_ROOMS = frozenset("hostel hotel hall stadium bus coach school building auditorium theatre theater arena church shelter".split())
"""What such a place "holds" is its room."""
_SEARCHES = frozenset({"search for", "look for", "hunt for", "seek"})


def _hunted(happening: HappeningMention) -> bool:
    """Police look for suspects, rescuers for the missing."""
    return any(w in a.text.lower() for a in happening.agents for w in ("police", "detective", "officer", "prosecutor", "army", "troops"))


_RETURNS = frozenset(
    {"return", "return home", "come back", "come home", "turn up", "show up", "report back", "resurface", "make it back", "arrive"}
)
"""Who did not do so is missing (VerbNet 3.4, escape-51.1 and appear-48.1.1)."""
_UNHURT = frozenset("unhurt unharmed uninjured unscathed injury with".split())


def _outlives(happening: HappeningMention) -> bool:
    """Who did not survive, get out or reach the shore alive is dead (FrameNet 1.7, frame Surviving)."""
    alone = happening.frame == "subject" and happening.person_measure == "rescued"
    return alone and not _UNHURT & set(happening.lemma.split())


_REACHING = frozenset({"reach", "contact", "get through to", "get in touch with"})
_SAVING = frozenset({"save", "revive", "reanimate", "resuscitate", "bring back to life"})
"""Who could not be saved is dead too."""
_PROCEEDINGS = frozenset({"charge", "question", "interrogate", "interview", "indict", "prosecute", "convict", "sentence"})
_SENSORS = ("drone", "radar", "satellite", "camera", "aircraft", "sensor", "scout", "reconnaissance", "unmanned")


def measure_for(happening: HappeningMention, amount: AmountMention, *, epidemic: bool = False) -> str:
    """The measure that a trigger gives to what an amount counts ("" where it does not take such a thing)."""
    if amount.quantity.high == 0 and happening.lemma.split()[0] in _PROCEEDINGS:
        return ""  # "no one was indicted"
    chosen = selected(happening, amount)
    if chosen == "rescued" and _outlives(happening) and happening.polarity == "negative" and amount.quantity.high != 0:
        return "killed"  # "nine did not get out"
    if chosen is not None:
        return chosen
    if amount.unit_class == "munition" and happening.lemma.split()[0] in ("fire", "shoot", "launch", "hurl", "lob"):
        return "fired"
    if happening.lemma in ("pick up by", "pick up from") and any(t in a.text.lower() for a in happening.agents for t in _SENSORS):
        return "spotted"
    if happening.lemma == "ransom" and happening.nominal:  # what a ransom is counted in is money
        return ""
    if happening.frame == "munition":
        flying = amount.unit_class == "aircraft" and "drone" in (amount.quantity.unit or "").lower()
        if flying or amount.unit_class in ("munition", "weapon"):
            return happening.thing_measure
        return happening.person_measure if is_person(amount) else ""
    if happening.lemma == "see" and happening.frame == "unfound" and not happening.passive:
        return ""
    if happening.frame == "unfound":
        if amount.quantity.high == 0 or (happening.lemma in _REACHING and not is_person(amount)):
            return ""
        return "missing" if happening.polarity == "negative" else ""
    if happening.lemma in ("treat", "treat for", "admit to hospital", "hospitalise", "hospitalize") and is_person(amount) and epidemic:
        return "infected"
    if happening.frame == "life":
        return happening.person_measure
    if happening.frame == "unlived":
        lost = happening.thing_measure if is_thing(amount) else happening.person_measure
        return lost if happening.polarity == "negative" and amount.quantity.high != 0 else ""
    if happening.lemma in _SAVING and happening.polarity == "negative" and is_person(amount) and amount.quantity.high != 0:
        return "killed"
    wanted = amount.quantity.low == 1 and not (happening.passive and not happening.agents and happening.lemma in ("look for", "search for"))
    if happening.lemma in _SEARCHES and (happening.modality == "planned" or wanted or _hunted(happening)):
        return ""
    if happening.polarity == "negative" and happening.lemma.split()[0] in ("need", "require", "suffer", "sustain", "receive", "have"):
        return ""
    if happening.lemma == "recapture":  # fugitives, not towns
        return "arrested" if (amount.quantity.low or 0) > 1 and is_person(amount) else happening.thing_measure
    if happening.lemma in ("surrender", "give up") and happening.frame == "subject":
        return "captured" if (amount.quantity.low or 0) > 1 else "other"
    if happening.lemma in _LEAVING and happening.frame == "subject" and settled(amount):
        return "displaced"
    if happening.lemma == "move" and happening.passive and amount.unit_class in ("civilian", "group"):
        return "displaced"
    if happening.lemma in _LED and any("police" in a.text.lower() or "officer" in a.text.lower() for a in happening.agents):
        return "arrested"
    if happening.lemma == "pick up" and any(
        w in a.text.lower() for a in happening.agents for w in ("police", "officer", "gendarme", "border")
    ):
        return "arrested"
    if happening.lemma == "under observation" and epidemic:
        return "infected"
    if happening.lemma == "hold" and any(a.text.lower().split()[-1] in _ROOMS for a in happening.agents if a.text.strip()):
        return ""
    if happening.passive and happening.lemma in ("enter", "join", "attend", "cross"):
        return ""
    if happening.lemma in _RETURNS and happening.polarity == "negative" and is_person(amount):
        return "missing"
    if _outlives(happening) and happening.polarity == "negative" and amount.quantity.high != 0:
        return "killed"
    if happening.lemma == "take out" and happening.passive and not happening.agents and is_person(amount):
        return "killed" if amount.unit_class == "combatant" else "rescued"  # "one person was taken out of the stairwell"
    if happening.lemma in ("carry", "transport", "ferry"):
        return ""
    if happening.lemma == "hold":
        return "other"
    if amount.unit_class == "group" and happening.thing_measure == "damaged" and settled(amount):
        return happening.person_measure if happening.person_measure == "displaced" else ""  # "400 households are without water"
    if amount.unit_class == "group" and (not happening.thing_measure or happening.person_measure == "displaced"):  # families, crews
        return happening.person_measure
    if is_thing(amount) and amount.unit_class != "animal":
        return happening.thing_measure
    if amount.unit_class in ("information", "infrastructure", "event"):
        taken = happening.thing_measure == "captured" and amount.unit_class == "infrastructure"  # "seized 900 bottles"
        return "captured" if taken else "other" if happening.frame == "" else ""
    if amount.unit_class == "unknown" and amount.quantity.unit is None and happening.lemma == "destroy":  # "173 destroyed"
        return happening.thing_measure
    if amount.unit_class == "unknown" and amount.quantity.unit is None:  # "Eight were shot down"
        return happening.person_measure or (happening.thing_measure if amount.quantity.high != 0 else "")
    noun = (amount.quantity.unit or "").split()[-1:]
    if amount.unit_class == "unknown" and happening.thing_measure in _OF_ANYTHING and noun and noun[0].islower():
        return happening.thing_measure  # persons are all listed, so that "1,900 panes" are none
    return happening.person_measure


_OF_ANYTHING = frozenset({"destroyed", "damaged"})


def made(i: int, happening: HappeningMention, measure: str, rule: str) -> Joint | None:
    """A Joint, or None where the trigger takes no such thing."""
    return Joint(i, measure, happening, rule) if measure else None


@lru_cache(maxsize=1)
def body_words() -> frozenset[str]:
    """Parts of the body, from the table ``word_sets``."""
    return frozenset(w for r in table("word_sets") if r["set"] in ("body", "limb", "bone") for w in r["words"].split("|"))


def standing_for(board: Board, amount: AmountMention) -> list[Token]:
    """The counted noun, the number, and the group nouns above them."""
    analysis = board.analysis
    head, number = board.head(amount), board.number_token(amount)
    found = [head]
    if is_single(amount) and head.dep == "compound" and analysis.head_of(head).pos == "PROPN":  # "Sergeant Dole"
        found.append(analysis.head_of(head))
    if head.dep == "poss" and analysis.head_of(head).lemma in body_words():  # "grazed a waiter's ear"
        found.append(analysis.head_of(head))
    if number.i != head.i and number.dep not in ("nummod", "det", "quantmod", "compound", "amod"):
        found.append(number)
    more = analysis.head_of(number)
    if number.dep == "nummod" and more.lower in ("more", "others", "further") and more.i != head.i:  # "eight more of the people came home"
        found.append(more)
    token = head if head.i == number.i or number.dep in ("nummod", "det", "quantmod", "compound", "amod") else number
    for _ in range(3):
        parent = analysis.head_of(token)
        above = analysis.head_of(parent)
        if token.dep == "pobj" and parent.lower == "of" and (above.lemma in _GROUPS or above.lower == "all"):
            token = analysis.head_of(parent)
        elif (holder := _made_up_of(board, token)) is not None:
            token = holder
        elif (token.dep in ("conj", "appos") and parent.pos in ("NOUN", "PROPN", "NUM", "PRON")) or (
            token.dep in ("nummod", "quantmod", "compound", "amod", "nmod") and parent.pos == "NUM"
        ):
            token = parent
        else:
            break
        found.append(token)
    if (age := board.age_of.get(head.i)) is not None:
        found.append(age)
    return found


def _made_up_of(board: Board, token: Token) -> Token | None:
    """The group in "a convoy made up of 39 vehicles", "a column comprising 20 trucks"."""
    analysis = board.analysis
    verb = analysis.head_of(token)
    if token.dep == "pobj" and verb.lower == "of":
        verb = analysis.head_of(verb)
        verb = analysis.head_of(verb) if verb.lower == "up" else verb
    if verb.lemma in ("make", "consist", "compose", "comprise", "include", "total", "number") and verb.dep in ("acl", "relcl"):
        return analysis.head_of(verb)
    return None
