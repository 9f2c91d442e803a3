"""Figures with a slip of the pen: a nought too many or too few, or two digits that changed places."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.reconcile.drift_pair import MOST, REST, Pair, same_number
from tellings.reconcile.drift_ways import TELLING, Ways
from tellings.reconcile.earlier import sums_up, told_as_earlier
from tellings.reconcile.finding_parts import FAR, Table, counted
from tellings.reconcile.plainly import one_number
from tellings.reconcile.restating import share


def slipped_digits(table: Table) -> Iterator[Pair]:
    """A figure with a digit too many, too few or two of them exchanged, in a text that derives from another."""
    ways = Ways.of(table)
    for source, target in sorted({*(table.direct & table.derived), *(p for p in table.shared if table.order[p[0]] < table.order[p[1]])}):
        theirs = [c for c in table.by_article.get(source, []) if counted(c) and 1 < (c.low or 0) < FAR and not c.part_of]
        theirs = [c for c in theirs if c.figure != "vague" and one_number(c) and not REST.search(c.evidence.quote)]
        for strong in table.by_article.get(target, []):
            if not counted(strong) or not strong.low or not TELLING <= strong.low < FAR or any(same_number(c, strong) for c in theirs):
                continue
            if strong.figure == "vague" or told_as_earlier(strong, table) or sums_up(strong, table):
                continue
            slips = (c for c in theirs if c.measure == strong.measure and slipped(str(c.low), str(strong.low)))
            if (source, target) not in table.derived:  # who took it is not known: the same sentence but for the number
                slips = (c for c in slips if (c.low or 0) >= TELLING and share(table.stems_at(c), table.stems_at(strong)) >= MOST)
            found = next((c for c in slips if (c.low or 0) >= TELLING or not ways.told_elsewhere(strong)), None)
            if found and not table.later(found, strong):
                yield Pair(found, strong, "digits")


def slipped(a: str, b: str, noughts: int = 1) -> bool:
    """Whether two numbers are one but for some noughts or for two neighbouring digits that changed places."""
    short, long = sorted((a, b), key=len)
    if short != long and long in (short + "0" * n for n in range(1, noughts + 1)):
        return True
    return a != b and any(a[:i] + a[i + 1] + a[i] + a[i + 2 :] == b for i in range(len(a) - 1))
