"""How a place name becomes the key by which the gazetteer finds it.

Marks, case, apostrophes, hyphens and dots do not count ("Saint-Étienne", "st. etienne"), and an Arabic
article in front ("al-Raqqa", "ar-Raqqah") is tried without. Both the build and every look-up use :func:`key`.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h", "ŋ": "n",
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", "_": " ", ",": " ", "(": " ", ")": " ",
    "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʹ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, "ʺ": None,
    "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None, "\ufeff": None,
})  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_ARTICLE = re.compile(r"^(?:al|ad|adh|an|ar|as|ash|at|ath|az|el|er|es|et|ez|ech|esh|ed) (?=\w{3})")
_DOTS = re.compile(r"\.(?=\w\.|\w\b)")


def key(name: str) -> str:
    """The key of a name; "" where nothing is left of it."""
    plain = name.casefold().translate(_LETTERS)
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in folded if not unicodedata.combining(c)).translate(_LETTERS)
    if "." in plain:
        plain = _DOTS.sub("", plain).replace(".", " ")
    words = plain.split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def without_article(found: str) -> str | None:
    """The key without an Arabic article in front, or None where there is none."""
    shorter = _ARTICLE.sub("", found)
    return shorter if shorter != found else None


def arabic_forms(found: str) -> set[str]:
    """Keys under which the romanised name of an Arabic-speaking country is written too.

    The article falls away, and final ta marbuta is -a or -ah ("Ar Raqqah": "raqqah", "raqqa").
    """
    forms = {found}
    shorter = without_article(found)
    if shorter:
        forms.add(shorter)
    forms |= {f[:-1] for f in forms if f.endswith("ah") and len(f) > 4}
    return forms - {found}
