"""All attributions that rules find in an Article, one sentence at a time."""

from __future__ import annotations

import re
from itertools import islice

from tellings.extract.attribution.adjuncts import adjunct_attributions
from tellings.extract.attribution.counts_told import count_tellers
from tellings.extract.attribution.found import Found, below
from tellings.extract.attribution.labels import is_table, label_attributions, rows_of_tables
from tellings.extract.attribution.lexicon import Noun, cues, nouns
from tellings.extract.attribution.speakers import can_speak
from tellings.extract.attribution.surface import block_end
from tellings.extract.attribution.titles import title_attributions
from tellings.extract.attribution.verbs import verb_attributions
from tellings.language import Analysis, SentenceView

MOVE = frozenset("raise revise lower update correct increase cut reduce adjust amend reset give put place set fix state".split())
"""What somebody does who gives or changes a count of his own."""
TOLLS = frozenset("number toll figure count total tally estimate statistic datum".split())
"""Nouns for a count."""
MAX_NOTE = 14
"""Words of a sentence that does nothing but name the source of figures."""
CARE = frozenset("treat receive admit discharge register enter record log hospitalise hospitalize".split())
"""What a hospital does to patients: the figure beside is its own count."""


def rule_attributions(analysis: Analysis, quoted: frozenset[int], folders: tuple[str, ...]) -> list[Found]:
    """Find the attributions of an Article by rules, in text order."""
    found: list[Found] = []
    heads = _Heads()
    like_rows = rows_of_tables(analysis, folders)
    for sentence in analysis.sentences:
        named = [] if is_table(analysis, sentence, like_rows) else label_attributions(analysis, sentence, folders, HOSTS)
        short = _headline(analysis, sentence) and not _in_list(analysis, sentence)
        if (short or sentence.role in ("title", "subtitle") or sentence.index == 0) and not named:
            found.extend(title_attributions(analysis, sentence, folders))
        named.extend(_figures_from(analysis, sentence))
        named.extend(_tally(analysis, sentence, folders) if not named else [])
        found.extend(named)
        found.extend(f for f in verb_attributions(analysis, sentence, quoted, folders) if all(f.head != c.head for c in named))
        found.extend(adjunct_attributions(analysis, sentence, folders))
        heads.read(found)
        counted = {f.head: f for f in count_tellers(analysis, sentence, folders) if f.head not in heads.firm}
        if heads.all & counted.keys():
            found = [f for f in found if f.head not in counted]
        heads.last = len(found)
        found.extend(counted.values())
        found.extend(_counts(analysis, sentence, folders))
        found.extend(_revises(analysis, sentence, folders))
        found.extend(_credited(analysis, sentence))
        found.extend(_bracketed(analysis, sentence, folders))
        found.extend(_owned(analysis, sentence, folders))
        found.extend(_holds_document(analysis, sentence, folders))
    for said in found:
        _all_of_it(analysis, said)
    found.extend(_posts(analysis))
    found.extend(_turns(analysis))
    return sorted(found, key=lambda f: (f.head, f.content))


class _Heads:
    """The heads of the attributions so far: a book has thousands, and they are looked up at every sentence."""

    def __init__(self) -> None:
        self.all: set[int] = set()
        self.firm: set[int] = set()
        self.last = 0

    def read(self, found: list[Found]) -> None:
        """Take in the attributions from the last one that was read on."""
        self.all.update(f.head for f in found[self.last :])
        self.firm.update(f.head for f in found[self.last :] if f.firm)


def _revises(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """Somebody who moves a count tells it ("the office raised the number of dead to 26")."""
    found = []
    for token in analysis.sentence_tokens(sentence):
        if token.pos != "VERB" or token.lemma not in MOVE or not any(d.lemma in TOLLS for d in analysis.children(token, "dobj")):
            continue
        for subject in analysis.children(token, "nsubj"):
            if can_speak(subject, folders):
                source = below(analysis, subject)
                content = [i for i in below(analysis, token) if i > token.i and i not in set(source)]
                found.append(Found(cue=[token.i], source=source, content=content, head=token.i, firm=True))
    return found


def _figures_from(analysis: Analysis, sentence: SentenceView) -> list[Found]:
    """A sentence that names the source of the figures before it ("The figures are from the fire service.", "The count is the mayor's.")."""
    words = (t for t in analysis.sentence_tokens(sentence) if t.text[:1].isalnum())
    head = next((t for t in islice(words, 3) if t.dep in ("nsubj", "nsubjpass")), None)
    if head is None or sentence.index == 0:
        return []
    if sum(t.text[:1].isalnum() for t in analysis.sentence_tokens(sentence)) > MAX_NOTE:
        return []
    verb = analysis.head_of(head)
    if head.lower in ("this", "that", "it") and head.dep == "nsubjpass":  # "This was stated by the council."
        known = cues().get(("verb", verb.lemma))
        if known is None or known.cls != "say":
            return []
    elif head.lemma not in TOLLS or verb.lemma not in ("be", "come", "stem", "derive", "originate", "supply", "provide", "release", "give"):
        return []
    preps = [p for p in analysis.children(verb, "prep", "agent") if p.lower in ("from", "by")]
    owner = [t for p in preps for t in analysis.children(p, "pobj")]
    owner = owner or [a for a in analysis.children(verb, "attr") if any(c.lower in ("'s", "’s") for c in analysis.children(a, "case"))]
    told = analysis.sentences[sentence.index - 1]
    if not owner or told.paragraph != sentence.paragraph or not any(t.pos == "NUM" for t in analysis.sentence_tokens(told)):
        return []
    source = [i for i in below(analysis, owner[0]) if analysis.tokens[i].text not in ("'s", "’s")]
    cue = sorted({verb.i, *(c.i for c in analysis.children(verb, "auxpass", "aux"))})
    return [Found(cue=cue, source=source, content=list(range(told.first, told.last)), head=verb.i, firm=True)]


_SUMS_UP = re.compile(r"[\"“'‘]?(?:That|This|So)(?: is|['’]s| was) (?:what|all|how|the way) (?:I|we)\b")


def _all_of_it(analysis: Analysis, found: Found) -> None:
    """As in "I went up and counted: ... That is what I saw, said a shepherd": the sentences of the paragraph before are told by him too."""
    sentence = analysis.sentences[analysis.tokens[found.head].sentence]
    if not found.source or _SUMS_UP.match(sentence.span.of(analysis.text)) is None:
        return
    before = [s for s in analysis.sentences[: sentence.index] if s.paragraph == sentence.paragraph and s.role == sentence.role]
    found.content = sorted({*found.content, *(i for s in before for i in range(s.first, s.last))})
    found.firm = True


def _tally(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """A label that names whose count follows: "The tally from the ambulance service: one dead", "Ambulance tally at 19:00: two dead"."""
    mark = next((t.i for t in analysis.sentence_tokens(sentence)[:MAX_NOTE] if t.text == ":"), None)
    if mark is None or mark + 1 >= sentence.last:
        return []
    head = next((t for t in analysis.tokens[sentence.first : mark] if t.lemma in TOLLS), None)
    if head is None or any(t.pos in ("VERB", "AUX") for t in analysis.tokens[sentence.first : mark]):
        return []
    prep = analysis.tokens[head.i + 1]
    if prep.lower in ("from", "by") or (prep.lower == "of" and prep.i + 1 < mark):
        source = [t.i for t in analysis.tokens[prep.i + 1 : mark] if t.pos in ("DET", "NOUN", "PROPN", "ADJ")]
    else:
        source = [t.i for t in analysis.tokens[sentence.first : head.i] if t.pos in ("NOUN", "PROPN")]
    heads = [analysis.tokens[i] for i in source if analysis.tokens[i].pos in ("NOUN", "PROPN")]
    several = " ".join(t.lower for t in heads[-2:]) in nouns(folders)
    if not heads or not (several or heads[-1].lower in nouns(folders)):
        return []
    return [Found(cue=[mark], source=source, content=list(range(mark + 1, sentence.last)), head=mark, firm=True)]


_CREDIT = re.compile(r"\b(?:sources?|figures|data)\s*:\s*(?P<name>[^)\]\n]{3,80})", re.IGNORECASE)


def _credited(analysis: Analysis, sentence: SentenceView) -> list[Found]:
    """A heading or foot of a table that names its source: "By district (source: Disaster Bureau)", "Source: Health Ministry"."""
    credit = _CREDIT.search(sentence.span.of(analysis.text))
    if credit is None:
        return []
    tokens = analysis.sentence_tokens(sentence)
    start = sentence.span.start
    source = [t.i for t in tokens if credit.start("name") <= t.start - start < credit.end("name") and t.text[:1].isalnum()]
    cue = next((t.i for t in tokens if t.start - start >= credit.start()), None)
    if cue is None or not source:
        return []
    inside = [t for t in tokens if t.start - start < credit.start()]
    if any(t.pos in ("VERB", "AUX") for t in inside) and any(t.pos == "NUM" for t in inside):  # "Eleven were killed (source: ...)"
        return [Found(cue=[cue], source=source, content=[t.i for t in inside], head=cue, firm=True)]
    heads = credit.start() > 0 or sentence.index == 0
    if heads and sentence.index + 1 < len(analysis.sentences):
        below_it = analysis.sentences[sentence.index + 1]
        content = list(range(below_it.first, block_end(analysis, below_it)))
    else:
        content = [i for s in analysis.sentences[: sentence.index] if _same_block(analysis, s, sentence) for i in range(s.first, s.last)]
    return [Found(cue=[cue], source=source, content=content, head=cue, firm=True)] if content else []


def _in_list(analysis: Analysis, sentence: SentenceView) -> bool:
    """Whether the line before or after has a label of its own before a colon too: "Harbour ward: 41 cases"."""
    beside = [analysis.sentences[k] for k in (sentence.index - 1, sentence.index + 1) if 0 <= k < len(analysis.sentences)]
    return any(_ROW.match(s.span.of(analysis.text)) for s in beside)


_ROW = re.compile(r"[^:\n]{2,40}:\s+\D{0,12}\d")


def _posts(analysis: Analysis) -> list[Found]:
    """The posts of a forum or a chat: each line is the word of the nickname before its colon. One such line may be anything."""
    posts = [(s, m) for s in analysis.sentences if (m := _NICKNAME.match(s.span.of(analysis.text))) and _begins_line(analysis, s)]
    found = []
    for sentence, nick in posts if len(posts) > 1 else []:
        tokens = analysis.sentence_tokens(sentence)
        source = [t.i for t in tokens if t.start - sentence.span.start < nick.end("name")]
        last = sentence
        for following in analysis.sentences[sentence.index + 1 :]:
            if "\n" in analysis.text[last.span.end : following.span.start]:
                break
            last = following
        content = [i for i in range(sentence.first, last.last) if analysis.tokens[i].start >= sentence.span.start + nick.end()]
        if source and content:
            found.append(Found(cue=[source[-1]], source=source, content=content, head=source[-1], firm=True))
    return found


def _turns(analysis: Analysis) -> list[Found]:
    """The turns of an interview or a broadcast, "BRANDT: ...": the word of the person who is named so elsewhere in the text."""
    turns = [(s, m["name"]) for s in analysis.sentences if (m := _LABEL.match(s.span.of(analysis.text))) and _begins_line(analysis, s)]
    if len(turns) < MIN_TURNS:
        return []
    named = {t.lower: t.i for t in reversed(analysis.tokens) if t.text[:1].isupper() and not t.text.isupper() and t.pos == "PROPN"}
    found = []
    for number, (sentence, label) in enumerate(turns):
        speaker = named.get(label.split()[-1].lower())
        if speaker is None or label.lower() in HOSTS or _reports(analysis, label.split()[-1]):
            continue
        end = turns[number + 1][0].first if number + 1 < len(turns) else block_end(analysis, sentence)
        start = sentence.span.start + len(label) + 1
        content = [i for i in range(sentence.first, end) if analysis.tokens[i].start >= start]
        if content:
            found.append(Found(cue=[content[0] - 1], source=[speaker], content=content, head=content[0] - 1, firm=True))
    return found


def _reports(analysis: Analysis, surname: str) -> bool:
    """Whether the speaker works for the outlet: "our correspondent Ana Bell", "Wil Farrow is there", "Bell reports"."""
    name = rf"\b{re.escape(surname)}\b"
    before = r"(?:reporter|correspondent|colleague)\b(?!:)[^.?!]{0,40}"
    after = r"[^.?!]{0,12}\b(?:is (?:there|on the spot)|report(?:s|ing))\b"
    return re.search(rf"(?i:{before}{name}|{name}{after})", analysis.text) is not None


_LABEL = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}):\s")
MIN_TURNS = 2
HOSTS = frozenset("presenter host reporter interviewer anchor moderator newsreader announcer studio correspondent question q voice".split())
"""Labels of those who ask and announce: the outlet's own voice."""
_NICKNAME = re.compile(r"(?P<name>[a-z][a-z0-9_.-]{2,24}):\s")


def _begins_line(analysis: Analysis, sentence: SentenceView) -> bool:
    return sentence.span.start == 0 or analysis.text[sentence.span.start - 1] == "\n"


_BRACKET = re.compile(r"\((?:source:\s*)?(?P<name>[A-Z][^\s(),]*(?:\s[\w.'’-]+){0,6}?)(?:,\s[^()]{2,40})?\)[.;]?\s*$")


def _bracketed(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """A source in brackets at the end of an entry of a report: "1,340 people are in five shelters (Civil Protection, 12 May)."."""
    text = sentence.span.of(analysis.text)
    mark = _BRACKET.search(text)
    if mark is None or mark.start() < MAX_NOTE:
        return []
    name, start = mark["name"], sentence.span.start
    known = nouns(folders).get(name.split()[-1].lower())
    again = analysis.text.count(name) > 1 or name.isupper()
    if not (again or (known is not None and known.type == "body")):
        return []
    tokens = analysis.sentence_tokens(sentence)
    source = [t.i for t in tokens if mark.start("name") <= t.start - start < mark.end("name")]
    content = [t.i for t in tokens if t.start - start < mark.start()]
    return [Found(cue=[source[0] - 1], source=source, content=content, head=source[-1], firm=True)] if source and content else []


def _owned(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """A bare number with an owner: "the ministry's 244 leaves out the barracks"."""
    found = []
    for token in analysis.sentence_tokens(sentence):
        owners = analysis.children(token, "poss") if token.pos == "NUM" else []
        noun = nouns(folders).get(owners[0].lower) if owners else None
        if noun is not None and noun.type == "body":
            source = [i for i in below(analysis, owners[0]) if analysis.tokens[i].text not in ("'s", "’s", "'", "’")]
            found.append(Found(cue=[token.i], source=source, content=[token.i], head=token.i, firm=True))
    return found


def _same_block(analysis: Analysis, one: SentenceView, other: SentenceView) -> bool:
    return "\n\n" not in analysis.text[one.span.start : other.span.start]


def _headline(analysis: Analysis, sentence: SentenceView) -> bool:
    """A short line of its own near the beginning without a full stop."""
    return sentence.index < 4 and sentence.span.of(analysis.text)[-1:] not in '.!?”"' and sentence.last - sentence.first < 30


def _holds_document(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """Somebody who has a list speaks through it ("the port office has a manifest of 91")."""
    found = []
    listed = nouns(folders)
    for token in analysis.sentence_tokens(sentence):
        if token.lemma not in ("have", "hold", "keep", "possess") or token.pos not in ("VERB", "AUX"):
            continue
        documents = [d for d in analysis.children(token, "dobj") if (n := listed.get(d.lower)) is not None and n.type == "document"]
        told = [d for d in documents if analysis.children(d, "prep", "acl", "relcl")]
        content = [i for d in told for i in below(analysis, d)]
        for subject in analysis.children(token, "nsubj"):
            if content and (subject.pos == "PROPN" or _is_teller(listed.get(subject.lower))):
                source = below(analysis, subject)
                found.append(Found(cue=[token.i], source=source, content=sorted(set(content) - set(source)), head=token.i, firm=True))
    return found


def _is_teller(noun: Noun | None) -> bool:
    return noun is not None and noun.type != "document"


def _counts(analysis: Analysis, sentence: SentenceView, folders: tuple[str, ...]) -> list[Found]:
    """A hospital that treats somebody speaks through its books ("the hospital treated 38 people")."""
    found = []
    for token in analysis.sentence_tokens(sentence):
        if token.pos != "VERB" or token.lemma not in CARE:
            continue
        for subject in analysis.children(token, "nsubj"):
            noun = nouns(folders).get(subject.lower)
            if noun is not None and noun.kind == "medical" and noun.type == "body":
                source = below(analysis, subject)
                content = [i for i in below(analysis, token) if i not in set(source)]
                found.append(Found(cue=[token.i], source=source, content=content, head=token.i, firm=True))
    return found
