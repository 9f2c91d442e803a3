"""Where a character of an Article's text stood in the input.

For text inputs (also the text field of a record, when its title was not put before it) the map is the identity but for line
breaks: CRLF became LF. For pages, PDF and DOCX files there is no map: their text was extracted, and the raw
bytes are known by their digest alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The offsets (in the Article's text) of the line breaks that were two characters in the input."""

    shortened: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """The offset in the decoded input of a character of the Article's text."""
        return offset + bisect_right(self.shortened, offset - 1)


def offset_map(raw: str) -> OffsetMap:
    """The map of a decoded text input."""
    return OffsetMap(tuple(m.start() - n for n, m in enumerate(re.finditer("\r\n", raw))))
