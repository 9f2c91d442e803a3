"""Part of speech and lemma of a token, worked out once for each form.

The model's last two components, which are rules, look at the word, its tag and its label; one of them tries 180 patterns on
every token, an eighth of the cost of parsing. What they say of a form is remembered here. The few patterns of two tokens ("gon na",
"there 's") need their neighbours: a sentence that may hold one is given to the components as a whole.
"""

from __future__ import annotations

from typing import Any

COMPONENTS = ("attribute_ruler", "lemmatizer")
OWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What a pattern may look at so that a form alone decides."""

KEPT = 200_000
"""Forms remembered before all are forgotten: 60 MB; an article brings a few dozen new ones."""

Form = tuple[str, str]
"""Part of speech and lemma."""


class Forms:
    """The memory of one model's components."""

    def __init__(self, nlp: Any) -> None:
        self._vocab = nlp.vocab
        self._doc = type(nlp.make_doc(""))
        self._components = [nlp.get_pipe(name) for name in COMPONENTS]
        self._words: set[str] = set()
        self._labels: set[str] = set()
        for pattern in self._components[0].patterns:
            for tokens in pattern["patterns"]:
                if len(tokens) > 1:
                    self._watch(tokens)
        self._known: dict[tuple[int, int, int], Form | None] = {}
        _searchable(self._components[1])

    def _watch(self, tokens: list[dict[str, Any]]) -> None:
        """Note what shows that a pattern of several tokens may match: a word, else a label, else one of some words."""
        for token in tokens:
            if isinstance(token.get("LOWER"), str):
                self._words.add(token["LOWER"])
                return
        for token in tokens:
            if isinstance(token.get("DEP"), str):
                self._labels.add(token["DEP"])
                return
        self._words.update(next(t["LOWER"]["IN"] for t in tokens if "IN" in t.get("LOWER", {})))

    def read(self, doc: Any) -> list[Form]:
        """The form of each token of a tagged and parsed sentence."""
        keys = [(t.orth, t.tag, t.dep) for t in doc]
        known = self._known
        if len(known) >= KEPT:
            known.clear()
        new = {key: token for key, token in zip(keys, doc, strict=True) if key not in known}
        if new:
            self._learn(new)
        found = [known[key] for key in keys]
        if None in found:
            for component in self._components:
                component(doc)
            return [(t.pos_, t.lemma_) for t in doc]
        return found  # type: ignore[return-value]

    def _learn(self, new: dict[tuple[int, int, int], Any]) -> None:
        """Ask the components about new forms: side by side, which tells them nothing, since no pattern of several tokens can match."""
        alone = {key: t for key, t in new.items() if t.lower_ not in self._words and t.dep_ not in self._labels}
        self._known.update(dict.fromkeys(new.keys() - alone.keys()))
        if not alone:
            return
        side = list(alone.values())
        doc = self._doc(
            self._vocab,
            words=[t.text for t in side],
            tags=[t.tag_ for t in side],
            heads=list(range(len(side))),
            deps=[t.dep_ for t in side],
        )
        for component in self._components:
            component(doc)
        self._known.update((key, (t.pos_, t.lemma_)) for key, t in zip(alone, doc, strict=True))


def _searchable(lemmatizer: Any) -> None:
    """Make sets of the lemmatizer's lists of known words: it looks for a word in a list of ninety thousand nouns."""
    index = lemmatizer.lookups.get_table("lemma_index", {})
    for kind in list(index.keys()):
        index[kind] = frozenset(index[kind])


def fits(nlp: Any) -> bool:
    """Do the components end the pipeline's tagging, and do their patterns look at the form alone?"""
    if not all(name in nlp.pipe_names for name in COMPONENTS) or nlp.get_pipe(COMPONENTS[1]).mode != "rule":
        return False
    tokens = [t for p in nlp.get_pipe(COMPONENTS[0]).patterns for own in p["patterns"] for t in own]
    return all(set(t) <= OWN for t in tokens)
