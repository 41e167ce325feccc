"""Annotated statements as resolution meets them: figures as the rules read them, and what the annotation says of each.

The weights of resolution are fitted on figures as read, slips and all, since those are what they will weigh.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from counterfoil.extract import extract
from counterfoil.model import Extraction, Period
from counterfoil.read import read
from counterfoil.resolve.wholes import wholes


@dataclass(frozen=True)
class Reading:
    """A statement read by the rules alone, wholes settled. truth: the annotation, by the ids of the claims it is of."""

    extraction: Extraction
    truth: dict[str, dict[str, Any]]


def readings(folder: Path) -> Iterator[Reading]:
    """Every annotated statement of `folder`."""
    for path in sorted(folder.glob("*.txt")):
        rows = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"]
        known = {(row["start"], row["end"]): row for row in rows}
        found = extract(read(str(path)), use_model=False)
        found = replace(found, claims=wholes(found, found.claims))
        spans = {claim.id: (claim.span.start, claim.span.end) for claim in found.claims}
        yield Reading(found, {name: known[span] for name, span in spans.items() if span in known})


def period(row: dict[str, Any]) -> Period | None:
    """The annotated days."""
    days = row["period"]
    return Period(date.fromisoformat(days["start"]), date.fromisoformat(days["end"])) if days else None
