"""Text of articles made safe and visible for a terminal."""

from __future__ import annotations

import unicodedata

_PICTURE = 0x2400
"""Control pictures: U+2400 + code stands for the control character."""


def visible(text: str) -> str:
    """Make control, escape, bidirectional and zero-width characters visible, and line breaks blanks.

    Everything in the Unicode categories Cc, Cf, Co, Cs and Zl/Zp is shown as a control picture or as ``<U+202E>``.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = {ord(c): s for c in set(text) if (s := _shown(c)) != c}
    return text.translate(shown) if shown else text


def _shown(char: str) -> str:
    if char in "\n\r\t\u00a0\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if category == "Cc":
        return chr(_PICTURE + ord(char)) if ord(char) < 0x20 else f"<U+{ord(char):04X}>"
    return f"<U+{ord(char):04X}>" if category in ("Cf", "Co", "Cs", "Cn") else char
