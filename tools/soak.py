"""Read many articles in one process and fail if memory does not stay flat.

usage: soak.py [NUMBER [FOLDER]]

The articles are made up, or the texts of the ``*.jsonl.gz`` files of a folder: real ones bring ever new words. The peak after a
fifth of the articles is the yardstick: caches are filled by then. The longest article is read first, since an article takes
memory by its length while it is read: what is looked for is what stays behind, not where the longest one happens to stand.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.language import load_parser
from tellings.language.parser import TOGETHER
from tellings.pipeline.reading import read_all

GROWTH = 1.10
"""Peak memory at the end over that after a fifth of the articles."""
PEAK_MB = 1300

PLACES = ["Homs", "Aleppo", "Mosul", "Kharkiv", "Goma", "Khartoum", "Manila", "Lima", "Nairobi", "Kabul"]
SAYS = ["police said", "the health ministry said in a statement", "according to rescue workers", "a hospital official told reporters"]
DID = ["were killed", "were injured", "were reported missing", "were arrested", "were rescued"]


def article(chance: random.Random) -> str:
    lines = [f"{chance.randint(2, 90)} people {chance.choice(DID)} in {chance.choice(PLACES)}"]
    for _ in range(chance.randint(4, 25)):
        lines.append(
            f"At least {chance.randint(2, 400)} civilians {chance.choice(DID)} near {chance.choice(PLACES)} on "
            f"{chance.choice(['Monday', 'Tuesday night', f'{chance.randint(1, 28)} May', 'the same day'])}, {chance.choice(SAYS)}. "
            f"{chance.randint(1, 60)} vehicles were destroyed and {chance.randint(1, 9)} houses were damaged."
        )
    return "\n\n".join(lines)


def made_up() -> Iterator[str]:
    chance = random.Random(7)
    while True:
        yield article(chance)


def stored(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rb") as lines:
            yield from (r["text"] for line in lines if isinstance((r := json.loads(line)).get("text"), str))


def longest_first(texts: list[str]) -> Iterator[str]:
    """The longest text, then the others in their order."""
    first = max(range(len(texts)), key=lambda i: len(texts[i]), default=0)
    yield from texts[first : first + 1]
    yield from texts[:first] + texts[first + 1 :]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    found = islice(stored(Path(sys.argv[2])) if len(sys.argv) > 2 else made_up(), number)
    texts = longest_first(list(found))
    settings = Settings()
    parser = load_parser(settings)
    early = claims = done = 0.0
    articles = (article_from_text(text, published="2024-05-20", url=f"made:{n}") for n, text in enumerate(texts))
    groups = iter(lambda: list(islice(articles, TOGETHER)), [])
    for reading in (r for group in groups for r in read_all(group, parser, settings)):
        claims += len(reading.claims)
        done += 1
        if done == number // 5:
            early = peak()
        if done % max(1, number // 10) == 0:
            print(f"{done:.0f} articles, {claims:.0f} claims: {peak():.0f} MB, {time.process_time():.0f} cpu-seconds", flush=True)
    late = peak()
    print(f"{done:.0f} articles: {late:.0f} MB, {late / early:.3f} times the peak after a fifth (limits {GROWTH} and {PEAK_MB} MB)")
    return int(late > early * GROWTH or late > PEAK_MB)


if __name__ == "__main__":
    sys.exit(main())
