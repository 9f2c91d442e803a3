"""Ids come from content: a kind and 16 hex digits of blake2b over the JSON array of the key fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Key = str | int | float | bool | None


def make_id(kind: str, key: Sequence[Key | Sequence[Key]]) -> str:
    """Return ``kind-xxxxxxxxxxxxxxxx`` for the key fields.

    The same key gives the same id on every machine; joined strings and counters are never used
    (ids joined with dots collide).
    """
    data = json.dumps(list(key), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.blake2b(data, digest_size=8).hexdigest()}"
