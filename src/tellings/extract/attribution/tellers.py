"""From the words of a source to Tellers: who it is, the body behind, the kind of origin."""

from __future__ import annotations

import re

from tellings.extract.attribution.adjuncts import OWNED
from tellings.extract.attribution.found import Found
from tellings.extract.attribution.lexicon import Noun, agencies, human_nouns, metonyms, nouns, person_titles
from tellings.language import Analysis, Token
from tellings.model import Chain, Name, OriginKind, Teller

_FIRST_PERSON = frozenset("i we us me our my ourselves".split())
_TITLE_KIND: dict[str, OriginKind] = {"military": "official", "police": "official", "medical": "medical", "political": "official"}
MAX_BODY_WORDS = 8
SPEECH = frozenset("say tell announce declare state assert insist admit allege deny confirm explain reply add write post speak".split())
"""Verbs whose subject speaks whatever its noun is ("the railway says 300"): Levin, English Verb Classes (1993), 37.1 and 37.7."""
_ISSUED = frozenset("statement release communique bulletin announcement briefing".split())


class Tellers:
    """Names the tellers of one Article, with its chains of coreference."""

    def __init__(self, analysis: Analysis, chains: list[Chain], folders: tuple[str, ...]) -> None:
        self.analysis = analysis
        self.folders = folders
        self.nouns = nouns(folders)
        self.titles = person_titles(folders)
        self.chain_of = {m.head: c for c in chains for m in c.mentions}
        self._bodies: dict[int, Name] = {}
        for chain in chains:
            if chain.kind == "person":
                for mention in chain.mentions:
                    token = analysis.token_at(mention.head)
                    body = self._body_of(token) if token is not None and mention.kind != "pronoun" else None
                    if body is not None and chain.id not in self._bodies:
                        self._bodies[chain.id] = body

    def chain(self, found: Found) -> list[Teller]:
        """The chain of an attribution: via whom, the source, whom it refers to. The article's own voice is no link."""
        if found.cue == found.source:  # a nickname before a colon
            return [Teller(name=Name(text=self.analysis.tokens[found.head].text), kind="witness")]
        spoken = any(self.analysis.tokens[i].lemma in SPEECH or self.analysis.tokens[i].lower in OWNED for i in found.cue)
        links = [*found.via, found.source, *found.beyond]
        tellers = [t for link in links if link and (t := self.teller(link, spoken=spoken or link is not found.source)) is not None]
        if found.label and tellers:
            tellers[-1] = self._labelled(found.label, tellers[-1])
        unique: list[Teller] = []
        for teller in tellers:
            if teller not in unique:
                unique.append(teller)
        return unique

    def _labelled(self, label: str, teller: Teller) -> Teller:
        """The teller of a label: as written there, or by the fuller name that the Article has for the same words."""
        label = re.sub(r"^(?:the|The|THE)\s+", "", label)
        name = teller.name.text if teller.name is not None else ""
        return teller if label.split()[-1] in name.split() and len(name) >= len(label) else teller.replace(name=self._name(label))

    def own_voice(self, source: list[int]) -> bool:
        """ "we", "our reporters", "this newspaper": the article itself."""
        tokens = [self.analysis.tokens[i] for i in source]
        head = self._head(source)
        if head is None or any(t.text[:1] in '“"' for t in tokens[:1]):
            return False
        near = [t.lower for t in tokens if t.i <= head.i]
        return head.lower in _FIRST_PERSON or "our" in near or ("this" in near and self._noun(head) is not None and self._is_outlet(head))

    def _is_outlet(self, head: Token) -> bool:
        noun = self._noun(head)
        return noun is not None and noun.kind in ("outlet", "news_agency")

    def teller(self, source: list[int], *, spoken: bool = False) -> Teller | None:
        """Name the teller that a run of tokens stands for; None for the article's own voice. ``spoken``: the cue is a verb of speech."""
        head = self._head(source)
        if head is None or self.own_voice(source):
            return None
        if head.lower in ("who", "which", "that") and head.dep in ("nsubj", "nsubjpass"):
            verb = self.analysis.head_of(head)
            head = self.analysis.head_of(verb) if verb.dep == "relcl" else head
        chain = self.chain_of.get(head.start)
        noun = self._noun(head)
        if noun is None and {head.lower, head.lemma} & OWNED and (owner := self._owner(head)) is not None:
            return self.teller(owner)  # "a count by the relief agency"
        if not (spoken and head.pos == "NOUN" and head.dep in ("nsubj", "agent", "pobj", "poss", "dep")) and not self._speaks(head, noun):
            return None
        if self._is_whereabouts(head, noun):
            return None
        if noun is not None and noun.type == "document":
            owner = self._owner(head) or self._issuer_of(head)
            if owner is not None:
                return self.teller(owner)
            if self.analysis.article.issuer:
                return None
        text = self._wording(head, chain)
        body = self._body_of(head) or (self._bodies.get(chain.id) if chain is not None else None)
        kind = self._kind(head, chain, text, body)
        alone = self._name_alone(head, text)
        if body is not None and (body.text == text or body.text in text[: len(text) - len(alone)]):
            body = None
        text = alone
        return Teller(name=self._name(text), body=body, kind=kind)

    def _speaks(self, head: Token, noun: Noun | None) -> bool:
        """Names, pronouns, numbers and nouns for persons, bodies and documents; not a place, a tent, a disease."""
        return noun is not None or head.pos not in ("NOUN", "VERB", "ADV", "ADP") or head.lemma in human_nouns(self.folders)

    def _is_whereabouts(self, head: Token, noun: Noun | None) -> bool:
        """A name after "from", "in", "at": where it was reported, not by whom."""
        prep = self.analysis.head_of(head)
        return noun is None and head.dep == "pobj" and prep.lower in ("from", "in", "at", "near") and head.entity not in ("ORG", "PERSON")

    def _issuer_of(self, document: Token) -> list[int] | None:
        """Whose "the official statement" or "the release" is: the official body named last before it."""
        if document.lemma not in _ISSUED or not any(c.lower in ("the", "official") for c in self.analysis.children(document)):
            return None
        for token in reversed(self.analysis.tokens[max(0, document.i - 150) : document.i]):
            noun = self.nouns.get(token.lower)
            if noun is not None and noun.type == "body" and noun.kind == "official" and token.dep not in ("compound", "amod", "poss"):
                return [t.i for t in self.analysis.subtree(token) if t.i <= token.i]
        return None

    def _name(self, text: str) -> Name:
        agency = agencies(self.folders).get(text)
        state = metonyms(self.folders).get(text)
        canonical = agency[0] if agency else f"government of {state}" if state else None
        return Name(text=text, canonical=canonical)

    def _head(self, source: list[int]) -> Token | None:
        inside = set(source)
        tops = [t for i in source if ((t := self.analysis.tokens[i]).head == i or t.head not in inside) and t.text[:1].isalnum()]
        if tops:  # "Governor's office corrects: ...", where the parser takes the verb for a noun
            return next((t for t in tops if t.dep != "poss"), tops[0])
        return next((self.analysis.tokens[i] for i in source if self.analysis.tokens[i].text[:1].isalnum()), None)

    def _noun(self, head: Token) -> Noun | None:
        return self.nouns.get(head.lower) or self.nouns.get(head.lemma)

    def _wording(self, head: Token, chain: Chain | None) -> str:
        """The fullest wording of the antecedent; without a chain the phrase around the head; without its article "the"."""
        if chain is not None and any(m.kind != "pronoun" for m in chain.mentions):
            own = next((m for m in chain.mentions if m.head == head.start and m.kind != "pronoun"), None)
            text = chain.name if self._names(head, chain) or own is None else own.span.of(self.analysis.text)
            if own is not None and len(_words(own.span.of(self.analysis.text))) > len(_words(text)):
                text = own.span.of(self.analysis.text)
        else:
            left = [c for c in head.children if c < head.i and self._modifies(self.analysis.tokens[c])]
            start = self.analysis.tokens[min([head.i, *left])].start
            text = self.analysis.text[start : head.end]
        if len(apposed := self.analysis.children(head, "appos")) == 1 and head.pos == "NOUN" and apposed[0].i == head.i + 1:
            named = apposed[0]  # "the salvage company Nordhaul"
            text = f"{text} {named.text}" if named.pos == "PROPN" and named.text not in text.split() else text
        text = self._without_office(head, text)
        text = re.sub(r"^\d{1,2}[:.]\d{2}\s+(?=\D)", "", re.sub(r"\s+", " ", text).strip(" ,;:\"“”'"))
        return re.sub(r"^(?:(?:the|The|THE)\s+)?(?:so-called\s+)?", "", text) or head.text

    def _names(self, head: Token, chain: Chain) -> bool:
        """Whether the fullest wording of a chain may name a common noun in it: a proper name, but no place, or the same noun."""
        if head.pos != "NOUN":
            return True
        mention = next((m for m in chain.mentions if m.span.of(self.analysis.text) == chain.name), None)
        token = self.analysis.token_at(mention.head) if mention is not None else None
        if mention is None or token is None or mention.kind != "name":
            return token is None or token.lemma == head.lemma or token.lower == head.lower or token.tag == "NNP"
        before = next((t for t in self.analysis.subtree(token) if t.i <= token.i), token)
        prep = self.analysis.tokens[before.i - 1] if before.i else before
        return prep.lower not in ("at", "in", "near", "outside", "off", "around")

    @staticmethod
    def _without_office(head: Token, text: str) -> str:
        """The name alone of "civil protection chief Ada Merino": words in lower case before a full name are the office."""
        named = re.match(r"(?:[a-z][\w-]*\s+)+(?=[A-ZÀ-Þ][\w'’.-]+ (?:[a-z]{2,3} )?[A-ZÀ-Þ])", text)
        return text[named.end() :] if named is not None and head.pos == "PROPN" and head.entity == "PERSON" else text

    @staticmethod
    def _name_alone(head: Token, text: str) -> str:
        """The name of "relief agency Lantern", "news site Vesper": the nouns in lower case before it say what it is."""
        named = re.match(r"(?:[a-z][\w-]*\s+){2,4}(?=[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+)*$)", text)
        proper = named is not None and head.entity != "PERSON" and head.text[:1].isupper() and head.text in text[named.end() :]
        return text[named.end() :] if named is not None and proper and not named.group().endswith((" of ", " the ")) else text

    @staticmethod
    def _modifies(token: Token) -> bool:
        clock = token.text[:1].isdigit() and (":" in token.text or "." in token.text)  # "14:10 Fire brigade: ..."
        return token.dep in ("det", "amod", "compound", "poss", "nummod") and not clock

    def _owner(self, document: Token) -> list[int] | None:
        """Whose document it is: "the ministry's statement", "a statement by the ministry"; its own noun otherwise."""
        owners = self.analysis.children(document, "poss")
        for prep in self.analysis.children(document, "prep"):
            if prep.lower in ("by", "from", "of"):
                owners += self.analysis.children(prep, "pobj")
        for owner in owners:
            known = self._noun(owner)
            chained = self.chain_of.get(owner.start)
            if owner.pos in ("PROPN", "PRON") or (known is not None and known.type != "document") or (chained and chained.kind == "body"):
                return [t.i for t in self.analysis.subtree(owner) if t.text not in ("'s", "’s", "'", "’")]
        return None

    def _body_of(self, head: Token) -> Name | None:
        """The body that a person speaks for, out of the words around the person's name."""
        noun = self._noun(head)
        if head.pos == "PRON" or (noun is not None and noun.type == "body"):
            return None
        for token in self._around(head):
            known = self._noun(token)
            if token.i == head.i or known is None or known.type != "body" or token.pos not in ("NOUN", "PROPN"):
                continue
            chain = self.chain_of.get(token.start)
            text = self._wording(token, chain) if chain is not None else self._compound(token)
            if len(_words(text)) <= MAX_BODY_WORDS and text.lower() != head.lower:
                return self._name(text)
        return None

    def _around(self, head: Token) -> list[Token]:
        """Modifiers before the head, then "of"/"at"/"in" phrases, appositions and "who heads ..." clauses after it."""
        near = [t for c in self.analysis.children(head, "compound", "nmod", "amod", "poss") for t in self.analysis.subtree(c)]
        for child in self.analysis.children(head, "prep", "appos", "relcl", "acl"):
            if child.dep == "prep" and child.lower not in ("of", "for", "at", "in", "with", "from", "within"):
                continue
            below = self.analysis.subtree(child)
            if child.dep in ("relcl", "acl"):
                if child.lemma not in ("head", "lead", "run", "work", "speak", "represent", "command", "direct", "chair", "be"):
                    continue
                below = below[:16]
            near.extend(below)
        if head.dep == "appos":
            above = self.analysis.head_of(head)
            near.extend(t for t in self.analysis.subtree(above) if t.i < head.i)
        return near

    def _compound(self, token: Token) -> str:
        """The run of compound words up to a body noun: "Defense Ministry" in "a Defense Ministry source"."""
        first = token.i
        while first > 0:
            before = self.analysis.tokens[first - 1]
            fits = before.text[:1].isupper() or before.dep in ("compound", "amod", "nmod")
            if not fits or before.pos in ("PUNCT", "DET", "ADP", "VERB") or before.end + 1 < self.analysis.tokens[first].start:
                break
            first -= 1
        return self.analysis.text[self.analysis.tokens[first].start : token.end]

    def _kind(self, head: Token, chain: Chain | None, text: str, body: Name | None) -> OriginKind:
        if text in agencies(self.folders):
            return agencies(self.folders)[text][1]
        if text in metonyms(self.folders):
            return "official"
        noun = self._noun(head) if head.pos != "PRON" else None
        named = next((n for w in reversed(_words(text)) if (n := self.nouns.get(w))), None)
        noun = named if noun is None or (noun.kind == "witness" and named is not None) else noun  # "the man" is the officer named before
        if noun is not None and noun.kind != "unnamed":
            return noun.kind if noun.kind != "party" or noun.type == "body" or body is None else self._body_kind(body) or "party"
        if noun is not None and noun.kind == "unnamed":
            return (self._body_kind(body) if body is not None else None) or "unnamed"
        return self._title_kind(text) or (self._body_kind(body) if body else None) or self._chain_kind(chain)

    def _body_kind(self, body: Name) -> OriginKind | None:
        return next((n.kind for w in reversed(_words(body.text)) if (n := self.nouns.get(w)) and n.type == "body"), None)

    def _title_kind(self, text: str) -> OriginKind | None:
        return next((k for w in text.split() if (k := _TITLE_KIND.get(self.titles.get(w.lower().rstrip("."), "")))), None)

    def _chain_kind(self, chain: Chain | None) -> OriginKind:
        """A named person whose mentions carry a noun ("a 44-year-old teacher") is of that noun's kind; any other is a witness."""
        if chain is None:
            return "unnamed"
        for mention in chain.mentions:
            token = self.analysis.token_at(mention.head)
            near = [token, *self.analysis.children(token, "appos", "compound")] if token is not None else []
            for word in near:
                noun = self._noun(word)
                if noun is not None and noun.kind != "unnamed":
                    return noun.kind
        return "party" if chain.kind == "body" else "witness"


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower()) if text.isascii() else [w.lower() for w in _WORDS.findall(text)]


_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
