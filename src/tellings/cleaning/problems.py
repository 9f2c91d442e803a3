"""Problems of the cleaning stage: stable codes and what they mean (docs/errors.md repeats this table)."""

from __future__ import annotations

from tellings.model import Problem, make_id

STAGE = "cleaning"

CODES: dict[str, str] = {
    "no_text": "No readable text was found: an empty page, or one of furniture only.",
    "too_long": "The text is longer than max_article_chars. It was not read.",
    "deep_html": "The page nests its tags deeper than the reader goes. Its text was taken without its structure.",
    "one_line": "The article is a single line: a title and a body cannot be told apart, and nothing of the page confirms it.",
    "hidden_characters": "Invisible characters inside words, characters that turn the direction of writing, or control characters. "
    "They are kept in the text and passed over in reading.",
    "long_number": "A number of more than 30 digits. It is kept in the text and is no figure.",
    "unsupported_language": "The article is in a language that is not read for claims. It is kept and compared by its words.",
    "impossible_date": "A date that no calendar has, such as 31 February, in metadata or a date line. The publication date stays unknown.",
    "bad_date": "A given publication date cannot be understood. It is kept among the metadata; the publication date stays unknown.",
    "duplicate_input": "The same article (bytes, url and outlet) came in twice. It is one Article with two files.",
}


def problem(code: str, message: str, file: str | None = None, article: str | None = None) -> Problem:
    """Make a Problem of this stage."""
    return Problem(id=make_id("problem", [STAGE, code, file, message]), article=article, file=file, stage=STAGE, code=code, message=message)
