"""Anonymous source only, read off the sentences: an article says that it keeps a name back, whoever was read as the source.

What such a person tells need be no Claim, and the clause that keeps his name back often hides him from the reading of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.model import Claim, Evidence, Finding, Sentence
from tellings.reconcile.finding_parts import Table, agree, counted, make
from tellings.reconcile.restating import stems

_NAME = r"(?:(?:real|full|own|true) )?(?:names?|identity|identities)"
_HIS = r"(?:his|her|their|its|the)"
_NOT_NAMED = (
    r"(?:anonym\w+|unnamed|nameless|unidentified|incognito|without (?:an? |his |her |their )?names?\b"
    rf"|(?:not|n['’]t|never|neither|nor)\b[^.;!?]{{0,40}}\b(?:named?|identif\w+|quoted|{_NAME})\b"
    rf"|(?:keep|withhold|leave out|hide|conceal|change|alter) {_HIS} {_NAME})"
)
KEEPS = re.compile(
    rf"\b(?:ask|begg?|request|wish|want|prefer|insist|cho[os]se?|plead|demand|agree|spoke|speak|"
    rf"hold)\w*\b(?! of)[^.;!?]{{0,40}}?\b{_NOT_NAMED}"
    r"|\b(?:do|does|did|would|will|should)(?: not|n['’]t) (?:want|wish|like|care|choose)\b[^.;!?]{0,45}?"
    r"\b(?:names?|identity|identities|named|identified|quoted)\b"
    r"|\b(?:condition|promise|guarantee|assurance|grounds|cloak|cover) (?:of|that)[^.;!?]{0,20} (?:anonymity|"
    r"confidentiality|secrecy|not be named)"
    r"|\b(?:anonymously|(?<!on or )off the record|not for attribution)\b"
    r"|\b(?:gives?|gave|giving|uses?|used|using) (?:us |me )?only (?:his|her|their|a|an) (?:initials?|first names?|nicknames?|rank)\b"
    r"|\b(?:would|did|does|do|will|dare[sd]?|refused?s?|declined?s?|unwilling|afraid|frightened|scared|"
    r"can|could|may|might|must|shall|cannot)(?: not|n['’]t| to|(?<=can)['’]t|(?<=cannot))"
    rf"[^.;!?]{{0,25}}? (?:be (?:named|identified)|give (?:us |me )?(?:his|her|their|an?) {_NAME})\b"
    rf"|\bwhose (?:voice|face|{_NAME})\b[^.;!?]{{0,30}}\b(?:alter|chang|distort|disguis|withh|ke[ep]|known|not)\w*"
    rf"|\b(?:names?|voices?|identity) (?:has|have|had|was|were|is|are) (?:been )?(?:changed|altered|withheld|distorted|disguised)\b"
    r"|\b(?:not|n['’]t) (?:authori[sz]ed|allowed|permitted|cleared|supposed|entitled) to (?:speak|talk|comment|brief|discuss)\b"
    rf"|\bfear(?:s|ed|ing|ful)? (?:for|of) (?:(?:his|her|their) )?(?:jobs?|posts?|life|lives|safety|reprisals?|"
    rf"retaliation|punishment|dismissal)\b"
    r"|\b(?-i:I|[Ww]e) (?:can(?:not|['’]t)|can not|won['’]t|will not|shall not|shan['’]t|may not|must not|would rather not|promised not to|"
    r"(?:am|are) not (?:allowed|free|going) to) (?:say|tell(?: you)?|name|reveal|write|give|betray) "
    r"(?:him\b|her\b(?! name of)|them\b|(?:his|her|their) (?:\w+ )?names?\b|who\b(?=\s*[,.;!?]|\s+(?:it was|he is|she is|they are|told)\b))"
    r"|\bwould (?:lose|risk) (?:his|her|their) (?:jobs?|posts?|li(?:fe|ves)|places?|pensions?)\b[^.;!?]{0,40}\b(?:if|were|by)\b"
    r"|\bif (?-i:I|we) (?:named|gave|printed|published|wrote) (?:him|her|them|(?:his|her|their) names?)\b"
    r"|(?<!they )(?<!people )(?<!some )\b(?:whisper(?:s|ed)|confid(?:es|ed)|let slip|leaked|tipped off)\b(?: it| this)? (?:to )?(?:us|"
    r"me|the (?-i:[A-Z])[\w-]+|"
    r"this (?:news)?paper)\b"
    r"|\bclose to the (?:case|investigation|inquiry|investigators|matter|talks|negotiations|family|government|president|presidency|"
    r"leadership|"
    r"command|ministry|company|situation)\b|\bwith (?:direct |first-hand |inside )?knowledge of the\b"
    r"|\bwhom (?-i:I|we) (?:will|shall|can|may|do|must)(?: ?not|n['’]t) name\b",
    re.IGNORECASE,
)
"""How an article says that it keeps back the name of somebody who told it something."""

_RELATIVE = re.compile(
    r"\b(?:my|our) (?:\w+['’]s )?(?:cousin|brother|sister|uncle|aunt|neighbou?r|friend|husband|wife|colleague|mate|"
    r"son|daughter|nephew|niece|"
    r"(?:brother|sister|father|mother)-in-law|boss|father|mother|landlady|landlord)\b(?! (?-i:[A-Z]))"
    r"|\b(?:an?|some|two) (?:\w+ )?(?:friends?|acquaintances?|relatives?|colleagues?|neighbou?rs?) of (?:mine|ours)\b"
    r"|\b(?:an?|one) (?-i:[a-z])[\w-]+(?: [a-z][\w-]+)? (?:whom )?(?:I|we) know\b"
    r"|\binterlocutors? of (?:the|our|this) (?:edition|newspaper|agency|publication|portal|channel)\b",
    re.IGNORECASE,
)
_WHISPERED = re.compile(
    r"\bas (?:they|people|some|one|somebody|someone) (?:whisper|sa(?:y|id)|t(?:ell|old)|confide)\w*(?: to)? (?:us|me|this)\b"
    r"|\bas (?:was |we were |I was )?(?:whispered|confided)(?: it)? to (?:us|me)\b|\bthey whispered\b",
    re.IGNORECASE,
)
"""The word of somebody whom only the writer knows."""

_TELLS = re.compile(
    r"\b(?:sa(?:ys?|id)|t(?:ells?|old)|heard|hears|swears?|swore|knows?|knew|saw|whisper\w*|wrote|writes|claims?|claimed)\b", re.IGNORECASE
)
_STOP = re.compile(r"[“”\".;!?]")
SOON = 60
"""Characters behind a person within which it is said that he tells something."""
_PERSON = re.compile(
    r"\b(?:an?|one|another|some|two|three|several|the)\s(?-i:(?=[a-z]))(?!(?:condition|few|number|lot|day|week|fact|first|time|press)\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:^|(?<=[\s“\"]))[A-Z]?[a-z]+(?:s|men|women|people)(?= (?:who|whose)\b)")
"""People brought in without an article: "fishermen who"."""
_PRONOUN = re.compile(r"\W*(?:He|She|They|Both|Neither|The (?:man|woman|officer|official|source|guard|worker|employee|person|witness))\b")
_VICTIM = re.compile(
    r"\b(?:nobody|no one|no-one|none|victims?|suspects?|defendants?|dead|deceased|boy|girl|teenager|infant|minor|juvenile)\b", re.IGNORECASE
)

_TIPS = re.compile(
    r"\b\d{3}-\d{3,4}\b|\bcrime ?stoppers\b|\b(?:tips?|tipsters?|hotline|reward|text|callers?)\b|"
    r"\b(?:those|anyone|anybody|everyone) (?:who|with)\b|"
    r"\b(?:call|contact|report|submit)\w*\b[^.;]{0,60}\banonym",
    re.IGNORECASE,
)
"""Where informants of the police may stay unnamed."""

_FIRST = re.compile(r"(?:I|[Ww]e)\b")
"""The writer himself keeps the name back."""

REACH = 3
"""Sentences back within which a pronoun's person is brought in."""

LONGEST = 200
"""Characters of a passage."""

LEAST = 2
"""Content words that what is told has at least."""


def find_kept_back(table: Table, shown: Sequence[Finding]) -> Iterator[Finding]:
    """One Finding for each person whose name an article keeps back and whom no Finding shows yet."""
    known = [e for f in shown if f.kind == "anonymous source only" for e in f.evidence]
    for article in table.case.articles:
        sentences = table.sentences(article.id)
        for index, sentence in enumerate(sentences):
            if sentence.role in ("title", "chrome"):
                continue
            passages = _passages(article.id, index, sentences, table)
            near = [s.span for s in sentences[max(0, index - 1) : index + 2]]
            if not passages or any(e.article == article.id and any(s.start < e.end and e.start < s.end for s in near) for e in known):
                continue
            claims = _claims(article.id, passages, table)
            figures = [c for c in claims if counted(c)]
            if figures and all(_also_named(c, table) for c in figures):
                continue
            known += passages
            yield _finding(passages, claims, table)


def _passages(article: str, index: int, sentences: Sequence[Sentence], table: Table) -> list[Evidence]:
    """The words that keep the name back, and what that person tells; nothing where a sentence keeps no name back."""
    text, span = table.articles[article].text, sentences[index].span
    words = span.of(text)
    hearsay = _WHISPERED.search(words) or _relative(words, sentences[index + 1 : index + 2], text)
    if hearsay and any(s <= span.start + hearsay.start() < e for s, e in table.quoted(article)):
        hearsay = None  # whose daughter it is, the one who is quoted knows
    mark = KEEPS.search(words) or hearsay
    if mark is None or _VICTIM.search(words[: mark.start()]) or _TIPS.search(words):
        return []
    if mark[0].casefold().startswith("whose") and not _TELLS.search(words):
        return []  # a victim or a suspect whom nobody has named
    source = _source(article, index, sentences, span.start + mark.start(), table) if mark is not hearsay else span.start + mark.start()
    if source is None:
        return []
    end = span.start + mark.end()
    passages = [table.trimmed(article, source, end)] if source >= span.start else [
        table.trimmed(article, source, min(sentences[index - 1].span.end, source + LONGEST)),
        table.trimmed(article, span.start + mark.start(), end),
    ]  # fmt: skip
    told = _told(article, index, sentences, (source, end), table)
    return [*passages, told] if told is not None else []


def says_so(words: str, at: int) -> bool:
    """Whether a verb of telling follows soon behind a place, in the same clause."""
    told = _TELLS.search(words, at)
    return told is not None and told.start() - at <= SOON and _STOP.search(words, at, told.start()) is None


def _relative(words: str, after: Sequence[Sentence], text: str) -> re.Match[str] | None:
    """A relation of the writer's without a name who tells something, here or in the next sentence."""
    found = _RELATIVE.search(words)
    if found is None:
        return None
    follows = after[0].span.of(text) if after else ""
    says = says_so(words, found.end()) or (re.match(r"\W*(?:He|She|They)\b", follows) and _TELLS.search(follows[:40]))
    return found if says else None


def _source(article: str, index: int, sentences: Sequence[Sentence], mark: int, table: Table) -> int | None:
    """Where the person is named by what he is: before the mark, or in the sentence before where a pronoun takes him up."""
    text, span = table.articles[article].text, sentences[index].span
    here = list(_PERSON.finditer(text, span.start, mark)) or list(_PLURAL.finditer(text, span.start, mark))
    if here and not _PRONOUN.match(text, span.start, span.end):
        return _nearest([m for m in here if mark - m.start() < LONGEST])
    if not _PRONOUN.match(text, span.start, span.end) and not _FIRST.match(text, mark):
        return None
    heard = _FIRST.match(text, mark) is not None
    for before in reversed(sentences[max(0, index - REACH) : index]):
        start, end = before.span.start, before.span.end
        says = [m.start() for m in _TELLS.finditer(text, start, end)]
        there = [m for m in _PERSON.finditer(text, start, end) if heard or (says and m.start() < says[-1])]
        if before.paragraph != sentences[index].paragraph or (there and not _PRONOUN.match(text, start, end)):
            return _nearest(there)
        if not _PRONOUN.match(text, start, end):
            return None
        heard = heard or bool(says)  # "She says ...": who she is stands before that
    return None


def _nearest(found: Sequence[re.Match[str]]) -> int | None:
    """The last that brings somebody in ("a guard"), else the last that points at one ("the guard")."""
    new = [m for m in found if m[0].strip().casefold() != "the"] or found
    return new[-1].start() if new else None


def _told(article: str, index: int, sentences: Sequence[Sentence], around: tuple[int, int], table: Table) -> Evidence | None:
    """What the person tells: behind the mark, else before him, else in the next sentence."""
    text, span = table.articles[article].text, sentences[index].span
    start, end = around
    if start < span.start:
        before = sentences[index - 1].span
        places = [(before.start, start), (start, before.end)]
    else:
        places = [(end, span.end), (span.start, start)]
    places += [(s.span.start, s.span.end) for s in sentences[index + 1 : index + 2]]
    for left, right in places:
        if len(stems(text[left:right])) >= LEAST:
            return table.trimmed(
                article, max(left, right - LONGEST) if right <= start else left, min(right, left + LONGEST) if left >= end else right
            )
    return None


def _claims(article: str, passages: Sequence[Evidence], table: Table) -> list[Claim]:
    told = passages[-1]
    return [c for c in table.by_article.get(article, []) if c.evidence.start < told.end and told.start < c.evidence.end]


def _also_named(claim: Claim, table: Table) -> bool:
    """Whether somebody with a name tells the same figure of the same Event in another Article."""
    return any(
        o.article != claim.article and o.measure == claim.measure and o.modality == "asserted" and o.attribution
        and (claim.article, o.article) not in table.derived
        and counted(o) and agree(o, claim)
        and (origin := table.origin_of(o)) is not None and origin.kind != "unnamed"
        for o in table.by_event.get(claim.event or "", [])
    )  # fmt: skip


def _finding(passages: Sequence[Evidence], claims: Sequence[Claim], table: Table) -> Finding:
    article = passages[0].article
    flat = " ".join(passages[-1].quote.split())
    short = flat if len(flat) <= 90 else f"{flat[:89]}…"
    return make(
        "anonymous source only", "name_kept_back",
        f"Only somebody whose name {table.name(article)} does not give says: “{short}”.",
        claims=claims, evidence_=passages, events=sorted({c.event for c in claims if c.event}) or table.events_at(passages[0]),
        confidence="likely", reasons=[f"the article keeps the name back: “{' '.join(passages[0].quote.split())}”"],
    )  # fmt: skip
