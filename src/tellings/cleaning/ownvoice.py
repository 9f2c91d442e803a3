"""Bodies that speak in their own name without calling it a statement: firms, groups that keep lists, a hospital's newsletter.

A text is such a body's own where its head names somebody and the text says "we" and "our" of that body, outside
quotations; or where the head is the name of a firm with its legal form. Papers that write of themselves are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.cleaning.lines import FUNCTION_WORDS
from tellings.cleaning.lists import words

OWN = 3
"""Times that a text has to say "we" or "our" outside quotations."""
PERSONAL = 3
"""From so many "I" and "my" on, a text is somebody's diary."""
HEAD = 3
"""Lines of the head in which the name may stand."""
LONGEST = 7
"""Words of a name."""
LEGAL_FORMS = frozenset("plc ltd limited llc llp inc incorporated corp gmbh ag sa spa srl bv nv ab as oy sarl pty kg sl".split())
"""Legal forms of firms (ISO 20275, Entity Legal Forms)."""
_QUOTED = re.compile(r"[\"“«„][^\"”»]*[\"”»]?")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|[Uu]s)\b")
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]ine)\b")
_PRESS = re.compile(
    r"(?i)\b(?:newspaper|readers?|reporters?|editors?|editorial|subscri\w+|correspondents?|listeners|viewers|presenter|newsroom|"
    r"this paper|journalists?)\b"
)
_APART = re.compile(r"\s[-–—|]\s|:\s")
_WORD_OF = re.compile(
    r"(?i:\b(?:word|message|appeal|address|letter|proclamation|declaration|statement|communiqu[eé]|words)\s(?:of|by|from)\s(?:the\s)?)"
    r"(?P<who>[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,5})"
)


def own_voice(head: Sequence[str], body: str, outlet: str | None, folders: tuple[str, ...] = ()) -> str | None:
    """Return the body whose own words a text is, out of the lines of its head; None for everybody who tells of others."""
    firm = next((line for line in head[:HEAD] if _is_firm(line, folders)), None)
    if firm:
        return firm
    plain = _QUOTED.sub(" ", body)
    if len(_WE.findall(plain)) < OWN or len(_I.findall(plain)) >= PERSONAL or _PRESS.search(body):
        return None
    for position, line in enumerate(head[:HEAD]):
        parts = _APART.split(line, maxsplit=1)
        alone = len(parts) == 1 and position + 1 < len(head)  # a name over the title
        if (alone or len(parts) == 2) and _is_name(parts[0], folders) and (len(parts[0].split()) > 1 or parts[0] == outlet):
            return parts[0].strip()
        said = _WORD_OF.search(line)
        if said and _is_name(said["who"], folders):
            return said["who"]
    return None


def _is_firm(line: str, folders: tuple[str, ...]) -> bool:
    last = line.rsplit(maxsplit=1)[-1].replace(".", "").lower() if line.split() else ""
    return last in LEGAL_FORMS and len(line.split()) > 1 and _is_name(line, folders)


def _is_name(text: str, folders: tuple[str, ...]) -> bool:
    """Capitalised words and small ones between them, none a word of papers' names at either end."""
    if re.search(r"[\d?!\"“”;,]", text) or not text.strip():
        return False
    parts = re.findall(r"[^\W\d_][\w'’.]*", text)
    told = [p for p in parts if p.lower() not in FUNCTION_WORDS]
    if not told or len(parts) > LONGEST or not parts[0][0].isupper():
        return False
    if not all(p[0].isupper() or p.strip(".").lower() in LEGAL_FORMS for p in told):
        return False
    outlets = words("masthead_words", ("outlet",), folders) - words("masthead_words", ("body",), folders)
    return not {told[0].lower(), told[-1].lower()} & (outlets - _BOTH)


_BOTH = frozenset("record register watchman advocate monitor ledger union network voice call world".split())
"""Words that groups that keep lists have in their names as well as papers."""
