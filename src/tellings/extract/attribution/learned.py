"""Attributions out of the learned model's scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.extract.attribution.features import classes_of
from tellings.extract.attribution.found import Found
from tellings.extract.attribution.lexicon import cues
from tellings.extract.attribution.model import Array, Scored
from tellings.language import Analysis, Token

FLOOR = -2.5
"""Log odds under which a word is not looked at as a cue."""
CUE = -0.25
"""Log odds from which a word is taken for a cue (chosen on the development texts, as are the two below)."""
CUE_ALONE = 0.75
"""The same where no source was found: such attributions are right less often."""
MIN_CONTENT = 1
_ATTACHED = frozenset("aux auxpass neg prt".split())


def learned_attributions(analysis: Analysis, scored: Sequence[Scored], quoted: frozenset[int], folders: tuple[str, ...]) -> list[Found]:
    """Decode the model's scores: a cue, its source and its content, each word judged by itself, fragments swept up."""
    found = []
    for item in scored:
        if item.score < CUE:
            continue
        source = _swept(analysis, item.source, item.first, single=True)
        content = _swept(analysis, item.content, item.first, single=False)
        content = [i for i in content if i not in set(source)]
        if len(content) < MIN_CONTENT or (not source and item.score < CUE_ALONE):
            continue
        found.append(_found(analysis, analysis.tokens[item.cue], source, content, quoted, folders))
    return found


def _swept(analysis: Analysis, scores: Array, first: int, *, single: bool) -> list[int]:
    """Join runs across punctuation and single words; of a source keep the run with the greatest sum."""
    runs: list[list[int]] = []
    for i in (first + h for h in np.flatnonzero(scores > 0).tolist()):
        if runs and i - runs[-1][-1] <= 2 and (i - runs[-1][-1] == 1 or analysis.tokens[i - 1].sentence == analysis.tokens[i].sentence):
            runs[-1].extend(range(runs[-1][-1] + 1, i + 1))
        else:
            runs.append([i])
    runs = [r for r in runs if any(analysis.tokens[i].text[:1].isalnum() for i in r)]
    if single and len(runs) > 1:
        runs = [max(runs, key=lambda r: (float(sum(scores[i - first] for i in r)), -r[0]))]
    return [i for r in runs for i in r]


def _found(
    analysis: Analysis, cue: Token, source: list[int], content: list[int], quoted: frozenset[int], folders: tuple[str, ...]
) -> Found:
    pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv", "ADP": "prep"}.get(cue.pos, "verb")
    listed = cues(folders).get((pos, cue.lemma)) or cues(folders).get(("verb", cue.lemma))
    return Found(
        cue=sorted({cue.i, *(c.i for c in analysis.children(cue) if c.dep in _ATTACHED)} - set(source) - set(content)) or [cue.i],
        source=source, content=content, head=cue.i, stance=listed.stance if listed else "asserts",
        assertive=listed.assertive if listed else _asserts(cue), quotation=sum(i in quoted for i in content) * 2 > len(content),
    )  # fmt: skip


def _asserts(cue: Token) -> bool:
    """An unlisted cue puts forward a fact if its first sense is one of communication, or it is "according" or a colon."""
    return cue.lower in ("according", ":", "per") or classes_of(cue.pos, cue.lemma)[0] == "communication"
