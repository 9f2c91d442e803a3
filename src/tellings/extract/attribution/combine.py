"""The learned attributions and those of the rules put together."""

from __future__ import annotations

from tellings.extract.attribution.found import Found

NEAR = 200
"""Tokens between two cues that may tell the same thing."""


def combine(learned: list[Found], ruled: list[Found], possible: frozenset[int]) -> list[Found]:
    """Take the learned spans; from the rules the stance, the further tellers, and what the model passed over.

    Of the rules' own finds those stay that are firm, or assert something with a cue that the model holds possible (``possible``: the
    candidates above its floor).

    Where a rule sees tellers beside the source ("told the agency", "quoted X as saying", "with reference to") its own source is taken
    too: the training texts do not tell these apart.
    """
    by_head = {f.head: f for f in ruled}
    out: list[Found] = []
    for found in learned:
        rule = by_head.get(found.head)
        out.append(found if rule is None else _joined(found, rule))
    seen = {f.head for f in out}
    for rule in ruled:
        if rule.head in seen or not (rule.firm or (rule.assertive and rule.source and rule.head in possible)):
            continue
        rivals = [f for f in out if abs(f.head - rule.head) < NEAR and _same(set(rule.content), set(f.content))]
        if any(set(f.source) & set(rule.source) for f in rivals):
            continue
        out = [f for f in out if f.source or f not in rivals]
        out.append(rule)
    return sorted(out, key=lambda f: (f.head, f.content))


def _joined(found: Found, rule: Found) -> Found:
    chained = bool(rule.via or rule.beyond)
    apart = not found.source or (rule.firm and (not set(found.source) & set(rule.source) or set(found.source) < set(rule.source)))
    told = set(found.source) - set(rule.source)  # words told that the model has drawn to the source
    apart = apart or (rule.firm and bool(rule.source) and len(told) > 1 and len(told - set(rule.content)) <= 1)
    whole = chained or (rule.firm and len(set(rule.content) & set(found.content)) * 2 > len(found.content))
    shared = len(set(rule.content) & set(found.content))  # the clause before a tail, not the words behind it
    elsewhere = rule.firm and bool(rule.content) and shared * 2 <= min(len(found.content), len(rule.content))
    content = sorted({*found.content, *rule.content}) if whole else rule.content if elsewhere else found.content
    source = rule.source if rule.source and (chained or apart) else found.source
    return Found(
        cue=found.cue, source=source, content=content, head=found.head, stance=rule.stance, basis=rule.basis,
        quotation=found.quotation or rule.quotation, via=rule.via, beyond=rule.beyond, assertive=rule.assertive, firm=rule.firm,
    )  # fmt: skip


def _same(a: set[int], b: set[int]) -> bool:
    return len(a & b) * 2 > len(a | b)
