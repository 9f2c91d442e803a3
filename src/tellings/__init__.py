"""Tellings reads many articles about the same happenings and shows what each says, on whose word, and what is left standing."""

__version__ = "0.1.0"
