"""Publish an audit: JSON, a report page, CSV, a table on the terminal. Private names are masked in all of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterfoil.publish.masking import Mask, mask, mask_of
    from counterfoil.publish.output import json_schema, json_schema_bytes, to_dict, to_json
    from counterfoil.publish.page import to_html, to_index
    from counterfoil.publish.rows import to_csv
    from counterfoil.publish.terminal import to_table

__all__ = [
    "Mask", "json_schema", "json_schema_bytes", "mask", "mask_of", "to_csv", "to_dict", "to_html", "to_index",
    "to_json", "to_table",
]  # fmt: skip  # one long line of names reads better than one name a line

_MODULES = {
    "Mask": "masking", "json_schema": "output", "json_schema_bytes": "output", "mask": "masking", "mask_of": "masking",
    "to_csv": "rows", "to_dict": "output", "to_html": "page", "to_index": "page", "to_json": "output",
    "to_table": "terminal",
}  # fmt: skip
"""Where each name is at home. Opened when asked for: a build masks and writes rows, and needs no page."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
