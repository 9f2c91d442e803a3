"""The only place that knows JSON (with :mod:`tellings.model.record`)."""

from tellings.codec.dataset import SCHEMA, decode_dataset, encode_dataset
from tellings.codec.judgements import decode_judgements
from tellings.codec.plain import decode_json, encode_json

__all__ = ["SCHEMA", "decode_dataset", "decode_json", "decode_judgements", "encode_dataset", "encode_json"]
