"""Any plain value to and from JSON, with the same bytes for the same value."""

from __future__ import annotations

from typing import Any

import msgspec

from tellings.errors import DatasetError

_encoder = msgspec.json.Encoder()


def encode_json(value: object) -> bytes:
    """Encode a record, dict, list or scalar as one line of JSON (UTF-8, keys in the order of the fields)."""
    return _encoder.encode(value)


def decode_json(data: bytes | str) -> Any:
    """Decode one JSON value.

    Raises:
        DatasetError: it is not JSON.
    """
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise DatasetError(f"not JSON: {error}") from error
