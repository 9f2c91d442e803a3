"""Attributions whose cue is a verb: "X said that", "X told Y", ", police say", "was quoted as saying", "it added"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.extract.attribution.found import Found, Stance, below
from tellings.extract.attribution.lexicon import Cue, cues, nouns
from tellings.extract.attribution.speakers import can_speak
from tellings.extract.attribution.surface import surface_attributions
from tellings.language import Analysis, SentenceView, Token

SUBJECT = ("nsubj", "nsubjpass", "csubj")
_AUX = frozenset("aux auxpass neg prt".split())
_HEARERS = frozenset(
    "reporter reporters journalist journalists press us me them him her you it conference briefing crowd supporters newsmen people "
    "parliament lawmakers rally meeting police officers investigators audience court jury host viewers readers everyone anyone".split()
)
_OBJECT_IS_NO_CONTENT = frozenset(
    "accept advertise ask beg brand broadcast call circulate command communicate continue convey direct document "
    "dub establish feel find gather get give hear hit hold intend issue judge know label learn make mean meet name "
    "offer order plan present prove read record reflect relay release return say see seek show signal sound stop "
    "take tell term transmit understand want wish".split()
)
"""Verbs that report only with a clause or a quotation; their objects are things done, not things said."""
_TOLL = frozenset("life victim casualty fatality".split())
_CLAUSAL = ("ccomp", "xcomp", "parataxis")


def verb_attributions(analysis: Analysis, sentence: SentenceView, quoted: frozenset[int], folders: tuple[str, ...]) -> Iterator[Found]:
    """Find the attributions of one sentence whose cue is a verb: what the surface gives away first, then the parse."""
    listed = cues(folders)
    surface = {f.head: f for f in surface_attributions(analysis, sentence, quoted, folders)}
    for token in analysis.sentence_tokens(sentence):
        noun = token.pos in ("NOUN", "PROPN")
        if not (token.pos in ("VERB", "AUX") or (noun and _is_verb_in_disguise(analysis, token))):
            continue
        cue = listed.get(("verb", token.lemma))
        if cue is None or (_is_modifier(token) and token.i not in surface):
            continue
        found = _verb(analysis, token, cue, quoted, folders)
        seen = surface.get(token.i)
        if seen is not None:
            seen.via = seen.via or (_addressee(analysis, token, folders) if found is None else found.via)
            seen.beyond = seen.beyond or _reference(analysis, token)
            seen.quotation = _touches_quote(seen.content, quoted)
            found = seen
        if found is not None and not _nobody(analysis, found.source):
            yield found


def _nobody(analysis: Analysis, source: list[int]) -> bool:
    """ "no official has claimed": nobody says it."""
    return bool(source) and any(analysis.tokens[i].lower in ("no", "nobody", "none", "neither") for i in source[:2])


def _is_verb_in_disguise(analysis: Analysis, token: Token) -> bool:
    """Headline verbs are often tagged as nouns ("police say", "MoD reports")."""
    return token.dep in ("ROOT", "ccomp", "parataxis") and any(c.dep in SUBJECT for c in analysis.children(token))


def _is_modifier(token: Token) -> bool:
    return token.dep in ("amod", "compound", "nmod") or (token.dep == "acl" and token.tag == "VBN")


def _verb(analysis: Analysis, token: Token, cue: Cue, quoted: frozenset[int], folders: tuple[str, ...]) -> Found | None:
    subject = subject_of(analysis, token)
    passive = any(c.dep in ("nsubjpass", "auxpass") for c in analysis.children(token))
    saying = _as_saying(analysis, token) if token.lemma in ("quote", "cite") else None
    agent = [t for a in analysis.children(token, "agent") for t in analysis.children(a, "pobj")]
    source, via = _tellers(analysis, token, subject, passive=passive, agent=agent, saying=saying)
    content = _content(analysis, token, cue, quoted, saying)
    if source is not None and not can_speak(source, folders) and not analysis.children(token, "ccomp"):
        return None
    if not content or (source is None and not _may_lack_source(analysis, token, passive=passive)):
        return None
    source_tokens = _source_tokens(analysis, source, token)
    content = [i for i in content if i not in set(source_tokens) | {token.i}]
    return Found(
        cue=sorted({token.i, *(c.i for c in analysis.children(token) if c.dep in _AUX)}), source=source_tokens, content=content,
        head=token.i, stance=_stance(analysis, token, cue), assertive=cue.assertive, via=via or _addressee(analysis, token, folders),
        beyond=_reference(analysis, token) or _whose_claim(analysis, token, cue), quotation=_touches_quote(content, quoted),
        firm=source is not None and _is_firm(analysis, token, cue, source, folders),
    )  # fmt: skip


_CLAIMS = frozenset(
    "claim report assertion allegation statement account figure number story rumour rumor boast accusation suggestion".split()
)


def _whose_claim(analysis: Analysis, token: Token, cue: Cue) -> list[list[int]]:
    """Who said what a denial denies: "denied the rebels' claim that 60 had died", "dismissed a report by the separatists that ..."."""
    if cue.stance != "denies":
        return []
    for noun in analysis.children(token, "dobj"):
        if noun.lemma not in _CLAIMS:
            continue
        owners = analysis.children(noun, "poss")
        for prep in analysis.children(noun, "prep"):
            if prep.lower in ("by", "from", "of"):
                owners += analysis.children(prep, "pobj")
        owners = [t for t in owners if t.pos in ("NOUN", "PROPN")]
        if owners:
            return [[i for i in below(analysis, owners[0]) if analysis.tokens[i].text not in ("'s", "’s", "'", "’")][:8]]
    return []


def subject_of(analysis: Analysis, token: Token) -> Token | None:
    """The subject of a verb: its own, that of the verb it is joined to, or of the clause that it depends on."""
    for _ in range(6):
        own = analysis.children(token, *SUBJECT)
        if own:
            subject = own[0]
            if subject.lower in ("who", "which", "that") and token.dep == "relcl":
                return analysis.head_of(token)
            return subject
        if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBG"):
            return analysis.head_of(token)
        if token.dep not in ("conj", "advcl", "xcomp", "dep") or token.head == token.i:
            return None
        token = analysis.head_of(token)
        if token.pos not in ("VERB", "AUX"):
            return None
    return None


def _is_firm(analysis: Analysis, token: Token, cue: Cue, source: Token, folders: tuple[str, ...]) -> bool:
    """Denials, doubts and fears of a clause; and what a listed body or person in an office "says", "reports" or "speaks of"."""
    if cue.stance != "asserts" and analysis.children(token, "ccomp"):
        return True
    if cue.cls not in ("say", "tell"):
        return False
    if token.lemma in _COUNTING and any(t.pos == "NUM" or analysis.children(t, "nummod") for t in analysis.children(token, "dobj")):
        return True  # "the authorities count 6,120"
    noun = nouns(folders).get(source.lower)
    return noun is not None and (noun.type == "body" or noun.kind in ("official", "medical", "witness"))


_COUNTING = frozenset({"count", "estimate", "reckon", "register", "list", "record", "log", "report"})


def _tellers(
    analysis: Analysis, token: Token, subject: Token | None, *, passive: bool, agent: list[Token], saying: Token | None
) -> tuple[Token | None, list[list[int]]]:
    """The source, and who stands between it and the article."""
    if saying is not None:
        quoted = analysis.children(token, "dobj")
        if passive:
            return subject, [below(analysis, a) for a in agent[:1]]
        if quoted and subject:
            comma = max((i for i in below(analysis, subject) if analysis.tokens[i].text == "," and i < token.i), default=-1)
            return quoted[0], [[i for i in below(analysis, subject) if i > comma]]  # the parser draws what stands before to it
        return (quoted[0] if quoted else subject), []
    if passive:
        if token.lemma in ("tell", "inform", "ask"):
            return (agent[0] if agent else None), []
        return (agent[0] if agent else None), []
    if subject is not None and subject.lower in ("it", "there") and subject.dep == "expl":
        return None, []
    return subject, []


def _as_saying(analysis: Analysis, token: Token) -> Token | None:
    """The inner verb of "quoted X as saying"."""
    for prep in analysis.children(token, "prep"):
        if prep.lower == "as":
            inner = analysis.children(prep, "pcomp")
            if inner:
                return inner[0]
    inner = [c for c in analysis.children(token, "advcl", "xcomp", "ccomp") if c.lemma in ("say", "tell", "write") and c.tag == "VBG"]
    return inner[0] if inner else None


def _source_tokens(analysis: Analysis, source: Token | None, verb: Token) -> list[int]:
    if source is None:
        return []
    cut = [t.i for t in analysis.children(source, "relcl", "acl") if t.i <= verb.i <= max(k.i for k in analysis.subtree(t))]
    cut += [source.i] if verb.i == source.i else []
    tokens = [i for i in below(analysis, source, cut) if i != verb.i]
    return _contiguous(tokens, source.i)


def _contiguous(tokens: list[int], head: int) -> list[int]:
    """The run of tokens around the head (gaps of one token, a comma, allowed)."""
    run = [head]
    for i in sorted((t for t in tokens if t < head), reverse=True):
        if run[0] - i > 2:
            break
        run.insert(0, i)
    for i in sorted(t for t in tokens if t > head):
        if i - run[-1] > 2:
            break
        run.append(i)
    return run


def _content(analysis: Analysis, token: Token, cue: Cue, quoted: frozenset[int], saying: Token | None) -> list[int]:
    if saying is not None:
        told = _clause_content(analysis, saying) or _parenthetical(analysis, token, quoted) or _clause_content(analysis, token)
        return told or _told_before(analysis, token)
    clause = _clause_content(analysis, token)
    if clause:
        return sorted({*clause, *_object_content(analysis, token, cue)}) if token.lemma in ("speak", "talk") else clause
    aside = _parenthetical(analysis, token, quoted)
    if aside:
        return aside
    return _object_content(analysis, token, cue)


def _told_before(analysis: Analysis, token: Token) -> list[int]:
    """What stands before "..., state radio quoted the mayor as saying." whatever the parser makes of it."""
    sentence = analysis.sentences[token.sentence]
    if sentence.last - token.i > _TAIL:
        return []
    own = analysis.children(token, *SUBJECT)
    end = min([token.i, *(t.i for s in own for t in analysis.subtree(s))])
    comma = next((i for i in range(token.i - 1, sentence.first, -1) if analysis.tokens[i].text == ","), None)
    end = comma if comma is not None and token.i - comma <= _TAIL else end
    return list(range(sentence.first, end)) if end - sentence.first > 2 else []


_TAIL = 9
"""Words from the verb to the end of such a sentence, or back to its comma."""


def _clause_content(analysis: Analysis, token: Token) -> list[int]:
    kinds = _CLAUSAL if token.lemma not in ("say", "add") else ("ccomp", "parataxis")
    clauses = [c for c in analysis.children(token, *kinds) if c.pos not in ("PUNCT", "SPACE", "SYM") and not _parted(analysis, c, token)]
    found = [i for clause in clauses for i in below(analysis, clause)]
    if found:
        found.extend(i for c in analysis.children(token, "dep", "intj") for i in below(analysis, c))
    return sorted(set(found))


def _parted(analysis: Analysis, clause: Token, token: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb behind it: "Thousands have fled; the authorities count 6,120"."""
    return clause.i < token.i and any(t.text == ";" for t in analysis.tokens[clause.i : token.i])


def _parenthetical(analysis: Analysis, token: Token, quoted: frozenset[int]) -> list[int]:
    """The rest of the sentence where the cue and its subject stand aside in it: "The bridge fell, police say"."""
    sentence = analysis.sentences[token.sentence]
    own = set(below(analysis, token))
    rest = [t for t in analysis.sentence_tokens(sentence) if t.i not in own]
    if token.dep in ("parataxis", "ccomp", "advcl", "relcl", "dep") and token.dep != "relcl" and _stands_aside(analysis, token, own):
        return [t.i for t in rest]
    inside = [i for i in range(sentence.first, sentence.last) if i in quoted]
    if inside and token.i not in quoted and token.head == token.i:
        return inside
    return []


def _stands_aside(analysis: Analysis, token: Token, own: set[int]) -> bool:
    if any(c.dep in ("ccomp", "xcomp", "dobj", "mark") for c in analysis.children(token)):
        return False
    first, last = min(own), max(own)
    before = analysis.tokens[first - 1].text if first else ""
    after = analysis.tokens[last + 1].text if last + 1 < len(analysis.tokens) else ""
    aside = before in ",-–—" or after in ",.-–—" or analysis.tokens[first].lower == "as"
    return aside and any(c.dep in SUBJECT for c in analysis.children(token))


def _object_content(analysis: Analysis, token: Token, cue: Cue) -> list[int]:
    """An object: "put the number of dead at three", "denied the attack", "counts 84 tickets", "spoke of 60 cases"."""
    found: list[int] = []
    if token.lemma in _OBJECT_IS_NO_CONTENT or (token.lemma == "claim" and any(c.lemma in _TOLL for c in analysis.children(token, "dobj"))):
        return []
    for child in analysis.children(token, "dobj", "attr", "oprd", "acomp", "xcomp", "prep", "nsubjpass"):
        if child.dep == "prep" and child.lower not in ("at", "of", "about", "on", "as", "to", "for", "against"):
            continue
        if child.dep == "dobj" and child.lower in _HEARERS:
            continue
        if child.dep == "nsubjpass" and cue.cls not in ("say", "think", "show"):
            continue
        found.extend(below(analysis, child))
        if child.dep == "dobj" and token.lemma in ("count", "register", "record", "list", "log"):  # "counted 40 houses and 70 barns"
            more = [c for c in analysis.children(token, "conj", "ccomp", "dep") if _is_counted(analysis, c)]
            found.extend(i for c in more for i in below(analysis, c))
    return sorted(set(found))


def _is_counted(analysis: Analysis, token: Token) -> bool:
    """A second thing counted, which the parser takes for a clause: its subject is none, or a bare number."""
    return all(s.pos == "NUM" for s in analysis.children(token, *SUBJECT))


def _addressee(analysis: Analysis, token: Token, folders: tuple[str, ...]) -> list[list[int]]:
    """The outlet that was told: "told RIA Novosti". Reporters at large and "us" are nobody's link."""
    if token.lemma not in ("tell", "inform", "assure"):
        return []
    for child in analysis.children(token, "dobj", "dative"):
        named = child.pos == "PROPN" and child.entity != "PERSON"
        noun = nouns(folders).get(child.lower)
        if child.lower in _HEARERS or (noun is not None and noun.type == "person") or _is_own(analysis, child):
            continue
        if named or (noun is not None and noun.kind in ("outlet", "news_agency")):
            return [below(analysis, child, [c.i for c in analysis.children(child, "prep", "relcl", "acl")])]
    return []


def _is_own(analysis: Analysis, token: Token) -> bool:
    """ "this newspaper", "our reporter": the article's own outlet."""
    return any(c.lower in ("this", "our") for c in analysis.children(token, "det", "poss"))


def _reference(analysis: Analysis, token: Token) -> list[list[int]]:
    """Who the source itself refers to: "citing the ministry", "with reference to the ministry"."""
    found: list[list[int]] = []
    for child in analysis.children(token, "advcl", "xcomp", "prep", "conj"):
        if child.lemma in ("cite", "quote") and child.tag == "VBG":
            found.extend(below(analysis, t) for t in analysis.children(child, "dobj"))
        elif child.lower == "with":
            for noun in analysis.children(child, "pobj"):
                if noun.lower == "reference":
                    found.extend(below(analysis, t) for p in analysis.children(noun, "prep") for t in analysis.children(p, "pobj"))
        elif child.lower == "referring":
            found.extend(below(analysis, t) for p in analysis.children(child, "prep") for t in analysis.children(p, "pobj"))
    return found[:1]


def _stance(analysis: Analysis, token: Token, cue: Cue) -> Stance:
    negated = any(c.dep == "neg" for c in analysis.children(token))
    if negated and cue.stance == "asserts" and token.lemma in ("confirm", "believe", "think", "accept", "acknowledge", "admit"):
        return "doubts"
    return cue.stance


def _may_lack_source(analysis: Analysis, token: Token, *, passive: bool) -> bool:
    """ "is said to have", "was reported", "it is feared": hearsay without a teller."""
    return passive and token.tag == "VBN" and bool(analysis.children(token, "xcomp", "ccomp"))


def _touches_quote(content: list[int], quoted: frozenset[int]) -> bool:
    return sum(i in quoted for i in content) * 2 > len(content)
