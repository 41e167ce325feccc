"""JSON out: the record, its bytes, and the schema that describes both."""

from __future__ import annotations

from typing import Any

import msgspec

from counterfoil.model import AuditRecord
from counterfoil.publish.convert import output_record
from counterfoil.publish.records import SCHEMA, AuditOut


def to_dict(record: AuditRecord) -> dict[str, Any]:
    """The audit as plain dicts, lists, strings and numbers: what `to_json` writes. Private names are masked."""
    plain: dict[str, Any] = msgspec.json.decode(to_json(record))
    return plain


def to_json(record: AuditRecord, *, indent: int | None = None) -> bytes:
    """The audit as UTF-8 JSON on one line, or over many with `indent`. The same record gives the same bytes."""
    line = msgspec.json.encode(output_record(record))
    return line if indent is None else msgspec.json.format(line, indent=indent)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one output record, made from the record types."""
    whole = msgspec.json.schema(AuditOut, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':').replace('.', ':')}",
        "title": SCHEMA,
        **whole,
    }


def json_schema_bytes() -> bytes:
    """The schema as it is kept in data/schema/audit-1.schema.json."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n"
