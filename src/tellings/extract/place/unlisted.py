"""Places that the gazetteer does not list: streets, roads, waters and villages, by the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tellings.extract.place.candidates import SAME_LINE, Candidate
from tellings.extract.place.words import Word, locatives, word_classes
from tellings.language.gazetteer import Entry
from tellings.model import Span

_ROADS = frozenset({"interstate", "highway", "route", "hwy", "freeway", "motorway", "autobahn"})
_BEHIND = frozenset("county parish township oblast raion governorate island mountain mountains peninsula".split())
_IN_FRONT = frozenset({"strait", "gulf", "bay", "isle", "sea", "lake", "cape"})
_VAGUE = frozenset("court close place way pass crossing ct pl circle terrace tunnel alley st trail drive lane".split())
"""Street words that are other words too: they need a number before them or a name that is no sentence's first word."""

_TOWN = 15_000
"""People in the smallest town after which a site or body in another's name is taken to be named."""

_LONGEST = 4
"""Words before "Street" that are taken as its name."""


def streets(words: Sequence[Word]) -> list[Candidate]:
    """Streets and numbered roads: "Main Street", "St. Johns Rd.", "Highway 19"."""
    found: list[Candidate] = []
    for i, word in enumerate(words):
        if not word.capital:
            continue
        lower = word.lower.rstrip(".")
        following = words[i + 1] if i + 1 < len(words) else None
        numbered = following is not None and following.gap in SAME_LINE and following.text.isdigit() and len(following.text) < 4
        if following is not None and numbered and lower in _ROADS:
            found.append(_road(i, i + 1))
        elif lower in word_classes()["street"] and i and not word.first:
            first = _name_before(words, i)
            if first < i and _fits(words, first, i, lower):
                found.append(_road(first, i))
    return found


def _road(first: int, last: int) -> Candidate:
    return Candidate(first, last, "", (), tail="street", score=9.0, street=True)


def _name_before(words: Sequence[Word], i: int) -> int:
    first = i
    while first > 0 and i - first < _LONGEST:
        word, before = words[first], words[first - 1]
        if word.gap not in SAME_LINE and word.gap != "-" and not before.text.endswith("."):
            break
        if before.possessive or not (before.capital or (before.text[0].isdigit() and before.text[-2:].lower() in ("st", "nd", "rd", "th"))):
            break
        if before.first and (before.token is not None and before.token.pos not in ("PROPN", "ADJ", "NUM", "NOUN")):
            break
        if before.lower.rstrip(".") in word_classes()["title"]:
            break
        first -= 1
    return first


def _fits(words: Sequence[Word], first: int, i: int, lower: str) -> bool:
    before = words[first - 1] if first and not words[first].first else None
    addressed = before is not None and before.text[0].isdigit()
    if addressed:
        return True
    if all(w.lower.rstrip(".") in word_classes()["body"] | word_classes()["title"] for w in words[first:i]):
        return False
    if lower == "st":
        return words[i].text.endswith(".") and not (i + 1 < len(words) and words[i + 1].gap in SAME_LINE and words[i + 1].capital)
    if lower in ("drive", "lane", "trail"):
        return before is not None and (before.lower in locatives() or before.lower in ("and", "the", "of"))
    return lower not in _VAGUE


def villages(words: Sequence[Word], taken: Sequence[Candidate], people: frozenset[str]) -> list[Candidate]:
    """Names that the text itself calls a place, and their other occurrences.

    "The village of X", "X County", "the X River", "the Strait of X", "between Homs and X", a dateline, and "in X" where the
    parser agrees.
    """
    busy = {i for c in taken for i in range(c.first, c.last + 1)}
    ends = {c.last for c in taken if not c.street}
    found: list[Candidate] = []
    for i, word in enumerate(words):
        if i in busy or not word.capital:
            continue
        c = _feature(words, i, busy) or _owner(words, i) or (_dateline(words, i, busy) if word.first else _called(words, i, busy, ends))
        if c is not None:
            found.append(c)
            busy |= set(range(c.first, c.last + 1))
    names = {tuple(w.lower for w in words[c.first : c.last + 1]) for c in found} - {(p,) for p in people}
    return found + list(_again(words, {n for n in names if n[-1] not in word_classes()["division"] or len(n) > 1}, busy))


def _called(words: Sequence[Word], i: int, busy: set[int], ends: set[int]) -> Candidate | None:
    word, before = words[i], words[i - 1]
    classes = word_classes()
    if word.gap not in SAME_LINE:
        return None
    if before.lower == "of" and i > 1 and words[i - 2].lower in ("village", "town", "hamlet", "suburb", "settlement"):
        return _named(words, i, busy)
    if before.lower == "of" and i > 1 and words[i - 2].capital and words[i - 2].lower in _IN_FRONT:
        c = _named(words, i, busy)
        return None if busy & {i - 2, i - 1} else Candidate(i - 2, c.last, "", (), tail=words[i - 2].lower, score=4.0)
    if word.lower in _BEHIND or word.lower in classes["water"]:
        first = _name_before(words, i)
        return Candidate(first, i, "", (), tail=word.lower, score=4.0) if first < i and not busy & set(range(first, i)) else None
    route = before.lower in ("and", "to") and i - 2 in ends and _opens(words, i - 2)
    placed = _parser_place(words, i) and before.lower in ("in", "at", "near", "from", "to", "outside", "of")
    return _named(words, i, busy) if route or placed else None


def _owner(words: Sequence[Word], i: int) -> Candidate | None:
    """A name that owns what only places have: "Orvel's mayor", "Orvel's outskirts"."""
    word = words[i]
    if not word.possessive or i + 1 >= len(words) or words[i + 1].gap.strip("'’sS ") or word.token is None or word.token.pos != "PROPN":
        return None
    lone = word.first or not words[i - 1].capital
    return Candidate(i, i, "", (), score=3.0) if lone and words[i + 1].lower in _OWNED else None


_OWNED = frozenset(
    "mayor mayoress deputy-mayor alderman burgomaster outskirts suburbs streets inhabitants townspeople townsfolk villagers population"
    " harbour harbor waterfront seafront airport marketplace".split()
)
"""What belongs to a town (WordNet 3.1: officers of a municipality, parts of a town), and to no person or body."""


def _feature(words: Sequence[Word], i: int, busy: set[int]) -> Candidate | None:
    """A name before a small word for a part of the country, and no other noun behind: "the Vell valley", "in Mirr district"."""
    word = words[i]
    if i + 1 >= len(words) or word.possessive or word.token is None or word.token.pos != "PROPN":
        return None
    tail = words[i + 1]
    if tail.capital or tail.gap != " " or tail.lower not in _FEATURES or tail.token is None or tail.token.pos != "NOUN":
        return None
    first = _name_before(words, i) if not word.first else i
    if tail.token.dep == "compound" or busy & set(range(first, i)):
        return None
    before = words[first - 1] if first else None
    led = word.first or tail.lower in _SETTLED or (before is not None and before.lower in {*locatives(), "the", "and", "of"})
    return Candidate(first, i, "", (), tail=tail.lower, score=4.0) if led else None


_FEATURES = frozenset(
    "valley basin gorge canyon delta plain plateau hills mountains peninsula island islands pass ridge river lagoon lake reservoir estuary"
    " district province region county department quarter neighbourhood neighborhood suburb hamlet village town municipality".split()
)
"""Small words that make a name a place's; those that go with peoples and bodies as well (state, city, point) are left out."""
_SETTLED = frozenset({"hamlet", "village", "town", "municipality", "district", "valley", "province"})


def _opens(words: Sequence[Word], i: int) -> bool:
    """Say whether "between" or "from" stands before the place that ends at a word ("between Homs and")."""
    return any(w.lower in ("between", "from") for w in words[max(0, i - 3) : i])


def _dateline(words: Sequence[Word], i: int, busy: set[int]) -> Candidate | None:
    word = words[i]
    if word.role != "dateline" or not word.text.isupper() or len(word.text) < 3 or word.lower.rstrip(".") in word_classes()["title"]:
        return None
    last = i
    while last + 1 < len(words) and words[last + 1].gap in SAME_LINE and words[last + 1].text.isupper() and last + 1 not in busy:
        last += 1
    return Candidate(i, last, "", (), score=4.0)


def _again(words: Sequence[Word], names: set[tuple[str, ...]], busy: set[int]) -> Iterator[Candidate]:
    longest = max(map(len, names), default=0)
    firsts = {name[0] for name in names if name}
    i = 0
    while i < len(words):
        opens = words[i].lower in firsts and words[i].capital
        for n in range(min(longest, len(words) - i), 0, -1) if opens else ():
            part = words[i : i + n]
            free = not busy & set(range(i, i + n)) and all(w.gap in SAME_LINE for w in part[1:])
            if free and tuple(w.lower for w in part) in names:
                yield Candidate(i, i + n - 1, "", (), score=3.0)
                i += n - 1
                break
        i += 1


def _parser_place(words: Sequence[Word], i: int) -> bool:
    token = words[i].token
    return token is not None and token.entity == "GPE" and token.entity_start


def _named(words: Sequence[Word], i: int, busy: set[int]) -> Candidate:
    last = i
    while last + 1 < len(words) and not words[last].possessive and last + 1 not in busy:
        if words[last + 1].gap not in SAME_LINE or not words[last + 1].capital:
            break
        last += 1
    return Candidate(i, last, "", (), score=3.0)


_HOST = re.compile(r"\s*(?:,\s*(?:in |near )?|\s(?:in|near|outside|of)\s+)(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:of\s+)?$")
"""What may stand between an unlisted name and the place that contains it."""


def host(text: str, words: Sequence[Word], c: Candidate, taken: Sequence[Candidate]) -> Entry | None:
    """The place that the text says contains an unlisted name or lies next to it; None for a listed name."""
    if c.entries:
        return None
    end = words[c.last].end
    after = next((o for o in taken if o.first > c.last and o.chosen is not None), None)
    if after is not None and after.chosen is not None and _HOST.fullmatch(text[end : words[after.first].start]):
        return after.chosen
    return None


def nearest(words: Sequence[Word], span: Span, listed: Sequence[Candidate]) -> Entry | None:
    """The listed place named nearest to a span; a country or its people only where nothing else is named nearby."""

    def far(c: Candidate) -> float:
        assert c.chosen is not None
        gap = span.start - words[c.last].end if words[c.last].end <= span.start else words[c.first].start - span.end
        wide = 2_000 if c.chosen.kind == "country" else 600 if c.chosen.kind == "admin1" else 0
        return max(0, gap) + wide + (2_000 if c.demonym else 0)

    resolved = [c for c in listed if c.chosen is not None and c.chosen.lat is not None]
    return min(resolved, key=lambda c: (far(c), c.first)).chosen if resolved else None


def within(words: Sequence[Word], known: Mapping[int, list[Candidate]], first: int, last: int) -> Candidate | None:
    """The known name inside an unlisted one, where that says where it lies: "Homs Military Hospital", "Northern Syria".

    A street may be named after any place in the world, so the name in it says nothing.
    """
    lower = words[last].lower.rstrip(".")
    if lower in word_classes()["street"] or lower in _ROADS:
        return None
    inner = [c for i in range(first, last + 1) for c in known.get(i, ()) if c.last <= last and not _empty(words, c)]
    if not inner:
        return None
    return max(inner, key=lambda c: (c.last - c.first, max(e.population for e in c.entries), -c.first))


def _empty(words: Sequence[Word], c: Candidate) -> bool:
    """Say whether a name inside another says nothing: a place word alone, or a small town's further name."""
    classes = word_classes()
    generic = {"the", "of"}.union(*(classes[name] for name in ("direction", "site", "body", "relief", "water", "division")))
    if all(w.lower.rstrip(".") in generic for w in words[c.first : c.last + 1]):
        return True
    known = any((e.form in ("name", "adjective") and e.population >= _TOWN) or e.kind in ("country", "admin1") for e in c.entries)
    return not known and c.first == c.last
