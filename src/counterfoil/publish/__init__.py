"""Publish an audit: JSON, a report page, CSV, a table on the terminal. Private names are masked in all of them."""

from counterfoil.publish.masking import Mask, mask, mask_of
from counterfoil.publish.output import json_schema, json_schema_bytes, to_dict, to_json
from counterfoil.publish.page import to_html, to_index
from counterfoil.publish.rows import to_csv
from counterfoil.publish.terminal import to_table

__all__ = [
    "Mask",
    "json_schema",
    "json_schema_bytes",
    "mask",
    "mask_of",
    "to_csv",
    "to_dict",
    "to_html",
    "to_index",
    "to_json",
    "to_table",
]
