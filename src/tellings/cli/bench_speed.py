"""The benchmark ``speed``: what reading costs beside what the parser alone costs on the same text, in one run.

Everything is processor time of this process; the ratio is what counts, since machines are shared and noisy.
"""

from __future__ import annotations

import gzip
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from tellings.cleaning import article_from_text
from tellings.codec import decode_json
from tellings.config import Settings
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions, BenchResult
from tellings.extract.assemble import assemble, resolve_periods
from tellings.extract.attribution import find_attributions
from tellings.extract.coreference import find_chains
from tellings.extract.event import find_happenings
from tellings.extract.place import find_places
from tellings.extract.quantity import find_amounts
from tellings.extract.time import find_times
from tellings.language import Analysis, load_parser
from tellings.language.parser import TOGETHER
from tellings.model import Reading, Sentence
from tellings.pipeline.published import published_period

ARTICLES = 200
"""Articles that are read unless ``--limit`` says otherwise: about 60,000 words."""

T = TypeVar("T")


def run(folder: Path | None, options: BenchOptions) -> BenchResult:
    """Read the texts of ``*.jsonl.gz`` (or ``*.txt``) twice, the parser alone and the whole, in turn."""
    texts = list(_texts(folder, options.limit or ARTICLES))
    if not texts:
        raise BenchError(f"{folder}: no text is here (*.jsonl.gz with a text field, or *.txt)")
    settings = Settings()
    parser = load_parser(settings)
    clock = Clock()
    _read(next(parser.analyse_all([article_from_text(texts[0][0])])), settings, Clock())  # lexicons, gazetteer and models are loaded once
    words = sum(len(text.split()) for text, _ in texts)
    alone = whole = 0.0
    for first in range(0, len(texts), TOGETHER):
        group = texts[first : first + TOGETHER]
        start = time.process_time()
        parser.parse_whole(text for text, _ in group)
        middle = time.process_time()
        articles = clock.of("cleaning", lambda group=group: [article_from_text(text, published=date) for text, date in group])  # type: ignore[misc]
        for analysis in clock.of("parser", lambda articles=articles: list(parser.analyse_all(articles))):  # type: ignore[misc]
            _read(analysis, settings, clock)
        alone += middle - start
        whole += time.process_time() - middle
    metrics: dict[str, Any] = {
        "ratio_to_parser": round(whole / alone, 3),
        "words_per_cpu_s": round(words / whole),
        "parser_words_per_cpu_s": round(words / alone),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "share": {name: round(spent / whole, 3) for name, spent in clock.spent.items()},
    }
    return BenchResult(set="speed", n=len(texts), metrics=metrics, naive={"ratio_to_parser": 1.0})


class Clock:
    """Processor time by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def of(self, name: str, work: Callable[[], T]) -> T:
        """Do the work and add its processor time."""
        start = time.process_time()
        done = work()
        self.spent[name] += time.process_time() - start
        return done


def _read(analysis: Analysis, settings: Settings, clock: Clock) -> Reading:
    article = analysis.article
    chains = clock.of("coreference", lambda: find_chains(analysis, settings))
    reading = Reading(
        article=article,
        sentences=[Sentence(span=s.span, paragraph=s.paragraph, role=s.role, live_stamp=s.live_stamp) for s in analysis.sentences],
        chains=chains,
        times=clock.of("time", lambda: find_times(analysis, settings)),
        places=clock.of("place", lambda: find_places(analysis, settings)),
        amounts=clock.of("quantity", lambda: find_amounts(analysis, settings)),
        attributions=clock.of("attribution", lambda: find_attributions(analysis, chains, settings)),
        happenings=clock.of("event", lambda: find_happenings(analysis, chains, settings)),
    )
    assembled = clock.of("assemble", lambda: assemble(analysis, reading, settings))
    return clock.of("periods", lambda: resolve_periods(assembled, published_period(article)))


def _texts(folder: Path | None, limit: int) -> Iterator[tuple[str, str | None]]:
    found = 0
    for file in sorted(folder.rglob("*")) if folder else []:
        if file.name.endswith(".jsonl.gz"):
            with gzip.open(file, "rb") as lines:
                for line in lines:
                    record = decode_json(line)
                    if isinstance(record.get("text"), str) and record.get("usable", True) and found < limit:
                        found += 1
                        yield record["text"], record.get("date")
        elif file.suffix == ".txt" and found < limit:
            found += 1
            yield file.read_text(encoding="utf-8"), None
