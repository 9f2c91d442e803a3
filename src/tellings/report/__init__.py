"""Reports: the synopsis in the terminal, as one HTML page and in a notebook."""

from tellings.report.text import synopsis_text
from tellings.report.view import Compared, Synopsis, synopsis

__all__ = ["Compared", "Synopsis", "html_fragment", "html_page", "synopsis", "synopsis_text"]


def html_page(compared: Compared) -> str:
    """One self-contained page with synopsis, evidence, timeline and Findings."""
    from tellings.report.html import page  # noqa: PLC0415 - templates only where HTML is asked for

    return page(compared)


def html_fragment(compared: Compared) -> str:
    """The synopsis for a notebook cell."""
    from tellings.report.html import fragment  # noqa: PLC0415 - templates only where HTML is asked for

    return fragment(compared)
