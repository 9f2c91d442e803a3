"""Why a stretch of words names a place, or something else: small named reasons, each worth a weight.

The weights are set by hand (none are trained on place-name corpora); from
:data:`tellings.extract.place.tagging.ENOUGH` on a stretch is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.extract.place.candidates import SAME_LINE, Candidate, extended
from tellings.extract.place.words import Word, locatives, word_classes
from tellings.language.gazetteer import Entry

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose towns bear English names, so that a further name is seldom what news calls them."""

_SAINT = 100_000
"""People in a town "St. X" that is likelier meant than the saint."""

_NEVER = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday the a an i he she it we they you who god mr mrs ms dr st no yes but and or if as at in on of to".split()
)
_STATEHOOD = frozenset(
    "gov governor lt senate senator sen rep representative assembly legislature state supreme lawmakers attorney".split()
)  # fmt: skip
"""Words behind a name that is a State's or province's, not its city's."""

_OTHER = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "WORK_OF_ART", "LAW", "LANGUAGE", "PRODUCT"}
)  # fmt: skip
_BIG = frozenset({"country", "continent"})


@dataclass(slots=True)
class Scene:
    """What the reasons look at: the words, the candidates by first and by last word, surnames, words in small letters."""

    words: Sequence[Word]
    known: Mapping[int, list[Candidate]]
    ends: Mapping[int, list[Candidate]]
    people: frozenset[str]
    small: frozenset[str]
    own: frozenset[str] = frozenset()
    """Keys of the places that the outlet is named after."""


def score(scene: Scene, c: Candidate) -> float:
    """The sum of the reasons for and against a candidate."""
    first = scene.words[c.first]
    if c.first == c.last and (first.lower.rstrip(".") in _NEVER or first.lower in generic()):
        return -9.0
    best = max(c.entries, key=prior)
    c.demonym = best.form in ("adjective", "people")
    around = _parser(scene, c) + _before(scene, c) + _after(scene, c)
    return prior(best) + _width(scene, c, best) + around + _word(scene, c) + _code(scene, c) + (1.0 if c.key in scene.own else 0.0)


_STEPS = (3_000, 15_000, 100_000, 500_000)
_WORTH = (0.2, 0.5, 1.0, 1.5, 2.0)
"""What a town of fewer people than each step is worth, and one of more than all."""


def prior(entry: Entry) -> float:
    """How likely a name is this place, before anything is known of the text."""
    if entry.form in ("adjective", "people"):
        return 3.0
    if entry.kind in _BIG:
        base = 3.0
    elif entry.kind == "admin1":
        base = 2.5 if entry.country in ("US", "CA", "GB", "AU") else 1.5
    elif entry.kind in ("city", "admin2"):
        base = 2.5 if entry.capital else _WORTH[bisect_right(_STEPS, entry.population)]
    else:
        base = 0.7 if entry.kind == "site" and entry.form == "bare" else 2.0
    if entry.form == "alternate":
        english = entry.country in ENGLISH and entry.kind == "city"
        base -= 1.2 if (entry.population < 15_000 and entry.kind != "site") or (english and entry.population < 100_000) else 0.4
    elif entry.form == "bare":
        base -= 0.5
    return base


def _width(scene: Scene, c: Candidate, best: Entry) -> float:
    """Names of several words are seldom anything else; with a place word at an end almost never."""
    if c.last == c.first:
        return 0.0
    words, classes = scene.words, word_classes()
    ends = {words[c.first].lower.rstrip("."), words[c.last].lower}
    sort = classes["division"] | classes["settlement"] | classes["water"] | {"mount", "fort", "port", "lake", "gulf"}
    if words[c.first].lower.rstrip(".") in ("st", "saint") and best.population < _SAINT:
        return -2.0 if words[c.last].possessive else 0.0
    if best.kind == "site" and (c.first == 0 or not {w.lower for w in words[max(0, c.first - 2) : c.first]} & locatives().keys()):
        return 0.0
    return (1.5 if ends & sort else 0.0) + (0.0 if best.form == "alternate" else 1.5)


def _code(scene: Scene, c: Candidate) -> float:
    """Postal codes and other short forms of divisions stand behind a place ("Athens, GA"); alone they are other words."""
    if not any(e.form == "abbreviation" and e.kind == "admin1" for e in c.entries):
        return 0.0
    first = scene.words[c.first]
    before = scene.ends.get(c.first - 1, []) if first.gap in (", ", " ", ",") else []
    if any(inside(b.entries, c.entries) for b in before):
        return 3.0
    return 0.0 if len(first.text) == 3 or (len(first.text) > 3 and "." in first.text) else -4.0


def _parser(scene: Scene, c: Candidate) -> float:
    """What the parser takes the words for."""
    words = scene.words
    tokens = [w.token for w in words[c.first : c.last + 1] if w.token is not None]
    if not tokens or not words[c.first].parsed:
        return 0.5 if words[c.first].role == "dateline" else 0.0
    kinds = {t.entity for t in tokens}
    if kinds & {"GPE", "LOC"}:
        return 2.5
    if kinds & {"FAC", "NORP"}:
        return 1.0
    if "PERSON" in kinds:
        before = words[c.first - 1].lower if c.first and not words[c.first].first else ""
        whole = all(t.entity == "PERSON" for t in tokens) and not _goes_on(words, c)
        return -1.5 if not whole else -0.5 if before in locatives() else -0.9
    if kinds & _OTHER:
        return -1.5
    if "ORG" in kinds:
        return -0.3 if tokens[0].entity_start else -1.0
    return -1.5 if all(t.pos not in ("PROPN", "ADJ") for t in tokens) else 0.0


def _goes_on(words: Sequence[Word], c: Candidate) -> bool:
    """Say whether a capital word stands right behind."""
    i = c.last + 1
    return i < len(words) and words[i].gap in SAME_LINE and words[i].capital and not words[c.last].possessive


def _before(scene: Scene, c: Candidate) -> float:
    """The words before: prepositions of space, "city of", titles, a first name."""
    words = scene.words
    first = words[c.first]
    if _dateline(words, c):
        return 4.0
    if c.first == 0 or first.first:
        return 0.0
    classes = word_classes()
    near = words[c.first - 1]
    before = words[c.first - 2] if near.lower == "the" and c.first > 1 else near
    lower = before.lower.rstrip(".")
    above = words[before.i - 1].lower if before.i else ""
    if lower == "of" and near is before and above in classes["before"]:
        c.whole = c.whole or above in ("state", "province", "governorate", "oblast", "region", "county")
        return -3.0 if _goes_on(words, c) and words[c.last + 1].lower.rstrip(".") not in generic() else 4.0  # a longer, unlisted name
    if lower in locatives():
        return 2.0 if lower not in ("to", "over", "off", "into") or (lower == "to" and _moved(words, before)) else 1.0
    if lower == "of" and above in classes["near_noun"] | classes["towards_noun"]:
        return 2.0
    if lower in ("of", "and", "or"):
        return 0.5
    if lower in classes["direction"]:
        c.whole = c.whole or lower in ("upstate", "western", "northern")
        return 1.0
    return _named_before(first, before, lower)


def _moved(words: Sequence[Word], to: Word) -> bool:
    """Say whether a verb or noun of motion stands before "to"."""
    motion = word_classes()["motion"]
    return any(w.token is not None and w.token.lemma in motion for w in words[max(0, to.i - 3) : to.i])


def _named_before(first: Word, before: Word, lower: str) -> float:
    """A title or a first name right before: the name is a person's."""
    if first.gap not in SAME_LINE and not (before.text.endswith(".") and first.gap == " "):
        return 0.0
    if lower in word_classes()["title"]:
        return -4.0 if before.capital else -1.0
    if before.capital and not before.possessive and (not before.first or before.token is None or before.token.pos == "PROPN"):
        return -4.0 if len(lower) == 1 else -2.0
    return 0.0


def _dateline(words: Sequence[Word], c: Candidate) -> bool:
    """Say whether the name stands as a dateline does: in capitals, first in its sentence, a dash, colon or bracket behind."""
    first = words[c.first]
    if not first.first or not all(w.text.isupper() for w in words[c.first : c.last + 1]) or len(first.text) < 3:
        return first.role == "dateline" and first.first
    following = words[c.last + 1].gap if c.last + 1 < len(words) else ""
    return following.startswith((":", " —", " –", " -", ", ", " (", "—", "--", " ("))


def _after(scene: Scene, c: Candidate) -> float:
    """The words behind: ", Texas", "County", "Police", a surname, "said"."""
    words, i = scene.words, c.last + 1
    if i >= len(words) or "\n" in words[i].gap:
        return 0.0
    after, classes = words[i], word_classes()
    lower = after.lower.rstrip(".")
    if after.gap in (", ", ",") and after.capital and _contained(scene, c, i):
        return 4.0
    if after.gap not in SAME_LINE or words[c.last].possessive:
        return 0.0
    if extended(words, c) is not None:
        return 1.5
    if lower in _STATEHOOD and any(e.kind == "admin1" for e in c.entries):
        c.whole = True
        return 1.0
    if not after.capital and lower in classes["before"] | classes["resident"]:
        return 1.5
    if after.capital and words[c.last].lower == "city" and c.last > c.first and lower in classes["body"] | classes["title"]:
        return -2.5  # "Dublin City Council" is the council of Dublin
    if lower in classes["body"] | classes["title"] | classes["site"]:
        return 1.0
    if after.capital:
        surname = lower in scene.people or (after.token is not None and after.token.entity == "PERSON")
        return -2.0 if c.first == c.last and surname else -0.7
    return -1.5 if lower in classes["speech"] and c.first == c.last else 0.0


def _contained(scene: Scene, c: Candidate, i: int) -> bool:
    """Say whether the place behind the comma contains the candidate, and note that it does."""
    if _in_list(scene, c, i):
        c.whole = True
        return False
    for whole in scene.known.get(i, ()):
        c.inside = inside(c.entries, whole.entries)
        if c.inside:
            for other in scene.known[i]:
                other.whole = other.whole or bool(inside(c.entries, other.entries))
            return True
    return False


def _in_list(scene: Scene, c: Candidate, i: int) -> bool:
    """Say whether the name stands in a list of divisions of one country: "Georgia, Oklahoma, Pennsylvania"."""
    before = scene.ends.get(c.first - 1, ()) if c.first and scene.words[c.first].gap in (", ", ",") else ()
    if not before:
        return False
    groups = (before, (c,), scene.known.get(i, ()))
    divisions = [{e.country for b in group for e in b.entries if e.kind == "admin1" and e.form != "bare"} for group in groups]
    return bool(divisions[0] & divisions[1] & divisions[2])


def inside(parts: Sequence[Entry], wholes: Sequence[Entry]) -> list[Entry]:
    """The entries among ``parts`` that lie in one of ``wholes``."""
    numbers = {w.number for w in wholes if w.kind in ("country", "admin1", "admin2") and w.form not in ("adjective", "people")}
    return [p for p in parts if p.number not in numbers and numbers & {p.country_number, p.admin1_number, p.admin2_number}]


def _word(scene: Scene, c: Candidate) -> float:
    """The word itself: a surname of the Article, a common word."""
    if c.first != c.last:
        return 0.0
    words = scene.words
    word = words[c.first]
    total = 0.0
    if word.text.isupper() and 2 < len(word.text) < 6 and not _dateline(words, c) and not any(e.form == "abbreviation" for e in c.entries):
        total -= 3.0 if not _shouted(words, c) else 0.0
    if word.lower in scene.people:
        total -= 2.5
    if word.lower in scene.small:
        total -= 1.5
    if word.first and word.parsed and word.token is not None and word.token.pos not in ("PROPN", "ADJ"):
        total -= 1.0
    return total


def _shouted(words: Sequence[Word], c: Candidate) -> bool:
    """Say whether the words around are in capitals too."""
    around = [w for w in words[max(0, c.first - 2) : c.last + 3] if not c.first <= w.i <= c.last and len(w.text) > 1]
    return bool(around) and all(w.text.isupper() for w in around)


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Words that make a place name with others but are none by themselves ("North", "County", "University")."""
    classes = word_classes()
    names = ("settlement", "division", "water", "relief", "street", "site", "body", "title", "before", "locative", "direction", "speech")
    return frozenset().union(*(classes[name] for name in names))
