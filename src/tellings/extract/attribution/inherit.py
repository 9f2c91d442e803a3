"""Sources that are carried over: a sentence without a source of its own in a paragraph that has one.

Newspapers name the source once a paragraph, at its first or its last sentence. The carried attribution says so (basis
``paragraph`` or ``article``), so that nobody takes it for a source named beside the figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from tellings.extract.attribution.found import Found, by_sentence
from tellings.language import Analysis, SentenceView
from tellings.model import Teller

SHARE = 0.5
"""Share of a sentence's words that an attribution must hold for the sentence to count as told by it."""
CARRIERS = frozenset("official news_agency outlet monitor company medical party".split())
"""Kinds of origin whose accounts run on over sentences; witnesses and experts are quoted for single ones."""


_NO_SPEECH = frozenset(
    "find hold count call register record log list continue decide issue present release rule signal convey see hear know learn remember"
    " think feel show prove reflect expect hope want promise pledge vow threaten".split()
)
"""Cues whose content is a finding, a wish or a promise: what stands beside it is not told by the same mouth."""


@dataclass(slots=True)
class _Told:
    sentence: SentenceView
    found: Found | None
    """The attribution that holds the sentence, if any."""
    quoted: bool


def carried(analysis: Analysis, founds: list[Found], quoted: frozenset[int], chain: Callable[[Found], list[Teller]]) -> list[Found]:
    """The attributions that sentences without a source take over from their paragraph, or from the paragraphs around them."""
    if analysis.article.issuer:
        return []
    near = by_sentence(analysis, founds)
    told = [_told(analysis, s, near.get(s.index, []), quoted) for s in analysis.sentences if s.role in ("body", "quotation")]
    groups = [list(g) for _, g in groupby(told, key=lambda t: t.sentence.live_stamp or t.sentence.paragraph)]
    out: list[Found] = []
    donors: list[list[Found]] = []
    for group in groups:
        mine = [t.found for t in group if t.found is not None and _may_carry(t.found, chain)]
        donors.append(mine)
        for k, item in enumerate(group):
            if item.found is None and not item.quoted:
                donor = _nearest(group, k, chain)
                if donor is not None:
                    out.append(_carry(item.sentence, donor, "paragraph"))
    for k, group in enumerate(groups):
        leading = next((n for n, t in enumerate(group) if t.found is not None or t.quoted), len(group))
        free = group[:leading]
        if not free:
            continue
        donor = _around(groups, donors, k, chain) if leading == len(group) else _between(donors, k, chain)
        if donor is not None:
            out.extend(_carry(t.sentence, donor, "article") for t in free)
    return out


def _between(donors: list[list[Found]], k: int, chain: Callable[[Found], list[Teller]]) -> Found | None:
    """The source of the paragraphs before where it goes on in this one behind sentences without a source."""
    before = next((d[-1] for d in reversed(donors[max(0, k - 2) : k]) if d), None)
    own = donors[k][0] if donors[k] else None
    return before if before is not None and own is not None and _one_voice(chain(before)[-1], chain(own)[-1]) else None


def _told(analysis: Analysis, sentence: SentenceView, near: list[Found], quoted: frozenset[int]) -> _Told:
    tokens = {t.i for t in analysis.sentence_tokens(sentence) if t.text[:1].isalnum()}
    mostly_quoted = sum(i in quoted for i in tokens) * 2 > len(tokens)
    best: Found | None = None
    held = 0
    for found in near:
        if not found.source or (not found.assertive and found.basis != "title tail"):
            continue
        if analysis.tokens[found.head].lemma in _NO_SPEECH:
            continue
        own = sum(i in tokens for i in found.content) + sum(i in tokens for i in found.source) + sum(i in tokens for i in found.cue)
        if own > held:
            best, held = found, own
    return _Told(sentence, best if tokens and held >= SHARE * len(tokens) else None, mostly_quoted)


def _may_carry(found: Found, chain: Callable[[Found], list[Teller]]) -> bool:
    tellers = chain(found)
    if not tellers or tellers[-1].kind not in CARRIERS or tellers[-1].name is None:
        return False
    return tellers[-1].kind not in ("outlet", "news_agency") or tellers[-1].name.text[:1].isupper()


def _nearest(group: list[_Told], k: int, chain: Callable[[Found], list[Teller]]) -> Found | None:
    """The source named last before the sentence in its paragraph.

    Never one that is only named after it: of such carrying half was wrong on the planted cases (what a spokesman adds does not make
    the fact before it his).
    """
    for item in reversed(group[:k]):
        if item.found is not None:
            return item.found if _may_carry(item.found, chain) else None
    return None


def _around(groups: list[list[_Told]], donors: list[list[Found]], k: int, chain: Callable[[Found], list[Teller]]) -> Found | None:
    """The source of the paragraphs on both sides, if it is one; for the first paragraph that of the next, if told in its own words."""
    before = next((d[-1] for d in reversed(donors[max(0, k - 2) : k]) if d), None)
    after = next((d[0] for d in donors[k + 1 : k + 3] if d), None)
    if k == 0:
        follows = groups[1] if len(groups) > 1 else []
        return donors[1][0] if len(donors) > 1 and donors[1] and follows and not donors[1][0].quotation else None
    if before is None or after is None:
        return None
    return before if _one_voice(chain(before)[-1], chain(after)[-1]) else None


_DEFENCE = frozenset("defence defense military army navy forces mod".split())


def _one_voice(one: Teller, two: Teller) -> bool:
    """The same name or body; the defence ministry and the military of a state speak with one voice."""
    if one.name is None or two.name is None or one.kind != two.kind:
        return False
    a, b = (set((t.body or t.name).text.lower().split()) if t.name else set() for t in (one, two))
    return a == b or bool(a & _DEFENCE and b & _DEFENCE)


def _carry(sentence: SentenceView, donor: Found, basis: str) -> Found:
    return Found(
        cue=donor.cue, source=donor.source, content=list(range(sentence.first, sentence.last)), head=donor.head, stance="asserts",
        basis="paragraph" if basis == "paragraph" else "article", via=donor.via, beyond=donor.beyond,
    )  # fmt: skip
