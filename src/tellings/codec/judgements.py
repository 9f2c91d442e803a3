"""Judgements as a person writes them: JSON Lines, an id made of the content where none is given."""

from __future__ import annotations

from typing import Any

import msgspec

from tellings.codec.plain import decode_json
from tellings.errors import DatasetError
from tellings.model import Judgement, make_id


def decode_judgements(data: bytes, source: str) -> list[Judgement]:
    """Read Judgements; other record types of a dataset are passed over, so a dataset may be given back.

    Raises:
        DatasetError: a line is no Judgement; the message names file and line.
    """
    found = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value: Any = decode_json(line)
            if isinstance(value, dict) and value.get("type", "judgement") != "judgement":
                continue
            value.setdefault("id", _id(value))
            found.append(msgspec.convert(value, Judgement))
        except (DatasetError, msgspec.ValidationError, AttributeError, TypeError) as error:
            raise DatasetError(f"{source}:{number}: {error}") from error
    return found


def _id(value: dict[str, Any]) -> str:
    subjects = [str(s) for s in value.get("subjects", [])]
    return make_id("judgement", [subjects, *(str(value.get(k)) for k in ("verdict", "value", "author", "at"))])
