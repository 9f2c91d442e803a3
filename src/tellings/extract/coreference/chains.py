"""Chains of mentions of one thing, built in one pass from left to right.

A name joins an earlier name with the same words, a part of them or their initials; a definite noun the nearest thing with
that head noun, or of the kind that the noun stands for; a pronoun the nearest thing of its kind and gender, subjects first
(the order of Lappin and Leass 1994, cut to recency and subjecthood).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from tellings.config import Settings
from tellings.extract.coreference.lexicon import ThingKind, folders_of
from tellings.extract.coreference.mentions import Mention, find_mentions
from tellings.language import Analysis
from tellings.model import Chain, ChainMention, OriginKind

REACH = 6
"""Sentences back that a definite noun of a general kind ("the group") may reach."""
PRONOUN_REACH = 3
MAX_NAME_WORDS = 7
"""A longer run of capitals is a headline, not a name."""
SUBJECTS = frozenset("nsubj nsubjpass csubj".split())
_ALIKE = {"defence": "defense", "organisation": "organization", "centre": "center", "labour": "labor"}
_GENERAL: dict[str, tuple[frozenset[ThingKind], frozenset[OriginKind]]] = {
    "agency": (frozenset({"body"}), frozenset({"news_agency", "official", "monitor"})),
    "group": (frozenset({"body", "group"}), frozenset({"party", "monitor"})),
    "organisation": (frozenset({"body"}), frozenset({"monitor", "party"})),
    "organization": (frozenset({"body"}), frozenset({"monitor", "party"})),
    "company": (frozenset({"body"}), frozenset({"company"})),
    "firm": (frozenset({"body"}), frozenset({"company"})),
    "operator": (frozenset({"body"}), frozenset({"company"})),
    "airline": (frozenset({"body"}), frozenset({"company"})),
    "newspaper": (frozenset({"body"}), frozenset({"outlet"})),
    "paper": (frozenset({"body"}), frozenset({"outlet"})),
    "broadcaster": (frozenset({"body"}), frozenset({"outlet"})),
    "official": (frozenset({"person"}), frozenset({"official"})),
    "spokesman": (frozenset({"person"}), frozenset({"official", "party", "company"})),
    "spokeswoman": (frozenset({"person"}), frozenset({"official", "party", "company"})),
    "spokesperson": (frozenset({"person"}), frozenset({"official", "party", "company"})),
    "officer": (frozenset({"person"}), frozenset({"official"})),
}  # fmt: skip
FORCES = frozenset("army military navy militia guard forces".split())
"""Nouns for a state's force that armed groups have in their names too."""
SAYING = frozenset("say add tell state report announce insist claim admit note declare explain believe think fear hope".split())
"""Verbs of which the subject of the clause below, a pronoun, is most often the speaker himself."""
SUFFIXES = frozenset("s n ns an ans ian ians i is ish ese ic en er ers al".split())
"""Endings of plurals, of inhabitants and of adjectives of places (Quirk et al. 1985, I.21, I.35)."""
_PERSON_NOUNS = {"man": "m", "woman": "f", "boy": "m", "girl": "f"}


@dataclass(slots=True, eq=False)
class _Thing:
    kind: ThingKind
    number: int
    mentions: list[Mention] = field(default_factory=list)
    names: dict[tuple[str, ...], None] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    origin: OriginKind | None = None
    gender: str = ""
    plural: bool = False

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if mention.kind == "name":
            self.names.update(dict.fromkeys((_norm(mention.words), *mention.aliases)))
        self.words.update(mention.words)
        if mention.kind != "pronoun":
            self.nouns |= {mention.noun, mention.head.lemma}
            self.plural = mention.plural
            self.origin = self.origin or mention.origin
            if self.kind == "other":
                self.kind = mention.thing
        self.gender = self.gender or mention.gender


class _Things:
    """The things of an Article so far, found again by word, by noun and by nearness: the walk stays linear in the text."""

    def __init__(self) -> None:
        self.all: list[_Thing] = []
        self._named: dict[str, dict[int, _Thing]] = {}
        self._nouns: dict[str, dict[int, _Thing]] = {}
        self._recent: deque[tuple[int, _Thing]] = deque()

    def add(self, mention: Mention, thing: _Thing | None) -> _Thing:
        """Add a mention to its thing, or to a new one."""
        if thing is None:
            thing = _Thing(mention.thing, len(self.all))
            self.all.append(thing)
        thing.add(mention)
        if mention.kind == "name":
            for name in (_norm(mention.words), *mention.aliases):
                for key in _keys(name):
                    self._named.setdefault(key, {})[thing.number] = thing
        if mention.kind != "pronoun":
            for noun in (mention.noun, mention.head.lemma):
                self._nouns.setdefault(noun, {})[thing.number] = thing
        self._recent.append((mention.head.sentence, thing))
        return thing

    def like_named(self, words: tuple[str, ...]) -> list[_Thing]:
        """The things that share a word's beginning or initials with a name, the latest first."""
        found = {n: t for key in _keys(words) for n, t in self._named.get(key, {}).items()}
        return [found[n] for n in sorted(found, reverse=True)]

    def like_noun(self, mention: Mention) -> list[_Thing]:
        """The things with a mention's noun, and those mentioned lately, in order of their first mention."""
        found = {t.number: t for t in self.near(mention, REACH)}
        for noun in (mention.noun, mention.head.lemma):
            found |= self._nouns.get(noun, {})
        return [found[n] for n in sorted(found)]

    def near(self, mention: Mention, reach: int) -> list[_Thing]:
        """The things mentioned in the last sentences, in order of their first mention."""
        while self._recent and mention.head.sentence - self._recent[0][0] > REACH:
            self._recent.popleft()
        found = {t.number: t for s, t in self._recent if mention.head.sentence - s <= reach}
        return [found[n] for n in sorted(found)]


def _keys(name: tuple[str, ...]) -> set[str]:
    """The first five letters of each word, and the initials: names that may be one share a key."""
    return {w[:5] for w in name} | ({"".join(w[0] for w in name if w)[:5]} if len(name) > 1 else set())


def find_chains(analysis: Analysis, settings: Settings) -> list[Chain]:
    """Find the chains of an Article, singletons included, in order of their first mention."""
    things = _Things()
    by_head: dict[int, _Thing] = {}
    for mention in find_mentions(analysis, folders_of(settings.lexicons)):
        thing = _apposed(analysis, mention, by_head) or _speaker(analysis, mention, by_head) or _antecedent(mention, things)
        if thing is not None or mention.kind != "pronoun":
            by_head[mention.head.i] = things.add(mention, thing)
    return [_chain(t, analysis.text) for t in things.all]


def _apposed(analysis: Analysis, mention: Mention, by_head: dict[int, _Thing]) -> _Thing | None:
    """The thing that a mention stands in apposition to ("Colonel Irek Vashti, the head of the press service")."""
    head = analysis.head_of(mention.head)
    if mention.head.dep != "appos" or head.i not in by_head:
        return None
    thing = by_head[head.i]
    if mention.kind == "name" and thing.names:
        return None
    alike = thing.kind == mention.thing or "other" in (thing.kind, mention.thing)
    return thing if alike and mention.thing in ("person", "body", "other") else None


def _speaker(analysis: Analysis, mention: Mention, by_head: dict[int, _Thing]) -> _Thing | None:
    """The speaker who tells of himself: "the office said it feared ...", "the driver says he saw ..."."""
    verb = analysis.head_of(mention.head)
    if mention.kind != "pronoun" or mention.head.dep not in SUBJECTS or verb.dep != "ccomp":
        return None
    saying = analysis.head_of(verb)
    subjects = [c for c in analysis.children(saying, *SUBJECTS) if c.i in by_head and c.i < mention.head.i]
    if saying.lemma not in SAYING or not subjects:
        return None
    thing = by_head[subjects[0].i]
    if mention.thing == "person":
        return thing if thing.kind == "person" and thing.gender in ("", mention.gender) and not thing.plural else None
    return thing if mention.thing not in ("person", "group") and thing.kind == "body" and not thing.plural else None


def _antecedent(mention: Mention, things: _Things) -> _Thing | None:
    if mention.kind == "name":
        return _by_name(mention, things)
    if mention.kind == "pronoun":
        return _by_pronoun(mention, things)
    return _by_noun(mention, things) if mention.definite or mention.head.sentence == 0 else None


def _norm(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_ALIKE.get(w, w) for w in words)


def _by_name(mention: Mention, things: _Things) -> _Thing | None:
    words = _norm(mention.words)
    for thing in things.like_named(words):
        if thing.kind != mention.thing and "other" not in (thing.kind, mention.thing) and {thing.kind, mention.thing} != {"body", "group"}:
            continue
        if any(same_name(words, name, person=thing.kind == "person") for name in thing.names):
            return thing
    if mention.definite and mention.thing == "body" and len(words) == 1:
        return _by_noun(mention, things)
    return None


def same_name(a: tuple[str, ...], b: tuple[str, ...], *, person: bool) -> bool:
    """Say whether two names (words in lower case) can be forms of one name."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    if person:
        return short[-1] == long[-1] and all(any(_stem_alike(w, v) for v in long) for w in short)
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long if w):
        return True
    if len(short) == len(long):
        return all(any(_stem_alike(w, v) for v in long) for w in short)
    contained = all(any(_stem_alike(w, v) for v in long) for w in short)
    return contained and (short[-1] == long[-1] or (len(short) > 1 and short == long[: len(short)]))


def _stem_alike(a: str, b: str) -> bool:
    """Equal words, or a country and its adjective (Russia, Russian)."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 5 and long.startswith(short) and long[len(short) :] in SUFFIXES)


def _by_noun(mention: Mention, things: _Things) -> _Thing | None:
    best: _Thing | None = None
    best_rank: tuple[int, int, int] | None = None
    modifiers = set(mention.words[:-1])
    own = {mention.noun, mention.head.lemma}
    for thing in things.like_noun(mention):
        last = thing.mentions[-1]
        distance = mention.head.sentence - last.head.sentence
        named = not own.isdisjoint(thing.nouns)
        alike = mention.plural == thing.plural or mention.thing in ("body", "happening")
        if not (alike if named else _stands_for(mention, thing, distance)):
            continue
        if modifiers and not all(any(_stem_alike(w, v) for v in thing.words) for w in modifiers):
            continue
        rank = (0 if named else 1, int(_other_army(mention, thing, things)), distance)
        if best_rank is None or rank <= best_rank:
            best, best_rank = thing, rank
    return best


def _other_army(mention: Mention, thing: _Thing, things: _Things) -> bool:
    """Whether a bare "the army" was told of before this thing with a name of its own ("the Freedom Army") came up: it stays the state's."""
    if mention.noun not in FORCES or len(mention.words) > 1 or any(len(m.words) == 1 for m in thing.mentions[:1]):
        return False
    earlier = [t for t in things.like_noun(mention) if t.number < thing.number and mention.noun in t.nouns]
    return any(m.words == (mention.noun,) and m.head.sentence > 0 for t in earlier for m in t.mentions)


def _stands_for(mention: Mention, thing: _Thing, distance: int) -> bool:
    """Whether a noun of a general kind ("the group") fits a thing that was called something else."""
    general = _GENERAL.get(mention.noun)
    if general and distance <= REACH:
        kinds, origins = general
        return thing.kind in kinds and (thing.origin in origins or (thing.origin is None and bool(thing.names)))
    gender = _PERSON_NOUNS.get(mention.noun)
    return bool(gender) and distance <= PRONOUN_REACH and thing.kind == "person" and thing.gender in ("", gender) and not thing.plural


def _by_pronoun(mention: Mention, things: _Things) -> _Thing | None:
    fits = [t for t in things.near(mention, PRONOUN_REACH) if _pronoun_fits(mention, t)]
    return max(fits, key=lambda t: _salience(mention, t), default=None)


def _pronoun_fits(mention: Mention, thing: _Thing) -> bool:
    if mention.head.sentence - thing.mentions[-1].head.sentence > PRONOUN_REACH:
        return False
    if mention.thing == "person":
        return thing.kind in ("person", "other") and not thing.plural and _human(thing) and thing.gender in ("", mention.gender)
    if mention.thing == "group":
        return thing.plural or thing.kind in ("group", "body")
    if mention.speaks:
        return thing.kind == "body" and not thing.plural
    return thing.kind in ("body", "vehicle", "happening") and not thing.plural


def _human(thing: _Thing) -> bool:
    return thing.kind == "person" or bool(thing.gender)


def _salience(mention: Mention, thing: _Thing) -> tuple[int, int, int, int]:
    """Plurals first for "they", then nearer sentences (the own one counts as the one before), then subjects, then the latest.

    Who "they" are that say something is a body or people of an office ("police") before a number of people told of.
    """
    best = (-1, -99, 0, 0)
    number = int(mention.plural and thing.plural and thing.kind in ("person", "group"))
    if mention.speaks and mention.plural:
        counted = any(w.isdigit() for m in thing.mentions[:1] for w in m.words)
        number = 2 if thing.plural and thing.origin not in (None, "witness") else 0 if counted else number
    for m in thing.mentions[-4:]:
        distance = max(1, mention.head.sentence - m.head.sentence)
        best = max(best, (number, -distance, int(m.head.dep in SUBJECTS), m.head.start))
    return best


def _chain(thing: _Thing, text: str) -> Chain:
    named = [m for m in thing.mentions if m.kind == "name"] or [m for m in thing.mentions if m.kind == "noun"]
    named = [m for m in named if len(m.words) <= MAX_NAME_WORDS and not m.span.of(text).isupper()] or named
    fullest = max(named, key=lambda m: (len(m.words), -m.span.start))
    return Chain(
        id=thing.number, kind=thing.kind, name=fullest.span.of(text), name_span=fullest.span,
        mentions=[ChainMention(span=m.span, head=m.head.start, kind=m.kind) for m in thing.mentions],
    )  # fmt: skip
