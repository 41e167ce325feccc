"""The claims of an annotated statement, as the program extracts them, by the guide's field names."""

from __future__ import annotations

from typing import cast

from counterfoil.evaluation.annotated import Annotated, Fields
from counterfoil.pipeline import claims_of
from counterfoil.publish import to_dict
from counterfoil.read import read


def extracted_claims(one: Annotated, *, use_model: bool = True) -> list[Fields]:
    """Read the statement from its file, with its metadata, and extract."""
    record = claims_of(read(one.source), use_model=use_model)
    return cast("list[Fields]", to_dict(record)["claims"])
