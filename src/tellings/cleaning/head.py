"""The head of an article: masthead, title, subtitle, byline and date line, before the first sentence of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tellings.cleaning.datelines import find_dateline
from tellings.cleaning.dates import STAMP, DateLine, PageDate, date_line, find_dates
from tellings.cleaning.lines import FUNCTION_WORDS, Line
from tellings.cleaning.lists import words
from tellings.model import PassageRole

MAX_HEAD = 16
"""Lines without a sentence after which a text is a list or a poem, and what follows is its body."""

LEAD = 4
"""Paragraphs at the beginning of a story that take up the words of its headline."""
TAKEN_UP = 2
"""Words shared with the story by which a line is its headline."""
CLEARLY = 0.25
"""Share of its words that a headline has in common with the story; a line above it with less than half of that is none."""
LABEL = 3
"""Words of a line that is a section or a kicker."""
BANNER = 5
"""Words from which a line that the story does not take up is a banner rather than the name of a section."""

_NAME = r"[A-ZÀ-Þ][\w'.\-]*(?:\s(?:[A-ZÀ-Þ][\w'.\-]*|de|del|la|van|von|der|bin|ibn|al|el|da|dos|and|&)){0,6}"
_BYLINE = re.compile(
    rf"(?i:(?:story |words |text |report |article |written |posted |reported |compiled |edited |translated |translation |photographs? "
    rf"|additional reporting )*by)[:\s]+\S"
    rf"|(?i:according to|author|authors|writer|reporter|correspondent|editor|translator|source)\s?:?\s(?:{_NAME})$"
    rf"|(?i:(?:with|from) (?:news |staff |the )?(?:wire|agenc(?:y|ies)|staff)(?: (?:services?|reports?|and .{{1,30}}))?)\.?$"
    rf"|(?i:(?:additional |with )?(?:reporting|writing|editing|compiled|translation)(?: contributed)? by)\s\S"
    rf"|(?:{_NAME})(?:,|\s[-–—|]|\s\|)\s?(?i:[\w ]{{0,60}}(?:staff|correspondent|reporter|writer|editor|columnist|producer"
    rf"|bureau|news service|contributor|associated press|reuters)[\w ]{{0,60}})$"
    rf"|(?:{_NAME})\s(?i:(?:reported from|contributed reporting)|writes (?:for|from|in))\s"
    rf"|[A-Z][^.!?]{{0,140}}\s(?i:contributed (?:to (?:this|the) (?:report|story|article|post)|reporting))\b"
)
_BY_THEN = re.compile(
    r"(?i)by (?:the|a|an|noon|midday|midnight|then|now|\d+|today|tonight|yesterday|late|early|mid|dawn|dusk|nightfall|daybreak|evening"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*[.!?]$"
)
"""Sentences that begin with a time by which something was so."""
_CAPTION = re.compile(
    r"(?i:buy photo|(?:file |stock |handout |courtesy )?(?:photo|photograph|image|picture|video|illustration|map|graphic|credit|caption"
    r"|source of the photo)s?"
    r"(?: (?:by|credit|courtesy|provided|from|taken|shows|caption|of))?\s?[:(/])"
    r"|.*\((?i:source|courtesy|credit|published|posted|image|screenshot)(?i:(?: of| by|:)?) [^()]{1,60}\)\.?$"
    r"|\([A-Z][^().!?]{2,60}\)$|[A-Z][\w.']+(?: [A-Z][\w.']+){1,2} ?/ ?[\w.' -]{2,40}$"
    r"|.*\((?i:(?:file |ap |afp |reuters |getty |handout |courtesy )?(?:photo|image|picture|screenshot|video|illustration)s?\b"
    r"[^()]{0,60})\)\.?$"
    r"|.*(?i:(?:getty images|/ ?(?:ap|afp|reuters|epa|getty)(?: photo)?|\| ap|shutterstock|istock|wikimedia commons|flickr))\)?\.?$"
    r"|(?i:\(?(?:file|stock|courtesy|handout|screen ?(?:grab|shot)|representational|illustrative) (?:photo|image|picture|video)s?\)?\.?)$"
)
_STATEMENT = re.compile(
    r"^(?P<who>.{3,80}?)\s?(?:[-–—:]|\bon\b)\s?(?i:(?:joint |official |press |brief )?(?:statement|press release|communiqu[eé]|note"
    r"|declaration|announcement|bulletin|briefing"
    r"|situation report|information note|media advisory))\b"
    r"|^(?i:(?:joint |official |press )?(?:statement|press release|communiqu[eé]|declaration|announcement)) (?i:by|of|from) "
    r"(?P<by>.{3,80}?)(?: (?:on|about|regarding|concerning)\b|$)"
)


_GENRE = re.compile(
    r"(?i:(?:joint |official |press |news |media |public |medical |security |daily |weekly |information |flash )*"
    r"(?:release|statement|communiqu[eé]|advisory|bulletin|alert|briefing|sitrep|situation report|update|notice|(?:field |case )?note"
    r"|field report|declaration))"
    r"(?:\s?(?i:no\.?|number|#|nr\.?)\s?\d+)?\b(?![:'’])"
)
"""Kinds of statement (IPTC Genre codes; the product list of OCHA's Digital Services)."""
_READERS = re.compile(r"(?i)(?:\s?\b(?:to|for|and|the|press|media|public|editors|customers|members|shareholders|residents)\b|,)*\s?")
_LEGAL_FORMS = frozenset("plc ltd llc llp inc corp co gmbh ag sa spa srl bv nv ab as oy".split())
"""Legal forms that companies write small (ISO 20275, Entity Legal Forms)."""
_NOTE = re.compile(
    r"(?i)(?:correction|clarification|editor'?s'? note|note to readers|update|disclaimer|content warning)s?\b\s?(?:\([^)]{1,40}\))?\s?:"
)


@dataclass
class Head:
    """What the head says: roles of its lines, and the line of each field."""

    roles: dict[int, PassageRole] = field(default_factory=dict)
    title: Line | None = None
    mastheads: list[Line] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    """Mastheads over the name of a kind of statement: whatever they are called, they speak for themselves."""
    bylines: list[Line] = field(default_factory=list)
    dates: list[tuple[Line, DateLine]] = field(default_factory=list)
    end: int = 0
    """Index of the first line after the head."""


def read_head(
    found: Sequence[Line], kinds: Sequence[str | None], title: str | None, outlets: Sequence[str], folders: tuple[str, ...] = ()
) -> Head:
    """Give roles to the lines before the first sentence of prose.

    ``title`` and ``outlets`` are what is known from elsewhere (metadata, a copyright line).
    """
    head = Head()
    plain: list[int] = []
    for i, line in enumerate(found):
        head.end = i
        if kinds[i]:
            continue
        if _NOTE.match(line.key) and not plain:
            continue
        if _is_body(line) or len(plain) >= MAX_HEAD or (plain and line.raw[0] in "•*-–—"):
            break
        _labelled(i, line, head, plain)
    else:
        head.end = len(found)
    told = frozenset(stem for line in found[head.end : head.end + LEAD] for stem in _stems(line))
    lines = [(i, found[i]) for i in plain]
    _titles(head, lines if title else _without_banners(head, lines, told, folders), title, outlets, folders)
    _lone(head, found, kinds)
    return head


def _stems(line: Line) -> frozenset[str]:
    """The beginnings of the words of a line that say something, and its numbers."""
    words_ = re.findall(r"\w+", line.key[:2_000].lower())
    return frozenset(w[:5] for w in words_ if w.isdigit() or (len(w) > 3 and w not in FUNCTION_WORDS))


def _without_banners(head: Head, lines: list[tuple[int, Line]], told: frozenset[str], folders: tuple[str, ...]) -> list[tuple[int, Line]]:
    """Leave out the lines above the headline that no word of the story takes up: a consent banner, a call to subscribe."""
    shared = [len(_stems(line) & told) for _, line in lines]
    shares = [count / max(1, len(_stems(line))) for count, (_, line) in zip(shared, lines, strict=True)]
    first = next((n for n, count in enumerate(shared) if count >= TAKEN_UP and shares[n] >= CLEARLY), 0)
    seldom = shares[first] / 2 if shares else 0.0
    sections = words("interface_words", ("section", "label"), folders)
    kept = []
    for n, (i, line) in enumerate(lines):
        issued = _is_name(line) and n + 1 < len(lines) and bool(_GENRE.match(lines[n + 1][1].key))
        section = len(line.words) <= LABEL and all(w in sections for w in line.words)
        if n < first and shares[n] < seldom and not (issued or section or is_masthead(line, (), folders)):
            head.roles[i] = "chrome" if len(line.words) >= BANNER else "subtitle"
        else:
            kept.append((i, line))
    return kept


def _is_body(line: Line) -> bool:
    if opens_story(line):
        return True
    announced = line.key.endswith(":") and len(line.words) >= 4
    return (line.prose or announced) and not (is_byline(line.key) or is_caption(line) or date_line(line.key))


def opens_story(line: Line) -> bool:
    """Say whether a paragraph begins with a dateline (or is one, when the story follows in the next line)."""
    found = find_dateline(line.plain, first=False)
    if found is None or _is_letterhead(line):
        return False
    if found.body < len(line.plain):
        return date_line(line.key) is None
    return found.date is not None or found.agency is not None or line.raw.isupper()


def _is_letterhead(line: Line) -> bool:
    """A body and its office, as in "MINISTRY OF HEALTH - Press Service": no place from which somebody reports."""
    body = _APART.split(line.key)[0]
    return len(line.words) <= 12 and not line.stopped and _head_noun(body) in words("masthead_words", ("body",), ())


def _labelled(i: int, line: Line, head: Head, plain: list[int]) -> None:
    dated = date_line(line.key)
    if STAMP.fullmatch(line.key):
        head.roles[i] = "dateline"
    elif is_byline(line.key):
        head.roles[i] = "byline"
        head.bylines.append(line)
        stamped = date_line(re.sub(r"(?i)^(?:\w+ )?by ", "", line.key))
        if stamped:
            head.dates.append((line, stamped))
    elif is_caption(line):
        head.roles[i] = "caption"
    elif date := notice_date(line.key):
        head.dates.append((line, DateLine(date, None, None, ())))
        plain.append(i)
    elif dated:
        head.roles[i] = "dateline_date"
        head.dates.append((line, dated))
    else:
        plain.append(i)


def _titles(head: Head, lines: list[tuple[int, Line]], title: str | None, outlets: Sequence[str], folders: tuple[str, ...]) -> None:
    given = next((i for i, line in lines if title and same_words(line.key, title)), None)
    sections = words("interface_words", ("section", "label"), folders)
    for position, (i, line) in enumerate(lines):
        if head.title is None and i != given and (given is None or i < given):
            more = position + 1 < len(lines)
            if more and len(line.words) <= 3 and all(w in sections for w in line.words):
                head.roles[i] = "chrome"
                continue
            if more and notice_date(line.key):
                head.roles[i] = "dateline_date"
                continue
            if more and _GENRE.fullmatch(line.key):
                head.roles[i] = "subtitle"
                continue
            if more and _GENRE.match(lines[position + 1][1].key) and _is_name(line):
                head.roles[i] = "byline"
                head.mastheads.append(line)
                head.issuers.append(line.key)
                continue
            if is_masthead(line, outlets, folders) and (more or given is not None):
                head.roles[i] = "byline"
                head.mastheads.append(line)
                continue
            short = bool(title) and len(line.words) < 5  # the title is known and is not this: a section, a place, a credit
            if given is not None or short or (more and _is_label(line, lines[position + 1][1])):
                head.roles[i] = "subtitle"
                continue
        if head.title is None:
            head.roles[i] = "title"
            head.title = line
        elif same_words(line.key, head.title.key):
            head.roles[i] = "title"
        elif is_masthead(line, outlets, folders):
            head.roles[i] = "byline"
            head.mastheads.append(line)
        else:
            head.roles[i] = "subtitle"


_TAIL = re.compile(
    r"(?:,|\s[-–—|]|\s?\()\s?(?i:(?:full |rough |edited |partial |unofficial |english |machine |print |online |final |provisional )*"
    r"(?:transcript(?:ion)?|translation|recording|podcast|audio|summary|excerpts?|full text|text|edition|version))$"
)
"""What may follow the date of a broadcast or a paper: "..., 12 May, transcript" (IPTC Genre codes)."""


_ISSUE = (
    r"(?:news|bulletin|broadcast|programme|program|show|edition|issue|newsletter|press review|transcript|log|logbook|ticker|diary|digest"
    r"|letter|circular)"
)
_OF = re.compile(rf"(?i)(?:\b{_ISSUE} (?:of|for|from)|,? as (?:of|at|on|(?:it|they|things|matters) (?:stands?|stood) (?:on|at)))$")
"""What stands before the date of an issue without a comma: "evening news of 12 May", "the list, as it stands on 12 May"."""
_ISSUED = re.compile(rf"(?i)\b{_ISSUE}(?: (?:of|for|from))?$|{_OF.pattern[4:]}")


def ending_date(plain: str) -> PageDate | None:
    """The one date with which a line ends, after a comma, a dash, a colon or in brackets ("..., 12 March")."""
    whole = _TAIL.sub("", re.sub(r",?\s\d{1,2}[:.]\d\d(?:\s?h(?:rs|ours)?)?$", "", plain.rstrip(" .)")))
    dates = find_dates(whole)
    before = whole[: dates[0].start].rstrip() if dates else ""
    ended = (
        len(dates) == 1
        and dates[0].end >= len(whole)
        and (before.endswith((",", "(", "-", "–", "—", "|", ":")) or bool(_OF.search(before)))
    )
    return dates[0] if ended else None


def notice_date(key: str) -> PageDate | None:
    """The date of a line that is a kind of statement and its date: "Notice to the press, 3 May 2031"."""
    date = ending_date(key)
    kind = _GENRE.match(key) if date else None
    if date and not kind and len(key) <= 120 and _ISSUED.search(key[: date.start].rstrip(_BEFORE_DATE)):
        return date
    return date if date and kind and _READERS.fullmatch(key[kind.end() : date.start].rstrip(_BEFORE_DATE)) else None


_BEFORE_DATE = " ,(-–—|:"


def names_update(plain: str) -> bool:
    """Say whether a title's words end with a kind of statement ("Floods in the delta: update") or of issue ("evening news of")."""
    if len(plain) <= 120 and _ISSUED.search(plain.rstrip(_BEFORE_DATE)):
        return True
    return any(not plain[m.end() :].strip(_BEFORE_DATE) for m in _GENRE.finditer(plain[:300]))


def _is_name(line: Line) -> bool:
    """At most seven words, all but the small ones with a capital."""
    parts = [w for w in re.findall(r"[^\W\d_][\w'.]*", line.key) if w.lower() not in FUNCTION_WORDS]
    named = all(w[0].isupper() or (n and w.lower().strip(".") in _LEGAL_FORMS) for n, w in enumerate(parts))
    return 0 < len(parts) <= 7 and named and not line.stopped


def _is_label(line: Line, after: Line) -> bool:
    """A kicker above the title: at most three words, far fewer than the next line."""
    return len(line.words) <= 3 and len(after.words) >= 5 and line.key[-1] not in "!?\"'"


def _lone(head: Head, found: Sequence[Line], kinds: Sequence[str | None]) -> None:
    """A text without any sentence of prose is not all head: what follows the title is read as body."""
    if head.end < len(found) or len([k for k in kinds if k is None]) < 2:
        return
    for i, role in list(head.roles.items()):
        if role == "subtitle":
            del head.roles[i]


def same_words(a: str, b: str) -> bool:
    """Say whether two lines are one title: equal words, or one is the other with a site's name or a tail."""
    x, y = " ".join(re.findall(r"\w+", a.lower())), " ".join(re.findall(r"\w+", b.lower()))
    if not x or not y:
        return False
    if x == y or max(len(x), len(y)) > 1_000:
        return x == y
    short, long = sorted((x, y), key=len)
    longer = long.startswith(short + " ") and len(long.split()) <= 2 * len(short.split()) + 4
    return len(short.split()) >= 4 and (longer or fuzz.ratio(x, y) >= 88)


def is_byline(key: str) -> bool:
    """Say whether a line names the author, translator or contributor and nothing else."""
    return len(key.split()) <= 22 and bool(_BYLINE.match(key)) and not _BY_THEN.match(key)


def is_caption(line: Line) -> bool:
    """Say whether a line is the caption or credit of a picture."""
    return len(line.key) <= 600 and bool(_CAPTION.match(line.key))


def is_masthead(line: Line, outlets: Sequence[str], folders: tuple[str, ...] = ()) -> bool:
    """Say whether a line is the name of an outlet or of the body that publishes: capitalised words, one of them a word of such names."""
    key = line.key
    if any(_same_name(key, o) for o in outlets) or re.fullmatch(
        r"(?:www\.)?[\w-]+\.(?:com|org|net|info|[a-z]{2}|co\.[a-z]{2})", key.lower()
    ):
        return True
    if len(line.words) > 12 or line.stopped or re.search(r"[\d?!\"]", key):
        return False
    name = _APART.split(key)[0]
    outlet, body = words("masthead_words", ("outlet",), folders), words("masthead_words", ("body",), folders)
    parts = re.findall(r"[^\W\d_][\w'.]*", name)
    abroad = {"in", "to"} if _head_noun(name) in body and parts and parts[0].lower() == _head_noun(name) else set()  # "Embassy of X in Y"
    if any(p.lower() in FUNCTION_WORDS and p.lower() not in _NAME_WORDS | abroad for p in parts):
        return False
    capital = [p for p in parts if p.lower() not in FUNCTION_WORDS]
    if not capital or any(p[0].islower() and p.lower() not in outlet for p in capital):
        return False
    return any(p.lower().strip(".") in outlet for p in (capital[0], capital[-1])) or _head_noun(name) in body


_NAME_WORDS = frozenset("of the and for".split())
_APART = re.compile(r"\s[-–—|]\s")
"""Between a body and its office, a name and what it is."""


def _head_noun(name: str) -> str:
    """The head of a body's name: the word before "of" or "for", else the last before a comma."""
    first = re.split(r"(?i)\s(?:of|for)\s|,", re.sub(r"\s*\([^()]*\)", "", name))[0]  # in brackets stands the owner of a station
    parts = re.findall(r"[^\W\d_]+", first.lower())
    return parts[-1] if parts else ""


def _segments(masthead: str, bodies: frozenset[str]) -> list[str]:
    """A masthead, else its parts between dashes: a state and its body ("Republic of Velia - Ministry of Health"), a body and its office."""
    parts = [p.strip() for p in _APART.split(masthead) if p.strip()]
    return parts if len(parts) > 1 and (_head_noun(masthead) in _STATES or _head_noun(parts[0]) in bodies) else [masthead]


_STATES = frozenset(
    ("republic", "kingdom", "state", "states", "commonwealth", "emirate", "sultanate", "principality", "federation", "union", "government")
)
"""Head nouns of the names of states (ISO 3166: official names)."""


def _same_name(key: str, outlet: str) -> bool:
    return bool(outlet) and key.casefold().strip(" .") == outlet.casefold().strip(" .")


def issuer_of(head: Head, title: str | None, outlet: str | None, folders: tuple[str, ...] = ()) -> str | None:
    """The body whose own statement an article is.

    It is named in the masthead (the first one: an office under it is a part of it), over the name of a kind of statement, in the title's
    "X - statement on ...", by an official channel, or is the outlet.
    """
    bodies = words("masthead_words", ("body",), folders)
    mastheads = [m.key for m in head.mastheads]
    body = next((part for name in mastheads for part in _segments(name, bodies) if _head_noun(part) in bodies), None)
    if body or head.issuers:
        return body or head.issuers[0]
    if title:
        match = _STATEMENT.match(title[:300])
        who = (match["who"] or match["by"] or "").strip(" -–—:,") if match else ""
        if match and who[:1].isupper() and len(who.split()) <= 9 and not re.search(r"\d", who):
            return who
        named = any(_GENRE.match(line.key) for line, _ in head.dates)  # "GENERAL STAFF OF ..." over "Communique of 2 August"
        if named and head.title and _is_name(head.title) and _head_noun(title) in bodies:
            return title
    channels = [m for name in [*mastheads, title or "", outlet or ""] if (m := _CHANNEL.match(name))]
    if channels:
        return channels[0]["who"].strip()
    return outlet if outlet and _head_noun(outlet) in bodies else None


_CHANNEL = re.compile(
    r"(?P<who>[^\W\d_].{2,70}?)\s?(?:[-–—|:,(]\s?)"
    r"(?i:(?:the )?(?:official|verified) (?:\w+ )?(?:channel|page|account|site|website|blog|feed))\b"
)
"""The name of a body or an office before "official channel"."""
