"""Which stretches of words name a place: a sum of small named reasons for and against.

A candidate is a stretch that the gazetteer knows. Every reason adds or takes away; from :data:`ENOUGH` on the
stretch is taken. The weights are set by hand (no weights are trained on place-name corpora).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tellings.extract.place.candidates import SAME_LINE, Candidate, extended
from tellings.extract.place.persons import surnames
from tellings.extract.place.unlisted import streets, villages
from tellings.extract.place.words import Word, locatives, word_classes
from tellings.language import Analysis
from tellings.language.gazetteer import Entry

ENOUGH = 2.0
_SAINT = 100_000

SURE = 4.0
"""From here on a name counts as a place wherever the Article uses it."""

_NEVER = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday the a an i he she it we they you who god mr mrs ms dr st no yes but and or if as at in on of to".split()
)
_STATEHOOD = frozenset("gov governor lt senate senator sen rep representative assembly legislature state supreme lawmakers attorney".split())
"""Words behind a name that is a State's or province's, not its city's."""

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose towns bear English names, so that a further name is seldom what news calls them."""

_BIG = frozenset({"country", "continent"})


def tag(analysis: Analysis, words: Sequence[Word], known: Mapping[int, list[Candidate]], own: frozenset[str] = frozenset()) -> list[Candidate]:
    """The stretches that name a place, in text order, not overlapping. ``own`` are keys that the outlet is named after."""
    people = surnames(analysis, words, known)
    ends: dict[int, list[Candidate]] = {}
    for group in known.values():
        for c in group:
            ends.setdefault(c.last, []).append(c)
    small = {w.lower for w in words if not w.capital}
    scored: list[list[Candidate]] = []
    for i in sorted(known):
        for candidate in known[i]:
            candidate.score = score(words, candidate, known, people, small) + _code(words, candidate, ends) + (1.0 if candidate.key in own else 0.0)
        scored.append(known[i])
    sure = {c.key for group in scored for c in group if c.score >= SURE}
    for group in scored:
        for c in group:
            if c.key in sure and c.score < SURE:
                c.score += 1.5
            c.strong = c.key in sure
    _repeat([c for group in scored for c in group if c.key not in sure and words[c.first].lower not in people])
    _coordinate(words, ends, scored)
    roads = streets(words)
    taken = [*roads, *_longest(scored, {i for road in roads for i in range(road.first, road.last + 1)})]
    return sorted([*taken, *villages(words, taken, people)], key=lambda c: c.first)


def _repeat(unsure: Sequence[Candidate]) -> None:
    """A name that comes again and once has some reason for it is likelier a place throughout."""
    again = Counter(c.key for c in unsure)
    some = {c.key for c in unsure if c.score >= ENOUGH - 1.0}
    for c in unsure:
        if again[c.key] > 1 and c.key in some:
            c.score += 0.7


def _coordinate(words: Sequence[Word], ends: Mapping[int, list[Candidate]], scored: Sequence[Sequence[Candidate]]) -> None:
    """A name that is joined to a place by "and", "or", "to" or a comma is likelier a place itself ("Homs and Hama")."""
    starts = {c.first: c for group in scored for c in group if c.score >= ENOUGH}
    for group in scored:
        for c in group:
            if c.score >= ENOUGH or c.score < 0:
                continue
            joined = words[c.first].gap in (" ", "\u00a0") and c.first > 1 and words[c.first - 1].lower in ("and", "or", "to")
            left = ends.get(c.first - 2, []) if joined else ends.get(c.first - 1, []) if words[c.first].gap == ", " else []
            i = c.last + 1
            right = starts.get(i + 1) if i + 1 < len(words) and words[i].lower in ("and", "or", "to") and words[i].gap in (" ", ", ") else None
            if right is not None or any(o.score >= ENOUGH for o in left):
                c.score += 1.5


def _longest(groups: Sequence[Sequence[Candidate]], busy: set[int]) -> list[Candidate]:
    taken: list[Candidate] = []
    for group in groups:
        for candidate in group:
            wide = set(range(candidate.first, candidate.last + 1))
            if candidate.score >= ENOUGH and not wide & busy:
                taken.append(candidate)
                busy |= wide
                break
    return taken


def score(words: Sequence[Word], c: Candidate, known: Mapping[int, list[Candidate]], people: frozenset[str], small: set[str]) -> float:
    """The sum of the reasons for and against a candidate."""
    first = words[c.first]
    if c.first == c.last and (first.lower.rstrip(".") in _NEVER or first.lower in generic()):
        return -9.0
    best = max(c.entries, key=prior)
    c.demonym = all(e.form in ("adjective", "people") for e in c.entries) or best.form in ("adjective", "people")
    return prior(best) + _width(words, c, best) + _parser(words, c) + _before(words, c) + _after(words, c, known, people) + _word(words, c, people, small)


def prior(entry: Entry) -> float:
    """How likely a name is this place, before anything is known of the text."""
    if entry.form in ("adjective", "people"):
        return 3.0
    if entry.kind in _BIG:
        base = 3.0
    elif entry.kind == "admin1":
        base = 2.5 if entry.country in ("US", "CA", "GB", "AU") else 1.5
    elif entry.kind in ("city", "admin2"):
        size = entry.population
        base = 2.5 if entry.capital else 2.0 if size >= 500_000 else 1.5 if size >= 100_000 else 1.0 if size >= 15_000 else 0.5 if size >= 3_000 else 0.2
    else:
        base = 0.7 if entry.kind == "site" and entry.form == "bare" else 2.0
    if entry.form == "alternate":
        english = entry.country in ENGLISH and entry.kind == "city"
        base -= 1.2 if entry.population < 15_000 and entry.kind != "site" or english and entry.population < 100_000 else 0.4
    elif entry.form == "bare":
        base -= 0.5
    return base


def _width(words: Sequence[Word], c: Candidate, best: Entry) -> float:
    """Names of several words are seldom anything else; with a place word at an end almost never."""
    if c.last == c.first:
        return 0.0
    classes = word_classes()
    ends = {words[c.first].lower.rstrip("."), words[c.last].lower}
    sort = classes["division"] | classes["settlement"] | classes["water"] | {"mount", "fort", "port", "lake", "gulf"}
    if words[c.first].lower.rstrip(".") in ("st", "saint") and best.population < _SAINT:
        return -2.0 if words[c.last].possessive else 0.0
    if best.kind == "site" and (c.first == 0 or not {w.lower for w in words[max(0, c.first - 2) : c.first]} & locatives().keys()):
        return 0.0
    return (1.5 if ends & sort else 0.0) + (0.0 if best.form == "alternate" else 1.5)


def _code(words: Sequence[Word], c: Candidate, ends: Mapping[int, list[Candidate]]) -> float:
    """Postal codes and other short forms of divisions stand behind a place ("Athens, GA"); alone they are other words."""
    if not any(e.form == "abbreviation" and e.kind == "admin1" for e in c.entries):
        return 0.0
    before = ends.get(c.first - 1, []) if words[c.first].gap in (", ", " ", ",") else []
    if any(inside(b.entries, c.entries) for b in before):
        return 3.0
    return 0.0 if len(words[c.first].text) > 3 and "." in words[c.first].text or len(words[c.first].text) == 3 else -4.0


def _parser(words: Sequence[Word], c: Candidate) -> float:
    """What the parser takes the words for."""
    tokens = [w.token for w in words[c.first : c.last + 1] if w.token is not None]
    if not tokens or not words[c.first].parsed:
        return 0.5 if words[c.first].role == "dateline" else 0.0
    kinds = {t.entity for t in tokens}
    if kinds & {"GPE", "LOC"}:
        return 2.5
    if "FAC" in kinds:
        return 1.0
    if "NORP" in kinds:
        return 1.0
    if "PERSON" in kinds:
        before = words[c.first - 1].lower if c.first and not words[c.first].first else ""
        return (-0.5 if before in locatives() else -0.9) if len(tokens) == sum(t.entity == "PERSON" for t in tokens) and not _goes_on(words, c) else -1.5
    if kinds & {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "WORK_OF_ART", "LAW", "LANGUAGE", "PRODUCT"}:
        return -1.5
    if "ORG" in kinds:
        return -0.3 if tokens[0].entity_start else -1.0
    return -1.5 if all(t.pos not in ("PROPN", "ADJ") for t in tokens) else 0.0


def _goes_on(words: Sequence[Word], c: Candidate) -> bool:
    """Say whether a capital word stands right behind."""
    i = c.last + 1
    return i < len(words) and words[i].gap in SAME_LINE and words[i].capital and not words[c.last].possessive


def _before(words: Sequence[Word], c: Candidate) -> float:
    """The words before: prepositions of space, "city of", titles, a first name."""
    first = words[c.first]
    if _dateline(words, c):
        return 4.0
    if c.first == 0 or first.gap not in (" ", "\u00a0", " the ", " (", ". ", "-") and "\n" in first.gap:
        return 0.0
    before = words[c.first - 1]
    if first.first:
        return 0.0
    classes = word_classes()
    lower = before.lower.rstrip(".")
    if lower == "the" and c.first > 1:
        before = words[c.first - 2]
        lower = before.lower.rstrip(".")
    if lower == "of" and c.first > 1 and words[c.first - 2].lower in classes["before"]:
        c.whole = c.whole or words[c.first - 2].lower in ("state", "province", "governorate", "oblast", "region", "county")
        return 4.0
    if lower in locatives():
        moved = lower == "to" and before.token is not None and any(
            w.token is not None and w.token.lemma in classes["motion"] for w in words[max(0, before.i - 3) : before.i]
        )
        return 2.0 if moved or lower not in ("to", "over", "off", "into") else 1.0
    if lower == "of" and words[before.i - 1].lower in classes["near_noun"] | classes["towards_noun"]:
        return 2.0
    if lower in ("of", "and", "or"):
        return 0.5
    if lower in classes["direction"]:
        c.whole = c.whole or lower in ("upstate", "western", "northern")
        return 1.0
    if first.gap not in SAME_LINE and not (before.text.endswith(".") and first.gap == " "):
        return 0.0
    if lower in classes["title"]:
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


def _after(words: Sequence[Word], c: Candidate, known: Mapping[int, list[Candidate]], people: frozenset[str]) -> float:
    """The words behind: ", Texas", "County", "Police", a surname, "said"."""
    i = c.last + 1
    if i >= len(words) or "\n" in words[i].gap:
        return 0.0
    after, classes = words[i], word_classes()
    lower = after.lower.rstrip(".")
    if after.gap in (", ", ",") and after.capital:
        for whole in known.get(i, ()):
            c.inside = inside(c.entries, whole.entries)
            if c.inside:
                c.container = i
                for other in known[i]:
                    other.whole = other.whole or bool(inside(c.entries, other.entries))
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
        return -2.5
    if lower in classes["body"] or lower in classes["title"] or lower in classes["site"]:
        return 1.0
    if after.capital:
        return -2.0 if c.first == c.last and (lower in people or (after.token is not None and after.token.entity == "PERSON")) else -0.7
    if lower in classes["speech"] and c.first == c.last:
        return -1.5
    return 0.0


def inside(parts: Sequence[Entry], wholes: Sequence[Entry]) -> list[Entry]:
    """The entries among ``parts`` that lie in one of ``wholes``."""
    numbers = {w.number for w in wholes if w.kind in ("country", "admin1", "admin2") and w.form not in ("adjective", "people")}
    return [p for p in parts if p.number not in numbers and numbers & {p.country_number, p.admin1_number, p.admin2_number}]


def _word(words: Sequence[Word], c: Candidate, people: frozenset[str], small: set[str]) -> float:
    """The word itself: a surname of the Article, a common word."""
    if c.first != c.last:
        return 0.0
    word = words[c.first]
    total = 0.0
    if word.text.isupper() and 2 < len(word.text) < 6 and not _dateline(words, c) and not any(e.form == "abbreviation" for e in c.entries):
        total -= 3.0 if not _shouted(words, c) else 0.0
    if word.lower in people:
        total -= 2.5
    if word.lower in small:
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
    return frozenset().union(*(classes[c] for c in ("settlement", "division", "water", "relief", "street", "site", "body", "title", "before",
                                                    "locative", "direction", "speech")))  # fmt: skip
