"""What a disaster or a disease does to people: "the slide claimed nine", "the epidemic has struck 80".

Of a person the same verbs tell something else ("the union claims nine members", "the car struck two"), so these rows of the
table ``measures`` (frames "hazard" and "sickness") count only where the subject is a happening of the table
``happening_words`` (FrameNet 1.7, frames Killing with the role Cause, Catastrophe, Infecting).
"""

from __future__ import annotations

from dataclasses import replace

from tellings.extract.event.arguments import is_passive, subjects
from tellings.extract.event.triggers import Entry, Index, Trigger
from tellings.language import Analysis, Token

FRAMES = frozenset({"hazard", "sickness"})
_DISEASES = frozenset({"epidemic", "animal_disease"})
_ELEMENTS = frozenset(
    "flame water wave current river sea mud slide heat cold smoke gas bomb bullet shell mine night lung bug germ bacterium sickness"
    " illness war fighting battle famine snow ice accident disaster catastrophe tragedy incident".split()
)
"""Forces that no row of happenings names (WordNet 3.1, hyponyms of natural phenomenon and of destruction)."""
_GERMS = frozenset("bug germ bacterium sickness illness bacillus pathogen strain parasite microbe".split())


def by_hazard(analysis: Analysis, trigger: Trigger, index: Index) -> Trigger | None:
    """The trigger with the row of a hazard where its subject is one; None where a row of a hazard lacks such a subject."""
    entry, head = trigger.measure, analysis.tokens[trigger.head]
    if entry is None or entry.pos != "verb":
        return trigger
    rows = [e for e in index.get(head.lower, ()) if e.frame in FRAMES and len(e.rest) <= len(entry.rest)]
    if entry.frame not in FRAMES and not rows:
        return trigger
    kinds = _hazards(analysis, head, index) if head.pos and entry.frame not in ("unlived", "life") else set()
    said = [e for e in rows if e.rest == entry.rest]
    for row in said:
        if ("disease" in kinds and row.frame == "sickness") or (kinds and row.frame == "hazard"):
            return replace(trigger, measure=replace(row, frame="object"))
    if entry.frame not in FRAMES:
        return trigger
    other = next((e for e in index[head.lower] if e.measured and e.frame not in FRAMES and (e.words, e.pos) == (entry.words, "verb")), None)
    return replace(trigger, measure=other) if other or trigger.code else None


def _hazards(analysis: Analysis, verb: Token, index: Index) -> set[str]:
    """What kinds of hazard the doers of a verb are: "disease", "force"."""
    doers = subjects(analysis, verb)
    if is_passive(analysis, verb):
        doers = [p for by in analysis.children(verb, "agent", "prep") if by.lower == "by" for p in analysis.children(by, "pobj")]
    found: set[str] = set()
    for token in doers:
        codes = {e.code for e in index.get(token.lower, ()) if _names(e)}
        if codes & _DISEASES or token.lemma in _GERMS:
            found.add("disease")
        if codes or token.lemma in _ELEMENTS:
            found.add("force")
    return found


def _names(entry: Entry) -> bool:
    return bool(entry.code) and entry.pos == "noun" and not entry.rest
