"""Attributions read off the surface, where the parser is often wrong: ", X said.", ", said X.", "As X reports, ...", "X said: ...".

The parser takes the speaker of a long sentence's tail for an apposition to the last noun ("... to Palmyra, the ministry
said"): of the tails of the training texts it attaches one in nine so. The comma before and the full stop after tell more.
"""

from __future__ import annotations

from tellings.extract.attribution.found import Found, below
from tellings.extract.attribution.lexicon import Cue, cues, nouns
from tellings.extract.attribution.speakers import can_speak
from tellings.language import Analysis, SentenceView, Token

_COMMAS = frozenset(",-–—;")
_NAMING = frozenset("DET ADJ NOUN PROPN NUM ADP PART PRON CCONJ X SYM".split())
_TIMES = frozenset("DATE TIME".split())
_STARTS_CLAUSE = frozenset("that if whether what how why where".split())
_MEANWHILE = frozenset("as when while after before because since".split())
"""Words that begin a clause about the telling itself ("... said as crews dug on")."""
_TOLD = frozenset("tell inform notify brief assure reassure remind warn advise alert".split())
"""Verbs whose object is the hearer."""
MAX_SOURCE = 16
"""Words of a source in a tail."""


def surface_attributions(analysis: Analysis, sentence: SentenceView, quoted: frozenset[int], folders: tuple[str, ...]) -> list[Found]:
    """Find the attributions of one sentence that punctuation gives away."""
    found = []
    tokens = analysis.sentence_tokens(sentence)
    for token in tokens:
        cue = _cue(token, folders)
        if cue is None or token.i in quoted:
            continue
        hit = _colon(analysis, sentence, token, cue) or _as_reports(analysis, sentence, token, cue)
        hit = (
            hit
            or _aside(analysis, sentence, token, cue)
            or _tail(analysis, sentence, (token, cue), folders)
            or _inverted(analysis, sentence, token, cue)
        )
        if hit is not None:
            found.append(hit)
    return found


def _cue(token: Token, folders: tuple[str, ...]) -> Cue | None:
    if token.tag not in ("VBD", "VBZ", "VBP", "VBN", "NNS", "NN", "VB") or token.dep in ("amod", "compound"):
        return None
    mistagged = token.lower.removesuffix("s") if token.tag == "NNS" else ""
    cue = cues(folders).get(("verb", token.lemma if token.pos in ("VERB", "AUX") else mistagged))
    return cue if cue is not None and cue.cls in ("say", "tell", "think", "show") else None


def _found(token: Token, cue: Cue, source: list[int], content: list[int]) -> Found:
    return Found(
        cue=[token.i], source=source, content=content, head=token.i, stance=cue.stance, assertive=cue.assertive,
        firm=cue.cls in ("say", "tell"),
    )  # fmt: skip


def _tail(analysis: Analysis, sentence: SentenceView, cued: tuple[Token, Cue], folders: tuple[str, ...]) -> Found | None:
    """ "<content>, <source> <cue> [when, to whom]." and "<content>, <source> <cue>, and <content>"."""
    token, cue = cued
    source = _before(analysis, sentence, token)
    heads = [analysis.tokens[i] for i in source if analysis.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    counts = any(t.pos == "NUM" for t in analysis.tokens[sentence.first : source[0]]) if source else False
    several = " ".join(t.lower for t in heads[-2:]) in nouns(folders)  # "the town hall"
    if not (several or any(can_speak(t, folders) for t in heads)) or source[0] <= sentence.first + (1 if counts else 3):
        return None
    if analysis.tokens[source[0] - 1].text not in _COMMAS:
        return None
    rest = _closing(analysis, sentence, token)
    if rest is None or _has_object(analysis, sentence, token):
        return None
    content = list(range(sentence.first, source[0] - 1))
    if not _clause(analysis, content) and not counts:  # "Three dead, the town hall says"
        return None
    return _found(token, cue, source, [*content, *rest])


_OPENS = frozenset({"and", "but", "that", "when", "because", "while", "where", "then"})


def _aside(analysis: Analysis, sentence: SentenceView, token: Token, cue: Cue) -> Found | None:
    """ "..., and, <source> <cue> [us], <content>": between commas behind a conjunction the cue tells what follows."""
    source = _before(analysis, sentence, token)
    end = token.i + 1
    while end < sentence.last and analysis.tokens[end].lower in ("us", "me", "reporters", "journalists"):
        end += 1
    if not source or source[0] < sentence.first + 2 or end >= sentence.last or analysis.tokens[end].text != ",":
        return None
    if analysis.tokens[source[0] - 1].text != "," or analysis.tokens[source[0] - 2].lower not in _OPENS:
        return None
    return _found(token, cue, source, list(range(end + 1, sentence.last)))


def _before(analysis: Analysis, sentence: SentenceView, token: Token) -> list[int]:
    """The name or noun phrase that ends right before a cue (auxiliaries and adverbs between allowed), back to a comma."""
    end = _before_aside(analysis, sentence, token.i - 1)
    while end > sentence.first and analysis.tokens[end].pos in ("AUX", "ADV") and analysis.tokens[end].tag != "NN":
        if analysis.tokens[end].lemma == "be" and token.tag == "VBN":
            return []
        end -= 1
    first = end + 1
    while first > sentence.first and end - first < MAX_SOURCE:
        before = analysis.tokens[first - 1]
        naming = before.pos in _NAMING or _reduced_relative(before)
        if not naming or before.text in _COMMAS or before.lower in ("that", "who", "which"):
            break
        first -= 1
    if first > sentence.first and analysis.tokens[first - 1].text not in _COMMAS:
        first = _before_relative(analysis, sentence, first)
    if first <= end:
        first = _before_apposition(analysis, sentence, first, end)
    tokens = analysis.tokens[first : end + 1]
    names = [t for t in tokens if t.pos in ("NOUN", "PROPN", "PRON")]
    if not names or tokens[0].pos in ("ADP", "CCONJ") or names[-1].entity in _TIMES:
        return []
    return [t.i for t in tokens]


def _before_aside(analysis: Analysis, sentence: SentenceView, end: int) -> int:
    """Step back over a clause between commas, as in "the health office, which moved to the port, said"."""
    if analysis.tokens[end].text != ",":
        return end
    opening = next((i for i in range(end - 1, max(sentence.first, end - MAX_SOURCE), -1) if analysis.tokens[i].text == ","), None)
    aside = opening is not None and analysis.tokens[opening + 1].lower in ("which", "who", "whose", "where")
    return opening - 1 if aside and opening is not None else end


def _before_apposition(analysis: Analysis, sentence: SentenceView, first: int, end: int) -> int:
    """The start of an office with the name behind it: ", the fire chief, Tom Arce, told ..."; ``first`` where there is none."""
    name = next((t for t in reversed(analysis.tokens[first : end + 1]) if t.dep == "appos" and t.pos == "PROPN"), None)
    if name is None or not sentence.first < name.head < first or first - name.head > 3:
        return first
    office = nouns().get(analysis.tokens[name.head].lower)  # what else the parser takes for one is the noun that ends the clause told
    if office is None or office.type != "person":
        return first
    left = [i for i in below(analysis, analysis.tokens[name.head], [name.i]) if i <= name.head]
    return min(left, default=first) if name.head - min(left, default=first) < MAX_SOURCE else first


def _before_relative(analysis: Analysis, sentence: SentenceView, first: int) -> int:
    """The start of a name with a clause of its own: ", an officer who asked not to be named told ..."; ``first`` where there is none."""
    start = first
    while start > sentence.first and first - start < MAX_SOURCE and analysis.tokens[start - 1].text not in _COMMAS:
        start -= 1
    who = next((t.i for t in analysis.tokens[start:first] if t.lower in ("who", "whose", "whom")), None)
    named = who is not None and who > start and analysis.tokens[who - 1].pos in ("NOUN", "PROPN")
    return start if named and analysis.tokens[start].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM") else first


def _reduced_relative(token: Token) -> bool:
    """ "an officer involved in the talks": a participle that belongs to the noun before it."""
    return token.dep == "acl" and token.tag in ("VBN", "VBG") and token.head < token.i <= token.head + 2


def _closing(analysis: Analysis, sentence: SentenceView, token: Token) -> list[int] | None:
    """What follows a cue in a tail: nothing told (an empty list), the second half of the content, or None where it is no tail."""
    i = token.i + 1
    while i < sentence.last:
        word = analysis.tokens[i]
        if word.text == ";":  # "..., the service said; nobody was held there"
            return _said_on(analysis, i + 1, sentence.last)
        if word.text in ",;" and i + 1 < sentence.last:
            follows = analysis.tokens[i + 1]
            return list(range(i + 1, sentence.last)) if follows.lower in ("and", "but") else []
        if word.lower in _MEANWHILE:
            return []
        if word.lower in _STARTS_CLAUSE or (word.pos in ("VERB", "AUX") and word.tag in ("VBD", "VBZ", "VBP", "MD")):
            return None
        i += 1
    return [] if sentence.last - token.i < 14 else None


def _said_on(analysis: Analysis, first: int, last: int) -> list[int]:
    """What goes on behind a semicolon, unless somebody else tells it."""
    rest = list(range(first, last))
    return [] if any(analysis.tokens[i].lemma in _SAID or analysis.tokens[i].lower == "according" for i in rest) else rest


def _has_object(analysis: Analysis, sentence: SentenceView, token: Token) -> bool:
    """Whether something told follows the cue at once: "the newspapers still say seven"."""
    if token.lemma in _TOLD or token.i + 1 >= sentence.last:
        return False
    after = analysis.tokens[token.i + 1]
    if after.lower in ("of", "about") and any(t.pos == "NUM" for t in analysis.tokens[token.i + 2 : min(token.i + 5, sentence.last)]):
        return True  # "the army speaks of two"
    return after.pos in ("NUM", "DET", "PRON", "NOUN", "PROPN", "ADJ") and after.entity not in _TIMES and after.lower != "that"


def _clause(analysis: Analysis, content: list[int]) -> bool:
    """Whether some words are a clause: at least four with a verb."""
    return len(content) > 3 and any(analysis.tokens[i].pos in ("VERB", "AUX") for i in content)


def _inverted(analysis: Analysis, sentence: SentenceView, token: Token, cue: Cue) -> Found | None:
    """ "<content>, said <source>[, who ...]." and "<content>, informs the agency <name>."."""
    before = analysis.tokens[token.i - 1] if token.i > sentence.first else None
    if before is None or before.text not in {",", "-", "–", "—", "”", '"', "’", "''"} or token.tag not in ("VBD", "VBZ", "VBP", "NNS"):
        return None
    end = token.i + 1
    limit = min(sentence.last, end + MAX_SOURCE)
    while end < limit and analysis.tokens[end].pos in _NAMING and analysis.tokens[end].text not in _COMMAS:
        end += 1
    if analysis.tokens[end - 1].lower in ("who", "whose") and end - 1 > token.i + 1:  # "said a baker who asked not to be named"
        while end < sentence.last and analysis.tokens[end].text not in _COMMAS | {"."}:
            end += 1
    source = [t.i for t in analysis.tokens[token.i + 1 : end] if t.entity not in _TIMES]
    content = list(range(_part_start(analysis, sentence, token), token.i - 1))
    counts = any(analysis.tokens[i].pos == "NUM" for i in content) and content[:1] != [sentence.first]
    stops = end >= sentence.last or analysis.tokens[end].text in ',.;:"”' or analysis.tokens[end].pos == "PUNCT"
    if not stops or not source or not (counts or _clause(analysis, content)) or analysis.tokens[source[0]].pos in ("ADP", "PRON"):
        return None
    apposed = end + 1 < sentence.last and analysis.tokens[end].text == "," and analysis.tokens[end + 1].lower in ("who", "a", "the", "an")
    if apposed:
        source += [i for i in range(end, sentence.last) if analysis.tokens[i].text not in ".;"]
    if end < sentence.last and analysis.tokens[end].text == ";":
        content += _said_on(analysis, end + 1, sentence.last)
    return _found(token, cue, source, content)


_SAID = frozenset({"say", "report", "tell", "write", "announce", "state", "claim"})


def _part_start(analysis: Analysis, sentence: SentenceView, token: Token) -> int:
    """Where what somebody tells begins: behind a semicolon, if somebody else has told what stands before it."""
    marks = [i for i in range(sentence.first, token.i) if analysis.tokens[i].text == ";"]
    if not marks:
        return sentence.first
    told = any(t.lemma in _SAID for t in analysis.tokens[sentence.first : marks[-1]])
    return marks[-1] + 1 if told else sentence.first


def _as_reports(analysis: Analysis, sentence: SentenceView, token: Token, cue: Cue) -> Found | None:
    """ "As <source> reports, <content>" and "As reports <source> with reference to <other>, <content>"."""
    first = analysis.tokens[sentence.first]
    if first.lower != "as" or token.i - sentence.first > MAX_SOURCE:
        return None
    comma = next((i for i in range(token.i + 1, sentence.last) if analysis.tokens[i].text == ","), None)
    if comma is None or comma + 3 >= sentence.last:
        return None
    between = list(range(sentence.first + 1, token.i))
    after = list(range(token.i + 1, comma))
    split = next((i for i in after if analysis.tokens[i].lower in ("with", "citing", "quoting", "referring")), comma)
    source = between or [i for i in after if i < split]
    beyond = _referred(analysis, [i for i in after if i > split])
    content = list(range(comma + 1, sentence.last))
    if not source or not any(analysis.tokens[i].pos in ("NOUN", "PROPN") for i in source):
        return None
    hit = _found(token, cue, source, content)
    hit.beyond = [beyond] if beyond else []
    return hit


def _referred(analysis: Analysis, tokens: list[int]) -> list[int]:
    """Whom a reference names: the words after its last preposition ("[with] the reference on the military department")."""
    kept = list(tokens)
    for k, i in enumerate(tokens):
        if analysis.tokens[i].lower in ("reference", "references", "link"):
            kept = tokens[k + 2 :]
    return kept


def _colon(analysis: Analysis, sentence: SentenceView, token: Token, cue: Cue) -> Found | None:
    """ "<source> <cue>: <content>", the content in the same sentence or, where it ends there, in the next."""
    end = token.i + 1
    while end < sentence.last and analysis.tokens[end].text != ":" and end - token.i < 8:
        end += 1
    if end >= sentence.last or analysis.tokens[end].text != ":" or token.tag not in ("VBD", "VBZ", "VBP", "VBN", "NNS", "VB"):
        return None
    subjects = analysis.children(token, "nsubj")
    source = [t.i for t in analysis.subtree(subjects[0])] if subjects else _before(analysis, sentence, token)
    source = source or _quoted_from(analysis, token)
    if not source:
        return None
    content = list(range(end + 1, sentence.last))
    if not any(analysis.tokens[i].text[:1].isalnum() for i in content):
        if sentence.index + 1 >= len(analysis.sentences):
            return None
        following = analysis.sentences[sentence.index + 1]
        content = list(range(following.first, block_end(analysis, following)))
    return _found(token, cue, [i for i in source if i < token.i] or source, content)


def block_end(analysis: Analysis, first: SentenceView) -> int:
    """The token behind the last of the lines that follow one another without an empty line: a list or a table is told as a whole."""
    last = first
    for following in analysis.sentences[first.index + 1 :]:
        between = analysis.text[last.span.end : following.span.start]
        if "\n" not in between or between.count("\n") > 1:
            break
        last = following
    return last.last


def _quoted_from(analysis: Analysis, token: Token) -> list[int]:
    """What is read out: "To quote from the official statement:"."""
    objects = [t for p in analysis.children(token, "prep") if p.lower == "from" for t in analysis.children(p, "pobj")]
    return [t.i for t in analysis.subtree(objects[0])] if objects and token.lemma in ("quote", "cite", "read") else []
