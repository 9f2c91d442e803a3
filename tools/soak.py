"""Read many made-up articles in one process and fail if memory does not stay flat.

usage: soak.py [NUMBER]

The peak after a fifth of the articles is the yardstick: caches are filled by then.
"""

from __future__ import annotations

import random
import resource
import sys

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.language import load_parser
from tellings.pipeline.reading import read_one

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


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    chance = random.Random(7)
    settings = Settings()
    parser = load_parser(settings)
    early = 0.0
    for n in range(number):
        read_one(article_from_text(article(chance), published="2024-05-20", url=f"made:{n}"), parser, settings)
        if n == number // 5:
            early = peak()
            print(f"{n} articles: {early:.0f} MB")
    late = peak()
    print(f"{number} articles: {late:.0f} MB, {late / early:.3f} times the peak after a fifth (limits {GROWTH} and {PEAK_MB} MB)")
    return int(late > early * GROWTH or late > PEAK_MB)


if __name__ == "__main__":
    sys.exit(main())
