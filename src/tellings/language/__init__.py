"""The language stage: sentences, tokens with syntax, lexicons, gazetteer. One adapter to the parser."""

from tellings.language.analysis import Analysis, SentenceView, Token
from tellings.language.lexicon import Row, table
from tellings.language.parser import Parser, load_parser

__all__ = ["Analysis", "Parser", "Row", "SentenceView", "Token", "load_parser", "table"]
