"""Made-up long inputs: a live page of many entries, a text as long as a book, many articles on one event.

Words are drawn from the shipped lexicons and names made from syllables, all with a fixed seed: nothing of it is true and nothing is
copied. The articles on one event share sentences as real ones do: a few agencies, copies that drop a source, lines of their own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tellings.language import table
from tellings.language.segment import segments
from tellings.model import Affected, Article, AttributionMention, Claim, Name, Reading, Sentence, Span, Teller, claim_id, evidence
from tellings.model.quantity import Figure

SENTENCES = 1_500
"""Different sentences of the articles on one event."""

_SYLLABLES = "ba ke lo mi ra tu sen dor vel han ost gri pal mer kin zu fa ni tor bel cha ro du wes lin gor".split()
_HARM = ("were killed", "were injured", "were reported missing", "were arrested", "were rescued", "were displaced")
_SAYS = ("police said", "the health ministry said in a statement", "according to rescue workers", "a hospital official told reporters")


class LongInputs:
    """A maker of long texts; the same seed gives the same texts."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
        tables = (("cues", "lemma"), ("units", "noun"))
        self.words = sorted({w for name, column in tables for row in table(name) if (w := row[column].lower()).isalpha() and len(w) > 2})
        self.names = [self._name() for _ in range(200)]

    def _name(self) -> str:
        return "".join(self.chance.choice(_SYLLABLES) for _ in range(self.chance.randint(2, 3))).capitalize()

    def _filler(self, n: int) -> str:
        return " ".join(self.chance.choice(self.words) for _ in range(n))

    def sentence(self) -> str:
        """A sentence of about twenty words: a figure, a quotation or neither."""
        chance = self.chance
        kind = chance.random()
        if kind < 0.35:
            count = f"{chance.choice(('At least ', 'About ', ''))}{chance.randint(2, 400)} people {chance.choice(_HARM)}"
            when = chance.choice(("Monday", "Tuesday night", "4 May"))
            return f"{count} near {chance.choice(self.names)} on {when} after the {self._filler(5)}, {chance.choice(_SAYS)}."
        if kind < 0.5:
            return f'"The {self._filler(6)} and then the {self._filler(7)}," said {chance.choice(self.names)} {chance.choice(self.names)}.'
        return f"The {self._filler(9)} of {chance.choice(self.names)} was {self._filler(7)}."

    def one_event(self, articles: int, words: int) -> Iterator[str]:
        """Articles on one event, each of about so many words, drawn from one pool of sentences."""
        pool = [self.sentence() for _ in range(SENTENCES)]
        for _ in range(articles):
            lines: list[str] = [f"{self.chance.choice(self.names)}: {self._filler(6)}"]
            count = len(lines[0].split())
            while count < words:
                lines.append(self.chance.choice(pool) if self.chance.random() < 0.8 else self.sentence())
                count += len(lines[-1].split())
            yield "\n\n".join(lines)

    def live_page(self, entries: int) -> str:
        """A live page, the newest entry on top, each with its clock time."""
        lines = [f"LIVE: {self.chance.choice(self.names)} {self._filler(5)}"]
        for n in range(entries):
            minute = (entries - n) * 1_400 // entries
            lines.append(f"{minute // 60:02d}:{minute % 60:02d}")
            lines.append(" ".join(self.sentence() for _ in range(3)))
        return "\n\n".join(lines)

    def book(self, words: int) -> str:
        """A running text in lines of eighty characters, as a PDF gives it, with page numbers."""
        lines: list[str] = []
        count = page = 0
        while count < words:
            page += 1
            for _ in range(6):
                paragraph = " ".join(self.sentence() for _ in range(4))
                count += len(paragraph.split())
                lines += [*_wrapped(paragraph), ""]
            lines += [str(page), ""]
        return "\n".join(lines)


def _wrapped(text: str, width: int = 80) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


_COUNT = re.compile(r"(At least |About )?(\d+) people were (killed|injured|reported missing|arrested|rescued|displaced)")
_SOURCE = re.compile(
    r"(?:, |\" )((?:police|the health ministry|rescue workers|a hospital official) said[^.]*|according to [^.]*|said [A-Z]\w+ [A-Z]\w+)\."
)


def reading_of(article: Article) -> Reading:
    """What reading a made article would give, without a parser: its figures as Claims and who says them."""
    text = article.text
    sentences = [Sentence(span=s.span, paragraph=s.paragraph, role=s.role) for s in segments(article)]
    claims, attributions = [], []
    for sentence in sentences:
        words = sentence.span.of(text)
        told = _SOURCE.search(words)
        chain = [Teller(name=Name(text=told.group(1)), kind="official")] if told else []
        if told:
            content = Span(start=sentence.span.start, end=sentence.span.start + max(1, told.start()))
            attributions.append(AttributionMention(source=[], cue=[], content=[content], chain=chain, quotation=words.startswith('"')))
        found = _COUNT.match(words)
        if found:
            claims.append(_claim(article, sentence.span, found, chain))
    return Reading(article=article, sentences=sentences, attributions=attributions, claims=claims)


def _claim(article: Article, sentence: Span, found: re.Match[str], chain: list[Teller]) -> Claim:
    span = Span(start=sentence.start + found.start(), end=sentence.start + found.end(2) + len(" people"))
    measure = found.group(3).removeprefix("reported ")
    n = int(found.group(2))
    figure: Figure = {"At least ": "at_least", "About ": "approximate"}.get(found.group(1) or "", "exact")  # type: ignore[assignment]
    return Claim(
        id=claim_id(article.id, span, measure), article=article.id, measure=measure, figure=figure, low=n,
        high=None if figure == "at_least" else n, unit="people", affected=Affected(cls="person", group="people"), sentence=sentence,
        evidence=evidence(article.id, article.text, span), attribution=chain,
    )  # fmt: skip
