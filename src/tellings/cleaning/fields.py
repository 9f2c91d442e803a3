"""The fields of an Article: what was given beats what was found, and both are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Literal

from tellings.cleaning.address import address_days
from tellings.cleaning.dates import PageDate, date_line, find_dates, valid
from tellings.cleaning.head import issuer_of, names_update
from tellings.cleaning.lists import words
from tellings.cleaning.ownvoice import own_voice
from tellings.cleaning.passages import Cut
from tellings.cleaning.stated_dates import stated_date
from tellings.model import Evidence, FoundValue
from tellings.model.article import PublishedBasis

Field = Literal["title", "outlet", "url", "published", "byline", "language", "captured_at"]
_ISO = re.compile(
    r"(?P<day>\d{4}-(?P<m>\d\d)-(?P<d>\d\d))(?:[T ](?P<time>\d\d:\d\d)(?P<sec>:\d\d)?(?:\.\d+)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?:\s?UTC)?"
)
_EDTF_DAY = re.compile(r"(?P<y>\d{4}|XXXX)-(?P<m>\d\d)-(?P<d>\d\d)")
_BEFORE_NAME = re.compile(
    r"^(?:(?:story|words|text|report|article|written|posted|reported|compiled|edited|translated|translation"
    r"|additional reporting)\s)*by[:\s]+"
    r"|^according to\s|^(?:authors?|writer|reporter|editor|translator|source)\s?:\s?",
    re.IGNORECASE,
)
_COARSE = re.compile(r"\d{4}(?:-\d\d)?")
_HEADINGS = frozenset(("title", "subtitle", "byline", "chrome"))
"""Roles of the lines over a text in which its sender may stand."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A publication date: ``day`` as EDTF, ``at`` as RFC 3339 (or local) where a clock time is known."""

    day: str | None
    at: str | None = None
    impossible: bool = False


def read_moment(value: str) -> Moment:
    """Read a date as metadata write it: ISO 8601, RFC 2822, EDTF, or a date line."""
    value = value.strip()
    iso = _ISO.fullmatch(value)
    if iso:
        if not valid(int(iso["day"][:4]), int(iso["m"]), int(iso["d"])):
            return Moment(None, impossible=True)
        zone = (iso["zone"] or "").replace("z", "Z")
        zone = zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
        clock = f"{iso['time']}{iso['sec'] or ':00'}" if iso["time"] else ""
        return Moment(iso["day"], f"{iso['day']}T{clock}{zone}" if clock and (zone or clock != "00:00:00") else None)
    edtf = _EDTF_DAY.fullmatch(value)
    if edtf:
        possible = valid(None if edtf["y"] == "XXXX" else int(edtf["y"]), int(edtf["m"]), int(edtf["d"]))
        return Moment(value) if possible else Moment(None, impossible=True)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _written(value)
    return Moment(moment.date().isoformat(), moment.isoformat())


def _written(value: str) -> Moment:
    line = date_line(value)
    if line and line.date:
        return Moment(line.date.edtf, line.moment, line.date.impossible)
    dates = find_dates(value)
    return Moment(dates[0].edtf, None, dates[0].impossible) if len(dates) == 1 else Moment(None)


def is_coarse(value: str) -> bool:
    """A year or a month: understood, but no day of publication."""
    return bool(_COARSE.fullmatch(value.strip()))


@dataclass
class Fields:
    """All found values in order of preference, and what was wrong with them (code, message)."""

    values: list[FoundValue] = field(default_factory=list)
    issuer: str | None = None
    published: str | None = None
    published_at: str | None = None
    published_basis: PublishedBasis = "none"
    published_evidence: list[Evidence] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    def first(self, name: Field) -> str | None:
        """The preferred value of a field."""
        return next((v.value for v in self.values if v.field == name), None)


def gather(text: str, cut: Cut, given: Mapping[str, str], page: Sequence[FoundValue], folders: tuple[str, ...] = ()) -> Fields:
    """Collect the values of all fields: given first, then the page's own metadata, then what the text says."""
    fields = Fields()
    names: tuple[Field, ...] = ("title", "outlet", "url", "published", "byline", "language", "captured_at")
    fields.values += [FoundValue(field=n, value=given[n].strip(), basis="given") for n in names if (given.get(n) or "").strip()]
    fields.values += page
    fields.values += _titles(cut)
    fields.values += _outlets(text, cut, folders)
    fields.values += _bylines(cut)
    head = cut.head
    mastheads = [m.key for m in head.mastheads]
    title = head.title.key if head.title else fields.first("title")
    fields.issuer = issuer_of(head, title, fields.first("outlet"), folders) or _own_voice(text, cut, fields, folders)
    if fields.issuer and head.title and fields.issuer in head.title.raw and not mastheads:
        start = head.title.start + head.title.raw.index(fields.issuer)
        fields.values.append(FoundValue(field="outlet", value=fields.issuer, basis="title", start=start, end=start + len(fields.issuer)))
    fields.values += _published(cut, fields)
    fields.values += _address(fields.first("url"))
    fields.values += _stated(text, cut, fields)
    return fields


def _own_voice(text: str, cut: Cut, fields: Fields, folders: tuple[str, ...]) -> str | None:
    """The body that says "we" under its name."""
    first = next((n for n, p in enumerate(cut.passages) if p.role == "body"), len(cut.passages))
    head = [text[p.start : p.end].strip() for p in cut.passages[:first] if p.role in _HEADINGS]
    body = "\n".join(text[p.start : p.end] for p in cut.passages[first:] if p.role in ("body", "quotation"))
    return own_voice([line for line in head if line], body, fields.first("outlet"), folders)


def settle(fields: Fields, text: str, article: str) -> None:
    """Choose the publication date: the first value that gives a day, with its basis and Evidence."""
    for value in fields.values:
        if value.field != "published" or value.basis in ("weekday", "ambiguous"):
            continue
        moment = read_moment(value.value)
        if moment.impossible:
            fields.problems.append(
                ("impossible_date", f"{value.value!r} ({value.basis}) is no date of the calendar; the publication date stays unknown")
            )
        elif moment.day is None and not is_coarse(value.value):
            fields.problems.append(("bad_date", f"{value.value!r} ({value.basis}) cannot be understood as a date"))
        elif moment.day and fields.published is None:
            fields.published, fields.published_at = moment.day, moment.at
            fields.published_basis = _basis(value.basis)
            if value.start is not None and value.end is not None:
                fields.published_evidence = [
                    Evidence(article=article, start=value.start, end=value.end, quote=text[value.start : value.end])
                ]


def _basis(basis: str) -> PublishedBasis:
    known: dict[str, PublishedBasis] = {"given": "given", "dateline": "dateline", "date line": "date line", "title": "date line"}
    return known.get(basis, "metadata")


def _titles(cut: Cut) -> Iterator[FoundValue]:
    if cut.head.title:
        line = cut.head.title
        yield FoundValue(field="title", value=line.key, basis="text", start=line.start, end=line.end)


def _outlets(text: str, cut: Cut, folders: tuple[str, ...]) -> Iterator[FoundValue]:
    for line in cut.head.mastheads:
        yield FoundValue(field="outlet", value=re.split(r"\s[-–—|]\s", line.key)[0], basis="masthead", start=line.start, end=line.end)
    known = words("masthead_words", ("outlet", "body"), folders)
    for line, dated in cut.dates:
        for name in dated.names:
            for part in name.split(","):
                if any(w.lower() in known for w in re.findall(r"[^\W\d_]+", part)) and part.strip() in line.raw:
                    start = line.start + line.raw.index(part.strip())
                    yield FoundValue(field="outlet", value=part.strip(), basis="date line", start=start, end=start + len(part.strip()))
    for start, end, name in cut.copyright:
        yield FoundValue(field="outlet", value=name, basis="footer", start=start, end=end)
    if cut.tail:
        yield FoundValue(field="outlet", value=cut.tail.key, basis="footer", start=cut.tail.start, end=cut.tail.end)
    for start, dateline in cut.datelines:
        if dateline.agency and dateline.agency in text[start : start + dateline.end]:
            at = text.index(dateline.agency, start)
            yield FoundValue(field="outlet", value=dateline.agency.strip(), basis="dateline", start=at, end=at + len(dateline.agency))


def _bylines(cut: Cut) -> Iterator[FoundValue]:
    for line in cut.bylines:
        name = _BEFORE_NAME.sub("", line.key)
        name = re.split(r"\s?[|•·]\s?|,\s|\s[-–—]\s|\s(?:writes|contributed|reported)\s", name)[0].strip(" .")
        if name:
            yield FoundValue(field="byline", value=name, basis="byline", start=line.start, end=line.end)


def _published(cut: Cut, fields: Fields) -> Iterator[FoundValue]:
    for line, dated in cut.dates:
        if dated.date:
            yield from _dated(line.start, dated.date, line.plain, "date line", dated.moment, fields)
        elif dated.weekday:
            at = max(0, line.plain.lower().find(dated.weekday[:3].lower()))
            yield FoundValue(field="published", value=dated.weekday, basis="weekday", start=line.start + at, end=line.start + at + 3)
    if cut.title_date and (fields.issuer or names_update(cut.title_date[0].plain[: cut.title_date[1].start])):
        line, date = cut.title_date
        yield from _dated(line.start, date, line.plain, "title", None, fields)
    for start, dateline in cut.datelines:
        if dateline.date:
            yield from _dated(start, dateline.date, "", "dateline", None, fields)


def _address(url: str | None) -> Iterator[FoundValue]:
    """The day that the address of the page tells, where nothing else does."""
    days = address_days(url)
    if days and days[0] == days[1]:
        yield FoundValue(field="published", value=days[0].isoformat(), basis="address")


def _stated(text: str, cut: Cut, fields: Fields) -> Iterator[FoundValue]:
    """The day in the head or over the signature of a statement, where nothing else gives one."""
    if any(v.field == "published" and v.basis != "weekday" for v in fields.values):
        return
    found = stated_date(text, cut.head.title.plain if cut.head.title else None)
    if found is not None:
        yield FoundValue(field="published", value=found.day, basis="date line", start=found.start, end=found.end)


def _dated(start: int, date: PageDate, plain: str, basis: str, moment: str | None, fields: Fields) -> Iterator[FoundValue]:
    if date.impossible:
        fields.problems.append(
            (
                "impossible_date",
                f"{plain[date.start : date.end]!r} ({basis}) is no date of the calendar; it is not taken as publication date",
            )
        )
        return
    value = moment or date.edtf
    yield FoundValue(
        field="published", value=value or plain[date.start : date.end], basis=basis if value else "ambiguous",
        start=start + date.start, end=start + date.end,
    )  # fmt: skip
