"""Trigger words: the tables ``measures`` and ``happening_words`` as an index of word forms, matched by spelling.

A word with ``@`` before it names a set of the table ``word_sets`` ("take to @hospital"): as the first word it stands for
each verb or preposition of the set, further on for a noun phrase whose head is in the set.

Spelling, not the parser's lemma, because titles in capitals and sentences without a parse are read too. The part of
speech only decides between a noun and a verb where the parser gives one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tellings.language import Token, table

GAP = 6
"""Tokens that may stand between the words of a phrase ("took 80 militants out", "claimed at least 38 lives")."""

_VOWELS = frozenset("aeiou")
_GAP_STOPS = frozenset(". , ; : ! ? — – and but who which that when while".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a trigger table. ``rest`` are the words after the first."""

    words: str
    rest: tuple[str, ...]
    pos: str
    person: str = ""
    thing: str = ""
    frame: str = ""
    code: str = ""
    sets: tuple[frozenset[str] | None, ...] = ()
    """For each word of ``rest`` the nouns it stands for, None where it stands for itself."""
    needs: tuple[frozenset[str], ...] = field(default=(), compare=False)
    """For each word of ``rest`` the spellings (:func:`_present`) of which a sentence has one, if it has the phrase."""

    @property
    def measured(self) -> bool:
        """Whether the row gives a measure (and not a happening code)."""
        return not self.code


@dataclass(frozen=True, slots=True)
class Trigger:
    """A match: indices of the first token and of all its tokens, with the measure row and the happening code found there."""

    head: int
    last: int
    tokens: tuple[int, ...]
    measure: Entry | None
    code: str | None
    pos: str


class Index(dict[str, list[Entry]]):
    """Word form to the rows whose first word it may be, the longest phrases first."""

    def __init__(self) -> None:
        super().__init__()
        self._parted: dict[str, tuple[dict[int, Entry], dict[str, dict[int, Entry]]]] = {}

    def rows(self, word: str, present: frozenset[str]) -> list[Entry]:
        """The rows of a form without most of those whose second word a sentence lacks (:func:`_present`): a common verb begins hundreds."""
        parted = self._parted.get(word)
        if parted is None:
            parted = self._parted[word] = _parted(self[word])
        always, by_second = parted
        seconds = by_second.keys() & present
        if not seconds:
            return list(always.values())
        found = dict(always)
        for second in seconds:
            found |= by_second[second]
        return [found[n] for n in sorted(found)]


def _parted(entries: Sequence[Entry]) -> tuple[dict[int, Entry], dict[str, dict[int, Entry]]]:
    """Rows by their number: those that any sentence may have, and the others by the spellings of their second word (:func:`_possible`)."""
    always: dict[int, Entry] = {}
    by_second: dict[str, dict[int, Entry]] = {}
    for n, entry in enumerate(entries):
        if not entry.rest or (entry.sets and entry.sets[0] is not None):
            always[n] = entry
            continue
        for second in {entry.rest[0], entry.rest[0][:-1] + "-"}:
            by_second.setdefault(second, {})[n] = entry
    return always, by_second


@lru_cache(maxsize=8)
def trigger_index(folders: tuple[str, ...], *, captives: bool = False) -> Index:
    """Word form to the rows whose first word it may be, the longest phrases first.

    ``captives`` adds the rows of the frames "captive" and "captive_subject", ahead of the others: words that tell of
    taking and freeing only in a story of captivity ("take", "hold", "let go", "come home").
    """
    index = Index()
    rows = table("measures", folders=folders)
    sets = {row["set"]: tuple(row["words"].split("|")) for row in table("word_sets", folders=folders)}
    for row in sorted((r for r in rows if captives or r["frame"] not in _CAPTIVE), key=lambda r: r["frame"] not in _CAPTIVE):
        for entry, forms in _entries(row, sets):
            _add(index, entry, forms)
    for entry, forms in _selected(rows, sets, folders):
        _add(index, entry, forms)
    for row in table("happening_words", folders=folders):
        rest = tuple(row["words"].split()[1:])
        _add(index, Entry(row["words"], rest, row["pos"], code=row["code"], needs=_needs(rest, ())), row["forms"])
    for entries in index.values():
        entries[:] = sorted(dict.fromkeys(entries), key=lambda e: -len(e.rest))
    return index


def _selected(rows: Sequence[dict[str, str]], sets: dict[str, tuple[str, ...]], folders: tuple[str, ...]) -> Iterator[tuple[Entry, str]]:
    """The verbs of the table ``selections`` that ``measures`` does not have: by themselves they have no measure."""
    known = {(row["words"], row["frame"]) for row in rows} | {(row["words"], "lose") for row in rows}
    for row in table("selections", folders=folders):
        frame = "subject" if row["frame"] == "alone" else row["frame"]
        if (row["words"], frame) not in known:
            known.add((row["words"], frame))
            pos = "adj" if frame == "modifier" else "verb"
            yield from _entries({"words": row["words"], "pos": pos, "person": "", "object": "", "frame": frame, "forms": ""}, sets)


_CAPTIVE = {"captive": "object", "captive_subject": "subject"}


def _entries(row: dict[str, str], sets: dict[str, tuple[str, ...]]) -> Iterator[tuple[Entry, str]]:
    """A row with the sets it names written out, each with the listed forms of its first word."""
    first, *rest = row["words"].split()
    nouns = tuple(frozenset(sets[w[1:]]) if w.startswith("@") else None for w in rest)
    shown = [sets[w[1:]][0] if w.startswith("@") else w for w in rest]
    frame = _CAPTIVE.get(row["frame"], row["frame"])
    for member in sets[first[1:]] if first.startswith("@") else (first,):
        lemma, *forms = member.split(":")
        own = lemma.split()[1:]
        words, all_rest, all_sets = " ".join([lemma, *shown]), (*own, *rest), (*(None for _ in own), *nouns)
        needs = _needs(all_rest, all_sets)
        entry = Entry(words, all_rest, row["pos"], row["person"], row["object"], frame, sets=all_sets, needs=needs)
        yield entry, "|".join([row["forms"], *forms])


def _add(index: Index, entry: Entry, listed: str) -> None:
    first = entry.words.split()[0]
    forms = _verb_forms(first) if entry.pos == "verb" else _noun_forms(first) if entry.pos == "noun" and not entry.rest else {first}
    if entry.pos == "noun" and entry.rest and len(first) > 3:
        forms = {first, first + "s"}
    for form in [*forms, *(f.split()[0] for f in listed.split("|") if f)]:
        index.setdefault(form.lower(), []).append(entry)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    return {row["verb"]: frozenset(row["forms"].split("|")) for row in table("irregular_verbs")}


@lru_cache(maxsize=4096)
def _verb_forms(verb: str) -> frozenset[str]:
    """The forms of a verb by spelling, with those of the irregular verbs."""
    return _spelt_forms(verb) | _irregular().get(verb, frozenset())


def _spelt_forms(verb: str) -> frozenset[str]:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return frozenset({verb, verb + "s", verb + "d", verb[:-1] + "ing", verb + "ing"})
    if verb.endswith("ee"):
        return frozenset({verb, verb + "s", verb + "d", verb + "ing"})
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = verb + verb[-1] if _doubles(verb) else verb  # both spellings: admitted, travelled, traveled
    return frozenset({verb, plural, stem + "ed", stem + "ing", verb + "ed", verb + "ing"})


def _doubles(verb: str) -> bool:
    """Whether a verb ends in one vowel and one consonant: stab, admit, travel. Doubled forms that are not used do no harm."""
    tail = verb[-3:]
    return len(verb) >= 3 and tail[-1] not in _VOWELS and tail[-1] not in "wxy" and tail[-2] in _VOWELS and tail[-3] not in _VOWELS


def _noun_forms(noun: str) -> set[str]:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return {noun, noun[:-1] + "ies"}
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return {noun, noun + "es"}
    return {noun, noun + "s"}


def find_triggers(tokens: Sequence[Token], index: Index, *, title: bool) -> Iterator[Trigger]:
    """Yield the triggers among the tokens of one sentence. Longer phrases win over the words inside them."""
    taken: set[int] = set()
    present = _present(tokens)
    for k, token in enumerate(tokens):
        if token.i in taken or token.lower not in index:
            continue
        found: dict[str, tuple[Entry, tuple[int, ...]]] = {}
        for entry in index.rows(token.lower, present):
            kind = "code" if entry.code else "measure"
            other = found.get(kind)
            predicate = other is not None and (
                other[0].pos == "noun" and entry.pos == "adj" and token.dep in ("advcl", "oprd") and token.pos == "ADJ"
            )
            if other and not predicate and (len(other[1]) > len(entry.rest) + 1 or other[1][-1] - token.i == len(entry.rest)):
                continue
            counted = title and k > 0 and tokens[k - 1].pos == "NUM" and entry.frame == "subject" and token.lower == entry.words
            noun = (
                title and k > 0 and tokens[k - 1].pos == "NUM" and token.tag in ("NNS", "NNPS")
            )  # "Twelve arrests as police clear square"
            if not counted and not _fits(token, entry, title and not noun) and not _fused(tokens, k, entry):
                continue
            matched = _match(tokens, k, entry) if _possible(entry, present) else None
            if matched is not None and (other is None or predicate or matched[-1] < other[1][-1]):
                found[kind] = (entry, matched)
        if not found:
            continue
        measure, code = found.get("measure"), found.get("code")
        longest = max((m for _, m in found.values()), key=len)
        if measure and code and measure[0].pos != code[0].pos and len(measure[1]) != len(code[1]):
            measure, code = (measure, None) if len(measure[1]) > len(code[1]) else (None, code)
        sets = measure is not None and any(measure[0].sets)
        taken.update(i for i in longest if not (sets and i != token.i and _coded(index, tokens[i - tokens[0].i])))
        chosen = measure or code
        assert chosen is not None
        yield Trigger(token.i, max(longest), longest, measure[0] if measure else None, code[0].code if code else None, chosen[0].pos)


def _present(tokens: Sequence[Token]) -> frozenset[str]:
    """All words of a sentence, as they stand and without the endings of a plural; a stem that lost "ies" ends in a hyphen."""
    words = {t.lower for t in tokens}
    out = {*words, *(w[:-1] for w in words if w.endswith("s")), *(w[:-2] for w in words if w.endswith("es"))}
    out |= {form for w in words if w.endswith("ies") for form in (w[:-3] + "y", w[:-3] + "-")}
    return frozenset(out | {"life"} if "lives" in words else out)


def _possible(entry: Entry, present: frozenset[str]) -> bool:
    """Whether a sentence has all further words of a row at all: most rows are ruled out by this alone."""
    return not any(map(present.isdisjoint, entry.needs))


def _needs(rest: Sequence[str], sets: Sequence[frozenset[str] | None]) -> tuple[frozenset[str], ...]:
    """See :attr:`Entry.needs`."""
    padded = [*sets, *(None for _ in rest[len(sets) :])]
    return tuple(_last_words(s) if s is not None else frozenset({w, w[:-1] + "-"}) for w, s in zip(rest, padded, strict=True))


@lru_cache(maxsize=1024)
def _last_words(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(n.rsplit(" ", 1)[-1] for n in nouns)


def _coded(index: Index, token: Token) -> bool:
    """Whether a noun inside a phrase names a happening of its own: "with cholera", "suffers from measles"."""
    return any(e.code and e.pos == "noun" and not e.rest for e in index.get(token.lower, ()))


def _fits(token: Token, entry: Entry, title: bool) -> bool:
    """Whether the parser's part of speech allows the row. Titles are often misparsed: there any does."""
    if not token.pos:
        return True
    if entry.pos == "verb":
        if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            return True
        if token.tag == "NN" and token.lower.endswith("ing") and token.dep in ("ROOT", "ccomp", "xcomp"):  # "are nursing bruises"
            return True
        participle = token.lower.endswith(("ed", "en", "ing", "wn", "nt", "ot", "uck", "unk", "ost", "urt", "elt"))
        return (token.pos == "ADJ" and participle) or (
            title and (participle or token.pos in ("NOUN", "PROPN")) and entry.words != token.lower
        )
    if entry.pos == "noun":
        return (
            token.pos in ("NOUN", "PROPN")
            or (title and token.pos in ("VERB", "ADJ", "X"))
            or (token.lower in _ADJECTIVE_NOUNS and token.pos == "ADJ")
        )
    return True


def _fused(tokens: Sequence[Token], k: int, entry: Entry) -> bool:
    """As in "the number of the freed", "two of the drowned": a participle that heads a noun phrase (Huddleston and Pullum 2002, 5.9.3)."""
    token = tokens[k]
    if entry.pos != "verb" or entry.rest or k == 0 or token.pos not in ("NOUN", "PROPN") or not token.lower.endswith(("ed", "en", "wn")):
        return False
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    alone = after is None or after.pos not in ("NOUN", "PROPN", "ADJ")
    return alone and tokens[k - 1].lower in ("the", "those", "these", "all", "of") and token.lower != entry.words


_ADJECTIVE_NOUNS = frozenset("dead wounded injured missing displaced infected fatal captive".split())


def _match(tokens: Sequence[Token], k: int, entry: Entry) -> tuple[int, ...] | None:
    """The token indices of the phrase that starts at position ``k``, or None."""
    first = tokens[k]
    if not entry.rest:
        return (first.i,)
    limit = GAP if entry.pos == "verb" else 1
    for gap in range(limit):
        start = k + 1 + gap
        if start + len(entry.rest) > len(tokens):
            return None
        if gap and tokens[start - 1].lower in _GAP_STOPS and not _abbreviated(tokens[start - 1], tokens[start - 2]):
            return None
        inside = _rest(tokens, start, entry)
        if inside and (_counted_loss(entry, inside[-1], tokens) or _struck_there(first, inside, tokens)):
            return None
        if inside and (gap == 0 or _belongs(tokens, first, inside)):
            return (first.i, *(t.i for t in inside))
        if gap and tokens[start].pos == "VERB" and tokens[start].tag not in ("VBN", "VBG"):
            return None
    return None


_OWN_HOME = frozenset({"lose home", "lose house", "lose dwelling"})


def _counted_loss(entry: Entry, noun: Token, tokens: Sequence[Token]) -> bool:
    """As in "the town lost 314 houses": who loses houses that are counted is not homeless, the houses are gone."""
    before = tokens[noun.i - tokens[0].i - 1] if noun.i > tokens[0].i else noun
    return entry.words in _OWN_HOME and before.pos == "NUM"


def _struck_there(verb: Token, inside: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """As in "eight were shot at the park": a passive that is aimed at somebody ends in its "at"; with a noun behind, it is the place."""
    if len(inside) != 1 or inside[0].lower != "at" or verb.tag != "VBN":
        return False
    base = tokens[0].i
    passive = any(t.dep in ("auxpass", "nsubjpass") and t.head == verb.i for t in tokens) or verb.dep == "acl"
    return passive and any(t.dep == "pobj" and t.head == inside[0].i for t in tokens[inside[0].i - base :])


def _rest(tokens: Sequence[Token], start: int, entry: Entry) -> list[Token]:
    """The tokens of the further words, articles and possessives between them skipped ("from their homes"); [] if they do not match."""
    found: list[Token] = []
    j = start
    for n, word in enumerate(entry.rest):
        nouns = entry.sets[n] if n < len(entry.sets) else None
        if nouns is not None:
            head = _phrase_head(tokens, j, nouns)
            if head is None:
                return []
            found.append(tokens[head])
            j = head + 1
            continue
        if n or tokens[start - 1].pos == "ADP":
            j = _past_light(tokens, j, word)
        if j >= len(tokens) or not _same(tokens[j], word):
            return []
        found.append(tokens[j])
        j += 1
    return found


def _past_light(tokens: Sequence[Token], j: int, word: str) -> int:
    """Over an article or possessive, and over a number before lives ("snuffed out at least 14 lives")."""
    if j < len(tokens) and tokens[j].lower in _LIGHT and tokens[j].lower != word:
        return j + 1
    if word != "life":
        return j
    k = j
    while k < len(tokens) and k < j + LIVES and (tokens[k].pos in ("NUM", "ADV", "ADJ", "DET") or tokens[k].lower in ("of", "than")):
        k += 1
    return k


LIVES = 5
"""Tokens of a figure with its hedge."""
PHRASE = 9
"""Tokens of a noun phrase that are read ("the intensive care unit of", "St Anne's children's hospital")."""
_BESIDE = frozenset({"VBN", "VBG", "POS", "HYPH"})
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", ""})


def _phrase_head(tokens: Sequence[Token], start: int, nouns: frozenset[str]) -> int | None:
    """The position of the noun of a set that heads the noun phrase starting at ``start``."""
    for j in range(start, min(start + PHRASE, len(tokens))):
        token = tokens[j]
        if _in_set(tokens, j, start, nouns):
            following = tokens[j + 1] if j + 1 < len(tokens) else None
            if following is None or following.pos not in ("NOUN", "PROPN") or following.dep in ("nsubj", "nsubjpass", "npadvmod"):
                return j
            if not _in_set(tokens, j + 1, start, nouns):
                return None
        elif not (token.pos in _INSIDE or token.lower in _LIGHT or token.tag in _BESIDE or _abbreviated(token, tokens[j - 1])):
            return None
    return None


def _in_set(tokens: Sequence[Token], j: int, start: int, nouns: frozenset[str]) -> bool:
    """Whether the word at ``j``, in the singular or plural, with the words before it, is in a set."""
    word = tokens[j].lower
    if tokens[j].pos == "VERB" and tokens[j].tag in ("VB", "VBD", "VBN", "VBP", "VBZ"):  # "had to be cut from the car"
        return False
    ends = _last_words(nouns)
    for last in (word, word.removesuffix("s"), word.removesuffix("es"), word[:-3] + "y" if word.endswith("ies") else word):
        if last not in ends:
            continue
        if last in nouns or any(" ".join([*(t.lower for t in tokens[max(start, j - n) : j]), last]) in nouns for n in (1, 2)):
            return True
    return False


def _abbreviated(token: Token, before: Token) -> bool:
    """Whether a token is the stop of an abbreviated title ("St.", "Dr.")."""
    return token.text == "." and before.lower in ("st", "dr", "mt", "ste", "gen", "prof")


_LIGHT = frozenset("the a an his her their its our my your some".split())


def _same(token: Token, word: str) -> bool:
    if token.lower == word:
        return True
    if len(word) < 3:
        return False
    return token.lower in (word + "s", word + "es") or (word == "life" and token.lower == "lives") or token.lower == word[:-1] + "ies"


def _belongs(tokens: Sequence[Token], first: Token, inside: Sequence[Token]) -> bool:
    """Over a gap, the second word has to hang on the verb (or on its object)."""
    second = inside[0]
    if not first.pos:
        return True
    base = tokens[0].i
    chain, hops = second, 0
    while hops < 3:
        if chain.head == first.i:
            return True
        parent = tokens[chain.head - base] if 0 <= chain.head - base < len(tokens) else chain
        if parent.i == chain.i or parent.pos == "VERB":
            return False
        chain, hops = parent, hops + 1
    return False
