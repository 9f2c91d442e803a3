"""Who takes people decides what taking is: police arrest, rebels capture, ambulances carry the hurt, boats rescue, camps shelter.

The verbs are those of VerbNet 3.4 remove-10.1, get-13.5.1, bring-11.3 and hold-15.1 and of the FrameNet 1.7 frames Arrest,
Taking_captive, Rescuing, Removing and Detaining; the doers are classes of nouns.
"""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import HappeningMention

TAKING = frozenset(
    {
        "take", "take in", "take away", "take off", "take out", "pick up", "bring in", "round up", "catch", "seize", "grab", "snatch",
        "collect", "carry off", "carry away", "drag away", "drag off", "lead away", "lead off", "lead out", "bundle into", "haul away",
        "haul off", "haul in", "march off", "march away", "whisk away", "whisk off", "spirit away", "drive away", "drive off", "herd",
        "herd away", "lift", "get out", "bring out", "keep", "hold", "detain", "apprehend", "march into", "move into", "lock up",
    }
)  # fmt: skip
_DOERS: dict[str, frozenset[str]] = {
    "arrested": frozenset(
        "police policeman policewoman officer gendarme gendarmerie detective constable sheriff deputy trooper carabinieri prosecutor"
        " authority authorities militsiya marshal warden jail prison court judge agent inspector cop cops"
        " patrol".split()
    ),
    "injured": frozenset(
        "ambulance paramedic medic hospital clinic infirmary doctor physician surgeon nurse ward stretcher-bearer"
        " stretcher".split()
    ),
    "rescued": frozenset(
        "lifeboat coastguard coast-guard rescuer fireman firefighter fire-brigade boat ship trawler dinghy vessel tug freighter lifeguard"
        " crew fisherman fisherfolk helicopter diver tanker yacht frigate".split()
    ),
    "captured": frozenset(
        "rebel gunman militant insurgent kidnapper bandit jihadist guerrilla militia fighter attacker"
        " abductor captor".split()
    ),
    "displaced": frozenset(
        "camp school church gym hotel village town shelter mosque monastery family household host"
        " country bus".split()
    ),
}  # fmt: skip
_ANYBODY = frozenset(
    {"take in", "pick up", "take away", "lead away", "lead off", "drag off", "drag away", "bundle into", "haul off", "haul away", "lock up"}
)
_ANYONE_TAKEN = frozenset({"arrested", "captured"})


def by_taker(board: Board, happening: HappeningMention, measure: str) -> str:
    """The measure of taking people by who does it; without a doer by whether the Article tells of arrests or of captives."""
    lemma = happening.lemma.removesuffix(" by")
    if lemma not in TAKING or measure in ("displaced", "killed", ""):
        return measure
    agents = [t for a in happening.agents if (t := board.analysis.token_at(a.head)) is not None]
    for token in agents:
        if (kind := _doer(board, token)) is not None:
            return kind
    if agents or lemma not in _ANYBODY or measure not in _ANYONE_TAKEN:
        return measure
    told = [h.person_measure for h in board.reading.happenings if h.lemma not in TAKING]
    arrests, captures = told.count("arrested"), told.count("captured")
    return measure if arrests == captures else "arrested" if arrests > captures else "captured"


def _doer(board: Board, token: Token) -> str | None:
    for measure, nouns in _DOERS.items():
        if token.lemma in nouns or token.lower in nouns:
            return measure
    return "captured" if noun_class(board.analysis, token, board.settings) == "combatant" else None
