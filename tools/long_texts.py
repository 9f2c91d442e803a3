"""Read one made-up long text, or many articles on one event, end to end and tell what each stage costs.

usage: long_texts.py book WORDS | live ENTRIES | newsroom ARTICLES | event ARTICLES WORDS

``newsroom`` are articles of a made-up newsroom (tellings.evaluate.newsroom), ``event`` articles of so many words each drawn
from one pool of sentences. Everything is processor time of this process, nothing is cached.
"""

from __future__ import annotations

import resource
import sys
import time

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.evaluate.long_inputs import LongInputs
from tellings.evaluate.newsroom import Newsroom
from tellings.language import load_parser
from tellings.model import Article
from tellings.pipeline.compare import compare_readings
from tellings.pipeline.reading import read_all
from tellings.report import html_page

DAY = "2024-05-20"


class Clock:
    """Processor seconds by stage; a stage lasts until the next one begins."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._stage, self._since = "", time.process_time()

    def begin(self, stage: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG002 - the signature of a progress call
        """End the stage before and begin this one."""
        now = time.process_time()
        self.spent[self._stage] = self.spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def told(self) -> str:
        """The seconds of each stage in words."""
        self.begin("")
        return ", ".join(f"{stage} {spent:.1f} s" for stage, spent in self.spent.items() if stage)


def articles(kind: str, size: int, words: int) -> list[Article]:
    if kind == "newsroom":
        made = Newsroom().reports(size)
        return [article_from_text(r.text, published=r.published, outlet=r.outlet, url=f"made:{n}") for n, r in enumerate(made)]
    made_up = LongInputs()
    alone = made_up.book if kind == "book" else made_up.live_page
    texts = list(made_up.one_event(size, words)) if kind == "event" else [alone(size)]
    return [article_from_text(text, published=DAY, url=f"made:{n}") for n, text in enumerate(texts)]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    kind, size, words = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0
    settings = Settings()
    parser = load_parser(settings)
    list(read_all([article_from_text("Two people were killed in Homs on Monday, police said.", published=DAY)], parser, settings))
    print(f"parser, lexicons and gazetteer: {peak():.0f} MB", flush=True)
    clock = Clock()
    clock.begin("cleaning")
    given = sorted(articles(kind, size, words), key=lambda a: a.id)
    count = sum(len(a.text.split()) for a in given)
    clock.begin("reading")
    readings = list(read_all(given, parser, settings))
    print(f"{count} words read, {sum(len(r.claims) for r in readings)} claims: {peak():.0f} MB", flush=True)
    compared = compare_readings(readings, settings, progress=clock.begin)
    clock.begin("dataset")
    dataset = len(compared.to_jsonl())
    clock.begin("page")
    page = len(html_page(compared))
    told = clock.told()
    whole = sum(clock.spent.values())
    print(f"{kind} {size}: {told}; {whole:.1f} s, {1000 * whole / count:.2f} ms a word")
    print(f"dataset {dataset / 1e6:.1f} MB, page {page / 1e6:.1f} MB, {len(compared.events)} events, {len(compared.findings)} findings")
    print(f"peak {peak():.0f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
