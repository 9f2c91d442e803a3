"""The base of all records: frozen, keyword-only, refusing unknown fields.

msgspec is named here and in :mod:`tellings.codec` alone. Types are not checked at construction
(a nested record costs 0.3 us that way); ``mypy --strict`` checks them.
"""

from __future__ import annotations

from typing import Any, Self

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A value that is never changed: a changed copy is made with :meth:`replace`."""

    def replace(self, **changes: Any) -> Self:
        """Return a copy in which the named fields have new values."""
        return msgspec.structs.replace(self, **changes)


def plain(value: object) -> Any:
    """Turn a record (or a list or dict of records) into plain dicts, lists and scalars."""
    return msgspec.to_builtins(value)
